"""What the toast offers instead of Undo: the move, where a visit that was logged or corrected opens the next stage; to open
a file that was saved.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl

from salesbook.domain.stage import Stage
from salesbook.domain.text import Text
from salesbook.gui.outcome_words import with_moves, with_newcomers
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.widgets.toast import Toast
from salesbook.system.i18n import gettext as _
from salesbook.wording import render

if TYPE_CHECKING:
    from salesbook.domain.contact import Contact
    from salesbook.operations.visits import Logged

LONGEST_NAME = 24


class Outcomes(QObject):
    """Hears what logging, correcting and saving brought."""

    def __init__(self, parent: QObject, session: Session, requests: Requests, toast: Toast) -> None:
        super().__init__(parent)
        self._session, self._requests, self._toast = session, requests, toast
        # What was offered and not taken yet, whether the toast still stands or not: contact ids with stages.
        self._open: list[tuple[str, Stage]] = []
        requests.logged.connect(self._logged)
        requests.edited.connect(self._edited)
        requests.saved.connect(self._offer_file)

    def _offer_file(self, text: Text, file: Path) -> None:
        self._toast.offer(render(text), _("Open"), lambda: self._open_file(file))

    def _open_file(self, file: Path) -> None:
        from PySide6.QtGui import QDesktopServices

        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            said = _("“{name}” cannot be opened here; open it in the folder you chose.")
            self._toast.say(said.format(name=file.name))

    def _logged(self, result: Logged) -> None:
        self._say(result, edited=False)

    def _edited(self, result: Logged) -> None:
        self._say(result, edited=True)

    def offer_again(self) -> bool:
        """Show the moves once more that were offered and not taken, and say whether there are any left."""
        self._open = [move for move in self._open if self._is_open(*move)]
        if self._open:
            self._offer(Text("A move is offered"))
        return bool(self._open)

    def _say(self, result: Logged, *, edited: bool) -> None:
        self._open = [(contact_id, offer.to) for contact_id, offer in result.offers]
        said = with_newcomers(Text("Visit changed") if edited else Text("Visit logged"), result.newcomers)
        self._offer(said)

    def _offer(self, said: Text) -> None:
        """Say it, with the moves that are open: the button takes the first, then offers the next."""
        moves = [(contact.name, stage) for one, stage in self._open if (contact := self._contact(one))]
        if not moves:
            self._requests.said.emit(said)
            return
        name, stage = moves[0]
        accept = Text("Move {name} to {stage}", name=name[:LONGEST_NAME], stage=stage)
        one_only = Text("Move to {stage}", stage=stage)
        words = render(accept if len(moves) > 1 else one_only)
        self._toast.offer(render(with_moves(said, moves)), words, lambda: self._accept(*self._open[0]))

    def _is_open(self, contact_id: str, stage: Stage) -> bool:
        """Whether the facts still offer a move: the visit may have been taken back."""
        from salesbook.domain.evidence import offered_move
        from salesbook.queries.standing import evidence_above

        contact = self._contact(contact_id)
        offer = offered_move(contact.stage, evidence_above(self._session.reader, contact)) if contact else None
        return offer is not None and offer.to is stage

    def _contact(self, contact_id: str) -> Contact | None:
        from salesbook.domain.contact import Contact

        return self._session.reader.get(Contact, contact_id)

    def _accept(self, contact_id: str, stage: Stage) -> None:
        from salesbook.operations.stages import move_to_stage

        contact = self._contact(contact_id)
        if contact is not None:
            said = Text("{name} is now at {stage}", name=contact.name, stage=stage)
            then = partial(self._accepted, (contact_id, stage), said)
            self._session.do(move_to_stage, contact, stage, self._session.today, then=then)

    def _accepted(self, move: tuple[str, Stage], said: Text, _done: object) -> None:
        self._open = [one for one in self._open if one != move and self._is_open(*one)]
        self._offer(said)
