"""Who the first visit is tried on, and whether its steps were done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from salesbook.domain.duplicates import name_of
from salesbook.domain.readings import name_tokens
from salesbook.queries.search import contacts_matching
from salesbook.store.journal import JournalState, entries
from salesbook.store.notebook import NotebookReader
from salesbook.store.search import readings

_LOOKED_AT, _TRIED = 200, 20
_SURE = 3
_TYPED = 4


# What the journal calls each step that leaves something in the notebook.
_STEP_OF = {"Log a visit: {name}": "log", "Move {name} to {stage}": "stage", "Plan a visit: {name}": "plan"}


@dataclass(frozen=True)
class Guest:
    """Somebody whom a lunch would bring to the next stage, and what to type to find them; `by_pinyin`: as initials."""

    name: str
    typed: str
    by_pinyin: bool


def guest_of(notebook: NotebookReader) -> Guest | None:
    """Somebody at no stage or the first, with a Chinese name if there is one; else anybody; None in an empty notebook."""
    rows = notebook.rows(
        """SELECT name FROM contact WHERE NOT colleague
           ORDER BY stage IS NOT NULL AND stage <> 'recognition', key LIMIT ?""",
        _LOOKED_AT,
    )
    guests = [_guest(name) for (name,) in rows if name.strip()]
    # Longer initials are found sooner, and whoever is promised must be the first that is found.
    guests.sort(key=lambda one: (not one.by_pinyin, one.by_pinyin and len(one.typed) < _SURE))
    return next((one for one in guests[:_TRIED] if _is_found_first(notebook, one)), guests[0] if guests else None)


def _is_found_first(notebook: NotebookReader, guest: Guest) -> bool:
    found = contacts_matching(notebook, guest.typed, 1)
    return bool(found) and found[0].name == guest.name


def _guest(name: str) -> Guest:
    initials = _initials(name)
    # Without the title: half of a doctor's contacts are found by “dr.”.
    first_word = next(iter(name_of(name).split()))
    return Guest(name, initials or first_word[:_TYPED], bool(initials))


def _initials(name: str) -> str:
    """The initials of a Chinese name of two to four characters; empty for any other."""
    if not re.fullmatch("[\u4e00-\u9fff]{2,4}", name):
        return ""
    return next((token for token in name_tokens(name, readings()) if len(token) == len(name)), "")


def done_already(notebook: NotebookReader, today: date) -> frozenset[str]:
    """The steps the rep has done in this notebook, as its journal tells; what the sample came with nobody did."""
    newest = entries(notebook.connection, _LOOKED_AT)
    done = {
        _STEP_OF[one.label.msgid] for one in newest if one.state is JournalState.DONE and one.label.msgid in _STEP_OF
    }
    return frozenset(done if visits_ahead(notebook, today) else done - {"plan"})


def visits_ahead(notebook: NotebookReader, today: date) -> int:
    """How many visits are planned for days to come."""
    found = notebook.rows("SELECT count(*) FROM visit WHERE state = 'planned' AND day > ?", today.isoformat())
    return int(found[0][0])
