"""What the line was understood to say, as chips with a cross; taking one away leaves its words as plain text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from salesbook.domain.emotion import Emotion
from salesbook.domain.entry_line_chips import (
    Candidate,
    Chip,
    ChipKind,
    ExpenseSaid,
    Felt,
    How,
    NextStepSaid,
    PlanSaid,
    PromiseSaid,
    When,
    Who,
)
from salesbook.domain.promise import Side
from salesbook.gui.icons import icon_apart
from salesbook.gui.theme import Theme
from salesbook.gui.widgets.flow import DOWN, Flow
from salesbook.gui.widgets.value_chip import ValueChip
from salesbook.gui.words import apart_size, in_clauses
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, clock_time, listed, money, weekday_and_date, weekday_and_day, word

MOST_LINES = 3
_ICONS = {
    ChipKind.WHO: "user",
    ChipKind.WHEN: "clock",
    ChipKind.CHANNEL: "message-square",
    ChipKind.PROMISE: "handshake",
    ChipKind.NEXT_STEP: "arrow-right",
    ChipKind.PURPOSE: "flag",
    ChipKind.WANTED_RESULT: "flag",
    ChipKind.PLAN: "calendar-check",
    ChipKind.PLACE: "map-pin",
    ChipKind.OBJECTION: "ban",
    ChipKind.NEED: "target",
    ChipKind.INTEREST: "heart",
    ChipKind.EXPENSE: "wallet",
}


class ChipRow(QScrollArea):
    """`removed` carries the chip that was taken away. More than three lines of chips scroll: the form below needs room."""

    removed = Signal(object)

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        self._theme, self._today = theme, today
        inner = QWidget()
        self._flow = Flow(inner)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The chips take the keyboard; the area itself has nothing for it.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._shown: list[tuple[Chip, str]] | None = None
        # Until something is understood the form stands right below the line.
        self.hide()
        # Whether what was understood last is to be seen: not after a chip was taken away.
        self._follows = False
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda _least, most: bar.setValue(most) if self._follows else None)

    def show_chips(self, chips: Sequence[Chip], near: Mapping[str, Candidate] | None = None) -> None:
        """Show these chips, in the order of the line; those shown already stay as they are.

        `near` tells whom a name that nobody has may mean.
        """
        shown = [(chip, chip_words(chip, near or {}, self._today())) for chip in chips]
        if shown == self._shown:
            return
        self._follows = len(chips) > len(self._shown or ())
        self._shown = shown
        self._flow.clear()
        for chip, words in shown:
            made = ValueChip(words)
            emotion = chip.value.emotion if isinstance(chip.value, Felt) else chip.value
            picture = f"faces/{emotion.value}" if isinstance(emotion, Emotion) else _ICONS.get(chip.kind, "")
            if picture:
                colour = self._theme.emotion(emotion) if isinstance(emotion, Emotion) else self._theme.text_muted
                made.setIcon(icon_apart(picture, colour, 14))
                made.setIconSize(apart_size(14))
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


def chip_words(chip: Chip, near: Mapping[str, Candidate], today: date) -> str:
    """A chip in words: the kind where it is needed, and the value; days of another year than today's with theirs."""
    value = chip.value
    if isinstance(value, Who):
        return _name(value) if len(value.candidates) == 1 else _who_words(value, near)
    if isinstance(value, When):
        return _when_words(value, today)
    if isinstance(value, How):
        return capitalised(word(value.channel))
    if isinstance(value, Emotion):
        return capitalised(word(value))
    if isinstance(value, Felt):
        whose = listed(tuple(_name(one) for one in value.people))
        return _("{people}: {emotion}").format(people=whose, emotion=word(value.emotion))
    if isinstance(value, PromiseSaid):
        said = _("I promised {text}") if value.side is Side.ME else _("They promised {text}")
        return in_clauses(said.format(text=value.text), _day(value.due, today))
    if isinstance(value, NextStepSaid):
        at = f" {clock_time(value.at)}" if value.at else ""
        whom = value.whom if value.whom and len(value.whom.candidates) == 1 else None
        said = _("Next for {name}: {text}") if whom else _("Next: {text}")
        return in_clauses(said.format(text=value.text, name=_name(whom) if whom else ""), _day(value.due, today)) + at
    if isinstance(value, PlanSaid):
        return _("Planned visit {code}").format(code=value.code)
    if isinstance(value, ExpenseSaid):
        return f"{capitalised(word(value.kind))} {money(value.amount)}"
    return _labelled(chip.kind).format(text=value)


def _labelled(kind: ChipKind) -> str:
    return {
        ChipKind.PURPOSE: _("Purpose: {text}"),
        ChipKind.WANTED_RESULT: _("Wanted result: {text}"),
        ChipKind.PLACE: _("Where: {text}"),
        ChipKind.OBJECTION: _("Objection: {text}"),
        ChipKind.NEED: _("Need: {text}"),
        ChipKind.INTEREST: _("Interest: {text}"),
    }[kind]


def _name(who: Who) -> str:
    return who.candidates[0].name if len(who.candidates) == 1 else who.name


def _who_words(who: Who, near: Mapping[str, Candidate]) -> str:
    if who.name in near and not who.candidates:
        return _("{name}, new contact, or {near}?").format(name=who.name, near=near[who.name].name)
    if not who.candidates:
        return _("{name}, new contact").format(name=who.name)
    return _("{name}: which of {n}?").format(name=who.name, n=len(who.candidates))


def _when_words(when: When, today: date) -> str:
    parts = [_day(when.day, today)] if when.day else []
    parts += [clock_time(when.at)] if when.at else []
    parts += [_("{n} minutes").format(n=when.lasted)] if when.lasted else []
    return in_clauses(*parts)


def _day(day: date | None, today: date) -> str:
    """The day, with its year where that is another one."""
    if day is None:
        return ""
    return weekday_and_day(day) if day.year == today.year else weekday_and_date(day)
