"""One widget for each kind of field, with what comes of it; what cannot be read says so in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from salesbook.domain.days import UNTIL_TODAY, Toward
from salesbook.domain.errors import Refused
from salesbook.domain.money import Money, as_typed, parse_money
from salesbook.domain.text import Text
from salesbook.gui.recording.asked import Ask, Asked, Asking, Person
from salesbook.gui.widgets.day_edit import DayEdit
from salesbook.gui.widgets.suggesting import suggesting
from salesbook.gui.words import currency_words
from salesbook.queries.settings import method
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, render

MOST_SUGGESTED = 2_000


@dataclass(frozen=True)
class Field:
    """A widget of the form. `value` raises Refused for what cannot be read."""

    asked: Asked
    widget: QWidget
    value: Callable[[], Any]
    is_empty: Callable[[], bool]


def field_of(asked: Asked, asking: Asking) -> Field:
    """The widget of a field."""
    made = _MAKERS[asked.kind](asked, asking)
    made.widget.setAccessibleName(render(asked.words))
    return made


def _words(asked: Asked, _asking: Asking) -> Field:
    line = QLineEdit(asked.standing or "")
    return Field(asked, line, lambda: line.text().strip(), lambda: not line.text().strip())


def _amount(asked: Asked, asking: Asking) -> Field:
    currency, standing = method(asking.reader).currency, asked.standing
    shown = _as_shown(standing, currency) if standing else ""
    line = QLineEdit(shown)
    line.setPlaceholderText(currency_words(currency))

    def value() -> Any:
        if line.text() == shown:
            # What was noted in another currency stays in it.
            return standing
        return parse_money(line.text(), currency) if line.text().strip() else None

    return Field(asked, line, value, lambda: not line.text().strip())


def _as_shown(money: Money, currency: str) -> str:
    return as_typed(money) if money.currency == currency else f"{as_typed(money)} {money.currency}"


def _past_day(asked: Asked, asking: Asking) -> Field:
    edit = DayEdit(lambda: asking.today, limit=UNTIL_TODAY)
    edit.show_day(asked.standing or asking.today)
    return Field(asked, edit, edit.day, lambda: False)


def _coming_day(asked: Asked, asking: Asking) -> Field:
    edit = DayEdit(lambda: asking.today, toward=Toward.FUTURE, optional=True)
    edit.show_day(asked.standing)
    return Field(asked, edit, edit.day_or_none, lambda: not edit.text().strip())


def _choice(asked: Asked, _asking: Asking) -> Field:
    box = QComboBox()
    if not asked.needed:
        box.addItem(_("not known"), None)
    for choice, words in asked.choices:
        box.addItem(capitalised(render(words)), choice)
    before = 0 if asked.needed else 1
    values = [choice for choice, _words in asked.choices]
    if asked.standing in values:
        box.setCurrentIndex(values.index(asked.standing) + before)

    def value() -> Any:
        place = box.currentIndex() - before
        return asked.choices[place][0] if 0 <= place < len(asked.choices) else None

    return Field(asked, box, value, lambda: value() is None)


def _product(asked: Asked, asking: Asking) -> Field:
    line = QLineEdit(asked.standing or "")
    rows = asking.reader.rows("SELECT name FROM product ORDER BY name LIMIT ?", MOST_SUGGESTED)
    _suggest(line, [row[0] for row in rows])
    return Field(asked, line, lambda: line.text().strip(), lambda: not line.text().strip())


def _person(asked: Asked, asking: Asking) -> Field:
    line = QLineEdit()
    rows = asking.reader.rows(
        "SELECT name, id FROM contact WHERE id <> ? ORDER BY name LIMIT ?", asking.contact.id, MOST_SUGGESTED
    )
    _suggest(line, [row[0] for row in rows])

    def value() -> Person:
        name = " ".join(line.text().split())
        found = asking.reader.rows("SELECT id FROM contact WHERE name = ?", name)
        if len(found) > 1:
            raise Refused(Text("There are several contacts of this name; record it from the command line by id."))
        return Person(name, found[0][0] if found else None)

    return Field(asked, line, value, lambda: not line.text().strip())


def _yes(asked: Asked, _asking: Asking) -> Field:
    box = QCheckBox(render(asked.words))
    return Field(asked, box, box.isChecked, lambda: False)


def _suggest(line: QLineEdit, words: list[str]) -> None:
    completer = suggesting(words, line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)


_MAKERS: dict[Ask, Callable[[Asked, Asking], Field]] = {
    Ask.WORDS: _words,
    Ask.AMOUNT: _amount,
    Ask.PAST_DAY: _past_day,
    Ask.COMING_DAY: _coming_day,
    Ask.CHOICE: _choice,
    Ask.PRODUCT: _product,
    Ask.PERSON: _person,
    Ask.YES: _yes,
}
