"""What becomes of each card: what is proposed, what may be chosen, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from salesbook.domain.duplicates import Because, Verdict
from salesbook.gui.transfer.review import CardRow, Wanted


class Choice(Enum):
    """What becomes of a card. Adding a card of somebody known keeps it as somebody new."""

    MERGE = "merge"
    ADD = "add"
    SKIP = "skip"


# A name with an organisation or a landline may be another person's; a second contact is put right more easily than a wrong merge.
_SURE = (Because.UID, Because.EMAIL, Because.PHONE)

Kind = tuple[Verdict, Because | None]


def kind_of(row: CardRow) -> Kind:
    """Cards of one kind are answered alike: what they are, and by what they were known."""
    return row.verdict, row.because if row.verdict is Verdict.SAME_PERSON else None


def offered(row: CardRow) -> tuple[Choice, ...]:
    """What may become of a card; one that says nothing new is skipped."""
    if row.verdict is Verdict.IDENTICAL:
        return (Choice.SKIP,)
    return tuple(Choice) if row.verdict is Verdict.SAME_PERSON else (Choice.ADD, Choice.SKIP)


def proposed(row: CardRow) -> Choice:
    """What becomes of a card unless the rep says otherwise."""
    if row.verdict is Verdict.IDENTICAL:
        return Choice.SKIP
    sure = row.verdict is Verdict.SAME_PERSON and row.because in _SURE
    return Choice.MERGE if sure else Choice.ADD


def wanted(cards: Iterable[CardRow], choices: Iterable[Choice]) -> Wanted:
    """What is to be written. A card that is to join one that was skipped takes its place, for those after it too."""
    added: list[CardRow] = []
    joined: list[tuple[str, CardRow]] = []
    # Where somebody like a card goes: to the contact or card it went to, or to nobody.
    went_to: dict[str, str] = {}
    for row, choice in zip(cards, choices, strict=True):
        into = went_to.get(row.like_id, row.like_id)
        if choice is Choice.SKIP:
            went_to[row.id] = into
        elif choice is Choice.MERGE and into:
            joined.append((into, row))
            went_to[row.id] = into
        else:
            added.append(row)
            went_to[row.id] = row.id
            if choice is Choice.MERGE:
                went_to[row.like_id] = row.id
    return Wanted(tuple(added), tuple(joined))


@dataclass(frozen=True)
class Counts:
    """How many cards are added, merged and skipped."""

    added: int
    merged: int
    skipped: int


def counts(cards: Sequence[CardRow], what: Wanted) -> Counts:
    """What it comes to, in numbers."""
    added, merged = len(what.added), len(what.joined)
    return Counts(added, merged, len(cards) - added - merged)
