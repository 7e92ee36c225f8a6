"""What was spent on a contact in a calendar year, and the warning before it comes to more than may be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from salesbook.domain.contact import Contact
from salesbook.domain.money import Money
from salesbook.domain.profile import Profile
from salesbook.domain.setting import parse_setting
from salesbook.domain.spending import OverLimit
from salesbook.domain.text import Text
from salesbook.domain.visit import Expense, ExpenseKind, VisitState
from salesbook.domain.visit_entry import VisitEntry
from salesbook.operations.contacts import add_contact
from salesbook.operations.settings import change_setting
from salesbook.operations.visits import log_visit
from salesbook.queries.spending import SpentOfLimit, over_limits, shares, spent_of_limits
from salesbook.store.notebook import Notebook
from salesbook.wording import render
from tests.factories import TODAY, entry

ANNA, BO, COLLEAGUE = Contact("Anna", id="anna"), Contact("Bo", id="bo"), Contact("Cy", colleague=True, id="cy")
MEAL, GIFT, TAXI = ExpenseKind.HOSPITALITY, ExpenseKind.GIFT, ExpenseKind.TRAVEL


def yuan(amount: float) -> Money:
    return Money(round(amount * 100), "CNY")


def visit(*who: Contact, day: date = TODAY, **spent: float) -> VisitEntry:
    """A visit with expenses by kind."""
    made = entry(*who, day=day)
    kinds = {"meal": MEAL, "gift": GIFT, "taxi": TAXI}
    return replace(
        made, expenses=tuple(Expense(made.visit.id, yuan(amount), kinds[kind]) for kind, amount in spent.items())
    )


@pytest.fixture
def book(notebook: Notebook) -> Notebook:
    """Two contacts, a colleague, and limits of ¥1000 for hospitality and ¥200 for gifts."""
    for one in (ANNA, BO, COLLEAGUE):
        add_contact(notebook, Profile(one))
    change_setting(notebook, parse_setting("hospitality-limit", "1000"))
    change_setting(notebook, parse_setting("gift-limit", "200"))
    return notebook


def test_a_contact_has_their_share_of_the_year_by_kind(book: Notebook) -> None:
    log_visit(book, visit(ANNA, BO, COLLEAGUE, meal=300.01, taxi=40))
    log_visit(book, visit(ANNA, gift=50))
    log_visit(book, visit(ANNA, day=date(2025, 12, 31), meal=700))
    assert spent_of_limits(book, ANNA.id, 2026) == (
        SpentOfLimit(MEAL, yuan(150.01), yuan(1000)),
        SpentOfLimit(GIFT, yuan(50), yuan(200)),
    )
    assert spent_of_limits(book, BO.id, 2026)[0].spent == yuan(150)
    assert spent_of_limits(book, COLLEAGUE.id, 2026)[0].spent == yuan(0)
    assert spent_of_limits(book, ANNA.id, 2025)[0].spent == yuan(700)


def test_without_a_limit_nothing_is_said_and_nothing_is_too_much(notebook: Notebook) -> None:
    add_contact(notebook, Profile(ANNA))
    assert spent_of_limits(notebook, ANNA.id, 2026) == ()
    assert over_limits(notebook, visit(ANNA, meal=99_999)) == ()


def test_the_limit_itself_may_be_reached_and_one_fen_more_is_too_much(book: Notebook) -> None:
    log_visit(book, visit(ANNA, meal=600))
    assert over_limits(book, visit(ANNA, meal=400)) == ()
    (found,) = over_limits(book, visit(ANNA, meal=400.01))
    assert found == OverLimit(ANNA.id, "Anna", MEAL, 2026, yuan(1000.01), yuan(1000))
    assert str(found.words.msgid) == "With this, hospitality for {name} comes to {spent} of {limit} in {year}"


def test_what_is_too_much_for_one_of_two_names_that_one(book: Notebook) -> None:
    log_visit(book, visit(ANNA, meal=900))
    found = over_limits(book, visit(BO, ANNA, COLLEAGUE, meal=400, gift=500))
    assert [(one.name, one.kind, one.spent) for one in found] == [
        ("Anna", MEAL, yuan(1100)),
        ("Bo", GIFT, yuan(250)),
        ("Anna", GIFT, yuan(250)),
    ]


def test_another_year_and_another_kind_do_not_count(book: Notebook) -> None:
    log_visit(book, visit(ANNA, day=date(2025, 12, 31), meal=1000))
    log_visit(book, visit(ANNA, taxi=5000))
    assert over_limits(book, visit(ANNA, meal=1000, taxi=9000)) == ()
    (found,) = over_limits(book, visit(ANNA, day=date(2025, 6, 1), meal=1))
    assert (found.year, found.spent) == (2025, yuan(1001))


def test_a_visit_that_is_corrected_does_not_count_twice(book: Notebook) -> None:
    logged = visit(ANNA, meal=800)
    log_visit(book, logged)
    assert over_limits(book, logged) == ()
    dearer = replace(logged, expenses=(replace(logged.expenses[0], amount=yuan(1001)),))
    assert [one.spent for one in over_limits(book, dearer)] == [yuan(1001)]


def test_somebody_not_in_the_notebook_yet_is_warned_of_too(book: Notebook) -> None:
    new = Contact("Di")
    (found,) = over_limits(book, visit(new, gift=201), (new,))
    assert (found.name, found.spent) == ("Di", yuan(201))


def test_another_currency_is_not_held_against_the_limit(book: Notebook) -> None:
    abroad = visit(ANNA)
    euros = Expense(abroad.visit.id, Money(999_999, "EUR"), MEAL)
    log_visit(book, replace(abroad, expenses=(euros,)))
    (meals, gifts) = spent_of_limits(book, ANNA.id, 2026)
    assert (meals.spent, meals.apart, gifts.apart) == (yuan(0), (Money(999_999, "EUR"),), ())
    assert render(meals.words) == "hospitality ¥0 of ¥1,000 and, not counted, €9,999.99"
    assert shares(book, date(2026, 1, 1), TODAY) == []
    assert over_limits(book, replace(visit(ANNA), expenses=(euros,))) == ()


def test_what_did_not_happen_cost_nothing(book: Notebook) -> None:
    made = visit(ANNA, meal=500)
    log_visit(book, made)
    with book.change(Text("x")) as change:
        change.update(replace(made.visit, state=VisitState.DID_NOT_HAPPEN))
    assert shares(book, date(2026, 1, 1), TODAY) == []
