"""What can be done with several chosen contacts at once: tag, move, plan, log, delete; each is one undo step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from salesbook.domain.stage import STAGES, Stage
from salesbook.domain.text import Text, counted
from salesbook.gui.contacts.move_dialog import MoveDialog
from salesbook.gui.contacts.moving import ask_to_move_all
from salesbook.gui.icons import icon
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import TITLE_ROW, Theme, grown
from salesbook.gui.widgets.flow import Flow
from salesbook.gui.widgets.own_undo import LineOfWindow
from salesbook.gui.words import button, label, with_icon
from salesbook.operations.bulk import tag_contacts
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, render, word

# A visit has a handful of participants; more is a slip of the finger.
MOST_PARTICIPANTS = 20


class SelectionView(QWidget):
    """Shows how many are chosen and what can be done with them."""

    delete_wanted = Signal()

    def __init__(self, session: Session, requests: Requests, theme: Theme) -> None:
        super().__init__()
        self._session, self._requests, self._theme = session, requests, theme
        self._ids: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 16, 16)
        column.setSpacing(12)
        self.title = label("", "title")
        self.title.setFixedHeight(grown(TITLE_ROW))
        column.addWidget(self.title)
        column.addLayout(self._tag_row())
        row = Flow(gap=8)
        self.move_button = self._act(row, _("Move to a stage…"), "columns-3", self._offer_stages)
        self.log_button = self._act(
            row, _("Log a visit together"), "pencil-line", lambda: requests.log_wanted.emit(self._ids)
        )
        self.plan_button = self._act(
            row, _("Plan a visit together"), "calendar-days", lambda: requests.plan_wanted.emit(self._ids)
        )
        self.merge_button = self._act(row, _("Merge…"), "merge", lambda: requests.merge_wanted.emit(self._ids))
        self.delete_button = self._act(row, _("Delete"), "trash-2", self.delete_wanted.emit)
        column.addLayout(row)
        hint = label(_("Every one of these is one step, and Ctrl+Z takes it back."), "muted")
        hint.setWordWrap(True)
        column.addWidget(hint)
        column.addStretch(1)

    def show_chosen(self, ids: tuple[str, ...]) -> None:
        """Show that these contacts are chosen."""
        self._ids = ids
        self.title.setText(render(counted("{n} contact chosen", "{n} contacts chosen", len(ids))))
        few = len(ids) <= MOST_PARTICIPANTS
        for made in (self.log_button, self.plan_button):
            made.setEnabled(few)
            made.setToolTip("" if few else _("A visit has twenty participants at most."))
        self.merge_button.setEnabled(len(ids) == 2)
        self.merge_button.setToolTip("" if len(ids) == 2 else _("Choose two that are one person."))

    def tag(self, words: str) -> None:
        """Give all of them a tag."""
        said = words.strip()
        if said:
            self._session.do(
                tag_contacts,
                self._ids,
                said,
                then=lambda n: self._tagged(
                    counted("{n} contact tagged: {word}", "{n} contacts tagged: {word}", n, word=said)
                ),
            )

    def _tagged(self, said: Text) -> None:
        # Not cleared, which could be undone: Ctrl+Z is to take the tag away.
        self.tag_field.setText("")
        self._requests.said.emit(said)

    def ask_to_move(self, stage: Stage) -> MoveDialog:
        """Ask why all of them move."""
        return ask_to_move_all(self, self._session, self._requests, self._ids, stage)

    def _offer_stages(self) -> None:
        menu = QMenu(self)
        for stage in STAGES:
            action = QAction(capitalised(word(stage)), menu)
            action.triggered.connect(lambda _checked=False, one=stage: self.ask_to_move(one))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.move_button.mapToGlobal(self.move_button.rect().bottomLeft()))

    def _tag_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        name = label(_("Tag all of them"))
        self.tag_field = LineOfWindow()
        self.tag_field.setAccessibleName(_("Tag all of them"))
        self.tag_field.setMaximumWidth(grown(280))
        self.tag_field.returnPressed.connect(lambda: self.tag(self.tag_field.text()))
        name.setBuddy(self.tag_field)
        go = button(_("Tag"))
        with_icon(go, icon("tag", self._theme.text, 16), 16)
        go.clicked.connect(lambda _checked=False: self.tag(self.tag_field.text()))
        row.addWidget(name)
        row.addWidget(self.tag_field, 1)
        row.addWidget(go)
        row.addStretch(1)
        return row

    def _act(self, row: Flow, words: str, picture: str, act: Callable[[], object]) -> QPushButton:
        made = button(words)
        with_icon(made, icon(picture, self._theme.text, 16), 16)
        made.clicked.connect(lambda _checked=False: act())
        row.addWidget(made)
        return made
