"""The one door for writing: what a change keeps together, what it refuses, and what a notebook that fails says."""

from __future__ import annotations

import threading
from contextlib import suppress
from datetime import time, timedelta
from pathlib import Path

import pytest

from salesbook.domain.contact import Contact, Note, Phone, photo_of
from salesbook.domain.text import Text
from salesbook.domain.visit import Visit, VisitState
from salesbook.store import driver, migrations
from salesbook.store.driver import connect, dbapi
from salesbook.store.errors import (
    NotASalesbook,
    NotebookBusy,
    NotebookDamaged,
    NotebookExists,
    NotebookMissing,
    NotebookNewer,
    WrongKey,
)
from salesbook.store.migrations import LATEST
from salesbook.store.notebook import Notebook, NotebookReader
from tests.factories import KEY, TODAY, new_notebook
from tests.images import Observer

ADD = Text("Add {name}", name="王小明")
PAGE = 4096


def add_and_fail(notebook: Notebook, error: type[BaseException] = ZeroDivisionError) -> None:
    with notebook.change(ADD) as change:
        change.insert(Contact("李雷"))
        raise error


def filled(folder: Path, contacts: int = 200) -> Path:
    """A closed notebook of many pages."""
    notebook = new_notebook(folder)
    with notebook.change(ADD) as change:
        for number in range(contacts):
            contact = Contact(f"王小明{number}", how_we_met="at the fair, beside the coffee machine " * 10)
            change.insert(contact, Phone(contact.id, f"138 0013 {number:04}"))
    notebook.close()
    return notebook.path


def test_a_change_keeps_rows_journal_and_index_together(notebook: Notebook, observer: Observer) -> None:
    contact = Contact("王小明")
    with notebook.change(ADD) as change:
        change.insert(contact)
        assert observer.rows()["contact"] == []
    assert [row[1:3] for row in observer.rows()["contact"]] == [(contact.id, "王小明")]
    assert [entry.label for entry in notebook.journal()] == [ADD]
    assert observer.index() == observer.rebuilt_index()
    assert observer.index()["contact_index rows"] == [(1,)]


def test_an_error_takes_back_rows_journal_and_index_together(notebook: Notebook, observer: Observer) -> None:
    before = observer.rows(), observer.journal(), observer.index()
    contact = Contact("王小明")

    def add_and_fail() -> None:
        with notebook.change(ADD) as change:
            change.insert(contact, Phone(contact.id, "138"), Visit(TODAY))
            assert notebook.get(Contact, contact.id) == contact
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        add_and_fail()
    assert (observer.rows(), observer.journal(), observer.index()) == before
    with notebook.change(ADD) as change:
        change.insert(contact)
    assert notebook.get(Contact, contact.id) == contact


def test_even_an_interruption_takes_everything_back(notebook: Notebook, observer: Observer) -> None:
    with pytest.raises(KeyboardInterrupt):
        add_and_fail(notebook, KeyboardInterrupt)
    assert observer.rows()["contact"] == []


def test_a_change_in_a_change_joins_it(notebook: Notebook) -> None:
    told: list[frozenset[str]] = []
    notebook = Notebook.open(notebook.path, KEY, told.append)
    with notebook.change(ADD) as outer:
        outer.insert(Contact("王小明"))
        with notebook.change(Text("inner")) as inner:
            inner.insert(Contact("李雷"))
    assert [entry.label for entry in notebook.journal()] == [ADD]
    assert told == [frozenset({"contact"})]
    notebook.undo()
    assert notebook.select(Contact) == []


def test_an_error_in_a_change_in_a_change_takes_all_of_it_back(notebook: Notebook) -> None:
    with pytest.raises(ZeroDivisionError), notebook.change(ADD) as outer:
        add_and_fail(notebook)
    assert outer.images
    assert notebook.select(Contact) == []
    assert notebook.journal() == []


def test_half_of_an_inner_change_is_never_kept_by_an_outer_one_that_goes_on(notebook: Notebook) -> None:
    with pytest.raises(RuntimeError, match="failed"), notebook.change(ADD), suppress(ZeroDivisionError):
        add_and_fail(notebook)
    assert notebook.select(Contact) == []


