"""What a setting is edited with: all have `edited`, which comes when the rep changed something and paused.

All speak in the words that `salesbook settings` takes, so that one rule judges them.
"""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFontMetrics, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from salesbook.domain.evidence import Marker
from salesbook.domain.setting import WEEK
from salesbook.gui.preferences.rows import Kind, Row
from salesbook.gui.theme import font_of
from salesbook.gui.words import button, literal, named
from salesbook.wording import capitalised, render, short_weekday, word

# A moment after the last key a field saves itself.
SAVED_AFTER_MS = 600
LONGEST = 500


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

    def is_pending(self) -> bool:
        """Whether something was typed that is not told yet."""
        return self._pause.isActive()

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

    def is_pending(self) -> bool:
        """Nothing waits here."""
        return False

    def flush(self) -> None:
        """It has been told."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Nothing is changed by scrolling past."""
        event.ignore()


class YesNoEditor(QCheckBox):
    """Yes or no."""

    edited = Signal()

    def __init__(self, row: Row) -> None:
        super().__init__(literal(capitalised(render(row.brief or row.words))))
        self.clicked.connect(lambda _checked: self.edited.emit())

    def words(self) -> str:
        """`yes` or `no`."""
        return "yes" if self.isChecked() else "no"

    def show_words(self, words: str) -> None:
        """Show it."""
        self.setChecked(words == "yes")

    def is_pending(self) -> bool:
        """Nothing waits here."""
        return False

    def flush(self) -> None:
        """It has been told."""


class WeekEditor(QWidget):
    """The days of the week, each a chip that is on or off."""

    edited = Signal()

    def __init__(self, row: Row) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        self.chips: dict[str, QPushButton] = {}
        for number, day in enumerate(WEEK):
            # 1 January 2024 was a Monday.
            said = short_weekday(date(2024, 1, 1 + number))
            self.chips[day] = chip = button(said, "chip", named(render(row.words), said))
            chip.setCheckable(True)
            chip.setMinimumWidth(QFontMetrics(font_of("small", bold=True)).horizontalAdvance(said) + 26)
            chip.clicked.connect(lambda _checked: self.edited.emit())
            line.addWidget(chip)
        self.setFocusProxy(self.chips[WEEK[0]])

    def words(self) -> str:
        """The days that are on."""
        return ", ".join(day for day, chip in self.chips.items() if chip.isChecked())

    def show_words(self, words: str) -> None:
        """Show which are on."""
        wanted = {part.strip() for part in words.replace("、", ",").split(",")}
        for day, chip in self.chips.items():
            chip.setChecked(day in wanted)

    def is_pending(self) -> bool:
        """Nothing waits here."""
        return False

    def flush(self) -> None:
        """It has been told."""


AnyEditor: TypeAlias = LineEditor | ChoiceEditor | YesNoEditor | WeekEditor


def editor_of(row: Row) -> AnyEditor:
    """The editor of a row, named after it."""
    made: AnyEditor
    match row.kind:
        case Kind.LINE | Kind.NUMBER:
            made = LineEditor()
            if isinstance(row.part, Marker):
                made.setPlaceholderText(word(row.part))
        case Kind.CHOICE:
            made = ChoiceEditor(row)
        case Kind.YES_NO:
            made = YesNoEditor(row)
        case Kind.WEEK:
            made = WeekEditor(row)
    made.setObjectName(row.name)
    made.setAccessibleName(render(row.words))
    return made
