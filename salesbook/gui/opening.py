"""A notebook of an earlier version is brought up to date: once, beside the window, which says so meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from salesbook.domain.errors import SalesbookError
from salesbook.gui.jobs import Job
from salesbook.gui.theme import grown
from salesbook.gui.words import label
from salesbook.store.notebook import Notebook
from salesbook.system.i18n import gettext as _
from salesbook.system.progress import Progress

BAR = 8


class Opening(QWidget):
    """Stands in the frame until the notebook is up to date; `then` opens it, `refused` says why it cannot be."""

    def __init__(
        self, path: Path, key: bytes, then: Callable[[], None], refused: Callable[[SalesbookError], None]
    ) -> None:
        super().__init__()
        self._then, self._refused = then, refused
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 24)
        column.setSpacing(12)
        column.addWidget(label(path.stem, "title"))
        said = label(
            _("Opening. It comes from an earlier version of Salesbook and is brought up to date, once."), "muted"
        )
        said.setWordWrap(True)
        column.addWidget(said)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedHeight(grown(BAR))
        bar.setAccessibleName(_("Opening the notebook"))
        column.addWidget(bar)
        column.addStretch(1)

        def work(_progress: Progress) -> None:
            Notebook.open(path, key).close()

        # The application's: it goes on to its end, whatever becomes of the window.
        job = Job(work, QCoreApplication.instance())
        job.succeeded.connect(self._ready)
        job.refused.connect(self._failed)
        job.ended.connect(job.deleteLater)
        job.start()

    def _ready(self, _none: object) -> None:
        self._then()

    def _failed(self, error: SalesbookError) -> None:
        self._refused(error)
