"""Organisations: which one is meant by what was typed."""

from __future__ import annotations

import json
from dataclasses import dataclass

from salesbook.domain.organisation import Organisation, organisation_key
from salesbook.domain.readings import name_tokens, sort_key
from salesbook.queries.search import contacts_matching
from salesbook.store.notebook import NotebookReader
from salesbook.store.search import readings

_NAMED = """(instr(lower(name), ?1) > 0 OR instr(lower(phonetic), ?1) > 0)
    ORDER BY instr(lower(name), ?1) <> 1, name, id LIMIT ?2"""
_WHERE_THEY_WORK = """id = (SELECT organisation_id FROM employment WHERE contact_id = ? AND to_day IS NULL
    ORDER BY position LIMIT 1)"""


def organisation_called(notebook: NotebookReader, name: str) -> Organisation | None:
    """The organisation of this name, however it is written; of several the one written just so, else the oldest."""
    exactly = notebook.select(Organisation, "name = ? ORDER BY id LIMIT 1", name)
    found = exactly or organisations_of_key(notebook, organisation_key(name))
    return found[0] if found else None


def organisations_of_key(notebook: NotebookReader, key: str) -> list[Organisation]:
    """Those whose name is one however it is written, the oldest first; SQL knows no full-width forms, so all are read."""
    alike = [one for one, name in notebook.rows(_NAMES) if organisation_key(name) == key]
    return notebook.select(Organisation, "id IN (SELECT value FROM json_each(?)) ORDER BY id", json.dumps(alike))


def organisations_by_key(notebook: NotebookReader) -> dict[str, str]:
    """The ids of all organisations by what they are told by; of several the oldest."""
    found: dict[str, str] = {}
    for one, name in notebook.rows(_NAMES):
        found.setdefault(organisation_key(name), one)
    return found


_NAMES = "SELECT id, name FROM organisation ORDER BY id"


@dataclass(frozen=True)
class OrganisationLine:
    """An organisation in a list, with how many people are known who work there now."""

    id: str
    name: str
    place: str
    people: int


def organisations_listed(notebook: NotebookReader, words: str = "") -> list[OrganisationLine]:
    """The organisations with these words in their name, however it is written; without words all. By name, as contacts are."""
    wanted = organisation_key(words)
    lines = [OrganisationLine(*row) for row in notebook.rows(_LINES)]
    found = [one for one in lines if wanted in organisation_key(one.name)]
    return sorted(found, key=lambda one: (sort_key(one.name[:200], readings()), one.id))


_LINES = """
    SELECT o.id, o.name, o.place, (
        SELECT count(DISTINCT e.contact_id) FROM employment e WHERE e.organisation_id = o.id AND e.to_day IS NULL)
    FROM organisation o
"""


def organisations_matching(notebook: NotebookReader, words: str, limit: int = 50) -> list[Organisation]:
    """Those with the words in their name, first those that begin so; then those of the people the words find.

    The people are found by pinyin and initials of their organisation too.
    """
    wanted = words.strip().lower()
    if not wanted:
        return []
    found = {one.id: one for one in notebook.select(Organisation, _NAMED, wanted, limit)}
    if len(found) < limit:
        for line in contacts_matching(notebook, words, limit):
            if line.organisation:
                for one in notebook.select(Organisation, _WHERE_THEY_WORK, line.id):
                    found.setdefault(one.id, one)
    return list(found.values())[:limit]


def organisations_named(notebook: NotebookReader, words: str) -> list[Organisation]:
    """Those that are called so themselves: by any part of the name, by its pinyin or its initials."""
    return [one for one in organisations_matching(notebook, words) if _is_called(one, words)]


def organisations_of_those_found(
    notebook: NotebookReader, contact_ids: tuple[str, ...], words: str, limit: int
) -> list[Organisation]:
    """Where these contacts work, as far as the words that found them are in its name, its pinyin or its initials.

    Going by whom was found costs no second search, however many organisations there are.
    """
    found: dict[str, Organisation] = {}
    for contact_id in contact_ids:
        for one in notebook.select(Organisation, _WHERE_THEY_WORK, contact_id):
            if one.id not in found and _is_called(one, words):
                found[one.id] = one
    return list(found.values())[:limit]


def _is_called(one: Organisation, words: str) -> bool:
    wanted = words.strip().lower()
    if wanted in one.name.lower() or wanted in one.phonetic.lower():
        return True
    typed = "".join(wanted.split())
    return any(token.startswith(typed) for token in name_tokens(one.name, readings()))
