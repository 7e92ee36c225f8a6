"""Who is probably in the notebook twice."""

from __future__ import annotations

from salesbook.domain.contact import Contact, Email, Phone
from salesbook.domain.duplicates import Because
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.profile import Profile
from salesbook.operations.contacts import add_contact
from salesbook.queries.same_people import same_people
from salesbook.store.notebook import Notebook


def added(notebook: Notebook, name: str, *, phone: str = "", email: str = "", organisation: str = "") -> Contact:
    contact = Contact(name)
    firm = Organisation(organisation) if organisation else None
    add_contact(
        notebook,
        Profile(
            contact,
            phones=(Phone(contact.id, phone),) if phone else (),
            emails=(Email(contact.id, email),) if email else (),
            employments=(Employment(contact.id, firm.id),) if firm else (),
            organisations=(firm,) if firm else (),
        ),
    )
    return contact


def pairs(notebook: Notebook) -> list[tuple[str, str, Because]]:
    return [(found.one.id, found.other.id, found.because) for found in same_people(notebook)]


def test_nobody_is_found_in_an_empty_notebook(notebook: Notebook) -> None:
    assert pairs(notebook) == []


def test_the_same_mobile_email_or_name_with_organisation_is_the_same_person_the_surest_first(
    notebook: Notebook,
) -> None:
    one = added(notebook, "Anna Berg", organisation="Bayer")
    two = added(notebook, "anna  berg", organisation="Bayer")
    li = added(notebook, "李雷", phone="139 0013 9000")
    lei = added(notebook, "李 雷", phone="+86 13900139000")
    jo = added(notebook, "Jo", email="jo@example.com")
    joe = added(notebook, "Joe", email="JO@example.com")
    assert pairs(notebook) == [
        (jo.id, joe.id, Because.EMAIL),
        (li.id, lei.id, Because.PHONE),
        (one.id, two.id, Because.NAME_AND_ORGANISATION),
    ]


def test_two_of_exactly_the_same_name_are_worth_asking_about_after_all_others(notebook: Notebook) -> None:
    one = added(notebook, "王伟", phone="139 0013 9000")
    two = added(notebook, "王伟", organisation="Bayer")
    added(notebook, "王伟民")
    jo = added(notebook, "Jo", email="jo@example.com")
    joe = added(notebook, "Joe", email="jo@example.com")
    assert pairs(notebook) == [(jo.id, joe.id, Because.EMAIL), (one.id, two.id, Because.NAME)]


def test_a_number_that_people_share_is_nobody(notebook: Notebook) -> None:
    added(notebook, "Kim", phone="021 6555 0199")
    added(notebook, "Lee", phone="021 6555 0199")
    for name in ("Ana", "Bea", "Cleo"):
        added(notebook, name, phone="138 0013 8000")
    assert pairs(notebook) == []


def test_a_name_that_cards_part_by_commas_is_one_name(notebook: Notebook) -> None:
    one = added(notebook, "Mr. John Richter, James Doe Sr.", organisation="IBM")
    two = added(notebook, "Mr. John Richter,James Doe Sr.", organisation="IBM")
    assert pairs(notebook) == [(one.id, two.id, Because.NAME_AND_ORGANISATION)]
