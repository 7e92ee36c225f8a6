"""The one-line entry, as tables of lines with what they must be read as. The day, 2 December 2026, is a Wednesday."""

from __future__ import annotations

from datetime import date

import pytest

from salesbook.domain.emotion import Emotion
from salesbook.domain.entry_line import Chip, ChipKind, Entry, parse_entry, parse_plan
from salesbook.domain.entry_line_chips import ExpenseSaid, Felt, How, NextStepSaid, PlanSaid, PromiseSaid, When, Who
from salesbook.domain.promise import Side
from tests.domain.entry_line_people import people

WEDNESDAY = date(2026, 12, 2)


def told(entry: Entry) -> str:
    """An entry in short: a chip as `kind:value`, chips joined by ` | `, then ` # ` and the note."""
    chips = " | ".join(_in_short(chip) for chip in entry.chips)
    return f"{chips} # {entry.note}" if entry.note else chips


def _in_short(chip: Chip) -> str:
    value = chip.value
    if isinstance(value, Who):
        return f"who:{value.name}{'' if len(value.candidates) == 1 else '?' * (1 + bool(value.candidates))}"
    if isinstance(value, When):
        return "when:" + _moment(value)
    if isinstance(value, How):
        return value.channel.value + (f"/{value.marker.value}" if value.marker else "")
    if isinstance(value, Emotion):
        return f"felt:{value.value}"
    if isinstance(value, Felt):
        return f"{'+'.join(one.name for one in value.people)} felt:{value.emotion.value}"
    if isinstance(value, PromiseSaid):
        side = "I" if value.side is Side.ME else value.by.name if value.by else "they"
        return f"{side} promised:{value.text}" + (f" @{value.due:%d.%m}" if value.due else "")
    if isinstance(value, NextStepSaid):
        when = _moment(When(value.due, value.at))
        return f"next:{value.text}" + (f" @{when}" if when else "")
    if isinstance(value, PlanSaid):
        return f"plan:{value.code}"
    if isinstance(value, ExpenseSaid):
        return f"{value.kind.value}:{value.amount.minor / 100:g}"
    return f"{chip.kind.value}:{value}"


def _moment(when: When) -> str:
    parts = [f"{when.day:%d.%m}" if when.day else "", f"{when.at:%H:%M}" if when.at is not None else ""]
    return " ".join([part for part in parts if part] + ([f"{when.lasted}min"] if when.lasted else []))


