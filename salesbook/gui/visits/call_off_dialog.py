"""A planned visit did not happen: why, if the rep likes to say. The reason stands with the visit in the timeline."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from salesbook.domain.errors import Refused
from salesbook.domain.text import Text
from salesbook.domain.visit import Visit
from salesbook.gui.forms.form_dialog import FormDialog
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import grown
from salesbook.gui.widgets.deciding import deciding
from salesbook.gui.words import label
from salesbook.operations.visits import did_not_happen
from salesbook.queries.visits import names_of
from salesbook.system.i18n import gettext as _
from salesbook.wording import listed, weekday_and_day

LONGEST_NAMES = 80


class CallOffDialog(FormDialog):
    """Enter alone will do: nobody has to give a reason."""

    form = "call-off"

    def __init__(self, parent: QWidget, session: Session, requests: Requests, visit: Visit) -> None:
        super().__init__(parent)
        self._session, self._requests, self._visit_id = session, requests, visit.id
        self._names = listed(names_of(session.reader, visit.id))
        self.setWindowTitle(_("Did not happen"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(grown(440))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        words = _("The visit of {day} with {names} did not happen")
        title = label(words.format(names=self._names[:LONGEST_NAMES], day=weekday_and_day(visit.day)), "subtitle")
        title.setWordWrap(True)
        column.addWidget(title)
        ask = label(_("Why, if you like: it is kept with the visit."))
        self.reason = QLineEdit()
        self.reason.setAccessibleName(ask.text())
        ask.setBuddy(self.reason)
        column.addWidget(ask)
        column.addWidget(self.reason)
        row, self.take = deciding(self, _("Did not happen"))
        column.addSpacing(8)
        column.addLayout(row)
        self.reason.setFocus()
        self.attend(session, {"visit": visit.id}, {"reason": self.reason})

    def accept(self) -> None:
        """Note it as the visit is now; the dialog stays where that is refused."""
        visit = self._session.reader.get(Visit, self._visit_id)
        if visit is None:
            self._refuse(Refused(Text("This was deleted meanwhile, so it cannot be changed.")))
            return
        self.take.setEnabled(False)
        because = " ".join(self.reason.text().split())
        self.write(
            self._session,
            did_not_happen,
            visit,
            because,
            self._names,
            then=lambda _done: self._noted(),
            otherwise=self._refuse,
        )

    def _noted(self) -> None:
        super().accept()
        self._requests.said.emit(Text("Did not happen: {name}", name=self._names))

    def _refuse(self, error: object) -> None:
        self.take.setEnabled(True)
        self._requests.refused.emit(error)
