"""What the line says beside who, when and how: shown in the side of the form, or put into the draft where no field holds it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from salesbook.domain.entry_line_chips import Candidate, ChipKind, Entry, Who
from salesbook.domain.objection import Objection
from salesbook.gui.visits.draft import ExpenseLine, LearnedLine, ObjectionLine, PromiseLine, StepLine, VisitDraft
from salesbook.gui.visits.edited import objection_lines
from salesbook.gui.visits.visit_side import VisitSide


def as_the_line_says(base: VisitDraft, entry: Entry, *, planning: bool) -> VisitDraft:
    """What the fields of the form show: what the line says, and otherwise what stood there before anything was said."""
    when, how = entry.when, entry.how
    # The rest of a plan is what it is for, unless that was said: the paper prints the purpose.
    rest = entry.note.replace("\n", " ").strip() if planning else ""
    return replace(
        base,
        day=when.day or base.day,
        at=when.at or (None if when.part else base.at),
        day_part=None if when.at else when.part or base.day_part,
        lasted=when.lasted or base.lasted,
        channel=how.channel if how else base.channel,
        place=entry.place or base.place,
        emotion=entry.emotion,
        note="" if planning and not entry.purpose else entry.note,
        purpose=entry.purpose or rest or base.purpose,
        wanted_result=entry.wanted_result,
    )


def show_parts(side: VisitSide, entry: Entry, expected: Sequence[Objection]) -> None:
    """Promises, next steps, interests, needs, objections and expenses; `expected` are the objections of the plan."""
    parts: dict[str, Sequence[Any]] = {
        "promises": [PromiseLine(one.side, one.text, one.due, whom=_meant_alone(one.by)) for one in entry.promises],
        "steps": [StepLine(one.text, one.due, one.at, whom=_meant_alone(one.whom)) for one in entry.next_steps],
        "interests": [LearnedLine(text) for text in entry.texts(ChipKind.INTEREST)],
        "needs": [LearnedLine(text) for text in entry.texts(ChipKind.NEED)],
        "objections": [
            *objection_lines(tuple(expected)),
            *(ObjectionLine(text) for text in entry.texts(ChipKind.OBJECTION)),
        ],
        "expenses": [ExpenseLine(one.amount, one.kind) for one in entry.expenses],
    }
    side.show_parts({name: values for name, values in parts.items() if name not in side.touched})


def with_what_was_said(draft: VisitDraft, entry: Entry, touched: Collection[str]) -> VisitDraft:
    """The draft with the word the channel was said by and the marker it names, and with who felt what.

    A channel or a face that was chosen by hand counts instead.
    """
    how = None if "channel" in touched else entry.how
    marker = (how.marker,) if how and how.marker and how.marker not in draft.markers else ()
    activity = next((chip.said for chip in entry.chips if chip.kind is ChipKind.CHANNEL), "") if how else ""
    felt = () if "emotion" in touched else entry.felt
    return replace(
        draft,
        markers=draft.markers + marker,
        activity=activity,
        felt=tuple((_meant(who, draft.people), one.emotion) for one in felt for who in one.people),
    )


def _meant_alone(who: Who | None) -> Candidate | None:
    """The contact whose a step or a promise is because its own words name them."""
    return who.candidates[0] if who and len(who.candidates) == 1 else None


def _meant(who: Who, people: Collection[str]) -> str:
    """Who of several of a name took part."""
    ids = [one.contact_id for one in who.candidates]
    return next((one for one in ids if one in people), ids[0])
