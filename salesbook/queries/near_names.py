"""Who may be meant by a name that no contact has: a slip of the finger, a character that sounds the same (王小名, 王小明), or a
surname with a title (王主任) or behind 老 and 小.
"""

from __future__ import annotations

from collections.abc import Sequence

from salesbook.domain.entry_line_chips import Candidate
from salesbook.domain.names import split_name
from salesbook.domain.readings import name_tokens
from salesbook.domain.search_text import CJK, folded
from salesbook.domain.titles import familiar_surname, surnames_at, title_at
from salesbook.queries.titled_people import only_one_of, titled_people
from salesbook.store.notebook import NotebookReader
from salesbook.store.search import readings

NEAR = 83
"""Of a hundred, how alike two names must be: Sara Whitfeld and Sarah Whitfield are 93, Jon and John 86, Mark and Mary 75."""
_SHORTEST = 3
_MOST_READ = 100


def near_names(notebook: NotebookReader, names: Sequence[str]) -> dict[str, Candidate]:
    """For each of these names the contact whose name is nearest, where one is near; reads all names once."""
    latin = [name for name in names if name.isascii() or not _is_cjk(name)]
    found = {
        name: near
        for name in names
        if name not in latin and (near := _called_so(notebook, name) or _sounding_like(notebook, name))
    }
    if latin:
        found |= _spelled_like(notebook, latin)
    return found


def _is_cjk(name: str) -> bool:
    from salesbook.domain.entry_line_text import compiled

    return compiled(f"[{CJK}]").search(name) is not None


def _called_so(notebook: NotebookReader, name: str) -> Candidate | None:
    """For a surname with a title, or behind 老 and 小: who has the title, else the only contact of that surname."""
    for surname in surnames_at(name, 0):
        title = title_at(name, len(surname))
        if title and len(surname) + len(title) == len(name):
            return next(iter(titled_people(notebook, surname, title)), None) or only_one_of(notebook, surname)
    surname = familiar_surname(name)
    return only_one_of(notebook, surname) if surname else None


def _sounding_like(notebook: NotebookReader, name: str) -> Candidate | None:
    """A Chinese name with the same pinyin and as many characters."""
    sound = max(name_tokens(name, readings()), key=len, default="")
    if len(sound) < _SHORTEST:
        return None
    rows = notebook.rows(
        """SELECT c.id, c.name FROM contact_index i JOIN contact c ON c.key = i.rowid
           WHERE contact_index MATCH ? LIMIT ?""",
        f'reading : "{sound.replace(chr(34), "")}"',
        _MOST_READ,
    )
    return next((Candidate(*row) for row in rows if len(row[1]) == len(name) and row[1] != name), None)


def _spelled_like(notebook: NotebookReader, names: Sequence[str]) -> dict[str, Candidate]:
    """The nearest whole name; for one word alone also the nearest given or family name."""
    from rapidfuzz import fuzz, process

    rows = notebook.rows("SELECT id, name, given_name, family_name FROM contact WHERE name <> '' ORDER BY key")
    whole = [folded(row[1]) for row in rows]
    found: dict[str, Candidate] = {}
    parts: list[tuple[str, int]] = []
    for name in names:
        typed = folded(name)
        if len(typed) < _SHORTEST:
            continue
        best = process.extractOne(typed, whole, scorer=fuzz.ratio, score_cutoff=NEAR)
        at = best[2] if best else None
        if best is None and " " not in typed:
            parts = parts or [(folded(word), at) for at, row in enumerate(rows) for word in _words_of(*row[1:])]
            part = process.extractOne(typed, [word for word, _ in parts], scorer=fuzz.ratio, score_cutoff=NEAR)
            at = parts[part[2]][1] if part else None
        if at is not None:
            found[name] = Candidate(rows[at][0], rows[at][1])
    return found


def _words_of(name: str, given: str, family: str) -> set[str]:
    """The given and the family name."""
    if given or family:
        return {word for word in (given, family) if word}
    return {word for word in split_name(name) if word}
