"""Lists in a narrow field: items of a few lines, boxes before them, and what happens when not all of them fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salesbook.reports.marks import Block, Mark, Words, moved
from salesbook.reports.page import LABEL_BASELINE, MM, TEXT_SIZE
from salesbook.reports.parts import LIST_TICK, Desk, label, tick_box
from salesbook.reports.setting import Line
from salesbook.reports.signs import Ink
from salesbook.system.i18n import ngettext

ITEM_GAP = 2.5  # above the leading, from item to item
INDENT = 4.5 * MM


@dataclass(frozen=True)
class Item:
    """The lines of one item, in one or more columns beside each other at `lefts`; with or without a box to tick.

    `before` are other marks around its first baseline, such as the dots of a stage.
    """

    columns: tuple[tuple[Line, ...], ...]
    lefts: tuple[float, ...] = (0.0,)
    ticked: bool = False
    dropped_last: bool = False
    before: tuple[Mark, ...] = ()

    @property
    def depth(self) -> int:
        """How many lines deep."""
        return max(len(column) for column in self.columns)


def more(desk: Desk, n: int, x: float) -> Item:
    """The line that says how many items the notebook has beyond those printed."""
    words = ngettext("+{n} more in Salesbook", "+{n} more in Salesbook", n).format(n=n)
    return Item(((desk.setter.line(words, TEXT_SIZE, ink=Ink.GREY),),), (x,))


def fitting(desk: Desk, items: Sequence[Item], room: float) -> tuple[Item, ...]:
    """The items that fit into `room` pt from the label's baseline to the last one, at least one, then how many more.

    An item `dropped_last` is kept at the end whatever happens.
    """
    kept = [item for item in items if not item.dropped_last]
    fixed = [item for item in items if item.dropped_last]
    for count in range(len(kept), 0, -1):
        left_out = len(kept) - count
        rest = [more(desk, left_out, INDENT if kept[0].ticked else 0.0)] if left_out else []
        shown = (*kept[:count], *rest, *fixed)
        if count == 1 or height(desk, shown) <= room:
            return shown
    return tuple(fixed)


def height(desk: Desk, items: Sequence[Item]) -> float:
    """From the label's baseline to the last baseline of the items; just the step to the text where there are none."""
    lines = sum(item.depth for item in items)
    text = max(lines - 1, 0) * desk.measures.text + max(len(items) - 1, 0) * ITEM_GAP
    return desk.measures.to_text + text


def drawn(desk: Desk, items: Sequence[Item]) -> tuple[Mark, ...]:
    """The marks of the items under a label whose rule is at 0."""
    marks: list[Mark] = []
    y = LABEL_BASELINE + desk.measures.to_text
    for item in items:
        if item.ticked:
            marks.append(tick_box(0, y, LIST_TICK))
        marks += [moved(mark, 0, y) for mark in item.before]
        for column, left in zip(item.columns, item.lefts, strict=True):
            marks += [
                Words(left, y + number * desk.measures.text, line, TEXT_SIZE) for number, line in enumerate(column)
            ]
        y += item.depth * desk.measures.text + ITEM_GAP
    return tuple(marks)


def list_field(
    desk: Desk, words: str, width: float, items: Sequence[Item], room: float | None, hint: str = ""
) -> Block:
    """A label with its items, as many as `room` allows from the rule to the last baseline; None is all of them."""
    shown = fitting(desk, items, float("inf") if room is None else room - LABEL_BASELINE)
    marks: tuple[Mark, ...] = (*label(desk, words, width, hint=hint), *drawn(desk, shown))
    return Block(marks, LABEL_BASELINE + height(desk, shown))
