"""Whom the first visit is tried on."""

from __future__ import annotations

from salesbook.operations.contacts import add_contact
from salesbook.queries.first_visit import Guest, guest_of
from salesbook.store.notebook import Notebook
from tests.factories import profile


def test_a_doctor_is_found_by_the_name_and_not_by_the_title(notebook: Notebook) -> None:
    add_contact(notebook, profile("Dr. Amara Okafor"))
    add_contact(notebook, profile("Dr. Aoife Daly"))
    assert guest_of(notebook) == Guest("Dr. Amara Okafor", "amar", by_pinyin=False)
