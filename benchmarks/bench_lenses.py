"""All lenses over a big book, against a tenth of it, and those of one contact in it.

Measured: `queries.standings.position_counts`, which places everybody in fourteen lenses, on 10,000 contacts with 100,000
visits and the orders, offers, value given and recommendations among them. Floor: the same in ten books of 1,000
contacts and 10,000 visits (`tenths`), told by the same generator. The mark is 1, growing at most linearly, with a fifth for
noise. Beside it, reported: the words of everybody in the
slowest lens, and all lenses of the contact with the most visits, whose classes and thirds are those of the whole book: the first
time after somebody bought, when these are worked out, and asked again, when the reader remembers them.
"""

from __future__ import annotations

import statistics
import sys
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path

from benchmarks.big_notebook import KEY, TODAY, make_big_notebook, scratch_folder
from benchmarks.figure import compared, judge, report, seconds
from benchmarks.tenths import asked_of_all, ten_tenths
from salesbook.domain.lenses.every import LENSES
from salesbook.domain.money import Money
from salesbook.domain.purchase import Purchase
from salesbook.domain.text import Text
from salesbook.queries.lens_facts import each_of_book
from salesbook.queries.standings import position_counts, standings_of, standings_of_book
from salesbook.store.notebook import Notebook, NotebookReader

MARK = 1.2


def main() -> int:
    """Measure both books in turns, and judge."""
    with ExitStack() as rooms:
        folder = rooms.enter_context(scratch_folder())
        big = _opened(Path(folder) / "big.salesbook", 10_000)
        small = rooms.enter_context(ten_tenths(Path(folder), 10_000, 100_000))
        facts = list(each_of_book(big, TODAY))
        print(f"  {len(facts)} contacts, {sum(bool(one.buying.orders) for one in facts)} of them bought")
        busiest = max(facts, key=lambda one: one.visited.touches).id
        del facts
        figure = compared(
            "all lenses, against ten of a tenth",
            lambda: position_counts(big, TODAY),
            asked_of_all(lambda one: position_counts(one, TODAY), small),
            MARK,
            rounds=7,
        )
        again = statistics.median(seconds(lambda: standings_of(big, busiest, TODAY)) for _ in range(15))
        first = statistics.median(_after_a_sale(big, busiest) for _ in range(5))
        read = statistics.median(seconds(lambda: list(each_of_book(big, TODAY))) for _ in range(5))
        words = {lens.name: seconds(partial(standings_of_book, big, lens, TODAY)) for lens in LENSES}
        big.close()
    report("all lenses of 10,000 contacts, 100,000 visits", figure.measured, "1 s")
    report("of that, reading the facts", read)
    report("all lenses of one contact there", again, "20 ms")
    report("the first time after somebody bought", first, "20 ms")
    report(f"everybody in words: {max(words, key=lambda name: words[name])}", max(words.values()))
    return judge(figure)


def _after_a_sale(reader: NotebookReader, contact_id: str) -> float:
    """Asked of a reader whose book somebody else has just changed by an order, which moves classes and thirds."""
    buyer = reader.rows("SELECT contact_id FROM purchase WHERE contact_id <> ? LIMIT 1", contact_id)[0][0]
    with closing(Notebook.open(reader.path, KEY)) as notebook, notebook.change(Text("x")) as change:
        change.insert(Purchase(buyer, TODAY, Money(12_300, "CNY"), profit=Money(4_500, "CNY")))
    return seconds(lambda: standings_of(reader, contact_id, TODAY))


def _opened(path: Path, contacts: int) -> NotebookReader:
    return NotebookReader.open(make_big_notebook(path, contacts, contacts * 10), KEY)


if __name__ == "__main__":
    sys.exit(main())
