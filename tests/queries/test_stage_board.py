"""The board of the stages: who stands where, how they are marked, what moved, and what a card says."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from salesbook.domain.contact import Channel, Contact
from salesbook.domain.emotion import Emotion
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.reminders.reminder import Answer, AnswerKind
from salesbook.domain.setting import Setting
from salesbook.domain.stage import Movement, Stage
from salesbook.domain.text import Text
from salesbook.domain.visit import Participation
from salesbook.operations.contacts import add_contact
from salesbook.operations.settings import change_setting
from salesbook.operations.stages import move_to_stage
from salesbook.operations.visits import log_visit, plan_visit
from salesbook.queries.contact_list import ListFilter, contacts_listed
from salesbook.queries.contact_order import Arrangement, NameOrder
from salesbook.queries.stage_board import Card, Mark, board_cards, movement, stage_board
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, entry, profile

R, D, T, A = Stage.RECOGNITION, Stage.DATING, Stage.TRUST, Stage.ALLY
LONG_AGO = datetime(2024, 3, 1, 8, tzinfo=UTC)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def added(notebook: Notebook, name: str, stage: Stage | None, organisation: str = "", **fields: object) -> Contact:
    new = profile(name, organisation=organisation)
    contact = replace(new.contact, stage=stage, **{"added": LONG_AGO, **fields})  # type: ignore[arg-type]
    add_contact(notebook, replace(new, contact=contact))
    return contact


def now(notebook: Notebook, contact: Contact) -> Contact:
    found = notebook.get(Contact, contact.id)
    assert found is not None
    return found


def touched(notebook: Notebook, contact: Contact, days_ago: int, emotion: Emotion | None = None) -> str:
    new = entry(contact, day=ago(days_ago), channel=Channel.PHONE)
    part = Participation(new.visit.id, contact.id, emotion)
    return log_visit(notebook, replace(new, participations=(part,))).visit.id


def insert(notebook: Notebook, *things: object) -> None:
    with notebook.change(Text("More")) as change:
        change.insert(*things)


def card(notebook: Notebook, contact: Contact) -> Card:
    return board_cards(notebook, (contact.id,), TODAY)[contact.id]


def marked(notebook: Notebook, mark: Mark, *contacts: Contact) -> list[bool]:
    """Whether the board marks these contacts; their cards must say the same."""
    worn = stage_board(notebook, TODAY).marked[mark]
    for one in contacts:
        assert (one.id in worn) == (mark in card(notebook, one).marks), one.name
    return [one.id in worn for one in contacts]


def test_everybody_stands_at_their_stage_and_colleagues_nowhere(notebook: Notebook) -> None:
    people = {stage: added(notebook, str(stage), stage) for stage in (None, *Stage)}
    added(notebook, "colleague", None, colleague=True)
    second = added(notebook, "second", D)
    board = stage_board(notebook, TODAY)
    assert [column.stage for column in board.columns] == [R, D, T, A]
    assert [len(column.ids) for column in board.columns] == [1, 2, 1, 1]
    assert {people[D].id, second.id} == set(board.columns[1].ids)
    assert board.not_met.ids == (people[None].id,)
    assert (board.met, board.fullest) == (5, 2)


def test_an_empty_book_has_an_empty_board(notebook: Notebook) -> None:
    board = stage_board(notebook, TODAY)
    assert (board.met, board.fullest, board.not_met.ids, board.movement) == (0, 0, (), Movement())


def test_the_loudest_come_first_and_then_the_longest_untouched(notebook: Notebook) -> None:
    names = ("fresh", "angry", "stuck", "cooling", "older")
    fresh, angry, stuck, cold, older = (added(notebook, name, D) for name in names)
    for one in (fresh, angry, cold, older):
        move_to_stage(notebook, one, T, ago(30), "we met")
    move_to_stage(notebook, stuck, T, ago(120), "we met")
    for one, days in ((fresh, 1), (stuck, 2), (cold, 60), (older, 20)):
        touched(notebook, one, days)
    touched(notebook, angry, 1, Emotion.ANGRY)
    ids = stage_board(notebook, TODAY).columns[2].ids
    assert ids == (angry.id, cold.id, stuck.id, older.id, fresh.id)


def test_stuck_is_over_ninety_days_since_the_last_move_or_since_being_added(notebook: Notebook) -> None:
    moved, just, imported, new = (added(notebook, name, R) for name in ("moved", "just", "imported", "new"))
    with notebook.change(Text("Add")) as change:
        change.update(replace(now(notebook, new), added=datetime(2026, 11, 1, tzinfo=UTC)))
    ally = added(notebook, "ally", A)
    nobody = added(notebook, "nobody", None)
    move_to_stage(notebook, moved, D, ago(97), "a dinner")
    move_to_stage(notebook, just, D, ago(90), "a dinner")
    everybody = (moved, just, imported, new, ally, nobody)
    assert marked(notebook, Mark.STUCK, *everybody) == [True, False, True, False, False, False]
    assert card(notebook, moved).days_stuck == 97


def test_a_move_down_begins_the_time_at_a_stage_anew(notebook: Notebook) -> None:
    wang = added(notebook, "王小明", R)
    move_to_stage(notebook, wang, T, ago(200), "golf")
    move_to_stage(notebook, now(notebook, wang), D, ago(10), "a quarrel")
    assert marked(notebook, Mark.STUCK, wang) == [False]


def test_the_settings_say_after_how_many_days_somebody_is_stuck(notebook: Notebook) -> None:
    wang = added(notebook, "王小明", R)
    move_to_stage(notebook, wang, D, ago(40), "a dinner")
    assert marked(notebook, Mark.STUCK, wang) == [False]
    change_setting(notebook, Setting("stuck-after", "30"))
    assert marked(notebook, Mark.STUCK, wang) == [True]


def test_cooling_is_past_the_cadence_with_no_visit_planned(notebook: Notebook) -> None:
    cold, today, planned, fresh, untouched = (
        added(notebook, name, D) for name in ("cold", "today", "planned", "fresh", "untouched")
    )
    nobody = added(notebook, "nobody", None)
    for one, days in ((cold, 23), (today, 21), (planned, 40), (fresh, 20)):
        touched(notebook, one, days)
    plan_visit(notebook, entry(planned, day=TODAY + timedelta(days=1)))
    everybody = (cold, today, planned, fresh, untouched, nobody)
    assert marked(notebook, Mark.COOLING, *everybody) == [True, True, False, False, True, False]
    assert [card(notebook, one).days_cooling for one in (cold, today)] == [2, 0]


def test_an_alarm_says_by_when_to_make_good_until_it_is(notebook: Notebook) -> None:
    angry, answered, not_met = added(notebook, "angry", D), added(notebook, "answered", D), added(notebook, "new", None)
    touched(notebook, angry, 1, Emotion.ANGRY)
    touched(notebook, not_met, 1, Emotion.WORRIED)
    visit = touched(notebook, answered, 1, Emotion.ANGRY)
    insert(notebook, Answer(f"alarm:{answered.id}:{visit}", AnswerKind.DONE, TODAY, answered.id))
    assert marked(notebook, Mark.ALARM, angry, answered, not_met) == [True, False, True]
    assert card(notebook, angry).alarm_by == TODAY + timedelta(days=1)
    assert card(notebook, answered).alarm_by is None


def test_a_colleague_left_angry_is_not_counted_on_the_board(notebook: Notebook) -> None:
    ann = added(notebook, "Ann", None, colleague=True)
    touched(notebook, ann, 1, Emotion.ANGRY)
    assert stage_board(notebook, TODAY).marked[Mark.ALARM] == frozenset()


def test_the_movement_of_ninety_days_counts_each_step(notebook: Notebook) -> None:
    first, second, third = (added(notebook, name, None) for name in ("First", "Second", "Third"))
    move_to_stage(notebook, first, T, ago(89), "school")
    move_to_stage(notebook, second, D, ago(90), "too long ago")
    move_to_stage(notebook, now(notebook, second), R, ago(3), "a new buyer")
    move_to_stage(notebook, third, R, TODAY, "met")
    assert movement(notebook, TODAY) == Movement((2, 1, 1, 0), 1)
    notebook.undo()
    assert stage_board(notebook, TODAY).movement == Movement((1, 1, 1, 0), 1)


def test_a_card_says_what_is_missing_or_which_move_is_offered(notebook: Notebook) -> None:
    waiting, ready, ally = added(notebook, "waiting", D), added(notebook, "ready", D), added(notebook, "ally", A)
    insert(notebook, Evidence(ready.id, Marker.GOLF, ago(3)), Evidence(waiting.id, Marker.MEAL, ago(3)))
    assert card(notebook, waiting).missing == (Marker.OPENLY_SUPPORTS_US, Marker.PRIVATE_ACTIVITY)
    assert card(notebook, waiting).offered is None
    found = card(notebook, ready)
    assert found.missing == ()
    assert found.offered is not None
    assert (found.offered.to, [fact.marker for fact in found.offered.evidence]) == (T, [Marker.GOLF])
    assert (card(notebook, ally).missing, card(notebook, ally).offered) == ((), None)


@pytest.mark.parametrize(("days", "is_news"), [(0, True), (6, True), (7, False)])
def test_a_move_up_is_news_for_a_week(notebook: Notebook, days: int, is_news: bool) -> None:
    wang = added(notebook, "王小明", R, "恒源食品")
    move_to_stage(notebook, wang, D, ago(days), "a dinner")
    assert card(notebook, wang).moved_up == (ago(days) if is_news else None)
    assert card(notebook, wang).row.organisation == "恒源食品"


def test_a_move_down_is_no_good_news(notebook: Notebook) -> None:
    wang = added(notebook, "王小明", T)
    move_to_stage(notebook, wang, D, TODAY, "a quarrel")
    assert card(notebook, wang).moved_up is None


def test_somebody_deleted_meanwhile_has_no_card(notebook: Notebook) -> None:
    assert board_cards(notebook, ("nobody",), TODAY) == {}


def test_the_board_and_the_list_agree_about_everybody_who_is_cooling_or_alarmed(notebook: Notebook) -> None:
    dice = random.Random(5)
    for number in range(60):
        one = added(notebook, f"Contact {number}", dice.choice((None, *Stage)))
        for _visit in range(dice.randrange(3)):
            touched(notebook, one, dice.randrange(60), dice.choice((None, *Emotion)))
        if dice.random() < 0.2:
            plan_visit(notebook, entry(one, day=TODAY + timedelta(days=dice.randrange(5))))
    board = stage_board(notebook, TODAY)
    for mark, wanted in ((Mark.COOLING, ListFilter(cooling=True)), (Mark.ALARM, ListFilter(alarm=True))):
        listed = contacts_listed(notebook, wanted, Arrangement(), TODAY, NameOrder())
        assert board.marked[mark] == frozenset(listed)
        assert len(listed) > 5
    everybody = [one for column in (board.not_met, *board.columns) for one in column.ids]
    cards = board_cards(notebook, tuple(everybody), TODAY)
    for mark in Mark:
        assert board.marked[mark] == {one for one in everybody if mark in cards[one].marks}
