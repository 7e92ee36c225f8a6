"""Organisations: which one is meant by what was typed."""

from __future__ import annotations

from salesbook.domain.organisation import Organisation
from salesbook.queries.search import contacts_matching
from salesbook.store.notebook import NotebookReader

_NAMED = """(instr(lower(name), ?1) > 0 OR instr(lower(phonetic), ?1) > 0)
    ORDER BY instr(lower(name), ?1) <> 1, name, id LIMIT ?2"""
_WHERE_THEY_WORK = """id = (SELECT organisation_id FROM employment WHERE contact_id = ? AND to_day IS NULL
    ORDER BY position LIMIT 1)"""


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
