"""Merging two contacts of a notebook: everything goes to the one, and one undo brings both back."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from salesbook.domain.channel import Channel
from salesbook.domain.contact import Contact, Phone
from salesbook.domain.emotion import Emotion
from salesbook.domain.errors import Refused
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.important_date import DateKind, ImportantDate
from salesbook.domain.organisation import Organisation
from salesbook.domain.profile import Profile
from salesbook.domain.promise import Promise
from salesbook.domain.purchase import Purchase
from salesbook.domain.referral import Referral
from salesbook.domain.relation import Relation
from salesbook.domain.reminders.reminder import Answer, AnswerKind
from salesbook.domain.stage import Stage, StageChange
from salesbook.domain.text import Text
from salesbook.domain.visit import Participation, Visit
from salesbook.operations.imports import CardMerge, apply_import
from salesbook.operations.merging import merge_contacts
from salesbook.operations.stages import move_to_stage
from salesbook.operations.visits import log_visit
from salesbook.queries.duplicates import reviewed
from salesbook.store.notebook import Notebook
from salesbook.store.nouns import NOUNS
from tests.factories import TODAY, entry, profile
from tests.images import Observer
from tests.world import MORNING, World, world


@pytest.fixture
def it(notebook: Notebook) -> World:
    """A world in the notebook."""
    found = world()
    with notebook.change(Text("Make a world")) as change:
        change.insert(*found.things)
    return found


def contact_of(notebook: Notebook, contact: Contact) -> Contact:
    found = notebook.get(Contact, contact.id)
    assert found is not None
    return found


def test_nothing_names_the_other_any_more_and_undo_brings_both_back(
    notebook: Notebook, observer: Observer, it: World
) -> None:
    before = observer.rows(), observer.index()
    merge_contacts(notebook, it.other, it.contact, TODAY)
    for noun in NOUNS:
        for field in fields(noun):
            if field.name in ("contact_id", "other_id", "to_contact_id"):
                assert notebook.select(noun, f"{field.name} = ?", it.contact.id) == []
    assert observer.broken_references() == []
    assert observer.index() == observer.rebuilt_index()
    notebook.undo()
    assert (observer.rows(), observer.index()) == before


def test_promises_sales_and_referrals_of_both_are_kept(notebook: Notebook, it: World) -> None:
    counted = {noun: len(notebook.select(noun)) for noun in (Promise, Purchase, Referral, Visit, Relation)}
    merge_contacts(notebook, it.contact, it.other, TODAY)
    assert {noun: len(notebook.select(noun, "1")) for noun in counted} == counted
    assert {one.contact_id for one in notebook.select(Purchase)} == {it.contact.id}


def test_both_at_one_visit_took_part_once(notebook: Notebook, it: World) -> None:
    merge_contacts(notebook, it.contact, it.other, TODAY)
    [part] = notebook.of_visit(Participation, it.done.id)
    assert (part.contact_id, part.emotion) == (it.contact.id, Emotion.HAPPY)
    noted = [text for (text,) in notebook.rows("SELECT text FROM note WHERE visit_id = ?", it.done.id)]
    assert [text for text in noted if text.startswith(it.other.name)] != []


def test_one_fact_of_one_visit_stays_one(notebook: Notebook) -> None:
    one, other = Contact("王小明"), Contact("Wang Xiaoming")
    apply_import(notebook, (Profile(one), Profile(other)))
    log_visit(notebook, entry(one, other, channel=Channel.IN_PERSON))
    merge_contacts(notebook, contact_of(notebook, one), contact_of(notebook, other), TODAY)
    assert [fact.marker for fact in notebook.select(Evidence)] == [Marker.MET_IN_PERSON]


def test_the_higher_stage_stands_with_the_history_of_both(notebook: Notebook, it: World) -> None:
    move_to_stage(notebook, it.other, Stage.TRUST, TODAY, "we travelled together")
    other = contact_of(notebook, it.other)
    merge_contacts(notebook, it.contact, other, TODAY)
    assert contact_of(notebook, it.contact).stage is Stage.TRUST
    history = notebook.select(StageChange, "contact_id = ? ORDER BY in_order", it.contact.id)
    assert [line.in_order for line in history] == list(range(4))
    assert history[-1].to_stage is Stage.TRUST


def test_a_history_that_ends_lower_gets_one_more_line(notebook: Notebook, it: World) -> None:
    high = replace(it.other, stage=Stage.ALLY)
    with notebook.change(Text("Stage")) as change:
        change.update(high)
        change.insert(StageChange(high.id, None, Stage.ALLY, MORNING, TODAY.replace(year=2020)))
    merge_contacts(notebook, it.contact, high, TODAY)
    history = notebook.select(StageChange, "contact_id = ? ORDER BY in_order", it.contact.id)
    assert [(line.from_stage, line.to_stage) for line in history[-2:]] == [
        (None, Stage.RECOGNITION),
        (Stage.RECOGNITION, Stage.ALLY),
    ]


def test_the_answer_to_a_birthday_both_have_counts_for_the_one_that_stays(notebook: Notebook, it: World) -> None:
    same = ImportantDate(it.other.id, DateKind.BIRTHDAY, 3, 9)
    mine = replace(same, contact_id=it.contact.id, id="mine")
    with notebook.change(Text("Dates")) as change:
        change.insert(same, mine, Answer(f"date:{same.id}:2026", AnswerKind.DONE, TODAY, it.other.id))
    merge_contacts(notebook, it.contact, it.other, TODAY)
    assert len(notebook.select(Answer, "reminder = 'date:mine:2026' AND contact_id = ?", it.contact.id)) == 1


def test_whoever_was_related_to_the_other_is_related_to_the_one_but_not_to_themselves(
    notebook: Notebook, it: World
) -> None:
    third = Contact("李娜")
    with notebook.change(Text("More")) as change:
        change.insert(third, Relation(third.id, "boss", "Anna", it.other.id))
    merge_contacts(notebook, it.contact, it.other, TODAY)
    assert [one.other_id for one in notebook.select(Relation, "contact_id = ?", third.id)] == [it.contact.id]
    assert {one.other_id for one in notebook.select(Relation, "contact_id = ?", it.contact.id)} == {None}


def test_nobody_is_merged_with_themselves(notebook: Notebook, it: World) -> None:
    with pytest.raises(Refused, match="two contacts"):
        merge_contacts(notebook, it.contact, it.contact, TODAY)


def test_cards_of_the_contact_that_is_gone_are_of_the_one_that_stays(notebook: Notebook) -> None:
    one, other = profile("王小明", "138 0013 8000"), profile("Wang Xiaoming", "139 1111 2222")
    apply_import(notebook, (one, other))
    merge_contacts(notebook, contact_of(notebook, one.contact), contact_of(notebook, other.contact), TODAY)
    card = profile("Somebody Else")
    card = replace(card, contact=replace(card.contact, uid=f"urn:uuid:{other.contact.id}"))
    [found] = reviewed(notebook, (card,))
    assert found.like is not None
    assert found.like.id == one.contact.id


def test_two_cards_of_one_person_merge_into_the_new_contact(notebook: Notebook) -> None:
    first, second = profile("王小明", "138 0013 8000"), profile("王小明", "+86 138 0013 8000", "拜耳")
    found = reviewed(notebook, (first, second))
    assert found[1].like == first.contact
    apply_import(notebook, (first,), merges=(CardMerge(first.contact.id, second),))
    [contact] = notebook.select(Contact)
    assert [phone.value for phone in notebook.of_contact(Phone, contact.id)] == ["138 0013 8000"]
    assert [one.name for one in notebook.select(Organisation)] == ["拜耳"]
    assert [one.verdict.value for one in reviewed(notebook, (first, second))] == ["identical", "identical"]
