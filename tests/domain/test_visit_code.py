"""The codes on call sheets: a slip of the finger must never find another visit."""

from __future__ import annotations

from itertools import combinations

import pytest

from salesbook.domain.visit_code import SIGNS, check_sign, code_for, parse_code

DIGITS, LETTERS = SIGNS[:8], SIGNS[8:]
# Letters and digits as people type them, those included that no code has.
KEYS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ALL_CODES = [
    first + second + third + check_sign(first + second + third)
    for first in LETTERS
    for second in DIGITS
    for third in SIGNS
]
SAMPLE = ALL_CODES[::37]


def test_no_sign_can_be_mistaken_for_another() -> None:
    assert len(SIGNS) == len(set(SIGNS)) == 29
    assert not set(SIGNS) & set("0O1ILUV")


def test_the_code_of_the_pictures_is_right() -> None:
    # 17 + 2·5 + 3·1 = 30, and 30 mod 29 = 1, which is the sign 3.
    assert [SIGNS.index(sign) for sign in "K733"] == [17, 5, 1, 1]
    assert check_sign("K73") == "3"
    assert parse_code("K7-33") == "K7-33"


@pytest.mark.parametrize("typed", ["K7-33", "k7-33", "K733", "k733", " K7-33 ", "k7-33\n"])
def test_a_code_may_be_typed_in_any_case_with_or_without_the_dash(typed: str) -> None:
    assert parse_code(typed) == "K7-33"


@pytest.mark.parametrize(
    "typed",
    ["", "K7", "K7-3", "K7-333", "K-733", "K73-3", "K7--33", "77-33", "KK-33", "K7 33", "王小明", "wxm", "Ｋ7-33"],
)
def test_what_has_not_the_shape_of_a_code_is_none(typed: str) -> None:
    assert parse_code(typed) is None


def test_every_code_is_read_back() -> None:
    assert len(ALL_CODES) == 21 * 8 * 29
    assert [parse_code(code) for code in ALL_CODES] == [f"{code[:2]}-{code[2:]}" for code in ALL_CODES]


def test_every_single_slip_is_noticed() -> None:
    slips = {
        code[:place] + key + code[place + 1 :]
        for code in SAMPLE
        for place in range(4)
        for key in KEYS
        if key != code[place]
    }
    assert [slip for slip in slips if parse_code(slip) and slip not in ALL_CODES] == []
    noticed = [
        (code, place, key)
        for code in SAMPLE
        for place in range(4)
        for key in KEYS
        if key != code[place] and parse_code(code[:place] + key + code[place + 1 :])
    ]
    assert noticed == []


def test_every_swap_of_two_signs_is_noticed() -> None:
    missed = []
    for code in ALL_CODES:
        for one, other in combinations(range(4), 2):
            signs = list(code)
            signs[one], signs[other] = signs[other], signs[one]
            if code[one] != code[other] and parse_code("".join(signs)):
                missed.append((code, one, other))
    assert missed == []


def test_a_visit_has_the_same_code_each_time_it_is_drawn() -> None:
    assert code_for("visit", ()) == code_for("visit", ())


def test_a_code_that_is_taken_is_not_given_again() -> None:
    taken: set[str] = set()
    for number in range(500):
        code = code_for(f"visit {number}", taken)
        assert code not in taken
        assert parse_code(code) == code
        taken.add(code)


def test_even_the_last_free_code_is_found() -> None:
    every = {f"{code[:2]}-{code[2:]}" for code in ALL_CODES}
    assert code_for("visit", every - {"K7-33"}) == "K7-33"
