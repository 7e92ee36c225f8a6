"""The visit report: what happened in a day, a week, a month, with a contact or an organisation. `paper.md`, «Visit report»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from salesbook.reports.frame import document_title
from salesbook.reports.marks import Block, Mark, Rule, Words
from salesbook.reports.pad import Pad
from salesbook.reports.page import DAY, LABEL_SIZE, MEASURE, TEXT_SIZE, Paper, measures
from salesbook.reports.parts import Desk, ending_at
from salesbook.reports.report import Document
from salesbook.reports.rows import Row, in_parts
from salesbook.reports.setting import Setter
from salesbook.reports.signs import Ink
from salesbook.reports.visit_report_closing import closing
from salesbook.reports.visit_report_content import Span, VisitReport
from salesbook.reports.visit_report_gather import gather as gather
from salesbook.reports.visit_report_rows import PROMISES, RESULT, Columns, columns_for, row_of
from salesbook.reports.visit_report_summary import (
    PAGE_TOP,
    figures,
    left_feeling,
    nothing_happened,
    report_foot,
    report_head,
    report_title,
)
from salesbook.reports.visit_report_words import day_heading, sign_of
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language
from salesbook.system.progress import Progress, silent

_HEADING_SIZE = 11
_BESIDE = 5.0
_FIRST_DAY_UNDER, _DAY_UNDER = 27.0, 32.0  # from the last baseline above to the baseline of a day's heading
_RULE_UNDER = 5.0  # from the heading to its rule
_ROW_UNDER = 15.0  # from a rule to the first baseline of a row
_RULE_AFTER = 10.5  # from the last baseline of a row to the rule of the next
_ROW_RULE = 0.3
_CLOSING_UNDER = 26.0
_LINE_UNDER = 30.0


@dataclass
class _Pages:
    """The pages as they fill; of the present one, `last` is the last baseline, `labelled` whether a day is on it."""

    done: list[list[tuple[Block, float]]] = field(default_factory=lambda: [[]])
    last: float = 0.0
    labelled: bool = False

    def put(self, block: Block, top: float) -> None:
        """Place a block on the present page."""
        self.done[-1].append((block, top))
        self.last = top + block.last

    def turn(self) -> None:
        """Begin the next page."""
        self.done.append([])
        self.last = 0.0
        self.labelled = False

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on the present page yet."""
        return not self.done[-1]


def compose(content: VisitReport, paper: Paper, progress: Progress = silent) -> Document:
    """The report in the current language."""
    desk = Desk(Setter(), measures(language()))
    pages = pages_of(desk, content, paper, progress)
    title = document_title(_("Visit report"), content.about)
    pad = Pad(paper, title, language())
    for number, blocks in enumerate(pages, start=1):
        pad.draw(report_head(desk, content))
        for block, top in blocks:
            pad.draw(block, top)
        pad.draw(report_foot(desk, content, paper, number, len(pages)))
        pad.end_page()
    progress(_steps(content), _steps(content))
    return Document(pad.finished(), pad.pages, tuple(desk.setter.missing))


def _steps(content: VisitReport) -> int:
    """What progress counts: setting each visit, then drawing the pages."""
    return len(content.visits) + 1


def pages_of(
    desk: Desk, content: VisitReport, paper: Paper, progress: Progress = silent
) -> list[list[tuple[Block, float]]]:
    """The blocks of each page with their tops, without running head and foot."""
    pages = _Pages()
    pages.put(report_title(desk, content), 0)
    if content.visits:
        _filled(desk, content, paper, pages, progress)
    else:
        pages.put(nothing_happened(desk), pages.last + _LINE_UNDER)
    return pages.done


def _filled(desk: Desk, content: VisitReport, paper: Paper, pages: _Pages, progress: Progress) -> None:
    pages.put(figures(desk, content, pages.last), 0)
    feeling = left_feeling(desk, content, pages.last)
    if feeling:
        pages.put(feeling, 0)
    columns = columns_for(desk, content.visits)
    done = 0
    for day, visits in groupby(content.visits, key=lambda visit: visit.day):
        rows = [row_of(columns, visit) for visit in visits]
        _day(columns, content, paper, pages, day, rows)
        done += len(rows)
        progress(done, _steps(content))
    end = closing(desk, content, paper, pages.last + _CLOSING_UNDER, forced=False)
    if end is None:
        pages.turn()
        end = closing(desk, content, paper, PAGE_TOP, forced=True)
    if end:
        pages.put(end, 0)


def _day(columns: Columns, content: VisitReport, paper: Paper, pages: _Pages, day: date, rows: Sequence[Row]) -> None:
    """A day's rows under its heading, which keeps the first one; on the next page the heading stands again."""
    whole_page = paper.bottom - PAGE_TOP - _RULE_UNDER - _ROW_UNDER
    parts = [part for row in rows for part in in_parts(columns.desk, row, whole_page)]
    for number, part in enumerate(parts):
        gap = _DAY_UNDER if pages.labelled else _FIRST_DAY_UNDER
        need = _RULE_AFTER + _ROW_UNDER if number else gap + _RULE_UNDER + _ROW_UNDER
        if pages.last + need + part.depth > paper.bottom:
            pages.turn()
        if number and not pages.fresh:
            pages.put(Block((Rule(0, 0, MEASURE, _ROW_RULE),), 0), pages.last + _RULE_AFTER)
            pages.put(part.block, pages.last + _ROW_UNDER)
            continue
        heading = _heading(columns, content, day, again=number > 0, labels=not pages.labelled)
        pages.put(heading, PAGE_TOP if pages.fresh else pages.last + gap)
        pages.put(part.block, pages.last + _RULE_UNDER + _ROW_UNDER)
        pages.labelled = True


def _heading(columns: Columns, content: VisitReport, day: date, *, again: bool, labels: bool) -> Block:
    """The day in bold, the rest of it in grey, its rule and, on the first of a page, the labels of the columns."""
    setter = columns.desk.setter
    marks: list[Mark] = [Rule(0, _RULE_UNDER, MEASURE, DAY)]
    # A day that is the title already is not said twice.
    if again or content.about or content.span is not Span.DAY:
        bold, grey = day_heading(day, with_year=content.first.year != content.last.year or bool(content.about))
        named = setter.line(bold, _HEADING_SIZE, bold=True)
        rest = setter.line(_("{day}, continued").format(day=grey) if again else grey, TEXT_SIZE, ink=Ink.GREY)
        marks += [Words(0, 0, named, _HEADING_SIZE), Words(named.width + _BESIDE, 0, rest, TEXT_SIZE)]
    if labels:
        marks.append(Words(RESULT, 0, setter.line(_("Result"), LABEL_SIZE, bold=True), LABEL_SIZE))
        agreed = setter.line(_("Promises and next step"), LABEL_SIZE, bold=True)
        marks.append(Words(PROMISES, 0, agreed, LABEL_SIZE))
        money = sign_of(columns.currency) if columns.currency else _("Expenses")
        marks.append(ending_at(MEASURE, 0, setter.line(money, LABEL_SIZE, bold=True)))
    return Block(tuple(marks), 0)
