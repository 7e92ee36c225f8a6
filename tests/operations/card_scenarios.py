"""Scenarios of `test_every_operation` about cards, products and their news."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from salesbook.domain.card import CardPlan, CardRhythm, CardTemplate, Festival
from salesbook.domain.product_news import ProductNews
from salesbook.domain.purchase import Product
from salesbook.domain.reminders.reminder import AnswerKind, Reminder, ReminderKind
from salesbook.domain.text import Text
from salesbook.operations.cards import (
    delete_template,
    plan_cards_for,
    save_template,
    stop_cards_for,
    use_template,
)
from salesbook.operations.product_news import change_news, withdraw_news
from salesbook.operations.products import add_product, delete_product, rename_product
from salesbook.operations.reminders import answer_all
from tests.factories import TODAY
from tests.operations.scenario import Scenario
from tests.world import World


def known(it: World, noun: type[Any]) -> Any:
    """The world's only thing of a kind."""
    return next(one for one in it.things if isinstance(one, noun))


def sent(it: World) -> tuple[Any, ...]:
    """Two cards and a piece of news, told together."""
    plan, news = known(it, CardPlan), known(it, ProductNews)
    people = (it.contact.id, it.other.id)
    cards = (
        Reminder(ReminderKind.CARD, one, plan.id, f"2026-11-0{n}", TODAY, Text("due")) for n, one in enumerate(people)
    )
    told = Reminder(ReminderKind.NEWS, it.contact.id, news.id, it.contact.id, TODAY, Text("due"))
    return (*cards, told), AnswerKind.DONE, TODAY


OF_CARDS = (
    Scenario(
        plan_cards_for,
        lambda it: (CardPlan("", CardRhythm.FESTIVAL, TODAY, Festival.CHRISTMAS), (it.contact.id, it.other.id)),
    ),
    Scenario(stop_cards_for, lambda it: ((it.contact.id, it.other.id),)),
    Scenario(use_template, lambda it: ((known(it, CardPlan),), None)),
    Scenario(save_template, lambda _: (CardTemplate("short", "{name}: {festival}!", "zh_CN"),), "new"),
    Scenario(save_template, lambda it: (replace(known(it, CardTemplate), text="Hello {name}"),), "changed"),
    Scenario(delete_template, lambda it: (known(it, CardTemplate),), "with a plan that uses it"),
    Scenario(answer_all, sent),
    Scenario(change_news, lambda it: (replace(known(it, ProductNews), text="even quieter"), it.product)),
    Scenario(withdraw_news, lambda it: (known(it, ProductNews), it.product)),
    Scenario(add_product, lambda _: ("a new pump",)),
    Scenario(rename_product, lambda it: (it.product, "the quiet pump")),
    Scenario(delete_product, lambda it: (_unused(it),)),
)


def _unused(it: World) -> Product:
    return next(one for one in it.things if isinstance(one, Product) and one.id != it.product.id)
