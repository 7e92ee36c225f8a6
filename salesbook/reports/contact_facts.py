"""What several papers say of a contact: how the name is said, where they are, which number to try first, how they left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from salesbook.domain.contact import Address, Contact, Phone
from salesbook.domain.emotion import Mood
from salesbook.domain.label import label_text
from salesbook.domain.profile import Profile
from salesbook.domain.readings import pinyin
from salesbook.domain.reminders.emotion import alarm_key
from salesbook.domain.text import Text
from salesbook.domain.visit import Visit
from salesbook.domain.written_address import chinese_place, is_chinese
from salesbook.queries.contacts import employment_now
from salesbook.queries.visits import LastTime, last_time
from salesbook.store.notebook import NotebookReader
from salesbook.store.search import readings


@dataclass(frozen=True)
class Left:
    """The last emotion with its visit, and whether it is an alarm not made good yet."""

    last: LastTime | None
    alarm: bool


def phonetic_of(contact: Contact) -> str:
    """How the name is said: as the rep entered it, or else the likely reading of a Chinese one."""
    parts = f"{contact.phonetic_family_name} {contact.phonetic_given_name}".strip()
    return contact.phonetic or parts or pinyin(contact.name, readings())


def ends_at(visit: Visit) -> time | None:
    """The wall time a planned visit ends; None while its start or length is open."""
    if visit.at is None or not visit.lasted:
        return None
    return (datetime.combine(visit.day, visit.at) + timedelta(minutes=visit.lasted)).time()


def phones_best_first(profile: Profile) -> list[Phone]:
    """The preferred number, then mobiles, then the rest in the contact's own order."""
    return sorted(
        profile.phones, key=lambda phone: (not phone.preferred, phone.label not in ("", "mobile"), phone.position)
    )


def address_to_visit(profile: Profile) -> Address | None:
    """The first address at work, or else the first."""
    ordered = sorted(profile.addresses, key=lambda address: (address.label != "work", address.position))
    return ordered[0] if ordered else None


def address_line(address: Address | None) -> str:
    """An address in one line, its parts as they are written in its own script."""
    if address is None:
        return ""
    if is_chinese(address):
        return chinese_place(address, above=False)
    return ", ".join(part for part in (address.extended, address.street, address.postal_code, address.city) if part)


def place_to_visit(profile: Profile) -> str:
    """Where to see the contact, in one line: their own address, else that of the organisation they work for."""
    own = address_line(address_to_visit(profile))
    _employment, organisation = employment_now(profile)
    if own or organisation is None or not organisation.address:
        return own
    city = "" if organisation.place in organisation.address else organisation.place
    return address_line(Address(profile.contact.id, street=organisation.address, city=city))


def number_to_call(profile: Profile) -> str:
    """The number to try first; where the contact has none, that of the organisation they work for."""
    phones = phones_best_first(profile)
    _employment, organisation = employment_now(profile)
    return phones[0].value if phones else organisation.phone if organisation else ""


def how_left(notebook: NotebookReader, contact_id: str) -> Left:
    """How the contact left the last visit that an emotion was recorded for."""
    felt = last_time(notebook, contact_id)
    if felt is None or felt.emotion.mood is not Mood.NEGATIVE:
        return Left(felt, alarm=False)
    key = alarm_key(contact_id, felt.visit.id)
    return Left(felt, not notebook.rows("SELECT 1 FROM answer WHERE reminder = ? AND kind = 'done'", key))


_PHONE_LABELS = {
    "": Text("Phone"),
    "mobile": Text("Mobile"),
    "work": Text("Office"),
    "home": Text("Home"),
    "main": Text("Main number"),
    "assistant": Text("Assistant"),
}


def phone_label(label: str) -> Text:
    """What a number is called: a known word in the language of the paper, the rep's own as it stands."""
    return _PHONE_LABELS.get(label) or label_text(label, _PHONE_LABELS[""])
