"""Pareto: who makes up most of the revenue. Also for organisations, which buy as contacts do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from salesbook.domain.lenses.book import BookFacts, ParetoShare
from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.lenses.lens import NOT_PLACED, Explanation, Figures, Lens, Position
from salesbook.domain.lenses.phrases import first_order, win_more
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
        up = win_more(facts, 1) if facts.buying.orders else first_order(facts)
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
    return Text("of all with revenue, {share} % bring {most} %", share=share, most=method.pareto_a)


def percent_words(share: float) -> str:
    """A share (0 to 1) as it is read: cut and not rounded, so that 79.96 % does not pass for the 80 % where a class ends."""
    return f"{int(share * 1000 + 1e-9) / 10:g}"


def _up(facts: ContactLensFacts) -> tuple[Text, ...]:
    """What is missing to come to the nearest class above, in whole units of money."""
    share, book = facts.book.pareto[facts.id], facts.book
    above = _above(share.class_, book.method)
    if above is None:
        return ()
    class_, line = above
    unit = 10 ** book.money(0).decimals
    missing = -(-_missing(book, share, line) // unit) * unit
    return (
        Text("sell for {amount} more within a year to come to {position}", amount=book.money(missing), position=class_),
    )


def _above(class_: ParetoClass, method: Method) -> tuple[ParetoClass, int] | None:
    """The nearest class above, and the percentage at which it ends; none above A, and no B where A ends later."""
    if class_ is ParetoClass.A:
        return None
    if class_ is ParetoClass.C and method.pareto_b > method.pareto_a:
        return ParetoClass.B, method.pareto_b
    return ParetoClass.A, method.pareto_a


def _missing(book: BookFacts, share: ParetoShare, line: int) -> int:
    """The least revenue with which those before somebody come to less than `line` percent of all of it, which grows by it too.

    It is sold while keeping the place, or while passing some: the fewer are left before, the less is needed for the line
    and the more to pass the others. So the two meet at one place, which is looked for by halving.
    """

    def for_line(before: int) -> int:
        come_to = book.falling[before - 1].cumulated if before else 0
        return come_to * 100 // line - book.revenue + 1

    def to_pass(before: int) -> int:
        return book.falling[before].revenue - share.revenue + 1 if before < share.rank - 1 else 0

    low, high = 0, share.rank - 1
    while low < high:
        middle = (low + high) // 2
        if for_line(middle) >= to_pass(middle):
            high = middle
        else:
            low = middle + 1
    return min(max(for_line(before), to_pass(before)) for before in {low, max(low - 1, 0)})


PARETO = Lens("pareto", Text("Pareto"), (NOT_PLACED, CLASS_C, CLASS_B, CLASS_A), position, explain)
