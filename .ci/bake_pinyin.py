"""Bake resources/pinyin/readings.txt from pypinyin, which is large and slow to import and so never runs in the product.

    .venv/bin/python .ci/bake_pinyin.py

The file has two parts with an empty line between. First a line for every set of readings: the readings without tones
(ü as v), likeliest first, a tab, and all the characters read so. Then a line a word whose reading the first part alone
would guess wrong (银行 is yin hang), for names of organisations.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from pypinyin import __version__
from pypinyin.contrib.tone_convert import to_normal
from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

TARGET = Path(__file__).resolve().parent.parent / "resources" / "pinyin" / "readings.txt"
RANKS = 4
"""How many readings of a character are kept."""
KNOWN_FROM = 10
"""From so many words on, a character's words tell which of its readings are in use."""
NO_SYLLABLES = {"m", "n", "ng", "hm", "hng", "ê", "o"}
"""Sounds of agreement and surprise; nobody is called so."""
ORDER = {"晟": ("sheng", "cheng"), "靓": ("liang", "jing"), "曾": ("zeng", "ceng")}
"""Where a name says otherwise than the dictionary: 通用规范汉字字典 (2013) and use."""
HEAD = f"""\
# Readings of Chinese characters without tones (ü as v), made by .ci/bake_pinyin.py from pypinyin {__version__}.
# pypinyin: Copyright (c) 2016 mozillazg, the MIT licence. Do not edit by hand.
"""


def toneless(reading: str) -> str:
    """lǜ as lv, xíng as xing."""
    return str(to_normal(reading, v_to_u=False)).replace("ü", "v")


def words() -> dict[str, tuple[str, ...]]:
    """Every word of pypinyin with one syllable a character."""
    found = {}
    for word, readings in phrases_dict.items():
        if len(word) == len(readings):
            found[word] = tuple(toneless(reading[0]) for reading in readings)
    return found


def use_of_readings(readings_of_words: dict[str, tuple[str, ...]]) -> dict[str, Counter[str]]:
    """How many words use each reading of each character."""
    use: dict[str, Counter[str]] = defaultdict(Counter)
    for word, readings in readings_of_words.items():
        for character, reading in zip(word, readings, strict=True):
            use[character][reading] += 1
    return use


def readings_of(character: str, listed: str, use: Counter[str]) -> tuple[str, ...]:
    """The readings in use, likeliest first; of a rare character the first three listed."""
    candidates = [r for r in dict.fromkeys(toneless(reading) for reading in listed.split(",")) if r not in NO_SYLLABLES]
    total = sum(use[reading] for reading in candidates)
    if total >= KNOWN_FROM:
        in_use = [r for r in candidates if use[r] >= 2 and use[r] * 100 >= total]
        candidates = sorted(in_use, key=lambda r: -use[r])
    else:
        candidates = candidates[:3]
    preferred = ORDER.get(character, ())
    return tuple(dict.fromkeys([*preferred, *candidates]))[:RANKS]


def main() -> None:
    """Write the file."""
    readings_of_words = words()
    use = use_of_readings(readings_of_words)
    table: dict[str, tuple[str, ...]] = {}
    for code, listed in sorted(pinyin_dict.items()):
        readings = readings_of(chr(code), listed, use[chr(code)])
        if readings:
            table[chr(code)] = readings
    lines: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for character, readings in table.items():
        lines[readings].append(character)
    with TARGET.open("w", encoding="utf-8", newline="\n") as file:
        file.write(HEAD)
        for readings, characters in sorted(lines.items()):
            file.write(f"{' '.join(readings)}\t{''.join(characters)}\n")
        file.write("\n")
        for word, readings in sorted(readings_of_words.items()):
            guessed = tuple(table.get(character, ("",))[0] for character in word)
            if len(word) in (2, 3) and guessed != readings and not set(readings) & NO_SYLLABLES:
                file.write(f"{word}\t{' '.join(readings)}\n")


if __name__ == "__main__":
    main()
