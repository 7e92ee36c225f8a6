"""Contacts as lines of a list, and everything about one."""

from __future__ import annotations

from dataclasses import replace

from salesbook.domain.contact import Contact, Email, Phone
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.profile import Profile
from salesbook.operations.contacts import add_contact
from salesbook.queries.contacts import contact_line, contact_lines, employment_now, profile_of
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, profile


def test_a_line_names_the_present_employment(notebook: Notebook) -> None:
    contact, bayer, huawei = Contact("王小明"), Organisation("拜耳"), Organisation("华为")
    jobs = (
        Employment(contact.id, bayer.id, "buyer", to_day=TODAY, position=0),
        Employment(contact.id, huawei.id, "head of purchasing", from_day=TODAY, position=1),
        Employment(contact.id, bayer.id, "adviser", position=2),
    )
    add_contact(notebook, Profile(contact, employments=jobs, organisations=(bayer, huawei)))
    line = contact_line(notebook, contact.id)
    assert (line.id, line.name, line.organisation, line.title) == (contact.id, "王小明", "华为", "head of purchasing")
    found = profile_of(notebook, replace(contact, added=None))
    assert employment_now(found) == (jobs[1], huawei)
    assert set(found.organisations) == {bayer, huawei}


def test_a_line_of_somebody_without_work_is_just_the_name(notebook: Notebook) -> None:
    made = profile("王小明")
    add_contact(notebook, made)
    line = contact_line(notebook, made.contact.id)
    assert (line.name, line.organisation, line.title) == ("王小明", "", "")
    assert employment_now(made) == (None, None)


def test_a_line_of_somebody_who_left_names_no_organisation(notebook: Notebook) -> None:
    contact, bayer = Contact("王小明"), Organisation("拜耳")
    left = Employment(contact.id, bayer.id, "buyer", to_day=TODAY)
    add_contact(notebook, Profile(contact, employments=(left,), organisations=(bayer,)))
    line = contact_line(notebook, contact.id)
    assert (line.organisation, line.title) == ("", "")


def test_a_title_without_an_organisation_is_shown(notebook: Notebook) -> None:
    contact = Contact("Ann")
    add_contact(notebook, Profile(contact, employments=(Employment(contact.id, None, "consultant"),)))
    line = contact_line(notebook, contact.id)
    assert (line.organisation, line.title) == ("", "consultant")
    assert employment_now(profile_of(notebook, contact))[1] is None


def test_lines_come_for_all_who_were_asked_for(notebook: Notebook) -> None:
    made = [profile(name, organisation="拜耳") for name in ("王小明", "李雷", "赵敏")]
    for one in made:
        add_contact(notebook, one)
    asked = tuple(one.contact.id for one in made[:2])
    found = contact_lines(notebook, asked)
    assert {one.name for one in found.values()} == {"王小明", "李雷"}
    assert {one.organisation for one in found.values()} == {"拜耳"}
    assert tuple(found) == asked
    assert contact_lines(notebook, ()) == {}


def test_a_profile_keeps_the_contacts_own_order(notebook: Notebook) -> None:
    contact = Contact("王小明")
    phones = tuple(Phone(contact.id, f"1380013800{n}", position=n) for n in range(5))
    emails = tuple(Email(contact.id, f"{n}@example.com", position=n) for n in range(3))
    add_contact(notebook, Profile(contact, phones=phones[::-1], emails=emails[::-1]))
    found = profile_of(notebook, contact)
    assert (found.phones, found.emails) == (phones, emails)
