"""What every test gets: a machine of its own, without the developer's home, language, keychain or network."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import hypothesis
import pytest

from salesbook.system.i18n import set_default_language

ON_CI = os.environ.get("CI") == "true"

# Machines differ in speed, so no example has a deadline; CI tries the same examples every time.
hypothesis.settings.register_profile("salesbook", deadline=None, derandomize=ON_CI)
hypothesis.settings.load_profile("salesbook")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty home: the folder for `--home`."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture(autouse=True)
def machine_of_its_own(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Neither the developer's home, language and keychain, nor a language that another test left behind."""
    inherited = ("LANG", "LANGUAGE", "SALESBOOK_HOME", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY")
    for name in os.environ:
        if name in inherited or name.startswith(("LC_", "XDG_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("LANG", "C.UTF-8")
    set_default_language("en")
    with TemporaryDirectory(prefix="salesbook-user-") as user:
        monkeypatch.setenv("HOME", user)
        yield
    set_default_language("en")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Salesbook never talks to the network; local sockets (D-Bus) are no network."""
    connect = socket.socket.connect

    def local_only(self: socket.socket, address: Any) -> None:
        assert self.family == socket.AF_UNIX, f"a test tried to reach {address}"
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", local_only)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """On CI a test skipped for a missing tool is a failure: the set-up should have installed the tool."""
    reporter: Any = session.config.pluginmanager.get_plugin("terminalreporter")
    if ON_CI and reporter and reporter.stats.get("skipped"):
        reporter.write_line("\nNothing may be skipped on CI.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
