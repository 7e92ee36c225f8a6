"""How Chinese names are read: tokens to find them by pinyin and initials, a key to sort by, and pinyin for paper.

Syllables carry no tones. The readings of characters come from a table baked at build time (`.ci/bake_pinyin.py`), those
of surnames from the table here: a dictionary gives 单 as dan where the person is called Shan. Both are found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import prod
from pathlib import Path

from salesbook.domain.names import LONGEST_PERSON, surname_of
from salesbook.domain.search_text import HAN, KANA_AND_HANGUL, folded, words_of

_SURNAMES_READ = {
    "bi mi": "秘",
    "chen shen": "谌諶",
    "cheng": "晟",
    "chong": "种",
    "fei bi": "费費",
    "ge gai": "盖蓋",
    "gou": "句",
    "he hei": "黑",
    "jia": "贾賈",
    "kan": "阚闞",
    "miao mou mu": "缪繆",
    "mu mou": "牟",
    "nai": "能佴",
    "nie": "乜",
    "ou": "区區",
    "piao pu": "朴",
    "po fan": "繁",
    "qin tan": "覃",
    "qiu": "仇",
    "shan": "单單",
    "shao": "召",
    "she": "折舍",
    "wei kui": "隗",
    "xian": "洗冼",
    "xie": "解",
    "xun huan": "郇",
    "yu wei": "蔚",
    "yue le": "乐樂",
    "yun": "员員贠",
    "zang": "藏",
    "zeng": "曾",
    "zha": "查",
    "zhai di": "翟",
    "zhai ji": "祭",
    "zhang chang": "长長",
}
SURNAME_READINGS: Mapping[str, tuple[str, ...]] = {
    surname: tuple(read.split()) for read, surnames in _SURNAMES_READ.items() for surname in surnames
}
"""Surnames of one character that are read otherwise than the character is elsewhere (现代汉语词典), likeliest first.

