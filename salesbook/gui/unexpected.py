"""Errors of ours that nothing caught, in a slot or in work behind the window: logged, and said in one sentence.

Qt goes on after an exception in a slot, so without this the user would see a page stay blank and not know why.
"""

from __future__ import annotations

import platform
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from salesbook import __version__
from salesbook.gui.theme import grown
from salesbook.gui.widgets.whole_dialog import WholeDialog
from salesbook.gui.words import button, label
from salesbook.system import clock
from salesbook.system.i18n import gettext as _
from salesbook.system.log import note, places_of


class Guard(QObject):
    """Hears of every error that nothing caught, on whatever thread, and tells it on the GUI thread, one at a time."""

    _caught = Signal(str)

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._logged: set[str] = set()
        self.said: Unexpected | None = None
        # Queued from any thread, and from the middle of a paint too, where no dialog may be opened.
        self._caught.connect(self._say, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Hear of errors from now on: Python calls these hooks, and PySide does for slots, events and pooled work."""
        sys.excepthook = self.catch
        threading.excepthook = lambda told: self.catch(told.exc_type, told.exc_value, told.exc_traceback)

    def catch(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Log an error and have it said; the end of the program and Ctrl+C are none."""
        if error is None or not issubclass(kind, Exception):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        self._caught.emit(self.log(error))

    def log(self, error: BaseException) -> str:
        """Log an error that somebody else says; returns what was logged."""
        details = f"Salesbook {__version__}, {platform.system()}, Qt {qVersion()}\n{places_of(error)}"
        if details not in self._logged:
            # One in a paint comes back with every frame.
            self._logged.add(details)
            note(self._home, clock.now(), details)
        return details

    def _say(self, details: str) -> None:
        if self.said is not None:
            return
        self.said = said = Unexpected(QApplication.activeWindow(), details)
        said.finished.connect(self._forget)
        said.open()

    def _forget(self) -> None:
        self.said = None


class Unexpected(WholeDialog):
    """The sentence, and the details for a report: types and places in the code, no words of the notebook."""

    def __init__(self, parent: QWidget | None, details: str) -> None:
        super().__init__(parent)
        self.details = details
        self.setWindowTitle("Salesbook")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(label(_("Something went wrong. Nothing you saved is lost.")))
        why = label(
            _(
                "If it happens again, report it with the details: they name places in the program, nothing of your notebook."
            ),
            "small-muted",
        )
        why.setWordWrap(True)
        why.setMinimumWidth(grown(360))
        column.addWidget(why)
        self.copy, self.close_it = button(_("Copy details")), button(_("Close"), "filled")
        self.copy.clicked.connect(self._copy)
        self.close_it.clicked.connect(self.accept)
        self.close_it.setDefault(True)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.copy)
        row.addWidget(self.close_it)
        column.addLayout(row)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.details)
        self.copy.setText(_("Copied"))
