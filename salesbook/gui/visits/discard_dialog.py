"""Leaving a sheet with changes that are not saved: to throw them away is said, never guessed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from salesbook.gui.words import button, label
from salesbook.system.i18n import gettext as _


class DiscardDialog(QDialog):
    """Enter and Esc go back to what was typed; `discard` is called where the rep throws it away."""

    def __init__(self, parent: QWidget, discard: Callable[[], None]) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Discard the changes?"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(label(_("Discard the changes?"), "subtitle"))
        column.addWidget(label(_("What you changed on this sheet is not saved.")))
        row = QHBoxLayout()
        row.addStretch(1)
        self.discard, self.go_on = button(_("Discard the changes")), button(_("Go on editing"), "filled")
        self.discard.clicked.connect(self.accept)
        self.go_on.clicked.connect(self.reject)
        self.go_on.setDefault(True)
        row.addWidget(self.discard)
        row.addWidget(self.go_on)
        column.addSpacing(8)
        column.addLayout(row)
        self.accepted.connect(discard)
        self.go_on.setFocus()
