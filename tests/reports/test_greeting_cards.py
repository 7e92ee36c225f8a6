"""Greeting cards: whose are due, what each says in which language, and every card inside its own part of the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from salesbook.domain.card import CardPlan, CardRhythm, CardTemplate, Festival
from salesbook.domain.card_text import CardText
from salesbook.domain.contact import Address, Contact
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.profile import Profile
from salesbook.domain.setting import parse_setting
from salesbook.operations.cards import plan_cards, save_template
from salesbook.operations.contacts import add_contact
from salesbook.operations.settings import change_setting
from salesbook.queries.cards import CardLine, Signature
from salesbook.queries.contacts import ContactLine
from salesbook.reports.address_labels import AddressLabels
from salesbook.reports.greeting_cards import GreetingCards, card_block
from salesbook.reports.marks import Words
from salesbook.reports.options import GreetingCardsOptions, NothingToPrint
from salesbook.reports.page import ENGLISH, MM
from salesbook.reports.parts import Desk
from salesbook.reports.setting import Setter
from salesbook.store.notebook import Notebook
from tests.factories import TODAY
from tests.reports.papers import composed, gathered, pages_of, said_on

PLAIN = CardTemplate(
    "plain", "Dear {name} of {organisation},\n{my_name} of {my_company} wishes you a good {year}.", "en"
)


def monthly(whose: str, template: CardTemplate | None = None) -> CardPlan:
    plan = CardPlan(whose, CardRhythm.MONTHLY, TODAY - timedelta(days=60), day=TODAY.day)
    return replace(plan, id=f"card-{whose}", template_id=template.id if template else None)


@pytest.fixture
def book(notebook: Notebook) -> Notebook:
    """Anna at Bayer has a card today, Bo one next month."""
    bayer = Organisation("Bayer", id="bayer")
    anna, bo = Contact("Anna", id="anna"), Contact("Bo", id="bo")
    address = (Address("anna", "Street 1"),)
    add_contact(
        notebook, Profile(anna, addresses=address, employments=(Employment("anna", "bayer"),), organisations=(bayer,))
    )
    add_contact(notebook, Profile(bo, addresses=(Address("bo", "Street 2"),)))
    for key, words in (("my-name", "Li"), ("my-company", "Boreas")):
        change_setting(notebook, parse_setting(key, words))
    save_template(notebook, PLAIN)
    plan_cards(notebook, monthly("anna", PLAIN), anna)
    plan_cards(notebook, CardPlan("bo", CardRhythm.MONTHLY, TODAY + timedelta(days=20), day=TODAY.day), bo)
    return notebook


def cards(notebook: Notebook, **options: object) -> GreetingCards:
    made: GreetingCards = gathered(notebook, "greeting-cards", **options)
    return made


def test_the_cards_due_are_gathered_with_their_words(book: Notebook) -> None:
    found = cards(book)
    (line,) = found.cards
    assert line == CardLine(
        monthly("anna", PLAIN), ContactLine("anna", "Anna", "Bayer", ""), TODAY, PLAIN, line.reminder
    )
    assert found.signed == Signature("Li", "Boreas")
    assert not cards(book, contact_id="bo").cards


def test_the_card_says_what_its_words_say_for_the_contact(book: Notebook) -> None:
    words = said_on("greeting-cards", cards(book))
    assert words == "Dear Anna of Bayer, Li of Boreas wishes you a good 2026."


def test_the_usual_words_follow_the_paper_and_own_ones_their_own_language() -> None:
    plan = CardPlan("anna", CardRhythm.FESTIVAL, TODAY, Festival.SPRING_FESTIVAL)
    line = CardLine(plan, ContactLine("anna", "Anna", "", ""), TODAY)
    content = GreetingCards((line,), Signature("Li"))
    assert "happy Spring Festival" in said_on("greeting-cards", content)
    assert "春节快乐" in said_on("greeting-cards", content, "zh_CN")
    own = GreetingCards((replace(line, template=CardTemplate("x", "{name}, {festival}", "en")),))
    assert said_on("greeting-cards", own, "zh_CN") == "Anna,SpringFestival"


def test_four_stand_on_a_page_or_two_large_ones() -> None:
    line = CardLine(monthly("anna"), ContactLine("anna", "Anna", "", ""), TODAY)
    content = GreetingCards((line,) * 5, Signature("Li"))
    assert [page.count("Dear Anna") for page in pages_of(composed("greeting-cards", content))] == [4, 1]
    large = replace(content, large=True)
    assert [page.count("Dear Anna") for page in pages_of(composed("greeting-cards", large))] == [2, 2, 1]


def test_a_page_without_cut_marks_has_nothing_but_words() -> None:
    line = CardLine(monthly("anna"), ContactLine("anna", "Anna", "", ""), TODAY)
    content = GreetingCards((line,), Signature("Li"))
    with_marks, without = (composed("greeting-cards", replace(content, cut_marks=marks)).pdf for marks in (True, False))
    assert len(with_marks) > len(without)


@pytest.mark.parametrize(
    "said",
    [
        CardText(("Dear Anna,", "all the best"), 0),
        CardText(("all the best",), None),
        CardText(("很长的一句话，" * 2000, "Anna"), 1),
        CardText(("x" * 5000,), None),
        CardText(("a line",) * 200, None),
    ],
)
def test_a_card_stays_inside_its_edges_and_the_name_is_the_largest(said: CardText) -> None:
    width, height = 75 * MM, 118 * MM
    block = card_block(Desk(Setter(), ENGLISH), said, "Anna", width, height)
    words = [mark for mark in block.marks if isinstance(mark, Words)]
    assert words
    assert min(mark.y - mark.size for mark in words) + 8 > 0
    assert max(mark.y for mark in words) <= height
    assert max(mark.x + mark.line.width for mark in words) <= width + 8
    named = [mark.size for mark in words if "Anna" in mark.line.text]
    if named:
        assert named[0] == max(mark.size for mark in words) > min(mark.size for mark in words)


def test_labels_are_printed_for_the_same_contacts(book: Notebook) -> None:
    whole: AddressLabels = gathered(book, "address-labels")
    due: AddressLabels = gathered(book, "address-labels", cards_due=True)
    assert [label.lines[0] for label in whole.labels] == ["Anna", "Bo"]
    assert [label.lines[0] for label in due.labels] == ["Anna"]


def test_without_any_plan_there_is_nothing_to_print(notebook: Notebook, book: Notebook) -> None:
    GreetingCardsOptions.usual(book, TODAY).check(book)
    with pytest.raises(NothingToPrint):
        GreetingCardsOptions("nobody").check(book)
    assert "No card is due." in said_on("greeting-cards", cards(book, contact_id="bo"))
