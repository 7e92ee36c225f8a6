"""Every noun stands in its table as it is: field by field, through the journal's JSON, and back."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time
from enum import Enum
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesbook.domain.contact import Contact
from salesbook.domain.money import Money
from salesbook.domain.text import Text
from salesbook.domain.visit import Visit
from salesbook.store.changes import image_from, image_text
from salesbook.store.driver import dbapi
from salesbook.store.notebook import Notebook
from salesbook.store.nouns import NOUNS
from salesbook.store.records import Record, record_of, table_of

WORDS = st.text(max_size=20)
NUMBERS = st.integers(-(2**63), 2**63 - 1)
OF_A_KIND: dict[type, st.SearchStrategy[Any]] = {
    str: WORDS,
    bool: st.booleans(),
    int: NUMBERS,
    bytes: st.binary(max_size=50),
    datetime: st.datetimes(timezones=st.sampled_from([None, UTC])),
    date: st.dates(),
    time: st.times(),
    Money: st.builds(Money, NUMBERS, WORDS),
}


class Rehearsed(Exception):
    """Raised to take a rehearsed change back."""


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Values a field of this type may have."""
    if isinstance(hint, types.UnionType):
        return st.one_of(*(values_of(option) for option in typing.get_args(hint)))
    if hint is types.NoneType:
        return st.none()
    if typing.get_origin(hint) is tuple:
        return st.lists(values_of(typing.get_args(hint)[0]), max_size=3).map(tuple)
    if issubclass(hint, Enum):
        return st.sampled_from(hint)
    return OF_A_KIND[hint]


def things_of(noun: type) -> st.SearchStrategy[Any]:
    """Objects of a noun with anything at all in their fields."""
    hints = typing.get_type_hints(noun)
    return st.builds(noun, **{field.name: values_of(hints[field.name]) for field in fields(noun)})


def may_be_none(noun: type, field: str) -> bool:
    return types.NoneType in typing.get_args(typing.get_type_hints(noun)[field])


def each_noun(test: Any) -> Any:
    return pytest.mark.parametrize("noun", NOUNS, ids=table_of)(test)


def columns(notebook: Notebook, table: str) -> Iterator[tuple[str, str, bool]]:
    """Name, type and whether it must be filled, of each column."""
    for _, name, kind, must, _, key in notebook.rows(f'PRAGMA table_info("{table}")'):
        yield name, kind, bool(must or key)


@each_noun
@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_noun_comes_back_from_its_table_and_from_the_journal(
    notebook: Notebook, noun: type, data: st.DataObject
) -> None:
    thing = data.draw(things_of(noun))
    record: Record[Any] = record_of(noun)
    image = record.image(thing)
    assert record.object([image[name] for name in record.column_names]) == thing
    if noun not in (Contact, Visit) and bytes not in typing.get_type_hints(noun).values():
        assert image_from(image_text(image), record.table) == image
    with pytest.raises(Rehearsed):
        rehearse(notebook, thing)


def rehearse(notebook: Notebook, thing: Any) -> None:
    """Put a thing into its table, see that it comes back the same, and take it out."""
    with notebook.change(Text("Try")) as change:
        change.insert(thing)
        assert notebook.get(type(thing), thing.id) == thing
        for _, _, before, after in change.images:
            assert image_from(image_text(after), table_of(type(thing))) == after
            assert before is None
        raise Rehearsed


@each_noun
def test_every_table_has_a_column_for_each_field_and_no_more(notebook: Notebook, noun: type) -> None:
    found = [name for name, _, _ in columns(notebook, table_of(noun)) if name != "key"]
    assert sorted(found) == sorted(record_of(noun).column_names)


@each_noun
def test_a_column_may_be_empty_exactly_where_the_field_may_be_none(notebook: Notebook, noun: type) -> None:
    must_be_filled = {name for name, _, must in columns(notebook, table_of(noun)) if must} - {"key"}
    wanted = {
        name for column in record_of(noun).columns for name in column.names if not may_be_none(noun, column.field)
    }
    assert must_be_filled == wanted


@each_noun
def test_every_reference_is_checked_at_commit_and_found_by_an_index(notebook: Notebook, noun: type) -> None:
    table = table_of(noun)
    wanted = {
        name for name in record_of(noun).column_names if name.endswith("_id") or (table, name) == ("contact", "photo")
    }
    declared = {row[3]: row[6] for row in notebook.rows(f'PRAGMA foreign_key_list("{table}")')}
    indexed = {
        notebook.rows(f'PRAGMA index_info("{index[1]}")')[0][2]
        for index in notebook.rows(f'PRAGMA index_list("{table}")')
    }
    assert declared == dict.fromkeys(wanted, "NO ACTION")
    assert wanted <= indexed
    ddl = notebook.rows("SELECT sql FROM sqlite_schema WHERE name = ?", table)[0][0]
    assert ddl.count("DEFERRABLE INITIALLY DEFERRED") == len(wanted)


def test_all_our_tables_are_strict(notebook: Notebook) -> None:
    loose = notebook.rows(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND NOT strict ORDER BY name"
    )
    assert [name for (name,) in loose] == ["_sqlite_migrations", "sqlite_schema", "sqlite_sequence"]


def test_a_text_where_a_number_belongs_is_refused(notebook: Notebook) -> None:
    with (
        pytest.raises(dbapi.IntegrityError, match="cannot store TEXT value in INTEGER column"),
        notebook.change(Text("")),
    ):
        notebook.connection.execute("INSERT INTO visit (id, day, lasted) VALUES ('1', '2026-11-24', 'an hour')")


def test_a_field_no_column_can_hold_is_refused_where_the_noun_is_first_used() -> None:
    @dataclass(frozen=True)
    class Odd:
        id: str
        weight: complex

    with pytest.raises(TypeError, match="no column holds"):
        record_of(Odd)
