"""Small numbers as words, in English and Chinese."""

from __future__ import annotations

_ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_HAN = "零一二三四五六七八九十"

NUMBERS = {word: value for value, word in enumerate(_ENGLISH, start=1)} | {"a": 1, "an": 1, "a couple of": 2}

NUMBER = r"\d{1,3}|an?|" + "|".join(_ENGLISH) + "|a couple of"
"""A number of days or weeks in English, as a piece of a pattern."""
DIGITS_OR_HAN = r"(?:\d{1,2}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
"""A number under 100 in Chinese, as a piece of a pattern."""


def number(word: str) -> int:
    """The value of what `NUMBER` or `DIGITS_OR_HAN` matched: 12, twelve, 十二, 两."""
    if word.isdecimal():
        return int(word)
    if word in NUMBERS:
        return NUMBERS[word]
    tens, ten, ones = word.replace("两", "二").rpartition("十")
    return (_HAN.index(tens or "一") * 10 if ten else 0) + (_HAN.index(ones) if ones else 0)
