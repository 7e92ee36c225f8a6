"""A contact's timeline as a model: its index is whole, its entries come a page at a time as one scrolls down to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from salesbook.queries.timeline import Entry, EntryKind, Mark, Place
from salesbook.wording import capitalised, clock_time, day_and_month, medium_date, money, render, word

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
        self._entries: list[Entry] = []
        self.kind: EntryKind | None = None
        self.today = date.min

    def show(self, places: tuple[Place, ...], today: date) -> None:
        """Show a timeline, as much of it as was shown before at most, and a page at least."""
        shown = len(self._entries)
        self.beginResetModel()
        self._all, self.today = places, today
        self._choose(max(PAGE, min(shown, 4 * PAGE)))
        self.endResetModel()

    def show_kind(self, kind: EntryKind | None) -> None:
        """Show entries of one kind, or (None) everything once."""
        self.beginResetModel()
        self.kind = kind
        self._choose(PAGE)
        self.endResetModel()

    def kinds(self) -> set[EntryKind]:
        """The kinds there are."""
        return {place.kind for place in self._all}

    def row_of(self, entry_id: str, *, fetching: bool = True) -> int:
        """The row of an entry, fetching down to it; -1 where it is not in this timeline, or not fetched."""
        found = next((row for row, place in enumerate(self._places) if place.id == entry_id), -1)
        if found >= len(self._entries) and not fetching:
            return -1
        while found >= len(self._entries):
            self.fetchMore()
        return found

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """How many entries are fetched."""
        return 0 if parent.isValid() else len(self._entries)

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008, N802
        """Whether there are older ones."""
        return not parent.isValid() and len(self._entries) < len(self._places)

    def fetchMore(self, parent: Index = QModelIndex()) -> None:  # noqa: ARG002, B008, N802
        """Fetch the next page."""
        more = self._asked(self._places[len(self._entries) : len(self._entries) + PAGE])
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

    def _choose(self, count: int) -> None:
        if self.kind is None:
            self._places = [place for place in self._all if not place.beneath]
        else:
            self._places = [place for place in self._all if place.kind is self.kind]
        self._entries = self._asked(self._places[:count])

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
    when = f"{day} {clock_time(entry.at)}" if entry.at else day
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
    marks = "; ".join(mark_words(mark) for mark in entry.marks)
    parts = (title_words(entry), when_words(entry, today), emotion_words(entry), entry.body[:2000], marks)
    return ". ".join(part for part in parts if part)
