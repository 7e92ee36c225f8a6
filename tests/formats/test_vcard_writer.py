"""The lines of written vCards, as RFC 2426, RFC 6350 and Apple's and Google's address books want them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
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
    Tag,
    Website,
    photo_of,
)
from salesbook.domain.important_date import Calendar, DateKind, ImportantDate
from salesbook.domain.interest import Interest, InterestKind, Need
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.profile import Profile
from salesbook.domain.relation import Relation
from salesbook.domain.stage import Stage
from salesbook.formats.vcard_write_lines import folded
from tests.formats.vcard_writing import VERSIONS, lines_of, written

ME = "01932c4e-0000-7000-8000-000000000001"
ANN = Contact("Ann Lee", "Lee", "Ann", id=ME)
NAME = ["FN:Ann Lee", "N:Lee;Ann;;;"]


def lines(version: str = "3.0", **parts: Any) -> list[str]:
    """What is written beside Ann's name."""
    found = lines_of(Profile(ANN, **parts), version)
    assert found[:2] == NAME
    return found[2:]


def date_of(month: int, day: int, year: int | None = None, **fields: Any) -> ImportantDate:
    return ImportantDate(ME, fields.pop("kind", DateKind.BIRTHDAY), month, day, year, **fields)


def test_a_whole_card_in_both_versions() -> None:
    profile = Profile(ANN, phones=(Phone(ME, "1", "mobile", preferred=True),))
    assert written(profile) == (
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Salesbook//Salesbook//EN\r\n"
        b"UID:urn:uuid:01932c4e-0000-7000-8000-000000000001\r\nFN:Ann Lee\r\nN:Lee;Ann;;;\r\n"
        b"REV:20261122T192700Z\r\nTEL;TYPE=cell,pref:1\r\nEND:VCARD\r\n"
    )
    assert written(profile, version="4.0").endswith(b"TEL;TYPE=cell;PREF=1:1\r\nEND:VCARD\r\n")


def test_labels_are_types_where_types_say_them_and_apples_or_own_words_otherwise() -> None:
    labels = ("mobile", "work fax", "", "main", "车载")
    assert lines(phones=tuple(Phone(ME, "1", label) for label in labels)) == [
        *("TEL;TYPE=cell:1", "TEL;TYPE=work,fax:1", "TEL:1"),
        *("item1.TEL:1", "item1.X-ABLabel:_$!<Main>!$_", "item2.TEL:1", "item2.X-ABLabel:车载"),
    ]


def test_ways_to_reach() -> None:
    found = lines(
        emails=(Email(ME, "ann@example.com", "work"),),
        addresses=(Address(ME, "Main St 1; b", city="Bonn", postal_code="53111", label="home", preferred=True),),
        messaging_ids=(MessagingId(ME, "WeChat", "微 信"), MessagingId(ME, "Jabber", "a@b.c", "work")),
        websites=(Website(ME, "https://example.com/?a=1,2;3"), Website(ME, "//x", "homepage")),
    )
    assert found == [
        *("EMAIL;TYPE=work:ann@example.com", "ADR;TYPE=home,pref:;;Main St 1\\; b;Bonn;;53111;"),
        *(
            "IMPP;X-SERVICE-TYPE=WeChat:x-apple:%E5%BE%AE%20%E4%BF%A1",
            "IMPP;X-SERVICE-TYPE=Jabber;TYPE=work:xmpp:a@b.c",
        ),
        *("URL:https://example.com/?a=1,2;3", "item1.URL://x", "item1.X-ABLabel:_$!<HomePage>!$_"),
    ]


