"""The plan of a month with 1,000 visits, against the same month with 100: asking, showing and painting it.

Measured in one process, offscreen, both books taking turns: what the month asks of the notebook; from its answer to the
painted month, its rows, its geometry and its cells; and both together, from turning to the month to its last pixel (median).
Floor: the same in the book of a tenth, told by the same generator over the same days. A month with ten times the visits shows
no more of them, so it may cost five times as much.
"""

from __future__ import annotations

import os
import statistics
import sys
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from benchmarks.big_notebook import KEY, TODAY, make_big_notebook, scratch_folder
from benchmarks.figure import Figure, judge, report, seconds
from salesbook.domain.plan import PlanKind
from salesbook.gui.plan.plan_page import Answer, PlanPage, asked_span
from salesbook.gui.plan.span import Span, View
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT, apply_theme, load_fonts
from salesbook.store.key_file import KeyFile, key_check, write_key_file
from salesbook.store.key_slots import UnprotectedSlot
from salesbook.store.keys import key_path
from salesbook.system import clock

GROWTH = 5.0
# The question reads ten times the visits and ten times the dates; a fifth for noise.
LINEAR = 12.0
# The generator spreads visits over 1,000 days.
A_DAY, CONTACTS = 33, 10_000
ROUNDS = 15
# The last whole month before the day the book ends with.
MONTH = Span(View.MONTH, TODAY).turned(-1)


class Opened:
    """One book with its plan page, on that month."""

    def __init__(self, folder: Path, contacts: int, visits: int) -> None:
        path = make_big_notebook(folder / f"{contacts}.salesbook", contacts, visits)
        write_key_file(key_path(path), KeyFile("big", key_check(KEY), (UnprotectedSlot(KEY),)))
        self.session = Session(path, KEY)
        self.page = PlanPage(self.session, Requests(), LIGHT)
        self.page.resize(1166, 716)
        self.page.show()
        self.turn()

    def ask(self) -> float:
        """Seconds of the question."""
        return seconds(lambda: asked_span(self.session.reader, MONTH))

    def show(self) -> float:
        """Seconds from the answer to the painted month."""
        answer = asked_span(self.session.reader, MONTH)
        return seconds(lambda: self._show(answer))

    def _show(self, answer: Answer) -> None:
        self.page.view.show_plan(MONTH, answer.items, clock.local_now())
        self.page.view.viewport().repaint()

    def turn(self) -> float:
        """Seconds from turning to the month until it is painted, through the thread that asks."""
        self.page.show_span(MONTH.turned(-3))
        until(lambda: self.page.view.plan.rows[0].day == MONTH.turned(-3).first if self.page.view.plan.rows else False)
        return seconds(self._turn)

    def _turn(self) -> None:
        self.page.show_span(MONTH)
        until(lambda: self.page.view.plan.rows[0].day == MONTH.first)
        self.page.repaint()

    def visits(self) -> int:
        """How many visits the month has."""
        found = asked_span(self.session.reader, MONTH).items
        return sum(item.kind is PlanKind.VISIT for item in found)

    def close(self) -> None:
        """Close the page and the book."""
        self.page.close()
        self.session.close()


def until(condition: Callable[[], bool]) -> None:
    """Let the program work until something holds."""
    deadline = QDeadlineTimer(60_000)
    while not condition():
        if deadline.hasExpired():
            raise SystemExit("the month did not come")
        # Sleeping between events, as a window does: the thread that asks needs the interpreter.
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def main() -> int:
    """Measure both books in turns, and judge."""
    app = QApplication([])
    load_fonts(app)
    apply_theme(app, LIGHT)
    with scratch_folder() as folder:
        books = [Opened(Path(folder), CONTACTS // by, A_DAY * 1_000 // by) for by in (1, 10)]
        print("  visits on the weeks of the month: {} and {}".format(*(book.visits() for book in books)))
        times: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in ("ask", "show", "turn")}
        for lap in range(ROUNDS):
            for which in (0, 1) if lap % 2 else (1, 0):
                for name, found in times.items():
                    found[which].append(getattr(books[which], name)())
        for book in books:
            book.close()
    ask, ask_floor = (statistics.median(found) for found in times["ask"])
    show, show_floor = (statistics.median(found) for found in times["show"])
    turn, turn_floor = (statistics.median(found) for found in times["turn"])
    report("asking a month of 1,000 visits", ask)
    report("from the answer to the painted month", show, "100 ms")
    report("from turning to the painted month", turn, "100 ms")
    return judge(
        Figure("asking, 1,000 visits against 100", ask, ask_floor, LINEAR),
        Figure("showing, 1,000 visits against 100", show, show_floor, GROWTH),
        Figure("turning, 1,000 visits against 100", turn, turn_floor, GROWTH),
    )


if __name__ == "__main__":
    sys.exit(main())
