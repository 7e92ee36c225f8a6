"""A notification server on a private bus, as a program of its own: as strict about types as those of real desktops.

`python notification_server.py CAPABILITY…` under `dbus-run-session`. It writes what it is asked as lines of JSON, beginning
with its bus, and reads what its user does: `{"choose": [1, "done"]}`, `{"dismiss": 1}`, `{"refuse": true}`.
"""

from __future__ import annotations

import json
import os
import select
import sys
from itertools import count
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
SIGNATURES = {"Notify": "susssasa{sv}i", "CloseNotification": "u", "GetCapabilities": None}


def tell(**what: Any) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


class Server:
    """Answers on the bus until its standard input ends."""

    def __init__(self, capabilities: list[str]) -> None:
        self.capabilities = capabilities
        self.refuses = False
        self.numbers = count(1)
        self.bus = open_dbus_connection(bus="SESSION")
        self.bus.send_and_get_reply(message_bus.RequestName(NAME))
        tell(address=os.environ["DBUS_SESSION_BUS_ADDRESS"])

    def run(self) -> None:
        while True:
            ready, _, _ = select.select([sys.stdin, self.bus.sock], [], [])
            if self.bus.sock in ready:
                self.hear_the_bus()
            if sys.stdin in ready:
                # Not by lines: select would not see what a reader of lines has taken already.
                orders = os.read(sys.stdin.fileno(), 65_536)
                if not orders:
                    return
                for order in orders.splitlines():
                    self.obey(json.loads(order))

    def hear_the_bus(self) -> None:
        while True:
            try:
                message = self.bus.receive(timeout=0)
            except TimeoutError:
                return
            if message.header.message_type is MessageType.method_call:
                self.bus.send(self.reply_to(message))

    def reply_to(self, message: Message) -> Message:
        fields = message.header.fields
        method = fields[HeaderFields.member]
        if method not in SIGNATURES or SIGNATURES[method] != fields.get(HeaderFields.signature):
            tell(wrong=method, signature=fields.get(HeaderFields.signature))
            return new_error(message, "org.freedesktop.DBus.Error.InvalidArgs")
        if method == "GetCapabilities":
            return new_method_return(message, "as", (self.capabilities,))
        if method == "CloseNotification":
            tell(closed=message.body[0])
            return new_method_return(message)
        if self.refuses:
            tell(refused=message.body[3])
            return new_error(message, "org.freedesktop.DBus.Error.LimitsExceeded")
        return self.shown(message)

    def shown(self, message: Message) -> Message:
        program, replaces, _icon, title, body, actions, hints, _timeout = message.body
        number = replaces or next(self.numbers)
        tell(shown=number, program=program, title=title, body=body, actions=actions, hints=dict(hints))
        return new_method_return(message, "u", (number,))

    def obey(self, order: dict[str, Any]) -> None:
        source = DBusAddress(PATH, interface=NAME)
        if "choose" in order:
            number, action = order["choose"]
            self.bus.send(new_signal(source, "ActivationToken", "us", (number, f"token-{number}")))
            self.bus.send(new_signal(source, "ActionInvoked", "us", (number, action)))
            self.bus.send(new_signal(source, "NotificationClosed", "uu", (number, 2)))
        elif "dismiss" in order:
            self.bus.send(new_signal(source, "NotificationClosed", "uu", (order["dismiss"], 2)))
        else:
            self.refuses = order["refuse"]
            tell(refuses=self.refuses)


if __name__ == "__main__":
    Server(sys.argv[1:]).run()
