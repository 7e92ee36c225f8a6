"""Small help for words in widgets: Texts, and text from the notebook as data, never markup."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QSpinBox, QToolButton, QWidget

from salesbook.gui.icons import AIR
from salesbook.gui.theme import grown
from salesbook.system.i18n import language


def label(text: str, look: str = "", parent: QWidget | None = None) -> QLabel:
    """A label that shows its text literally; `look` is one of the style sheet's."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    if look:
        made.setProperty("look", look)
    return made


def literal(text: str) -> str:
    """Text of the notebook for a button, menu or tab, where & would otherwise mean a key."""
    return text.replace("&", "&&")


def currency_words(currency: str) -> str:
    """How the amounts of a currency are called beside a number: its code, or 元 in Chinese."""
    return "元" if (currency, language()) == ("CNY", "zh_CN") else currency


def in_clauses(*parts: str) -> str:
    """What a row says, as one sentence for a reader or a tool tip; empty parts say nothing."""
    return ("，" if language() == "zh_CN" else ", ").join(part for part in parts if part)


def in_sentences(*parts: str) -> str:
    """Parts that are sentences, or may be, one after the other; empty parts say nothing."""
    return ("。" if language() == "zh_CN" else ". ").join(part.rstrip("。.") for part in parts if part)


def named(what: str, said: str) -> str:
    """`Kotler grid: butterfly`: something by its name, and what it says."""
    return f"{what}：{said}" if language() == "zh_CN" else f"{what}: {said}"


def aside(words: str, said: str) -> str:
    """Words with something in brackets behind them; without it they stand alone."""
    if not said:
        return words
    return f"{words}（{said}）" if language() == "zh_CN" else f"{words} ({said})"


class Button(QPushButton):
    """A button that Enter presses wherever it stands; Qt's own hears Enter only as the default of a dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter presses as Space does."""
        if is_plain_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)


class ToolButton(QToolButton):
    """A small button of a tool or a picture, which Enter presses too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter presses as Space does."""
        if is_plain_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)


def is_plain_enter(event: QKeyEvent) -> bool:
    """Whether it is Enter alone; with other keys, such as Ctrl, it is not meant for a button."""
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def button(text: str, look: str = "", name: str = "") -> QPushButton:
    """A button with these words; `name` is its accessible name where the words alone do not say enough."""
    made = Button(literal(text))
    made.setAccessibleName(name or text)
    if look:
        made.setProperty("look", look)
    made.setAutoDefault(False)
    return made


def with_icon(made: QPushButton, picture: QIcon, size: int = 16) -> QPushButton:
    """Give a button its icon, a little apart from the words and as large as they are."""
    made.setIcon(picture)
    made.setIconSize(icon_size(size))
    if made.text():
        made.setText("\u2005" + made.text())
    return made


def icon_size(size: int) -> QSize:
    """The size of an icon beside words: it grows with the text."""
    return QSize(grown(size), grown(size))


def apart_size(size: int) -> QSize:
    """The size of an `icon_apart` beside words: it grows with the text, and so does its air."""
    return QSize(grown(size) + grown(AIR), grown(size))


def relook(widget: QWidget, look: str) -> None:
    """Change the look of a widget that is shown already."""
    widget.setProperty("look", look)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def number_edit(unset: str = "") -> QSpinBox:
    """A field for a number, which stands as far from the edge as words do in the other fields.

    While it is at its least it says what is `unset`, in the colour of words that ask for something.
    """
    made = QSpinBox()
    if unset:
        made.setSpecialValueText(unset)
        made.setProperty("look", "unset")
        made.valueChanged.connect(lambda value: relook(made, "" if value > made.minimum() else "unset"))
    # The style sheet's padding does not reach the line inside.
    made.lineEdit().setTextMargins(8, 0, 0, 0)
    return made


def try_again(fields: Iterable[QLineEdit]) -> None:
    """Go back to what was typed in vain; what is typed next takes its place."""
    typed = next((field for field in fields if field.text()), None)
    if typed is not None:
        typed.setFocus()
        typed.selectAll()
