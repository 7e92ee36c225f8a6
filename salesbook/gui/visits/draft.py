"""What stands in the dialog, as one value: made from the line and the form, turned into the visit to log or to plan."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time

from salesbook.domain.contact import Channel, Note
from salesbook.domain.day_part import DayPart
from salesbook.domain.emotion import Emotion, Expectation
from salesbook.domain.entry_line_chips import Candidate
from salesbook.domain.evidence import Evidence, Marker, markers_shown_by
from salesbook.domain.ids import new_id
from salesbook.domain.interest import Interest, Need
from salesbook.domain.money import Money
from salesbook.domain.objection import Objection
from salesbook.domain.promise import NextStep, Promise, Side
from salesbook.domain.purchase import PurchaseReason
from salesbook.domain.visit import Expense, ExpenseKind, Participation, ValueGiven, ValueKind, Visit, VisitState
from salesbook.domain.visit_entry import VisitEntry


@dataclass(frozen=True)
class PromiseLine:
    """One promise of the form; `of` is the id of the stored thing a line stands for, empty for a new one.

    `whom` is another contact than the first-named one, where it is made to them or by them.
    """

    side: Side
    text: str
    due: date | None = None
    of: str = ""
    whom: Candidate | None = None

    def whose(self, first: str) -> str:
        """The id of the contact it belongs to; `first` is that of the first-named one."""
        return self.whom.contact_id if self.whom else first


@dataclass(frozen=True)
class StepLine:
    """One next step of the form; `whom` is another contact than the first-named one, where it is put on them."""

    text: str
    due: date | None = None
    at: time | None = None
    of: str = ""
    whom: Candidate | None = None

    def whose(self, first: str) -> str:
        """The id of the contact it belongs to; `first` is that of the first-named one."""
        return self.whom.contact_id if self.whom else first


@dataclass(frozen=True)
class LearnedLine:
    """One interest or need of the form."""

    text: str
    of: str = ""


@dataclass(frozen=True)
class ValueLine:
    """One value given; `felt` is None while nobody judged."""

    kind: ValueKind
    note: str
    cost: Money | None = None
    felt: bool | None = None
    trial: bool = False
    of: str = ""

    def made(self, visit_id: str, contact_id: str, position: int) -> ValueGiven:
        """As what is stored."""
        return ValueGiven(visit_id, contact_id, self.kind, self.note, self.cost, self.felt, position, self.trial)


@dataclass(frozen=True)
class ObjectionLine:
    """One objection with the real reason behind it and our answer; `worked` is None while nobody judged the answer."""

    said: str
    real_reason: str = ""
    answer: str = ""
    kind: PurchaseReason | None = None
    worked: bool | None = None
    of: str = ""

    def made(self, visit_id: str, contact_id: str, position: int) -> Objection:
        """As what is stored, under the id it has there already."""
        return Objection(
            self.said,
            visit_id,
            contact_id,
            self.real_reason,
            self.answer,
            self.worked,
            position,
            self.kind,
            self.of or new_id(),
        )


@dataclass(frozen=True)
class ExpenseLine:
    """One expense."""

    amount: Money
    kind: ExpenseKind
    of: str = ""


@dataclass(frozen=True)
class VisitDraft:
    """Everything that can be said of a visit before it is saved; `people` are contact ids, the first-named first.

    `activity` is the word the channel was said by, such as hotpot; `felt` the emotions of those for whom `emotion` does not
    count, by contact id.
    """

    people: tuple[str, ...]
    day: date
    at: time | None = None
    day_part: DayPart | None = None
    lasted: int | None = None
    channel: Channel | None = None
    place: str = ""
    emotion: Emotion | None = None
    felt: tuple[tuple[str, Emotion], ...] = ()
    expectation: Expectation | None = None
    note: str = ""
    private_note: str = ""
    purpose: str = ""
    wanted_result: str = ""
    ace: str = ""
    markers: tuple[Marker, ...] = ()
    activity: str = ""
    promises: tuple[PromiseLine, ...] = ()
    steps: tuple[StepLine, ...] = ()
    interests: tuple[LearnedLine, ...] = ()
    needs: tuple[LearnedLine, ...] = ()
    values: tuple[ValueLine, ...] = ()
    objections: tuple[ObjectionLine, ...] = ()
    expenses: tuple[ExpenseLine, ...] = ()
    planned: str | None = field(default=None)

    def entry(self, *, planning: bool) -> VisitEntry:
        """The visit with all its parts, for `log_visit` or `plan_visit`."""
        visit = Visit(
            self.day,
            self.at,
            VisitState.PLANNED if planning else VisitState.DONE,
            self.channel,
            self.lasted,
            self.place.strip(),
            self.purpose.strip(),
            self.wanted_result.strip(),
            self.ace.strip(),
            day_part=None if self.at is not None else self.day_part,
        )
        if self.planned is not None:
            visit = Visit(**{**visit.__dict__, "id": self.planned})
        first, felt = self.people[0], dict(self.felt)
        return VisitEntry(
            visit,
            tuple(
                Participation(visit.id, one, None if planning else felt.get(one, self.emotion), self.expectation, at)
                for at, one in enumerate(self.people)
            ),
            notes=self._notes(visit.id),
            evidence=() if planning else self._evidence(visit.id),
            promises=tuple(
                Promise(line.whose(first), line.side, line.text, line.due, visit.id, self.day, position=at)
                for at, line in enumerate(self.promises)
            ),
            next_steps=tuple(
                NextStep(line.whose(first), line.text, line.due, line.at, visit.id, position=at)
                for at, line in enumerate(self.steps)
            ),
            values=tuple(line.made(visit.id, first, at) for at, line in enumerate(self.values)),
            objections=tuple(line.made(visit.id, first, at) for at, line in enumerate(self.objections)),
            expenses=tuple(
                Expense(visit.id, line.amount, line.kind, position=at) for at, line in enumerate(self.expenses)
            ),
            interests=tuple(Interest(first, line.text, since=self.day, visit_id=visit.id) for line in self.interests),
            needs=tuple(Need(line.text, first, since=self.day, visit_id=visit.id) for line in self.needs),
        )

    def _evidence(self, visit_id: str) -> tuple[Evidence, ...]:
        """What was ticked; and what the channel shows with the word it was said by (hotpot, badminton), which would be lost."""
        shown = markers_shown_by(self.channel)[1:] if self.activity else ()
        return tuple(
            Evidence(one, marker, self.day, visit_id, self.activity if marker in shown else "")
            for one in self.people
            for marker in dict.fromkeys((*self.markers, *shown))
        )

    def _notes(self, visit_id: str) -> tuple[Note, ...]:
        written = [(self.note.strip(), False), (self.private_note.strip(), True)]
        return tuple(
            Note(text, visit_id=visit_id, private=private, position=at)
            for at, (text, private) in enumerate(written)
            if text
        )
