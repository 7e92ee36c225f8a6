"""What stands on the days of a week or a month: visits, open next steps and promises, important dates."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, time, timedelta

from salesbook.domain.channel import Channel
from salesbook.domain.day_part import DayPart
from salesbook.domain.important_date import ImportantDate
from salesbook.domain.plan import PlanItem, PlanKind
from salesbook.domain.promise import Side
from salesbook.domain.reminders.dates import occasion
from salesbook.domain.text import Text
from salesbook.domain.visit import VisitState
from salesbook.store.notebook import NotebookReader
from salesbook.store.visit_keys import first_key_of


def plan_span(notebook: NotebookReader, first: date, last: date) -> tuple[PlanItem, ...]:
    """Everything from `first` to `last`, both included, by day; of a day dates first, then by time, then the rest."""
    found = [
        *_visits(notebook, first, last),
        *_steps(notebook, first, last),
        *_promises(notebook, first, last),
        *_dates(notebook, first, last),
    ]
    return tuple(sorted(found, key=lambda item: item.order))


def _visits(notebook: NotebookReader, first: date, last: date) -> Iterator[PlanItem]:
    """Those that did not happen are no plan any more."""
    low = first_key_of(first.isoformat(), None)
    high = first_key_of((last + timedelta(days=1)).isoformat(), None)
    people: dict[str, list[tuple[str, str]]] = {}
    for visit_id, contact_id, name in notebook.rows(_PEOPLE, low, high):
        people.setdefault(visit_id, []).append((contact_id, name))
    for visit_id, day, at, part, lasted, state, channel, purpose, place in notebook.rows(_VISITS, low, high):
        who = people.get(visit_id, [])
        yield PlanItem(
            PlanKind.VISIT,
            visit_id,
            date.fromisoformat(day),
            tuple(one[0] for one in who),
            tuple(one[1] for one in who),
            Text("{text}", text=purpose or place),
            time.fromisoformat(at) if at else None,
            lasted,
            VisitState(state),
            Channel(channel) if channel else None,
            DayPart(part) if part else None,
        )


def _steps(notebook: NotebookReader, first: date, last: date) -> Iterator[PlanItem]:
    for step_id, due, at, text, contact_id, name in notebook.rows(_STEPS, first.isoformat(), last.isoformat()):
        yield PlanItem(
            PlanKind.NEXT_STEP,
            step_id,
            date.fromisoformat(due),
            (contact_id,),
            (name,),
            Text("{text}", text=text),
            time.fromisoformat(at) if at else None,
        )


def _promises(notebook: NotebookReader, first: date, last: date) -> Iterator[PlanItem]:
    for promise_id, due, side, text, contact_id, name in notebook.rows(_PROMISES, first.isoformat(), last.isoformat()):
        mine = Side(side) is Side.ME
        kind = PlanKind.PROMISE_BY_ME if mine else PlanKind.PROMISE_BY_THEM
        what = Text("{text}", text=text)
        yield PlanItem(kind, promise_id, date.fromisoformat(due), (contact_id,), (name,), what)


def _dates(notebook: NotebookReader, first: date, last: date) -> Iterator[PlanItem]:
    """Of the solar dates only those that can fall on the days asked for are read: a large book has one for every contact."""
    days = {first + timedelta(days=n) for n in range(min(366, (last - first).days + 1))}
    wanted = {day.month * 100 + day.day for day in days}
    # In common years 29 February falls on the 28th.
    wanted |= {229} if 228 in wanted else set()
    where = "calendar <> 'solar' OR month * 100 + day IN (SELECT value FROM json_each(?))"
    found = [
        (entry, day)
        for entry in notebook.select(ImportantDate, where, json.dumps(sorted(wanted)))
        for day in entry.all_between(first, last)
    ]
    whose = json.dumps(sorted({entry.contact_id for entry, _day in found}))
    names = dict(notebook.rows("SELECT id, name FROM contact WHERE id IN (SELECT value FROM json_each(?))", whose))
    for entry, day in found:
        yield PlanItem(
            PlanKind.DATE, entry.id, day, (entry.contact_id,), (names[entry.contact_id],), occasion(entry, day)
        )


_VISITS = """
    SELECT id, day, at, day_part, lasted, state, channel, purpose, place FROM visit
    WHERE key >= ? AND key < ? AND state <> 'did-not-happen' ORDER BY key
"""

_PEOPLE = """
    SELECT v.id, c.id, c.name FROM visit v JOIN participation p ON p.visit_id = v.id JOIN contact c ON c.id = p.contact_id
    WHERE v.key >= ? AND v.key < ? AND v.state <> 'did-not-happen' ORDER BY v.key, p.position
"""

_STEPS = """
    SELECT s.id, s.due, s.at, s.text, c.id, c.name FROM next_step s JOIN contact c ON c.id = s.contact_id
    WHERE s.state = 'open' AND s.due BETWEEN ? AND ? ORDER BY s.due, s.id
"""

_PROMISES = """
    SELECT p.id, p.due, p.side, p.text, c.id, c.name FROM promise p JOIN contact c ON c.id = p.contact_id
    WHERE p.state = 'open' AND p.due BETWEEN ? AND ? ORDER BY p.due, p.id
"""
