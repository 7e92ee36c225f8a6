"""One window a notebook: a second start hands its files over to the first, which comes forward, and ends.

They speak over a local socket of this user alone, named after a digest of the notebook's place. What comes over it is taken
for no more than it may be: at most so much, files by their full paths, nothing else.
"""

from __future__ import annotations

import getpass
import json
import os
import re
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from salesbook.system.paths import runtime_folder

# Milliseconds that a second start waits for the first: to be let in, and to be answered.
KNOCKING, ANSWERING = 2_000, 5_000
MOST_BYTES = 64 * 1024
MOST_FILES = 100
ANSWER = b"ok\n"
# What a Wayland desktop gives to who may come forward next.
_TOKEN = re.compile(r"[\w.:/+=-]{1,200}", re.ASCII)


@dataclass(frozen=True)
class Call:
    """What a second start wants: the files it was given, and a desktop's leave to come forward. A quiet one only looks."""

    files: tuple[Path, ...] = ()
    token: str = ""
    is_quiet: bool = False

    def line(self) -> bytes:
        """As it goes over the socket: one line of JSON."""
        what = {"files": [str(file) for file in self.files], "token": self.token, "quiet": self.is_quiet}
        return json.dumps(what).encode() + b"\n"


def call_from(line: bytes) -> Call | None:
    """What a line says; None where it is not what a second start of this program sends."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or set(found) != {"files", "token", "quiet"}:
        return None
    files, token, quiet = found["files"], found["token"], found["quiet"]
    if not isinstance(files, list) or len(files) > MOST_FILES or not all(_is_full_path(file) for file in files):
        return None
    if not isinstance(token, str) or (token and _TOKEN.fullmatch(token) is None) or not isinstance(quiet, bool):
        return None
    return Call(tuple(Path(file) for file in files), token, quiet)


class OneWindow(QObject):
    """Of the starts on one notebook the first listens; each later one finds it and hands its call over.

    `called` carries a Call. Where the system has no place for the socket, every start is a first one.
    """

    called = Signal(object)

    def __init__(self, notebook: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.notebook = notebook
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._let_in)

    def is_first(self, call: Call) -> bool:
        """Whether this start is the first and listens from now on; if not, the call was handed over."""
        try:
            name, lock = _meeting_place(self.notebook)
        except OSError:
            return True
        # One after the other: two that start at once would each take the other's new socket for a stale one.
        deciding = QLockFile(lock)
        deciding.tryLock(KNOCKING)
        try:
            if _handed_over(name, call):
                return False
            # Of a program that crashed; nobody answers at it.
            QLocalServer.removeServer(name)
            self._server.listen(name)
        finally:
            deciding.unlock()
        return True

    def close(self) -> None:
        """Listen no more: the next start is a first one."""
        self._server.close()

    def _let_in(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            _Caller(caller, self)


class _Caller(QObject):
    """One connection: read up to the end of its line, answered, and closed."""

    def __init__(self, socket: QLocalSocket, door: OneWindow) -> None:
        super().__init__(door)
        self._socket, self._door, self._read = socket, door, b""
        socket.setParent(self)
        socket.readyRead.connect(self._hear)
        socket.disconnected.connect(self.deleteLater)
        self._hear()

    def _hear(self) -> None:
        self._read += self._socket.readAll().data()
        if len(self._read) > MOST_BYTES:
            self._socket.abort()
        elif self._read.endswith(b"\n"):
            call, self._read = call_from(self._read), b""
            if call is not None:
                self._socket.write(ANSWER)
            self._socket.disconnectFromServer()
            if call is not None:
                self._door.called.emit(call)


def _handed_over(name: str, call: Call) -> bool:
    """Whether somebody took the call. One who is too busy to answer will read it later; one who hangs up is just leaving."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(KNOCKING):
        return False
    _let_come_forward()
    socket.write(call.line())
    socket.waitForBytesWritten(KNOCKING)
    answered = socket.waitForReadyRead(ANSWERING)
    taken = answered or socket.state() is QLocalSocket.LocalSocketState.ConnectedState
    socket.disconnectFromServer()
    return taken


def _meeting_place(notebook: Path) -> tuple[str, str]:
    """The names of the socket and of the lock: nothing personal in them. Raises OSError where there is no folder for them."""
    place = os.path.normcase(os.path.realpath(notebook))
    digest = sha256(f"{getpass.getuser()}\0{place}".encode()).hexdigest()[:24]
    path = runtime_folder() / f"salesbook-{digest}"
    # Windows names its pipes apart from files; elsewhere a full path keeps it out of a folder that all may write to.
    return path.name if sys.platform == "win32" else str(path), f"{path}.lock"


def _let_come_forward() -> None:
    """Windows lets only who has the keyboard's attention give it away: the second start has it just now."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)


def _is_full_path(file: object) -> bool:
    return isinstance(file, str) and 0 < len(file) <= 4096 and "\0" not in file and Path(file).is_absolute()
