"""One column of the board as a model: who stands there is known at once, what the cards say is asked a page at a time.

A card that is dragged carries the contact's id. A column takes it and says so; the move itself is asked and done elsewhere, so
nothing changes here before the notebook has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from salesbook.domain.stage import Stage
from salesbook.gui.stages.card_words import sentence, tip_of
from salesbook.queries.stage_board import Card
from salesbook.system.i18n import gettext as _

# About two screens of a column.
PAGE = 16
DRAGGED = "application/x-salesbook-contact"

CardRole = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[tuple[str, ...]], dict[str, Card]]
_NOWHERE = QModelIndex()
_NONE_YET: Mapping[str, Card] = {}


class CardModel(QAbstractListModel):
    """`CardRole` gives the Card; readers get one sentence a card. `dropped` carries the id of a card from another column."""

    dropped = Signal(str)

    def __init__(self, stage: Stage | None, fetch: Fetch) -> None:
        super().__init__()
        self.stage = stage
        self._fetch = fetch
        self._cards: dict[str, Card] = {}
        self._places: dict[str, int] | None = None
        self.ids: tuple[str, ...] = ()
        self.today = date.min

    def show(self, ids: tuple[str, ...], today: date, known: Mapping[str, Card] = _NONE_YET) -> None:
        """Show these contacts in this order; `known` are the cards that have been asked already."""
        self.beginResetModel()
        self._cards = {one: known[one] for one in ids[:PAGE] if one in known}
        self.ids, self.today, self._places = ids, today, None
        self.endResetModel()

    def place_of(self, contact_id: str) -> int:
        """The row of a contact, -1 if it is not in this column."""
        if self._places is None:
            self._places = {one: row for row, one in enumerate(self.ids)}
        return self._places.get(contact_id, -1)

    def card_at(self, row: int) -> Card | None:
        """A card, its page asked for where it is not known yet; None where the contact was deleted meanwhile."""
        wanted = self.ids[row]
        if wanted not in self._cards:
            first = row - row % PAGE
            self._cards.update(self._fetch(self.ids[first : first + PAGE]))
        return self._cards.get(wanted)

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """How many cards."""
        return 0 if parent.isValid() else len(self.ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The card, its sentence, or its marks in words."""
        if not index.isValid() or role not in _ROLES:
            return None
        card = self.card_at(index.row())
        if role == CardRole:
            return card
        if card is None:
            return _("Deleted")
        return tip_of(card, self.today) or None if role == Qt.ItemDataRole.ToolTipRole else sentence(card, self.today)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cards are chosen and dragged; the column as a whole takes them, but for those not met yet: nobody goes back there."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled if self.stage else Qt.ItemFlag.NoItemFlags
        free = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDragEnabled
        return free | Qt.ItemFlag.ItemNeverHasChildren

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        """A card goes from one column to another."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802
        """Cards of this board only."""
        return [DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        """The id of the card."""
        data = QMimeData()
        data.setData(DRAGGED, self.ids[indexes[0].row()].encode())
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:  # noqa: ARG002, N802
        """Cards of other columns."""
        return self.stage is not None and data.hasFormat(DRAGGED) and self.place_of(_dragged(data)) < 0

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:  # noqa: N802
        """Say who was dropped here."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        self.dropped.emit(_dragged(data))
        return True


def _dragged(data: QMimeData) -> str:
    return bytes(data.data(DRAGGED).data()).decode("utf-8", "replace")


_ROLES = (CardRole, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
