"""Asking to move contacts to a stage, from a page, from the board, or from several chosen: the same dialog each time."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from salesbook.domain.contact import Contact
from salesbook.domain.evidence import Marker, skipped_without_evidence
from salesbook.domain.stage import Stage, rank_of
from salesbook.domain.text import Text, counted
from salesbook.gui.contacts.move_dialog import Move, MoveDialog
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.operations.bulk import move_contacts
from salesbook.operations.stages import move_to_stage
from salesbook.queries.standing import StageStanding
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, listed, marker_word, render, word


def ask_to_move(
    parent: QWidget, session: Session, requests: Requests, contact: Contact, standing: StageStanding, stage: Stage
) -> MoveDialog | None:
    """Ask for the evidence or the reason; nothing is asked where the contact stands there already."""
    if contact.stage is stage:
        return None
    up = rank_of(stage) > rank_of(contact.stage)

    def said(_result: Any, shown_by: Marker | None) -> Text:
        if shown_by is not None:
            return Text("{name} is at {stage} now: {marker}", name=contact.name, stage=stage, marker=shown_by)
        return Text("{name} is at {stage} now", name=contact.name, stage=stage)

    move = Move(
        contact.name,
        stage,
        lambda because, shown_by: (move_to_stage, contact, stage, session.today, because, shown_by),
        said,
        {"contacts": [contact.id], "stage": stage.value, "several": False},
        standing.evidence_for(stage) if up else (),
        _missing_words(contact, standing, stage) if up else "",
        may_prove=up,
    )
    dialog = MoveDialog(parent, session, requests, move)
    dialog.open()
    return dialog


def ask_to_move_all(
    parent: QWidget, session: Session, requests: Requests, ids: tuple[str, ...], stage: Stage
) -> MoveDialog:
    """Ask why several move."""
    move = Move(
        render(counted("{n} contact", "{n} contacts", len(ids))),
        stage,
        lambda because, _marker: (move_contacts, ids, stage, session.today, because),
        lambda n, _marker: counted("{n} contact moved to {stage}", "{n} contacts moved to {stage}", n, stage=stage),
        {"contacts": ids, "stage": stage.value, "several": True},
    )
    dialog = MoveDialog(parent, session, requests, move)
    dialog.open()
    return dialog


def _missing_words(contact: Contact, standing: StageStanding, stage: Stage) -> str:
    """What would show the stages that are passed on the way; of the stage itself the dialog offers it."""
    skipped = skipped_without_evidence(contact.stage, stage, standing.evidence)
    lines = [
        _("{stage} would be shown by: {markers}").format(
            stage=capitalised(word(step)), markers=listed(tuple(marker_word(one) for one in markers))
        )
        for step, markers in skipped
        if step is not stage
    ]
    return "\n".join(lines)
