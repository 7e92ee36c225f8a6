"""Contacts: the list, and beside it the chosen contact, an organisation, or what can be done with several."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout

from salesbook.domain.text import Text, counted
from salesbook.gui.contacts.contact_view import ContactView
from salesbook.gui.contacts.list_menu import ListMenu
from salesbook.gui.contacts.list_panel import LEAST, WIDTH, ListPanel
from salesbook.gui.contacts.organisation_view import OrganisationView
from salesbook.gui.contacts.selection_view import SelectionView
from salesbook.gui.contacts.sorting import KEYS
from salesbook.gui.page import Page
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.widgets.empty_page import EmptyPage
from salesbook.operations.bulk import delete_contacts
from salesbook.queries.contacts import contact_line
from salesbook.system.i18n import gettext as _

# Everything a contact's page tells.
_TABLES = frozenset(
    (
        *("contact", "phone", "email", "address", "messaging_id", "website", "tag", "note", "photo"),
        *("organisation", "employment", "relation", "interest", "need", "important_date"),
        *("visit", "participation", "evidence", "stage_change", "promise", "next_step", "objection"),
        *("purchase", "offer", "product", "referral", "praise", "answer", "setting", "tier"),
    )
)


class ContactsPage(Page):
    """The second page."""

    shows = _TABLES

    def __init__(self, session: Session, requests: Requests, theme: Theme) -> None:
        super().__init__(session, requests, theme)
        self._chosen: tuple[str, ...] = ()
        self.panel = ListPanel(session, theme)
        self.contact = ContactView(session, requests, theme)
        self.organisation = OrganisationView(session, requests, theme)
        self.selection = SelectionView(session, requests, theme)
        self.nobody = EmptyPage(theme, "users")
        self.nobody.offer(_("New contact"), lambda: requests.new_contact_wanted.emit(""), "Ctrl+N")
        self._lay_out()
        self.setFocusProxy(self.panel.list)
        self.panel.list.chosen_changed.connect(self._show_chosen)
        self.panel.loaded.connect(self._say_nobody)
        self.panel.list.opened.connect(self._enter_contact)
        self.panel.list.delete_wanted.connect(self.delete_chosen)
        self.menu = ListMenu(self, session, requests)
        self.menu.delete_wanted.connect(self.delete_chosen)
        self.menu.tag_wanted.connect(self._begin_tag)
        self.panel.list.menu_wanted.connect(self._offer_acts)
        self.selection.delete_wanted.connect(self.delete_chosen)
        self.contact.gone.connect(self._show_nobody)
        self.organisation.gone.connect(self._show_nobody)
        for keys, act in (("Alt+Left", self._go_back), (KEYS, self.panel.sorting.open)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def refresh(self) -> None:
        """Ask again for the list and for what is shown beside it."""
        shown = self.stack.currentWidget()
        self.panel.refresh()
        if shown is self.organisation:
            self.organisation.show_organisation(self.organisation.organisation_id)
        elif shown is self.contact and self.contact.contact_id:
            self.contact.show_contact(self.contact.contact_id, self._having())

    def open_contact(self, contact_id: str) -> None:
        """Show a contact, and choose it in the list."""
        self.panel.choose(contact_id)
        self._show_contact(contact_id)

    def open_organisation(self, organisation_id: str, came_from: str | None = None) -> None:
        """Show an organisation, with a way back to the contact that is shown now, or to the one that is named."""
        if self.stack.currentWidget() is self.contact:
            came_from = self.contact.contact_id
        self.organisation.show_organisation(organisation_id, came_from)
        if self.organisation.organisation_id == organisation_id:
            self._chosen = self.panel.list.chosen()
            self.stack.setCurrentWidget(self.organisation)

    def open_visit(self, contact_id: str, visit_id: str) -> None:
        """Show a visit in a contact's timeline."""
        self.open_contact(contact_id)
        self.contact.reveal_visit(visit_id)

    def chosen_contacts(self) -> tuple[str, ...]:
        """The contacts a visit would be with: the one shown, or those chosen."""
        if self.stack.currentWidget() is self.contact and self.contact.contact_id:
            return (self.contact.contact_id,)
        return self.panel.list.chosen() if self.stack.currentWidget() is self.selection else ()

    def accept_offer(self) -> bool:
        """The move to the next stage that the contact's page offers."""
        return self.stack.currentWidget() is self.contact and self.contact.path.strip.accept()

    def delete_chosen(self) -> None:
        """Delete the chosen contacts; the toast takes it back."""
        ids = self.panel.list.chosen()
        if not ids:
            return
        if len(ids) == 1:
            said = Text("{name} deleted", name=contact_line(self.session.reader, ids[0]).name)
        else:
            said = counted("{n} contact deleted", "{n} contacts deleted", len(ids))
        self.session.do(delete_contacts, ids, then=lambda _count: self.requests.said.emit(said))

    def state(self) -> dict[str, Any]:
        """List, what is shown, and how wide the list is."""
        self.contact.facts.flush()
        self.organisation.facts.flush()
        shown = self.stack.currentWidget()
        return {
            "list": self.panel.state(),
            "contact": self.contact.contact_id if shown is self.contact else "",
            "organisation": self.organisation.organisation_id if shown is self.organisation else "",
            "came_from": self.organisation.came_from,
            "width": self._list_width,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to a state."""
        self.panel.restore(state.get("list", {}))
        if state.get("width"):
            self._list_width = state["width"]
            self.split.setSizes([self._list_width, max(1, self.width() - self._list_width)])
        if state.get("organisation"):
            self.open_organisation(state["organisation"], state.get("came_from"))
        elif state.get("contact"):
            self._show_contact(state["contact"])

    def _show_chosen(self) -> None:
        ids = self.panel.list.chosen()
        if ids == self._chosen and self.stack.currentWidget() is self.organisation:
            return
        self._chosen = ids
        if len(ids) > 1:
            self.selection.show_chosen(ids)
            self.stack.setCurrentWidget(self.selection)
        elif ids and (self.stack.currentWidget() is not self.contact or ids[0] != self.contact.contact_id):
            self._show_contact(ids[0])
        elif not ids and not self.panel.list.contacts.ids:
            self._show_nobody()

    def _show_contact(self, contact_id: str) -> None:
        self.stack.setCurrentWidget(self.contact)
        self.contact.show_contact(contact_id, self._having())

    def _offer_acts(self, at: QPoint) -> None:
        tags = [tag for tag, _count in self.panel.chips.choices.tags]
        self.menu.offer(self.panel.list.chosen(), tags, at)

    def _begin_tag(self) -> None:
        """The cursor where a tag is typed for those that are chosen."""
        field = self.selection.tag_field if len(self.panel.list.chosen()) > 1 else self.contact.facts.tags.field
        self.contact.facts.ensureWidgetVisible(field)
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go_back(self) -> None:
        if self.stack.currentWidget() is self.organisation:
            self.organisation.go_back()

    def _show_nobody(self) -> None:
        self.contact.contact_id = ""
        self.stack.setCurrentWidget(self.nobody)

    def _enter_contact(self) -> None:
        """Enter in the list goes on to the page."""
        if self.panel.list.current() and len(self.panel.list.chosen()) == 1:
            self._show_contact(self.panel.list.current())
        if self.stack.currentWidget() is self.contact:
            self.contact.head.portrait.setFocus(Qt.FocusReason.TabFocusReason)

    def _having(self) -> dict[str, int]:
        return dict(self.panel.chips.choices.interests)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        frame = QFrame()
        frame.setProperty("look", "page-beside")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(0, 0, 0, 0)
        self.stack = QStackedWidget()
        for widget in (self.nobody, self.contact, self.organisation, self.selection):
            self.stack.addWidget(widget)
        inner.addWidget(self.stack)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.panel)
        self.split.addWidget(frame)
        self.split.setStretchFactor(0, 0)
        self.split.setStretchFactor(1, 1)
        self._list_width = max(WIDTH, self.theme.px(LEAST))
        self.split.setSizes([self._list_width, 1000])
        self.split.splitterMoved.connect(lambda _at, _handle: self._keep_width())
        row.addWidget(self.split)

    def _keep_width(self) -> None:
        self._list_width = self.split.sizes()[0]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """In a small window the list gives way; it comes back with the room."""
        super().resizeEvent(event)
        self.split.setSizes([self._list_width, max(1, self.width() - self._list_width)])

    def _say_nobody(self) -> None:
        """What stands where a contact would: there may be none, or none is chosen."""
        if self.panel.total:
            self.nobody.say(_("Choose a contact on the left, or add one."), "")
        else:
            how = _("Add them one by one, or import them from your phone, from Outlook or from a table.")
            self.nobody.say(_("Here you will see everybody you deal with."), how)
