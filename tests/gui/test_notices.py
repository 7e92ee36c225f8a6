"""Pop-ups on a real bus: a notification server of its own answers, as strict as those of real desktops."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from salesbook.domain.reminders.announcing import Announcement, DueThing
from salesbook.domain.reminders.reminder import AnswerKind, Reminder, ReminderKind
from salesbook.domain.text import Text
from salesbook.gui.notices import Notices
from salesbook.system.desktop_notifications import DesktopNotifications, NoNotifications
from salesbook.system.i18n import set_default_language
from tests.factories import TODAY
from tests.gui.desktop import RICH, Desktop
from tests.gui.screens import until


class Heard:
    """What came of the pop-ups; and a tray that shows plain ones, where there is one."""

    def __init__(self) -> None:
        self.has_tray = True
        self.balloons: list[tuple[str, str]] = []
        self.opened: list[Announcement] = []
        self.answers: list[tuple[Announcement, AnswerKind]] = []

    def say(self, title: str, body: str) -> bool:
        if self.has_tray:
            self.balloons.append((title, body))
        return self.has_tray


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def notices(heard: Heard, qapp: QApplication) -> Iterator[Notices]:
    made = Notices(heard)
    made.opened.connect(heard.opened.append)
    made.answered.connect(lambda *answer: heard.answers.append(answer))
    yield made
    made._hang_up()


def due(name: str = "王小明 <b>&</b> Co", body: str = "I promised: 5 < 6 & more") -> Announcement:
    reminder = Reminder(ReminderKind.PROMISE_BY_ME, "wang", "promise", "", TODAY, Text("due"))
    thing = DueThing(reminder.key, ("wang",), timed=False, reminder=reminder)
    return Announcement(Text("{names}", names=name), Text("{text}", text=body), (thing,))


def summary() -> Announcement:
    things = tuple(DueThing(f"visit:{n}", (), timed=True) for n in range(2))
    return Announcement(Text("2 things are due"), None, things)


def shown(notices: Notices, desktop: Desktop, announcement: Announcement) -> dict[str, Any]:
    """Show it and wait until both sides know of it."""
    notices.show(announcement)
    until(lambda: bool(notices._asked or notices._shown))
    told = desktop.told()
    while "shown" not in told:
        told = desktop.told()
    until(lambda: told["shown"] in notices._shown)
    return told


def test_a_reminder_offers_done_and_snooze_in_the_words_of_the_language(
    desktop: Callable[..., Desktop], notices: Notices
) -> None:
    set_default_language("zh_CN")
    told = shown(notices, desktop(*RICH), due("王小明", "样品"))
    assert (told["program"], told["title"], told["body"]) == ("Salesbook", "王小明", "样品")
    assert told["actions"][::2] == ["default", "done", "snooze"]
    assert "完成" in told["actions"]


def test_text_of_the_notebook_is_never_markup(desktop: Callable[..., Desktop], notices: Notices) -> None:
    told = shown(notices, desktop(*RICH), due())
    assert told["title"] == "王小明 <b>&</b> Co"
    assert told["body"] == "I promised: 5 &lt; 6 &amp; more"


def test_a_server_without_markup_and_actions_gets_the_plain_text_and_no_buttons(
    desktop: Callable[..., Desktop], notices: Notices
) -> None:
    told = shown(notices, desktop("body"), due())
    assert told["body"] == "I promised: 5 < 6 & more"
    assert told["actions"] == []


@pytest.mark.parametrize(("action", "kind"), [("done", AnswerKind.DONE), ("snooze", AnswerKind.SNOOZED)])
def test_an_answer_comes_back_once(
    desktop: Callable[..., Desktop], notices: Notices, heard: Heard, action: str, kind: AnswerKind
) -> None:
    screen, one = desktop(*RICH), due()
    number = shown(notices, screen, one)["shown"]
    screen.order(choose=[number, action])
    until(lambda: bool(heard.answers))
    assert heard.answers == [(one, kind)]
    assert screen.told() == {"closed": number}
    screen.order(choose=[number, action])
    shown(notices, screen, summary())
    assert heard.answers == [(one, kind)]


def test_a_click_opens_what_it_is_about(
    desktop: Callable[..., Desktop], notices: Notices, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")
    screen, one = desktop(*RICH), due()
    screen.order(choose=[shown(notices, screen, one)["shown"], "default"])
    until(lambda: bool(heard.opened))
    assert (heard.opened, heard.answers) == ([one], [])
    # With it the desktop lets the window come forward.
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "token-1"


def test_a_summary_can_only_be_opened(desktop: Callable[..., Desktop], notices: Notices, heard: Heard) -> None:
    screen, many = desktop(*RICH), summary()
    told = shown(notices, screen, many)
    assert told["actions"][::2] == ["default"]
    screen.order(choose=[told["shown"], "done"])
    screen.order(choose=[shown(notices, screen, due())["shown"], "default"])
    until(lambda: bool(heard.opened))
    assert heard.answers == []


def test_the_notifications_of_other_programs_are_not_ours(
    desktop: Callable[..., Desktop], notices: Notices, heard: Heard
) -> None:
    screen, one = desktop(*RICH), due()
    number = shown(notices, screen, one)["shown"]
    screen.order(choose=[number + 7, "done"])
    screen.order(choose=[number, "default"])
    until(lambda: bool(heard.opened))
    assert heard.answers == []


def test_what_was_answered_elsewhere_is_taken_back(desktop: Callable[..., Desktop], notices: Notices) -> None:
    screen, one = desktop(*RICH), due()
    number = shown(notices, screen, one)["shown"]
    notices.withdraw_all_but(frozenset({one.things[0].key}))
    notices.withdraw_all_but(frozenset())
    assert screen.told() == {"closed": number}


def test_nothing_stays_on_the_screen_when_the_notebook_is_locked(
    desktop: Callable[..., Desktop], notices: Notices
) -> None:
    screen = desktop(*RICH)
    numbers = {shown(notices, screen, due())["shown"], shown(notices, screen, summary())["shown"]}
    notices.clear()
    assert {screen.told()["closed"], screen.told()["closed"]} == numbers


def test_what_the_user_dismissed_is_forgotten(desktop: Callable[..., Desktop], notices: Notices) -> None:
    screen = desktop(*RICH)
    screen.order(dismiss=shown(notices, screen, due())["shown"])
    until(lambda: not notices._shown)


def test_what_the_server_refuses_is_said_by_the_tray(
    desktop: Callable[..., Desktop], notices: Notices, heard: Heard
) -> None:
    screen = desktop(*RICH)
    screen.order(refuse=True)
    assert screen.told() == {"refuses": True}
    notices.show(due("Anna", "call"))
    until(lambda: bool(heard.balloons))
    assert heard.balloons == [("Anna", "call")]


def test_a_bus_that_goes_away_is_looked_for_again(
    desktop: Callable[..., Desktop], notices: Notices, heard: Heard
) -> None:
    first = desktop(*RICH)
    shown(notices, first, due())
    first.end()
    until(lambda: notices._desktop is None)
    second = desktop(*RICH)
    assert shown(notices, second, due("Anna"))["title"] == "Anna"
    assert heard.balloons == []


def test_without_a_bus_the_tray_says_it_and_a_click_on_it_opens(notices: Notices, heard: Heard) -> None:
    one = due("Anna", "call")
    notices.show(one)
    until(lambda: bool(heard.balloons))
    assert heard.balloons == [("Anna", "call")]
    notices.balloon_clicked()
    assert heard.opened == [one]


def test_without_bus_and_tray_nothing_is_said_and_nothing_breaks(notices: Notices, heard: Heard) -> None:
    heard.has_tray = False
    notices.show(due())
    until(lambda: not notices._is_looking)
    notices.balloon_clicked()
    notices.clear()
    assert (heard.balloons, heard.opened) == ([], [])


@pytest.mark.parametrize("address", ["", "nonsense", "unix:path=/nowhere/bus", "tcp:host=example.invalid"])
def test_a_bus_that_cannot_be_reached_is_no_bus(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    with pytest.raises(NoNotifications):
        DesktopNotifications.connect()


def test_a_bus_without_a_server_has_no_notifications(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = 'echo "$DBUS_SESSION_BUS_ADDRESS"; read -r _end'
    with subprocess.Popen(
        ["timeout", "60", "dbus-run-session", "--", "sh", "-c", script],
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "XDG_DATA_DIRS": str(tmp_path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as session:
        assert session.stdin is not None
        assert session.stdout is not None
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", session.stdout.readline().strip())
        with pytest.raises(NoNotifications):
            DesktopNotifications.connect()
        session.stdin.write("\n")
