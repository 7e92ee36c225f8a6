"""What tiers mean to a day: rewards that are due, and who may go untouched for fewer days than their stage allows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from salesbook.domain.channel import Channel
from salesbook.domain.contact import Address, Contact
from salesbook.domain.lenses.tier_criteria import tier_of
from salesbook.domain.money import Money
from salesbook.domain.purchase import Purchase
from salesbook.domain.referral import Referral
from salesbook.domain.reminders.reminder import AnswerKind, Reminder, ReminderKind
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text
from salesbook.domain.tier import ParetoClass, Reward, Tier, TierWay
from salesbook.operations.contacts import add_contact
from salesbook.operations.reminders import answer_reminder
from salesbook.operations.sales import record_purchase, record_referral
from salesbook.operations.tiers import give_reward, set_tiers
from salesbook.operations.visits import log_visit, plan_visit
from salesbook.queries.contact_head import contact_head
from salesbook.queries.contact_list import ListFilter, contact_rows, contacts_listed
from salesbook.queries.contact_order import Arrangement, NameOrder
from salesbook.queries.lens_facts import each_of_book
from salesbook.queries.nearby import nearby
from salesbook.queries.stage_board import Mark, board_cards, stage_board
from salesbook.queries.tier_standing import at_tiers, tier_cadences, tiers_reached
from salesbook.queries.today import today
from salesbook.store.notebook import Notebook, NotebookReader
from tests.factories import TODAY, entry, profile

AMOUNT = Money(100_000, "CNY")
DINNER = "a dinner"


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def added(notebook: Notebook, name: str, stage: Stage | None = None, *, colleague: bool = False) -> Contact:
    made = profile(name)
    long_ago = datetime(2024, 3, 1, 8, tzinfo=UTC)
    contact = replace(made.contact, stage=stage, colleague=colleague, added=long_ago)
    add_contact(notebook, replace(made, contact=contact))
    return contact


def buys(notebook: Notebook, contact: Contact, *days_ago: int, amount: Money = AMOUNT) -> None:
    for days in days_ago:
        record_purchase(notebook, Purchase(contact.id, ago(days), amount, profit=amount), contact)


def one_tier(notebook: Notebook, cadence: int | None = None, benefits: tuple[str, ...] = (), **way: Any) -> Tier:
    """Make this the only tier; by default one purchase is enough."""
    tier = Tier("gold", cadence=cadence, benefits=benefits)
    set_tiers(notebook, (tier,), (TierWay(tier.id, **(way or {"purchases": 1})),))
    return tier


def of_kind(notebook: NotebookReader, kind: ReminderKind, day: date = TODAY) -> list[Reminder]:
    return [one for one in today(notebook, day).worth if one.kind is kind]


# Who stands where.


def people(notebook: Notebook) -> Iterator[Contact]:
    """One of each who can, and of those who cannot stand at a tier."""
    yield added(notebook, "nobody")
    yield added(notebook, "met", Stage.TRUST)
    yield added(notebook, "ally", Stage.ALLY)
    yield added(notebook, "colleague", colleague=True)
    for name, days in {"once": (9,), "thrice": (9, 99, 400), "tomorrow": (-1,), "old": (900,)}.items():
        contact = added(notebook, name, Stage.DATING)
        buys(notebook, contact, *days, amount=Money(len(name) * 100_000, "CNY"))
        yield contact
    friend = added(notebook, "recommends")
    record_referral(notebook, Referral(friend.id, "Jo", TODAY), friend)
    yield friend


@pytest.mark.parametrize(
    "way",
    [
        {"purchases": 1},
        {"purchases": 3},
        {"referrals": 1},
        {"stage": Stage.TRUST},
        {"stage": Stage.DATING, "purchases": 2},
        {"years": 2},
        {"upper_third": True},
        {"pareto_class": ParetoClass.B},
        {"revenue": Money(1, "CNY")},
        {"revenue": Money(0, "CNY")},
        {"revenue": Money(1, "EUR")},
        {"profit": Money(-1, "CNY"), "stage": Stage.RECOGNITION},
    ],
    ids=str,
)
def test_those_at_a_tier_are_those_of_the_lens(notebook: Notebook, way: dict[str, Any]) -> None:
    known = {one.id: one.name for one in people(notebook)}
    tier = one_tier(notebook, cadence=10, **way)
    by_lens = {known[one.id] for one in each_of_book(notebook, TODAY) if tier_of(one) == tier}
    assert {known[one] for one in tiers_reached(notebook, TODAY)} == by_lens


def test_the_usual_tiers_and_tiers_that_change_nothing_are_not_gone_through(notebook: Notebook) -> None:
    buys(notebook, added(notebook, "buyer", Stage.ALLY), 3)
    assert (tiers_reached(notebook, TODAY), tier_cadences(notebook, TODAY), at_tiers(notebook, TODAY)) == ({}, {}, ())
    one_tier(notebook)
    assert (tiers_reached(notebook, TODAY), tier_cadences(notebook, TODAY), at_tiers(notebook, TODAY)) == ({}, {}, ())


def test_a_tier_with_benefits_alone_has_no_cadence_and_one_with_a_cadence_alone_no_reward(notebook: Notebook) -> None:
    buyer = added(notebook, "buyer", Stage.DATING)
    buys(notebook, buyer, 3)
    one_tier(notebook, benefits=(DINNER,))
    assert (tier_cadences(notebook, TODAY), [one.contact_id for one in at_tiers(notebook, TODAY)]) == ({}, [buyer.id])
    one_tier(notebook, cadence=10)
    assert (tier_cadences(notebook, TODAY), at_tiers(notebook, TODAY)) == ({buyer.id: 10}, ())


def test_what_was_found_once_is_found_anew_when_anything_changed_anywhere(notebook: Notebook) -> None:
    one, other = added(notebook, "one"), added(notebook, "other")
    one_tier(notebook, cadence=10)
    reader = NotebookReader.open(notebook.path, notebook.key)
    assert tier_cadences(reader, TODAY) == tier_cadences(notebook, TODAY) == {}
    buys(notebook, one, 5)
    assert tier_cadences(reader, TODAY) == tier_cadences(notebook, TODAY) == {one.id: 10}
    assert tier_cadences(reader, ago(6)) == {}
    with suppress(ZeroDivisionError), notebook.change(Text("fails")) as change:
        change.insert(Purchase(other.id, TODAY, AMOUNT))
        assert tier_cadences(notebook, TODAY) == {one.id: 10, other.id: 10}
        raise ZeroDivisionError
    assert tier_cadences(reader, TODAY) == tier_cadences(notebook, TODAY) == {one.id: 10}
    notebook.undo()
    assert tier_cadences(reader, TODAY) == tier_cadences(notebook, TODAY) == {}
    reader.close()


# Fewer days untouched.


def are_cooling(notebook: Notebook) -> set[str]:
    """Who is cooling, which every place that says so must say alike."""
    everybody = tuple(row[0] for row in notebook.rows("SELECT id FROM contact"))
    found = {one.contact_id for one in of_kind(notebook, ReminderKind.CADENCE)}
    assert set(contacts_listed(notebook, ListFilter(cooling=True), Arrangement(), TODAY, NameOrder())) == found
    assert {one for one, row in contact_rows(notebook, everybody, TODAY).items() if row.cooling} == found
    assert stage_board(notebook, TODAY).marked[Mark.COOLING] == found
    assert {one for one, card in board_cards(notebook, everybody, TODAY).items() if Mark.COOLING in card.marks} == found
    return found


@pytest.mark.parametrize(("days_ago", "cools"), [(9, False), (10, True), (11, True)])
def test_a_tier_that_allows_ten_days_makes_somebody_cool_on_the_tenth(
    notebook: Notebook, days_ago: int, cools: bool
) -> None:
    buyer, other = (added(notebook, name, Stage.DATING) for name in ("buyer", "other"))
    for one in (buyer, other):
        log_visit(notebook, entry(one, day=ago(days_ago)))
    buys(notebook, buyer, 40)
    one_tier(notebook, cadence=10)
    assert are_cooling(notebook) == ({buyer.id} if cools else set())
    head = contact_head(notebook, buyer.id, TODAY)
    assert head is not None
    assert (head.cadence, head.row.touch_by) == (10, ago(days_ago) + timedelta(days=10))
    said = [str(one.reason) for one in of_kind(notebook, ReminderKind.CADENCE)]
    assert said == ([f"no touch for {days_ago} days; the service tier allows 10"] if cools else [])


def test_a_tier_that_allows_more_than_the_stage_changes_nothing(notebook: Notebook) -> None:
    buyer = added(notebook, "buyer", Stage.RECOGNITION)
    buys(notebook, buyer, 40)
    one_tier(notebook, cadence=300)
    log_visit(notebook, entry(buyer, day=ago(13)))
    assert are_cooling(notebook) == set()
    one_tier(notebook, cadence=13)
    assert are_cooling(notebook) == {buyer.id}
    one_tier(notebook, cadence=14)
    assert are_cooling(notebook) == set()


def test_who_was_never_touched_cools_from_the_day_they_were_added(notebook: Notebook) -> None:
    made = profile("new")
    new = replace(made.contact, stage=Stage.ALLY, added=datetime.combine(ago(10), datetime.min.time(), UTC))
    add_contact(notebook, replace(made, contact=new))
    assert are_cooling(notebook) == set()
    one_tier(notebook, cadence=9, stage=Stage.ALLY)
    assert are_cooling(notebook) == {new.id}
    plan_visit(notebook, replace(entry(new, day=TODAY + timedelta(days=1))))
    assert are_cooling(notebook) == set()


def test_a_tier_runs_no_cadence_for_those_without_a_stage(notebook: Notebook) -> None:
    buys(notebook, added(notebook, "buyer"), 40)
    one_tier(notebook, cadence=10)
    assert are_cooling(notebook) == set()


def test_of_those_near_a_visit_the_one_whose_tier_is_stricter_comes_first(notebook: Notebook) -> None:
    host, other, buyer = (added(notebook, name, Stage.DATING) for name in ("host", "other", "buyer"))
    with notebook.change(Text("addresses")) as change:
        change.insert(*(Address(one.id, city="Linz") for one in (host, other, buyer)))
    log_visit(notebook, entry(other, day=ago(9), channel=Channel.PHONE))
    log_visit(notebook, entry(buyer, day=ago(8), channel=Channel.PHONE))
    plan_visit(notebook, entry(host, day=TODAY))
    assert [row.name for row in nearby(notebook, TODAY, TODAY).contacts] == ["other", "buyer"]
    buys(notebook, buyer, 40)
    one_tier(notebook, cadence=10)
    assert [row.name for row in nearby(notebook, TODAY, TODAY).contacts] == ["buyer", "other"]


# Rewards.


@pytest.mark.parametrize(("days_ago", "due"), [(364, 0), (365, 1), (366, 1)])
def test_a_reward_is_due_again_after_365_days(notebook: Notebook, days_ago: int, due: int) -> None:
    buyer = added(notebook, "buyer")
    buys(notebook, buyer, 900)
    one_tier(notebook, benefits=(DINNER,))
    give_reward(notebook, buyer, Reward(buyer.id, "gold", DINNER, ago(800)))
    give_reward(notebook, buyer, Reward(buyer.id, "gold", DINNER, ago(days_ago)))
    assert len(of_kind(notebook, ReminderKind.REWARD)) == due


def test_a_reward_for_another_tier_is_none_for_this_one(notebook: Notebook) -> None:
    buyer = added(notebook, "buyer")
    buys(notebook, buyer, 900)
    one_tier(notebook, benefits=(DINNER,))
    give_reward(notebook, buyer, Reward(buyer.id, "silver", DINNER, TODAY))
    assert [str(one.reason) for one in of_kind(notebook, ReminderKind.REWARD)] == [
        "gold: a reward is due (('a dinner',))"
    ]


def test_a_skipped_reward_is_asked_again_a_year_later_whatever_the_tier_is_called_then(notebook: Notebook) -> None:
    buyer = added(notebook, "buyer")
    buys(notebook, buyer, 900)
    tier = Tier("gold: the best", benefits=(DINNER,))
    set_tiers(notebook, (tier,), (TierWay(tier.id, purchases=1),))
    (due,) = of_kind(notebook, ReminderKind.REWARD)
    skipped = date(TODAY.year, 12, 30)
    answer_reminder(notebook, due, AnswerKind.SKIPPED, skipped)
    assert notebook.select(Reward) == []

    def asked(days: int) -> list[str]:
        return [one.occurrence for one in of_kind(notebook, ReminderKind.REWARD, skipped + timedelta(days=days))]

    assert [asked(0), asked(3), asked(364)] == [[], [], []], "over New Year too"
    assert asked(365) == [f"{skipped}:gold: the best"]
    set_tiers(notebook, (replace(tier, name="VIP"),), (TierWay(tier.id, purchases=1),))
    assert [asked(3), asked(365)] == [[], [f"{skipped}:VIP"]]
    notebook.undo()
    assert asked(365) == [f"{skipped}:gold: the best"]


def test_done_records_the_reward_and_it_is_due_again_in_a_year(notebook: Notebook) -> None:
    buyer = added(notebook, "buyer")
    buys(notebook, buyer, 900)
    one_tier(notebook, benefits=(DINNER,))
    (due,) = of_kind(notebook, ReminderKind.REWARD)
    answer_reminder(notebook, due, AnswerKind.DONE, TODAY)
    assert [(one.contact_id, one.tier, one.day) for one in notebook.select(Reward)] == [(buyer.id, "gold", TODAY)]
    assert of_kind(notebook, ReminderKind.REWARD) == []
    assert of_kind(notebook, ReminderKind.REWARD, TODAY + timedelta(days=364)) == []
    (again,) = of_kind(notebook, ReminderKind.REWARD, TODAY + timedelta(days=365))
    assert str(again.reason) == f"gold: a reward is due, the last was on {TODAY}"
    notebook.undo()
    assert [one.key for one in of_kind(notebook, ReminderKind.REWARD)] == [due.key]
