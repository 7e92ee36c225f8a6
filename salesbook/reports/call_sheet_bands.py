"""The bands of a call sheet above the tick rows: stage path, last time and wanted result, needs to ace, talk to ask."""

from __future__ import annotations

from collections.abc import Sequence

from salesbook.domain.evidence import Marker
from salesbook.domain.stage import Stage, next_stage
from salesbook.reports.call_sheet_content import LastVisit, SheetVisit, StageStep
from salesbook.reports.call_sheet_items import ask, expected, needs, promises, talk_about
from salesbook.reports.call_sheet_words import missing_clause, said
from salesbook.reports.faces import IN_FIELD
from salesbook.reports.lists import list_field
from salesbook.reports.marks import Block, Face, Words, beside
from salesbook.reports.page import FIELD, LABEL_BASELINE, TEXT_SIZE, THICK, column, span
from salesbook.reports.parts import Desk, label, text_lines
from salesbook.reports.setting import Line
from salesbook.reports.signs import Ink, Span
from salesbook.reports.stage_path import PathField, stage_path
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, narrow_date, word

_STRONG_SIZE = 11
_STRONG_LEADING = 14
_FACE_UP = 2.5  # from the baseline of the emotion to the centre of its face
_EMOTION_AT = IN_FIELD + 5
_CAUSE_UNDER = 13.5
_ACE_SIZE = 9.5
_HALF = span(2 * FIELD)
_ONE = span(FIELD)


def path(
    desk: Desk,
    stage: Stage | None,
    steps: Sequence[StageStep],
    missing: tuple[Marker, ...],
    *,
    lines: int,
    missing_lines: int,
    only_present: bool = False,
) -> Block | None:
    """The stage path; `only_present` leaves out the evidence of stages long reached."""
    if not steps:
        return None
    fields = []
    for step in steps:
        if step.stage is next_stage(stage) and missing:
            under = _missing(desk, missing, missing_lines)
        elif only_present and step.stage is not stage:
            under = ()
        else:
            under = _evidence(desk, step, lines)
        fields.append(PathField(step.stage, step.reached_on, under))
    return stage_path(desk, stage, fields)


def _missing(desk: Desk, missing: tuple[Marker, ...], most: int) -> tuple[Line, ...]:
    words = (Span(_("Missing:"), bold=True), Span(" " + missing_clause(missing)))
    return desk.setter.lines(words, TEXT_SIZE, _ONE, most=most)


def _evidence(desk: Desk, step: StageStep, most: int) -> tuple[Line, ...]:
    evidence = said(step.evidence)
    return desk.setter.lines(evidence, TEXT_SIZE, _ONE, most=most) if evidence else ()


def last_and_wanted(desk: Desk, visit: SheetVisit, *, cause_lines: int) -> Block | None:
    """Last time, with face and cause, beside the wanted result."""
    if visit.last is None and not visit.wanted_result and not visit.purpose:
        return None
    last = _last_time(desk, visit, cause_lines)
    return beside((last, _wanted(desk, visit)), (0, column(2 * FIELD)))


def _last_time(desk: Desk, visit: SheetVisit, cause_lines: int) -> Block:
    last = visit.last
    marks = list(label(desk, _("Last time"), _HALF, hint=_when(last) if last else ""))
    strong_at = LABEL_BASELINE + _STRONG_LEADING
    if last is None:
        return Block(tuple(marks), strong_at)
    cause_at = LABEL_BASELINE + desk.measures.to_text
    bottom: float = strong_at
    if last.emotion:
        ink = Ink.RED if visit.last_is_alarm else Ink.BLACK
        named = desk.setter.line(capitalised(word(last.emotion)), _STRONG_SIZE, bold=True, ink=ink)
        marks.append(Face(IN_FIELD / 2, strong_at - _FACE_UP, IN_FIELD, last.emotion.mood, ink))
        marks.append(Words(_EMOTION_AT, strong_at, named, _STRONG_SIZE))
        cause_at = strong_at + _CAUSE_UNDER
    if last.cause:
        lines = desk.setter.lines(last.cause, TEXT_SIZE, _HALF, most=cause_lines)
        marks += text_lines(lines, 0, cause_at, desk.measures.text)
        bottom = max(bottom, cause_at + (len(lines) - 1) * desk.measures.text)
    return Block(tuple(marks), bottom)


def _when(last: LastVisit) -> str:
    day = narrow_date(last.day)
    return _("{day}, {channel}").format(day=day, channel=word(last.channel)) if last.channel else day


def _wanted(desk: Desk, visit: SheetVisit) -> Block:
    marks = label(desk, _("Wanted result"), _HALF, hint=visit.purpose, weight=THICK)
    lines = desk.setter.lines(visit.wanted_result, _STRONG_SIZE, _HALF, most=2, balanced=True, bold=True)
    first = LABEL_BASELINE + _STRONG_LEADING
    words = text_lines(lines, 0, first, _STRONG_LEADING, _STRONG_SIZE)
    return Block((*marks, *words), first + (len(lines) - 1) * _STRONG_LEADING)


def needs_to_ace(desk: Desk, visit: SheetVisit, *, room: float | None, item_lines: int, ace_lines: int) -> Block | None:
    """Needs, what to expect and answer, ace; `room` is the depth allowed from the rule to the last baseline."""
    if not (visit.needs or visit.expected or visit.ace):
        return None
    blocks = (
        list_field(desk, _("Needs"), _ONE, needs(desk, visit.needs, item_lines), room),
        list_field(desk, _("Expect to hear, and answer"), _HALF, expected(desk, visit.expected, item_lines), room),
        _ace(desk, visit.ace, ace_lines),
    )
    return beside(blocks, (0, column(FIELD), column(3 * FIELD)))


def _ace(desk: Desk, ace: str, most: int) -> Block:
    marks = label(desk, _("Ace"), _ONE, weight=THICK)
    lines = desk.setter.lines(ace, _ACE_SIZE, _ONE, most=most, bold=True)
    first = LABEL_BASELINE + desk.measures.to_text
    words = text_lines(lines, 0, first, desk.measures.ace, _ACE_SIZE)
    return Block((*marks, *words), first + (len(lines) - 1) * desk.measures.ace)


def talk_to_ask(desk: Desk, visit: SheetVisit, *, room: float | None, item_lines: int) -> Block | None:
    """Talk about, promises of both sides, ask."""
    if not (visit.talk_about or visit.avoid or visit.my_promises or visit.their_promises or visit.ask):
        return None
    lists = (
        (_("Talk about"), talk_about(desk, visit.talk_about, visit.avoid, item_lines)),
        (_("I promised"), promises(desk, visit.my_promises, item_lines)),
        (_("They promised"), promises(desk, visit.their_promises, item_lines)),
        (_("Ask"), ask(desk, visit.ask, item_lines)),
    )
    blocks = [list_field(desk, words, _ONE, items, room) for words, items in lists]
    return beside(blocks, [column(number * FIELD) for number in range(len(blocks))])
