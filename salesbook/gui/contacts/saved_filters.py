"""Filters with a name, kept in the notebook, as a menu."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from salesbook.gui.forms.line_dialog import Done, Line, LineDialog, Refusing
from salesbook.gui.icons import icon
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.words import button, literal, with_icon
from salesbook.queries.contact_list import ListFilter, filter_as_json
from salesbook.queries.saved_filters import KEPT, saved_filters
from salesbook.store.notebook import Notebook
from salesbook.system.i18n import gettext as _


class FilterOwner(Protocol):
    """What has a filter, and can be given another."""

    filter: ListFilter

    def use_filter(self, wanted: ListFilter) -> None:
        """Filter by this."""


class SavedFilters:
    """The button and its menu. It reads what is kept each time it opens, so another window's filters are there too."""

    def __init__(self, session: Session, theme: Theme, owner: FilterOwner) -> None:
        self._session, self._owner = session, owner
        self.button: QPushButton = button(_("Saved filters"), "small")
        with_icon(self.button, icon("list-filter", theme.text, 14), 14)
        self.button.clicked.connect(self.open)

    def names(self) -> list[str]:
        """The names of the kept filters."""
        return list(saved_filters(self._session.reader))

    def save(self, name: str, wanted: ListFilter) -> None:
        """Keep a filter under a name; one of that name is replaced."""
        self._keep({**saved_filters(self._session.reader), name: wanted})

    def delete(self, name: str) -> None:
        """Forget a filter."""
        self._keep({one: each for one, each in saved_filters(self._session.reader).items() if one != name})

    def use(self, name: str) -> None:
        """Filter by what is kept under the name."""
        self._owner.use_filter(saved_filters(self._session.reader)[name])

    def open(self) -> QMenu:
        """Show the menu under the button."""
        menu = QMenu(self.button)
        for name in self.names():
            self._add(menu, name, partial(self.use, name))
        if self.names():
            menu.addSeparator()
        save = self._add(menu, _("Save this filter…"), self._ask_name)
        save.setEnabled(not self._owner.filter.lets_all_in)
        self._add(menu, _("Show everybody"), lambda: self._owner.use_filter(ListFilter()))
        if self.names():
            forget = menu.addMenu(_("Forget a filter"))
            for name in self.names():
                self._add(forget, name, partial(self.delete, name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))
        return menu

    def _add(self, menu: QMenu, words: str, act: Callable[[], None]) -> QAction:
        action = QAction(literal(words), menu)
        action.triggered.connect(lambda _checked=False: act())
        menu.addAction(action)
        return action

    def _ask_name(self) -> None:
        self.ask_name(self._owner.filter)

    def ask_name(self, wanted: ListFilter) -> LineDialog:
        """Ask under which name to keep a filter."""

        def take(name: str, then: Done, _otherwise: Refusing) -> None:
            self.save(name, wanted)
            then()

        asked = Line(_("Save this filter"), _("Its name:"), {"filter": filter_as_json(wanted)})
        dialog = LineDialog(self.button.window(), self._session, asked, take)
        dialog.open()
        return dialog

    def _keep(self, filters: dict[str, ListFilter]) -> None:
        kept = {name: filter_as_json(wanted) for name, wanted in filters.items()}
        self._session.do(Notebook.keep, KEPT, json.dumps(kept, ensure_ascii=False))
