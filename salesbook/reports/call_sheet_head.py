"""The top of a call sheet: running head, name and time, how to reach the contact, the foot."""

from __future__ import annotations

from salesbook.reports.call_sheet_content import ReachItem, SheetVisit
from salesbook.reports.call_sheet_words import said
from salesbook.reports.marks import Block, Mark, Words, beside
from salesbook.reports.page import FIELD, FOOT_SIZE, LABEL_SIZE, MEASURE, MM, TEXT_SIZE, Paper, column, span
from salesbook.reports.parts import Desk, ending_at, field, foot, running_head, text_lines
from salesbook.reports.setting import Line
from salesbook.reports.signs import Ink, Span
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, clock_time, long_date, weekday_and_date, word

_NAME_AT = 26.8 * MM
_ROLE_UNDER = 16
_ROLE_SIZE = 10
_ROLE_LEADING = 13
_TITLE, _LONG_TITLE, _LONG_LEADING = 24, 18, 22
_BESIDE, _BESIDE_SIZE, _BESIDE_TIME = 8, 11, 5
_CODE_SIZE, _FOOT_CODE_SIZE = 11, 8
_BAND_AFTER_HEAD = 11.1
_NAME_WIDTH = span(3 * FIELD)
_WAYS = 3


def sheet_head(desk: Desk, visit: SheetVisit) -> Block:
    """The running head: report, day, which visit of the day, visit code."""
    set_line = desk.setter.line
    parts = [set_line(_("Call sheet"), LABEL_SIZE, bold=True), set_line(long_date(visit.day), LABEL_SIZE)]
    if visit.count > 1:
        which = _("visit {index} of {count}").format(index=visit.index, count=visit.count)
        parts.append(set_line(which, LABEL_SIZE, ink=Ink.GREY))
    right = []
    if visit.code:
        right.append((set_line(_("visit code"), LABEL_SIZE, ink=Ink.GREY), float(LABEL_SIZE)))
        right.append((set_line(visit.code, _CODE_SIZE, bold=True), float(_CODE_SIZE)))
    return running_head(parts, right)


def sheet_foot(desk: Desk, visit: SheetVisit, paper: Paper) -> Block:
    """The foot: whose sheet and of which day, as a lone sheet must say, and the code again."""
    whose = _together(visit.name, visit.organisation_short or visit.organisation)
    code = desk.setter.line(visit.code, _FOOT_CODE_SIZE, bold=True) if visit.code else None
    right = ending_at(MEASURE, paper.foot, code, _FOOT_CODE_SIZE) if code else None
    short = desk.setter.lines(whose, FOOT_SIZE, span(2 * FIELD), most=1)[0]
    named = short.text if short.cut else whose
    return foot(desk, paper, (named, weekday_and_date(visit.day), _("fold back at the marks to write")), right)


def _together(name: str, organisation: str) -> str:
    if not (name and organisation):
        return name or organisation
    return _("{name}, {organisation}").format(name=name, organisation=organisation)


def title(desk: Desk, visit: SheetVisit) -> Block:
    """Name and role, time and channel; `last` is where the first band's rule may stand."""
    names, size = _name_lines(desk, visit.name)
    marks: list[Mark] = list(text_lines(names, 0, _NAME_AT, _LONG_LEADING, size))
    baseline = _NAME_AT + (len(names) - 1) * _LONG_LEADING
    said_as = desk.setter.lines(visit.phonetic, _BESIDE_SIZE, _NAME_WIDTH, most=1, ink=Ink.GREY)[0]
    beside_name = names[-1].width + _BESIDE
    fits = not said_as.cut and beside_name + said_as.width <= _NAME_WIDTH
    if visit.phonetic and fits:
        marks.append(Words(beside_name, baseline, said_as, _BESIDE_SIZE))
    last = baseline + _ROLE_UNDER
    for number, line in enumerate(_role_lines(desk, visit, visit.phonetic if not fits else "")):
        last = baseline + _ROLE_UNDER + number * _ROLE_LEADING
        marks.append(Words(0, last, line, _ROLE_SIZE))
    return Block((*marks, *_time(desk, visit)), last + _BAND_AFTER_HEAD)


def _name_lines(desk: Desk, name: str) -> tuple[tuple[Line, ...], int]:
    """24 pt; wider than three fields 18 pt; wider still two lines of 18."""
    wide = desk.setter.lines(name, _TITLE, _NAME_WIDTH, most=1, bold=True)
    if not wide[0].cut:
        return wide, _TITLE
    return desk.setter.lines(name, _LONG_TITLE, _NAME_WIDTH, most=2, bold=True), _LONG_TITLE


