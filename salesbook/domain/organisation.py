"""An organisation, and who works or worked there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from salesbook.domain.ids import new_id


class BuyingRole(Enum):
    """What a person does when the organisation buys."""

    DECIDES = "decides"
    INFLUENCES = "influences"
    USES = "uses"
    GUARDS_THE_DOOR = "guards-the-door"
    AGAINST_US = "against-us"


@dataclass(frozen=True)
class Organisation:
    """The company a contact works for."""

    name: str
    phonetic: str = ""
    place: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True)
class Employment:
    """A contact's place in an organisation, from a day to a day; open-ended while `to_day` is None.

    `title` is the role there, `department` its units from the largest down, joined by " / ".
    """

    contact_id: str
    organisation_id: str | None
    title: str = ""
    department: str = ""
    profession: str = ""
    buying_role: BuyingRole | None = None
    from_day: date | None = None
    to_day: date | None = None
    confirmed_on: date | None = None
    position: int = 0
    id: str = field(default_factory=new_id)
