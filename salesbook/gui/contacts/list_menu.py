"""What can be done with the contacts that are chosen in the list, as its menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from salesbook.domain.contact import Contact
from salesbook.domain.stage import STAGES, Stage
from salesbook.domain.text import Text, counted
from salesbook.gui.contacts.moving import ask_to_move, ask_to_move_all
from salesbook.gui.contacts.selection_view import MOST_PARTICIPANTS
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.words import literal
from salesbook.operations.bulk import tag_contacts
from salesbook.queries.contact_head import standing_shown
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, word

# The commonest tags; the others are typed.
MOST_TAGS = 10
_LONGEST = 40


class ListMenu(QObject):
    """`delete_wanted` and `tag_wanted` are for the page: to delete them, to put the cursor where a tag is typed."""

    delete_wanted = Signal()
    tag_wanted = Signal()

    def __init__(self, over: QWidget, session: Session, requests: Requests) -> None:
        super().__init__(over)
        self._over, self._session, self._requests = over, session, requests
        self._menu: QMenu | None = None

    def offer(self, ids: tuple[str, ...], tags: Sequence[str], at: QPoint) -> QMenu | None:
        """Show the menu at a place of the screen. Some platforms ask twice for one key."""
        if not ids or self._menu is not None:
            return None
        self._menu = menu = QMenu(self._over)
        one, requests = len(ids) == 1, self._requests
        log = self._act(menu, _("Log a visit") if one else _("Log a visit together"), requests.log_wanted, ids)
        plan = self._act(menu, _("Plan a visit") if one else _("Plan a visit together"), requests.plan_wanted, ids)
        for action in (log, plan):
            action.setEnabled(len(ids) <= MOST_PARTICIPANTS)
        menu.addSeparator()
        self._add_tags(menu.addMenu(_("Tag")), ids, tags)
        self._add_stages(menu.addMenu(_("Move to a stage")), ids)
        if len(ids) == 2:
            self._act(menu, _("Merge…"), requests.merge_wanted, ids)
        menu.addSeparator()
        delete = menu.addAction(_("Delete"))
        delete.setObjectName("delete")
        # Shown only: the list itself listens to the key.
        delete.setShortcut(QKeySequence("Del"))
        delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        delete.setShortcutVisibleInContextMenu(True)
        delete.triggered.connect(lambda _checked=False: self.delete_wanted.emit())
        menu.aboutToHide.connect(self._forget)
        menu.popup(at)
        menu.setActiveAction(menu.actions()[0])
        return menu

    def _act(self, menu: QMenu, words: str, request: SignalInstance, ids: tuple[str, ...]) -> QAction:
        action = menu.addAction(words)
        action.triggered.connect(lambda _checked=False: request.emit(ids))
        return action

    def _add_tags(self, menu: QMenu, ids: tuple[str, ...], tags: Sequence[str]) -> None:
        for tag in tags[:MOST_TAGS]:
            self._choose(menu, tag[:_LONGEST], partial(self._tag, ids, tag))
        if tags:
            menu.addSeparator()
        self._choose(menu, _("Another tag…"), self.tag_wanted.emit)

    def _add_stages(self, menu: QMenu, ids: tuple[str, ...]) -> None:
        for stage in STAGES:
            self._choose(menu, capitalised(word(stage)), partial(self._move, ids, stage))

    def _choose(self, menu: QMenu, words: str, act: Callable[[], object]) -> None:
        menu.addAction(literal(words)).triggered.connect(lambda _checked=False: act())

    def _tag(self, ids: tuple[str, ...], tag: str) -> None:
        def said(n: int) -> Text:
            return counted("{n} contact tagged: {word}", "{n} contacts tagged: {word}", n, word=tag)

        self._session.do(tag_contacts, ids, tag, then=lambda n: self._requests.said.emit(said(n)))

    def _move(self, ids: tuple[str, ...], stage: Stage) -> None:
        contact = self._session.reader.get(Contact, ids[0]) if len(ids) == 1 else None
        if contact is None:
            ask_to_move_all(self._over, self._session, self._requests, ids, stage)
        else:
            standing = standing_shown(self._session.reader, contact)
            ask_to_move(self._over, self._session, self._requests, contact, standing, stage)

    def _forget(self) -> None:
        menu, self._menu = self._menu, None
        if menu is not None:
            menu.deleteLater()
