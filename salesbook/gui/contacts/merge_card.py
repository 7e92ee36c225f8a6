"""One of the two that may become one: its name, what tells it from the other, and the choice to keep it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QVBoxLayout

from salesbook.gui.theme import Theme
from salesbook.gui.words import label
from salesbook.system.i18n import gettext as _

_CARD_WIDTH = 260


def merge_card(theme: Theme, keep: QButtonGroup, place: int, words: str, name: str, said: Iterable[str]) -> QFrame:
    """A card whose choice says these `words`; the first is kept unless the rep says otherwise."""
    card = QFrame()
    card.setProperty("look", "card")
    card.setMinimumWidth(theme.px(_CARD_WIDTH))
    column = QVBoxLayout(card)
    column.setContentsMargins(14, 12, 14, 12)
    choice = QRadioButton(words)
    choice.setAccessibleName(_("Keep {name}").format(name=name))
    choice.setChecked(place == 0)
    keep.addButton(choice, place)
    column.addWidget(choice)
    head = label(name, "head")
    head.setWordWrap(True)
    column.addWidget(head)
    for one in said:
        line = label(one, "small-muted")
        line.setWordWrap(True)
        column.addWidget(line)
    column.addStretch(1)
    return card
