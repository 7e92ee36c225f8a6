"""Three proofs, the two ladders, the life cycle and the journey: the first rule that holds, from the top."""

from __future__ import annotations

from typing import Any

import pytest

from salesbook.domain.lenses.customer_equity import CUSTOMER_EQUITY
from salesbook.domain.lenses.customer_ladder import CUSTOMER_LADDER
from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.lenses.journey import JOURNEY
from salesbook.domain.lenses.kind_of_loyalty import KIND_OF_LOYALTY
from salesbook.domain.lenses.life_cycle import LIFE_CYCLE
from salesbook.domain.lenses.loyalty_ladder import LOYALTY_LADDER, LadderFigures
from salesbook.domain.lenses.pareto import PARETO
from salesbook.domain.lenses.three_proofs import THREE_PROOFS, ProofFigures
from salesbook.domain.stage import Stage
from salesbook.wording import render
from tests.domain.lenses.people import ago, book, bought, felt, judged, said, somebody, visited

REFERRED: dict[str, Any] = {"referrals": (ago(9),)}
PRAISED: dict[str, Any] = {"praise": (ago(8),)}
LONG_AGO: dict[str, Any] = {"referrals": (ago(2_000),), "praise": (ago(2_000),)}


@pytest.mark.parametrize(
    ("facts", "position"),
    [
        pytest.param(somebody(), "none", id="nothing"),
        pytest.param(somebody(bought(10)), "none", id="one purchase is not again"),
        pytest.param(somebody(bought(900, 10)), "one", id="two purchases, however far apart"),
        pytest.param(somebody(**REFERRED), "one", id="a referral"),
        pytest.param(somebody(**REFERRED, **PRAISED), "two", id="a referral and praise"),
        pytest.param(somebody(bought(20, 10), **PRAISED), "two", id="bought again and praised"),
        pytest.param(somebody(bought(20, 10), **LONG_AGO), "three", id="three, the age does not matter"),
    ],
)
def test_three_proofs(facts: ContactLensFacts, position: str) -> None:
    assert THREE_PROOFS.place(facts).position.name == position


def test_three_proofs_have_counts_and_last_dates() -> None:
    found = THREE_PROOFS.place(somebody(bought(20, 10), referrals=(ago(30), ago(9))))
    assert found.figures == ProofFigures(2, ago(10), 2, ago(9), 0, None)
    assert said(found.because) == [
        "2 purchases, the last on 14 Nov 2026",
        "2 referrals, the last on 15 Nov 2026",
        "no praise yet",
    ]
    assert said(found.to_move_up) == ["ask what they would tell others about us, and note the praise"]


@pytest.mark.parametrize(
    ("facts", "position"),
    [
        pytest.param(somebody(bought(90, 60, 30), disqualified="fraud", **REFERRED), "disqualified", id="marked so"),
        pytest.param(somebody(bought(90, 60, 30), **REFERRED), "advocate", id="client and a referral"),
        pytest.param(somebody(bought(90, 60, 30), **LONG_AGO), "advocate", id="a referral of any age"),
        pytest.param(somebody(bought(90, 60, 30), **PRAISED), "client", id="praise is no referral"),
        pytest.param(somebody(bought(900, 800, 365)), "client", id="the last 365 days ago"),
        pytest.param(somebody(bought(900, 800, 366), **REFERRED), "repeat-buyer", id="the last over a year ago"),
        pytest.param(somebody(bought(60, 30)), "repeat-buyer", id="2 purchases"),
        pytest.param(somebody(bought(30), **REFERRED), "first-time-buyer", id="1 purchase, and a referral"),
        pytest.param(somebody(needs_something=True), "prospect", id="a need"),
        pytest.param(somebody(offered=True), "prospect", id="an offer"),
        pytest.param(somebody(visited=visited()), "prospect", id="a planned visit"),
        pytest.param(somebody(**REFERRED), "suspect", id="a referral alone"),
        pytest.param(somebody(), "suspect", id="nothing"),
        pytest.param(somebody(bought(60, 30), book(client_purchases=2)), "client", id="the setting says 2"),
    ],
)
def test_loyalty_ladder(facts: ContactLensFacts, position: str) -> None:
    assert LOYALTY_LADDER.place(facts).position.name == position


