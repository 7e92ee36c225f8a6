"""What cards, products and their news refuse, and what answering several at once brings."""

from __future__ import annotations

from datetime import timedelta

import pytest

from salesbook.domain.card import CardPlan, CardRhythm, CardTemplate, Festival
from salesbook.domain.channel import Channel
from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.interest import Need
from salesbook.domain.money import Money
from salesbook.domain.product_news import ProductNews
from salesbook.domain.profile import Profile
from salesbook.domain.purchase import Offer, Product, Purchase
from salesbook.domain.reminders.reminder import AnswerKind
from salesbook.domain.visit import Participation, Visit
from salesbook.operations.cards import delete_template, plan_cards_for, save_template, stop_cards_for
from salesbook.operations.contacts import add_contact
from salesbook.operations.product_news import announce_news, change_news
from salesbook.operations.products import add_product, delete_product, rename_product
from salesbook.operations.reminders import answer_all
from salesbook.operations.sales import record_offer, record_purchase
from salesbook.queries.cards import card_reminders, cards_due_on, cards_of_book
from salesbook.queries.products import hearers_of, products_of_book
from salesbook.store.notebook import Notebook
from tests.factories import TODAY

LAST_MONTH = TODAY - timedelta(days=40)


@pytest.fixture
def people(notebook: Notebook) -> tuple[Contact, ...]:
    """Anna, who needs silence, and Bo."""
    anna, bo = Contact("Anna", id="anna"), Contact("Bo", id="bo")
    add_contact(notebook, Profile(anna, needs=(Need("A quiet pump", "anna"),)))
    add_contact(notebook, Profile(bo))
    return anna, bo


def monthly(day: int = TODAY.day) -> CardPlan:
    return CardPlan("", CardRhythm.MONTHLY, LAST_MONTH, day=day)


def test_cards_of_a_group_are_due_and_sent_together_as_one_step(
    notebook: Notebook, people: tuple[Contact, ...]
) -> None:
    assert plan_cards_for(notebook, monthly(), ("anna", "bo", "gone")) == 2
    due = cards_due_on(notebook, TODAY)
    assert [(line.contact.name, line.day) for line in due] == [("Anna", TODAY), ("Bo", TODAY)]
    assert answer_all(notebook, tuple(card_reminders(notebook, TODAY)), AnswerKind.DONE, TODAY) == 2
    assert [one.channel for one in notebook.select(Visit)] == [Channel.CARD] * 2
    assert {one.contact_id for one in notebook.select(Participation)} == {"anna", "bo"}
    assert cards_due_on(notebook, TODAY) == ()
    later = cards_of_book(notebook, TODAY + timedelta(days=10)).lines
    assert [line.day and (line.day.month, line.day.day) for line in later] == [(12, TODAY.day)] * 2
    notebook.undo()
    assert len(cards_due_on(notebook, TODAY)) == 2
    assert notebook.select(Visit) == []


def test_after_a_card_was_sent_ahead_of_its_day_the_next_one_is_shown(
    notebook: Notebook, people: tuple[Contact, ...]
) -> None:
    coming = TODAY + timedelta(days=2)
    plan_cards_for(notebook, monthly(coming.day), ("anna",))
    assert [line.day for line in cards_of_book(notebook, TODAY).lines] == [coming]
    answer_all(notebook, tuple(card_reminders(notebook, TODAY)), AnswerKind.DONE, TODAY)
    [line] = cards_of_book(notebook, TODAY).lines
    assert line.reminder is None
    assert line.day is not None
    assert line.day > coming + timedelta(days=20)


def test_a_plan_for_the_same_occasion_is_replaced_for_everybody(
    notebook: Notebook, people: tuple[Contact, ...]
) -> None:
    plan_cards_for(notebook, monthly(3), ("anna", "bo"))
    plan_cards_for(notebook, monthly(7), ("anna",))
    plan_cards_for(notebook, CardPlan("", CardRhythm.FESTIVAL, TODAY, Festival.CHRISTMAS), ("anna",))
    plans = sorted((one.contact_id, one.rhythm.value, one.day) for one in notebook.select(CardPlan))
    assert plans == [("anna", "festival", 1), ("anna", "monthly", 7), ("bo", "monthly", 3)]
    assert stop_cards_for(notebook, ("anna",)) == 2
    assert [one.contact_id for one in notebook.select(CardPlan)] == ["bo"]


