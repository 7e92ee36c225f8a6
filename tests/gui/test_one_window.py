"""One window a notebook: who is first, what is handed over, what comes over the socket, and what a crash leaves behind."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from salesbook.gui.one_window import MOST_BYTES, MOST_FILES, Call, OneWindow, call_from
from salesbook.system.paths import runtime_folder
from tests.gui.screens import settle, until

CALL = Call((Path("/home/me/王 cards.vcf"),), "token-1")


@pytest.fixture
def first(qapp: QApplication, home: Path) -> Iterator[Callable[..., tuple[OneWindow, list[Call]]]]:
    """A window that listens, and the calls that reach it."""
    made: list[OneWindow] = []

    def start(name: str = "王的客户.salesbook") -> tuple[OneWindow, list[Call]]:
        window, calls = OneWindow(home / name), []  # type: tuple[OneWindow, list[Call]]
        window.called.connect(calls.append)
        assert window.is_first(Call())
        made.append(window)
        return window, calls

    yield start
    for one in made:
        one.close()


def the_socket() -> Path:
    """The file of the one socket there is."""
    (path,) = [path for path in runtime_folder().iterdir() if path.is_socket()]
    return path


def send(data: bytes, *, hang_up: bool = True) -> socket.socket:
    """Send something by hand to the window that listens."""
    line = socket.socket(socket.AF_UNIX)
    line.connect(str(the_socket()))
    line.sendall(data)
    if hang_up:
        line.shutdown(socket.SHUT_WR)
    return line


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"raise\n",
        b"[]\n",
        b'{"files": []}\n',
        b'{"files": [], "token": "", "quiet": false, "more": 1}\n',
        b'{"files": ["cards.vcf"], "token": "", "quiet": false}\n',
        b'{"files": ["/a\\u0000b"], "token": "", "quiet": false}\n',
        b'{"files": [1], "token": "", "quiet": false}\n',
        b'{"files": "/a", "token": "", "quiet": false}\n',
        b'{"files": [], "token": "a b; rm", "quiet": false}\n',
        b'{"files": [], "token": 1, "quiet": false}\n',
        b'{"files": [], "token": "", "quiet": 0}\n',
        b"\xff\xfe\n",
        b"[" * 100_000 + b"\n",
        Call(tuple(Path(f"/{n}") for n in range(MOST_FILES + 1))).line(),
    ],
)
def test_what_is_no_call_of_ours_says_nothing(line: bytes) -> None:
    assert call_from(line) is None


@pytest.mark.parametrize("call", [Call(), CALL, Call(is_quiet=True)])
def test_a_call_arrives_as_it_was_sent(call: Call) -> None:
    assert call_from(call.line()) == call


def test_the_socket_is_for_this_user_only_and_tells_nothing(first: Callable[..., tuple[OneWindow, list[Call]]]) -> None:
    first("王的客户.salesbook")
    path = the_socket()
    assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0
    assert stat.S_IMODE(path.parent.stat().st_mode) & 0o077 == 0
    assert "王" not in path.name
    assert len(os.fsencode(path)) < 100


def test_each_notebook_has_its_own_window_by_whatever_path_it_is_named(
    first: Callable[..., tuple[OneWindow, list[Call]]], home: Path
) -> None:
    first("a.salesbook")
    first("b.salesbook")
    (home / "a.salesbook").touch()
    (home / "link.salesbook").symlink_to(home / "a.salesbook")
    names = {str(path) for path in runtime_folder().iterdir() if path.suffix != ".lock"}
    third = OneWindow(home / "c.salesbook")
    assert third.is_first(Call())
    third.close()
    assert {str(path) for path in runtime_folder().iterdir() if path.suffix != ".lock"} == names


def test_a_socket_that_a_crash_left_behind_is_no_obstacle(home: Path, qapp: QApplication) -> None:
    crashed = OneWindow(home / "book.salesbook")
    assert crashed.is_first(Call())
    left = the_socket()
    left.rename(left.with_name("kept"))
    crashed.close()
    left.with_name("kept").rename(left)
    again = OneWindow(home / "book.salesbook")
    assert again.is_first(Call())
    again.close()


@pytest.mark.parametrize("line", [b"nonsense\n", b"x" * (MOST_BYTES + 1), b'{"files": ["../x"]}\n', b"no end"])
def test_nonsense_over_the_socket_calls_nobody_and_the_next_is_heard(
    first: Callable[..., tuple[OneWindow, list[Call]]], line: bytes
) -> None:
    _window, calls = first()
    with send(line) as caller:
        caller.setblocking(False)
        settle()
        with send(CALL.line(), hang_up=False):
            until(lambda: bool(calls))
    assert calls == [CALL]


def test_a_call_in_pieces_is_put_together(first: Callable[..., tuple[OneWindow, list[Call]]]) -> None:
    _window, calls = first()
    line = CALL.line()
    with send(line[:20], hang_up=False) as caller:
        settle()
        assert calls == []
        caller.sendall(line[20:])
        until(lambda: bool(calls))
    assert calls == [CALL]


def test_without_a_place_for_sockets_every_start_is_a_first_one(
    home: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "file").touch()
    monkeypatch.setenv("HOME", str(home / "file"))
    assert OneWindow(home / "book.salesbook").is_first(Call())
