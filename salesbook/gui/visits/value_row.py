"""The row of value given: its kind and what it was; what it cost, whether it was felt and whether it was a trial by a link."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from salesbook.domain.money import Money, as_typed, parse_money
from salesbook.domain.visit import ValueKind
from salesbook.gui.theme import Theme
from salesbook.gui.visits.draft import ValueLine
from salesbook.gui.visits.rows import Row, choice_of, choose, write
from salesbook.system.i18n import gettext as _


class ValueRow(Row):
    """Value given, in the notebook's currency unless it was recorded in another."""

    def __init__(self, theme: Theme, currency: str) -> None:
        super().__init__(theme, _("Value given"), choices=tuple(ValueKind))
        self._currency = currency
        self.cost = QLineEdit()
        self.cost.setPlaceholderText(_("Cost"))
        self.cost.setAccessibleName(_("What it cost"))
        self.cost.setMaximumWidth(theme.px(90))
        felt = ((_("felt: not known"), None), (_("they felt it"), True), (_("they did not feel it"), False))
        self.felt = choice_of(_("Whether they felt it"), felt)
        self.trial = QCheckBox(_("trial or sample"))
        self.trial.setAccessibleName(_("trial or sample"))
        self.put_below(_("Cost, felt, trial"), self._more())

    @property
    def says_something(self) -> bool:
        """Whether anything was said or chosen in it; a trial needs no words."""
        return self.uses_below or super().says_something

    def parts(self) -> dict[str, QWidget]:
        """Those of every row, and what is rarely used."""
        return {**super().parts(), "cost": self.cost, "felt": self.felt, "trial": self.trial}

    @property
    def uses_below(self) -> bool:
        """Whether cost, felt or trial say anything."""
        return bool(self.cost.text().strip()) or self.felt.currentData() is not None or self.trial.isChecked()

    def show_line(self, line: ValueLine) -> None:
        """Show value given; what is rarely used opens where it was used."""
        choose(self.choice, line.kind)
        write(self.words, line.note)
        write(self.cost, as_typed(line.cost) if line.cost else "")
        choose(self.felt, line.felt)
        self.trial.setChecked(line.trial)
        self.open_below(wanted=line.cost is not None or line.felt is not None or line.trial)

    def line(self) -> ValueLine:
        """What the row says. Refused where the cost is no amount."""
        return ValueLine(
            self.choice.currentData(),
            self.words.text().strip(),
            self._cost(),
            self.felt.currentData(),
            self.trial.isChecked(),
            self.of,
        )

    def _cost(self) -> Money | None:
        typed = self.cost.text().strip()
        before = self.shown.cost if isinstance(self.shown, ValueLine) else None
        return parse_money(typed, before.currency if before else self._currency) if typed else None

    def _more(self) -> QWidget:
        more = QWidget()
        row = QHBoxLayout(more)
        row.setContentsMargins(0, 0, 34, 4)
        row.setSpacing(6)
        row.addWidget(self.cost)
        row.addWidget(self.felt, 1)
        row.addWidget(self.trial)
        self.cost.textEdited.connect(self.changed)
        self.felt.currentIndexChanged.connect(self.changed)
        self.trial.toggled.connect(self.changed)
        return more
