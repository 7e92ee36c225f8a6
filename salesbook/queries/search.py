"""Search: contacts by name, pinyin, initials, phone fragment and anything else of theirs; visits by words in their notes.

Any text is safe to search for. Contacts come best first, visits newest first: ranking visits would read every hit
(measured: 1.2 s on a million notes, against 16 ms).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, time

from salesbook.domain.search_text import Snippet, match_query, snippet
from salesbook.queries.contacts import ContactLine, contact_lines
from salesbook.queries.titled_people import called_by_title
from salesbook.store.notebook import NotebookReader
from salesbook.store.search import VISIT_WORDS

# How much a hit counts by where it is: name, reading, organisation, phone, email, rest.
BEST_FIRST = """
    SELECT c.id FROM contact_index i JOIN contact c ON c.key = i.rowid
    WHERE contact_index MATCH ? ORDER BY bm25(contact_index, 10, 8, 4, 6, 5, 1), c.key LIMIT ?
"""
# Ranking a single letter would read half the book and say nothing.
ANY_ORDER = "SELECT c.id FROM contact_index i JOIN contact c ON c.key = i.rowid WHERE contact_index MATCH ? LIMIT ?"
# Ranking reads every hit; among so many the eight that a list shows are as good as any, and the next letter decides.
MANY = 1000
_KEYS = "SELECT rowid FROM contact_index WHERE contact_index MATCH ? LIMIT ?"
_OF_KEYS = "SELECT id FROM contact WHERE key IN (SELECT value FROM json_each(?)) ORDER BY key"
_VISITED = """
    SELECT value FROM json_each(?) WHERE EXISTS (
        SELECT 1 FROM participation p JOIN visit v ON v.id = p.visit_id WHERE p.contact_id = value AND v.state = 'done')
"""
_HITS = "SELECT count(*) FROM (SELECT 1 FROM contact_index WHERE contact_index MATCH ? LIMIT ?)"
NEWEST_FIRST = f"""
    SELECT v.id, v.day, v.at, {VISIT_WORDS}, (
        SELECT json_group_array(c.name ORDER BY p.position) FROM participation p JOIN contact c ON c.id = p.contact_id
        WHERE p.visit_id = v.id)
    FROM visit_index i JOIN visit v ON v.key = i.rowid
    WHERE visit_index MATCH ? ORDER BY i.rowid DESC LIMIT ?
"""


# What names somebody; the rest of the index tells of those around them, and of what they like.
NAMING = ("name", "reading", "organisation", "phone", "email")


@dataclass(frozen=True)
class VisitHit:
    """A visit that was found: when, with whom, and the words round the first hit."""

    id: str
    day: date
    at: time | None
    names: tuple[str, ...]
    snippet: Snippet


def contacts_matching(notebook: NotebookReader, words: str, limit: int = 50) -> list[ContactLine]:
    """The contacts that what was typed can mean, best first; of very many, those first who are named so."""
    query = match_query(words)
    if query is None:
        return []
    titled = [one.contact_id for one in called_by_title(notebook, words.strip())]
    if not is_ranked(words):
        found = _ids(notebook, ANY_ORDER, query, limit)
    else:
        # Each MATCH on the beginning of a word goes through all words that begin so, and costs as much as all else together:
        # who is named so is asked first, because of the commonest beginnings that is the answer.
        named = [row[0] for row in notebook.rows(_KEYS, match_query(words, ("name", "reading")), MANY)]
        if len(named) == MANY:
            found = _ids(notebook, _OF_KEYS, json.dumps(named[:limit]))
        elif notebook.rows(_HITS, query, MANY)[0][0] < MANY:
            found = _ids(notebook, BEST_FIRST, query, limit)
        else:
            found = _ids(notebook, _OF_KEYS, json.dumps(named[:limit]))
            found += _ids(notebook, ANY_ORDER, query, limit) if len(found) < limit else []
    return _met_first(notebook, list(contact_lines(notebook, tuple(dict.fromkeys([*titled, *found]))[:limit]).values()))


def _met_first(notebook: NotebookReader, found: list[ContactLine]) -> list[ContactLine]:
    """Of contacts with one name those who were visited before the others, who were noted twice or not met yet.

    Words tell nothing between them: the shorter text about somebody who is only noted ranks first.
    """
    alike: dict[str, list[ContactLine]] = {}
    for one in found:
        alike.setdefault(one.name, []).append(one)
    if len(alike) == len(found):
        return found
    met = set(_ids(notebook, _VISITED, json.dumps([one.id for one in found])))
    ordered = {name: iter(sorted(several, key=lambda one: one.id not in met)) for name, several in alike.items()}
    return [next(ordered[one.name]) for one in found]


def contacts_called(notebook: NotebookReader, name: str, limit: int) -> list[ContactLine]:
    """The contacts of exactly this name."""
    found = _ids(notebook, "SELECT id FROM contact WHERE name = ? ORDER BY key LIMIT ?", name.strip(), limit)
    return list(contact_lines(notebook, tuple(found)).values())


def contacts_named(notebook: NotebookReader, words: str, limit: int, by: tuple[str, ...] = NAMING) -> list[ContactLine]:
    """The contacts that words name: as `contacts_matching`, but only by these columns of the index, and by surname and title."""
    query = match_query(words, by)
    if query is None:
        return []
    titled = [one.contact_id for one in called_by_title(notebook, words.strip())]
    found = titled or _ids(notebook, BEST_FIRST if is_ranked(words) else ANY_ORDER, query, limit)
    return list(contact_lines(notebook, tuple(found)).values())


def _ids(notebook: NotebookReader, sql: str, *values: object) -> list[str]:
    return [row[0] for row in notebook.rows(sql, *values)]


def is_ranked(words: str) -> bool:
    """Whether contacts found by these words come best first, or in the order they were added."""
    return len(words.strip()) > 1 or not words.strip().isascii()


def visits_matching(notebook: NotebookReader, words: str, limit: int = 50) -> list[VisitHit]:
    """The visits with these words, newest first."""
    query = match_query(words)
    if query is None:
        return []
    return [
        VisitHit(
            visit_id,
            date.fromisoformat(day),
            time.fromisoformat(at) if at else None,
            tuple(json.loads(names)),
            snippet(text, words),
        )
        for visit_id, day, at, text, names in notebook.rows(NEWEST_FIRST, query, limit)
    ]
