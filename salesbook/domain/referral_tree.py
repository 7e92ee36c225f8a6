"""Who came by whom: referrals as a tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from salesbook.domain.referral import Referral


@dataclass(frozen=True)
class Referred:
    """Somebody in the tree: a contact, or only a name (`contact_id` None). `day` is when they were referred, None at the root.

    `reach` is how many came by this one, at first or second hand. `again` marks somebody who stands elsewhere in the trees, as
    another referred them before or they stand above: nothing hangs under them here, and they came by nobody a second time.
    """

    contact_id: str | None
    name: str
    day: date | None = None
    children: tuple[Referred, ...] = ()
    reach: int = 0
    again: bool = False


def referral_tree(referrals: Iterable[Referral], names: dict[str, str]) -> tuple[Referred, ...]:
    """The trees, those with the most people first; `names` are the contacts' by id.

    Who was referred by several hangs under the first of them, and is only named under the others. Where some refer each other in
    a circle, the one who began is the root.
    """
    ordered = sorted(referrals, key=lambda one: (one.day, one.id))
    parent: dict[str, str] = {}
    below: dict[str, list[Referral]] = {}
    again: set[str] = set()
    for one in ordered:
        to = one.to_contact_id
        if to == one.contact_id:
            continue
        below.setdefault(one.contact_id, []).append(one)
        if to is not None and (to in parent or _is_above(parent, to, one.contact_id)):
            again.add(one.id)
        elif to is not None:
            parent[to] = one.contact_id
    roots = [one for one in dict.fromkeys(one.contact_id for one in ordered) if one not in parent]
    trees = (_grown(Referred(root, names.get(root, "")), below, again, names) for root in roots if root in below)
    return tuple(sorted(trees, key=lambda tree: (-tree.reach, tree.name)))


def _is_above(parent: dict[str, str], one: str, other: str) -> bool:
    """Whether `one` is `other` or stands above it."""
    at: str | None = other
    while at is not None:
        if at == one:
            return True
        at = parent.get(at)
    return False


def _grown(root: Referred, below: dict[str, list[Referral]], again: set[str], names: dict[str, str]) -> Referred:
    """The root with all that hangs under it, built from the leaves up: a chain of referrals may be longer than the stack."""
    order = list(below[root.contact_id or ""])
    for made in order:
        order += below.get(made.to_contact_id or "", ()) if made.id not in again else ()
    children: dict[str, list[Referred]] = {}
    for made in reversed(order):
        to, repeated = made.to_contact_id, made.id in again
        hanging = () if repeated else _hanging(children, to)
        name = names.get(to or "", made.to_name)
        one = Referred(to, name, made.day, hanging, _reach(hanging), repeated)
        children.setdefault(made.contact_id, []).append(one)
    hanging = _hanging(children, root.contact_id)
    return Referred(root.contact_id, root.name, None, hanging, _reach(hanging))


def _hanging(children: dict[str, list[Referred]], contact_id: str | None) -> tuple[Referred, ...]:
    return tuple(reversed(children.get(contact_id, ()))) if contact_id else ()


def _reach(hanging: tuple[Referred, ...]) -> int:
    return sum(1 + one.reach for one in hanging if not one.again)
