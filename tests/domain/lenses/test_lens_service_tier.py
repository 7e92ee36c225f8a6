"""The service tier: the highest of which one way is met, the next one, and what is missing for it."""

from __future__ import annotations

import pytest

from salesbook.domain.lenses.book import BookFacts
from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.lenses.service_tier import SERVICE_TIER, TierFigures
from salesbook.domain.money import Money
from salesbook.domain.stage import Stage
from salesbook.domain.tier import ParetoClass, Tier, TierWay
from tests.domain.lenses.people import SOMEBODY, ago, book, bought, said, somebody

MANY = {f"other-{place}": bought(10, revenue=5_000, profit=1_000) for place in range(4)}
# Five who made a profit: the upper third, rounded up, are two of them, and all four others are ahead.
OUTDONE = book(MANY | {SOMEBODY: bought(10, revenue=1, profit=1)})


DEFAULTS = {
    "no purchase": (somebody(), "no-tier"),
    "1 purchase": (somebody(bought(10, profit=1), OUTDONE), "bronze"),
    "2 purchases": (somebody(bought(20, 10, profit=1), OUTDONE), "bronze"),
    "3 purchases": (somebody(bought(30, 20, 10, profit=1), OUTDONE), "silver"),
    "1 purchase in the upper third": (
        somebody(bought(10, profit=1_000), book(MANY | {SOMEBODY: bought(10)})),
        "silver",
    ),
    "class A, 2 years to the day": (somebody(bought(730, 10)), "gold"),
    "class A, a day less": (somebody(bought(729, 10)), "silver"),
    "an ally who never bought": (somebody(stage=Stage.ALLY), "gold"),
    "stage trust": (somebody(stage=Stage.TRUST), "no-tier"),
}


@pytest.mark.parametrize(("facts", "position"), DEFAULTS.values(), ids=DEFAULTS)
def test_the_default_tiers(facts: ContactLensFacts, position: str) -> None:
    assert SERVICE_TIER.place(facts).position.name == position


def with_way(**asked: object) -> BookFacts:
    """A book whose one tier has one way that asks for this."""
    tier = Tier("platinum")
    return book({SOMEBODY: bought(10)}, ((tier, (TierWay(tier.id, **asked),)),))  # type: ignore[arg-type]


def yuan(amount: int) -> Money:
    return Money(amount * 100, "CNY")


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        pytest.param({"purchases": 1}, True, id="1 purchase"),
        pytest.param({"purchases": 2}, False, id="2 purchases"),
        pytest.param({"revenue": yuan(1_000)}, True, id="exactly the revenue"),
        pytest.param({"revenue": yuan(1_001)}, False, id="a yuan more"),
        pytest.param({"revenue": Money(1, "EUR")}, False, id="of another currency"),
        pytest.param({"profit": yuan(300)}, True, id="exactly the profit"),
        pytest.param({"profit": yuan(301)}, False, id="a yuan more profit"),
        pytest.param({"referrals": 1}, True, id="a referral"),
        pytest.param({"referrals": 2}, False, id="2 referrals"),
        pytest.param({"stage": Stage.DATING}, True, id="the stage itself"),
        pytest.param({"stage": Stage.RECOGNITION}, True, id="a stage passed"),
        pytest.param({"stage": Stage.TRUST}, False, id="the next stage"),
        pytest.param({"pareto_class": ParetoClass.C}, True, id="a class above"),
        pytest.param({"upper_third": True}, True, id="the upper third"),
        pytest.param({"years": 1}, False, id="a year"),
        pytest.param({"purchases": 1, "years": 1}, False, id="all of a way must hold"),
        pytest.param({}, False, id="a way that asks for nothing is none"),
    ],
)
def test_every_criterion(asked: dict[str, object], holds: bool) -> None:
    found = SERVICE_TIER.place(somebody(bought(10), with_way(**asked), stage=Stage.DATING, referrals=(ago(9),)))
    assert found.position.name == ("platinum" if holds else "no-tier")


def test_the_highest_counts_even_where_a_lower_one_is_not_met() -> None:
    low, high = Tier("low", 0), Tier("high", 1)
    tiers = ((low, (TierWay(low.id, purchases=9),)), (high, (TierWay(high.id, stage=Stage.ALLY),)))
    found = SERVICE_TIER.place(somebody(None, book({}, tiers), stage=Stage.ALLY))
    assert (found.position.name, found.to_move_up, found.figures) == ("high", (), TierFigures("", ()))


def test_it_says_what_is_missing_for_the_next_tier_way_by_way() -> None:
    found = SERVICE_TIER.place(somebody(bought(10, profit=1), OUTDONE))
    assert said(found.to_move_up) == [
        "for silver: win 2 more orders",
        "for silver: earn ¥999 more with them within a year, for the upper third of the profit",
    ]
    assert isinstance(found.figures, TierFigures)
    assert found.figures.next_tier == "silver"
    assert len(found.figures.missing) == 2


def test_the_positions_are_the_tiers_of_the_book() -> None:
    assert [one.name for one in SERVICE_TIER.positions_in(book())] == ["no-tier", "bronze", "silver", "gold"]
    assert [one.name for one in SERVICE_TIER.positions_in(with_way(purchases=1))] == ["no-tier", "platinum"]
