"""What the reminder rules are told about a notebook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from salesbook.domain.card import CardPlan
from salesbook.domain.emotion import Emotion
from salesbook.domain.fact_kind import FactKind
from salesbook.domain.important_date import ImportantDate
from salesbook.domain.own_reminder import OwnReminder
from salesbook.domain.product_news import ProductNews
from salesbook.domain.promise import NextStep, Promise
from salesbook.domain.setting import Method
from salesbook.domain.stage import Stage
from salesbook.domain.work_calendar import WorkCalendar


class ContactFacts(NamedTuple):
    """One contact as the rules see them. `last_touch` is the day of the last touch, `added` the local day they came in.

    `tier_cadence` are the days that the tier they stand at allows untouched, where it says so.
    """

    id: str
    stage: Stage | None
    colleague: bool
    added: date
    last_touch: date | None = None
    planned: date | None = None
    tier_cadence: int | None = None


class Untouched(NamedTuple):
    """Contacts of one stage who were all last touched on one day, or came in on it and never were; no visit with them is planned.

    Told together, because a neglected book has ten thousand of them and each day far fewer. `tier_cadence` as in ContactFacts.
    """

    contact_ids: tuple[str, ...]
    stage: Stage
    last: date
    tier_cadence: int | None = None


@dataclass(frozen=True)
class LastEmotion:
    """The last emotion recorded for a contact, where it is negative: the day, and the visit it was felt at."""

    contact_id: str
    emotion: Emotion
    day: date
    visit_id: str


class OpenOffer(NamedTuple):
    """An open offer: the name of its product, empty where none is said, and the day by which an answer was expected."""

    id: str
    contact_id: str
    product: str
    expected_by: date


class Bought(NamedTuple):
    """A purchase of late: the contact who decided it, the day, and the name of the product, empty where none is said."""

    id: str
    contact_id: str
    day: date
    product: str


class AtStage(NamedTuple):
    """Since which day contacts stand at a stage: the day of the last move, or the day they were added.

    Told together, like Untouched. `asked` is the day on which allies were last asked for a referral or gave one.
    """

    contact_ids: tuple[str, ...]
    stage: Stage
    since: date
    asked: date | None = None


class AtTier(NamedTuple):
    """The service tier a contact stands at, with what it brings, and the days they were last rewarded, and skipped, for it."""

    contact_id: str
    tier: str
    benefits: tuple[str, ...]
    rewarded: date | None = None
    skipped: date | None = None


class OldFacts(NamedTuple):
    """What is known of a contact and was confirmed too long ago: how many facts, of which kinds, and the oldest day."""

    contact_id: str
    number: int
    kinds: tuple[FactKind, ...]
    oldest: date


@dataclass(frozen=True)
class Heard:
    """To whom product news may matter: the products' names by id, who bought which, and who has which open need."""

    products: Mapping[str, str] = field(default_factory=dict)
    buyers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    needs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ReminderFacts:
    """Everything the rules read, without what cannot be due today: `contacts` are those of the dates, `untouched` those who may be
    cooling. `planned` of a contact is the next day with a planned visit, from today on.
    """

    method: Method
    contacts: Mapping[str, ContactFacts]
    promises: tuple[Promise, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    dates: tuple[ImportantDate, ...] = ()
    negative_emotions: tuple[LastEmotion, ...] = ()
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    offers: tuple[OpenOffer, ...] = ()
    purchases: tuple[Bought, ...] = ()
    cards: tuple[CardPlan, ...] = ()
    news: tuple[ProductNews, ...] = ()
    heard: Heard = field(default_factory=Heard)
    stages: tuple[AtStage, ...] = ()
    tiers: tuple[AtTier, ...] = ()
    old_facts: tuple[OldFacts, ...] = ()
    own: tuple[OwnReminder, ...] = ()
    untouched: tuple[Untouched, ...] = ()
