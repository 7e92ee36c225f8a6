"""What is said when a visit was saved, in one sentence: what was done, who is new, who can move."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from salesbook.domain.text import Text, Value, counted

if TYPE_CHECKING:
    from salesbook.domain.contact import Contact
    from salesbook.domain.stage import Stage

MOST_NAMED = 2


def with_newcomers(said: Text, newcomers: Sequence[Contact]) -> Text:
    """The same, with whom it made contacts of: a name may have been mistyped."""
    if not newcomers:
        return said
    names: tuple[Value, ...] = tuple(one.name for one in newcomers)
    return counted("{said}; new contact: {names}", "{said}; new contacts: {names}", len(names), said=said, names=names)


def with_moves(said: Text, moves: Sequence[tuple[str, Stage]]) -> Text:
    """The same, with who can move to which stage, by name."""
    if not moves:
        return said
    each: tuple[Value, ...] = tuple(Text("{name} to {stage}", name=name, stage=stage) for name, stage in moves)
    if len(moves) > MOST_NAMED:
        return counted("{said}; {n} can move on", "{said}; {n} can move on", len(moves), said=said)
    if len(moves) > 1:
        return Text("{said}; these can move: {moves}", said=said, moves=each)
    return Text("{said}; {name} can move to {stage}", said=said, name=moves[0][0], stage=moves[0][1])
