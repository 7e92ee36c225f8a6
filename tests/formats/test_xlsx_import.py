"""Workbooks of Excel: what a list holds comes in as it would be written, and nothing made to hurt gets far."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
import xlsxwriter

from salesbook.domain.profile import Profile
from salesbook.formats.format import ImportBatch, UnreadableFile
from salesbook.formats.table_import import Wishes
from salesbook.formats.xlsx_import import XLSX_IMPORTER, text_of
from salesbook.system.progress import Cancelled, silent
from tests.formats.table_reading import FOLDER, kept

CHINESE = FOLDER / "excel-zh.xlsx"


def read(data: bytes, sheet: str = "") -> ImportBatch:
    return XLSX_IMPORTER.read(data, "list.xlsx", silent, Wishes({}, sheet))


def workbook(**sheets: list[list[Any]]) -> bytes:
    """A workbook of these sheets."""
    kept_in = io.BytesIO()
    with xlsxwriter.Workbook(kept_in, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return kept_in.getvalue()


def changed(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The workbook with parts replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys((*old.namelist(), *parts)):
            new.writestr(name, parts.get(name) or old.read(name))
    return made.getvalue()


def sheet_of(cells: str, head: str = "") -> bytes:
    """A workbook whose only sheet has these cells, as XML."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xml = f'<?xml version="1.0"?>{head}<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'
    return changed(workbook(one=[["Name"], ["Bo"]]), {"xl/worksheets/sheet1.xml": xml.encode()})


def numbers(of: Profile) -> list[str]:
    return [phone.value for phone in of.phones]


def test_a_list_of_chinese_excel() -> None:
    found = read(CHINESE.read_bytes())
    chen, liu, zhou = (card.profile for card in found.cards)
    assert [card.line for card in found.cards] == [3, 4, 5]
    assert (chen.contact.name, numbers(chen)) == ("陈立", ["13700000001"])
    assert (chen.dates[0].year, chen.dates[0].month, chen.dates[0].day) == (1975, 11, 3)
    assert chen.notes[0].text == "爱喝茶\n不喝酒"
    # What a formula showed last; it is never worked out here.
    assert zhou.organisations[0].name == "恒旭"
    # Numbers that lost digits are told, and are no numbers.
    assert (numbers(liu), numbers(zhou)) == ([], [])
    assert kept(zhou) == [("手机", "8.61380013800012E+15")]
    assert [(one.line, one.field) for one in found.problems] == [(1, "2026 年客户名单"), (4, "手机"), (5, "手机")]


def test_the_first_sheet_with_something_is_read_or_the_one_that_is_wanted() -> None:
    data = CHINESE.read_bytes()
    table = XLSX_IMPORTER.table(data, "list.xlsx", silent)
    # An empty sheet and a hidden one are none to choose from.
    assert (table.sheets, table.sheet) == (("客户", "供应商"), "客户")
    assert [card.profile.contact.name for card in read(data, "供应商").cards] == ["Bo Ek"]
    with pytest.raises(
        UnreadableFile, match=r"There is no sheet “Gone” in “list\.xlsx”; its sheets are: 说明, 客户, 供应商"
    ):
        read(data, "Gone")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (" two\r\nlines ", "two\nlines"),
        (13800138000.0, "13800138000"),
        (13800138000, "13800138000"),
        (0.0, "0"),
        (-2.0, "-2"),
        (1.25, "1.25"),
        (8613800138000123.0, "8.61380013800012E+15"),
        (True, "TRUE"),
        (datetime(1984, 3, 9), "1984-03-09"),
        (datetime(1984, 3, 9, 10, 30), "1984-03-09 10:30"),
        (date(1984, 3, 9), "1984-03-09"),
        (time(10, 30), "10:30:00"),
        (timedelta(hours=30), "1 day, 6:00:00"),
    ],
)
def test_cells_become_what_somebody_would_write(cell: Any, text: str) -> None:
    assert text_of(cell) == text


def test_days_and_numbers_of_a_sheet_come_in() -> None:
    data = workbook(one=[["Name", "Phone", "Birthday"], ["Ann", 13800138000, date(1984, 3, 9)]])
    (ann,) = (card.profile for card in read(data).cards)
    assert numbers(ann) == ["13800138000"]
    assert (ann.dates[0].year, ann.dates[0].month, ann.dates[0].day) == (1984, 3, 9)


