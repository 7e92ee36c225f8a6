"""Whose a promise or a next step is, where more than one person may be meant: a choice below its row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from salesbook.domain.entry_line_chips import Candidate
from salesbook.gui.words import label
from salesbook.system.i18n import gettext as _


class WhoseBox(QWidget):
    """`whom` is None for whoever is named first. Hidden while nobody else took part or is meant."""

    picked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.whom: Candidate | None = None
        self._people: tuple[Candidate, ...] = ()
        self.choice = QComboBox()
        self.choice.setAccessibleName(_("{what}: contact").format(what=name))
        self.choice.activated.connect(self._pick)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(label(_("Contact"), "small-muted"))
        row.addWidget(self.choice)
        row.addStretch(1)
        self.hide()

    def offer(self, people: Sequence[Candidate]) -> None:
        """Offer those who took part, the first-named first."""
        self._people = tuple(people)
        self.show_whom(self.whom)

    def show_whom(self, whom: Candidate | None) -> None:
        """Show whose it is; who did not take part is offered too."""
        self.whom = whom
        offered = list(self._people)
        if whom is not None and whom.contact_id not in [one.contact_id for one in offered]:
            offered.append(whom)
        self.choice.clear()
        for one in offered:
            self.choice.addItem(one.name, one)
        ids = [one.contact_id for one in offered]
        self.choice.setCurrentIndex(ids.index(whom.contact_id) if whom else 0)
        self.setVisible(len(offered) > 1 or (whom is not None and not self._people))

    def _pick(self, place: int) -> None:
        chosen: Candidate = self.choice.itemData(place)
        self.whom = None if self._people and chosen == self._people[0] else chosen
        self.picked.emit()
