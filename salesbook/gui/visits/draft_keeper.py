"""Keeps what is typed into a dialog, a moment after the last key, so that it survives a crash and Cancel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from salesbook.gui.session import Session
from salesbook.gui.visits.kept import Kept, kept_from
from salesbook.store.notebook import Notebook
from salesbook.system import clock
from salesbook.system.i18n import gettext as _
from salesbook.wording import clock_time

KEPT_AFTER_MS = 800


class DraftKeeper(QObject):
    """Under one name the newest draft stands. `what` tells what is to be kept, `say` when it was."""

    def __init__(
        self, parent: QObject, session: Session, name: str, what: Callable[[], Kept], say: Callable[[str], None]
    ) -> None:
        super().__init__(parent)
        self._session, self._name, self._what, self._say = session, name, what, say
        self._is_over = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_AFTER_MS)
        self._timer.timeout.connect(self.keep)
        session.closing.connect(self._on_closing)

    def touch(self) -> None:
        """Something was typed."""
        self._timer.start()

    def keep(self) -> None:
        """Keep it now, where there is anything worth keeping."""
        if self._is_over or not (kept := self._what()).says_something:
            return
        words = _("Draft kept {time}").format(time=clock_time(clock.local_now().time()))
        self._session.do(Notebook.keep, self._name, kept.text(), then=lambda _none: self._say(words))

    def found(self) -> Kept | None:
        """What was kept before."""
        return kept_from(self._session.reader.kept(self._name))

    def forget(self) -> None:
        """It was saved, or is not wanted any more."""
        self._timer.stop()
        self._session.do(Notebook.keep, self._name, None)

    def stop(self) -> None:
        """Keep nothing from now on."""
        self._is_over = True
        self._timer.stop()

    def _on_closing(self) -> None:
        if self._timer.isActive():
            self.keep()
        self.stop()
