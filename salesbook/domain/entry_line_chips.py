"""What the one-line entry of Log a visit is read as: chips, each with what was said and what it means, and the note."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from enum import Enum
from typing import TypeAlias

from salesbook.domain.contact import Channel
from salesbook.domain.emotion import Emotion
from salesbook.domain.evidence import Marker
from salesbook.domain.money import Money
from salesbook.domain.promise import Side
from salesbook.domain.visit import ExpenseKind


class ChipKind(Enum):
    """What a chip tells; purpose and wanted result belong to a visit to come, `PLAN` is the code of one that is planned."""

    WHO = "who"
    WHEN = "when"
    CHANNEL = "channel"
    EMOTION = "emotion"
    PROMISE = "promise"
    NEXT_STEP = "next-step"
    PURPOSE = "purpose"
    WANTED_RESULT = "wanted-result"
    PLAN = "plan"
    PLACE = "place"
    OBJECTION = "objection"
    NEED = "need"
    INTEREST = "interest"
    EXPENSE = "expense"


@dataclass(frozen=True)
class Candidate:
    """A contact that a name can mean."""

    contact_id: str
    name: str


@dataclass(frozen=True)
class PersonNamed:
    """Where a line names contacts: the span, and who can be meant, likeliest first."""

    start: int
    end: int
    candidates: tuple[Candidate, ...]


PeopleFinder: TypeAlias = Callable[[str], Sequence[PersonNamed]]
"""The people a line names; spans in order that do not overlap. `queries/entry_people.py` has one for a notebook."""


CodeFinder: TypeAlias = Callable[[str], str | None]
"""The id of the planned visit whose sheet carries a code (`K7-33`); None where no planned visit has it."""


@dataclass(frozen=True)
class Who:
    """A person as typed: one candidate is that contact, several are to be chosen from, none is an unknown person."""

    name: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True)
class When:
    """The parts of when a visit was, or will be, that were said; `lasted` in minutes."""

    day: date | None = None
    at: time | None = None
    lasted: int | None = None


@dataclass(frozen=True)
class How:
    """A channel, with the marker its word names beyond it (exhibition, golf) and the usual time of such a meal."""

    channel: Channel
    marker: Marker | None = None
    usually_at: time | None = None


@dataclass(frozen=True)
class Felt:
    """An emotion of some of those who were there, where the line tells of each."""

    emotion: Emotion
    people: tuple[Who, ...]


@dataclass(frozen=True)
class PromiseSaid:
    """A promise of one side; `by` is the person the line names as its giver, `to` the one it names as who was promised it."""

    side: Side
    text: str
    due: date | None = None
    by: Who | None = None
    to: Who | None = None


@dataclass(frozen=True)
class NextStepSaid:
    """What is to happen next; `channel` where the words name one, `whom` where they name one contact."""

    text: str
    due: date | None = None
    at: time | None = None
    channel: Channel | None = None
    whom: Who | None = None


@dataclass(frozen=True)
class PlanSaid:
    """The planned visit that is meant, by the code of its sheet."""

    code: str
    visit_id: str


@dataclass(frozen=True)
class ExpenseSaid:
    """What was spent, and on what."""

    amount: Money
    kind: ExpenseKind


ChipValue: TypeAlias = Who | When | How | Emotion | Felt | PromiseSaid | NextStepSaid | PlanSaid | ExpenseSaid | str


@dataclass(frozen=True)
class Chip:
    """A piece of the line that is understood: `said` is `line[start:end]`. What only has words has them as its value."""

    kind: ChipKind
    start: int
    end: int
    value: ChipValue
    said: str


@dataclass(frozen=True)
class Entry:
    """A line as read: chips by their place, which do not overlap, and what else it says."""

    chips: tuple[Chip, ...]
    note: str

    @property
    def who(self) -> tuple[Who, ...]:
        """Who is named, in order; where nobody is, who was promised something."""
        named = tuple(chip.value for chip in self.chips if isinstance(chip.value, Who))
        promised = (chip.value.to for chip in self.chips if isinstance(chip.value, PromiseSaid))
        return named or tuple(dict.fromkeys(to for to in promised if to is not None))

    @property
    def when(self) -> When:
        """All that is said of when; a meal without a time has its usual one."""
        said = [chip.value for chip in self.chips if isinstance(chip.value, When)]
        usual = self.how.usually_at if self.how else None
        return When(
            next((when.day for when in said if when.day), None),
            next((when.at for when in said if when.at is not None), usual),
            next((when.lasted for when in said if when.lasted), None),
        )

    @property
    def how(self) -> How | None:
        """The channel."""
        return next((chip.value for chip in self.chips if isinstance(chip.value, How)), None)

    @property
    def emotion(self) -> Emotion | None:
        """The emotion they left with; of several people, those of whom nothing else is told."""
        return next((chip.value for chip in self.chips if isinstance(chip.value, Emotion)), None)

    @property
    def felt(self) -> tuple[Felt, ...]:
        """The emotions that only some left with, in order."""
        return tuple(chip.value for chip in self.chips if isinstance(chip.value, Felt))

    @property
    def promises(self) -> tuple[PromiseSaid, ...]:
        """The promises of both sides, in order; one to the only person named does not name them again."""
        said = [chip.value for chip in self.chips if isinstance(chip.value, PromiseSaid)]
        return tuple(_to_nobody_else(one) if self.who == (one.to,) else one for one in said)

    @property
    def next_steps(self) -> tuple[NextStepSaid, ...]:
        """The next steps, in order."""
        return tuple(chip.value for chip in self.chips if isinstance(chip.value, NextStepSaid))

    @property
    def purpose(self) -> str:
        """What a visit to come is for; "" if nothing is said."""
        return self._text(ChipKind.PURPOSE)

    @property
    def wanted_result(self) -> str:
        """What a visit to come should bring; "" if nothing is said."""
        return self._text(ChipKind.WANTED_RESULT)

    @property
    def place(self) -> str:
        """Where it was; "" if nothing is said."""
        return self._text(ChipKind.PLACE)

    @property
    def plan(self) -> PlanSaid | None:
        """The planned visit whose code is said."""
        return next((chip.value for chip in self.chips if isinstance(chip.value, PlanSaid)), None)

    @property
    def expenses(self) -> tuple[ExpenseSaid, ...]:
        """What was spent, in order."""
        return tuple(chip.value for chip in self.chips if isinstance(chip.value, ExpenseSaid))

    def texts(self, kind: ChipKind) -> tuple[str, ...]:
        """The words of all chips of a kind that has nothing but words, such as objections, in order."""
        return tuple(chip.value for chip in self.chips if chip.kind is kind and isinstance(chip.value, str))

    def _text(self, kind: ChipKind) -> str:
        return next(iter(self.texts(kind)), "")


def _to_nobody_else(promise: PromiseSaid) -> PromiseSaid:
    """The promise without the name of whom it was given to, where more is said than that."""
    rest = promise.text.removeprefix(promise.to.name).strip() if promise.to else ""
    return replace(promise, text=rest) if rest else promise