ENGLISH = [
    # The line of the design, and its parts.
    (
        "王伟 lunch yesterday happy; promised samples by Fri; call Thu 10",
        "who:王伟 | meal | when:01.12 | felt:happy | I promised:samples @04.12 | next:call @03.12 10:00",
    ),
    ("", ""),
    ("   ", ""),
    ("Anna lunch", "who:Anna | meal"),
    ("anna LUNCH Yesterday", "who:anna | meal | when:01.12"),
    ("lunch with Anna", "meal | who:Anna"),
    ("Anna and 王伟 lunch", "who:Anna | who:王伟 | meal"),
    ("Anna, Bob and 王伟 dinner", "who:Anna | who:Bob | who:王伟 | meal"),
    ("Anna & Bob: coffee", "who:Anna | who:Bob | meal"),
    ("yesterday dinner with Anna and Bob", "when:01.12 | meal | who:Anna | who:Bob"),
    ("Anna lunch; Bob complained about the noise", "who:Anna | meal # Bob complained about the noise"),
    ("Anna told me that Bob left", "who:Anna # told me that Bob left"),
    ("Alex lunch", "who:Alex?? | meal"),
    # Nobody's name yet.
    ("Robert Miller lunch yesterday", "who:Robert Miller? | meal | when:01.12"),
    ("xyz lunch", "who:xyz? | meal"),
    ("lunch with Robert Miller", "meal | who:Robert Miller?"),
    ("Robert", "who:Robert?"),
    ("Nice lunch yesterday", "meal | when:01.12 # Nice"),
    ("good lunch", "meal # good"),
    ("Robert wants a quote", "# Robert wants a quote"),
    # When.
    ("Anna visit today 10:30", "who:Anna | in-person | when:02.12 10:30"),
    ("Anna visit last Friday", "who:Anna | in-person | when:27.11"),
    ("Anna visit Fri", "who:Anna | in-person | when:27.11"),
    ("Anna visit on Wednesday at 9", "who:Anna | in-person | when:02.12 09:00"),
    ("Anna visit Tue 10", "who:Anna | in-person | when:01.12 10:00"),
    ("Anna call 2 days ago 3pm", "who:Anna | phone | when:30.11 15:00"),
    ("Anna call this afternoon", "who:Anna | phone # this afternoon"),
    ("Anna call yesterday afternoon at 4", "who:Anna | phone | when:01.12 16:00"),
    ("Anna call day before yesterday", "who:Anna | phone | when:30.11"),
    ("Anna lunch 28 Nov", "who:Anna | meal | when:28.11"),
    ("Anna lunch Nov 28th, 12:15", "who:Anna | meal | when:28.11 12:15"),
    ("Anna lunch 2026-11-20", "who:Anna | meal | when:20.11"),
    ("Anna lunch 30 Feb", "who:Anna | meal # 30 Feb"),
    ("Anna lunch for 2 hours", "who:Anna | meal | when:120min"),
    ("Anna lunch yesterday 12:00 1h15", "who:Anna | meal | when:01.12 12:00 75min"),
    ("Anna meeting 10:00-11:30", "who:Anna | in-person | when:10:00 90min"),
    ("Anna visit 45 min, 20 min late", "who:Anna | in-person | when:45min # 20 min late"),
    ("Anna lunch yesterday; machine broke on Monday", "who:Anna | meal | when:01.12 # machine broke on Monday"),
    ("Anna lunch; the machine broke on Monday", "who:Anna | meal # the machine broke on Monday"),
    ("Anna lunch, happy, yesterday", "who:Anna | meal | felt:happy | when:01.12"),
    ("we sat down with Anna", "who:Anna # we sat down"),
    # Channels.
    ("called Anna", "phone | who:Anna"),
    ("Anna phone call 10:30", "who:Anna | phone | when:10:30"),
    ("Anna Zoom", "who:Anna | video"),
    ("Anna WeChat", "who:Anna | message"),
    ("Anna wechat call", "who:Anna | phone"),
    ("emailed Anna", "message | who:Anna"),
    ("Anna coffee", "who:Anna | meal"),
    ("Anna badminton yesterday", "who:Anna | sport | when:01.12"),
    ("Anna exhibition last Tue", "who:Anna | event/exhibition | when:01.12"),
    ("Anna trade fair", "who:Anna | event/exhibition"),
    ("Anna seminar", "who:Anna | event/seminar"),
    ("Anna conference", "who:Anna | event/conference"),
    ("Anna golf", "who:Anna | private-activity/golf"),
    ("Anna family outing", "who:Anna | private-activity/family-outing"),
    ("Anna gave her a gift", "who:Anna | gift"),
    ("Anna Christmas card", "who:Anna | card"),
    ("Anna yesterday; talked about the exhibition", "who:Anna | when:01.12 # talked about the exhibition"),
    ("Anna; we had lunch at the Hilton", "who:Anna | meal # at the Hilton"),
    # Emotions.
    ("Anna lunch very pleased", "who:Anna | meal | felt:pleased"),
    ("Anna lunch, cared for", "who:Anna | meal | felt:cared-for"),
    ("Anna lunch, felt safe", "who:Anna | meal | felt:safe"),
    ("Anna lunch grateful", "who:Anna | meal | felt:grateful"),
    ("Anna lunch neutral", "who:Anna | meal | felt:neutral"),
    ("Anna lunch frustrated", "who:Anna | meal | felt:frustrated"),
    ("Anna lunch, she was angry", "who:Anna | meal | felt:angry"),
    ("Anna lunch put off", "who:Anna | meal | felt:put-off"),
    ("Anna lunch; he is worried about the price", "who:Anna | meal | felt:worried # about the price"),
    ("Anna lunch helpless", "who:Anna | meal | felt:helpless"),
    ("Anna lunch indifferent", "who:Anna | meal | felt:indifferent"),
    ("Anna lunch not happy", "who:Anna | meal | felt:frustrated"),
    ("Anna lunch, not angry", "who:Anna | meal # not angry"),
    ("Anna lunch; wished her happy birthday", "who:Anna | meal # wished her happy birthday"),
    ("Anna worried at first, left happy", "who:Anna | felt:happy # worried at first"),
    ("Anna lunch; a safe valve for the pump", "who:Anna | meal # a safe valve for the pump"),
    # Promises of both sides.
    ("Anna lunch; promised samples", "who:Anna | meal | I promised:samples"),
    ("Anna lunch; I promised to send samples by 5 Dec", "who:Anna | meal | I promised:send samples @05.12"),
    ("Anna lunch; I'll send a quote by Friday", "who:Anna | meal | I promised:send a quote @04.12"),
    ("Anna lunch; I will be late", "who:Anna | meal # I will be late"),
    ("Anna lunch; he promised an order in 2 weeks", "who:Anna | meal | they promised:an order @16.12"),
    ("Anna lunch; she'll pay by the end of the month", "who:Anna | meal | they promised:pay @31.12"),
    ("Anna promised to send the order by Fri", "who:Anna | Anna promised:send the order @04.12"),
    (
        "Anna lunch; promised samples by Fri; promised a quote by next Tue; she promised feedback",
        "who:Anna | meal | I promised:samples @04.12 | I promised:a quote @08.12 | they promised:feedback",
    ),
    ("Anna lunch; promised samples by Fri 10am", "who:Anna | meal | I promised:samples by Fri 10am @04.12"),
    ("Anna lunch happy promised samples by Fri", "who:Anna | meal | felt:happy | I promised:samples @04.12"),
    ("Anna lunch; promised", "who:Anna | meal # promised"),
    ("Anna lunch; promised 1,000 filters by Fri.", "who:Anna | meal | I promised:1,000 filters @04.12"),
    # Next steps.
    ("Anna lunch; next: send the brochure", "who:Anna | meal | next:send the brochure"),
    ("Anna lunch; next step: visit plant next Thu 3pm", "who:Anna | meal | next:visit plant @10.12 15:00"),
    ("Anna lunch; next step call Thursday 10", "who:Anna | meal | next:call @03.12 10:00"),
    ("next step call Thursday 10", "next:call @03.12 10:00"),
    ("next call Thursday 10", "next:call @03.12 10:00"),
    ("Anna lunch; next step is a demo", "who:Anna | meal | next:demo"),
    ("Anna lunch; the next step depends on the budget", "who:Anna | meal # the next step depends on the budget"),
    ("Anna lunch; the next meeting is on their side", "who:Anna | meal # the next meeting is on their side"),
    ("Anna lunch; call about the price tomorrow", "who:Anna | meal | next:call about the price @03.12"),
    ("Anna lunch; lunch again next Tue", "who:Anna | meal | next:lunch again @08.12"),
    ("Anna lunch call her Thu 24", "who:Anna | meal | next:call her @24.12"),
    ("Anna call tomorrow 10", "who:Anna | next:call @03.12 10:00"),
    ("call Thu 10", "phone | when:26.11 10:00"),
    ("Anna lunch; call", "who:Anna | meal # call"),
    ("Anna, call Fri", "who:Anna | next:call @04.12"),
    ("Anna lunch promised samples by Fri and call Thu 10", "who:Anna | meal | I promised:samples @04.12 | next:call @03.12 10:00"),
    # What is left stays as it was written.
    (
        "Anna call tomorrow grateful asked about spare parts",
        "who:Anna | next:call @03.12 | felt:grateful # asked about spare parts",
    ),
    ("Anna lunch promised samples by Fri very happy", "who:Anna | meal | I promised:samples @04.12 | felt:happy"),
    ("Anna lunch; promised to keep her happy by Fri", "who:Anna | meal | I promised:keep her happy @04.12"),
    (
        "Anna lunch; call tomorrow to make sure she is happy",
        "who:Anna | meal | next:call to make sure she is happy @03.12",
    ),
    ("Anna lunch. Liked it. Price 3.5 too high!", "who:Anna | meal # Liked it. Price 3.5 too high!"),
    ("Dr. Brown likes it", "# Dr. Brown likes it"),
    ("Dr. Brown lunch", "who:Dr. Brown? | meal"),
    ("just a note, nothing else...", "# just a note, nothing else..."),
]  # fmt: skip

