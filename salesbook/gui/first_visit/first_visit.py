"""The first visit through the windows of one run: it shows the step the settings name, and goes on when that is done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from salesbook.gui.first_visit.steps import STEPS, Step, first_open, last_words, step_after, step_named, words_of
from salesbook.gui.first_visit.strip import Ring, Strip
from salesbook.gui.main_window import MainWindow
from salesbook.gui.preferences.preferences import Preferences
from salesbook.gui.session import ANYTHING
from salesbook.queries.first_visit import done_already, guest_of
from salesbook.store.journal import JournalEntry
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
        self._undone_before: JournalEntry | None = None
        self.strip = Strip(window.theme)
        self.ring = Ring(window, window.theme)
        window.show_above(self.strip)
        self._listen()
        self._go_to(step_named(preferences.settings.first_visit))

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
        """Somebody came into an empty notebook, by hand or by an import; a stage was moved, a visit planned, something undone."""
        if self._step is None:
            return
        if self._guest is None and (tables is ANYTHING or "contact" in tables):
            self._guest = guest_of(self._window.session.reader)
            self._show(self._step)
        elif (
            self.step in self._done_already()
            or (self.step == "stage" and "stage_change" in tables)
            or (self.step == "undo" and self._window.session.next_redo() != self._undone_before)
        ):
            self._go_on()

    def _done_already(self) -> frozenset[str]:
        session = self._window.session
        return done_already(session.reader, session.today)

    def _go_on(self) -> None:
        if self._step is not None:
            self._go_to(step_after(self._step))

    def _go_to(self, step: Step | None) -> None:
        """Show a step, or the first after it that is not done yet."""
        still_open = first_open(step, self._done_already())
        self._preferences.change(first_visit=still_open.name if still_open else OVER)
        self._show(still_open)

    def _show(self, step: Step | None) -> None:
        self._step = step
        self._undone_before = self._window.session.next_redo()
        if step is None:
            self.ring.point_at()
            self.strip.show_end(_("That was the round"), render(last_words()))
            return
        place = _("{n} of {all}").format(n=STEPS.index(step) + 1, all=len(STEPS))
        self.strip.show_step(f"{place} · {render(step.title)}", render(words_of(step, self._guest)))
        found = (self._window.findChild(QWidget, name) for name in (step.target, step.instead) if name)
        self.ring.point_at(*(one for one in found if one is not None))

    def _end(self) -> None:
        self._preferences.change(first_visit=OVER)
        self._leave()

    def _leave(self) -> None:
        self.take_away()
        self.left.emit()

    def take_away(self) -> None:
        """Leave the window as it was."""
        self._step = None
        self.ring.point_at()
        for part in (self.strip, self.ring, self):
            part.deleteLater()