@pytest.mark.parametrize(
    ("birthday", "in_3", "in_4"),
    [
        (date_of(3, 9, 1984), "BDAY:1984-03-09", "BDAY:19840309"),
        (date_of(2, 29), "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", "BDAY:--0229"),
        *(
            (lunar, line, line)
            for lunar, line in (
                (date_of(8, 15, calendar=Calendar.LUNAR), "X-ALTBDAY;CALSCALE=chinese:--0815"),
                (
                    date_of(10, 3, 1984, calendar=Calendar.LUNAR, leap_month=True),
                    "X-ALTBDAY;CALSCALE=chinese:0078000110L03",
                ),
                (date_of(12, 1, 1983, calendar=Calendar.LUNAR), "X-ALTBDAY;CALSCALE=chinese:007700601201"),
            )
        ),
    ],
)
def test_birthdays(birthday: ImportantDate, in_3: str, in_4: str) -> None:
    assert lines(dates=(birthday,)) == [in_3]
    assert lines("4.0", dates=(birthday,)) == [in_4]


def test_other_dates() -> None:
    wedding, joined = date_of(5, 1, 2010, kind=DateKind.ANNIVERSARY), date_of(7, 2, kind=DateKind.OTHER, label="入职")
    festival = date_of(8, 15, kind=DateKind.FESTIVAL, calendar=Calendar.LUNAR)
    assert lines(dates=(wedding, joined, festival)) == [
        *("item1.X-ABDATE:2010-05-01", "item1.X-ABLabel:_$!<Anniversary>!$_"),
        *("item2.X-ABDATE;X-APPLE-OMIT-YEAR=1604:1604-07-02", "item2.X-ABLabel:入职"),
        "X-ABDATE;CALSCALE=chinese;X-SALESBOOK-KIND=festival:--0815",
    ]
    assert lines("4.0", dates=(wedding,)) == ["ANNIVERSARY:20100501"]


def test_work_is_held_together_by_groups_where_there_is_more_than_one() -> None:
    bayer, fair = Organisation("拜耳", "Bai er"), Organisation("Fair, Ltd")
    jobs = (
        Employment(ME, bayer.id, "Buyer", "Sales / North", "Chemist"),
        Employment(ME, fair.id, "", to_day=date(2020, 1, 1)),
    )
    assert lines(employments=jobs, organisations=(bayer, fair)) == [
        *("ORG:拜耳;Sales;North", "TITLE:Buyer", "ROLE:Chemist", "X-PHONETIC-ORG:Bai er"),
    ]
    present = (jobs[0], replace(jobs[1], to_day=None), Employment(ME, None, "Mentor"))
    assert lines(employments=present, organisations=(bayer, fair)) == [
        *("item1.ORG:拜耳;Sales;North", "item1.TITLE:Buyer", "item1.ROLE:Chemist"),
        *("item2.ORG:Fair\\, Ltd", "item3.ORG:;", "item3.TITLE:Mentor", "X-PHONETIC-ORG:Bai er"),
    ]


@pytest.mark.parametrize("version", VERSIONS)
def test_what_the_rep_notes_of_an_organisation_stays_at_home(version: str) -> None:
    bayer = Organisation("Bayer", "", "Berlin", "Muellerstr. 178", "030 4681", "bayer.example", "their buyer drinks")
    card = written(Profile(ANN, employments=(Employment(ME, bayer.id),), organisations=(bayer,)), version=version)
    assert b"ORG:Bayer" in card
    for kept in (bayer.notes, bayer.address, bayer.phone, bayer.website):
        assert kept.encode() not in card


def test_people_tags_and_interests() -> None:
    parts: dict[str, Any] = {
        "tags": (Tag(ME, "vip"), Tag(ME, "a,b")),
        "relations": (Relation(ME, "spouse", "Bo"), Relation(ME, "boss", "Cy"), Relation(ME, "师父", "Li")),
        "interests": (Interest(ME, "golf", detail="high"), Interest(ME, "law", InterestKind.TOPIC, "expertise")),
    }
    manager = ["item1.X-ABRELATEDNAMES:Cy", "item1.X-ABLabel:_$!<Manager>!$_"]
    assert lines("4.0", **parts) == [
        *("CATEGORIES:vip", "X-SALESBOOK-TAG:a\\,b", "RELATED;TYPE=spouse;VALUE=text:Bo", *manager),
        *("item2.X-ABRELATEDNAMES:Li", "item2.X-ABLabel:师父", "HOBBY;LEVEL=high:golf", "EXPERTISE:law"),
    ]
    assert lines(relations=parts["relations"][:1]) == ["item1.X-ABRELATEDNAMES:Bo", "item1.X-ABLabel:_$!<Spouse>!$_"]


