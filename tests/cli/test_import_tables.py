"""`import` of tables: every program's files come in once, and what their columns hold can be said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import Program

FOLDER = Path(__file__).parents[1] / "formats" / "tables"
FILES = sorted(str(path) for path in FOLDER.glob("*.*"))


def counts(found: dict[str, object]) -> tuple[object, ...]:
    return found["added"], found["merged"], found["skipped"]


def test_the_files_of_every_program_come_in_and_coming_again_changes_nothing(program: Program) -> None:
    first = program.json("import", *FILES)
    assert first["added"] == len(first["cards"]) - len(first["problems"]) == 16
    before = program.rows()
    again = program.json("import", *FILES)
    assert counts(again) == (0, 0, 16)
    assert program.rows() == before
    program.say("undo")
    assert program.json("find", "欧阳锋")["contacts"] == []


def test_a_sheet_of_a_workbook_is_chosen(program: Program) -> None:
    workbook = str(FOLDER / "excel-zh.xlsx")
    assert program.json("import", workbook, "--dry-run")["added"] == 3
    assert program.json("import", workbook, "--sheet", "供应商")["added"] == 1
    assert program.json("find", "Bo Ek")["contacts"] != []


def test_problems_are_told_by_row_and_column(program: Program) -> None:
    said = program.say("import", str(FOLDER / "excel-zh-gb18030.csv"), "--dry-run")
    assert said[0] == "Would add 2, would skip 0."
    assert said[4].startswith("excel-zh-gb18030.csv:6  手机号码  problem: Excel has rounded this number off")


def test_a_table_joins_the_contacts_of_cards(program: Program, tmp_path: Path) -> None:
    program.json("add", "Anna Berg", "--email", "anna@berg.example")
    found = program.json("import", str(FOLDER / "google.csv"), "--duplicates", "merge")
    assert counts(found) == (2, 1, 0)
    shown = program.json("show", "Anna Berg")
    assert {"label": "mobile", "value": "+49 171 5550101"} in shown["phones"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "There is nothing in “list.csv”; choose another file."),
        (b"\0\1\2\3" * 5_000, "“list.csv” is no table of text; save it as CSV or .xlsx and try again."),
    ],
)
def test_a_hostile_table_leaves_the_notebook_as_it_was(
    program: Program, tmp_path: Path, content: bytes, said: str
) -> None:
    program.json("add", "王小明")
    file = tmp_path / "list.csv"
    file.write_bytes(content)
    assert program.refused("import", str(file)) == said


@pytest.fixture
def odd(tmp_path: Path) -> str:
    """A table with heads of somebody's own."""
    path = tmp_path / "odd.csv"
    path.write_text("Who,Where,Ring,Grade = class,Colour\nAnn Lee,DHL,13800138000,A,blue\n", "utf-8")
    return str(path)


COLUMNS = ("--column", "Who=name", "--column", "Where=organisation", "--column", "Ring=mobile")


def test_what_columns_hold_can_be_said_one_by_one(program: Program, odd: str) -> None:
    program.json("import", odd, *COLUMNS, "--column", "Grade = class=note", "--column", "Colour=leave-out")
    shown = program.json("show", "Ann Lee")
    assert (shown["organisation"], shown["phones"]) == ("DHL", [{"label": "mobile", "value": "13800138000"}])
    assert len(program.json("find", "class")["contacts"]) == 1


def test_what_columns_hold_can_be_said_in_a_file(program: Program, odd: str, tmp_path: Path) -> None:
    says = tmp_path / "says.txt"
    says.write_text("# ours\n\nWho = name\nWhere=organisation\nRing = phone/work\n", "utf-8-sig")
    program.json("import", odd, "--map", str(says), "--column", "Ring=phone/home")
    assert program.json("show", "Ann Lee")["phones"] == [{"label": "home", "value": "13800138000"}]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            (),
            "No column of “odd.csv” is known as one of names (Who, Where, Ring, Grade = class, Colour); say which it is.",
        ),
        (
            ("--column", "Whom=name"),
            "There is no column “Whom” in “odd.csv”; its columns are: Who, Where, Ring, Grade = class, Colour.",
        ),
        (("--map", "gone.txt"), "The file “gone.txt” cannot be read; check its name."),
    ],
)
def test_what_cannot_be_understood_is_refused(program: Program, odd: str, words: tuple[str, ...], said: str) -> None:
    assert program.refused("import", odd, *words) == said


@pytest.mark.parametrize("words", ["Who", "=name", "Who=colour", "Who="])
def test_a_field_there_is_not_is_refused_with_those_there_are(program: Program, odd: str, words: str) -> None:
    said = program.refused("import", odd, "--column", words)
    assert said.startswith(f"“{words}” does not say what a column holds; write HEAD=MEANING")
    assert "phone/mobile" in said
