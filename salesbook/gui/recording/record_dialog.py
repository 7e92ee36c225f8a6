"""The dialog of a record, built from what its kind asks for."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused, SalesbookError
from salesbook.gui.forms.form_dialog import FormDialog
from salesbook.gui.recording.asked import Ask, Asking, RecordKind
from salesbook.gui.recording.fields import Field, field_of
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import grown
from salesbook.gui.widgets.deciding import deciding
from salesbook.gui.words import label
from salesbook.system.i18n import gettext as _
from salesbook.wording import render


class RecordDialog(FormDialog):
    """Stays open where what was typed cannot be read, or is refused; nothing typed is lost.

    `record` is the id of what is put right, where the kind is a correction.
    """

    form = "record"

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        requests: Requests,
        kind: RecordKind,
        contact: Contact,
        record: str | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._requests, self._kind = session, requests, kind
        self._asking = Asking(session.reader, contact, session.today)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(render(kind.words))
        self.setMinimumWidth(grown(440))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        title = label(_("{what}: {name}").format(what=render(kind.words), name=contact.name[:80]), "subtitle")
        title.setWordWrap(True)
        column.addWidget(title)
        self.fields: dict[str, Field] = {
            asked.name: field_of(asked, self._asking) for asked in kind.fields(self._asking)
        }
        column.addLayout(self._form())
        self.trouble = label("", "warning-small")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        column.addWidget(self.trouble)
        row, self.take = deciding(self, _("Save the changes") if record else _("Record"))
        column.addLayout(row)
        self._judge()
        about = {"kind": kind.name, "contact": contact.id, "record": record}
        self.attend(session, about, {name: field.widget for name, field in self.fields.items()})

    def accept(self) -> None:
        """Record it, where everything can be read."""
        if not self.take.isEnabled():
            return
        try:
            values: dict[str, Any] = {name: field.value() for name, field in self.fields.items()}
        except Refused as refused:
            self._say(refused)
            return
        operation, arguments = self._kind.doing(self._asking, values)
        self.take.setEnabled(False)
        self.write(self._session, operation, *arguments, then=lambda _result: self._recorded(), otherwise=self._refused)

    def choose(self, name: str, value: object) -> None:
        """Choose a value in a field of choices; one that is not offered leaves it as it is."""
        field = self.fields[name]
        if isinstance(field.widget, QComboBox):
            values = [one for one, _words in field.asked.choices]
            if value in values:
                field.widget.setCurrentIndex(values.index(value) + (0 if field.asked.needed else 1))

    def _recorded(self) -> None:
        super().accept()
        self._requests.said.emit(self._kind.done)

    def _refused(self, error: SalesbookError) -> None:
        self._judge()
        self._say(error)

    def _say(self, error: SalesbookError) -> None:
        self.trouble.setText(render(error.text))
        self.trouble.show()

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        for field in self.fields.values():
            widget = field.widget
            if field.asked.kind is Ask.YES:
                form.addRow("", widget)
                continue
            words = label(render(field.asked.words), "muted")
            words.setBuddy(widget)
            form.addRow(words, widget)
            if isinstance(widget, QLineEdit):
                widget.textChanged.connect(lambda _text: self._judge())
            elif isinstance(widget, QComboBox):
                widget.currentIndexChanged.connect(lambda _row: self._judge())
        return form

    def _judge(self) -> None:
        """What must be filled is named, where it is not."""
        self.trouble.hide()
        missing = [render(one.asked.words) for one in self.fields.values() if one.asked.needed and one.is_empty()]
        self.take.setEnabled(not missing)
        self.take.setToolTip(_("Still needed: {what}").format(what=missing[0]) if missing else "")
