"""Letting the window work until it is quiet, or until something holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from salesbook.gui.widgets.careful import CarefulDialog


def until(condition: Callable[[], bool], milliseconds: int = 10_000) -> None:
    """Let the program work until something holds; an error where it does not come to hold."""
    deadline = QDeadlineTimer(milliseconds)
    while not condition():
        if deadline.hasExpired():
            raise AssertionError("what was waited for did not happen")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def settle() -> None:
    """Let everything happen that is due: layouts, paints, deletions."""
    for _round in range(4):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shown(name: str, widget: QWidget, *, close: bool = True) -> Iterator[tuple[str, QWidget]]:
    """A screen by its name, shown while the one who walks looks at it."""
    widget.show()
    settle()
    yield name, widget
    if close:
        if isinstance(widget, CarefulDialog):
            widget.leave()
        else:
            widget.close()
        settle()


def colours_of(view: QWidget) -> set[int]:
    """The colours of a coarse picture of a widget: a page with words on it has more than its own and that round it."""
    picture = view.grab().toImage().scaled(200, 200)
    return {picture.pixel(x, y) for x in range(0, 200, 2) for y in range(0, 200, 2)}
