"""What stands in the fields of a form, as plain values that JSON can hold, and back into the fields.

A choice is told by what it stands for, never by its words or its place: language and order may be others next time.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, Protocol, TypeAlias, runtime_checkable

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

Filled: TypeAlias = dict[str, Any]


@runtime_checkable
class Fillable(Protocol):
    """A widget of our own that says by itself what stands in it."""

    @property
    def changed(self) -> SignalInstance:
        """Emitted when the rep changed it."""

    def filled(self) -> Any:
        """What stands in it, as a value JSON can hold."""

    def fill(self, value: Any) -> None:
        """Put that into it again."""


def filled(fields: Mapping[str, QWidget]) -> Filled:
    """What stands in each field, by its name."""
    return {name: value_of(field) for name, field in fields.items()}


def fill(fields: Mapping[str, QWidget], values: Mapping[str, Any]) -> None:
    """Put values into their fields; one that fits no field any more is left out."""
    for name, field in fields.items():
        if name in values:
            show_value(field, values[name])


def value_of(field: QWidget) -> Any:
    """What stands in one field."""
    match field:
        case Fillable():
            return field.filled()
        case QPlainTextEdit():
            return field.toPlainText()
        case QLineEdit():
            return field.text()
        case QComboBox():
            return told(field.currentData())
        case QSpinBox():
            return field.value()
        case QAbstractButton():
            return field.isChecked()
    raise TypeError(type(field).__name__)


def show_value(field: QWidget, value: Any) -> None:
    """Put a value into one field."""
    match field:
        case Fillable():
            field.fill(value)
        case QPlainTextEdit():
            field.setPlainText(value)
        case QLineEdit():
            field.setText(value)
        case QComboBox():
            _choose(field, value)
        case QSpinBox():
            field.setValue(value)
        case QAbstractButton():
            field.setChecked(value)
        case _:
            raise TypeError(type(field).__name__)


def changed_of(field: QWidget) -> SignalInstance:
    """The signal that tells of a change of one field."""
    match field:
        case Fillable():
            return field.changed
        case QPlainTextEdit() | QLineEdit():
            return field.textChanged
        case QComboBox():
            return field.currentIndexChanged
        case QSpinBox():
            return field.valueChanged
        case QAbstractButton():
            return field.toggled
    raise TypeError(type(field).__name__)


def _choose(box: QComboBox, wanted: Any) -> None:
    """Choose what stands for a value; where it is not offered any more, the choice stays."""
    for place in range(box.count()):
        offered = told(box.itemData(place))
        if is_same(offered, wanted):
            box.setCurrentIndex(place)
            return


def told(data: Any) -> Any:
    """What a choice stands for, so that it is known again: an enum by its value, a row of the notebook by its id."""
    if isinstance(data, Enum):
        return data.value
    if data is None or isinstance(data, bool | int | str):
        return data
    return data.id


def is_same(one: Any, other: Any) -> bool:
    """Whether two values stand for the same; True and 1 do not."""
    return type(one) is type(other) and one == other
