"""A visit: a meeting, call, message, meal, event or private activity, planned or done."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import Enum

from salesbook.domain.channel import Channel
from salesbook.domain.day_part import DayPart, Hour, hour_of
from salesbook.domain.emotion import Emotion, Expectation
from salesbook.domain.ids import new_id
from salesbook.domain.money import Money


class VisitState(Enum):
    """Where a visit stands."""

    PLANNED = "planned"
    DONE = "done"
    DID_NOT_HAPPEN = "did-not-happen"


class SaleStep(Enum):
    """The results of the steps of a sale."""

    NEED_FOUND = "need-found"
    VALUE_SHOWN = "value-shown"
    OBJECTIONS_MET = "objections-met"
    CLOSED = "closed"
    NOT_CLOSED = "not-closed"
    REFERRAL_ASKED = "referral-asked"


class ValueKind(Enum):
    """The four kinds of value a rep gives."""

    PRODUCT = "product"
    SERVICE = "service"
    PRICE = "price"
    NON_BUSINESS = "non-business"


class ExpenseKind(Enum):
    """What money was spent on at a visit."""

    HOSPITALITY = "hospitality"
    GIFT = "gift"
    TRAVEL = "travel"
    OTHER = "other"


# A card is no touch: it does not restart the cadence.
TOUCH_CHANNELS = frozenset(Channel) - {Channel.CARD}


@dataclass(frozen=True)
class Visit:
    """One visit. `day` and `at` are the rep's local day and wall time, `lasted` minutes, `code` the sheet's code.

    `because` says why it did not happen; `moved_from` is the day and wall time it was first planned for. `by_contact`
    marks a touch the contact started. `created` is UTC. A channel of None is a touch without details. `day_part` stands where
    a part of the day was said and no hour: never beside an `at`.
    """

    day: date
    at: time | None = None
    state: VisitState = VisitState.DONE
    channel: Channel | None = None
    lasted: int | None = None
    place: str = ""
    purpose: str = ""
    wanted_result: str = ""
    ace: str = ""
    code: str | None = None
    because: str = ""
    moved_from: datetime | None = None
    steps: tuple[SaleStep, ...] = ()
    by_contact: bool = False
    day_part: DayPart | None = None
    created: datetime | None = None
    id: str = field(default_factory=new_id)

    @property
    def hour(self) -> Hour | None:
        """The wall time, or the part of the day where only that is known."""
        return hour_of(self.at, self.day_part)


@dataclass(frozen=True)
class Participation:
    """One contact's part in a visit: the emotion they left with, and how it was against what they expected."""

    visit_id: str
    contact_id: str
    emotion: Emotion | None = None
    expectation: Expectation | None = None
    position: int = 0
    id: str = field(default_factory=new_id)


@dataclass(frozen=True)
class ValueGiven:
    """What the rep gave in a touch. `felt` is whether the contact could feel it; None while nobody judged.

    `trial` marks a sample or a trial of the product.
    """

    visit_id: str
    contact_id: str
    kind: ValueKind
    note: str = ""
    cost: Money | None = None
    felt: bool | None = None
    position: int = 0
    trial: bool = False
    id: str = field(default_factory=new_id)


@dataclass(frozen=True)
class Expense:
    """Money spent at a visit."""

    visit_id: str
    amount: Money
    kind: ExpenseKind = ExpenseKind.OTHER
    note: str = ""
    position: int = 0
    id: str = field(default_factory=new_id)
