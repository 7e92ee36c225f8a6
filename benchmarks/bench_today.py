"""The day of a big book, against a tenth of it.

Measured: `queries.today.today` on 10,000 contacts and 100,000 visits. Floor: the same question ten times to a book of 1,000
contacts and 10,000 visits, told by the same generator over the same 1,000 days, so that ten times the contacts have ten
times everything: what is due, what is open, what was touched. The mark is 1, growing at most linearly, with a fifth for
noise and for the caches of the processor, which hold a tenth and not the whole.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.big_notebook import KEY, TODAY, make_big_notebook, scratch_folder
from benchmarks.figure import compared, judge, report
from salesbook.queries.today import today
from salesbook.store.notebook import NotebookReader

MARK = 1.2
TIMES = 10


def main() -> int:
    """Measure both books in turns, and judge."""
    with scratch_folder() as folder:
        big = _opened(Path(folder) / "big.salesbook", 10_000)
        small = _opened(Path(folder) / "small.salesbook", 10_000 // TIMES)
        found = today(big, TODAY)
        print(f"  {len(found.must)} under Must, {len(found.worth)} under Worth doing, {len(found.visits)} visits")
        figure = compared(
            "today, against ten times a tenth", lambda: today(big, TODAY), lambda: _ten_times(small), MARK, rounds=9
        )
        big.close()
        small.close()
    report("today on 10,000 contacts, 100,000 visits", figure.measured, "150 ms")
    return judge(figure)


def _opened(path: Path, contacts: int) -> NotebookReader:
    return NotebookReader.open(make_big_notebook(path, contacts, contacts * 10), KEY)


def _ten_times(notebook: NotebookReader) -> None:
    for _ in range(TIMES):
        today(notebook, TODAY)


if __name__ == "__main__":
    sys.exit(main())