def test_outside_a_change_every_write_fails_at_once(notebook: Notebook) -> None:
    for sql in ("INSERT INTO contact (id, name) VALUES ('1', 'x')", "DELETE FROM change", "CREATE TABLE extra (x)"):
        with pytest.raises(dbapi.OperationalError, match="readonly"):
            notebook.connection.execute(sql)
    with pytest.raises(ZeroDivisionError), notebook.change(ADD):
        raise ZeroDivisionError
    with pytest.raises(dbapi.OperationalError, match="readonly"):
        notebook.connection.execute("DELETE FROM contact")


def test_an_empty_change_leaves_no_line_in_the_journal(notebook: Notebook) -> None:
    with notebook.change(ADD):
        pass
    assert notebook.journal() == []


def test_updating_to_the_same_is_no_change(notebook: Notebook) -> None:
    contact = Contact("王小明")
    with notebook.change(ADD) as change:
        change.insert(contact)
    with notebook.change(Text("again")) as change:
        change.update(contact)
    assert [entry.label for entry in notebook.journal()] == [ADD]


def test_a_row_that_is_not_there_cannot_be_changed_or_deleted(notebook: Notebook) -> None:
    for verb in ("update", "delete"):
        with pytest.raises(LookupError), notebook.change(ADD) as change:
            getattr(change, verb)(Contact("王小明"))


def test_a_row_that_names_nothing_is_refused_at_the_end_of_the_change(notebook: Notebook) -> None:
    with pytest.raises(dbapi.IntegrityError), notebook.change(ADD) as change:
        change.insert(Phone("nobody", "138"))
    assert notebook.select(Phone) == []
    with notebook.change(ADD) as change:
        contact = Contact("王小明")
        change.insert(Phone(contact.id, "138"), contact)
    assert len(notebook.select(Phone)) == 1


def test_undo_redo_and_keep_stand_alone(notebook: Notebook) -> None:
    for act in (notebook.undo, notebook.redo, lambda: notebook.take_back(1), lambda: notebook.keep("draft", "x")):
        with pytest.raises(RuntimeError), notebook.change(ADD):
            act()


def test_what_changed_is_announced_after_it_is_safe(notebook: Notebook, observer: Observer) -> None:
    told: list[tuple[frozenset[str], int]] = []
    notebook = Notebook.open(notebook.path, KEY, lambda tables: told.append((tables, len(observer.rows()["contact"]))))
    contact = Contact("王小明")
    with notebook.change(ADD) as change:
        change.insert(contact, Phone(contact.id, "138"))
        assert told == []
    notebook.undo()
    notebook.redo()
    both = frozenset({"contact", "phone"})
    assert told == [(both, 1), (both, 0), (both, 1)]
    notebook.keep("draft", "x")
    assert len(told) == 3


def test_what_is_kept_has_no_journal_and_survives_reopening(notebook: Notebook) -> None:
    notebook.keep("draft", "half a note")
    notebook.keep("other", "y")
    notebook.keep("draft", "a whole note")
    notebook.keep("other", None)
    assert notebook.journal() == []
    notebook.close()
    again = Notebook.open(notebook.path, KEY)
    assert (again.kept("draft"), again.kept("other")) == ("a whole note", None)
    again.close()


def test_a_photo_is_stored_once(notebook: Notebook, observer: Observer) -> None:
    photo = photo_of(b"\xff\xd8 picture", "image/jpeg")
    for name in ("王小明", "李雷"):
        with notebook.change(ADD) as change:
            change.insert(photo, Contact(name, photo=photo.id))
    assert observer.rows()["photo"] == [(photo.id, "image/jpeg", photo.data)]


def test_keys_of_visits_put_the_newest_first(notebook: Notebook) -> None:
    times = (time(9, 30), time(0), time(9, 31), time(23, 59))
    visits = [Visit(TODAY + timedelta(days=days), at) for days in (1, -400, 0) for at in times]
    with notebook.change(ADD) as change:
        change.insert(*visits)
    newest_first = notebook.select(Visit, "1 ORDER BY key DESC")
    assert newest_first == sorted(visits, key=lambda visit: (visit.day, visit.at), reverse=True)


