"""The closing part of a visit report, kept together: totals, what is open, what comes next, remarks, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from salesbook.domain.stage import STAGES, Stage, rank_of
from salesbook.reports.lists import ITEM_GAP, Item, drawn, fitting
from salesbook.reports.lists import height as depth_of
from salesbook.reports.marks import Block, Dot, Mark, Rule, beside, moved
from salesbook.reports.page import (
    BAND_GAP,
    FIELD,
    LABEL_BASELINE,
    MEASURE,
    MM,
    TEXT_SIZE,
    THICK,
    Paper,
    column,
    span,
)
from salesbook.reports.parts import FIRST_LINE, LINE_STEP, Desk, ending_at, label, text_lines, writing_line
from salesbook.reports.setting import Line
from salesbook.reports.signs import Span
from salesbook.reports.visit_report_content import DayAhead, ReportMove, ReportPromise, VisitReport
from salesbook.reports.visit_report_content import Span as Days
from salesbook.reports.visit_report_words import (
    APART,
    bare,
    channel_group,
    due_of,
    move_in_words,
    reason_of,
    styled,
)
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import ngettext
from salesbook.wording import capitalised, date_in_words, joined, listed, money, word

_HALF, _ONE = span(2 * FIELD), span(FIELD)
_PIP, _PIP_STEP, _PIP_UP = 4.2, 7.4, 3.1
_PIPS = 12 * MM
_DAY = 14 * MM
_MOST_LINES = 6  # of one item: longer ones stand whole in their row
_BETWEEN = 4  # a word and its figure, at least
_TOTAL_RULE, _TOTAL_UNDER = 4, 1.5
_FEWEST = 2  # lines for remarks
_REMARKS_OVER = 32 * MM  # from the last one to the foot
_SIGN_OVER = 11.7 * MM


@dataclass(frozen=True)
class _Closing:
    """The two bands and whether the table of channels stands in the first."""

    first: Block
    second: Block

    @property
    def height(self) -> float:
        """From the thick rule to the rule of the remarks."""
        return self.first.last + BAND_GAP + self.second.last + BAND_GAP


def closing(desk: Desk, report: VisitReport, paper: Paper, top: float, *, forced: bool) -> Block | None:
    """The closing part from `top` to the foot of the page, or None if it does not fit there.

    On a short page the remarks shrink to two lines, then the table of channels goes. `forced`, on a page of its own, lists
    are cut to what fits.
    """
    room = paper.foot - _REMARKS_OVER - top - FIRST_LINE - (_FEWEST - 1) * LINE_STEP
    whole = _closing(desk, report, channels=True)
    if whole.height > room:
        whole = _closing(desk, report, channels=False)
    if whole.height > room:
        if not forced:
            return None
        whole = _cut(desk, report, room)
    at = top + whole.height
    lines = int((paper.foot - _REMARKS_OVER - at - FIRST_LINE) / LINE_STEP) + 1
    marks = [
        *(moved(mark, 0, top) for mark in whole.first.marks),
        *(moved(mark, 0, top + whole.first.last + BAND_GAP) for mark in whole.second.marks),
        *(moved(mark, 0, at) for mark in label(desk, _("Remarks"), MEASURE)),
        *(writing_line(0, at + FIRST_LINE + number * LINE_STEP, MEASURE) for number in range(max(lines, _FEWEST))),
        *_signatures(desk, report, paper),
    ]
    return Block(tuple(marks), paper.foot - _SIGN_OVER)


def _signatures(desk: Desk, report: VisitReport, paper: Paper) -> list[Mark]:
    mine = label(desk, report.my_name or _("Name"), _HALF, hint=_("date, signature"))
    theirs = label(desk, _("Seen by"), _HALF, hint=_("name, date, signature"))
    y = paper.foot - _SIGN_OVER
    return [*(moved(mark, 0, y) for mark in mine), *(moved(mark, column(2 * FIELD), y) for mark in theirs)]


def _closing(desk: Desk, report: VisitReport, *, channels: bool, rooms: tuple[float, float] | None = None) -> _Closing:
    first_room, second_room = rooms or (float("inf"), float("inf"))
    tables = [
        _list(desk, _("Moved up a stage"), _moves(desk, report.moves), first_room, ruled=False),
        _expenses(desk, report),
    ]
    lefts = [0.0, column(2 * FIELD)]
    if channels:
        tables.append(_channels(desk, report))
        lefts.append(column(3 * FIELD))
    first = beside(tables, lefts)
    first = Block((Rule(0, 0, MEASURE, THICK), *first.marks), first.last)
    promises = _list(desk, _("Our open promises"), _promises(desk, report), second_room, hint=_("by due day"))
    ahead = _list(desk, _ahead_label(report), _ahead(desk, report), second_room, hint=_visits_ahead(report))
    return _Closing(first, beside((promises, ahead), (0, column(2 * FIELD))))


def _cut(desk: Desk, report: VisitReport, room: float) -> _Closing:
    """The bands with lists cut to the room: the first takes half of it, or what the second leaves."""
    whole = _closing(desk, report, channels=False)
    both = room - 2 * BAND_GAP
    first = min(whole.first.last, max(both / 2, both - whole.second.last))
    upper = _closing(desk, report, channels=False, rooms=(first, 0))
    return _closing(desk, report, channels=False, rooms=(first, both - upper.first.last))


def _list(desk: Desk, words: str, items: Sequence[Item], room: float, *, hint: str = "", ruled: bool = True) -> Block:
    """A labelled list of two fields, cut to the room; without items white space."""
    marks = label(desk, words, _HALF, hint=hint)
    shown = fitting(desk, items, room - LABEL_BASELINE) if items else ()
    # A list without a rule of its own stands under the thick one of the whole part.
    return Block((*marks[not ruled :], *drawn(desk, shown)), LABEL_BASELINE + depth_of(desk, shown))


def _moves(desk: Desk, moves: Sequence[ReportMove]) -> list[Item]:
    items: list[Item] = []
    for move in moves:
        what, why = move_in_words(move), reason_of(move)
        what = _("{move}: {reason}").format(move=what, reason=why) if why else what
        spans = styled(_("{name}, {what}"), name=Span(move.name, bold=True), what=Span(what))
        lines = desk.setter.lines(spans, TEXT_SIZE, _HALF - _PIPS, most=_MOST_LINES)
        items.append(Item((lines,), (_PIPS,), before=_pips(move.end)))
    return items


def _pips(stage: Stage) -> tuple[Mark, ...]:
    """The stage in short: four dots, full as far as it is reached."""
    return tuple(
        Dot(_PIP / 2 + number * _PIP_STEP, -_PIP_UP, _PIP, full=number < rank_of(stage))
        for number in range(len(STAGES))
    )


def _table(desk: Desk, words: str, rows: Sequence[tuple[str, str]], totals: Sequence[str]) -> Block:
    """Words with figures at the right, and their totals under a rule."""
    marks: list[Mark] = list(label(desk, words, _ONE)[1:])
    step = desk.measures.text + ITEM_GAP
    last = LABEL_BASELINE + desk.measures.to_text - step
    for name, figure in rows:
        entry = _entry(desk, name, figure)
        marks += [moved(mark, 0, last + step) for mark in entry.marks]
        last += step + entry.last
    if rows:
        marks.append(Rule(0, last + _TOTAL_RULE, _ONE))
        last += _TOTAL_UNDER
    for number, total in enumerate(totals if rows else ()):
        entry = _entry(desk, "" if number else _("Total"), total, bold=True)
        marks += [moved(mark, 0, last + step) for mark in entry.marks]
        last += step + entry.last
    return Block(tuple(marks), max(last, LABEL_BASELINE + desk.measures.to_text))


def _entry(desk: Desk, name: str, figure: str, *, bold: bool = False) -> Block:
    """A word and its figure, on the word's last line or under it; the first baseline at 0."""
    number = desk.setter.line(figure, TEXT_SIZE, bold=bold)
    named = desk.setter.lines(name, TEXT_SIZE, _ONE, bold=bold)
    beside_it = named[-1].width + _BETWEEN + number.width <= _ONE
    last = (len(named) - (1 if beside_it else 0)) * desk.measures.text
    return Block((*text_lines(named, 0, 0, desk.measures.text), ending_at(_ONE, last, number, TEXT_SIZE)), last)


