"""Every operation is one undo step: done, undone and redone, the notebook is the same to the last token of its index.

A new operation needs a scenario here; the test finds the operations by itself and fails without one.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import time
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from salesbook import operations
from salesbook.domain.contact import Channel, Contact, Email, Note, photo_of
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.favour import Favour
from salesbook.domain.goal import Goal
from salesbook.domain.interest import Need
from salesbook.domain.judgement import Judgement, LoyaltyFactor
from salesbook.domain.money import Money
from salesbook.domain.objection import Objection
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.profile import Profile
from salesbook.domain.promise import Side
from salesbook.domain.purchase import Offer, Purchase
from salesbook.domain.referral import Praise, Referral
from salesbook.domain.refusal import Refusal
from salesbook.domain.relation import Relation
from salesbook.domain.self_review import ReviewItem, SelfReview
from salesbook.domain.setting import Setting
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text
from salesbook.domain.tier import Reward, Tier, TierWay
from salesbook.domain.visit import VisitState
from salesbook.domain.visit_entry import VisitEntry
from salesbook.operations.amounts import exchange_amounts
from salesbook.operations.bulk import delete_contacts, move_contacts, tag_contacts
from salesbook.operations.contacts import (
    add_contact,
    add_part,
    change_thing,
    change_with_parts,
    delete_contact,
    delete_organisation,
    delete_part,
    relate,
)
from salesbook.operations.due_days import move_next_step, move_promise
from salesbook.operations.evidence import record_evidence
from salesbook.operations.facts import change_fields, confirm_facts, remove_part, write_employment, write_part
from salesbook.operations.first_visits import complete_plan, edit_visit_with, log_first_visit, plan_first_visit
from salesbook.operations.goals import drop_goal, set_goal
from salesbook.operations.imports import CardMerge, apply_import
from salesbook.operations.loyalty import (
    disqualify,
    judge_factor,
    record_favour,
    record_refusal,
    take_back_disqualifying,
)
from salesbook.operations.merging import merge_contacts
from salesbook.operations.organisations import merge_organisations, write_organisation
from salesbook.operations.photos import set_photo
from salesbook.operations.records import change_offer, change_purchase, delete_record
from salesbook.operations.sales import (
    lose_offer,
    record_offer,
    record_praise,
    record_purchase,
    record_referral,
    win_offer,
)
from salesbook.operations.sample import make_sample
from salesbook.operations.self_reviews import review_service
from salesbook.operations.settings import change_setting
from salesbook.operations.stages import move_to_stage
from salesbook.operations.tiers import give_reward, set_tiers
from salesbook.operations.visit_editing import edit_visit
from salesbook.operations.visits import delete_visit, did_not_happen, log_visit, move_visit, plan_visit
from salesbook.store.changes import Change
from salesbook.store.notebook import Notebook
from salesbook.store.nouns import NOUNS
from salesbook.system.i18n import set_default_language
from salesbook.system.progress import silent
from salesbook.wording import render
from tests.factories import KEY, TODAY, entry, new_notebook, profile
from tests.images import Observer, Rows
from tests.operations.card_scenarios import OF_CARDS
from tests.operations.corrected import (
    changed_parts,
    corrected_one,
    moved,
    planned_entry,
    with_other_people,
    with_other_words,
)
from tests.operations.reminder_scenarios import OF_REMINDERS
from tests.operations.scenario import Scenario
from tests.world import TOMORROW, YESTERDAY, World, world


def renamed(it: World) -> Contact:
    return replace(it.contact, name="王大明", nicknames=(), stage=None, matters_most=("价格",))


def with_photo(it: World) -> tuple[Any, ...]:
    photo = photo_of(b"\x89PNG another face", "image/png")
    new = profile("李雷", "+49 30 901820", "拜耳")
    return (replace(new, contact=replace(new.contact, photo=photo.id), photo=photo),)


def with_a_need_of(organisation: str) -> Profile:
    new = profile("Jo", organisation=organisation)
    return replace(new, needs=(Need("quiet", new.contact.id, new.organisations[0].id),))


def card_of(it: World) -> CardMerge:
    """A card of the world's contact that says something more in every way."""
    card = profile("Wang Xiaoming", "+49 30 901820", "拜耳")
    photo = photo_of(b"\x89PNG another face", "image/png")
    contact = replace(card.contact, uid="urn:uuid:2", prefix="Prof", photo=photo.id)
    return CardMerge(it.contact.id, replace(card, contact=contact, photo=photo))


