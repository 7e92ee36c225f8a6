"""The people a one-line entry names: whole names, nicknames, given names, a surname with a title (王主任), and pinyin or
initials at its beginning.

Each word and each two characters of the line are looked up in the search index once and remembered, so that a keystroke
asks for one or two new ones, whatever the number of contacts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from salesbook.domain.entry_line_chips import Candidate, PersonNamed
from salesbook.domain.entry_line_names import NO_NAMES
from salesbook.domain.entry_line_text import MAX_READ, compiled
from salesbook.domain.names import split_name
from salesbook.domain.readings import name_tokens
from salesbook.domain.search_text import CJK, folded, words_of
from salesbook.queries.near_names import NEAR
from salesbook.queries.titled_people import TitledInLines
from salesbook.store.notebook import NotebookReader
from salesbook.store.search import readings

MOST_OFFERED = 8
"""Candidates offered where a name can mean several contacts."""
_MOST_READ = 100

_WORD = f"[{CJK}]|[^\\W_{CJK}]+"
_CJK = f"[{CJK}]"
_LATIN = f"[^\\W_{CJK}]"
_JOINED = r"(?:^|[^a-z])(?:with|and|met|visited|called|saw)\s+$|[&+、]\s*$|[跟和与與同约約请請见見给給带帶访訪]\s*$"
# English words a line may begin with that are pinyin too, and names that are words in the middle of a line.
_NOT_PINYIN = frozenset(
    [
        "an",
        "ban",
        "can",
        "die",
        "fan",
        "gang",
        "hang",
        "he",
        "lie",
        "long",
        "man",
        "me",
        "men",
        "pie",
        "she",
        "tie",
        "women",
        "you",
    ]
)
_WORDS_TOO = frozenset(
    [*("april", "august", "bill", "christmas", "faith", "grace", "grant", "hope", "joy", "june", "may", "mark", "will")]
)

_NAMED = """
    SELECT c.id, c.name, c.nicknames, c.given_name, c.phonetic FROM contact_index i JOIN contact c ON c.key = i.rowid
    WHERE contact_index MATCH ? LIMIT ?
"""
_NAMED_SO = """
    SELECT c.id, c.name, c.nicknames, c.given_name, c.phonetic FROM contact_index i JOIN contact c ON c.key = i.rowid
    WHERE contact_index MATCH ? AND c.name = ? COLLATE NOCASE LIMIT ?
