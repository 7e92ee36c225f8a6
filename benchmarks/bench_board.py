"""The board of the stages for a big book, against a tenth of it.

Measured: `queries.stage_board.stage_board` and the cards of four columns that are seen first, on 10,000 contacts with 100,000
visits and the steps that brought everybody to their stage. Floor: the same ten times in a book of 1,000 contacts and 10,000
visits; the cards are as many in both, so the figure that is judged is the board's alone. The mark is 1, growing at most
linearly, with a fifth for noise and for the caches of the processor, which hold a tenth and not the whole.

On a machine of two shared cores the board grows by 1.25 to 1.35 and misses the mark. It is the fetching of rows: reading nothing
but everybody's id and stage grows by 1.13, with the last touch by 1.22, and asked of ten different books of a tenth instead of one
ten times, so that the floor does not stay in the caches either, the board grows by 1.10. The steps that brought everybody to
their stage are half of its time.
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

from benchmarks.big_notebook import KEY, TODAY, make_big_notebook, scratch_folder
from benchmarks.figure import compared, judge, report, seconds
from salesbook.queries.stage_board import StageBoard, board_cards, stage_board
from salesbook.store.notebook import NotebookReader

MARK = 1.2
TIMES = 10
# A page of cards is as many as a column asks for at once.
PAGE = 16


def main() -> int:
    """Measure both books in turns, and judge."""
    with scratch_folder() as folder:
        big = _opened(Path(folder) / "big.salesbook", 10_000)
        small = _opened(Path(folder) / "small.salesbook", 10_000 // TIMES)
        board = stage_board(big, TODAY)
        print(f"  {board.met} on the board, {len(board.not_met.ids)} not met yet, {board.movement.forward} steps up")
        figure = compared(
            "board, against ten times a tenth",
            lambda: stage_board(big, TODAY),
            lambda: _ten_times(small),
            MARK,
            rounds=9,
        )
        cards = statistics.median(seconds(lambda: _first_cards(big, board)) for _ in range(9))
        big.close()
        small.close()
    report("the board of 10,000 contacts", figure.measured, "100 ms, with its first cards")
    report("the first cards of its four columns", cards)
    return judge(figure)


def _opened(path: Path, contacts: int) -> NotebookReader:
    make_big_notebook(path, contacts, contacts * 10)
    return NotebookReader.open(path, KEY)


def _ten_times(notebook: NotebookReader) -> None:
    for _ in range(TIMES):
        stage_board(notebook, TODAY)


def _first_cards(notebook: NotebookReader, board: StageBoard) -> None:
    board_cards(notebook, tuple(one for column in board.columns for one in column.ids[:PAGE]), TODAY)


if __name__ == "__main__":
    sys.exit(main())
