"""The search index tells exactly what the rows tell: after each change it is as if made anew from them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from salesbook.domain.contact import Address, Contact, Email, MessagingId, Note, Phone, Tag
from salesbook.domain.interest import Interest, Need
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.promise import NextStep, Promise, Side
from salesbook.domain.relation import Relation
from salesbook.domain.search_text import match_query
from salesbook.domain.text import Text
from salesbook.domain.visit import Participation, Visit
from salesbook.store.notebook import Notebook
from salesbook.store.search import index_matches, rebuild
from tests.factories import TODAY
from tests.images import Observer

LABEL = Text("Try")
CONTACT, OTHER, VISIT, EMPLOYER = Contact("王小明"), Contact("Anna Meier"), Visit(TODAY), Organisation("拜耳")


@pytest.fixture
def filled(notebook: Notebook) -> Notebook:
    with notebook.change(LABEL) as change:
        change.insert(CONTACT, OTHER, VISIT, EMPLOYER, Participation(VISIT.id, CONTACT.id))
        change.insert(Employment(CONTACT.id, EMPLOYER.id, "buyer"), Employment(OTHER.id, EMPLOYER.id))
    return notebook


def contacts_found(notebook: Notebook, words: str) -> list[str]:
    return [
        name
        for (name,) in notebook.rows(
            "SELECT c.name FROM contact_index i JOIN contact c ON c.key = i.rowid WHERE contact_index MATCH ? ORDER BY c.key",
            match_query(words),
        )
    ]


def visits_found(notebook: Notebook, words: str) -> int:
    return len(notebook.rows("SELECT rowid FROM visit_index WHERE visit_index MATCH ?", match_query(words)))


def insert(notebook: Notebook, *things: object) -> None:
    with notebook.change(LABEL) as change:
        change.insert(*things)


def update(notebook: Notebook, *things: object) -> None:
    with notebook.change(LABEL) as change:
        change.update(*things)


def delete(notebook: Notebook, *things: object) -> None:
    with notebook.change(LABEL) as change:
        change.delete(*things)


OF_CONTACT: list[tuple[Callable[[str], Any], str, str]] = [
    (lambda word: Phone(CONTACT.id, word), "138 0013 8000", "0013"),
    (lambda word: Email(CONTACT.id, word), "xm@example.com", "example"),
    (lambda word: Address(CONTACT.id, city=word), "成都", "成都"),
    (lambda word: MessagingId(CONTACT.id, "WeChat", word), "dragon84", "dragon"),
    (lambda word: Tag(CONTACT.id, word), "vip", "vip"),
    (lambda word: Interest(CONTACT.id, word), "羽毛球", "毛球"),
    (lambda word: Need(word, CONTACT.id), "quieter pumps", "pumps"),
    (lambda word: Relation(CONTACT.id, "child", word), "Emil", "emil"),
    (lambda word: Note(word, CONTACT.id), "likes tea", "tea"),
]
OF_VISIT: list[tuple[Callable[[str], Any], str, str]] = [
    (lambda word: Note(word, visit_id=VISIT.id), "打羽毛球", "羽毛球"),
    (lambda word: Promise(CONTACT.id, Side.ME, word, visit_id=VISIT.id), "send samples", "samples"),
    (lambda word: NextStep(CONTACT.id, word, visit_id=VISIT.id), "call Anna", "anna"),
]


@pytest.mark.parametrize(("make", "words", "query"), OF_CONTACT, ids=lambda one: one if isinstance(one, str) else "")
def test_what_belongs_to_a_contact_finds_it_while_it_is_there(
    filled: Notebook, make: Callable[[str], Any], words: str, query: str
) -> None:
    part = make(words)
    for act, found in (
        (insert, True),
        (delete, False),
        (Notebook.undo, True),
        (Notebook.undo, False),
        (Notebook.redo, True),
    ):
        act(filled, *(() if act in (Notebook.undo, Notebook.redo) else (part,)))
        assert ("王小明" in contacts_found(filled, query)) is found


@pytest.mark.parametrize(("make", "words", "query"), OF_VISIT, ids=lambda one: one if isinstance(one, str) else "")
def test_what_was_said_at_a_visit_finds_it_while_it_is_there(
    filled: Notebook, make: Callable[[str], Any], words: str, query: str
) -> None:
    part = make(words)
    insert(filled, part)
    assert visits_found(filled, query) == 1
    delete(filled, part)
    assert visits_found(filled, query) == 0
    filled.undo()
    assert visits_found(filled, query) == 1


def test_a_part_that_goes_over_to_another_is_found_there_alone(filled: Notebook) -> None:
    tag = Tag(CONTACT.id, "vip")
    insert(filled, tag)
    update(filled, replace(tag, contact_id=OTHER.id))
    assert contacts_found(filled, "vip") == ["Anna Meier"]
    filled.undo()
    assert contacts_found(filled, "vip") == ["王小明"]


def test_a_renamed_organisation_finds_all_who_work_there_by_its_new_name_alone(filled: Notebook) -> None:
    assert contacts_found(filled, "拜耳") == contacts_found(filled, "baier") == ["王小明", "Anna Meier"]
    update(filled, replace(EMPLOYER, name="Siemens"))
    assert contacts_found(filled, "拜耳") == contacts_found(filled, "baier") == []
    assert contacts_found(filled, "siemens") == ["王小明", "Anna Meier"]


def test_a_visit_that_moves_is_found_at_its_new_place_in_time(filled: Notebook) -> None:
    insert(filled, Note("羽毛球", visit_id=VISIT.id))
    update(filled, replace(VISIT, day=TODAY + timedelta(days=9)))
    (found,) = filled.rows("SELECT rowid FROM visit_index WHERE visit_index MATCH ?", match_query("羽毛球"))
    assert found == filled.rows("SELECT key FROM visit")[0]
    assert index_matches(filled.connection)


def test_two_contacts_who_change_places_in_one_change_keep_their_words(filled: Notebook, observer: Observer) -> None:
    with filled.change(LABEL) as change:
        change.update(replace(CONTACT, name="Anna Meier"), replace(OTHER, name="王小明"))
        change.update(replace(CONTACT, name="韩梅梅"))
    assert contacts_found(filled, "hmm") == ["韩梅梅"]
    assert observer.index() == observer.rebuilt_index()


@pytest.mark.parametrize("seed", range(3))
def test_after_mixed_changes_the_index_is_as_if_made_anew(filled: Notebook, observer: Observer, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(40):
        with filled.change(LABEL) as change:
            for _ in range(chance.randrange(1, 4)):
                make, words, _ = chance.choice(OF_CONTACT + OF_VISIT)
                part = make(words)
                change.insert(part)
                if chance.random() < 0.4:
                    change.delete(part)
        undone = chance.randrange(2)
        for act in [Notebook.undo] * undone + [Notebook.redo] * chance.randint(0, undone):
            act(filled)
    assert observer.index() == observer.rebuilt_index()
    assert len(observer.index()["contact_index"]) > 50


def test_a_wrong_index_is_noticed_and_made_anew(filled: Notebook, observer: Observer) -> None:
    right = observer.index()
    observer.connection.execute("DELETE FROM contact_index WHERE rowid = 1")
    assert not index_matches(filled.connection)
    observer.connection.execute("INSERT INTO visit_index (rowid, words) VALUES (7, 'ghost')")
    observer.connection.execute("BEGIN IMMEDIATE")
    rebuild(observer.connection)
    observer.connection.execute("COMMIT")
    assert index_matches(filled.connection)
    assert observer.index() == right
