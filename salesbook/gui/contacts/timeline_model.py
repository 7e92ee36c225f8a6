"""A contact's timeline as a model: its index is whole, its entries come a page at a time as one scrolls to them.

Its rows are a stretch of the index. It begins with the newest, or, after a jump in a long history, with that year: so a jump
over a thousand visits costs one page. Going up from there brings the newer ones, a page at a time too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from salesbook.gui.words import in_sentences
from salesbook.queries.timeline import Entry, EntryKind, Mark, Place
from salesbook.wording import capitalised, day_and_hour, day_and_month, joined, medium_date, money, render, word

# More than a window shows; the next page comes when one scrolls near its end.
PAGE = 24

EntryRole = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[Sequence[Place]], dict[str, Entry]]


class TimelineModel(QAbstractListModel):
    """`EntryRole` gives the Entry; readers get what it says as sentences."""

    def __init__(self, fetch: Fetch) -> None:
        super().__init__()
        self._fetch = fetch
        self._all: tuple[Place, ...] = ()
        self._places: list[Place] = []
        self._first = 0
        self._entries: list[Entry] = []
        self.kind: EntryKind | None = None
        self.today = date.min

    def show(self, places: tuple[Place, ...], today: date, *, again: bool = False) -> None:
        """Show a timeline from its newest entry; `again`: the same one, as much of it as was shown and from where it began."""
        shown = len(self._entries)
        begin = self._places[self._first] if again and self._first < len(self._places) else None
        self.beginResetModel()
        self._all, self.today = places, today
        self._choose()
        # Equal to the first or older, so that the stretch begins with the same entry though some above it came or went.
        self._first = 0 if begin is None or not self._first else self._place_of(begin)
        self._begin(max(PAGE, min(shown, 4 * PAGE)))
        self.endResetModel()

    def show_kind(self, kind: EntryKind | None) -> None:
        """Show entries of one kind, or (None) everything once."""
        self.beginResetModel()
        self.kind = kind
        self._choose()
        self._first = 0
        self._begin(PAGE)
        self.endResetModel()

    def years(self) -> tuple[int, ...]:
        """The years in which something shown here happened, newest first."""
        return tuple(dict.fromkeys(place.year for place in self._places if place.year is not None))

    def go_to_year(self, year: int) -> int:
        """The row of the newest entry of a year; where it is not fetched, the stretch begins with it."""
        found = next((at for at, place in enumerate(self._places) if place.year is not None and place.year <= year), 0)
        if not self._first <= found < self._first + len(self._entries):
            self.beginResetModel()
            self._first = found
            self._begin(PAGE)
            self.endResetModel()
        return found - self._first

    def can_fetch_newer(self) -> bool:
        """Whether the stretch begins below the newest entry."""
        return self._first > 0

    def fetch_newer(self) -> int:
        """Fetch the page above the stretch; returns how many entries that are."""
        count = min(PAGE, self._first)
        newer = self._asked(self._places[self._first - count : self._first])
        self.beginInsertRows(QModelIndex(), 0, count - 1)
        self._first -= count
        self._entries = newer + self._entries
        self.endInsertRows()
        return count

    def kinds(self) -> set[EntryKind]:
        """The kinds there are."""
        return {place.kind for place in self._all}

    def row_of(self, entry_id: str, *, fetching: bool = True) -> int:
        """The row of an entry, fetching down to it; -1 where it is not in this timeline, or not fetched."""
        found = next((at for at, place in enumerate(self._places) if place.id == entry_id), -1)
        if found < 0 or self._first <= found < self._first + len(self._entries):
            return found - self._first if found >= 0 else -1
        if not fetching:
            return -1
        if found < self._first:
            self.beginResetModel()
            self._first = found
            self._begin(PAGE)
            self.endResetModel()
        while found >= self._first + len(self._entries):
            self.fetchMore()
        return found - self._first

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """How many entries are fetched."""
        return 0 if parent.isValid() else len(self._entries)

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008, N802
        """Whether there are older ones."""
        return not parent.isValid() and self._first + len(self._entries) < len(self._places)

    def fetchMore(self, parent: Index = QModelIndex()) -> None:  # noqa: ARG002, B008, N802
        """Fetch the next page."""
        below = self._first + len(self._entries)
        more = self._asked(self._places[below : below + PAGE])
        self.beginInsertRows(QModelIndex(), len(self._entries), len(self._entries) + len(more) - 1)
        self._entries += more
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The entry, or what it says."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == EntryRole:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return sentence(entry, self.today)
        return None

    def _choose(self) -> None:
        if self.kind is None:
            self._places = [place for place in self._all if not place.beneath]
        else:
            self._places = [place for place in self._all if place.kind is self.kind]

    def _place_of(self, begin: Place) -> int:
        """Where this entry stands now, or the next older one."""
        mark = (begin.key, begin.id)
        return next((at for at, place in enumerate(self._places) if (place.key, place.id) <= mark), 0)

    def _begin(self, count: int) -> None:
        self._entries = self._asked(self._places[self._first : self._first + count])

    def _asked(self, places: list[Place]) -> list[Entry]:
        """The entries; one deleted since the index was asked leaves an empty line, gone at the next refresh."""
        found = self._fetch(places)
        return [found.get(place.id) or _gone(place, self.today) for place in places]


def _gone(place: Place, today: date) -> Entry:
    from salesbook.domain.text import Text

    return Entry(place.kind, place.id, today, Text("deleted"))


def title_words(entry: Entry) -> str:
    """The title of an entry."""
    return capitalised(render(entry.title))


def when_words(entry: Entry, today: date) -> str:
    """When it was, and what else belongs behind the title: time, length, place, who else, amount."""
    day = day_and_month(entry.day) if entry.day.year == today.year else medium_date(entry.day)
    when = day_and_hour(day, entry.hour)
    amount = (money(entry.amount),) if entry.amount else ()
    return " · ".join((when, *amount, *(render(part) for part in entry.aside)))


def mark_words(mark: Mark) -> str:
    """A small line beneath an entry."""
    return capitalised(render(mark.text))


def emotion_words(entry: Entry) -> str:
    """The emotion's word; empty where there is none."""
    return capitalised(word(entry.emotion)) if entry.emotion else ""


def sentence(entry: Entry, today: date) -> str:
    """An entry in words, for readers and for tests."""
    marks = joined(tuple(map(mark_words, entry.marks)))
    return in_sentences(title_words(entry), when_words(entry, today), emotion_words(entry), entry.body[:2000], marks)
