"""What a setting is edited with. All speak in the words that `salesbook settings` takes, so that one rule judges them."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from salesbook.gui.preferences.rows import Kind, Row
from salesbook.system.i18n import gettext as _
from salesbook.wording import render

# A moment after the last key a field saves itself.
SAVED_AFTER_MS = 600
LONGEST = 500
MOST_DAYS = 3660


class Editor(Protocol):
    """A widget that shows and gives a value as words; `edited` comes when the rep has changed it and paused."""

    edited: SignalInstance

    def words(self) -> str:
        """What stands there."""

    def show_words(self, words: str) -> None:
        """Show a value, without telling anybody."""

    def flush(self) -> None:
        """Tell at once what was typed and not told yet."""


class _Typing:
    """The pause after the last key, for what is typed."""

    def __init__(self, owner: QWidget, edited: SignalInstance) -> None:
        self._edited = edited
        self._timer = QTimer(owner)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVED_AFTER_MS)
        self._timer.timeout.connect(edited)

    def touch(self) -> None:
        self._timer.start()

    def flush(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._edited.emit()


class LineEditor(QLineEdit):
    """A line of text."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(LONGEST)
        self._typing = _Typing(self, self.edited)
        self.textEdited.connect(lambda _text: self._typing.touch())
        self.editingFinished.connect(self.flush)

    def words(self) -> str:
        """What was typed, without what surrounds it."""
        return self.text().strip()

    def show_words(self, words: str) -> None:
        """Show a text."""
        self.setText(words)
        self.setCursorPosition(0)

    def flush(self) -> None:
        """Do not wait for the pause."""
        self._typing.flush()


class DaysEditor(QSpinBox):
    """A number of days; the wheel scrolls the page over it, unless one has gone into it."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setRange(1, MOST_DAYS)
        self.setSuffix("\N{NO-BREAK SPACE}" + _("days"))
        self.setFocusPolicy(self.focusPolicy().StrongFocus)
        self._typing = _Typing(self, self.edited)
        self.valueChanged.connect(lambda _value: self._typing.touch())
        self.editingFinished.connect(self.flush)

    def words(self) -> str:
        """The number."""
        return str(self.value())

    def show_words(self, words: str) -> None:
        """Show a number."""
        self.blockSignals(True)
        self.setValue(int(words))
        self.blockSignals(False)

    def flush(self) -> None:
        """Do not wait for the pause."""
        self._typing.flush()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Nothing is changed by scrolling past."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Leaving saves."""
        super().focusOutEvent(event)
        self.flush()


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


def editor_of(row: Row) -> LineEditor | DaysEditor | ChoiceEditor | YesNoEditor:
    """The editor of a row, named after it."""
    made: LineEditor | DaysEditor | ChoiceEditor | YesNoEditor
    match row.kind:
        case Kind.LINE:
            made = LineEditor()
        case Kind.DAYS:
            made = DaysEditor()
        case Kind.CHOICE:
            made = ChoiceEditor(row)
        case Kind.YES_NO:
            made = YesNoEditor(row)
    made.setObjectName(row.key)
    made.setAccessibleName(render(row.words))
    return made
