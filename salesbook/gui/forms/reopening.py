"""Forms that stood on the screen when the window went, brought back as soon as it is seen again: after a lock or a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from salesbook.gui.main_window import MainWindow


class Reopening(QObject):
    """Looks once, when the window is seen first; a window that waits in the tray opens nothing.

    Most starts bring nothing back, so how forms are opened is loaded only where there is one.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._has_looked = False
        window.installEventFilter(self)
        QTimer.singleShot(0, self, self._look)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The window is shown."""
        if event.type() == QEvent.Type.Show:
            QTimer.singleShot(0, self, self._look)
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        if self._has_looked or not self._window.isVisible():
            return
        from salesbook.gui.forms.kept import kept_forms

        self._has_looked = True
        self._window.removeEventFilter(self)
        for name, kept in kept_forms(self._window.session.reader).items():
            if kept.is_open:
                from salesbook.gui.forms.openers import open_again

                open_again(self._window, name, kept)
