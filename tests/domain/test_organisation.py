"""How organisations are told apart, and how two become one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesbook.domain.organisation import Organisation, filled, organisation_key, united_organisation


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bayer AG", "BAYER ag"),
        ("Bayer AG", "  Bayer \t AG "),
        ("Ｂａｙｅｒ　ＡＧ", "Bayer AG"),
        ("拜耳（上海）", "拜耳(上海)"),
        ("ﾃﾙﾓ", "テルモ"),
        ("Straße & Söhne", "STRASSE & SÖHNE"),
    ],
)
def test_a_name_is_one_however_it_is_written(one: str, other: str) -> None:
    assert organisation_key(one) == organisation_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Bayer", "Bayer AG"), ("拜耳", "拜尔"), ("Müller", "Muller"), ("A B", "AB")]
)
def test_other_names_stay_others(one: str, other: str) -> None:
    assert organisation_key(one) != organisation_key(other)


@given(st.text())
def test_what_a_name_is_told_by_is_told_by_itself(name: str) -> None:
    assert organisation_key(organisation_key(name)) == organisation_key(name)


def test_what_one_does_not_say_it_takes_from_the_other() -> None:
    keep = Organisation("Bayer", place="Berlin", phone="030 1")
    give = Organisation("BAYER", "bài ěr", "Shanghai", "Nanjing Rd 1", "021 2", "bayer.example", "gate B")
    assert filled(keep, give) == Organisation(
        "Bayer", "bài ěr", "Berlin", "Nanjing Rd 1", "030 1", "bayer.example", "gate B", id=keep.id
    )


def test_what_has_no_place_in_the_one_stands_in_its_notes() -> None:
    keep = Organisation("Bayer", place="Berlin", phone="030 1", notes="ring twice")
    give = Organisation("Bayer China", place="Shanghai", phone="030 1", notes="gate B")
    both = united_organisation(keep, give)
    assert (both.id, both.name, both.place, both.phone) == (keep.id, "Bayer", "Berlin", "030 1")
    assert both.notes.splitlines() == ["ring twice", "gate B", "Also called: Bayer China", "Place: Shanghai"]


def test_another_spelling_is_no_other_name() -> None:
    assert united_organisation(Organisation("Bayer"), Organisation("ＢＡＹＥＲ")).notes == ""


def test_uniting_the_same_again_says_nothing_twice() -> None:
    keep, give = Organisation("Bayer", place="Berlin"), Organisation("Bayer China", place="Shanghai", notes="gate B")
    once = united_organisation(keep, give)
    assert united_organisation(once, give) == once
