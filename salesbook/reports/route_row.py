"""A row of the day route: when, whom, where, what for; and the free time until the next one."""

from __future__ import annotations

from collections.abc import Sequence

from salesbook.domain.channel import Channel
from salesbook.domain.emotion import Mood
from salesbook.domain.stage import STAGES, rank_of
from salesbook.reports.call_sheet_words import said
from salesbook.reports.faces import IN_TEXT
from salesbook.reports.marks import Block, Dot, Face, Mark, Words, moved
from salesbook.reports.page import LABEL_SIZE, MM, TEXT_SIZE, column, span
from salesbook.reports.parts import Desk, text_lines, tick_box
from salesbook.reports.route_content import Due, Stop
from salesbook.reports.route_words import overdue
from salesbook.reports.setting import Line
from salesbook.reports.signs import Ink, Span
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, clock_time, listed, word

BOX = 5 * MM
TIME_AT = 8.2 * MM
WHOM, WHERE, WHAT_FOR = column(2), column(6), column(9)
_WHOM_WIDTH, _FIELD_WIDTH = span(4), span(3)

SHORTEST, DEEPEST = 24 * MM, 30 * MM
_FIRST = 17.7  # the first baseline under the rule
_BOX_AT = 6.9 * MM  # the baseline the box stands a little under
_TIME_SIZE, _NAME_SIZE, _SMALL_SIZE, _BESIDE_SIZE, _PHONE_SIZE = 14, 12, 8, 10, 9
_NAME_LEADING = 14
_BESIDE = 8
_TO_END, _TO_CODE = 12.2, 13.5
_TO_ROLE, _TO_STAGE, _TO_PLACE, _TO_REMINDER = 12, 12, 12, 14
_FREE_OVER_RULE = 7.4
_FREE_LEADING = 10
_UNDER, _UNDER_FREE = 13, 22.5

_DOT, _DOT_STEP, _DOTS_TO_WORD = 4.2, 5.8, 5.4
_WORD_TO_FACE, _FACE_TO_WORD = 9.6, 5
_FACE_UP = 3.1
_PLACE_LINES, _PURPOSE_LINES, _REMINDER_LINES = 4, 3, 3


def row(desk: Desk, stop: Stop, free: str, *, stage: bool = True) -> Block:
    """One visit under the rule at its top; `last` is the height of the row. `free` stands over the next rule."""
    parts = (
        _when(desk, stop),
        _whom(desk, stop, stage=stage),
        _where(desk, stop),
        _what_for(desk, stop),
    )
    last = max(part.last for part in parts)
    lefts = (0.0, WHOM, WHERE, WHAT_FOR)
    marks = [moved(mark, left, 0) for part, left in zip(parts, lefts, strict=True) for mark in part.marks]
    if not free:
        return Block(tuple(marks), max(SHORTEST, last + _UNDER))
    # Under everything on one line; in a row that is deep already, in the column of the time alone.
    beside = last + _UNDER_FREE > DEEPEST
    width = WHOM - TIME_AT - 1 * MM if beside else WHERE - TIME_AT
    lines = desk.setter.lines(free, LABEL_SIZE, width, most=3, balanced=True, ink=Ink.GREY)
    height = max(SHORTEST, last + (_UNDER if beside else _UNDER_FREE))
    first = height - _FREE_OVER_RULE - (len(lines) - 1) * _FREE_LEADING
    marks += text_lines(lines, TIME_AT, first, _FREE_LEADING, LABEL_SIZE)
    return Block(tuple(marks), height)


def _when(desk: Desk, stop: Stop) -> Block:
    marks: list[Mark] = [tick_box(0, _BOX_AT, BOX)]
    y = float(_FIRST)
    if stop.at:
        marks.append(Words(TIME_AT, y, desk.setter.line(clock_time(stop.at), _TIME_SIZE, bold=True), _TIME_SIZE))
        if stop.until:
            y += _TO_END
            until = _("to {time}").format(time=clock_time(stop.until))
            marks.append(Words(TIME_AT, y, desk.setter.line(until, _SMALL_SIZE, ink=Ink.GREY), _SMALL_SIZE))
        y += _TO_CODE
    elif stop.day_part:
        part = desk.setter.line(capitalised(word(stop.day_part)), _BESIDE_SIZE, bold=True)
        marks.append(Words(TIME_AT, y, part, _BESIDE_SIZE))
        y += _TO_CODE
    if stop.code:
        marks.append(Words(TIME_AT, y, desk.setter.line(stop.code, _SMALL_SIZE), _SMALL_SIZE))
    return Block(tuple(marks), y)


def _whom(desk: Desk, stop: Stop, *, stage: bool) -> Block:
    names = desk.setter.lines(stop.name, _NAME_SIZE, _WHOM_WIDTH, most=2, bold=True)
    marks: list[Mark] = list(text_lines(names, 0, _FIRST, _NAME_LEADING, _NAME_SIZE))
    y = _FIRST + (len(names) - 1) * _NAME_LEADING
    beside = desk.setter.line(stop.phonetic, _BESIDE_SIZE, ink=Ink.GREY)
    fits = names[-1].width + _BESIDE + beside.width <= _WHOM_WIDTH
    if stop.phonetic and fits:
        marks.append(Words(names[-1].width + _BESIDE, y, beside, _BESIDE_SIZE))
    under = [*_role(desk, stop, "" if fits else stop.phonetic), *_others(desk, stop)]
    if under:
        marks += text_lines(under, 0, y + _TO_ROLE, desk.measures.text)
        y += _TO_ROLE + (len(under) - 1) * desk.measures.text
    relationship = _relationship(desk, stop, stage=stage)
    if relationship:
        y += _TO_STAGE
        marks += [moved(mark, 0, y) for mark in relationship]
    return Block(tuple(marks), y)