覃, 乐, 翟 and a few more differ from family to family; a surname that is not here is read as the character is.
"""

COMPOUND_READINGS: Mapping[str, tuple[str, ...]] = {
    surname: tuple(read.split())
    for surname, read in {
        "尉迟": "yu chi",
        "尉遲": "yu chi",
        "万俟": "mo qi",
        "萬俟": "mo qi",
        "长孙": "zhang sun",
        "長孫": "zhang sun",
        "单于": "chan yu",
        "單于": "chan yu",
        "澹台": "tan tai",
        "澹臺": "tan tai",
        "乐正": "yue zheng",
        "樂正": "yue zheng",
        "子车": "zi ju",
        "子車": "zi ju",
    }.items()
}
"""Compound surnames whose reading is not that of their characters, a syllable a character."""

MAX_COMBINATIONS = 64
"""How many combinations of readings of a short name are kept; the unlikeliest readings go first."""
SHORT = 4
"""Syllables of the longest name found by every mixture of full syllables and initials."""
LONG = 12
"""Syllables of a long name that are looked at from each place on."""
MAX_LONG_COMBINATIONS = 8
MAX_UNITS = 40
FAMILIAR = "老小"
"""老单 and 小曾 have the surname behind."""

_HAN = f"[{HAN}]+"
_SCRIPTS = f"[{HAN}]+|[^{HAN}]+"
_NOT_CHINESE = f"[{KANA_AND_HANGUL}]"


@dataclass(frozen=True)
class Readings:
    """The baked table as text, searched when a character is first asked for: 60,000 entries would cost 15 ms to unpack.

    `words` has the words whose syllables the single characters do not tell. `known` only remembers what was found.
    """

    table: str
    words: Mapping[str, str]
    known: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    def of(self, character: str) -> tuple[str, ...]:
        """The readings of a Chinese character without tones, ü as v, likeliest first; none for an unknown one."""
        if character not in self.known:
            place = self.table.find(character)
            line = self.table.rfind("\n", 0, place) + 1
            self.known[character] = tuple(self.table[line : self.table.index("\t", line)].split()) if place >= 0 else ()
        return self.known[character]


def load_readings(path: Path) -> Readings:
    """The table of `resources/pinyin/readings.txt`, laid out as `.ci/bake_pinyin.py` says; OSError if it is missing."""
    table, _, words = path.read_text(encoding="utf-8").partition("\n\n")
    return Readings(table, dict(line.split("\t") for line in words.splitlines()))


def name_tokens(name: str, readings: Readings) -> tuple[str, ...]:
    """The tokens a name is found by with prefix queries, each once.

    王小明 by every mixture of syllables and initials from each character on (wangxm, xiaoming, xm …); a name of more
    than four syllables by all syllables or all initials from each on; a Latin one by its words and initials.
    """
    words = words_of(name.replace("'", "").replace("’", ""))
    if not any(re.match(_HAN, word) for word in words):
        return _latin_tokens(words)
    tokens = [word for word in words if not re.match(_HAN, word)]
    units = [unit for word in words for unit in _spellings(word, _is_called(name), readings)][:MAX_UNITS]
    for start in range(len(units)):
        if len(units) <= SHORT:
            tokens += _mixtures(_bounded(units, MAX_COMBINATIONS)[start:])
        else:
            tokens += _full_or_initials(units[start : start + LONG])
    return tuple(dict.fromkeys(tokens))


def _latin_tokens(words: Sequence[str]) -> tuple[str, ...]:
    """john, richter, doe, jrd, jd and johnrichterdoe."""
    if len(words) < 2:
        return tuple(words)
    initials = "".join(word[0] for word in words[:LONG])
    return tuple(dict.fromkeys((*words, initials, words[0][0] + words[-1][0], "".join(words[:LONG]))))


def _mixtures(units: Sequence[tuple[str, ...]]) -> Iterable[str]:
    """Every unit in each of its spellings or as an initial."""
    return map("".join, product(*((*unit, *_initials(unit)) for unit in units)))


def _full_or_initials(units: Sequence[tuple[str, ...]]) -> Iterable[str]:
    """All units spelt out, and all as initials."""
    yield from map("".join, product(*_bounded(units, MAX_LONG_COMBINATIONS)))
    yield from map("".join, product(*_bounded([_initials(unit) for unit in units], MAX_LONG_COMBINATIONS)))


def _initials(unit: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(spelling[0] for spelling in unit))


def _bounded(units: Sequence[tuple[str, ...]], most: int) -> list[tuple[str, ...]]:
    """The units with so many of their last spellings left out that there are at most so many combinations."""
    kept = list(units)
    while prod(map(len, kept)) > most:
        longest = max(range(len(kept)), key=lambda place: (len(kept[place]), place))
        kept[longest] = kept[longest][:-1]
    return kept


def _spellings(word: str, called: bool, readings: Readings) -> list[tuple[str, ...]]:
    """What stands for each character of a Chinese run; any other word stands for itself."""
    if not re.match(_HAN, word):
        return [(word,)]
    return [
        tuple(spelling for syllable in syllables for spelling in _typed(syllable))
        for syllables in _syllables(word, called, readings)
    ]


def _typed(syllable: str) -> tuple[str, ...]:
    """How a syllable is typed: ü as v, u or yu (lv, lu, lyu)."""
    return (syllable, syllable.replace("v", "u"), syllable.replace("v", "yu")) if "v" in syllable else (syllable,)


def _is_called(name: str) -> bool:
    """Whether a Chinese name begins with a surname: one with a middle dot is a foreign name in Chinese characters."""
    return "·" not in name


def _syllables(characters: str, called: bool, readings: Readings) -> list[tuple[str, ...]]:
    """All readings of each character of a run, likeliest in this name first; an unknown character stands for itself.

    In a long name, which is no person's, a known word has one reading only.
    """
    of_words = _word_readings(characters, readings)
    of_surname = _surname_readings(characters) if called else {}
    choices = []
    for place, character in enumerate(characters):
        likely = of_surname.get(place, of_words.get(place, ()))
        certain = place in of_words and len(characters) > LONGEST_PERSON
        choices.append(likely if certain else tuple(dict.fromkeys((*likely, *readings.of(character)))) or (character,))
    return choices


def _word_readings(characters: str, readings: Readings) -> dict[int, tuple[str, ...]]:
    """The readings at the places of known words, longest words first: 银行 as yin hang."""
    found: dict[int, tuple[str, ...]] = {}
    place = 0
    while place < len(characters):
        word = next((w for n in (3, 2) if (w := characters[place : place + n]) in readings.words), "")
        found.update({place + offset: (read,) for offset, read in enumerate(readings.words.get(word, "").split())})
        place += len(word) or 1
    return found


def _surname_readings(characters: str) -> dict[int, tuple[str, ...]]:
    """The readings at the places of the surname."""
    surname = surname_of(characters)
    if surname in COMPOUND_READINGS:
        return {place: (syllable,) for place, syllable in enumerate(COMPOUND_READINGS[surname])}
    if len(characters) == 2 and characters[0] in FAMILIAR and characters[1] in SURNAME_READINGS:
        return {1: SURNAME_READINGS[characters[1]]}
    return {0: SURNAME_READINGS[surname]} if surname in SURNAME_READINGS else {}


def sort_key(name: str, readings: Readings) -> str:
    """A text to order names by, Chinese ones by pinyin among the Latin ones; one surname's bearers stay together."""
    parts: list[str] = []
    for word in words_of(name):
        if not re.match(_HAN, word):
            parts.append(word)
            continue
        for character, syllables in zip(word, _syllables(word, _is_called(name), readings), strict=True):
            parts += [syllables[0], character]
    return " ".join(parts)


def pinyin(name: str, readings: Readings) -> str:
    """The likely reading of a Chinese name for people to read: Wang Xiaoming; "" where the name is not Chinese."""
    if not re.search(_HAN, name) or re.search(_NOT_CHINESE, name):
        return ""
    words: list[str] = []
    for run in re.findall(_SCRIPTS, name.replace("·", " · ")):
        if not re.match(_HAN, run):
            words += [word for word in run.split() if word != "·"]
            continue
        syllables = [choice[0] for choice in _syllables(folded(run), _is_called(name), readings)]
        family = len(surname_of(run)) if _is_called(name) else 0
        words += [_written(part) for part in (syllables[:family], syllables[family:]) if part]
    return " ".join(words)


def _written(syllables: Sequence[str]) -> str:
    """Xiaoming, Xi'an, Lü: an apostrophe before a, e and o (GB/T 28039)."""
    text = ""
    for syllable in syllables:
        text += ("'" if text and syllable[0] in "aeo" else "") + syllable.replace("v", "ü")
    return text[:1].upper() + text[1:]
