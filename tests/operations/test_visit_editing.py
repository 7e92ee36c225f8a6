"""Correcting a visit after it was saved: what was meant changes, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from salesbook.domain.contact import Channel, Contact, Note
from salesbook.domain.emotion import Emotion
from salesbook.domain.errors import Refused
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.interest import Interest
from salesbook.domain.objection import Objection
from salesbook.domain.promise import Promise, PromiseState, Side
from salesbook.domain.stage import Stage, StageChange
from salesbook.domain.visit import Participation, Visit, VisitState
from salesbook.domain.visit_entry import VisitEntry
from salesbook.operations.contacts import delete_contact
from salesbook.operations.reminders import settle_promise
from salesbook.operations.stages import move_to_stage
from salesbook.operations.visit_editing import edit_visit
from salesbook.operations.visits import delete_visit, log_visit, plan_visit
from salesbook.queries.search import visits_matching
from salesbook.queries.visits import entry_of, last_time
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, entry
from tests.operations.visiting import added, feeling, now, planned, visit_now, who

YESTERDAY = TODAY - timedelta(days=1)


def logged(notebook: Notebook, made: VisitEntry) -> VisitEntry:
    """What was logged, as it is read to be edited."""
    return entry_of(notebook, log_visit(notebook, made).visit)


def at(before: VisitEntry, **fields: Any) -> VisitEntry:
    return replace(before, visit=replace(before.visit, **fields))


def markers(notebook: Notebook, contact: Contact) -> set[Marker]:
    return {fact.marker for fact in notebook.of_contact(Evidence, contact.id)}


def taking_part(before: VisitEntry, *contacts: Contact) -> VisitEntry:
    parts = tuple(Participation(before.visit.id, one.id, position=place) for place, one in enumerate(contacts))
    return replace(before, participations=parts)


def test_a_mistaken_day_time_and_note_are_put_right_in_one_step(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    before = logged(notebook, feeling(entry(wang, note="he liked the pump"), Emotion.HAPPY))
    after = at(before, day=YESTERDAY, at=time(9, 30), place="his office")
    after = replace(after, notes=(replace(before.notes[0], text="he liked the valve"),))
    edit_visit(notebook, before, after)
    visit = visit_now(notebook, before.visit)
    assert (visit.day, visit.at, visit.place) == (YESTERDAY, time(9, 30), "his office")
    assert [(note.id, note.text) for note in notebook.select(Note)] == [(before.notes[0].id, "he liked the valve")]
    assert [one.id for one in visits_matching(notebook, "valve", 5)] == [visit.id]
    assert visits_matching(notebook, "pump", 5) == []
    assert str(notebook.journal()[0].label) == "Edit a visit: 王小明"
    notebook.undo()
    assert entry_of(notebook, visit_now(notebook, before.visit)) == before


def test_a_promise_kept_meanwhile_stays_kept_when_its_words_are_corrected(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    made = entry(wang)
    promise = Promise(wang.id, Side.ME, "send samples", TODAY, made.visit.id, TODAY)
    before = logged(notebook, replace(made, promises=(promise,)))
    settle_promise(notebook, promise, PromiseState.KEPT, TODAY, "王小明")
    edit_visit(notebook, before, replace(before, promises=(replace(promise, text="send two samples"),)))
    (kept,) = notebook.select(Promise)
    assert (kept.id, kept.text, kept.state, kept.settled_on) == (
        promise.id,
        "send two samples",
        PromiseState.KEPT,
        TODAY,
    )


def test_what_is_taken_out_goes_and_what_is_new_comes(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    made = entry(wang)
    mine = made.visit.id
    before = logged(
        notebook,
        replace(
            made,
            objections=(Objection("too dear", mine, wang.id),),
            interests=(Interest(wang.id, "tea", visit_id=mine),),
        ),
    )
    new = Objection("too loud", mine, wang.id)
    edit_visit(notebook, before, replace(before, objections=(new,), interests=()))
    assert notebook.select(Objection) == [new]
    assert notebook.select(Interest) == []


def test_a_corrected_emotion_is_the_last_one(notebook: Notebook) -> None:
    wang, li = added(notebook, "王小明"), added(notebook, "李雷")
    before = logged(notebook, feeling(entry(wang, li), Emotion.HAPPY, Emotion.WORRIED))
    edit_visit(notebook, before, feeling(before, Emotion.ANGRY, Emotion.WORRIED))
    found = [last_time(notebook, one.id) for one in (wang, li)]
    assert [last.emotion for last in found if last] == [Emotion.ANGRY, Emotion.WORRIED]


def test_a_visit_moved_behind_another_is_no_longer_the_last(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    log_visit(notebook, feeling(entry(wang, day=YESTERDAY), Emotion.HAPPY))
    before = logged(notebook, feeling(entry(wang), Emotion.ANGRY))
    edit_visit(notebook, before, at(before, day=TODAY - timedelta(days=9)))
    last = last_time(notebook, wang.id)
    assert last is not None
    assert last.emotion is Emotion.HAPPY


# What the channel proves.


def test_a_lunch_that_was_a_call_proves_nothing_but_the_stage_stands(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    before = logged(notebook, entry(wang, channel=Channel.MEAL))
    edit_visit(notebook, before, at(before, channel=Channel.PHONE))
    assert markers(notebook, wang) == set()
    assert now(notebook, wang).stage is Stage.RECOGNITION
    assert [line.visit_id for line in notebook.select(StageChange)] == [before.visit.id]


def test_a_call_that_was_a_lunch_brings_recognition_and_offers_dating(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    before = logged(notebook, entry(wang, channel=Channel.PHONE))
    brought = edit_visit(notebook, before, at(before, channel=Channel.MEAL))
    assert markers(notebook, wang) == {Marker.MET_IN_PERSON, Marker.MEAL}
    assert brought.recognised == (wang.id,)
    assert [(one, offer.to) for one, offer in brought.offers] == [(wang.id, Stage.DATING)]
    notebook.undo()
    assert (now(notebook, wang).stage, markers(notebook, wang)) == (None, set())


def test_evidence_somebody_saw_stays_whatever_the_channel(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    made = entry(wang, channel=Channel.MEAL)
    seen = Evidence(wang.id, Marker.OPENLY_SUPPORTS_US, TODAY, made.visit.id, "in the meeting")
    before = logged(notebook, replace(made, evidence=(seen,)))
    edit_visit(notebook, before, at(before, channel=Channel.VIDEO))
    assert notebook.select(Evidence) == [seen]


def test_evidence_keeps_its_id_where_the_channel_still_proves_it(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    before = logged(notebook, entry(wang, channel=Channel.MEAL))
    met = next(fact for fact in before.evidence if fact.marker is Marker.MET_IN_PERSON)
    edit_visit(notebook, before, at(before, channel=Channel.SPORT))
    assert markers(notebook, wang) == {Marker.MET_IN_PERSON, Marker.SPORT}
    assert notebook.get(Evidence, met.id) == met


def test_evidence_deleted_by_hand_does_not_come_back_with_another_note(notebook: Notebook) -> None:
    wang = added(notebook, "王小明", stage=Stage.DATING)
    logged(notebook, entry(wang, note="lunch"))
    with notebook.change(notebook.journal()[0].label) as change:
        change.delete(*notebook.select(Evidence))
    before = entry_of(notebook, notebook.select(Visit)[0])
    edit_visit(notebook, before, replace(before, notes=()))
    assert notebook.select(Evidence) == []


def test_no_move_is_offered_again_where_nothing_new_was_proved(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    before = logged(notebook, entry(wang, channel=Channel.MEAL, note="lunch"))
    assert edit_visit(notebook, before, replace(before, notes=())).offers == ()


def test_a_colleague_proves_nothing(notebook: Notebook) -> None:
    wang, ann = added(notebook, "王小明"), added(notebook, "Ann", colleague=True)
    before = logged(notebook, entry(wang, ann, channel=Channel.PHONE))
    edit_visit(notebook, before, at(before, channel=Channel.MEAL))
    assert (markers(notebook, ann), now(notebook, ann).stage) == (set(), None)


# Another day.


def test_evidence_promises_and_what_was_learned_are_dated_by_the_new_day(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    made = entry(wang)
    mine = made.visit.id
    before = logged(
        notebook,
        replace(
            made,
            promises=(Promise(wang.id, Side.ME, "samples", TODAY + timedelta(days=3), mine, TODAY),),
            interests=(Interest(wang.id, "tea", since=TODAY, visit_id=mine),),
        ),
    )
    edit_visit(notebook, before, at(before, day=YESTERDAY))
    assert {fact.day for fact in notebook.select(Evidence)} == {YESTERDAY}
    assert [(one.given_on, one.due) for one in notebook.select(Promise)] == [(YESTERDAY, TODAY + timedelta(days=3))]
    assert [one.since for one in notebook.select(Interest)] == [YESTERDAY]
    # Recognition came of the visit by itself, so it came on its day.
    assert [line.day for line in notebook.select(StageChange)] == [YESTERDAY]


def test_a_move_the_rep_accepted_keeps_its_day(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    before = logged(notebook, entry(wang, channel=Channel.MEAL))
    move_to_stage(notebook, now(notebook, wang), Stage.DATING, TODAY)
    edit_visit(notebook, before, at(before, day=YESTERDAY))
    history = sorted(notebook.select(StageChange), key=lambda line: line.in_order)
    assert [(line.to_stage, line.day) for line in history] == [(Stage.RECOGNITION, YESTERDAY), (Stage.DATING, TODAY)]


def test_evidence_dated_by_hand_keeps_its_day(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    made = entry(wang, channel=Channel.PHONE)
    long_ago = Evidence(wang.id, Marker.GIVES_INFORMATION, date(2026, 1, 5), made.visit.id)
    before = logged(notebook, replace(made, evidence=(long_ago,)))
    edit_visit(notebook, before, at(before, day=YESTERDAY))
    assert [fact.day for fact in notebook.select(Evidence)] == [date(2026, 1, 5)]


# Other people.


def test_the_wrong_person_is_exchanged_for_the_right_one(notebook: Notebook) -> None:
    wrong, right = added(notebook, "王小民"), added(notebook, "王小明")
    made = entry(wrong, note="lunch", channel=Channel.MEAL)
    mine = made.visit.id
    promise = Promise(wrong.id, Side.ME, "samples", visit_id=mine, given_on=TODAY)
    tea = Interest(wrong.id, "tea", visit_id=mine)
    before = logged(notebook, replace(made, promises=(promise,), interests=(tea,)))
    brought = edit_visit(notebook, before, taking_part(before, right))
    assert who(notebook, before.visit) == {"王小明"}
    assert (markers(notebook, wrong), markers(notebook, right)) == (set(), {Marker.MET_IN_PERSON, Marker.MEAL})
    assert [(one.id, one.contact_id) for one in notebook.select(Promise)] == [(promise.id, right.id)]
    assert [(one.id, one.contact_id) for one in notebook.select(Interest)] == [(tea.id, right.id)]
    assert brought.recognised == (right.id,)
    assert last_time(notebook, wrong.id) is None
    # The stage stands until the rep takes it back, and its line no longer hides beneath a visit of somebody else.
    assert now(notebook, wrong).stage is Stage.RECOGNITION
    assert [line.visit_id for line in notebook.of_contact(StageChange, wrong.id)] == [None]


def test_somebody_who_was_there_too_has_met_us_and_the_others_keep_their_part(notebook: Notebook) -> None:
    wang, li = added(notebook, "王小明"), added(notebook, "李雷")
    before = logged(notebook, feeling(entry(wang), Emotion.HAPPY))
    joined = Participation(before.visit.id, li.id, position=1)
    edit_visit(notebook, before, replace(before, participations=(*before.participations, joined)))
    parts = notebook.of_visit(Participation, before.visit.id)
    assert [(part.id, part.emotion) for part in parts] == [
        (before.participations[0].id, Emotion.HAPPY),
        (joined.id, None),
    ]
    assert markers(notebook, li) == {Marker.MET_IN_PERSON}
    assert now(notebook, li).stage is Stage.RECOGNITION


# A planned one.


def test_a_plan_keeps_its_code_and_remembers_when_it_was_for(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    plan = planned(notebook, wang, at=time(10))
    before = entry_of(notebook, plan)
    after = at(before, day=TODAY + timedelta(days=2), at=time(14), purpose="prices", channel=Channel.MEAL)
    edit_visit(notebook, before, after)
    moved = visit_now(notebook, plan)
    assert (moved.state, moved.code, moved.day, moved.purpose) == (
        VisitState.PLANNED,
        plan.code,
        TODAY + timedelta(days=2),
        "prices",
    )
    assert moved.moved_from == datetime.combine(TODAY, time(10))
    again = entry_of(notebook, moved)
    edit_visit(notebook, again, at(again, day=TODAY + timedelta(days=3)))
    assert visit_now(notebook, plan).moved_from == datetime.combine(TODAY, time(10))
    # A lunch to come proves nothing yet.
    assert notebook.select(Evidence) == []


def test_a_plan_whose_words_change_has_not_moved(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    before = entry_of(notebook, planned(notebook, wang))
    edit_visit(notebook, before, at(before, wanted_result="the order"))
    assert visit_now(notebook, before.visit).moved_from is None


# What cannot be.


def test_a_visit_of_nobody_is_refused(notebook: Notebook) -> None:
    before = logged(notebook, entry(added(notebook, "王小明")))
    with pytest.raises(Refused):
        edit_visit(notebook, before, replace(before, participations=()))
    assert len(notebook.select(Participation)) == 1


def test_a_visit_deleted_meanwhile_is_refused(notebook: Notebook) -> None:
    before = logged(notebook, entry(added(notebook, "王小明")))
    delete_visit(notebook, before.visit, "王小明")
    with pytest.raises(Refused):
        edit_visit(notebook, before, at(before, place="Berlin"))


def test_a_visit_whose_company_was_deleted_meanwhile_is_refused(notebook: Notebook) -> None:
    wang, li = added(notebook, "王小明"), added(notebook, "李雷")
    before = logged(notebook, entry(wang, li))
    delete_contact(notebook, li)
    with pytest.raises(Refused):
        edit_visit(notebook, before, at(before, channel=Channel.MEAL))


def test_editing_nothing_is_no_step(notebook: Notebook) -> None:
    before = logged(notebook, entry(added(notebook, "王小明"), note="lunch"))
    steps = len(notebook.journal())
    edit_visit(notebook, before, before)
    assert len(notebook.journal()) == steps


def test_another_change_of_the_same_visit_meanwhile_is_not_undone(notebook: Notebook) -> None:
    before = logged(notebook, entry(added(notebook, "王小明"), place="Berlin"))
    edit_visit(notebook, before, at(before, place="Potsdam"))
    edit_visit(notebook, before, at(before, lasted=45))
    visit = visit_now(notebook, before.visit)
    assert (visit.place, visit.lasted) == ("Potsdam", 45)


def test_a_plan_in_the_notebook_is_read_back_whole(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    made = replace(entry(wang, day=TODAY, note="bring samples"), objections=())
    plan = plan_visit(notebook, made)
    assert entry_of(notebook, plan) == replace(made, visit=plan)
