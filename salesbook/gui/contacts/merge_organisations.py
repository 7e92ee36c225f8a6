"""Making one organisation of two: which other one it is, both side by side, and which of the two is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from salesbook.domain.organisation import Organisation
from salesbook.domain.text import Text, counted
from salesbook.gui.contacts.merge_card import merge_card
from salesbook.gui.contacts.organisation_names import OrganisationNames
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.widgets.careful import CarefulDialog, Loss
from salesbook.gui.widgets.deciding import deciding
from salesbook.gui.words import label
from salesbook.operations.organisations import merge_organisations
from salesbook.queries.organisation_page import uses_of
from salesbook.queries.organisations import organisation_called
from salesbook.system.i18n import gettext as _
from salesbook.wording import render

_LEAST_WIDTH, _LEAST_HEIGHT = 560, 200
# As much of a name or of notes as is shown.
_LONGEST = 200


class MergeOrganisations(CarefulDialog):
    """One step that one undo takes back. Without `other` the rep says which it is, as organisations are said everywhere."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        requests: Requests,
        theme: Theme,
        one: Organisation,
        other: Organisation | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._requests, self._theme = session, requests, theme
        self._one, self._other = one, other
        self.setWindowTitle(_("Merge organisations"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(self._asking())
        self._shown = QWidget()
        self._shown.setMinimumSize(theme.px(_LEAST_WIDTH), theme.px(_LEAST_HEIGHT))
        column.addWidget(self._shown, 1)
        self._column = column
        hint = label(
            _(
                "The one that is kept takes over the people, needs, offers and orders of the other, and what it does not say "
                "itself."
            ),
            "muted",
        )
        hint.setWordWrap(True)
        column.addWidget(hint)
        row, self.take = deciding(self, _("Merge"))
        column.addLayout(row)
        self.keep = QButtonGroup(self)
        self._show()
        first = self.field if other is None else self.keep.button(0)
        first.setFocus()

    def loss(self) -> Loss | None:
        """Nothing: the two are merged or stand as they were."""
        return None

    def accept(self) -> None:
        """Merge the two; the page goes on with the one that is kept."""
        if self._other is None or not self.take.isEnabled():
            return
        keep, give = (self._one, self._other) if self.keep.checkedId() == 0 else (self._other, self._one)
        self.take.setEnabled(False)
        self.write(
            self._session,
            merge_organisations,
            keep,
            give,
            then=lambda _done: self._merged(keep, give),
            otherwise=self._refused,
        )

    def _merged(self, keep: Organisation, give: Organisation) -> None:
        super().accept()
        self._requests.organisation_wanted.emit(keep.id)
        self._requests.said.emit(Text("Merged {other} into {name}", other=give.name, name=keep.name))

    def _refused(self, error: object) -> None:
        self.take.setEnabled(True)
        self._requests.refused.emit(error)

    def _asking(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        words = label(render(Text("Merge {name} with", name=self._one.name[:60])))
        self.field = QLineEdit(self._other.name if self._other else "")
        self.field.setAccessibleName(_("The other organisation"))
        self.field.setPlaceholderText(_("A part of its name, pinyin or initials"))
        words.setBuddy(self.field)
        row.addWidget(words)
        row.addWidget(self.field, 1)
        self.names = OrganisationNames(self._session, self.field)
        self.names.chosen.connect(self._choose)
        self.field.textEdited.connect(lambda _text: self._look())
        return row

    def _choose(self, name: str) -> None:
        self.field.setText(name)
        self._look()

    def _look(self) -> None:
        """The organisation that is called just as it stands there."""
        found = organisation_called(self._session.reader, self.field.text()) if self.field.text().strip() else None
        if found is not None and found.id == self._one.id:
            found = None
        if found != self._other:
            self._other = found
            self._show()

    def _show(self) -> None:
        old, self._shown = self._shown, QWidget()
        self._shown.setMinimumSize(old.minimumSize())
        row = QHBoxLayout(self._shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for choice in self.keep.buttons():
            self.keep.removeButton(choice)
        if self._other is None:
            words = label(_("Say above which organisation it is; both then stand here side by side."), "muted")
            words.setWordWrap(True)
            row.addWidget(words)
        else:
            for place, one in enumerate((self._one, self._other)):
                name, said = one.name[:_LONGEST], self._said_of(one)
                row.addWidget(merge_card(self._theme, self.keep, place, _("Keep this organisation"), name, said))
        self._column.replaceWidget(old, self._shown)
        old.deleteLater()
        self.take.setEnabled(self._other is not None)

    def _said_of(self, one: Organisation) -> list[str]:
        """What tells one from the other: where it is, how it is reached, and how much hangs on it."""
        uses = uses_of(self._session.reader, one.id)
        hanging = (
            counted("{n} person", "{n} people", uses.people),
            counted("{n} offer", "{n} offers", uses.offers),
            counted("{n} order", "{n} orders", uses.purchases),
        )
        said = (one.place, one.address, one.phone, one.website, one.notes[:_LONGEST])
        return [*(words for words in said if words), " · ".join(map(render, hanging))]
