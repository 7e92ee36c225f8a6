"""The ways to unlock, on the Settings page: each with since when it is there, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayoutItem, QPushButton, QWidget

from salesbook.domain.errors import SalesbookError
from salesbook.domain.text import Text
from salesbook.gui.preferences.preferences import Preferences
from salesbook.gui.preferences.way_change import (
    NAMES,
    WayChange,
    adding_keychain,
    making_words,
    removing,
    setting_password,
)
from salesbook.gui.preferences.way_dialog import WayDialog
from salesbook.gui.requests import Requests
from salesbook.gui.theme import Theme
from salesbook.gui.words import button, label, named
from salesbook.store.keys import NewKey, SlotKind, SlotSeen, key_path, slots_seen
from salesbook.system.i18n import gettext as _
from salesbook.wording import medium_date, render

_SHOWN = (SlotKind.PASSWORD, SlotKind.KEYCHAIN, SlotKind.RECOVERY)


class WaysSection(QWidget):
    """A row for each kind of way, whether there is one or not."""

    def __init__(self, notebook: Path, preferences: Preferences, requests: Requests, theme: Theme) -> None:
        super().__init__()
        self._notebook, self._path = notebook, key_path(notebook)
        self._preferences, self._requests, self._theme = preferences, requests, theme
        self.buttons: dict[tuple[SlotKind, str], QPushButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 8, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnMinimumWidth(0, theme.px(160))
        self._grid.setColumnStretch(2, 1)

    def refresh(self) -> None:
        """Read the key file anew."""
        self._clear()
        self._grid.addWidget(label(_("Ways to unlock"), "head"), 0, 0)
        try:
            seen = {slot.kind: slot for slot in slots_seen(self._path)}
        except SalesbookError as error:
            said = label(render(error.text), "danger")
            said.setWordWrap(True)
            self._grid.addWidget(said, 1, 0, 1, 4)
            return
        if SlotKind.UNPROTECTED in seen:
            said = label(_("Not protected: anybody with the files can read it. Choose what protects it."), "warning")
            said.setWordWrap(True)
            self._grid.addWidget(said, 1, 0, 1, 4)
        for kind in _SHOWN:
            if kind is not SlotKind.RECOVERY or SlotKind.UNPROTECTED not in seen:
                self._add_row(kind, seen.get(kind))

    def ask(self, make: Callable[[], WayChange]) -> WayDialog | None:
        """Open the dialog of a change; where it is out of the question, say why."""
        try:
            change = make()
        except SalesbookError as error:
            self._requests.refused.emit(error)
            return None
        dialog = WayDialog(self, change)
        dialog.changed.connect(lambda brought: self._changed(change, brought))
        dialog.open()
        return dialog

    def _changed(self, change: WayChange, brought: NewKey | None) -> None:
        self.refresh()
        self._requests.safety_changed.emit()
        self._requests.told.emit(change.done)
        if brought is not None and brought.recovery_words:
            from salesbook.gui.protection import RecoveryWords

            words = RecoveryWords(self, brought.recovery_words, self._notebook.stem, self._preferences.settings.paper)
            words.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            words.open()

    def _add_row(self, kind: SlotKind, slot: SlotSeen | None) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(label(render(NAMES[kind])), row, 0)
        self._grid.addWidget(label(_state(slot), "muted" if slot else "small-muted"), row, 1)
        place = 3
        for name, words, make in self._acts(kind, there=slot is not None):
            made = button(render(words), "small", named(render(NAMES[kind]), render(words)))
            made.clicked.connect(lambda _checked=False, make=make: self.ask(make))
            self.buttons[kind, name] = made
            self._grid.addWidget(made, row, place)
            place += 1

    def _acts(self, kind: SlotKind, *, there: bool) -> list[tuple[str, Text, Callable[[], WayChange]]]:
        path = self._path
        remove = ("remove", Text("Remove"), lambda: removing(path, kind))
        match kind:
            case SlotKind.PASSWORD:
                change = ("set", Text("Change") if there else Text("Set"), lambda: setting_password(path))
            case SlotKind.KEYCHAIN:
                return [remove] if there else [("add", Text("Add"), lambda: adding_keychain(path))]
            case _:
                change = ("make", Text("Make new ones") if there else Text("Make"), lambda: making_words(path))
        return [change, remove] if there else [change]

    def _clear(self) -> None:
        self.buttons.clear()
        item: QLayoutItem | None
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


def _state(slot: SlotSeen | None) -> str:
    if slot is None:
        return _("None")
    since = _("since {day}").format(day=medium_date(slot.since)) if slot.since else _("set up")
    return f"{since} · {slot.backend}" if slot.backend else since