CHINESE = [
    (
        "跟王伟吃午饭很开心，答应周五前发样品，下周四10点打电话",
        "who:王伟 | meal | felt:happy | I promised:发样品 @04.12 | next:打电话 @10.12 10:00",
    ),
    ("王伟 午饭", "who:王伟 | meal"),
    ("王伟午饭昨天", "who:王伟 | meal | when:01.12"),
    ("昨天和王伟、李娜吃晚饭", "when:01.12 | who:王伟 | who:李娜 | meal"),
    ("王伟和李娜跟Anna喝茶", "who:王伟 | who:李娜 | who:Anna | meal"),
    ("王伟午饭；李娜觉得太贵", "who:王伟 | meal # 李娜觉得太贵"),
    ("张三 午饭", "who:张三? | meal"),
    ("欧阳修午饭", "who:欧阳修? | meal"),
    ("李总 晚饭", "who:李总? | meal"),
    ("跟张三丰吃饭", "who:张三丰? | meal"),
    ("方便面涨价了", "# 方便面涨价了"),
    # 时间
    ("今天拜访王伟", "when:02.12 | in-person | who:王伟"),
    ("前天拜访王伟", "when:30.11 | in-person | who:王伟"),
    ("大前天拜访王伟", "when:29.11 | in-person | who:王伟"),
    ("上周五拜访王伟", "when:27.11 | in-person | who:王伟"),
    ("周五拜访王伟", "when:27.11 | in-person | who:王伟"),
    ("週五拜訪王伟", "when:27.11 | in-person | who:王伟"),
    ("星期二拜访王伟", "when:01.12 | in-person | who:王伟"),
    ("上周日跟王伟爬山", "when:29.11 | who:王伟 | sport"),
    ("上上周一拜访王伟", "when:16.11 | in-person | who:王伟"),
    ("11月28日拜访王伟", "when:28.11 | in-person | who:王伟"),
    ("十一月二十八号拜访王伟", "when:28.11 | in-person | who:王伟"),
    ("28号拜访王伟", "when:28.11 | in-person | who:王伟"),
    ("三天前拜访王伟", "when:29.11 | in-person | who:王伟"),
    ("两周前拜访王伟", "when:18.11 | in-person | who:王伟"),
    ("昨天下午3点拜访王伟", "when:01.12 15:00 | in-person | who:王伟"),
    ("昨天下午三点半拜访王伟", "when:01.12 15:30 | in-person | who:王伟"),
    ("上午10点15分拜访王伟", "when:10:15 | in-person | who:王伟"),
    ("昨晚8点跟王伟吃火锅", "when:01.12 20:00 | who:王伟 | meal"),
    ("王伟拜访 １０：３０", "who:王伟 | in-person | when:10:30"),
    ("拜访王伟一个半小时", "in-person | who:王伟 | when:90min"),
    ("拜访王伟 45分钟", "in-person | who:王伟 | when:45min"),
    ("拜访王伟，聊了半小时", "in-person | who:王伟 | when:30min"),
    ("王伟午饭，希望便宜一点", "who:王伟 | meal # 希望便宜一点"),
    ("王伟午饭；他们每周一开例会", "who:王伟 | meal # 他们每周一开例会"),
    # 方式
    ("给王伟打电话", "who:王伟 | phone"),
    ("王伟 电话", "who:王伟 | phone"),
    ("王伟 微信", "who:王伟 | message"),
    ("王伟 微信电话", "who:王伟 | phone"),
    ("王伟 腾讯会议", "who:王伟 | video"),
    ("王伟 邮件", "who:王伟 | message"),
    ("跟王伟喝咖啡", "who:王伟 | meal"),
    ("跟王伟打羽毛球", "who:王伟 | sport"),
    ("跟王伟打球", "who:王伟 | sport"),
    ("跟王伟看展", "who:王伟 | event/exhibition"),
    ("王伟 展会", "who:王伟 | event/exhibition"),
    ("王伟 研讨会", "who:王伟 | event/seminar"),
    ("跟王伟打高尔夫", "who:王伟 | private-activity/golf"),
    ("王伟 家访", "who:王伟 | private-activity/home-visit"),
    ("王伟 送了礼物", "who:王伟 | gift"),
    ("王伟 贺卡", "who:王伟 | card"),
    ("王伟午饭；儿子进了校羽毛球队", "who:王伟 | meal # 儿子进了校羽毛球队"),
    # 情绪
    ("王伟午饭愉悦", "who:王伟 | meal | felt:pleased"),
    ("王伟午饭很满意", "who:王伟 | meal | felt:pleased"),
    ("王伟午饭快乐", "who:王伟 | meal | felt:happy"),
    ("王伟午饭，他非常高兴", "who:王伟 | meal | felt:happy"),
    ("王伟午饭，感觉被关怀", "who:王伟 | meal | felt:cared-for"),
    ("王伟午饭安心", "who:王伟 | meal | felt:safe"),
    ("王伟午饭感激", "who:王伟 | meal | felt:grateful"),
    ("王伟午饭平静", "who:王伟 | meal | felt:neutral"),
    ("王伟午饭受挫", "who:王伟 | meal | felt:frustrated"),
    ("王伟午饭，不太高兴", "who:王伟 | meal | felt:frustrated"),
    ("王伟午饭愤怒", "who:王伟 | meal | felt:angry"),
    ("王伟午饭有点生气", "who:王伟 | meal | felt:angry"),
    ("王伟午饭反感", "who:王伟 | meal | felt:put-off"),
    ("王伟午饭担忧", "who:王伟 | meal | felt:worried"),
    ("王伟午饭，他担心价格", "who:王伟 | meal | felt:worried # 价格"),
    ("王伟午饭无助", "who:王伟 | meal | felt:helpless"),
    ("王伟午饭冷漠", "who:王伟 | meal | felt:indifferent"),
    ("王伟午饭没有生气", "who:王伟 | meal # 没有生气"),
    ("王伟午饭；祝他生日快乐", "who:王伟 | meal # 祝他生日快乐"),
    # 承诺
    ("王伟午饭；答应发样品", "who:王伟 | meal | I promised:发样品"),
    ("王伟午饭；我承诺了周五前报价", "who:王伟 | meal | I promised:报价 @04.12"),
    ("王伟午饭；我周五前发样品", "who:王伟 | meal | I promised:发样品 @04.12"),
    ("王伟午饭；我会给他发资料", "who:王伟 | meal | I promised:给他发资料"),
    ("王伟午饭；我会打羽毛球", "who:王伟 | meal # 我会打羽毛球"),
    ("王伟午饭；对方答应下周三前付款", "who:王伟 | meal | they promised:付款 @09.12"),
    ("王伟午饭；他答应介绍老板", "who:王伟 | meal | they promised:介绍老板"),
    ("王伟答应月底前下单", "who:王伟 | 王伟 promised:下单 @31.12"),
    (
        "王伟午饭，答应12月5日前发样品，答应两周后报价，对方承诺试用",
        "who:王伟 | meal | I promised:发样品 @05.12 | I promised:报价 @16.12 | they promised:试用",
    ),
    # 下一步
    ("王伟午饭；下一步：带样品", "who:王伟 | meal | next:带样品"),
    ("王伟午饭；下次带样品", "who:王伟 | meal | next:带样品"),
    ("王伟 明天打电话 很感激 问了备件", "who:王伟 | next:打电话 @03.12 | felt:grateful # 问了备件"),
    ("王伟午饭；下周二打电话", "who:王伟 | meal | next:打电话 @08.12"),
    ("王伟午饭；周五再联系", "who:王伟 | meal | next:再联系 @04.12"),
    ("王伟午饭；约好后天下午2点见面", "who:王伟 | meal | next:见面 @04.12 14:00"),
    ("王伟午饭，下次周四10点打电话", "who:王伟 | meal | next:打电话 @03.12 10:00"),
    ("下一步打电话周四10点", "next:打电话 @03.12 10:00"),
    ("王伟午饭，明天回电话", "who:王伟 | meal | next:回电话 @03.12"),
    ("王伟 call 周四 10", "who:王伟 | phone | when:26.11 10:00"),
    ("王伟午饭；call 周四 10", "who:王伟 | meal | next:call @03.12 10:00"),
    ("王伟午饭；他说周五开会", "who:王伟 | meal # 他说周五开会"),
    ("王伟lunch昨天happy", "who:王伟 | meal | when:01.12 | felt:happy"),
    ("和Anna打badminton很happy", "who:Anna | sport | felt:happy"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), ENGLISH)
