"""Organisations: one however its name is typed, changed, and made one of two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.interest import Need
from salesbook.domain.money import Money
from salesbook.domain.organisation import BuyingRole, Employment, Organisation
from salesbook.domain.purchase import Offer
from salesbook.operations.contacts import add_contact, add_part
from salesbook.operations.facts import change_fields, write_employment
from salesbook.operations.imports import CardMerge, apply_import
from salesbook.operations.merging import merge_contacts
from salesbook.operations.organisations import merge_organisations, write_organisation
from salesbook.operations.sales import record_offer, win_offer
from salesbook.queries.contacts import contact_line, contact_lines
from salesbook.queries.organisations import organisation_called
from salesbook.queries.search import contacts_matching
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, profile

SPELLINGS = ("BAYER ag", "  Bayer   AG ", "Ｂａｙｅｒ　ＡＧ")


def names(notebook: Notebook) -> list[str]:
    return sorted(one.name for one in notebook.select(Organisation))


def added(notebook: Notebook, name: str, organisation: str) -> tuple[Contact, Organisation]:
    made = profile(name, organisation=organisation)
    add_contact(notebook, made)
    known = organisation_called(notebook, organisation)
    assert known is not None
    return made.contact, known


def stored(notebook: Notebook, organisation: Organisation) -> Organisation:
    found = notebook.get(Organisation, organisation.id)
    assert found is not None
    return found


@pytest.mark.parametrize("typed", SPELLINGS)
def test_a_contact_added_at_a_known_organisation_makes_no_second_one(notebook: Notebook, typed: str) -> None:
    add_contact(notebook, profile("Anna", organisation="Bayer AG"))
    jo = profile("Jo", organisation=typed)
    add_contact(notebook, jo)
    assert names(notebook) == ["Bayer AG"]
    assert contact_line(notebook, jo.contact.id).organisation == "Bayer AG"


@pytest.mark.parametrize("typed", SPELLINGS)
def test_an_employment_written_at_a_known_organisation_makes_no_second_one(notebook: Notebook, typed: str) -> None:
    anna, bayer = added(notebook, "Anna", "Bayer AG")
    written = write_employment(notebook, Employment(anna.id, None), typed, "Anna")
    assert written.organisation_id == bayer.id
    assert names(notebook) == ["Bayer AG"]


def test_an_import_makes_one_organisation_of_all_spellings(notebook: Notebook) -> None:
    add_contact(notebook, profile("Anna", organisation="Bayer AG"))
    cards = tuple(profile(f"Jo {number}", organisation=typed) for number, typed in enumerate(SPELLINGS))
    new = tuple(profile(f"Li {number}", organisation=typed) for number, typed in enumerate(("SAP", "sap")))
    apply_import(notebook, (*cards, *new))
    assert names(notebook) == ["Bayer AG", "SAP"]
    assert {line.organisation for line in contact_lines(notebook, tuple(c.contact.id for c in cards)).values()} == {
        "Bayer AG"
    }


def test_a_card_merged_at_another_spelling_makes_no_second_employment(notebook: Notebook) -> None:
    anna, _bayer = added(notebook, "Anna", "Bayer AG")
    card = profile("Anna", phone="030 1234567", organisation="BAYER AG")
    apply_import(notebook, (), merges=(CardMerge(anna.id, card),))
    assert names(notebook) == ["Bayer AG"]
    assert len(notebook.of_contact(Employment, anna.id)) == 1


def test_of_two_that_were_there_before_the_one_written_just_so_is_meant(notebook: Notebook) -> None:
    first, second = Organisation("Bayer"), Organisation("BAYER")
    add_part(notebook, first, "")
    add_part(notebook, second, "")
    assert organisation_called(notebook, "BAYER") == second
    assert organisation_called(notebook, "bayer") == first
    assert organisation_called(notebook, "Bayer AG") is None


def test_two_contacts_of_two_spellings_become_one_at_one_organisation(notebook: Notebook) -> None:
    for name in ("Bayer", "BAYER"):
        add_part(notebook, Organisation(name), "")
    anna, other = profile("Anna").contact, profile("Anna M").contact
    for contact, name in ((anna, "Bayer"), (other, "BAYER")):
        add_contact(notebook, replace(profile("x"), contact=contact))
        write_employment(notebook, Employment(contact.id, None), name, contact.name)
    merge_contacts(notebook, anna, other, TODAY)
    assert [one.organisation_id for one in notebook.of_contact(Employment, anna.id)] == [
        next(one.id for one in notebook.select(Organisation, "name = 'Bayer'"))
    ]


def test_what_is_written_of_an_organisation_finds_its_people(notebook: Notebook) -> None:
    anna, bayer = added(notebook, "Anna", "Bayer AG")
    new = {"address": "南京西路 1 号", "phone": "021 6288 0000", "website": "bayer.example", "notes": "入口在 B 座"}
    write_organisation(notebook, bayer, new)
    for words in ("南京西路", "62880000", "入口"):
        assert [line.id for line in contacts_matching(notebook, words)] == [anna.id], words
    write_organisation(notebook, stored(notebook, bayer), {"phone": ""})
    assert contacts_matching(notebook, "62880000") == []


def test_two_fields_written_quickly_both_stay(notebook: Notebook) -> None:
    _anna, bayer = added(notebook, "Anna", "Bayer AG")
    write_organisation(notebook, bayer, {"address": "Nanjing Rd 1"})
    write_organisation(notebook, bayer, {"phone": "021 1"})
    assert (stored(notebook, bayer).address, stored(notebook, bayer).phone) == ("Nanjing Rd 1", "021 1")


def test_an_organisation_is_not_given_the_name_of_another(notebook: Notebook) -> None:
    added(notebook, "Anna", "Bayer AG")
    _jo, sap = added(notebook, "Jo", "SAP")
    with pytest.raises(Refused, match="There is “Bayer AG” already; merge the two"):
        write_organisation(notebook, sap, {"name": "ＢＡＹＥＲ ag"})
    with pytest.raises(Refused, match="needs a name"):
        write_organisation(notebook, sap, {"name": " "})
    assert names(notebook) == ["Bayer AG", "SAP"]


def test_its_own_name_may_be_written_otherwise(notebook: Notebook) -> None:
    _anna, bayer = added(notebook, "Anna", "bayer ag")
    assert write_organisation(notebook, bayer, {"name": "Bayer AG"}).name == "Bayer AG"
    assert names(notebook) == ["Bayer AG"]


def test_merging_brings_people_needs_offers_and_orders_together(notebook: Notebook) -> None:
    anna, keep = added(notebook, "Anna", "Bayer")
    jo, give = added(notebook, "Jo", "Bayer China")
    write_organisation(notebook, give, {"address": "Nanjing Rd 1", "notes": "gate B"})
    add_part(notebook, Need("quiet", organisation_id=give.id), "Bayer China")
    offer = Offer(jo.id, Money(100, "CNY"), TODAY, organisation_id=give.id)
    record_offer(notebook, offer, jo)
    win_offer(notebook, offer, jo, TODAY)
    merge_organisations(notebook, keep, give)
    assert names(notebook) == ["Bayer"]
    assert stored(notebook, keep).address == "Nanjing Rd 1"
    assert stored(notebook, keep).notes.splitlines() == ["gate B", "Also called: Bayer China"]
    for table in ("need", "offer", "purchase"):
        assert notebook.rows(f"SELECT organisation_id FROM {table}") == [(keep.id,)], table
    lines = contact_lines(notebook, (anna.id, jo.id))
    assert {line.organisation for line in lines.values()} == {"Bayer"}
    assert {line.id for line in contacts_matching(notebook, "gate")} == {anna.id, jo.id}


def test_who_worked_at_both_works_there_once_and_loses_nothing(notebook: Notebook) -> None:
    anna, keep = added(notebook, "Anna", "Bayer")
    _jo, give = added(notebook, "Jo", "BAYER Ltd")
    there = Employment(anna.id, give.id, "buyer", buying_role=BuyingRole.DECIDES, position=1)
    add_part(notebook, there, "Anna")
    before = Employment(anna.id, give.id, "trainee", to_day=TODAY, position=2)
    add_part(notebook, before, "Anna")
    merge_organisations(notebook, keep, give)
    now, past = notebook.of_contact(Employment, anna.id)
    assert (now.organisation_id, now.title, now.buying_role) == (keep.id, "buyer", BuyingRole.DECIDES)
    assert (past.id, past.organisation_id, past.title) == (before.id, keep.id, "trainee")


def test_where_somebody_works_first_stays_first(notebook: Notebook) -> None:
    anna, sap = added(notebook, "Anna", "SAP")
    _jo, give = added(notebook, "Jo", "Bayer Ltd")
    _li, keep = added(notebook, "Li", "Bayer")
    add_part(notebook, Employment(anna.id, give.id, position=1), "Anna")
    merge_organisations(notebook, keep, give)
    assert [one.organisation_id for one in notebook.of_contact(Employment, anna.id)] == [sap.id, keep.id]
    assert contact_line(notebook, anna.id).organisation == "SAP"


def test_merging_is_refused_in_one_sentence(notebook: Notebook) -> None:
    _anna, keep = added(notebook, "Anna", "Bayer")
    _jo, give = added(notebook, "Jo", "Bayer Ltd")
    with pytest.raises(Refused, match="No organisation can be merged with itself"):
        merge_organisations(notebook, keep, keep)
    merge_organisations(notebook, keep, give)
    with pytest.raises(Refused, match="deleted meanwhile"):
        merge_organisations(notebook, keep, give)
    with pytest.raises(Refused, match="deleted meanwhile"):
        change_fields(notebook, give, give.name, {"phone": "1"})
