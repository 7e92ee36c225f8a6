"""The unlock screen: a password or recovery words, and which reason it is when the notebook does not open.

Who locked the notebook by hand is asked also where it would open by itself: by the keychain, or without protection.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from salesbook.domain.errors import SalesbookError
from salesbook.gui.sidebar import shown_name
from salesbook.gui.theme import Theme
from salesbook.gui.words import button, label, try_again
from salesbook.store.keys import SlotKind, WaysIn, key_path, slots_of, unlock
from salesbook.system.i18n import gettext as _
from salesbook.system.secrets import Keychain
from salesbook.wording import render


class Unlock(QWidget):
    """Asks for what opens the notebook; `opened` is given the key. Raises the errors of the key file."""

    def __init__(self, path: Path, theme: Theme, opened: Callable[[bytes], None], *, by_hand: bool = False) -> None:
        super().__init__()
        self._path, self._opened = path, opened
        self.theme = theme
        kinds = slots_of(key_path(path))
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 24)
        column.setSpacing(10)
        column.addWidget(label(shown_name(path.stem), "title"))
        self.words: dict[SlotKind, QLineEdit] = {}
        self.buttons: list[QPushButton] = []
        open_to_all = by_hand and SlotKind.UNPROTECTED in kinds
        if open_to_all:
            self._explain(_("This notebook is not protected: locking only hides it from the screen."))
        else:
            for kind, said in ((SlotKind.PASSWORD, _("Password")), (SlotKind.RECOVERY, _("Recovery words"))):
                if kind in kinds:
                    column.addWidget(self._field(kind, said))
        self.trouble = label("", "danger")
        self.trouble.setWordWrap(True)
        column.addWidget(self.trouble)
        # What is not safe yet while the notebook is locked already.
        self.note = label("", "warning-small")
        self.note.setWordWrap(True)
        self.note.hide()
        column.addWidget(self.note)
        if open_to_all:
            self._button(_("Show the notebook"), self._open_by_itself)
        else:
            if by_hand and SlotKind.KEYCHAIN in kinds:
                self._button(_("Unlock with the keychain"), self._open_by_itself)
            if self.words:
                self._button(_("Unlock"), self.attempt)
            elif not by_hand:
                self._button(_("Unlock"), self._open_by_itself)
        column.addStretch(1)
        # What is likeliest is done by Enter: the password where there is one, else the keychain rather than 24 words.
        first = self.words.get(SlotKind.PASSWORD) or next(iter(self.buttons if by_hand else self.words.values()), None)
        self.setFocusProxy(first or self.buttons[0])

    def say_unsafe(self, *, is_unsafe: bool) -> None:
        """Whether something that was typed is still to be kept."""
        self.note.setText(
            _(
                "Not everything you typed is saved yet: the disk is full or in use. It waits behind this lock and is saved as"
                " soon as there is room."
            )
        )
        self.note.setVisible(is_unsafe)

    def _explain(self, sentence: str) -> None:
        why = label(sentence, "muted")
        why.setWordWrap(True)
        self._column.addWidget(why)

    def _button(self, words: str, act: Callable[[], None]) -> None:
        made = button(words, "" if self.buttons else "filled")
        made.clicked.connect(lambda _checked=False: act())
        self.buttons.append(made)
        self._column.addWidget(made)

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
        if not any(typed.values()):
            self.trouble.setText(_("Type the password or the recovery words."))
            return
        self._try(WaysIn(typed.get(SlotKind.PASSWORD), typed.get(SlotKind.RECOVERY)))

    def _open_by_itself(self) -> None:
        self._try(WaysIn())

    def _try(self, ways: WaysIn) -> None:
        try:
            key = unlock(key_path(self._path), ways, Keychain())
        except SalesbookError as error:
            self.trouble.setText(render(error.text))
            try_again(self.words.values())
            return
        self._opened(key)
