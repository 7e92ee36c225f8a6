"""Domain objects as rows: one table a noun, mapped by field name.

All nouns are listed in `nouns.py`. What the mapping knows is in `_converter`: text and whole numbers
stand as they are, days and times as ISO 8601 text, enums by value, tuples as JSON, and Money as two columns, `amount`
(minor units) and `amount_currency`.
"""

from __future__ import annotations

import json
import re
import types
import typing
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from enum import Enum
from operator import attrgetter
from typing import Any, Generic, TypeAlias, TypeVar

from salesbook.domain.money import Money

Noun = TypeVar("Noun")
Cell: TypeAlias = "str | int | float | bytes | None"
Image: TypeAlias = dict[str, Cell]

_AS_THEY_ARE = (str, int, bytes)


@dataclass(frozen=True)
class _Column:
    field: str
    names: tuple[str, ...]
    to_cells: Callable[[Any], tuple[Cell, ...]]
    from_cells: Callable[..., Any]
    may_be_empty: bool
    as_it_is: bool = False


@dataclass(frozen=True)
class Record(Generic[Noun]):
    """How objects of one noun stand in their table. `selected` names its columns in SQL, in the order of `column_names`."""

    noun: type[Noun]
    table: str
    columns: tuple[_Column, ...]
    fields: tuple[str, ...]
    values: Callable[[Noun], tuple[Any, ...]]
    converted: tuple[_Column, ...]
    selected: str
    made: tuple[tuple[int, int, Callable[..., Any]], ...]

    @property
    def column_names(self) -> tuple[str, ...]:
        """The table's columns in the order of the fields."""
        return tuple(name for column in self.columns for name in column.names)

    @property
    def amounts(self) -> tuple[str, ...]:
        """The fields that hold an amount of money; `FIELD_currency` is the column of its currency."""
        return tuple(column.field for column in self.columns if len(column.names) > 1)

    @property
    def may_be_empty(self) -> frozenset[str]:
        """The columns that may hold nothing."""
        return frozenset(name for column in self.columns if column.may_be_empty for name in column.names)

    def image(self, thing: Noun) -> Image:
        """The row of an object."""
        image: Image = dict(zip(self.fields, self.values(thing), strict=True))
        for column in self.converted:
            image.update(zip(column.names, column.to_cells(image[column.field]), strict=True))
        return image

    def object(self, cells: Iterable[Cell]) -> Noun:
        """The object of a row, whose cells stand in the order of `column_names`."""
        values: list[Any] = list(cells)
        for place, width, from_cells in self.made:
            if width == 1:
                values[place] = from_cells(values[place])
            else:
                values[place : place + width] = [from_cells(*values[place : place + width])]
        return self.noun(*values)


_RECORDS: dict[type, Record[Any]] = {}


def record_of(noun: type[Noun]) -> Record[Noun]:
    """The mapping of a noun, worked out when first asked for."""
    if noun not in _RECORDS:
        _RECORDS[noun] = _record(noun)
    return _RECORDS[noun]


def _record(noun: type[Noun]) -> Record[Noun]:
    hints = typing.get_type_hints(noun)
    columns = tuple(_column(field.name, hints[field.name]) for field in fields(noun))  # type: ignore[arg-type]
    names = tuple(column.field for column in columns)
    converted = tuple(column for column in columns if not column.as_it_is)
    selected = ", ".join(f'"{name}"' for column in columns for name in column.names)
    return Record(noun, table_of(noun), columns, names, attrgetter(*names), converted, selected, _made(columns))


def _made(columns: tuple[_Column, ...]) -> tuple[tuple[int, int, Callable[..., Any]], ...]:
    """Where cells become a value: place, how many, and how; the last first, so that the places before them still hold."""
    found, place = [], 0
    for column in columns:
        if not column.as_it_is:
            found.append((place, len(column.names), column.from_cells))
        place += len(column.names)
    return tuple(reversed(found))


def table_of(noun: type) -> str:
    """The table of a noun: its name in snake case."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", noun.__name__).lower()


def _column(name: str, hint: Any) -> _Column:
    options = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    kind = next(option for option in options if option is not types.NoneType)
    if kind is Money:
        return _Column(name, (name, f"{name}_currency"), _money_to_cells, _money_from_cells, len(options) > 1)
    if kind in _AS_THEY_ARE:
        return _Column(name, (name,), lambda value: (value,), lambda cell: cell, len(options) > 1, as_it_is=True)
    to_cell, from_cell = _converter(kind)
    may_be_empty = len(options) > 1
    return _Column(
        name,
        (name,),
        lambda value: (None if value is None else to_cell(value),),
        (lambda cell: None if cell is None else from_cell(cell)) if may_be_empty else from_cell,
        may_be_empty,
    )


def _converter(kind: Any) -> tuple[Callable[[Any], Cell], Callable[[Any], Any]]:
    """How a value of the type becomes a cell, and back."""
    if kind is bool:
        return int, bool
    if kind in _AS_THEY_ARE:
        return (lambda value: value), (lambda cell: cell)
    if isinstance(kind, type) and issubclass(kind, datetime | date | time):
        return kind.isoformat, kind.fromisoformat
    if isinstance(kind, type) and issubclass(kind, Enum):
        members = {member.value: member for member in kind}
        # Asking the class costs more than everything else a row does; it is asked where it must raise.
        return (lambda value: value.value), (lambda cell: members.get(cell) or kind(cell))
    if typing.get_origin(kind) is tuple:
        to_item, from_item = _converter(typing.get_args(kind)[0])
        return (
            lambda value: json.dumps([to_item(item) for item in value], ensure_ascii=False) if value else "[]",
            lambda cell: tuple(from_item(item) for item in json.loads(cell)),
        )
    raise TypeError(f"no column holds a {kind}")


def _money_to_cells(value: Money | None) -> tuple[Cell, ...]:
    return (None, None) if value is None else (value.minor, value.currency)


def _money_from_cells(minor: int | None, currency: str | None) -> Money | None:
    return None if minor is None or currency is None else Money(minor, currency)