def test_a_done_visit_without_a_time_is_the_newest_of_its_day_so_far(notebook: Notebook) -> None:
    evening, untimed, night = Visit(TODAY, time(18)), Visit(TODAY), Visit(TODAY, time(22))
    tomorrow, planned = Visit(TODAY + timedelta(days=1)), Visit(TODAY, state=VisitState.PLANNED)
    for visit in (tomorrow, evening, untimed, night, planned):
        with notebook.change(ADD) as change:
            change.insert(visit)
    assert notebook.select(Visit, "1 ORDER BY key") == [planned, evening, untimed, night, tomorrow]


def test_visits_of_one_minute_have_different_keys(notebook: Notebook) -> None:
    with notebook.change(ADD) as change:
        change.insert(*(Visit(TODAY) for _ in range(5)))
    keys = [row[0] for row in notebook.rows("SELECT key FROM visit ORDER BY key")]
    assert keys == list(range(keys[0], keys[0] + 5))


def test_writing_is_synchronous_and_in_a_write_ahead_log(notebook: Notebook) -> None:
    wanted = {"synchronous": 2, "journal_mode": "wal", "foreign_keys": 1, "secure_delete": 1, "trusted_schema": 0}
    assert {name: notebook.rows(f"PRAGMA {name}")[0][0] for name in wanted} == wanted
    assert notebook.rows("PRAGMA busy_timeout") == [(driver.BUSY_SECONDS * 1000,)]


def test_a_reader_sees_what_was_committed_and_cannot_write(notebook: Notebook) -> None:
    reader = NotebookReader.open(notebook.path, KEY)
    with notebook.change(ADD) as change:
        change.insert(Contact("王小明"))
        assert reader.select(Contact) == []
    assert [contact.name for contact in reader.select(Contact)] == ["王小明"]
    reader.connection.execute("PRAGMA query_only = OFF")
    with pytest.raises(dbapi.OperationalError, match="readonly"):
        reader.connection.execute("DELETE FROM contact")
    reader.close()


def test_parts_come_in_their_own_order(notebook: Notebook) -> None:
    contact, visit = Contact("王小明"), Visit(TODAY)
    phones = [Phone(contact.id, str(number), position=number) for number in (2, 0, 1)]
    notes = [Note(str(number), visit_id=visit.id, position=number) for number in (1, 0)]
    with notebook.change(ADD) as change:
        change.insert(contact, visit, *phones, *notes)
    assert [phone.value for phone in notebook.of_contact(Phone, contact.id)] == ["0", "1", "2"]
    assert [note.text for note in notebook.of_visit(Note, visit.id)] == ["0", "1"]


def test_only_the_thread_that_opened_a_notebook_may_use_it(notebook: Notebook) -> None:
    raised: list[BaseException] = []

    def add() -> None:
        try:
            with notebook.change(ADD) as change:
                change.insert(Contact("王小明"))
        except dbapi.ProgrammingError as error:
            raised.append(error)

    thread = threading.Thread(target=add)
    thread.start()
    thread.join()
    assert "thread" in str(raised[0])
    assert notebook.select(Contact) == []


def test_a_notebook_that_is_not_there_is_missing_and_not_made(tmp_path: Path) -> None:
    for way in (Notebook.open, NotebookReader.open):
        with pytest.raises(NotebookMissing, match="“book”"):
            way(tmp_path / "book.salesbook", KEY)
    assert list(tmp_path.iterdir()) == []


def test_a_notebook_is_never_made_over_another(tmp_path: Path) -> None:
    path = filled(tmp_path)
    before = path.read_bytes()
    with pytest.raises(NotebookExists):
        Notebook.create(path, KEY)
    assert path.read_bytes() == before


def test_a_notebook_that_cannot_be_made_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = tmp_path / "schema"
    steps.mkdir()
    (steps / "001.sql").write_text("CREATE TABLE contact (id);\nCREATE TABEL phone (id);\n")
    monkeypatch.setattr(migrations, "SCHEMA", steps)
    with pytest.raises(dbapi.OperationalError, match="TABEL"):
        Notebook.create(tmp_path / "book.salesbook", KEY)
    assert list(tmp_path.iterdir()) == [steps]


def test_a_notebook_whose_making_was_cut_short_is_finished_when_opened(tmp_path: Path) -> None:
    path = tmp_path / "book.salesbook"
    connect(path, KEY).close()
    notebook = Notebook.open(path, KEY)
    assert notebook.select(Contact) == []
    notebook.close()


