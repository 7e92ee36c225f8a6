"""What is said of a move between the stages: from, to, and why."""

from __future__ import annotations

from salesbook.domain.stage import Movement, Stage
from salesbook.domain.text import counted
from salesbook.gui.words import aside, in_clauses
from salesbook.queries.stage_board import MOVEMENT_DAYS
from salesbook.queries.stage_moves import StageMove
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, listed, medium_date, render, word

_LONGEST = 300


def stage_said(stage: Stage | None) -> str:
    """A stage, or that there was none."""
    return capitalised(word(stage)) if stage else _("Not met yet")


def why_said(move: StageMove) -> str:
    """The reason given, else the evidence that shows the stage, with its day where that is another."""
    if move.change.because:
        return move.change.because[:_LONGEST]
    if move.evidence is None:
        return ""
    fact = move.evidence
    said = capitalised(word(fact.words))
    if fact.day != move.change.day:
        said = aside(said, medium_date(fact.day))
    return _("{what}: {note}").format(what=said, note=fact.note[:_LONGEST]) if fact.note else said


def move_said(move: StageMove) -> str:
    """The whole move in one line, for readers and tool tips."""
    step = _("{day}: {start} to {end}").format(
        day=medium_date(move.change.day), start=stage_said(move.change.from_stage), end=stage_said(move.change.to_stage)
    )
    return in_clauses(step, why_said(move))


def movement_said(moved: Movement) -> str:
    """`Last 90 days: 6 up, 1 back, 4 new`; what did not happen is left out."""
    parts = [
        counted("{n} up", "{n} up", moved.forward) if moved.forward else None,
        counted("{n} back", "{n} back", moved.back) if moved.back else None,
        counted("{n} new", "{n} new", moved.new) if moved.new else None,
    ]
    said = tuple(render(part) for part in parts if part is not None)
    if not said:
        return _("Last {days} days: nobody moved").format(days=MOVEMENT_DAYS)
    return _("Last {days} days: {moves}").format(days=MOVEMENT_DAYS, moves=listed(said))
