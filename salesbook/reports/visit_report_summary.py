"""The top of a visit report: running head, title, the six figures, and how the contacts left, day by day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from salesbook.domain.emotion import Mood
from salesbook.reports.faces import IN_TEXT
from salesbook.reports.figures import FIGURES_UNDER, figure_row
from salesbook.reports.frame import owner_of
from salesbook.reports.marks import Block, Face, Mark, Rule, Words, moved
from salesbook.reports.page import FOOT_SIZE, HEAD_RULE, LABEL_SIZE, MEASURE, MM, TEXT_SIZE, Paper, column, span
from salesbook.reports.parts import Desk, ending_at, foot, running_head, text_lines
from salesbook.reports.signs import Ink
from salesbook.reports.visit_report_content import Figures, ReportVisit, Span, VisitReport
from salesbook.reports.visit_report_words import period_in_head, title_of
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import ngettext
from salesbook.wording import date_in_words, medium_date, money

_TITLE_AT = 26.8 * MM
_TITLE, _LONG_TITLE, _LONG_LEADING = 24, 18, 22
_BESIDE, _BESIDE_SIZE, _UNDER = 8, 11, 16
_FEELING_RULE, _FEELING_AT = 9.5, 13.0
_FACE_STEP = IN_TEXT + 2.2
_FACE_UP = 2.7
_AFTER_LABEL = 6.0
_ROW_STEP = 14.0
_MOST_FACES = 8
_SLOT = 2  # columns
_SLOTS = 5  # on a line, after the label
_LONGEST_BY_DAY, _LONGEST_BY_WEEK, _LONGEST_BY_MONTH = 7, 42, 366
_WORST = (Mood.NEGATIVE, Mood.NEUTRAL, Mood.POSITIVE)


def report_head(desk: Desk, report: VisitReport) -> Block:
    """The running head: report, whose; what it is about and the days."""
    room = MEASURE / 2
    whose = owner_of(report.my_name, report.my_company)
    parts = [desk.setter.line(_("Visit report"), LABEL_SIZE, bold=True)]
    days = desk.setter.line(period_in_head(report), LABEL_SIZE)
    right = [(days, float(LABEL_SIZE))]
    if report.about:
        about = desk.setter.lines(report.about, LABEL_SIZE, room - days.width - 10, most=1, bold=True)[0]
        right.insert(0, (about, float(LABEL_SIZE)))
    if whose:
        parts.append(desk.setter.lines(whose, LABEL_SIZE, room - parts[0].width - 10, most=1)[0])
    return running_head(parts, right)


def report_foot(desk: Desk, report: VisitReport, paper: Paper, page: int, pages: int) -> Block:
    """When it was printed, where the closing part stands, and the page number."""
    parts = [_("Printed {day}").format(day=medium_date(report.printed_on))]
    if page < pages:
        parts.append(_("Page {page} has the totals and the signatures").format(page=pages))
    number = desk.setter.line(f"{page} / {pages}", FOOT_SIZE, ink=Ink.GREY)
    return foot(desk, paper, parts, ending_at(MEASURE, paper.foot, number, FOOT_SIZE))


def report_title(desk: Desk, report: VisitReport) -> Block:
    """The days, or the contact or organisation with the days beside it or under it; `last` is the last baseline."""
    bold, grey = title_of(report)
    if report.about:
        bold, grey = report.about, period_in_head(report)
    lines, size = desk.setter.lines(bold, _TITLE, MEASURE, most=1, bold=True), _TITLE
    if lines[0].cut:
        lines, size = desk.setter.lines(bold, _LONG_TITLE, MEASURE, most=2, bold=True), _LONG_TITLE
    marks: list[Mark] = list(text_lines(lines, 0, _TITLE_AT, _LONG_LEADING, size))
    last = _TITLE_AT + (len(lines) - 1) * _LONG_LEADING
    if grey:
        beside = desk.setter.line(grey, _BESIDE_SIZE, ink=Ink.GREY)
        x = lines[-1].width + _BESIDE
        if x + beside.width > MEASURE:
            x, last = 0.0, last + _UNDER
        marks.append(Words(x, last, beside, _BESIDE_SIZE))
    return Block(tuple(marks), last)


def figures(desk: Desk, report: VisitReport, top: float) -> Block:
    """The six figures under rules of two columns each, from the title's last baseline on."""
    row = figure_row(desk, _six(report.figures))
    rule = top + FIGURES_UNDER
    return Block(tuple(moved(mark, 0, rule) for mark in row.marks), rule + row.last)