"""


@dataclass
class _Meaning:
    """Whom a form of a name can mean, by what it is to them."""

    whole: dict[str, Candidate] = field(default_factory=dict)
    given: dict[str, Candidate] = field(default_factory=dict)


@dataclass(frozen=True)
class _Known:
    """One row of the contacts that were found."""

    candidate: Candidate
    nicknames: tuple[str, ...]
    given: str
    phonetic: str


def people_named(notebook: NotebookReader, text: str) -> tuple[PersonNamed, ...]:
    """The spans of a line that name contacts, in order; a dialog that reads each keystroke keeps a `PeopleFinder`."""
    return PeopleInLines(notebook)(text)


class PeopleInLines:
    """A `PeopleFinder` for one notebook, which remembers what it looked up; make a new one when contacts changed."""

    def __init__(self, notebook: NotebookReader) -> None:
        self._notebook = notebook
        self._forms: dict[str, dict[str, _Meaning]] = {}
        self._read_as: dict[str, tuple[Candidate, ...]] = {}
        self._titled = TitledInLines(notebook)

    def __call__(self, text: str) -> tuple[PersonNamed, ...]:
        """The people a line names, in order, longest names first; never fails on any text."""
        line = _Line.of(text[:MAX_READ])
        found: list[PersonNamed] = []
        free = 0
        for place in line.places:
            named = self._named_at(line, place) if place >= free else None
            if named:
                end, candidates = named
                found.append(PersonNamed(line.origins[place], line.origins[end - 1] + 1, candidates))
                free = end
        return tuple(found)

    def _named_at(self, line: _Line, place: int) -> tuple[int, tuple[Candidate, ...]] | None:
        """Where the longest name that begins at a place ends, and whom it means."""
        forms = self._forms_from(line, place)
        for form in sorted(forms, key=len, reverse=True):
            end = place + len(form)
            if line.text.startswith(form, place) and not line.cuts_a_word(end):
                candidates = _meant(forms[form], line, place, form)
                if candidates:
                    return _mistyped_whole(line, place, end, candidates) or self._titled.behind(
                        line.text, end, candidates
                    )
        if line.is_cjk(place):
            called = self._titled.at(line.text, place)
            return (called[0], called[1][:MOST_OFFERED]) if called else None
        return self._read_at_the_start(line, place) if place == line.first else None

    def _forms_from(self, line: _Line, place: int) -> dict[str, _Meaning]:
        """The forms of names that begin with the word, or the two characters, at a place."""
        word = line.word(place)
        tokens: tuple[str, ...] = (word,)
        if line.is_cjk(place):
            if not line.is_cjk(place + 1):
                return {}
            tokens = (word, line.text[place + 1])
        start = "".join(tokens)
        if len(start) < 2:
            return {}
        if start not in self._forms:
            self._forms[start] = _forms(self._known(tokens), start)
        if self._forms[start].get("") is not None:
            return self._forms[start] | self._longer_forms(line, place, start)
        return self._forms[start]

    def _longer_forms(self, line: _Line, place: int, start: str) -> dict[str, _Meaning]:
        """For a beginning that is too common to read all its bearers: those of the next words or characters too."""
        found: dict[str, _Meaning] = {}
        for tokens in line.longer(place):
            key = " ".join(tokens)
            if key not in self._forms:
                self._forms[key] = _forms(self._known(tokens), start)
            found |= self._forms[key]
        return found

    def _known(self, tokens: tuple[str, ...]) -> list[_Known]:
        """The contacts with these tokens in a row in a name or nickname, whole names first if there are too many."""
        query = _phrase("name", tokens)
        rows = self._notebook.rows(_NAMED, query, _MOST_READ)
        if len(rows) == _MOST_READ:
            joiner = "" if compiled(_CJK).match(tokens[0]) else " "
            rows += self._notebook.rows(_NAMED_SO, query, joiner.join(tokens), MOST_OFFERED)
        return [_row(row) for row in rows]

    def _read_at_the_start(self, line: _Line, place: int) -> tuple[int, tuple[Candidate, ...]] | None:
        """Whom pinyin or initials at the beginning of a line mean: `wxm`, `wang xiaoming`."""
        for end in line.latin_ends(place):
            token = line.text[place:end].replace(" ", "")
            if len(token) < 2 or token in _NOT_PINYIN or token in NO_NAMES or token.isdecimal():
                continue
            if token not in self._read_as:
                self._read_as[token] = self._read_so(token)
            if self._read_as[token]:
                return end, self._read_as[token]
        return None

    def _read_so(self, token: str) -> tuple[Candidate, ...]:
        rows = self._notebook.rows(_NAMED, _phrase("reading", (token,)), _MOST_READ)
        # Readings of organisations stand in the same column. Working one out takes 0.2 ms, so no more than are offered.
        called = (one.candidate for one in map(_row, rows) if any(token in tokens for tokens in _readings_of(one)))
        return tuple(islice(called, MOST_OFFERED))


@dataclass(frozen=True)
class _Line:
    """A line folded, with where each of its letters comes from, and where names may begin."""

    original: str
    text: str
    origins: tuple[int, ...]
    places: tuple[int, ...]
    ends: dict[int, int]

    @classmethod
    def of(cls, original: str) -> _Line:
        """The line as the index knows words."""
        letters = [(letter, place) for place, sign in enumerate(original) for letter in _folded(sign)]
        text = "".join(letter for letter, _ in letters)
        ends = {found.start(): found.end() for found in compiled(_WORD).finditer(text)}
        return cls(original, text, tuple(place for _, place in letters), tuple(ends), ends)

    @property
    def first(self) -> int:
        """Where the first word begins; what a “with” stands before counts."""
        first = self.places[0]
        return self.places[1] if self.word(first) in ("with", "跟", "和") and len(self.places) > 1 else first

    def word(self, place: int) -> str:
        """The word, or the character, that begins at a place."""
        return self.text[place : self.ends[place]]

    def is_cjk(self, place: int) -> bool:
        """Whether a Chinese, Japanese or Korean character stands at a place."""
        return compiled(_CJK).match(self.text, place) is not None

    def cuts_a_word(self, end: int) -> bool:
        """Whether a Latin word goes on over an end."""
        latin = compiled(_LATIN)
        return bool(latin.match(self.text, end - 1) and latin.match(self.text, end))

    def is_joined(self, place: int) -> bool:
        """Whether a place is the first word, or “with”, 跟 or the like stands before it."""
        return place == self.first or compiled(_JOINED).search(self.text[max(0, place - 9) : place]) is not None

    def stands_apart(self, place: int) -> bool:
        """Whether no other character of its script stands before a place."""
        return place == 0 or not self.is_cjk(place - 1)

    def is_capital(self, place: int) -> bool:
        """Whether the letter at a place was typed as a capital."""
        return self.original[self.origins[place]].isupper()

    def longer(self, place: int) -> Iterator[tuple[str, ...]]:
        """The next two and three tokens from a place, or three and four characters."""
        following = [self.word(at) for at in self.places if at >= place][:4]
        least = 3 if self.is_cjk(place) else 2
        yield from (tuple(following[:count]) for count in (least, least + 1) if len(following) >= count)

    def latin_ends(self, place: int) -> Iterator[int]:
        """Where one, two or three Latin words from a place end, the most first."""
        found = compiled(f"{_LATIN}+(?: {_LATIN}+){{0,2}}").match(self.text, place)
        if found:
            words = found[0].split(" ")
            yield from (place + len(" ".join(words[:count])) for count in range(len(words), 0, -1))


def _meant(meaning: _Meaning, line: _Line, place: int, form: str) -> tuple[Candidate, ...]:
    """Whom a form means where it stands: a given name must be anybody's only, or stand where people do."""
    if not form:
        return ()
    joined = line.is_joined(place)
    if meaning.whole and (" " in form or not compiled(_LATIN).match(form) or joined or line.is_capital(place)):
        return tuple(meaning.whole.values())[:MOST_OFFERED]
    if line.is_cjk(place):
        placed = joined or line.stands_apart(place)
    else:
        placed = joined or (line.is_capital(place) and form not in _WORDS_TOO)
    if not placed or (len(meaning.given) > 1 and place != line.first):
        return ()
    return tuple(meaning.given.values())[:MOST_OFFERED]


