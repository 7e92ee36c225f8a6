"""Who came by whom: referrals as a tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from salesbook.domain.referral import Referral


@dataclass(frozen=True)
class Referred:
    """Somebody in the tree: a contact, or only a name (`contact_id` None). `day` is when they were referred, None at the root.

    `reach` is how many came by this one, at first or second hand.
    """

    contact_id: str | None
    name: str
    day: date | None = None
    children: tuple[Referred, ...] = ()
    reach: int = 0


def referral_tree(referrals: Iterable[Referral], names: dict[str, str]) -> tuple[Referred, ...]:
    """The trees, those with the most people first; `names` are the contacts' by id.

    Who was referred by several hangs under the first of them. Where some refer each other in a circle, the one who began is
    the root.
    """
    ordered = sorted(referrals, key=lambda one: (one.day, one.id))
    parent: dict[str, str] = {}
    below: dict[str, list[Referral]] = {}
    for one in ordered:
        to = one.to_contact_id
        if to is None:
            below.setdefault(one.contact_id, []).append(one)
        elif to not in parent and not _is_above(parent, to, one.contact_id):
            parent[to] = one.contact_id
            below.setdefault(one.contact_id, []).append(one)
    roots = [one for one in dict.fromkeys(one.contact_id for one in ordered) if one not in parent]
    trees = (_grown(Referred(root, names.get(root, "")), below, names) for root in roots if root in below)
    return tuple(sorted(trees, key=lambda tree: (-tree.reach, tree.name)))


def _is_above(parent: dict[str, str], one: str, other: str) -> bool:
    """Whether `one` is `other` or stands above it."""
    at: str | None = other
    while at is not None:
        if at == one:
            return True
        at = parent.get(at)
    return False


def _grown(root: Referred, below: dict[str, list[Referral]], names: dict[str, str]) -> Referred:
    """The root with all that hangs under it, built from the leaves up: a chain of referrals may be longer than the stack."""
    order: list[tuple[str | None, Referral]] = [(one.to_contact_id, one) for one in below[root.contact_id or ""]]
    for contact_id, _made in order:
        order += [(one.to_contact_id, one) for one in below.get(contact_id or "", ())]
    children: dict[str, list[Referred]] = {}
    for contact_id, made in reversed(order):
        hanging = _hanging(children, contact_id)
        name = names.get(contact_id or "", made.to_name)
        children.setdefault(made.contact_id, []).append(Referred(contact_id, name, made.day, hanging, _reach(hanging)))
    hanging = _hanging(children, root.contact_id)
    return Referred(root.contact_id, root.name, None, hanging, _reach(hanging))


def _hanging(children: dict[str, list[Referred]], contact_id: str | None) -> tuple[Referred, ...]:
    return tuple(reversed(children.get(contact_id, ()))) if contact_id else ()


def _reach(hanging: tuple[Referred, ...]) -> int:
    return len(hanging) + sum(one.reach for one in hanging)
