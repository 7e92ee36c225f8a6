"""Keeps what is typed into a form, a moment after it is typed, so that it survives a crash, a lock and a slip of the finger."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from salesbook.domain.errors import SalesbookError
from salesbook.gui.forms.kept import Kept, kept_from
from salesbook.gui.session import Session
from salesbook.store.errors import PASSES
from salesbook.store.notebook import Notebook
from salesbook.system import clock
from salesbook.system.i18n import gettext as _
from salesbook.wording import clock_time, render

KEPT_AFTER_MS = 800
# How long until what the disk had no room for is kept once more.
TRIES_AGAIN_MS = 5000


class DraftKeeper(QObject):
    """Under one name the newest draft stands. `what` tells what is to be kept, None where nothing is worth it; `say` what came
    of it."""

    def __init__(
        self, parent: QObject, session: Session, name: str, what: Callable[[], Kept | None], say: Callable[[str], None]
    ) -> None:
        super().__init__(parent)
        self._session, self.name, self._what, self._say = session, name, what, say
        self._is_over = self._was_refused = False
        self._on_their_way = 0
        self._is_there = session.reader.kept(name) is not None
        self._timer, self._again = self._once(KEPT_AFTER_MS), self._once(TRIES_AGAIN_MS)
        session.closing.connect(self._on_closing)

    @property
    def is_over(self) -> bool:
        """Whether the form was closed."""
        return self._is_over

    @property
    def is_keeping(self) -> bool:
        """Whether something is being kept just now."""
        return self._on_their_way > 0

    @property
    def was_refused(self) -> bool:
        """Whether what was typed last could not be kept: it stands on the screen only."""
        return self._was_refused

    def touch(self) -> None:
        """Something was typed. Whoever types on without a pause is kept too."""
        if not self._is_over and not self._timer.isActive():
            self._timer.start()

    def keep(self, kept: Kept | None = None, *, then: Callable[[], None] | None = None) -> None:
        """Keep it now, or what is given; `then` is called when it is safe."""
        if self._is_over:
            return
        self._timer.stop()
        self._again.stop()
        kept = kept or self._what()
        if kept is None:
            self.forget()
            if then is not None:
                then()
            return
        self._is_there = True
        self._on_their_way += 1
        self._session.do(
            Notebook.keep,
            self.name,
            kept.kept_at(clock.now()).text(),
            then=lambda _none: self._kept(then),
            otherwise=self._refused,
        )

    def flush(self) -> None:
        """Do not wait for the moment: the form goes out of sight."""
        if self._timer.isActive():
            self.keep()

    def put_aside(self) -> None:
        """The form is closed and what was typed waits there until it is opened again."""
        kept = self._what()
        self.keep(kept.put_aside() if kept else None)

    def found(self) -> Kept | None:
        """What was kept before."""
        return kept_from(self._session.reader.kept(self.name))

    def take_over(self, name: str) -> None:
        """Go on with what is kept under another name."""
        self.name, self._is_there = name, True

    def forget(self) -> None:
        """It was saved, or is not wanted any more."""
        self._timer.stop()
        self._again.stop()
        if self._is_there:
            self._is_there = self._was_refused = False
            self._session.do(Notebook.keep, self.name, None)

    def stop(self) -> None:
        """Keep nothing from now on."""
        self._is_over = True
        self._timer.stop()
        self._again.stop()

    def _kept(self, then: Callable[[], None] | None) -> None:
        self._on_their_way -= 1
        self._was_refused = False
        if self._is_over:
            return
        self._say(_("Draft kept {time}").format(time=clock_time(clock.local_now().time())))
        if then is not None:
            then()

    def _refused(self, error: SalesbookError) -> None:
        self._on_their_way -= 1
        self._was_refused = True
        if self._is_over:
            return
        self._say(render(error.text))
        if isinstance(error, PASSES):
            self._again.start()

    def _on_closing(self) -> None:
        if self._timer.isActive() or self._again.isActive():
            self.keep()
        self.stop()

    def _once(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.keep)
        return timer
