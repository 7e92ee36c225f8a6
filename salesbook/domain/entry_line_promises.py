"""Promises and next steps inside a one-line entry, in English and Chinese."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from salesbook.domain.contact import Channel
from salesbook.domain.entry_line_chips import Chip, ChipKind, How, NextStepSaid, PersonNamed, PromiseSaid, Who
from salesbook.domain.entry_line_text import END, START, Span, compiled, trimmed
from salesbook.domain.entry_line_times import Moment
from salesbook.domain.entry_line_words import Said, channels_said
from salesbook.domain.promise import Side

# “I'll” and 我会 promise something only with such a verb; else they tell what the rep thinks or how it was.
_EN_DEED = (
    "send|bring|give|get|check|ask|prepare|quote|deliver|mail|email|share|arrange|find|introduce|help|fix|replace|write|forward|"
    "provide|ship|offer|make|look|order|come back|sign|pay|decide|confirm|test|reply|answer|let|return|talk|speak|speed|book|"
    "organi[sz]e|recommend|put|pass|try|show|tell|refer|buy|approve|finish|do"
)
_ZH_DEED = (
    "(?:[上中下]午|早上|傍晚|晚上|再|给(?:他们?|她们?|我们?|您|对方|客户)?|帮(?:他们?|她们?|我们?|忙)?|把|跟|向|去|来|安排|内部)*"
    "(?:发|寄|送|给|带|提供|准备|报|回复|安排|联系|介绍|帮|问|确认|做|交|改|换|出|下单|签|付|打款|试|推荐|决定|答复|说|申请|处理|解决|拿|写|找|查|调|修|订|通知|引见|采购|测)"
    "(?![了过])"
)
_BEFORE_A_DEED = "(?=(?:" + _EN_DEED + ")" + END + ")"
_ME = START + r"(?:and\s+)?(?:(?:i|we)\s+(?:have\s+|also\s+)?|(?:i|we)'ve\s+)?"
_TOLD = (
    r"(?:\s+(?:him|her|them|me|us)\b)?(?:\s+(?:to|that\s+(?:i|we|he|she|they)(?:'d|'ll|\s+would|\s+will)))?"
    + END
    + r"\s*:?"
)
_ZH_TOLD = "(?:了|过)?(?:他们?|她们?|对方|客户|我们?)?(?:会|要)?:?"
_THEY = r"(?:he|she|they|the\s+(?:client|customer|boss|buyer)|client|customer|boss)"
_ZH_THEY = "(?:他们?|她们?|对方|客户|老板)"
_HAVE = r"(?:\s+(?:has|have|also)|'s|'ve)?"

_TRIGGERS: tuple[tuple[str, Side | None, str], ...] = (
    # A side of None is the person's who stands before the words.
    ("promised|agreed", Side.THEM, START + r"(?:and\s+)?" + _THEY + _HAVE + r"\s+(?:promised|agreed)" + _TOLD),
    ("promised|agreed", None, r"(?<=\ufffc)" + _HAVE + r"\s+(?:promised|agreed\s+(?=to\b))" + _TOLD),
    ("promised", Side.ME, _ME + "promised" + _TOLD),
    ("promise:", Side.ME, START + r"(?:my\s+)?promise:"),
    (
        "ll|will|shall",
        Side.ME,
        START + r"(?:and\s+)?(?:i|we)(?:'ll|\s+will|\s+shall)\s+(?:also\s+)?" + _BEFORE_A_DEED,
    ),
    (
        "ll|will",
        Side.THEM,
        START + r"(?:and\s+)?" + _THEY + r"(?:'ll|\s+will)\s+(?:also\s+)?" + _BEFORE_A_DEED,
    ),
    ("will", None, r"(?<=\ufffc)\s+will\s+(?:also\s+)?" + _BEFORE_A_DEED),
    ("[答承保许同]", Side.THEM, _ZH_THEY + "(?:也|已经?|还|都)?(?:答应|承诺|保证|许诺|同意)" + _ZH_TOLD),
    ("[答承保许同]", None, r"(?<=\ufffc)\s?(?:也|已经?|还|都)?(?:答应|承诺|保证|许诺|同意)" + _ZH_TOLD),
    ("[答承保许]", Side.ME, "(?:我们?|我方|我司)?(?:也|已经?|还)?(?:答应|承诺|保证|许诺)(?!的)" + _ZH_TOLD),
)
# The first person: with it a promise is the rep's, whoever the sentence is about.
_OURSELVES = START + "(?:i|we)" + END + "|我"
# What is promised to them, or done for them, is the rep's too: 他嫌贵，答应给他打折.
_TO_THEM = START + "(?:him|her|them)" + END + "|[他她方户]"
_FOR_THEM = "(?:再|先)?(?:给|帮|替|为|向|跟|和)(?:[他她您]|对方|客户|人家)"
# Who a clause is about, where it tells so; 他的样品 is about the sample.
_SUBJECT = (
    r"(?:^|[\s\ufffc])(?:(?:and|but|then|so)\s+|但是?|不过|而且|所以)?"
    "(?:(?P<them>" + _THEY + END + "|" + _ZH_THEY + ")|(?P<me>(?:i|we)" + END + "|我们?))(?!['’的])"
)
_SENTENCE_ENDS = r"[;。!?\n]|\.(?=\s)"
# These promise something only before what is to be done, with or without its day; the bare pronouns only with a day.
_DEED_TRIGGERS: tuple[tuple[Side, str, bool], ...] = (
    (Side.THEM, _ZH_THEY + "说?(?:会|将|要)", False),
    (Side.ME, "我们?(?:会|将|要)", False),
    (Side.THEM, _ZH_THEY + "(?![会将要说们])", True),
    (Side.ME, "我们?(?![会将要说们])", True),
)

_STEP = (
    r"call|ring|phone|meet|see|follow\s+up|e?mail|message|text|wechat|write|send|bring|check|ask|go\s+back|come\s+back|return|"
    r"talk|speak|catch\s+up|invite|quote|deliver|sign|show|present|confirm|remind"
)
_THING = "lunch|dinner|coffee|breakfast|drinks|tea|golf|badminton|tennis|demo|meeting|visit|video\\s+call"
_NEXT_NEEDS = ":|next step|下|接|后|待"
_NEXT_LABEL = (
    START
    + r"(?:next(?:\s+steps?)?|to-?do|follow[- ]?up|action)\s*:|"
    # “the next step depends on the budget” is none: a deed has to follow.
    + START
    + r"next\s+steps?(?:\s+is)?\s+(?:to\s+|an?\s+)?(?=(?:"
    + _STEP
    + "|"
    + _THING
    + ")"
    + END
    + ")|"
    "(?:下一步|下次|接下来|后续|待办)(?:计划|安排)?:?"
)
_STEP_START = (
    r"(?:(?:and|then|also|will|i'll|i\s+will|we'll|we\s+will|to|let's|must|need\s+to|needs?\s+a|agreed\s+to|agreed|"
    r"going\s+to|a|next)\s+)*(?P<what>(?:" + _STEP + "|(?P<thing>" + _THING + "))" + END + ")"
)
_STEP_INSIDE = (
    START + r"(?:(?:and|then|to|will)\s+)*"
    r"(?P<what>call|ring|phone|meet|visit|see|follow\s+up)(?:\s+(?:back|again|him|her|them|up))*\s+$"
)
_ZH_STEP = (
    "(?:[上中下]午|早上|傍晚|晚上|再|就|去|来|要|会|给|跟|和|与|请|约|他们?|她们?|对方|客户|您|我们?|一起|继续|上门|重新|\ufffc|\\s)*"
    "(?:打个?电话|回个?电话|通个?电话|电话|联系|拜访|回访|见个?面|面谈|吃个?(?:早|午|晚)?饭|吃|[午晚早][饭餐]|喝|跟进|微信|发|送|寄|开会|碰|聊|谈|打|"
    "签|回复|确认|试|看|参观|视频|培训|安装|交|报价|回|见|讨论|演示)(?![了过])"
)
_ZH_STEP_BEFORE = "(?:约好?了?|约定|再|然后|接着|计划|打算|准备|定[了在]|并且?|之后|我们?|\\s)*$"
_ZH_STEP_FIRST = "(?:再|然后|并)?(?:打个?电话|回个?电话|联系|拜访|回访|约见?|跟进|发|送|寄)"


# “call tomorrow afternoon” keeps its words: without the day the rest would make no sense.
_PART_BEHIND = r"\s+(?:morning|noon|afternoon|evening|night)" + END


@dataclass(frozen=True)
class Reading:
    """What promises and next steps are read from: the line, its read text, people, coming days, clauses and emotions."""

    line: str
    text: str
    people: Sequence[PersonNamed]
    coming: Sequence[Moment]
    clauses: Sequence[Span]
    felt: Sequence[Said] = ()


@dataclass(frozen=True)
class _Trigger:
    """Where a chip begins, and where the words begin that say what; `day_at` is the day that alone makes a step."""

    start: int
    end: int
    kind: ChipKind
    side: Side = Side.ME
    by: Who | None = None
    day_at: int | None = None


EarlierWords: TypeAlias = Callable[[int], bool]
"""Whether the line told how or when the visit was before a place."""


def promises_and_next_steps(reading: Reading, told_before: EarlierWords) -> list[Chip]:
    """The promise and next-step chips of a line, in order; without words of its own none becomes a chip."""
    chips: list[Chip] = []
    plain = list(_plain_triggers(reading))
    for number, clause in enumerate(reading.clauses):
        mine = [trigger for trigger in plain if clause[0] <= trigger.start < clause[1]]
        triggers = _in_order(reading, [*mine, *_step_triggers(reading, clause, number == 0, told_before)])
        ends = [*(trigger.start for trigger in triggers[1:]), clause[1]]
        made = (_chip(reading, trigger, end) for trigger, end in zip(triggers, ends, strict=False))
        chips += [chip for chip in made if chip]
    return chips


def _in_order(reading: Reading, found: list[_Trigger]) -> list[_Trigger]:
    """The triggers of a clause without overlaps; the first day after a promise belongs to it."""
    found.sort(key=lambda trigger: (trigger.start, -trigger.end))
    kept: list[_Trigger] = []
    for trigger in found:
        last = kept[-1] if kept else None
        if last and trigger.start < last.end:
            continue
        if last and trigger.day_at is not None and not _day_between(reading, last.end, trigger.day_at):
            continue
        kept.append(trigger)
    return kept


def _day_between(reading: Reading, start: int, end: int) -> bool:
    return any(start <= moment.start < end for moment in reading.coming if moment.when.day)


def _plain_triggers(reading: Reading) -> Iterator[_Trigger]:
    """The words that begin a promise or a next step wherever they stand."""
    text = reading.text
    for needs, side, pattern in _TRIGGERS:
        for found in compiled(pattern).finditer(text) if compiled(needs).search(text) else ():
            by = _person_before(reading, found.start())
            if side or by:
                whose = _whose(reading, *found.span()) if side is Side.ME else Side.THEM
                yield _Trigger(found.start(), found.end(), ChipKind.PROMISE, whose, None if side else by)
    for side, pattern, needs_day in _DEED_TRIGGERS:
        for found in compiled(pattern).finditer(text):
            day = next((moment for moment in reading.coming if moment.start == found.end() and moment.when.day), None)
            if (day or not needs_day) and compiled(_ZH_DEED).match(text, day.end if day else found.end()):
                yield _Trigger(found.start(), found.end(), ChipKind.PROMISE, side)
    for found in compiled(_NEXT_LABEL).finditer(text) if compiled(_NEXT_NEEDS).search(text) else ():
        yield _Trigger(found.start(), found.end(), ChipKind.NEXT_STEP)


def _whose(reading: Reading, start: int, end: int) -> Side:
    """Whose a promise is whose words name nobody: theirs where the sentence is about them (她很满意，答应…), else the rep's."""
    words = reading.text[start:end]
    if not compiled("promised|[答承保许]").search(words) or compiled(_OURSELVES).search(words):
        return Side.ME
    if compiled(_TO_THEM).search(words) or compiled(_FOR_THEM).match(reading.text, end):
        return Side.ME
    ends = [found.end() for found in compiled(_SENTENCE_ENDS).finditer(reading.text, 0, start)]
    since = ends[-1] if ends else 0
    for clause in reversed([one for one in reading.clauses if since <= one[0] <= start]):
        about = list(compiled(_SUBJECT).finditer(reading.text[clause[0] : min(clause[1], start)]))
        if about:
            return Side.THEM if about[0]["them"] else Side.ME
    return Side.ME


