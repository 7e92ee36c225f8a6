"""Names of people: taking them apart and putting them together, in the order of their script."""

from __future__ import annotations

import re

from salesbook.domain.search_text import CJK, HAN

_COMPOUND_SURNAMES = """
欧阳 司马 上官 诸葛 夏侯 东方 皇甫 尉迟 公孙 令狐 长孙 慕容 司徒 司空 端木 万俟 闻人 赫连 公羊 澹台 公冶 宗政
濮阳 淳于 单于 太叔 申屠 仲孙 轩辕 钟离 宇文 鲜于 闾丘 亓官 司寇 子车 颛孙 巫马 公西 漆雕 乐正 壤驷 公良 拓跋
夹谷 宰父 谷梁 段干 百里 东郭 南门 呼延 羊舌 微生 梁丘 左丘 东门 西门 南宫 第五 独孤 完颜 耶律 纳兰 那拉 贺兰
叶赫 达奚 屈突 斛律 公输 公仪 太史 拓拔 爱新觉罗 叶赫那拉
歐陽 司馬 諸葛 東方 尉遲 公孫 長孫 萬俟 聞人 赫連 澹臺 濮陽 單于 仲孫 軒轅 鍾離 鮮于 閭丘 子車 顓孫 巫馬 樂正
壤駟 夾谷 穀梁 東郭 南門 東門 西門 南宮 獨孤 完顏 納蘭 賀蘭 葉赫 達奚 公輸 公儀 愛新覺羅 葉赫那拉
"""
COMPOUND_SURNAMES = frozenset(_COMPOUND_SURNAMES.split())
"""Surnames of two characters and more, of 百家姓 and of other peoples, simplified and then traditional."""

LONGEST_PERSON = 4
"""Characters of the longest Chinese name taken for surname and given name; a longer one is a transliteration."""

_HAN_ONLY = f"[{HAN}]+"
_CJK_ONLY = f"[{CJK}]+"
_SCRIPT_BORDER = f"(?<=[{CJK}])(?=[^{CJK}\\s])|(?<=[^{CJK}\\s])(?=[{CJK}])"


def surname_of(characters: str) -> str:
    """The surname a run of Chinese characters begins with; "" where it is no name of a person."""
    for length in (4, 2):
        if characters[:length] in COMPOUND_SURNAMES and len(characters) <= length + 3:
            return characters[:length]
    return characters[:1] if len(characters) <= LONGEST_PERSON else ""


def split_name(name: str) -> tuple[str, str]:
    """(family, given): a Chinese name by its surname, 山田 太郎 at the space, any other at its last word.

    A transliterated name (艾合买提·买买提) and a single word have no family name to be known by.
    """
    words = name.split()
    if not words:
        return "", ""
    if all(re.fullmatch(_CJK_ONLY, word) for word in words):
        return _split_cjk(words)
    if "·" in name or "・" in name:
        return "", " ".join(words)
    if len(words) == 1:
        words = re.sub(_SCRIPT_BORDER, " ", words[0], count=1).split()
    if re.fullmatch(_CJK_ONLY, words[0]):
        family, given = _split_cjk(words[:1])
        return family, " ".join(word for word in (given, *words[1:]) if word)
    return (words[-1], " ".join(words[:-1])) if len(words) > 1 else ("", words[0])


def _split_cjk(words: list[str]) -> tuple[str, str]:
    """A name written in characters alone: the space separates, else the surname does."""
    if len(words) > 1:
        return words[0], "".join(words[1:])
    name = words[0]
    family = surname_of(name) if re.fullmatch(_HAN_ONLY, name) else _korean_surname(name)
    return family, name[len(family) :]


def _korean_surname(name: str) -> str:
    """김 of 김민수; kana tell nothing about where a name is to be cut."""
    return name[:1] if re.fullmatch("[\uac00-\ud7af]{2,4}", name) else ""


def joined_name(family: str, given: str, middle: str = "", prefix: str = "", suffix: str = "") -> str:
    """The full name as it is written: 王小明 in one piece, family first; else prefix given middle family suffix."""
    if not re.match(_CJK_ONLY, family or given):
        return " ".join(part.strip() for part in (prefix, given, middle, family, suffix) if part.strip())
    name = prefix.strip()
    for part in (family.strip(), middle.strip(), given.strip()):
        # 李Anna is written in one piece, Dr. 王小明 is not.
        name = _joined(name, part) if name == prefix.strip() else name + part
    return _joined(name, suffix.strip())


def _joined(before: str, after: str) -> str:
    """Characters in one piece, words of another script apart."""
    together = not before or not after or (re.match(_CJK_ONLY, before[-1]) and re.match(_CJK_ONLY, after[0]))
    return before + ("" if together else " ") + after
