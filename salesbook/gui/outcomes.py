"""What the toast offers instead of Undo: the move, where a visit that was logged or corrected opens the next stage; to open
a file that was saved.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from salesbook.domain.stage import Stage
from salesbook.domain.text import Text
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.widgets.toast import Toast
from salesbook.system.i18n import gettext as _
from salesbook.wording import render

if TYPE_CHECKING:
    from salesbook.operations.visits import Logged


class Outcomes(QObject):
    """Hears what logging, correcting and saving brought."""

    def __init__(self, parent: QObject, session: Session, requests: Requests, toast: Toast) -> None:
        super().__init__(parent)
        self._session, self._requests, self._toast = session, requests, toast
        requests.logged.connect(self._logged)
        requests.edited.connect(self._edited)
        requests.saved.connect(self._offer_file)

    def _offer_file(self, text: Text, file: Path) -> None:
        self._toast.offer(render(text), _("Open"), lambda: self._open_file(file))

    def _open_file(self, file: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            said = _("“{name}” cannot be opened here; open it in the folder you chose.")
            self._toast.say(said.format(name=file.name))

    def _logged(self, result: Logged) -> None:
        self._say(result, edited=False)

    def _edited(self, result: Logged) -> None:
        self._say(result, edited=True)

    def _say(self, result: Logged, *, edited: bool) -> None:
        if not result.offers:
            self._requests.said.emit(Text("Visit changed") if edited else Text("Visit logged"))
            return
        from salesbook.domain.contact import Contact

        contact_id, offer = result.offers[0]
        contact = self._session.reader.get(Contact, contact_id)
        if contact is None:
            return
        said = (
            Text("Visit changed; {name} can move to {stage}", name=contact.name, stage=offer.to)
            if edited
            else Text("Visit logged; {name} can move to {stage}", name=contact.name, stage=offer.to)
        )
        accept = render(Text("Move to {stage}", stage=offer.to))
        self._toast.offer(render(said), accept, lambda: self._accept(contact_id, offer.to))

    def _accept(self, contact_id: str, stage: Stage) -> None:
        from salesbook.domain.contact import Contact
        from salesbook.operations.stages import move_to_stage

        contact = self._session.reader.get(Contact, contact_id)
        if contact is not None:
            said = Text("{name} is now at {stage}", name=contact.name, stage=stage)
            self._session.do(
                move_to_stage, contact, stage, self._session.today, then=lambda _done: self._requests.said.emit(said)
            )
