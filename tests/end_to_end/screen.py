"""A screen of its own with a window manager, keys and a pointer: Xvfb, openbox and xdotool."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

SIZE = "1366x768x24"
# How long anything may take on a slow machine that does other things as well.
PATIENCE = 30.0


class Screen:
    """Presses keys and clicks on one X display, and finds its windows by their titles."""

    def __init__(self, display: str) -> None:
        self.environment = {
            name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")
        } | {"DISPLAY": display}

    def asked(self, *words: str) -> str:
        """What xdotool answers; empty where it finds nothing."""
        ended = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
        return ended.stdout.strip()

    def wait_for(self, title: str) -> None:
        """Wait until the window of this title has the keys."""
        until(lambda: self.asked("getactivewindow", "getwindowname") == title, f"a window “{title}”")

    def wait_until_gone(self, title: str) -> None:
        """Wait until no window of this title is to be seen."""
        until(lambda: title not in self.titles(), f"“{title}” to close")

    def active(self) -> str:
        """The window that has the keys, by its number; empty while none has."""
        return self.asked("getactivewindow")

    def titles(self) -> list[str]:
        """The titles of all windows to be seen."""
        found = self.asked("search", "--onlyvisible", "--name", ".").split()
        return [self.asked("getwindowname", one) for one in found]

    def keys(self, *names: str) -> None:
        """Press keys, one after the other: `ctrl+k`, `Return`."""
        self.asked("key", "--delay", "40", *names)

    def type(self, words: str) -> None:
        """Type on the keyboard."""
        self.asked("type", "--delay", "60", words)

    def click(self, x: int, y: int) -> None:
        """Click at a place of the active window; from its right or lower edge where negative."""
        geometry = dict(
            line.split("=", 1) for line in self.asked("getactivewindow", "getwindowgeometry", "--shell").splitlines()
        )
        left = x if x >= 0 else int(geometry["WIDTH"]) + x
        top = y if y >= 0 else int(geometry["HEIGHT"]) + y
        self.asked("mousemove", "--window", geometry["WINDOW"], str(left), str(top), "click", "1")

    def photograph(self, file: Path) -> None:
        """Keep what the screen shows, for one who wonders why a test failed."""
        take = (
            "import sys; from PySide6.QtGui import QGuiApplication; app = QGuiApplication([]);"
            " app.primaryScreen().grabWindow(0).save(sys.argv[1])"
        )
        subprocess.run(
            [sys.executable, "-c", take, str(file)],
            env=self.environment | {"QT_QPA_PLATFORM": "xcb"},
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )


def until(condition: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
    """Look again and again until something holds; each look takes a while of its own."""
    deadline = time.monotonic() + patience
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited in vain for {what}")
        time.sleep(0.05)


@contextmanager
def new_screen(folder: Path) -> Iterator[Screen]:
    """A display nobody else uses, with a window manager on it."""
    reads, writes = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writes), "-screen", "0", SIZE, "-nolisten", "tcp", "-r"],
        pass_fds=(writes,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writes)
    with os.fdopen(reads) as told:
        number = told.readline().strip()
    assert number, "Xvfb did not start"
    screen = Screen(f":{number}")
    ready = folder / "window-manager-is-there"
    manager = subprocess.Popen(
        ["openbox", "--startup", f"touch {ready}"],
        env=screen.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until(ready.exists, "openbox")
        yield screen
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(timeout=PATIENCE)
