"""Slow work off the GUI thread: progress after half a second, Cancel at the next call, nothing kept when cancelled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from salesbook.domain.errors import SalesbookError
from salesbook.system.i18n import gettext as _
from salesbook.system.progress import Cancelled, Progress

SHOWN_AFTER_MS = 500


def _done(_progress: Progress) -> None:
    """In the place of work that was done."""


class Job(QObject):
    """One piece of slow work: a function that takes `progress` and returns a result."""

    progressed = Signal(int, int)
    shown = Signal()
    succeeded = Signal(object)
    refused = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, work: Callable[[Progress], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = False
        self._running = False
        self.ended.connect(self._on_ended)

    def start(self) -> None:
        """Begin, on a worker thread."""
        self._running = True
        QTimer.singleShot(SHOWN_AFTER_MS, self._show)
        QThreadPool.globalInstance().start(_Run(self))

    def cancel(self) -> None:
        """Ask the work to stop at its next progress call."""
        self._stop = True

    def run(self) -> None:
        """The work itself, on the worker thread; what it held on to, such as an open notebook, is let go with it."""
        work, self._work = self._work, _done
        try:
            result = work(self._progress)
        except Cancelled:
            self.cancelled.emit()
        except SalesbookError as error:
            self.refused.emit(error)
        else:
            self.succeeded.emit(result)
        finally:
            del work
            self.ended.emit()

    def _progress(self, done: int, total: int) -> None:
        if self._stop:
            raise Cancelled
        self.progressed.emit(done, total)

    def _show(self) -> None:
        if self._running:
            self.shown.emit()

    def _on_ended(self) -> None:
        self._running = False


def progress_dialog(job: Job, words: str, over: QWidget) -> QProgressDialog:
    """The dialog of a job: shown once it takes long, with how far it is and Cancel; it goes when the job has ended."""
    dialog = QProgressDialog(words, _("Cancel"), 0, 0, over)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    # Shown by the job, not by Qt's own guess.
    dialog.setMinimumDuration(2**30)
    dialog.canceled.connect(job.cancel)
    job.shown.connect(dialog.show)
    job.progressed.connect(lambda _done, total: dialog.setMaximum(total))
    job.progressed.connect(lambda done, _total: dialog.setValue(done))
    job.ended.connect(dialog.close)
    job.ended.connect(dialog.deleteLater)
    return dialog


class _Run(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        """Called by the pool."""
        self._job.run()