def _six(facts: Figures) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The figures, one a currency for the expenses, with their words."""
    promises = ngettext("promise, {kept} kept", "promises, {kept} kept", facts.promises)
    return (
        ((str(facts.visits),), ngettext("visit", "visits", facts.visits)),
        ((str(facts.people),), ngettext("person", "people", facts.people)),
        ((str(facts.organisations),), ngettext("organisation", "organisations", facts.organisations)),
        ((str(facts.moved_up),), _("moved up a stage")),
        ((str(facts.promises),), promises.format(kept=facts.kept)),
        (tuple(money(amount) for amount in facts.expenses) or ("0",), _("expenses")),
    )


@dataclass(frozen=True)
class Slot:
    """Some days of the period with the mood of each visit that left one."""

    label: str
    moods: tuple[Mood, ...]


def slots_of(report: VisitReport) -> tuple[Slot, ...]:
    """The period by day, week, month or year: as fine as its length allows. Days without a visit give no slot."""
    moods: dict[date, list[Mood]] = {}
    for visit in report.visits:
        if visit.state.value == "done":
            moods.setdefault(_start(report, visit.day), []).extend(_mood(visit))
    starts = set(moods)
    if report.span is Span.WEEK and not report.about:
        # A week shows its working days even where nothing happened.
        days = (report.first + timedelta(days=number) for number in range((report.last - report.first).days + 1))
        starts |= {day for day in days if day.weekday() < 5}
    return tuple(Slot(_slot_label(report, start), tuple(moods.get(start, ()))) for start in sorted(starts))


def _mood(visit: ReportVisit) -> list[Mood]:
    """One face a visit: of several, the one that asks most to act."""
    felt = {person.emotion.mood for person in visit.people if person.emotion}
    return [mood for mood in _WORST if mood in felt][:1]


def _length(report: VisitReport) -> int:
    return (report.last - report.first).days + 1


def _start(report: VisitReport, day: date) -> date:
    """The first day of the slot a day falls into."""
    if _length(report) <= _LONGEST_BY_DAY:
        return day
    if _length(report) <= _LONGEST_BY_WEEK:
        return max(day - timedelta(days=day.weekday()), report.first)
    return day.replace(day=1) if _length(report) <= _LONGEST_BY_MONTH else day.replace(month=1, day=1)


def _slot_label(report: VisitReport, start: date) -> str:
    if report.span is Span.DAY:
        return ""
    if _length(report) <= _LONGEST_BY_DAY:
        return date_in_words(start, "EEE", "EEE")
    if _length(report) <= _LONGEST_BY_WEEK:
        end = min(start + timedelta(days=6 - start.weekday()), report.last)
        single = date_in_words(start, "d", "d日")
        return single if start == end else _("{first}–{last}").format(first=start.day, last=end.day)
    return date_in_words(start, "MMM", "M月") if _length(report) <= _LONGEST_BY_MONTH else f"{start.year}"


def left_feeling(desk: Desk, report: VisitReport, top: float) -> Block | None:
    """A face for each visit in slots of two columns, counts where there are more than eight; None without any face."""
    slots = slots_of(report)
    if not any(slot.moods for slot in slots):
        return None
    rule = top + _FEELING_RULE
    y = rule + _FEELING_AT
    label = desk.setter.lines(_("Left feeling"), LABEL_SIZE, span(_SLOT), most=1, bold=True)[0]
    marks: list[Mark] = [Rule(0, rule, MEASURE), Words(0, y, label, LABEL_SIZE)]
    for start in range(0, len(slots), _SLOTS):
        line = slots[start : start + _SLOTS]
        # A line with no more than one slot has the whole width.
        columns = _SLOT * _SLOTS if len(slots) == 1 else _SLOT
        deepest = y
        for number, slot in enumerate(line):
            drawn = list(_slot(desk, slot, column(_SLOT * (number + 1)), y, span(columns)))
            marks += drawn
            deepest = max(deepest, *(mark.y + (_FACE_UP if isinstance(mark, Face) else 0) for mark in drawn))
        y = deepest + _ROW_STEP + 2
    return Block(tuple(marks), y - _ROW_STEP - 2)


def _slot(desk: Desk, slot: Slot, left: float, y: float, width: float) -> Iterator[Mark]:
    label = desk.setter.line(slot.label, LABEL_SIZE, ink=Ink.GREY)
    yield Words(left, y, label, LABEL_SIZE)
    first = x = left + label.width + (_AFTER_LABEL if slot.label else 0)
    for mood, count in _shown(slot.moods):
        number = desk.setter.line(str(count), LABEL_SIZE) if count else None
        wide = _FACE_STEP + (number.width + 5 if number else 0)
        if x > first and x + wide - 2.2 > left + width:
            x, y = first, y + _ROW_STEP
        yield Face(x + IN_TEXT / 2, y - _FACE_UP, IN_TEXT, mood)
        if number:
            yield Words(x + _FACE_STEP, y, number, LABEL_SIZE)
        x += wide


def _shown(moods: Sequence[Mood]) -> list[tuple[Mood, int]]:
    """Each face with no count, or each mood with how many there are."""
    if len(moods) <= _MOST_FACES:
        return [(mood, 0) for mood in moods]
    counts = Counter(moods)
    return [(mood, counts[mood]) for mood in reversed(_WORST) if counts[mood]]


def nothing_happened(desk: Desk) -> Block:
    """The one line of a report without content."""
    line = desk.setter.line(_("Nothing was recorded for these days."), TEXT_SIZE)
    return Block((Words(0, 0, line, TEXT_SIZE),), 0)


# The first baseline on a page that has no title.
PAGE_TOP = HEAD_RULE + 24
