"""A few words under a field while it is typed in, over what stands below; they take no room and no focus."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QWidget

from salesbook.gui.theme import grown
from salesbook.gui.words import relook

WIDEST = 320
GAP = 3


class Bubble:
    """The words of one field. They lie on what scrolls with it, as far as that reaches."""

    def __init__(self, field: QWidget) -> None:
        self._field = field
        self._label: QLabel | None = None

    @property
    def words(self) -> str:
        """What is said just now."""
        return self._label.text() if self._label is not None and not self._label.isHidden() else ""

    def say(self, words: str, look: str) -> None:
        """Say this; without words be silent."""
        if not words or not self._field.isVisible():
            self.hide()
            return
        label = self._made()
        label.setText(words)
        relook(label, look)
        self._place(label)
        label.show()
        label.raise_()

    def hide(self) -> None:
        """Be silent."""
        if self._label is not None:
            self._label.hide()

    def _made(self) -> QLabel:
        if self._label is None:
            self._label = QLabel(_ground(self._field))
            self._label.setTextFormat(Qt.TextFormat.PlainText)
            self._label.setWordWrap(True)
            self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return self._label

    def _place(self, label: QLabel) -> None:
        """Below the field, or above where the ground ends."""
        ground = _ground(self._field)
        widest = min(grown(WIDEST), ground.width() - 2 * GAP)
        label.setWordWrap(False)
        wanted = label.sizeHint()
        label.setWordWrap(True)
        width = min(wanted.width(), widest)
        height = wanted.height() if width == wanted.width() else label.heightForWidth(width)
        at = self._field.mapTo(ground, QPoint(0, self._field.height() + GAP))
        if at.y() + height > ground.height():
            at.setY(self._field.mapTo(ground, QPoint(0, -GAP)).y() - height)
        at.setX(max(GAP, min(at.x(), ground.width() - width - GAP)))
        label.setGeometry(at.x(), at.y(), width, height)


def _ground(field: QWidget) -> QWidget:
    """What the field lies on: the inside of a scroll area, or its window."""
    ground, around = field, field.parentWidget()
    while around is not None and not ground.isWindow():
        if ground is not field and isinstance(around.parentWidget(), QAbstractScrollArea):
            return ground
        ground, around = around, around.parentWidget()
    return ground
