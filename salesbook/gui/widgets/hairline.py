"""The thin line between parts of a page or a column."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame


def hairline() -> QFrame:
    """A line across, to be put between two parts."""
    made = QFrame()
    made.setProperty("look", "line")
    return made
