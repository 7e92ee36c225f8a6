"""A row of the Settings page: its words, its editor, how far its saving is, and beneath it what helps or stands in the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from salesbook.domain.errors import SalesbookError
from salesbook.domain.setting import MEASURES, Unit
from salesbook.gui.preferences.editors import ChoiceEditor, editor_of
from salesbook.gui.preferences.rows import Kind, Row
from salesbook.gui.theme import Theme
from salesbook.gui.words import currency_words, label
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, render

LABEL, EDITOR, NUMBER = 232, 320, 96
# The side of a check box; its border and the gap to its words are the same at every size of the text.
BOX = 14


def unit_words(unit: Unit) -> str:
    """What a number counts, beside its field; of an amount its currency is said, which the notebook knows."""
    return {
        Unit.DAYS: _("days"),
        Unit.PERCENT: _("%"),
        Unit.TIMES: _("times"),
        Unit.AMOUNT: "",
        Unit.SCORE: _("of 5"),
        Unit.YEARS: _("years"),
    }[unit]


class RowView(QWidget):
    """Shows a setting and hands what was typed to `save`, which answers by `saved` or `refused`.

    Answers may be late: they name the `turn` they are for, and only the newest counts.
    """

    def __init__(self, row: Row, theme: Theme, save: Callable[[RowView, str], None]) -> None:
        super().__init__()
        self.row, self._save = row, save
        self._shown = self._before = ""
        self.turn = 0
        self.editor = editor_of(row)
        self.state = label("", "small-muted")
        self.unit = label("", "muted")
        self.hint = label(render(row.hint) if row.hint else "", "small-muted")
        self.trouble = label("", "warning-small")
        self._theme, self._narrow = theme, False
        self._lay_out(theme)
        self.editor.edited.connect(self._on_edited)

    def narrow(self, is_narrow: bool) -> None:
        """The name over the editor, or beside it."""
        if is_narrow == self._narrow:
            return
        self._narrow = is_narrow
        self._grid.setColumnMinimumWidth(0, 0 if is_narrow else self._theme.px(LABEL))
        if self.row.kind is not Kind.YES_NO:
            self._grid.removeWidget(self._name)
            self._grid.addWidget(self._name, *((0, 1, 1, 3) if is_narrow else (1, 0, 1, 1)))

    def show_words(self, words: str) -> None:
        """Show a value; what is being typed stays, and so does what was refused, until it is put right."""
        self._shown = words
        if not self.trouble.text() and not self.editor.is_pending():
            self.editor.show_words(words)

    def show_currency(self, currency: str) -> None:
        """An amount is of this currency."""
        if self.row.kind is Kind.NUMBER and MEASURES[self.row.key].unit is Unit.AMOUNT:
            self.unit.setText(currency_words(currency))

    def saved(self, turn: int) -> None:
        """It is safe."""
        if turn == self.turn:
            self.state.setText(_("Saved"))
            self._say_trouble("")

    def refused(self, error: SalesbookError, turn: int) -> None:
        """It is not saved, and why; what was typed stays."""
        if turn == self.turn:
            self._shown = self._before
            self.state.setText("")
            self._say_trouble(render(error.text))

    def _on_edited(self) -> None:
        words = self.editor.words()
        if words == self._shown:
            self._say_trouble("")
            return
        # What is on its way counts as kept: who changes it back before it is there means that too.
        self._before, self._shown = self._shown, words
        self.turn += 1
        self.state.setText(_("Saving"))
        self._save(self, words)

    def _say_trouble(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        self.hint.setVisible(self.row.hint is not None and not sentence)

    def _lay_out(self, theme: Theme) -> None:
        self._grid = grid = QGridLayout(self)
        self._name = label(capitalised(render(self.row.brief or self.row.words)))
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, theme.px(LABEL))
        grid.setColumnStretch(3, 1)
        if self.row.kind is not Kind.YES_NO:
            self._name.setBuddy(self.editor.focusProxy() or self.editor)
            grid.addWidget(self._name, 1, 0)
        if self.row.kind is Kind.NUMBER:
            self.editor.setFixedWidth(theme.px(NUMBER))
            self.unit.setText(unit_words(MEASURES[self.row.key].unit))
            grid.addWidget(self.unit, 1, 2)
        elif self.row.kind is Kind.LINE:
            self.editor.setFixedWidth(theme.px(EDITOR))
        elif isinstance(self.editor, ChoiceEditor):
            self.editor.setMinimumWidth(theme.px(EDITOR // 2))
        across = 2 if self.row.kind is Kind.YES_NO else 1
        grid.addWidget(self.editor, 1, 2 - across, 1, across, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.state, 1, 3)
        for words in (self.hint, self.trouble):
            words.setWordWrap(True)
            if self.row.kind is Kind.YES_NO:
                # Under the words of the box, not in the column of the editors.
                words.setIndent(theme.px(BOX) + 12)
                grid.addWidget(words, 2, 0, 1, 4)
            else:
                grid.addWidget(words, 2, 1, 1, 3)
        self._say_trouble("")
