"""What the reminder rules are told about a notebook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from salesbook.domain.emotion import Emotion
from salesbook.domain.important_date import ImportantDate
from salesbook.domain.promise import NextStep, Promise
from salesbook.domain.setting import Method
from salesbook.domain.stage import Stage


class ContactFacts(NamedTuple):
    """One contact as the rules see them. `last_touch` is the day of the last touch, `added` the local day they came in.

    A named tuple, like Reminder: a neglected book has ten thousand of each, and a frozen dataclass takes three times as long.
    """

    id: str
    stage: Stage | None
    colleague: bool
    added: date
    last_touch: date | None = None
    planned: date | None = None


@dataclass(frozen=True)
class LastEmotion:
    """The last emotion recorded for a contact, where it is negative: the day, and the visit it was felt at."""

    contact_id: str
    emotion: Emotion
    day: date
    visit_id: str


@dataclass(frozen=True)
class ReminderFacts:
    """Everything the rules read, without what cannot be due today: of the contacts those who may be cooling, and those of
    the dates. `planned` of a contact is the next day with a planned visit, from today on.
    """

    method: Method
    contacts: Mapping[str, ContactFacts]
    promises: tuple[Promise, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    dates: tuple[ImportantDate, ...] = ()
    negative_emotions: tuple[LastEmotion, ...] = ()
