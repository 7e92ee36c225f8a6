"""How a lens looks: its picture and the figures of its table. A lens that says nothing here is a ladder of its positions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from salesbook.domain.lenses.customer_equity import EquityFigures
from salesbook.domain.lenses.five_factor_loyalty import LoyaltyFigures
from salesbook.domain.lenses.kotler import ADVICE, BARNACLE, BUTTERFLY, KOTLER, STRANGER, TRUE_FRIEND, KotlerFigures
from salesbook.domain.lenses.lens import NOT_PLACED, Lens, Position
from salesbook.domain.lenses.pareto import PARETO, ParetoFigures, percent_words
from salesbook.domain.lenses.phrases import score_words
from salesbook.domain.lenses.three_proofs import ProofFigures
from salesbook.domain.lenses.value_balance import ValueFigures
from salesbook.domain.money import Money
from salesbook.domain.setting import Method
from salesbook.domain.text import Text
from salesbook.gui.insights.curve_picture import Curve, CurvePicture, Share
from salesbook.gui.insights.grid_picture import Corner, Dot, Grid, GridPicture
from salesbook.gui.insights.ladder_picture import LadderPicture, Rung
from salesbook.gui.theme import Theme
from salesbook.gui.words import currency_words
from salesbook.queries.lens_view import LensView
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language
from salesbook.wording import capitalised, money, render

MOST_LOYAL = 5
# Where the line of profit stands in a book without any.
NO_PROFIT = 1.0


@dataclass(frozen=True)
class Figure:
    """A column of figures: its head, a contact's value (None where there is none), and the value in words."""

    head: Text
    value: Callable[[Any], float | None]
    said: Callable[[float, Method], str]


def _amount(minor: float, method: Method) -> str:
    """An amount without decimals: those of an estimate mean nothing, and a column reads alike."""
    one = 10 ** Money(0, method.currency).decimals
    return money(Money(round(minor / one) * one, method.currency))


def _score(value: float, _method: Method) -> str:
    return score_words(value)


def _count(value: float, _method: Method) -> str:
    return f"{value:.0f}"


def _percent(value: float, _method: Method) -> str:
    return f"{percent_words(value)}%"


FIGURES: dict[type, tuple[Figure, ...]] = {
    KotlerFigures: (
        Figure(Text("Profit"), lambda it: it.profit, _amount),
        Figure(Text("Loyalty"), lambda it: it.loyalty, _score),
    ),
    ParetoFigures: (
        Figure(Text("Revenue"), lambda it: it.revenue, _amount),
        Figure(Text("Share"), lambda it: it.share, _percent),
        Figure(Text("Together"), lambda it: it.cumulated, _percent),
    ),
    LoyaltyFigures: (Figure(Text("Loyalty"), lambda it: it.score, _score),),
    ProofFigures: (
        Figure(Text("Purchases"), lambda it: it.purchases, _count),
        Figure(Text("Referrals"), lambda it: it.referrals, _count),
        Figure(Text("Praise"), lambda it: it.praise, _count),
    ),
    EquityFigures: (
        Figure(Text("Profit so far"), lambda it: it.money, _amount),
        Figure(Text("Expected"), lambda it: it.expected, _amount),
    ),
    ValueFigures: (Figure(Text("Value given"), lambda it: sum(count for _kind, count in it.counts), _count),),
}
"""The figures of a lens by the class of its figures."""


def figures_in(view: LensView) -> tuple[Figure, ...]:
    """The columns of figures that a lens has."""
    known = next((one.standing.figures for one in view.placed if one.standing.figures is not None), None)
    return FIGURES.get(type(known), ())


class LensLadder(LadderPicture):
    """A lens as a ladder, its best position on top."""

    def show_view(self, view: LensView, _method: Method) -> None:
        """Show who stands on which rung."""
        self.show_rungs(
            [
                Rung(
                    capitalised(render(position.words)),
                    tuple((one.contact_id, one.name) for one in view.at(position)),
                    apart=position == NOT_PLACED,
                )
                for position in reversed(view.positions)
            ]
        )


class KotlerGrid(GridPicture):
    """The Kotler grid: profit of the year against expected loyalty."""

    def show_view(self, view: LensView, method: Method) -> None:
        """Show everybody who is placed."""
        placed = [(one, one.standing.figures) for one in view.placed if one.standing.position != NOT_PLACED]
        largest = max((told.profit for _one, told in placed if isinstance(told, KotlerFigures)), default=0)
        major = 10 ** Money(0, method.currency).decimals
        many = _many() if largest >= 10_000 * major else 1
        unit = major * many
        dots = tuple(
            Dot(one.contact_id, one.name, told.loyalty or 0.0, told.profit / unit)
            for one, told in placed
            if isinstance(told, KotlerFigures)
        )
        line = next((told.profit_line for _one, told in placed if isinstance(told, KotlerFigures)), None)
        self.show_grid(
            Grid(
                dots,
                method.loyalty_line,
                # Where nobody brought a profit there is no line, and nobody is above it.
                NO_PROFIT if line is None else line / unit,
                MOST_LOYAL,
                (_corner(BUTTERFLY), _corner(TRUE_FRIEND), _corner(STRANGER), _corner(BARNACLE)),
                _("Expected loyalty, 0 to 5"),
                _profit_words(method.currency, many),
            )
        )


def _many() -> int:
    """What large amounts are counted in: thousands, or 万 in Chinese."""
    return 10_000 if language() == "zh_CN" else 1_000


def _profit_words(currency: str, many: int) -> str:
    words = _("Profit in 12 months, {currency} thousand") if many > 1 else _("Profit in 12 months, {currency}")
    return words.format(currency=currency_words(currency))


def _corner(position: Position) -> Corner:
    return Corner(capitalised(render(position.words)), render(ADVICE[position]))


class ParetoCurve(CurvePicture):
    """The 80/20 curve."""

    def show_view(self, view: LensView, method: Method) -> None:
        """Show everybody with revenue, the largest first."""
        placed = [(one, one.standing.figures) for one in view.placed]
        shares = sorted(
            (
                Share(one.contact_id, one.name, told.share, told.cumulated)
                for one, told in placed
                if isinstance(told, ParetoFigures)
            ),
            key=lambda share: share.up_to,
        )
        lines = ((method.pareto_a / 100, "A"), (method.pareto_b / 100, "B"), (1.0, "C"))
        words = (
            _("Organisations by revenue in 12 months, the largest first")
            if view.of_organisations
            else _("Contacts by revenue in 12 months, the largest first")
        )
        self.show_curve(Curve(tuple(shares), lines, words))


LensPicture: TypeAlias = LensLadder | KotlerGrid | ParetoCurve

_PICTURES: dict[str, Callable[[Theme, str], LensPicture]] = {KOTLER.name: KotlerGrid, PARETO.name: ParetoCurve}


def picture_of(lens: Lens, theme: Theme) -> LensPicture:
    """The picture of a lens."""
    return _PICTURES.get(lens.name, LensLadder)(theme, capitalised(render(lens.words)))
