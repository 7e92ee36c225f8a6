"""Where the parts of a row of Today stand: where the list leaves the reason little room, it gets a line of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

ICON, WHO, PIPS, FACE, SIDE, GAP = 28, 214, 50, 34, 8, 8
# A reason with less room than this beside the name says too little; a name, beside stage and face.
ENOUGH, LEAST_NAME = 200, 120
# The chosen row says its whole reason, up to so many lines; a tool tip has the rest.
MOST_LINES = 4
# More of a reason than this is never seen.
_LONGEST = 1000
_RIGHT = Qt.TextElideMode.ElideRight
_WRAPPING = QTextOption()
_WRAPPING.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


@dataclass(frozen=True)
class DuePlaces:
    """Lefts and widths in px from the left of the list; `marks` where stage and face have room, `stacked` where
    the reason stands under the name."""

    who: int
    who_width: int
    pips: int
    face: int
    reason: int
    reason_width: int
    marks: bool
    stacked: bool


def due_places(width: int, day: int, px: Callable[[int], int]) -> DuePlaces:
    """The places in a list so wide, whose day column needs `day` px. `px` makes measures grow with the text."""
    right, who = width - SIDE, SIDE + px(ICON)
    room = right - day - GAP - who
    marks = GAP + px(PIPS) + px(FACE)
    name = min(px(WHO), (width - 2 * SIDE) // 3)
    if room - name - marks >= px(ENOUGH):
        pips, left = who + name + GAP, who + name + marks
        return DuePlaces(who, name, pips, pips + px(PIPS), left, room - name - marks, marks=True, stacked=False)
    has_marks = room - marks >= px(LEAST_NAME)
    name = max(0, room - marks if has_marks else room)
    pips = who + name + GAP
    return DuePlaces(who, name, pips, pips + px(PIPS), who, max(0, right - who), marks=has_marks, stacked=True)


def reason_lines(words: str, font: QFont, width: int, most: int) -> list[str]:
    """A reason in lines at a width; the last of the most that are allowed ends in an ellipsis where more would follow."""
    flat = " ".join(words[:_LONGEST].split())
    metrics = QFontMetrics(font)
    if most == 1 or metrics.horizontalAdvance(flat) <= width:
        return [metrics.elidedText(flat, _RIGHT, width)]
    layout = QTextLayout(flat, font)
    layout.setTextOption(_WRAPPING)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) <= most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        starts.append(line.textStart())
    layout.endLayout()
    ends = [*starts[1:], len(flat)]
    lines = [flat[start:end].rstrip() for start, end in zip(starts[:most], ends, strict=False)]
    if len(starts) > most:
        lines[-1] = metrics.elidedText(flat[starts[most - 1] :], _RIGHT, width)
    return lines
