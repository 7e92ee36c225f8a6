"""The figures on top of a report: each bold over its words, under a rule of two columns."""

from __future__ import annotations

from collections.abc import Sequence

from salesbook.reports.marks import Block, Mark, Rule
from salesbook.reports.page import LABEL_SIZE, TEXT_SIZE, column, span
from salesbook.reports.parts import Desk, text_lines

FIGURES_UNDER = 16  # from the last baseline of the title to the rule of the figures
_FIGURE_AT, _LABEL_AT = 19.5, 31.0
_SIZES = (16, 13, 10.5, TEXT_SIZE, 7)
_LABEL_LEADING = 9

# What is counted, one line a currency where it is money, and its words.
Figure = tuple[tuple[str, ...], str]


def figure_row(desk: Desk, figures: Sequence[Figure]) -> Block:
    """Up to six figures beside each other, their rules at 0."""
    marks: list[Mark] = []
    last = _LABEL_AT
    for number, (several, words) in enumerate(figures):
        left, width = column(number * 2), span(2)
        marks.append(Rule(left, 0, width))
        size = _size(desk, several, width)
        lines = [line for figure in several for line in desk.setter.lines(figure, size, width, bold=True)]
        marks += text_lines(lines, left, _FIGURE_AT, size + 2, size)
        label_at = _LABEL_AT + (len(lines) - 1) * (size + 2)
        label = desk.setter.lines(words, LABEL_SIZE, width)
        marks += text_lines(label, left, label_at, _LABEL_LEADING, LABEL_SIZE)
        last = max(last, label_at + (len(label) - 1) * _LABEL_LEADING)
    return Block(tuple(marks), last)


def _size(desk: Desk, figures: Sequence[str], width: float) -> float:
    """The largest size in which each figure stands on one line."""
    fitting = (
        size for size in _SIZES if all(desk.setter.line(figure, size, bold=True).width <= width for figure in figures)
    )
    return next(fitting, _SIZES[-1])