def test_an_english_line_is_read(line: str, expected: str) -> None:
    assert told(parse_entry(line, WEDNESDAY, people)).strip() == expected


@pytest.mark.parametrize(("line", "expected"), CHINESE)
def test_a_chinese_line_is_read(line: str, expected: str) -> None:
    assert told(parse_entry(line, WEDNESDAY, people)).strip() == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('Anna "happy hour" dinner', 'who:Anna | meal # "happy hour"'),
        ('Anna lunch; "promised samples by Fri"', 'who:Anna | meal # "promised samples by Fri"'),
        (
            'Anna lunch; promised "happy hour; yesterday" by Fri',
            'who:Anna | meal | I promised:"happy hour; yesterday" @04.12',
        ),
        ("“Anna” lunch", "meal # “Anna”"),
        ("王伟午饭“很开心”", "who:王伟 | meal # “很开心”"),
        ('他说"很开心"，王伟午饭', 'who:王伟 | meal # 他说"很开心"'),
        ("「王伟」午饭", "meal # 「王伟」"),
        ('Anna lunch "not closed yesterday', 'who:Anna | meal # "not closed yesterday'),
        ('Anna lunch; promised 5" filters by Fri', 'who:Anna | meal | I promised:5" filters @04.12'),
    ],
)
def test_quotes_switch_parsing_off_inside_them(line: str, expected: str) -> None:
    assert told(parse_entry(line, WEDNESDAY, people)).strip() == expected


