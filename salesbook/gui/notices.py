"""Pop-ups of the desktop: with Done and Snooze where the system has them, else plain ones of the tray, else none.

The window's own count is there in any case.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Signal

from salesbook.domain.reminders.announcing import Announcement
from salesbook.domain.reminders.reminder import AnswerKind
from salesbook.gui.jobs import Job
from salesbook.system.desktop_notifications import (
    CLICK,
    Chosen,
    DesktopNotifications,
    Event,
    Gone,
    MayComeForward,
    NoNotifications,
    Shown,
)
from salesbook.system.i18n import gettext as _
from salesbook.system.program import TOKEN
from salesbook.wording import render

_ANSWERS = {"done": AnswerKind.DONE, "snooze": AnswerKind.SNOOZED}


class Balloons(Protocol):
    """What can show a plain message: the tray icon. It tells itself when one was clicked."""

    def say(self, title: str, body: str) -> bool:
        """Show it; False where that is not possible."""


class Notices(QObject):
    """Shows announcements and hears what the rep answers.

    `connect` finds the desktop's server and may take seconds, so it runs on another thread; what is to be shown meanwhile waits.
    """

    opened = Signal(object)
    answered = Signal(object, object)

    def __init__(
        self,
        balloons: Balloons,
        parent: QObject | None = None,
        connect: Callable[[], DesktopNotifications] = DesktopNotifications.connect,
    ) -> None:
        super().__init__(parent)
        self._balloons, self._connect = balloons, connect
        self._desktop: DesktopNotifications | None = None
        self._listening: QSocketNotifier | None = None
        self._is_looking = False
        self._waiting: list[Announcement] = []
        # By our number until the desktop has given its own, and then by that.
        self._asked: dict[int, Announcement] = {}
        self._shown: dict[int, Announcement] = {}
        self._in_the_balloon: Announcement | None = None

    def show(self, announcement: Announcement) -> None:
        """Show it as well as this system can."""
        if self._desktop is not None:
            self._show_on_the_desktop(self._desktop, announcement)
            return
        self._waiting.append(announcement)
        self._look_for_a_desktop()

    def withdraw_all_but(self, due: frozenset[str]) -> None:
        """Take back what was answered elsewhere meanwhile: a pop-up for nothing that is still due."""
        for number, announcement in list(self._shown.items()):
            if all(thing.key not in due for thing in announcement.things):
                self._withdraw(number)

    def clear(self) -> None:
        """Take everything back: names must not stand on the screen of a locked or closed notebook."""
        self._waiting.clear()
        self._asked.clear()
        self._in_the_balloon = None
        for number in list(self._shown):
            self._withdraw(number)

    def balloon_clicked(self) -> None:
        """The tray's message was clicked: it can be about one announcement only, the last."""
        if self._in_the_balloon is not None:
            self.opened.emit(self._in_the_balloon)

    def _look_for_a_desktop(self) -> None:
        if self._is_looking:
            return
        self._is_looking = True
        # The application's: it lives until it has ended, whatever happens to the window.
        job = Job(lambda _progress: self._found_desktop(), QCoreApplication.instance())
        job.succeeded.connect(self._listen)
        job.ended.connect(job.deleteLater)
        job.start()

    def _found_desktop(self) -> DesktopNotifications | None:
        try:
            return self._connect()
        except NoNotifications:
            return None

    def _listen(self, desktop: DesktopNotifications | None) -> None:
        self._is_looking = False
        if desktop is not None:
            self._desktop = desktop
            self._listening = QSocketNotifier(desktop.descriptor, QSocketNotifier.Type.Read, self)
            self._listening.activated.connect(self._hear)
        waiting, self._waiting = self._waiting, []
        for announcement in waiting:
            if desktop is None:
                self._say_by_the_tray(announcement)
            else:
                self._show_on_the_desktop(desktop, announcement)

    def _show_on_the_desktop(self, desktop: DesktopNotifications, announcement: Announcement) -> None:
        actions = {CLICK: _("Open")}
        if announcement.reminder is not None:
            actions |= {"done": _("Done"), "snooze": _("Snooze")}
        try:
            asked = desktop.show(*_words(announcement), actions)
        except NoNotifications:
            self._hang_up()
            self._say_by_the_tray(announcement)
        else:
            self._asked[asked] = announcement

    def _say_by_the_tray(self, announcement: Announcement) -> None:
        if self._balloons.say(*_words(announcement)):
            self._in_the_balloon = announcement

    def _hear(self) -> None:
        """Everything the desktop said; read before anything is done about it, since that may close the line."""
        if self._desktop is None:
            return
        try:
            events = self._desktop.events()
        except NoNotifications:
            self._hang_up()
            return
        for event in events:
            self._take(event)

    def _take(self, event: Event) -> None:
        if isinstance(event, Shown):
            announcement = self._asked.pop(event.asked, None)
            if announcement is not None and event.number is None:
                self._say_by_the_tray(announcement)
            elif announcement is not None and event.number is not None:
                self._shown[event.number] = announcement
        elif isinstance(event, Gone):
            self._shown.pop(event.number, None)
        elif isinstance(event, MayComeForward):
            if event.number in self._shown:
                os.environ[TOKEN] = event.token
        else:
            self._act_on(event)

    def _act_on(self, event: Chosen) -> None:
        """Only on what is ours and was not answered before: the desktop tells everybody of every notification."""
        announcement = self._shown.get(event.number)
        if announcement is None:
            return
        # Most desktops take it away themselves then, some do not.
        self._withdraw(event.number)
        kind = _ANSWERS.get(event.action)
        if kind is None:
            self.opened.emit(announcement)
        elif announcement.reminder is not None:
            self.answered.emit(announcement, kind)

    def _withdraw(self, number: int) -> None:
        del self._shown[number]
        if self._desktop is not None:
            try:
                self._desktop.withdraw(number)
            except NoNotifications:
                self._hang_up()

    def _hang_up(self) -> None:
        """The line is cut: look for it again with the next announcement."""
        if self._listening is not None:
            self._listening.setEnabled(False)
            self._listening.deleteLater()
        if self._desktop is not None:
            self._desktop.close()
        self._desktop = self._listening = None
        self._asked.clear()
        self._shown.clear()


def _words(announcement: Announcement) -> tuple[str, str]:
    return render(announcement.title), render(announcement.body) if announcement.body is not None else ""
