"""Contacts as they are called by surname and title: 王主任 is every 王 whose title at present says 主任."""

from __future__ import annotations

from collections.abc import Sequence

from salesbook.domain.entry_line_chips import Candidate
from salesbook.domain.names import surname_of
from salesbook.domain.titles import held, surnames_at, title_at, title_of_whole_name
from salesbook.store.notebook import NotebookReader

_OF_SURNAME = """
    SELECT c.id, c.name FROM contact_index i JOIN contact c ON c.key = i.rowid
    WHERE contact_index MATCH ? AND substr(c.name, 1, ?) = ? LIMIT ?
"""
_MOST_READ = 100
# The index knows the characters of names and titles: a large book is not read through.
_AT_WORK = """
    SELECT c.id, c.name, e.title FROM contact_index i JOIN contact c ON c.key = i.rowid
        JOIN employment e ON e.contact_id = c.id
    WHERE contact_index MATCH ? AND e.to_day IS NULL AND substr(c.name, 1, ?) = ? AND instr(e.title, ?) ORDER BY c.key
"""


def titled_people(notebook: NotebookReader, surname: str, title: str) -> tuple[Candidate, ...]:
    """Those of the surname whom the title fits, who have just that title before those who have more of one (主任医师)."""
    for part in held(title):
        query = f'name : "{" ".join(surname)}" AND rest : "{" ".join(part)}"'
        rows = notebook.rows(_AT_WORK, query, len(surname), surname, part)
        fitting = [row for row in rows if surname_of(row[1]) == surname != row[1]]
        if fitting:
            fitting.sort(key=lambda row: row[2] != title)
            return tuple({row[0]: Candidate(row[0], row[1]) for row in fitting}.values())
    return ()


def called_by_title(notebook: NotebookReader, words: str) -> tuple[Candidate, ...]:
    """Whom words mean that are a surname and a title and nothing else."""
    for surname in surnames_at(words, 0):
        title = title_at(words, len(surname))
        if title and len(surname) + len(title) == len(words):
            return titled_people(notebook, surname, title)
    return ()


def holding(notebook: NotebookReader, candidates: Sequence[Candidate], title: str) -> tuple[Candidate, ...]:
    """Of several contacts of one name those whom the title fits; all where it fits nobody, or everybody."""
    if len(candidates) == 1:
        return tuple(candidates)
    known = {one.contact_id: one for one in candidates}
    rows = notebook.rows(
        f"""SELECT contact_id, title FROM employment
            WHERE to_day IS NULL AND contact_id IN ({", ".join("?" * len(known))})""",
        *known,
    )
    fitting = {contact_id for contact_id, stored in rows if any(part in stored for part in held(title))}
    return tuple(one for one in candidates if one.contact_id in fitting) or tuple(candidates)


def only_one_of(notebook: NotebookReader, surname: str) -> Candidate | None:
    """The contact of a surname that nobody else in the notebook has."""
    rows = notebook.rows(_OF_SURNAME, f'name : "{" ".join(surname)}"', len(surname), surname, _MOST_READ)
    called = [Candidate(*row) for row in rows if surname_of(row[1]) == surname and row[1] != surname]
    return called[0] if len(called) == 1 else None


class TitledInLines:
    """Finds those called by their title in the lines of one notebook, and remembers whom it found."""

    def __init__(self, notebook: NotebookReader) -> None:
        self._notebook = notebook
        self._found: dict[tuple[str, str], tuple[Candidate, ...]] = {}

    def at(self, text: str, place: int) -> tuple[int, tuple[Candidate, ...]] | None:
        """王主任: where the surname and title that begin at a place end, and everybody whom they fit."""
        for surname in surnames_at(text, place):
            title = title_at(text, place + len(surname))
            if title and (surname, title) not in self._found:
                self._found[surname, title] = titled_people(self._notebook, surname, title)
            if title and self._found[surname, title]:
                return place + len(surname) + len(title), self._found[surname, title]
        return None

    def behind(self, text: str, end: int, candidates: tuple[Candidate, ...]) -> tuple[int, tuple[Candidate, ...]]:
        """王小明主任: the title behind a name that ends there belongs to it, and tells apart who has it."""
        title = title_of_whole_name(text, end)
        return end + len(title), holding(self._notebook, candidates, title) if title else candidates
