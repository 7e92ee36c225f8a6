"""What holds for every report in the list, whatever the notebook holds, in both languages and on both papers."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import timedelta
from enum import Enum
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_type_hints

import pytest

from salesbook.domain.errors import Refused
from salesbook.operations.sample import make_sample
from salesbook.reports import REPORTS, report_named
from salesbook.reports.options import CallSheetOptions, DossierOptions, RouteOptions, VisitReportOptions
from salesbook.reports.page import A4, LETTER, MEASURE, MM, PAPERS, Paper, paper_named
from salesbook.reports.report import Document, Report, render, write
from salesbook.store.notebook import Notebook
from salesbook.system.i18n import LANGUAGES, in_language
from salesbook.system.progress import Cancelled
from salesbook.wording import render as words_of
from tests.factories import KEY, TODAY, new_notebook
from tests.reports.crowds import crowd

# Text of a notebook, how many visits a day, how many things of each kind.
BOOKS: dict[str, tuple[str, int, int]] = {
    "overfull": ("Everything they ever said about Warehouse 2, 温度记录, and the audit in June", 11, 6),
    "markup": ("<b>&amp;</b><para>]]>", 2, 2),
    "long": ("很长的备注，没有尽头。" * 1000, 1, 1),
    "unbroken": ("x" * 10_000, 1, 1),
    "right-to-left": ("שלום \u202eabc مرحبا", 2, 2),
    "glyphless": ("Ana 😀 \U0002a6d6\t\u0301\u200b\n（“‘《", 2, 2),
}
# Papers that are cut into pieces, and have no margins of their own.
CUT = ("address-labels", "greeting-cards")
KINDS = ("empty", "sample", *BOOKS)
# Everything in every language on every paper; hostile texts once each, as they take longest.
COMBINATIONS = [
    (kind, language, paper)
    for kind in KINDS
    for language in LANGUAGES
    for paper in PAPERS
    if kind in ("empty", "sample", "overfull") or (language == "en") == (paper is A4)
]


@dataclass(frozen=True)
class Printed:
    """A document with what it was made of."""

    report: Report
    paper: Paper
    document: Document


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with TemporaryDirectory(prefix="salesbook-reports-") as name:
        yield Path(name)
    content_of.cache_clear()


@cache
def content_of(folder: Path, kind: str, name: str) -> Any:
    """What a report says of a notebook of this kind."""
    path = folder / f"{kind}.salesbook"
    if not path.exists():
        made = new_notebook(folder, kind)
        if kind == "sample":
            make_sample(made, TODAY)
        elif kind in BOOKS:
            crowd(made, TODAY, *BOOKS[kind])
        made.close()
    notebook = Notebook.open(path, KEY)
    report = report_named(name)
    try:
        return report.gather(notebook, options_for(report, notebook), TODAY)
    finally:
        notebook.close()


def options_for(report: Report, notebook: Notebook) -> Any:
    """What a rep means who chooses nothing, of the first contact where one is needed; today where nothing is planned."""
    first = [row[0] for row in notebook.rows("SELECT id FROM contact ORDER BY key LIMIT 1")]
    try:
        usual = report.options.usual(notebook, TODAY)
    except Refused:
        return report.options(TODAY, TODAY)
    return replace(usual, contact_id=first[0]) if isinstance(usual, DossierOptions) and first else usual


def printed(folder: Path, kind: str, name: str, language: str = "en", paper: Paper = A4) -> Printed:
    report = report_named(name)
    content = content_of(folder, kind, name)
    return Printed(report, paper, render(report.compose, content, language=language, paper=paper))


def places(pdf: bytes) -> Iterator[tuple[float, float, float, float]]:
    """Left, top, right and bottom of every word, from the left and the top of its page."""
    said = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, check=True, capture_output=True).stdout
    pattern = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"')
    for found in pattern.finditer(said.decode("utf-8", "replace")):
        left, top, right, bottom = map(float, found.groups())
        yield left, top, right, bottom


every_report = pytest.mark.parametrize("name", [report.name for report in REPORTS])
every_language = pytest.mark.parametrize("language", LANGUAGES)


@every_report
@pytest.mark.parametrize(("kind", "language", "paper"), COMBINATIONS)
def test_a_report_is_whole_brings_its_fonts_and_stays_inside_its_margins(
    folder: Path, kind: str, name: str, language: str, paper: Paper
) -> None:
    made = printed(folder, kind, name, language, paper).document
    path = folder / f"{kind}-{name}-{language}-{paper.name}.pdf"
    path.write_bytes(made.pdf)
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")
    fonts = subprocess.run(["pdffonts", str(path)], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    assert fonts
    for line in fonts:
        assert "+NotoSansSC-" in line
        assert line.split()[-5:-2] == ["yes", "yes", "yes"]
    words = list(places(made.pdf))
    assert words
    # A sheet of labels has the margins of its maker, a card those of its own; nothing prints within 5 mm of an edge.
    edges = (5 * MM, paper.width - 5 * MM) if name in CUT else (paper.left, paper.left + MEASURE)
    for left, top, right, bottom in words:
        # An opening mark at the start of a line and a closing one at its end hang by their empty halves.
        assert left >= edges[0] - 12
        assert right <= edges[1] + 12
        assert top >= 5 * MM
        assert bottom <= paper.height - 5 * MM


@every_report
@every_language
def test_the_same_facts_make_the_same_bytes(folder: Path, name: str, language: str) -> None:
    first, second = (printed(folder, "sample", name, language, LETTER) for _ in range(2))
    assert first.document.pdf == second.document.pdf


@every_report
def test_gathering_twice_gives_equal_contents(folder: Path, name: str) -> None:
    first = content_of(folder, "sample", name)
    content_of.cache_clear()
    assert content_of(folder, "sample", name) == first
    assert is_dataclass(first)


@every_report
@every_language
def test_a_report_without_content_says_so_on_one_page(folder: Path, name: str, language: str) -> None:
    assert printed(folder, "empty", name, language).document.pages == 1


@every_report
def test_what_the_font_lacks_is_named(folder: Path, name: str) -> None:
    assert "😀" in printed(folder, "glyphless", name).document.missing_glyphs


@every_report
def test_text_of_the_notebook_is_never_markup(folder: Path, name: str) -> None:
    pdf = printed(folder, "markup", name).document.pdf
    said = subprocess.run(["pdftotext", "-", "-"], input=pdf, check=True, capture_output=True).stdout.decode()
    assert "<b>&amp;</b>" in "".join(said.split())


@every_report
def test_a_report_is_written_whole_with_progress(folder: Path, name: str, tmp_path: Path) -> None:
    content_of(folder, "sample", name)
    notebook = Notebook.open(folder / "sample.salesbook", KEY)
    told: list[tuple[int, int]] = []
    report, path = report_named(name), tmp_path / "paper.pdf"
    options = options_for(report, notebook)
    document = write(
        report, notebook, options, TODAY, path, language="en", paper=A4, progress=lambda *far: told.append(far)
    )
    notebook.close()
    assert path.read_bytes() == document.pdf
    assert told
    assert told[-1][0] == told[-1][1]
    assert [done for done, _ in told] == sorted(done for done, _ in told)


@every_report
@pytest.mark.parametrize("reached", [0, 1])
def test_a_cancelled_report_leaves_the_paper_before_it(folder: Path, name: str, reached: int, tmp_path: Path) -> None:
    """Both while the notebook is read and while pages are set."""

    def give_up(done: int, _total: int) -> None:
        if done == reached:
            raise Cancelled

    content_of(folder, "sample", name)
    notebook = Notebook.open(folder / "sample.salesbook", KEY)
    report, path = report_named(name), tmp_path / "paper.pdf"
    path.write_bytes(b"the one before")
    with pytest.raises(Cancelled):
        write(
            report,
            notebook,
            options_for(report, notebook),
            TODAY,
            path,
            language="en",
            paper=A4,
            progress=give_up,
        )
    notebook.close()
    assert path.read_bytes() == b"the one before"
    assert [file.name for file in tmp_path.iterdir()] == ["paper.pdf"]


def test_names_are_unique_and_every_report_has_words_in_both_languages() -> None:
    assert len({report.name for report in REPORTS}) == len(REPORTS)
    for report in REPORTS:
        with in_language("zh_CN"):
            assert words_of(report.words) != str(report.words)


def test_papers_are_found_by_name() -> None:
    assert [paper_named(paper.name) for paper in PAPERS] == list(PAPERS)


def test_options_are_of_the_kinds_that_a_form_can_be_built_from() -> None:
    for report in REPORTS:
        kinds = get_type_hints(report.options)
        names = [field.name for field in fields(report.options)]
        assert ("first" in names) == ("last" in names)
        assert "first" not in names or names[:2] == ["first", "last"]
        for field in fields(report.options):
            if field.name in ("first", "last", "contact_id", "organisation_id", "group"):
                continue
            kind = kinds[field.name]
            assert kind in (bool, int) or issubclass(kind, Enum)
            with in_language("zh_CN"):
                assert words_of(field.metadata["words"]) != str(field.metadata["words"])
            if kind is int:
                assert field.metadata["least"] <= field.default <= field.metadata["most"]


def test_without_a_choice_the_next_day_with_a_visit_or_the_last_week_with_one_is_meant(folder: Path) -> None:
    content_of(folder, "sample", "route")
    notebook = Notebook.open(folder / "sample.salesbook", KEY)
    assert CallSheetOptions.usual(notebook, TODAY) == CallSheetOptions(TODAY, TODAY)
    assert RouteOptions.usual(notebook, TODAY) == RouteOptions(TODAY, TODAY)
    (latest,) = notebook.rows("SELECT max(day) FROM visit WHERE state = 'done'")
    week = VisitReportOptions.usual(notebook, TODAY)
    assert (week.first.weekday(), (week.last - week.first).days) == (0, 6)
    assert week.first.isoformat() <= latest[0] <= week.last.isoformat()
    notebook.close()


def test_a_week_without_any_visit_is_this_week(folder: Path) -> None:
    content_of(folder, "empty", "route")
    notebook = Notebook.open(folder / "empty.salesbook", KEY)
    monday = TODAY - timedelta(days=1)
    assert VisitReportOptions.usual(notebook, TODAY) == VisitReportOptions(monday, monday + timedelta(days=6))
    notebook.close()


def test_the_list_of_reports_needs_neither_reportlab_nor_the_work_of_a_report() -> None:
    asked = "import sys, salesbook.reports; print(*sys.modules)"
    known = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True).stdout.split()
    ours = {name for name in known if name.startswith(("reportlab", "salesbook.reports."))}
    assert ours == {"salesbook.reports.options", "salesbook.reports.report"}
