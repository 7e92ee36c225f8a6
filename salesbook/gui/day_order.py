"""The one rule by which a day in numbers is read in the window, wherever it is typed: a field, the one line, a birthday."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from salesbook.domain.numeric_days import DayOrder
from salesbook.system.i18n import language

_BY_FIRST = {"d": DayOrder.DAY_FIRST, "M": DayOrder.MONTH_FIRST, "y": DayOrder.YEAR_FIRST}


def day_order() -> DayOrder | None:
    """How 12/3 is meant: in Chinese 3 December, in English as the system writes its dates; None where it does not tell."""
    return DayOrder.YEAR_FIRST if language() == "zh_CN" else order_of(QLocale.system())


def order_of(locale: QLocale) -> DayOrder | None:
    """The order of a locale's short dates; None for the one that belongs to nobody (C)."""
    short = QLocale.FormatType.ShortFormat
    written = locale.dateFormat(short)
    return None if written == QLocale.c().dateFormat(short) else _BY_FIRST.get(written[:1])