def _person_before(reading: Reading, place: int) -> Who | None:
    """The person whose name ends at a place."""
    named = next((person for person in reading.people if person.end == place), None)
    return Who(reading.line[named.start : named.end], named.candidates) if named else None


def _step_triggers(reading: Reading, clause: Span, first: bool, told_before: EarlierWords) -> Iterator[_Trigger]:
    days = [moment for moment in reading.coming if moment.when.day and clause[0] <= moment.start < clause[1]]
    if not days:
        return
    start = trimmed(reading.text, *clause)[0]
    yield from _steps_at_the_start(reading, start, days, first, told_before)
    for moment in days:
        step = _step_before_day(reading, moment, clause) or _step_after_day(reading, moment, clause)
        if step and (moment.certain or told_before(step.start) if first else moment.certain or step.start == start):
            yield step


def _steps_at_the_start(
    reading: Reading, start: int, days: Sequence[Moment], first: bool, told_before: EarlierWords
) -> Iterator[_Trigger]:
    """“call … Thu” and 打电话…下周二 at the start of a clause; of the first clause only if the day can be no other."""
    found = compiled(_STEP_START).match(reading.text, start) or compiled(_ZH_STEP_FIRST).match(reading.text, start)
    if not found:
        return
    words = found.groupdict()
    is_thing = bool(words.get("thing"))
    introduced = "next" in reading.text[start : found.start("what")] if "what" in words else False
    if days[0].certain or introduced or (not first and (told_before(start) or not is_thing)):
        said_from = found.start("what") if "what" in words else start
        yield _Trigger(start, said_from, ChipKind.NEXT_STEP, day_at=days[0].start)


