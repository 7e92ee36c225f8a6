"""Which rows of a review are shown: one chip a sort, with how many there are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from salesbook.domain.duplicates import Verdict
from salesbook.gui.theme import font_of
from salesbook.gui.transfer.review_model import Filter, ReviewModel
from salesbook.gui.words import button
from salesbook.system.i18n import gettext as _


class ReviewChips(QWidget):
    """Which rows are shown: all, or those of one sort; sorts without rows have no chip."""

    picked = Signal()

    def __init__(self, model: ReviewModel) -> None:
        super().__init__()
        self.filter: Filter = None
        self.shows_all = True
        self._group = QButtonGroup(self)
        self._of: dict[Filter, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        every = self._chip(_("All {n}").format(n=len(model.review.rows)))
        every.setChecked(True)
        every.clicked.connect(lambda _checked=False: self._pick(None, every=True))
        row.addWidget(every)
        names: tuple[tuple[Filter, str], ...] = (
            (Verdict.NEW, _("New {n}")),
            (Verdict.SAME_PERSON, _("Same person {n}")),
            (Verdict.IDENTICAL, _("There already {n}")),
            (None, _("Problems {n}")),
        )
        for one, words in names:
            number = model.number_of(one)
            if number:
                made = self._of[one] = self._chip(words.format(n=number))
                made.clicked.connect(lambda _checked=False, which=one: self._pick(which))
                row.addWidget(made)
        row.addStretch(1)

    def choose(self, which: Filter) -> None:
        """Show the rows of one sort."""
        self._of[which].setChecked(True)
        self._pick(which)

    def _chip(self, words: str) -> QPushButton:
        made = button(words, "chip")
        made.setCheckable(True)
        # The chosen one is bold and must not be cut.
        made.setMinimumWidth(QFontMetrics(font_of("small", bold=True)).horizontalAdvance(words) + 24)
        self._group.addButton(made)
        return made

    def _pick(self, which: Filter, *, every: bool = False) -> None:
        self.filter, self.shows_all = which, every
        self.picked.emit()
