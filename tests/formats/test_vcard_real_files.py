"""Every real file is read to the last value; what stands in them is in `johns_vcards` and `other_vcards`."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path

import pytest

from salesbook.domain.profile import Profile
from salesbook.formats.format import ImportBatch
from salesbook.formats.vcard import VCardImporter
from salesbook.system.progress import silent
from tests.formats.expected_vcard import Expected, LongNote
from tests.formats.johns_vcards import JOHNS_FILES
from tests.formats.other_vcards import OTHER_FILES

FILES = JOHNS_FILES | OTHER_FILES
FOLDER = Path(__file__).parent / "vcards"


def read(name: str) -> ImportBatch:
    return VCardImporter().read((FOLDER / name).read_bytes(), name, silent)


def check_names(profile: Profile, expected: Expected) -> None:
    contact = profile.contact
    parts = (contact.family_name, contact.given_name, contact.middle_name, contact.prefix, contact.suffix)
    assert (contact.name, parts) == (expected.name, expected.parts)
    assert contact.nicknames == expected.nicknames
    assert (contact.phonetic_family_name, contact.phonetic_given_name) == expected.phonetic
    assert (contact.uid, contact.language, contact.added) == (expected.uid, expected.language, None)


def check_ways_to_reach(profile: Profile, expected: Expected) -> None:
    phones = [(phone.value, phone.label, phone.preferred) for phone in profile.phones]
    assert phones == [(row[0], row[1], len(row) == 3) for row in expected.phones]
    emails = [(email.value, email.label, email.preferred) for email in profile.emails]
    assert emails == [(row[0], row[1], len(row) == 3) for row in expected.emails]
    addresses = [
        (at.label, at.po_box, at.extended, at.street, at.city, at.region, at.postal_code, at.country)
        for at in profile.addresses
    ]
    assert addresses == list(expected.addresses)
    preferred = [at.label for at in profile.addresses if at.preferred]
    assert preferred == ([expected.preferred_address] if expected.preferred_address else [])
    messaging_ids = tuple((at.service, at.value, at.label) for at in profile.messaging_ids)
    assert messaging_ids == expected.messaging_ids
    assert tuple((page.value, page.label) for page in profile.websites) == expected.websites


def check_notes(profile: Profile, expected: Expected) -> None:
    assert len(profile.notes) == len(expected.notes)
    for note, wanted in zip(profile.notes, expected.notes, strict=True):
        if isinstance(wanted, LongNote):
            assert note.text.startswith(wanted.start)
            assert note.text.endswith(wanted.end)
            assert len(note.text) == wanted.length
        else:
            assert note.text == wanted


def check_person(profile: Profile, expected: Expected) -> None:
    assert tuple(tag.word for tag in profile.tags) == expected.tags
    names = {organisation.id: organisation.name for organisation in profile.organisations}
    work = tuple(
        (names[job.organisation_id] if job.organisation_id else "", job.title, job.department, job.profession)
        for job in profile.employments
    )
    assert work == expected.work
    assert tuple((who.word, who.name, who.detail) for who in profile.relations) == expected.relations
    dates = tuple((day.kind, day.year, day.month, day.day, day.label) for day in profile.dates)
    assert dates == expected.dates


def check_rest(profile: Profile, expected: Expected) -> None:
    assert tuple(kept.name for kept in profile.card_properties) == expected.kept
    if expected.photo is None:
        assert profile.photo is None
        assert profile.contact.photo is None
    else:
        assert profile.photo is not None
        assert (len(profile.photo.data), profile.photo.id) == expected.photo
        assert profile.photo.id == profile.contact.photo == hashlib.sha256(profile.photo.data).hexdigest()
        assert profile.photo.media_type == "image/jpeg"


def test_every_real_file_is_in_the_table() -> None:
    assert sorted(FILES) == sorted(path.name for path in FOLDER.glob("*.vcf"))


@pytest.mark.parametrize("name", FILES)
def test_a_real_file_is_read_to_the_last_value(name: str) -> None:
    cards = read(name).cards
    assert len(cards) == len(FILES[name])
    for card, expected in zip(cards, FILES[name], strict=True):
        check_names(card.profile, expected)
        check_ways_to_reach(card.profile, expected)
        check_notes(card.profile, expected)
        check_person(card.profile, expected)
        check_rest(card.profile, expected)
        assert {getattr(part, "contact_id", None) for part in card.profile.parts} <= {card.profile.contact.id}


def test_only_the_one_broken_value_of_the_real_files_is_reported() -> None:
    problems = [problem for name in FILES for problem in read(name).problems]
    assert [(problem.file, problem.line, problem.field) for problem in problems] == [
        ("John_Doe_ANDROID.vcf", 82, "ORG")
    ]


def test_the_real_files_hold_25_cards_and_three_names_stand_on_two_of_them() -> None:
    names = Counter(card.profile.contact.name for file in FILES for card in read(file).cards)
    assert names.total() == 25
    assert {name for name, times in names.items() if times > 1} == {
        "John Doe",  # BlackBerry and Thunderbird
        "Mr. John Richter James Doe Sr.",  # iPhone and Outlook
        "Mr. John Richter, James Doe Sr.",  # Evolution and Gmail; the Mac writes it without the space
    }
    assert max(names.values()) == 2


def test_kept_lines_can_be_written_back() -> None:
    profile = read("John_Doe_IPHONE.vcf").cards[0].profile
    kept = [(line.group_name, line.name, line.parameters, line.value) for line in profile.card_properties]
    assert kept == [
        ("item3", "X-ABADR", "", "Silicon Alley"),
        ("item4", "X-ABADR", "", r"Street 4, Building 6,\n Floor 8\nNew York\nUSA"),
    ]
    simon = read("rfc6350-example.vcf").cards[0].profile
    kept = [(line.group_name, line.name, line.parameters, line.value) for line in simon.card_properties]
    assert kept == [
        ("", "GENDER", "", "M"),
        ("", "GEO", "TYPE=work", "geo:46.772673,-71.282945"),
        ("", "KEY", "TYPE=work;VALUE=uri", "http://www.viagenie.ca/simon.perreault/simon.asc"),
        ("", "TZ", "", "-0500"),
        ("", "LANG", "PREF=2", "en"),
    ]
