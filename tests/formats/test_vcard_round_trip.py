"""What vCards carry comes back as it was: of any contact, and of every real file."""

from __future__ import annotations

import calendar
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from salesbook.domain.contact import (
    Address,
    CardProperty,
    Channel,
    Contact,
    Email,
    MessagingId,
    Note,
    Phone,
    Photo,
    Tag,
    Website,
    photo_of,
)
from salesbook.domain.important_date import Calendar, DateKind, ImportantDate
from salesbook.domain.interest import Interest, InterestKind, Need
from salesbook.domain.organisation import BuyingRole, Employment, Organisation
from salesbook.domain.profile import Profile
from salesbook.domain.relation import RELATION_WORDS, Relation
from salesbook.domain.stage import Stage
from salesbook.formats.vcard_write_carried import carried
from tests.formats.vcard_reading import batch
from tests.formats.vcard_writing import VERSIONS, read_again, told, written

FOLDER = Path(__file__).parent / "vcards"
FILES = sorted(path.name for path in FOLDER.glob("*.vcf"))
ME = "01932c4e-0000-7000-8000-000000000001"

Part = TypeVar("Part")
HOSTILE = st.sampled_from(
    [
        "王小明",
        "a;b,c:d",
        "\\n",
        "\\",
        'say "x:y"',
        "two\nlines",
        "x\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Eve",
        "tel:+49",
        "mailto:a@b.c",
        "//x",
        "=41=",
        "^n^'",
        " a ",
        "\u200fשלום",
        "👩‍👧",
        "http://x.example/a;b,c?d=e\\f",
        "é" * 80,
        "urn:uuid:1",
        "a\0b\x1f\x85c\u2028d\ufeff",
        "_$!<Home>!$_",
    ]
)
TEXTS = HOSTILE | st.text(st.characters(codec="utf-8"), max_size=30)
LABELS = TEXTS | st.sampled_from(
    ["mobile", "work", "home", "work fax", "fax work", "home fax", "other", "main", "iPhone"]
)
DETAILS = TEXTS | st.sampled_from(["wife", "mother", "expertise", "high"])


@st.composite
def dates(draw: st.DrawFn) -> ImportantDate:
    kind, label = draw(st.sampled_from(DateKind)), draw(st.just("") | TEXTS | st.sampled_from(["Birthday", "入职"]))
    year = draw(st.none() | st.integers(1, 9999))
    month = draw(st.integers(1, 12))
    if draw(st.booleans()):
        day, leap = draw(st.integers(1, 30)), draw(st.booleans())
        return ImportantDate(ME, kind, month, day, year, Calendar.LUNAR, leap, label, date(2026, 1, 1))
    day = draw(st.integers(1, calendar.monthrange(year or 2000, month)[1]))
    return ImportantDate(ME, kind, month, day, year, label=label)


