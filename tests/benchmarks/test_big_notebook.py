"""The generator behind the benchmarks writes what the product would: otherwise the figures say nothing about it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.big_notebook import KEY, TODAY, make_big_notebook
from salesbook.domain.visit import Visit
from salesbook.queries.today import today
from salesbook.store.changes import Change
from salesbook.store.notebook import Notebook
from salesbook.store.nouns import NOUNS
from salesbook.store.records import record_of, table_of
from salesbook.store.search import index_matches, rebuild
from tests.factories import new_notebook

CONTACTS, VISITS = 60, 1_000


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Notebook]:
    """A small book by the generator of big ones."""
    notebook = Notebook.open(make_big_notebook(tmp_path_factory.mktemp("big") / "big.salesbook", CONTACTS, VISITS), KEY)
    yield notebook
    notebook.close()


def index_of(notebook: Notebook) -> list[tuple[Any, ...]]:
    """Every token of both indexes with its place."""
    connection = notebook.connection
    connection.execute("PRAGMA query_only = OFF")
    for kind in ("contact", "visit"):
        connection.execute(f"CREATE VIRTUAL TABLE temp.{kind}_words USING fts5vocab(main, {kind}_index, instance)")
    found = connection.execute("SELECT 'c', * FROM temp.contact_words UNION ALL SELECT 'v', * FROM temp.visit_words")
    rows = sorted(found.fetchall())
    for kind in ("contact", "visit"):
        connection.execute(f"DROP TABLE temp.{kind}_words")
    return rows


def test_a_big_book_has_the_contacts_and_visits_asked_for(big: Notebook) -> None:
    assert big.rows("SELECT (SELECT count(*) FROM contact), (SELECT count(*) FROM visit)") == [(CONTACTS, VISITS)]
    assert today(big, TODAY).must
    assert today(big, TODAY).worth
    assert today(big, TODAY).visits


@pytest.mark.parametrize("noun", NOUNS, ids=table_of)
def test_every_row_of_a_big_book_is_the_row_of_its_object(big: Notebook, noun: type[Any]) -> None:
    record = record_of(noun)
    names = tuple(record.column_names)
    rows = big.rows(f'SELECT {", ".join(names)} FROM "{record.table}" ORDER BY id')
    things = big.select(noun, "1 ORDER BY id")
    assert [dict(zip(names, row, strict=True)) for row in rows] == [record.image(thing) for thing in things]


def test_no_row_of_a_big_book_points_to_nothing(big: Notebook) -> None:
    assert big.rows("PRAGMA foreign_key_check") == []
    assert big.rows("PRAGMA integrity_check") == [("ok",)]


def test_the_indexes_are_those_of_a_new_notebook(big: Notebook, tmp_path: Path) -> None:
    asked = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"
    empty = new_notebook(tmp_path)
    assert big.rows(asked) == empty.rows(asked)
    empty.close()


def test_visits_stand_under_the_keys_the_product_would_give(big: Notebook, tmp_path: Path) -> None:
    visits = big.select(Visit, "1 ORDER BY key")
    empty = new_notebook(tmp_path)
    empty.connection.execute("PRAGMA query_only = OFF")
    Change(empty.connection).insert(*visits)
    assert empty.rows("SELECT key, id FROM visit ORDER BY key") == big.rows("SELECT key, id FROM visit ORDER BY key")
    empty.close()


def test_the_search_index_of_a_big_book_is_the_one_that_rebuilding_makes(big: Notebook) -> None:
    made = index_of(big)
    assert index_matches(big.connection)
    big.connection.execute("PRAGMA query_only = OFF")
    rebuild(big.connection)
    assert len(made) > 10_000
    assert made == index_of(big)
