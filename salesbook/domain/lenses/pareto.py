"""Pareto: who makes up most of the revenue. Also for organisations, which buy as contacts do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.lenses.lens import NOT_PLACED, Explanation, Figures, Lens, Position
from salesbook.domain.lenses.phrases import MAKE_AN_OFFER, win_more
from salesbook.domain.setting import Method
from salesbook.domain.text import Text
from salesbook.domain.tier import ParetoClass

CLASS_A = Position("A", Text("class A"))
CLASS_B = Position("B", Text("class B"))
CLASS_C = Position("C", Text("class C"))

_POSITIONS = {ParetoClass.A: CLASS_A, ParetoClass.B: CLASS_B, ParetoClass.C: CLASS_C}


@dataclass(frozen=True)
class ParetoFigures(Figures):
    """A point of the curve: the rank by revenue, the revenue, its share of the total, and that of all up to here (0 to 1)."""

    rank: int
    revenue: int
    share: float
    cumulated: float


def position(facts: ContactLensFacts) -> Position:
    """The class; not placed without revenue in the year."""
    share = facts.book.pareto.get(facts.id)
    return _POSITIONS[share.class_] if share else NOT_PLACED


def explain(facts: ContactLensFacts, _stands: Position) -> Explanation:
    """The rank and the shares, and what the next class takes."""
    share, book = facts.book.pareto.get(facts.id), facts.book
    if share is None:
        up = win_more(facts, 1) if facts.buying.orders else MAKE_AN_OFFER
        return Explanation((Text("no revenue in the last year"),), (up,))
    figures = ParetoFigures(share.rank, share.revenue, share.revenue / book.revenue, share.cumulated / book.revenue)
    because = (
        Text(
            "number {rank} of {n} by revenue of the year: {revenue}",
            rank=share.rank,
            n=len(book.pareto),
            revenue=book.money(share.revenue),
        ),
        Text(
            "share of the revenue {share} %, together with all before {cumulated} %",
            share=percent_words(figures.share),
            cumulated=percent_words(figures.cumulated),
        ),
    )
    return Explanation(because, _up(facts), figures)


def who_make_most(positions: Iterable[Position], method: Method) -> Text | None:
    """How few make the most of the revenue, by where everybody stands; None where nobody has any."""
    at = Counter(positions)
    with_revenue = sum(at[one] for one in _POSITIONS.values())
    if not with_revenue:
        return None
    share = percent_words(at[CLASS_A] / with_revenue)
    return Text("of those with revenue {share} % make {most} %", share=share, most=method.pareto_a)


def percent_words(share: float) -> str:
    """A share (0 to 1) as it is read: cut and not rounded, so that 79.96 % does not pass for the 80 % where a class ends."""
    return f"{int(share * 1000 + 1e-9) / 10:g}"


def _up(facts: ContactLensFacts) -> tuple[Text, ...]:
    """What is missing to pass the last one of the nearest class above, in whole units of money."""
    share, book = facts.book.pareto[facts.id], facts.book
    above = [class_ for class_ in book.class_lines if class_.value < share.class_.value]
    if not above:
        return ()
    unit = 10 ** book.money(0).decimals
    missing = ((book.class_lines[above[-1]] - share.revenue) // unit + 1) * unit
    return (
        Text(
            "sell for {amount} more within a year to come to {position}", amount=book.money(missing), position=above[-1]
        ),
    )


PARETO = Lens("pareto", Text("Pareto"), (NOT_PLACED, CLASS_C, CLASS_B, CLASS_A), position, explain)
