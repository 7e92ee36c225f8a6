"""What holds for every line, whatever is typed: chips in order, nothing dropped, no exception."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesbook.domain.entry_line import Entry, parse_entry, parse_plan
from salesbook.domain.entry_line_text import MAX_READ
from tests.domain.entry_line_people import people

WEDNESDAY = date(2026, 12, 2)

_PIECES = (
    "王伟", "李娜", "Anna", "Bob", "Alex", "Robert Miller", "张三", "wxm", "with ", "and ", "跟", "和", "、",
    "给", "Dr. ", "lunch", "called", "微信", "看展", "打羽毛球", "had a ", "golf", "e-mail", "打电话", "拜访了",
    "meeting", "一次", "yesterday", "Fri", "last Tue", "下周四", "周五前", "10:30", "Thu 10", "12月5日",
    "5 Dec", "in 2 weeks", "两周后", "前天", "晚上8点半", "for 2h", "1h15", "一个半小时", "45分钟", "10点", "by ",
    "31 Feb", "三十二号", "9999-99-99", "0 days ago", "99个月后", "the 31st", "happy", "很开心", "not ", "不",
    "生气", "he was ", "safe", "生日快乐", "担心价格", "promised ", "答应", "he promised ", "对方答应",
    "I'll send ", "我会发", "samples", "样品", "next: ", "下一步", "call ", "want ", '"', "“", "”", "「",
    "」", ";", "；", ",", "，", ".", "。", " ", "  ", "\n", ":", "：", "(", ")", "-", "1,000", "3.5",
    "28.2.", "28/11", "2/3", "30.2. ", "on ", "1.12.2026", "99.99.",
    "…", "!", "é", "e\u0301", "İ", "ß", "ﬁ", "👍", "\u200b", "\ufffc", "\x00", "٣", "²", "①", "שלום",
    "한국", "カナ", "𠀀", "objection: ", "异议：", "需求：", "likes ", "喜欢", "gift ", "350", "spent ", "300元", "on taxi",
    "at her office", "在他办公室", "S5-KR", "k733", "40 Nov",
)  # fmt: skip
LINES = st.one_of(
    st.lists(st.sampled_from(_PIECES), max_size=14).map("".join),
    st.lists(st.sampled_from(_PIECES), max_size=14).map(" ".join),
    st.text(max_size=80),
)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
_LOOSE = re.compile(r"[\s;,，；、。.:：\-–—()（）\[\]【】]")


def holds(line: str, entry: Entry) -> None:
    """Spans in order and apart, told texts where they stand, and every word in a chip or in the note."""
    ends = [0, *(chip.end for chip in entry.chips)]
    for chip, before in zip(entry.chips, ends, strict=False):
        assert before <= chip.start < chip.end <= len(line)
        assert chip.said == line[chip.start : chip.end]
        assert chip.said.strip()
    left = "".join(
        line[start:end] for start, end in zip(ends, [*(chip.start for chip in entry.chips), len(line)], strict=True)
    )
    assert _LOOSE.sub("", entry.note) == _LOOSE.sub("", left)
    if not entry.chips:
        assert entry.note == line.strip()


@given(LINES)
def test_nothing_of_a_line_is_dropped(line: str) -> None:
    holds(line, parse_entry(line, WEDNESDAY, people, codes=lambda _code: "a visit"))


@given(LINES)
def test_nothing_of_a_plan_is_dropped(line: str) -> None:
    holds(line, parse_plan(line, WEDNESDAY, people))


@given(LINES)
def test_a_refused_text_is_no_chip_again_and_all_refused_leave_the_line(line: str) -> None:
    refused: frozenset[str] = frozenset()
    for _ in range(len(line) + 1):
        entry = parse_entry(line, WEDNESDAY, people, refused)
        holds(line, entry)
        assert not refused & {chip.said for chip in entry.chips}
        if not entry.chips:
            break
        refused |= {chip.said for chip in entry.chips}
    assert entry.note == line.strip()
    assert parse_entry(line, WEDNESDAY, people, refused) == entry


@given(LINES, DAYS)
def test_days_lie_on_their_side_of_any_today(line: str, today: date) -> None:
    entry, plan = parse_entry(line, today, people), parse_plan(line, today, people)
    holds(line, entry)
    assert entry.when.day is None or entry.when.day <= today
    assert plan.when.day is None or plan.when.day >= today
    assert all(said.due is None or said.due >= today for said in entry.promises)
    assert all(step.due is None or step.due >= today for step in entry.next_steps)


@pytest.mark.parametrize("quotes", ['"{}"', "“{}”", "「{}」", "『{}』", "«{}»"])
@given(line=st.lists(st.sampled_from([piece for piece in _PIECES if piece not in '"“”「」']), max_size=8).map(" ".join))
def test_a_quoted_line_has_no_chips(quotes: str, line: str) -> None:
    quoted = quotes.format(line)
    assert parse_entry(quoted, WEDNESDAY, people).chips == ()


def test_words_after_the_first_thousand_characters_are_note() -> None:
    line = "x" * (MAX_READ - 10) + " lunch Tue " + "王伟 happy; " * 500
    entry = parse_entry(line, WEDNESDAY, people)
    holds(line, entry)
    assert all(chip.end <= MAX_READ for chip in entry.chips)


@pytest.mark.parametrize(
    "piece",
    ["1", "a ", "十", "二十", "in ", "周", "下个", "and ", "他", "再", "very ", "我们", " ", "10:", "，", '"', "答应"],
)
def test_a_line_of_one_word_over_and_over_is_read(piece: str) -> None:
    line = piece * (MAX_READ // len(piece))
    holds(line, parse_entry(line, WEDNESDAY, people))
    holds(line, parse_plan(line, WEDNESDAY, people))


def test_a_weekday_in_a_visit_is_one_of_the_last_seven_days_and_in_a_promise_one_of_the_next() -> None:
    for start in range(7):
        today = WEDNESDAY + timedelta(days=start)
        for weekday in ("Mon", "周二", "wednesday", "星期四", "Fri", "周六", "礼拜天"):
            entry = parse_entry(f"Anna lunch {weekday}; promised samples by {weekday}", today, people)
            assert entry.when.day is not None
            assert 0 <= (today - entry.when.day).days <= 6
            due = entry.promises[0].due
            assert due is not None
            assert 1 <= (due - today).days <= 7
            assert due.weekday() == entry.when.day.weekday()
