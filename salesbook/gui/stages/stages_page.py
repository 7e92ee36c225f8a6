"""Stages: who stands where, what moved of late, and moving a contact with its evidence or a reason."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QFocusEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout

from salesbook.domain.contact import Contact
from salesbook.domain.stage import STAGES, Stage
from salesbook.domain.text import Text, counted
from salesbook.gui.asking import SMALL, Questions
from salesbook.gui.contacts.move_dialog import MoveDialog
from salesbook.gui.contacts.moving import ask_to_move
from salesbook.gui.icons import icon
from salesbook.gui.page import Page
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.stages.board import AskedBoard, Board, asked_board
from salesbook.gui.stages.card_look import mark_picture
from salesbook.gui.stages.column_head import stage_name
from salesbook.gui.stages.move_words import movement_said
from salesbook.gui.theme import TITLE_ROW, Theme, grown
from salesbook.gui.widgets.elided import ElidedLabel
from salesbook.gui.widgets.empty_page import EmptyPage
from salesbook.gui.words import button, label, with_icon
from salesbook.queries.contact_head import standing_shown
from salesbook.queries.search import contacts_matching
from salesbook.queries.stage_board import Mark, StageBoard, board_cards
from salesbook.system.i18n import gettext as _
from salesbook.wording import render

TYPING_ENDS_MS = 1000
MOST_FOUND = 200
# How far a dialog stays from the edge of the window.
EDGE = 16
_CHIPS = {Mark.ALARM: Text("Alarm"), Mark.STUCK: Text("Stuck"), Mark.COOLING: Text("Cooling")}


class StagesPage(Page):
    """The third page. A book of more than `small` contacts is asked on another thread."""

    shows = frozenset(
        {
            *("contact", "stage_change", "evidence", "visit", "participation"),
            *("answer", "setting", "employment", "organisation"),
            *("tier", "purchase", "referral"),
        }
    )

    def __init__(self, session: Session, requests: Requests, theme: Theme, small: int = SMALL) -> None:
        super().__init__(session, requests, theme)
        self._asked: AskedBoard | None = None
        self._shows_not_met = False
        self._typed = ""
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.setInterval(TYPING_ENDS_MS)
        self._forget.timeout.connect(self._end_typing)
        self._questions = Questions(session, self, small)
        self._questions.answered.connect(self._fill)
        self.board = Board(theme, lambda ids: board_cards(session.reader, ids, session.today))
        self.chips = {mark: self._chip(mark) for mark in Mark}
        self._lay_out()
        self._listen()

    def refresh(self) -> None:
        """Ask for the board; it is shown when the answer is there."""
        day = self.session.today
        self._questions.ask(lambda reader: asked_board(reader, day))

    def chosen_contacts(self) -> tuple[str, ...]:
        """The contact of the chosen card: whom a visit would be with."""
        chosen = self.board.chosen()
        return (chosen,) if chosen else ()

    def marks(self) -> list[Mark]:
        """The marks the board is filtered by; none lets everybody in."""
        return [mark for mark, chip in self.chips.items() if chip.isChecked()]

    def show_not_met(self, shown: bool) -> None:
        """Show those not met yet beside the stages, or hide them."""
        self._shows_not_met = shown
        self.board.show_not_met(shown)
        self._show_again()

    def ask_to_move(self, contact_id: str, stage: Stage) -> MoveDialog | None:
        """Ask for the evidence or the reason to move a contact; nothing is asked for one that is gone or there already."""
        contact = self.session.reader.get(Contact, contact_id)
        if contact is None:
            return None
        self.board.choose(contact_id)
        standing = standing_shown(self.session.reader, contact)
        dialog = ask_to_move(self, self.session, self.requests, contact, standing, stage)
        if dialog is not None:
            dialog.move(self._place_by_card(dialog.size()))
        return dialog

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The page's keys are the chosen card's."""
        super().focusInEvent(event)
        self.board.take_focus(ring=False)

    def find_person(self, letters: str) -> None:
        """Choose the first card on the board that what was typed can mean: by name, pinyin or initials."""
        if letters == " " and not self._typed:
            return
        self._typed += letters
        self._forget.start()
        found = contacts_matching(self.session.reader, self._typed, MOST_FOUND)
        if any(self.board.choose(line.id) for line in found):
            self.board.take_focus()

    def state(self) -> dict[str, Any]:
        """Filter, who is chosen, how far the columns are scrolled."""
        marks = [mark.value for mark in self.marks()]
        return {"marks": marks, "not_met": self._shows_not_met, "board": self.board.state()}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to a state."""
        for mark, chip in self.chips.items():
            chip.setChecked(mark.value in state.get("marks", ()))
        self.show_not_met(bool(state.get("not_met")))
        self.board.restore(state.get("board", {}))

    def _fill(self, asked: AskedBoard) -> None:
        self._asked, found = asked, asked.board
        not_met = len(found.not_met.ids)
        shows_not_met = self._shows_not_met and not_met > 0
        self.board.show_not_met(shows_not_met)
        self.board.show_board(asked, self.marks())
        self.count.setText(render(counted("{n} contact", "{n} contacts", found.met)))
        self.not_met.setText(_not_met_words(not_met, shown=shows_not_met))
        self.not_met.setVisible(not_met > 0)
        self.movement.show_text(movement_said(found.movement))
        self._count_marks(found, shows_not_met)
        somebody = found.met > 0 or shows_not_met
        for part in (self.board, self.count, self.movement):
            part.setVisible(somebody)
        self.empty.setVisible(not somebody)
        if self.hasFocus():
            self.board.take_focus(ring=False)

    def _place_by_card(self, size: QSize) -> QPoint:
        """Where a dialog of this size is over the chosen card and inside the window."""
        room = self.window().frameGeometry()
        card = self.board.place_of_chosen()
        left = min(max(card.x() - size.width() // 2, room.left() + EDGE), room.right() - EDGE - size.width())
        top = min(max(card.y(), room.top() + EDGE), room.bottom() - EDGE - size.height())
        return QPoint(left, top)

    def _count_marks(self, found: StageBoard, with_not_met: bool) -> None:
        columns = (found.not_met, *found.columns) if with_not_met else found.columns
        seen = {one for column in columns for one in column.ids}
        for mark, chip in self.chips.items():
            n = len(seen & found.marked[mark])
            words = f"{render(_CHIPS[mark])} {n}"
            chip.setText("\u2005" + words)
            chip.setAccessibleName(_("Show only: {mark}").format(mark=words))
            chip.setVisible(n > 0 or chip.isChecked())

    def _show_again(self) -> None:
        if self._asked is not None:
            self._fill(self._asked)

    def _offer_acts(self, contact_id: str, place: QPoint) -> None:
        """What can be done with a card, by its menu."""
        contact = self.session.reader.get(Contact, contact_id)
        if contact is None:
            return
        menu = QMenu(self)
        self._act(menu, _("Open"), partial(self.requests.contact_wanted.emit, contact_id), "Return")
        self._act(menu, _("Log a visit"), partial(self.requests.log_wanted.emit, (contact_id,)))
        self._act(menu, _("Plan a visit"), partial(self.requests.plan_wanted.emit, (contact_id,)))
        menu.addSeparator()
        rank = contact.stage.rank if contact.stage else 0
        for stage in STAGES:
            if stage is not contact.stage:
                keys = {1: "Ctrl+Right", -1: "Ctrl+Left"}.get(stage.rank - rank, "")
                words = _("Move to {stage}").format(stage=stage_name(stage))
                self._act(menu, words, partial(self.ask_to_move, contact_id, stage), keys)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _act(self, menu: QMenu, words: str, act: Any, keys: str = "") -> None:
        action = QAction(words, menu)
        if keys:
            # Shown only: the card itself listens to the key.
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(lambda _checked=False: act())
        menu.addAction(action)

    def _end_typing(self) -> None:
        self._typed = ""

    def _listen(self) -> None:
        self.board.opened.connect(self.requests.contact_wanted)
        self.board.move_wanted.connect(self.ask_to_move)
        self.board.menu_wanted.connect(self._offer_acts)
        self.board.typed.connect(self.find_person)
        self.not_met.clicked.connect(lambda: self.show_not_met(not self._shows_not_met))

    def _chip(self, mark: Mark) -> QPushButton:
        made = with_icon(button(render(_CHIPS[mark]), "chip"), icon(*mark_picture(mark, self.theme), 14), 14)
        made.setCheckable(True)
        made.clicked.connect(lambda _checked=False: self._show_again())
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.whole_frame())
        column.setContentsMargins(1, 14, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._title_row())
        column.addWidget(self.board, 1)
        self.empty = self._nobody()
        column.addWidget(self.empty, 1)
        # Nothing is said about the stages before they are known.
        self.empty.hide()

    def _title_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(19, 0, 16, 0)
        row.setSpacing(8)
        self.count, self.movement = label("", "muted"), ElidedLabel("muted")
        self.not_met = button("", "link")
        self.not_met.hide()
        title = label(_("Stages"), "title")
        title.setFixedHeight(grown(TITLE_ROW))
        row.addWidget(title)
        row.addWidget(self.count)
        row.addWidget(self.not_met)
        row.addStretch(1)
        row.addWidget(self.movement)
        row.addSpacing(4)
        for chip in self.chips.values():
            row.addWidget(chip)
            chip.hide()
        return row

    def _nobody(self) -> EmptyPage:
        """What the page says before anybody was met."""
        words = _("Log a visit in person: whoever you met comes to recognition by itself.")
        made = EmptyPage(self.theme, "columns-3", _("Here you will see at which stage everybody stands."), words)
        made.offer(_("Log a visit"), lambda: self.requests.log_wanted.emit(()), "Ctrl+L")
        return made


def _not_met_words(n: int, *, shown: bool) -> str:
    if shown:
        return _("Hide those not met yet")
    return render(counted("{n} not met yet", "{n} not met yet", n))
