"""A stored visit in the dialog and back: unchanged it is the same, and a change touches only what was changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from salesbook.domain.contact import Channel, Note
from salesbook.domain.emotion import Emotion
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.money import Money
from salesbook.domain.objection import Objection
from salesbook.domain.promise import PromiseState, Side
from salesbook.domain.purchase import PurchaseReason
from salesbook.domain.visit import Expense, ExpenseKind, Participation, ValueGiven, ValueKind, Visit, VisitState
from salesbook.domain.visit_entry import VisitEntry
from salesbook.gui.visits.draft import ExpenseLine, ObjectionLine, PromiseLine, ValueLine
from salesbook.gui.visits.edited import draft_of, edited
from tests.world import World, world


def yuan(amount: int) -> Money:
    return Money(amount * 100, "CNY")


@pytest.fixture
def it() -> World:
    return world()


def test_a_visit_nobody_changes_is_the_same(it: World) -> None:
    was = draft_of(it.entry)
    assert edited(it.entry, was, was) == it.entry


def test_words_changed_keep_what_the_form_does_not_show(it: World) -> None:
    was = draft_of(it.entry)
    (mine, theirs) = was.promises
    now = replace(was, promises=(replace(mine, text="send two samples"), theirs), place="his office")
    after = edited(it.entry, was, now)
    stored = {one.id: one for one in it.entry.promises}
    assert after.promises == tuple(
        replace(stored[one.id], text="send two samples") if one.id == mine.of else one for one in it.entry.promises
    )
    assert after.promises[1].state is PromiseState.KEPT or after.promises[0].state is PromiseState.KEPT
    assert after.visit == replace(it.done, place="his office")
    assert (after.values, after.objections, after.expenses) == (it.entry.values, it.entry.objections, it.entry.expenses)


def test_a_line_taken_out_goes_and_a_new_one_is_the_first_named_ones(it: World) -> None:
    was = draft_of(it.entry)
    new = PromiseLine(Side.THEM, "call back", date(2026, 12, 1))
    after = edited(it.entry, was, replace(was, promises=(new,), objections=()))
    (promise,) = after.promises
    assert (promise.contact_id, promise.text, promise.due, promise.visit_id) == (
        was.people[0],
        "call back",
        date(2026, 12, 1),
        it.done.id,
    )
    assert after.objections == ()


def test_each_one_keeps_their_own_feeling_until_one_is_chosen_for_all(it: World) -> None:
    was = draft_of(it.entry)
    assert was.emotion is Emotion.HAPPY
    untouched = edited(it.entry, was, replace(was, note="other words"))
    assert [part.emotion for part in untouched.participations] == [Emotion.HAPPY, Emotion.WORRIED]
    chosen = edited(it.entry, was, replace(was, emotion=Emotion.ANGRY))
    assert [part.emotion for part in chosen.participations] == [Emotion.ANGRY, Emotion.ANGRY]
    assert [part.expectation for part in chosen.participations] == [
        part.expectation for part in it.entry.participations
    ]


def test_several_notes_changed_as_one_text_are_one_note(it: World) -> None:
    mine = it.done.id
    before = replace(it.entry, notes=(Note("one", visit_id=mine), Note("two", visit_id=mine, position=1)))
    was = draft_of(before)
    assert was.note == "one\ntwo"
    after = edited(before, was, replace(was, note="one\ntwo\nthree", private_note="secret"))
    assert [(note.text, note.private) for note in after.notes] == [("one\ntwo\nthree", False), ("secret", True)]
    assert after.notes[0].id == before.notes[0].id


def test_what_the_channel_proves_is_not_ticked_and_what_is_unticked_goes_from_all(it: World) -> None:
    mine, both = it.done.id, (it.contact, it.other)
    facts = tuple(
        Evidence(one.id, marker, it.done.day, mine)
        for one in both
        for marker in (Marker.MET_IN_PERSON, Marker.MEAL, Marker.GIVES_INFORMATION)
    )
    before = replace(it.entry, evidence=facts)
    was = draft_of(before)
    assert was.markers == (Marker.GIVES_INFORMATION,)
    after = edited(before, was, replace(was, markers=(Marker.ARGUES_FOR_US,)))
    found = {(fact.contact_id, fact.marker) for fact in after.evidence}
    expected = {Marker.MET_IN_PERSON, Marker.MEAL, Marker.ARGUES_FOR_US}
    assert found == {(one.id, marker) for one in both for marker in expected}


def test_what_only_the_old_channel_proved_can_be_said_by_hand(it: World) -> None:
    visit = Visit(it.done.day, channel=Channel.IN_PERSON)
    part = Participation(visit.id, it.contact.id)
    met = Evidence(it.contact.id, Marker.MET_IN_PERSON, visit.day, visit.id)
    before = VisitEntry(visit, (part,), evidence=(met,))
    was = draft_of(before)
    after = edited(before, was, replace(was, channel=Channel.PHONE, markers=(Marker.MET_IN_PERSON,)))
    assert [fact.marker for fact in after.evidence if fact.id != met.id] == [Marker.MET_IN_PERSON]


def test_an_answer_to_an_expected_objection_is_edited_as_one(it: World) -> None:
    said = next(one for one in it.things if getattr(one, "said", "") == "too dear")
    visit = replace(it.planned, state=VisitState.PLANNED)
    before = VisitEntry(visit, (Participation(visit.id, it.contact.id),), objections=(said,))  # type: ignore[arg-type]
    was = draft_of(before)
    (line,) = was.objections
    assert line == ObjectionLine("too dear", "no budget before May", "it lasts ten years", of=said.id)  # type: ignore[attr-defined]
    now = replace(was, objections=(replace(line, answer="it lasts twelve"),))
    (after,) = edited(before, was, now).objections
    assert (after.answer, after.real_reason) == ("it lasts twelve", "no budget before May")


def test_what_they_weigh_by_and_whether_the_answer_worked_go_there_and_back(it: World) -> None:
    loud = Objection("too loud", it.done.id, it.contact.id, "the old one was", "this one is not", True, 0)
    before = replace(it.entry, objections=(loud,))
    was = draft_of(before)
    (line,) = was.objections
    assert (line.answer, line.worked, line.kind) == ("this one is not", True, None)
    new = ObjectionLine("too slow", answer="it is not", kind=PurchaseReason.HABIT, worked=False)
    now = replace(was, objections=(replace(line, kind=PurchaseReason.COMPARISON, worked=None), new))
    first, second = edited(before, was, now).objections
    assert first == replace(loud, kind=PurchaseReason.COMPARISON, worked=None)
    assert (second.said, second.answer, second.kind, second.worked, second.visit_id, second.contact_id) == (
        ("too slow", "it is not", PurchaseReason.HABIT, False, it.done.id, it.contact.id)
    )


def test_value_given_keeps_its_cost_and_what_it_was(it: World) -> None:
    sample = ValueGiven(it.done.id, it.contact.id, ValueKind.PRODUCT, "a pump", yuan(50), True, 0, True)
    before = replace(it.entry, values=(sample,))
    was = draft_of(before)
    assert was.values == (ValueLine(ValueKind.PRODUCT, "a pump", yuan(50), True, True, sample.id),)
    now = replace(was, values=(replace(was.values[0], felt=None, trial=False, cost=yuan(60)),))
    (after,) = edited(before, was, now).values
    assert after == replace(sample, felt=None, trial=False, cost=yuan(60))


def test_an_expense_keeps_its_note_and_its_kind(it: World) -> None:
    (stored,) = it.entry.expenses
    was = draft_of(it.entry)
    now = replace(was, expenses=(ExpenseLine(Money(9_900, "CNY"), ExpenseKind.HOSPITALITY, stored.id),))
    assert edited(it.entry, was, now).expenses == (replace(stored, amount=Money(9_900, "CNY")),)
    assert isinstance(stored, Expense)


def test_seconds_the_form_does_not_show_stay(it: World) -> None:
    before = replace(it.entry, visit=replace(it.done, at=time(9, 30, 15)))
    shown = replace(draft_of(before), at=time(9, 30))
    assert edited(before, shown, replace(shown, note="x")).visit.at == time(9, 30, 15)


def test_a_promise_of_somebody_else_stays_theirs(it: World) -> None:
    was = draft_of(it.entry)
    owners = {one.id: one.contact_id for one in it.entry.promises}
    after = edited(it.entry, was, replace(was, promises=tuple(replace(one, due=None) for one in was.promises)))
    assert {one.id: one.contact_id for one in after.promises} == owners
    assert [one.due for one in after.promises] == [None, None]
