"""The call sheet from the tick rows down: what is ticked in the car, the fold, and room to write."""

from __future__ import annotations

from collections.abc import Sequence

from salesbook.domain.emotion import Emotion, Expectation, Mood
from salesbook.reports.call_sheet_content import SheetVisit
from salesbook.reports.call_sheet_words import tick_word
from salesbook.reports.faces import IN_TEXT
from salesbook.reports.marks import Block, Face, Mark, Rule, Words, moved
from salesbook.reports.page import FIELD, LABEL_SIZE, MEASURE, MM, TEXT_SIZE, THICK, Paper, column, span
from salesbook.reports.parts import (
    FIRST_LINE,
    LINE_STEP,
    SHORTEST_LINE,
    SLOT,
    SLOT_GAP,
    TICK,
    TO_WORD,
    Desk,
    label,
    tick_box,
    writing_line,
)
from salesbook.reports.setting import Line
from salesbook.reports.signs import Ink
from salesbook.system.i18n import gettext as _
from salesbook.wording import listed, word

RULE = 166.4 * MM
FOLD = 193 * MM
_ROW = 5.8 * MM
_FIRST_ROW = RULE + 4.65 * MM
_FACES = column(2)
_FACE_TO_BOX = 2 * MM
_FACE_UP = 3.2
_SLOTS = 6
_SLOT_AT = _FACES + IN_TEXT + _FACE_TO_BOX
_PITCH = 23.47 * MM
_TO_TEXT = TICK + TO_WORD
_AFTER_WORD = 2.5 * MM
_PACKED = 2.5 * MM

_FOLD_MARK = 5 * MM
_FOLD_DOTS = (0.5, 3.5)
_NOTES = FOLD + 5.15 * MM
_FIRST_NOTE = FOLD + 10 * MM
_BEFORE_RULE = 4 * MM
_LINE_UNDER = 1.9


def tick_rows(desk: Desk, visit: SheetVisit) -> Block:
    """Left feeling, against expectation, evidence seen: four rows under a thick rule."""
    marks: list[Mark] = [Rule(0, RULE, MEASURE, THICK)]
    marks += _feelings(desk)
    marks += _row_label(desk, 2, _("Against expectation"))
    marks += _slotted(desk, 2, [(_expectation(one), _slots(desk, _expectation(one))) for one in Expectation])
    marks += _row_label(desk, 3, _("Evidence seen"))
    marks += _evidence(desk, [tick_word(marker) for marker in visit.next_markers])
    return Block(tuple(marks), FOLD)


def _expectation(expectation: Expectation) -> str:
    return {
        Expectation.BELOW: _("below"),
        Expectation.AS_EXPECTED: _("as expected"),
        Expectation.ABOVE: _("above"),
    }[expectation]


def _baseline(row: int) -> float:
    return _FIRST_ROW + row * _ROW


def _row_label(desk: Desk, row: int, words: str, *, bold: bool = True) -> list[Mark]:
    ink = Ink.BLACK if bold else Ink.GREY
    line = desk.setter.lines(words, LABEL_SIZE, _FACES - 1 * MM, most=1, bold=bold, ink=ink)[0]
    return [Words(0, _baseline(row), line, LABEL_SIZE)]


def _feelings(desk: Desk) -> list[Mark]:
    marks = _row_label(desk, 0, _("Left feeling")) + _row_label(desk, 1, _("tick in the car"), bold=False)
    rows = ((0, Mood.POSITIVE), (1, Mood.NEGATIVE))
    for row, mood in rows:
        marks.append(_face(_FACES, row, mood))
        named = [emotion for emotion in Emotion if emotion.mood is mood]
        for slot, emotion in enumerate(named):
            marks += _tick(desk, row, _SLOT_AT + slot * _PITCH, word(emotion))
    neutral = _SLOT_AT + (_SLOTS - 1) * _PITCH
    marks.append(_face(neutral, 0, Mood.NEUTRAL))
    return marks + _tick(desk, 0, neutral + IN_TEXT + _FACE_TO_BOX, word(Emotion.NEUTRAL))


def _face(left: float, row: int, mood: Mood) -> Face:
    return Face(left + IN_TEXT / 2, _baseline(row) - _FACE_UP, IN_TEXT, mood)


def _tick(desk: Desk, row: int, x: float, words: str) -> list[Mark]:
    line = desk.setter.line(words, TEXT_SIZE)
    return [tick_box(x, _baseline(row)), Words(x + _TO_TEXT, _baseline(row), line, TEXT_SIZE)]


def _slots(desk: Desk, words: str) -> int:
    """How many slots a word takes with its box: one, or two for a long one."""
    return 1 if desk.setter.line(words, TEXT_SIZE).width <= _PITCH - _TO_TEXT - _AFTER_WORD else 2