def _role(desk: Desk, stop: Stop, phonetic: str) -> Sequence[Line]:
    """Role and organisation; where two lines do not hold them, the role is cut and the organisation stands under it."""
    said_as = (Span(phonetic, ink=Ink.GREY), Span(" ")) if phonetic else ()
    together = _("{role}, {organisation}").format(role=stop.role, organisation=stop.organisation)
    if not (stop.role and stop.organisation):
        together = stop.role or stop.organisation
    lines = desk.setter.lines((*said_as, Span(together)), TEXT_SIZE, _WHOM_WIDTH, most=2)
    if lines[-1].cut:
        role = desk.setter.lines((*said_as, Span(stop.role)), TEXT_SIZE, _WHOM_WIDTH, most=1)
        lines = (*role, *desk.setter.lines(stop.organisation, TEXT_SIZE, _WHOM_WIDTH, most=2))
    return [line for line in lines if line.runs]


def _others(desk: Desk, stop: Stop) -> Sequence[Line]:
    if not stop.also_there:
        return ()
    words = _("with {names}").format(names=listed(stop.also_there))
    return desk.setter.lines(words, TEXT_SIZE, _WHOM_WIDTH, most=1)


def _relationship(desk: Desk, stop: Stop, *, stage: bool) -> list[Mark]:
    """The short stage and the last emotion on a baseline at 0."""
    marks: list[Mark] = []
    x = 0.0
    if stage and not stop.colleague:
        reached = rank_of(stop.stage)
        for number in range(len(STAGES)):
            marks.append(Dot(x + _DOT / 2, -_FACE_UP, _DOT, full=number < reached))
            x += _DOT_STEP
        x += _DOTS_TO_WORD
        named = desk.setter.line(capitalised(word(stop.stage)) if stop.stage else _("Not met yet"), TEXT_SIZE)
        marks.append(Words(x, 0, named, TEXT_SIZE))
        x += named.width + _WORD_TO_FACE
    if stop.emotion:
        ink = Ink.RED if stop.alarm else Ink.BLACK
        mood = stop.emotion.mood
        marks.append(Face(x + IN_TEXT / 2, -_FACE_UP, IN_TEXT, mood, ink))
        words = capitalised(word(stop.emotion))
        felt = desk.setter.line(words, TEXT_SIZE, bold=mood is Mood.NEGATIVE, ink=ink)
        marks.append(Words(x + IN_TEXT + _FACE_TO_WORD, 0, felt, TEXT_SIZE))
    return marks


def _where(desk: Desk, stop: Stop) -> Block:
    marks: list[Mark] = []
    y = float(_FIRST)
    if stop.phone:
        phone = desk.setter.lines(stop.phone, _PHONE_SIZE, _FIELD_WIDTH, most=2, bold=True)
        marks += text_lines(phone, 0, y, _TO_PLACE, _PHONE_SIZE)
        y += len(phone) * _TO_PLACE
    place = _place(stop)
    lines = desk.setter.lines(place, TEXT_SIZE, _FIELD_WIDTH, most=_PLACE_LINES) if place else ()
    marks += text_lines(lines, 0, y, desk.measures.text)
    return Block(tuple(marks), y + max(len(lines) - 1, 0) * desk.measures.text if lines else y)


# A place alone would send the rep there.
_FROM_AFAR = (Channel.PHONE, Channel.VIDEO, Channel.MESSAGE)


def _place(stop: Stop) -> str:
    """Where; and how, where nobody has to go or no place is known."""
    if stop.channel is None or stop.channel is Channel.IN_PERSON:
        return stop.place
    how = capitalised(word(stop.channel))
    if not stop.place:
        return how
    return _("{channel}, {place}").format(channel=how, place=stop.place) if stop.channel in _FROM_AFAR else stop.place


def _what_for(desk: Desk, stop: Stop) -> Block:
    marks: list[Mark] = []
    y = float(_FIRST)
    if stop.purpose:
        lines = desk.setter.lines(stop.purpose, TEXT_SIZE, _FIELD_WIDTH, most=_PURPOSE_LINES)
        marks += text_lines(lines, 0, y, desk.measures.text)
        y += (len(lines) - 1) * desk.measures.text
    if stop.reminder:
        y += _TO_REMINDER if stop.purpose else 0
        lines = _reminder(desk, stop.reminder)
        marks += text_lines(lines, 0, y, desk.measures.text)
        y += (len(lines) - 1) * desk.measures.text
    return Block(tuple(marks), y)


def _reminder(desk: Desk, due: Due) -> tuple[Line, ...]:
    """Why somebody is due, and behind it in red how long overdue: that stays whole, whatever of the text is cut."""
    why = Span(capitalised(said(due.why)), bold=True)
    if due.days_overdue < 1:
        return desk.setter.lines((why,), TEXT_SIZE, _FIELD_WIDTH, most=_REMINDER_LINES)
    late = Span(overdue(due.days_overdue), bold=True, ink=Ink.RED, whole=True)
    lines = desk.setter.lines((why, Span(" "), late), TEXT_SIZE, _FIELD_WIDTH, most=_REMINDER_LINES)
    if not lines[-1].cut:
        return lines
    behind = desk.setter.lines((late,), TEXT_SIZE, _FIELD_WIDTH, most=1)
    return (*desk.setter.lines((why,), TEXT_SIZE, _FIELD_WIDTH, most=_REMINDER_LINES - 1), *behind)
