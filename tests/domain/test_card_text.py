"""The words of a card: which fields they may hold, and what stands there for one contact."""

from __future__ import annotations

import pytest

from salesbook.domain.card_text import CARD_FIELDS, CardText, check_card, fill_card, usual_words
from salesbook.domain.errors import Refused
from salesbook.wording import render

VALUES = {
    "name": "王小明",
    "organisation": "拜耳",
    "my_name": "Li",
    "my_company": "",
    "festival": "春节",
    "year": "2027",
}


def test_every_field_is_filled_and_the_line_with_the_name_is_known() -> None:
    text = "{year} {festival}\n{ name }，{organisation}：\n\n{my_name} {my_company}"
    assert fill_card(text, VALUES) == CardText(("2027 春节", "王小明，拜耳：", "", "Li "), 1)


def test_what_is_no_field_stays_as_it_is_written() -> None:
    assert fill_card("{nickname} {}", VALUES) == CardText(("{nickname} {}",), None)


def test_text_of_a_contact_is_never_filled_again() -> None:
    assert fill_card("{name}", {**VALUES, "name": "{my_name}"}).lines == ("{my_name}",)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (" \n", "A card needs words."),
        ("Dear {nickname}", "A card has no field “{nickname}”; there are"),
        ("Dear {}", "A card has no field “{}”; there are"),
        ("Dear {name", "A brace is left open"),
        ("Dear name}", "A brace is left open"),
    ],
)
def test_words_that_cannot_be_filled_are_refused(text: str, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        check_card(text)
    assert render(refused.value.text).startswith(sentence)


def test_every_field_may_be_used() -> None:
    check_card(" ".join(f"{{{field}}}" for field in CARD_FIELDS))


@pytest.mark.parametrize("by_festival", [True, False])
def test_the_usual_words_can_be_filled(by_festival: bool) -> None:
    words = render(usual_words(by_festival=by_festival))
    check_card(words)
    said = fill_card(words, VALUES)
    assert said.name_at == 0
    assert ("春节" in " ".join(said.lines)) == by_festival
