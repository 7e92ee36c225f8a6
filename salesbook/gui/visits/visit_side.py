"""What a visit brought: at the right of the form evidence, what was learned, and what is rarely used behind links.

Promises and next steps belong to it too; they stand under the form, whose column is the wider and the shorter one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from salesbook.domain.contact import Contact
from salesbook.domain.days import parse_time
from salesbook.domain.evidence import MARKERS_OF, Marker
from salesbook.domain.money import as_typed, parse_money
from salesbook.domain.promise import Side
from salesbook.domain.stage import STAGES, Stage, rank_of
from salesbook.domain.visit import ExpenseKind
from salesbook.gui.theme import Theme
from salesbook.gui.visits.draft import (
    ExpenseLine,
    LearnedLine,
    ObjectionLine,
    PromiseLine,
    StepLine,
    ValueLine,
    VisitDraft,
)
from salesbook.gui.visits.known_objections import KnownObjections
from salesbook.gui.visits.objection_row import ObjectionRow
from salesbook.gui.visits.rows import Row, Rows, write
from salesbook.gui.visits.spending_line import SpendingLine
from salesbook.gui.visits.value_row import ValueRow
from salesbook.gui.widgets.marks import StagePips
from salesbook.gui.words import label, literal
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, clock_time, marker_word, word


class VisitSide(QWidget):
    """What the visit brought besides words. When planning, only what to expect and to answer."""

    changed = Signal()

    def __init__(
        self, theme: Theme, currency: str, library: KnownObjections, today: Callable[[], date], *, planning: bool
    ) -> None:
        super().__init__()
        self._theme, self._currency, self._planning = theme, currency, planning
        self._library, self._today = library, today
        self._markers: dict[Marker, QCheckBox] = {}
        self._seen: tuple[Marker, ...] = ()
        self.touched: set[str] = set()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(8)
        self.evidence = QWidget(self)
        self._evidence = QVBoxLayout(self.evidence)
        self._evidence.setContentsMargins(0, 0, 0, 0)
        self._evidence.setSpacing(0)
        self.spending = SpendingLine()
        self._make_rows(planning=planning)
        if not planning:
            column.addWidget(self.evidence)
            column.addWidget(label(_("Interests learned"), "head"))
            column.addWidget(self.interests)
            column.addWidget(label(_("Needs learned"), "head"))
            column.addWidget(self.needs)
            column.addWidget(self.values)
            column.addWidget(self.expenses)
            column.addWidget(self.spending)
        else:
            column.addWidget(label(_("Expect to hear, and answer"), "head"))
        column.addWidget(self.objections)
        column.addStretch(1)
        for name, rows in self._rows().items():
            rows.changed.connect(partial(self._touch, name))

    def filled(self) -> dict[str, Any]:
        """What stands in the parts that the rep has touched, as it was typed."""
        parts: dict[str, Any] = {name: rows.filled() for name, rows in self._rows().items() if name in self.touched}
        return {**parts, "markers": [one.value for one in self.markers()]} if "markers" in self.touched else parts

    def fill(self, values: dict[str, Any]) -> None:
        """Put that into them again; evidence that is not offered any more is left out."""
        for name, rows in self._rows().items():
            if name in values:
                rows.fill(values[name])
        if "markers" in values:
            for marker, box in self._markers.items():
                box.setChecked(marker.value in values["markers"])
            self.touched.add("markers")

    def _rows(self) -> dict[str, Rows[Any, Any]]:
        """The lists, by name."""
        return {
            "promises": self.promises,
            "steps": self.steps,
            "interests": self.interests,
            "needs": self.needs,
            "values": self.values,
            "objections": self.objections,
            "expenses": self.expenses,
        }

    def _touch(self, name: str) -> None:
        self.touched.add(name)
        self.changed.emit()

    def show_parts(self, parts: Mapping[str, Sequence[Any]]) -> None:
        """Show these lists, by name, without telling."""
        for name, rows in self._rows().items():
            if name in parts:
                rows.show_values(parts[name])

    def start_afresh(self, draft: VisitDraft) -> None:
        """Forget what was typed and show a visit as it was."""
        for name, rows in self._rows().items():
            rows.empty(getattr(draft, name))
        for marker, box in self._markers.items():
            box.setChecked(marker in draft.markers)
        self.touched.clear()

    def show_draft(self, draft: VisitDraft) -> None:
        """Show what a stored visit brought; its evidence is offered whatever stage the contact has reached by now."""
        self._seen = draft.markers
        self.promises.show_values(draft.promises)
        self.steps.show_values(draft.steps)
        self.interests.show_values(draft.interests)
        self.needs.show_values(draft.needs)
        self.values.show_values(draft.values)
        self.objections.show_values(draft.objections)
        self.expenses.show_values(draft.expenses)

    def draft_with(self, draft: VisitDraft) -> VisitDraft:
        """The draft with what stands here. Refused where a day, an amount or a time is none."""
        return replace(
            draft,
            markers=self.markers(),
            promises=self.promises.values(),
            steps=self.steps.values(),
            interests=self.interests.values(),
            needs=self.needs.values(),
            values=self.values.values(),
            objections=self.objections.values(),
            expenses=self.expenses.values(),
        )

    def show_evidence(self, contact: Contact | None) -> None:
        """Offer the markers of the stages above the first contact's; those ticked stay ticked."""
        ticked = self.markers() if self._markers else self._seen
        while self._evidence.count():
            item = self._evidence.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._markers = {}
        stage = contact.stage if contact else None
        self.evidence.setVisible(not self._planning and (contact is None or not contact.colleague))
        self._evidence.addWidget(self._now(stage))
        offered = [marker for target in STAGES[rank_of(stage) :] or (Stage.ALLY,) for marker in MARKERS_OF[target]]
        for marker in (*(seen for seen in self._seen if seen not in offered), *offered):
            opens = marker.stage.rank > rank_of(stage)
            self._evidence.addWidget(self._marker(marker, marker in ticked, opens=opens))

    def markers(self) -> tuple[Marker, ...]:
        """The markers that are ticked."""
        return tuple(marker for marker, box in self._markers.items() if box.isChecked())

    def _now(self, stage: Stage | None) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 4)
        row.addWidget(label(_("Evidence"), "head"))
        row.addStretch(1)
        row.addWidget(StagePips(stage, self._theme))
        now = _("{stage} now").format(stage=capitalised(word(stage))) if stage else _("No stage yet")
        row.addWidget(label(now, "small-muted"))
        return line

    def _marker(self, marker: Marker, is_ticked: bool, *, opens: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        box = QCheckBox(literal(capitalised(marker_word(marker))))
        box.setAccessibleName(capitalised(marker_word(marker)))
        box.setChecked(is_ticked)
        box.toggled.connect(lambda _on: self._touch("markers"))
        self._markers[marker] = box
        row.addWidget(box, 1)
        words = _("opens {stage}") if opens else _("shows {stage}")
        row.addWidget(label(words.format(stage=word(marker.stage)), "small-muted"))
        return line

    def _make_rows(self, *, planning: bool) -> None:
        theme = self._theme
        self.promises: Rows[Row, PromiseLine] = Rows(
            lambda: Row(theme, _("Promise"), choices=tuple(Side), due_from=self._today),
            _promise,
            _show_promise,
            _("Add a promise"),
        )
        self.steps: Rows[Row, StepLine] = Rows(
            lambda: Row(theme, _("Next step"), second=_("Time"), due_from=self._today),
            _step,
            _show_step,
            _("Add a next step"),
        )
        self.interests: Rows[Row, LearnedLine] = Rows(
            lambda: Row(theme, _("Interest")), _learned, _show_learned, _("Add an interest")
        )
        self.needs: Rows[Row, LearnedLine] = Rows(
            lambda: Row(theme, _("Need")), _learned, _show_learned, _("Add a need")
        )
        self.values: Rows[ValueRow, ValueLine] = Rows(
            lambda: ValueRow(theme, self._currency), ValueRow.line, ValueRow.show_line, _("Value given")
        )
        self.objections: Rows[ObjectionRow, ObjectionLine] = Rows(
            lambda: ObjectionRow(theme, self._library, planning=planning),
            ObjectionRow.line,
            ObjectionRow.show_line,
            _("Objection"),
        )
        self.expenses: Rows[Row, ExpenseLine] = Rows(
            lambda: Row(theme, _("Amount"), choices=tuple(ExpenseKind)), self._expense, _show_expense, _("Expense")
        )

    def _expense(self, row: Row) -> ExpenseLine:
        """What was spent keeps the currency it was spent in."""
        currency = row.shown.amount.currency if row.shown else self._currency
        return ExpenseLine(parse_money(row.words.text(), currency), row.choice.currentData(), row.of)


def _promise(row: Row) -> PromiseLine:
    return PromiseLine(row.choice.currentData(), row.words.text().strip(), row.chosen_day(), row.of)


def _show_promise(row: Row, line: PromiseLine) -> None:
    row.choice.setCurrentIndex(row.choice.findData(line.side))
    write(row.words, line.text)
    row.set_day(line.due)


def _step(row: Row) -> StepLine:
    at = row.second.text().strip()
    return StepLine(row.words.text().strip(), row.chosen_day(), parse_time(at) if at else None, row.of, row.whom)


def _show_step(row: Row, line: StepLine) -> None:
    write(row.words, line.text)
    write(row.second, clock_time(line.at) if line.at else "")
    row.show_whom(line.whom)
    row.set_day(line.due)


def _learned(row: Row) -> LearnedLine:
    return LearnedLine(row.words.text().strip(), row.of)


def _show_learned(row: Row, line: LearnedLine) -> None:
    write(row.words, line.text)


def _show_expense(row: Row, line: ExpenseLine) -> None:
    row.choice.setCurrentIndex(row.choice.findData(line.kind))
    write(row.words, as_typed(line.amount))
