"""Texts: equal when they say the same, and readable in English without any catalogue."""

from __future__ import annotations

from datetime import date

import pytest

from salesbook.domain.text import Text, counted


def test_texts_that_say_the_same_are_equal() -> None:
    assert Text("{a} to {b}", a="x", b=1) == Text("{a} to {b}", b=1, a="x")
    assert hash(Text("{a}", a="x")) == hash(Text("{a}", a="x"))
    assert Text("{a}", a="x") != Text("{a}", a="y")
    assert Text("{a}", a="x") != Text("{a} ", a="x")


@pytest.mark.parametrize(("n", "said"), [(0, "0 visits"), (1, "1 visit"), (2, "2 visits"), (11, "11 visits")])
def test_a_counted_text_agrees_with_its_number(n: int, said: str) -> None:
    assert str(counted("{n} visit", "{n} visits", n)) == said


def test_a_number_without_a_plural_form_changes_nothing() -> None:
    assert str(Text("{n} of them", n=5)) == "5 of them"


def test_a_text_may_hold_another() -> None:
    assert str(Text("{what}, tomorrow", what=counted("{n} year", "{n} years", 40))) == "40 years, tomorrow"


def test_what_a_person_typed_is_never_taken_for_a_placeholder() -> None:
    assert str(Text("“{text}” is not a day", text="{0} {text} {")) == "“{0} {text} {” is not a day"


def test_a_text_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Text("open").msgid = "closed"  # type: ignore[misc]


def test_days_are_iso_in_logs() -> None:
    assert str(Text("by {due}", due=date(2026, 11, 24))) == "by 2026-11-24"
