"""Beside the table: what the chosen card holds, what merging it would add to whom, and what becomes of it and of all like it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from salesbook.domain.contact import Contact
from salesbook.domain.duplicates import Verdict
from salesbook.domain.profile import Profile
from salesbook.domain.text import counted
from salesbook.formats.format import RowProblem
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.transfer.choices import Choice, kind_of, offered
from salesbook.gui.transfer.review import CardRow, Row
from salesbook.gui.transfer.review_model import ReviewModel
from salesbook.gui.transfer.review_table import KEYS
from salesbook.gui.transfer.transfer_words import (
    Line,
    added_lines,
    choice_words,
    field_words,
    lines_of,
    place_words,
    what_words,
)
from salesbook.gui.widgets.elided import ElidedLabel
from salesbook.gui.words import button, in_clauses, label, relook
from salesbook.queries.contacts import profile_of
from salesbook.system.i18n import gettext as _
from salesbook.wording import render

WIDTH, LABEL = 320, 84
# A card with a thousand lines is imported whole, and shown up to here.
MOST_LINES = 60


class CardPanel(QFrame):
    """Shows one row, or says how many are chosen. `picked` carries the Choice for the rows, `picked_for_all` for their kind."""

    picked = Signal(object)
    picked_for_all = Signal(object)

    def __init__(self, session: Session, model: ReviewModel, theme: Theme) -> None:
        super().__init__()
        self._session, self._model = session, model
        self._kind_choice = Choice.SKIP
        self.setProperty("look", "side")
        self.setFixedWidth(theme.px(WIDTH))
        self.name = ElidedLabel("subtitle")
        self.what = label("")
        self.what.setWordWrap(True)
        self.place = ElidedLabel("small-muted")
        self.buttons = {choice: self._button(choice) for choice in Choice}
        self.same_for_all = button("", "link")
        self.same_for_all.clicked.connect(lambda _checked=False: self.picked_for_all.emit(self._kind_choice))
        self.lines = _Lines(theme.px(LABEL))
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.name)
        column.addWidget(self.what)
        column.addWidget(self.place)
        row = QHBoxLayout()
        row.setSpacing(0)
        for made in self.buttons.values():
            row.addWidget(made)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.same_for_all, 0, Qt.AlignmentFlag.AlignLeft)
        area = QScrollArea()
        area.setAccessibleName(_("What the card holds"))
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.lines)
        column.addWidget(area, 1)

    def _button(self, choice: Choice) -> QPushButton:
        made = button("", "segment")
        made.setCheckable(True)
        made.clicked.connect(lambda _checked=False: self.picked.emit(choice))
        return made

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show the chosen rows."""
        cards = [row for row in rows if isinstance(row, CardRow)]
        self._show_choices(cards)
        if len(rows) == 1:
            self._show_row(rows[0])
            return
        self.name.show_text(render(counted("{n} row chosen", "{n} rows chosen", len(rows))) if rows else "")
        self.what.setText("" if rows else _("Choose a row to see what is in it."))
        self.place.show_text("")
        self.lines.show_lines(())

    def _show_row(self, row: Row) -> None:
        self.what.setText(what_words(row)[:500])
        self.place.show_text(place_words(row))
        if isinstance(row, RowProblem):
            self.name.show_text(in_clauses(row.whose, field_words(row)) or _("A line"))
            self.lines.show_lines(())
            return
        self.name.show_text(row.name)
        card = row.profile
        blocks: list[tuple[str, list[Line]]] = [(_("On the card"), lines_of(card))]
        if self._model.choice_of(row) is Choice.MERGE:
            blocks.insert(0, self._merging(row, card))
        self.lines.show_lines(blocks)

    def _merging(self, row: CardRow, card: Profile) -> tuple[str, list[Line]]:
        """What merging adds to whom. Whoever the card joins may be another card, or be gone meanwhile."""
        into = row.like_id
        if row.like_is_card:
            into = {joined.id: where for where, joined in self._model.wanted().joined}.get(row.id, "")
        other = next((one.profile for one in self._model.review.cards if one.id == into), None)
        if other is None and (contact := self._session.reader.get(Contact, into)) is not None:
            other = profile_of(self._session.reader, contact)
        if other is None:
            return _("Added as somebody new: the card it would join is skipped"), []
        return _("Adds to {name}").format(name=other.contact.name[:80]), added_lines(other, card)

    def _show_choices(self, cards: list[CardRow]) -> None:
        """The choices that all of these have, and the one they have in common."""
        common = [choice for choice in Choice if cards and all(choice in offered(card) for card in cards)]
        chosen = {self._model.choice_of(card) for card in cards}
        is_free = len(common) > 1
        for choice, made in self.buttons.items():
            made.setVisible(is_free and choice in common)
            if not made.isHidden():
                words = choice_words(choice, cards[0].verdict if len(cards) == 1 else Verdict.SAME_PERSON)
                made.setText(f"{words}  {chr(KEYS[choice])}")
                made.setAccessibleName(words)
                made.setChecked(chosen == {choice})
            ends = {"first": common[:1] == [choice], "last": common[-1:] == [choice]}
            if any(made.property(end) != is_there for end, is_there in ends.items()):
                # A style sheet looks at a property only when it dresses the button.
                for end, is_there in ends.items():
                    made.setProperty(end, is_there)
                relook(made, "segment")
        self._offer_for_all(cards if is_free and len(chosen) == 1 else [])

    def _offer_for_all(self, cards: list[CardRow]) -> None:
        kinds = {kind_of(card) for card in cards}
        alike = self._model.of_kind(next(iter(kinds))) if len(kinds) == 1 else []
        self.same_for_all.setVisible(len(alike) > len(cards))
        choice = self._model.choice_of(cards[0]) if cards else None
        if choice is not None and len(alike) > len(cards):
            self._kind_choice = choice
            words = _("{choice}: all {n} of this kind").format(
                choice=choice_words(choice, cards[0].verdict), n=len(alike)
            )
            self.same_for_all.setText(words)
            self.same_for_all.setAccessibleName(words)


