"""What a screen cuts: text wider or higher than the widget that shows it, and widgets that stand out of their page."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QWidget,
)

from salesbook.gui.widgets.elided import ElidedLabel


def cut_in(screen: QWidget) -> Iterator[str]:
    """One line for each text that is cut without saying so, and each widget that is not wholly in sight."""
    for widget in screen.findChildren(QWidget):
        if widget.isVisibleTo(screen) and widget.window() is screen.window():
            yield from _cut(widget)


def _cut(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and not isinstance(widget, ElidedLabel) and widget.text():
        if widget.wordWrap():
            wanted = widget.heightForWidth(widget.width())
            if wanted > widget.height():
                yield f"{_name(widget)} is {widget.height()} high and wants {wanted}"
        elif widget.sizeHint().width() > widget.width():
            yield f"{_name(widget)} is {widget.width()} wide and wants {widget.sizeHint().width()}"
        if not widget.wordWrap() and widget.sizeHint().height() > widget.height():
            yield f"{_name(widget)} is {widget.height()} high and wants {widget.sizeHint().height()}"
    if isinstance(widget, QAbstractButton | QComboBox) and not isinstance(widget, QToolButton):
        is_wide = isinstance(widget, QComboBox) or bool(widget.text())
        if is_wide and widget.minimumSizeHint().width() > widget.width():
            yield f"{_name(widget)} is {widget.width()} wide and wants {widget.minimumSizeHint().width()}"
        if widget.minimumSizeHint().height() > widget.height():
            yield f"{_name(widget)} is {widget.height()} high and wants {widget.minimumSizeHint().height()}"
    if isinstance(widget, QLineEdit) and widget.fontMetrics().height() > widget.height() - 2:
        yield f"{_name(widget)} is {widget.height()} high and wants {widget.fontMetrics().height()}"
    if isinstance(widget, QLabel | QAbstractButton | QComboBox | QLineEdit):
        yield from _outside(widget)


def _outside(widget: QWidget) -> Iterator[str]:
    """How far it stands out of the ancestors that do not scroll."""
    box, at = QRect(QPoint(0, 0), widget.size()), widget
    while not at.isWindow() and at.parentWidget() is not None:
        box.translate(at.pos())
        parent = at.parentWidget()
        if isinstance(parent, QAbstractScrollArea) or parent.objectName() == "qt_scrollarea_viewport":
            if isinstance(parent.parentWidget(), QScrollArea):
                # Up and down it scrolls.
                if box.left() < 0 or box.right() >= parent.width():
                    yield f"{_name(widget)} stands {box.right() + 1 - parent.width()} out of its scrolling column"
                return
            if isinstance(parent, QAbstractScrollArea):
                return
        elif box.left() < 0 or box.top() < 0 or box.right() >= parent.width() or box.bottom() >= parent.height():
            yield f"{_name(widget)} stands out of {type(parent).__name__}: {box.getRect()} in {parent.size().toTuple()}"
            return
        at = parent


def _name(widget: QWidget) -> str:
    said = getattr(widget, "text", None) or getattr(widget, "currentText", None)
    return f"{type(widget).__name__} “{said()[:40] if said else ''}”"
