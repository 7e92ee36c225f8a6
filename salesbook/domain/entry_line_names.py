"""People in a one-line entry: what joins their names, and a name that no contact has."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from salesbook.domain.entry_line_chips import Chip, PersonNamed, Who
from salesbook.domain.entry_line_text import END, MASK, START, Span, compiled
from salesbook.domain.names import COMPOUND_SURNAMES
from salesbook.domain.search_text import HAN
from salesbook.domain.titles import surnames_at, title_of_stranger
from salesbook.domain.visit_code import looks_like_code

_JOINS = START + r"(?:with|and|plus)\s+$|[&+、/]\s*$|(?:跟|和|与|同|还有|以及|带|给|请|陪着?|找)\s*$"
_WITH = START + r"with\s+$|(?:跟|和|与|同|还有)\s*$"
_BETWEEN = r"\s*(?:,|、|&|\+|/|,?\s*(?:and|with|plus)\b|跟|和|与|同|还有|以及)?\s*"

# The commonest surnames (2020 census), which nine of ten people have; simplified, as in read text.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏"
    "付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施洪辛柯庄温牛樊葛邢安齐伍庞颜倪聂章鲁岳翟申欧耿"
    "关兰焦俞左柳甘祝包宁尚符舒阮纪梅童凌毕单季成裴霍涂曲苗谷盛冉蓝路游靳辛管柴蒙鲍华喻祁房蒲滕萧屈饶解牟艾尤时穆农司卓古吉缪简车项连芦"
)
_ZH_NAME = f"(?:(?:{'|'.join(sorted(COMPOUND_SURNAMES))})[{HAN}]{{1,2}}?|[{_SURNAMES}](?:总|工|[{HAN}]{{1,2}}?))"
_ENDS = f"(?=\\s*(?:$|[;,:。!?、{MASK}]|跟|和|与|同))"
_ZH_FAMILIAR = f"[老小](?:{'|'.join(sorted(COMPOUND_SURNAMES))}|[{_SURNAMES}])"
_ZH_UNKNOWN = f"(?:{_ZH_NAME}|{_ZH_FAMILIAR}){_ENDS}"
# What was done with the person whose name follows: 拜访了赵强.
_MET = "(?:拜访|访问|看望|[见约陪请访找])[了过到完]?$"
_FIRST_CLAUSE = r"[^;,.。!?\n]*"
_LATIN_WORD = r"[^\W\d_](?:[^\W_]|['’-](?=\w)|\.(?=\w))*"
_AFTER_A_NAME = f"\\s*(?:$|[;,:.!?&、{MASK}]|(?:and|with)\\b)"
_MOST_JOINED = 8
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "prof"})
_PARTICLES = frozenset({"van", "von", "de", "da", "der", "den", "di", "la", "le", "bin", "al", "el", "dos", "du"})
# What a line may begin with that is nobody's name.
_NO_NAME_WORDS = """
a about after again all also an and annual another any as ask at back bad big brief but by call client cold
customer did discuss do during each factory final fine first follow for from good got great had has have he hello
her his how i if in it its joint just last late later left let long lots lovely many me meeting met monthly more
most my new next nice no not note now of office ok old on one our out over plan planned plant please prepare
productive quick quite really received regular said saw second see sent she short site so some still talked team
thanks that the their them then they this to today too tried two very via visit want wants warm was we week weekly
went were what when while who will with yearly yes you
"""
NO_NAMES = frozenset(_NO_NAME_WORDS.split())
"""Small words that are nobody's name or initials at the beginning of a line."""


def place_of_name(chips: Iterable[Chip], name: str) -> Span | None:
    """Where a name that a chip tells stands in the line: behind its “with” or 跟."""
    chip = next((one for one in chips if isinstance(one.value, Who) and one.value.name == name), None)
    return (
        None if chip is None else (chip.start + chip.said.rindex(name), chip.start + chip.said.rindex(name) + len(name))
    )


def only_meant(people: Sequence[PersonNamed], meant: Collection[str]) -> list[PersonNamed]:
    """The people named, where exactly one of several of a name is known to be meant, as that one."""
    found = []
    for one in people:
        known = tuple(candidate for candidate in one.candidates if candidate.contact_id in meant)
        found.append(replace(one, candidates=known) if len(known) == 1 else one)
    return found


def connector_before(text: str, start: int) -> int:
    """Where a person's span begins in read text when “with”, “and”, 跟 and their like stand right before the name."""
    since = max(0, start - 8)
    found = compiled(_JOINS).search(text[since:start])
    return since + found.start() if found else start


def is_with(text: str, start: int) -> bool:
    """Whether the name at this place is said to take part: “with …”, 跟….”"""
    return compiled(_WITH).search(text[max(0, start - 8) : start]) is not None


def follows_on(text: str, end: int, start: int) -> bool:
    """Whether a name that begins at `start` is listed right after one that ended at `end`."""
    return compiled(_BETWEEN).fullmatch(text, end, start) is not None


def unknown_person(line: str, text: str) -> Span | None:
    """The span of a name that no contact has: what a line begins with, or what follows “with” and 跟, or 拜访 and 见了.

    In `text`, which is read text, chips are masked; a name ends at a chip, a separator or the end, one with a title with that.
    """
    start = len(text) - len(text.lstrip())
    joined = compiled(START + r"with\s+|[跟和与同]").finditer(text)
    places = [start, *(found.end() for found in islice(joined, _MOST_JOINED)), *_behind_what_was_done(line, text)]
    for place in places:
        found = compiled(_ZH_UNKNOWN).match(text, place)
        titled = _titled_end(text, place)
        if titled or found:
            return place, max(titled, found.end() if found else 0)
        span = _latin_name(line, text, place, first=place == start)
        if span:
            return span
    return None


def _behind_what_was_done(line: str, text: str) -> Iterator[int]:
    """The places in the first clause, behind a chip, where somebody was seen: 昨天拜访了赵强."""
    first = compiled(_FIRST_CLAUSE).match(text)
    for masks in islice(compiled(f"{MASK}+").finditer(text, 0, first.end() if first else 0), _MOST_JOINED):
        if compiled(_MET).search(line[: masks.end()]):
            yield masks.end()


def _titled_end(text: str, place: int) -> int:
    """Where a surname with a title that begins at a place ends (王院长); 0 where none does."""
    for surname in surnames_at(text, place):
        title = title_of_stranger(text, place + len(surname), surname)
        if title and (len(surname) > 1 or surname in _SURNAMES):
            return place + len(surname) + len(title)
    return 0


def _latin_name(line: str, text: str, place: int, first: bool) -> Span | None:
    """Capitalised words; or the one small word a line begins with, where a chip follows it: `wxm lunch`."""
    end, words = place, 0
    for word in compiled(_LATIN_WORD).finditer(line, place, len(text)):
        apart = line[end : word.start()]
        after_title = apart == ". " and line[place:end].lower() in _TITLES
        if (
            MASK in text[word.start() : word.end()]
            or words == 4
            or not (apart == (" " if words else "") or after_title)
        ):
            break
        if not word[0][0].isupper() and not (words and word[0] in _PARTICLES):
            break
        end, words = word.end(), words + 1
    if words and (line[place:end].lower().split()[0] in NO_NAMES or looks_like_code(line[place:end])):
        return None
    if words and line[place:end].lower() not in _TITLES:
        return (place, end) if not first or compiled(_AFTER_A_NAME).match(text, end) else None
    small = compiled("[a-z]{2,20}" + END + f"(?=\\s+{MASK})").match(text, place) if first else None
    return small.span() if small and small[0] not in NO_NAMES else None