@pytest.mark.parametrize(
    ("facts", "lost"),
    [
        pytest.param(somebody(bought(730)), False, id="730 days are still two years"),
        pytest.param(somebody(bought(731)), True, id="731 are more"),
        pytest.param(somebody(bought(101), book(lost_after=100)), True, id="the setting says 100"),
        pytest.param(somebody(), False, id="who never bought cannot be lost"),
    ],
)
def test_the_mark_of_the_lost(facts: ContactLensFacts, lost: bool) -> None:
    found = LOYALTY_LADDER.place(facts)
    assert isinstance(found.figures, LadderFigures)
    assert found.figures.lost is lost
    assert any("lost: no purchase" in words for words in said(found.because)) is lost
    # Beside the rung, wherever that is said.
    assert render(found.words).endswith(", now lost") is lost


def test_the_reason_of_a_disqualification_is_said() -> None:
    found = LOYALTY_LADDER.place(somebody(disqualified="moved abroad"))
    assert said(found.because) == ["disqualified by you: moved abroad"]


STRONG: dict[str, Any] = {"judgements": judged(satisfaction=5, keeping_up=5), "refusals": (ago(9), ago(8), ago(7))}


@pytest.mark.parametrize(
    ("facts", "position"),
    [
        pytest.param(somebody(referrals=(ago(730), ago(9))), "brand-ambassador", id="2 referrals in two years"),
        pytest.param(somebody(referrals=(ago(731), ago(9))), "potential", id="one of them older"),
        pytest.param(somebody(**REFERRED, **PRAISED), "brand-ambassador", id="a referral and praise"),
        pytest.param(somebody(**REFERRED, praise=(ago(731),)), "potential", id="the praise older"),
        pytest.param(somebody(**PRAISED), "potential", id="praise alone"),
        pytest.param(
            somebody(None, book(ambassador_referrals=1), **REFERRED), "brand-ambassador", id="the setting says 1"
        ),
        # 3 to buy again, 2 for the referral, 5 resistance, 5 and 5 judged: 20 of 5 are 4.
        pytest.param(somebody(bought(90, 60, 30), **STRONG, **REFERRED), "loyal", id="3 purchases and a score of 4"),
        # 3, 0, 2.5, 5, 5 judged: 15.5 of 5 are 3.1.
        pytest.param(
            somebody(bought(90, 60, 30), judgements=judged(satisfaction=5, keeping_up=5)), "repeat", id="a score of 3.1"
        ),
        pytest.param(somebody(bought(60, 30), **STRONG, **REFERRED), "repeat", id="a strong score and 2 purchases"),
        pytest.param(somebody(bought(30)), "first-purchase", id="1 purchase"),
        pytest.param(somebody(offered=True), "potential", id="the rest"),
    ],
)
def test_customer_ladder(facts: ContactLensFacts, position: str) -> None:
    assert CUSTOMER_LADDER.place(facts).position.name == position


def test_a_score_of_exactly_three_and_a_half_is_loyal() -> None:
    # 3 to buy again, 1 for praise, 4.5 resistance, 5 and 4 judged: 17.5 of 5 are 3.5.
    facts = somebody(
        bought(90, 60, 30),
        judgements=judged(satisfaction=5, keeping_up=4),
        refusals=(ago(9), ago(8)),
        **PRAISED,
    )
    assert facts.loyalty.score == 3.5
    assert CUSTOMER_LADDER.place(facts).position.name == "loyal"


@pytest.mark.parametrize(
    ("facts", "position"),
    [
        pytest.param(somebody(bought(90, 60, 30), **LONG_AGO), "loyalty", id="3 purchases and a recommendation"),
        pytest.param(somebody(bought(90, 60, 30), **PRAISED), "loyalty", id="or praise"),
        pytest.param(somebody(bought(90, 60, 30)), "retention", id="3 purchases alone"),
        pytest.param(somebody(bought(60, 30), **REFERRED), "retention", id="2 purchases and a referral"),
        pytest.param(somebody(bought(30), **REFERRED), "conversion", id="1 purchase"),
        pytest.param(somebody(visited=visited(in_person=True)), "acquisition", id="a visit in person"),
        pytest.param(somebody(visited=visited(touches=5)), "reach", id="five calls"),
        pytest.param(somebody(needs_something=True), "acquisition", id="a need"),
        pytest.param(somebody(offered=True), "acquisition", id="an offer"),
        pytest.param(somebody(), "reach", id="the rest"),
    ],
)
def test_life_cycle(facts: ContactLensFacts, position: str) -> None:
    assert LIFE_CYCLE.place(facts).position.name == position


