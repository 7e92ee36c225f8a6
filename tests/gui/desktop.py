"""A desktop with a notification server, as real programs on a bus of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
RICH = ("body", "actions", "body-markup")


class Desktop:
    """A session bus with a notification server, and somebody who answers what it shows."""

    def __init__(self, capabilities: tuple[str, ...], run: Path) -> None:
        run.mkdir(mode=0o700)
        self._process = subprocess.Popen(
            # `timeout` ends the whole session whatever becomes of the test.
            [
                "timeout",
                "60",
                "dbus-run-session",
                "--",
                sys.executable,
                "-m",
                "tests.notification_server",
                *capabilities,
            ],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "HOME": str(run), "XDG_RUNTIME_DIR": str(run)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.address: str = self.told()["address"]

    def told(self) -> dict[str, Any]:
        """The next thing the server was asked."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the server has ended"
        found: dict[str, Any] = json.loads(line)
        return found

    def order(self, **what: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()

    def end(self) -> None:
        """Log out: the server ends, and the bus with it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()
