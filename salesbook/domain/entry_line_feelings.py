"""Who felt what, where a one-line entry names several people: `王伟 happy, 李娜 worried lunch yesterday`.

A feeling is that of the person named before it in the same clause, of those listed with them, and of whoever else the clause
names; one that stands by itself is everybody's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salesbook.domain.emotion import Emotion
from salesbook.domain.entry_line_chips import Felt, PersonNamed, Who
from salesbook.domain.entry_line_names import follows_on
from salesbook.domain.entry_line_text import Span
from salesbook.domain.entry_line_words import Said


@dataclass(frozen=True)
class Participant:
    """Somebody who took part, where the line names them."""

    start: int
    end: int
    who: Who


@dataclass(frozen=True)
class Feelings:
    """The feelings of some with whose they are, in order, and the one of everybody else."""

    own: tuple[tuple[Span, Felt], ...] = ()
    common: Said | None = None


def feelings(
    text: str,
    clauses: Sequence[Span],
    people: Sequence[PersonNamed],
    there: Sequence[Participant],
    felt: Sequence[Said],
) -> Feelings:
    """Share the feelings that read text tells of out among those who took part; `people` are all it names."""
    if len(there) < 2:
        return Feelings(common=felt[-1] if felt else None)
    mine: dict[int, Said] = {}
    common, begins = None, {}
    listed: set[int] = set()
    for said in felt:
        clause = _clause_of(clauses, said.start)
        named = [one for one in people if clause[0] <= one.start and one.end <= said.start]
        owner = next((at for at, one in enumerate(there) if named and one.who.candidates == named[-1].candidates), None)
        if owner is not None:
            mine[owner] = said
            begins[said] = _begin(text, named[-1], there[owner], said)
            listed = {owner} | listed if named[-1].start == there[owner].start else listed - {owner}
        elif not named:
            common = said
    _share(text, clauses, there, mine, listed)
    if not mine or (len(mine) == len(there) and len(set(mine.values())) == 1 and common is None):
        return Feelings(common=common or next(iter(mine.values()), None))
    own = []
    for said in dict.fromkeys(felt):
        whose = tuple(there[place].who for place, one in sorted(mine.items()) if one == said)
        if whose and isinstance(said.value, Emotion):
            own.append(((begins[said], said.end), Felt(said.value, whose)))
    return Feelings(tuple(own), common)


def _begin(text: str, named: PersonNamed, there: Participant, said: Said) -> int:
    """Where a feeling begins: with the name, where a person is named again only to tell of it."""
    again = named.start != there.start and not text[named.end : said.start].strip()
    return named.start if again else said.start


def _share(
    text: str, clauses: Sequence[Span], there: Sequence[Participant], mine: dict[int, Said], listed: set[int]
) -> None:
    """Give a feeling to those listed before its person, and to whoever else stands in its clause.

    `listed` are whose feeling follows the list of who was there; one who is named again for it speaks for nobody else.
    """
    for place in range(len(there) - 1, 0, -1):
        follows = follows_on(text, there[place - 1].end, there[place].start)
        if follows and place in listed and place - 1 not in mine:
            mine[place - 1] = mine[place]
            listed.add(place - 1)
    for place, one in enumerate(there):
        clause = _clause_of(clauses, one.start)
        beside = [said for said in mine.values() if clause[0] <= said.start <= clause[1]]
        if place not in mine and beside:
            mine[place] = beside[-1]


def _clause_of(clauses: Sequence[Span], place: int) -> Span:
    return next((clause for clause in clauses if clause[0] <= place <= clause[1]), (0, 0))
