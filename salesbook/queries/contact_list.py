"""The list of contacts: who is in it by a filter, in which order, and what a row shows.

Who and in which order is one query of two light columns for the whole book; what a row shows is asked for a page of rows
at a time, so a book of 100,000 contacts costs no more to look at than one of a hundred.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any

from salesbook.domain.emotion import Emotion, Mood
from salesbook.domain.reminders.cadence import cadence_due, cooling
from salesbook.domain.reminders.emotion import alarm_key, alarms
from salesbook.domain.reminders.facts import ContactFacts
from salesbook.domain.setting import Method
from salesbook.domain.stage import STAGES, Stage
from salesbook.queries.contact_order import Arrangement, NameOrder, arranged
from salesbook.queries.settings import method
from salesbook.queries.tier_standing import tier_cadences
from salesbook.queries.today import reminder_facts
from salesbook.store.notebook import NotebookReader
from salesbook.store.visit_keys import day_of_key

NO_STAGE = "none"


@dataclass(frozen=True)
class ListFilter:
    """Who is in the list. `stage` is empty, `none`, or a stage's value: that stage and those after it."""

    stage: str = ""
    tag: str = ""
    interest: str = ""
    place: str = ""
    cooling: bool = False
    alarm: bool = False
    colleagues: bool = False

    @property
    def lets_all_in(self) -> bool:
        """Whether nothing is filtered out."""
        return self == ListFilter()


def filter_as_json(wanted: ListFilter) -> dict[str, Any]:
    """A filter to be kept."""
    return asdict(wanted)


def filter_from_json(kept: dict[str, Any]) -> ListFilter:
    """A filter that was kept; what this version does not know is left out."""
    return ListFilter(**{field.name: kept[field.name] for field in fields(ListFilter) if field.name in kept})


@dataclass(frozen=True)
class ContactRow:
    """A row of the list. `touch_by` is the day the cadence ends, None while none runs; `planned` the next planned day.

    `step_due` is the day of the first open next step, which may be past; `added` the local day the contact was added.
    """

    id: str
    name: str
    organisation: str
    title: str
    stage: Stage | None
    colleague: bool
    last_touch: date | None
    emotion: Emotion | None
    cooling: bool
    alarm: bool
    touch_by: date | None = None
    planned: date | None = None
    step_due: date | None = None
    added: date | None = None

    @property
    def next_day(self) -> date | None:
        """The day of what comes next, a planned visit or a step."""
        return min((one for one in (self.planned, self.step_due) if one is not None), default=None)


@dataclass(frozen=True)
class Choices:
    """What filters can be set to, each with how many contacts have it, the commonest first."""

    tags: tuple[tuple[str, int], ...] = ()
    interests: tuple[tuple[str, int], ...] = ()
    places: tuple[tuple[str, int], ...] = ()


def contact_count(notebook: NotebookReader) -> int:
    """How many contacts there are."""
    return int(notebook.rows("SELECT count(*) FROM contact")[0][0])


def contacts_listed(
    notebook: NotebookReader, wanted: ListFilter, arrangement: Arrangement, day: date, names: NameOrder
) -> tuple[str, ...]:
    """The ids of the contacts a filter lets in, in order."""
    where, values = _condition(wanted)
    rows = notebook.rows(f"SELECT c.id, c.name FROM contact c WHERE {where}", *values)
    if wanted.cooling or wanted.alarm:
        marked = _marked(notebook, wanted, day)
        rows = [row for row in rows if row[0] in marked]
    return arranged(notebook, rows, arrangement, day, names)


def _condition(wanted: ListFilter) -> tuple[str, list[str]]:
    parts, values = ["1"], []
    if wanted.stage == NO_STAGE:
        parts.append("c.stage IS NULL AND c.colleague = 0")
    elif wanted.stage:
        above = [one.value for one in STAGES[Stage(wanted.stage).rank - 1 :]]
        parts.append("c.stage IN ({})".format(", ".join("?" * len(above))))
        values += above
    if wanted.tag:
        parts.append("c.id IN (SELECT contact_id FROM tag WHERE word = ?)")
        values.append(wanted.tag)
    if wanted.interest:
        parts.append("c.id IN (SELECT contact_id FROM interest WHERE text = ? AND avoid = 0)")
        values.append(wanted.interest)
    if wanted.place:
        parts.append(_AT_PLACE)
        values += [wanted.place, wanted.place]
    if wanted.colleagues:
        parts.append("c.colleague = 1")
    return " AND ".join(parts), values


