"""What a one-line entry says behind a word that names it: `objection: too expensive`, `需求：…`, `likes jazz`, `at her office`.

A word with its colon is read anywhere. Without one only what can hardly mean anything else is read: the rest is note.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from salesbook.domain.entry_line_chips import Chip, ChipKind, PersonNamed
from salesbook.domain.entry_line_text import END, MASK, START, Span, compiled, trimmed

_LABELS: tuple[tuple[ChipKind, str], ...] = (
    (ChipKind.OBJECTION, START + r"objections?\s*:|(?<![没无有])(?:异议|反对意见|顾虑)\s*:"),
    (ChipKind.NEED, START + r"needs?\s*:|(?<![不没])(?:需求|需要)\s*:"),
    (ChipKind.INTEREST, START + r"(?:interests?|hobby|hobbies)\s*:|(?:兴趣爱好|兴趣|爱好)\s*:"),
    (ChipKind.PLACE, START + r"(?:place|where|location)\s*:|(?:地点|地方|位置)\s*:"),
)
_NO_THING = (
    "it|him|her|them|us|me|you|this|that|these|those|the|our|your|my|his|their|a|an|to|how|what|when|being|both|all|"
    "everything|nothing|new|having|doing|working"
)
_LIKES = (
    r"\s*(?:and\s+)?(?:(?:he|she)\s+)?(?:also\s+)?(?:likes|loves|enjoys)\s+(?!(?:" + _NO_THING + ")" + END + ")"
    "|\\s*(?:他|她)?也?(?:很|非常|特别|最|挺)?(?:喜欢|热爱)(?![这那我你您他她它就上得了过的不])"
)
_MORE_THAN_A_THING = START + r"(?:but|if|because|than|more|less|when|though|since|so)" + END + "|[的但因比]"
_LONGEST_THING, _MOST_WORDS, _MOST_HAN = 40, 4, 8

_AT = (
    START + r"at\s+(?P<where>(?:his|her|their|our|the)\s+(?:new\s+|main\s+|head\s+)?(?:office|factory|plant|site|shop|store|"
    "warehouse|headquarters|lab|workshop|showroom|canteen|hotel|restaurant|home|house|booth|stand))" + END
    + "|在(?P<zh_where>(?:他|她|他们|她们|对方|客户|我们)的?(?:办公室|公司|工厂|厂里|家里|家|车间|工地|店里|展位|"
    "会议室|总部|仓库|实验室)|[\u4e00-\u9fff]{0,8}?(?:茶馆|茶楼|茶室|茶社|咖啡[馆厅店]|餐厅|餐馆|饭店|饭馆|酒店|酒楼|会所|食堂|"
    "火锅店|星巴克|瑞幸))里?"
)  # fmt: skip
_GOES_ON = r"\s*(?:$|[;,。.!?)\n\ufffc]|(?:about|with|to|and|for)" + END + ")"


def labelled(line: str, text: str, parts: Sequence[Span], kinds: Collection[ChipKind]) -> list[Chip]:
    """The chips of these kinds that a word with a colon begins, each to the end of its clause."""
    found = []
    for start, end in parts:
        heads = [(match, kind) for kind, pattern in _LABELS for match in compiled(pattern).finditer(text, start, end)]
        heads.sort(key=lambda head: head[0].start())
        borders = [*(match.start() for match, _ in heads[1:]), end]
        for (match, kind), border in zip(heads, borders, strict=False):
            said = trimmed(text, match.end(), border)
            if kind in kinds and any(sign.isalnum() for sign in line[slice(*said)]):
                found.append(_chip(kind, line, (match.start(), said[1]), line[slice(*said)]))
    return found


def likings(
    line: str, text: str, parts: Sequence[Span], people: Sequence[PersonNamed], ends: Sequence[int]
) -> Iterator[Chip]:
    """`likes jazz` and 喜欢爵士 as interests: where a clause begins with it, or with the one who is named first.

    `ends` are where a feeling or a moment begins, which is none of it.
    """
    for start, clause_end in parts:
        end = min((one for one in ends if start < one < clause_end), default=clause_end)
        named = next((one for one in people if not text[start : one.start].strip() and start <= one.start < end), None)
        if named and named.candidates != people[0].candidates:
            continue
        match = compiled(_LIKES).match(text, named.end if named else start, end)
        said = trimmed(text, match.end(), end) if match else (0, 0)
        if match and _is_a_thing(text[slice(*said)]):
            again = named is not None and named.start != people[0].start
            begin = named.start if named and again else trimmed(text, match.start(), match.end())[0]
            yield _chip(ChipKind.INTEREST, line, (begin, said[1]), line[slice(*said)])


def _is_a_thing(words: str) -> bool:
    """Whether words can be what somebody likes, and no sentence about it."""
    if not words or MASK in words or compiled(_MORE_THAN_A_THING).search(words):
        return False
    return len(words) <= (_LONGEST_THING if words.isascii() else _MOST_HAN) and len(words.split()) <= _MOST_WORDS


def places(line: str, text: str, covered: str) -> Iterator[Chip]:
    """`at her office` and 在他办公室, where the sentence does not go on with it; in `covered` all other chips are masked."""
    for match in compiled(_AT).finditer(text):
        if compiled(_GOES_ON).match(covered, match.end()):
            group = "where" if match["where"] else "zh_where"
            yield _chip(ChipKind.PLACE, line, match.span(), line[match.start(group) : match.end(group)])


def _chip(kind: ChipKind, line: str, span: Span, value: str) -> Chip:
    return Chip(kind, *span, value, line[slice(*span)])
