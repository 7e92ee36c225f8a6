"""The best-customer sheet: who is among the best and in which order, and what is said of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from salesbook.domain.contact import Contact
from salesbook.domain.goal import Goal
from salesbook.domain.judgement import Judgement, LoyaltyFactor
from salesbook.domain.money import Money
from salesbook.domain.profile import Profile
from salesbook.domain.promise import NextStep, Promise, Side
from salesbook.domain.purchase import Purchase
from salesbook.domain.text import Text
from salesbook.domain.tier import Reward, Tier, TierWay
from salesbook.operations.contacts import add_contact, add_part
from salesbook.operations.goals import set_goal
from salesbook.operations.tiers import set_tiers
from salesbook.queries.best_customers import MatterCount, matters_of
from salesbook.reports.best_customers import BestCustomers
from salesbook.reports.options import BestCustomersOptions, NothingToPrint
from salesbook.store.notebook import Notebook
from tests.factories import TODAY
from tests.reports.papers import composed, gathered, pages_of, said_on

AGO, SOON = TODAY - timedelta(days=30), TODAY + timedelta(days=30)


def customer(
    notebook: Notebook, name: str, amount: int, profit: int, *, loyal: bool = False, matters: tuple[str, ...] = ()
) -> None:
    """Somebody who bought once, judged loyal on every factor or on none."""
    made = Contact(name, id=name.lower(), matters_most=matters)
    add_contact(notebook, Profile(made))
    bought = Purchase(made.id, AGO, Money(amount * 100, "CNY"), profit=Money(profit * 100, "CNY"))
    add_part(notebook, bought, name)
    for factor in LoyaltyFactor:
        add_part(notebook, Judgement(made.id, factor, 5 if loyal else 0, TODAY), name)


@pytest.fixture
def book(notebook: Notebook) -> Notebook:
    """A true friend of class A, two of class A of which one earns more, and one who bought next to nothing."""
    customer(notebook, "Anna", 4000, 900, loyal=True, matters=("price", "ease"))
    customer(notebook, "Bo", 3000, 1000, matters=("价格", "speed"))
    customer(notebook, "Cy", 2900, 1500, matters=("speed",))
    customer(notebook, "Dee", 100, 1)
    add_contact(notebook, Profile(Contact("Eve", id="eve")))
    add_contact(notebook, Profile(Contact("Col", id="col", colleague=True)))
    return notebook


def sheet(notebook: Notebook, **options: object) -> BestCustomers:
    made: BestCustomers = gathered(notebook, "best-customers", **options)
    return made


def test_true_friends_of_class_a_come_first_then_class_a_by_equity(book: Notebook) -> None:
    found = sheet(book)
    assert [one.contact.name for one in found.customers] == ["Anna", "Cy", "Bo"]
    first = found.customers[0]
    assert [str(words) for words in first.positions] == ["true friend", "class A", "first-time buyer"]
    assert [one.equity for one in found.customers] == [Text("middle"), Text("high"), Text("high")]
    assert (first.revenue, first.profit) == (Money(400_000, "CNY"), Money(90_000, "CNY"))
    assert first.expected.minor > 0
    assert found.revenue == Money(1_000_000, "CNY")


def test_no_more_than_were_asked_for(book: Notebook) -> None:
    assert [one.contact.name for one in sheet(book, most=1).customers] == ["Anna"]


def test_what_matters_is_counted_whatever_language_it_was_written_in(book: Notebook) -> None:
    price, speed, ease = sheet(book).matters()[0], *sheet(book).matters()[1:]
    assert (price, speed, ease) == (
        MatterCount(Text("price"), 2, 2),
        MatterCount("speed", 2, 1),
        MatterCount(Text("ease"), 1, 0),
    )
    assert matters_of(()) == ()
    assert "1价格" in said_on("best-customers", sheet(book), "zh_CN")


def test_what_is_set_for_them_is_told(book: Notebook) -> None:
    tier = Tier("gold", benefits=("a dinner", "the hotline"))
    set_tiers(book, (tier,), (TierWay(tier.id, purchases=1),))
    add_part(book, Reward("anna", "gold", "a hamper", AGO), "Anna")
    goal = Goal("loyalty-ladder", "first-time-buyer", "client", 1, AGO, SOON)
    set_goal(book, goal, ("anna",))
    late = Promise("anna", Side.ME, "the price list", TODAY - timedelta(days=3), position=0)
    theirs = Promise("anna", Side.THEM, "the floor plan", SOON, position=1)
    for part in (late, theirs, NextStep("anna", "a call", TODAY)):
        add_part(book, part, "Anna")
    first = sheet(book, most=1).customers[0]
    assert (first.tier, first.benefits) == (Text("gold"), ("a dinner", "the hotline"))
    assert first.rewarded is not None
    assert [str(one) for one in first.goals] == [f"Goal: to client by {SOON}"]
    assert ([one.text for one in first.promises], [one.text for one in first.next_steps]) == (
        ["the price list", "the floor plan"],
        ["a call"],
    )
    words = said_on("best-customers", sheet(book, most=1))
    for expected in ("a dinner, the hotline", "rewarded: a hamper", "We: the price list", "Next: a call", "Goal: to"):
        assert expected in words, expected
    assert words.index("We: the price list") < words.index("Next: a call") < words.index("They: the floor plan")


def test_twenty_people_with_all_of_it_fit_on_two_pages(book: Notebook) -> None:
    one = sheet(book).customers[0]
    steps = tuple(NextStep("anna", f"Visit number {n} with the trial proposal", TODAY) for n in range(4))
    full = replace(one, matters_most=("price", "information", "ease", "more"), next_steps=steps)
    for language in ("en", "zh_CN"):
        document = composed("best-customers", replace(sheet(book), customers=(full,) * 20), language)
        assert document.pages <= 2
        assert sum(page.count("Anna") for page in pages_of(document)) == 20


def test_a_book_without_orders_is_refused_and_says_so_on_paper(notebook: Notebook) -> None:
    add_contact(notebook, Profile(Contact("Eve", id="eve")))
    with pytest.raises(NothingToPrint):
        BestCustomersOptions.usual(notebook, TODAY).check(notebook)
    assert "No customer stands out yet" in said_on("best-customers", sheet(notebook))