def _role_lines(desk: Desk, visit: SheetVisit, phonetic: str) -> tuple[Line, ...]:
    """Role and organisation on one line, else the role cut to one and the organisation whole under it."""
    said_as = (Span(phonetic, ink=Ink.GREY), Span(" ")) if phonetic else ()
    together = _("{role}, {organisation}").format(role=visit.role, organisation=visit.organisation)
    if not (visit.role and visit.organisation):
        together = visit.role or visit.organisation
    lines = desk.setter.lines((*said_as, Span(together)), _ROLE_SIZE, _NAME_WIDTH, most=1)
    if not lines[0].cut:
        return lines if lines[0].runs else ()
    role = desk.setter.lines((*said_as, Span(visit.role)), _ROLE_SIZE, _NAME_WIDTH, most=1)
    organisation = desk.setter.lines(visit.organisation, _ROLE_SIZE, _NAME_WIDTH, most=2)
    return tuple(line for line in (*role, *organisation) if line.runs)


def _time(desk: Desk, visit: SheetVisit) -> tuple[Mark, ...]:
    left = column(3 * FIELD)
    marks: list[Mark] = []
    x = left
    if visit.at:
        start = desk.setter.line(clock_time(visit.at), _TITLE, bold=True)
        marks.append(Words(left, _NAME_AT, start, _TITLE))
        x += start.width + _BESIDE_TIME
    elif visit.day_part:
        part = desk.setter.line(capitalised(word(visit.day_part)), _LONG_TITLE, bold=True)
        marks.append(Words(left, _NAME_AT, part, _LONG_TITLE))
    if visit.until:
        until = _("to {time}").format(time=clock_time(visit.until))
        marks.append(Words(x, _NAME_AT, desk.setter.line(until, _BESIDE_SIZE, ink=Ink.GREY), _BESIDE_SIZE))
    if visit.channel:
        channel = desk.setter.lines(capitalised(word(visit.channel)), _ROLE_SIZE, span(FIELD), most=1)[0]
        marks.append(Words(left, _NAME_AT + _ROLE_UNDER, channel, _ROLE_SIZE))
    return tuple(marks)


def reach(desk: Desk, visit: SheetVisit, *, fewer: bool, lines: int) -> Block | None:
    """How to reach the contact, the place last; with `fewer`, the second-best ways give way to a wider place.

    `lines` are the most of each way; the place may have one more.
    """
    if not visit.reach and not visit.place:
        return None
    narrow = _text(desk, visit.place, span(FIELD), lines + 1)
    wide = fewer or len(narrow) > lines or len(visit.reach) < _WAYS
    ways = _best(visit.reach, 2 if wide else _WAYS)
    place_at = 2 * FIELD if wide else 3 * FIELD
    width = span(2 * FIELD) if wide else span(FIELD)
    way_columns = 2 * FIELD if len(ways) < 2 else FIELD
    fields = [_way(desk, way, span(way_columns), lines) for way in ways]
    if not fields:
        fields = [field(desk, _("Mobile"), span(way_columns), ())]
    fields.append(field(desk, _("Place"), width, _text(desk, visit.place, width, lines + 1)))
    lefts = [column(number * way_columns) for number in range(len(fields) - 1)]
    return beside(fields, [*lefts, column(place_at)])


def _best(ways: tuple[ReachItem, ...], count: int) -> tuple[ReachItem, ...]:
    """So many of the ways in their order, the preferred one among them."""
    chosen = ways[:count]
    preferred = next((way for way in ways if way.preferred), None)
    if preferred and preferred not in chosen:
        chosen = (*chosen[:-1], preferred)
    return chosen


def _way(desk: Desk, way: ReachItem, width: float, most: int) -> Block:
    *above, last = way.value.splitlines() or [""]
    if way.preferred:
        last = _("{value} (preferred)").format(value=last)
    rows = [*above, last, said(way.hint)]
    lines = [line for row in rows if row for line in _text(desk, row, width, most)]
    return field(desk, said(way.label), width, lines[:most])


def _text(desk: Desk, text: str, width: float, most: int) -> tuple[Line, ...]:
    return desk.setter.lines(text, TEXT_SIZE, width, most=most)