def _step_before_day(reading: Reading, moment: Moment, clause: Span) -> _Trigger | None:
    """“call him” right before its day."""
    since = max(clause[0], moment.start - 40)
    found = compiled(_STEP_INSIDE).search(reading.text[since : moment.start])
    if not found:
        return None
    return _Trigger(since + found.start(), since + found.start("what"), ChipKind.NEXT_STEP, day_at=moment.start)


def _step_after_day(reading: Reading, moment: Moment, clause: Span) -> _Trigger | None:
    """打电话 right after its day; 他说 before it makes it their own business."""
    if not compiled(_ZH_STEP).match(reading.text, moment.end, clause[1]):
        return None
    since = max(clause[0], moment.start - 12)
    before = compiled(_ZH_STEP_BEFORE).search(reading.text[since : moment.start])
    start = since + before.start() if before else moment.start
    if reading.text[max(clause[0], start - 1) : start] in ("说", "他", "她", "们", "方"):
        return None
    return _Trigger(trimmed(reading.text, start, moment.end)[0], moment.start, ChipKind.NEXT_STEP, day_at=moment.start)


def _chip(reading: Reading, trigger: _Trigger, end: int) -> Chip | None:
    """The chip that begins at a trigger and goes on to the end; its day leaves its text, other words do not."""
    start, end = trimmed(reading.text, trigger.start, end)
    days = (
        moment for moment in reading.coming if moment.when.day and trigger.end <= moment.start and moment.end <= end
    )
    moment = next(days, None)
    if moment:
        end = _before_a_feeling(reading, moment.end, end)
    when = moment.when if moment else None
    in_a_part = moment and compiled(_PART_BEHIND).match(reading.text, moment.end)
    said_elsewhere = when and (in_a_part or when.lasted or (when.at is not None and trigger.kind is ChipKind.PROMISE))
    pieces = [(trigger.end, end)]
    if moment and not said_elsewhere:
        pieces = [(trigger.end, moment.start), (moment.end, end)]
    spans = (trimmed(reading.text, *piece) for piece in pieces if piece[0] < piece[1])
    text = " ".join(reading.line[left:right] for left, right in spans if left < right)
    if not any(letter.isalnum() for letter in text):
        return None
    due = when.day if when else None
    said = reading.line[start:end]
    if trigger.kind is ChipKind.PROMISE:
        return Chip(
            trigger.kind,
            start,
            end,
            PromiseSaid(trigger.side, text, due, trigger.by, _promised_to(reading, trigger)),
            said,
        )
    at, how = when.at if when else None, _channel(reading.text[trigger.end : end])
    step = NextStepSaid(text, due, at, how, _one_named(reading, trigger.end, end))
    return Chip(trigger.kind, start, end, step, said)