def test_a_wrong_key_is_told_and_changes_nothing(tmp_path: Path) -> None:
    path = filled(tmp_path)
    before = path.read_bytes()
    for way in (Notebook.open, NotebookReader.open):
        with pytest.raises(WrongKey):
            way(path, bytes(32))
    assert path.read_bytes() == before


@pytest.mark.parametrize("way", [Notebook.open, NotebookReader.open])
def test_a_notebook_of_a_newer_schema_is_told_and_left_alone(tmp_path: Path, way: type) -> None:
    path = filled(tmp_path)
    connection = connect(path, KEY)
    connection.execute("PRAGMA query_only = OFF")
    connection.execute(f"PRAGMA user_version = {LATEST + 3}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NotebookNewer, match=rf"schema {LATEST + 3}, this one knows {LATEST}"):
        way(path, KEY)
    assert path.read_bytes() == before


@pytest.mark.parametrize("way", [Notebook.open, NotebookReader.open])
def test_another_programs_database_is_told_and_left_alone(tmp_path: Path, way: type) -> None:
    path = tmp_path / "book.salesbook"
    foreign = dbapi.connect(str(path))
    foreign.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    foreign.executescript("CREATE TABLE bills (x); INSERT INTO bills VALUES (1)")
    foreign.close()
    before = path.read_bytes()
    with pytest.raises(NotASalesbook):
        way(path, KEY)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


# SQLite takes a file of one byte for an empty one (os_unix.c, unixFileSize).
@pytest.mark.parametrize("left", [0, 1, 2, 100, PAGE - 1])
@pytest.mark.parametrize("way", [Notebook.open, NotebookReader.open])
def test_a_file_shorter_than_a_page_is_damaged_and_not_taken_for_a_new_notebook(
    tmp_path: Path, way: type, left: int
) -> None:
    path = filled(tmp_path)
    rest = path.read_bytes()[:left]
    path.write_bytes(rest)
    with pytest.raises(NotebookDamaged):
        way(path, KEY)
    assert path.read_bytes() == rest


@pytest.mark.parametrize("table", ["contact", "phone", "change_row"])
def test_one_flipped_bit_is_told_when_its_page_is_read(tmp_path: Path, table: str) -> None:
    path = filled(tmp_path)
    notebook = Notebook.open(path, KEY)
    page = notebook.rows("SELECT rootpage FROM sqlite_schema WHERE name = ?", table)[0][0]
    notebook.close()
    content = bytearray(path.read_bytes())
    content[(page - 1) * PAGE + 100] ^= 1
    path.write_bytes(content)
    notebook = Notebook.open(path, KEY)
    with pytest.raises(NotebookDamaged):
        notebook.rows(f"SELECT * FROM {table}")
    notebook.close()


@pytest.mark.parametrize("byte", [16, 100, 2000, PAGE - 1])
@pytest.mark.parametrize("way", [Notebook.open, NotebookReader.open])
def test_a_damaged_first_page_is_not_taken_for_a_wrong_key(tmp_path: Path, way: type, byte: int) -> None:
    path = filled(tmp_path)
    content = bytearray(path.read_bytes())
    content[byte] ^= 1
    path.write_bytes(content)
    with pytest.raises(NotebookDamaged):
        way(path, KEY)
    with pytest.raises(WrongKey):
        way(path, bytes(32))


@pytest.mark.parametrize("pages", [1, 20, 100])
def test_a_cut_off_file_is_damaged(tmp_path: Path, pages: int) -> None:
    path = filled(tmp_path)
    path.write_bytes(path.read_bytes()[: pages * PAGE])
    with pytest.raises(NotebookDamaged):
        Notebook.open(path, KEY).select(Contact)


def test_another_process_that_writes_for_too_long_is_told_and_costs_nothing(notebook: Notebook) -> None:
    other = connect(notebook.path, KEY)
    other.execute("PRAGMA query_only = OFF")
    other.execute("BEGIN IMMEDIATE")
    notebook.connection.execute("PRAGMA busy_timeout = 20")
    with pytest.raises(NotebookBusy), notebook.change(ADD) as change:
        change.insert(Contact("王小明"))
    assert notebook.select(Contact) == []
    other.execute("ROLLBACK")
    other.close()
    with notebook.change(ADD) as change:
        change.insert(Contact("王小明"))
    assert len(notebook.select(Contact)) == 1
