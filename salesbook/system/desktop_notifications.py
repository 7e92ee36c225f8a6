"""Notifications of a Linux desktop, over D-Bus: https://specifications.freedesktop.org/notification-spec/1.2/.

By jeepney, which the keychain needs anyway: PySide cannot say that a number is unsigned (`u`), and the servers of GNOME, KDE
and others refuse any other. Nobody waits here but in `connect`: what the desktop has to say is read when there is something.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
# Seconds a desktop may take to start its server and answer; only a worker waits for that.
PATIENCE = 10.0
# The server's own: until it goes by itself.
AS_THE_DESKTOP_WISHES = -1
NORMAL_URGENCY = 1
# The name of the action that a click anywhere on the notification means.
CLICK = "default"


class NoNotifications(Exception):
    """There is no desktop here that shows notifications, or it went away."""


@dataclass(frozen=True)
class Shown:
    """What was asked for under a number of ours is shown under a number of the desktop's; None where it refused."""

    asked: int
    number: int | None


@dataclass(frozen=True)
class MayComeForward:
    """A Wayland desktop's leave to come forward, which it gives just before it tells of a click."""

    number: int
    token: str


@dataclass(frozen=True)
class Chosen:
    """The user chose an action of a notification."""

    number: int
    action: str


@dataclass(frozen=True)
class Gone:
    """A notification is not shown any more."""

    number: int


Event = Shown | MayComeForward | Chosen | Gone


class DesktopNotifications:
    """A line to the desktop's notification server; used by one thread at a time. `capabilities` are the server's."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection
        self.capabilities: frozenset[str] = frozenset()

    @classmethod
    def connect(cls) -> DesktopNotifications:
        """Find the server, starting it where the desktop does that on demand; raises NoNotifications."""
        if sys.platform != "linux" or not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
            raise NoNotifications
        from jeepney.io.blocking import open_dbus_connection

        try:
            made = cls(open_dbus_connection(bus="SESSION"))
        except Exception as error:
            # Beside its own errors the library leaks those of sockets and of odd addresses.
            raise NoNotifications from error
        try:
            made._greet()
        except Exception as error:
            made.close()
            raise NoNotifications from error
        return made

    def _greet(self) -> None:
        from jeepney import MatchRule, MessageType
        from jeepney.bus_messages import message_bus

        rule = MatchRule(type="signal", sender=NAME, interface=NAME, path=PATH)
        self._connection.send_and_get_reply(message_bus.AddMatch(rule), timeout=PATIENCE)
        reply = self._connection.send_and_get_reply(_call("GetCapabilities"), timeout=PATIENCE)
        if reply.header.message_type is not MessageType.method_return:
            raise NoNotifications
        self.capabilities = frozenset(reply.body[0])

    @property
    def descriptor(self) -> int:
        """The socket: where it can be read, `events` has something."""
        return int(self._connection.sock.fileno())

    def show(self, title: str, body: str, actions: dict[str, str]) -> int:
        """Ask for a notification; `actions` are words by name. Returns our number for `Shown`. Raises NoNotifications."""
        offered = actions if "actions" in self.capabilities else {}
        # Where a server reads markup, text of the notebook must not be taken for it.
        plain = _escaped(body) if "body-markup" in self.capabilities else body
        hints = {"urgency": ("y", NORMAL_URGENCY), "desktop-entry": ("s", "salesbook")}
        listed = [words for pair in offered.items() for words in pair]
        values = ("Salesbook", 0, "salesbook", title, plain, listed, hints, AS_THE_DESKTOP_WISHES)
        return self._send(_call("Notify", "susssasa{sv}i", values))

    def withdraw(self, number: int) -> None:
        """Take a notification back. Raises NoNotifications."""
        self._send(_call("CloseNotification", "u", (number,)))

    def events(self) -> list[Event]:
        """Everything the desktop has said since; at once. Raises NoNotifications where the line is cut."""
        found: list[Event] = []
        while True:
            try:
                message = self._connection.receive(timeout=0)
            except TimeoutError:
                return found
            except (OSError, EOFError) as error:
                raise NoNotifications from error
            event = _event(message)
            if event is not None:
                found.append(event)

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def _send(self, message: Message) -> int:
        serial = int(next(self._connection.outgoing_serial))
        try:
            self._connection.send(message, serial=serial)
        except OSError as error:
            raise NoNotifications from error
        return serial


def _call(method: str, signature: str | None = None, values: tuple[Any, ...] = ()) -> Message:
    from jeepney import DBusAddress, new_method_call

    return new_method_call(DBusAddress(PATH, NAME, NAME), method, signature, values)


def _event(message: Message) -> Event | None:
    """What a message of the server means; None for those that say nothing to us."""
    from jeepney import HeaderFields, MessageType

    kind, fields = message.header.message_type, message.header.fields
    if kind is MessageType.signal and fields.get(HeaderFields.interface) == NAME:
        return _signalled(str(fields.get(HeaderFields.member)), message.body)
    asked = fields.get(HeaderFields.reply_serial)
    if kind is MessageType.method_return and message.body:
        return Shown(int(asked), int(message.body[0]))
    return Shown(int(asked), None) if kind is MessageType.error else None


def _signalled(signal: str, values: tuple[Any, ...]) -> Event | None:
    if signal == "ActivationToken":
        return MayComeForward(int(values[0]), str(values[1]))
    if signal == "ActionInvoked":
        return Chosen(int(values[0]), str(values[1]))
    return Gone(int(values[0])) if signal == "NotificationClosed" else None


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
