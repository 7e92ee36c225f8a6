"""Fields for what opens a notebook: a password, recovery words. Of several, one is enough."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from salesbook.gui.words import label
from salesbook.store.keys import SlotKind, WaysIn
from salesbook.system.i18n import gettext as _


class WayFields(QWidget):
    """Asks for one of some ways."""

    edited = Signal()

    def __init__(self, kinds: tuple[SlotKind, ...], why: str) -> None:
        super().__init__()
        self.fields: dict[SlotKind, QLineEdit] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if kinds:
            said = label(why, "muted")
            said.setWordWrap(True)
            column.addWidget(said)
        names = {SlotKind.PASSWORD: _("Password"), SlotKind.RECOVERY: _("Recovery words")}
        for place, kind in enumerate(kinds):
            words = names[kind] if place == 0 else _("or: {way}").format(way=names[kind])
            self.fields[kind] = field = QLineEdit()
            field.setAccessibleName(names[kind])
            if kind is SlotKind.PASSWORD:
                field.setEchoMode(QLineEdit.EchoMode.Password)
            field.textChanged.connect(self.edited)
            name = label(words, "muted")
            name.setBuddy(field)
            column.addWidget(name)
            column.addWidget(field)

    def says_something(self) -> bool:
        """Whether one is typed, or none is asked for."""
        return not self.fields or any(field.text() for field in self.fields.values())

    def ways(self) -> WaysIn:
        """What was typed."""
        typed = {kind: field.text() or None for kind, field in self.fields.items()}
        return WaysIn(typed.get(SlotKind.PASSWORD), typed.get(SlotKind.RECOVERY))
