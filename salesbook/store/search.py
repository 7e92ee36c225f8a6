"""The search index: one entry a contact, one a visit, written in the same transaction as the rows they are made of.

A change marks what it touched; before COMMIT the entries of just those contacts and visits are made anew from their rows.
Undo goes the same way, so the index can never tell of something the rows do not. What the words become is
`domain/search_text.py` and `domain/readings.py`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache

from salesbook.domain.readings import Readings, load_readings, name_tokens
from salesbook.domain.search_text import index_text, phone_tokens
from salesbook.store.driver import Connection
from salesbook.store.records import Image
from salesbook.system.paths import resources

CONTACT_COLUMNS = ("name", "reading", "organisation", "phone", "email", "rest")

# Columns filled with ready tokens; the others with text.
_OF_TOKENS = frozenset({"reading", "phone"})

# Tables whose rows stand in the entry of the contact, or of the visit, they belong to.
_OF_CONTACT = frozenset(
    {"phone", "email", "address", "messaging_id", "tag", "employment", "interest", "need", "relation", "note"}
)
_OF_VISIT = frozenset({"note", "promise", "next_step"})

_CONTACT_WORDS = """
    SELECT 'name' AS place, name AS words FROM contact WHERE id = ?1
    UNION ALL SELECT 'nicknames', nicknames FROM contact WHERE id = ?1 AND nicknames <> '[]'
    UNION ALL SELECT 'phonetic', phonetic FROM contact WHERE id = ?1 AND phonetic <> ''
    UNION ALL SELECT 'phonetic', phonetic_given_name || ' ' || phonetic_family_name FROM contact
        WHERE id = ?1 AND phonetic_given_name || phonetic_family_name <> ''
    UNION ALL SELECT 'organisation', o.name FROM employment e JOIN organisation o ON o.id = e.organisation_id
        WHERE e.contact_id = ?1
    UNION ALL SELECT 'phonetic', o.phonetic FROM employment e JOIN organisation o ON o.id = e.organisation_id
        WHERE e.contact_id = ?1 AND o.phonetic <> ''
    UNION ALL SELECT 'rest', title || ' ' || department || ' ' || profession FROM employment WHERE contact_id = ?1
    UNION ALL SELECT 'phone', value FROM phone WHERE contact_id = ?1
    UNION ALL SELECT 'email', value FROM email WHERE contact_id = ?1
    UNION ALL SELECT 'rest', street || ' ' || city || ' ' || region || ' ' || country FROM address WHERE contact_id = ?1
    UNION ALL SELECT 'rest', value FROM messaging_id WHERE contact_id = ?1
    UNION ALL SELECT 'rest', word FROM tag WHERE contact_id = ?1
    UNION ALL SELECT 'rest', text || ' ' || detail FROM interest WHERE contact_id = ?1
    UNION ALL SELECT 'rest', text FROM need WHERE contact_id = ?1
    UNION ALL SELECT 'rest', name FROM relation WHERE contact_id = ?1
    UNION ALL SELECT 'rest', text FROM note WHERE contact_id = ?1
"""

VISIT_WORDS = """
    v.purpose || char(10) || v.wanted_result || char(10) || v.place || char(10) || v.because
    || coalesce((SELECT char(10) || group_concat(text, char(10)) FROM note WHERE visit_id = v.id), '')
    || coalesce((SELECT char(10) || group_concat(text, char(10)) FROM promise WHERE visit_id = v.id), '')
    || coalesce((SELECT char(10) || group_concat(text, char(10)) FROM next_step WHERE visit_id = v.id), '')