def test_photos() -> None:
    photo = photo_of(b"\xff\xd8\xffab", "image/jpeg")
    assert lines(photo=photo) == ["PHOTO;ENCODING=b;TYPE=JPEG:/9j/YWI="]
    assert lines("4.0", photo=photo) == ["PHOTO:data:image/jpeg;base64,/9j/YWI="]


@pytest.mark.parametrize("version", VERSIONS)
def test_what_is_not_for_a_phone_stays_in_the_notebook(version: str) -> None:
    secret = "SECRET"
    contact = replace(
        ANN,
        how_we_met=secret,
        best_hours=secret,
        matters_most=(secret,),
        preferred_channel=Channel.GIFT,
        stage=Stage.ALLY,
        colleague=True,
    )
    profile = Profile(
        contact,
        notes=(Note(secret, ME, private=True),),
        needs=(Need(secret, ME),),
        interests=(
            Interest(ME, secret, avoid=True),
            *(Interest(ME, secret, kind) for kind in (InterestKind.TASTE, InterestKind.VALUE, InterestKind.FAMILY)),
        ),
    )
    assert lines_of(profile, version) == NAME


def test_a_uid_from_elsewhere_stays() -> None:
    assert b"\r\nUID:abc-1\r\n" in written(Profile(replace(ANN, uid="abc-1")))
    assert b"\r\nUID;VALUE=text:abc-1\r\n" in written(Profile(replace(ANN, uid="abc-1")), version="4.0")


def test_kept_lines_are_written_back_in_the_form_of_the_version() -> None:
    kept = (
        CardProperty(ME, "X-PET", "Rex\nor Max", "item1", "HOME;ENCODING=QUOTED-PRINTABLE;CHARSET=GBK"),
        CardProperty(ME, "X-ABLabel", "pet", "item1"),
        CardProperty(ME, "END", "VCARD"),
        CardProperty(ME, "X-A\r\nTEL", "1"),
    )
    assert lines(phones=(Phone(ME, "1", "boat"),), card_properties=kept) == [
        *("item2.TEL:1", "item2.X-ABLabel:boat", "item1.X-PET;TYPE=HOME:Rex\\nor Max", "item1.X-ABLabel:pet"),
    ]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), min_size=1, max_size=300))
def test_folding_cuts_no_character_and_no_line_is_too_long(line: str) -> None:
    pieces = folded(line).split(b"\r\n")
    assert pieces[-1] == b""
    assert max(map(len, pieces)) <= 75
    assert [piece.decode("utf-8") for piece in pieces]
    assert all(piece.startswith(b" ") for piece in pieces[1:-1])
    assert folded(line).replace(b"\r\n ", b"")[:-2].decode("utf-8") == line


@pytest.mark.parametrize("break_", ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\x1e"])
def test_no_value_begins_a_line(break_: str) -> None:
    evil = f"x{break_}END:VCARD{break_}BEGIN:VCARD{break_}FN:Eve"
    contact = Contact(evil, evil, nicknames=(evil,), uid=evil, language=evil, id=ME)
    profile = Profile(
        contact,
        (Phone(ME, evil, evil),),
        addresses=(Address(ME, evil, label=evil),),
        messaging_ids=(MessagingId(ME, evil, evil, evil),),
        interests=(Interest(ME, evil, detail=evil),),
        card_properties=(CardProperty(ME, "X-A", evil, evil, f"X={evil}"),),
    )
    text = written(profile).decode("utf-8")
    assert sum(line.startswith(("BEGIN:VCARD", "END:VCARD")) for line in text.splitlines()) == 2
