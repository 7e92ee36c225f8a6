"""After the currency was changed: what stays apart, and what it counts as once it is exchanged."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.money import Money
from salesbook.domain.purchase import Offer, Purchase
from salesbook.domain.setting import parse_setting
from salesbook.domain.text import Text
from salesbook.domain.tier import Tier, TierWay
from salesbook.domain.visit import Expense, ExpenseKind, ValueGiven, ValueKind
from salesbook.operations.amounts import exchange_amounts
from salesbook.operations.settings import change_setting
from salesbook.queries.amounts import TABLES_WITH_AMOUNTS, AmountsApart, amounts_apart
from salesbook.queries.lens_facts import facts_of
from salesbook.queries.spending import spent_of_limits
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, entry, new_notebook

LI = Contact("李雷")


def yuan(amount: int) -> Money:
    """So many yuan."""
    return Money(amount * 100, "CNY")


def euros(amount: int) -> Money:
    """So many euros."""
    return Money(amount * 100, "EUR")


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    """Everything that has an amount, in yuan, and an order in pounds; the currency is the euro since."""
    opened = new_notebook(tmp_path)
    met, tier = entry(LI), Tier("gold")
    with opened.change(Text("x")) as change:
        change.insert(LI, met.visit, *met.participations, tier, TierWay(tier.id, revenue=yuan(500), profit=yuan(50)))
        change.insert(Expense(met.visit.id, yuan(300), ExpenseKind.HOSPITALITY))
        change.insert(ValueGiven(met.visit.id, LI.id, ValueKind.PRODUCT, cost=yuan(20)))
        change.insert(ValueGiven(met.visit.id, LI.id, ValueKind.PRICE))
        change.insert(Purchase(LI.id, TODAY, yuan(1000), profit=yuan(100)), Purchase(LI.id, TODAY, Money(7, "GBP")))
        change.insert(Offer(LI.id, yuan(2000), TODAY))
    change_setting(opened, parse_setting("hospitality-limit", "1000"))
    change_setting(opened, parse_setting("currency", "EUR"))
    yield opened
    opened.close()


def test_what_is_in_another_currency_is_counted(notebook: Notebook) -> None:
    assert amounts_apart(notebook) == (AmountsApart("CNY", 7), AmountsApart("GBP", 1))
    assert {"purchase", "offer", "expense", "value_given", "tier_way"} == TABLES_WITH_AMOUNTS


def test_exchanged_amounts_count_again_for_limits_lenses_and_tiers(notebook: Notebook) -> None:
    def counted() -> tuple[Money, tuple[Money, ...], int]:
        (meals,) = spent_of_limits(notebook, LI.id, TODAY.year)
        facts = facts_of(notebook, LI.id, TODAY)
        assert facts is not None
        return meals.spent, meals.apart, facts.buying.revenue_of_the_year

    assert counted() == (euros(0), (yuan(300),), 0)
    assert exchange_amounts(notebook, "CNY", "EUR", Decimal("0.1")) == 7
    assert counted() == (euros(30), (), euros(100).minor)
    (way,) = notebook.select(TierWay)
    assert (way.revenue, way.profit) == (euros(50), euros(5))
    assert amounts_apart(notebook) == (AmountsApart("GBP", 1),)
    notebook.undo()
    assert counted() == (euros(0), (yuan(300),), 0)


def test_at_one_for_one_they_were_meant_so_all_along(notebook: Notebook) -> None:
    exchange_amounts(notebook, "CNY", "EUR", Decimal(1))
    assert [one.amount for one in notebook.select(Offer)] == [euros(2000)]


@pytest.mark.parametrize(
    ("former", "said"),
    [
        ("EUR", "EUR is the notebook's currency already; its amounts count."),
        ("USD", "No amount is in USD."),
        ("yuan", "No amount is in yuan."),
    ],
)
def test_what_there_is_nothing_of_is_not_exchanged(notebook: Notebook, former: str, said: str) -> None:
    before = len(notebook.journal())
    with pytest.raises(Refused) as refused:
        exchange_amounts(notebook, former, "EUR", Decimal(2))
    assert str(refused.value.text) == said
    assert len(notebook.journal()) == before


def test_a_rate_too_large_for_one_of_them_changes_none(notebook: Notebook) -> None:
    with notebook.change(Text("x")) as change:
        change.insert(Purchase(LI.id, TODAY, Money(10**14, "CNY")))
    with pytest.raises(Refused):
        exchange_amounts(notebook, "CNY", "EUR", Decimal(999))
    assert amounts_apart(notebook)[0] == AmountsApart("CNY", 8)
