"""The first visit through the windows of one run: it shows the step the settings name, and goes on when that is done."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from salesbook.gui.first_visit.steps import STEPS, Step, last_words, step_after, step_named, words_of
from salesbook.gui.first_visit.strip import Ring, Strip
from salesbook.gui.main_window import MainWindow
from salesbook.gui.preferences.preferences import Preferences
from salesbook.queries.first_visit import guest_of, visits_ahead
from salesbook.system.i18n import gettext as _
from salesbook.system.settings import OVER
from salesbook.wording import render


class FirstVisit(QObject):
    """Put off, it comes again with the next start; ended, only when somebody asks for it. `left` comes in both cases."""

    left = Signal()

    def __init__(self, window: MainWindow, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._preferences = window, preferences
        self._guest = guest_of(window.session.reader)
        self._step: Step | None = None
        self._before: Any = None
        self.strip = Strip(window.theme)
        self.ring = Ring(window, window.theme)
        window.show_above(self.strip)
        self._listen()
        self._show(step_named(preferences.settings.first_visit))

    @property
    def step(self) -> str:
        """The name of the step that is to be done; empty where none is."""
        return self._step.name if self._step else ""

    def _listen(self) -> None:
        requests, session = self._window.requests, self._window.session
        self.strip.skipped.connect(self._go_on)
        self.strip.put_off.connect(self._leave)
        self.strip.ended.connect(self._end)
        requests.person_found.connect(partial(self._done, "find"))
        requests.logged.connect(partial(self._done, "log"))
        requests.sheets_made.connect(partial(self._done, "print"))
        session.changed.connect(self._on_changed)

    def _done(self, name: str, *_told: object) -> None:
        if self.step == name:
            self._go_on()

    def _on_changed(self, tables: frozenset[str]) -> None:
        """Somebody was added to an empty notebook, a stage was moved, a visit planned, something undone."""
        if self._guest is None and "contact" in tables and self._step is not None:
            self._guest = guest_of(self._window.session.reader)
            self._show(self._step)
        elif (self.step == "stage" and "stage_change" in tables) or (
            self.step in ("plan", "undo") and self._now() != self._before
        ):
            self._go_on()

    def _now(self) -> Any:
        """What the step that is shown changes: how many visits lie ahead, or what could be done again."""
        session = self._window.session
        ahead = visits_ahead(session.reader, session.today)
        return {"plan": ahead, "undo": session.next_redo()}.get(self.step)

    def _go_on(self) -> None:
        if self._step is not None:
            after = step_after(self._step)
            self._preferences.change(first_visit=after.name if after else OVER)
            self._show(after)

    def _show(self, step: Step | None) -> None:
        self._step = step
        self._before = self._now()
        if step is None:
            self.ring.point_at(None)
            self.strip.show_end(_("That was the round"), render(last_words()))
            return
        place = _("{n} of {all}").format(n=STEPS.index(step) + 1, all=len(STEPS))
        self.strip.show_step(f"{place} · {render(step.title)}", render(words_of(step, self._guest)))
        self.ring.point_at(self._window.findChild(QWidget, step.target))

    def _end(self) -> None:
        self._preferences.change(first_visit=OVER)
        self._leave()

    def _leave(self) -> None:
        self.take_away()
        self.left.emit()

    def take_away(self) -> None:
        """Leave the window as it was."""
        self._step = None
        self.ring.point_at(None)
        for part in (self.strip, self.ring, self):
            part.deleteLater()
