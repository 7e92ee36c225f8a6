"""The notebook: one SQLite file you can ask, and do things to through one door.

    with notebook.change(Text("Add {name}", name=contact.name)) as change:
        change.insert(contact)

is at once the transaction, the undo step, the journal entry and the announcement. Outside it the connection refuses to
write. A change inside a change joins it. When the block raises, nothing of it happened.

What only writing needs (the images, the journal, the search index, every noun) is imported when something is written: a
command that reads starts in half the time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from salesbook.domain.text import Text
from salesbook.store.driver import PAGE_BYTES, Connection, connect, dbapi, read_only_connection
from salesbook.store.errors import (
    NotebookDamaged,
    NotebookExists,
    NotebookMissing,
    NotebookOlder,
    WrongKey,
    told_in_words,
)
from salesbook.store.migrations import LATEST, migrate, schema_of
from salesbook.store.records import Noun, record_of, table_of
from salesbook.system import clock

if TYPE_CHECKING:
    from salesbook.store.changes import Change
    from salesbook.store.journal import JournalEntry

Row = TypeVar("Row")
Answer = TypeVar("Answer")
Version: TypeAlias = "tuple[int, int] | None"


class NotebookReader:
    """What can be asked of a notebook. Each thread that asks has its own."""

    def __init__(self, path: Path, key: bytes, connection: Connection) -> None:
        self.path = path
        self.key = key
        self.connection = connection
        self._version: Version = None
        self._answers: dict[Hashable, Any] = {}

    @classmethod
    def open(cls, path: Path, key: bytes) -> NotebookReader:
        """Open a notebook for reading only, once an older one was brought up to date."""
        connection = _opened(path, key, read_only_connection)
        if schema_of(connection) < LATEST:
            connection.close()
            Notebook.open(path, key).close()
            connection = _opened(path, key, read_only_connection)
        return NotebookReader(path, key, connection)

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        with told_in_words():
            return self.connection.execute(sql, values).fetchall()

    def each_row(self, sql: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        """The rows of a query one after the other, for so many that they should never be there all at once."""
        with told_in_words():
            yield from self.connection.execute(sql, values)

    def rows_at_once(self, columns: int, sql: str, *values: Any) -> list[list[Any]]:
        """The rows of a query of so many columns of texts and numbers, which SQLite puts together before it gives any.

        A thread that asks beside a busy window waits for the interpreter's lock at each row it is given; thousands come sooner in
        one piece.
        """
        names = ", ".join(f"c{place}" for place in range(columns))
        whole = f"WITH found ({names}) AS ({sql}) SELECT json_group_array(json_array({names})) FROM found"
        found: list[list[Any]] = json.loads(self.rows(whole, *values)[0][0])
        return found

    def get(self, noun: type[Noun], row_id: str) -> Noun | None:
        """The object with this id, if there is one."""
        found = self.select(noun, "id = ?", row_id)
        return found[0] if found else None

    def select(self, noun: type[Noun], where: str = "1", *values: Any) -> list[Noun]:
        """All objects of a noun that meet an SQL condition; `where` is ours, what the user typed comes as values."""
        record = record_of(noun)
        with told_in_words():
            cursor = self.connection.execute(f'SELECT {record.selected} FROM "{record.table}" WHERE {where}', values)
            return [record.object(row) for row in cursor]

    def of_contact(self, noun: type[Noun], contact_id: str) -> list[Noun]:
        """What of this noun belongs to the contact, in the contact's order."""
        return sorted(self.select(noun, "contact_id = ?", contact_id), key=_position)

    def of_visit(self, noun: type[Noun], visit_id: str) -> list[Noun]:
        """What of this noun belongs to the visit, in its order."""
        return sorted(self.select(noun, "visit_id = ?", visit_id), key=_position)

    def while_unchanged(self, what: Hashable, ask: Callable[[], Answer]) -> Answer:
        """The answer to a question about the whole book, asked again only when the notebook has changed since.

        `what` names the question with all it depends on but the notebook.
        """
        version = self.version()
        answer: Answer | None = self.remembered(what)
        if answer is None:
            answer = ask()
            self.remember(what, answer, version)
        return answer

    def version(self) -> Version:
        """What stays the same for this reader while nobody writes; None inside a change, which may be rolled back."""
        if self.connection.in_transaction:
            return None
        # The first tells what others wrote, the second what this connection did (SQLite, "PRAGMA data_version").
        return self.rows("PRAGMA data_version")[0][0], self.connection.total_changes

    def remembered(self, what: Hashable) -> Any:
        """An answer that still holds; None where none is remembered."""
        version = self.version()
        return self._answers.get(what) if version is not None and version == self._version else None

    def remember(self, what: Hashable, answer: object, version: Version) -> None:
        """Remember an answer asked since `version`, if that is still the reader's; another reader may have been asked."""
        if version is None or version != self.version():
            return
        if version != self._version:
            self._version, self._answers = version, {}
        self._answers[what] = answer

    def journal(self, limit: int = 50) -> list[JournalEntry]:
        """The newest lines of the journal, newest first."""
        from salesbook.store import journal

        with told_in_words():
            return journal.entries(self.connection, limit)

    def kept(self, name: str) -> str | None:
        """What was kept under a name without a journal entry."""
        found = self.rows("SELECT value FROM kept WHERE name = ?", name)
        return found[0][0] if found else None

    def close(self) -> None:
        """Close the file and forget its key; the reader is of no use afterwards."""
        self.connection.close()
        self.key = b""


