"""What the head of a contact's page says beside the name: last emotion, next step, cadence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from salesbook.domain.channel import Channel
from salesbook.domain.contact import Contact
from salesbook.domain.day_part import DayPart, Hour, hour_of
from salesbook.domain.emotion import Emotion, Expectation
from salesbook.domain.evidence import Evidence
from salesbook.domain.reminders.cadence import days_allowed
from salesbook.domain.stage import StageChange
from salesbook.queries.contact_list import ContactRow, contact_rows
from salesbook.queries.evidence import HAPPENED
from salesbook.queries.settings import method
from salesbook.queries.standing import StageStanding, standing_told
from salesbook.queries.tier_standing import tier_cadences
from salesbook.store.notebook import NotebookReader
from salesbook.store.visit_keys import LATEST_TIME


@dataclass(frozen=True)
class LastFelt:
    """The last emotion a contact left a visit with."""

    emotion: Emotion
    expectation: Expectation | None
    day: date
    visit_id: str


@dataclass(frozen=True)
class Ahead:
    """What comes next: an agreed step, or a planned visit (`visit_id`)."""

    day: date | None
    hour: Hour | None
    text: str
    channel: Channel | None = None
    visit_id: str = ""


@dataclass(frozen=True)
class Head:
    """The head of a contact. `cadence` is in days, None while none runs."""

    row: ContactRow
    last: LastFelt | None
    ahead: Ahead | None
    cadence: int | None


def standing_shown(notebook: NotebookReader, contact: Contact) -> StageStanding:
    """Where a contact stands, with the newest evidence of each marker: all that a page shows of a thousand meetings."""
    history = notebook.select(StageChange, "contact_id = ? ORDER BY in_order", contact.id)
    evidence = notebook.select(Evidence, _NEWEST_OF_EACH, contact.id)
    return standing_told(contact, history, evidence)


_NEWEST_OF_EACH = f"""
    id IN (SELECT id FROM (
        SELECT id, row_number() OVER (PARTITION BY marker ORDER BY day DESC, id DESC) AS place
        FROM evidence WHERE contact_id = ? AND {HAPPENED}) WHERE place = 1)
    ORDER BY day DESC, id DESC
"""


def contact_head(notebook: NotebookReader, contact_id: str, day: date) -> Head | None:
    """The head of a contact's page; None where the contact was deleted."""
    row = contact_rows(notebook, (contact_id,), day).get(contact_id)
    if row is None:
        return None
    cadence = None
    if row.stage and not row.colleague:
        cadence = days_allowed(row.stage, method(notebook), tier_cadences(notebook, day).get(contact_id))
    return Head(row, _last_felt(notebook, contact_id), _ahead(notebook, contact_id, day), cadence)


def _last_felt(notebook: NotebookReader, contact_id: str) -> LastFelt | None:
    found = notebook.rows(
        """SELECT p.emotion, p.expectation, v.day, v.id FROM newest n JOIN visit v ON v.key = n.felt
           JOIN participation p ON p.visit_id = v.id AND p.contact_id = n.contact_id
           WHERE n.contact_id = ? AND p.emotion IS NOT NULL LIMIT 1""",
        contact_id,
    )
    if not found:
        return None
    emotion, expectation, day, visit_id = found[0]
    against = Expectation(expectation) if expectation else None
    return LastFelt(Emotion(emotion), against, date.fromisoformat(day), visit_id)


def _ahead(notebook: NotebookReader, contact_id: str, day: date) -> Ahead | None:
    """The earliest open step or planned visit from today on; a step overdue comes before both."""
    found = notebook.rows(
        f"""SELECT * FROM (
               SELECT due, at, NULL AS day_part, text, NULL, '' FROM next_step WHERE contact_id = ?1 AND state = 'open'
               UNION ALL
               SELECT v.day, v.at, v.day_part, v.purpose, v.channel, v.id FROM participation p JOIN visit v ON v.id = p.visit_id
               WHERE p.contact_id = ?1 AND v.state = 'planned' AND v.day >= ?2)
           ORDER BY due IS NULL, due, at IS NULL AND day_part IS NULL, {LATEST_TIME} LIMIT 1""",
        contact_id,
        day.isoformat(),
    )
    if not found:
        return None
    due, at, part, text, channel, visit_id = found[0]
    return Ahead(
        date.fromisoformat(due) if due else None,
        hour_of(time.fromisoformat(at) if at else None, DayPart(part) if part else None),
        text,
        Channel(channel) if channel else None,
        visit_id,
    )
