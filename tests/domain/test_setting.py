"""What steers the method, and what may be typed for it."""

from __future__ import annotations

import pytest

from salesbook.domain.errors import Refused
from salesbook.domain.setting import KEYS, Method, Setting, method_of, parse_setting
from salesbook.domain.setting_words import SETTING_WORDS
from salesbook.domain.stage import Stage


def test_the_defaults_are_those_of_the_mission() -> None:
    method = Method()
    assert [method.cadence(stage) for stage in Stage] == [14, 21, 30, 45]
    assert (method.date_lead, method.date_kept, method.alarm_within, method.confirm_after) == (7, 14, 2, 365)
    assert method.stuck_after == 90
    assert method.currency == "CNY"
    assert method_of([]) == method


def test_a_setting_changes_the_method_and_nothing_else() -> None:
    assert method_of([parse_setting("cadence-trust", "10")]) == Method(cadence_trust=10)


def test_each_kind_of_setting_is_read() -> None:
    typed = {"currency": "eur", "my-name": "李雷", "my-interests": "羽毛球， hiking、茶,", "date-lead": "10"}
    method = method_of(parse_setting(key, words) for key, words in typed.items())
    assert method == Method(currency="EUR", my_name="李雷", my_interests=("羽毛球", "hiking", "茶"), date_lead=10)


def test_a_list_may_be_emptied() -> None:
    assert method_of([parse_setting("my-interests", "")]).my_interests == ()


@pytest.mark.parametrize("words", ["0", "-1", "3661", "two", "", "1.5", " 14 days"])
def test_days_are_a_number_from_1_to_3660(words: str) -> None:
    with pytest.raises(Refused):
        parse_setting("cadence-dating", words)
    assert parse_setting("cadence-dating", "1").value == "1"
    assert parse_setting("cadence-dating", "3660").value == "3660"


@pytest.mark.parametrize(
    ("key", "words", "value"),
    [
        ("loyalty-line", "3.5", 3.5),
        ("loyalty-line", "0", 0.0),
        ("pareto-a", "100", 100),
        ("client-purchases", "1", 1),
        ("hospitality-limit", "0", 0),
        ("gift-limit", "2000", 2000),
        ("equity-years", "50", 50),
        ("working-days", "sat, Mon", ("mon", "sat")),
        ("days-off", "2026-12-24，2026-12-23,2026-12-24", ("2026-12-23", "2026-12-24")),
        ("country", "de", "DE"),
    ],
)
def test_the_lines_and_limits_of_the_method_are_read(key: str, words: str, value: object) -> None:
    assert getattr(method_of([parse_setting(key, words)]), key.replace("-", "_")) == value


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("loyalty-line", "5.1"),
        ("loyalty-line", "-1"),
        ("loyalty-line", "nan"),
        ("loyalty-line", "high"),
        ("pareto-a", "101"),
        ("pareto-b", "0"),
        ("client-purchases", "2.0"),
        ("hospitality-limit", "-1"),
        ("equity-years", "51"),
        ("working-days", ""),
        ("working-days", "mon, payday"),
        ("days-off", "24.12.2026"),
        ("days-off", "2026-02-30"),
        ("country", "China"),
        ("country", "ZZ"),
        ("currency", "XYZ"),
    ],
)
def test_what_does_not_fit_a_setting_is_refused(key: str, words: str) -> None:
    with pytest.raises(Refused):
        parse_setting(key, words)


@pytest.mark.parametrize("words", ["", "¥", "yuan", "人民币", "EU", "E1R"])
def test_a_currency_is_a_code_of_three_letters(words: str) -> None:
    with pytest.raises(Refused):
        parse_setting("currency", words)


def test_an_unknown_setting_is_refused_and_the_known_ones_are_named() -> None:
    with pytest.raises(Refused) as refused:
        parse_setting("colour", "red")
    assert all(key in str(refused.value) for key in KEYS)
    with pytest.raises(Refused):
        parse_setting("cadence_trust", "10")


def test_a_setting_of_a_newer_version_is_left_alone() -> None:
    assert method_of([Setting("quiet-hours", '"22-7"')]) == Method()


def test_a_refused_number_is_called_what_the_user_knows_it_by() -> None:
    with pytest.raises(Refused) as by_key:
        parse_setting("gift-limit", "much")
    assert str(by_key.value) == "“gift-limit” is a number from 0 to 1000000000, such as 0."
    with pytest.raises(Refused) as by_words:
        parse_setting("gift-limit", "much", SETTING_WORDS["gift-limit"])
    assert str(by_words.value) == "“Gifts, a contact and year” is a number from 0 to 1000000000, such as 0."
