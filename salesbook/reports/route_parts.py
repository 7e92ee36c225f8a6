"""The parts of a day route under its rows: empty rows, who is also due, the car and the meals, who is on the way."""

from __future__ import annotations

from collections.abc import Sequence

from salesbook.reports.lists import more
from salesbook.reports.marks import Block, Mark, Rule, Words, moved
from salesbook.reports.page import FIELD, LABEL_BASELINE, MEASURE, MM, TEXT_SIZE, THICK, THIN, column, span
from salesbook.reports.parts import FIRST_LINE, LINE_STEP, Desk, label, text_lines, tick_box, writing_line
from salesbook.reports.route_content import AlsoDue, Nearby
from salesbook.reports.route_row import BOX, TIME_AT, WHAT_FOR, WHERE, WHOM, reminder_lines
from salesbook.reports.setting import Line
from salesbook.reports.signs import Ink, Span
from salesbook.system.i18n import gettext as _
from salesbook.wording import day_and_month

MOST_DUE = 5
BEFORE_RULE = 4.2 * MM  # under a line to write on
AFTER_LIST = 15.0  # from the last baseline of a list to the next rule
_EMPTY_FIRST, _EMPTY_STEP = 8.2 * MM, 9 * MM
_ROW = 16
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
    y = LABEL_BASELINE
    for one in shown:
        y += _ROW
        marks += [tick_box(0, y), *_one_due(desk, one, y)]
    if len(due) > len(shown):
        y += _ROW
        (words,) = more(desk, len(due) - len(shown), TIME_AT).columns[0]
        marks.append(Words(TIME_AT, y, words, TEXT_SIZE))
    return Block(tuple(marks), y)


def _one_due(desk: Desk, one: AlsoDue, y: float) -> list[Mark]:
    marks: list[Mark] = [Words(TIME_AT, y, _who(desk, one.name, one.phonetic, one.organisation), TEXT_SIZE)]
    why = reminder_lines(desk, one.due, _WHY_WIDTH, 1, bold=False)
    marks.append(Words(_WHY, y, why[0], TEXT_SIZE))
    return marks + _phone(desk, one.phone, y)


def _who(desk: Desk, name: str, phonetic: str, organisation: str) -> Line:
    """Name and organisation in one line, with the reading of the name where there is room for it."""
    for said_as in (phonetic, ""):
        named = f"{name} {said_as}".rstrip()
        words = _("{name}, {organisation}").format(name=named, organisation=organisation) if organisation else named
        line = desk.setter.lines(words, TEXT_SIZE, _WHOM_WIDTH, most=1, bold=True)[0]
        if not line.cut:
            break
    return line


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
    while line <= room:
        marks.append(writing_line(0, line, MEASURE))
        last = line
        line += LINE_STEP
    return Block(tuple(marks), last) if last > LABEL_BASELINE else None


def _one_nearby(desk: Desk, one: Nearby) -> tuple[list[Mark], float]:
    """The marks of one contact with the first baseline at 0, and how deep they are."""
    who: list[Line] = [_who(desk, one.name, "", one.organisation)]
    if one.last_touch:
        words = _("last touch {day}").format(day=day_and_month(one.last_touch))
        who.append(desk.setter.lines((Span(words, ink=Ink.GREY),), TEXT_SIZE, _WHOM_WIDTH, most=1)[0])
    where = desk.setter.lines(one.address, TEXT_SIZE, _WHY_WIDTH, most=2) if one.address else ()
    step = desk.measures.text
    marks: list[Mark] = [tick_box(0, 0), *text_lines(who, TIME_AT, 0, step), *text_lines(where, _WHY, 0, step)]
    return [*marks, *_phone(desk, one.phone, 0)], (max(len(who), len(where)) - 1) * step
