"""Whether the window is seen: shown, minimised, or hidden while the program goes on in the tray; and when closing is the end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


class Presence:
    """Shows and hides whatever window stands for the program just now.

    `window` gives that window, `may_hide` whether closing it only hides it: there is a tray, and the rep chose so.
    """

    def __init__(self, app: QApplication, window: Callable[[], QWidget | None], may_hide: Callable[[], bool]) -> None:
        self._app, self._window, self._may_hide = app, window, may_hide
        self._waits = self._leaves = False

    @property
    def waits(self) -> bool:
        """Whether nobody looks yet: the program was started minimised, and not called since."""
        return self._waits

    def wait(self) -> None:
        """The program was started minimised."""
        self._waits = True

    def show_first(self, window: QWidget, *, in_the_tray: bool) -> None:
        """Show a window that has just been made; one that is to wait stays in the tray, or where minimised windows are."""
        if not self._waits:
            window.show()
        elif in_the_tray:
            self._app.setQuitOnLastWindowClosed(False)
        else:
            window.showMinimized()

    def show_again(self, window: QWidget, *, is_shown: bool) -> None:
        """Let a window that takes the place of another be seen only where that was."""
        window.setVisible(is_shown)
        self._app.setQuitOnLastWindowClosed(is_shown)

    def come_forward(self) -> None:
        """Show the window, wherever it is: hidden in the tray, minimised, or behind others."""
        window = self._window()
        if window is None:
            return
        self._waits = False
        self._app.setQuitOnLastWindowClosed(True)
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def is_watched(self) -> bool:
        """Whether the rep has the window before their eyes."""
        window = self._window()
        return window is not None and window.isActiveWindow() and not window.isMinimized()

    def stays(self) -> bool:
        """Asked by the window that is being closed: whether it only hides."""
        if self._leaves or self._app.isSavingSession() or not self._may_hide():
            return False
        self._app.setQuitOnLastWindowClosed(False)
        return True

    def quit(self) -> None:
        """Leave, whatever the window would do when it is closed."""
        self.let_go()
        window = self._window()
        is_shown = window is not None and window.isVisible()
        if window is not None:
            window.close()
        if not is_shown:
            # Qt does not notice that the last window is closed where it was hidden.
            self._app.quit()

    def let_go(self) -> None:
        """From now on closing the window is the end: the rep leaves, or the system ends the program."""
        self._leaves = True
