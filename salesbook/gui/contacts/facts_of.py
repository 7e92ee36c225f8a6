"""A contact's profile as the sections of the facts column, in the order people look for them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from salesbook.domain.channel import Channel
from salesbook.domain.contact import Address, Contact, Email, MessagingId, Note, Phone, Website
from salesbook.domain.errors import Refused
from salesbook.domain.important_date import DateKind, ImportantDate
from salesbook.domain.interest import Interest, Need
from salesbook.domain.organisation import BuyingRole, Employment
from salesbook.domain.profile import Profile
from salesbook.domain.relation import RELATION_WORDS, Relation
from salesbook.domain.text import Text
from salesbook.gui.contacts import date_words, fact_words
from salesbook.gui.contacts.asked_again import known_today
from salesbook.gui.contacts.fact import Fact, Section, Write
from salesbook.gui.contacts.fact_words import (
    PHONE_LABELS,
    PLACE_LABELS,
    choice_from,
    is_email,
    is_phone,
    label_words,
    list_from,
    relation_from,
    relation_words,
    shown_label,
    stored_label,
)
from salesbook.operations.facts import change_fields, remove_part, write_employment, write_part
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, day_and_month, listed, medium_date, word

_PHONE, _EMAIL, _ADDRESS, _WEBSITE = Text("phone"), Text("email"), Text("address"), Text("website")


@dataclass(frozen=True)
class Facts:
    """Makes facts of one contact. `find` gives the id of the only one with a name, `matters` is what the rep ranks from."""

    profile: Profile
    today: datetime.date
    find: Callable[[str], str | None]
    matters: tuple[str, ...] = ()

    @property
    def contact(self) -> Contact:
        """Whose facts they are."""
        return self.profile.contact

    def sections(self) -> tuple[Section, ...]:
        """All sections of lines; interests and tags are chips, and stand apart."""
        it = self.profile
        reach = [*map(self.phone, it.phones), *map(self.messaging, it.messaging_ids), *map(self.email, it.emails)]
        reach += [fact for address in it.addresses for fact in self.address(address)]
        reach += [*map(self.website, it.websites), self._channel(), self._hours()]
        avoid = [self.avoid(one) for one in it.interests if one.avoid]
        return (
            Section("reach", _("How to reach"), tuple(reach), self._reach_adds()),
            Section("dates", _("Important dates"), tuple(map(self.date, it.dates)), (("date", _("Date")),)),
            Section(
                "people",
                _("Family and relations"),
                tuple(map(self.relation, it.relations)),
                (("relation", _("Relation")),),
            ),
            Section("avoid", _("Topics to avoid"), tuple(avoid), (("avoid", _("Topic to avoid")),)),
            Section("needs", _("Needs"), tuple(map(self.need, it.needs)), (("need", _("Need")),)),
            Section("matters", _("Matters most"), (self._matters(),)),
            Section("met", _("How we met"), (self._met(),)),
            Section("work", _("Work"), self._work(), (("employment", _("Employment")),)),
            Section("person", _("Person"), self._person()),
            self._notes("notes", _("Notes"), private=False),
            self._notes("private", _("Private notes"), private=True),
        )

    def blank(self, kind: str, row_id: str = "") -> Fact | None:
        """An empty fact of a kind, to be written; with the id a draft names it by."""
        mine = self.contact.id
        makers: dict[str, Callable[[], Fact]] = {
            "phone": lambda: self.phone(_known(Phone(mine, "", "mobile"), row_id)),
            "email": lambda: self.email(_known(Email(mine, ""), row_id)),
            "messaging": lambda: self.messaging(_known(MessagingId(mine, "WeChat", ""), row_id)),
            "address": lambda: self.address(_known(Address(mine), row_id))[0],
            "website": lambda: self.website(_known(Website(mine, ""), row_id)),
            "date": lambda: self.date(_known(ImportantDate(mine, DateKind.BIRTHDAY, 1, 1), row_id), blank=True),
            "relation": lambda: self.relation(_known(Relation(mine, "friend", ""), row_id)),
            "avoid": lambda: self.avoid(_known(Interest(mine, "", avoid=True), row_id)),
            "need": lambda: self.need(_known(Need("", mine, since=self.today), row_id)),
            "note": lambda: self.note(_known(Note("", mine), row_id)),
            "private": lambda: self.note(_known(Note("", mine, private=True), row_id)),
            "employment": lambda: self._employment(_known(Employment(mine, None), row_id))[0],
        }
        maker = makers.get(kind)
        return maker() if maker else None

    def phone(self, phone: Phone) -> Fact:
        """A number: what is none is kept and marked."""
        return Fact(
            f"phone:{phone.id}",
            label_words(phone.label, _PHONE),
            phone.value,
            self._part(phone, lambda label, text: {"value": text, "label": stored_label(phone.label, label, _PHONE)}),
            free_label=True,
            labels=tuple(label_words(one, _PHONE) for one in PHONE_LABELS),
            hint=_("Number"),
            problem="" if not phone.value or is_phone(phone.value) else _("This is not a phone number."),
            copies=True,
            url=fact_words.phone_url(phone.value) if is_phone(phone.value) else "",
            remove=self._remove(phone),
        )

    def email(self, email: Email) -> Fact:
        """An address of mail."""
        fine = is_email(email.value)
        return Fact(
            f"email:{email.id}",
            shown_label(email.label, _EMAIL),
            email.value,
            self._part(email, lambda label, text: {"value": text, "label": stored_label(email.label, label, _EMAIL)}),
            free_label=True,
            labels=tuple(label_words(one, _EMAIL) for one in PLACE_LABELS),
            hint=_("name@example.com"),
            problem="" if not email.value or fine else _("This is not an email address."),
            copies=True,
            url=f"mailto:{email.value.strip()}" if fine else "",
            remove=self._remove(email),
        )

    def messaging(self, one: MessagingId) -> Fact:
        """A name in a messaging service; its label is the service."""
        return Fact(
            f"messaging:{one.id}",
            fact_words.service_words(one.service),
            one.value,
            self._part(
                one, lambda label, text: {"value": text, "service": fact_words.stored_service(one.service, label)}
            ),
            free_label=True,
            labels=fact_words.service_labels(),
            hint=_("Id"),
            copies=True,
            remove=self._remove(one),
        )

    def website(self, one: Website) -> Fact:
        """A page on the web."""
        return Fact(
            f"website:{one.id}",
            label_words(one.label, _WEBSITE),
            one.value,
            self._part(one, lambda label, text: {"value": text, "label": stored_label(one.label, label, _WEBSITE)}),
            free_label=True,
            copies=True,
            remove=self._remove(one),
        )

    def address(self, one: Address) -> list[Fact]:
        """An address: street and city always, its other parts where they are filled."""
        street = Fact(
            f"address:{one.id}",
            shown_label(one.label, _ADDRESS),
            one.street,
            self._part(one, lambda label, text: {"street": text, "label": stored_label(one.label, label, _ADDRESS)}),
            free_label=True,
            labels=tuple(label_words(each, _ADDRESS) for each in PLACE_LABELS),
            hint=_("Street and number"),
            copies=True,
            remove=self._remove(one) if not (one.city or one.postal_code or one.country or one.region) else None,
        )
        parts = {
            "extended": _("Building"),
            "po_box": _("PO box"),
            "postal_code": _("Postcode"),
            "city": _("City"),
            "region": _("Region"),
            "country": _("Country"),
        }
        return [street, *(self._address_part(one, field, words) for field, words in parts.items() if _has(one, field))]

    def _address_part(self, one: Address, field: str, words: str) -> Fact:
        write = self._part(one, lambda _label, text: {field: text})
        return Fact(f"address-{field}:{one.id}", words, getattr(one, field), write)

    def date(self, entry: ImportantDate, *, blank: bool = False) -> Fact:
        """A day that comes back; lunar ones with their next solar day."""

        def write(label: str, text: str) -> Write:
            kind, own = date_words.kind_and_label(label)
            new = date_words.date_from(text, self.contact.id, kind)
            fields = {name: getattr(new, name) for name in ("kind", "month", "day", "year", "calendar", "leap_month")}
            return Write(
                write_part,
                (replace(entry, **fields), self.contact.name, {**fields, "label": own, "confirmed_on": self.today}),
            )

        name = entry.label or capitalised(word(entry.kind))
        return Fact(
            f"date:{entry.id}",
            name,
            "" if blank else date_words.written(entry),
            write,
            shown="" if blank else date_words.shown(entry),
            free_label=True,
            labels=date_words.date_labels(),
            hint=_("3-9 or lunar:8-15"),
            aside="" if blank else date_words.next_words(entry, self.today),
            remove=self._remove(entry),
        )

    def relation(self, one: Relation) -> Fact:
        """Somebody round the contact; linked where they are a contact themselves."""

        def write(label: str, text: str) -> Write:
            name, detail = fact_words.relation_parts(text)
            fields = {"word": relation_from(label), "name": name, "detail": detail, "confirmed_on": self.today}
            return Write(write_part, (one, self.contact.name, {**fields, "other_id": self._other(one, name)}))

        return Fact(
            f"relation:{one.id}",
            relation_words(one.word),
            fact_words.relation_said(one),
            write,
            free_label=True,
            labels=tuple(relation_words(each) for each in RELATION_WORDS),
            hint=_("Name · what to know"),
            link=one.other_id or "",
            remove=self._remove(one),
        )

    def _other(self, one: Relation, name: str) -> str | None:
        if one.other_id and name == one.name:
            return one.other_id
        found = self.find(name)
        return found if found != self.contact.id else None

    def avoid(self, one: Interest) -> Fact:
        """A topic not to raise."""
        write = self._part(one, lambda _label, text: {"text": text, "avoid": True})
        return Fact(f"avoid:{one.id}", "", one.text, write, hint=_("Topic to avoid"), remove=self._remove(one))

    def need(self, one: Need) -> Fact:
        """What they want solved, since when."""
        write = self._part(one, lambda _label, text: {"text": text})
        since = _("since {day}").format(day=self._day(one.since)) if one.since and one.text else ""
        met = _("met on {day}").format(day=self._day(one.met_on)) if one.met_on else ""
        now = (_("Met today"), "check", Write(write_part, (one, self.contact.name, {"met_on": self.today})))
        again = (_("Open again"), "undo-2", Write(write_part, (one, self.contact.name, {"met_on": None})))
        return Fact(
            f"need:{one.id}",
            "",
            one.text,
            write,
            hint=_("What they want solved"),
            aside=met or since,
            remove=self._remove(one),
            toggle=(again if one.met_on else now) if one.text else None,
        )

    def note(self, one: Note) -> Fact:
        """A note; a private one is never printed, exported or handed over unless ticked."""
        write = self._part(one, lambda _label, text: {"text": text, "private": one.private})
        turn = Write(write_part, (one, self.contact.name, {"private": not one.private}))
        words = _("Make it an ordinary note") if one.private else _("Make it private")
        return Fact(
            f"{'private' if one.private else 'note'}:{one.id}",
            "",
            one.text,
            write,
            hint=_("Never printed or exported") if one.private else _("Note"),
            many_lines=True,
            remove=self._remove(one),
            toggle=(words, "eye-off" if not one.private else "notebook-pen", turn) if one.text else None,
        )

    def _notes(self, name: str, title: str, *, private: bool) -> Section:
        shown = tuple(self.note(one) for one in self.profile.notes if one.private is private)
        kind = "private" if private else "note"
        return Section(name, title, shown, ((kind, _("Private note") if private else _("Note")),))

    def _reach_adds(self) -> tuple[tuple[str, str], ...]:
        return (
            ("phone", _("Phone")),
            ("messaging", _("Messaging id")),
            ("email", _("Email")),
            ("address", _("Address")),
            ("website", _("Website")),
        )

    def _channel(self) -> Fact:
        channel = self.contact.preferred_channel
        said = capitalised(word(channel)) if channel else ""
        offered = tuple(capitalised(word(one)) for one in Channel)
        write = lambda _label, text: self._field("preferred_channel", choice_from(text, Channel))  # noqa: E731
        return Fact("field:preferred_channel", _("Prefers"), said, write, choices=offered)

    def _hours(self) -> Fact:
        return self._plain("best_hours", _("Best hours"))

    def _met(self) -> Fact:
        return replace(self._plain("how_we_met", ""), many_lines=True, hint=_("At the fair, through Anna, …"))

    def _matters(self) -> Fact:
        write = lambda _label, text: self._field("matters_most", list_from(text))  # noqa: E731
        hint = _("First the most important: price, ease, …")
        said = listed(self.contact.matters_most)
        return Fact("field:matters_most", "", said, write, choices=self.matters, ranked=True, hint=hint)

    def _work(self) -> tuple[Fact, ...]:
        return tuple(fact for one in self.profile.employments for fact in self._employment(one))

    def _employment(self, one: Employment) -> tuple[Fact, ...]:
        organisation = next((org for org in self.profile.organisations if org.id == one.organisation_id), None)
        named, name = organisation.name if organisation else "", self.contact.name
        known = replace(one, confirmed_on=self.today)
        role = self._part(one, lambda _label, text: {"title": text})
        buying = self._part(one, lambda _label, text: {"buying_role": choice_from(text, BuyingRole)})
        until = _("until {day}").format(day=medium_date(one.to_day)) if one.to_day else ""
        works = Fact(
            f"employment:{one.id}",
            _("Organisation"),
            named,
            lambda _label, text: Write(write_employment, (known, " ".join(text.split()), name)),
            aside=until or fact_words.found_at(organisation),
            names_organisation=True,
            link=f"organisation:{organisation.id}" if organisation else "",
            remove=self._remove(one) if not (one.title or one.department) else None,
        )
        return (
            works,
            Fact(f"employment-title:{one.id}", _("Role"), one.title, role),
            Fact(
                f"employment-department:{one.id}",
                _("Department"),
                one.department,
                self._part(one, lambda _label, text: {"department": text}),
            ),
            Fact(
                f"employment-buying:{one.id}",
                _("Buying role"),
                capitalised(word(one.buying_role)) if one.buying_role else "",
                buying,
                choices=tuple(capitalised(word(each)) for each in BuyingRole),
            ),
        )

    def _person(self) -> tuple[Fact, ...]:
        it = self.contact

        def rename(_label: str, text: str) -> Write:
            if not text.strip():
                raise Refused(Text("A contact needs a name."))
            return self._field("name", " ".join(text.split()))

        colleague = _("Colleague") if it.colleague else _("Contact")
        turn = lambda _label, text: self._field("colleague", text.strip() == _("Colleague"))  # noqa: E731
        nicknames = lambda _label, text: self._field("nicknames", list_from(text))  # noqa: E731
        speak = lambda _label, text: self._field("language", fact_words.language_from(it.language, text))  # noqa: E731
        return (
            Fact("field:name", _("Name"), it.name, rename),
            self._plain("phonetic", _("Reading")),
            Fact("field:nicknames", _("Also called"), listed(it.nicknames), nicknames),
            Fact("field:language", _("Language"), fact_words.language_words(it.language), speak),
            Fact("field:colleague", _("Kind"), colleague, turn, choices=(_("Contact"), _("Colleague"))),
        )

    def _plain(self, field: str, label: str) -> Fact:
        write = lambda _label, text: self._field(field, text.strip())  # noqa: E731
        return Fact(f"field:{field}", label, getattr(self.contact, field), write)

    def _field(self, field: str, value: Any) -> Write:
        return Write(change_fields, (self.contact, self.contact.name, {field: value}))

    def _part(self, part: Any, fields: Callable[[str, str], Mapping[str, Any]]) -> Callable[[str, str], Write]:
        known = known_today(part, self.today)
        return lambda label, text: Write(
            write_part, (part, self.contact.name, {**fields(label, text.strip()), **known})
        )

    def _remove(self, part: Any) -> Write:
        return Write(remove_part, (part, self.contact.name))

    def _day(self, day: datetime.date) -> str:
        return day_and_month(day) if day.year == self.today.year else medium_date(day)


def _known(thing: Any, row_id: str) -> Any:
    """The thing under the id a draft knows it by."""
    return replace(thing, id=row_id) if row_id else thing


def _has(one: Address, field: str) -> bool:
    """City always; the other parts where there are any."""
    return bool(getattr(one, field)) or field == "city"
