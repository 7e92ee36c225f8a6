"""`import` of tables: every program's files come in once, and what their columns hold can be said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import Program

FOLDER = Path(__file__).parents[1] / "formats" / "tables"
FILES = sorted(str(path) for path in FOLDER.glob("*.csv"))


def counts(found: dict[str, object]) -> tuple[object, ...]:
    return found["added"], found["merged"], found["skipped"]


def test_the_files_of_every_program_come_in_and_coming_again_changes_nothing(program: Program) -> None:
    first = program.json("import", *FILES)
    assert first["added"] == len(first["cards"]) - len(first["problems"]) == 12
    before = program.rows()
    again = program.json("import", *FILES)
    assert counts(again) == (0, 0, 12)
    assert program.rows() == before
    program.say("undo")
    assert program.json("find", "欧阳锋")["contacts"] == []


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
