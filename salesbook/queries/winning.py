"""What winning contacts cost against keeping them, year by year, from expenses and purchases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from salesbook.domain.winning import CostOfYear, Spending, costs_by_year
from salesbook.queries.settings import method
from salesbook.queries.spending import shares
from salesbook.store.notebook import NotebookReader


@dataclass(frozen=True)
class CostOfWinning:
    """The years, newest first; `spent_until_won` is what each contact cost until their first purchase, in minor units."""

    years: tuple[CostOfYear, ...]
    spent_until_won: Mapping[str, int]
    names: Mapping[str, str]
    currency: str


def cost_of_winning(notebook: NotebookReader, day: date) -> CostOfWinning:
    """The years up to a day. Colleagues do not count, nor what was spent in another currency."""
    names = dict(notebook.rows("SELECT id, name FROM contact WHERE colleague = 0"))
    bought: dict[str, list[date]] = defaultdict(list)
    for contact_id, on in notebook.rows("SELECT contact_id, day FROM purchase WHERE day <= ?", day.isoformat()):
        if contact_id in names:
            bought[contact_id].append(date.fromisoformat(on))
    spent = [
        Spending(one.contact_id, one.day, one.minor)
        for one in shares(notebook, date.min, day)
        if one.contact_id in names
    ]
    until: dict[str, int] = defaultdict(int)
    for one in spent:
        if one.contact_id in bought and one.day <= min(bought[one.contact_id]):
            until[one.contact_id] += one.minor
    return CostOfWinning(tuple(costs_by_year(spent, bought)), until, names, method(notebook).currency)
