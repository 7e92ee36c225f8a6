"""Whom else to see on a day: contacts in the places where that day's visits are, those who are cooling first."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from salesbook.domain.channel import Channel
from salesbook.domain.reminders.cadence import cadence_due
from salesbook.domain.reminders.facts import ContactFacts
from salesbook.domain.stage import Stage
from salesbook.queries.contact_list import ContactRow, contact_rows
from salesbook.queries.settings import method
from salesbook.queries.tier_standing import tier_cadences
from salesbook.store.notebook import NotebookReader
from salesbook.store.visit_keys import day_of_key, first_key_of

# Nobody goes anywhere for these.
_AT_THE_DESK = (Channel.PHONE, Channel.VIDEO, Channel.MESSAGE, Channel.CARD)


@dataclass(frozen=True)
class Nearby:
    """The places the rep goes to on the day, and whom they could see there, the most overdue first."""

    day: date
    places: tuple[str, ...] = ()
    contacts: tuple[ContactRow, ...] = ()


def nearby(notebook: NotebookReader, day: date, today: date, most: int = 5) -> Nearby:
    """Contacts at the cities and places of the day's visits who are not visited on it and have no visit planned.

    A place is the one written at the visit, the city of an address or the place of the present organisation.
    """
    places = _places(notebook, day)
    if not places:
        return Nearby(day)
    steering, by_tier = method(notebook), tier_cadences(notebook, today)
    due = {}
    for contact_id, stage, added, touched in notebook.rows(_THERE, json.dumps(places), today.isoformat(), *_keys(day)):
        facts = ContactFacts(
            contact_id,
            Stage(stage) if stage else None,
            colleague=False,
            added=datetime.fromisoformat(added).astimezone().date() if added else date.min,
            last_touch=day_of_key(touched) if touched else None,
            tier_cadence=by_tier.get(contact_id),
        )
        due[contact_id] = cadence_due(facts, steering) or date.max
    first = tuple(sorted(due, key=lambda one: (due[one], one))[:most])
    rows = contact_rows(notebook, first, today)
    return Nearby(day, places, tuple(rows[one] for one in first if one in rows))


def _places(notebook: NotebookReader, day: date) -> tuple[str, ...]:
    desk = json.dumps([channel.value for channel in _AT_THE_DESK])
    return tuple(row[0] for row in notebook.rows(_PLACES, *_keys(day), desk))


def _keys(day: date) -> tuple[int, int]:
    return first_key_of(day.isoformat(), None), first_key_of((day + timedelta(days=1)).isoformat(), None)


_PLACES = """
    WITH going AS (
        SELECT p.contact_id, v.place FROM visit v JOIN participation p ON p.visit_id = v.id
        WHERE v.key >= ?1 AND v.key < ?2 AND v.state <> 'did-not-happen'
            AND (v.channel IS NULL OR v.channel NOT IN (SELECT value FROM json_each(?3))))
    SELECT DISTINCT place FROM (
        SELECT a.city AS place FROM going g JOIN address a ON a.contact_id = g.contact_id
        UNION ALL SELECT o.place FROM going g JOIN employment e ON e.contact_id = g.contact_id AND e.to_day IS NULL
            JOIN organisation o ON o.id = e.organisation_id
        UNION ALL SELECT place FROM going WHERE place IN (SELECT city FROM address UNION ALL SELECT place FROM organisation))
    WHERE place <> '' ORDER BY place
"""

_THERE = """
    SELECT c.id, c.stage, c.added, n.touch FROM contact c LEFT JOIN newest n ON n.contact_id = c.id
    WHERE c.colleague = 0 AND c.id IN (
        SELECT contact_id FROM address WHERE city IN (SELECT value FROM json_each(?1))
        UNION ALL SELECT e.contact_id FROM organisation o JOIN employment e ON e.organisation_id = o.id
            WHERE o.place IN (SELECT value FROM json_each(?1)) AND e.to_day IS NULL)
    AND c.id NOT IN (
        SELECT p.contact_id FROM visit v JOIN participation p ON p.visit_id = v.id
        WHERE (v.key >= ?3 AND v.key < ?4 AND v.state <> 'did-not-happen') OR (v.state = 'planned' AND v.day >= ?2))
"""
