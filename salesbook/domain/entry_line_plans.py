"""What a planned visit is for and what it should bring, inside a one-line entry."""

from __future__ import annotations

from collections.abc import Sequence

from salesbook.domain.entry_line_chips import Chip, ChipKind
from salesbook.domain.entry_line_text import END, START, Span, compiled, trimmed

_PURPOSE = (
    START + r"(?:purpose\s*:|about" + END + "|re:|regarding" + END
    + r"|to\s+(?=(?:discuss|talk|present|show|demo|demonstrate|review|negotiate|introduce|ask|sign|check|agree|close)" + END + "))"
    "|(?:目的|事由|主题)(?:是|:)?|"
    # Inside 面谈, 洽谈 and 产品介绍 such a word is half of another one.
    "(?<![面洽会详商约座访交闲品])(?=(?:谈谈?|聊聊?|讨论|商量|介绍|演示|沟通)(?!得|了|过))|关于"
)  # fmt: skip
_WANTED = (
    START + r"(?:wanted(?:\s+result)?\s*:|want(?:s|ed)?" + END + r"\s*:?|goal\s*:|aim\s*:|result\s*:)"
    "|(?:期望结果|期望|目标|希望|想要|争取|拿下)(?:是|:)?"
)  # fmt: skip


def purposes(line: str, text: str, parts: Sequence[Span], kept: Sequence[Span]) -> list[Chip]:
    """The first purpose and the first wanted result of a line; each goes to the end of its clause, or to the other.

    `kept` are the spans of who and when, which end it too when they stand at its end.
    """
    found: dict[ChipKind, Chip] = {}
    for part in parts:
        heads = [(ChipKind.PURPOSE, match) for match in compiled(_PURPOSE).finditer(text, *part)]
        heads += [(ChipKind.WANTED_RESULT, match) for match in compiled(_WANTED).finditer(text, *part)]
        heads.sort(key=lambda head: head[1].start())
        firsts = [head for n, head in enumerate(heads) if head[0] not in [kind for kind, _ in heads[:n]]]
        ends = [*(match.start() for _, match in firsts[1:]), part[1]]
        for (kind, match), border in zip(firsts, ends, strict=False):
            start, end = trimmed(text, match.start(), _before_kept(text, border, kept))
            said_from = trimmed(text, match.end(), end)[0]
            if kind not in found and said_from < end and any(sign.isalnum() for sign in line[said_from:end]):
                found[kind] = Chip(kind, start, end, line[said_from:end], line[start:end])
    return list(found.values())


def _before_kept(text: str, end: int, kept: Sequence[Span]) -> int:
    """The end without who and when that stand last."""
    for start, stop in sorted(kept, reverse=True):
        if stop <= end and not text[stop:end].strip(" ,;"):
            end = start
    return end
