"""A rep's day in the window, driven by keys and pointer alone, and watched from outside by the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from salesbook.gui.forms.kept import kept_forms
from salesbook.store.keys import WaysIn, key_path, unlock
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import gettext, set_default_language
from salesbook.system.secrets import Keychain
from tests.end_to_end.screen import PATIENCE, Screen, new_screen, until

pytestmark = [pytest.mark.screen, pytest.mark.timeout(240)]

PASSWORD = "a long enough one"
CARDS = """BEGIN:VCARD\r
VERSION:3.0\r
N:王;小明;;;\r
FN:王小明\r
ORG:拜耳\r
TEL;TYPE=CELL:138 0013 8000\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:3.0\r
N:Clarke;Emma;;;\r
FN:Emma Clarke\r
ORG:Northlake Brewing\r
EMAIL:emma@northlake.example\r
END:VCARD\r
"""
SALESBOOK = Path(sys.executable).parent / "salesbook"
TITLE = "notebook - Salesbook"


class Rep:
    """Somebody at the screen with the program open."""

    def __init__(self, screen: Screen, folder: Path) -> None:
        self.screen, self.folder, self.home = screen, folder, folder / "home"
        self.password = folder / "password"
        self.password.write_text(f"{PASSWORD}\n")
        # No keychain, as on a machine without a desktop.
        self._environment = screen.environment | {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
        self._window: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Open the program."""
        with (self.folder / "said").open("ab") as said:
            self._window = subprocess.Popen(
                [SALESBOOK, "--home", str(self.home)], env=self._environment, stdout=said, stderr=said
            )

    def leave(self) -> None:
        """Close the window by its key; the program ends by itself and has nothing to complain about."""
        assert self._window is not None
        self.screen.keys("ctrl+q")
        assert self._window.wait(timeout=PATIENCE) == 0
        assert "Traceback" not in (self.folder / "said").read_text()

    def end(self) -> None:
        """End the program, whatever it does."""
        if self._window is not None and self._window.poll() is None:
            self._window.terminate()
            self._window.wait(timeout=PATIENCE)

    def told(self, *words: str) -> Any:
        """What the command line says about the notebook that is open in the window."""
        ended = subprocess.run(
            [SALESBOOK, "--home", str(self.home), "--json", "--password-file", str(self.password), *words],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert ended.returncode == 0, ended.stderr or ended.stdout
        return json.loads(ended.stdout)

    def done(self) -> list[str]:
        """The labels of the journal, newest first, of what stands."""
        return [entry["label"] for entry in self.told("journal")["entries"] if entry["state"] == "done"]

    def write(self, words: str, draft: str) -> None:
        """Type into the line of a visit; where a slow machine lost a key, notice it in the draft and type it again."""
        path = self.home / "notebook.salesbook"
        reader = NotebookReader.open(path, unlock(key_path(path), WaysIn(PASSWORD), Keychain()))

        def lines() -> list[str]:
            return [kept.filled["line"] for name, kept in kept_forms(reader).items() if name.startswith(draft)]

        def written() -> bool:
            self.screen.keys("ctrl+a", "BackSpace")
            self.screen.type(words)
            try:
                until(lambda: lines() == [words], "the draft", patience=5)
            except AssertionError:
                return False
            return True

        until(written, f"“{words}” to be typed")
        reader.close()

    def find(self, words: str) -> None:
        """Type into the one field and take the first row."""
        self.screen.keys("ctrl+k")
        self.screen.type(words)
        self.screen.keys("Return")


@pytest.fixture
def rep(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Rep]:
    with new_screen(tmp_path) as screen:
        somebody = Rep(screen, tmp_path)
        failed = request.session.testsfailed
        try:
            yield somebody
        finally:
            # The outcome of this test is known only after its fixtures; what the screen showed last is always kept.
            if request.session.testsfailed >= failed:
                screen.photograph(tmp_path / "last-seen.png")
            somebody.end()


def first_run(rep: Rep, tmp_path: Path) -> None:
    """First run: an address book, a password as there is no keychain, the recovery words, and the review of the cards."""
    screen = rep.screen
    rep.start()
    screen.wait_for("Salesbook")
    screen.keys("Tab", "space")
    screen.wait_for("Choose files to import")
    screen.type(str(tmp_path / "mine.vcf"))
    screen.keys("Return")
    screen.wait_for("Protect the notebook")
    screen.type(PASSWORD)
    screen.keys("Tab")
    screen.type(PASSWORD)
    screen.keys("Return")
    screen.wait_for("Recovery words")
    # Past printing and saving them.
    screen.keys("Tab", "Tab", "space")
    # Nothing is written before it was seen; then the summary is closed.
    screen.wait_for("Import contacts")
    assert rep.done() == []
    screen.keys("ctrl+Return")
    until(lambda: rep.done() == ["Import 2 contacts"], "the import")
    until(lambda: closed(screen), "the summary to close")
    screen.wait_for(TITLE)


def closed(screen: Screen) -> bool:
    """Whether the summary of the import has gone by Enter."""
    if "Import contacts" in screen.titles():
        screen.keys("Return")
        return False
    return True


def a_lunch_is_logged(rep: Rep) -> None:
    """Found by the initials of the pinyin, by keys; the lunch is logged with the button, by the pointer."""
    screen = rep.screen
    rep.find("wxm")
    screen.click(-70, 26)
    screen.wait_for("Log a visit")
    rep.write("lunch happy; promised samples by fri", "draft:visit")
    screen.keys("ctrl+Return")
    screen.wait_until_gone("Log a visit")
    screen.wait_for(TITLE)
    # The toast stands there when the dialog is gone, and offers the move.
    screen.keys("ctrl+shift+Return")
    until(lambda: rep.told("stage", "王小明")["stage"] == "dating", "the move to dating")
    assert rep.done() == ["Move 王小明 to dating", "Log a visit: 王小明", "Import 2 contacts"]
    friday = date.today() + timedelta(days=(4 - date.today().weekday()) % 7)
    promised = rep.told("today", "--day", friday.isoformat())["must"]
    assert [(one["kind"], one["contact"]["name"]) for one in promised] == [("promise-by-me", "王小明")]


def tomorrow_is_planned(rep: Rep, tmp_path: Path) -> None:
    """Tomorrow, and its call sheet on paper."""
    screen = rep.screen
    screen.keys("ctrl+shift+p")
    screen.wait_for("Plan a visit")
    rep.write("tomorrow 10:00", "draft:plan")
    screen.keys("ctrl+Return")
    screen.wait_until_gone("Plan a visit")
    (planned,) = rep.told("today", "--day", "tomorrow")["visits"]
    assert (planned["at"], planned["contacts"]) == ("10:00", ["王小明"])
    sheet = tmp_path / "sheet.pdf"
    screen.keys("ctrl+p")
    screen.wait_for("Save as PDF")
    screen.type(str(sheet))
    screen.keys("Return")
    until(sheet.exists, "the call sheet")
    (page,) = PdfReader(sheet).pages
    assert "王小明" in page.extract_text()
    assert planned["code"] in page.extract_text()


def a_report_is_saved(rep: Rep, tmp_path: Path) -> None:
    """The day route, seen on the Reports page and saved from there."""
    screen = rep.screen
    screen.wait_for(TITLE)
    route = tmp_path / "route.pdf"

    def asked() -> bool:
        # The route of tomorrow stands below the call sheets.
        screen.keys("ctrl+6", "Down", "ctrl+s")
        try:
            until(lambda: "Save as PDF" in screen.titles(), "the question where to", patience=5)
        except AssertionError:
            screen.keys("Up")
            return False
        return True

    until(asked, "the paper to be ready")
    screen.wait_for("Save as PDF")
    screen.type(str(route))
    screen.keys("Return")
    until(route.exists, "the route")
    (page,) = PdfReader(route).pages
    assert "王小明" in page.extract_text()
    assert "10:00" in page.extract_text()


def taken_back_and_done_again(rep: Rep) -> None:
    """Taken back, and done again."""
    screen = rep.screen
    screen.wait_for(TITLE)
    screen.keys("ctrl+z")
    until(lambda: rep.told("today", "--day", "tomorrow")["visits"] == [], "the plan to be undone")
    screen.keys("ctrl+shift+z")
    until(lambda: len(rep.told("today", "--day", "tomorrow")["visits"]) == 1, "the plan to be redone")


def moved_on_the_board(rep: Rep) -> None:
    """Found by typing on the board, moved on with a reason, and taken back."""
    screen = rep.screen

    def asked() -> bool:
        screen.keys("ctrl+3")
        screen.type("wxm")
        screen.keys("ctrl+Right")
        try:
            until(lambda: "Move to trust" in screen.titles(), "the question", patience=3)
        except AssertionError:
            return False
        return True

    until(asked, "the board to ask for a reason")
    screen.wait_for("Move to trust")
    screen.type("he said so")
    screen.keys("Return")
    screen.wait_until_gone("Move to trust")
    until(lambda: rep.told("stage", "wxm")["stage"] == "trust", "the move to trust")
    screen.wait_for(TITLE)
    screen.keys("ctrl+z")
    until(lambda: rep.told("stage", "wxm")["stage"] == "dating", "the move to be undone")


def moved_in_the_plan(rep: Rep) -> None:
    """Tomorrow's visit goes to the day after by keys, and comes back."""
    screen = rep.screen

    def moved() -> bool:
        # In a month the items of a day stand under each other, without the free hours; what has a time comes first.
        screen.keys("ctrl+4", "m", "t", "Right", "Down", "ctrl+Right")
        try:
            until(lambda: len(rep.told("today", "--day", "+2d")["visits"]) == 1, "the visit", patience=3)
        except AssertionError:
            return False
        return True

    until(moved, "the visit to move on")
    screen.keys("ctrl+z")
    until(lambda: len(rep.told("today", "--day", "tomorrow")["visits"]) == 1, "the visit to come back")


def in_chinese_and_opened_again(rep: Rep) -> None:
    """In Chinese, without a restart; the contact is still the one that is shown."""
    screen = rep.screen
    english = screen.active()
    rep.find("switch")
    set_default_language("zh_CN")
    log, title = gettext("Log a visit"), f"{gettext('notebook')} - Salesbook"
    until(lambda: screen.active() not in (english, ""), "the Chinese window")
    screen.wait_for(title)
    screen.keys("ctrl+l")
    screen.wait_for(log)
    screen.keys("Escape")
    screen.wait_until_gone(log)
    screen.wait_for(title)
    before = rep.done()
    assert len(before) == 4
    rep.leave()

    # Closed and opened again: it asks for the password, speaks Chinese, and everything is there.
    rep.start()
    screen.wait_for("Salesbook")
    screen.type(PASSWORD)
    screen.keys("Return")
    screen.wait_for(title)
    screen.keys("ctrl+l")
    screen.wait_for(log)
    screen.keys("Escape")
    screen.wait_until_gone(log)
    screen.wait_for(title)
    assert rep.done() == before
    assert rep.told("stage", "wxm")["stage"] == "dating"
    assert len(rep.told("today", "--day", "tomorrow")["visits"]) == 1
    rep.leave()


def test_a_reps_day_by_keys_and_pointer(rep: Rep, tmp_path: Path) -> None:
    (tmp_path / "mine.vcf").write_bytes(CARDS.encode())
    first_run(rep, tmp_path)
    a_lunch_is_logged(rep)
    tomorrow_is_planned(rep, tmp_path)
    a_report_is_saved(rep, tmp_path)
    taken_back_and_done_again(rep)
    moved_on_the_board(rep)
    moved_in_the_plan(rep)
    rep.find("wxm")
    in_chinese_and_opened_again(rep)
