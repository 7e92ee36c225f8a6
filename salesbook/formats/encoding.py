"""Bytes of a foreign file to text: nothing is replaced silently, nothing is lost while a later step may know better.

The ladder: a byte order mark, UTF-8, UTF-16 by its pattern of NULs, then the old Chinese encodings or Windows-1252 by
what the text looks like. A file that is not clean UTF-8 comes out with its odd bytes as lone surrogates (PEP 383), so
that every line can be decoded by what it says about itself; `decoded` turns such text into real text.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Charsets of which files carry the letters of a larger one: the names say less than the bytes hold.
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "cp950",
    "iso8859-1": "cp1252",
    "shift-jis": "cp932",
    "euc-kr": "cp949",
    "ascii": "utf-8",
}
# Python codecs that are no charset of a file: some are slow on hostile input, some give surrogates.
_NO_CHARSETS = {"punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem", "utf-7"}
# Ideographs, and the punctuation and wide letters that stand between them.
_CHINESE_RUN = re.compile("[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]{2,}")
# First bytes of the frequent ideographs and of the punctuation: GB 2312 rows 16 to 55, Big5 level 1.
_FREQUENT = {"gb18030": ((0xA1, 0xA3), (0xB0, 0xD7)), "cp950": ((0xA1, 0xA3), (0xA4, 0xC6))}
_ODD_BYTES = re.compile(rb"[\x80-\xff][^\r\n]{0,200}")
_ODD_RUN = re.compile(rb"[\x80-\xff]+")
_SAMPLE = 64_000
_ENOUGH_FOR_STATISTICS = 100


@dataclass(frozen=True)
class FileText:
    """The text of a file. `charset` is None where it is real text; otherwise odd bytes stand in it as lone surrogates,
    and `charset` is the encoding its lines are in unless they say otherwise."""

    text: str
    charset: str | None = None


def file_text(data: bytes) -> FileText:
    """The text of a file's bytes, without byte order marks and NULs."""
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return FileText(_without_marks(data[len(mark) :].decode(charset, "ignore")))
    wide = _utf16_by_nuls(data)
    if wide:
        return FileText(_without_marks(data.decode(wide, "ignore")))
    try:
        return FileText(_without_marks(data.decode("utf-8")))
    except UnicodeDecodeError:
        text = _without_marks(data.decode("utf-8", "surrogateescape"))
        return FileText(text, "utf-8" if _is_mostly(data, "utf-8") else legacy_charset(data))


def _without_marks(text: str) -> str:
    return text.replace("\ufeff", "").replace("\0", "")


def _utf16_by_nuls(data: bytes) -> str | None:
    """UTF-16 without a mark: ASCII letters in it have a NUL on one side, and always on the same."""
    sample = data[:4000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    enough = max(4, len(sample) // 20)
    if odd >= enough and even * 10 <= odd:
        return "utf-16-le"
    if even >= enough and odd * 10 <= even:
        return "utf-16-be"
    return None


def _is_mostly(data: bytes, charset: str) -> bool:
    """Whether at most a quarter of the bytes beyond ASCII make no sense in the charset."""
    kept = data.decode(charset, "ignore").encode(charset, "ignore")
    return _beyond_ascii(kept) * 4 >= _beyond_ascii(data) * 3


def _beyond_ascii(data: bytes) -> int:
    return len(data.translate(None, bytes(range(128))))


def legacy_charset(data: bytes) -> str:
    """`gb18030`, `cp950` (Big5) or `cp1252`: the encoding of bytes that are not Unicode, by what they look like."""
    sample = b"\n".join(found[0] for found in _ODD_BYTES.finditer(data[: 16 * _SAMPLE]))[:_SAMPLE]
    gb, big5 = _likeness(sample, "gb18030"), _likeness(sample, "cp950")
    if max(gb, big5) < (0.6 if _stand_alone(sample) else 0.2):
        return "cp1252"
    if abs(gb - big5) >= 0.2:
        return "gb18030" if gb > big5 else "cp950"
    return _charset_by_statistics(sample) if len(sample) >= _ENOUGH_FOR_STATISTICS else "gb18030"


def _stand_alone(sample: bytes) -> bool:
    """Whether most bytes beyond ASCII stand between ASCII letters, as the accented letters of Western names do."""
    runs = _ODD_RUN.findall(sample)
    return sum(len(run) == 1 for run in runs) * 2 > len(runs)


def _likeness(sample: bytes, charset: str) -> float:
    """The share of frequent ideographs in company of others among all characters beyond ASCII, 0 to 1."""
    text = sample.decode(charset, "ignore")
    total = sum(not character.isascii() for character in text) + len(sample) - len(text.encode(charset))
    ranges = _FREQUENT[charset]
    frequent = 0
    for run in _CHINESE_RUN.finditer(text):
        firsts = (character.encode(charset)[0] for character in run[0])
        frequent += sum(any(low <= first <= high for low, high in ranges) for first in firsts)
    return frequent / total if total else 0.0


def _charset_by_statistics(sample: bytes) -> str:
    """Where frequency does not tell the two Chinese encodings apart: the letter statistics of charset_normalizer."""
    import charset_normalizer

    best = charset_normalizer.from_bytes(sample, cp_isolation=["gb18030", "big5"]).best()
    return "cp950" if best and best.encoding.startswith("big5") else "gb18030"


def charset_named(name: str) -> str | None:
    """The codec of a charset as files name it, widened to what programs write under that name; None if unknown."""
    try:
        found = codecs.lookup(name.strip())
    except (LookupError, ValueError, UnicodeError):
        return None
    codec = found.name.replace("_", "-")
    if not getattr(found, "_is_text_encoding", False) or codec in _NO_CHARSETS:
        return None
    return _WIDER.get(codec, codec)


def decoded(raw: bytes, declared: str, usual: str | None) -> tuple[str, bool]:
    """The text of a value's bytes, and whether all of them could be read.

    `declared` is the charset the value names (may be empty), `usual` that of the file around it, None if unknown.
    """
    charsets = [charset for charset in (charset_named(declared) if declared else None, usual, "utf-8") if charset]
    for charset in charsets:
        try:
            return _clean(raw.decode(charset)), True
        except UnicodeError:
            continue
    for charset in charsets:
        if _is_mostly(raw, charset):
            return _clean(raw.decode(charset, "ignore")), False
    charset = legacy_charset(raw)
    text = raw.decode(charset, "ignore")
    return _clean(text), text.encode(charset, "ignore") == raw


def _clean(text: str) -> str:
    text = text.replace("\0", "")
    return text if text.isascii() else text.encode("utf-8", "ignore").decode("utf-8")