LINE = "王伟 lunch yesterday happy; promised samples by Fri; call Thu 10"


@pytest.mark.parametrize(
    ("refused", "expected"),
    [
        ({"happy"}, "who:王伟 | meal | when:01.12 | I promised:samples @04.12 | next:call @03.12 10:00 # happy"),
        ({"王伟"}, "meal | when:01.12 | felt:happy | I promised:samples @04.12 | next:call @03.12 10:00 # 王伟"),
        (
            {"promised samples by Fri"},
            "who:王伟 | meal | when:01.12 | felt:happy | next:call @03.12 10:00 # promised samples by Fri",
        ),
        ({"call Thu 10"}, "who:王伟 | meal | when:01.12 | felt:happy | I promised:samples @04.12 # call Thu 10"),
        ({"lunch", "yesterday"}, "who:王伟 | felt:happy | I promised:samples @04.12 | next:call @03.12 10:00 # lunch yesterday"),
        ({"nowhere", ""}, "who:王伟 | meal | when:01.12 | felt:happy | I promised:samples @04.12 | next:call @03.12 10:00"),
    ],
)  # fmt: skip
def test_a_chip_that_was_taken_away_stays_text(refused: set[str], expected: str) -> None:
    assert told(parse_entry(LINE, WEDNESDAY, people, frozenset(refused))) == expected


