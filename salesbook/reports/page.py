"""The page system of `paper.md`: papers, the grid of twelve columns, measures of the two languages, weights of rules.

Everything is in points. Across, 0 is the left margin; down, 0 is the top of the paper or of the block.
"""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4

MEASURE = 176 * MM
_COLUMN = 11 * MM
_GUTTER = 4 * MM
FIELD = 3  # columns

HEAD_BASELINE = 14.5 * MM
HEAD_RULE = 16.6 * MM

THICK = 1.6
DAY = 0.9
THIN = 0.4
WRITING = 0.3

LABEL_SIZE = 7.5
TEXT_SIZE = 8.5
FOOT_SIZE = 7
LABEL_BASELINE = 10  # under the rule
BAND_GAP = 9.5  # from the last baseline of a band to the next rule
SHARED_GAP = 6  # at most, of what height is left over


@dataclass(frozen=True)
class Paper:
    """A size of paper with its margins, in points."""

    name: str
    width: float
    height: float
    left: float

    @property
    def foot(self) -> float:
        """The baseline of the foot."""
        return self.height - 7.5 * MM

    @property
    def bottom(self) -> float:
        """The last line of content at most."""
        return self.height - 13 * MM


A4 = Paper("a4", 210 * MM, 297 * MM, 20 * MM)
LETTER = Paper("letter", 215.9 * MM, 279.4 * MM, 22 * MM)
PAPERS = (A4, LETTER)


def paper_named(name: str) -> Paper:
    """The paper of a name, `a4` or `letter`."""
    return next(paper for paper in PAPERS if paper.name == name)


def column(number: int) -> float:
    """The left edge of a column, counted from 0 to 11."""
    return number * (_COLUMN + _GUTTER)


def span(columns: int) -> float:
    """The width of so many columns with the gutters between them."""
    return columns * _COLUMN + (columns - 1) * _GUTTER


@dataclass(frozen=True)
class Measures:
    """Vertical measures of a language: leadings, and the step from a label to its text."""

    to_text: float
    text: float
    stage: float
    ace: float


ENGLISH = Measures(to_text=13, text=11.5, stage=12, ace=12.5)
CHINESE = Measures(to_text=14, text=12.5, stage=13, ace=13.5)


def measures(language: str) -> Measures:
    """The measures of a language."""
    return CHINESE if language == "zh_CN" else ENGLISH
