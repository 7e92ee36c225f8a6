"""What a reminder is, what a rule is told, and what the rep may answer.

A rule turns facts and a day into reminders and stores nothing. Only answers are stored. A reminder's key names its kind,
its subject and the occurrence (a date's solar year, a cadence's last touch, a promise's id), so an answer ends this
occurrence and never the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
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

    `contact_id` is empty where it is about nobody. A named tuple, because a neglected book has thousands, and a frozen dataclass
    takes three times as long.
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

    @property
    def keys(self) -> tuple[str, ...]:
        """Its own, as of those that are alike."""
        return (self.key,)

    @property
    def number(self) -> int:
        """One, as of those that are alike."""
        return 1

    def each(self) -> tuple[Reminder, ...]:
        """Itself, as of those that are alike."""
        return (self,)

    def without(self, silent: frozenset[str]) -> Reminder | None:
        """Itself, where its key is not among these."""
        return None if self.key in silent else self


class Alike(NamedTuple):
    """Reminders that differ in nothing but the contact, who is their subject too: a few hundred of these stand for thousands.

    `reason` finds the words when they are read: of thousands that are due a dozen are shown.
    """

    kind: ReminderKind
    contact_ids: tuple[str, ...]
    occurrence: str
    due: date
    reason: Callable[[], Text]

    @property
    def key(self) -> str:
        """The key of the first of them."""
        return f"{self.kind.word}:{self.contact_ids[0]}:{self.occurrence}"

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all of them."""
        return tuple(f"{self.kind.word}:{one}:{self.occurrence}" for one in self.contact_ids)

    @property
    def number(self) -> int:
        """How many they are."""
        return len(self.contact_ids)

    def each(self) -> Iterator[Reminder]:
        """One by one."""
        reason = self.reason()
        return (Reminder(self.kind, one, one, self.occurrence, self.due, reason) for one in self.contact_ids)

    def without(self, silent: frozenset[str]) -> Alike | None:
        """Those whose keys are not among these."""
        left = tuple(one for one, key in zip(self.contact_ids, self.keys, strict=True) if key not in silent)
        return self._replace(contact_ids=left) if left else None


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
