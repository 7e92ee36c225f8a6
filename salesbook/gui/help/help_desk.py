"""F1 wherever one is: on a page, in a dialog over it, or before a notebook is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from salesbook.gui.actions import ACTIONS
from salesbook.gui.theme import Theme

if TYPE_CHECKING:
    from salesbook.gui.help.help_window import HelpWindow

_HELP = next(action for action in ACTIONS if action.name == "help")


class HelpDesk(QObject):
    """Opens the help of a window. `page` says which page it shows; dialogs over it are given the key when they come."""

    def __init__(self, window: QWidget, theme: Theme, page: Callable[[], str]) -> None:
        super().__init__(window)
        self._window, self._theme, self._page = window, theme, page
        self._given: set[QWidget] = set()
        self.shown: HelpWindow | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def open(self, asked_from: QWidget | None = None) -> HelpWindow:
        """Show the topic of where one is, in the help that is open or in a new one."""
        from salesbook.gui.help.help_window import HelpWindow
        from salesbook.gui.help.topics import topic_of

        over = (asked_from or self._window).window()
        if self.shown is None or self.shown.parentWidget() is not over:
            # A help that belongs to another window could not be used while a dialog waits for its answer.
            if self.shown is not None:
                self.shown.close()
            self.shown = made = HelpWindow(over, self._theme)
            made.destroyed.connect(lambda: self._closed(made))
        self.shown.show_topic(topic_of(asked_from or self._window.focusWidget(), self._page()))
        self.shown.show()
        self.shown.raise_()
        self.shown.activateWindow()
        return self.shown

    def give_key(self, window: QWidget) -> None:
        """Let a window's own F1 ask for help; a main window's actions do it by themselves."""
        if window not in self._given:
            self._given.add(window)
            window.destroyed.connect(lambda: self._given.discard(window))
            for keys in _HELP.shortcuts:
                QShortcut(keys, window).activated.connect(lambda: self.open(window))

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        dialog = now.window() if now is not None else None
        if isinstance(dialog, QDialog) and dialog is not self.shown and self._is_over(dialog):
            self.give_key(dialog)

    def _is_over(self, dialog: QWidget) -> bool:
        """Whether a dialog belongs to the window, or to another dialog of it."""
        parent = dialog.parentWidget()
        while parent is not None and parent is not self._window:
            parent = parent.parentWidget()
        return parent is not None

    def _closed(self, one: HelpWindow) -> None:
        if self.shown is one:
            self.shown = None
