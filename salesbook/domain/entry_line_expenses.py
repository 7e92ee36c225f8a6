"""What was spent, inside a one-line entry: `gift 350`, `dinner ¥300`, `spent 80 on taxi`, 晚饭花了300元.

A bare number of one or two digits behind a meal is an hour, and one that reads as a time of day may be one: these are no amounts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from salesbook.domain.contact import Channel
from salesbook.domain.entry_line_chips import Chip, ChipKind, ExpenseSaid, How
from salesbook.domain.entry_line_text import END, MASK, START, Span, compiled
from salesbook.domain.errors import Refused
from salesbook.domain.money import Money, parse_money
from salesbook.domain.visit import ExpenseKind

_MEALS = "lunch|dinner|breakfast|supper|meal|coffee|drinks|tea|hotpot|banquet|hospitality"
_GIFTS = "gifts?|presents?|flowers"
_TRIPS = "taxi|cab|travel|parking|petrol|fuel|hotel"
_ZH_MEALS = "[早午晚中][饭餐]|火锅|咖啡|宴请|请客|吃饭|餐费|招待费?|用餐|喝茶"
_ZH_GIFTS = "礼[物品金]|随礼|份子钱?|红包|鲜花"
_ZH_TRIPS = "打车费?|出租车|车费|路费|差旅费?|停车费?|油费|酒店"
_WHAT = (
    START + f"(?:(?P<meal>{_MEALS})|(?P<gift>{_GIFTS})|(?P<trip>{_TRIPS}))" + END
    + f"|(?P<zh_meal>{_ZH_MEALS})|(?P<zh_gift>{_ZH_GIFTS})|(?P<zh_trip>{_ZH_TRIPS})"
)  # fmt: skip
# What they spent is no expense of ours.
_SPENT = (
    START
    + r"(?:expenses?|(?<!he\s)(?<!she\s)(?<!they\s)spent)"
    + END
    + "|(?<![他她们户])(?:费用|花费|花了|买单|消费了?)"
)
_AMOUNT = (
    r"(?P<sign>[¥$€£])?\s*(?P<number>\d{1,3}(?:,\d{3})+|\d{1,7})(?P<rest>\.\d{1,2})?(?![\d.,:/-]\d|\d)"
    r"(?:\s*(?P<unit>元|块钱?|人民币|(?:rmb|yuan|cny)" + END + "))?"
)
_EXPENSE = (
    "(?:(?P<label>" + _SPENT + r")\s*:?\s*(?:of\s+|on\s+)?)?(?:(?P<what>" + _WHAT + r")\s*(?:for|of|:|共|一共)?\s*)?"
    "(?P<spent>" + _SPENT + r")?\s*:?\s*" + _AMOUNT
)  # fmt: skip
_ON_WHAT = r"(?:\s+(?:on|for)\s+(?:(?:the|a)\s+)?|\s*(?:在|的)?(?=[^a-z]))(?:" + _WHAT + ")"
# 送了一盒600元的茶叶; 给她送了一盒龙井,260元: what was given stays in the note, the amount is the chip's. Goods and samples
# are sent, not given.
_GIVEN = (
    f"(?:给(?:[他她]|{MASK}+)|(?<![他她们方户{MASK}]))(?:送(?![货样修检])|赠)[^;,。!?\\n\\d]{{0,12}}?"
    r"(?:,?\s*(?P<altogether>一?共|总共|价值|大约|约|花了))?,?\s*" + _AMOUNT + "的?"
)
_GOES_ON = r"\s*(?:$|[;,。!?)\n\ufffc]|\.(?!\d)|(?:for|to|with|and|on|together)" + END + ")"
_KINDS = {"meal": ExpenseKind.HOSPITALITY, "gift": ExpenseKind.GIFT, "trip": ExpenseKind.TRAVEL}
_USUAL = {
    **dict.fromkeys((Channel.MEAL, Channel.EVENT, Channel.SPORT, Channel.PRIVATE_ACTIVITY), ExpenseKind.HOSPITALITY),
    Channel.GIFT: ExpenseKind.GIFT,
}
# 招待费, 车费 and 红包 are of money whatever number follows.
_OF_MONEY = ("费", "礼金", "随礼", "份子", "份子钱", "红包")
_YUAN = "CNY"
_HOURS_LENGTH, _CLOCK_LENGTH = 2, 4


def expenses(line: str, text: str, covered: str, currency: str, channel: Chip | None = None) -> Iterator[Chip]:
    """The expenses of a line, in the notebook's currency (none where it is ""); in `covered` all other chips are masked.

    A word that is the channel as well (`channel`, its chip) stays the channel's: the expense is the amount alone. Where
    nothing says what was spent on, it is what the channel costs: hospitality at a meal.
    """
    for match in compiled(_EXPENSE).finditer(text) if currency and compiled(r"\d").search(text) else ():
        if not (match["label"] or match["what"] or match["spent"]):
            continue
        amount = _amount(match, currency)
        if amount is None or not (match["unit"] or compiled(_GOES_ON).match(covered, match.end())):
            continue
        (start, end), kind = _span_and_kind(text, match, (channel.start, channel.end) if channel else None)
        kind = kind or _usual_kind(channel)
        yield Chip(ChipKind.EXPENSE, start, end, ExpenseSaid(amount, kind), line[start:end])
    yield from _given(line, text, currency)


def _given(line: str, text: str, currency: str) -> Iterator[Chip]:
    """What a thing cost that was given: the amount alone, with its unit."""
    for match in compiled(_GIVEN).finditer(text) if currency and compiled("[送赠]").search(text) else ():
        amount = _amount(match, currency) if match["unit"] else None
        if amount is not None:
            start = next(match.start(part) for part in ("altogether", "sign", "number") if match[part])
            end = match.end()
            yield Chip(ChipKind.EXPENSE, start, end, ExpenseSaid(amount, ExpenseKind.GIFT), line[start:end])


def _amount(match: re.Match[str], currency: str) -> Money | None:
    """The amount, unless its number may tell a time, or is of another currency."""
    words = match.groupdict()
    is_told = words.get("label") or words.get("spent") or match["sign"] or match["unit"]
    is_told = is_told or (words.get("what") or "").endswith(_OF_MONEY)
    number = match["number"]
    if not is_told and _may_be_a_time(number):
        return None
    if match["unit"] and currency != _YUAN:
        return None
    try:
        return parse_money((match["sign"] or "") + number + (match["rest"] or ""), currency)
    except Refused:
        return None


def _may_be_a_time(number: str) -> bool:
    if len(number) <= _HOURS_LENGTH:
        return True
    return len(number) == _CLOCK_LENGTH and int(number[:2]) < 24 and int(number[2:]) < 60


def _usual_kind(channel: Chip | None) -> ExpenseKind:
    """What money is spent on at a visit of this channel, where nothing says it."""
    how = channel.value if channel else None
    return _USUAL.get(how.channel, ExpenseKind.OTHER) if isinstance(how, How) else ExpenseKind.OTHER


def _span_and_kind(text: str, match: re.Match[str], channel: Span | None) -> tuple[Span, ExpenseKind | None]:
    """Where it stands, and what it was spent on, if that is said: by the word before the amount, else by the one behind it."""
    start, end = match.span()
    after = None if match["what"] else compiled(_ON_WHAT).match(text, end)
    said = after or match
    names = said.groupdict()
    kind = next((kind for name, kind in _KINDS.items() if names[name] or names[f"zh_{name}"]), None)
    is_channel = channel is not None and said.start() < channel[1] and channel[0] < said.end()
    if after and not is_channel:
        end = after.end()
    if match["what"] and is_channel:
        start = next(match.start(part) for part in ("spent", "sign", "number") if match[part])
    return (start, end), kind
