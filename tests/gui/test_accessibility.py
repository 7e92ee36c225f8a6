"""Everything by keyboard and by screen reader: names, labels that belong to fields, and targets large enough to hit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget

from tests.gui.screens import Books, Tour

# What nobody is asked to hit must not be smaller (WCAG 2.2, 2.5.8).
SMALLEST = 24


@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("zh_CN", "dark")])
def test_whatever_takes_the_focus_has_a_name_and_is_large_enough(
    dressed: QApplication, books: Books, home: Path, language: str, theme: str
) -> None:
    nameless, small, walked = set(), set(), 0
    for name, screen in Tour(dressed, home, books, language, theme).screens():
        for widget in focusable(screen):
            walked += 1
            if not said(widget).strip():
                nameless.add(f"{name}: {told_apart(widget)}")
            if isinstance(widget, QAbstractButton | QLineEdit | QComboBox) and (
                widget.width() < SMALLEST or widget.height() < SMALLEST
            ):
                small.add(f"{name}: {told_apart(widget)}, {widget.width()}×{widget.height()}")
        for one in screen.findChildren(QLabel):
            # A label with a picture alone says nothing to a reader, unless it has a name.
            assert one.buddy() is None or one.buddy().focusPolicy() != Qt.FocusPolicy.NoFocus, f"{name}: {one.text()}"
    assert nameless == set()
    assert small == set()
    assert walked > 300


def focusable(screen: QWidget) -> Iterator[QWidget]:
    """What Tab stops at, on this screen; the inner parts of Qt's own widgets are theirs."""
    for widget in screen.findChildren(QWidget):
        inner = widget.objectName().startswith("qt_") or widget.focusProxy() is not None
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not inner:
            yield widget


def said(widget: QWidget) -> str:
    """The name a screen reader says."""
    return str(QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name))


def told_apart(widget: QWidget) -> str:
    words = getattr(widget, "text", None)
    return f"{type(widget).__name__} {widget.objectName()} {words() if callable(words) else ''} in {parents(widget)}"


def parents(widget: QWidget) -> str:
    names: list[str] = []
    parent = widget.parentWidget()
    while parent is not None and len(names) < 3:
        names.append(type(parent).__name__)
        parent = parent.parentWidget()
    return " < ".join(names)
