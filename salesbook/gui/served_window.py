"""A window whose back office is opened late: what a start waits for comes first."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget

if TYPE_CHECKING:
    from salesbook.gui.back_office import BackOffice
    from salesbook.gui.dialogs import Dialogs
    from salesbook.gui.help.help_desk import HelpDesk
    from salesbook.gui.preferences.notebook_acts import NotebookActs
    from salesbook.gui.preferences.preferences import Preferences
    from salesbook.gui.requests import Requests
    from salesbook.gui.session import Session
    from salesbook.gui.sidebar import Sidebar
    from salesbook.gui.theme import Theme
    from salesbook.gui.widgets.toast import Toast

_FROM_OUTSIDE = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.DragEnter, QEvent.Type.TouchBegin}
)


class ServedWindow(QMainWindow):
    """Opens its office once it is `filled`, or with the first key or click: none of them is lost."""

    filled = Signal()
    restore_wanted = Signal(object, object)
    notebook_wanted = Signal(object, object)

    session: Session
    requests: Requests
    preferences: Preferences
    theme: Theme
    stack: QStackedWidget
    sidebar: Sidebar
    is_open: bool

    def shown_page(self) -> str:
        """The name of the page that is shown; empty before a notebook is open."""
        raise NotImplementedError

    def open_office(self, *, at_once: bool) -> None:
        """At once, or where a large book is still asked for the day, after it."""
        handle = self.windowHandle()
        if at_once or handle is None:
            self._make_office()
        else:
            handle.installEventFilter(self)
            self.filled.connect(lambda: QTimer.singleShot(0, self, self._make_office))

    def _make_office(self) -> None:
        self.office  # noqa: B018 - made by being asked for

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The first key or click that comes from outside, before anything in the window hears it."""
        if event.type() in _FROM_OUTSIDE:
            watched.removeEventFilter(self)
            self._make_office()
        return super().eventFilter(watched, event)

    @cached_property
    def office(self) -> BackOffice:
        """What works behind the pages."""
        from salesbook.gui.back_office import BackOffice

        return BackOffice(self)

    @property
    def dialogs(self) -> Dialogs:
        """The dialogs over this window."""
        return self.office.dialogs

    @property
    def acts(self) -> NotebookActs:
        """What is done with the notebook as a file."""
        return self.office.acts

    @property
    def toast(self) -> Toast:
        """What says what was done."""
        return self.office.toast

    @property
    def help_desk(self) -> HelpDesk:
        """The help of this window."""
        return self.office.help_desk
