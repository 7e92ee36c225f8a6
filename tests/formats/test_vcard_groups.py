"""A card that is a group of contacts makes nobody a contact; its members get its name as a tag."""

from __future__ import annotations

import pytest

from tests.formats.vcard_reading import batch, text_of

ANN, BO = text_of("FN:Ann", "UID:urn:uuid:A-1"), text_of("FN:Bo", "UID:b-2", "CATEGORIES:Chess")


@pytest.mark.parametrize(
    "group",
    [
        ("KIND:group", "FN:Chess", "MEMBER:urn:uuid:a-1", "MEMBER:b-2"),
        (
            "X-ADDRESSBOOKSERVER-KIND:group",
            "N:Chess;;;;",
            "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:b-2",
            "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:A-1",
        ),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_group_becomes_a_tag_on_its_members(group: tuple[str, ...], first: bool) -> None:
    found = batch(text_of(*group) + ANN + BO if first else ANN + BO + text_of(*group))
    tags = {card.profile.contact.name: [tag.word for tag in card.profile.tags] for card in found.cards}
    assert tags == {"Ann": ["Chess"], "Bo": ["Chess"]}
    assert found.problems == ()


def test_members_elsewhere_are_reported() -> None:
    found = batch(
        ANN + text_of("KIND:group", "FN:Golf", "MEMBER:urn:uuid:a-1", "MEMBER:urn:uuid:x", "MEMBER:mailto:y@z")
    )
    assert [(problem.line, problem.field, str(problem.reason)) for problem in found.problems] == [
        (6, "MEMBER", "2 members of this group are not in the file; the others are tagged with its name.")
    ]
    assert found.cards[0].profile.tags[0].word == "Golf"


@pytest.mark.parametrize("lines", [("FN:Golf",), ("FN:Golf", "MEMBER:urn:uuid:x"), ("MEMBER:urn:uuid:a-1",)])
def test_a_group_of_nobody_is_left_out_and_reported(lines: tuple[str, ...]) -> None:
    found = batch(ANN + text_of("KIND:Group", *lines, "MEMBER: ") + text_of("FN:Somebody without a UID"))
    assert [card.profile.contact.name for card in found.cards] == ["Ann", "Somebody without a UID"]
    assert found.cards[0].profile.tags == ()
    assert [(problem.line, problem.field) for problem in found.problems] == [(6, "KIND")]


@pytest.mark.parametrize("kind", ["individual", "org", "location"])
def test_other_kinds_are_contacts_and_keep_the_word(kind: str) -> None:
    found = batch(text_of("FN:Ann", f"KIND:{kind}")).cards[0].profile
    assert [(line.name, line.value) for line in found.card_properties] == [("KIND", kind)]
