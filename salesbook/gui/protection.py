"""Protecting a notebook: asking for a new password, and showing recovery words the one time they are shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from salesbook.gui.words import button, label
from salesbook.store.keys import ByPassword
from salesbook.system.i18n import gettext as _

SHORTEST = 8


def ask_password(parent: QWidget) -> ByPassword | None:
    """A new password, typed twice; None where the user gave up."""
    dialog = NewPassword(parent)
    return ByPassword(dialog.first.text()) if dialog.exec() else None


class NewPassword(QDialog):
    """Asks for a password of at least eight signs, twice."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Protect the notebook"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        why = label(
            _("This system has no keychain, so a password protects the notebook. Choose one of 8 signs or more.")
        )
        why.setWordWrap(True)
        column.addWidget(why)
        self.first, self.second = QLineEdit(), QLineEdit()
        for field, words in ((self.first, _("Password")), (self.second, _("The same again"))):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            named = label(words, "muted")
            named.setBuddy(field)
            field.setAccessibleName(words)
            column.addWidget(named)
            column.addWidget(field)
            field.textChanged.connect(self._judge)
        self.trouble = label("", "small-muted")
        column.addWidget(self.trouble)
        buttons = QDialogButtonBox()
        self.accept_button = button(_("Protect"), "filled")
        self.accept_button.setDefault(True)
        buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(button(_("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self._judge()

    def _judge(self) -> None:
        long_enough = len(self.first.text()) >= SHORTEST
        same = self.first.text() == self.second.text()
        self.accept_button.setEnabled(long_enough and same)
        self.trouble.setText("" if same or not self.second.text() else _("The two differ."))


def show_recovery_words(parent: QWidget, words: tuple[str, ...]) -> None:
    """Show the words to write down; they open the notebook when everything else is lost."""
    RecoveryWords(parent, words).exec()


class RecoveryWords(QDialog):
    """The words, numbered, in the order they are typed in."""

    def __init__(self, parent: QWidget | None, words: tuple[str, ...]) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Recovery words"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        why = label(
            _(
                "Write these 24 words down and keep them away from this computer. They are shown only this once, and open the"
                " notebook when the keychain or the password is lost."
            )
        )
        why.setWordWrap(True)
        column.addWidget(why)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        for place, word in enumerate(words):
            shown = label(f"{place + 1:>2}. {word}", "head")
            grid.addWidget(shown, place // 4, place % 4)
        column.addLayout(grid)
        done = button(_("I have written them down"), "filled")
        done.clicked.connect(self.accept)
        column.addWidget(done, 0, Qt.AlignmentFlag.AlignRight)
