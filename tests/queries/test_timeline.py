"""The timeline of a contact: everything once, newest first, a page at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from salesbook.domain.contact import Channel, Contact, Note
from salesbook.domain.emotion import Emotion
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.favour import Favour
from salesbook.domain.important_date import DateKind, ImportantDate
from salesbook.domain.judgement import Judgement, LoyaltyFactor
from salesbook.domain.money import Money
from salesbook.domain.promise import NextStep, Promise, PromiseState, Side
from salesbook.domain.purchase import Offer, Purchase
from salesbook.domain.referral import Praise
from salesbook.domain.refusal import Refusal
from salesbook.domain.stage import Stage
from salesbook.domain.tier import Reward
from salesbook.domain.visit import Expense, ExpenseKind, Participation
from salesbook.operations.contacts import add_contact, add_part
from salesbook.operations.loyalty import judge_factor, record_favour, record_refusal
from salesbook.operations.sales import record_offer, record_praise, record_purchase, win_offer
from salesbook.operations.stages import move_to_stage
from salesbook.operations.tiers import give_reward
from salesbook.operations.visits import log_visit, plan_visit
from salesbook.queries.contact_head import contact_head
from salesbook.queries.organisation_page import organisation_page
from salesbook.queries.timeline import Entry, EntryKind, MarkKind, Place, entries_at, timeline_index
from salesbook.store.notebook import Notebook
from salesbook.wording import render
from tests.factories import TODAY, entry, profile

YESTERDAY = TODAY - timedelta(days=1)


def added(notebook: Notebook, name: str = "王伟") -> Contact:
    new = profile(name, organisation="恒源食品")
    add_contact(notebook, new)
    return new.contact


def told(notebook: Notebook, contact: Contact) -> list[tuple[Place, Entry]]:
    places = timeline_index(notebook, contact.id, TODAY)
    entries = entries_at(notebook, contact.id, places, TODAY)
    return [(place, entries[place.id]) for place in places]


def titles(notebook: Notebook, contact: Contact) -> list[str]:
    return [str(one.title) for place, one in told(notebook, contact) if not place.beneath]


def test_a_visit_tells_what_was_spent_at_it(notebook: Notebook) -> None:
    contact = added(notebook)
    new = entry(contact, day=YESTERDAY)
    gift = Expense(new.visit.id, Money(35_000, "CNY"), ExpenseKind.GIFT, "tea")
    lunch = Expense(new.visit.id, Money(12_050, "CNY"), ExpenseKind.HOSPITALITY, position=1)
    log_visit(notebook, replace(new, expenses=(gift, lunch)))
    visit = next(one for _place, one in told(notebook, contact) if one.kind is EntryKind.VISIT)
    spent = [render(mark.text) for mark in visit.marks if mark.kind is MarkKind.EXPENSE]
    assert spent == ["gift: ¥350, tea", "hospitality: ¥120.50"]


def test_a_visit_tells_its_note_emotion_company_and_what_it_brought(notebook: Notebook) -> None:
    contact, other = added(notebook), added(notebook, "黄婷")
    new = entry(contact, other, day=YESTERDAY, at=time(12), channel=Channel.MEAL, lasted=75, note="换型很顺利。")
    parts = (Participation(new.visit.id, contact.id, Emotion.HAPPY), Participation(new.visit.id, other.id, position=1))
    promise = Promise(contact.id, Side.ME, "5 µm 样品", TODAY - timedelta(days=0), new.visit.id, YESTERDAY)
    log_visit(notebook, replace(new, participations=parts, promises=(promise,)))
    visit = next(one for _place, one in told(notebook, contact) if one.kind is EntryKind.VISIT)
    assert (visit.day, visit.hour, visit.channel, visit.emotion) == (YESTERDAY, time(12), Channel.MEAL, Emotion.HAPPY)
    assert visit.body == "换型很顺利。"
    assert [str(one) for one in visit.aside] == ["1 h 15 min", "with ('黄婷',)"]
    assert [(mark.kind, mark.stage) for mark in visit.marks] == [
        (MarkKind.EVIDENCE, Stage.DATING),
        (MarkKind.MOVE, Stage.RECOGNITION),
        (MarkKind.PROMISE, None),
    ]


def test_the_newest_comes_first_and_what_is_planned_before_it(notebook: Notebook) -> None:
    contact = added(notebook)
    log_visit(notebook, entry(contact, day=YESTERDAY, channel=Channel.PHONE))
    log_visit(notebook, entry(contact, day=TODAY - timedelta(days=30), channel=Channel.VIDEO))
    plan_visit(notebook, entry(contact, day=TODAY + timedelta(days=3), channel=Channel.MEAL))
    days = [one.day for _place, one in told(notebook, contact)]
    assert days == sorted(days, reverse=True)
    assert told(notebook, contact)[0][1].planned


def test_that_they_met_is_said_the_first_time_only(notebook: Notebook) -> None:
    contact = added(notebook)
    log_visit(notebook, entry(contact, day=TODAY - timedelta(days=9)))
    log_visit(notebook, entry(contact, day=YESTERDAY))
    visits = [one for _place, one in told(notebook, contact) if one.kind is EntryKind.VISIT]
    assert [[mark.kind for mark in one.marks] for one in visits] == [[], [MarkKind.EVIDENCE, MarkKind.MOVE]]


def test_what_stands_beneath_a_visit_is_no_entry_of_its_own_but_its_chip_has_it(notebook: Notebook) -> None:
    contact = added(notebook)
    new = entry(contact, day=YESTERDAY, channel=Channel.PHONE)
    promise = Promise(contact.id, Side.ME, "call", TODAY, new.visit.id, YESTERDAY)
    log_visit(notebook, replace(new, promises=(promise,)))
    found = {place.kind: place.beneath for place in timeline_index(notebook, contact.id, TODAY)}
    assert found == {EntryKind.VISIT: False, EntryKind.PROMISE: True}


def test_a_next_step_is_told_with_its_day_and_its_time(notebook: Notebook) -> None:
    wang = added(notebook)
    made = entry(wang)
    steps = (
        NextStep(wang.id, "call", date(2026, 12, 3), time(10), made.visit.id),
        NextStep(wang.id, "write", date(2026, 12, 4), None, made.visit.id, position=1),
    )
    log_visit(notebook, replace(made, next_steps=steps))
    (_place, shown) = next(one for one in told(notebook, wang) if one[1].kind is EntryKind.VISIT)
    said = [render(mark.text) for mark in shown.marks if mark.kind is MarkKind.NEXT_STEP]
    assert said == ["next: call, 3 Dec 2026, 10:00", "next: write, 4 Dec 2026"]


def test_an_open_promise_past_its_day_is_late_and_a_kept_one_stands_alone(notebook: Notebook) -> None:
    contact = added(notebook)
    add_part(notebook, Promise(contact.id, Side.ME, "samples", YESTERDAY, given_on=YESTERDAY), "王伟")
    kept = Promise(contact.id, Side.THEM, "plan", TODAY, state=PromiseState.KEPT, settled_on=TODAY)
    add_part(notebook, kept, "王伟")
    found = [(str(one.title), [mark.late for mark in one.marks]) for _place, one in told(notebook, contact)]
    assert found == [("promise kept", []), ("open promise", [True])]


def test_what_shows_or_rewards_loyalty_is_told(notebook: Notebook) -> None:
    contact = added(notebook)
    record_favour(notebook, Favour(contact.id, Side.ME, "a school place", TODAY), contact)
    record_favour(notebook, Favour(contact.id, Side.THEM, "a lift", YESTERDAY), contact)
    record_refusal(notebook, Refusal(contact.id, TODAY - timedelta(days=2), "Contoso", "too late"), contact)
    record_refusal(notebook, Refusal(contact.id, TODAY - timedelta(days=3)), contact)
    give_reward(notebook, contact, Reward(contact.id, "gold", "a dinner", TODAY - timedelta(days=4)))
    judge_factor(notebook, Judgement(contact.id, LoyaltyFactor.SATISFACTION, 4, TODAY - timedelta(days=5)), contact)
    assert [(render(one.title), one.body) for _place, one in told(notebook, contact)] == [
        ("favour for them", "a school place"),
        ("favour for me", "a lift"),
        ("turned down Contoso", "too late"),
        ("turned a competitor down", ""),
        ("reward for gold", "a dinner"),
        ("judged: satisfaction 4 of 5", ""),
    ]


def test_sales_moves_praise_and_notes_are_told_and_private_notes_are_not(notebook: Notebook) -> None:
    contact = added(notebook)
    amount = Money(3_840_000, "CNY")
    record_purchase(notebook, Purchase(contact.id, YESTERDAY, amount), contact, "PP 折叠滤芯")
    record_offer(notebook, Offer(contact.id, amount, YESTERDAY), contact)
    won = Offer(contact.id, amount, TODAY - timedelta(days=40))
    record_offer(notebook, won, contact)
    win_offer(notebook, won, contact, TODAY - timedelta(days=20))
    record_praise(notebook, Praise(contact.id, "quick", TODAY - timedelta(days=3)), contact)
    move_to_stage(notebook, contact, Stage.DATING, TODAY - timedelta(days=50), "he said so")
    add_part(notebook, Note("likes tea", contact.id), "王伟")
    add_part(notebook, Note("secret", contact.id, private=True), "王伟")
    found = titles(notebook, contact)
    moves = ["moved up to Stage.RECOGNITION", "moved up to Stage.DATING"]
    shown = ["evidence: Marker.OPENLY_SUPPORTS_US"]
    assert sorted(found) == sorted(["note", "purchase", "offer", "praise", "purchase", *moves, *shown])
    assert "secret" not in {one.body for _place, one in told(notebook, contact)}


def test_evidence_outside_a_visit_is_an_entry(notebook: Notebook) -> None:
    contact = added(notebook)
    add_part(notebook, Evidence(contact.id, Marker.GIVES_INFORMATION, YESTERDAY, note="the budget"), "王伟")
    _place, only = told(notebook, contact)[0]
    assert (only.kind, only.body, only.marks[0].stage) == (EntryKind.EVIDENCE, "the budget", Stage.ALLY)


def test_the_head_says_the_last_emotion_and_what_comes_first(notebook: Notebook) -> None:
    contact = added(notebook)
    new = entry(contact, day=YESTERDAY)
    log_visit(notebook, replace(new, participations=(Participation(new.visit.id, contact.id, Emotion.SAFE),)))
    plan_visit(notebook, entry(contact, day=TODAY + timedelta(days=2), at=time(10), channel=Channel.PHONE))
    head = contact_head(notebook, contact.id, TODAY)
    assert head is not None
    assert head.last is not None
    assert head.ahead is not None
    assert (head.last.emotion, head.last.day) == (Emotion.SAFE, YESTERDAY)
    assert (head.ahead.day, head.ahead.hour, head.ahead.channel) == (TODAY + timedelta(days=2), time(10), Channel.PHONE)
    assert (head.cadence, head.row.touch_by, head.row.planned) == (14, None, TODAY + timedelta(days=2))
    assert contact_head(notebook, "nobody", TODAY) is None


def test_an_organisation_tells_its_people_and_the_last_touch_by_anybody(notebook: Notebook) -> None:
    contact, other = added(notebook), added(notebook, "黄婷")
    log_visit(notebook, entry(contact, day=TODAY - timedelta(days=9)))
    log_visit(notebook, entry(other, day=YESTERDAY))
    organisation_id = notebook.rows("SELECT organisation_id FROM employment LIMIT 1")[0][0]
    record_purchase(notebook, Purchase(contact.id, YESTERDAY, Money(100, "CNY"), organisation_id), contact, "pump")
    record_offer(notebook, Offer(other.id, Money(200, "CNY"), TODAY, organisation_id=organisation_id), other)
    page = organisation_page(notebook, organisation_id, TODAY)
    assert page is not None
    assert {person.row.name for person in page.people} == {"王伟", "黄婷"}
    assert page.last_touch is not None
    assert (page.last_touch.contact, page.last_touch.day) == ("黄婷", YESTERDAY)
    assert [(one.product, one.amount.minor) for one in page.purchases] == [("pump", 100)]
    assert [one.contact for one in page.offers] == ["黄婷"]
    assert organisation_page(notebook, "nowhere", TODAY) is None


def test_a_date_nobody_answered_stands_on_its_day_among_everything(notebook: Notebook) -> None:
    new = profile("王伟")
    known = replace(new.contact, added=datetime(2025, 1, 1, 12, tzinfo=UTC))
    birthday = ImportantDate(known.id, DateKind.BIRTHDAY, 3, 9)
    named = ImportantDate(known.id, DateKind.OTHER, 11, 20, label="opened the shop")
    add_contact(notebook, replace(new, contact=known, dates=(birthday, named)))
    log_visit(notebook, entry(known, day=date(2026, 3, 12), channel=Channel.PHONE))
    shown = [(one.day, str(one.title)) for place, one in told(notebook, known) if not place.beneath]
    assert shown == [
        (date(2026, 3, 12), "Channel.PHONE"),
        (date(2026, 3, 9), "missed: DateKind.BIRTHDAY"),
        # The one of this year is four days ago, so it still stands in Today.
        (date(2025, 11, 20), "missed: opened the shop"),
        (date(2025, 3, 9), "missed: DateKind.BIRTHDAY"),
    ]


def test_a_date_deleted_meanwhile_is_left_out(notebook: Notebook) -> None:
    contact = added(notebook)
    gone = Place(EntryKind.DATE, "missed", "nobody:2025-03-09", 0)
    assert entries_at(notebook, contact.id, [gone], TODAY) == {}
