"""`organisation` and `organisations`: shown, changed, merged; one however its name is typed."""

from __future__ import annotations

import pytest

from tests.cli.program import Program


@pytest.fixture
def known(program: Program) -> Program:
    """Two people at Bayer AG, one at Bayer China."""
    program.say("add", "Anna Meier", "--organisation", "Bayer AG", "--title", "buyer")
    program.say("add", "Jo Novak", "--organisation", "ＢＡＹＥＲ ag")
    program.say("add", "李娜", "--organisation", "Bayer China")
    return program


def test_one_name_written_in_several_ways_is_one_organisation(known: Program) -> None:
    listed = known.json("organisations")["organisations"]
    assert [(one["name"], one["people"]) for one in listed] == [("Bayer AG", 2), ("Bayer China", 1)]
    assert [one["name"] for one in known.json("organisations", "CHINA")["organisations"]] == ["Bayer China"]
    assert known.say("organisations", "Siemens") == ["Nothing found."]


def test_what_is_written_is_shown_and_undone(known: Program) -> None:
    said = known.say("organisation", "bayer ag", "phone=030 1", "address=Müllerstr. 178", "notes=ring twice")
    assert said == ["Changed: address, notes, phone."]
    shown = known.json("organisation", "Bayer AG")
    assert (shown["phone"], shown["address"], shown["notes"]) == ("030 1", "Müllerstr. 178", "ring twice")
    assert [person["name"] for person in shown["people"]] == ["Anna Meier", "Jo Novak"]
    lines = known.say("organisation", "Bayer AG")
    for line in ("Bayer AG", "  phone: 030 1", "  address: Müllerstr. 178", "  Anna Meier  buyer  no stage"):
        assert line in lines
    assert {one["name"] for one in known.json("find", "ring twice")["contacts"]} == {"Anna Meier", "Jo Novak"}
    known.say("undo")
    assert known.json("organisation", "Bayer AG")["phone"] == ""


def test_its_offers_and_orders_are_shown(known: Program) -> None:
    known.say("offer", "Anna Meier", "1200", "--product", "TL-20")
    known.say("purchase", "Anna Meier", "300")
    shown = known.json("organisation", "Bayer AG")
    assert [(one["product"], one["state"]) for one in shown["offers"]] == [("TL-20", "open")]
    assert [one["amount"] for one in shown["purchases"]] == [30000]


def test_two_become_one_and_two_again(known: Program) -> None:
    known.say("organisation", "Bayer China", "phone=021 6288")
    before = known.rows()[:2]
    said = known.say("organisation", "Bayer AG", "--merge", "Bayer China")
    assert said == ["Merged Bayer China into Bayer AG. “salesbook undo” brings both back."]
    shown = known.json("organisation", "Bayer AG")
    assert len(shown["people"]) == 3
    assert (shown["phone"], shown["notes"]) == ("021 6288", "Also called: Bayer China")
    known.say("undo")
    assert known.rows()[:2] == before


def test_what_cannot_be_is_refused_in_one_sentence(known: Program) -> None:
    taken = "There is “Bayer AG” already; merge the two organisations instead."
    assert known.refused("organisation", "Bayer China", "name=BAYER  AG") == taken
    one = known.json("organisation", "Bayer China")["id"]
    assert known.refused("edit", one, "name=bayer ag") == taken
    assert known.refused("organisation", "Bayer China", "name=") == "“name” cannot be empty; type a value."
    assert "changes nothing here" in known.refused("organisation", "Bayer China", "colour=blue")
    assert known.refused("organisation", "Siemens") == "No organisation is found by “Siemens”; check its name."
    assert "names several organisations" in known.refused("organisation", "Bayer")
    assert known.refused("organisation", "Bayer AG", "--merge", "bayer ag").startswith("No organisation can be merged")
    both = known.refused("organisation", "Bayer AG", "phone=1", "--merge", "Bayer China")
    assert both == "Change an organisation or merge it, one after the other."
    assert len(known.json("organisations")["organisations"]) == 2


def test_its_fields_are_edited_by_its_id_too(known: Program) -> None:
    one = known.json("organisation", "Bayer China")["id"]
    known.say("edit", one, "website=bayer.example", "name=Bayer Greater China")
    assert known.json("organisation", one)["website"] == "bayer.example"
    assert known.json("organisation", one)["name"] == "Bayer Greater China"
