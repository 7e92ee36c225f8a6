"""Sheets of address labels as they are sold: how many stand on one, how large they are, and where the first one is.

Measures are those the makers print on their sheets (Avery Zweckform L7159, L7160, L7163; Avery 5160, 5162, 5163), in mm.
"""

from __future__ import annotations

from dataclasses import dataclass

from salesbook.reports.options import LabelSheet


@dataclass(frozen=True)
class Grid:
    """A sheet: columns and rows, the size of a label, the first one's place, and the steps from one to the next; in mm."""

    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    step_right: float
    step_down: float

    @property
    def count(self) -> int:
        """How many labels stand on a sheet."""
        return self.columns * self.rows

    def place(self, number: int) -> tuple[float, float]:
        """The left and top edge of a label, counted from 0 in the order of reading."""
        row, place = divmod(number, self.columns)
        return self.left + place * self.step_right, self.top + row * self.step_down


_GRIDS = {
    ("a4", LabelSheet.SMALL): Grid(3, 8, 63.5, 33.9, 7.2, 13.1, 66.0, 33.9),
    ("a4", LabelSheet.MEDIUM): Grid(3, 7, 63.5, 38.1, 7.2, 15.1, 66.0, 38.1),
    ("a4", LabelSheet.LARGE): Grid(2, 7, 99.1, 38.1, 4.7, 15.1, 101.6, 38.1),
    ("letter", LabelSheet.SMALL): Grid(3, 10, 66.7, 25.4, 4.8, 12.7, 69.9, 25.4),
    ("letter", LabelSheet.MEDIUM): Grid(2, 7, 101.6, 33.9, 4.0, 21.2, 106.4, 33.9),
    ("letter", LabelSheet.LARGE): Grid(2, 5, 101.6, 50.8, 4.0, 12.7, 106.4, 50.8),
}


def grid_of(paper: str, sheet: LabelSheet) -> Grid:
    """The sheet of a size on a paper, which is named as in `page.PAPERS`."""
    return _GRIDS[paper, sheet]
