"""What a screen cuts without saying so: words with less room than they need, and parts that stand out of their page."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QScrollArea, QToolButton, QWidget

from salesbook.gui.widgets.elided import ElidedButton, ElidedLabel
from salesbook.gui.widgets.value_chip import ValueChip

# They end in an ellipsis where the room does, and have a tool tip with the whole words.
CUT_IN_THE_OPEN = (ElidedLabel, ElidedButton, ValueChip)


def cut_in(screen: QWidget) -> list[str]:
    """A line for each part of a screen that is cut, with the room it has and the room it needs."""
    parts = [one for one in screen.findChildren(QWidget) if one.isVisible() and one.window() is screen.window()]
    return [line for part in parts for line in (*_too_small(part), *_out_of_sight(part))]


def _too_small(part: QWidget) -> Iterator[str]:
    wide, high = _needed(part)
    if part.width() < wide or part.height() < high:
        yield f"{_name(part)}: {part.width()} × {part.height()} of {wide} × {high} px"


def _needed(part: QWidget) -> tuple[int, int]:
    """How wide and how high a part must be for its words."""
    if isinstance(part, QLabel) and part.text():
        high = part.heightForWidth(part.width()) if part.wordWrap() else part.sizeHint().height()
        return 0 if part.wordWrap() or isinstance(part, CUT_IN_THE_OPEN) else part.sizeHint().width(), high
    if isinstance(part, QPushButton) and part.text():
        return 0 if isinstance(part, CUT_IN_THE_OPEN) else part.sizeHint().width(), part.sizeHint().height()
    if isinstance(part, QComboBox):
        return part.fontMetrics().horizontalAdvance(part.currentText()) + 24, part.sizeHint().height()
    return (0, part.fontMetrics().height()) if isinstance(part, QLineEdit) else (0, 0)


def _out_of_sight(part: QWidget) -> Iterator[str]:
    """A part that one of those it stands in does not hold; up and down it may be scrolled to."""
    if not isinstance(part, QLabel | QPushButton | QComboBox | QLineEdit | QToolButton):
        return
    box, inside = QRect(QPoint(0, 0), part.size()), part.pos()
    within = part.parentWidget()
    while within is not None:
        box.translate(inside)
        # The buttons over a value stand out of its row by the width of its ring.
        if within.property("look") == "tools":
            return
        if within.objectName() == "qt_scrollarea_viewport":
            across = box.left() >= 0 and box.right() < within.width()
            if isinstance(within.parentWidget(), QScrollArea) and not across:
                yield f"{_name(part)}: from {box.left()} to {box.right()} of {within.width()} px across"
            return
        if not within.rect().contains(box):
            yield f"{_name(part)}: {box.getRect()} in {type(within).__name__} of {within.size().toTuple()} px"
            return
        inside, within = within.pos(), None if within.isWindow() else within.parentWidget()


def _name(part: QWidget) -> str:
    said = part.currentText() if isinstance(part, QComboBox) else part.text() if hasattr(part, "text") else ""
    return f"{type(part).__name__} “{said[:40] or part.accessibleName()[:40]}”"