def several(strategy: st.SearchStrategy[Part]) -> st.SearchStrategy[tuple[Part, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


ORGANISATIONS = st.builds(Organisation, TEXTS, TEXTS, TEXTS)


def contacts(photo: Photo | None) -> st.SearchStrategy[Contact]:
    return st.builds(
        Contact,
        name=TEXTS,
        family_name=TEXTS,
        given_name=TEXTS,
        middle_name=TEXTS,
        prefix=TEXTS,
        suffix=TEXTS,
        nicknames=several(TEXTS),
        phonetic=TEXTS,
        phonetic_family_name=TEXTS,
        phonetic_given_name=TEXTS,
        uid=TEXTS,
        language=TEXTS,
        preferred_channel=st.sampled_from(Channel),
        best_hours=TEXTS,
        how_we_met=TEXTS,
        colleague=st.booleans(),
        stage=st.sampled_from(Stage),
        matters_most=several(TEXTS),
        photo=st.just(photo.id if photo else None),
        id=st.just(ME),
    )


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    """Any contact at all."""
    organisations = draw(st.lists(ORGANISATIONS, max_size=2))
    picture = draw(st.none() | st.binary(max_size=200))
    photo = None if picture is None else photo_of(b"\xff\xd8\xff" + picture, "image/jpeg")
    contact = draw(contacts(photo))
    mine, flag = st.just(ME), st.booleans()
    employers = st.sampled_from([*(organisation.id for organisation in organisations), None])
    employments = st.builds(
        Employment,
        mine,
        employers,
        TEXTS,
        TEXTS | st.just("Sales / North"),
        TEXTS,
        st.sampled_from(BuyingRole),
        st.none(),
        st.none() | st.just(date(2020, 1, 1)),
    )
    address = st.builds(Address, mine, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, LABELS, flag)
    services = TEXTS | st.sampled_from(["WeChat", "QQ", "Jabber", "Skype", "wechat"])
    relations = st.builds(Relation, mine, TEXTS | st.sampled_from(RELATION_WORDS), TEXTS, st.none(), DETAILS)
    return Profile(
        contact,
        draw(several(st.builds(Phone, mine, TEXTS, LABELS, flag))),
        draw(several(st.builds(Email, mine, TEXTS, LABELS, flag))),
        draw(several(address)),
        draw(several(st.builds(MessagingId, mine, services, TEXTS, LABELS, flag))),
        draw(several(st.builds(Website, mine, TEXTS, LABELS))),
        draw(several(st.builds(Tag, mine, TEXTS))),
        draw(several(st.builds(Note, TEXTS, mine, private=flag))),
        draw(several(employments)),
        draw(several(relations)),
        draw(several(st.builds(Interest, mine, TEXTS, st.sampled_from(InterestKind), DETAILS, flag))),
        draw(several(st.builds(Need, TEXTS, mine))),
        draw(several(dates())),
        draw(several(kept_lines())),
        tuple(organisations),
        photo,
    )


def kept_lines() -> st.SearchStrategy[CardProperty]:
    return st.builds(
        CardProperty,
        st.just(ME),
        st.sampled_from(["X-FOO", "GENDER", "Tz", "END", "a b", "X-A\r\nEND:VCARD\r\n", "KEY"]),
        TEXTS,
        st.sampled_from(["", "item1", "item2", "a.b", "g\r\n"]),
        st.sampled_from(
            [
                "",
                "TYPE=work",
                "HOME;ENCODING=QUOTED-PRINTABLE;CHARSET=GBK",
                "BASE64",
                'X="a',
                'X="a:b";Y="c,d"',
                "A\r\nB",
            ]
        ),
    )


@pytest.mark.parametrize("version", VERSIONS)
@given(profile=profiles())
@settings(max_examples=60)
def test_any_contact_comes_back(profile: Profile, version: str) -> None:
    expected = carried(profile)
    again = read_again(profile, version)
    assert told(again) == told(expected)
    assert told(carried(again)) == told(expected)
    assert again.contact.uid == expected.contact.uid


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", FILES)
def test_every_real_file_comes_back(name: str, version: str) -> None:
    first = [card.profile for card in batch((FOLDER / name).read_bytes()).cards]
    again = [card.profile for card in batch(written(*first, version=version)).cards]
    assert [told(profile) for profile in again] == [told(carried(profile)) for profile in first]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", FILES)
def test_vobject_reads_every_real_file_as_we_wrote_it(
    name: str, version: str, caplog: pytest.LogCaptureFixture
) -> None:
    ours = [card.profile for card in batch((FOLDER / name).read_bytes()).cards]
    check_with_vobject(ours, version)
    assert caplog.records == []


@given(profile=profiles())
@settings(max_examples=40)
def test_vobject_reads_any_contact_as_we_wrote_it(profile: Profile) -> None:
    check_with_vobject([profile], "3.0")


def check_with_vobject(profiles: list[Profile], version: str) -> None:
    """vobject finds what we wrote: whole values, as many of them, and no line it does not understand."""
    theirs = list(vobject.readComponents(written(*profiles, version=version).decode("utf-8")))
    for card, profile in zip(theirs, map(carried, profiles), strict=True):
        assert card.fn.value == profile.contact.name
        assert card.n.value.family == profile.contact.family_name
        assert [line.value for line in card.contents.get("tel", [])] == [phone.value for phone in profile.phones]
        assert [line.value for line in card.contents.get("email", [])] == [email.value for email in profile.emails]
        assert [line.value for line in card.contents.get("note", [])] == [note.text for note in profile.notes]
        assert [line.value.street for line in card.contents.get("adr", [])] == [at.street for at in profile.addresses]
        if profile.photo and version == "3.0":
            assert card.photo.value == profile.photo.data
