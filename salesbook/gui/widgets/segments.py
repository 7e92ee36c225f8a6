"""Joined buttons of which one, or none, is on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from salesbook.gui.forms.filled import is_same, told
from salesbook.gui.theme import font_of
from salesbook.gui.words import button, named

Value = TypeVar("Value")


class Segments(QWidget, Generic[Value]):
    """`picked` carries the chosen value, or None when it was taken back."""

    picked = Signal(object)

    def __init__(self, choices: Sequence[tuple[Value, str]], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._buttons: list[tuple[Value, QPushButton]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for value, words in choices:
            made = button(words, "segment", named(name, words))
            made.setCheckable(True)
            # The others lie over their neighbour's edge; the first has none to lie over.
            made.setProperty("first", not self._buttons)
            # The chosen one is bold and must not be cut.
            made.setMinimumWidth(QFontMetrics(font_of("body", bold=True)).horizontalAdvance(words) + 28)
            made.clicked.connect(lambda checked, one=value: self._click(one if checked else None))
            made.setProperty("last", len(self._buttons) == len(choices) - 1)
            self._buttons.append((value, made))
            row.addWidget(made)
        row.addStretch(1)

    def choose(self, value: Value | None) -> None:
        """Show a value as chosen, or none, without telling."""
        for one, made in self._buttons:
            made.setChecked(one == value)

    def chosen(self) -> Value | None:
        """The value that is on."""
        return next((one for one, made in self._buttons if made.isChecked()), None)

    @property
    def changed(self) -> SignalInstance:
        """The rep chose another."""
        return self.picked

    def filled(self) -> Any:
        """What the chosen one stands for."""
        return told(self.chosen())

    def fill(self, value: Any) -> None:
        """Choose what stands for a value, without telling."""
        for one, made in self._buttons:
            made.setChecked(is_same(told(one), value))

    def _click(self, value: Value | None) -> None:
        self.choose(value)
        self.picked.emit(value)
