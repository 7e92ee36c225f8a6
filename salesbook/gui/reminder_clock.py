"""Asks once a minute what is due now, and again at once where the computer slept or its clock was set.

It never arms a timer for a distant moment: a short tick compares the wall clock with one that nobody sets. What was announced
is kept in the notebook before it is announced, so that a restart does not announce it again.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from salesbook.domain.reminders.announcing import LONG, Before, Memory, quiet_hours
from salesbook.gui.asking import SMALL, Questions
from salesbook.gui.session import ANYTHING, Session
from salesbook.queries.due_now import KEPT_AS, Asked, News, news
from salesbook.store.notebook import Notebook
from salesbook.system import clock
from salesbook.system.clock import Moment
from salesbook.system.settings import Settings

TICK_MS = 10_000
# Seconds between two questions.
EACH = 60.0
# Seconds by which the two clocks may part between two ticks before that means something.
SLACK = 30.0


class ReminderClock(QObject):
    """The clock of one session. `announced` carries one Announcement; `counted` how much must be done; `asked` all the News.

    `settings` tells the quiet hours and whether names are hidden, `watched` whether the rep looks at the window just now,
    `read` the time. A book of more than `small` contacts is asked on another thread.
    """

    announced = Signal(object)
    counted = Signal(int)
    asked = Signal(object)

    def __init__(
        self,
        session: Session,
        settings: Callable[[], Settings],
        watched: Callable[[], bool],
        read: Callable[[], Moment] = clock.moment,
        small: int = SMALL,
    ) -> None:
        super().__init__(session)
        self._session, self._settings, self._watched, self._read = session, settings, watched, read
        self._memory: Memory | None = None
        # When it asked last, and what the last answer was about: an answer may be late, or not come.
        self._asked_at: Moment | None = None
        self._answered: Asked | None = None
        self._questions = Questions(session, self, small)
        self._questions.answered.connect(self._hear)
        self._is_over = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        session.closing.connect(self.stop)

    def start(self) -> None:
        """Ask now, and from now on."""
        self._timer.start()
        self.tick()

    def stop(self) -> None:
        """Ask no more: the notebook is being closed."""
        self._is_over = True
        self._timer.stop()

    def tick(self) -> None:
        """Look at both clocks, and ask where a minute is over, a day has begun, or they have parted."""
        now, last = self._read(), self._asked_at
        if self._is_over or (last is not None and not self._is_due(now, last)):
            return
        self._asked_at = now
        if last is not None and now.local.date() != last.local.date():
            # Every page is about the day in some way.
            self._session.changed.emit(ANYTHING)
        self._ask(now)

    def _is_due(self, now: Moment, last: Moment) -> bool:
        passed = now.steady - last.steady
        set_by = (now.local - last.local).total_seconds() - passed
        return passed >= EACH or abs(set_by) > SLACK or now.local.date() != last.local.date()

    def _ask(self, now: Moment) -> None:
        settings = self._settings()
        asked = Asked(
            now.local,
            self._before(now),
            quiet_hours(settings.quiet_from, settings.quiet_to),
            settings.hide_names == "yes",
            self._watched(),
            self._memory,
        )
        self._questions.ask(lambda reader: news(reader, asked))

    def _before(self, now: Moment) -> Before:
        """What lies between the last answer and now; a clock set back is no silence, whatever it says."""
        last = self._answered
        if last is None:
            return Before.NOTHING
        silent = now.local - last.now > LONG or last.quiet.hold(last.now.time()) or now.local.date() != last.now.date()
        return Before.SILENCE if silent else Before.A_MINUTE

    def _hear(self, found: News) -> None:
        if self._is_over:
            return
        self._answered, self._memory = found.asked, found.memory
        self.counted.emit(found.must)
        self.asked.emit(found)
        if not found.is_new:
            return
        tell = lambda *_result: self._tell(found)  # noqa: E731
        # Kept first: what was announced and not kept would come again after a restart. What cannot be kept is announced all
        # the same, because a reminder is worth more than its being told once.
        self._session.do(Notebook.keep, KEPT_AS, found.memory.text(), then=tell, otherwise=tell)

    def _tell(self, found: News) -> None:
        for announcement in () if self._is_over else found.announcements:
            self.announced.emit(announcement)
