"""What is announced outside the window, and when: each occurrence once, nothing in quiet hours, a pile in one summary.

Pure rules. A memory says which occurrences were announced, on which day; what is announced is decided from it, from what is
due at a moment, and from what lies before that moment.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import Enum
from hashlib import blake2b

from salesbook.domain.reminders.reminder import Reminder
from salesbook.domain.text import Text
from salesbook.domain.visit import Visit

# A planned visit is announced so long before it begins.
AHEAD = timedelta(minutes=30)
# More than so many at once are one summary.
MOST_AT_ONCE = 3
# Whoever heard nothing for so long gets one summary: the computer slept, or its clock was set.
LONG = timedelta(minutes=10)
# So long an occurrence that is due no more is remembered: it may come back by undo.
REMEMBERED = timedelta(days=60)


@dataclass(frozen=True)
class DueThing:
    """Something that may be announced: a reminder or a planned visit, with the people it is about.

    `key` names the occurrence and the moment it is due, so what is moved or was snoozed is announced again. `timed` marks
    what has an hour of its own; the rest comes with its day.
    """

    key: str
    contact_ids: tuple[str, ...]
    timed: bool
    reminder: Reminder | None = None
    visit: Visit | None = None

    @property
    def is_must(self) -> bool:
        """Whether it counts under Must."""
        return self.reminder is None or self.reminder.kind.must


class Before(Enum):
    """What lies before the moment that is asked about: the start of the program, silence, or the minute before."""

    NOTHING = "nothing"
    SILENCE = "silence"
    A_MINUTE = "a minute"


@dataclass(frozen=True)
class QuietHours:
    """From `first` on, up to `last` without it; over midnight where `last` is the earlier. Without one of them never."""

    first: time | None = None
    last: time | None = None

    def hold(self, at: time) -> bool:
        """Whether it is quiet at this time of day."""
        if self.first is None or self.last is None or self.first == self.last:
            return False
        if self.first < self.last:
            return self.first <= at < self.last
        return at >= self.first or at < self.last


def quiet_hours(first: str, last: str) -> QuietHours:
    """The quiet hours of two settings, `HH:MM` or empty; what cannot be read makes nothing quiet."""
    try:
        return QuietHours(*(time.fromisoformat(words) if words else None for words in (first, last)))
    except ValueError:
        return QuietHours()


@dataclass(frozen=True)
class Memory:
    """Which occurrences were announced, on which day; under short digests, as a neglected book has thousands."""

    days: Mapping[str, date] = field(default_factory=dict)

    def knows(self, thing: DueThing, today: date) -> bool:
        """Whether it was announced. What a clock that ran ahead announced on a day to come does not count."""
        told = self.days.get(_digest(thing.key))
        return told is not None and told <= today

    def with_told(self, told: Iterable[DueThing], still_due: Iterable[DueThing], today: date) -> Memory:
        """This memory after an announcement; what is long over is forgotten."""
        due = {_digest(thing.key) for thing in still_due}
        kept = {
            key: day for key, day in self.days.items() if day <= today and (key in due or day >= today - REMEMBERED)
        }
        return Memory({**kept, **{_digest(thing.key): today for thing in told}})

    def text(self) -> str:
        """As it is kept in the notebook."""
        return json.dumps({key: day.isoformat() for key, day in self.days.items()}, separators=(",", ":"))


def memory_from(text: str | None) -> Memory:
    """The memory that was kept; an empty one where there is none or it cannot be read."""
    try:
        return Memory({str(key): date.fromisoformat(day) for key, day in json.loads(text or "{}").items()})
    except (ValueError, TypeError, AttributeError):
        return Memory()


@dataclass(frozen=True)
class Telling:
    """What is announced now: some things one by one, or many in one summary. `silently` is only remembered."""

    singly: tuple[DueThing, ...] = ()
    summed: tuple[DueThing, ...] = ()
    silently: tuple[DueThing, ...] = ()

    @property
    def told(self) -> tuple[DueThing, ...]:
        """All that is remembered as announced."""
        return (*self.singly, *self.summed, *self.silently)


def telling(
    due: Iterable[DueThing], memory: Memory, now: datetime, quiet: QuietHours, before: Before, *, watched: bool
) -> Telling:
    """What to announce of what is due now.

    While the rep looks at the window (`watched`), what comes up without an hour of its own is what they have just entered,
    or what Today shows at the start: no news.
    """
    if quiet.hold(now.time()):
        return Telling()
    fresh = [thing for thing in due if not memory.knows(thing, now.date())]
    no_news = watched and before is not Before.SILENCE
    silently = tuple(thing for thing in fresh if no_news and not thing.timed)
    news = tuple(thing for thing in fresh if not no_news or thing.timed)
    most = MOST_AT_ONCE if before is Before.A_MINUTE else 1
    return Telling((), news, silently) if len(news) > most else Telling(news, (), silently)


@dataclass(frozen=True)
class Announcement:
    """One pop-up in words. `things` is what it is about: one can be opened and answered, of many Today tells more."""

    title: Text
    body: Text | None
    things: tuple[DueThing, ...]

    @property
    def reminder(self) -> Reminder | None:
        """The one reminder it is about, which can be answered."""
        return self.things[0].reminder if len(self.things) == 1 else None

    @property
    def contact_id(self) -> str:
        """Whom to open; empty for a summary."""
        return self.things[0].contact_ids[0] if len(self.things) == 1 and self.things[0].contact_ids else ""


def _digest(key: str) -> str:
    return blake2b(key.encode(), digest_size=8).hexdigest()