def _slotted(desk: Desk, row: int, words: Sequence[tuple[str, int]]) -> list[Mark]:
    marks: list[Mark] = []
    slot = 0
    for text, taken in words:
        marks += _tick(desk, row, _SLOT_AT + slot * _PITCH, text)
        slot += taken
    return marks


def _evidence(desk: Desk, words: list[str]) -> list[Mark]:
    """The next stage's markers in the slots, closer where they need it, and another with a line to name it."""
    taken = [_slots(desk, text) for text in words]
    if sum(taken) < _SLOTS:
        lefts = [_SLOT_AT + sum(taken[:number]) * _PITCH for number in range(len(words) + 1)]
    else:
        steps = [_TO_TEXT + desk.setter.line(text, TEXT_SIZE).width + _PACKED for text in words]
        lefts = [_SLOT_AT + sum(steps[:number]) for number in range(len(words) + 1)]
    other = desk.setter.line(_("other"), TEXT_SIZE).width
    while len(lefts) > 1 and MEASURE - (lefts[-1] + _TO_TEXT + other + 2 * MM) < SHORTEST_LINE:
        lefts.pop()
    marks = [mark for text, left in zip(words, lefts[:-1], strict=False) for mark in _tick(desk, 3, left, text)]
    marks += _tick(desk, 3, lefts[-1], _("other"))
    line_at = lefts[-1] + _TO_TEXT + other + 2 * MM
    return [*marks, writing_line(line_at, _baseline(3) + 1.3, MEASURE - line_at)]


def fold(paper: Paper) -> Block:
    """Two marks near the edges of the paper and a dotted line between."""
    right = paper.width - paper.left - 2 * _FOLD_MARK
    return Block(
        (
            Rule(_FOLD_MARK - paper.left, FOLD, _FOLD_MARK),
            Rule(right, FOLD, _FOLD_MARK),
            Rule(0, FOLD, MEASURE, 0.5, dots=_FOLD_DOTS),
        ),
        FOLD,
    )


def writing_room(desk: Desk, visit: SheetVisit, paper: Paper) -> Block:
    """Notes, promises of both sides, next step, expenses and length, set from the foot upwards."""
    steps_at = paper.bottom - FIRST_LINE
    promises_at = steps_at - _BEFORE_RULE - LINE_STEP - FIRST_LINE
    marks = _notes(desk, visit, promises_at - _BEFORE_RULE)
    marks += _slot_field(desk, 0, promises_at, _("I promise"), _("by"), 2)
    marks += _slot_field(desk, column(2 * FIELD), promises_at, _("They promise"), _("by"), 2)
    marks += _slot_field(desk, 0, steps_at, _("Next step"), _("day, time"), 1)
    for number, words in ((2, _("Expenses")), (3, _("Lasted, minutes"))):
        marks += _at(column(number * FIELD), steps_at, label(desk, words, span(FIELD)))
        marks.append(writing_line(column(number * FIELD), paper.bottom, span(FIELD)))
    return Block(tuple(marks), paper.bottom)


def _notes(desk: Desk, visit: SheetVisit, last_line: float) -> list[Mark]:
    """The label, who else was there, and lines from the last one upwards as long as there is room."""
    left = column(2 * FIELD)
    notes = desk.setter.line(_("Notes"), LABEL_SIZE, bold=True)
    there = desk.setter.line(_("also there"), LABEL_SIZE, ink=Ink.GREY)
    x = left + there.width + 2 * MM
    marks: list[Mark] = [Words(0, _NOTES, notes, LABEL_SIZE), Words(left, _NOTES, there, LABEL_SIZE)]
    if visit.also_there:
        names: Line = desk.setter.lines(listed(visit.also_there), TEXT_SIZE, MEASURE - x, most=1)[0]
        marks.append(Words(x, _NOTES, names, TEXT_SIZE))
        x += names.width + 2 * MM
    if MEASURE - x >= SHORTEST_LINE:
        marks.append(writing_line(x, _NOTES + _LINE_UNDER, MEASURE - x))
    count = int((last_line - _FIRST_NOTE) // LINE_STEP) + 1
    return marks + [writing_line(0, last_line - number * LINE_STEP, MEASURE) for number in range(count)]


def _slot_field(desk: Desk, left: float, top: float, words: str, hint: str, lines: int) -> list[Mark]:
    """A field of two with a slot for the day at its right."""
    width = span(2 * FIELD)
    slot = width - SLOT
    marks = _at(left, top, label(desk, words, width))
    hint_line = desk.setter.lines(hint, LABEL_SIZE, SLOT, most=1, ink=Ink.GREY)[0]
    marks += _at(left, top, (Words(slot, 10, hint_line, LABEL_SIZE),))
    for number in range(lines):
        y = top + FIRST_LINE + number * LINE_STEP
        marks += [writing_line(left, y, slot - SLOT_GAP), writing_line(left + slot, y, SLOT)]
    return marks


def _at(left: float, top: float, marks: Sequence[Mark]) -> list[Mark]:
    return [moved(mark, left, top) for mark in marks]
