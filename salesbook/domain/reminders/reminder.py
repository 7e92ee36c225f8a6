"""What a reminder is, what a rule is told, and what the rep may answer.

A rule turns facts and a day into reminders and stores nothing. Only answers are stored. A reminder's key names its kind,
its subject and the occurrence (a date's solar year, a cadence's last touch, a promise's id), so an answer ends this
occurrence and never the next one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import NamedTuple

from salesbook.domain.ids import new_id
from salesbook.domain.text import Text


class ReminderKind(Enum):
    """What is due. The order is the order of loudness within a day, the loudest 0."""

    ALARM = "alarm"
    PROMISE_BY_ME = "promise-by-me"
    PROMISE_BY_THEM = "promise-by-them"
    NEXT_STEP = "next-step"
    DATE = "date"
    CADENCE = "cadence"

    def __init__(self, word: str) -> None:
        # Plain attributes, because a day can have ten thousand reminders and an Enum finds its `value` slowly.
        self.word = word
        self.loudness = len(type(self).__members__)

    @property
    def must(self) -> bool:
        """Whether it stands under Must; the rest is Worth doing."""
        return self is not ReminderKind.CADENCE


class AnswerKind(Enum):
    """What the rep answered."""

    DONE = "done"
    SNOOZED = "snoozed"
    SKIPPED = "skipped"


class Reminder(NamedTuple):
    """Something due: `subject` is the id of the thing, `due` the day it fell or falls due, `reason` why in words.

    A named tuple, because a neglected book has ten thousand (see ContactFacts).
    """

    kind: ReminderKind
    contact_id: str
    subject: str
    occurrence: str
    due: date
    reason: Text

    @property
    def key(self) -> str:
        """Kind, subject and occurrence: what an answer refers to."""
        return f"{self.kind.word}:{self.subject}:{self.occurrence}"


@dataclass(frozen=True)
class Answer:
    """A stored answer to one occurrence: its `reminder` is the key; a snoozed one is silent before `until`.

    `contact_id` is None for the answer to a reminder that is about nobody.
    """

    reminder: str
    kind: AnswerKind
    day: date
    contact_id: str | None
    until: date | None = None
    id: str = field(default_factory=new_id)
