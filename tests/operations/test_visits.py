"""Planning, logging, moving and deleting visits, as a rep expects them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from salesbook.domain.contact import Channel, Contact, Note
from salesbook.domain.emotion import Emotion, Expectation
from salesbook.domain.errors import Refused
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.interest import Interest, Need
from salesbook.domain.objection import Objection
from salesbook.domain.promise import NextStep, Promise, Side
from salesbook.domain.stage import Stage, StageChange
from salesbook.domain.visit import Participation, Visit, VisitState
from salesbook.domain.visit_code import parse_code
from salesbook.domain.visit_entry import VisitEntry
from salesbook.operations.contacts import add_contact
from salesbook.operations.visits import delete_visit, did_not_happen, log_visit, move_visit, plan_visit
from salesbook.queries.visits import entry_of, last_time, planned_on
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, entry, profile


def added(notebook: Notebook, name: str, *, colleague: bool = False, stage: Stage | None = None) -> Contact:
    contact = replace(profile(name).contact, colleague=colleague, stage=stage)
    add_contact(notebook, replace(profile(name), contact=contact))
    return now(notebook, contact)


def now(notebook: Notebook, contact: Contact) -> Contact:
    found = notebook.get(Contact, contact.id)
    assert found is not None
    return found


def visit_now(notebook: Notebook, visit: Visit) -> Visit:
    found = notebook.get(Visit, visit.id)
    assert found is not None
    return found


def who(notebook: Notebook, visit: Visit) -> set[str]:
    names = {contact.id: contact.name for contact in notebook.select(Contact)}
    return {names[part.contact_id] for part in notebook.of_visit(Participation, visit.id)}


def feeling(made: VisitEntry, *emotions: Emotion | None) -> VisitEntry:
    parts = zip(made.participations, emotions, strict=True)
    return replace(made, participations=tuple(replace(part, emotion=emotion) for part, emotion in parts))


# Logging.


def test_a_first_meeting_sets_recognition_and_says_so(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    logged = log_visit(notebook, entry(wang))
    assert now(notebook, wang).stage is Stage.RECOGNITION
    assert logged.recognised == (wang.id,)
    assert logged.offers == ()
    assert [fact.marker for fact in notebook.of_contact(Evidence, wang.id)] == [Marker.MET_IN_PERSON]
    history = notebook.of_contact(StageChange, wang.id)
    assert [(line.from_stage, line.to_stage, line.day, line.visit_id) for line in history] == [
        (None, Stage.RECOGNITION, TODAY, logged.visit.id)
    ]


@pytest.mark.parametrize("channel", [Channel.PHONE, Channel.VIDEO, Channel.MESSAGE, Channel.GIFT, Channel.CARD])
def test_a_touch_from_afar_proves_nothing(notebook: Notebook, channel: Channel) -> None:
    wang = added(notebook, "王小明")
    logged = log_visit(notebook, entry(wang, channel=channel))
    assert now(notebook, wang).stage is None
    assert (logged.recognised, logged.offers) == ((), ())
    assert notebook.select(Evidence) == []


def test_a_meal_with_somebody_new_sets_recognition_and_offers_dating(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    logged = log_visit(notebook, entry(wang, channel=Channel.MEAL))
    assert now(notebook, wang).stage is Stage.RECOGNITION
    assert [(one, offer.to, [fact.marker for fact in offer.evidence]) for one, offer in logged.offers] == [
        (wang.id, Stage.DATING, [Marker.MEAL])
    ]


def test_evidence_said_and_shown_is_written_once(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    made = entry(wang, channel=Channel.MEAL)
    said = Evidence(wang.id, Marker.MEAL, TODAY, made.visit.id, note="hotpot")
    log_visit(notebook, replace(made, evidence=(said,)))
    found = {fact.marker: fact.note for fact in notebook.of_contact(Evidence, wang.id)}
    assert found == {Marker.MEAL: "hotpot", Marker.MET_IN_PERSON: ""}
    assert len(notebook.select(Evidence)) == 2


def test_everybody_who_took_part_has_met_in_person_but_a_colleague_has_no_stage(notebook: Notebook) -> None:
    wang, li = added(notebook, "王小明"), added(notebook, "李雷", stage=Stage.TRUST)
    ann = added(notebook, "Ann", colleague=True)
    logged = log_visit(notebook, entry(wang, li, ann, channel=Channel.SPORT))
    assert [now(notebook, one).stage for one in (wang, li, ann)] == [Stage.RECOGNITION, Stage.TRUST, None]
    assert logged.recognised == (wang.id,)
    assert [one for one, _ in logged.offers] == [wang.id]
    assert notebook.of_contact(Evidence, ann.id) == []
    assert notebook.of_contact(StageChange, li.id) == []


def test_each_participant_leaves_with_their_own_emotion(notebook: Notebook) -> None:
    wang, li = added(notebook, "王小明"), added(notebook, "李雷")
    made = feeling(entry(wang, li), Emotion.HAPPY, Emotion.WORRIED)
    log_visit(
        notebook,
        replace(
            made,
            participations=(replace(made.participations[0], expectation=Expectation.ABOVE), made.participations[1]),
        ),
    )
    kept = {
        part.contact_id: (part.emotion, part.expectation) for part in notebook.of_visit(Participation, made.visit.id)
    }
    assert kept == {wang.id: (Emotion.HAPPY, Expectation.ABOVE), li.id: (Emotion.WORRIED, None)}
    found = [last_time(notebook, one.id) for one in (wang, li)]
    assert [last.emotion for last in found if last] == [Emotion.HAPPY, Emotion.WORRIED]


def test_a_visit_nobody_took_part_in_is_refused(notebook: Notebook) -> None:
    with pytest.raises(Refused):
        log_visit(notebook, entry())
    with pytest.raises(Refused):
        plan_visit(notebook, entry())
    assert notebook.select(Visit) == []


def test_a_meeting_logged_late_counts_on_its_own_day(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    last_week = TODAY - timedelta(days=7)
    log_visit(notebook, entry(wang, day=last_week))
    assert [line.day for line in notebook.of_contact(StageChange, wang.id)] == [last_week]
    assert [fact.day for fact in notebook.of_contact(Evidence, wang.id)] == [last_week]


def test_the_last_emotion_is_that_of_the_later_day_not_of_the_later_entry(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    log_visit(notebook, feeling(entry(wang), Emotion.HAPPY))
    log_visit(notebook, feeling(entry(wang, day=TODAY - timedelta(days=1)), Emotion.ANGRY))
    last = last_time(notebook, wang.id)
    assert last is not None
    assert (last.emotion, last.visit.day) == (Emotion.HAPPY, TODAY)


def test_within_a_day_the_last_emotion_goes_by_the_time(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    log_visit(notebook, feeling(entry(wang, at=time(16)), Emotion.HAPPY))
    log_visit(notebook, feeling(entry(wang, at=time(9)), Emotion.ANGRY))
    last = last_time(notebook, wang.id)
    assert last is not None
    assert last.emotion is Emotion.HAPPY


def test_a_call_without_a_time_comes_after_what_was_logged_before_it_that_day(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    log_visit(notebook, feeling(entry(wang, at=time(10)), Emotion.HAPPY))
    log_visit(notebook, feeling(entry(wang, channel=Channel.PHONE), Emotion.ANGRY))
    last = last_time(notebook, wang.id)
    assert last is not None
    assert last.emotion is Emotion.ANGRY
    log_visit(notebook, feeling(entry(wang, at=time(15)), Emotion.SAFE))
    log_visit(notebook, feeling(entry(wang, channel=Channel.PHONE), Emotion.GRATEFUL))
    log_visit(notebook, feeling(entry(wang, channel=Channel.MESSAGE), None))
    last = last_time(notebook, wang.id)
    assert last is not None
    assert last.emotion is Emotion.GRATEFUL


def test_visits_to_come_that_day_do_not_disturb_the_order(notebook: Notebook) -> None:
    wang, li = added(notebook, "王小明"), added(notebook, "李雷")
    plan_visit(notebook, entry(li, at=time(18)))
    log_visit(notebook, feeling(entry(wang, channel=Channel.PHONE), Emotion.HAPPY))
    log_visit(notebook, feeling(entry(wang, at=time(14)), Emotion.ANGRY))
    last = last_time(notebook, wang.id)
    assert last is not None
    assert last.emotion is Emotion.ANGRY


# Completing what was planned.


def planned(notebook: Notebook, *contacts: Contact, **fields: Any) -> Visit:
    made = entry(*contacts, **{"channel": None, **fields})
    said = Objection("too expensive", made.visit.id, contacts[0].id, answer="lifetime cost")
    return plan_visit(notebook, replace(made, objections=(said,)))


def test_logging_completes_the_planned_visit_of_the_day(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    plan = planned(
        notebook, wang, at=time(10), place="Bayer, floor 3", purpose="prices", wanted_result="order", ace="samples"
    )
    logged = log_visit(notebook, entry(wang, note="he laughed", place="the canteen", lasted=40))
    assert [visit.id for visit in notebook.select(Visit)] == [plan.id]
    assert logged.visit == visit_now(notebook, plan)
    assert logged.visit == replace(
        plan, state=VisitState.DONE, channel=Channel.IN_PERSON, place="the canteen", lasted=40, code=None
    )
    whole = entry_of(notebook, logged.visit)
    assert [note.text for note in whole.notes] == ["he laughed"]
    assert [(one.said, one.answer) for one in whole.objections] == [("too expensive", "lifetime cost")]
    assert [part.contact_id for part in whole.participations] == [wang.id]
    assert planned_on(notebook, TODAY) == []


def test_all_parts_of_the_entry_come_to_the_planned_visit(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    plan = planned(notebook, wang)
    made = entry(wang)
    mine = made.visit.id
    log_visit(
        notebook,
        replace(
            made,
            promises=(Promise(wang.id, Side.ME, "send samples", visit_id=mine),),
            next_steps=(NextStep(wang.id, "call", visit_id=mine),),
            interests=(Interest(wang.id, "tea", visit_id=mine),),
            needs=(Need("less noise", wang.id, visit_id=mine),),
        ),
    )
    whole = entry_of(notebook, visit_now(notebook, plan))
    assert [len(parts) for parts in (whole.promises, whole.next_steps, whole.interests, whole.needs)] == [1, 1, 1, 1]


def test_the_code_of_a_visit_that_is_done_is_free_again(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    plan = planned(notebook, wang)
    assert plan.code is not None
    assert parse_code(plan.code) == plan.code
    log_visit(notebook, entry(wang))
    assert visit_now(notebook, plan).code is None


def test_a_plan_of_another_day_stays_planned(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    plan = planned(notebook, wang, day=TODAY + timedelta(days=1))
    log_visit(notebook, entry(wang))
    assert visit_now(notebook, plan) == plan
    assert len(notebook.select(Visit)) == 2


def test_a_plan_of_somebody_else_stays_planned(notebook: Notebook) -> None:
    wang, li = added(notebook, "王小明"), added(notebook, "李雷")
    plan = planned(notebook, li)
    log_visit(notebook, entry(wang))
    assert visit_now(notebook, plan) == plan


def test_who_came_to_a_planned_visit_is_what_was_logged(notebook: Notebook) -> None:
    wang, li, zhao = (added(notebook, name) for name in ("王小明", "李雷", "赵敏"))
    plan = planned(notebook, wang, li)
    log_visit(notebook, feeling(entry(wang, zhao), Emotion.HAPPY, Emotion.SAFE))
    assert who(notebook, plan) == {"王小明", "赵敏"}
    assert {part.emotion for part in notebook.of_visit(Participation, plan.id)} == {Emotion.HAPPY, Emotion.SAFE}


def test_the_plan_is_found_whoever_is_named_first(notebook: Notebook) -> None:
    wang, li = added(notebook, "王小明"), added(notebook, "李雷")
    plan = planned(notebook, li, purpose="prices")
    logged = log_visit(notebook, entry(wang, li))
    assert (logged.visit.id, logged.visit.purpose) == (plan.id, "prices")
    assert who(notebook, plan) == {"王小明", "李雷"}


def test_two_separate_plans_end_in_the_one_visit_that_was(notebook: Notebook) -> None:
    wang, li = added(notebook, "王小明"), added(notebook, "李雷")
    first = planned(notebook, wang, at=time(10), purpose="prices", ace="samples")
    second = planned(notebook, li, at=time(11), purpose="renewal", ace="samples")
    before = notebook.rows("SELECT id, state, purpose FROM visit ORDER BY id")
    logged = log_visit(notebook, entry(wang, li))
    assert [visit.id for visit in notebook.select(Visit)] == [first.id]
    assert (logged.visit.purpose, logged.visit.ace, logged.visit.at) == ("prices; renewal", "samples", time(10))
    assert len(entry_of(notebook, logged.visit).objections) == 2
    assert who(notebook, first) == {"王小明", "李雷"}
    notebook.undo()
    assert notebook.rows("SELECT id, state, purpose FROM visit ORDER BY id") == before
    assert who(notebook, second) == {"李雷"}


def test_another_plan_with_somebody_who_was_not_there_stays_planned(notebook: Notebook) -> None:
    wang, li, zhao = (added(notebook, name) for name in ("王小明", "李雷", "赵敏"))
    first = planned(notebook, wang, at=time(10))
    second = planned(notebook, li, zhao, at=time(15))
    log_visit(notebook, entry(wang, li))
    assert visit_now(notebook, first).state is VisitState.DONE
    assert visit_now(notebook, second) == second
    assert who(notebook, second) == {"李雷", "赵敏"}


def test_of_two_plans_the_one_nearest_in_time_is_completed(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    morning, evening = planned(notebook, wang, at=time(9)), planned(notebook, wang, at=time(18))
    log_visit(notebook, entry(wang, at=time(18, 30)))
    assert visit_now(notebook, evening).state is VisitState.DONE
    assert visit_now(notebook, morning) == morning
    log_visit(notebook, entry(wang))
    assert visit_now(notebook, morning).state is VisitState.DONE


def test_of_two_plans_the_one_of_the_same_channel_is_completed(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    call = planned(notebook, wang, at=time(9), channel=Channel.PHONE)
    dinner = planned(notebook, wang, at=time(18), channel=Channel.MEAL)
    log_visit(notebook, entry(wang, channel=Channel.MEAL))
    assert (visit_now(notebook, call).state, visit_now(notebook, dinner).state) == (VisitState.PLANNED, VisitState.DONE)


def test_a_plan_keeps_its_channel_where_none_is_said(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    planned(notebook, wang, channel=Channel.PHONE)
    assert log_visit(notebook, entry(wang, channel=None)).visit.channel is Channel.PHONE
    assert now(notebook, wang).stage is None


def test_the_plan_named_by_its_id_is_completed_though_another_is_nearer(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    morning, evening = planned(notebook, wang, at=time(9)), planned(notebook, wang, at=time(18))
    made = entry(wang, at=time(9), note="late")
    named = replace(made, visit=replace(made.visit, id=evening.id), notes=(Note("late", visit_id=evening.id),))
    log_visit(notebook, replace(named, participations=(replace(made.participations[0], visit_id=evening.id),)))
    assert visit_now(notebook, evening).state is VisitState.DONE
    assert visit_now(notebook, morning) == morning


def test_a_visit_that_is_done_is_not_logged_over(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    done = log_visit(notebook, entry(wang, place="here")).visit
    made = entry(wang, place="there")
    with pytest.raises(Refused):
        log_visit(notebook, replace(made, visit=replace(made.visit, id=done.id)))
    assert visit_now(notebook, done).place == "here"


# Moving and calling off.


def test_a_moved_visit_remembers_when_it_was_first_planned_for(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    plan = planned(notebook, wang, at=time(10))
    move_visit(notebook, plan, TODAY + timedelta(days=1), time(14), "王小明")
    moved = visit_now(notebook, plan)
    assert (moved.day, moved.at, moved.code) == (TODAY + timedelta(days=1), time(14), plan.code)
    assert moved.moved_from == datetime.combine(TODAY, time(10))
    move_visit(notebook, moved, TODAY + timedelta(days=9), None, "王小明")
    again = visit_now(notebook, plan)
    assert (again.day, again.at, again.moved_from) == (TODAY + timedelta(days=9), None, moved.moved_from)


def test_a_moved_visit_still_says_so_when_it_is_done(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    plan = planned(notebook, wang, at=time(10))
    move_visit(notebook, plan, TODAY + timedelta(days=1), None, "王小明")
    logged = log_visit(notebook, entry(wang, day=TODAY + timedelta(days=1)))
    assert (logged.visit.id, logged.visit.moved_from) == (plan.id, datetime.combine(TODAY, time(10)))


def test_a_moved_visit_takes_its_place_by_its_new_day(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    plan = planned(notebook, wang, day=TODAY + timedelta(days=30))
    move_visit(notebook, plan, TODAY - timedelta(days=2), None, "王小明")
    log_visit(notebook, feeling(entry(wang, day=TODAY - timedelta(days=2)), Emotion.ANGRY))
    log_visit(notebook, feeling(entry(wang), Emotion.HAPPY))
    last = last_time(notebook, wang.id)
    assert last is not None
    assert last.emotion is Emotion.HAPPY


def test_a_visit_that_did_not_happen_says_why_and_gives_its_code_back(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    plan = planned(notebook, wang)
    did_not_happen(notebook, plan, "he was ill", "王小明")
    assert visit_now(notebook, plan) == replace(plan, state=VisitState.DID_NOT_HAPPEN, because="he was ill", code=None)
    assert planned_on(notebook, TODAY) == []


def test_only_a_planned_visit_is_moved_or_called_off(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    done = log_visit(notebook, entry(wang)).visit
    with pytest.raises(Refused):
        move_visit(notebook, done, TODAY, time(10), "王小明")
    with pytest.raises(Refused):
        did_not_happen(notebook, done, "ill", "王小明")


def test_a_visit_logged_after_one_that_did_not_happen_is_a_visit_of_its_own(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    plan = planned(notebook, wang)
    did_not_happen(notebook, plan, "ill", "王小明")
    logged = log_visit(notebook, entry(wang))
    assert logged.visit.id != plan.id
    assert visit_now(notebook, plan).state is VisitState.DID_NOT_HAPPEN


def test_no_two_open_visits_share_a_code(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    plans = [planned(notebook, wang, day=date(2027, 1, 1) + timedelta(days=n)) for n in range(40)]
    assert len({plan.code for plan in plans}) == 40


# Deleting.


def test_a_deleted_visit_takes_along_what_was_said_and_leaves_what_was_learned(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    made = entry(wang, note="he laughed")
    mine = made.visit.id
    logged = log_visit(
        notebook,
        replace(
            made,
            promises=(Promise(wang.id, Side.ME, "send samples", visit_id=mine),),
            interests=(Interest(wang.id, "tea", visit_id=mine),),
            needs=(Need("less noise", wang.id, visit_id=mine),),
        ),
    )
    delete_visit(notebook, logged.visit, "王小明")
    gone = [notebook.select(noun) for noun in (Visit, Participation, Note, Promise, Evidence)]
    assert gone == [[], [], [], [], []]
    assert [(one.text, one.visit_id) for one in notebook.select(Interest)] == [("tea", None)]
    assert [(one.text, one.visit_id) for one in notebook.select(Need)] == [("less noise", None)]
    # The stage and its history stand: moving down is a decision of the rep's.
    assert now(notebook, wang).stage is Stage.RECOGNITION
    assert [line.visit_id for line in notebook.select(StageChange)] == [None]


def test_deleting_a_visit_leaves_the_others_alone(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    kept = log_visit(notebook, entry(wang, note="stays")).visit
    gone = log_visit(notebook, entry(wang, note="goes")).visit
    delete_visit(notebook, gone, "王小明")
    assert [visit.id for visit in notebook.select(Visit)] == [kept.id]
    assert [note.text for note in notebook.select(Note)] == ["stays"]
    assert [fact.visit_id for fact in notebook.select(Evidence)] == [kept.id]
