"""Five-factor loyalty: every factor from its facts, from a judgement where these are too few, and the mean in bands."""

from __future__ import annotations

from typing import Any

import pytest

from salesbook.domain.emotion import Mood
from salesbook.domain.judgement import LoyaltyFactor
from salesbook.domain.lenses.factors import (
    keeping_up,
    rebuying,
    recommending,
    resistance,
    satisfaction,
    slips_forgiven,
)
from salesbook.domain.lenses.five_factor_loyalty import FIVE_FACTOR_LOYALTY, LoyaltyFigures
from tests.domain.lenses.people import ago, bought, felt, judged, said, somebody, visited


@pytest.mark.parametrize(
    ("visits", "score"),
    [
        pytest.param([], None, id="nothing"),
        pytest.param([(5, "+")], None, id="one visit is too few"),
        pytest.param([(9, "0"), (5, "0")], 2.5, id="two neutral ones leave the start"),
        pytest.param([(9, "+"), (5, "+")], 4.0, id="0.5 and twice 0.5"),
        pytest.param([(9, "-"), (5, "0")], 1.5, id="a negative one of the older half costs 1"),
        pytest.param([(9, "0"), (5, "-")], 0.5, id="a negative one of the newer half costs 2"),
        pytest.param([(9, "+^"), (5, "0")], 3.5, id="above what was expected adds 0.5"),
        pytest.param([(9, "0v"), (5, "0=")], 2.0, id="below takes 0.5"),
        pytest.param([(9, "^"), (5, "v")], 2.0, id="a gap alone says something: +0.5, twice -0.5"),
        pytest.param([(9, "0"), (7, "-"), (5, "0")], 1.5, id="the middle one of three does not count double"),
        pytest.param([(9, "+^"), (5, "+^")], 5.0, id="clipped at 5: it would be 5.5"),
        pytest.param([(9, "-v"), (5, "-v")], 0.0, id="clipped at 0: it would be -2"),
        pytest.param([(50, "-"), *((day, "0") for day in range(10, 0, -1))], 2.5, id="the eleventh last is forgotten"),
    ],
)
def test_satisfaction(visits: list[tuple[int, str]], score: float | None) -> None:
    assert satisfaction(somebody(felt=felt(*visits))) == score


@pytest.mark.parametrize(
    ("kept_up", "score"), [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (6, 3), (7, 4), (9, 4), (10, 5), (30, 5)]
)
def test_keeping_up(kept_up: int, score: float) -> None:
    assert keeping_up(somebody(visited=visited(touches_of_the_year=40, kept_up=kept_up))) == score


def test_keeping_up_needs_a_touch_of_the_year() -> None:
    assert keeping_up(somebody(visited=visited(touches=9))) is None


@pytest.mark.parametrize(
    ("days", "score"),
    [
        pytest.param((), None, id="never bought: nothing to say"),
        pytest.param((731,), 0, id="none in two years"),
        pytest.param((730,), 1, id="730 days ago is within two years"),
        pytest.param((60, 30), 2, id="2"),
        pytest.param((90, 60, 30), 3, id="3"),
        pytest.param((120, 90, 60, 30), 3, id="4"),
        pytest.param((150, 120, 90, 60, 30), 4, id="5"),
        pytest.param((210, 180, 150, 120, 90, 60, 30), 4, id="7"),
        pytest.param((240, 210, 180, 150, 120, 90, 60, 30), 5, id="8"),
        pytest.param((90, 60), 2, id="the last exactly twice the gap ago"),
        pytest.param((91, 61), 1, id="a day older than twice the gap costs 1"),
        pytest.param((900, 800), 0, id="and never goes below 0"),
        pytest.param((200, 200), 2, id="two orders of one day have no gap to be late by"),
        pytest.param((400, 340, 280, 100, 40), 4, id="gaps 60, 60, 180, 60: usually 60"),
    ],
)
def test_will_to_buy_again(days: tuple[int, ...], score: float | None) -> None:
    assert rebuying(somebody(bought(*days))) == score


@pytest.mark.parametrize(
    ("referrals", "praise", "score"),
    [
        pytest.param((), (), 0, id="bought, and says nothing"),
        pytest.param((10,), (), 2, id="a referral counts 2"),
        pytest.param((), (10,), 1, id="praise counts 1"),
        pytest.param((30, 10), (10, 5), 5, id="at most 5"),
        pytest.param((731, 730), (731,), 2, id="two years"),
    ],
)
def test_will_to_recommend(referrals: tuple[int, ...], praise: tuple[int, ...], score: float) -> None:
    days: dict[str, Any] = {"referrals": tuple(map(ago, referrals)), "praise": tuple(map(ago, praise))}
    assert recommending(somebody(bought(10), **days)) == score


def test_a_recommendation_speaks_without_a_purchase_and_silence_does_not() -> None:
    assert recommending(somebody(praise=(ago(3),))) == 1
    assert recommending(somebody()) is None


