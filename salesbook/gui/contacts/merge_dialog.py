"""Making one contact of two: those that look like one person, or two that were chosen; the rep says which one is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from salesbook.domain.contact import Contact
from salesbook.domain.text import Text, counted
from salesbook.gui.contacts.merge_card import merge_card
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.widgets.careful import CarefulDialog, Loss
from salesbook.gui.widgets.deciding import deciding
from salesbook.gui.widgets.marks import stage_words
from salesbook.gui.words import label
from salesbook.operations.merging import merge_contacts
from salesbook.queries.contacts import employment_now, profile_of
from salesbook.system.i18n import gettext as _
from salesbook.wording import render

_LIST_WIDTH = 240
_MOST_SAID = 3
_DONE = """
    SELECT count(*) FROM participation p JOIN visit v ON v.id = p.visit_id WHERE p.contact_id = ? AND v.state = 'done'
"""


@dataclass(frozen=True)
class Pair:
    """The ids of two contacts, and what shows that they are one person, where something does."""

    one: str
    other: str
    because: str = ""


class MergeDialog(CarefulDialog):
    """Goes through the pairs one by one; each merge is one step that one undo takes back.

    Between two it rests as long as a double click takes: its second press would merge two whom nobody has looked at.
    """

    def __init__(
        self, parent: QWidget, session: Session, requests: Requests, theme: Theme, pairs: Sequence[Pair]
    ) -> None:
        super().__init__(parent)
        self._session, self._requests, self._theme = session, requests, theme
        self._pairs = list(pairs)
        self._by_button = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(QApplication.doubleClickInterval())
        self._rest.timeout.connect(self._go_on)
        self.setWindowTitle(_("Merge contacts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        self.list = QListWidget()
        self.list.setProperty("look", "choices")
        self.list.setAccessibleName(_("Probably the same person"))
        self.list.setFixedWidth(theme.px(_LIST_WIDTH))
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self._beside = QHBoxLayout()
        self._beside.setSpacing(16)
        self._beside.addWidget(self.list)
        column.addLayout(self._beside, 1)
        self._cards: QWidget | None = None
        hint = label(
            _("The one that is kept takes over everything of the other: visits, promises, evidence, numbers."), "muted"
        )
        hint.setWordWrap(True)
        column.addWidget(hint)
        row, self.take = deciding(self, _("Merge"))
        column.addLayout(row)
        self.keep = QButtonGroup(self)
        self._list_pairs(0)

    def loss(self) -> Loss | None:
        """Nothing: each pair is merged or stands as it was."""
        return None

    def accept(self) -> None:
        """Merge the pair that is shown, and go on with the next."""
        pair = self._pair()
        if pair is None or not self.take.isEnabled():
            return
        keep, give = (pair.one, pair.other) if self.keep.checkedId() == 0 else (pair.other, pair.one)
        reader = self._session.reader
        kept, gone = reader.get(Contact, keep), reader.get(Contact, give)
        if kept is None or gone is None:
            self._leave(give)
            return
        self._by_button = self.take.hasFocus()
        self.take.setEnabled(False)
        said = Text("Merged {other} into {name}", other=gone.name, name=kept.name)
        self.write(
            self._session,
            merge_contacts,
            kept,
            gone,
            self._session.today,
            then=lambda _done: self._merged(give, said),
            otherwise=self._refused,
        )

    def _merged(self, gone: str, said: Text) -> None:
        self._requests.said.emit(said)
        self._rest.start()
        self._leave(gone)

    def _go_on(self) -> None:
        self.take.setEnabled(self._pair() is not None)
        if self._by_button:
            self.take.setFocus()

    def _refused(self, error: object) -> None:
        self.take.setEnabled(True)
        self._requests.refused.emit(error)

    def _leave(self, gone: str) -> None:
        """Without the pairs of somebody who is gone; with none left there is nothing to ask."""
        place = self.list.currentRow()
        self._pairs = [pair for pair in self._pairs if gone not in (pair.one, pair.other)]
        if not self._pairs:
            super().accept()
            return
        self._list_pairs(min(place, len(self._pairs) - 1))

    def _list_pairs(self, place: int) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for pair in self._pairs:
            found = self._session.reader.get(Contact, pair.one)
            self.list.addItem(" · ".join(part for part in (found.name if found else "", pair.because) if part))
        self.list.setCurrentRow(place)
        self.list.blockSignals(False)
        self.list.setVisible(len(self._pairs) > 1)
        self._show()

    def _pair(self) -> Pair | None:
        place = self.list.currentRow()
        return self._pairs[place] if 0 <= place < len(self._pairs) else None

    def _show(self) -> None:
        """The two side by side; the one noted first is kept unless the rep says otherwise."""
        pair = self._pair()
        if pair is None:
            return
        old, self._cards = self._cards, QWidget()
        row = QHBoxLayout(self._cards)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for place, contact_id in enumerate((pair.one, pair.other)):
            row.addWidget(self._card(place, contact_id))
        if old is not None:
            self._beside.removeWidget(old)
            old.deleteLater()
        self._beside.addWidget(self._cards, 1)
        self.take.setEnabled(not self._rest.isActive())

    def _card(self, place: int, contact_id: str) -> QFrame:
        contact = self._session.reader.get(Contact, contact_id)
        if contact is None:
            return QFrame()
        return merge_card(self._theme, self.keep, place, _("Keep this one"), contact.name, self._said_of(contact))

    def _said_of(self, contact: Contact) -> list[str]:
        """What tells one from the other: work, numbers, stage and how much was noted."""
        profile = profile_of(self._session.reader, contact)
        employment, organisation = employment_now(profile)
        work = (organisation.name if organisation else "", employment.title if employment else "")
        visits = self._session.reader.rows(_DONE, contact.id)[0][0]
        said = [
            " · ".join(part for part in work if part),
            *[phone.value for phone in profile.phones[:_MOST_SAID]],
            *[email.value for email in profile.emails[:_MOST_SAID]],
            stage_words(contact.stage),
            render(counted("{n} visit", "{n} visits", visits)),
        ]
        return [words for words in said if words]
