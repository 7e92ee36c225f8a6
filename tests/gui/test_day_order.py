"""How a day in numbers is meant: one rule for fields, the one line and birthdays, by the language and the system's dates."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from salesbook.domain.numeric_days import DayOrder
from salesbook.gui.day_order import day_order, order_of
from salesbook.system.i18n import in_language


@pytest.mark.parametrize(
    ("locale", "order"),
    [
        ("en_US", DayOrder.MONTH_FIRST),
        ("en_GB", DayOrder.DAY_FIRST),
        ("en_AU", DayOrder.DAY_FIRST),
        ("de_DE", DayOrder.DAY_FIRST),
        ("zh_CN", DayOrder.YEAR_FIRST),
        ("C", None),
    ],
)
def test_a_locale_tells_the_order_by_how_it_writes_its_dates(locale: str, order: DayOrder | None) -> None:
    assert order_of(QLocale(locale)) is order


def test_chinese_has_the_month_before_the_day_whatever_the_system_says() -> None:
    assert day_order() is None
    with in_language("zh_CN"):
        assert day_order() is DayOrder.YEAR_FIRST
