"""The visit report on paper: what it says in both languages, how it breaks into pages, and that nothing is cut or lost."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date, time, timedelta
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from salesbook.domain.channel import Channel
from salesbook.domain.emotion import Emotion, Expectation
from salesbook.domain.evidence import Marker
from salesbook.domain.money import Money
from salesbook.domain.stage import Stage
from salesbook.domain.visit import ExpenseKind
from salesbook.reports.marks import Block, Face, Words
from salesbook.reports.page import A4, LETTER, MEASURE, PAPERS, Paper, measures
from salesbook.reports.parts import Desk
from salesbook.reports.report import Document, render
from salesbook.reports.setting import Setter
from salesbook.reports.visit_report import compose, pages_of
from salesbook.reports.visit_report_content import (
    DayAhead,
    Figures,
    ReportEvidence,
    ReportMove,
    ReportPerson,
    ReportPromise,
    ReportStep,
    ReportVisit,
    Span,
    VisitReport,
)
from salesbook.reports.visit_report_summary import slots_of
from salesbook.system.i18n import LANGUAGES, in_language
from salesbook.system.progress import Cancelled
from tests.reports.visit_reports import FRIDAY, MONDAY, VISITS, WEEK, november, yuan

GOLDEN = Path(__file__).parent.parent / "golden"
OCTOBER = date(2026, 10, 1)
HOSTILE = (
    "<b>&amp;",
    "x" * 1_000,
    "很" * 1_000,
    "Everything they ever said about the warehouse " * 20,
    "שלום \u202eabc",
    "a\x00\n\ud83d😀",
    "（“‘《",
)


def printed(report: VisitReport, language: str = "en", paper: Paper = A4) -> Document:
    return render(compose, report, language=language, paper=paper)


def texts_of(document: Document) -> list[str]:
    """The text of each page without spaces: the gaps between the scripts may show as some."""
    return ["".join(page.extract_text().split()) for page in PdfReader(BytesIO(document.pdf)).pages]


def text_of(report: VisitReport, language: str = "en") -> str:
    return "".join(texts_of(printed(report, language)))


def blocks_of(report: VisitReport, language: str = "en", paper: Paper = A4) -> list[list[tuple[Block, float]]]:
    with in_language(language):
        return pages_of(Desk(Setter(), measures(language)), report, paper)


def words_on(page: list[tuple[Block, float]]) -> list[Words]:
    """The set lines of a page with their baselines on it."""
    return [replace(mark, y=mark.y + top) for block, top in page for mark in block.marks if isinstance(mark, Words)]


def lines_of(report: VisitReport) -> list[str]:
    return [mark.line.text for page in blocks_of(report) for mark in words_on(page)]


def month(visits: int) -> VisitReport:
    """A month with so many visits, four a day."""
    one = VISITS[0]
    rows = tuple(
        replace(
            one, day=OCTOBER + timedelta(days=number // 4), at=time(8 + number % 4), notes=(f"Note number {number}.",)
        )
        for number in range(visits)
    )
    return replace(WEEK, first=OCTOBER, last=date(2026, 10, 31), span=Span.MONTH, visits=rows)


def full(text: str, visits: int = 2) -> VisitReport:
    """A report with the text wherever there can be one, and the largest figures."""
    promise = ReportPromise(text, MONDAY, days_overdue=3, name=text)
    step = ReportStep(text, MONDAY, time(9), text)
    move = ReportMove(text, Stage.DATING, Stage.ALLY, Marker.GOLF, text)
    most = Money(10**12, "CNY")
    visit = ReportVisit(
        MONDAY,
        time(9),
        channel=Channel.MEAL,
        lasted=90,
        people=(
            ReportPerson(text, text, text, Emotion.ANGRY, Expectation.BELOW),
            ReportPerson(text, "", text, Emotion.HAPPY),
        ),
        notes=(text,),
        moves=(move,),
        evidence=(ReportEvidence(text, Marker.MEAL, text),),
        we=(promise,),
        they=(promise,),
        next=(step,),
        expenses=(most, Money(5, "CHF")),
    )
    return VisitReport(
        MONDAY,
        FRIDAY,
        FRIDAY,
        Span.WEEK,
        about=text,
        my_name=text,
        my_company=text,
        figures=Figures(9999, 9999, 9999, 9999, 9999, 9999, (most, Money(5, "CHF"))),
        visits=(visit,) * visits,
        moves=(move,) * 60,
        expenses=tuple((kind, most) for kind in ExpenseKind),
        channels=tuple((channel, 99) for channel in (*Channel, None)),
        open_promises=(promise,) * 80,
        ahead=tuple(DayAhead(november(day), ((text, text),) * 9, (step,) * 3) for day in range(1, 30)),
        visits_ahead=360,
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_says_what_the_golden_text_says(language: str) -> None:
    golden = (GOLDEN / f"visit-report-{language}.txt").read_text(encoding="utf-8")
    assert text_of(WEEK, language) == "".join(golden.split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS)
def test_every_report_is_well_formed_and_brings_its_own_fonts(language: str, paper: Paper, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(printed(WEEK, language, paper).pdf)
    subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True)
    fonts = subprocess.run(["pdffonts", str(path)], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    assert fonts
    for line in fonts:
        assert "+NotoSansSC-" in line
        assert line.split()[-5:-2] == ["yes", "yes", "yes"]


def test_identical_facts_make_identical_bytes() -> None:
    assert printed(WEEK).pdf == printed(WEEK).pdf


def test_a_report_without_content_says_so_in_one_line() -> None:
    document = printed(VisitReport(MONDAY, MONDAY, FRIDAY, Span.DAY))
    assert texts_of(document) == [
        "Visitreport16Nov2026Monday16November2026Nothingwasrecordedforthesedays.Printed20Nov20261/1"
    ]


@pytest.mark.parametrize(
    ("first", "last", "span", "about", "title", "head"),
    [
        (MONDAY, MONDAY, Span.DAY, "", "Monday 16|November 2026", "16 Nov 2026"),
        (MONDAY, FRIDAY, Span.WEEK, "", "16 to 20|November 2026", "week 47, 2026"),
        (date(2026, 11, 30), date(2026, 12, 4), Span.WEEK, "", "30 November to 4 December|2026", "week 49, 2026"),
        (date(2026, 12, 28), date(2027, 1, 3), Span.WEEK, "", "28 Dec 2026 to 3 Jan 2027", "week 53, 2026"),
        (OCTOBER, date(2026, 10, 31), Span.MONTH, "", "October|2026", "October 2026"),
        (OCTOBER, FRIDAY, Span.DAYS, "", "1 October to 20 November|2026", "1 Oct 2026 to 20 Nov 2026"),
        (MONDAY, FRIDAY, Span.WEEK, "王小明", "王小明|16 Nov 2026 to 20 Nov 2026", "16 Nov 2026 to 20 Nov 2026"),
        (MONDAY, MONDAY, Span.DAY, "Bayer", "Bayer|16 Nov 2026", "16 Nov 2026"),
    ],
)
def test_the_title_names_the_days_or_whom_the_report_is_about(
    first: date, last: date, span: Span, about: str, title: str, head: str
) -> None:
    report = VisitReport(first, last, FRIDAY, span, about)
    assert lines_of(report)[:-1] == title.split("|")
    assert "".join(f"Visit report{about}{head}".split()) in text_of(report)


def test_the_closing_part_stands_whole_on_the_last_page_and_the_foot_says_where() -> None:
    pages = texts_of(printed(month(12)))
    assert len(pages) > 1
    for page in pages[:-1]:
        assert f"Page{len(pages)}hasthetotalsandthesignatures" in page
        assert "Seenby" not in page
        assert "Remarks" not in page
    for words in (
        "Movedupastage",
        "Expensesbykind",
        "Ouropenpromises",
        "Thenextsevendays",
        "Remarks",
        "LiNa",
        "Seenby",
    ):
        assert words in pages[-1]


def test_pages_are_numbered_and_carry_the_running_head() -> None:
    pages = texts_of(printed(month(40)))
    for number, page in enumerate(pages, start=1):
        assert page.startswith("VisitreportLiNa,BeijingEastOctober2026")
        assert page.endswith(f"{number}/{len(pages)}")


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_month_with_120_visits_prints_each_of_them_once(language: str, paper: Paper) -> None:
    pages = blocks_of(month(120), language, paper)
    notes = [mark.line.text for page in pages for mark in words_on(page) if mark.line.text.startswith("Note number")]
    assert notes == [f"Note number {number}." for number in range(120)]


def test_a_row_never_breaks_and_stays_above_the_foot() -> None:
    for page in blocks_of(month(120), paper=LETTER)[:-1]:
        said = words_on(page)
        assert max(mark.y for mark in said) <= LETTER.bottom
        assert sum(mark.line.text.startswith("Note number") for mark in said) == sum(
            mark.line.text == "in person, 40 min" for mark in said
        )


def test_the_first_day_on_each_page_repeats_the_labels_and_a_heading_keeps_its_first_row() -> None:
    pages = blocks_of(month(60))
    assert len(pages) > 3
    for page in pages[:-1]:
        said = [mark.line.text for mark in words_on(page)]
        assert said.count("Result") == 1
        assert said.count("Promises and next step") == 1
        assert "in person, 40 min" in said[-20:]
        headings = [mark for mark in words_on(page) if mark.size == 11 and "day" in mark.line.text]
        below = max(mark.y for mark in words_on(page))
        assert all(heading.y < below for heading in headings)


def test_a_day_that_goes_on_says_so_on_the_next_page() -> None:
    pages = blocks_of(month(60))
    said = [[mark.line.text for mark in words_on(page)] for page in pages[1:]]
    assert any("October, continued" in page for page in said)
    assert all(page.index("Result") < page.index("in person, 40 min") for page in said[:-1])


def test_text_is_never_cut_even_where_one_visit_is_longer_than_a_page() -> None:
    words = [f"word{number}" for number in range(1500)]
    visit = replace(VISITS[0], notes=(" ".join(words),))
    pages = blocks_of(replace(WEEK, visits=(visit,)))
    assert len(pages) > 3
    said = " ".join(mark.line.text for page in pages for mark in words_on(page)).split()
    assert [word for word in said if word.startswith("word") and word != "word"] == words
    assert sum("continued" in [mark.line.text for mark in words_on(page)] for page in pages) >= 2


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:8].encode("unicode_escape").decode())
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_runs_off_whatever_the_notebook_holds(text: str, language: str) -> None:
    for page in blocks_of(full(text, visits=1), language, LETTER):
        for mark in words_on(page):
            assert mark.y <= LETTER.bottom
            assert mark.x >= -1e-6
            # The last mark of a line may hang by its empty half.
            assert mark.x + mark.line.width <= MEASURE + mark.size / 2 + 1e-6


@pytest.mark.parametrize("report", [WEEK, full("Chaoyang club"), full("冷链仓库"), month(60)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_of_one_column_never_touch(report: VisitReport, language: str) -> None:
    for page in blocks_of(report, language):
        columns: dict[float, list[float]] = {}
        for mark in words_on(page):
            columns.setdefault(round(mark.x, 1), []).append(mark.y)
        for baselines in columns.values():
            ordered = sorted(baselines)
            assert all(below - above > 8 for above, below in pairwise(ordered) if below != above)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:8].encode("unicode_escape").decode())
def test_whatever_the_notebook_holds_becomes_a_document(text: str) -> None:
    report = VisitReport(
        MONDAY, FRIDAY, FRIDAY, Span.WEEK, text, text, text, visits=(replace(VISITS[0], notes=(text,)),)
    )
    assert printed(report).pages >= 1


def test_progress_counts_the_visits_and_cancelling_passes_through() -> None:
    steps: list[tuple[int, int]] = []
    render(compose, WEEK, language="en", paper=A4, progress=lambda done, total: steps.append((done, total)))
    assert steps == [(2, 6), (3, 6), (5, 6), (6, 6)]

    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        render(compose, WEEK, language="en", paper=A4, progress=cancel)


def test_text_of_the_notebook_is_never_markup() -> None:
    assert "<b>&amp;</b>" in text_of(replace(WEEK, about="<b>&amp;</b>"))


def test_a_character_the_font_lacks_is_printed_as_a_sign_and_named() -> None:
    document = printed(replace(WEEK, about="Ana 😀"))
    assert "Ana〓" in texts_of(document)[0]
    assert document.missing_glyphs == ("😀",)


def test_remarks_shrink_to_two_lines_and_then_the_table_of_channels_goes() -> None:
    seen = set()
    for open_ones in range(1, 45):
        report = replace(
            WEEK,
            visits=VISITS[:1],
            moves=(),
            expenses=(),
            open_promises=tuple(ReportPromise(f"thing {number}", name="林晓东") for number in range(open_ones)),
        )
        pages = blocks_of(report)
        said = [mark.line.text for mark in words_on(pages[-1])]
        seen.add((len(pages), "Visits by channel" in said))
        assert "Seen by" in said
        assert any(line.startswith("林晓东") for line in said)
    assert {(1, True), (1, False), (2, True)} <= seen


def test_lists_that_do_not_fit_say_how_many_more_there_are() -> None:
    said = lines_of(full("Chaoyang club"))
    more = [line for line in said if line.endswith("more in Salesbook")]
    assert len(more) == 3
    assert "Remarks" in said


def test_who_left_alike_is_said_once_and_who_did_not_by_name() -> None:
    said = lines_of(WEEK)
    assert said.count("happy, above expectation") == 2
    assert "刘芳: neutral, as expected" in said
    assert "王小明: frustrated, below" in said


def test_a_visit_that_did_not_happen_is_listed_with_its_reason_and_no_face() -> None:
    page = blocks_of(replace(WEEK, visits=VISITS[3:4], moves=()))[0]
    assert "Did not happen: She was called to" in [mark.line.text for mark in words_on(page)]
    assert not [mark for block, _ in page for mark in block.marks if isinstance(mark, Face)]


def test_each_visit_has_one_face_in_the_slot_of_its_day() -> None:
    moods = [(slot.label, [mood.value for mood in slot.moods]) for slot in slots_of(WEEK)]
    assert moods == [
        ("Mon", ["positive", "negative"]),
        ("Tue", ["positive"]),
        ("Wed", ["positive"]),
        ("Thu", []),
        ("Fri", []),
    ]


def test_a_month_shows_its_faces_by_week_and_counts_where_more_than_eight() -> None:
    report = month(36)
    assert [(slot.label, len(slot.moods)) for slot in slots_of(report)] == [("1–4", 16), ("5–11", 20)]
    said = lines_of(report)
    assert said[said.index("1–4") + 1] == "16"
    few = month(8)
    faces = [mark for page in blocks_of(few) for block, _ in page for mark in block.marks if isinstance(mark, Face)]
    assert len(faces) == 16


def test_a_reading_stands_after_a_name_of_the_other_script_only() -> None:
    assert "ZhaoLi" in text_of(WEEK)
    assert "丹尼尔" not in text_of(WEEK)
    assert "ZhaoLi" not in text_of(WEEK, "zh_CN")
    assert "DanielOsei丹尼尔" in text_of(WEEK, "zh_CN")


def test_amounts_keep_their_signs_where_there_is_more_than_one_currency() -> None:
    euro = replace(VISITS[0], expenses=(Money(123450, "EUR"), yuan(86000)))
    text = text_of(replace(WEEK, visits=(euro,), figures=Figures(1, expenses=(Money(123450, "EUR"), yuan(86000)))))
    assert "€1,234.50" in text
    assert "¥86,000" in text
    assert "NextstepExpenses" in text.replace("nextstep", "Nextstep")


def test_only_what_is_overdue_is_red() -> None:
    red = [
        run.text
        for page in blocks_of(WEEK)
        for mark in words_on(page)
        for run in mark.line.runs
        if run.ink.name == "RED"
    ]
    assert red == ["14 Nov, overdue 6 days", "10 Nov, overdue 10 days"]
