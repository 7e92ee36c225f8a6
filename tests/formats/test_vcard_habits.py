"""Habits of writers that cost a value before: heads folded early, roles beside professions, addresses as lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from salesbook.domain.relation import RELATION_WORDS, Relation
from tests.formats.vcard_reading import kept, profile
from tests.formats.vcard_writing import VERSIONS, read_again


def test_a_head_may_be_folded_before_its_value() -> None:
    found = profile(
        'ADR;GEO="geo:12.3457,78.910";LABEL="Mr. John Q. Public, Esq.\\nMail Drop:',
        '  TNE QB\\nAny Town":;;123 Main Street;Any Town;CA;91921-1234;U.S.A.',
        "NOTE;X-LONG=" + "a" * 60,
        " b:tall",
        version="4.0",
    )
    at = found.addresses[0]
    assert (at.street, at.city, at.country, found.notes[0].text) == ("123 Main Street", "Any Town", "U.S.A.", "tall")
    assert kept(found) == [("", "LABEL", "", "Mr. John Q. Public, Esq.\\nMail Drop: TNE QB\\nAny Town")]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_role_beside_title_and_profession_is_kept(version: str) -> None:
    found = profile("TITLE:Buyer", "ROLE:Speaker", "X-KADDRESSBOOK-X-Profession:Chemist")
    assert (found.employments[0].title, found.employments[0].profession) == ("Buyer", "Chemist")
    assert kept(found) == kept(read_again(found, version)) == [("", "ROLE", "", "Speaker")]


def test_a_value_may_begin_with_slashes() -> None:
    found = profile("NOTE:tall", "URL://example.com", "see", "http://example.com/b")
    assert [page.value for page in found.websites] == ["//example.com\nsee\nhttp://example.com/b"]
    assert found.notes[0].text == "tall"


def test_a_preference_of_nought_is_none() -> None:
    assert profile("LANG;PREF=0:en", "LANG;PREF=1:fr").contact.language == "fr"


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("word", RELATION_WORDS)
def test_every_relation_the_program_knows_comes_back(word: str, version: str) -> None:
    before = profile()
    found = read_again(replace(before, relations=(Relation("", word, "Bo"),)), version)
    assert [(who.word, who.name, who.detail) for who in found.relations] == [(word, "Bo", "")]
