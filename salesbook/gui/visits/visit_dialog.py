"""Visit dialog (placeholder)."""
from __future__ import annotations

from PySide6.QtWidgets import QDialog


class VisitDialog(QDialog):
    """Visit."""

    def __init__(self, parent, session, requests, theme, contacts, *, planning=False, planned=None) -> None:  # type: ignore[no-untyped-def]
        super().__init__(parent)
