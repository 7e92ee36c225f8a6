"""Who is known already, of somebody who is being typed in."""

from __future__ import annotations

import pytest

from salesbook.operations.contacts import add_contact
from salesbook.queries.known import known_by_name, known_by_phone
from salesbook.store.notebook import Notebook
from tests.factories import profile


@pytest.fixture
def book(notebook: Notebook) -> Notebook:
    add_contact(notebook, profile("Dr. Niamh Byrne", "087 555 0199"))
    add_contact(notebook, profile("Niamh Byrnes", "087 555 0177"))
    add_contact(notebook, profile("王伟", "138 0000 4127"))
    return notebook


@pytest.mark.parametrize("typed", ["Dr. Niamh Byrne", "niamh  byrne", "Niamh Byrne", "dr niamh byrne "])
def test_a_name_is_known_whatever_its_capitals_and_title(book: Notebook, typed: str) -> None:
    assert [one.name for one in known_by_name(book, typed)] == ["Dr. Niamh Byrne"]


@pytest.mark.parametrize("typed", ["", "  ", "Niamh", "Byrne", "王", '" OR name:*'])
def test_a_part_of_a_name_is_nobody(book: Notebook, typed: str) -> None:
    assert known_by_name(book, typed) == []


@pytest.mark.parametrize("typed", ["087 555 0199", "0875550199", "+353 87 555 0199", "00353 87 5550199"])
def test_a_number_is_known_however_it_is_written(book: Notebook, typed: str) -> None:
    assert [one.name for one in known_by_phone(book, typed)] == ["Dr. Niamh Byrne"]


@pytest.mark.parametrize("typed", ["", "087", "555 0199", "ask at the desk", "+44 87 555 0199"])
def test_a_piece_of_a_number_or_another_one_is_nobodys(book: Notebook, typed: str) -> None:
    assert known_by_phone(book, typed) == []