def _marked(notebook: NotebookReader, wanted: ListFilter, day: date) -> set[str]:
    facts = reminder_facts(notebook, day)
    found = [{contact for one in cooling(facts, day) for contact in one.contact_ids}] if wanted.cooling else []
    if wanted.alarm:
        settled = {row[0] for row in notebook.rows("SELECT reminder FROM answer WHERE kind <> 'snoozed'")}
        found.append({one.contact_id for one in alarms(facts, day) if one.key not in settled})
    return set.intersection(*found)


def contact_rows(notebook: NotebookReader, contact_ids: tuple[str, ...], day: date) -> dict[str, ContactRow]:
    """What the rows of these contacts show, by id; one that was deleted meanwhile is missing."""
    steering = method(notebook)
    found = notebook.rows(_ROWS, json.dumps(contact_ids), day.isoformat())
    felt = {alarm_key(row[0], row[10]) for row in found if row[9]}
    settled = {row[0] for row in notebook.rows(_SETTLED, json.dumps(sorted(felt)))}
    by_tier = tier_cadences(notebook, day)
    return {row[0]: _row(row, steering, settled, day, by_tier.get(row[0])) for row in found}


def _row(row: tuple[Any, ...], steering: Method, settled: set[str], day: date, tier_cadence: int | None) -> ContactRow:
    contact_id, name, organisation, title, stage, colleague, added, touched, planned, felt, visit_id, due_step = row
    emotion = Emotion(felt) if felt else None
    added_on = datetime.fromisoformat(added).astimezone().date() if added else None
    facts = ContactFacts(
        contact_id,
        Stage(stage) if stage else None,
        bool(colleague),
        added_on or date.min,
        day_of_key(touched) if touched else None,
        date.fromisoformat(planned) if planned else None,
        tier_cadence,
    )
    due = cadence_due(facts, steering)
    return ContactRow(
        contact_id,
        name,
        organisation,
        title,
        facts.stage,
        facts.colleague,
        facts.last_touch,
        emotion,
        due is not None and due <= day,
        emotion is not None and emotion.mood is Mood.NEGATIVE and alarm_key(contact_id, visit_id) not in settled,
        due,
        facts.planned,
        date.fromisoformat(due_step) if due_step else None,
        added_on,
    )


def filter_choices(notebook: NotebookReader) -> Choices:
    """What the book's contacts can be filtered by."""
    return Choices(*(tuple(notebook.rows(sql)) for sql in (_TAGS, _INTERESTS, _PLACES)))


_MOST_CHOICES = 300

_TAGS = (
    f"SELECT word, count(DISTINCT contact_id) AS n FROM tag GROUP BY word ORDER BY n DESC, word LIMIT {_MOST_CHOICES}"
)

_INTERESTS = f"""
    SELECT text, count(DISTINCT contact_id) AS n FROM interest WHERE avoid = 0
    GROUP BY text ORDER BY n DESC, text LIMIT {_MOST_CHOICES}
"""

_PLACES = f"""
    SELECT place, count(DISTINCT contact_id) AS n FROM (
        SELECT city AS place, contact_id FROM address WHERE city <> ''
        UNION ALL SELECT o.place, e.contact_id FROM organisation o JOIN employment e ON e.organisation_id = o.id
            WHERE o.place <> '' AND e.to_day IS NULL)
    GROUP BY place ORDER BY n DESC, place LIMIT {_MOST_CHOICES}
"""

_AT_PLACE = """c.id IN (
    SELECT contact_id FROM address WHERE city = ?
    UNION ALL SELECT e.contact_id FROM organisation o JOIN employment e ON e.organisation_id = o.id
        WHERE o.place = ? AND e.to_day IS NULL)"""

_SETTLED = """
    SELECT reminder FROM answer WHERE kind <> 'snoozed' AND reminder IN (SELECT value FROM json_each(?))
"""

_ROWS = """
    SELECT c.id, c.name, coalesce(o.name, ''), coalesce(e.title, ''), c.stage, c.colleague, c.added,
        n.touch,
        (SELECT min(v.day) FROM participation p JOIN visit v ON v.id = p.visit_id
            WHERE p.contact_id = c.id AND v.state = 'planned' AND v.day >= ?2),
        n.emotion, (SELECT id FROM visit WHERE key = n.felt),
        (SELECT min(due) FROM next_step WHERE contact_id = c.id AND state = 'open')
    FROM json_each(?1) AS wanted CROSS JOIN contact c ON c.id = wanted.value
    LEFT JOIN newest n ON n.contact_id = c.id
    LEFT JOIN employment e ON e.id = (
        SELECT id FROM employment WHERE contact_id = c.id AND to_day IS NULL ORDER BY position LIMIT 1)
    LEFT JOIN organisation o ON o.id = e.organisation_id
"""