def planned_one_done(it: World) -> VisitEntry:
    return entry(it.contact, it.other, note="打羽毛球", at=time(18), channel=Channel.SPORT)


def the_plan_as_it_was(it: World) -> tuple[tuple[Objection, ...], VisitEntry, tuple[Contact, ...]]:
    """What was expected was said, its answer worked, and somebody new was there and objected too."""
    expected = tuple(one for one in it.things if isinstance(one, Objection) and one.visit_id == it.planned.id)
    made = entry(it.contact, NEWCOMER, day=it.planned.day)
    mine = replace(it.planned, state=VisitState.DONE)
    heard = (*(replace(one, worked=True) for one in expected), Objection("too loud", mine.id, NEWCOMER.id))
    there = tuple(replace(one, visit_id=mine.id) for one in made.participations)
    return expected, VisitEntry(mine, there, objections=heard), (NEWCOMER,)


def new_tiers() -> tuple[Any, ...]:
    bronze, gold = Tier("bronze"), Tier("gold", 1, 14, ("a dinner",))
    return (bronze, gold), (TierWay(bronze.id, purchases=1), TierWay(gold.id, stage=Stage.ALLY))


def a_goal() -> Goal:
    return Goal("kotler-grid", "butterfly", "true-friend", 1, TODAY, TOMORROW)


NEWCOMER = Contact("Zoltan Kovacs")
AMOUNT = Money(1_250_050, "CNY")

