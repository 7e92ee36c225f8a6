"""What a contact cares about, and what they or their organisation want solved."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from salesbook.domain.ids import new_id


class InterestKind(Enum):
    """The kinds of interest."""

    HOBBY = "hobby"
    TOPIC = "topic"
    TASTE = "taste"
    VALUE = "value"
    FAMILY = "family"


@dataclass(frozen=True)
class Interest:
    """A hobby, topic, taste, value or family matter; `avoid` marks a topic not to raise."""

    contact_id: str
    text: str
    kind: InterestKind = InterestKind.HOBBY
    detail: str = ""
    avoid: bool = False
    since: date | None = None
    visit_id: str | None = None
    confirmed_on: date | None = None
    position: int = 0
    id: str = field(default_factory=new_id)


@dataclass(frozen=True)
class Need:
    """What a contact or an organisation wants solved; `met_on` is the day it was."""

    text: str
    contact_id: str | None = None
    organisation_id: str | None = None
    since: date | None = None
    visit_id: str | None = None
    met_on: date | None = None
    confirmed_on: date | None = None
    position: int = 0
    id: str = field(default_factory=new_id)