def _mistyped_whole(
    line: _Line, place: int, end: int, candidates: tuple[Candidate, ...]
) -> tuple[int, tuple[Candidate, ...]] | None:
    """Where a given name is only the beginning of a whole one with a slip in it, Sarah Whitfied: its end, and who is meant."""
    after = end + 1
    if after not in line.ends or line.text[end] != " " or not line.is_capital(after):
        return None
    if any(_folded_text(one.name) == line.text[place:end] for one in candidates):
        return None
    from rapidfuzz import fuzz

    whole_end = line.ends[after]
    typed = line.text[place:whole_end]
    near = tuple(one for one in candidates if fuzz.ratio(typed, _folded_text(one.name)) >= NEAR)
    return (whole_end, near) if near else None


def _forms(known: list[_Known], start: str) -> dict[str, _Meaning]:
    """The forms these contacts are called by that begin so; the empty form says that there were too many to read."""
    forms: dict[str, _Meaning] = {"": _Meaning()} if len(known) >= _MOST_READ else {}
    for one in known:
        for name in (one.candidate.name, *one.nicknames):
            form = _folded_text(name)
            if form.startswith(start):
                forms.setdefault(form, _Meaning()).whole[one.candidate.contact_id] = one.candidate
        given = _folded_text(one.given)
        if len(given) > 1 and given.startswith(start):
            forms.setdefault(given, _Meaning()).given[one.candidate.contact_id] = one.candidate
    return forms


def _row(row: tuple[str, str, str, str, str]) -> _Known:
    contact_id, name, nicknames, given, phonetic = row
    return _Known(Candidate(contact_id, name), tuple(json.loads(nicknames)), given or split_name(name)[1], phonetic)


def _readings_of(one: _Known) -> Iterator[tuple[str, ...]]:
    for name in (one.candidate.name, *one.nicknames):
        yield name_tokens(name, readings())
    yield tuple(words_of(one.phonetic))


def _phrase(column: str, tokens: tuple[str, ...]) -> str:
    quoted = " ".join(tokens).replace('"', '""')
    return f'{column} : "{quoted}"'


@lru_cache(maxsize=10_000)
def _folded(character: str) -> str:
    return folded(character)


def _folded_text(name: str) -> str:
    return folded(" ".join(name.split()))
