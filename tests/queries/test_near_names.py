"""A mistyped name is near the one that was meant, and another name is near nobody."""

from __future__ import annotations

import pytest

from salesbook.domain.contact import Contact
from salesbook.domain.organisation import Employment
from salesbook.domain.profile import Profile
from salesbook.operations.contacts import add_contact
from salesbook.queries.near_names import near_names
from salesbook.store.notebook import Notebook


@pytest.fixture
def book(notebook: Notebook) -> Notebook:
    for contact in (
        Contact("Sarah Whitfield", "Whitfield", "Sarah"),
        Contact("Frank Dawson", "Dawson", "Frank"),
        Contact("José García", "García", "José"),
        Contact("王小明", "王", "小明"),
        Contact("Mary"),
        Contact("王大力", "王", "大力"),
        Contact("欧阳娜娜", "欧阳", "娜娜"),
    ):
        titles = {"王大力": "设备科主任", "欧阳娜娜": "采购总监"}
        jobs = (Employment(contact.id, None, titles[contact.name]),) if contact.name in titles else ()
        add_contact(notebook, Profile(contact, employments=jobs))
    return notebook


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Sara Whitfeld", "Sarah Whitfield"),
        ("SARAH WHITFILED", "Sarah Whitfield"),
        ("Frnk", "Frank Dawson"),
        ("Dawsen", "Frank Dawson"),
        ("Jose Garcia Lopez", None),
        ("Jozé García", "José García"),
        ("王小名", "王小明"),
        ("王晓鸣", "王小明"),
        ("王大明", None),
        ("王主任", "王大力"),
        ("欧阳总监", "欧阳娜娜"),
        ("欧阳总", "欧阳娜娜"),
        ("欧阳经理", "欧阳娜娜"),
        ("小欧阳", "欧阳娜娜"),
        ("老王", None),
        ("王经理", None),
        ("李主任", None),
        ("王小", None),
        ("Mark", None),
        ("Zoltan Kovacs", None),
        ("Al", None),
        ('"', None),
        ("王“", None),
        ("", None),
    ],
)
def test_who_may_be_meant(book: Notebook, typed: str, meant: str | None) -> None:
    found = near_names(book, [typed])
    assert (found[typed].name if found else None) == meant


def test_several_names_are_asked_at_once(book: Notebook) -> None:
    assert set(near_names(book, ["Sara Whitfield", "nobody at all", "王小名"])) == {"Sara Whitfield", "王小名"}


def test_an_empty_notebook_knows_nobody(notebook: Notebook) -> None:
    assert near_names(notebook, ["Sarah Whitfield", "王小明"]) == {}
