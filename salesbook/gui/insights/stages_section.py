"""Stages: how many stand where, what flowed between them in the last 90 days, and every move of these days with its why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from salesbook.domain.stage import STAGES, Movement, Stage
from salesbook.gui.insights.asked_section import SIDE, AskedSection
from salesbook.gui.insights.ladder_picture import LadderPicture, Rung
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.stages.move_words import movement_said, stage_said, why_said
from salesbook.gui.theme import Theme
from salesbook.gui.widgets.rows_table import Column
from salesbook.gui.words import button, label
from salesbook.queries.stage_board import MOVEMENT_DAYS, movement
from salesbook.queries.stage_moves import StageMove, moves_between, people_at
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import gettext as _
from salesbook.wording import medium_date, word

# The column that goes where the section is narrower than this beside its panel.
FROM, WIDE = 2, 520


@dataclass(frozen=True)
class StageFlow:
    """Who stands where, as ids with names, and the moves of the last 90 days, newest first."""

    people: dict[Stage | None, tuple[tuple[str, str], ...]]
    movement: Movement
    moves: tuple[StageMove, ...]


class StagesSection(AskedSection[StageMove]):
    """Choosing in the picture shows the contact's newest move."""

    shows = frozenset({"stage_change", "contact", "evidence"})

    def __init__(self, session: Session, requests: Requests, theme: Theme) -> None:
        super().__init__(
            session,
            requests,
            theme,
            _("Stages"),
            (
                Column(_("Day"), lambda one: medium_date(one.change.day), 124, key=lambda one: one.change.day),
                Column(_("Contact"), lambda one: one.name, 116, bold=True),
                Column(_("From"), lambda one: stage_said(one.change.from_stage), 96),
                Column(_("To"), lambda one: stage_said(one.change.to_stage), 96),
                Column(_("Why"), why_said),
            ),
        )
        self.picture = LadderPicture(theme, _("Stages"))
        self.flow = label("", "muted")
        self.flow.setWordWrap(True)
        self.above.addWidget(self.picture)
        self.above.addWidget(self.flow)
        self._names: dict[str, str] = {}
        self._chosen = ""
        self.table.opened.connect(lambda one: requests.contact_wanted.emit(one.contact_id))
        self.picture.opened.connect(requests.contact_wanted)
        self.picture.chosen.connect(self.choose)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Why somebody moved matters more than from where; the panel tells both."""
        super().resizeEvent(event)
        self.table.setColumnHidden(FROM, self.width() - SIDE < WIDE)

    def ask(self, reader: NotebookReader) -> Any:
        """The book as it stands, and how it moved."""
        today = self.session.today
        first = today - timedelta(days=MOVEMENT_DAYS - 1)
        return StageFlow(people_at(reader), movement(reader, today), tuple(moves_between(reader, first, today)))

    def rows(self, found: Any) -> Sequence[StageMove]:
        """One a move."""
        told: StageFlow = found
        return told.moves

    def answered(self, found: Any) -> None:
        """The funnel and the flow above the table; they stand though nobody moved."""
        told: StageFlow = found
        self._names = dict(one for people in told.people.values() for one in people)
        self.picture.show_rungs(
            [
                Rung(stage_said(stage), told.people.get(stage, ()), apart=stage is None)
                for stage in (*reversed(STAGES), None)
            ]
        )
        self.picture.setVisible(bool(self._names))
        arrived = [
            _("Moved up to {stage}: {n}").format(stage=word(stage), n=times)
            for stage, times in zip(STAGES[1:], told.movement.arrived[1:], strict=True)
            if times
        ]
        self.flow.setText("  ·  ".join(arrived))
        self.flow.setVisible(bool(arrived))

    def summary_of(self, found: Any) -> str:
        """The flow."""
        told: StageFlow = found
        return movement_said(told.movement)

    def nothing_yet(self) -> str:
        """How somebody moves."""
        return _("Nobody moved between the stages in the last 90 days. Evidence from visits offers the moves.")

    def same(self, row: StageMove) -> object:
        """The move itself."""
        return row.change.id

    def chosen_contacts(self) -> tuple[str, ...]:
        """Whom the picture or the table has chosen."""
        return (self._chosen,) if self._chosen else ()

    def choose(self, contact_id: str) -> None:
        """Choose somebody: their newest move in the table, or only themselves where they did not move."""
        move = next((one for one in self.table.shown.rows if one.contact_id == contact_id), None)
        if move is not None and self.table.current() != move:
            self.table.choose(move.change.id)
            return
        if move is None:
            self.table.clearSelection()
        self.clear_panel()
        self.side.show()
        self._tell_of(contact_id, self._names.get(contact_id, ""))
        self.panel.addStretch(1)

    def tell(self, row: StageMove) -> None:
        """The move, why, and the visit it rests on."""
        self._tell_of(row.contact_id, row.name)
        step = _("{start} to {end}").format(
            start=stage_said(row.change.from_stage), end=stage_said(row.change.to_stage)
        )
        self.line(step, "head")
        self.line(medium_date(row.change.day), "muted")
        if why_said(row):
            self.line(why_said(row))
        if row.visit_id:
            opens = button(_("Show the visit"), "small")
            opens.clicked.connect(lambda _checked=False: self.requests.visit_wanted.emit(row.visit_id))
            self._beside(opens)

    def _tell_of(self, contact_id: str, name: str) -> None:
        self._chosen = contact_id
        self.picture.choose(contact_id)
        self.line(name, "subtitle")
        opens = self.open_button(contact_id, name)
        self._beside(opens)

    def _beside(self, made: Any) -> None:
        row = QHBoxLayout()
        row.addWidget(made)
        row.addStretch(1)
        self.panel.addLayout(row)