@pytest.mark.parametrize(
    ("facts", "score"),
    [
        pytest.param({}, 2.5, id="a purchase alone"),
        pytest.param({"refusals": (ago(9), ago(8))}, 4.5, id="each refusal of a competitor adds 1"),
        pytest.param({"refusals": (ago(731),)}, 2.5, id="older than two years does not count"),
        pytest.param({"lost_to_competitor": (ago(730),)}, 1.0, id="an offer lost to one takes 1.5"),
        pytest.param({"lost_to_competitor": (ago(9), ago(8))}, 0.0, id="clipped at 0"),
        pytest.param({"refusals": tuple(map(ago, (9, 8, 7)))}, 5.0, id="clipped at 5"),
        pytest.param({"felt": felt((40, "-"), (35, "0"))}, 3.5, id="a slip made good, then an order"),
    ],
)
def test_resistance_to_competitors(facts: dict[str, Any], score: float) -> None:
    assert resistance(somebody(bought(30), **facts)) == score


def test_resistance_needs_a_purchase_of_two_years() -> None:
    assert resistance(somebody(bought(731), refusals=(ago(5),))) is None
    assert resistance(somebody(refusals=(ago(5),))) is None


@pytest.mark.parametrize(
    ("visits", "answered", "days", "forgiven"),
    [
        pytest.param([(40, "-")], (), (30,), 0, id="not made good"),
        pytest.param([(40, "-")], ("visit-0",), (30,), 1, id="made good by the answer"),
        pytest.param([(40, "-"), (35, "-")], (), (30,), 0, id="a later negative one makes nothing good"),
        pytest.param([(40, "-"), (20, "0")], (), (30,), 1, id="a later neutral one does"),
        pytest.param([(40, "-"), (20, "^")], (), (30,), 0, id="a gap without an emotion does not"),
        pytest.param([(40, "-"), (20, "+")], (), (40,), 0, id="an order of the same day does not follow it"),
        pytest.param([(40, "-"), (20, "+")], (), (50,), 0, id="no order followed"),
        pytest.param([(731, "-"), (20, "+")], (), (30,), 0, id="over two years ago"),
        pytest.param([(60, "-"), (40, "-"), (20, "+")], (), (30,), 2, id="two of them"),
    ],
)
def test_a_slip_is_forgiven(
    visits: list[tuple[int, str]], answered: tuple[str, ...], days: tuple[int, ...], forgiven: int
) -> None:
    assert slips_forgiven(somebody(bought(*days), felt=felt(*visits), answered=frozenset(answered))) == forgiven


@pytest.mark.parametrize(
    ("scores", "position"),
    [
        pytest.param({"satisfaction": 5, "rebuying": 5}, "not-placed", id="two factors"),
        pytest.param({"satisfaction": 1, "rebuying": 1, "resistance": 3}, "weak", id="5 of 3"),
        pytest.param({"satisfaction": 2, "rebuying": 2, "resistance": 2}, "fair", id="exactly 2 is fair"),
        pytest.param({"satisfaction": 3, "rebuying": 4, "resistance": 3}, "fair", id="3.33"),
        pytest.param(
            {"satisfaction": 3, "rebuying": 4, "resistance": 3, "recommending": 4}, "strong", id="exactly 3.5 is strong"
        ),
    ],
)
def test_the_bands(scores: dict[str, int], position: str) -> None:
    assert FIVE_FACTOR_LOYALTY.place(somebody(judgements=judged(**scores))).position.name == position


def test_facts_go_before_a_judgement() -> None:
    loyalty = somebody(bought(10), judgements=judged(rebuying=5, satisfaction=4)).loyalty
    scores = {one.factor: (one.score, one.judged) for one in loyalty.factors}
    assert scores[LoyaltyFactor.REBUYING] == (1, None)
    assert scores[LoyaltyFactor.SATISFACTION] == (4, ago(0))


@pytest.mark.parametrize(("days", "asked"), [(365, False), (366, True)])
def test_a_judgement_is_asked_again_after_a_year_and_stands_until_then(days: int, asked: bool) -> None:
    found = FIVE_FACTOR_LOYALTY.place(
        somebody(judgements=judged(days, satisfaction=4, rebuying=4, resistance=4, recommending=4))
    )
    assert found.position.name == "strong"
    assert any("judge again" in words for words in said(found.to_move_up)) is asked


def test_it_says_every_factor_and_which_are_judged() -> None:
    found = FIVE_FACTOR_LOYALTY.place(somebody(bought(10), judgements=judged(satisfaction=4)))
    assert said(found.because) == [
        "loyalty score 1.8 of 5",
        "satisfaction: 4.0, as you judged on 24 Nov 2026",
        "keeping up: not known",
        "will to buy again: 1.0",
        "will to recommend: 0.0",
        "resistance to competitors: 2.5",
    ]
    assert said(found.to_move_up)[0] == "ask for a referral"
    assert isinstance(found.figures, LoyaltyFigures)
    assert found.figures.score == 7.5 / 4


def test_of_somebody_in_alarm_nothing_is_asked_before_it_is_made_good() -> None:
    facts = somebody(bought(10), felt=felt((8, "+"), (5, "-")))
    assert facts.alarm is not None
    assert facts.alarm.mood is Mood.NEGATIVE
    assert said(FIVE_FACTOR_LOYALTY.place(facts).to_move_up) == ["make good what went wrong at the last visit"]
