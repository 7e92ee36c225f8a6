"""What was typed into another sheet and not saved: named where a new one is opened, to go on with or to throw away."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout

from salesbook.domain.contact import Contact
from salesbook.domain.visit import Visit, VisitState
from salesbook.gui.forms.kept import Kept, kept_forms
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.widgets.elided import ElidedLabel
from salesbook.gui.words import button
from salesbook.store.notebook import Notebook, NotebookReader
from salesbook.system.i18n import gettext as _

LONGEST = 200


class DraftOffer(QFrame):
    """Hidden while nothing waits elsewhere."""

    def __init__(self, session: Session, *, planning: bool) -> None:
        super().__init__()
        self._session, self._planning, self._own = session, planning, ""
        self._waiting: tuple[str, Kept] | None = None
        self.setProperty("look", "strip")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 6, 4)
        self.words = ElidedLabel()
        self.go_on, self.throw = button(_("Go on with it"), "link"), button(_("Throw it away"), "link")
        row.addWidget(self.words, 1)
        row.addWidget(self.go_on)
        row.addWidget(self.throw)
        self.throw.clicked.connect(self._throw_away)
        self.hide()

    def look(self, own: str) -> None:
        """Show the newest that waits in another place; `own` is the name that this sheet keeps its words under."""
        self._own = own
        self._waiting = next(iter(waiting(self._session.reader, own, planning=self._planning)), None)
        if self._waiting is not None:
            self.words.show_text(_("Not saved yet: {words}").format(words=words_of(self._waiting[1].filled)))
        self.setVisible(self._waiting is not None)

    def begin(self, requests: Requests) -> None:
        """Open the sheet in which it was typed."""
        if self._waiting is None:
            return
        about = self._waiting[1].about
        known = (one for one in about["contacts"] if self._session.reader.get(Contact, one) is not None)
        contacts = tuple(known)
        if about["planned"]:
            requests.complete_wanted.emit(about["planned"])
        elif about["day"]:
            at = time.fromisoformat(about["at"]) if about["at"] else None
            requests.visit_on_wanted.emit(contacts, date.fromisoformat(about["day"]), at)
        else:
            (requests.plan_wanted if self._planning else requests.log_wanted).emit(contacts)

    def _throw_away(self) -> None:
        if self._waiting is not None:
            self._session.do(Notebook.keep, self._waiting[0], None, then=lambda _none: self.look(self._own))


def waiting(reader: NotebookReader, own: str, *, planning: bool) -> list[tuple[str, Kept]]:
    """The sheets that were put aside in other places, with the names they are kept under, the newest first."""
    found = [
        (name, kept)
        for name, kept in kept_forms(reader).items()
        if kept.form == "visit" and name != own and not kept.is_open and kept.about["planning"] == planning
    ]
    return sorted((one for one in found if _can_be_opened(reader, one[1])), key=lambda one: one[1].at, reverse=True)


def _can_be_opened(reader: NotebookReader, kept: Kept) -> bool:
    """Whether the planned visit it was typed for still waits."""
    planned = kept.about["planned"]
    visit = reader.get(Visit, planned) if planned else None
    return not planned or (visit is not None and visit.state is VisitState.PLANNED)


def words_of(filled: Mapping[str, Any]) -> str:
    """What tells a draft best: its line, else a note, else the first words that stand in it."""
    said = [filled.get("line"), filled.get("note"), filled.get("private"), *filled.values()]
    return next((one for one in said if isinstance(one, str) and one.strip()), "…")[:LONGEST].replace("\n", " ")
