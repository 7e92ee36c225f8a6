"""What a visit report says, as facts: the rep's own words, `Text`s, days, amounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import Enum

from salesbook.domain.contact import Channel
from salesbook.domain.day_part import DayPart
from salesbook.domain.emotion import Emotion, Expectation
from salesbook.domain.evidence import Marker
from salesbook.domain.money import Money
from salesbook.domain.promise import PromiseState
from salesbook.domain.stage import Stage
from salesbook.domain.visit import ExpenseKind, VisitState


class Span(Enum):
    """What the days of a report make up."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    DAYS = "days"


@dataclass(frozen=True)
class ReportPerson:
    """Somebody who took part, with the organisation of that day and the emotion they left with."""

    name: str
    phonetic: str = ""
    organisation: str = ""
    emotion: Emotion | None = None
    expectation: Expectation | None = None


@dataclass(frozen=True)
class ReportMove:
    """A move up of one contact, over all the stages passed; it rests on a note, a marker or the rep's reason."""

    name: str
    start: Stage | None
    end: Stage
    marker: Marker | None = None
    note: str = ""


@dataclass(frozen=True)
class ReportEvidence:
    """A recorded fact for a stage, other than what a move of the same visit rests on."""

    name: str
    marker: Marker
    note: str = ""


@dataclass(frozen=True)
class ReportPromise:
    """A promise and what became of it; `days_overdue` is 0 unless it is open and late. `name` is whose it is."""

    text: str
    due: date | None = None
    state: PromiseState = PromiseState.OPEN
    settled_on: date | None = None
    days_overdue: int = 0
    name: str = ""


@dataclass(frozen=True)
class ReportStep:
    """An agreed next step with its day and time."""

    text: str
    due: date | None = None
    at: time | None = None
    name: str = ""


@dataclass(frozen=True)
class ReportVisit:
    """A visit of the period: done, or planned and what became of that. Notes are those that are not private."""

    day: date
    at: time | None = None
    state: VisitState = VisitState.DONE
    because: str = ""
    purpose: str = ""
    channel: Channel | None = None
    lasted: int | None = None
    people: tuple[ReportPerson, ...] = ()
    notes: tuple[str, ...] = ()
    moves: tuple[ReportMove, ...] = ()
    evidence: tuple[ReportEvidence, ...] = ()
    we: tuple[ReportPromise, ...] = ()
    they: tuple[ReportPromise, ...] = ()
    next: tuple[ReportStep, ...] = ()
    expenses: tuple[Money, ...] = ()
    day_part: DayPart | None = None


@dataclass(frozen=True)
class Figures:
    """The six figures on top; expenses are one sum a currency."""

    visits: int = 0
    people: int = 0
    organisations: int = 0
    moved_up: int = 0
    promises: int = 0
    kept: int = 0
    expenses: tuple[Money, ...] = ()
    day_part: DayPart | None = None


@dataclass(frozen=True)
class DayAhead:
    """A day after the period: whom a visit is planned with (name, organisation), and steps of other people."""

    day: date
    visits: tuple[tuple[str, str], ...] = ()
    steps: tuple[ReportStep, ...] = ()


@dataclass(frozen=True)
class VisitReport:
    """The report. `about` is the contact or organisation it is narrowed down to."""

    first: date
    last: date
    printed_on: date
    span: Span
    about: str = ""
    my_name: str = ""
    my_company: str = ""
    figures: Figures = Figures()
    visits: tuple[ReportVisit, ...] = ()
    moves: tuple[ReportMove, ...] = ()
    expenses: tuple[tuple[ExpenseKind, Money], ...] = ()
    channels: tuple[tuple[Channel | None, int], ...] = ()
    open_promises: tuple[ReportPromise, ...] = ()
    ahead: tuple[DayAhead, ...] = ()
    visits_ahead: int = 0
