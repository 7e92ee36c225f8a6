"""The quiet line under the chips: what the rep did not say and is taken as it stands here, and whom a new name may mean.

Each is a button: pressed, it goes to the field that says otherwise, or takes the contact who is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from salesbook.gui.actions import ACTIONS
from salesbook.gui.icons import icon_apart
from salesbook.gui.theme import Theme
from salesbook.gui.top_bar import keys_of
from salesbook.gui.widgets.flow import Flow
from salesbook.gui.words import apart_size, button
from salesbook.system.i18n import gettext as _


def meant_words(name: str) -> str:
    """The question whether a contact is meant, with the key that takes them."""
    accept = next(one for one in ACTIONS if one.name == "accept")
    return _("Did you mean {name}?  {keys}").format(name=name, keys=keys_of(accept))


@dataclass(frozen=True)
class Asked:
    """One button: its words, the icon before them, what it does."""

    words: str
    icon: str
    act: Callable[[], None]


class AskedRow(QWidget):
    """Hidden while nothing is left to ask."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._flow = Flow(self)
        self._shown: list[str] = []
        self.hide()

    def show_asked(self, asked: Sequence[Asked]) -> None:
        """Show these; those shown already stay as they are."""
        words = [one.words for one in asked]
        if words == self._shown:
            return
        self._shown = words
        self._flow.clear()
        for one in asked:
            made = button(one.words, "chip-asked")
            made.setIcon(icon_apart(one.icon, self._theme.text_muted, 14))
            made.setIconSize(apart_size(14))
            made.clicked.connect(lambda _checked=False, act=one.act: act())
            self._flow.addWidget(made)
            # Now: until the layout has its turn it would be hidden, and nothing could press it.
            made.show()
        self.setVisible(bool(asked))
        self.updateGeometry()

    def focus_on_first(self) -> None:
        """Put the keyboard on the first question."""
        first = self._flow.itemAt(0)
        widget = first.widget() if first is not None else None
        if widget is not None:
            widget.setFocus()
