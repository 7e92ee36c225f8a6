"""The cost of winning, read from a real notebook: whose expenses and purchases count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from salesbook.domain.contact import Contact
from salesbook.domain.money import Money
from salesbook.domain.profile import Profile
from salesbook.domain.purchase import Purchase
from salesbook.domain.text import Text
from salesbook.domain.visit import Expense, ExpenseKind
from salesbook.operations.contacts import add_contact
from salesbook.operations.visits import log_visit
from salesbook.queries.winning import cost_of_winning
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, entry

ANNA, BO, COLLEAGUE = Contact("Anna", id="anna"), Contact("Bo", id="bo"), Contact("Cy", colleague=True, id="cy")


def yuan(amount: int) -> Money:
    return Money(amount * 100, "CNY")


def spend(notebook: Notebook, amount: Money, *who: Contact, day: date) -> None:
    visit = entry(*who, day=day)
    log_visit(notebook, replace(visit, expenses=(Expense(visit.visit.id, amount, ExpenseKind.TRAVEL),)))


def test_expenses_are_shared_and_held_against_the_purchases_of_each(notebook: Notebook) -> None:
    """A dinner of ¥600 for two: ¥300 to keep Anna, ¥300 to win Bo, who bought two days later; before, Anna had cost ¥90."""
    for one in (ANNA, BO, COLLEAGUE):
        add_contact(notebook, Profile(one))
    spend(notebook, yuan(90), ANNA, day=date(2025, 2, 1))
    spend(notebook, yuan(600), ANNA, BO, COLLEAGUE, day=date(2026, 3, 1))
    spend(notebook, yuan(70), COLLEAGUE, day=date(2026, 3, 2))
    spend(notebook, Money(5000, "EUR"), BO, day=date(2026, 3, 2))
    with notebook.change(Text("x")) as change:
        for who, day in ((ANNA, date(2025, 3, 1)), (ANNA, date(2026, 5, 1)), (BO, date(2026, 3, 3))):
            change.insert(Purchase(who.id, day, yuan(1000)))
        change.insert(Purchase(BO.id, date(2027, 1, 1), yuan(1)))
    found = cost_of_winning(notebook, TODAY)
    assert [(one.year, one.won, one.kept, one.winning, one.keeping) for one in found.years] == [
        (2026, ("bo",), ("anna",), yuan(300).minor, yuan(300).minor),
        (2025, ("anna",), (), yuan(90).minor, 0),
    ]
    assert found.spent_until_won == {"anna": yuan(90).minor, "bo": yuan(300).minor}
    assert (found.names, found.currency) == ({"anna": "Anna", "bo": "Bo"}, "CNY")


def test_an_empty_notebook_has_no_years(notebook: Notebook) -> None:
    assert cost_of_winning(notebook, TODAY).years == ()
