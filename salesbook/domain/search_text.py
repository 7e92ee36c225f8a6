"""Text as the search index keeps it, what a user typed as an FTS5 query, and the piece of a note round a hit.

Index and query are cut into the same tokens here, so the tokenizer of SQLite (unicode61) has nothing left to decide:
a Chinese, Japanese or Korean character is a token of its own, any other run of letters and digits is one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

HAN = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, as the inside of a regular expression's brackets."""
KANA_AND_HANGUL = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u1100-\u11ff\uac00-\ud7af"
CJK = HAN + KANA_AND_HANGUL + "\u3105-\u312f\u31a0-\u31bf"
"""Characters of the scripts that put no spaces between words."""

SEPARATOR = "\U0010fffd"
"""The token for punctuation between CJK characters. It is for private use; `folded` takes it out of every text."""

MAX_QUERY = 500
"""Characters of a query that are read; more is not a search."""
MAX_WORDS = 32
MAX_DIGITS = 32
MIN_FRAGMENT = 3
"""The shortest piece of a phone number with a token of its own."""

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f" + SEPARATOR + "]"
)
"""Control and format characters, and halves of surrogate pairs, which SQLite cannot be given."""
_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u064b-\u0655\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
    "\U000e0100-\U000e01ef]"
)
"""Accents, vowel points and variation selectors; not the marks that make another kana."""
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
# Not compiled here: each of these would cost 4 ms at start-up, and `re` keeps what it has compiled.
_GAP = f"(?<=[{CJK}])(?:[^\\w{CJK}]|_)+(?=[{CJK}])"
_TOKEN = f"[{CJK}{SEPARATOR}]|[^\\W_{CJK}]+"
_RUN = f"[{CJK}]+|[^\\W_{CJK}]+"
_WORD_CHARACTER = f"[^\\W_{CJK}]"
_IN_A_NUMBER = re.compile(r"[\s\-–().+/]*")

_LONG_COUNTRY_CODE = re.compile("2[1-689]|3[578]|42|5[09]|6[7-9]|8[035789]|9[679]")
"""How country codes of three digits begin (ITU-T E.164); 1 and 7 are codes by themselves, all others have two."""


def folded(text: str) -> str:
    """The text without case, width, accents and unseen characters; line breaks and punctuation stay."""
    text = _UNSEEN.sub("", text)
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", text).casefold().translate(_UNDECOMPOSED)
    text = unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", text)))
    # Compatibility forms may bring back what was taken out, and casefolding leaves a few wide forms behind.
    text = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return _OTHER_DIGIT.sub(lambda found: str(unicodedata.decimal(found[0])), text)


def words_of(text: str) -> list[str]:
    """The runs of one script in a text, folded: CJK runs and words of letters and digits, in order."""
    return re.findall(_RUN, folded(text))


def index_text(text: str) -> str:
    """The text as tokens with spaces between, to be put into the index; phrases do not match across punctuation."""
    return " ".join(re.findall(_TOKEN, re.sub(_GAP, _gap, folded(text))))


def _gap(found: re.Match[str]) -> str:
    """Blanks between characters say nothing; punctuation and line breaks end a phrase."""
    return " " if found[0].strip(" \t") == "" else SEPARATOR


def phone_tokens(number: str) -> tuple[str, ...]:
    """Every suffix of a number's digits, with and without the country code, so that a prefix query finds any piece."""
    forms = _phone_forms(folded(number))
    tokens = [form[start:] for form in forms for start in range(max(1, len(form) - MIN_FRAGMENT + 1))]
    return tuple(dict.fromkeys(token for token in tokens if token))


def _phone_forms(number: str) -> list[str]:
    """The digits as written; of an international number also the national ones, with the 0 dialled at home."""
    number = number.strip()
    international = number.startswith(("+", "00"))
    if international:
        number = number.replace("(0)", "")
    digits = re.sub(r"\D", "", number)[:MAX_DIGITS]
    if not international:
        return [digits]
    digits = digits.removeprefix("00")
    national = digits[_country_code_length(digits) :]
    return [digits, national, "0" + national] if len(national) >= MIN_FRAGMENT else [digits]


def _country_code_length(digits: str) -> int:
    """How many of an international number's digits are its country code (ITU-T E.164)."""
    if digits[:1] in ("1", "7"):
        return 1
    return 3 if _LONG_COUNTRY_CODE.match(digits) else 2


