"""Days of this year are said without it."""

from __future__ import annotations

from datetime import date

from salesbook.domain.text import Text, counted
from salesbook.system.i18n import in_language
from salesbook.wording import render

TODAY = date(2026, 11, 26)


def test_a_day_of_this_year_is_said_without_it_and_another_keeps_it() -> None:
    said = Text("I promised: {text}; on {day}, without saying when", text="发样品", day=date(2026, 11, 19))
    with in_language("zh_CN"):
        assert render(said, TODAY) == "我承诺：发样品；11月19日答应的，没说好日期"
    asked = Text("an ally, and not asked for a referral since {day}", day=date(2025, 11, 29))
    assert render(asked, TODAY) == "an ally, and not asked for a referral since 29 Nov 2025"


def test_texts_in_texts_and_counts_stay_what_they_are() -> None:
    late = counted("{n} day overdue", "{n} days overdue", 3)
    said = Text("{what}; {late}", what=Text("thank them for the order of {day}", day=date(2026, 2, 1)), late=late)
    assert render(said, TODAY) == "thank them for the order of 1 Feb; 3 days overdue"