SCENARIOS = (
    Scenario(add_contact, with_photo, "with photo and known organisation"),
    Scenario(add_contact, lambda _: (profile("Łukasz O’Neil", "0013", "Neu GmbH"),), "with new organisation"),
    Scenario(add_contact, lambda _: (with_a_need_of("拜耳"),), "with a need of a known organisation"),
    Scenario(change_thing, lambda it: (renamed(it), "王小明"), "of a contact"),
    Scenario(change_with_parts, lambda it: (renamed(it), "王小明", *changed_parts(it))),
    Scenario(change_thing, lambda it: (replace(it.organisation, name="Bayer"), "拜耳"), "of an organisation"),
    Scenario(change_thing, lambda it: (replace(it.done, day=TOMORROW, purpose="演示"), "x"), "of a visit"),
    Scenario(change_thing, lambda it: (replace(it.done, at=None, steps=()), "x"), "of a time"),
    Scenario(change_thing, lambda it: (replace(it.phone, value="+8613900139000"), "x"), "of a phone"),
    Scenario(add_part, lambda it: (Email(it.other.id, "anna@example.com"), "Anna")),
    Scenario(add_part, lambda it: (Note("他喜欢喝茶", visit_id=it.done.id), "Anna"), "to a visit"),
    Scenario(delete_part, lambda it: (it.phone, "王小明")),
    Scenario(delete_part, lambda it: (it.birthday, "王小明"), "a date"),
    Scenario(relate, lambda it: (Relation(it.other.id, "boss", "王小明", it.contact.id), "Anna")),
    Scenario(delete_contact, lambda it: (it.contact,), "with everything"),
    Scenario(delete_contact, lambda it: (it.other,), "whom others name"),
    Scenario(delete_organisation, lambda it: (next(t for t in it.things if _unused(t)),)),
    Scenario(apply_import, lambda _: ((profile("韩梅梅", "138", "拜耳"), profile("Jo", "139", "Neu"), profile("Jo")),)),
    Scenario(change_fields, lambda it: (it.contact, "王小明", {"best_hours": "evenings", "stage": None})),
    Scenario(write_part, lambda it: (it.phone, "王小明", {"value": "call me, moon"}), "there already"),
    Scenario(write_part, lambda it: (Email(it.other.id, ""), "Anna", {"value": "a@example.com"}), "that is new"),
    Scenario(remove_part, lambda it: (it.birthday, "王小明")),
    Scenario(confirm_facts, lambda it: ((it.phone, it.birthday), "王小明", TODAY)),
    Scenario(write_employment, lambda it: (Employment(it.other.id, None, "buyer"), "拜耳", "Anna"), "at a known one"),
    Scenario(write_employment, lambda it: (_employment(it), "Neu GmbH", "王小明"), "changed to a new one"),
    Scenario(write_employment, lambda it: (_employment(it), "", "王小明"), "nowhere"),
    Scenario(set_photo, lambda it: (it.contact.id, photo_of(b"\x89PNG another", "image/png"))),
    Scenario(set_photo, lambda it: (it.contact.id, None), "taken away"),
    Scenario(tag_contacts, lambda it: ((it.contact.id, it.other.id), "badminton")),
    Scenario(move_contacts, lambda it: ((it.contact.id, it.other.id), Stage.TRUST, TODAY, "the fair")),
    Scenario(delete_contacts, lambda it: ((it.contact.id, it.other.id),)),
    Scenario(delete_contacts, lambda it: ((it.other.id, "nobody"),), "one of them"),
    Scenario(apply_import, lambda it: ((), silent, (card_of(it),)), "merged into a contact"),
    Scenario(write_organisation, lambda it: (it.organisation, {"name": "Bayer", "phone": "030 1", "notes": "gate B"})),
    Scenario(merge_organisations, lambda it: (it.organisation, next(t for t in it.things if _unused(t))), "of people"),
    Scenario(
        merge_organisations, lambda it: (next(t for t in it.things if _unused(t)), it.organisation), "into unused"
    ),
    Scenario(merge_contacts, lambda it: (it.contact, it.other, TODAY), "the one with everything"),
    Scenario(merge_contacts, lambda it: (it.other, it.contact, TODAY), "into the one with less"),
    *OF_REMINDERS,
    *OF_CARDS,
    Scenario(make_sample, lambda _: (TODAY,)),
    Scenario(record_offer, lambda it: (Offer(it.other.id, AMOUNT, TODAY), it.other, "big pump"), "of a new product"),
    Scenario(record_offer, lambda it: (Offer(it.other.id, AMOUNT, TODAY), it.other, "hand pump"), "of a known product"),
    Scenario(record_purchase, lambda it: (Purchase(it.other.id, TODAY, AMOUNT), it.other, "big pump")),
    Scenario(win_offer, lambda it: (it.offer, it.contact, TODAY)),
    Scenario(lose_offer, lambda it: (it.offer, it.contact, TODAY, "too dear")),
    Scenario(change_offer, lambda it: (replace(it.offer, amount=AMOUNT, note="again"), it.contact, "big pump")),
    Scenario(change_purchase, lambda it: (replace(_first(it, Purchase), note="again"), it.contact), "of no product"),
    Scenario(delete_record, lambda it: (_first(it, Purchase), it.contact), "an order"),
    Scenario(delete_record, lambda it: (_first(it, Praise), it.contact), "praise"),
    Scenario(record_referral, lambda it: (Referral(it.contact.id, "Jo", TODAY), it.contact)),
    Scenario(record_praise, lambda it: (Praise(it.contact.id, "quick", TODAY), it.contact)),
    Scenario(record_evidence, lambda it: (it.contact, Evidence(it.contact.id, Marker.GOLF, TODAY, note="nine holes"))),
    Scenario(
        record_evidence,
        lambda it: (it.other, Evidence(it.other.id, Marker.MET_IN_PERSON, TODAY)),
        "that brings recognition",
    ),
    Scenario(set_tiers, lambda _: new_tiers(), "instead"),
    Scenario(set_tiers, lambda _: ((), ()), "none"),
    Scenario(give_reward, lambda it: (it.contact, Reward(it.contact.id, "gold", "a dinner", TODAY))),
    Scenario(set_goal, lambda it: (a_goal(), (it.contact.id, it.other.id))),
    Scenario(drop_goal, lambda it: (next(one for one in it.things if isinstance(one, Goal)),)),
    Scenario(review_service, lambda _: ((SelfReview(ReviewItem.LISTENING, 5, YESTERDAY),),), "again"),
    Scenario(judge_factor, lambda it: (Judgement(it.contact.id, LoyaltyFactor.RESISTANCE, 3, TODAY), it.contact)),
    Scenario(record_refusal, lambda it: (Refusal(it.contact.id, TODAY, "Acme"), it.contact)),
    Scenario(record_favour, lambda it: (Favour(it.other.id, Side.THEM, "an introduction", TODAY), it.other)),
    Scenario(disqualify, lambda it: (it.other, "buys for himself only")),
    Scenario(take_back_disqualifying, lambda it: (it.contact,)),
    Scenario(exchange_amounts, lambda _: ("CNY", "EUR", Decimal("0.128"))),
    Scenario(change_setting, lambda _: (Setting("my-name", '"王"'),), "known"),
    Scenario(change_setting, lambda _: (Setting("currency", '"EUR"'),), "new"),
    Scenario(move_to_stage, lambda it: (it.contact, Stage.ALLY, TODAY, "he said so"), "up"),
    Scenario(move_to_stage, lambda it: (replace(it.contact), Stage.DATING, TODAY, "a dinner"), "one up"),
    Scenario(
        move_to_stage,
        lambda it: (it.contact, Stage.ALLY, TODAY, "at the fair", Marker.REFERS_A_CUSTOMER),
        "with new evidence",
    ),
    Scenario(log_visit, lambda it: (planned_one_done(it),), "that was planned"),
    Scenario(log_first_visit, lambda it: (entry(it.contact, NEWCOMER, note="first"), (NEWCOMER,))),
    Scenario(complete_plan, the_plan_as_it_was),
    Scenario(plan_first_visit, lambda _: (entry(NEWCOMER, day=TOMORROW), (NEWCOMER,))),
    Scenario(
        log_visit, lambda it: (entry(it.other, channel=Channel.IN_PERSON, note="first"),), "that brings recognition"
    ),
    Scenario(log_visit, lambda it: (entry(it.other, it.contact, day=TOMORROW, channel=Channel.PHONE),), "by phone"),
    Scenario(plan_visit, lambda it: (entry(it.other, it.contact, day=TOMORROW, note="bring samples"),)),
    Scenario(move_visit, lambda it: (it.planned, TOMORROW, None, "王小明")),
    Scenario(move_next_step, lambda it: (it.step, TOMORROW, time(9), "王小明")),
    Scenario(move_promise, lambda it: (it.promise, TOMORROW, "王小明")),
    Scenario(did_not_happen, lambda it: (it.planned, "ill", "王小明")),
    Scenario(edit_visit, lambda it: corrected_one(it, day=TODAY, at=None, place=""), "to another day"),
    Scenario(edit_visit, lambda it: corrected_one(it, channel=Channel.PHONE), "to another channel"),
    Scenario(edit_visit, lambda it: with_other_people(it, it.other), "without the first-named"),
    Scenario(edit_visit, with_other_words, "with other words"),
    Scenario(edit_visit, lambda it: (planned_entry(it), moved(planned_entry(it))), "that is planned"),
    Scenario(edit_visit_with, lambda it: (*with_other_people(it, NEWCOMER, it.contact), (NEWCOMER,))),
    Scenario(delete_visit, lambda it: (it.done, "王小明"), "done"),
    Scenario(delete_visit, lambda it: (it.planned, "王小明"), "planned"),
)


