"""A field that finds one contact or organisation while typing, and holds which one was chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from salesbook.domain.contact import Contact
from salesbook.gui.session import Session
from salesbook.gui.widgets.bubble import Bubble
from salesbook.gui.widgets.suggesting import suggesting
from salesbook.queries.search import contacts_matching
from salesbook.system.i18n import gettext as _

_ID, _NAME = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
LONGEST = 8
# A name may be a page long.
SHOWN = 200
# So much of what was typed is said again.
SHOWN_TYPED = 40
_LATER = Qt.ConnectionType.QueuedConnection

# The id, the name, and what tells it from others of that name.
Found = tuple[str, str, str]


class FindingField(QLineEdit):
    """`changed` when another one was chosen, or none. What was typed and not chosen goes when the field is left;
    `told` then carries the sentence that says so, and an empty one as soon as that is over."""

    changed = Signal()
    told = Signal(str)

    def __init__(
        self,
        name: str,
        hint: str,
        find: Callable[[str], Sequence[Found]],
        name_of: Callable[[str], str],
    ) -> None:
        super().__init__()
        self._find, self._name_of = find, name_of
        self._chosen: str | None = None
        self._typed = False
        self._bubble = Bubble(self)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)
        self.found = QStandardItemModel(self)
        completer = suggesting(self.found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        # What Qt itself writes into the field is the name, without what tells it from others.
        completer.setCompletionRole(_NAME)
        completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        # Qt writes after it has told, and leaves the cursor at the end, where a long name would show only that.
        completer.activated[QModelIndex].connect(self._show_start, _LATER)  # type: ignore[index]
        self.setCompleter(completer)
        self.textEdited.connect(self._look)
        self.textChanged.connect(self._clear)
        self.returnPressed.connect(self._take_first)

    @property
    def is_being_typed(self) -> bool:
        """Whether something stands there that was not chosen yet."""
        return self._typed

    def chosen(self) -> str | None:
        """The id of the one that is chosen."""
        return self._chosen

    def choose(self, chosen: str | None) -> None:
        """Show one as chosen, or none, without telling; one that is gone is none."""
        name = self._name_of(chosen) if chosen else ""
        self._show(chosen if name else None, name)

    def filled(self) -> Any:
        """The one that is chosen."""
        return self._chosen

    def fill(self, value: Any) -> None:
        """Choose it again."""
        self.choose(value)

    def leave_list(self) -> None:
        """Close the list of what was found."""
        popup = self.completer().popup()
        if popup is not None:
            popup.hide()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """What was typed without choosing is no choice."""
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        self._bubble.hide()
        if self._typed:
            words = self.text()[:SHOWN_TYPED]
            self.choose(self._chosen)
            self.told.emit(_("“{words}” was not chosen from the list, so nothing has changed.").format(words=words))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """What is said about the field goes with it."""
        self._bubble.hide()
        super().hideEvent(event)

    def _show(self, chosen: str | None, name: str) -> None:
        self._chosen, self._typed = chosen, False
        self._bubble.hide()
        self.told.emit("")
        if self.text() != name[:SHOWN]:
            self.setText(name[:SHOWN])
            self.setCursorPosition(0)
        self.setToolTip("")

    def _show_start(self) -> None:
        self.setCursorPosition(0)

    def _look(self, words: str) -> None:
        self._typed = bool(words)
        self.told.emit("")
        self.found.clear()
        for one, name, beside in self._find(words):
            item = QStandardItem(f"{name[:SHOWN]}  {beside[:SHOWN]}".rstrip())
            item.setData(one, _ID)
            item.setData(name[:SHOWN], _NAME)
            self.found.appendRow(item)
        self.completer().complete()
        none = bool(words.strip()) and not self.found.rowCount()
        self._bubble.say(
            _("Nothing is found for “{words}”.").format(words=words[:SHOWN_TYPED]) if none else "", "bubble"
        )

    def _clear(self, words: str) -> None:
        """An empty field is nobody's, whether it was emptied by keys or by its cross."""
        if not words and self._chosen is not None:
            self._chosen, self._typed = None, False
            self.changed.emit()

    def _take(self, index: QModelIndex) -> None:
        self._choose_found(str(index.data(_ID)), str(index.data(_NAME)))

    def _take_first(self) -> None:
        if self._typed and self.found.rowCount():
            first = self.found.item(0)
            self._choose_found(str(first.data(_ID)), str(first.data(_NAME)))

    def _choose_found(self, chosen: str, name: str) -> None:
        changed = chosen != self._chosen
        self._show(chosen, name)
        if changed:
            self.changed.emit()


def contact_field(name: str, hint: str, session: Session) -> FindingField:
    """A field that finds one contact of the notebook."""

    def find(words: str) -> list[Found]:
        return [(line.id, line.name, line.organisation) for line in contacts_matching(session.reader, words, LONGEST)]

    def name_of(contact_id: str) -> str:
        found = session.reader.get(Contact, contact_id)
        return found.name if found else ""

    return FindingField(name, hint, find, name_of)
