"""What Salesbook does outside its window: the tray icon, the reminders it announces, and starting with the computer."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.reminders.announcing import Announcement
from salesbook.domain.reminders.reminder import AnswerKind
from salesbook.domain.text import Text
from salesbook.gui.notices import Notices
from salesbook.gui.reminder_clock import ReminderClock
from salesbook.gui.tray import OPEN, QUIT, Tray
from salesbook.queries.due_now import News
from salesbook.system import autostart
from salesbook.system.program import MINIMISED, own_command

if TYPE_CHECKING:
    from salesbook.gui.application import Application
    from salesbook.gui.main_window import MainWindow
    from salesbook.gui.session import Session

_SAID = {AnswerKind.DONE: Text("Done"), AnswerKind.SNOOZED: Text("Snoozed")}


class Outside(QObject):
    """Attends to the application's session: from its opening until it is closed or locked."""

    def __init__(self, application: Application) -> None:
        super().__init__(application)
        self._application = application
        self._preferences = application.preferences
        self.tray: Tray | None = None
        self.clock: ReminderClock | None = None
        self.notices = Notices(self, self)
        self.notices.opened.connect(self._open)
        self.notices.answered.connect(self._answer)
        self._preferences.changed.connect(self._follow)
        application.locked.connect(self._fall_silent)
        self.look_for_a_tray()
        if self._preferences.settings.autostart == "yes":
            # The program may have moved since.
            self._follow_autostart(wanted=True)

    def attend(self, session: Session) -> None:
        """Announce what is due in this notebook, while it is open."""
        self.clock = ReminderClock(session, lambda: self._preferences.settings, self._application.presence.is_watched)
        self.clock.announced.connect(self.notices.show)
        self.clock.counted.connect(self._count)
        self.clock.asked.connect(self._hear)
        session.closing.connect(self._fall_silent)
        self.clock.start()

    def look_for_a_tray(self) -> bool:
        """Whether there is a tray with our icon: at log-in it may come after us."""
        if self.tray is None and Tray.is_possible():
            self.tray = Tray(self._application.app_theme, self)
            self.tray.wanted.connect(self._call)
            self.tray.balloon_clicked.connect(self.notices.balloon_clicked)
            self.tray.count(None)
        return self.tray is not None and Tray.is_possible()

    def keeps_running(self) -> bool:
        """Whether closing the window only hides it: where the rep wants that, and it can be called back."""
        return self._preferences.settings.close_to_tray == "yes" and self.look_for_a_tray()

    def say(self, title: str, body: str) -> bool:
        """A plain message by the tray."""
        return self.look_for_a_tray() and self.tray is not None and self.tray.say(title, body)

    def _count(self, must: int) -> None:
        if self.tray is not None:
            self.tray.count(must)
        window = self._window()
        if window is not None:
            window.sidebar.count_today(must)

    def _hear(self, news: News) -> None:
        self.notices.withdraw_all_but(news.due)
        self.look_for_a_tray()

    def _fall_silent(self) -> None:
        """The notebook is closed or locked: nothing of it may stand on the screen."""
        if self.clock is not None:
            self.clock.stop()
        self.clock = None
        self.notices.clear()
        if self.tray is not None:
            self.tray.count(None)

    def _window(self) -> MainWindow | None:
        """The window, where the notebook is open in it."""
        window = self._application.window
        return window if window is not None and window.is_open else None

    def _call(self, name: str) -> None:
        """What was chosen in the tray."""
        if name == QUIT:
            self._application.presence.quit()
            return
        if name != "lock":
            self._application.presence.come_forward()
        window = self._window()
        if name != OPEN and window is not None:
            window.act(name)

    def _open(self, announcement: Announcement) -> None:
        """Show whom a pop-up is about; for a summary, or where they were deleted meanwhile, the day."""
        self._application.presence.come_forward()
        window = self._window()
        if window is None:
            return
        if window.session.reader.get(Contact, announcement.contact_id) is None:
            window.show_page("today")
        else:
            window.open_contact(announcement.contact_id)

    def _answer(self, announcement: Announcement, kind: AnswerKind) -> None:
        """Answer a reminder by its pop-up; snoozed, it comes again tomorrow."""
        from salesbook.operations.reminders import about_whom, answer_if_due

        window, reminder = self._window(), announcement.reminder
        if window is None or reminder is None:
            return
        session = window.session
        said = Text("{answer}: {name}", answer=_SAID[kind], name=about_whom(session.reader, reminder))
        until = session.today + timedelta(days=1) if kind is AnswerKind.SNOOZED else None
        # Not the window of this moment: a change of language may put another in its place meanwhile.
        then = lambda _done: self._say(said)  # noqa: E731
        session.do(answer_if_due, reminder, kind, session.today, until, then=then)

    def _say(self, said: Text) -> None:
        window = self._window()
        if window is not None:
            window.say(said)

    def _follow(self, setting: str) -> None:
        if setting == "autostart":
            self._follow_autostart(wanted=self._preferences.settings.autostart == "yes")
        elif setting == "language" and self.tray is not None:
            self.tray.speak()

    def _follow_autostart(self, *, wanted: bool) -> None:
        try:
            autostart.follow(wanted=wanted, command=own_command(*self._preferences.home_option(), MINIMISED))
        except OSError:
            window = self._window()
            if window is not None:
                window.refuse(
                    Refused(Text("Starting with the computer could not be set: its folder cannot be written to."))
                )
