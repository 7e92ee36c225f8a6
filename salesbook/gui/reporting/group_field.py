"""A list to choose a group of contacts from: everybody, or those of a stage, a tier, a tag, a saved filter, an organisation."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox

from salesbook.gui.asking import Questions
from salesbook.gui.session import Session
from salesbook.queries.contact_groups import ContactGroup, contact_groups
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, render

# A name may be a page long.
SHOWN = 60


class GroupField(QComboBox):
    """`changed` when another group is chosen, or the chosen one is gone. What groups there are is asked whenever it is shown."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._chosen = ""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._offer(())
        self.currentIndexChanged.connect(self._take)
        # Who stands at which tier takes long in a large book.
        self._questions = Questions(session, self)
        self._questions.answered.connect(self._offer)

    def chosen(self) -> str:
        """The key of the group that is chosen; empty for everybody."""
        return self._chosen

    def choose(self, key: str) -> None:
        """Show a group as chosen, without telling; one that is not known yet as soon as it is."""
        self._chosen = key
        with QSignalBlocker(self):
            self.setCurrentIndex(max(self.findData(key), 0))

    def ask(self) -> None:
        """Look again which groups there are."""
        self._questions.ask(partial(contact_groups, day=self._session.today))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """A filter may have been saved, or a tag been given, since it was last seen."""
        super().showEvent(event)
        self.ask()

    def _offer(self, groups: tuple[ContactGroup, ...]) -> None:
        with QSignalBlocker(self):
            self.clear()
            self.addItem(_("Everybody"), "")
            for group in groups:
                words = capitalised(render(group.words))
                self.addItem(_("{group} ({n})").format(group=words[:SHOWN], n=len(group.contact_ids)), group.key)
                self.setItemData(self.count() - 1, words, Qt.ItemDataRole.ToolTipRole)
            self.setCurrentIndex(max(self.findData(self._chosen), 0))
        if groups and self.currentData() != self._chosen:
            self._take(self.currentIndex())

    def _take(self, _index: int) -> None:
        self._chosen = str(self.currentData())
        self.changed.emit()