def _employment(it: World) -> Employment:
    return next(one for one in it.things if isinstance(one, Employment) and one.contact_id == it.contact.id)


def _first(it: World, noun: type[Any]) -> Any:
    return next(one for one in it.things if isinstance(one, noun) and one.contact_id == it.contact.id)


def _unused(thing: object) -> bool:
    return isinstance(thing, Organisation) and thing.name == "Unused"


def found_operations() -> set[Callable[..., Any]]:
    """Every public function of the room that takes a notebook and opens its own change."""
    found: set[Callable[..., Any]] = set()
    for module in pkgutil.iter_modules(operations.__path__, "salesbook.operations."):
        for name, function in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction):
            if function.__module__ == module.name and not name.startswith("_"):
                takes = [
                    parameter.annotation for parameter in inspect.signature(function, eval_str=True).parameters.values()
                ]
                if takes[:1] == [Notebook] and takes[1:2] != [Change]:
                    found.add(function)
    return found


@cache
def filled() -> tuple[bytes, World]:
    """The file of a notebook that holds a world, and that world."""
    it = world()
    it = replace(it, things=(*it.things, Organisation("Unused")))
    with tempfile.TemporaryDirectory() as folder:
        notebook = new_notebook(Path(folder))
        with notebook.change(Text("Make a world")) as change:
            change.insert(*it.things)
        notebook.close()
        return notebook.path.read_bytes(), it


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    """A notebook that holds a world, its first change."""
    path = tmp_path / "world.salesbook"
    path.write_bytes(filled()[0])
    opened = Notebook.open(path, KEY)
    yield opened
    opened.close()


