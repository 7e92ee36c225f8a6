"""The clock of the reminders: once a minute, through sleep and clock changes, and each occurrence once over restarts."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.domain.profile import Profile
from salesbook.domain.promise import NextStep, Promise, Side
from salesbook.domain.reminders.announcing import Announcement
from salesbook.gui.reminder_clock import EACH, TICK_MS, ReminderClock
from salesbook.gui.requests import Requests
from salesbook.gui.session import ANYTHING, Session
from salesbook.gui.theme import LIGHT
from salesbook.gui.today.today_page import TodayPage
from salesbook.operations.contacts import add_contact, add_part
from salesbook.queries.due_now import News
from salesbook.store.notebook import Notebook
from salesbook.system import clock
from salesbook.system.clock import Moment
from salesbook.system.settings import Settings
from salesbook.wording import render
from tests.gui.screens import until

NINE = datetime(2026, 11, 26, 9)
TICK = TICK_MS / 1000


class Laptop:
    """The two clocks of a computer, moved by hand, and a reminder clock that reads them."""

    def __init__(self, session: Session, settings: Settings | None = None, small: int = 500) -> None:
        self.session = session
        self.now = Moment(NINE, 100.0)
        self.settings = settings or Settings(quiet_from="", quiet_to="")
        self.is_watched = False
        self.told: list[Announcement] = []
        self.questions: list[News] = []
        self._small = small
        self.switch_on()

    def switch_on(self) -> None:
        """Start the program: it has no memory but the notebook's."""
        self.clock = ReminderClock(
            self.session, lambda: self.settings, lambda: self.is_watched, lambda: self.now, self._small
        )
        self.clock.announced.connect(self.told.append)
        self.clock.asked.connect(self.questions.append)

    def run(self, minutes: float) -> None:
        """The program works for so long."""
        for _tick in range(round(minutes * 60 / TICK)):
            self.now = Moment(self.now.local + timedelta(seconds=TICK), self.now.steady + TICK)
            self.clock.tick()
            self.session.wait()
            until(lambda: not self.session.is_busy)

    def sleep(self, hours: float) -> None:
        """The lid is closed: the steady clock stands, as it does on Linux."""
        self.now = Moment(self.now.local + timedelta(hours=hours), self.now.steady)

    def sleep_counted(self, hours: float) -> None:
        """The lid is closed, and the steady clock goes on, as it does on Windows."""
        self.now = Moment(self.now.local + timedelta(hours=hours), self.now.steady + hours * 3600)

    def set_clock(self, by: timedelta) -> None:
        self.now = Moment(self.now.local + by, self.now.steady)

    @property
    def titles(self) -> list[str]:
        return [render(one.title) for one in self.told]


@pytest.fixture
def laptop(empty_session: Session) -> Iterator[Laptop]:
    made = Laptop(empty_session)
    yield made
    made.clock.stop()


def add_due(laptop: Laptop, number: int = 1, *, days: int = 0) -> None:
    """So many people with a promise due on that day."""
    for one in range(number):
        contact = Contact(f"Person {one}", added=datetime(2020, 1, 1, tzinfo=UTC))
        laptop.session.do(add_contact, Profile(contact))
        due = NINE.date() + timedelta(days=days)
        laptop.session.do(add_part, Promise(contact.id, Side.ME, "samples", due), contact.name)
    laptop.session.wait()


def add_step(laptop: Laptop, at: datetime) -> None:
    contact = Contact("Anna Berg", added=datetime(2020, 1, 1, tzinfo=UTC))
    laptop.session.do(add_contact, Profile(contact))
    laptop.session.do(add_part, NextStep(contact.id, "call", at.date(), at.time()), contact.name)
    laptop.session.wait()


def test_it_asks_once_a_minute_however_often_it_looks(laptop: Laptop) -> None:
    laptop.clock.tick()
    laptop.run(10)
    assert len(laptop.questions) == 11
    times = [found.asked.now for found in laptop.questions]
    assert {after - before for before, after in itertools.pairwise(times)} == {timedelta(seconds=EACH)}


def test_a_step_is_announced_at_its_hour_and_never_again(laptop: Laptop) -> None:
    add_step(laptop, NINE + timedelta(minutes=3))
    laptop.clock.tick()
    laptop.run(2.5)
    assert laptop.told == []
    laptop.run(0.5)
    assert laptop.titles == ["Anna Berg"]
    laptop.run(60)
    assert len(laptop.told) == 1


def test_a_restart_does_not_announce_again_nor_write_into_the_journal(laptop: Laptop) -> None:
    add_due(laptop)
    lines = laptop.session.reader.journal()
    laptop.run(1)
    assert laptop.titles == ["Person 0"]
    laptop.clock.stop()
    laptop.switch_on()
    laptop.run(30)
    assert len(laptop.told) == 1
    assert laptop.session.reader.journal() == lines


def test_what_is_remembered_is_encrypted_with_the_notebook(laptop: Laptop) -> None:
    add_due(laptop)
    laptop.run(1)
    kept = laptop.session.reader.kept("announced")
    assert kept
    key = kept.split('"')[1].encode()
    files = [path for path in laptop.session.path.parent.iterdir() if path.is_file()]
    assert [path.name for path in files if key in path.read_bytes()] == []


