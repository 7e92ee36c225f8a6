"""A notebook of any size, made in seconds, for the benchmarks only: no part of the product writes rows this way.

Rows go in by `executemany` without journal and without secondary indexes, which are made at the end; the entries of the
search index are put together from ready tokens. Both are what the product writes: tests/benchmarks compares every row
with what its object would be stored as, and the index with `salesbook.store.search.rebuild`.

The book is one rep's, told backwards from `TODAY`: nine in ten visits are done, in the last 1,000 days. The words of notes
follow Zipf's law, so that some are in every tenth note and most in hardly any.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.big_method import confirmed_on, method_of
from benchmarks.big_sales import row_id as _id
from benchmarks.big_sales import sales_of
from salesbook.domain.readings import name_tokens
from salesbook.domain.search_text import SEPARATOR, index_text, phone_tokens
from salesbook.domain.visit_code import code_for
from salesbook.store.driver import Connection, connect
from salesbook.store.newest import renew_all
from salesbook.store.notebook import Notebook
from salesbook.store.search import readings
from salesbook.store.visit_keys import first_key_of

KEY = bytes(range(32))
TODAY = date(2026, 11, 24)

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任沈单仇解查盖区翟"
)
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华慧建文红玉玲海燕晓东小云志国春林佳欣怡梓涵浩宇轩子博思雨晨阳嘉琪"
)
_LATIN_NAMES = (
    "Anna Berger",
    "John Richter",
    "Maria Rossi",
    "Peter Novák",
    "Claire Dubois",
    "José García",
    "Emma Olsen",
)
_PLACES = ("北京", "上海", "广州", "深圳", "成都", "杭州", "武汉", "西安", "南京", "苏州")
_TRADES = ("医疗器械", "化工", "拜耳", "电子", "物流", "机械", "食品", "建材", "软件", "仪器")
_TITLES = ("采购经理", "总经理", "工程师", "销售总监", "主任", "财务经理")
_COMMON = (
    *("客户", "样品", "报价", "合同", "价格", "试用", "满意", "介绍", "领导", "下周", "羽毛球", "孩子", "会议", "预算"),
    *(
        "竞争对手",
        "质量",
        "交货",
        "付款",
        "电话",
        "考虑",
        "很好",
        "太贵",
        "服务",
        "订单",
        "demo",
        "OK",
        "email",
        "budget",
    ),
)
_CHANNELS = ("in-person", "phone", "message", "meal", "video", "in-person", "phone", "sport")
_SHOWN = {
    "in-person": ("met-in-person",),
    "meal": ("met-in-person", "meal"),
    "sport": ("met-in-person", "sport"),
}
_EMOTIONS = ("pleased", "happy", "safe", "grateful", "neutral", "cared-for", "worried", "frustrated")
_STAGES = ("recognition", "recognition", "recognition", "dating", "dating", "trust", "ally")
_DAYS = 1000
_MOST_EVIDENCE = 100_000
_PIECES = 5_000
_NOTES = 30_000


class Person(NamedTuple):
    """A contact of the book: the number its ids are made of, and what is found of it."""

    number: int
    name: str
    organisation: int
    title: str
    phone: str


class Meeting(NamedTuple):
    """A visit of the book, with its note in words and in tokens."""

    number: int
    key: int
    day: str
    at: str
    state: str
    channel: str
    contact: int
    note: str
    tokens: str


def make_big_notebook(path: Path, contacts: int, visits: int, seed: int = 1) -> Path:
    """Make a notebook with so many contacts and visits at `path`, to be opened with `KEY`; the same ones every time."""
    Notebook.create(path, KEY).close()
    connection = connect(path, KEY)
    for pragma in ("query_only = OFF", "foreign_keys = OFF", "synchronous = OFF", "cache_size = -400000"):
        connection.execute(f"PRAGMA {pragma}")
    # A journal in memory, as there is nothing to lose; WAL comes back with the next opening.
    connection.execute("PRAGMA journal_mode = MEMORY").fetchone()
    connection.execute("BEGIN")
    later = _without_indexes(connection)
    _fill(connection, contacts, visits, random.Random(seed))
    for statement in later:
        connection.execute(statement)
    renew_all(connection)
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode = WAL").fetchone()
    connection.close()
    return path


def scratch_folder() -> TemporaryDirectory[str]:
    """A folder for big notebooks that goes away: in the source tree, on a real disk, where git does not look."""
    parent = Path(__file__).parent.parent / ".make"
    parent.mkdir(exist_ok=True)
    return TemporaryDirectory(dir=parent)


def organisation_name(number: int) -> str:
    """The name of the book's organisation of this number."""
    return f"{_PLACES[number % 10]}{_GIVEN[number // 100 % len(_GIVEN)]}{_TRADES[number // 10 % 10]}公司"


