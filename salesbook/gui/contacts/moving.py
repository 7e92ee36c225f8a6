"""Asking to move one contact to a stage, from its page or from the board: the same dialog, the same words after it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from salesbook.domain.contact import Contact
from salesbook.domain.evidence import Marker, skipped_without_evidence
from salesbook.domain.stage import Stage, rank_of
from salesbook.domain.text import Text
from salesbook.gui.contacts.move_dialog import MoveDialog
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.operations.stages import move_to_stage
from salesbook.queries.standing import StageStanding
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, listed, marker_word, word


def ask_to_move(
    parent: QWidget, session: Session, requests: Requests, contact: Contact, standing: StageStanding, stage: Stage
) -> MoveDialog | None:
    """Ask for the evidence or the reason; nothing is asked where the contact stands there already."""
    if contact.stage is stage:
        return None
    up = rank_of(stage) > rank_of(contact.stage)

    def move(because: str, shown_by: Marker | None = None) -> None:
        said = Text("{name} is at {stage} now", name=contact.name, stage=stage)
        if shown_by is not None:
            said = Text("{name} is at {stage} now: {marker}", name=contact.name, stage=stage, marker=shown_by)
        session.do(
            *(move_to_stage, contact, stage, session.today, because, shown_by),
            then=lambda _result: requests.said.emit(said),
        )

    dialog = MoveDialog(
        parent,
        contact.name,
        stage,
        standing.evidence_for(stage) if up else (),
        move,
        _missing_words(contact, standing, stage) if up else "",
        (lambda marker, because: move(because, marker)) if up else None,
    )
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
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
