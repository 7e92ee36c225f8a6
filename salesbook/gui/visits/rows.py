"""Lists of the form that grow by a link: promises, next steps, interests, value given, objections, expenses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from salesbook.domain.days import Toward
from salesbook.domain.entry_line_chips import Candidate
from salesbook.gui.forms.filled import Filled, fill, filled
from salesbook.gui.icons import icon
from salesbook.gui.theme import Theme
from salesbook.gui.visits.whose import WhoseBox
from salesbook.gui.widgets.day_edit import DayEdit
from salesbook.gui.words import button, icon_size
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, word

Value = TypeVar("Value")
RowKind = TypeVar("RowKind", bound="Row")


class Row(QWidget):
    """One row: a choice where there is one, words, more words, a day counted from `due_from`, and a cross.

    With `belongs` it says whose it is, where several may be meant.
    """

    changed = Signal()
    removed = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        choices: Sequence[Enum] = (),
        second: str = "",
        due_from: Callable[[], date] | None = None,
        belongs: bool = False,
    ) -> None:
        super().__init__()
        # What the row was filled with, and whether that was without words.
        self.shown: Any = None
        self.wordless = False
        self._below: QWidget | None = None
        self.outer = QVBoxLayout(self)
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.outer.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.outer.addLayout(row)
        self.choice = QComboBox()
        for one in choices:
            self.choice.addItem(capitalised(word(one)), one)
        self.choice.setAccessibleName(name)
        self.choice.currentIndexChanged.connect(self.changed)
        self.choice.setMaximumWidth(theme.px(168))
        self.words, self.second = QLineEdit(), QLineEdit()
        for field, said in ((self.words, name), (self.second, second)):
            field.setAccessibleName(said or name)
            field.setPlaceholderText(said)
            field.textEdited.connect(self.changed)
        self.day = None if due_from is None else self._due(due_from, name, theme)
        if self.day is not None:
            self.second.setMaximumWidth(theme.px(64))
        cross = button("", "quiet-small", _("Take away: {what}").format(what=name))
        cross.setIcon(icon("x", theme.text_muted, 14))
        cross.setIconSize(icon_size(14))
        cross.setFixedSize(icon_size(28))
        cross.clicked.connect(self.removed)
        for widget, stretch in ((self.choice, 0), (self.words, 3), (self.second, 3), (self.day, 0), (cross, 0)):
            if widget is not None:
                row.addWidget(widget, stretch)
        if self.day is not None:
            self._set_apart(row, self.words, cross)
        self.whose = self._whose(name) if belongs else None
        # Only now: shown before it has a parent, a widget would be a window of its own and take the keyboard.
        self.choice.setVisible(bool(choices))
        self.second.setVisible(bool(second))

    @property
    def says_something(self) -> bool:
        """Whether there is anything in it to be kept."""
        return bool(self.words.text().strip()) or self.wordless

    def parts(self) -> dict[str, QWidget]:
        """Its fields, by name."""
        known = {"choice": self.choice, "words": self.words, "second": self.second, "day": self.day}
        return {name: part for name, part in known.items() if part is not None}

    @property
    def whom(self) -> Candidate | None:
        """Whose it is; None for whoever is named first."""
        return self.whose.whom if self.whose is not None else None

    def offer_people(self, people: Sequence[Candidate]) -> None:
        """Offer those who took part to be the ones it belongs to."""
        if self.whose is not None:
            self.whose.offer(people)

    def _whose(self, name: str) -> WhoseBox:
        made = WhoseBox(name)
        made.picked.connect(self.changed)
        self.outer.addWidget(made)
        return made

    @property
    def uses_below(self) -> bool:
        """Whether what is rarely used was used."""
        return False

    def filled(self) -> Filled:
        """What stands in it, as it was typed."""
        whom = [self.whom.contact_id, self.whom.name] if self.whom else []
        return {"of": self.of, "whom": whom, "wordless": self.wordless, **filled(self.parts())}

    def fill(self, values: Filled) -> None:
        """Put that into it again."""
        self.wordless = values["wordless"]
        fill(self.parts(), values)
        whom = values.get("whom")
        self.show_whom(Candidate(*whom) if whom else None)
        self.open_below(wanted=self.uses_below)

    def show_whom(self, whom: Candidate | None) -> None:
        """Say below the row whose it is, where that may be somebody else than the first-named person."""
        if self.whose is not None:
            self.whose.show_whom(whom)

    def _set_apart(self, below: QHBoxLayout, *above: QWidget) -> None:
        """Give these a line of their own above the others: words need the width that a day would take from them."""
        row = QHBoxLayout()
        row.setSpacing(6)
        for widget in above:
            row.addWidget(widget)
        self.outer.insertLayout(0, row)
        below.addStretch(1)

    def put_below(self, words: str, what: QWidget) -> None:
        """Put what is rarely used under the row, behind a link with these words."""
        self._below, self.more = what, button(f"+ {words}", "link", words)
        self.outer.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.outer.addWidget(what)
        what.hide()
        self.more.clicked.connect(lambda _checked=False: self._open_by_hand())

    def open_below(self, *, wanted: bool) -> None:
        """Show what is rarely used, or the link to it."""
        if self._below is not None:
            self._below.setVisible(wanted)
            self.more.setHidden(wanted)

    def _open_by_hand(self) -> None:
        self.open_below(wanted=True)
        if self._below is not None:
            first = next(
                (one for one in self._below.findChildren(QWidget) if one.focusPolicy() != Qt.FocusPolicy.NoFocus), None
            )
            if first is not None:
                first.setFocus()

    def chosen_day(self) -> date | None:
        """The day, if one was given. Refused where it is none."""
        return self.day.day_or_none() if self.day is not None else None

    @property
    def of(self) -> str:
        """The id of the stored thing the row stands for; empty for a new one."""
        return str(getattr(self.shown, "of", ""))

    def set_day(self, day: date | None) -> None:
        """Show a day, or none."""
        if self.day is not None:
            self.day.show_day(day)

    def _due(self, today: Callable[[], date], name: str, theme: Theme) -> DayEdit:
        made = DayEdit(today, toward=Toward.FUTURE, brief=True, optional=True)
        made.setAccessibleName(_("{what}: by which day").format(what=name))
        made.setPlaceholderText(_("no day"))
        made.changed.connect(self.changed)
        made.setFixedWidth(theme.px(116))
        return made


def write(field: QLineEdit, words: str) -> None:
    """Show words from their beginning, however long they are."""
    field.setText(words)
    field.setCursorPosition(0)


def choice_of(name: str, choices: Sequence[tuple[str, object]]) -> QComboBox:
    """A choice of these words, each with what it stands for."""
    made = QComboBox()
    made.setAccessibleName(name)
    made.setToolTip(name)
    for words, value in choices:
        made.addItem(words, value)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return made


def choose(box: QComboBox, value: object) -> None:
    """Choose what stands for a value. Not by findData, to which True and 1 are the same and None is nothing."""
    box.setCurrentIndex(next((at for at in range(box.count()) if box.itemData(at) is value), 0))


class Rows(QWidget, Generic[RowKind, Value]):
    """Rows of one kind. `read` makes the value of a row, `fill` puts one into it.

    Rows that say nothing are left out, unless they were filled so.
    """

    changed = Signal()

    def __init__(
        self,
        make: Callable[[], RowKind],
        read: Callable[[RowKind], Value],
        fill: Callable[[RowKind, Value], None],
        add: str,
    ) -> None:
        super().__init__()
        self._make, self._read, self._fill = make, read, fill
        self._rows: list[RowKind] = []
        self._shown: tuple[Value, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.add = button(f"+ {add}", "link", add)
        self.add.clicked.connect(lambda _checked=False: self._append(None).words.setFocus())
        self._column.addWidget(self.add)

    @property
    def rows(self) -> tuple[RowKind, ...]:
        """The rows as they stand."""
        return tuple(self._rows)

    def values(self) -> tuple[Value, ...]:
        """What the rows say."""
        return tuple(self._read(row) for row in self._rows if row.says_something)

    def show_values(self, values: Sequence[Value]) -> None:
        """Show these, without telling; what is shown already stays as it is."""
        if tuple(values) == self._shown:
            return
        self._shown = tuple(values)
        for row in list(self._rows):
            self._drop(row)
        for value in values:
            self._append(value)

    def filled(self) -> list[Filled]:
        """What stands in the rows, as it was typed."""
        return [row.filled() for row in self._rows]

    def fill(self, values: Sequence[Filled]) -> None:
        """Put that into rows again; one that stands for something stored goes on standing for it."""
        stored = {row.of: row.shown for row in self._rows if row.of}
        for row in list(self._rows):
            self._drop(row)
        for value in values:
            self._append(stored.get(value["of"])).fill(value)
        self.changed.emit()

    def empty(self, values: Sequence[Value] = ()) -> None:
        """Show these and nothing else, whatever was typed."""
        for row in list(self._rows):
            self._drop(row)
        self._shown = ()
        self.show_values(values)

    def _append(self, value: Value | None) -> RowKind:
        row = self._make()
        if value is not None:
            row.shown = value
            self._fill(row, value)
            row.wordless = not row.words.text().strip()
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._remove(row))
        self._column.insertWidget(len(self._rows), row)
        self._rows.append(row)
        return row

    def _remove(self, row: RowKind) -> None:
        self._drop(row)
        self.changed.emit()

    def _drop(self, row: RowKind) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
