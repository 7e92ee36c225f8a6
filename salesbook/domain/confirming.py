"""Facts grow old: what was last confirmed long ago is worth asking again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeAlias

from salesbook.domain.contact import Address, Email, Phone
from salesbook.domain.important_date import ImportantDate
from salesbook.domain.interest import Interest, Need
from salesbook.domain.organisation import Employment
from salesbook.domain.profile import Profile
from salesbook.domain.relation import Relation

Confirmable: TypeAlias = Phone | Email | Address | Employment | Relation | Interest | Need | ImportantDate


def worth_asking(profile: Profile, today: date, after: int) -> Iterator[Confirmable]:
    """What of a contact was last confirmed more than `after` days ago and still counts.

    A need that was met and an employment that ended are history; what nobody ever confirmed is not marked.
    """
    for part in profile.parts:
        if isinstance(part, Confirmable) and part.confirmed_on and part.confirmed_on < today - timedelta(days=after):
            met = isinstance(part, Need) and part.met_on is not None
            ended = isinstance(part, Employment) and part.to_day is not None and part.to_day <= today
            if not met and not ended:
                yield part
