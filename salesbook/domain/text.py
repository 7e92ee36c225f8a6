"""Words without language: what the core says, before anybody chose a language for it.

The core never translates. It speaks in `Text`s: a message in English, named values, and nothing else.
`wording.render` turns one into words of the current language; the journal stores it as JSON, so an undo label
or the reason of a reminder follows a language switch.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from salesbook.domain.important_date import LunarDay, SolarDay
    from salesbook.domain.money import Money

Value: TypeAlias = "str | int | date | time | datetime | Enum | LunarDay | SolarDay | Money | Text | tuple[Value, ...]"


@dataclass(frozen=True, init=False)
class Text:
    """A message and its named values.

    `msgid` and `plural` are the English texts the catalogue is keyed by; a message with a plural form counts by
    its value `n`. Babel extracts the literal arguments, so write them at the call.
    """

    msgid: str
    plural: str | None
    values: tuple[tuple[str, Value], ...]

    def __init__(self, msgid: str, plural: str | None = None, **values: Value) -> None:
        # At once, because a day makes thousands of these.
        vars(self).update(msgid=msgid, plural=plural, values=tuple(sorted(values.items())))

    def __str__(self) -> str:
        """The English text: for logs of our own messages and for test failures, never for the screen."""
        values = {name: str(value) for name, value in self.values}
        counted = dict(self.values).get("n")
        chosen = self.plural if self.plural is not None and counted != 1 else self.msgid
        return chosen.format(**values)


def counted(one: str, many: str, n: int, **values: Value) -> Text:
    """A message that depends on a number: `counted("{n} visit", "{n} visits", n=3)`."""
    return Text(one, many, n=n, **values)
