"""The recovery sheet: one page with all 24 words in order, in both languages, on both papers."""

from __future__ import annotations

from datetime import date
from subprocess import run

import pytest

from salesbook.reports.page import PAPERS, Paper
from salesbook.reports.recovery_sheet import RecoverySheet, compose

WORDS = tuple(f"word{number}x" for number in range(1, 25))


def text_of(pdf: bytes) -> str:
    """What the paper says, in the order it is read."""
    return run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
@pytest.mark.parametrize("name", ["book", "客户本", "a very long name of a notebook " * 6])
def test_the_sheet_says_all_words_and_both_languages(paper: Paper, name: str) -> None:
    document = compose(RecoverySheet(name, WORDS, date(2026, 11, 26)), paper)
    said = text_of(document.pdf)
    assert document.pages == 1
    assert document.missing_glyphs == ()
    assert [said.index(word) for word in WORDS] == sorted(said.index(word) for word in WORDS)
    for words in ("Recovery words", "恢复词", "26 November 2026", "These 24 words", "24 个词"):
        assert "".join(words.split()) in "".join(said.split())


def test_the_words_are_in_no_repr() -> None:
    assert "word1x" not in repr(RecoverySheet("book", WORDS, date(2026, 11, 26)))
