"""What happened in a period: visits, moves up, promises; and what is planned for other days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from salesbook.domain.promise import NextStep, Promise
from salesbook.domain.stage import StageChange, rank_of
from salesbook.domain.visit import Visit, VisitState
from salesbook.store.notebook import NotebookReader
from salesbook.store.visit_keys import BY_TIME, first_key_of


@dataclass(frozen=True)
class Period:
    """The days from `first` to `last`, narrowed down to one contact or to the people of one organisation."""

    first: date
    last: date
    contact_id: str | None = None
    organisation_id: str | None = None


def visits_in(notebook: NotebookReader, period: Period) -> list[Visit]:
    """The visits of the period in every state, oldest first, those of a day by time and without time last."""
    return _visits(notebook, period, period.first, period.last)


def done_visits_in(notebook: NotebookReader, period: Period) -> list[Visit]:
    """The visits of the period that were made, by day."""
    return [visit for visit in visits_in(notebook, period) if visit.state is VisitState.DONE]


def planned_between(notebook: NotebookReader, period: Period, first: date, last: date) -> list[Visit]:
    """The planned visits of other days, with whom the period is narrowed down to, oldest first."""
    return [visit for visit in _visits(notebook, period, first, last) if visit.state is VisitState.PLANNED]


def _visits(notebook: NotebookReader, period: Period, first: date, last: date) -> list[Visit]:
    after = first_key_of(last.isoformat(), "23:59") + (1 << 20)
    who, values = _who(period, "p.contact_id", "visit.day")
    taking_part = f"EXISTS (SELECT 1 FROM participation p WHERE p.visit_id = visit.id AND {who})" if values else "1"
    return notebook.select(
        Visit,
        f"key >= ? AND key < ? AND {taking_part} ORDER BY day, {BY_TIME}",
        first_key_of(first.isoformat(), None),
        after,
        *values,
    )


def moves_up_in(notebook: NotebookReader, period: Period) -> list[StageChange]:
    """The moves up between stages in the period, oldest first; a colleague has none."""
    who, values = _who(period, "contact_id", "stage_change.day")
    changes = notebook.select(
        StageChange,
        f"""day BETWEEN ? AND ? AND {who} AND contact_id NOT IN (SELECT id FROM contact WHERE colleague = 1)
            ORDER BY day, at, in_order""",
        *_days(period),
        *values,
    )
    return [change for change in changes if rank_of(change.to_stage) > rank_of(change.from_stage)]


def my_promises_given_in(notebook: NotebookReader, period: Period) -> list[Promise]:
    """What the rep promised in the period, whatever became of it since."""
    given = "coalesce(given_on, (SELECT day FROM visit WHERE visit.id = visit_id))"
    who, values = _who(period, "contact_id", given)
    where = f"side = 'me' AND {given} BETWEEN ? AND ? AND {who} ORDER BY given_on, id"
    return notebook.select(Promise, where, *_days(period), *values)


def promises_told_in(notebook: NotebookReader, period: Period) -> list[Promise]:
    """The promises of both sides given or settled in the period, and those still open that were given before it ends."""
    first, last = _days(period)
    given = "coalesce(given_on, (SELECT day FROM visit WHERE visit.id = visit_id), settled_on, '')"
    who, values = _who(period, "contact_id", "?")
    days = (last, last) if period.organisation_id else ()
    return notebook.select(
        Promise,
        f"""({given} BETWEEN ? AND ? OR settled_on BETWEEN ? AND ? OR (state = 'open' AND {given} <= ?)) AND {who}
            ORDER BY due IS NULL, due, id""",
        *(first, last, first, last, last),
        *values,
        *days,
    )


def my_open_promises(notebook: NotebookReader, period: Period) -> list[Promise]:
    """What the rep promised until the end of the period and has not settled, by due day."""
    last = period.last.isoformat()
    who, values = _who(period, "contact_id", "?")
    days = (last, last) if period.organisation_id else ()
    return notebook.select(
        Promise,
        f"""side = 'me' AND state = 'open' AND (given_on IS NULL OR given_on <= ?) AND {who}
            ORDER BY due IS NULL, due, given_on, id""",
        last,
        *values,
        *days,
    )


def steps_between(notebook: NotebookReader, period: Period, first: date, last: date) -> list[NextStep]:
    """The open next steps due on other days, with whom the period is narrowed down to, oldest first."""
    who, values = _who(period, "contact_id", "next_step.due")
    return notebook.select(
        NextStep,
        f"state = 'open' AND due BETWEEN ? AND ? AND {who} ORDER BY due, at IS NULL, at, id",
        first.isoformat(),
        last.isoformat(),
        *values,
    )


def organisation_on(notebook: NotebookReader, contact_id: str, day: date) -> tuple[str, str]:
    """The id and name of the organisation a contact worked for on a day, empty where none is known."""
    rows = notebook.rows(
        f"""SELECT o.id, o.name FROM employment e JOIN organisation o ON o.id = e.organisation_id
            WHERE e.contact_id = ? AND {_EMPLOYED.format(day="?")} ORDER BY e.position LIMIT 1""",
        contact_id,
        day.isoformat(),
        day.isoformat(),
    )
    return (rows[0][0], rows[0][1]) if rows else ("", "")


def names_by_id(notebook: NotebookReader, contact_ids: Iterable[str]) -> dict[str, str]:
    """The names of contacts."""
    found = {one: notebook.rows("SELECT name FROM contact WHERE id = ?", one) for one in dict.fromkeys(contact_ids)}
    return {one: rows[0][0] for one, rows in found.items() if rows}


_EMPLOYED = "coalesce(from_day, '') <= {day} AND coalesce(to_day, '9999') >= {day}"


def _who(period: Period, column: str, day: str) -> tuple[str, tuple[str, ...]]:
    """The condition that narrows to the period's contact and organisation, with its values; `day` is SQL."""
    conditions, values = [], []
    if period.contact_id:
        conditions.append(f"{column} = ?")
        values.append(period.contact_id)
    if period.organisation_id:
        employed = _EMPLOYED.format(day=day)
        conditions.append(f"{column} IN (SELECT contact_id FROM employment WHERE organisation_id = ? AND {employed})")
        values.append(period.organisation_id)
    return " AND ".join(conditions) or "1", tuple(values)


def _days(period: Period) -> tuple[str, str]:
    return period.first.isoformat(), period.last.isoformat()
