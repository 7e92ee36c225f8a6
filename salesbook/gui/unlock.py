"""The unlock screen: a password or recovery words, and which reason it is when the notebook does not open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from salesbook.domain.errors import SalesbookError
from salesbook.gui.theme import Theme
from salesbook.gui.words import button, label
from salesbook.store.keys import SlotKind, WaysIn, key_path, slots_of, unlock
from salesbook.system.i18n import gettext as _
from salesbook.system.secrets import Keychain
from salesbook.wording import render


class Unlock(QWidget):
    """Asks for what opens the notebook; `opened` is given the key."""

    def __init__(self, path: Path, theme: Theme, opened: Callable[[bytes], None]) -> None:
        super().__init__()
        self._path, self._opened = path, opened
        self.theme = theme
        kinds = slots_of(key_path(path))
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 24)
        column.setSpacing(10)
        column.addWidget(label(path.stem, "title"))
        self.words: dict[SlotKind, QLineEdit] = {}
        for kind, said in ((SlotKind.PASSWORD, _("Password")), (SlotKind.RECOVERY, _("Recovery words"))):
            if kind in kinds:
                column.addWidget(self._field(kind, said))
        self.trouble = label("", "danger")
        self.trouble.setWordWrap(True)
        column.addWidget(self.trouble)
        go = button(_("Unlock"), "filled")
        go.clicked.connect(self.attempt)
        column.addWidget(go)
        column.addStretch(1)
        self.setFocusProxy(next(iter(self.words.values()), go))

    def _field(self, kind: SlotKind, said: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(said)
        field.setAccessibleName(said)
        if kind is SlotKind.PASSWORD:
            field.setEchoMode(QLineEdit.EchoMode.Password)
        field.returnPressed.connect(self.attempt)
        self.words[kind] = field
        return field

    def attempt(self) -> None:
        """Try what was typed; a failure says which it is and leaves the words standing."""
        typed = {kind: field.text() or None for kind, field in self.words.items()}
        ways = WaysIn(typed.get(SlotKind.PASSWORD), typed.get(SlotKind.RECOVERY))
        try:
            key = unlock(key_path(self._path), ways, Keychain())
        except SalesbookError as error:
            self.trouble.setText(render(error.text))
            return
        self._opened(key)
