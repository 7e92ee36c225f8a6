"""What the later rules are told of a real notebook: who stands still, what was bought, offered and confirmed, and who hears."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from salesbook.domain.card import CardPlan, CardRhythm
from salesbook.domain.contact import Contact, Email, Phone
from salesbook.domain.fact_kind import FactKind
from salesbook.domain.interest import Need
from salesbook.domain.judgement import Judgement, LoyaltyFactor
from salesbook.domain.money import Money
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.own_reminder import OwnReminder
from salesbook.domain.product_news import ProductNews
from salesbook.domain.purchase import Offer, Product, Purchase
from salesbook.domain.referral import Referral
from salesbook.domain.reminders.facts import AtStage, OldFacts
from salesbook.domain.reminders.reminder import Reminder, ReminderKind
from salesbook.domain.setting import Method, parse_setting
from salesbook.domain.stage import Stage
from salesbook.domain.visit import SaleStep
from salesbook.operations.cards import plan_cards
from salesbook.operations.contacts import add_contact, add_part
from salesbook.operations.own_reminders import remind_me
from salesbook.operations.product_news import announce_news
from salesbook.operations.sales import lose_offer, record_offer, record_purchase, record_referral, win_offer
from salesbook.operations.settings import change_setting
from salesbook.operations.stages import move_to_stage
from salesbook.operations.visits import log_visit
from salesbook.queries import due_facts
from salesbook.queries.due_rows import due_rows
from salesbook.queries.today import today
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, entry, profile

METHOD = Method()
AMOUNT = Money(5_000, "CNY")
YEARS_AGO = datetime(2022, 5, 4, 12, tzinfo=UTC)


def days(number: int) -> timedelta:
    return timedelta(days=number)


def added(notebook: Notebook, name: str = "王小明", stage: Stage | None = None, *, colleague: bool = False) -> Contact:
    made = profile(name)
    contact = replace(made.contact, stage=stage, colleague=colleague, added=YEARS_AGO)
    add_contact(notebook, replace(made, contact=contact))
    return contact


def of_kind(notebook: Notebook, kind: ReminderKind, day: date = TODAY) -> list[Reminder]:
    found = today(notebook, day)
    return [one for one in (*found.must, *found.worth) if one.kind is kind]


# Standing still.


def test_whoever_moved_lately_is_not_stuck_and_whoever_never_moved_since_they_came_is(notebook: Notebook) -> None:
    moved, still = added(notebook, "甲", Stage.RECOGNITION), added(notebook, "乙", Stage.RECOGNITION)
    move_to_stage(notebook, moved, Stage.DATING, TODAY - days(90), "a dinner")
    assert [one.contact_id for one in of_kind(notebook, ReminderKind.STUCK)] == [still.id]
    assert [one.contact_id for one in of_kind(notebook, ReminderKind.STUCK, TODAY + days(1))] == [moved.id, still.id]
    assert list(due_facts.standing_still(notebook, METHOD, TODAY + days(1))) == [
        AtStage((moved.id,), Stage.DATING, TODAY - days(90)),
        AtStage((still.id,), Stage.RECOGNITION, date(2022, 5, 4)),
    ]


def test_colleagues_and_those_not_met_yet_never_stand_still(notebook: Notebook) -> None:
    added(notebook, "甲", Stage.TRUST, colleague=True)
    added(notebook, "乙")
    assert list(due_facts.standing_still(notebook, METHOD, TODAY)) == []


@pytest.mark.parametrize("how", ["asked at a visit", "gave one"])
def test_an_ally_is_asked_again_after_they_were_asked_or_gave_a_referral(notebook: Notebook, how: str) -> None:
    ally = added(notebook, stage=Stage.ALLY)
    assert [str(one.reason) for one in of_kind(notebook, ReminderKind.REFERRAL)] == [
        "an ally, and not asked for a referral since 2025-11-29"
    ]
    if how == "gave one":
        record_referral(notebook, Referral(ally.id, "Jo", TODAY - days(179)), ally)
    else:
        log_visit(notebook, entry(ally, day=TODAY - days(179), steps=(SaleStep.CLOSED, SaleStep.REFERRAL_ASKED)))
    assert of_kind(notebook, ReminderKind.REFERRAL) == []
    assert len(of_kind(notebook, ReminderKind.REFERRAL, TODAY + days(1))) == 1


# Sales.


def test_only_open_offers_past_their_day_are_told(notebook: Notebook) -> None:
    wang = added(notebook)
    made = [Offer(wang.id, AMOUNT, TODAY - days(40), expected_by=TODAY - days(1)) for _ in range(4)]
    for one in made:
        record_offer(notebook, one, wang, "pump")
    stored = {one.id: one for one in notebook.select(Offer)}
    win_offer(notebook, stored[made[0].id], wang, TODAY - days(400))
    lose_offer(notebook, stored[made[1].id], wang, TODAY, "too dear")
    record_offer(notebook, Offer(wang.id, AMOUNT, TODAY, expected_by=TODAY), wang)
    record_offer(notebook, Offer(wang.id, AMOUNT, TODAY), wang)
    found = of_kind(notebook, ReminderKind.OFFER)
    assert {one.subject for one in found} == {made[2].id, made[3].id}
    assert {str(one.reason) for one in found} == {"no answer to the offer of pump, expected by 2026-11-23"}
    # As long overdue as the offer itself says, and as Insights and the paper count it.
    (left,) = (one for one in stored.values() if one.id == made[2].id)
    assert {(TODAY - one.due).days for one in found} == {left.days_overdue(TODAY)} == {1}


def test_a_purchase_is_thanked_for_and_later_asked_about(notebook: Notebook) -> None:
    wang = added(notebook)
    record_purchase(notebook, Purchase(wang.id, TODAY, AMOUNT, note="ten of them"), wang, "pump")
    (thanked,) = of_kind(notebook, ReminderKind.THANKS)
    assert due_rows(notebook, (thanked,))[0].background == "ten of them"
    assert of_kind(notebook, ReminderKind.THANKS, TODAY + days(30)) == []
    assert len(of_kind(notebook, ReminderKind.AFTER_PURCHASE, TODAY + days(30))) == 1


def test_news_go_to_buyers_and_to_open_needs_of_contacts_and_of_their_organisation(notebook: Notebook) -> None:
    buyer, needs, colleague = added(notebook, "甲"), added(notebook, "乙"), added(notebook, "丙", colleague=True)
    works, left, met = added(notebook, "丁"), added(notebook, "戊"), added(notebook, "己")
    house = Organisation("拜耳")
    add_part(notebook, house, "拜耳")
    record_purchase(notebook, Purchase(buyer.id, TODAY - days(900), AMOUNT), buyer, "pump")
    for part in (
        Need("quiet pumps", needs.id),
        Need("quiet pumps", colleague.id),
        Need("quiet pumps", met.id, met_on=TODAY),
        Need("安静的泵, QUIET", organisation_id=house.id),
        Employment(works.id, house.id),
        Employment(left.id, house.id, to_day=TODAY),
    ):
        add_part(notebook, part, "")
    (product,) = notebook.select(Product)
    news = ProductNews(product.id, "half as loud", TODAY, "It whispers.", ("quiet",))
    announce_news(notebook, news, product)
    found = of_kind(notebook, ReminderKind.NEWS)
    assert {one.contact_id for one in found} == {buyer.id, needs.id, works.id}
    assert {row.background for row in due_rows(notebook, tuple(found))} == {"It whispers."}


# Facts.


def test_of_each_contact_what_was_confirmed_too_long_ago_is_counted_by_kind(notebook: Notebook) -> None:
    wang, other = added(notebook), added(notebook, "李")
    old, older = TODAY - days(366), TODAY - days(500)
    for part in (
        Phone(wang.id, "138", confirmed_on=old),
        Phone(wang.id, "139", confirmed_on=TODAY - days(365)),
        Phone(wang.id, "137"),
        Email(wang.id, "w@example.com", confirmed_on=older),
        Employment(wang.id, None, "buyer", confirmed_on=old),
        Employment(wang.id, None, "clerk", to_day=TODAY, confirmed_on=older),
        Need("met", wang.id, confirmed_on=older, met_on=TODAY),
        Judgement(wang.id, LoyaltyFactor.RESISTANCE, 3, older),
        Judgement(wang.id, LoyaltyFactor.REBUYING, 3, older),
        Judgement(wang.id, LoyaltyFactor.REBUYING, 4, TODAY),
        Phone(other.id, "136", confirmed_on=TODAY),
    ):
        add_part(notebook, part, "")
    assert list(due_facts.facts_grown_old(notebook, METHOD, TODAY)) == [
        OldFacts(wang.id, 4, (FactKind.PHONE, FactKind.EMAIL, FactKind.ROLE, FactKind.LOYALTY), older)
    ]
    (one,) = of_kind(notebook, ReminderKind.CONFIRM)
    assert due_rows(notebook, (one,))[0].background == "138 · w@example.com · buyer"


# Cards, own reminders, settings.


@pytest.mark.parametrize(
    ("day", "today_is", "due"), [(31, "2026-11-23", 1), (31, "2026-11-20", 0), (25, "2026-11-18", 1)]
)
def test_a_monthly_card_is_found_also_in_months_without_its_day(
    notebook: Notebook, day: int, today_is: str, due: int
) -> None:
    wang = added(notebook)
    plan_cards(notebook, CardPlan(wang.id, CardRhythm.MONTHLY, date(2026, 11, 1), day=day), wang)
    assert len(of_kind(notebook, ReminderKind.CARD, date.fromisoformat(today_is))) == due


def test_a_reminder_about_nobody_is_a_row_without_a_contact(notebook: Notebook) -> None:
    remind_me(notebook, OwnReminder("renew the permit", TODAY))
    (one,) = today(notebook, TODAY).must
    (row,) = due_rows(notebook, (one,))
    assert (row.line.id, row.line.name, row.stage, row.emotion, row.background) == ("", "", None, None, "")


def test_the_calendar_is_that_of_the_country_and_of_the_settings(notebook: Notebook) -> None:
    wang = added(notebook, stage=Stage.RECOGNITION)
    log_visit(notebook, entry(wang, day=TODAY - days(14)))
    assert len(of_kind(notebook, ReminderKind.CADENCE)) == 1
    change_setting(notebook, parse_setting("days-off", "2026-11-24"))
    assert of_kind(notebook, ReminderKind.CADENCE) == []
    assert len(of_kind(notebook, ReminderKind.CADENCE, TODAY + days(1))) == 1


def test_a_kind_that_is_switched_off_is_silent(notebook: Notebook) -> None:
    added(notebook, stage=Stage.RECOGNITION)
    assert {one.kind for one in today(notebook, TODAY).worth} == {ReminderKind.CADENCE, ReminderKind.STUCK}
    change_setting(notebook, parse_setting("rules-off", "stuck"))
    assert {one.kind for one in today(notebook, TODAY).worth} == {ReminderKind.CADENCE}
