"""With whom to begin: in alarm, the best who go cold, those nearly among the best; a real notebook, nobody judged anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from salesbook.domain.contact import Contact
from salesbook.domain.emotion import Emotion
from salesbook.domain.judgement import Judgement, LoyaltyFactor
from salesbook.domain.money import Money
from salesbook.domain.purchase import Purchase
from salesbook.domain.setting import parse_setting
from salesbook.operations.contacts import add_contact
from salesbook.operations.loyalty import judge_factor
from salesbook.operations.sales import record_purchase
from salesbook.operations.settings import change_setting
from salesbook.operations.visits import log_visit, plan_visit
from salesbook.queries.first_steps import MOST_OF_A_KIND, Why, first_steps
from salesbook.store.notebook import Notebook
from salesbook.wording import render
from tests.factories import TODAY, entry, new_notebook, profile


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    """A notebook with nobody in it, in which one order and the rep's judgement make a true friend."""
    made = new_notebook(tmp_path)
    change_setting(made, parse_setting("loyalty-line", "1.5"))
    yield made
    made.close()


def met(notebook: Notebook, name: str, days: int, emotion: Emotion | None = None) -> Contact:
    """Somebody met in person so many days ago."""
    made = profile(name)
    add_contact(notebook, made)
    day = TODAY - timedelta(days=days)
    told = entry(made.contact, day=day)
    log_visit(notebook, replace(told, participations=(replace(told.participations[0], emotion=emotion),)))
    return made.contact


def earning(notebook: Notebook, who: Contact, profit: int, loyalty: int) -> None:
    """An order of theirs with this profit, and every factor of loyalty as the rep judges it."""
    amount = Money(profit * 200, "CNY")
    record_purchase(notebook, Purchase(who.id, TODAY, amount, profit=Money(profit * 100, "CNY")), who)
    for factor in LoyaltyFactor:
        judge_factor(notebook, Judgement(who.id, factor, loyalty, TODAY), who)


def named(notebook: Notebook) -> list[tuple[str, Why]]:
    return [(one.name, one.why) for one in first_steps(notebook, TODAY)]


def test_nobody_is_named_in_a_book_of_which_nothing_is_known(notebook: Notebook) -> None:
    add_contact(notebook, profile("李雷"))
    assert named(notebook) == []


def test_the_alarm_comes_first_then_the_best_who_go_cold_then_who_is_nearly_one(notebook: Notebook) -> None:
    near, nearer = met(notebook, "Bo", 3), met(notebook, "Cid", 3)
    earning(notebook, near, 900, 0)
    earning(notebook, nearer, 900, 1)
    cold = met(notebook, "Anna", 60)
    earning(notebook, cold, 900, 5)
    warm = met(notebook, "Dora", 3)
    earning(notebook, warm, 900, 5)
    met(notebook, "王小明", 3, Emotion.ANGRY)
    found = first_steps(notebook, TODAY)
    assert [(one.name, one.why) for one in found] == [
        ("王小明", Why.ALARM),
        ("Anna", Why.COLD),
        ("Cid", Why.NEARLY),
        ("Bo", Why.NEARLY),
    ]
    assert render(found[0].step) == "make good what went wrong at the last visit"
    assert render(found[1].because[0]).startswith("was to be touched by ")
    assert "expected loyalty" in " ".join(render(one) for one in found[2].because)


def test_somebody_is_named_once_for_the_loudest_reason(notebook: Notebook) -> None:
    both = met(notebook, "Anna", 60, Emotion.ANGRY)
    earning(notebook, both, 900, 5)
    assert named(notebook) == [("Anna", Why.ALARM)]


def test_one_of_the_best_with_a_visit_ahead_does_not_go_cold(notebook: Notebook) -> None:
    cold = met(notebook, "Anna", 60)
    earning(notebook, cold, 900, 5)
    assert named(notebook) == [("Anna", Why.COLD)]
    plan_visit(notebook, entry(cold, day=TODAY + timedelta(days=2)))
    assert named(notebook) == []


def test_no_kind_crowds_out_the_others(notebook: Notebook) -> None:
    for number in range(MOST_OF_A_KIND + 2):
        met(notebook, f"Angry {number}", 3, Emotion.ANGRY)
    earning(notebook, met(notebook, "Anna", 60), 900, 5)
    assert [why for _name, why in named(notebook)] == [Why.ALARM] * MOST_OF_A_KIND + [Why.COLD]
