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

# Others come by somebody else's calendar, as a card has its festival, or see to it themselves (`recurring`).
_MAY_WAIT = frozenset({"cadence", "after-purchase"})
_STANDS = frozenset({"reward", "referral", "stuck", "confirm"})
_FIRST_WORTH_DOING = "cadence"


class ReminderKind(Enum):
    """What is due. The order is the order of loudness within a day, the loudest 0: first what must be done.

    `must` is whether it stands under Must; the rest is Worth doing. What `may_wait` waits for a day that is worked, and is laid
    over several after a rest. What `stands` holds until somebody does something about it, and is due on every day (`recurring`).
    """

    ALARM = "alarm"
    PROMISE_BY_ME = "promise-by-me"
    PROMISE_BY_THEM = "promise-by-them"
    NEXT_STEP = "next-step"
    THANKS = "thanks"
    OFFER = "offer"
    OWN = "own"
    DATE = "date"
    CADENCE = "cadence"
    CARD = "card"
    NEWS = "news"
    AFTER_PURCHASE = "after-purchase"
    REWARD = "reward"
    REFERRAL = "referral"
    STUCK = "stuck"
    CONFIRM = "confirm"

    def __init__(self, word: str) -> None:
        # Plain attributes, because a day can have ten thousand reminders and an Enum finds its `value` slowly.
        known = type(self).__members__
        self.word = word
        self.loudness = len(known)
        self.must: bool = word != _FIRST_WORTH_DOING and all(one.must for one in known.values())
        self.may_wait = word in _MAY_WAIT
        self.stands = word in _STANDS


class AnswerKind(Enum):
    """What the rep answered."""

    DONE = "done"
    SNOOZED = "snoozed"
    SKIPPED = "skipped"


class Reminder(NamedTuple):
    """Something due: `subject` is the id of the thing, `due` the day it fell or falls due, `reason` why in words.

    `contact_id` is empty where it is about nobody. A named tuple, because a neglected book has ten thousand (see ContactFacts).
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
