"""What is spent on a contact: how an expense is shared out, and the limits of a year. A relationship must not be bought.

An expense of a visit is shared equally among the contacts who took part, colleagues of ours not counted; where there were
colleagues alone, among these. What cannot be shared out goes to the first named.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from salesbook.domain.money import Money
from salesbook.domain.setting import Method
from salesbook.domain.text import Text
from salesbook.domain.visit import ExpenseKind

# What a limit can be set for; travel and the rest are the rep's own.
LIMITED = (ExpenseKind.HOSPITALITY, ExpenseKind.GIFT)


@dataclass(frozen=True)
class OverLimit:
    """A contact for whom an expense would come to more than may be spent on one in a year."""

    contact_id: str
    name: str
    kind: ExpenseKind
    year: int
    spent: Money
    limit: Money

    @property
    def so_far(self) -> Text:
        """What it would come to of what may be, beside a name."""
        return Text("{kind} {spent} of {limit}", kind=self.kind, spent=self.spent, limit=self.limit)

    @property
    def words(self) -> Text:
        """The warning, said before anything is written."""
        year = str(self.year)
        if self.kind is ExpenseKind.GIFT:
            return Text(
                "With this, gifts for {name} come to {spent} of {limit} in {year}",
                name=self.name,
                spent=self.spent,
                limit=self.limit,
                year=year,
            )
        return Text(
            "With this, hospitality for {name} comes to {spent} of {limit} in {year}",
            name=self.name,
            spent=self.spent,
            limit=self.limit,
            year=year,
        )


def sharing(people: Iterable[tuple[str, bool]]) -> tuple[str, ...]:
    """Whose an expense is, of those who took part: each by id, and whether they are a colleague."""
    present = tuple(people)
    contacts = tuple(one for one, colleague in present if not colleague)
    return contacts or tuple(one for one, _colleague in present)


def shared(amount: Money, people: int) -> tuple[Money, ...]:
    """An amount in so many equal parts; the first gets what is left over."""
    each, rest = divmod(amount.minor, max(people, 1))
    return tuple(Money(each + (rest if place == 0 else 0), amount.currency) for place in range(people))


def limit_on(kind: ExpenseKind, method: Method) -> Money | None:
    """What may be spent on one contact in a calendar year; None where nothing is set. The settings are whole units."""
    units = {ExpenseKind.HOSPITALITY: method.hospitality_limit, ExpenseKind.GIFT: method.gift_limit}.get(kind, 0)
    return Money(0, method.currency).of_major(units) if units else None
