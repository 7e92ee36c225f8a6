"""The board of the stages for a big book, against a tenth of it.

Measured: `queries.stage_board.stage_board` and the cards of four columns that are seen first, on 10,000 contacts with 100,000
visits and the steps that brought everybody to their stage. Floor: the same in ten books of 1,000 contacts and 10,000 visits
(`tenths`); the cards are as many in both, so the figure that is judged is the board's alone. The mark is 1, growing at most
linearly, with a fifth for noise.
"""

from __future__ import annotations

import statistics
import sys
from contextlib import ExitStack
from pathlib import Path

from benchmarks.big_notebook import KEY, TODAY, make_big_notebook, scratch_folder
from benchmarks.figure import compared, judge, report, seconds
from benchmarks.tenths import asked_of_all, ten_tenths
from salesbook.queries.stage_board import StageBoard, board_cards, stage_board
from salesbook.store.notebook import NotebookReader

MARK = 1.2
# A page of cards is as many as a column asks for at once.
PAGE = 16


def main() -> int:
    """Measure both books in turns, and judge."""
    with ExitStack() as rooms:
        folder = rooms.enter_context(scratch_folder())
        big = _opened(Path(folder) / "big.salesbook", 10_000)
        small = rooms.enter_context(ten_tenths(Path(folder), 10_000, 100_000))
        board = stage_board(big, TODAY)
        print(f"  {board.met} on the board, {len(board.not_met.ids)} not met yet, {board.movement.forward} steps up")
        figure = compared(
            "board, against ten of a tenth",
            lambda: stage_board(big, TODAY),
            asked_of_all(lambda one: stage_board(one, TODAY), small),
            MARK,
            rounds=9,
        )
        cards = statistics.median(seconds(lambda: _first_cards(big, board)) for _ in range(9))
        big.close()
    report("the board of 10,000 contacts", figure.measured, "100 ms, with its first cards")
    report("the first cards of its four columns", cards)
    return judge(figure)


def _opened(path: Path, contacts: int) -> NotebookReader:
    make_big_notebook(path, contacts, contacts * 10)
    return NotebookReader.open(path, KEY)


def _first_cards(notebook: NotebookReader, board: StageBoard) -> None:
    board_cards(notebook, tuple(one for column in board.columns for one in column.ids[:PAGE]), TODAY)


if __name__ == "__main__":
    sys.exit(main())
