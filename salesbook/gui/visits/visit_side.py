"""The right of the form: evidence of the next stages, promises, next steps, and what is rarely used behind links."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from salesbook.domain.contact import Contact
from salesbook.domain.days import parse_time
from salesbook.domain.evidence import MARKERS_OF, Marker
from salesbook.domain.money import Money, parse_money
from salesbook.domain.promise import Side
from salesbook.domain.stage import STAGES, Stage, rank_of
from salesbook.domain.visit import ExpenseKind, ValueKind
from salesbook.gui.theme import Theme
from salesbook.gui.visits.draft import PromiseLine, StepLine
from salesbook.gui.visits.rows import Row, Rows
from salesbook.gui.widgets.marks import StagePips
from salesbook.gui.words import label, literal
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, clock_time, word


class VisitSide(QWidget):
    """What the visit brought besides words. When planning, only what to expect and to answer."""

    changed = Signal()

    def __init__(self, theme: Theme, currency: str, *, planning: bool) -> None:
        super().__init__()
        self._theme, self._currency, self._planning = theme, currency, planning
        self._markers: dict[Marker, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(8)
        self.evidence = QWidget(self)
        self._evidence = QVBoxLayout(self.evidence)
        self._evidence.setContentsMargins(0, 0, 0, 0)
        self._evidence.setSpacing(0)
        self._make_rows(planning=planning)
        if not planning:
            column.addWidget(self.evidence)
            column.addWidget(label(_("Promises"), "head"))
            column.addWidget(self.promises)
            column.addWidget(label(_("Next step"), "head"))
            column.addWidget(self.steps)
            column.addWidget(label(_("Interests learned"), "head"))
            column.addWidget(self.interests)
            column.addWidget(label(_("Needs learned"), "head"))
            column.addWidget(self.needs)
            column.addWidget(self.values)
            column.addWidget(self.expenses)
        else:
            column.addWidget(label(_("Expect to hear, and answer"), "head"))
        column.addWidget(self.objections)
        column.addStretch(1)
        for rows in (
            self.promises,
            self.steps,
            self.interests,
            self.needs,
            self.values,
            self.objections,
            self.expenses,
        ):
            rows.changed.connect(self.changed)

    def show_evidence(self, contact: Contact | None) -> None:
        """Offer the markers of the stages above the first contact's; those ticked stay ticked."""
        ticked = self.markers()
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
        for target in STAGES[rank_of(stage) :] or (Stage.ALLY,):
            for marker in MARKERS_OF[target]:
                self._evidence.addWidget(self._marker(marker, target, marker in ticked))

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
        now = _("{stage} now").format(stage=capitalised(word(stage))) if stage else _("no stage yet")
        row.addWidget(label(now, "small-muted"))
        return line

    def _marker(self, marker: Marker, target: Stage, is_ticked: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        box = QCheckBox(literal(capitalised(word(marker))))
        box.setAccessibleName(capitalised(word(marker)))
        box.setChecked(is_ticked)
        box.toggled.connect(self.changed)
        self._markers[marker] = box
        row.addWidget(box, 1)
        row.addWidget(label(_("opens {stage}").format(stage=word(target)), "small-muted"))
        return line

    def _make_rows(self, *, planning: bool) -> None:
        theme = self._theme
        self.promises: Rows[PromiseLine] = Rows(
            lambda: Row(theme, _("Promise"), choices=tuple(Side), with_day=True),
            _promise,
            _show_promise,
            _("Add a promise"),
        )
        self.steps: Rows[StepLine] = Rows(
            lambda: Row(theme, _("Next step"), second=_("Time"), with_day=True), _step, _show_step, _("Add a next step")
        )
        self.interests: Rows[str] = Rows(lambda: Row(theme, _("Interest")), _words, _show_words, _("Add an interest"))
        self.needs: Rows[str] = Rows(lambda: Row(theme, _("Need")), _words, _show_words, _("Add a need"))
        self.values: Rows[tuple[ValueKind, str]] = Rows(
            lambda: Row(theme, _("Value given"), choices=tuple(ValueKind)), _chosen, _show_chosen, _("Value given")
        )
        other = _("Answer") if planning else _("Real reason")
        self.objections: Rows[tuple[str, str]] = Rows(
            lambda: Row(theme, _("Objection"), second=other), _pair, _show_pair, _("Objection")
        )
        self.expenses: Rows[tuple[Money, ExpenseKind]] = Rows(
            lambda: Row(theme, _("Amount"), choices=tuple(ExpenseKind)),
            lambda row: (parse_money(row.words.text(), self._currency), row.choice.currentData()),
            lambda _row, _value: None,
            _("Expense"),
        )


def _promise(row: Row) -> PromiseLine:
    return PromiseLine(row.choice.currentData(), row.words.text().strip(), row.chosen_day())


def _show_promise(row: Row, line: PromiseLine) -> None:
    row.choice.setCurrentIndex(row.choice.findData(line.side))
    row.words.setText(line.text)
    row.set_day(line.due)


def _step(row: Row) -> StepLine:
    at = row.second.text().strip()
    return StepLine(row.words.text().strip(), row.chosen_day(), parse_time(at) if at else None)


def _show_step(row: Row, line: StepLine) -> None:
    row.words.setText(line.text)
    row.second.setText(clock_time(line.at) if line.at else "")
    row.set_day(line.due)


def _words(row: Row) -> str:
    return row.words.text().strip()


def _show_words(row: Row, words: str) -> None:
    row.words.setText(words)


def _chosen(row: Row) -> tuple[ValueKind, str]:
    return row.choice.currentData(), row.words.text().strip()


def _show_chosen(row: Row, value: tuple[Enum, str]) -> None:
    row.choice.setCurrentIndex(row.choice.findData(value[0]))
    row.words.setText(value[1])


def _pair(row: Row) -> tuple[str, str]:
    return row.words.text().strip(), row.second.text().strip()


def _show_pair(row: Row, pair: Sequence[str]) -> None:
    row.words.setText(pair[0])
    row.second.setText(pair[1])
