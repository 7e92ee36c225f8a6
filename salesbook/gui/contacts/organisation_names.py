"""The organisations that what is typed can mean, as a list under the field: so that no second one is made by half a name."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QLineEdit

from salesbook.gui.contacts.inline_text import InlineText
from salesbook.gui.session import Session
from salesbook.gui.widgets.suggesting import suggesting
from salesbook.queries.organisations import organisations_named
from salesbook.system.i18n import gettext as _

LONGEST = 8
LEAST_WIDTH = 240
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OrganisationNames(QObject):
    """Emits the name that was `chosen`. They are found by any part of the name, by pinyin and by initials."""

    chosen = Signal(str)

    def __init__(self, session: Session, field: QLineEdit | InlineText) -> None:
        super().__init__(field)
        self._session, self._field = session, field
        self.is_wanted = True
        self.names = QStringListModel(self)
        self._completer = suggesting(self.names, self)
        self._completer.setWidget(field)
        self._completer.activated.connect(self.chosen)
        popup = self._completer.popup()
        assert popup is not None
        self.list = popup
        self.list.setAccessibleName(_("Organisations"))
        if isinstance(field, InlineText):
            field.leaves_to_list = self._is_of_list
            field.typed.connect(lambda: self._look(field.text()))
        else:
            field.textEdited.connect(self._look)

    def _look(self, words: str) -> None:
        found = organisations_named(self._session.reader, words) if self.is_wanted else []
        names = list(dict.fromkeys(one.name for one in found))[:LONGEST]
        if not names or names == [words.strip()]:
            self.list.hide()
            return
        self.names.setStringList(names)
        # All of them, and none marked: Enter or Tab after a new name must not take one that was only offered.
        self._completer.setCompletionPrefix("")
        self._completer.complete(QRect(0, 0, max(self._field.width(), LEAST_WIDTH), self._field.height()))

    def _is_of_list(self, key: int) -> bool:
        """Enter chooses what is marked in the list, and Esc closes it."""
        if not self.list.isVisible():
            return False
        return key == Qt.Key.Key_Escape or (key in _ENTERS and self.list.currentIndex().isValid())
