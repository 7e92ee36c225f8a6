"""What is newest of each contact: the last touch and the last emotion recorded, by the keys of their visits.

A day or a list of ten thousand contacts would otherwise go through all their visits. Like the search index it is made anew
from the rows before COMMIT, for just those a change touched, so it can never tell of something the rows do not.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from salesbook.store.driver import Connection
from salesbook.store.records import Image


@dataclass
class Met:
    """Whose newest may have changed: the contacts whose part in a visit did, and the visits that did, by id."""

    contacts: set[str] = field(default_factory=set)
    visits: set[str] = field(default_factory=set)

    def mark(self, table: str, image: Image) -> None:
        """Note whom a row of this table tells of."""
        if table == "participation":
            self.contacts.add(str(image["contact_id"]))
        elif table == "visit":
            self.visits.add(str(image["id"]))


def renew(connection: Connection, met: Met) -> None:
    """Make anew what is newest of everyone touched."""
    if met.visits:
        rows = connection.execute(_WHO_WAS_THERE, (json.dumps(sorted(met.visits)),))
        met.contacts.update(row[0] for row in rows.fetchall())
    if met.contacts:
        wanted = (json.dumps(sorted(met.contacts)),)
        connection.execute("DELETE FROM newest WHERE contact_id IN (SELECT value FROM json_each(?))", wanted)
        connection.execute(f"INSERT INTO newest {_OF_WANTED}", wanted)


def renew_all(connection: Connection) -> None:
    """Make anew what is newest of everyone, inside the caller's transaction: after bulk work."""
    connection.execute("DELETE FROM newest")
    connection.execute(f"INSERT INTO newest {_OF_ALL}")


def newest_matches(connection: Connection) -> bool:
    """Whether what is kept as newest is what the visits say."""
    kept = connection.execute("SELECT * FROM newest ORDER BY contact_id").fetchall()
    return bool(kept == connection.execute(f"{_OF_ALL} ORDER BY contact_id").fetchall())


_WHO_WAS_THERE = "SELECT contact_id FROM participation WHERE visit_id IN (SELECT value FROM json_each(?))"

# max() makes the emotion that of its row (SQLite, "Bare columns in an aggregate query"). The partial index visit_touch holds
# just the visits that count as a touch, so neither half reads the visits themselves.
_NEWEST = """
    SELECT contact_id, max(touch), max(felt), max(emotion) FROM (
        SELECT p.contact_id, max(v.key) AS touch, NULL AS felt, NULL AS emotion
        FROM {people} JOIN visit v ON v.id = p.visit_id AND v.state = 'done' AND v.channel IS NOT 'card'
        GROUP BY p.contact_id
        UNION ALL
        SELECT p.contact_id, NULL, max(v.key), p.emotion
        FROM {people} JOIN visit v ON v.id = p.visit_id AND p.emotion IS NOT NULL
        GROUP BY p.contact_id)
    GROUP BY contact_id
"""
_OF_ALL = _NEWEST.format(people="participation p")
_OF_WANTED = _NEWEST.format(people="json_each(?1) AS wanted CROSS JOIN participation p ON p.contact_id = wanted.value")
