"""How a contact came to their stage: the steps over time as a picture, and as a table that says why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from salesbook.gui.stages.move_words import stage_said, why_said
from salesbook.gui.stages.stage_line import StageLine
from salesbook.gui.theme import Theme, grown_size
from salesbook.gui.widgets.rows_table import Column, RowsTable
from salesbook.gui.words import button, label
from salesbook.queries.stage_moves import StageMove
from salesbook.system.i18n import gettext as _
from salesbook.wording import medium_date


class HistoryDialog(QDialog):
    """`visit_wanted` carries the visit a move rests on. Choosing in the picture or in the table chooses in both."""

    visit_wanted = Signal(str)

    def __init__(self, parent: QWidget, theme: Theme, who: str, moves: Sequence[StageMove], today: date) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Stage history"))
        self.resize(grown_size(720, 500, self.screen().availableSize()))
        self.picture = StageLine(theme, _("Stages over time"))
        columns: tuple[Column[StageMove], ...] = (
            Column(_("Day"), lambda one: medium_date(one.change.day), 130, key=lambda one: one.change.day),
            Column(_("From"), lambda one: stage_said(one.change.from_stage), 110),
            Column(_("To"), lambda one: stage_said(one.change.to_stage), 110, bold=True),
            Column(_("Why"), why_said),
        )
        self.table: RowsTable[StageMove] = RowsTable(theme, columns, _("Stage history"), lambda one: one.change.id)
        self.go = button(_("Show the visit"))
        self.go.setEnabled(False)
        self._lay_out(_("How {who} came here").format(who=who[:80]))
        self.picture.show_moves(moves, today)
        self.table.show_rows(tuple(reversed(moves)))
        self.picture.chosen.connect(self._choose)
        self.picture.opened.connect(lambda _id: self._open())
        self.table.chosen.connect(lambda one: self._choose(one.change.id))
        self.table.opened.connect(lambda _one: self._open())
        self.go.clicked.connect(lambda _checked=False: self._open())
        self._choose(moves[-1].change.id if moves else "")
        self.table.setFocus()

    def _choose(self, change_id: str) -> None:
        self.picture.choose(change_id)
        self.table.choose(change_id)
        move = self.table.current()
        self.go.setEnabled(bool(move and move.visit_id))

    def _open(self) -> None:
        """Go to the visit the chosen move rests on, where there is one."""
        move = self.table.current()
        if move is not None and move.visit_id:
            self.accept()
            self.visit_wanted.emit(move.visit_id)

    def _lay_out(self, words: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        title = label(words, "subtitle")
        title.setWordWrap(True)
        column.addWidget(title)
        column.addWidget(self.picture, 3)
        column.addWidget(self.table, 2)
        row = QHBoxLayout()
        row.addWidget(self.go)
        row.addStretch(1)
        close = button(_("Close"))
        close.clicked.connect(self.reject)
        row.addWidget(close)
        column.addLayout(row)
