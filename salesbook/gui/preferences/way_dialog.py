"""Asks before a way to unlock is changed: what will be, a way that confirms it, and the new password where there is one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from salesbook.domain.errors import SalesbookError
from salesbook.gui.jobs import Job
from salesbook.gui.preferences.way_change import WayChange
from salesbook.gui.preferences.way_fields import WayFields
from salesbook.gui.protection import is_new_password, what_is_amiss
from salesbook.gui.theme import grown
from salesbook.gui.widgets.whole_dialog import WholeDialog
from salesbook.gui.words import button, label, try_again
from salesbook.system.i18n import gettext as _
from salesbook.wording import render


class WayDialog(WholeDialog):
    """`changed` gives what the change brought: a NewKey, with recovery words to show where they are new; or None."""

    changed = Signal(object)

    def __init__(self, parent: QWidget, change: WayChange) -> None:
        super().__init__(parent)
        self._change = change
        self.setWindowTitle(render(change.title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(grown(460))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(label(render(change.title), "subtitle"))
        why = label(render(change.why))
        why.setWordWrap(True)
        column.addWidget(why)
        self.ways = WayFields(change.asks, _("Confirm it by a way that opens the notebook:"))
        self.ways.edited.connect(self._judge)
        column.addWidget(self.ways)
        self.passwords: tuple[QLineEdit, ...] = ()
        if change.new_password:
            self.passwords = tuple(self._password(words, column) for words in (_("New password"), _("The same again")))
        self.trouble = label("", "danger")
        self.trouble.setWordWrap(True)
        column.addWidget(self.trouble)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        self.take = button(render(change.act), "danger" if change.removes else "filled")
        self.take.setDefault(True)
        self.take.clicked.connect(self.accept)
        row.addWidget(cancel)
        row.addWidget(self.take)
        column.addLayout(row)
        first = (*self.ways.fields.values(), *self.passwords, cancel if change.removes else self.take)[0]
        first.setFocus()
        self._judge()

    def accept(self) -> None:
        """Change it; what is refused is said, and the dialog stays. Guessing a password is made slow, so it is done apart."""
        if not self.take.isEnabled():
            return
        ways, new = self.ways.ways(), self.passwords[0].text() if self.passwords else ""
        self.setEnabled(False)
        job = Job(lambda _progress: self._change.work(ways, new), self)
        job.succeeded.connect(self._succeeded)
        job.refused.connect(self._refused)
        job.ended.connect(lambda: self.setEnabled(True))
        job.start()

    def reject(self) -> None:
        """Not while it is being done: the key file is written whole or not at all, and its words must be shown."""
        if self.isEnabled():
            super().reject()

    def _refused(self, error: SalesbookError) -> None:
        self.trouble.setText(render(error.text))
        self.setEnabled(True)
        try_again(self.ways.fields.values())

    def _succeeded(self, brought: object) -> None:
        super().accept()
        self.changed.emit(brought)

    def _password(self, words: str, column: QVBoxLayout) -> QLineEdit:
        field = QLineEdit()
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setAccessibleName(words)
        field.textChanged.connect(self._judge)
        name = label(words, "muted")
        name.setBuddy(field)
        column.addWidget(name)
        column.addWidget(field)
        return field

    def _judge(self) -> None:
        typed = [field.text() for field in self.passwords]
        fits = not typed or is_new_password(*typed)
        self.take.setEnabled(fits and self.ways.says_something())
        self.trouble.setText(what_is_amiss(*typed) if typed else "")
