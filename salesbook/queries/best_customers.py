"""The best customers of a year: who they are by the lenses, what they are worth, what matters to them, what is set for them.

Among the best are those who bought and whom a lens sets apart: a true friend on the Kotler grid, class A by revenue of the
year, or high customer equity. True friends of class A come first, then true friends, then class A, then the others; within
each by equity, the profit so far and what may be expected together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from salesbook.domain.contact import Contact
from salesbook.domain.lenses.customer_equity import CUSTOMER_EQUITY, HIGH
from salesbook.domain.lenses.equity import equity_of, total_of
from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.lenses.kotler import KOTLER, TRUE_FRIEND
from salesbook.domain.lenses.loyalty_ladder import LOYALTY_LADDER
from salesbook.domain.lenses.pareto import CLASS_A, PARETO
from salesbook.domain.lenses.service_tier import SERVICE_TIER, position_of
from salesbook.domain.money import Money
from salesbook.domain.promise import NextStep, Promise
from salesbook.domain.text import Text
from salesbook.domain.tier import Reward
from salesbook.queries.contacts import ContactLine, contact_lines
from salesbook.queries.goals import goals_with
from salesbook.queries.lens_facts import each_of_book
from salesbook.queries.matters import Matter, matter_meant
from salesbook.store.notebook import NotebookReader


@dataclass(frozen=True)
class BestCustomer:
    """One of the best. `positions` say why, from the grid, Pareto and the loyalty ladder, `equity` the third of the book they
    stand in by it; money is that of the book.

    `revenue` and `profit` are those of the year, `expected` an estimate of the years the method looks ahead. `benefits` are
    those of the tier, `rewarded` the last reward for it.
    """

    contact: ContactLine
    positions: tuple[Text, ...]
    revenue: Money
    profit: Money
    expected: Money
    equity: Text
    matters_most: tuple[Matter, ...] = ()
    tier: Text | None = None
    benefits: tuple[str, ...] = ()
    rewarded: Reward | None = None
    goals: tuple[Text, ...] = ()
    promises: tuple[Promise, ...] = ()
    next_steps: tuple[NextStep, ...] = ()


@dataclass(frozen=True)
class MatterCount:
    """Something that matters most to some of them: how many name it, and to how many it comes first."""

    words: Matter
    named: int
    first: int


def best_customers(notebook: NotebookReader, day: date, most: int) -> tuple[tuple[BestCustomer, ...], int]:
    """The best customers on a day, the best first, and the whole book's revenue of the year in minor units."""
    revenue, found = 0, []
    for facts in each_of_book(notebook, day):
        revenue = facts.book.revenue
        rank = rank_among_best(facts)
        if rank is not None:
            found.append((rank, facts))
    found.sort(key=lambda one: (one[0], one[1].id))
    chosen = [facts for _rank, facts in found[:most]]
    people = contact_lines(notebook, tuple(facts.id for facts in chosen))
    return tuple(_customer(notebook, facts, people[facts.id], day) for facts in chosen), revenue


def rank_among_best(facts: ContactLensFacts) -> tuple[int, float] | None:
    """What the best are ordered by, the least first; None for somebody who is not among them."""
    if not facts.buying.orders:
        return None
    friend = KOTLER.position(facts) is TRUE_FRIEND
    class_a = PARETO.position(facts) is CLASS_A
    if not (friend or class_a or CUSTOMER_EQUITY.position(facts) is HIGH):
        return None
    group = 0 if friend and class_a else 1 if friend else 2 if class_a else 3
    return group, -total_of(facts.buying, facts.book.method.equity_years)


def matters_of(customers: Iterable[BestCustomer]) -> tuple[MatterCount, ...]:
    """What matters most to them together: what most of them name first, then what comes first for most."""
    ranks: dict[Matter, list[int]] = defaultdict(list)
    for one in customers:
        for rank, words in enumerate(one.matters_most):
            ranks[words].append(rank)
    found = [MatterCount(words, len(several), several.count(0)) for words, several in ranks.items()]
    return tuple(sorted(found, key=lambda one: (-one.named, -one.first, str(one.words))))


def _customer(notebook: NotebookReader, facts: ContactLensFacts, line: ContactLine, day: date) -> BestCustomer:
    contact = notebook.get(Contact, facts.id)
    assert contact is not None
    book = facts.book
    standing = SERVICE_TIER.position(facts)
    tier = next((one for one, _ways in book.tiers if position_of(one) == standing), None)
    rewards = (
        notebook.select(Reward, "contact_id = ? AND tier = ? ORDER BY day DESC", facts.id, tier.name) if tier else []
    )
    promises = notebook.select(Promise, "contact_id = ? AND state = 'open' ORDER BY due IS NULL, due, id", facts.id)
    steps = notebook.select(NextStep, "contact_id = ? AND state = 'open' ORDER BY due IS NULL, due, id", facts.id)
    return BestCustomer(
        line,
        tuple(lens.position(facts).words for lens in (KOTLER, PARETO, LOYALTY_LADDER)),
        book.money(facts.buying.revenue_of_the_year),
        book.money(facts.buying.profit_of_the_year),
        book.estimate(equity_of(facts.buying, book.method.equity_years).expected),
        CUSTOMER_EQUITY.position(facts).words,
        tuple(map(matter_meant, contact.matters_most)),
        standing.words if tier else None,
        tier.benefits if tier else (),
        rewards[0] if rewards else None,
        tuple(goals_with(notebook, facts.id, day)),
        tuple(promises),
        tuple(steps),
    )
