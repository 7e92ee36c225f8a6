"""How people are called in Chinese by their surname: with a title behind it (王主任, 欧阳总), or 老王 and 小李."""

from __future__ import annotations

import re
from functools import cache

from salesbook.domain.entry_line_text import compiled
from salesbook.domain.names import COMPOUND_SURNAMES
from salesbook.domain.search_text import HAN

TITLES: dict[str, tuple[str, ...]] = {
    "总": ("总", "董事长", "老板"), "董": ("董事",), "工": ("工程师", "工"), "老板": ("老板", "董事长", "总经理"),
    "董事长": ("董事长",), "总经理": ("总经理",), "医生": ("医",), "大夫": ("医",), "护士长": ("护士长",),
    "老师": ("师", "教授"), "师傅": ("师傅", "工"), "主任": ("主任",), "经理": ("经理",), "总监": ("总监",),
    "主管": ("主管",), "主席": ("主席",), "院长": ("院长",), "校长": ("校长",), "科长": ("科长",), "处长": ("处长",),
    "部长": ("部长",), "局长": ("局长",), "行长": ("行长",), "厂长": ("厂长",), "店长": ("店长",), "所长": ("所长",),
    "站长": ("站长",), "组长": ("组长",), "课长": ("课长",), "队长": ("队长",), "班长": ("班长",), "书记": ("书记",),
    "教授": ("教授",), "博士": ("博士",), "会计": ("会计",), "秘书": ("秘书",), "律师": ("律师",), "采购": ("采购",),
    "代表": ("代表",), "助理": ("助理",),
}  # fmt: skip
"""What a person is called behind the surname, with what the title that is stored then holds, likeliest first."""

# Behind a whole name these may as well be what the person did: 王芳采购了三台.
_DEEDS_TOO = frozenset({"采购", "代表", "助理", "会计", "总", "董", "工"})
# A character behind a short title that makes another word of it: 总部, 工作.
_NOT_BEHIND = {"总": tuple("部共之体结计算量价额"), "工": tuple("作厂程地业会资具艺"), "董": ("事",)}
_SHORT = frozenset({"总", "董", "工"})
_NOBODY = frozenset({"施工", "包工"})
_FAMILIAR = f"[老小阿]([{HAN}]{{1,2}})"


def title_at(text: str, place: int) -> str:
    """The longest title that stands at a place of a text, with a deputy's 副 before it; "" where none does."""
    found = _pattern().match(text, place)
    if found is None or text.startswith(_NOT_BEHIND.get(found[1], ()), found.end()):
        return ""
    return found[0]


def title_of_whole_name(text: str, place: int) -> str:
    """The title right behind a whole name: 王小明主任; "" where none is, or where it may be what was done."""
    title = title_at(text, place)
    return "" if title in _DEEDS_TOO else title


def title_of_stranger(text: str, place: int, surname: str) -> str:
    """The title behind the surname of somebody nobody knows: 周院长, 单工; not 施工, and not what may be what was done."""
    title = title_at(text, place)
    if title in _SHORT:
        return "" if f"{surname}{title}" in _NOBODY else title
    return "" if title in _DEEDS_TOO else title


def surnames_at(text: str, place: int) -> tuple[str, ...]:
    """The surnames that may begin at a place, the longest first."""
    if not compiled(f"[{HAN}]").match(text, place):
        return ()
    two = text[place : place + 2]
    return (two, two[:1]) if two in COMPOUND_SURNAMES else (two[:1],)


def held(title: str) -> tuple[str, ...]:
    """What the stored title of somebody called so holds, likeliest first; () for no title."""
    return TITLES.get(title.removeprefix("副"), ())


def familiar_surname(name: str) -> str:
    """王 of 老王, 欧阳 of 小欧阳; "" for another name."""
    found = re.fullmatch(_FAMILIAR, name)
    return found[1] if found and (len(found[1]) == 1 or found[1] in COMPOUND_SURNAMES) else ""


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(f"副?({'|'.join(sorted(TITLES, key=len, reverse=True))})")