@pytest.mark.parametrize("counted", [False, True], ids=["the steady clock stands", "the steady clock goes on"])
def test_after_sleep_it_asks_at_the_first_tick_and_tells_all_in_one(laptop: Laptop, counted: bool) -> None:
    laptop.run(1)
    add_due(laptop, 40, days=2)
    (laptop.sleep_counted if counted else laptop.sleep)(24 * 5)
    laptop.run(TICK / 60)
    assert laptop.titles == ["40 things are due"]


def test_a_short_nap_is_noticed_too(laptop: Laptop) -> None:
    add_step(laptop, NINE + timedelta(minutes=5))
    laptop.clock.tick()
    laptop.sleep(0.1)
    laptop.run(TICK / 60)
    assert laptop.titles == ["Anna Berg"]


def test_a_clock_put_forward_and_back_tells_again_only_what_comes_due_anew(laptop: Laptop) -> None:
    add_due(laptop, days=30)
    laptop.run(1)
    assert laptop.told == []
    laptop.set_clock(timedelta(days=40))
    laptop.run(1)
    assert laptop.titles == ["Person 0"]
    laptop.set_clock(timedelta(days=-40))
    laptop.run(5)
    assert len(laptop.told) == 1
    laptop.sleep(24 * 30)
    laptop.run(1)
    assert laptop.titles == ["Person 0", "Person 0"]


def test_an_hour_given_back_in_autumn_announces_nothing_twice(laptop: Laptop) -> None:
    add_step(laptop, NINE + timedelta(minutes=1))
    laptop.clock.tick()
    laptop.run(2)
    laptop.set_clock(timedelta(hours=-1))
    laptop.run(70)
    assert len(laptop.told) == 1


def test_what_fell_into_quiet_hours_comes_in_one_summary_after_them(laptop: Laptop) -> None:
    laptop.settings = Settings(quiet_from="21:00", quiet_to="08:00")
    add_step(laptop, NINE.replace(hour=22))
    add_due(laptop, 2, days=1)
    laptop.set_clock(timedelta(hours=11.5))
    laptop.run(60 * 11)
    assert laptop.told == []
    laptop.run(30)
    assert laptop.titles == ["3 things are due"]


def test_a_pile_at_the_first_start_is_one_summary(laptop: Laptop) -> None:
    add_due(laptop, 12)
    laptop.run(1)
    assert laptop.titles == ["12 things are due"]


def test_while_the_rep_looks_what_they_enter_is_not_announced_but_it_counts(laptop: Laptop) -> None:
    counts: list[int] = []
    laptop.clock.counted.connect(counts.append)
    laptop.is_watched = True
    laptop.run(1)
    add_due(laptop, 2)
    laptop.run(1)
    assert (laptop.told, counts[-1]) == ([], 2)
    laptop.is_watched = False
    laptop.run(30)
    assert laptop.told == []


def test_the_day_changes_by_itself(laptop: Laptop, qtbot: QtBot) -> None:
    laptop.clock.tick()
    laptop.set_clock(timedelta(hours=14.95))
    laptop.clock.tick()
    with qtbot.waitSignal(laptop.session.changed) as told:
        laptop.run(4)
    assert told.args == [ANYTHING]


def test_today_shows_the_new_day_without_being_asked(
    laptop: Laptop, requests: Requests, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def on_the_laptop() -> date:
        return laptop.now.local.date()

    monkeypatch.setattr(clock, "today", on_the_laptop)
    add_due(laptop, days=1)
    page = TodayPage(laptop.session, requests, LIGHT)
    qtbot.addWidget(page)
    page.resize(1166, 716)
    page.show()
    laptop.clock.tick()
    assert page.title.whole() == "Thursday, 26 November"
    assert page.list.due.rowCount() == 0
    laptop.sleep(24)
    laptop.run(TICK / 60)
    assert page.title.whole() == "Friday, 27 November"
    assert page.list.due.rowCount() > 0


def test_a_large_book_is_asked_on_another_thread(empty_session: Session) -> None:
    laptop = Laptop(empty_session, small=0)
    add_due(laptop)
    laptop.clock.tick()
    assert laptop.questions == []
    until(lambda: bool(laptop.told))
    assert laptop.titles == ["Person 0"]


def test_an_answer_after_the_notebook_was_closed_is_dropped(empty_session: Session) -> None:
    laptop = Laptop(empty_session, small=0)
    add_due(laptop)
    laptop.clock.tick()
    empty_session.close()
    # The worker's answer is on its way to this thread.
    until(lambda: laptop.clock._questions._running is None)
    assert laptop.told == []


def test_what_cannot_be_remembered_is_announced_all_the_same(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    add_due(laptop)
    other = Notebook.open(laptop.session.path, laptop.session.key)
    other.connection.execute("PRAGMA query_only = OFF")
    other.connection.execute("BEGIN IMMEDIATE")
    laptop.run(1)
    until(lambda: bool(laptop.told))
    other.connection.execute("ROLLBACK")
    other.close()
    assert laptop.titles == ["Person 0"]
    laptop.run(5)
    assert len(laptop.told) == 1


def test_the_settings_of_the_moment_count(laptop: Laptop) -> None:
    laptop.settings = replace(laptop.settings, hide_names="yes")
    add_due(laptop)
    laptop.run(1)
    assert laptop.titles == ["A promise is due"]


def test_it_stops_with_the_session(laptop: Laptop, home: Path) -> None:
    laptop.clock.start()
    laptop.session.close()
    asked = len(laptop.questions)
    laptop.now = Moment(laptop.now.local + timedelta(hours=1), laptop.now.steady + 3600)
    laptop.clock.tick()
    assert len(laptop.questions) == asked
