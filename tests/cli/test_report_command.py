"""`report call-sheet`: which visits, which language, which paper, and where it is written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.program import Program, day


@pytest.fixture(scope="module")
def planned_home(home_with_a_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with three planned visits: tomorrow two, in three days one; to be copied."""
    program = Program(shutil.copytree(home_with_a_book, tmp_path_factory.mktemp("planned") / "home"))
    program.say("add", "王小明", "--organisation", "拜耳")
    program.say("add", "Sarah Whitfield", "--organisation", "Siemens")
    program.say("plan", "wxm", "--at", "tomorrow 10:00", "--want", "He orders twenty loggers")
    program.say("plan", "sarah", "--at", "tomorrow 14:00", "--objection", "too dear => lifetime cost")
    program.say("plan", "wxm", "--at", "+3d 9:00", "--purpose", "the second talk")
    return program.home


@pytest.fixture
def planned(planned_home: Path, tmp_path: Path) -> Program:
    """The program in a copy of the home with planned visits."""
    return Program(shutil.copytree(planned_home, tmp_path / "home"))


def pages(path: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(path).pages]


def test_without_a_day_the_next_one_with_a_visit_is_meant(planned: Program, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    assert planned.json("report", "call-sheet", "--output", str(sheet)) == {
        "report": "call-sheet",
        "file": str(sheet),
        "pages": 2,
        "language": "en",
        "missing_glyphs": [],
    }
    first, second = pages(sheet)
    assert "王小明" in first
    assert "He orders twenty loggers" in first
    assert "Sarah Whitfield" in second
    assert "lifetime cost" in second


def test_the_answer_counts_the_sheets(planned: Program, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    said = planned.say("report", "call-sheet", "--output", str(sheet))
    assert said == [f"Call sheet: wrote 2 pages to {sheet}."]
    said = planned.say("report", "call-sheet", "--output", str(sheet), "--from", "+3d")
    assert said == [f"Call sheet: wrote 1 page to {sheet}."]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (("--from", "tomorrow"), 2),
        (("--from", "today", "--to", "+3d"), 3),
        (("--from", "tomorrow", "--to", "+2d"), 3),
        (("--from", "+2d", "--to", "+1d"), 1),
        (("--from", "tomorrow", "--to", "+2d", "--contact", "wxm"), 2),
        (("--contact", "sarah"), 1),
    ],
)
def test_days_and_a_contact_choose_the_visits(
    planned: Program, tmp_path: Path, words: tuple[str, ...], count: int
) -> None:
    """`--to` is counted from the first day."""
    sheet = tmp_path / "sheet.pdf"
    assert planned.json("report", "call-sheet", "--output", str(sheet), *words)["pages"] == count
    assert len(pages(sheet)) == count


def test_the_language_after_the_report_is_the_papers(planned: Program, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    lines = planned.say("report", "call-sheet", "--output", str(sheet), "--language", "zh_CN")
    assert lines == [f"Call sheet: wrote 2 pages to {sheet}."]
    assert PdfReader(sheet).pages[0].extract_text().count("拜访") > 0
    assert planned.json("--language", "zh_CN", "report", "call-sheet", "--output", str(sheet))["language"] == "zh_CN"
    both = ("--language", "zh_CN", "report", "call-sheet", "--language", "en", "--output", str(sheet))
    assert planned.json(*both)["language"] == "en"


@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("letter", 612)])
def test_the_paper_is_chosen_by_option_or_setting(planned: Program, tmp_path: Path, paper: str, width: int) -> None:
    sheet = tmp_path / "sheet.pdf"
    planned.say("report", "call-sheet", "--output", str(sheet), "--paper", paper)
    assert int(PdfReader(sheet).pages[0].mediabox.width) == width
    planned.say("settings", "paper", paper)
    planned.say("report", "call-sheet", "--output", str(sheet))
    assert int(PdfReader(sheet).pages[0].mediabox.width) == width


def test_without_a_planned_visit_there_is_no_sheet(program: Program, tmp_path: Path) -> None:
    said = program.refused("report", "call-sheet", "--output", str(tmp_path / "sheet.pdf"))
    assert said == "No visit is planned, so there is nothing to print; plan one with “salesbook plan”."
    assert not (tmp_path / "sheet.pdf").exists()


def test_days_without_a_visit_and_days_the_wrong_way_round_are_refused(planned: Program, tmp_path: Path) -> None:
    output = ("report", "call-sheet", "--output", str(tmp_path / "sheet.pdf"))
    assert planned.refused(*output, "--from", "+9d").startswith("No visit is planned on ")
    assert planned.refused(*output, "--from", "+9d", "--to", "+3d").startswith("No visit is planned from ")
    backwards = planned.refused(*output, "--from", "today", "--to", day(-1))
    assert backwards == "The last day comes before the first; swap them."
    assert not (tmp_path / "sheet.pdf").exists()


@pytest.mark.parametrize("output", ["nowhere/sheet.pdf", "file/sheet.pdf", "folder"])
def test_a_place_that_takes_no_file_is_named(planned: Program, tmp_path: Path, output: str) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    planned.refused("report", "call-sheet", "--output", str(tmp_path / output))


def test_an_older_sheet_is_replaced_whole(planned: Program, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    sheet.write_bytes(b"old" * 1_000_000)
    planned.say("report", "call-sheet", "--output", str(sheet))
    assert len(pages(sheet)) == 2
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == ["sheet.pdf"]
