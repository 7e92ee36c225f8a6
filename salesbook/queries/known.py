"""Who is in the notebook already, of somebody who is just being typed in."""

from __future__ import annotations

import json

from salesbook.domain.contact import Contact, Phone
from salesbook.domain.duplicates import name_of
from salesbook.domain.phone_number import TAIL, digits_of, same_number, tail_of
from salesbook.domain.search_text import match_query
from salesbook.queries.settings import method
from salesbook.store.notebook import NotebookReader

# More that begin alike are not looked through while somebody types.
_MOST = 50
_FOUND = "SELECT c.id FROM contact_index i JOIN contact c ON c.key = i.rowid WHERE contact_index MATCH ? LIMIT ?"


def known_by_name(notebook: NotebookReader, name: str) -> list[Contact]:
    """The contacts of this name, whatever its capitals and the title before it, in the order they were added."""
    wanted = name_of(name)
    if not wanted:
        return []
    near = _ids(notebook, wanted, ("name",))
    found = notebook.select(
        Contact,
        "name = ? OR name = ? COLLATE NOCASE OR id IN (SELECT value FROM json_each(?)) ORDER BY key",
        " ".join(name.split()),
        wanted,
        json.dumps(near),
    )
    return [one for one in found if name_of(one.name) == wanted]


def known_by_phone(notebook: NotebookReader, number: str) -> list[Contact]:
    """The contacts with this number, however it is written, in the order they were added; none of a piece of a number."""
    if not digits_of(number).isdigit() or len(digits_of(number)) < TAIL:
        return []
    country = method(notebook).country
    near = json.dumps(_ids(notebook, tail_of(number), ("phone",)))
    phones = notebook.select(Phone, "contact_id IN (SELECT value FROM json_each(?))", near)
    having = {one.contact_id for one in phones if same_number(one.value, number, country)}
    return notebook.select(Contact, "id IN (SELECT value FROM json_each(?)) ORDER BY key", json.dumps(sorted(having)))


def _ids(notebook: NotebookReader, words: str, columns: tuple[str, ...]) -> list[str]:
    query = match_query(words, columns)
    return [row[0] for row in notebook.rows(_FOUND, query, _MOST)] if query is not None else []
