"""A contact as the cells of a row: what a vCard carries of it, but for the photo and lines that only cards have.

Reading the cells brings back what they say, whichever table they were put into. `vcard_write_carried` says what stays in the
notebook, such as private notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from salesbook.domain.contact import Address, Contact
from salesbook.domain.important_date import Calendar, DateKind, ImportantDate
from salesbook.domain.interest import InterestKind
from salesbook.domain.names import joined_name, split_name
from salesbook.domain.profile import Profile
from salesbook.formats.columns import Field, Meaning
from salesbook.formats.kept_columns import kept_column
from salesbook.formats.table_lists import in_one_cell, numbers_in, several, tags_in
from salesbook.formats.vcard_labels import relation_of
from salesbook.formats.vcard_write_carried import carried
from salesbook.system.i18n import language

_KINDS = {kind.value for kind in DateKind}


@dataclass(frozen=True)
class Written:
    """A cell to be written: what it holds, its text, the how-manieth of its kind it is, and whether it is preferred."""

    meaning: Meaning
    text: str
    number: int = 1
    preferred: bool = False


def written_cells(profile: Profile, *, by_parts: bool = False) -> list[Written]:
    """The filled cells of a contact, in the order of a list: who, where from, how to reach, and all else.

    `by_parts` is for the tables of programs, which know a name by its parts: the whole is left out where the parts make
    it, and what a date is called stands in its label. For people it stands before the day, in their language.
    """
    profile = carried(profile)
    found = [
        *_of_the_name(profile.contact, by_parts=by_parts),
        *_of_work(profile),
        *_of_reach(profile),
        *_of_dates(profile, by_parts=by_parts),
        *_of_the_person(profile, "" if by_parts else _between()),
        Written(Meaning(Field.UID), profile.contact.uid),
    ]
    return [cell for cell in found if cell.text]


def _of_the_name(contact: Contact, *, by_parts: bool) -> Iterator[Written]:
    made = joined_name(contact.family_name, contact.given_name, contact.middle_name)
    yield Written(Meaning(Field.NAME), "" if by_parts and made == contact.name else contact.name)
    parts = {
        Field.FAMILY_NAME: contact.family_name,
        Field.GIVEN_NAME: contact.given_name,
        Field.MIDDLE_NAME: contact.middle_name,
    }
    is_split = (contact.family_name, contact.given_name) == split_name(contact.name)
    if by_parts or contact.middle_name or not is_split:
        # Else whoever reads the name knows them.
        yield from (Written(Meaning(field), text) for field, text in parts.items())
    yield Written(Meaning(Field.PREFIX), contact.prefix)
    yield Written(Meaning(Field.SUFFIX), contact.suffix)
    yield Written(Meaning(Field.NICKNAME), in_one_cell(contact.nicknames) if contact.nicknames else "")
    yield Written(Meaning(Field.PHONETIC), contact.phonetic)
    yield Written(Meaning(Field.PHONETIC_FAMILY_NAME), contact.phonetic_family_name)
    yield Written(Meaning(Field.PHONETIC_GIVEN_NAME), contact.phonetic_given_name)


def _of_work(profile: Profile) -> Iterator[Written]:
    names = {organisation.id: organisation.name for organisation in profile.organisations}
    for number, job in enumerate(profile.employments, 1):
        yield Written(Meaning(Field.ORGANISATION), names.get(job.organisation_id or "", ""), number)
        yield Written(Meaning(Field.DEPARTMENT), job.department, number)
        yield Written(Meaning(Field.TITLE), job.title, number)
        yield Written(Meaning(Field.PROFESSION), job.profession, number)


def _of_reach(profile: Profile) -> Iterator[Written]:
    count = _Count()
    for phone in profile.phones:
        text = in_one_cell((phone.value,), numbers_in)
        yield count.next(Meaning(Field.PHONE, phone.label), text, preferred=phone.preferred)
    for email in profile.emails:
        text = in_one_cell((email.value,), tags_in)
        yield count.next(Meaning(Field.EMAIL, email.label), text, preferred=email.preferred)
    for one in profile.messaging_ids:
        yield count.next(Meaning(Field.MESSAGING, one.service), one.value)
    for address in profile.addresses:
        number = count.number(Meaning(Field.ADDRESS, address.label))
        for field, text in address_parts(address):
            yield Written(Meaning(field, address.label), text, number, address.preferred)
    for site in profile.websites:
        yield count.next(Meaning(Field.WEBSITE, site.label), site.value)


def address_parts(address: Address) -> tuple[tuple[Field, str], ...]:
    """The parts of an address by their fields."""
    return (
        (Field.STREET, address.street),
        (Field.EXTENDED, address.extended),
        (Field.PO_BOX, address.po_box),
        (Field.CITY, address.city),
        (Field.REGION, address.region),
        (Field.POSTAL_CODE, address.postal_code),
        (Field.COUNTRY, address.country),
    )


def _of_dates(profile: Profile, *, by_parts: bool) -> Iterator[Written]:
    count = _Count()
    for date in profile.dates:
        if by_parts:
            yield count.next(Meaning(Field.DATE, _date_label(date)), date_text(date))
        else:
            called = f"{date.label}: " if date.label else ""
            text = date_text_zh(date) if language() == "zh_CN" else date_text(date)
            yield count.next(Meaning(Field.DATE, date.kind.value), called + text)


def _between() -> str:
    """What stands between several words in one cell."""
    return "、" if language() == "zh_CN" else "; "


def _of_the_person(profile: Profile, between: str) -> Iterator[Written]:
    count = _Count()
    for relation in profile.relations:
        known = relation.detail if relation_of(relation.detail) == (relation.word, relation.detail) else ""
        yield count.next(Meaning(Field.RELATION, known or relation.word), in_one_cell((relation.name,), tags_in))
    for kind, field in ((InterestKind.HOBBY, Field.HOBBY), (InterestKind.TOPIC, Field.TOPIC)):
        texts = [interest.text for interest in profile.interests if interest.kind is kind]
        yield Written(Meaning(field), in_one_cell(texts, several, between) if texts else "")
    words = [tag.word for tag in profile.tags]
    yield Written(Meaning(Field.TAGS), in_one_cell(words, tags_in, between) if words else "")
    yield Written(Meaning(Field.LANGUAGE), profile.contact.language)
    for note in profile.notes:
        yield count.next(Meaning(Field.NOTE), note.text)
    for line in profile.card_properties:
        if column := kept_column(line):
            yield count.next(Meaning(Field.KEEP, column[0]), column[1])


class _Count:
    """Counts how many cells there are of each meaning."""

    def __init__(self) -> None:
        self._of: dict[Meaning, int] = {}

    def number(self, meaning: Meaning) -> int:
        """The number of one more."""
        self._of[meaning] = self._of.get(meaning, 0) + 1
        return self._of[meaning]

    def next(self, meaning: Meaning, text: str, *, preferred: bool = False) -> Written:
        """One more, with its number."""
        return Written(meaning, text, self.number(meaning), preferred)


def _date_label(date: ImportantDate) -> str:
    """`birthday`, `festival: 春节`, or a label of the user's own."""
    kind = date.kind.value
    if not date.label:
        return kind
    is_own = date.kind is DateKind.OTHER and date.label.partition(":")[0].strip().casefold() not in _KINDS
    return date.label if is_own else f"{kind}: {date.label}"


def date_text(date: ImportantDate) -> str:
    """The day as tables are read: ISO, without a year after two hyphens, a lunar one behind a word."""
    if date.calendar is Calendar.LUNAR:
        year = f"{date.year}-" if date.year else ""
        return f"lunar:{year}{'leap' if date.leap_month else ''}{date.month}-{date.day}"
    year = f"{date.year:04}" if date.year else "-"
    return f"{year}-{date.month:02}-{date.day:02}"


def date_text_zh(date: ImportantDate) -> str:
    """The day as it is written in Chinese: 1984-03-09, 3月9日, 农历1984年闰10月3日."""
    if date.calendar is Calendar.SOLAR and date.year:
        return date_text(date)
    year = f"{date.year}年" if date.year else ""
    lunar = "农历" if date.calendar is Calendar.LUNAR else ""
    return f"{lunar}{year}{'闰' if date.leap_month else ''}{date.month}月{date.day}日"
