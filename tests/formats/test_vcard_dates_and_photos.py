"""Dates and photos as other programs write them."""

from __future__ import annotations

import base64

import pytest

from salesbook.domain.important_date import Calendar, DateKind
from tests.formats.vcard_reading import batch, kept, problems, profile, text_of

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(60))
PNG_TEXT = base64.b64encode(PNG).decode("ascii")


@pytest.mark.parametrize(
    ("line", "year", "month", "day"),
    [
        ("BDAY:1980-03-22", 1980, 3, 22),
        ("BDAY:19800322", 1980, 3, 22),
        ("BDAY:1980-03-22T10:00:00Z", 1980, 3, 22),
        ("BDAY:19531015T231000Z", 1953, 10, 15),
        ("BDAY:--0203", None, 2, 3),
        ("BDAY:--02-29", None, 2, 29),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-09", None, 5, 9),
        ("BDAY:1604-05-09", None, 5, 9),
        ('BDAY;X-APPLE-OMIT-YEAR="1900":1900-05-09', None, 5, 9),
        ("BDAY:0000-05-09", None, 5, 9),
        ("BDAY:1980/3/2", 1980, 3, 2),
        ("BDAY:1980年3月2日", 1980, 3, 2),
    ],
)
def test_dates(line: str, year: int | None, month: int, day: int) -> None:
    found = profile(line).dates[0]
    assert (found.kind, found.year, found.month, found.day) == (DateKind.BIRTHDAY, year, month, day)
    assert found.calendar is Calendar.SOLAR


@pytest.mark.parametrize(
    ("line", "year", "month", "day", "leap"),
    [
        ("X-ALTBDAY;CALSCALE=chinese:007800021101", 1985, 11, 1, False),  # cycle 78, year 2
        ("X-ALTBDAY;CALSCALE=chinese:0078000110L03", 1984, 10, 3, True),
        ("BDAY;CALSCALE=chinese:1984-08-30", 1984, 8, 30, False),
        ("BDAY;CALSCALE=chinese:--0815", None, 8, 15, False),
    ],
)
def test_lunar_birthdays(line: str, year: int | None, month: int, day: int, leap: bool) -> None:
    found = profile(line).dates[0]
    assert (found.year, found.month, found.day, found.leap_month) == (year, month, day, leap)
    assert found.calendar is Calendar.LUNAR


@pytest.mark.parametrize("value", ["in spring", "1980", "1980-02-30", "22/03/1980", "1980-13-01", "---22"])
def test_a_date_that_is_none_is_kept_as_text_and_reported(value: str) -> None:
    text = text_of("FN:Ann", f"BDAY;VALUE=text:{value}")
    assert kept(batch(text).cards[0].profile) == [("", "BDAY", "VALUE=text", value)]
    assert problems(text) == [(4, "BDAY")]


def test_anniversaries_and_own_dates() -> None:
    found = profile(
        "ANNIVERSARY:20090808T1430-0500",
        "item1.X-ABDATE:2001-01-02",
        "item1.X-ABLabel:_$!<Anniversary>!$_",
        "item2.X-ABDATE;type=pref:2002-03-04",
        "item2.X-ABLabel:入职",
        "X-KADDRESSBOOK-X-Anniversary:2003-04-05",
    )
    assert [(day.kind, day.year, day.label) for day in found.dates] == [
        (DateKind.ANNIVERSARY, 2009, ""),
        (DateKind.ANNIVERSARY, 2001, ""),
        (DateKind.OTHER, 2002, "入职"),
        (DateKind.ANNIVERSARY, 2003, ""),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [f"PHOTO;ENCODING=b;TYPE=PNG:{PNG_TEXT}"],
        [f"PHOTO;TYPE=JPEG;ENCODING=BASE64:{PNG_TEXT[:40]}", f" {PNG_TEXT[40:]}", "", "TEL:1"],
        [f"PHOTO;PNG;BASE64:{PNG_TEXT[:40]}", PNG_TEXT[40:], ""],
        [f"PHOTO:data:image/png;base64,{PNG_TEXT}"],
        [f"PHOTO;VALUE=uri:data:image/png;base64\\,{PNG_TEXT[:40]}", f" {PNG_TEXT[40:]}"],
        [f"PHOTO;TYPE=PNG:{PNG_TEXT}"],
    ],
)
def test_photos_are_known_by_their_first_bytes(lines: list[str]) -> None:
    found = profile(*lines)
    assert found.photo is not None
    assert (found.photo.media_type, found.photo.data) == ("image/png", PNG)
    assert found.contact.photo == found.photo.id


def test_linked_photos_and_second_ones_are_kept_as_they_are() -> None:
    other = base64.b64encode(b"GIF89a" + bytes(9)).decode("ascii")
    found = profile(
        f"PHOTO;ENCODING=b:{PNG_TEXT}", f"PHOTO;ENCODING=b:{other}", "PHOTO;VALUE=uri:http://x.example/a.png"
    )
    assert [line[1:] for line in kept(found)] == [
        ("PHOTO", "ENCODING=b", other),
        ("PHOTO", "VALUE=uri", "http://x.example/a.png"),
    ]


def test_a_photo_that_is_none_is_kept_as_text_and_reported() -> None:
    text = text_of("FN:Ann", "PHOTO;ENCODING=b:aGVsbG8gd29ybGQ=")
    assert kept(batch(text).cards[0].profile) == [("", "PHOTO", "ENCODING=b", "aGVsbG8gd29ybGQ=")]
    assert problems(text) == [(4, "PHOTO")]
