"""What the line was understood to say, as chips with a cross; taking one away leaves its words as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from salesbook.domain.emotion import Emotion
from salesbook.domain.entry_line_chips import Chip, ChipKind, Felt, How, NextStepSaid, PromiseSaid, When, Who
from salesbook.domain.promise import Side
from salesbook.gui.icons import icon
from salesbook.gui.theme import Theme
from salesbook.gui.widgets.flow import DOWN, Flow
from salesbook.gui.widgets.value_chip import ValueChip
from salesbook.gui.words import icon_size, in_clauses
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, clock_time, listed, weekday_and_day, word

MOST_LINES = 3
_ICONS = {
    ChipKind.WHO: "user",
    ChipKind.WHEN: "clock",
    ChipKind.CHANNEL: "message-square",
    ChipKind.PROMISE: "handshake",
    ChipKind.NEXT_STEP: "arrow-right",
    ChipKind.PURPOSE: "flag",
    ChipKind.WANTED_RESULT: "flag",
}


class ChipRow(QScrollArea):
    """`removed` carries the chip that was taken away. More than three lines of chips scroll: the form below needs room."""

    removed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        inner = QWidget()
        self._flow = Flow(inner)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The chips take the keyboard; the area itself has nothing for it.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._shown: list[Chip] | None = None
        # Whether what was understood last is to be seen: not after a chip was taken away.
        self._follows = False
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda _least, most: bar.setValue(most) if self._follows else None)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these chips, in the order of the line; those shown already stay as they are."""
        if list(chips) == self._shown:
            return
        self._follows = len(chips) > len(self._shown or ())
        self._shown = list(chips)
        self._flow.clear()
        for chip in chips:
            made = ValueChip(chip_words(chip))
            emotion = chip.value.emotion if isinstance(chip.value, Felt) else chip.value
            picture = f"faces/{emotion.value}" if isinstance(emotion, Emotion) else _ICONS.get(chip.kind, "")
            if picture:
                colour = self._theme.emotion(emotion) if isinstance(emotion, Emotion) else self._theme.text_muted
                made.setIcon(icon(picture, colour, 14))
                made.setIconSize(icon_size(14))
            made.clicked.connect(lambda _checked=False, one=chip: self.removed.emit(one))
            self._flow.addWidget(made)
            # Now, in its place: what is hidden still would take no line.
            made.show()
        self.setVisible(bool(chips))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Another width, other lines."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        first = self._flow.itemAt(0)
        if first is not None:
            lines = MOST_LINES * (first.sizeHint().height() + DOWN) - DOWN
            self.setFixedHeight(min(lines, self._flow.heightForWidth(self.viewport().width())))


def chip_words(chip: Chip) -> str:
    """A chip in words: the kind where it is needed, and the value."""
    value = chip.value
    if isinstance(value, Who):
        return _name(value) if len(value.candidates) == 1 else _who_words(value)
    if isinstance(value, When):
        return _when_words(value)
    if isinstance(value, How):
        return capitalised(word(value.channel))
    if isinstance(value, Emotion):
        return capitalised(word(value))
    if isinstance(value, Felt):
        whose = listed(tuple(_name(one) for one in value.people))
        return _("{people}: {emotion}").format(people=whose, emotion=word(value.emotion))
    if isinstance(value, PromiseSaid):
        said = _("I promised {text}") if value.side is Side.ME else _("They promised {text}")
        return in_clauses(said.format(text=value.text), _day(value.due))
    if isinstance(value, NextStepSaid):
        at = f" {clock_time(value.at)}" if value.at else ""
        return in_clauses(_("Next: {text}").format(text=value.text), _day(value.due)) + at
    kind = _("Purpose: {text}") if chip.kind is ChipKind.PURPOSE else _("Wanted result: {text}")
    return kind.format(text=value)


def _name(who: Who) -> str:
    return who.candidates[0].name if len(who.candidates) == 1 else who.name


def _who_words(who: Who) -> str:
    if not who.candidates:
        return _("{name}, new contact").format(name=who.name)
    return _("{name}: which of {n}?").format(name=who.name, n=len(who.candidates))


def _when_words(when: When) -> str:
    parts = [weekday_and_day(when.day)] if when.day else []
    parts += [clock_time(when.at)] if when.at else []
    parts += [_("{n} minutes").format(n=when.lasted)] if when.lasted else []
    return in_clauses(*parts)


def _day(day: date | None) -> str:
    return weekday_and_day(day) if day else ""
