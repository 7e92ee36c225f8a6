"""Lists of suggestions under a field, framed as what lies over the page."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QObject
from PySide6.QtWidgets import QCompleter


def suggesting(words: QAbstractItemModel | list[str], parent: QObject) -> QCompleter:
    """A completer whose list has the look of a popup: without a frame it would read as part of the fields it covers."""
    made = QCompleter(words, parent)
    popup = made.popup()
    if popup is not None:
        popup.setProperty("look", "popup")
    return made
