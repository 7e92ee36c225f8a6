"""What a setting is edited with. All speak in the words that `salesbook settings` takes, so that one rule judges them."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from salesbook.gui.preferences.rows import Kind, Row
from salesbook.wording import render

# A moment after the last key a field saves itself.
SAVED_AFTER_MS = 600
LONGEST = 500


class Editor(Protocol):
    """A widget that shows and gives a value as words; `edited` comes when the rep has changed it and paused."""

    edited: SignalInstance

    def words(self) -> str:
        """What stands there."""

    def show_words(self, words: str) -> None:
        """Show a value, without telling anybody."""

    def flush(self) -> None:
        """Tell at once what was typed and not told yet."""


class LineEditor(QLineEdit):
    """A line of text, or a number."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(LONGEST)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SAVED_AFTER_MS)
        self._pause.timeout.connect(self.edited)
        self.textEdited.connect(lambda _text: self._pause.start())
        self.editingFinished.connect(self.flush)

    def words(self) -> str:
        """What was typed, without what surrounds it."""
        return self.text().strip()

    def show_words(self, words: str) -> None:
        """Show a text; the cursor stays where it is in one that is the same."""
        if words != self.words():
            self.setText(words)
            self.setCursorPosition(0)

    def flush(self) -> None:
        """Do not wait for the pause."""
        if self._pause.isActive():
            self._pause.stop()
            self.edited.emit()


class ChoiceEditor(QComboBox):
    """One of a few; a value that is none of them (typed into the file, or on the command line) is shown as it is."""

    edited = Signal()

    def __init__(self, row: Row) -> None:
        super().__init__()
        self.setFocusPolicy(self.focusPolicy().StrongFocus)
        for value, words in row.choices:
            self.addItem(render(words), value)
        self.activated.connect(lambda _place: self.edited.emit())

    def words(self) -> str:
        """The value chosen."""
        return str(self.currentData())

    def show_words(self, words: str) -> None:
        """Show a value."""
        if self.findData(words) < 0:
            self.addItem(words, words)
        self.setCurrentIndex(self.findData(words))

    def flush(self) -> None:
        """It has been told."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Nothing is changed by scrolling past."""
        event.ignore()


class YesNoEditor(QCheckBox):
    """Yes or no."""

    edited = Signal()

    def __init__(self, row: Row) -> None:
        super().__init__(render(row.words))
        self.clicked.connect(lambda _checked: self.edited.emit())

    def words(self) -> str:
        """`yes` or `no`."""
        return "yes" if self.isChecked() else "no"

    def show_words(self, words: str) -> None:
        """Show it."""
        self.setChecked(words == "yes")

    def flush(self) -> None:
        """It has been told."""


def editor_of(row: Row) -> LineEditor | ChoiceEditor | YesNoEditor:
    """The editor of a row, named after it."""
    made: LineEditor | ChoiceEditor | YesNoEditor
    match row.kind:
        case Kind.LINE | Kind.DAYS:
            made = LineEditor()
        case Kind.CHOICE:
            made = ChoiceEditor(row)
        case Kind.YES_NO:
            made = YesNoEditor(row)
    made.setObjectName(row.key)
    made.setAccessibleName(render(row.words))
    return made
