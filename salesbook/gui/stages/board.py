"""The columns side by side, with one chosen card among them all."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from salesbook.domain.stage import STAGES, Stage
from salesbook.gui.stages.card_model import PAGE, CardModel, Fetch
from salesbook.gui.stages.card_view import CardView
from salesbook.gui.stages.column_head import ColumnHead, Counts
from salesbook.gui.theme import SCROLL_BAR, Theme
from salesbook.gui.widgets.hairline import hairline
from salesbook.queries.stage_board import BoardColumn, Card, Mark, StageBoard, board_cards, stage_board
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import gettext as _

LEFT, RIGHT = 20, 16
GAP = 12


@dataclass(frozen=True)
class AskedBoard:
    """An answer: the board on a day, and the cards that are seen first."""

    board: StageBoard
    cards: Mapping[str, Card]
    day: date


def asked_board(reader: NotebookReader, day: date) -> AskedBoard:
    """Ask for the board, and for the cards on top of every column, so that showing it asks nothing more."""
    board = stage_board(reader, day)
    first = (one for column in (board.not_met, *board.columns) for one in column.ids[:PAGE])
    return AskedBoard(board, board_cards(reader, tuple(first), day), day)


@dataclass(frozen=True)
class Column:
    """A stage's head and cards; None for those not met yet."""

    stage: Stage | None
    head: ColumnHead
    view: CardView


