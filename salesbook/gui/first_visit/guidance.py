"""When the first visit is shown: once after the first run, again with the next start while it runs, and when asked for."""

from __future__ import annotations

from collections.abc import Callable
from weakref import ref

from PySide6.QtCore import QObject

from salesbook.gui.main_window import MainWindow
from salesbook.gui.preferences.preferences import Preferences
from salesbook.system.settings import OVER


class Guidance(QObject):
    """Of the whole run, whichever window it has; what it shows is loaded when it is shown."""

    def __init__(self, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences
        # Not held: what a locked window showed is let go with it.
        self._window: Callable[[], MainWindow | None] = lambda: None
        self._is_put_off = False

    def attend(self, window: MainWindow) -> None:
        """Show the step that is to be done in a window whose notebook has been opened."""
        self._window = ref(window)
        window.requests.first_visit_wanted.connect(self._begin)
        if self._preferences.settings.first_visit not in ("", OVER) and not self._is_put_off:
            self._show()

    def begin_once(self) -> None:
        """After the first run: who put it off or ended it before is not asked again."""
        if not self._preferences.settings.first_visit:
            self._begin()

    def _begin(self) -> None:
        from salesbook.gui.first_visit.steps import STEPS

        self._preferences.change(first_visit=STEPS[0].name)
        self._show()

    def _show(self) -> None:
        from salesbook.gui.first_visit.first_visit import FirstVisit

        window = self._window()
        assert window is not None
        for before in window.findChildren(FirstVisit):
            before.take_away()
        FirstVisit(window, self._preferences).left.connect(self._put_off)

    def _put_off(self) -> None:
        """Not again in this run, whatever becomes of the window, unless somebody asks for it."""
        self._is_put_off = True
