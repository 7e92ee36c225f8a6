"""One open notebook in the window: asking on the GUI thread, writing on the writer thread, and the news of what changed.

`do` returns at once; when COMMIT has returned, `changed` tells every screen which tables were touched, and they ask again.
Another process may write too (the command line): `PRAGMA data_version` is looked at every second.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from salesbook.domain.errors import SalesbookError
from salesbook.domain.text import Text
from salesbook.queries.settings import speak_its_words
from salesbook.store.errors import PASSES
from salesbook.store.journal import JournalEntry, entry_to_redo, entry_to_undo
from salesbook.store.notebook import Notebook, NotebookReader
from salesbook.store.writer import Writer
from salesbook.system import clock
from salesbook.system.progress import Cancelled, Progress

Result = TypeVar("Result")

# Everything, for screens that cannot be told what a foreign change touched.
ANYTHING: frozenset[str] = frozenset({"*"})


class Session(QObject):
    """The notebook as the window sees it; one of an earlier version raises NotebookOlder, as bringing it up to date takes time."""

    # The last moment to hand over what is still to be kept.
    closing = Signal()
    changed = Signal(frozenset)
    done = Signal(object)
    failed = Signal(object)
    busy_changed = Signal(bool)
    _finished = Signal(object, object)

    def __init__(
        self, path: Path, key: bytes, parent: QObject | None = None, day: Callable[[], date] | None = None
    ) -> None:
        super().__init__(parent)
        self._ask_day = day
        self._day = self.today
        self.path = path
        self.key = key
        self._touched: frozenset[str] = frozenset()
        self._writer = Writer(lambda: Notebook.open(path, key, self._note, as_it_is=True))
        self._writer.do(lambda _notebook: None).result()
        self.reader = NotebookReader.open(path, key)
        speak_its_words(self.reader)
        self._waiting = 0
        self._could_not_save = False
        self._is_closed = False
        self._finished.connect(self._on_finished)
        self._version = self._data_version()
        self._watch = QTimer(self)
        self._watch.setInterval(1000)
        self._watch.timeout.connect(self.look_round)
        self._watch.start()

    @property
    def name(self) -> str:
        """The notebook's name, without ending."""
        return self.path.stem

    @property
    def book(self) -> tuple[Path, bytes]:
        """The file and its key, for work in another process."""
        return self.path, self.key

    @property
    def today(self) -> date:
        """The rep's local day."""
        return self._ask_day() if self._ask_day is not None else clock.today()

    @property
    def could_not_save(self) -> bool:
        """Whether the last that was to be saved could not be, as the disk is full or in use: it stands on the screen only."""
        return self._could_not_save

    @property
    def is_busy(self) -> bool:
        """Whether something is being saved just now."""
        return self._waiting > 0

    def do(
        self,
        operation: Callable[..., Any],
        *arguments: Any,
        then: Callable[[Any], None] | None = None,
        otherwise: Callable[[SalesbookError], None] | None = None,
        **named: Any,
    ) -> Future[Any]:
        """Do an operation on the writer thread. `then` gets its result on the GUI thread, `otherwise` its refusal.

        Without `otherwise` a refusal goes to `failed`, which the window shows; a bug is raised here, on the GUI thread.
        """
        self._waiting += 1
        self.busy_changed.emit(True)
        future = self._writer.do(operation, *arguments, **named)
        future.add_done_callback(lambda finished: self._finished.emit(finished, (then, otherwise)))
        return future

    def undo(self) -> None:
        """Take back the newest change."""
        self.do(Notebook.undo, then=lambda entry: self.done.emit(Text("Undid “{label}”", label=entry.label)))

    def redo(self) -> None:
        """Bring back what was undone last."""
        self.do(Notebook.redo, then=lambda entry: self.done.emit(Text("Redid “{label}”", label=entry.label)))

    def next_undo(self) -> JournalEntry | None:
        """What undo would take back."""
        return entry_to_undo(self.reader.connection)

    def next_redo(self) -> JournalEntry | None:
        """What redo would bring back."""
        return entry_to_redo(self.reader.connection)

    def fresh_reader(self) -> NotebookReader:
        """A reader for another thread, which must close it. Raises Cancelled where the session was closed before it came so far."""
        key = self.key
        if not key:
            raise Cancelled
        return NotebookReader.open(self.path, key)

    def write_apart(self, work: Callable[..., Result], *arguments: Any, progress: Progress) -> Result:
        """`work(path, key, *arguments, progress)` in a process of its own that writes; called by a worker thread, which waits.

        What is written here meanwhile queues behind it, instead of finding the notebook busy.
        """
        from salesbook.gui.apart import apart

        return self._writer.do(
            lambda _notebook: apart(work, self.path, self.key, *arguments, progress=progress)
        ).result()

    def wait(self) -> None:
        """Wait until everything queued is written: before closing."""
        self._writer.do(lambda _notebook: None).result()

    def wait_and_tell(self) -> None:
        """Wait until everything queued is written, and tell whoever asked for it: before those are destroyed."""
        self.wait()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)

    def close(self) -> None:
        """Write what is queued, close the file and forget its key; what was still to be told is told to nobody."""
        if self._is_closed:
            return
        self.closing.emit()
        self._is_closed = True
        self._watch.stop()
        self._writer.close()
        self.reader.close()
        self.key = b""

    def _note(self, tables: frozenset[str]) -> None:
        """Told by the notebook, on the writer thread, after a commit."""
        self._touched = self._touched | tables

    def _on_finished(self, future: Future[Any], callbacks: tuple[Any, Any]) -> None:
        if self._is_closed:
            return
        then, otherwise = callbacks
        self._waiting -= 1
        self._version = self._data_version()
        touched, self._touched = self._touched, frozenset()
        if "setting" in touched:
            speak_its_words(self.reader)
        if touched:
            self.changed.emit(touched)
        self.busy_changed.emit(self.is_busy)
        error = future.exception()
        self._could_not_save = isinstance(error, PASSES)
        if isinstance(error, SalesbookError):
            (otherwise or self.failed.emit)(error)
        elif error is not None:
            raise error
        elif then is not None:
            then(future.result())

    def _data_version(self) -> int:
        return int(self.reader.connection.execute("PRAGMA data_version").fetchone()[0])

    def look_round(self) -> None:
        """Tell of what another process wrote; and after midnight of another day, on which everything is to be asked anew."""
        if self._is_closed or self.is_busy:
            return
        day, version = self.today, self._data_version()
        if (day, version) == (self._day, self._version):
            return
        self._day = day
        if version != self._version:
            self._version = version
            speak_its_words(self.reader)
        self.changed.emit(ANYTHING)