class Board(QWidget):
    """`opened` carries a contact's id, `move_wanted` one and a stage, `menu_wanted` one and a place on the screen."""

    opened = Signal(str)
    move_wanted = Signal(str, object)
    menu_wanted = Signal(str, QPoint)
    typed = Signal(str)

    def __init__(self, theme: Theme, fetch: Fetch) -> None:
        super().__init__()
        self._kept: dict[str, Any] = {}
        self.columns = [self._column(stage, theme, fetch) for stage in (None, *STAGES)]
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        heads = QHBoxLayout()
        heads.setContentsMargins(LEFT, 0, RIGHT, 0)
        heads.setSpacing(GAP)
        outer.addLayout(heads)
        outer.addWidget(hairline())
        ground = QWidget()
        ground.setProperty("look", "sunken")
        ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # The scroll bars stand in the gaps, so the views touch each other.
        views = QHBoxLayout(ground)
        views.setContentsMargins(LEFT, 0, RIGHT - SCROLL_BAR, 0)
        views.setSpacing(0)
        outer.addWidget(ground, 1)
        for column in self.columns:
            heads.addWidget(column.head, 1)
            views.addWidget(column.view, 1)
        self.show_not_met(False)

    def show_board(self, asked: AskedBoard, marks: Collection[Mark]) -> None:
        """Show the board, with the cards that wear one of these marks where any is given; the same one stays chosen."""
        chosen, focused = self.chosen(), next((one for one in self.columns if one.view.hasFocus()), None)
        near = {id(column): column.view.currentIndex().row() for column in self.columns}
        scrolled = [column.view.verticalOffset() for column in self.columns]
        for column, people in zip(self.columns, (asked.board.not_met, *asked.board.columns), strict=True):
            self._fill(column, people, asked, marks)
        for column, place in zip(self.columns, scrolled, strict=True):
            column.view.verticalScrollBar().setValue(place)
        self._come_back()
        if chosen and not self.choose(chosen):
            self._choose_near(near)
        if focused is not None:
            self._follow(focused)

    def show_not_met(self, shown: bool) -> None:
        """Show those who were not met yet as a column of their own, or hide them."""
        first = self.columns[0]
        if not shown:
            first.view.let_go()
        first.head.setVisible(shown)
        first.view.setVisible(shown)

    def chosen(self) -> str:
        """The chosen contact, empty where there is none."""
        return next((one.view.current() for one in self.columns if one.view.current()), "")

    def choose(self, contact_id: str) -> bool:
        """Choose a contact wherever it stands; False where it is not on the board."""
        for column in self._seen():
            row = column.view.cards.place_of(contact_id)
            if row >= 0:
                column.view.choose(row)
                return True
        return False

    def place_of_chosen(self) -> QPoint:
        """Where on the screen the middle of the chosen card is; of the board, where none is."""
        for column in self.columns:
            if column.view.current():
                box = column.view.visualRect(column.view.currentIndex())
                return column.view.viewport().mapToGlobal(box.center())
        return self.mapToGlobal(self.rect().center())

    def take_focus(self, *, ring: bool = True) -> None:
        """Let the column with the chosen card have the keys, or else the first one with cards."""
        filled = [one for one in self._seen() if one.view.cards.ids]
        wanted = next((one for one in filled if one.view.current()), filled[0] if filled else None)
        if wanted is not None:
            wanted.view.take_focus(ring=ring)

    def state(self) -> dict[str, Any]:
        """Who is chosen, and how far the columns are scrolled."""
        return {"chosen": self.chosen(), "scrolled": [column.view.verticalOffset() for column in self.columns]}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to a state, as soon as the cards are there."""
        self._kept = dict(state)

    def _come_back(self) -> None:
        kept, self._kept = self._kept, {}
        if kept.get("chosen"):
            self.choose(kept["chosen"])
        for column, place in zip(self.columns, kept.get("scrolled", ()), strict=False):
            column.view.verticalScrollBar().setValue(place)

    def _fill(self, column: Column, people: BoardColumn, asked: AskedBoard, marks: Collection[Mark]) -> None:
        found, ids = asked.board, people.ids
        wearing = [found.marked[mark] for mark in marks]
        if wearing:
            ids = tuple(one for one in ids if any(one in worn for worn in wearing))
        column.view.look.today = asked.day
        column.view.nobody = _("Nobody here wears this mark.") if people.ids else _("Nobody here yet.")
        column.view.cards.show(ids, asked.day, asked.cards)
        arrived = found.movement.arrived[column.stage.rank - 1] if column.stage else 0
        column.head.show_counts(Counts(len(ids), len(people.ids), found.fullest, arrived))
        column.view.setAccessibleName(column.head.sentence())

    def _choose_near(self, near: dict[int, int]) -> None:
        """Who was chosen is gone: choose whoever stands in that place now."""
        for column in self._seen():
            if near[id(column)] >= 0 and column.view.cards.ids:
                column.view.choose(min(near[id(column)], len(column.view.cards.ids) - 1))

    def _follow(self, focused: Column) -> None:
        """The keys stay with the chosen card, whichever column it stands in now."""
        if not focused.view.current() and self.chosen():
            self.take_focus()

    def _seen(self) -> list[Column]:
        return [column for column in self.columns if not column.view.isHidden()]

    def _column(self, stage: Stage | None, theme: Theme, fetch: Fetch) -> Column:
        view = CardView(theme, CardModel(stage, fetch))
        column = Column(stage, ColumnHead(stage, theme), view)
        view.current_changed.connect(lambda: self._let_others_go(column))
        view.opened.connect(lambda: self.opened.emit(view.current()))
        view.crossed.connect(lambda step: self._cross(column, step))
        view.pushed.connect(lambda step: self._push(column, step))
        view.typed.connect(self.typed)
        view.menu_wanted.connect(lambda place: self.menu_wanted.emit(view.current(), place))
        # Later, when the drag that dropped it has ended.
        view.cards.dropped.connect(lambda one: self.move_wanted.emit(one, stage), Qt.ConnectionType.QueuedConnection)
        return column

    def _let_others_go(self, chosen: Column) -> None:
        for column in self.columns:
            if column is not chosen:
                column.view.let_go()

    def _cross(self, column: Column, step: int) -> None:
        """Go to the card beside this one, past columns that are empty."""
        seen = self._seen()
        beside = seen[seen.index(column) + 1 :] if step > 0 else seen[: seen.index(column)][::-1]
        target = next((one for one in beside if one.view.cards.ids), None)
        if target is not None:
            height = column.view.visualRect(column.view.currentIndex()).top() + GAP
            target.view.choose(target.view.row_near(max(GAP, height)))
            target.view.take_focus()

    def _push(self, column: Column, step: int) -> None:
        """Ask for the move to the stage beside this one."""
        rank = (column.stage.rank if column.stage else 0) + step
        if 1 <= rank <= len(STAGES) and column.view.current():
            self.move_wanted.emit(column.view.current(), STAGES[rank - 1])