class Notebook(NotebookReader):
    """A notebook that can be written to, by the thread that opened it.

    `announce` is told the tables a change touched, after it is safe on disk.
    """

    def __init__(
        self, path: Path, key: bytes, connection: Connection, announce: Callable[[frozenset[str]], None]
    ) -> None:
        super().__init__(path, key, connection)
        self._announce = announce
        self._open: Change | None = None

    @classmethod
    def open(
        cls,
        path: Path,
        key: bytes,
        announce: Callable[[frozenset[str]], None] = lambda _tables: None,
        *,
        as_it_is: bool = False,
    ) -> Notebook:
        """Open a notebook, bringing an older one up to date first; `as_it_is` that raises NotebookOlder."""
        connection = _opened(path, key, connect)
        notebook = cls(path, key, connection, announce)
        if schema_of(connection) < LATEST:
            if as_it_is:
                notebook.close()
                raise NotebookOlder
            with told_in_words():
                notebook._migrate()
        return notebook

    @classmethod
    def create(
        cls,
        path: Path,
        key: bytes,
        announce: Callable[[frozenset[str]], None] = lambda _tables: None,
        born_with: tuple[object, ...] = (),
    ) -> Notebook:
        """Make an empty notebook where no file is yet; what it is born with is no step that undo would take back."""
        if path.exists():
            raise NotebookExists(path.stem)
        with told_in_words(), _removed_on_failure(path):
            notebook = cls(path, key, connect(path, key), announce)
            notebook._migrate()
            if born_with:
                with notebook._transaction() as change:
                    change.insert(*born_with)
        return notebook

    @contextmanager
    def change(self, label: Text) -> Iterator[Change]:
        """One undoable step: everything in the block, or nothing. `label` says what was done, for undo and the journal."""
        from salesbook.store import journal

        if self._open is not None:
            with _joined(self._open):
                yield self._open
            return
        with self._transaction() as change:
            yield change
            if change.images:
                journal.record(self.connection, change, label, clock.now())

    def undo(self) -> JournalEntry:
        """Take back the newest change that stands, whoever made it."""
        from salesbook.store import journal

        with self._transaction() as change:
            return journal.undo(self.connection, change)

    def redo(self) -> JournalEntry:
        """Bring back the change undone last."""
        from salesbook.store import journal

        with self._transaction() as change:
            return journal.redo(self.connection, change)

    def take_back(self, number: int) -> JournalEntry:
        """Take back one older change alone, as a change of its own."""
        from salesbook.store import journal

        with self._transaction() as change:
            entry = journal.take_back(self.connection, change, number)
            label = Text("Take back: {label}", label=entry.label)
            journal.record(self.connection, change, label, clock.now(), takes_back=number)
            return entry

    def keep(self, name: str, value: str | None) -> None:
        """Keep a text under a name without a journal entry, or forget it (None): drafts, notes of backups."""
        with self._transaction():
            self.connection.execute("DELETE FROM kept WHERE name = ?", (name,))
            if value is not None:
                self.connection.execute("INSERT INTO kept (name, value) VALUES (?, ?)", (name, value))

    @contextmanager
    def _transaction(self) -> Iterator[Change]:
        """The one place that may write: acknowledged when COMMIT has returned, undone by anything that goes wrong."""
        from salesbook.store.changes import Change
        from salesbook.store.newest import renew
        from salesbook.store.search import reindex

        if self._open is not None:
            raise RuntimeError("undo, redo and keep stand alone, not inside a change")
        with told_in_words():
            self.connection.execute("PRAGMA query_only = OFF")
            try:
                self.connection.execute("BEGIN IMMEDIATE")
                change = self._open = Change(self.connection)
                yield change
                if change.failed:
                    raise RuntimeError("a change inside this one failed, so nothing of this one may be kept")
                reindex(self.connection, change.dirty)
                renew(self.connection, change.met)
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
            finally:
                self._open = None
                self.connection.execute("PRAGMA query_only = ON")
        if change.images:
            self._announce(frozenset(table for table, *_ in change.images))

    def _migrate(self) -> None:
        self.connection.execute("PRAGMA query_only = OFF")
        try:
            migrate(self.connection)
            self.connection.execute("PRAGMA query_only = ON")
        except BaseException:
            self.close()
            raise


@contextmanager
def _joined(change: Change) -> Iterator[None]:
    try:
        yield
    except BaseException:
        change.failed = True
        raise


def _opened(
    path: Path, key: bytes, opener: Callable[[Path, bytes, Callable[[Connection], object]], Connection]
) -> Connection:
    if not path.exists():
        raise NotebookMissing(path.stem)
    if path.stat().st_size < PAGE_BYTES:
        # SQLite would take some of these for a new database and write into it.
        raise NotebookDamaged
    with told_in_words():
        try:
            return opener(path, key, schema_of)
        except dbapi.DatabaseError as error:
            # SQLCipher cannot tell a wrong key from a damaged first page; the other pages can.
            if "file is not a database" in str(error):
                from salesbook.store.pages import key_fits

                raise (NotebookDamaged if key_fits(path, key) else WrongKey) from None
            raise


@contextmanager
def _removed_on_failure(path: Path) -> Iterator[None]:
    """A notebook that could not be made leaves nothing behind, nor do the files SQLite keeps beside it."""
    try:
        yield
    except BaseException:
        for end in ("", "-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        raise


def _position(thing: object) -> int:
    return getattr(thing, "position", 0)


__all__ = ["Notebook", "NotebookReader", "table_of"]
