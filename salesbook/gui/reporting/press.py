"""The press: a process that stands ready to make papers, so that a preview waits neither for a start nor for the fonts.

It is looked at while a paper is being made, and only then. An order gives up the one before it. The key of the notebook and
the finished paper go through a pipe: nothing stands in arguments, the environment or files.
"""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from PySide6.QtCore import QObject, QTimer, Signal

from salesbook.gui.papers import Book, Failed, Far, Nothing, Order, PaperFailed, stand_ready

LOOKED_AT_MS = 10


class Press(QObject):
    """Emits `made` with a Document or a Nothing for the newest order, `progressed` before it, `failed` with a PaperFailed."""

    made = Signal(object)
    progressed = Signal(int, int)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pipe: Connection | None = None
        self._process: SpawnProcess | None = None
        self._number = 0
        self._look = QTimer(self)
        self._look.setInterval(LOOKED_AT_MS)
        self._look.timeout.connect(self._hear)

    @property
    def is_busy(self) -> bool:
        """Whether an order waits for its paper."""
        return self._look.isActive()

    @property
    def is_ready(self) -> bool:
        """Whether the process stands."""
        return self._process is not None and self._process.is_alive()

    def start(self) -> None:
        """Let the process begin, where it does not stand ready yet."""
        if self.is_ready:
            return
        self.close()
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=stand_ready, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        # Not a method of this object: it is gone when this is called.
        self.destroyed.connect(self._process.kill)

    def make(self, book: Book, order: Order) -> None:
        """Order a paper; the one before is given up."""
        self.start()
        self._number += 1
        self._send((self._number, book, order))
        self._look.start()

    def stop(self) -> None:
        """Give up what is being made; nothing is told of it."""
        if self.is_busy:
            self._number += 1
            self._look.stop()
            self._send(None)

    def close(self) -> None:
        """End the process."""
        self._look.stop()
        if self._process is not None and self._pipe is not None:
            self._pipe.close()
            self._process.kill()
            self._process.join()
        self._process = self._pipe = None

    def _send(self, said: tuple[int, Book, Order] | None) -> None:
        assert self._pipe is not None
        try:
            self._pipe.send(said)
        except OSError:
            # It has died; that is told when it is listened to.
            return

    def _hear(self) -> None:
        pipe = self._pipe
        assert pipe is not None
        try:
            while pipe is self._pipe and self.is_busy and pipe.poll():
                number, said = pipe.recv()
                if number == self._number:
                    self._tell(said)
        except (EOFError, OSError):
            self.close()
            self.failed.emit(PaperFailed())

    def _tell(self, said: object) -> None:
        if isinstance(said, Far):
            self.progressed.emit(said.done, said.total)
            return
        self._look.stop()
        if isinstance(said, Failed):
            self.failed.emit(PaperFailed(said.places))
        else:
            assert said is not None
            self.made.emit(said)


__all__ = ["Nothing", "Order", "Press"]
