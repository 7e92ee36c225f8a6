"""Planning, logging, moving and deleting visits, as a rep expects them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from salesbook.domain.contact import Channel, Note
from salesbook.domain.emotion import Emotion, Expectation
from salesbook.domain.errors import Refused
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.interest import Interest, Need
from salesbook.domain.promise import Promise, Side
from salesbook.domain.stage import Stage, StageChange
from salesbook.domain.visit import Participation, Visit, VisitState
from salesbook.operations.visits import delete_visit, did_not_happen, log_visit, move_visit, plan_visit
from salesbook.queries.visits import last_time, planned_on
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, entry
from tests.operations.visiting import added, feeling, now, planned, visit_now


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


def test_a_visit_moved_to_where_it_is_has_not_moved(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    plan = planned(notebook, wang, at=time(10))
    move_visit(notebook, plan, TODAY, time(10), "王小明")
    assert visit_now(notebook, plan) == plan


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
