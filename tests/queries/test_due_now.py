"""What is due at a moment, asked of a real notebook, and the words it is announced in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from salesbook.domain.contact import Contact
from salesbook.domain.own_reminder import OwnReminder
from salesbook.domain.promise import NextStep, Promise, Side
from salesbook.domain.reminders.announcing import Before, QuietHours
from salesbook.domain.reminders.reminder import AnswerKind
from salesbook.domain.stage import Stage
from salesbook.domain.visit import Visit
from salesbook.operations.contacts import add_contact, add_part
from salesbook.operations.due_days import move_next_step
from salesbook.operations.own_reminders import remind_me
from salesbook.operations.reminders import answer_reminder
from salesbook.operations.visits import did_not_happen, log_visit, move_visit, plan_visit
from salesbook.queries.due_now import KEPT_AS, Asked, News, news
from salesbook.queries.today import today
from salesbook.store.notebook import Notebook
from salesbook.wording import render
from tests.factories import TODAY, entry, profile

NINE = datetime.combine(TODAY, time(9))
EVERYTHING_NAMED = Asked(NINE, Before.A_MINUTE, QuietHours())
ONE_DAY = timedelta(days=1)


def added(notebook: Notebook, name: str = "王小明") -> Contact:
    made = profile(name)
    contact = replace(made.contact, added=datetime(2020, 1, 1, tzinfo=UTC))
    add_contact(notebook, replace(made, contact=contact))
    return contact


def promised(notebook: Notebook, contact: Contact, text: str = "samples") -> Promise:
    promise = Promise(contact.id, Side.ME, text, TODAY)
    add_part(notebook, promise, contact.name)
    return promise


def planned(notebook: Notebook, contact: Contact, at: time = time(14)) -> Visit:
    made = entry(contact, day=TODAY, at=at)
    plan_visit(notebook, replace(made, visit=replace(made.visit, purpose="show it", place="his office")))
    return notebook.select(Visit, "state = 'planned'")[-1]


def asked(notebook: Notebook, hour: int = 9, minute: int = 0, **changes: object) -> News:
    moment = datetime.combine(TODAY, time(hour, minute))
    return news(notebook, replace(EVERYTHING_NAMED, now=moment, **changes))  # type: ignore[arg-type]


def kept(notebook: Notebook, found: News) -> None:
    notebook.keep(KEPT_AS, found.memory.text())


def said(found: News) -> list[tuple[str, str]]:
    return [(render(one.title), render(one.body) if one.body else "") for one in found.announcements]


def test_a_promise_is_announced_by_name_and_reason_once(notebook: Notebook) -> None:
    promise = promised(notebook, added(notebook))
    found = asked(notebook)
    assert said(found) == [("王小明", "I promised: samples")]
    assert found.announcements[0].contact_id == promise.contact_id
    assert found.must == 1
    kept(notebook, found)
    again = asked(notebook, 9, 1)
    assert again.announcements == ()
    assert not again.is_new


def test_remembering_writes_no_line_of_the_journal(notebook: Notebook) -> None:
    promised(notebook, added(notebook))
    lines = notebook.journal()
    kept(notebook, asked(notebook))
    assert notebook.journal() == lines


def test_names_and_the_reps_own_words_are_hidden_where_the_rep_wants_it(notebook: Notebook) -> None:
    contact = added(notebook)
    promised(notebook, contact)
    planned(notebook, contact, time(9, 20))
    words = said(asked(notebook, hide_names=True))
    assert words == [("Visit at 09:20", ""), ("A promise is due", "")]


def test_a_planned_visit_is_announced_half_an_hour_before_and_not_once_it_has_begun(notebook: Notebook) -> None:
    planned(notebook, added(notebook))
    assert said(asked(notebook, 13, 29)) == []
    assert said(asked(notebook, 13, 30)) == [("14:00: visit with 王小明", "show it; his office")]
    assert said(asked(notebook, 13, 59)) == [("14:00: visit with 王小明", "show it; his office")]
    assert said(asked(notebook, 14, 0)) == []


def test_a_visit_that_was_moved_is_announced_anew_and_one_called_off_not_at_all(notebook: Notebook) -> None:
    visit = planned(notebook, added(notebook))
    kept(notebook, asked(notebook, 13, 30))
    move_visit(notebook, visit, TODAY, time(16), "王小明")
    (moved,) = notebook.select(Visit)
    assert len(said(asked(notebook, 15, 45))) == 1
    did_not_happen(notebook, moved, "he is ill", "王小明")
    assert said(asked(notebook, 15, 46)) == []


def test_a_next_step_with_an_hour_waits_for_it_and_without_one_comes_with_its_day(notebook: Notebook) -> None:
    contact = added(notebook)
    call = NextStep(contact.id, "call him", TODAY, time(15))
    add_part(notebook, call, contact.name)
    add_part(notebook, NextStep(contact.id, "write to him", TODAY), contact.name)
    assert said(asked(notebook)) == [("王小明", "write to him")]
    kept(notebook, asked(notebook))
    assert said(asked(notebook, 14, 59)) == []
    assert said(asked(notebook, 15)) == [("王小明", "call him, at 15:00")]
    kept(notebook, asked(notebook, 15))
    move_next_step(notebook, call, TODAY, time(17), contact.name)
    assert said(asked(notebook, 16)) == []
    assert said(asked(notebook, 17)) == [("王小明", "call him, at 17:00")]


def test_what_was_snoozed_is_announced_anew_on_its_day(notebook: Notebook) -> None:
    promised(notebook, added(notebook))
    kept(notebook, asked(notebook))
    (reminder,) = today(notebook, TODAY).must
    answer_reminder(notebook, reminder, AnswerKind.SNOOZED, TODAY, TODAY + ONE_DAY)
    assert asked(notebook).due == frozenset()
    tomorrow = news(notebook, replace(EVERYTHING_NAMED, now=NINE + ONE_DAY))
    assert said(tomorrow) == [("王小明", "I promised: samples; 1 day overdue")]


def test_a_next_step_without_a_day_is_announced_once_and_not_every_day(notebook: Notebook) -> None:
    contact = added(notebook)
    add_part(notebook, NextStep(contact.id, "find out his taste"), contact.name)
    kept(notebook, asked(notebook))
    assert said(news(notebook, replace(EVERYTHING_NAMED, now=NINE + ONE_DAY))) == []


def test_what_stands_until_somebody_acts_is_announced_once_and_not_every_day(notebook: Notebook) -> None:
    made = profile("王小明")
    contact = replace(made.contact, stage=Stage.TRUST, added=datetime(2026, 8, 1, tzinfo=UTC))
    add_contact(notebook, replace(made, contact=contact))
    log_visit(notebook, entry(contact, day=TODAY))
    found = asked(notebook)
    assert said(found) == [("王小明", "at trust for 115 days: bring it forward")]
    kept(notebook, found)
    tomorrow = news(notebook, replace(EVERYTHING_NAMED, now=NINE + ONE_DAY))
    assert tomorrow.announcements == ()


def test_a_reminder_of_ones_own_waits_for_its_hour_and_is_announced_in_its_words(notebook: Notebook) -> None:
    remind_me(notebook, OwnReminder("renew the permit", TODAY, at=time(10)))
    assert asked(notebook).announcements == ()
    found = asked(notebook, 10)
    assert said(found) == [("renew the permit, at 10:00", "")]
    assert found.announcements[0].contact_id == ""
    assert said(asked(notebook, 10, hide_names=True)) == [("Due: own reminder", "")]


def test_many_are_one_summary_that_names_the_first(notebook: Notebook) -> None:
    for number in range(5):
        promised(notebook, added(notebook, f"Person {number}"))
    found = asked(notebook)
    ((title, body),) = said(found)
    assert title == "5 things are due"
    assert body.endswith("and others")
    assert body.count("Person") == 3
    assert found.announcements[0].contact_id == ""
    assert found.announcements[0].reminder is None
    hidden = asked(notebook, hide_names=True)
    assert said(hidden) == [("5 things are due", "")]
    kept(notebook, found)
    assert asked(notebook).announcements == ()
