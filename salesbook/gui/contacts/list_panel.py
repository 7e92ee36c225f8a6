"""The left of the Contacts page: title and count, saved filters, chips, the list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from salesbook.gui.contacts.filters import FilterChips
from salesbook.gui.contacts.list_loader import Listed, ListLoader
from salesbook.gui.contacts.list_view import ContactList
from salesbook.gui.contacts.saved_filters import SavedFilters
from salesbook.gui.contacts.sorting import Sorting
from salesbook.gui.session import Session
from salesbook.gui.theme import TITLE_ROW, Theme, grown
from salesbook.gui.widgets.hairline import hairline
from salesbook.gui.words import label
from salesbook.queries.contact_list import ListFilter, contact_rows, filter_as_json, filter_from_json
from salesbook.queries.contact_order import KEPT, Arrangement, arrangement_as_text, kept_arrangement
from salesbook.queries.search import contacts_matching
from salesbook.store.notebook import Notebook
from salesbook.system.i18n import gettext as _

# What title and chips need grows with the text; more than the usual width is taken from the contact only for them.
WIDTH, LEAST = 296, 248


class ListPanel(QFrame):
    """Emits `loaded` when the list shows what was asked for."""

    loaded = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self.filter = ListFilter()
        self.arrangement = kept_arrangement(session.reader)
        self.total = 0
        self._wanted = ""
        self.setProperty("look", "page-list")
        self.setMinimumWidth(theme.px(LEAST))
        self._loader = ListLoader(session, self)
        self._loader.loaded.connect(self._show)
        self.list = ContactList(
            theme,
            lambda ids: contact_rows(session.reader, ids, session.today),
            lambda words: [line.id for line in contacts_matching(session.reader, words, 200)],
        )
        self.saved = SavedFilters(session, theme, self)
        self.chips = FilterChips()
        self.chips.filter_changed.connect(self.use_filter)
        self.sorting = Sorting(theme, self.use_arrangement)
        self._show_arrangement()
        self.chips.add(self.sorting.button)
        self._lay_out()
        self.setFocusProxy(self.list)

    def refresh(self) -> None:
        """Ask again who is in the list."""
        self._loader.ask(self.filter, self.arrangement)

    def use_filter(self, wanted: ListFilter) -> None:
        """Filter the list."""
        self.filter = wanted
        self.chips.show_filter(wanted)
        self.refresh()

    def use_arrangement(self, arrangement: Arrangement) -> None:
        """Order the list; it is so again when the notebook is opened next."""
        self.arrangement = arrangement
        self._show_arrangement()
        self._session.do(Notebook.keep, KEPT, arrangement_as_text(arrangement))
        self.refresh()

    def choose(self, contact_id: str) -> None:
        """Choose a contact; a filter that hides it goes, and one just added is chosen when it arrives."""
        if self.list.choose(contact_id):
            return
        self._wanted = contact_id
        self.use_filter(ListFilter())

    def state(self) -> dict[str, Any]:
        """Filter and who is chosen; the order is kept in the notebook."""
        chosen = self.list.chosen()
        return {"filter": filter_as_json(self.filter), "chosen": chosen[0] if chosen else ""}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to a state."""
        self.filter = filter_from_json(state.get("filter", {}))
        self._wanted = state.get("chosen", "")
        self.chips.show_filter(self.filter)

    def _show_arrangement(self) -> None:
        self.sorting.show_arrangement(self.arrangement)
        self.list.show_order(self.arrangement.order)

    def _show(self, found: Listed) -> None:
        self.chips.choices = found.choices
        self.total = found.total
        count = str(found.total) if self.filter.lets_all_in else f"{len(found.ids)} / {found.total}"
        self.count.setText(count)
        self.count.setAccessibleName(_("{n} of {all} contacts").format(n=len(found.ids), all=found.total))
        self.list.show_contacts(found.ids, self._session.today)
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.list.choose(wanted)
        self.nobody.setText(
            _("Nobody here yet. Ctrl+N adds a contact, Ctrl+I imports them.")
            if not found.total
            else _("Nobody meets this filter.")
        )
        self.nobody.setVisible(not found.ids)
        self.list.setVisible(bool(found.ids))
        self.loaded.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(16, 0, 12, 10)
        top.setSpacing(6)
        title = QHBoxLayout()
        self.count = label("", "muted")
        named = label(_("Contacts"), "title")
        named.setFixedHeight(grown(TITLE_ROW))
        title.addWidget(named)
        title.addSpacing(8)
        title.addWidget(self.count)
        title.addStretch(1)
        title.addWidget(self.saved.button)
        top.addLayout(title)
        top.addWidget(self.chips)
        column.addLayout(top)
        column.addWidget(hairline())
        self.nobody = label("", "muted")
        self.nobody.setWordWrap(True)
        self.nobody.setContentsMargins(16, 16, 16, 16)
        self.nobody.hide()
        column.addWidget(self.nobody)
        column.addWidget(self.list, 1)
        column.addStretch(0)
