"""The sample in Chinese: the same story, told as a Chinese rep's own book."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from salesbook.domain.contact import Contact, Note, Tag
from salesbook.domain.interest import Interest, Need
from salesbook.domain.objection import Objection
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.promise import NextStep, Promise
from salesbook.domain.purchase import Offer, Purchase
from salesbook.domain.referral import Praise, Referral
from salesbook.domain.relation import Relation
from salesbook.domain.visit import Expense, ValueGiven, Visit
from salesbook.operations.sample import make_sample
from salesbook.queries.today import today as the_day
from salesbook.store.notebook import Notebook
from salesbook.store.nouns import NOUNS
from salesbook.store.records import table_of
from salesbook.store.search import index_matches
from salesbook.system.paths import resources
from tests.factories import TODAY, new_notebook

SAMPLE = resources() / "sample"
HAN = re.compile("[\u4e00-\u9fff]")
# Two foreigners with their families, the classes of customers, and what things are called everywhere.
AS_THEY_ARE = {"Sarah Whitfield", "Tom Hale", "Emma", "James", "A"}
SAID: dict[type, tuple[str, ...]] = {
    Contact: ("name", "best_hours", "how_we_met"),
    Employment: ("title", "department"),
    Expense: ("note",),
    Interest: ("text", "detail"),
    Need: ("text",),
    NextStep: ("text",),
    Note: ("text",),
    Objection: ("said", "real_reason", "answer"),
    Offer: ("note",),
    Organisation: ("name", "place"),
    Praise: ("text",),
    Promise: ("text",),
    Purchase: ("note",),
    Referral: ("to_name", "note"),
    Relation: ("name", "detail"),
    Tag: ("word",),
    ValueGiven: ("note",),
    Visit: ("place", "purpose", "wanted_result", "ace"),
}


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Notebook, Notebook]]:
    """The sample in English and in Chinese, only to be read."""
    opened = [new_notebook(tmp_path_factory.mktemp(language)) for language in ("en", "zh_CN")]
    for notebook, language in zip(opened, ("en", "zh_CN"), strict=True):
        make_sample(notebook, TODAY, language)
    yield opened[0], opened[1]
    for notebook in opened:
        notebook.close()


@pytest.mark.parametrize("noun", SAID, ids=lambda noun: noun.__name__)
def test_everything_a_reader_sees_is_chinese(books: tuple[Notebook, Notebook], noun: type[Any]) -> None:
    said = {str(getattr(one, name)) for one in books[1].select(noun) for name in SAID[noun]} - AS_THEY_ARE
    assert {text for text in said if text and not HAN.search(text)} == set()


def test_it_is_the_same_story(books: tuple[Notebook, Notebook]) -> None:
    english, chinese = ({table_of(noun): len(book.select(noun)) for noun in NOUNS} for book in books)
    assert chinese == english
    english_day, chinese_day = (the_day(book, TODAY) for book in books)
    assert [one.kind for one in chinese_day.must] == [one.kind for one in english_day.must]
    assert index_matches(books[1].connection)


def test_contacts_write_chinese_and_are_parted_by_their_surname(books: tuple[Notebook, Notebook]) -> None:
    by_name = {one.name: one for one in books[1].select(Contact)}
    assert {one.name for one in by_name.values() if one.language != "zh"} == {"Tom Hale"}
    assert (by_name["邓凯"].family_name, by_name["邓凯"].given_name) == ("邓", "凯")


def test_every_word_for_the_chinese_sample_stands_in_the_sample() -> None:
    words = tomllib.loads((SAMPLE / "zh_CN" / "words.toml").read_text("utf-8"))
    found = [tomllib.loads(path.read_text("utf-8")) for path in SAMPLE.glob("*.toml")]
    there = {text for part in found for text in _texts(part)}
    assert {text for part in words.values() for text in part} <= there


def test_every_contact_that_is_somebody_else_in_chinese_is_in_the_sample() -> None:
    others = tomllib.loads((SAMPLE / "zh_CN" / "people.toml").read_text("utf-8"))
    known = {
        key for path in SAMPLE.glob("*.toml") for key in tomllib.loads(path.read_text("utf-8")).get("contacts", {})
    }
    assert set(others["contacts"]) <= known


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for item in part.values():
            yield from _texts(item)
    elif isinstance(part, list):
        for item in part:
            yield from _texts(item)