@dataclass(frozen=True)
class _Term:
    """One thing to be found: a CJK phrase, or words all of which begin so; or else any of the `fragments`."""

    words: tuple[str, ...]
    phrase: bool = False
    fragments: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def _terms(words: str) -> tuple[_Term, ...]:
    """What a user typed, as things to be found; all of them must be."""
    text = folded(words[:MAX_QUERY])
    terms: list[_Term] = []
    digits: list[re.Match[str]] = []
    for found in list(re.finditer(_RUN, text))[:MAX_WORDS]:
        if digits and not (found[0].isdecimal() and _IN_A_NUMBER.fullmatch(text[digits[-1].end() : found.start()])):
            terms.append(_number_term(text, digits))
            digits = []
        if found[0].isdecimal():
            digits.append(found)
        else:
            terms.append(_Term((found[0],), phrase=not re.match(_WORD_CHARACTER, found[0])))
    if digits:
        terms.append(_number_term(text, digits))
    return tuple(dict.fromkeys(terms))


def _number_term(text: str, parts: Sequence[re.Match[str]]) -> _Term:
    """Groups of digits: each to be found by itself, or all of them as one piece of a phone number."""
    words = tuple(part[0] for part in parts)
    start = parts[0].start()
    plus = "+" if text[:start].rstrip(" (").endswith("+") else ""
    forms = _phone_forms(plus + text[start : parts[-1].end()])[:2]
    fragments = [form for form in forms if len(form) >= MIN_FRAGMENT and (form,) != words]
    return _Term(words, fragments=tuple(fragments))


def match_query(words: str, columns: Sequence[str] = ()) -> str | None:
    """What a user typed as an FTS5 MATCH string, limited to `columns` if any are named; None if nothing can be found.

    A CJK run becomes a phrase, a word a prefix, and all must be found. Every part of the text is quoted.
    """
    terms = [_expression(term) for term in _terms(words)]
    if not terms:
        return None
    query = " AND ".join(terms)
    if not columns:
        return query
    return "{" + " ".join(_quoted(column) for column in columns) + "} : (" + query + ")"


def _expression(term: _Term) -> str:
    if term.phrase:
        return _quoted(" ".join(term.words[0]))
    groups = " AND ".join(_prefix(word) for word in term.words)
    if not term.fragments:
        return groups
    any_of = [f"({groups})" if len(term.words) > 1 else groups, *(_prefix(digits) for digits in term.fragments)]
    return "(" + " OR ".join(any_of) + ")"


def _prefix(word: str) -> str:
    return _quoted(word) + " *"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


@dataclass(frozen=True)
class Snippet:
    """A piece of a note on one line; the hit is `text[start:end]`, empty when the words are found elsewhere."""

    text: str
    start: int
    end: int


def snippet(text: str, words: str, width: int = 60) -> Snippet:
    """At most `width` characters of the text round the first hit of the words, with … where it was cut."""
    text = unicodedata.normalize("NFC", text)
    start, end = _first_hit(text, words)
    line = re.sub(r"\s", " ", text)
    end = min(end, start + width)
    # A third of what is left stands before the hit: what follows says more than what went before.
    left = max(0, min(start - (width - (end - start)) // 3, len(line) - width))
    right = min(len(line), left + width)
    before, after = "…" if left > 0 else "", "…" if right < len(line) else ""
    shift = len(before) - left
    start, end = (start + shift, end + shift) if end > start else (0, 0)
    return Snippet(before + line[left:right] + after, start, end)


def _first_hit(text: str, words: str) -> tuple[int, int]:
    """Where the first of the words stands in the text, as (start, end); (0, 0) if none does."""
    letters = [_FOLDED[character] for character in text]
    folded_text = "".join(letters)
    origins: Sequence[int] = range(len(text))
    if "" in letters or len(folded_text) != len(text):
        origins = [position for position, letter in enumerate(letters) for _ in letter]
    hits = [hit for term in _terms(words) for hit in _hits(term, folded_text)]
    if not hits:
        return 0, 0
    start, end = min(hits, key=lambda hit: (hit[0], -hit[1]))
    return origins[start], origins[end - 1] + 1


def _hits(term: _Term, text: str) -> Iterator[tuple[int, int]]:
    """The first place of each part of a term in folded text: a phrase over blanks, a word at the beginning of one."""
    if term.phrase:
        if found := _phrase(term.words[0]).search(text):
            yield found.span()
        return
    for word in (*term.fragments, *term.words):
        start = text.find(word)
        while start > 0 and re.match(_WORD_CHARACTER, text[start - 1]):
            start = text.find(word, start + 1)
        if start >= 0:
            yield start, start + len(word)


@lru_cache(maxsize=8)
def _phrase(characters: str) -> re.Pattern[str]:
    """The characters with any blanks between them."""
    return re.compile("[ \\t]*".join(map(re.escape, characters)))


class _Folded(dict[str, str]):
    """Characters folded one by one, each once: a list of hits asks for thousands, and mostly for the same."""

    def __missing__(self, character: str) -> str:
        return self.setdefault(character, folded(character))


_FOLDED = _Folded()
