"""What a visit report says, gathered from the notebook. Private notes are never read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from salesbook.domain.channel import Channel
from salesbook.domain.contact import Contact
from salesbook.domain.evidence import Evidence, markers_shown_by
from salesbook.domain.money import Money
from salesbook.domain.organisation import Organisation
from salesbook.domain.promise import NextStep, Promise, PromiseState, Side
from salesbook.domain.stage import StageChange
from salesbook.domain.visit import Expense, ExpenseKind, Visit, VisitState
from salesbook.domain.visit_entry import VisitEntry
from salesbook.queries.evidence import HAPPENED
from salesbook.queries.period import (
    Period,
    moves_up_in,
    my_open_promises,
    my_promises_given_in,
    names_by_id,
    organisation_on,
    planned_between,
    steps_between,
    visits_in,
)
from salesbook.queries.settings import method
from salesbook.queries.visits import entry_of
from salesbook.reports.contact_facts import phonetic_of
from salesbook.reports.options import VisitReportOptions
from salesbook.reports.sums import sums
from salesbook.reports.visit_report_content import (
    DayAhead,
    Figures,
    ReportEvidence,
    ReportMove,
    ReportPerson,
    ReportPromise,
    ReportStep,
    ReportVisit,
    Span,
    VisitReport,
)
from salesbook.store.notebook import NotebookReader
from salesbook.system.progress import Progress, silent

# What follows a period of all visits; a report on one contact or organisation tells of everything ahead.
_DAYS_AHEAD = 7
_LAST_DAY = date(2099, 12, 31)


@dataclass(frozen=True)
class _Move:
    """A move with whose it is and the visit it belongs to."""

    contact_id: str
    visit_id: str | None
    shown: ReportMove


def gather(
    notebook: NotebookReader, options: VisitReportOptions, today: date, progress: Progress = silent
) -> VisitReport:
    """What happened in the days of the options, as far as it is known today."""
    period = Period(options.first, options.last, options.contact_id, options.organisation_id)
    steering = method(notebook)
    visits = [visit for visit in visits_in(notebook, period) if not _is_ahead(visit, today)]
    entries = []
    for visit in visits:
        progress(0, len(visits))
        entries.append(entry_of(notebook, visit))
    done = [entry for entry in entries if entry.visit.state is VisitState.DONE]
    moves = _moves(notebook, period, done)
    spent = [expense for entry in done for expense in entry.expenses]
    ahead, count = _ahead(notebook, period, today)
    return VisitReport(
        first=period.first,
        last=period.last,
        printed_on=today,
        span=_span(period.first, period.last),
        about=_about(notebook, period),
        my_name=steering.my_name,
        my_company=steering.my_company,
        figures=_figures(notebook, period, done, len(moves)),
        visits=tuple(_visit(notebook, entry, moves, today) for entry in entries),
        moves=tuple(move.shown for move in moves),
        expenses=_by_kind(spent),
        channels=_by_channel(entry.visit for entry in done),
        open_promises=_named(notebook, my_open_promises(notebook, period), today),
        ahead=ahead,
        visits_ahead=count,
    )


def _span(first: date, last: date) -> Span:
    if first == last:
        return Span.DAY
    if first.isocalendar()[:2] == last.isocalendar()[:2]:
        return Span.WEEK
    whole = first.day == 1 and (last + timedelta(days=1)).day == 1
    return Span.MONTH if whole and (first.year, first.month) == (last.year, last.month) else Span.DAYS


def _about(notebook: NotebookReader, period: Period) -> str:
    contact = notebook.get(Contact, period.contact_id) if period.contact_id else None
    organisation = notebook.get(Organisation, period.organisation_id) if period.organisation_id else None
    named = contact or organisation
    return named.name if named else ""


def _figures(notebook: NotebookReader, period: Period, done: Sequence[VisitEntry], moved: int) -> Figures:
    days: dict[str, date] = {}
    for entry in done:
        days.update((one.contact_id, entry.visit.day) for one in entry.participations)
    colleagues = {row[0] for row in notebook.rows("SELECT id FROM contact WHERE colleague = 1")}
    houses = {
        organisation_on(notebook, one.contact_id, entry.visit.day)[0]
        for entry in done
        for one in entry.participations
        if one.contact_id not in colleagues
    }
    promises = my_promises_given_in(notebook, period)
    return Figures(
        visits=len(done),
        people=len(days),
        organisations=len(houses - {""}),
        moved_up=moved,
        promises=len(promises),
        kept=sum(promise.state is PromiseState.KEPT for promise in promises),
        expenses=sums(expense.amount for entry in done for expense in entry.expenses),
    )


def _by_kind(spent: Sequence[Expense]) -> tuple[tuple[ExpenseKind, Money], ...]:
    return tuple(
        (kind, amount) for kind in ExpenseKind for amount in sums(one.amount for one in spent if one.kind is kind)
    )


def _by_channel(visits: Iterable[Visit]) -> tuple[tuple[Channel | None, int], ...]:
    counts = Counter(visit.channel for visit in visits)
    return tuple((channel, counts[channel]) for channel in (*Channel, None) if counts[channel])


def _moves(notebook: NotebookReader, period: Period, done: Sequence[VisitEntry]) -> list[_Move]:
    """The moves up, those of one contact by one visit or on one day made one."""
    together: dict[tuple[str, str | None, date], list[StageChange]] = {}
    for change in moves_up_in(notebook, period):
        together.setdefault((change.contact_id, change.visit_id, change.day), []).append(change)
    names = names_by_id(notebook, (contact_id for contact_id, _, _ in together))
    moves = []
    for (contact_id, linked, day), changes in together.items():
        visit_id = linked or _visit_of(done, contact_id, day)
        end = changes[-1].to_stage
        assert end is not None  # a move up ends at a stage
        until = f"contact_id = ? AND day <= ? AND {HAPPENED} ORDER BY day DESC"
        facts = notebook.select(Evidence, until, contact_id, day.isoformat())
        fact = _best([one for one in facts if one.marker.stage is end], visit_id)
        note = changes[-1].because or (fact.note if fact else "")
        shown = ReportMove(names[contact_id], changes[0].from_stage, end, fact.marker if fact else None, note)
        moves.append(_Move(contact_id, visit_id, shown))
    return moves


def _visit_of(done: Sequence[VisitEntry], contact_id: str, day: date) -> str | None:
    mine = (
        entry.visit.id
        for entry in done
        if entry.visit.day == day and any(one.contact_id == contact_id for one in entry.participations)
    )
    return next(mine, None)


def _best(facts: Sequence[Evidence], visit_id: str | None) -> Evidence | None:
    """The fact a move rests on: of its own visit, with a note where there is one."""
    ordered = sorted(facts, key=lambda fact: (fact.visit_id != visit_id, not fact.note))
    return ordered[0] if ordered else None


def _visit(notebook: NotebookReader, entry: VisitEntry, moves: Sequence[_Move], today: date) -> ReportVisit:
    visit = entry.visit
    contacts = {one.contact_id: notebook.get(Contact, one.contact_id) for one in entry.participations}
    names = {one: contact.name for one, contact in contacts.items() if contact is not None}
    first = entry.participations[0].contact_id if entry.participations else ""
    mine = [move for move in moves if move.visit_id == visit.id]

    def promises(side: Side) -> tuple[ReportPromise, ...]:
        return tuple(
            _promise(one, today, names.get(one.contact_id, "") if one.contact_id != first else "")
            for one in entry.promises
            if one.side is side
        )

    return ReportVisit(
        day=visit.day,
        at=visit.at,
        day_part=visit.day_part,
        state=visit.state,
        because=visit.because,
        purpose=visit.purpose,
        channel=visit.channel,
        lasted=visit.lasted,
        people=tuple(
            ReportPerson(
                contact.name,
                phonetic_of(contact),
                organisation_on(notebook, contact.id, visit.day)[1],
                one.emotion,
                one.expectation,
            )
            for one in entry.participations
            if (contact := contacts[one.contact_id]) is not None
        ),
        notes=tuple(note.text for note in entry.notes if not note.private),
        moves=tuple(move.shown for move in mine),
        evidence=_evidence(entry, mine, names),
        we=promises(Side.ME),
        they=promises(Side.THEM),
        next=tuple(
            ReportStep(one.text, one.due, one.at, names.get(one.contact_id, "") if one.contact_id != first else "")
            for one in entry.next_steps
        ),
        expenses=sums(expense.amount for expense in entry.expenses),
    )


def _evidence(entry: VisitEntry, moves: Sequence[_Move], names: dict[str, str]) -> tuple[ReportEvidence, ...]:
    """What was seen, without what a move says already and what the channel shows of everybody."""
    moved = {(move.contact_id, move.shown.end) for move in moves}
    shown = markers_shown_by(entry.visit.channel)
    return tuple(
        ReportEvidence(names.get(fact.contact_id, ""), fact.marker, fact.note or fact.wording)
        for fact in entry.evidence
        if (fact.contact_id, fact.marker.stage) not in moved and (fact.note or fact.marker not in shown)
    )


def _promise(promise: Promise, today: date, name: str) -> ReportPromise:
    late = promise.days_overdue(today)
    return ReportPromise(promise.text, promise.due, promise.state, promise.settled_on, late, name)


def _named(notebook: NotebookReader, promises: Sequence[Promise], today: date) -> tuple[ReportPromise, ...]:
    names = names_by_id(notebook, (promise.contact_id for promise in promises))
    return tuple(_promise(promise, today, names[promise.contact_id]) for promise in promises)


def _is_ahead(visit: Visit, today: date) -> bool:
    return visit.state is VisitState.PLANNED and visit.day >= today


def _ahead(notebook: NotebookReader, period: Period, today: date) -> tuple[tuple[DayAhead, ...], int]:
    """The days from today on that have something planned, and how many visits that makes.

    That is up to a week after the period, or after today where the period is long past.
    """
    week_after = period.last + timedelta(days=_DAYS_AHEAD)
    until = week_after if week_after >= today else today + timedelta(days=_DAYS_AHEAD)
    if period.contact_id or period.organisation_id:
        until = _LAST_DAY
    visits = [(visit.day, entry_of(notebook, visit)) for visit in planned_between(notebook, period, today, until)]
    steps = steps_between(notebook, period, today, until)
    names = names_by_id(notebook, (step.contact_id for step in steps))
    days = sorted({day for day, _ in visits} | {step.due for step in steps if step.due})
    ahead = (
        _day_ahead(
            notebook, day, [entry for on, entry in visits if on == day], [s for s in steps if s.due == day], names
        )
        for day in days
    )
    return tuple(day for day in ahead if day.visits or day.steps), len(visits)


def _day_ahead(
    notebook: NotebookReader, day: date, entries: Sequence[VisitEntry], steps: Sequence[NextStep], names: dict[str, str]
) -> DayAhead:
    seen = {one.contact_id for entry in entries for one in entry.participations}
    firsts = [entry.participations[0].contact_id for entry in entries if entry.participations]
    visited = names_by_id(notebook, firsts)
    return DayAhead(
        day,
        tuple((visited[one], organisation_on(notebook, one, day)[1]) for one in firsts),
        tuple(
            ReportStep(step.text, step.due, step.at, names[step.contact_id])
            for step in steps
            if step.contact_id not in seen
        ),
    )