@pytest.mark.parametrize(
    ("facts", "position"),
    [
        pytest.param(somebody(**REFERRED), "word-of-mouth", id="a referral before any purchase"),
        pytest.param(somebody(bought(90, 60, 30), **PRAISED), "word-of-mouth", id="praise before loyalty"),
        pytest.param(somebody(bought(90, 60, 30)), "loyalty", id="3 purchases"),
        pytest.param(somebody(bought(30), felt=felt((20, "+"))), "satisfaction", id="left happy since"),
        pytest.param(somebody(bought(30), felt=felt((30, "+"))), "satisfaction", id="on the day of the purchase"),
        pytest.param(somebody(bought(30), felt=felt((31, "+"))), "deal", id="the day before"),
        pytest.param(somebody(bought(30), felt=felt((20, "0^"))), "satisfaction", id="neutral, but above"),
        pytest.param(somebody(bought(30), felt=felt((20, "0"))), "deal", id="neutral"),
        pytest.param(somebody(bought(30), felt=felt((20, "+"), (10, "-"))), "deal", id="the last one counts"),
        pytest.param(somebody(bought(30)), "deal", id="nothing noted since"),
        pytest.param(somebody(bought(30), felt=felt((20, "+"), (10, "="))), "satisfaction", id="then only as expected"),
        pytest.param(somebody(bought(30), felt=felt((20, "+"), (10, "v"))), "deal", id="then below what was expected"),
        pytest.param(somebody(bought(30), felt=felt((10, "="))), "deal", id="only as expected"),
        pytest.param(
            somebody(bought(60, 10), felt=felt((30, "+"))), "satisfaction", id="happy since they first bought"
        ),
        pytest.param(somebody(stage=Stage.TRUST), "trust", id="stage trust"),
        pytest.param(somebody(stage=Stage.ALLY), "trust", id="stage ally"),
        pytest.param(somebody(bought(30), stage=Stage.ALLY), "deal", id="an ally who bought"),
        pytest.param(somebody(stage=Stage.DATING), "awareness", id="the rest"),
    ],
)
def test_journey(facts: ContactLensFacts, position: str) -> None:
    assert JOURNEY.place(facts).position.name == position


def test_what_moves_up_says_how_many_orders() -> None:
    def up(lens: Any, facts: ContactLensFacts) -> list[str]:
        return said(lens.place(facts).to_move_up)

    assert up(LOYALTY_LADDER, somebody(bought(30))) == ["win 1 more order"]
    for lens in (LOYALTY_LADDER, CUSTOMER_LADDER, LIFE_CYCLE, CUSTOMER_EQUITY, KIND_OF_LOYALTY, PARETO):
        assert up(lens, somebody(needs_something=True)) == ["make an offer"]
        assert up(lens, somebody(offered=True)) == ["win the first order"]
    assert up(JOURNEY, somebody(stage=Stage.TRUST, offered=True)) == ["win the first order"]
    assert up(THREE_PROOFS, somebody(**REFERRED, **PRAISED)) == ["win 2 orders"]
    assert up(LOYALTY_LADDER, somebody(bought(60, 30), book(client_purchases=5))) == ["win 3 more orders"]
    assert up(LOYALTY_LADDER, somebody(bought(900, 800, 400))) == ["win 1 more order"]
    assert up(LOYALTY_LADDER, somebody(bought(90, 60, 30))) == ["ask for a referral"]
    assert up(JOURNEY, somebody(bought(30), felt=felt((20, "+")))) == ["win 2 more orders"]
    assert up(LIFE_CYCLE, somebody()) == ["meet in person, or find out what they need"]
