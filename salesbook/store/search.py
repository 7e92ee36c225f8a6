"""The search index: one entry a contact, one a visit, written in the same transaction as the rows they are made of.

A change marks what it touched; before COMMIT the entries of just those contacts and visits are made anew from their rows.
Undo goes the same way, so the index can never tell of something the rows do not. What the words become is
`domain/search_text.py` and `domain/readings.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

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

_OF_WANTED = "FROM json_each(?1) AS wanted CROSS JOIN {} ON {} = wanted.value"
_OF_CONTACTS = _OF_WANTED.format("contact", "contact.id")
_EMPLOYED = _OF_WANTED.format("employment e", "e.contact_id") + " CROSS JOIN organisation o ON o.id = e.organisation_id"


def _of_part(table: str) -> str:
    return _OF_WANTED.format(table, f"{table}.contact_id")


_CONTACT_WORDS = f"""
    SELECT wanted.value, 'name' AS place, name AS words {_OF_CONTACTS}
    UNION ALL SELECT wanted.value, 'nicknames', nicknames {_OF_CONTACTS} WHERE nicknames <> '[]'
    UNION ALL SELECT wanted.value, 'phonetic', phonetic {_OF_CONTACTS} WHERE phonetic <> ''
    UNION ALL SELECT wanted.value, 'phonetic', phonetic_given_name || ' ' || phonetic_family_name {_OF_CONTACTS}
        WHERE phonetic_given_name || phonetic_family_name <> ''
    UNION ALL SELECT wanted.value, 'rest', title || ' ' || department || ' ' || profession {_of_part("employment")}
    UNION ALL SELECT wanted.value, 'phone', phone.value {_of_part("phone")}
    UNION ALL SELECT wanted.value, 'email', email.value {_of_part("email")}
    UNION ALL SELECT wanted.value, 'rest', street || ' ' || city || ' ' || region || ' ' || country {_of_part("address")}
    UNION ALL SELECT wanted.value, 'rest', messaging_id.value {_of_part("messaging_id")}
    UNION ALL SELECT wanted.value, 'rest', word {_of_part("tag")}
    UNION ALL SELECT wanted.value, 'rest', text || ' ' || detail {_of_part("interest")}
    UNION ALL SELECT wanted.value, 'rest', text {_of_part("need")}
    UNION ALL SELECT wanted.value, 'rest', name {_of_part("relation")}
    UNION ALL SELECT wanted.value, 'rest', text {_of_part("note")}
"""
"""What is searched of the contacts whose ids ?1 lists as JSON: id, place in the entry, words."""

_ORGANISATION_WORDS = f"""
    SELECT wanted.value, o.name, o.phonetic, o.phone, o.address || ' ' || o.website || char(10) || o.notes {_EMPLOYED}
"""
"""What is searched of where these contacts work or worked: id, then words for each of the places below, found in one go."""
_OF_ORGANISATION = ("organisation", "phonetic", "phone", "rest")

# Read together, so that a big import asks seldom and no change holds more than these words at once.
_CONTACTS_AT_ONCE = 500

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


@lru_cache(maxsize=2_000)
def _reading_of(name: str) -> tuple[str, ...]:
    """The tokens of how a name is read; many contacts share an organisation."""
    return tuple(name_tokens(name, readings()))


# Contacts share organisations, titles, places and switchboards, so what these become is remembered.
_text_of = lru_cache(maxsize=2_000)(index_text)
_phone_of = lru_cache(maxsize=2_000)(phone_tokens)


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
    dirty.contact_keys.update(_keys(connection, "contact", dirty.contacts))
    dirty.visit_keys.update(_keys(connection, "visit", dirty.visits))
    connection.executemany("DELETE FROM contact_index WHERE rowid = ?", ((key,) for key in dirty.contact_keys))
    connection.executemany("DELETE FROM visit_index WHERE rowid = ?", ((key,) for key in dirty.visit_keys))
    _index_contacts(connection, dirty.contacts)
    for visit in dirty.visits:
        _index_visit(connection, visit)


def rebuild(connection: Connection) -> None:
    """Make the whole index anew, inside the caller's transaction: after bulk work, or when a check found it wrong."""
    connection.execute("DELETE FROM contact_index")
    connection.execute("DELETE FROM visit_index")
    _index_contacts(connection, [row[0] for row in connection.execute("SELECT id FROM contact").fetchall()])
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


def _keys(connection: Connection, table: str, ids: set[str]) -> list[int]:
    sql = f"SELECT key FROM {table} WHERE id IN (SELECT value FROM json_each(?))"
    return [row[0] for row in connection.execute(sql, (json.dumps(sorted(ids)),))]


def contact_entries(connection: Connection, contacts: Iterable[str]) -> Iterator[tuple[int | str, ...]]:
    """The entries of these contacts as they are now, each with its key first; none of one that is gone."""
    wanted = list(contacts)
    for start in range(0, len(wanted), _CONTACTS_AT_ONCE):
        ids = json.dumps(wanted[start : start + _CONTACTS_AT_ONCE])
        keys = connection.execute(f"SELECT contact.id, contact.key {_OF_CONTACTS}", (ids,)).fetchall()
        entries: dict[str, dict[str, list[str]]] = {one: {name: [] for name in CONTACT_COLUMNS} for one, _key in keys}
        for contact, place, words in connection.execute(_CONTACT_WORDS, (ids,)).fetchall():
            # A part of nobody has no entry; COMMIT refuses it for the broken reference.
            if contact in entries:
                _file_words(entries[contact], place, words)
        for contact, *said in connection.execute(_ORGANISATION_WORDS, (ids,)).fetchall():
            for place, words in zip(_OF_ORGANISATION, said, strict=True):
                if contact in entries and words.strip():
                    _file_words(entries[contact], place, words)
        for contact, key in keys:
            yield (key, *(_column_text(name, entries[contact][name]) for name in CONTACT_COLUMNS))


def _index_contacts(connection: Connection, contacts: Iterable[str]) -> None:
    connection.executemany(
        "INSERT INTO contact_index (rowid, name, reading, organisation, phone, email, rest) VALUES (?, ?, ?, ?, ?, ?, ?)",
        contact_entries(connection, contacts),
    )


def _column_text(name: str, words: list[str]) -> str:
    """A column of an entry; line ends keep a phrase from running over two values."""
    return " ".join(words) if name in _OF_TOKENS else _text_of("\n".join(words))


def _file_words(columns: dict[str, list[str]], place: str, words: str) -> None:
    """Put the tokens of one value where they belong; names and organisations are also found by how they are read."""
    if place == "phone":
        columns["phone"] += _phone_of(words)
    elif place in ("name", "organisation"):
        columns[place].append(words)
        columns["reading"] += _reading_of(words)
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
