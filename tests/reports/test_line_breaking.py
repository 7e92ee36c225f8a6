"""The line breaker, rule by rule of `look/paper.md`, «Setting both scripts»."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesbook.reports.fonts import fonts
from salesbook.reports.setting import Line, Setter
from salesbook.reports.signs import Ink, Span

SIZE = 10.0
EM = SIZE


def texts(text: str, ems: float, most: int | None = None) -> list[str]:
    return [line.text for line in Setter().lines(text, SIZE, ems * EM, most=most)]


def gaps(line: Line) -> list[float]:
    """The gaps between the runs of a line, in em."""
    widths = [sum(fonts().face(run.bold).width(char) for char in run.text) for run in line.runs]
    ends = [run.x / EM + width for run, width in zip(line.runs, widths, strict=True)]
    return [round(right.x / EM - end, 3) for right, end in zip(line.runs[1:], ends, strict=False)]


@pytest.mark.parametrize("mark", "，。、；：？！）》」』】”’…·%")
def test_no_line_begins_with_a_closing_mark(mark: str) -> None:
    for ems in (3, 3.5, 4, 5):
        assert not any(line.startswith(mark) for line in texts(f"仓库冷链{mark}记录仪表{mark}华东", ems))


@pytest.mark.parametrize("mark", "（《「『【“‘(¥$")
def test_no_line_ends_with_an_opening_mark(mark: str) -> None:
    for ems in (3, 3.5, 4, 5):
        assert not any(line.endswith(mark) for line in texts(f"仓库冷链{mark}记录仪表{mark}华东", ems))


@pytest.mark.parametrize(
    ("text", "ems", "lines"),
    [
        ("Delivery within five days", 8, ["Delivery within", "five days"]),
        ("仓库冷链记录仪表", 5, ["仓库冷链记", "录仪表"]),
        ("仓库Bayer冷链", 4, ["仓库", "Bayer冷", "链"]),
        ("sarah.whitfield@siemens-healthineers.com", 10, ["sarah.whitfield@", "siemens-", "healthineers.com"]),
        ("https://salesbook.example/papers/sheet", 10, ["https://", "salesbook.example/", "papers/sheet"]),
        ("Marie Fontaine-Delacroix", 9.5, ["Marie", "Fontaine-Delacroix"]),
        ("an (open) word", 4, ["an", "(open)", "word"]),
    ],
)
def test_lines_break_at_spaces_beside_chinese_and_inside_addresses(text: str, ems: float, lines: list[str]) -> None:
    assert texts(text, ems) == lines


def test_a_word_wider_than_its_line_breaks_after_a_hyphen_or_else_anywhere() -> None:
    assert texts("Fontaine-Delacroix", 6) == ["Fontaine-", "Delacroix"]
    pieces = texts("x" * 50, 6)
    assert len(pieces) > 2
    assert "".join(pieces) == "x" * 50


def test_between_the_scripts_stands_a_fifth_of_an_em_in_place_of_any_typed_space() -> None:
    for text in ("拜耳Bayer", "拜耳 Bayer", "拜耳   Bayer"):
        assert gaps(Setter().line(text, SIZE)) == [0.2]
    assert gaps(Setter().line("27号，B座", SIZE)) == [0.2, 0.2]


def test_there_is_no_gap_at_punctuation() -> None:
    assert gaps(Setter().line("中国（China）", SIZE)) == []
    assert gaps(Setter().line("成本¥86,000", SIZE)) == []


def test_the_gap_of_the_scripts_vanishes_at_the_end_of_a_line() -> None:
    first, second = Setter().lines("仓库Bayer", SIZE, 3 * EM)
    assert (first.width, second.runs[0].x) == (2 * EM, 0)


def test_of_two_full_width_marks_the_first_gives_up_half_an_em() -> None:
    assert Setter().line("她说：“好。”", SIZE).width == pytest.approx((7 - 2 * 0.5) * EM)


def test_a_closing_mark_may_end_a_line_with_half_of_it() -> None:
    assert texts("一起看莫奈展。", 6.5) == ["一起看莫奈展。"]


def test_an_opening_mark_at_the_line_start_gives_up_its_empty_half() -> None:
    assert Setter().line("“好", SIZE).runs[0].x == -0.5 * EM


def test_quotation_marks_are_narrow_around_latin_text_and_full_around_chinese() -> None:
    setter = Setter()
    latin, chinese = setter.line("a “b” c", SIZE), setter.line("说“好”吧", SIZE)
    plain = setter.line("a b c", SIZE)
    assert latin.width - plain.width < EM
    assert chinese.width == 5 * EM


def test_an_apostrophe_is_narrow_even_inside_single_quotation_marks() -> None:
    setter = Setter()
    assert setter.line("‘I don’t’", SIZE).width < setter.line("I dont", SIZE).width + EM


def test_an_ellipsis_in_latin_text_is_three_full_stops() -> None:
    assert texts("he said… 好……", 40) == ["he said... 好……"]


@pytest.mark.parametrize(
    ("text", "ems", "lines"),
    [
        ("内部评审会上公开支持我方方案。", 13.67, ["内部评审会上公开支持我", "方方案。"]),
        ("仓库冷链记录仪表", 7, ["仓库冷链记", "录仪表"]),
        # Two characters stay where three would cost a line more.
        ("仓库冷链记录仪表", 4.9, ["仓库冷链", "记录仪表"]),
    ],
)
def test_a_last_line_of_one_or_two_characters_is_not_left(text: str, ems: float, lines: list[str]) -> None:
    assert texts(text, ems) == lines


def test_a_balanced_paragraph_is_as_narrow_as_its_number_of_lines_allows() -> None:
    text = "He agrees to a four-week trial: 20 loggers in Warehouse 2, from 7 December."
    lines = Setter().lines(text, SIZE, 24 * EM, balanced=True)
    assert [line.text for line in lines] == [
        "He agrees to a four-week trial: 20 loggers",
        "in Warehouse 2, from 7 December.",
    ]


def test_a_number_stays_with_the_word_before_it() -> None:
    assert texts("the plan of Warehouse 2", 11) == ["the plan of", "Warehouse 2"]
    assert texts("Page 3 is here", 3.6) == ["Page 3", "is here"]


def test_a_number_too_long_to_stay_with_its_word_goes_alone() -> None:
    assert texts("Warehouse 1234567890", 8) == ["Warehouse", "1234567890"]


def test_a_piece_that_is_whole_fits_behind_its_text_or_takes_the_next_line() -> None:
    due = Span("25 Nov 2026", ink=Ink.GREY, whole=True)
    behind, under = (
        Setter().lines((Span(text), due), SIZE, 12 * EM) for text in ("Floor plan ", "Floor plan of the hall ")
    )
    assert [line.text for line in behind] == ["Floor plan 25 Nov 2026"]
    assert [line.text for line in under] == ["Floor plan of the hall", "25 Nov 2026"]


def test_rare_characters_of_names_are_printed() -> None:
    setter = Setter()
    assert setter.line("䶮骉翀玥", SIZE).text == "䶮骉翀玥"
    assert setter.missing == {}


def test_a_character_the_font_lacks_is_printed_as_a_sign_and_named_once() -> None:
    setter = Setter()
    assert setter.line("a😀b😀", SIZE).text == "a〓b〓"
    assert tuple(setter.missing) == ("😀",)


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        ("a\x00\x07b", "ab"),
        ("a\tb\r\nc\u2028d", "a b c d"),
        ("\u202eabc\u202c\u200b\ufeff", "abc"),
        ("a\ud83db", "a〓b"),
        ("e\u0301", "é"),
        ("  a   b  ", "a b"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
        ("שלום", "〓〓〓〓"),
        ("", ""),
        ("\x00", ""),
    ],
)
def test_text_is_data_and_is_printed_as_such(raw: str, printed: str) -> None:
    assert texts(raw, 40) == [printed]


def test_what_does_not_fit_is_cut_after_a_whole_word_with_a_sign_of_omission() -> None:
    cut = Setter().lines("A temperature record without gaps, for the audit", SIZE, 9.5 * EM, most=2)
    assert [line.text for line in cut] == ["A temperature", "record without..."]
    assert cut[-1].cut
    assert texts("仓库冷链记录仪表仓库冷链记录仪表", 5, most=2) == ["仓库冷链记", "录仪表…"]


def test_a_cut_text_of_ten_thousand_characters_is_not_read_to_its_end() -> None:
    setter = Setter()
    lines = setter.lines("很" * 10_000 + "😀", SIZE, 10 * EM, most=2)
    assert [len(line.text) for line in lines] == [10, 9]
    assert setter.missing == {}


def test_ten_thousand_characters_are_all_set() -> None:
    text = "Bayer拜耳，27号。" * 1000
    assert "".join(texts(text, 20)) == text


AWKWARD = st.text(alphabet=st.sampled_from("ab1 .,-@/(“”‘’…·，。（）好的〓%¥"), max_size=60)


@given(AWKWARD, st.floats(min_value=1, max_value=30))
def test_nothing_is_lost_and_every_line_fits_whatever_the_text(text: str, ems: float) -> None:
    lines = Setter().lines(text, SIZE, ems * EM)
    printed = "".join(line.text for line in lines).replace(" ", "")
    assert printed.replace("…", "...") == text.replace(" ", "").replace("…", "...")
    # A single sign may be wider than the narrowest line; the last mark may hang by its empty half.
    assert all(line.width <= (ems + 0.5) * EM + 1e-6 or len(line.text.strip()) == 1 for line in lines)


@given(AWKWARD, st.integers(min_value=1, max_value=3))
def test_a_text_never_has_more_lines_than_allowed(text: str, most: int) -> None:
    assert 1 <= len(Setter().lines(text, SIZE, 5 * EM, most=most)) <= most
