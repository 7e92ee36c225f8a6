"""Answers about the whole book are remembered until anybody writes to the notebook."""

from __future__ import annotations

from pathlib import Path

import pytest

from salesbook.domain.contact import Contact
from salesbook.domain.text import Text
from salesbook.store.notebook import NotebookReader
from tests.factories import KEY, new_notebook


def test_an_answer_is_remembered_until_anybody_writes(tmp_path: Path) -> None:
    notebook = new_notebook(tmp_path)
    reader = NotebookReader.open(notebook.path, KEY)
    asked: list[int] = []

    def contacts(of: NotebookReader) -> int:
        asked.append(1)
        return int(of.rows("SELECT count(*) FROM contact")[0][0])

    def known(of: NotebookReader) -> int:
        return of.while_unchanged("contacts", lambda: contacts(of))

    assert (known(reader), known(reader), len(asked)) == (0, 0, 1)
    with notebook.change(Text("x")) as change:
        change.insert(Contact("王小明"))
    assert (known(reader), len(asked)) == (1, 2)
    assert (known(notebook), known(notebook), len(asked)) == (1, 1, 3)
    with notebook.change(Text("x")) as change:
        change.insert(Contact("李雷"))
    assert known(notebook) == 2
    assert reader.while_unchanged("another", lambda: 7) == 7
    reader.close()
    notebook.close()


def test_nothing_is_remembered_of_a_change_that_is_rolled_back(tmp_path: Path) -> None:
    notebook = new_notebook(tmp_path)

    def known() -> int:
        return notebook.while_unchanged("contacts", lambda: int(notebook.rows("SELECT count(*) FROM contact")[0][0]))

    def add_and_look() -> None:
        with notebook.change(Text("x")) as change:
            change.insert(Contact("王小明"))
            assert known() == 1
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        add_and_look()
    assert known() == 0
    notebook.close()


def test_what_another_reader_found_is_remembered_only_if_nobody_wrote_meanwhile(tmp_path: Path) -> None:
    notebook = new_notebook(tmp_path)
    reader, other = (NotebookReader.open(notebook.path, KEY) for _each in range(2))
    version = reader.version()
    reader.remember("contacts", len(other.select(Contact)), version)
    assert reader.remembered("contacts") == 0
    version = reader.version()
    found = len(other.select(Contact)) + 7
    with notebook.change(Text("x")) as change:
        change.insert(Contact("王小明"))
    reader.remember("contacts", found, version)
    assert reader.remembered("contacts") is None
    assert reader.while_unchanged("contacts", lambda: len(reader.select(Contact))) == 1
    for one in (reader, other, notebook):
        one.close()
