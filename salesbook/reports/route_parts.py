"""The parts of a day route under its rows: empty rows, who is also due, the car and the meals, who is on the way."""

from __future__ import annotations

from collections.abc import Sequence

from salesbook.reports.call_sheet_words import said
from salesbook.reports.lists import more
from salesbook.reports.marks import Block, Mark, Rule, Words, moved
from salesbook.reports.page import FIELD, LABEL_BASELINE, MEASURE, MM, TEXT_SIZE, THICK, THIN, column, span
from salesbook.reports.parts import FIRST_LINE, LINE_STEP, Desk, label, text_lines, tick_box, writing_line
from salesbook.reports.route_content import MOST_DUE, AlsoDue, Due, Nearby
from salesbook.reports.route_row import BOX, TIME_AT, WHAT_FOR, WHERE, WHOM
from salesbook.reports.route_words import overdue
from salesbook.reports.setting import Line
from salesbook.reports.signs import Ink, Span
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, day_and_month

BEFORE_RULE = 4.2 * MM  # under a line to write on
AFTER_LIST = 15.0  # from the last baseline of a list to the next rule
_EMPTY_FIRST, _EMPTY_STEP = 8.2 * MM, 9 * MM
_ROW = 16
_BEFORE_LATE = 5
_MOST_LINES = 8
_WHY = column(4)
_WHOM_WIDTH = _WHY - TIME_AT - 2 * MM
_WHY_WIDTH = WHAT_FOR - _WHY - 2 * MM


def empty_rows(count: int) -> Block:
    """Rows for visits that come up on the way; `last` is their last line."""
    marks: list[Mark] = [Rule(0, 0, MEASURE, THIN)]
    slots = ((TIME_AT, 18 * MM), (WHOM, span(4)), (WHERE, span(3)), (WHAT_FOR, span(3)))
    for number in range(count):
        y = _EMPTY_FIRST + number * _EMPTY_STEP
        marks.append(tick_box(0, y - 1.3, BOX))
        marks += [writing_line(x, y, width) for x, width in slots]
    return Block(tuple(marks), _EMPTY_FIRST + (count - 1) * _EMPTY_STEP)


def also_due(desk: Desk, due: Sequence[AlsoDue]) -> Block:
    """Whom to call or write to between the visits, at most five and how many more."""
    marks = list(label(desk, _("Also due today"), MEASURE, hint=_("by phone or message, between visits"), weight=THICK))
    shown = due[:MOST_DUE]
    y = float(LABEL_BASELINE)
    for one in shown:
        y += _ROW
        who = _who(desk, one.name or _("For myself"), one.phonetic, one.organisation)
        marks += [tick_box(0, y), *text_lines(who, TIME_AT, y, desk.measures.text)]
        marks += [*_why(desk, one.due, y), *_phone(desk, one.phone, y)]
        y += (len(who) - 1) * desk.measures.text
    if len(due) > len(shown):
        y += _ROW
        (words,) = more(desk, len(due) - len(shown), TIME_AT).columns[0]
        marks.append(Words(TIME_AT, y, words, TEXT_SIZE))
    return Block(tuple(marks), y)


def _why(desk: Desk, due: Due, y: float) -> list[Mark]:
    """Why, in one line, and behind it in red how long overdue: that stays whole."""
    behind = desk.setter.line(overdue(due.days_overdue), TEXT_SIZE, bold=True, ink=Ink.RED)
    room = _WHY_WIDTH - (behind.width + _BEFORE_LATE if due.days_overdue else 0)
    why = desk.setter.lines(capitalised(said(due.why)), TEXT_SIZE, room, most=1)[0]
    marks: list[Mark] = [Words(_WHY, y, why, TEXT_SIZE)]
    if due.days_overdue:
        marks.append(Words(_WHY + why.width + _BEFORE_LATE, y, behind, TEXT_SIZE))
    return marks


def _who(desk: Desk, name: str, phonetic: str, organisation: str) -> tuple[Line, ...]:
    """Name and organisation in one line, with the reading of the name where there is room for it, or else in two."""
    for said_as, most in ((phonetic, 1), ("", 2)):
        named = f"{name} {said_as}".rstrip()
        words = _("{name}, {organisation}").format(name=named, organisation=organisation) if organisation else named
        lines = desk.setter.lines(words, TEXT_SIZE, _WHOM_WIDTH, most=most, bold=True)
        if not lines[-1].cut:
            break
    return lines


def _phone(desk: Desk, phone: str, y: float) -> list[Mark]:
    return [Words(WHAT_FOR, y, desk.setter.lines(phone, TEXT_SIZE, span(3), most=1)[0], TEXT_SIZE)] if phone else []


def car_and_meals(desk: Desk) -> Block:
    """Four fields to write figures in; `last` is their line."""
    marks: list[Mark] = []
    for number, words in enumerate((_("Odometer, start"), _("Odometer, end"), _("Parking and tolls"), _("Meals"))):
        left = column(number * FIELD)
        marks += [moved(mark, left, 0) for mark in label(desk, words, span(FIELD))]
        marks.append(writing_line(left, FIRST_LINE, span(FIELD)))
    return Block(tuple(marks), FIRST_LINE)


def on_the_way(desk: Desk, nearby: Sequence[Nearby], room: float) -> Block | None:
    """Who is near and could be seen, and lines to write on in what is left of `room` pt; None where nothing fits."""
    marks = list(label(desk, _("On the way"), MEASURE, hint=_("near today's visits") if nearby else ""))
    y = float(LABEL_BASELINE)
    fitted = 0
    for one in nearby:
        drawn, depth = _one_nearby(desk, one)
        if y + _ROW + depth > room:
            break
        marks += [moved(mark, 0, y + _ROW) for mark in drawn]
        y += _ROW + depth
        fitted += 1
    line = y + LINE_STEP + 1 * MM if fitted else FIRST_LINE
    last = y
    for _number in range(_MOST_LINES):
        if line > room:
            break
        marks.append(writing_line(0, line, MEASURE))
        last = line
        line += LINE_STEP
    return Block(tuple(marks), last) if last > LABEL_BASELINE else None


def _one_nearby(desk: Desk, one: Nearby) -> tuple[list[Mark], float]:
    """The marks of one contact with the first baseline at 0, and how deep they are."""
    who = [*_who(desk, one.name, "", one.organisation)]
    if one.last_touch:
        words = _("last touch {day}").format(day=day_and_month(one.last_touch))
        who.append(desk.setter.lines((Span(words, ink=Ink.GREY),), TEXT_SIZE, _WHOM_WIDTH, most=1)[0])
    where = desk.setter.lines(one.address, TEXT_SIZE, _WHY_WIDTH, most=2) if one.address else ()
    step = desk.measures.text
    marks: list[Mark] = [tick_box(0, 0), *text_lines(who, TIME_AT, 0, step), *text_lines(where, _WHY, 0, step)]
    return [*marks, *_phone(desk, one.phone, 0)], (max(len(who), len(where)) - 1) * step
