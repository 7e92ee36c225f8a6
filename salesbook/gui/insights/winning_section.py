"""Winning against keeping: what a new one cost and what it cost to keep one, year by year."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from salesbook.domain.money import Money
from salesbook.domain.winning import CostOfYear
from salesbook.gui.insights.asked_section import AskedSection
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.widgets.elided import ElidedButton
from salesbook.gui.widgets.rows_table import Column
from salesbook.gui.words import label
from salesbook.queries.winning import CostOfWinning, cost_of_winning
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import gettext as _
from salesbook.wording import money, render

MOST_TOLD = 30


class WinningSection(AskedSection[CostOfYear]):
    """One row a year."""

    shows = frozenset({"expense", "visit", "participation", "contact", "purchase", "setting"})

    def __init__(self, session: Session, requests: Requests, theme: Theme) -> None:
        self._found: CostOfWinning | None = None
        amount = self._amount
        super().__init__(
            session,
            requests,
            theme,
            _("Cost of winning"),
            (
                Column(_("Year"), lambda one: str(one.year), bold=True, key=lambda one: one.year),
                Column(_("New ones"), lambda one: str(len(one.won)), 76, right=True, key=lambda one: len(one.won)),
                Column(_("Each cost"), lambda one: amount(one.each_won), 92, right=True, key=_each_won),
                Column(
                    _("Bought again"), lambda one: str(len(one.kept)), 100, right=True, key=lambda one: len(one.kept)
                ),
                Column(_("Each cost"), lambda one: amount(one.each_kept), 92, right=True, key=_each_kept),
            ),
        )
        self.rule = label(
            _(
                "What was spent on somebody until their first purchase went into winning, with all that was spent on those who"
                " have not bought yet; what was spent later went into keeping."
            ),
            "muted",
        )
        self.rule.setWordWrap(True)
        self.above.addWidget(self.rule)

    def ask(self, reader: NotebookReader) -> Any:
        """Every year until today."""
        return cost_of_winning(reader, self.session.today)

    def rows(self, found: Any) -> Sequence[CostOfYear]:
        """One a year."""
        told: CostOfWinning = found
        return told.years

    def answered(self, found: Any) -> None:
        """The rule is worth reading once there is something to read it by."""
        self._found = found
        self.rule.setVisible(bool(found.years))

    def summary_of(self, found: Any) -> str:
        """The newest year that can be compared."""
        told: CostOfWinning = found
        newest = next((one for one in told.years if one.ratio is not None), None)
        return _("{year}: {words}").format(year=newest.year, words=render(newest.words)) if newest else ""

    def nothing_yet(self) -> str:
        """Where it comes from."""
        return _("Expenses of visits and purchases are compared here: what a new one cost, and what keeping one cost.")

    def same(self, row: CostOfYear) -> object:
        """The year."""
        return row.year

    def tell(self, row: CostOfYear) -> None:
        """The ratio in words, and what each one won had cost by then."""
        self.line(str(row.year), "subtitle")
        self.line(render(row.words))
        for words, minor in ((_("On winning"), row.winning), (_("On keeping"), row.keeping)):
            self.line(_("{name}: {amount}").format(name=words, amount=self._amount(minor)), "muted")
        if row.won:
            self.line(_("Won, and what each had cost until then"), "head")
        for contact_id in sorted(row.won, key=self._until, reverse=True)[:MOST_TOLD]:
            name = self._found.names[contact_id][:100] if self._found else ""
            words = _("{name}: {amount}").format(name=name, amount=self._amount(self._until(contact_id)))
            made = ElidedButton("link")
            made.show_text(words, _("Open {name}").format(name=name))
            made.clicked.connect(partial(self._open, contact_id))
            self.panel.addWidget(made)

    def _open(self, contact_id: str, _checked: bool = False) -> None:
        self.requests.contact_wanted.emit(contact_id)

    def _until(self, contact_id: str) -> int:
        return self._found.spent_until_won.get(contact_id, 0) if self._found else 0

    def _amount(self, minor: int | None) -> str:
        if minor is None or self._found is None:
            return "–"
        return money(Money(minor, self._found.currency))


def _each_won(one: CostOfYear) -> int:
    return one.each_won or 0


def _each_kept(one: CostOfYear) -> int:
    return one.each_kept or 0
