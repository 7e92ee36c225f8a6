"""Where a contact stands in every lens, one line each, at the foot of the facts; a press opens the lens.

Asked after the page is shown, because the lenses read the whole book: in a large one on another thread, which brings back what
it learned of the book, so that the next contact is asked at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from salesbook.domain.lenses.book import BookFacts
from salesbook.domain.lenses.emotional_memory import ALARM
from salesbook.domain.lenses.lens import NOT_PLACED, Standing
from salesbook.gui.asking import Questions
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.widgets.elided import ElidedButton, ElidedLabel
from salesbook.gui.words import label, named
from salesbook.queries.lens_facts import book_of, what_of_the_book
from salesbook.queries.standings import standings_of
from salesbook.store.notebook import NotebookReader, Version
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, listed, render

LABELS = 118


@dataclass(frozen=True)
class _Answer:
    """Where a contact stands, and the book of that time; `version` is the page's reader's when it was asked."""

    contact_id: str
    standings: tuple[Standing, ...]
    book: BookFacts
    version: Version


class StandingsBox(QWidget):
    """Hidden for a colleague, of whom nobody asks."""

    def __init__(self, session: Session, requests: Requests) -> None:
        super().__init__()
        self._session, self._requests = session, requests
        self._contact = self._shown = ""
        self.rows: dict[str, tuple[ElidedLabel, ElidedButton]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(4)
        column.addWidget(label(_("Where they stand"), "head"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(0, LABELS)
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        self._questions = Questions(session, self)
        self._questions.answered.connect(self._fill)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._ask)

    def show_contact(self, contact_id: str, *, colleague: bool) -> None:
        """Ask about a contact, as soon as the page has been painted and the box is looked at."""
        self._contact = contact_id
        self.setVisible(not colleague)
        self._shown = ""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Whoever sees the box wants to know; who only reads the head does not wait for it."""
        super().paintEvent(event)
        if self._shown != self._contact and not self._soon.isActive():
            self._soon.start(0)

    def _ask(self) -> None:
        contact, today, reader = self._contact, self._session.today, self._session.reader
        self._shown = contact
        if reader.remembered(what_of_the_book(today)) is not None:
            self._show(standings_of(reader, contact, today))
            return
        version = reader.version()
        self._questions.ask(lambda own: _answer(own, contact, today, version))

    def _fill(self, found: _Answer) -> None:
        self._session.reader.remember(what_of_the_book(found.book.today), found.book, found.version)
        if found.contact_id == self._contact:
            self._show(found.standings)

    def _show(self, standings: tuple[Standing, ...]) -> None:
        nothing_said = _nothing_said(standings)
        for one in standings:
            name, position = self._row(one)
            words = capitalised(render(one.words))
            because = listed(tuple(render(text) for text in one.because))
            position.show_text(words, named(name.whole(), words), capitalised(because))
            position.setProperty("look", "quiet-small" if one.lens in nothing_said else "link")
            position.style().unpolish(position)
            position.style().polish(position)

    def _row(self, one: Standing) -> tuple[ElidedLabel, ElidedButton]:
        if one.lens not in self.rows:
            from salesbook.domain.lenses.every import LENSES

            words = next(lens.words for lens in LENSES if lens.name == one.lens)
            name, position = ElidedLabel("fact-label"), ElidedButton("link")
            name.show_text(capitalised(render(words)))
            position.clicked.connect(lambda _checked=False: self._requests.lens_wanted.emit(one.lens, self._contact))
            row = len(self.rows)
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(position, row, 1, Qt.AlignmentFlag.AlignLeft)
            self.rows[one.lens] = (name, position)
        return self.rows[one.lens]


def _nothing_said(standings: tuple[Standing, ...]) -> frozenset[str]:
    """The lenses that know too little. Of somebody in alarm only those without a place: doubt is a finding then."""
    from salesbook.domain.lenses.every import LENSES

    in_alarm = any(one.position == ALARM for one in standings)
    known = {lens.name: lens for lens in LENSES}
    return frozenset(
        one.lens
        for one in standings
        if one.position == NOT_PLACED or (known[one.lens].says_nothing(one.position) and not in_alarm)
    )


def _answer(reader: NotebookReader, contact_id: str, day: date, version: Version) -> _Answer:
    standings = standings_of(reader, contact_id, day)
    # Asked already for the standings, and remembered by this reader.
    book = reader.while_unchanged(what_of_the_book(day), lambda: book_of(reader, day))
    return _Answer(contact_id, standings, book, version)