"""
"""What is searched of a visit `v`, a line for each: purpose, wanted result, place, notes, promises and next steps."""


@dataclass
class Dirty:
    """What a change touched, by id, and the keys that entries stood under before."""

    contacts: set[str] = field(default_factory=set)
    visits: set[str] = field(default_factory=set)
    organisations: set[str] = field(default_factory=set)
    contact_keys: set[int] = field(default_factory=set)
    visit_keys: set[int] = field(default_factory=set)


@cache
def readings() -> Readings:
    """The baked table of Chinese readings, loaded when first needed."""
    return load_readings(resources() / "pinyin" / "readings.txt")


def mark(dirty: Dirty, table: str, image: Image) -> None:
    """Note whose entries a row of this table belongs to."""
    if table == "contact":
        dirty.contacts.add(str(image["id"]))
        dirty.contact_keys.add(int(image["key"] or 0))
    elif table == "visit":
        dirty.visits.add(str(image["id"]))
        dirty.visit_keys.add(int(image["key"] or 0))
    elif table == "organisation":
        dirty.organisations.add(str(image["id"]))
    if table in _OF_CONTACT and image["contact_id"] is not None:
        dirty.contacts.add(str(image["contact_id"]))
    if table in _OF_VISIT and image["visit_id"] is not None:
        dirty.visits.add(str(image["visit_id"]))


def reindex(connection: Connection, dirty: Dirty) -> None:
    """Make the entries of everything dirty anew."""
    for organisation in dirty.organisations:
        employed = connection.execute("SELECT contact_id FROM employment WHERE organisation_id = ?", (organisation,))
        dirty.contacts.update(row[0] for row in employed)
    dirty.contact_keys.update(_keys(connection, "SELECT key FROM contact WHERE id = ?", dirty.contacts))
    dirty.visit_keys.update(_keys(connection, "SELECT key FROM visit WHERE id = ?", dirty.visits))
    connection.executemany("DELETE FROM contact_index WHERE rowid = ?", ((key,) for key in dirty.contact_keys))
    connection.executemany("DELETE FROM visit_index WHERE rowid = ?", ((key,) for key in dirty.visit_keys))
    for contact in dirty.contacts:
        _index_contact(connection, contact)
    for visit in dirty.visits:
        _index_visit(connection, visit)


def rebuild(connection: Connection) -> None:
    """Make the whole index anew, inside the caller's transaction: after bulk work, or when a check found it wrong."""
    connection.execute("DELETE FROM contact_index")
    connection.execute("DELETE FROM visit_index")
    for (contact,) in connection.execute("SELECT id FROM contact").fetchall():
        _index_contact(connection, contact)
    for (visit,) in connection.execute("SELECT id FROM visit").fetchall():
        _index_visit(connection, visit)


def index_matches(connection: Connection) -> bool:
    """Whether every contact and visit has exactly one entry, and no entry stands for nothing."""
    pairs = (("contact_index", "contact"), ("visit_index", "visit"))
    return all(
        connection.execute(f"SELECT rowid FROM {index} ORDER BY 1").fetchall()
        == connection.execute(f"SELECT key FROM {table} ORDER BY 1").fetchall()
        for index, table in pairs
    )


def _keys(connection: Connection, sql: str, ids: set[str]) -> list[int]:
    found = (connection.execute(sql, (one,)).fetchone() for one in ids)
    return [row[0] for row in found if row]


def _index_contact(connection: Connection, contact: str) -> None:
    key = connection.execute("SELECT key FROM contact WHERE id = ?", (contact,)).fetchone()
    if key is None:
        return
    columns: dict[str, list[str]] = {name: [] for name in CONTACT_COLUMNS}
    for place, words in connection.execute(_CONTACT_WORDS, (contact,)):
        _file_words(columns, place, words)
    connection.execute(
        "INSERT INTO contact_index (rowid, name, reading, organisation, phone, email, rest) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (key[0], *(_column_text(name, columns[name]) for name in CONTACT_COLUMNS)),
    )


def _column_text(name: str, words: list[str]) -> str:
    """A column of an entry; line ends keep a phrase from running over two values."""
    return " ".join(words) if name in _OF_TOKENS else index_text("\n".join(words))


def _file_words(columns: dict[str, list[str]], place: str, words: str) -> None:
    """Put the tokens of one value where they belong; names and organisations are also found by how they are read."""
    if place == "phone":
        columns["phone"] += phone_tokens(words)
    elif place in ("name", "organisation"):
        columns[place].append(words)
        columns["reading"] += name_tokens(words, readings())
    elif place == "nicknames":
        for nickname in json.loads(words):
            _file_words(columns, "name", nickname)
    elif place == "phonetic":
        columns["reading"].append(index_text(words))
    else:
        columns[place].append(words)


def _index_visit(connection: Connection, visit: str) -> None:
    found = connection.execute(f"SELECT v.key, {VISIT_WORDS} FROM visit v WHERE v.id = ?", (visit,)).fetchone()
    if found is not None:
        key, words = found
        connection.execute("INSERT INTO visit_index (rowid, words) VALUES (?, ?)", (key, index_text(words)))
