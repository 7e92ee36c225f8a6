"""The writer thread: it alone writes, in the order it was asked, and what fails comes back to who asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.text import Text
from salesbook.operations.contacts import add_contact
from salesbook.store.driver import dbapi
from salesbook.store.errors import NotebookMissing
from salesbook.store.notebook import Notebook, NotebookReader
from salesbook.store.writer import Writer
from tests.factories import KEY, new_notebook, profile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    notebook = new_notebook(tmp_path)
    notebook.close()
    return notebook.path


@pytest.fixture
def writer(path: Path) -> Iterator[Writer]:
    opened = Writer(lambda: Notebook.open(path, KEY))
    yield opened
    opened.close()


def test_operations_run_one_after_the_other_in_the_order_asked(writer: Writer) -> None:
    started = threading.Event()
    names = [f"contact {number}" for number in range(20)]
    first = writer.do(lambda _notebook: started.wait(10))
    waiting = [writer.do(add_contact, profile(name)) for name in names]
    assert not any(future.done() for future in waiting)
    started.set()
    assert first.result()
    found = writer.do(lambda notebook: notebook.select(Contact, "1 ORDER BY key")).result()
    assert [contact.name for contact in found] == names
    assert all(future.done() for future in waiting)


def test_what_a_future_says_is_done_is_in_the_file(writer: Writer, path: Path) -> None:
    writer.do(add_contact, profile("王小明")).result()
    reader = NotebookReader.open(path, KEY)
    assert [contact.name for contact in reader.select(Contact)] == ["王小明"]
    reader.close()


def test_keywords_and_results_go_through(writer: Writer) -> None:
    def ask(notebook: Notebook, first: int, *, second: int) -> tuple[str, int, int]:
        return notebook.path.stem, first, second

    assert writer.do(ask, 1, second=2).result() == ("book", 1, 2)


def test_a_refusal_comes_out_of_the_future_and_the_next_operation_runs(writer: Writer) -> None:
    def refuse(notebook: Notebook) -> None:
        with notebook.change(Text("Try")) as change:
            change.insert(Contact("李雷"))
            raise Refused(Text("No."))

    with pytest.raises(Refused, match="No"):
        writer.do(refuse).result()
    assert writer.do(lambda notebook: notebook.select(Contact)).result() == []


def test_no_other_thread_may_write_not_even_with_the_writers_notebook(writer: Writer) -> None:
    notebook = writer.do(lambda notebook: notebook).result()
    with pytest.raises(dbapi.ProgrammingError, match="thread"):
        add_contact(notebook, profile())
    writer.do(add_contact, profile()).result()


def test_closing_waits_for_what_was_asked_and_takes_nothing_more(path: Path) -> None:
    writer = Writer(lambda: Notebook.open(path, KEY))
    for number in range(10):
        writer.do(add_contact, profile(f"contact {number}"))
    writer.close()
    assert not path.with_name(path.name + "-wal").exists()
    notebook = Notebook.open(path, KEY)
    assert len(notebook.select(Contact)) == 10
    notebook.close()
    with pytest.raises(RuntimeError):
        writer.do(add_contact, profile())


def test_a_notebook_that_does_not_open_says_so_at_once_and_leaves_no_thread(tmp_path: Path) -> None:
    with pytest.raises(NotebookMissing):
        Writer(lambda: Notebook.open(tmp_path / "none.salesbook", KEY))
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("writer")]