def test_a_refused_word_is_not_refused_inside_another() -> None:
    read = parse_entry("Anna lunch Thursday", WEDNESDAY, people, frozenset({"Thu"}))
    assert told(read) == "who:Anna | meal | when:26.11"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("王伟 tomorrow 10 lunch about the new pump; want an order for 50",
         "who:王伟 | when:03.12 10:00 | meal | purpose:the new pump | wanted-result:an order for 50"),
        ("明天下午3点拜访王伟，谈新合同，争取签单",
         "when:03.12 15:00 | in-person | who:王伟 | purpose:谈新合同 | wanted-result:签单"),
        ("Anna Thu 10 call to discuss prices", "who:Anna | when:03.12 10:00 | phone | purpose:discuss prices"),
        ("Anna next Fri 14:00 for 1h", "who:Anna | when:11.12 14:00 60min"),
        ("Anna tomorrow at 10 contract renewal", "who:Anna | when:03.12 10:00 # contract renewal"),
        ("Anna tomorrow at 10 Downing Street", "who:Anna | when:03.12 # at 10 Downing Street"),
        ("Anna tomorrow at 10 percent", "who:Anna | when:03.12 # at 10 percent"),
        ("Anna 5 Dec", "who:Anna | when:05.12"),
        ("Anna today 16:00", "who:Anna | when:02.12 16:00"),
        ("Anna in 2 weeks", "who:Anna | when:16.12"),
        ("Anna yesterday", "who:Anna # yesterday"),
        ("Anna and Bob dinner Fri; purpose: contract; goal: signature; bring the samples",
         "who:Anna | who:Bob | meal | when:04.12 | purpose:contract | wanted-result:signature # bring the samples"),
        ("下周四跟王伟、李娜看展", "when:10.12 | who:王伟 | who:李娜 | event/exhibition"),
        ("后天10点 王伟 电话 目的：报价", "when:04.12 10:00 | who:王伟 | phone | purpose:报价"),
        ("Robert Miller tomorrow", "who:Robert Miller? | when:03.12"),
    ],
)  # fmt: skip
def test_a_plan_looks_ahead(line: str, expected: str) -> None:
    assert told(parse_plan(line, WEDNESDAY, people)).strip() == expected


def test_a_meal_has_its_usual_time_where_none_is_said() -> None:
    assert f"{parse_entry('Anna lunch', WEDNESDAY, people).when.at}" == "12:00:00"
    assert f"{parse_entry('Anna lunch 13:15', WEDNESDAY, people).when.at}" == "13:15:00"
    assert parse_entry("Anna call", WEDNESDAY, people).when.at is None


def test_the_words_of_a_chip_are_where_it_says() -> None:
    entry = parse_entry("跟王伟吃午饭很开心", WEDNESDAY, people)
    assert [chip.said for chip in entry.chips] == ["跟王伟", "吃午饭", "很开心"]
    assert [chip.kind for chip in entry.chips] == [ChipKind.WHO, ChipKind.CHANNEL, ChipKind.EMOTION]
    assert (entry.chips[1].start, entry.chips[1].end) == (3, 6)