def image(observer: Observer) -> tuple[Rows, Rows]:
    """Rows and index, seen from outside; they agree, and no row names one that is not there."""
    assert observer.broken_references() == []
    assert observer.index() == observer.rebuilt_index()
    return observer.rows(), observer.index()


def test_every_operation_has_a_scenario() -> None:
    missing = found_operations() - {scenario.operation for scenario in SCENARIOS}
    assert {operation.__qualname__ for operation in missing} == set()


def test_the_world_has_one_of_every_noun() -> None:
    assert {type(thing) for thing in filled()[1].things} == set(NOUNS)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=str)
def test_done_undone_and_redone_the_notebook_is_the_same(
    notebook: Notebook, observer: Observer, scenario: Scenario
) -> None:
    before = image(observer)
    scenario.operation(notebook, *scenario.given(filled()[1]))
    after = image(observer)
    assert after[0] != before[0]
    line = notebook.journal()[0]
    assert line.number == 2
    notebook.undo()
    assert image(observer) == before
    notebook.redo()
    assert image(observer) == after
    again = Notebook.open(notebook.path, KEY)
    assert again.journal()[0] == line
    again.take_back(line.number)
    assert image(observer) == before
    again.undo()
    assert image(observer) == after
    again.close()
    assert_said_in_both_languages(line.label)


def assert_said_in_both_languages(label: Text) -> None:
    for language in ("en", "zh_CN"):
        set_default_language(language)
        assert render(label).strip()
        assert "{" not in render(label)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=str)
def test_an_operation_joins_a_change_and_goes_with_it(
    notebook: Notebook, observer: Observer, scenario: Scenario
) -> None:
    def do_and_fail() -> None:
        with notebook.change(Text("More than one")):
            scenario.operation(notebook, *scenario.given(filled()[1]))
            raise ZeroDivisionError

    before = observer.rows()
    with pytest.raises(ZeroDivisionError):
        do_and_fail()
    assert observer.rows() == before
    assert len(notebook.journal()) == 1


def test_deleting_a_contact_leaves_nothing_that_names_it(notebook: Notebook, observer: Observer) -> None:
    contact = filled()[1].contact
    delete_contact(notebook, contact)
    assert [table for table, rows in observer.rows().items() if any(contact.id in row for row in rows)] == []
    assert notebook.select(Evidence) == []


def test_evidence_of_a_referral_is_undone_with_it(notebook: Notebook) -> None:
    contact = filled()[1].contact
    record_referral(notebook, Referral(contact.id, "Jo", TODAY), contact)
    assert [fact.note for fact in notebook.select(Evidence, "marker = ?", Marker.REFERS_A_CUSTOMER.value)] == ["Jo"]
    notebook.undo()
    assert notebook.select(Evidence, "marker = ?", Marker.REFERS_A_CUSTOMER.value) == []