def _promised_to(reading: Reading, trigger: _Trigger) -> Who | None:
    """The person whose name stands right behind a promise of ours: 我答应王伟周五前发样品."""
    named = [one for one in reading.people if not reading.line[trigger.end : max(trigger.end, one.start)].strip()]
    to = next((one for one in named if one.start >= trigger.end), None)
    if trigger.side is Side.THEM or to is None or reading.line.startswith(("'", "’", "的"), to.end):
        return None
    return Who(reading.line[to.start : to.end], to.candidates)


def _one_named(reading: Reading, start: int, end: int) -> Who | None:
    """The one person whom the words of a step name; of several nobody knows whose it is."""
    named = [one for one in reading.people if start <= one.start and one.end <= end]
    if len({one.candidates for one in named}) != 1:
        return None
    return Who(reading.line[named[0].start : named[0].end], named[0].candidates)


def _before_a_feeling(reading: Reading, day_end: int, end: int) -> int:
    """“call tomorrow grateful asked …”: an emotion right behind the day, or between blanks, is told of the visit that was."""
    for said in reading.felt:
        if not (said.firm and day_end <= said.start and said.end <= end):
            continue
        between = reading.text[day_end : said.start]
        is_apart = reading.text[said.start - 1].isspace() and (said.end == end or reading.text[said.end].isspace())
        if not between.strip() or (is_apart and not reading.text[said.start].isascii()):
            return trimmed(reading.text, day_end - 1, said.start)[1]
    return end


def _channel(text: str) -> Channel | None:
    said = channels_said(text)
    return said[0].value.channel if said and isinstance(said[0].value, How) else None