def test_columns_that_are_only_dressed_are_no_columns() -> None:
    """Whoever colours a whole column makes cells without a value to the end of the sheet."""
    texts = ("Name", "Bo")
    row = "".join(f'<row><c t="inlineStr"><is><t>{text}</t></is></c></row>' for text in texts)
    far = '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    assert [card.profile.contact.name for card in read(sheet_of(row + far)).cards] == ["Bo"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "“list.xlsx” is no Excel workbook or is damaged"),
        (b"Name,Phone\nBo,1\n", "“list.xlsx” is no Excel workbook or is damaged"),
        (CHINESE.read_bytes()[:3000], "“list.xlsx” is no Excel workbook or is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000), "“list.xlsx” has a password or is of an old Excel"),
        (workbook(one=[]), "There is nothing in “list.xlsx”"),
        (workbook(one=[["Colour"], ["blue"]]), "No column of “list.xlsx” is known as one of names (Colour)"),
        (sheet_of('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'), "“list.xlsx” has more than 100000 rows"),
        (sheet_of('<row r="1"><c r="XFD1"><v>1</v></c></row>'), "“list.xlsx” has more than 1000 columns"),
        (sheet_of('<row r="1"><c t="&gt;" r="XFD1"><v>1</v></c></row>'), "“list.xlsx” has more than 1000 columns"),
        (
            sheet_of('<row r="90000"><c r="ALL90000"><v>1</v></c></row>'),
            "“list.xlsx” holds more than a list of contacts",
        ),
        (
            workbook(
                **{f"s{number}": [["Name"], *([] for _ in range(90_000)), [""] * 40 + ["far"]] for number in (1, 2)}
            ),
            "“list.xlsx” holds more than a list of contacts",
        ),
        (
            sheet_of("<c><v>1</v></c>" * 1001),
            "“list.xlsx” has more than 1000 columns",
        ),
        (
            sheet_of("<row/>", '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'),
            "“list.xlsx” is no Excel workbook or is damaged",
        ),
        (sheet_of("<row><c>"), "“list.xlsx” is no Excel workbook or is damaged"),
        (
            changed(workbook(one=[["Name"]]), {"xl/worksheets/sheet2.xml": bytes(201_000_000)}),
            "“list.xlsx” holds more than a list of contacts (200 MB unpacked)",
        ),
        (
            changed(
                sheet_of('<row r="1">' + '<c t="s"><v>0</v></c>' * 900 + "</row>"),
                {"xl/sharedStrings.xml": b"<sst><si><t>" + b"a" * 1_000_000 + b"</t></si></sst>"},
            ),
            "“list.xlsx” holds more than a list of contacts",
        ),
    ],
    ids=[
        *("nothing", "CSV", "half", "old Excel", "empty", "no names", "last row", "last column", "sign in a tag"),
        *(
            "far corner",
            "two far corners",
            "cells without places",
            "entities",
            "no XML",
            "zip bomb",
            "one text in many cells",
        ),
    ],
)
def test_what_is_no_list_of_contacts_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read(data)
    said = str(refused.value)
    assert said.startswith(words)
    assert said.endswith(".")
    assert "\n" not in said


def test_a_size_that_the_archive_lies_about_is_noticed() -> None:
    data = bytearray(changed(workbook(one=[["Name"], ["Bo"]]), {"xl/styles.xml": b"<a>" + b" " * 100_000 + b"</a>"}))
    place = data.rindex(b"xl/styles.xml") - 46
    assert data[place : place + 4] == b"PK\x01\x02"
    data[place + 24 : place + 28] = (50).to_bytes(4, "little")
    with pytest.raises(UnreadableFile, match="damaged"):
        read(bytes(data))


def test_damage_anywhere_raises_nothing_else() -> None:
    whole = CHINESE.read_bytes()
    for place in range(0, len(whole), 97):
        data = bytearray(whole)
        data[place] ^= 0xFF
        try:
            read(bytes(data))
        except UnreadableFile:
            continue


def test_reading_can_be_given_up() -> None:
    def give_up(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        XLSX_IMPORTER.read(CHINESE.read_bytes(), "list.xlsx", give_up)


def test_charts_tables_and_comments_beside_the_list_do_no_harm() -> None:
    kept_in = io.BytesIO()
    with xlsxwriter.Workbook(kept_in, {"in_memory": True}) as book:
        chart = book.add_chart({"type": "pie"})
        chart.add_series({"values": "=List!$B$2:$B$2"})
        book.add_chartsheet("Chart").set_chart(chart)
        sheet = book.add_worksheet("List")
        sheet.add_table(
            "A1:B2", {"columns": [{"header": "Name"}, {"header": "Phone"}], "data": [["Ann", "021-5550001"]]}
        )
        sheet.write_comment("A2", "a friend")
        sheet.write_url("C2", "https://example.com")
    (ann,) = (card.profile for card in read(kept_in.getvalue()).cards)
    assert (ann.contact.name, numbers(ann)) == ("Ann", ["021-5550001"])
