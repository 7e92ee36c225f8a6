"""What the lenses are told about one contact. Colleagues have no lenses, so nobody asks for theirs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from salesbook.domain.emotion import Emotion, Expectation, Mood
from salesbook.domain.judgement import LoyaltyFactor
from salesbook.domain.lenses.book import BookFacts
from salesbook.domain.lenses.buying import YEAR, Buying
from salesbook.domain.lenses.factors import Loyalty, loyalty_of
from salesbook.domain.purchase_reason import PurchaseReason
from salesbook.domain.reminders.emotion import is_made_good
from salesbook.domain.stage import Stage
from salesbook.domain.visit import ValueKind

TWO_YEARS = 2 * YEAR
_NEGATIVE = Mood.NEGATIVE


class Felt(NamedTuple):
    """What they left a visit with: an emotion, how it was against what they expected, or both."""

    day: date
    visit_id: str
    emotion: Emotion | None
    expectation: Expectation | None = None
    mood: Mood | None = None


class Given(NamedTuple):
    """Value given on a day; a favour done by me is non-business value."""

    kind: ValueKind
    day: date


class Judged(NamedTuple):
    """The rep's own judgement of a factor, 0 to 5."""

    score: int
    day: date


class Visited(NamedTuple):
    """Counts of visits: `touches` ever, `touches_of_the_year`, those that show that the contact keeps up, `visits_of_the_year`.

    `any` is whether there was or is to be a visit, `in_person` whether one was in the flesh.
    """

    any: bool = False
    in_person: bool = False
    touches: int = 0
    touches_of_the_year: int = 0
    kept_up: int = 0
    visits_of_the_year: int = 0


NEVER_VISITED = Visited()


@dataclass(frozen=True)
class ContactLensFacts:
    """One contact on the day of the book. Lists of days and of what was felt are the oldest first.

    `offered` is whether there ever was an offer, `lost_to_competitor` the days on which offers were lost to one. `answered` are
    the visits whose alarm was answered as made good. `weighed` are the reasons behind objections. `promises_kept` and
    `promises_due` count mine of the year.
    """

    id: str
    book: BookFacts
    buying: Buying
    stage: Stage | None = None
    disqualified: str = ""
    needs_something: bool = False
    offered: bool = False
    lost_to_competitor: tuple[date, ...] = ()
    referrals: tuple[date, ...] = ()
    praise: tuple[date, ...] = ()
    refusals: tuple[date, ...] = ()
    judgements: Mapping[LoyaltyFactor, Judged] = field(default_factory=dict)
    felt: tuple[Felt, ...] = ()
    answered: frozenset[str] = frozenset()
    weighed: tuple[tuple[date, PurchaseReason], ...] = ()
    given: tuple[Given, ...] = ()
    tried: bool = False
    visited: Visited = NEVER_VISITED
    promises_kept: int = 0
    promises_due: int = 0

    @property
    def today(self) -> date:
        """The day the facts are told of."""
        return self.book.today

    def within(self, days: tuple[date, ...], back: int) -> tuple[date, ...]:
        """Those of the days that are at most so many days ago."""
        return tuple(day for day in days if (self.today - day).days <= back) if days else ()

    @property
    def last_felt(self) -> Felt | None:
        """The last visit with an emotion."""
        for one in reversed(self.felt):
            if one.mood is not None:
                return one
        return None

    @property
    def made_good(self) -> tuple[Felt, ...]:
        """The visits that left a negative emotion which was made good since, the newest first."""
        found = []
        later: Mood | None = None
        for one in reversed(self.felt):
            if one.mood is _NEGATIVE:
                if is_made_good(one.visit_id in self.answered, (later,)):
                    found.append(one)
            elif one.mood is not None:
                later = one.mood
        return tuple(found)

    @property
    def alarm(self) -> Felt | None:
        """The last visit, where it left a negative emotion that was not made good yet."""
        last = self.last_felt
        if last is None or last.mood is not _NEGATIVE:
            return None
        return None if is_made_good(last.visit_id in self.answered, ()) else last

    @cached_property
    def loyalty(self) -> Loyalty:
        """The five factors of loyalty, and their score."""
        return loyalty_of(self)