def _expenses(desk: Desk, report: VisitReport) -> Block:
    single = len(report.figures.expenses) == 1
    rows = [(capitalised(word(kind)), bare(amount) if single else money(amount)) for kind, amount in report.expenses]
    return _table(desk, _("Expenses by kind"), rows, [money(amount) for amount in report.figures.expenses])


def _channels(desk: Desk, report: VisitReport) -> Block:
    counts: dict[str, int] = {}
    for channel, number in report.channels:
        group = channel_group(channel)
        counts[group] = counts.get(group, 0) + number
    rows = [(group, str(number)) for group, number in counts.items()]
    return _table(desk, _("Visits by channel"), rows, [str(report.figures.visits)])


def _promises(desk: Desk, report: VisitReport) -> list[Item]:
    return [Item((_promise(desk, promise, report),)) for promise in report.open_promises]


def _promise(desk: Desk, promise: ReportPromise, report: VisitReport) -> tuple[Line, ...]:
    due = due_of(promise, report.printed_on)
    behind = (APART, due) if due else ()
    spans = (Span(promise.name, bold=True), APART, Span(promise.text), *behind)
    lines = desk.setter.lines(spans, TEXT_SIZE, _HALF, most=_MOST_LINES)
    if due and lines[-1].cut:
        # The day is never cut off.
        head = desk.setter.lines(spans[:-2], TEXT_SIZE, _HALF, most=_MOST_LINES - 1)
        return (*head, *desk.setter.lines((due,), TEXT_SIZE, _HALF))
    return lines


def _ahead_label(report: VisitReport) -> str:
    if report.about:
        return _("Planned next")
    after = all(report.last < day.day <= report.last + timedelta(days=7) for day in report.ahead)
    return _("Next week") if report.span is Days.WEEK and after else _("The next seven days")


def _visits_ahead(report: VisitReport) -> str:
    n = report.visits_ahead
    return ngettext("{n} visit planned", "{n} visits planned", n).format(n=n) if n else ""


def _ahead(desk: Desk, report: VisitReport) -> list[Item]:
    items = []
    pattern = ("d MMM yyyy", "yyyy-MM-dd") if report.about else ("EEE d", "d日 EEE")
    days = [desk.setter.line(date_in_words(day.day, *pattern), TEXT_SIZE, bold=True) for day in report.ahead]
    left = max([_DAY, *(line.width + 6 for line in days)])
    for day, named in zip(report.ahead, days, strict=True):
        lines = desk.setter.lines(_day_ahead(day), TEXT_SIZE, _HALF - left, most=_MOST_LINES)
        items.append(Item(((named,), lines), (0.0, left)))
    return items


def _day_ahead(day: DayAhead) -> str:
    """Whom a visit is planned with, then what else is agreed: `Wang (Bayer), Osei (DHL); Ma Jun: call`."""
    people = [
        _("{name} ({organisation})").format(name=name, organisation=organisation) if organisation else name
        for name, organisation in day.visits
    ]
    steps = [_("{name}: {what}").format(name=step.name, what=step.text) for step in day.steps]
    return joined(tuple(part for part in (listed(tuple(people)), *steps) if part))
