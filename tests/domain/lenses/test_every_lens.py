"""Whatever is recorded, every lens puts everybody in exactly one of its positions, and says why in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesbook.domain.emotion import Emotion, Expectation
from salesbook.domain.judgement import LoyaltyFactor
from salesbook.domain.lenses.book import book_facts
from salesbook.domain.lenses.buying import Bought, buying_of
from salesbook.domain.lenses.every import LENSES, OF_ORGANISATIONS
from salesbook.domain.lenses.facts import ContactLensFacts, Felt, Given, Judged, Visited
from salesbook.domain.lenses.lens import NOT_PLACED, Lens
from salesbook.domain.purchase import PurchaseReason
from salesbook.domain.setting import Method
from salesbook.domain.stage import Stage
from salesbook.domain.visit import ValueKind
from salesbook.system.i18n import in_language
from salesbook.wording import render
from tests.factories import TODAY

days = st.integers(0, 1_500).map(lambda back: TODAY - timedelta(days=back))
some_days = st.lists(days, max_size=4).map(lambda found: tuple(sorted(found)))
orders = st.lists(
    st.tuples(
        days,
        st.integers(0, 10**9),
        st.none() | st.integers(0, 10**9),
        st.none() | st.sampled_from(PurchaseReason),
    ).map(lambda row: Bought(*row)),
    max_size=9,
).map(lambda found: buying_of(TODAY, sorted(found, key=lambda one: one.day)))
feelings = st.lists(
    st.tuples(days, st.none() | st.sampled_from(Emotion), st.none() | st.sampled_from(Expectation)), max_size=14
).map(
    lambda found: tuple(
        Felt(day, f"visit-{place}", emotion, gap, emotion.mood if emotion else None)
        for place, (day, emotion, gap) in enumerate(sorted(found, key=lambda one: one[0]))
        if emotion or gap
    )
)
counts = st.integers(0, 12)
visits = st.builds(Visited, st.booleans(), st.booleans(), counts, counts, counts, counts)
people: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict,
    stage=st.none() | st.sampled_from(Stage),
    disqualified=st.sampled_from(("", "moved abroad")),
    needs_something=st.booleans(),
    offered=st.booleans(),
    lost_to_competitor=some_days,
    referrals=some_days,
    praise=some_days,
    refusals=some_days,
    judgements=st.dictionaries(st.sampled_from(LoyaltyFactor), st.builds(Judged, st.integers(0, 5), days)),
    felt=feelings,
    answered=st.frozensets(st.integers(0, 13).map(lambda place: f"visit-{place}")),
    weighed=st.lists(st.tuples(days, st.sampled_from(PurchaseReason)), max_size=4).map(tuple),
    given=st.lists(st.builds(Given, st.sampled_from(ValueKind), days), max_size=5).map(tuple),
    tried=st.booleans(),
    visited=visits,
    promises_kept=counts,
    promises_due=counts,
)
methods = st.builds(
    Method, profit_line=st.sampled_from((0, 0, 1_000)), client_purchases=st.integers(1, 4), pareto_a=st.integers(1, 100)
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(orders, people), min_size=1, max_size=4), methods)
def test_everybody_stands_somewhere_in_every_lens(found: list[tuple], method: Method) -> None:  # type: ignore[type-arg]
    buyers = {str(place): buying for place, (buying, _facts) in enumerate(found) if buying.orders}
    book = book_facts(buyers, method, TODAY)
    for place, (buying, facts) in enumerate(found):
        person = ContactLensFacts(str(place), book, buying, **facts)
        for lens in LENSES:
            standing = lens.place(person)
            assert [one.name for one in lens.positions_in(book)].count(standing.position.name) == 1
            assert standing.because
            assert len(set(standing.to_move_up)) == len(standing.to_move_up)
            for language in ("en", "zh_CN"):
                with in_language(language):
                    for text in (standing.position.words, *standing.because, *standing.to_move_up):
                        assert render(text).strip()
                        assert "{" not in render(text)


def test_the_score_is_always_from_0_to_5() -> None:
    @settings(max_examples=100, deadline=None)
    @given(orders, people)
    def every_factor(buying, facts) -> None:  # type: ignore[no-untyped-def]
        person = ContactLensFacts("x", book_facts({"x": buying}, Method(), TODAY), buying, **facts)
        assert all(0 <= one.score <= 5 for one in person.loyalty.known if one.score is not None)

    every_factor()


def test_there_are_at_least_fourteen_lenses_with_names_of_their_own() -> None:
    assert len({lens.name for lens in LENSES}) == len(LENSES) >= 14
    assert set(OF_ORGANISATIONS) <= set(LENSES)


@pytest.mark.parametrize("lens", LENSES, ids=lambda lens: lens.name)
def test_names_and_words_of_positions_differ_and_not_placed_comes_first(lens: Lens) -> None:
    names = [one.name for one in lens.positions]
    assert len(set(names)) == len(names) >= 3
    assert NOT_PLACED not in lens.positions[1:]
    for language in ("en", "zh_CN"):
        with in_language(language):
            words = [render(one.words) for one in lens.positions]
            assert len(set(words)) == len(words)
            assert render(lens.words)


@pytest.mark.parametrize("lens", LENSES, ids=lambda lens: lens.name)
def test_somebody_of_whom_nothing_is_known_stands_somewhere(lens: Lens) -> None:
    nobody = ContactLensFacts("x", book_facts({}, Method(), TODAY), buying_of(TODAY, ()))
    assert lens.place(nobody).because
    assert lens.place(replace(nobody, stage=Stage.ALLY)).because
