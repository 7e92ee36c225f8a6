"""What amounts in a former currency count as, after the notebook's currency was changed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from salesbook.domain.errors import Refused
from salesbook.domain.exchange import exchanged
from salesbook.domain.text import Text, counted
from salesbook.queries.amounts import WITH_AMOUNTS
from salesbook.store.notebook import Notebook
from salesbook.store.records import record_of


def exchange_amounts(notebook: Notebook, former: str, currency: str, rate: Decimal) -> int:
    """Turn every amount in one currency into another, `rate` units for one; returns how many.

    A rate of 1 puts right what was noted in a currency that was not meant. What is noted from now on is not touched.
    """
    if former == currency:
        raise Refused(Text("{currency} is the notebook's currency already; its amounts count.", currency=currency))
    changed, n = [], 0
    for noun in WITH_AMOUNTS:
        names = record_of(noun).amounts
        for thing in notebook.select(noun, " OR ".join(f"{name}_currency = ?1" for name in names), former):
            amounts = {name: getattr(thing, name) for name in names}
            mine = {name: one for name, one in amounts.items() if one is not None and one.currency == former}
            changed.append(replace(thing, **{name: exchanged(one, currency, rate) for name, one in mine.items()}))
            n += len(mine)
    if not n:
        raise Refused(Text("No amount is in {currency}.", currency=former))
    label = counted(
        "Turn {n} amount in {former} into {currency}",
        "Turn {n} amounts in {former} into {currency}",
        n,
        former=former,
        currency=currency,
    )
    with notebook.change(label) as change:
        change.update(*changed)
    return n
