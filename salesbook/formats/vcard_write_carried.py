"""What a vCard carries of a contact, and in which form: the promise that writing and reading keep.

Carried is what an address book should hold: names, ways to reach the contact, present employments, photo, dates,
relations, tags, notes, hobbies and topics, and the lines of an imported card that have no place here. What stays in
the notebook: private notes, needs, topics to avoid, tastes, values and family matters, stage, buying roles, what matters
most, how we met, channels, hours, former employments, days of confirmation, and who is a colleague.
"""

from __future__ import annotations

import re
from dataclasses import replace

from salesbook.domain.contact import Contact, photo_of, uid_in_cards
from salesbook.domain.important_date import ImportantDate
from salesbook.domain.interest import InterestKind
from salesbook.domain.messaging_service import service_named
from salesbook.domain.names import split_name
from salesbook.domain.profile import Profile
from salesbook.formats.vcard_card import CardInProgress
from salesbook.formats.vcard_dates import UNKNOWN_YEARS, WrittenDate
from salesbook.formats.vcard_heads import read_head
from salesbook.formats.vcard_labels import canonical_relation, label_of_words
from salesbook.formats.vcard_lines import LONGEST_PHOTO, Property
from salesbook.formats.vcard_photos import media_type_of
from salesbook.formats.vcard_reach import NAMELESS_SERVICE, address_of, number_of
from salesbook.formats.vcard_write_kept import carry_kept_line
from salesbook.formats.vcard_write_lines import clean, escaped

_CARRIED_INTERESTS = (InterestKind.HOBBY, InterestKind.TOPIC)
# Details and names of services stand before the colon of a line, where only so much is read.
_LONGEST_DETAIL = 2_000
_NAMELESS = "?"
_PREFERRED_LANGUAGE = read_head("LANG;PREF=1")
_UNITS = re.compile(r"\s/\s")


def carried(profile: Profile) -> Profile:
    """The profile that reading brings back after writing: texts cleaned, labels and services in the reader's words,
    each value once, a UID given, and the parts of the name taken from the name where they are not known.
    """
    card = CardInProgress("4.0", {}, "")
    _carry_ways_to_reach(card, profile)
    _carry_work(card, profile)
    _carry_person(card, profile)
    for date in profile.dates:
        card.add_date(date.kind, _written(date), _label(date.label))
    for line in profile.card_properties:
        carry_kept_line(card, line)
    _carry_names(card, profile.contact)
    card.formatted_name = card.formatted_name or _NAMELESS
    found = card.profile()
    assert found is not None
    return found


def _label(written: str) -> str:
    return label_of_words(clean(written))


def _carry_names(card: CardInProgress, contact: Contact) -> None:
    card.uid = clean(uid_in_cards(contact)) or uid_in_cards(replace(contact, uid=""))
    card.formatted_name = " ".join(clean(contact.name).split("\n"))
    card.nicknames.update((name, None) for name in map(clean, contact.nicknames) if name)
    card.phonetic = clean(contact.phonetic)
    card.phonetic_family_name = clean(contact.phonetic_family_name)
    card.phonetic_given_name = clean(contact.phonetic_given_name)
    written = (contact.family_name, contact.given_name, contact.middle_name, contact.prefix, contact.suffix)
    parts = [clean(part) for part in written]
    # Phones file and show people by these parts alone. A company's name, or an address standing in for one, has none.
    if not any(parts) and card.formatted_name not in card.stand_ins():
        parts[:2] = split_name(card.formatted_name)
    card.name_parts = parts if any(parts) else []
    language = clean(contact.language)
    if language and _PREFERRED_LANGUAGE:
        card.languages.append(Property(0, _PREFERRED_LANGUAGE, escaped(language)))


def _carry_ways_to_reach(card: CardInProgress, profile: Profile) -> None:
    for phone in profile.phones:
        if number := clean(number_of(clean(phone.value))):
            card.add_phone(number, _label(phone.label), phone.preferred)
    for email in profile.emails:
        if address := clean(address_of(clean(email.value))):
            card.add_email(address, _label(email.label), email.preferred)
    for at in profile.addresses:
        written = (at.po_box, at.extended, at.street, at.city, at.region, at.postal_code, at.country)
        parts = [clean(part) for part in written]
        if any(parts):
            card.add_address(parts, _label(at.label), at.preferred)
    for identity in profile.messaging_ids:
        service = service_named(clean(identity.service)[:_LONGEST_DETAIL].strip()) or NAMELESS_SERVICE
        card.add_messaging_id(service, clean(identity.value), _label(identity.label), identity.preferred)
    for website in profile.websites:
        if page := clean(website.value):
            card.add_website(page, _label(website.label))


def _carry_work(card: CardInProgress, profile: Profile) -> None:
    organisations = {organisation.id: organisation for organisation in profile.organisations}
    work = card.work
    for number, employment in enumerate(one for one in profile.employments if one.to_day is None):
        group = str(number)
        employer = organisations.get(employment.organisation_id or "")
        units = [clean(unit) for unit in _UNITS.split(clean(employment.department))]
        work.organisations.append((group, [clean(employer.name) if employer else "", *units]))
        if title := clean(employment.title):
            work.titles.append((group, title))
        if profession := clean(employment.profession):
            work.professions.append((group, profession))
    named = work.employments("")[1]
    readings = {clean(organisation.name): clean(organisation.phonetic) for organisation in profile.organisations}
    work.phonetic = readings[named[0].name] if named else ""


def _carry_person(card: CardInProgress, profile: Profile) -> None:
    # Those that CATEGORIES cannot hold come after it.
    for word in sorted((clean(tag.word) for tag in profile.tags), key=lambda word: "," in word):
        card.add_tag(word)
    for note in profile.notes:
        if not note.private and (text := clean(note.text)):
            card.add_note(text)
    for relation in profile.relations:
        if name := clean(relation.name):
            card.add_relation(*_reordered(clean(relation.word), clean(relation.detail), name))
    for interest in profile.interests:
        text, detail = clean(interest.text), clean(interest.detail)
        if text and interest.kind in _CARRIED_INTERESTS and not interest.avoid:
            card.add_interest(text, interest.kind, detail if len(detail) <= _LONGEST_DETAIL else "")
    photo = profile.photo
    media_type = media_type_of(photo.data) if photo else None
    if photo and media_type and len(photo.data) < LONGEST_PHOTO // 4 * 3 - 100:
        card.photo = photo_of(photo.data, media_type)


def _reordered(word: str, detail: str, name: str) -> tuple[str, str, str]:
    word, detail = canonical_relation(word, detail)
    return word, name, detail


def _written(date: ImportantDate) -> WrittenDate:
    year = None if date.year in UNKNOWN_YEARS else date.year
    return WrittenDate(year, date.month, date.day, date.calendar, date.leap_month)
