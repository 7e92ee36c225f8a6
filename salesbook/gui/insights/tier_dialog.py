"""A tier: its name, its benefits, how often its contacts are touched, and the ways to reach it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from salesbook.domain.errors import Refused, SalesbookError
from salesbook.domain.money import Money, parse_money
from salesbook.domain.stage import STAGES
from salesbook.domain.tier import ParetoClass, Tier, TierWay, named
from salesbook.gui.forms.filled import changed_of, fill, filled
from salesbook.gui.forms.form_dialog import FormDialog
from salesbook.gui.forms.line_dialog import Done, Refusing
from salesbook.gui.session import Session
from salesbook.gui.theme import grown_size
from salesbook.gui.widgets.deciding import deciding
from salesbook.gui.words import button, label, number_edit
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, joined, render, word

MOST = 999


class WayForm(QFrame):
    """One way: every criterion may be left open; what is filled must all hold."""

    changed = Signal()

    def __init__(self, way: TierWay, currency: str) -> None:
        super().__init__()
        self._way, self._currency = way, currency
        self.setProperty("look", "card")
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 10, 12, 10)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        self.purchases, self.years, self.referrals = (_count(one) for one in (way.purchases, way.years, way.referrals))
        self.revenue, self.profit = _amount(way.revenue), _amount(way.profit)
        self.stage: QComboBox = _chooser([(one, capitalised(word(one))) for one in STAGES], way.stage)
        self.pareto: QComboBox = _chooser([(one, capitalised(word(one))) for one in ParetoClass], way.pareto_class)
        self.third = QCheckBox(_("In the upper third by profit"))
        self.third.setAccessibleName(_("In the upper third by profit"))
        self.third.setChecked(way.upper_third)
        for place, (words, widget) in enumerate(
            (
                (_("Purchases, at least"), self.purchases),
                (_("Years since the first purchase"), self.years),
                (_("Revenue of a year"), self.revenue),
                (_("Profit of a year"), self.profit),
                (_("Referrals, at least"), self.referrals),
                (_("Stage, at least"), self.stage),
                (_("Class by revenue, at least"), self.pareto),
            )
        ):
            name = label(words, "muted")
            name.setBuddy(widget)
            widget.setAccessibleName(words)
            grid.addWidget(name, place // 2, 2 * (place % 2))
            grid.addWidget(widget, place // 2, 2 * (place % 2) + 1)
        grid.addWidget(self.third, 3, 2, 1, 2)
        self.remove = button(_("Remove this way"), "quiet-small")
        grid.addWidget(self.remove, 4, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        for field in self._fields().values():
            changed_of(field).connect(self.changed)

    @property
    def of(self) -> str:
        """The id of the way it stands for."""
        return self._way.id

    def filled(self) -> Any:
        """Every criterion as it was typed."""
        return filled(self._fields())

    def fill(self, value: Any) -> None:
        """Put that into it again."""
        fill(self._fields(), value)

    def _fields(self) -> dict[str, QWidget]:
        return {
            "purchases": self.purchases,
            "years": self.years,
            "referrals": self.referrals,
            "revenue": self.revenue,
            "profit": self.profit,
            "stage": self.stage,
            "pareto": self.pareto,
            "third": self.third,
        }

    def way(self, tier_id: str, position: int) -> TierWay:
        """The way as it is filled; raises Refused for an amount that cannot be read."""
        return replace(
            self._way,
            tier_id=tier_id,
            purchases=self.purchases.value() or None,
            years=self.years.value() or None,
            referrals=self.referrals.value() or None,
            revenue=self._money(self.revenue),
            profit=self._money(self.profit),
            stage=self.stage.currentData(),
            pareto_class=self.pareto.currentData(),
            upper_third=self.third.isChecked(),
            position=position,
        )

    def _money(self, line: QLineEdit) -> Money | None:
        return parse_money(line.text(), self._currency) if line.text().strip() else None


class WayForms(QWidget):
    """The ways of a tier, one below the other."""

    changed = Signal()

    def __init__(self, tier: Tier, ways: Sequence[TierWay], currency: str) -> None:
        super().__init__()
        self._tier, self._currency = tier, currency
        self._known = {way.id: way for way in ways}
        self.forms: list[WayForm] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.addStretch(1)
        for way in ways or (None,):
            self.add(way)

    def add(self, way: TierWay | None = None) -> WayForm:
        """One more way, empty where none is given."""
        form = WayForm(way or TierWay(self._tier.id), self._currency)
        form.changed.connect(self.changed)
        form.remove.clicked.connect(lambda _checked=False: self._remove(form))
        self.forms.append(form)
        self._column.insertWidget(self._column.count() - 1, form)
        self.changed.emit()
        return form

    def filled(self) -> Any:
        """Every way as it was typed, with the one of the notebook that it stands for."""
        return [{"of": form.of if form.of in self._known else "", **form.filled()} for form in self.forms]

    def fill(self, value: Any) -> None:
        """Show these ways and no others."""
        for form in list(self.forms):
            self._remove(form)
        for one in value:
            self.add(self._known.get(one["of"])).fill(one)

    def _remove(self, form: WayForm) -> None:
        self.forms.remove(form)
        form.hide()
        form.deleteLater()
        self.changed.emit()


class TierDialog(FormDialog):
    """`take` is called with the tier and its ways, and with what to do when that is done or refused."""

    form = "tier"

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        tier: Tier,
        ways: tuple[TierWay, ...],
        currency: str,
        take: Callable[[Tier, tuple[TierWay, ...], Done, Refusing], None],
        *,
        is_new: bool = False,
    ) -> None:
        super().__init__(parent)
        self._tier, self._take = tier, take
        self._called = render(named(tier.name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Service tier"))
        self.resize(grown_size(740, 600, self.screen().availableSize()))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 16, 20, 16)
        outer.setSpacing(10)
        outer.addLayout(self._head())
        outer.addWidget(label(_("Ways to reach it; any one is enough"), "head"))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.ways = WayForms(tier, ways, currency)
        area.setWidget(self.ways)
        outer.addWidget(area, 1)
        self.trouble = label("", "warning-small")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        outer.addWidget(self.trouble)
        outer.addLayout(self._buttons())
        about = {"section": "tiers", "tier": None if is_new else tier.name}
        fields = {"name": self.name, "benefits": self.benefits, "cadence": self.cadence, "ways": self.ways}
        self.attend(session, about, fields)

    def accept(self) -> None:
        """Hand the tier over, where all of it can be read."""
        name = self.name.text().strip()
        if not name:
            self._say(_("A tier needs a name."))
            return
        try:
            ways = tuple(form.way(self._tier.id, place) for place, form in enumerate(self.ways.forms))
        except Refused as refused:
            self._say(render(refused.text))
            return
        asking = tuple(way for way in ways if _asks_something(way))
        if not asking:
            self._say(_("Say what must hold to reach the tier."))
            return
        benefits = tuple(part.strip() for part in self.benefits.text().replace("；", ";").split(";") if part.strip())
        # A usual tier whose name stays is still translated.
        name = self._tier.name if name == self._called else name
        tier = replace(self._tier, name=name, benefits=benefits, cadence=self.cadence.value() or None)
        self.take.setEnabled(False)
        self._take(tier, asking, super().accept, self._refused)

    def _refused(self, error: SalesbookError) -> None:
        self.take.setEnabled(True)
        self._say(render(error.text))

    def _head(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        self.name, self.benefits, self.cadence = QLineEdit(self._called), QLineEdit(), number_edit()
        self.benefits.setText(joined(self._tier.benefits))
        self.benefits.setPlaceholderText(_("such as: a dinner; the hotline (with ; between them)"))
        self.cadence.setRange(0, MOST)
        self.cadence.setSpecialValueText(_("as the stage says"))
        self.cadence.setValue(self._tier.cadence or 0)
        for words, widget in (
            (_("What it is called"), self.name),
            (_("Benefits"), self.benefits),
            (_("Days untouched, at most"), self.cadence),
        ):
            widget.setAccessibleName(words)
            form.addRow(label(words, "muted"), widget)
        return form

    def _buttons(self) -> QHBoxLayout:
        row, self.take = deciding(self, _("Save"))
        more = button(_("Another way"))
        more.clicked.connect(lambda _checked=False: self.ways.add())
        row.insertWidget(0, more)
        return row

    def _say(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.show()


def _asks_something(way: TierWay) -> bool:
    return way.upper_third or any(
        one is not None
        for one in (way.purchases, way.years, way.referrals, way.revenue, way.profit, way.stage, way.pareto_class)
    )


def _count(value: int | None) -> QSpinBox:
    made = number_edit()
    made.setRange(0, MOST)
    made.setSpecialValueText("–")
    made.setValue(value or 0)
    return made


def _amount(value: Money | None) -> QLineEdit:
    return QLineEdit(f"{value.major:.2f}".removesuffix(".00") if value else "")


def _chooser(choices: list[tuple[object, str]], chosen: object) -> QComboBox:
    made = QComboBox()
    made.addItem("–", None)
    for value, words in choices:
        made.addItem(words, value)
    made.setCurrentIndex(next((place for place, (value, _words) in enumerate(choices, 1) if value == chosen), 0))
    return made
