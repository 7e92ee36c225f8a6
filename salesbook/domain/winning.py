"""What it costs to win a contact against keeping one. A new customer costs 4 to 10 times as much as an old one, they say; this
is what it was in this notebook.

What was spent on somebody until their first purchase, that day included, was spent on winning, and so was all that was spent on
those who have not bought yet: trying is part of it. What came after the first purchase was spent on keeping.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from salesbook.domain.text import Text


@dataclass(frozen=True)
class Spending:
    """What was spent on one contact on a day, in minor units."""

    contact_id: str
    day: date
    minor: int


@dataclass(frozen=True)
class CostOfYear:
    """A calendar year: who was won in it (the first purchase ever), who was kept (bought before it and again in it).

    `winning` and `keeping` are what was spent, in minor units.
    """

    year: int
    won: tuple[str, ...]
    kept: tuple[str, ...]
    winning: int
    keeping: int

    @property
    def each_won(self) -> int | None:
        """What winning one cost, in minor units; None where nobody was won."""
        return round(self.winning / len(self.won)) if self.won else None

    @property
    def each_kept(self) -> int | None:
        """What keeping one cost, in minor units; None where nobody was kept."""
        return round(self.keeping / len(self.kept)) if self.kept else None

    @property
    def ratio(self) -> float | None:
        """How many times as much winning one cost as keeping one; None where one of the two is not known or nothing."""
        if not self.each_won or not self.each_kept:
            return None
        return self.winning / len(self.won) / (self.keeping / len(self.kept))

    @property
    def words(self) -> Text:
        """The ratio in a sentence."""
        ratio = self.ratio
        if ratio is None:
            return self._why_none()
        if ratio >= _MORE:
            return Text("Winning one cost {times} times as much as keeping one.", times=_times(ratio))
        if ratio <= 1 / _MORE:
            return Text("Keeping one cost {times} times as much as winning one.", times=_times(1 / ratio))
        return Text("Winning one cost as much as keeping one.")

    def _why_none(self) -> Text:
        if not self.won:
            return Text("Nobody was won, so there is nothing to compare.")
        if not self.kept:
            return Text("Nobody who had bought before bought again, so there is nothing to compare.")
        if not self.winning:
            return Text("Nothing was spent on winning.")
        return Text("Nothing was spent on keeping.")


# Less than this is no difference.
_MORE = 1.05


def costs_by_year(spent: Iterable[Spending], bought: Mapping[str, Iterable[date]]) -> list[CostOfYear]:
    """Every year in which something was spent or bought, newest first; `bought` are the days of each contact's purchases."""
    first = {one: min(days) for one, days in bought.items() if days}
    years = {one: {day.year for day in days} for one, days in bought.items() if days}
    winning: dict[int, int] = defaultdict(int)
    keeping: dict[int, int] = defaultdict(int)
    for one in spent:
        before = one.contact_id not in first or one.day <= first[one.contact_id]
        (winning if before else keeping)[one.day.year] += one.minor
    won: dict[int, list[str]] = defaultdict(list)
    kept: dict[int, list[str]] = defaultdict(list)
    for one_id, theirs in years.items():
        for year in theirs:
            (won if year == first[one_id].year else kept)[year].append(one_id)
    told = sorted({*winning, *keeping, *won, *kept}, reverse=True)
    return [CostOfYear(year, tuple(won[year]), tuple(kept[year]), winning[year], keeping[year]) for year in told]


def _times(ratio: float) -> str:
    return f"{ratio:.1f}".removesuffix(".0")
