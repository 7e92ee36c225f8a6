"""What a fact can be, as a menu under its button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from salesbook.gui.contacts.fact import Fact
from salesbook.gui.contacts.fact_words import list_from
from salesbook.gui.words import literal
from salesbook.wording import listed


def offer_choices(under: QWidget, fact: Fact, text: str, take: Callable[[str], None]) -> QMenu:
    """Show the choices of a fact that says `text` now; `take` gets what it is to say."""
    ranks = list_from(text) if fact.ranked else ()
    menu = QMenu(under)
    for choice in fact.choices:
        words = f"{ranks.index(choice) + 1}  {choice}" if choice in ranks else choice
        wanted = _with(choice, ranks) if fact.ranked else choice
        action = menu.addAction(literal(words))
        action.triggered.connect(lambda _checked=False, one=wanted: take(one))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(under.mapToGlobal(under.rect().bottomLeft()))
    return menu


def _with(choice: str, ranks: tuple[str, ...]) -> str:
    """Of several that are ranked a choice comes last, and goes where it stood there already."""
    kept = tuple(one for one in ranks if one != choice)
    return listed(kept if len(kept) < len(ranks) else (*ranks, choice))
