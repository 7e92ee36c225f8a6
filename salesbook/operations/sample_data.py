"""The story of the sample notebook as it stands in `resources/sample`, made into domain objects of a given day.

The files are TOML; `zh_CN` beside them holds its words in Chinese. A whole number where a day belongs counts from the day
the sample is made (-7 is a week ago), and `{+14 en}` in a text is that day in words, so the story reads well on every day.
Rows in brackets hold the columns below, in that order; an empty text leaves the field as it is by default.
"""

from __future__ import annotations

import re
import tomllib
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from salesbook.domain.card import CardPlan, CardTemplate
from salesbook.domain.contact import Address, Email, MessagingId, Note, Phone, Tag, Website
from salesbook.domain.days import parse_time
from salesbook.domain.evidence import Evidence
from salesbook.domain.favour import Favour
from salesbook.domain.important_date import DateKind, ImportantDate, parse_important_date
from salesbook.domain.interest import Interest, Need
from salesbook.domain.judgement import Judgement
from salesbook.domain.money import Money
from salesbook.domain.objection import Objection
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.own_reminder import OwnReminder
from salesbook.domain.product_news import ProductNews
from salesbook.domain.purchase import Product
from salesbook.domain.referral import Praise, Referral
from salesbook.domain.refusal import Refusal
from salesbook.domain.relation import Relation
from salesbook.domain.visit import Expense, ValueGiven
from salesbook.system.paths import resources

Thing = TypeVar("Thing")
Table: TypeAlias = dict[str, Any]

CURRENCY = "CNY"

COLUMNS: dict[type, tuple[str, ...]] = {
    Organisation: ("name", "phonetic", "place", "address", "phone", "website", "notes"),
    Product: ("name", "note"),
    Phone: ("label", "value", "confirmed_on", "preferred"),
    Email: ("label", "value", "confirmed_on", "preferred"),
    MessagingId: ("service", "value", "preferred"),
    Address: ("label", "street", "city", "postal_code", "country", "confirmed_on"),
    Website: ("value", "label"),
    Tag: ("word",),
    Note: ("text", "private"),
    Employment: ("organisation_id", "title", "department", "buying_role", "from_day", "to_day", "confirmed_on"),
    Relation: ("word", "name", "detail", "confirmed_on", "other_id"),
    Interest: ("kind", "text", "detail", "confirmed_on", "avoid"),
    Need: ("text", "since", "confirmed_on", "met_on"),
    Evidence: ("marker", "note", "contact_id"),
    ValueGiven: ("kind", "note", "cost", "felt", "trial"),
    Objection: ("said", "real_reason", "answer", "worked", "kind"),
    Expense: ("kind", "amount", "note"),
    Referral: ("to_name", "note", "to_contact_id"),
    Praise: ("text",),
    CardTemplate: ("name", "text", "language"),
    CardPlan: ("rhythm", "since", "festival"),
    ProductNews: ("text", "day", "sentence", "words"),
    OwnReminder: ("text", "start", "rule", "at"),
    Judgement: ("factor", "score", "day", "note"),
    Refusal: ("competitor", "day", "note"),
    Favour: ("side", "text", "day"),
}

_DAY_IN_WORDS = re.compile(r"\{([+-]?\d+) (\w+)\}")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True)
class Story:
    """All files of the sample as one: settings, products and organisations, contacts by key, and what happened."""

    settings: dict[str, str]
    products: list[list[Any]]
    organisations: dict[str, list[Any]]
    organisation_needs: list[list[Any]]
    contacts: dict[str, Table]
    visits: list[Table]
    plans: list[Table]
    offers: list[Table]
    purchases: list[Table]
    answers: list[Table]
    card_templates: list[list[Any]]
    cards: list[list[Any]]
    product_news: list[list[Any]]
    own_reminders: list[list[Any]]
    judgements: list[list[Any]]
    refusals: list[list[Any]]
    favours: list[list[Any]]
    tiers: list[Table]
    rewards: list[Table]
    goals: list[Table]


def read_story(today: date, language: str = "en") -> Story:
    """The story with the days in its texts written out, told in a language where there is one beside it (`zh_CN`)."""
    folder = resources() / "sample"
    whole: Table = {}
    for path in sorted(folder.glob("*.toml")):
        for name, part in _read(path).items():
            if isinstance(part, dict):
                whole.setdefault(name, {}).update(part)
            else:
                whole.setdefault(name, []).extend(part)
    if (folder / language).is_dir():
        whole = _told_in(whole, _read(folder / language / "words.toml"), _read(folder / language / "people.toml"))
    dated: Table = _dated(whole, today)
    return Story(**dated)


def made(noun: type[Thing], row: list[Any], today: date, /, **given: Any) -> Thing:
    """A domain object from a row of its columns; `given` are the fields that do not stand in the row."""
    named = zip(COLUMNS[noun], row, strict=False)
    return noun(**(given | {name: _cell(noun, name, cell, today) for name, cell in named if cell != ""}))


