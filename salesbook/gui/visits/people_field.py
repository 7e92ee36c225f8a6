"""Who took part: names as chips, and a field that finds more by pinyin, initials or anything else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.names import split_name
from salesbook.domain.text import Text
from salesbook.gui.session import Session
from salesbook.gui.widgets.flow import Flow
from salesbook.gui.widgets.suggesting import suggesting
from salesbook.gui.widgets.value_chip import ValueChip
from salesbook.queries.contacts import contact_line
from salesbook.queries.search import contacts_matching
from salesbook.system.i18n import gettext as _

_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Person:
    """Somebody who took part; `newcomer` where they are to be added."""

    id: str
    name: str
    organisation: str = ""
    newcomer: Contact | None = None


class PeopleField(QWidget):
    """`changed` when somebody was added or taken away by hand. Newcomers are offered unless nobody may be added here."""

    changed = Signal()

    def __init__(self, session: Session, *, with_newcomers: bool = True) -> None:
        super().__init__()
        self._session, self._with_newcomers = session, with_newcomers
        self.people: list[Person] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        chips = QWidget()
        # In the middle of a line that is as high as a field.
        chips.setContentsMargins(0, 4, 0, 0)
        self._chips = Flow(chips)
        self._holder = chips
        column.addWidget(chips)
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Add a person"))
        self.field.setAccessibleName(_("Add a person"))
        self._found = QStandardItemModel(self)
        completer = suggesting(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self.field.setCompleter(completer)
        self.field.textEdited.connect(self._look)
        self.field.returnPressed.connect(self._take_first)
        column.addWidget(self.field)
        chips.hide()

    def show_people(self, people: list[Person]) -> None:
        """Show these, without telling; those shown already stay as they are."""
        if people == self.people and self._chips.count() == len(people):
            return
        self.people = list(people)
        self._chips.clear()
        for person in people:
            words = f"{person.name} {person.organisation}".strip()
            if person.newcomer is not None:
                words = _("{name}, new contact").format(name=person.name)
            chip = ValueChip(words)
            chip.clicked.connect(lambda _checked=False, one=person: self._remove(one))
            self._chips.addWidget(chip)
        self._holder.setVisible(bool(people))

    def filled(self) -> Any:
        """Who they are; those who are to be added by their names."""
        return [{"id": one.id, "name": one.name, "is_new": one.newcomer is not None} for one in self.people]

    def fill(self, value: Any) -> None:
        """Show these again; whoever was deleted meanwhile is to be added anew, so that no name is lost."""
        self.show_people([self._known_or_new(**one) for one in value])

    def _known_or_new(self, id: str, name: str, *, is_new: bool) -> Person:  # noqa: A002 - as it is kept
        is_known = not is_new and self._session.reader.get(Contact, id) is not None
        return self.person(id) if is_known else newcomer(name)

    def must_be_chosen(self) -> None:
        """Refuse a name that stands in the field and was not chosen: it would be lost."""
        typed = self.field.text().strip()
        if typed:
            raise Refused(Text("Choose who “{name}” is, or empty the field “Add a person”.", name=typed[:80]))

    def person(self, contact_id: str) -> Person:
        """A contact as a person of this field."""
        line = contact_line(self._session.reader, contact_id)
        return Person(line.id, line.name, line.organisation)

    def _remove(self, person: Person) -> None:
        self.show_people([one for one in self.people if one.id != person.id])
        self.changed.emit()

    def _look(self, words: str) -> None:
        self._found.clear()
        for line in contacts_matching(self._session.reader, words, 8):
            item = QStandardItem(f"{line.name}  {line.organisation}".rstrip())
            item.setData(line.id, _ID)
            self._found.appendRow(item)
        if words.strip() and self._with_newcomers:
            item = QStandardItem(_("New contact “{name}”").format(name=words.strip()))
            item.setData("", _ID)
            self._found.appendRow(item)
        self.field.completer().complete()

    def _take(self, index: QModelIndex) -> None:
        self._add(str(index.data(_ID)))

    def _take_first(self) -> None:
        if self.field.text().strip() and self._found.rowCount():
            self._add(str(self._found.item(0).data(_ID)))

    def _add(self, contact_id: str) -> None:
        typed = self.field.text().strip()
        person = self.person(contact_id) if contact_id else newcomer(typed)
        if person.id not in [one.id for one in self.people]:
            self.show_people([*self.people, person])
            self.changed.emit()
        self.field.clear()


def newcomer(name: str) -> Person:
    """Somebody who is not in the notebook yet."""
    family, given = split_name(name)
    contact = Contact(name, family, given)
    return Person(contact.id, name, newcomer=contact)
