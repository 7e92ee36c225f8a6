"""The foot of a dialog: Cancel, and the one button that does it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton

from salesbook.gui.words import button
from salesbook.system.i18n import gettext as _


def deciding(dialog: QDialog, words: str) -> tuple[QHBoxLayout, QPushButton]:
    """The row, and the button that accepts the dialog, also by Enter; what a caller puts before it stands on the left."""
    row = QHBoxLayout()
    row.addStretch(1)
    cancel, take = button(_("Cancel")), button(words, "filled")
    cancel.clicked.connect(dialog.reject)
    take.clicked.connect(dialog.accept)
    take.setDefault(True)
    row.addWidget(cancel)
    row.addWidget(take)
    return row, take