def made_of_rows(noun: type[Thing], rows: list[list[Any]], today: date, /, **given: Any) -> tuple[Thing, ...]:
    """The objects of several rows, numbered by `position` where the noun has one."""
    numbered = "position" in _types_of(noun)
    return tuple(
        made(noun, row, today, **given, **({"position": place} if numbered else {})) for place, row in enumerate(rows)
    )


def filled(noun: type[Thing], table: Table, today: date, /, **given: Any) -> Thing:
    """A domain object from a table that names its fields; names the noun does not have are left alone."""
    known = {name: _cell(noun, name, cell, today) for name, cell in table.items() if name in _types_of(noun)}
    return noun(**(known | given))


def day_from(today: date, days: int) -> date:
    """The day so many days from today."""
    return today + timedelta(days=days)


def important_date(row: list[Any], today: date, contact_id: str, position: int) -> ImportantDate:
    """`kind, date, confirmed on, label`.

    Besides what a user may type, the date may be `in 6`, `1984 in 6` or `lunar in 5`: so many days from today. A year
    given this way is a leap year, so that 29 February is as good a day as any.
    """
    kind, written, confirmed, label = [*row, "", ""][:4]
    near = re.fullmatch(r"(?:(lunar)|(\d{4}))? ?in (-?\d+)", written)
    if near:
        written = _written_day(day_from(today, int(near[3])), lunar=near[1] is not None, year=near[2])
    entry = parse_important_date(written, contact_id, DateKind(kind))
    confirmed_on = day_from(today, confirmed) if confirmed != "" else None
    return replace(entry, label=label, confirmed_on=confirmed_on, position=position)


def _written_day(day: date, *, lunar: bool, year: str | None) -> str:
    """The day as a user would type it for a date that comes back every year."""
    from borax.calendars.lunardate import LunarDate

    if not lunar:
        return f"{year or '-'}-{day.month}-{day.day}"
    there = LunarDate.from_solar_date(day.year, day.month, day.day)
    return f"lunar:{'leap' if there.leap else ''}{there.month}-{there.day}"


def _read(path: Path) -> Table:
    return tomllib.loads(path.read_text("utf-8"))


def _told_in(whole: Table, words: Table, others: Table) -> Table:
    """The story in other words (`words`, by the cell they stand in or `everywhere`) and with other people's fields and lists."""
    told: Table = _in_other_words(whole, words, words["everywhere"])
    for name, part in others.items():
        if isinstance(part, dict):
            for key, fields in part.items():
                told[name][key] = told[name][key] | fields
        else:
            told[name] = part
    return told


def _in_other_words(part: Any, words: Table, here: Mapping[str, str]) -> Any:
    if isinstance(part, str):
        return here.get(part, part)
    if isinstance(part, list):
        return [_in_other_words(item, words, here) for item in part]
    if isinstance(part, dict):
        everywhere = words["everywhere"]
        return {name: _in_other_words(item, words, everywhere | words.get(name, {})) for name, item in part.items()}
    return part


def _dated(part: Any, today: date) -> Any:
    if isinstance(part, str):
        return _DAY_IN_WORDS.sub(lambda found: _in_words(day_from(today, int(found[1])), found[2]), part)
    if isinstance(part, list):
        return [_dated(item, today) for item in part]
    if isinstance(part, dict):
        return {name: _dated(item, today) for name, item in part.items()}
    return part


def _in_words(day: date, style: str) -> str:
    return {
        "en": f"{day.day} {_MONTHS[day.month - 1]}",
        "zh": f"{day.month}月{day.day}日",
        "month": _MONTHS[day.month - 1],
        "yue": f"{day.month}月",
        "year": str(day.year),
    }[style]


def _cell(noun: type, name: str, cell: Any, today: date) -> Any:
    """A cell as the field wants it: days from today, times, enums by value, yuan as Money, lists as tuples."""
    wanted = _types_of(noun)[name]
    if wanted is date:
        return day_from(today, cell)
    if wanted is time:
        return parse_time(cell)
    if wanted is Money:
        return Money(cell * 100, CURRENCY)
    if isinstance(wanted, type) and issubclass(wanted, Enum):
        return wanted(cell)
    if typing.get_origin(wanted) is tuple:
        item = typing.get_args(wanted)[0]
        return tuple(cell) if item is str else tuple(item(one) for one in cell)
    return cell


def _types_of(noun: type) -> dict[str, Any]:
    return _hints_of(noun)


@cache
def _hints_of(noun: type) -> dict[str, Any]:
    """The types of a noun's fields, without their None; reading them takes long, so once a noun."""
    return {name: _without_none(hint) for name, hint in typing.get_type_hints(noun).items()}


def _without_none(hint: Any) -> Any:
    if isinstance(hint, types.UnionType):
        return next(part for part in typing.get_args(hint) if part is not types.NoneType)
    return hint
