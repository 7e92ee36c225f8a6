"""The rows of a review as a table: what each is, and what becomes of it. Tens of thousands cost no more than a screen of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from salesbook.domain.duplicates import Verdict
from salesbook.formats.format import RowProblem
from salesbook.gui.transfer.choices import Choice, Counts, Kind, counts, kind_of, offered, proposed, wanted
from salesbook.gui.transfer.review import CardRow, Review, Row, Wanted
from salesbook.gui.transfer.transfer_words import choice_words, field_words, place_words, sentence, what_words
from salesbook.gui.widgets.elided import literal_tip
from salesbook.gui.words import in_clauses
from salesbook.system.i18n import gettext as _

RowRole = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex

# What is cut anyway need not be drawn whole.
_LONGEST = 200


class Column(IntEnum):
    """The columns of the table."""

    NAME = 0
    ORGANISATION = 1
    WHAT = 2
    CHOICE = 3


# The cards of one verdict, or the problems.
Filter = Verdict | None


class ReviewModel(QAbstractTableModel):
    """`RowRole` gives the row. `chosen` tells that something else becomes of some cards."""

    chosen = Signal()

    def __init__(self, review: Review) -> None:
        super().__init__()
        self.review = review
        self._choices = {row.id: proposed(row) for row in review.cards}
        self._of_verdict = Counter(row.verdict for row in review.cards)
        self.shown: list[Row] = list(review.rows)
        # Once it is written, nothing else can become of a card.
        self.is_written = False

    def number_of(self, wanted_rows: Filter) -> int:
        """How many rows there are of a verdict, or how many problems."""
        return len(self.review.problems) if wanted_rows is None else self._of_verdict[wanted_rows]

    def show_all(self) -> None:
        """Show every row."""
        self._show(list(self.review.rows))

    def show_only(self, which: Filter) -> None:
        """Show the cards of one verdict, or the problems."""
        cards = [row for row in self.review.cards if row.verdict is which]
        self._show(list(self.review.problems) if which is None else list(cards))

    def _show(self, rows: list[Row]) -> None:
        self.beginResetModel()
        self.shown = rows
        self.endResetModel()

    def by_hand(self) -> dict[str, str]:
        """What the rep has chosen otherwise than it was proposed and is not written: by the place of the card, in JSON's words."""
        chosen = ((place, row, self._choices[row.id]) for place, row in enumerate(self.review.cards))
        return {} if self.is_written else {str(at): one.value for at, row, one in chosen if one is not proposed(row)}

    def choose_again(self, by_hand: Mapping[str, str]) -> None:
        """Let that become of the cards again."""
        for choice in Choice:
            self.choose([self.review.cards[int(at)] for at, one in by_hand.items() if one == choice.value], choice)

    def choice_of(self, row: Row) -> Choice | None:
        """What becomes of a row; nothing of a problem."""
        return self._choices[row.id] if isinstance(row, CardRow) else None

    def offered(self, row: Row) -> tuple[Choice, ...]:
        """What may still become of a row."""
        return offered(row) if isinstance(row, CardRow) and not self.is_written else ()

    def choose(self, rows: Iterable[Row], choice: Choice) -> None:
        """Let this become of cards, of all that it is offered for."""
        for row in rows:
            if isinstance(row, CardRow) and choice in self.offered(row):
                self._choices[row.id] = choice
        if self.shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.shown) - 1, len(Column) - 1))
        self.chosen.emit()

    def of_kind(self, kind: Kind) -> list[CardRow]:
        """All cards of a kind, shown or not."""
        return [row for row in self.review.cards if kind_of(row) == kind]

    def wanted(self) -> Wanted:
        """What is to be written."""
        cards = self.review.cards
        return wanted(cards, [self._choices[row.id] for row in cards])

    def counts(self) -> Counts:
        """How many cards are added, merged and skipped."""
        return counts(self.review.cards, self.wanted())

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Four."""
        return 0 if parent.isValid() else len(Column)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The heads of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (_("Name"), _("Organisation"), _("What it is"), _("What becomes of it"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row, the words of a cell, and the sentence of the row for readers."""
        if not index.isValid():
            return None
        row = self.shown[index.row()]
        if role == RowRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(row, Column(index.column()))[:_LONGEST].replace("\n", " ")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return sentence(row, self.choice_of(row))
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal_tip(self._tip(row, Column(index.column()))[:_LONGEST])
        return None

    def _tip(self, row: Row, column: Column) -> str:
        """The whole of a cell; of a name beside which something could not be read, where."""
        if isinstance(row, RowProblem) and column is Column.NAME:
            return in_clauses(row.whose, place_words(row))
        return self._cell(row, column)

    def _cell(self, row: Row, column: Column) -> str:
        if column is Column.WHAT:
            return what_words(row)
        if isinstance(row, RowProblem):
            return {Column.NAME: row.whose or place_words(row), Column.ORGANISATION: field_words(row)}.get(column, "")
        if column is Column.CHOICE:
            return choice_words(self._choices[row.id], row.verdict)
        return row.name if column is Column.NAME else row.organisation
