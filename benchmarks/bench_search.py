"""Search in 100,000 contacts and 1,000,000 visits, against the bare SQL.

Measured: `contacts_matching` and `visits_matching`, fifty hits each, as the search box asks both; for each kind of query
several of its kind, one after the other. Floor: the statements of just these questions, the same MATCH, order and limit,
and the rows of what a hit shows (name, organisation and title; day, names and notes), prepared and fetched on the same
connection. It is fair because no search can show these rows without reading them; what is left is cutting the typed
text into a query, making objects, and finding the words in each note. Everything is asked once before it counts, so both find
the same pages in the cache.

Reported, not judged: the 95th percentile of a keystroke, names typed letter by letter.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from time import perf_counter

from benchmarks.big_notebook import KEY, make_big_notebook, people, scratch_folder
from benchmarks.figure import Figure, compared, judge, percentile, report, seconds
from salesbook.domain.readings import pinyin
from salesbook.domain.search_text import match_query
from salesbook.queries import contacts as contact_queries
from salesbook.queries import search
from salesbook.queries.search import contacts_matching, visits_matching
from salesbook.store.notebook import NotebookReader
from salesbook.store.search import readings

CONTACTS, VISITS = 100_000, 1_000_000
MARK = 2.0
LIMIT = 50
NAMES_TYPED = 30

KINDS = {
    "surname": ("王", "李", "沈", "翟"),
    "name": ("王伟", "李娜", "张敏华", "陈静"),
    "pinyin": ("wangwei", "lina", "zhangminhua", "chenjing"),
    "initials": ("wxm", "lna", "zmh", "cj"),
    "phone fragment": ("0013", "138 00", "7788", "4521"),
    "organisation": ("拜耳", "北京伟", "上海化工", "软件"),
    "words in notes": ("样品", "报价", "羽毛球", "合同价格", "budget"),
    "one letter": ("w", "d", "z", "e"),
}


def main() -> int:
    """Make the book, measure every kind, type names, and judge."""
    with scratch_folder() as folder:
        start = perf_counter()
        path = make_big_notebook(Path(folder) / "big.salesbook", CONTACTS, VISITS)
        size = path.stat().st_size / 1e6
        print(f"  {CONTACTS:,} contacts, {VISITS:,} visits, {size:,.0f} MB, made in {perf_counter() - start:.0f} s")
        notebook = NotebookReader.open(path, KEY)
        figures = [_figure(notebook, kind, typed) for kind, typed in KINDS.items()]
        keystrokes = [seconds(lambda typed=typed: ask(notebook, typed)) for typed in letter_by_letter()]  # type: ignore[misc]
        notebook.close()
    report("a keystroke, median", percentile(keystrokes, 0.5))
    report("a keystroke, 95th percentile", percentile(keystrokes, 0.95), "under 16 ms")
    return judge(*figures)


def _figure(notebook: NotebookReader, kind: str, typed: tuple[str, ...]) -> Figure:
    """All queries of a kind; the times are those of one of them."""
    ready = [(match_query(words) or "", search.is_ranked(words)) for words in typed]

    def measured() -> None:
        for words in typed:
            ask(notebook, words)

    def floor() -> None:
        for query, ranked in ready:
            ask_bare(notebook, query, ranked=ranked)

    found = compared(kind, measured, floor, MARK)
    return Figure(kind, found.measured / len(typed), found.floor / len(typed), MARK)


def ask(notebook: NotebookReader, words: str) -> None:
    """What the search box asks at every keystroke."""
    contacts_matching(notebook, words, LIMIT)
    visits_matching(notebook, words, LIMIT)


def ask_bare(notebook: NotebookReader, query: str, *, ranked: bool) -> None:
    """The statements behind it, and nothing else."""
    execute = notebook.connection.execute
    found = execute(search.BEST_FIRST if ranked else search.ANY_ORDER, (query, LIMIT)).fetchall()
    execute(contact_queries.LINES, (json.dumps([row[0] for row in found]),)).fetchall()
    execute(search.NEWEST_FIRST, (query, LIMIT)).fetchall()


def letter_by_letter() -> list[str]:
    """What stands in the search box while names of the book are typed: in pinyin, in characters, and Latin ones."""
    dice = random.Random(2)
    names = [one.name for one in dice.sample(people(CONTACTS, random.Random(1)), NAMES_TYPED)]
    typed = [*names, *(pinyin(name, readings()).replace(" ", "").lower() for name in names)]
    return [word[:end] for word in typed for end in range(1, len(word) + 1)]


if __name__ == "__main__":
    sys.exit(main())