def people(count: int, dice: random.Random) -> list[Person]:
    """The contacts of a book: six in seven with Chinese names, the surnames by Zipf's law."""
    surnames = dice.choices(_SURNAMES, _zipf(len(_SURNAMES)), k=count)
    found = []
    for number, surname in enumerate(surnames):
        given = "".join(dice.choices(_GIVEN, k=dice.choice((1, 2, 2))))
        name = surname + given if number % 7 else f"{dice.choice(_LATIN_NAMES)} {number}"
        phone = f"1{dice.choice('3578')}{dice.randrange(10):d} {dice.randrange(10**4):04d} {dice.randrange(10**4):04d}"
        found.append(Person(number, name, dice.randrange(max(1, count // 10)), dice.choice(_TITLES), phone))
    return found


def _without_indexes(connection: Connection) -> list[str]:
    """Drop the secondary indexes; returns what makes them again, which is quicker over rows that are there."""
    found = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
    ).fetchall()
    for name, _sql in found:
        connection.execute(f"DROP INDEX {name}")
    return [sql for _name, sql in found]


def _fill(connection: Connection, contacts: int, visits: int, dice: random.Random) -> None:
    known = people(contacts, dice)
    _insert(
        connection,
        "organisation (id, name)",
        ((_id(2, n), organisation_name(n)) for n in range(max(1, contacts // 10))),
    )
    _insert(connection, "contact (key, id, name, stage, added)", (_contact(one) for one in known))
    _insert(
        connection,
        "employment (id, contact_id, organisation_id, title)",
        ((_id(3, one.number), _id(1, one.number), _id(2, one.organisation), one.title) for one in known),
    )
    _insert(
        connection,
        "phone (id, contact_id, value, label, confirmed_on)",
        (
            (_id(4, one.number), _id(1, one.number), one.phone, "mobile", confirmed_on(one.number, TODAY))
            for one in known
        ),
    )
    _insert(
        connection,
        "contact_index (rowid, name, reading, organisation, phone, email, rest)",
        (_contact_entry(one) for one in known),
    )
    _insert(
        connection,
        "important_date (id, contact_id, kind, month, day, calendar)",
        (
            (_id(5, n), _id(1, n), "birthday", n % 12 + 1, n % 28 + 1, "lunar" if n % 8 == 0 else "solar")
            for n in range(0, contacts, 2)
        ),
    )
    for table, rows in method_of([_stage(one.number) for one in known], TODAY):
        _insert(connection, table, rows)
    _fill_visits(connection, contacts, visits, dice)


def _fill_visits(connection: Connection, contacts: int, visits: int, dice: random.Random) -> None:
    met = list(_meetings(contacts, visits, dice))
    codes: set[str] = set()
    _insert(connection, "visit (key, id, day, at, state, channel, code, created)", (_visit(one, codes) for one in met))
    _insert(
        connection,
        "participation (id, visit_id, contact_id, emotion)",
        ((_id(7, one.number), _id(6, one.number), _id(1, one.contact), _emotion(one)) for one in met),
    )
    _insert(connection, "note (id, text, visit_id)", ((_id(8, m.number), m.note, _id(6, m.number)) for m in met))
    _insert(connection, "evidence (id, contact_id, marker, day, visit_id)", _evidence(met))
    _insert(
        connection,
        "promise (id, contact_id, side, text, due, visit_id, given_on, state, settled_on, position)",
        (_promise(one) for one in met if one.number % 10 == 0),
    )
    _insert(
        connection,
        "next_step (id, contact_id, text, due, visit_id, state, settled_on)",
        (_next_step(one) for one in met if one.number % 10 == 5),
    )
    for table, rows in sales_of([one for one in met if one.state == "done"]):
        _insert(connection, table, rows)
    _insert(connection, "visit_index (rowid, words)", ((one.key, _visit_entry(one)) for one in met))


def _insert(connection: Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    marks = ", ".join("?" * (table.count(",") + 1))
    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def _contact(one: Person) -> tuple[object, ...]:
    return one.number + 1, _id(1, one.number), one.name, _stage(one.number), "2024-03-01T08:00:00+00:00"


def _stage(number: int) -> str | None:
    return _STAGES[number % len(_STAGES)] if number % 20 else None


def _contact_entry(one: Person) -> tuple[object, ...]:
    organisation, organisation_reading = _organisation_entry(one.organisation)
    reading = " ".join((*name_tokens(one.name, readings()), *organisation_reading))
    name = one.name.lower() if one.name.isascii() else index_text(one.name)
    return one.number + 1, name, reading, organisation, " ".join(phone_tokens(one.phone)), "", _title_entry(one.title)


@cache
def _organisation_entry(number: int) -> tuple[str, tuple[str, ...]]:
    name = organisation_name(number)
    return index_text(name), name_tokens(name, readings())


@cache
def _title_entry(title: str) -> str:
    return index_text(title)


def _meetings(contacts: int, visits: int, dice: random.Random) -> Iterator[Meeting]:
    """The visits by time, the last hundredth (at most 300) planned."""
    said = _notes(dice)
    planned = min(300, max(1, visits // 100))
    last_keys: dict[int, int] = {}
    for number in range(visits):
        done = number < visits - planned
        ago = _DAYS - number * _DAYS // visits if done else -(number % 10)
        day, at, first = _moment(ago, number * 7 % 600)
        key = last_keys[first] = last_keys.get(first, first - 1) + 1
        note, tokens = said[int(dice.random() * len(said))]
        channel = _CHANNELS[int(dice.random() * len(_CHANNELS))]
        contact = int(dice.random() * contacts)
        yield Meeting(number, key, day, at, "done" if done else "planned", channel, contact, note, tokens)


@lru_cache(maxsize=10_000)
def _moment(days_ago: int, minutes_after_eight: int) -> tuple[str, str, int]:
    """ISO day, ISO time and first key of a visit."""
    day = (TODAY - timedelta(days=days_ago)).isoformat()
    at = f"{8 + minutes_after_eight // 60:02}:{minutes_after_eight % 60:02}:00"
    return day, at, first_key_of(day, at)


def _joined(tokens: Iterable[str]) -> str:
    """Texts that punctuation stood between, as tokens: a phrase does not run over it."""
    return f" {SEPARATOR} ".join(tokens)


def _notes(dice: random.Random) -> list[tuple[str, str]]:
    """Notes of three pieces, about 40 characters, in words and in tokens."""
    signs = [
        sign
        for sign in dict.fromkeys("".join(_COMMON) + _SURNAMES + _GIVEN + "".join(_rare_signs(dice)))
        if not sign.isascii()
    ]
    words = [*_COMMON, *("".join(dice.choices(signs, k=dice.choice((2, 2, 3)))) for _ in range(5_000))]
    pieces = [_piece(words, dice) for _ in range(_PIECES)]
    drawn = dice.choices(pieces, _zipf(len(pieces)), k=3 * _NOTES)
    three = (drawn[start : start + 3] for start in range(0, len(drawn), 3))
    return [("，".join(piece[0] for piece in note), _joined(piece[1] for piece in note)) for note in three]


def _piece(words: list[str], dice: random.Random) -> tuple[str, str]:
    """A piece of a sentence of about twelve characters that begins and ends in Chinese, in words and in tokens."""
    text = dice.choice("我他她") + "".join(dice.choices(words, _zipf(len(words)), k=5)) + dice.choice("了的吗")
    return text, index_text(text)


def _rare_signs(dice: random.Random) -> list[str]:
    """Characters from the most usual block, beside the common ones."""
    return [chr(place) for place in dice.sample(range(0x4E00, 0x9FA5), k=1_500)]


@cache
def _zipf(count: int) -> list[float]:
    return [1 / (place + 3) for place in range(count)]


def _visit(one: Meeting, codes: set[str]) -> tuple[object, ...]:
    code = None
    if one.state == "planned":
        code = code_for(_id(6, one.number), codes)
        codes.add(code)
    return one.key, _id(6, one.number), one.day, one.at, one.state, one.channel, code, f"{one.day}T12:00:00+00:00"


def _emotion(one: Meeting) -> str | None:
    """Every second contact left with a recorded emotion, one in eight of these with a bad one."""
    if one.state == "planned" or one.number % 2:
        return None
    return _EMOTIONS[one.number // 2 % 6] if one.number % 16 else _EMOTIONS[6 + one.number // 16 % 2]


def _evidence(met: Sequence[Meeting]) -> Iterator[tuple[object, ...]]:
    """What the channel proves; of the biggest books for the newest visits only, as it is never searched."""
    number = 0
    for one in met[-_MOST_EVIDENCE:]:
        if one.state == "done":
            for marker in _SHOWN.get(one.channel, ()):
                yield _id(9, number), _id(1, one.contact), marker, one.day, _id(6, one.number)
                number += 1


_PROMISED, _AGREED = "寄样品给客户", "下周打电话"


def _promise(one: Meeting) -> tuple[object, ...]:
    is_open = one.number % 200 == 0
    return (
        _id(10, one.number),
        _id(1, one.contact),
        "me" if one.number % 30 else "them",
        _PROMISED,
        one.day,
        _id(6, one.number),
        one.day,
        "open" if is_open else "kept",
        None if is_open else one.day,
        0,
    )


def _next_step(one: Meeting) -> tuple[object, ...]:
    is_open = one.number % 200 == 5
    state, settled = ("open", None) if is_open else ("done", one.day)
    return _id(11, one.number), _id(1, one.contact), _AGREED, one.day, _id(6, one.number), state, settled


def _visit_entry(one: Meeting) -> str:
    """The tokens of a visit; its empty purpose and place leave line ends before the note, which are no gap."""
    if one.number % 10 == 0:
        return _joined((one.tokens, " ".join(_PROMISED)))
    if one.number % 10 == 5:
        return _joined((one.tokens, " ".join(_AGREED)))
    return one.tokens