class _Lines(QWidget):
    """Labels and values under heads, all of them literal."""

    def __init__(self, label_width: int) -> None:
        super().__init__()
        self._label_width = label_width
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 8, 4)
        self._column.addStretch(1)
        self._block: QWidget | None = None

    def show_lines(self, blocks: Sequence[tuple[str, list[Line]]]) -> None:
        """Replace everything."""
        if self._block is not None:
            self._column.removeWidget(self._block)
            self._block.deleteLater()
        self._block = holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, self._label_width)
        grid.setColumnStretch(1, 1)
        for head, lines in blocks:
            self._add_block(grid, head, lines)
        self._column.insertWidget(0, holder)

    def _add_block(self, grid: QGridLayout, head: str, lines: list[Line]) -> None:
        title = label(head, "head")
        title.setWordWrap(True)
        grid.addWidget(title, grid.rowCount(), 0, 1, 2)
        for words, value in lines[:MOST_LINES]:
            row = grid.rowCount()
            left = label(words[:40], "muted")
            left.setWordWrap(True)
            left.setFixedWidth(self._label_width)
            grid.addWidget(left, row, 0, Qt.AlignmentFlag.AlignTop)
            right = label(_breakable(value))
            right.setWordWrap(True)
            right.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(right, row, 1, Qt.AlignmentFlag.AlignTop)
        if len(lines) > MOST_LINES:
            more = counted("and {n} more line", "and {n} more lines", len(lines) - MOST_LINES)
            grid.addWidget(label(render(more), "muted"), grid.rowCount(), 0, 1, 2)
        grid.setRowMinimumHeight(grid.rowCount(), 8)


def _breakable(value: str) -> str:
    """A long word, such as an address of a page, may break anywhere; no label is wider than its panel for it."""
    return " ".join(
        "\u200b".join(word[start : start + 24] for start in range(0, len(word), 24)) if len(word) > 24 else word
        for word in value.split(" ")
    )