def test_nobody_and_nothing_are_refused(notebook: Notebook, people: tuple[Contact, ...]) -> None:
    with pytest.raises(Refused):
        plan_cards_for(notebook, monthly(), ("gone",))
    with pytest.raises(Refused):
        stop_cards_for(notebook, ("anna", "bo"))
    with pytest.raises(Refused):
        answer_all(notebook, (), AnswerKind.DONE, TODAY)


def test_words_of_cards_are_checked_and_their_plans_outlive_them(
    notebook: Notebook, people: tuple[Contact, ...]
) -> None:
    kept = CardTemplate(" plain ", "Dear {name}")
    save_template(notebook, kept)
    assert [one.name for one in notebook.select(CardTemplate)] == ["plain"]
    for bad in (CardTemplate("plain", "Hello"), CardTemplate(" ", "Hello"), CardTemplate("x", "{nobody}")):
        with pytest.raises(Refused):
            save_template(notebook, bad)
    save_template(notebook, CardTemplate("plain", "Hello {name}", id=kept.id))
    (stored,) = notebook.select(CardTemplate)
    assert stored.text == "Hello {name}"
    plan = CardPlan("", CardRhythm.MONTHLY, TODAY, template_id=stored.id)
    plan_cards_for(notebook, plan, ("anna",))
    delete_template(notebook, stored)
    assert [one.template_id for one in notebook.select(CardPlan)] == [None]


def test_a_product_in_use_stays(notebook: Notebook, people: tuple[Contact, ...]) -> None:
    idle = add_product(notebook, "  idle  pump ")
    assert idle.name == "idle pump"
    for number, use in enumerate(("offer", "purchase", "news")):
        used = add_product(notebook, f"pump {number}")
        amount = Money(100, "CNY")
        if use == "offer":
            record_offer(notebook, Offer("anna", amount, TODAY, used.id), people[0])
        elif use == "purchase":
            record_purchase(notebook, Purchase("anna", TODAY, amount, product_id=used.id), people[0])
        else:
            announce_news(notebook, ProductNews(used.id, "blue", TODAY), used)
        with pytest.raises(Refused, match="stays"):
            delete_product(notebook, used)
    delete_product(notebook, idle)
    assert idle.name not in {one.name for one in notebook.select(Product)}


def test_two_products_never_have_one_name(notebook: Notebook) -> None:
    pump, hose = add_product(notebook, "Pump"), add_product(notebook, "Hose")
    for bad in ("pump", " "):
        with pytest.raises(Refused):
            rename_product(notebook, hose, bad)
        with pytest.raises(Refused):
            add_product(notebook, bad)
    rename_product(notebook, pump, "PUMP")
    assert {one.name for one in notebook.select(Product)} == {"PUMP", "Hose"}


def test_news_reaches_buyers_and_needs_and_knows_who_was_told(notebook: Notebook, people: tuple[Contact, ...]) -> None:
    pump = add_product(notebook, "Pump")
    record_purchase(notebook, Purchase("bo", TODAY, Money(100, "CNY"), product_id=pump.id), people[1])
    long_ago = TODAY - timedelta(days=300)
    news = ProductNews(pump.id, "it whispers", long_ago, "Listen!", ("QUIET",))
    assert hearers_of(notebook, news) == {"bo": "", "anna": "A quiet pump"}
    announce_news(notebook, news, pump)
    (line,) = products_of_book(notebook, TODAY)
    assert (line.offered, line.bought, line.waiting) == (0, 1, 2)
    answer_all(notebook, (line.news[0].hearers[0].reminder,), AnswerKind.DONE, TODAY)
    answer_all(notebook, (line.news[0].hearers[1].reminder,), AnswerKind.SKIPPED, TODAY)
    (line,) = products_of_book(notebook, TODAY)
    told = [(one.name, one.need, one.told_on, one.skipped) for one in line.news[0].hearers]
    assert told == [("Anna", "A quiet pump", TODAY, False), ("Bo", "", None, True)]
    assert line.waiting == 0


def test_news_without_words_is_refused(notebook: Notebook) -> None:
    pump = add_product(notebook, "Pump")
    news = ProductNews(pump.id, "blue", TODAY)
    announce_news(notebook, news, pump)
    with pytest.raises(Refused):
        change_news(notebook, ProductNews(pump.id, " ", TODAY, id=news.id), pump)
