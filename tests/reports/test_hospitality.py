"""The hospitality report: who was spent on in which year, shared among those who took part, against the limits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from salesbook.domain.contact import Contact
from salesbook.domain.money import Money
from salesbook.domain.profile import Profile
from salesbook.domain.setting import parse_setting
from salesbook.domain.text import Text
from salesbook.domain.visit import Expense, ExpenseKind, VisitState
from salesbook.operations.contacts import add_contact
from salesbook.operations.settings import change_setting
from salesbook.operations.visits import log_visit
from salesbook.reports.hospitality import Hospitality, SpentAt, SpentOn, over
from salesbook.reports.options import HospitalityOptions, NothingToPrint
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, entry
from tests.reports.papers import composed, ends_of, gathered, said_on

ANNA, BO, COLLEAGUE = Contact("Anna", id="anna"), Contact("Bo", id="bo"), Contact("Cy", colleague=True, id="cy")
MEAL, GIFT, TAXI = ExpenseKind.HOSPITALITY, ExpenseKind.GIFT, ExpenseKind.TRAVEL


def yuan(amount: float) -> Money:
    return Money(round(amount * 100), "CNY")


def spend(notebook: Notebook, *who: Contact, day: date = TODAY, **spent: float) -> None:
    """A visit with expenses by kind."""
    visit = entry(*who, day=day)
    kinds = {"meal": MEAL, "gift": GIFT, "taxi": TAXI}
    expenses = tuple(Expense(visit.visit.id, yuan(amount), kinds[kind], note=kind) for kind, amount in spent.items())
    log_visit(notebook, replace(visit, expenses=expenses))


@pytest.fixture
def book(notebook: Notebook) -> Notebook:
    """Two contacts and a colleague."""
    for one in (ANNA, BO, COLLEAGUE):
        add_contact(notebook, Profile(one))
    return notebook


def report(notebook: Notebook, **options: object) -> Hospitality:
    made: Hospitality = gathered(notebook, "hospitality", **options)
    return made


def test_an_expense_is_shared_among_the_contacts_and_colleagues_do_not_count(book: Notebook) -> None:
    spend(book, ANNA, BO, COLLEAGUE, meal=301.01)
    spend(book, ANNA, gift=50, taxi=20)
    found = report(book)
    assert found.spent == (
        SpentOn(2026, "Anna", "", (yuan(150.51),), (yuan(50),), (yuan(20),)),
        SpentOn(2026, "Bo", "", (yuan(150.50),)),
    )
    assert found.expenses[0] == SpentAt(TODAY, ("Anna", "Bo"), MEAL, yuan(301.01), "meal")


def test_a_meal_among_colleagues_is_theirs(book: Notebook) -> None:
    spend(book, COLLEAGUE, meal=80)
    assert [one.name for one in report(book).spent] == ["Cy"]


def test_years_stand_apart_latest_first(book: Notebook) -> None:
    spend(book, ANNA, day=date(2025, 12, 31), meal=100)
    spend(book, ANNA, day=date(2026, 1, 1), meal=30)
    assert [(one.year, one.hospitality) for one in report(book).spent] == [(2026, (yuan(30),)), (2025, (yuan(100),))]


def test_a_limit_marks_who_is_over_it(book: Notebook) -> None:
    change_setting(book, parse_setting("hospitality-limit", "100"))
    change_setting(book, parse_setting("gift-limit", "50"))
    spend(book, ANNA, meal=120, gift=50)
    spend(book, BO, meal=100)
    found = report(book)
    assert [over(one.hospitality, found.hospitality_limit) for one in found.spent] == [True, False]
    assert not any(over(one.gifts, found.gift_limit) for one in found.spent)
    assert (found.hospitality_limit, found.gift_limit) == (yuan(100), yuan(50))
    words = said_on("hospitality", found)
    for expected in (
        "Limit for one contact in a year: hospitality ¥100, gifts ¥50.",
        "¥120 of ¥100",
        "¥20 over",
        "¥100 of ¥100",
        "¥50 of ¥50",
    ):
        assert expected in words, expected
    chinese = said_on("hospitality", found, "zh_CN")
    assert "¥120限额¥100" in chinese
    assert "超出¥20" in chinese
    assert "每位联系人每年限额：招待¥100、礼品¥50。" in chinese


def test_the_amounts_of_a_kind_end_on_one_line_whatever_is_said_of_the_limit(book: Notebook) -> None:
    change_setting(book, parse_setting("hospitality-limit", "1000"))
    spend(book, ANNA, taxi=5)
    spend(book, ANNA, gift=8, meal=1234.5)
    spend(book, BO, meal=9, gift=999)
    content = report(book)
    content = replace(content, expenses=tuple(one for one in content.expenses if one.kind is TAXI))
    ends = ends_of(composed("hospitality", content))
    assert ends["¥1,234.50"] == pytest.approx(ends["¥9"], abs=0.3)
    assert ends["¥999"] == pytest.approx(ends["¥8"], abs=0.3)
    assert ends["Hospitality"] == pytest.approx(ends["¥9"], abs=0.3)


def test_without_limits_the_paper_says_so(book: Notebook) -> None:
    spend(book, ANNA, meal=120)
    words = said_on("hospitality", report(book))
    assert "No limit is set." in words
    assert " of ¥" not in words


def test_one_contact_alone_shows_their_share_and_the_whole_expense(book: Notebook) -> None:
    spend(book, ANNA, BO, meal=100)
    spend(book, ANNA, gift=30)
    found = report(book, contact_id="bo")
    assert [(one.name, one.hospitality) for one in found.spent] == [("Bo", (yuan(50),))]
    assert [one.amount for one in found.expenses] == [yuan(100)]
    assert found.about == "Bo"


def test_only_what_was_spent_at_a_visit_that_was_made_counts(book: Notebook) -> None:
    visit = entry(ANNA)
    planned = replace(visit.visit, state=VisitState.DID_NOT_HAPPEN, because="ill")
    log_visit(book, replace(visit, visit=visit.visit, expenses=(Expense(visit.visit.id, yuan(10), MEAL),)))
    with book.change(Text("Did not happen")) as change:
        change.update(planned)
    with pytest.raises(NothingToPrint):
        HospitalityOptions.usual(book, TODAY).check(book)


def test_days_without_an_expense_are_refused_and_usual_are_two_years(book: Notebook) -> None:
    assert HospitalityOptions.usual(book, TODAY) == HospitalityOptions(date(TODAY.year - 1, 1, 1), TODAY)
    with pytest.raises(NothingToPrint):
        HospitalityOptions.usual(book, TODAY).check(book)
