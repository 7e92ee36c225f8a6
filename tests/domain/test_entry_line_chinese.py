"""What a Chinese rep found read wrongly in the one line: whose promise it is, words torn in two, messages, gifts, places."""

from __future__ import annotations

import pytest

from salesbook.domain.entry_line import parse_entry, parse_plan
from tests.domain.entry_line_people import people
from tests.domain.test_entry_line import WEDNESDAY, told


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("王伟微信，她很满意，答应下周五给采购单", "who:王伟 | message | felt:pleased | they promised:给采购单 @11.12"),
        ("她很满意，答应下周五给采购单", "felt:pleased | they promised:给采购单 @11.12"),
        ("王伟午饭，客户很满意，承诺下周五付款", "who:王伟 | meal | felt:pleased | they promised:付款 @11.12"),
        ("王伟午饭，他看了样机，很满意，答应试用", "who:王伟 | meal | felt:pleased | they promised:试用 # 他看了样机"),
        ("Anna; she was pleased, promised tests by Fri", "who:Anna | felt:pleased | they promised:tests @04.12"),
        ("Anna; the client was pleased and promised tests", "who:Anna | felt:pleased | they promised:tests # the client"),
        # The rep is named, or nobody is, or the sentence about them has ended.
        ("王伟午饭，她很满意，我答应下周五给样品", "who:王伟 | meal | felt:pleased | I promised:给样品 @11.12"),
        ("王伟，她很满意，我们看了样机，答应周五前给样品", "who:王伟 | felt:pleased | I promised:给样品 @04.12 # 我们看了样机"),
        ("王伟午饭，她很满意。答应下周五给样品", "who:王伟 | meal | felt:pleased | I promised:给样品 @11.12"),
        ("王伟午饭，很满意，答应下周五给样品", "who:王伟 | meal | felt:pleased | I promised:给样品 @11.12"),
        ("王伟午饭，他的机器坏了，答应周五前修好", "who:王伟 | meal | I promised:修好 @04.12 # 他的机器坏了"),
        ("Anna lunch; she was pleased, I promised samples by Fri", "who:Anna | meal | felt:pleased | I promised:samples @04.12"),
        ("王伟午饭，他嫌贵，答应给他打折", "who:王伟 | meal | I promised:给他打折 # 他嫌贵"),
        ("王伟午饭，她很满意，答应她周五前发样品", "who:王伟 | meal | felt:pleased | I promised:发样品 @04.12"),
        ("Anna; she was pleased, promised her tests by Fri", "who:Anna | felt:pleased | I promised:tests @04.12"),
        # What is told of an old promise makes no new one.
        ("王伟不高兴，因为我答应的样品没送到", "who:王伟 | felt:frustrated # 因为我答应的样品没送到"),
    ],
)  # fmt: skip
def test_a_promise_without_a_giver_is_theirs_where_the_sentence_is_about_them(line: str, expected: str) -> None:
    assert told(parse_entry(line, WEDNESDAY, people)).strip() == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "王伟 下周三下午2点 设备科办公室面谈，谈监护仪报价",
            "who:王伟 | when:09.12 14:00 | in-person | purpose:谈监护仪报价 # 设备科办公室",
        ),
        ("王伟 明天洽谈续约", "who:王伟 | when:03.12 # 洽谈续约"),
        ("王伟 明天会谈，产品演示", "who:王伟 | when:03.12 | in-person # 产品演示"),
        ("王伟 明天谈合同", "who:王伟 | when:03.12 | purpose:谈合同"),
    ],
)
def test_a_purpose_begins_with_a_word_and_not_within_one(line: str, expected: str) -> None:
    assert told(parse_plan(line, WEDNESDAY, people)).strip() == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("王伟 微信聊了10分钟，无聊", "who:王伟 | message | when:10min # 无聊"),
        ("王伟 微信聊了半小时", "who:王伟 | message | when:30min"),
        ("王伟 微信聊了报价", "who:王伟 | message # 报价"),
        ("刚见完王伟，签了", "in-person | who:王伟 # 刚，签了"),
        ("下午3点到仁济见王伟", "when:15:00 | in-person | who:王伟 # 到仁济"),
        ("昨天在食堂碰到王伟", "when:01.12 | place:食堂 | in-person | who:王伟"),
        ("王伟 电话，他挺感动的", "who:王伟 | phone | felt:grateful"),
        ("王伟 电话，心情不好", "who:王伟 | phone | felt:frustrated"),
        ("想见王伟，没约上", "who:王伟 # 想见，没约上"),
        ("昨天微信联系了王伟", "when:01.12 | message | who:王伟"),
        ("王伟 电话沟通了报价", "who:王伟 | phone # 报价"),
        ("王伟 午饭，聊得很开心", "who:王伟 | meal | felt:happy"),
        ("王伟 电话，心情不错", "who:王伟 | phone | felt:pleased"),
        ("今天没见到王伟，他出差了", "when:02.12 | who:王伟 # 没见到，他出差了"),
    ],
)
def test_how_it_was_is_read_beside_how_long_and_not_where_it_was_not(line: str, expected: str) -> None:
    assert told(parse_entry(line, WEDNESDAY, people)).strip() == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("王伟 花了350元午餐，送了一盒600元的茶叶", "who:王伟 | hospitality:350 | meal | gift:600 # 送了一盒茶叶"),
        ("王伟 午饭，送了一盒茶叶600元", "who:王伟 | meal | gift:600 # 送了一盒茶叶"),
        ("王伟送了600元的茶叶", "who:王伟 # 送了600元的茶叶"),
        ("送王伟一盒月饼300元", "who:王伟 | gift:300 # 送一盒月饼"),
        ("给王伟送了一盒龙井，260元", "who:王伟 | gift:260 # 送了一盒龙井"),
        ("给王伟送了两盒月饼 共398元", "who:王伟 | gift:398 # 送了两盒月饼"),
        ("王伟吃饭，买单680", "who:王伟 | meal | hospitality:680"),
        ("王伟参观工厂，招待费1200", "who:王伟 | hospitality:1200 # 参观工厂"),
        ("王伟女儿婚礼，随礼1000", "who:王伟 | gift:1000 # 女儿婚礼"),
        ("给王伟发了红包200", "who:王伟 | gift:200 # 发了"),
        ("王伟吃饭，他买单680", "who:王伟 | meal # 他买单680"),
        ("王伟吃饭，花了380", "who:王伟 | meal | hospitality:380"),
        ("王伟打羽毛球，花费160元", "who:王伟 | sport | hospitality:160"),
        ("王伟 午饭，他们送了600元的茶叶", "who:王伟 | meal # 他们送了600元的茶叶"),
        ("王伟 午饭，送样品300元", "who:王伟 | meal # 送样品300元"),
        ("王伟 午饭，送了600份样品", "who:王伟 | meal # 送了600份样品"),
        ("昨天和王伟在茶馆喝茶，聊了项目", "when:01.12 | who:王伟 | place:茶馆 | meal # 聊了项目"),
        ("王伟在茶馆附近的工地拜访", "who:王伟 | in-person # 在茶馆附近的工地"),
    ],
)
def test_what_was_given_and_where_is_read_and_its_words_stay(line: str, expected: str) -> None:
    assert told(parse_entry(line, WEDNESDAY, people)).strip() == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("昨天拜访了赵强，聊了新项目", "when:01.12 | in-person | who:赵强? # 聊了新项目"),
        ("昨天见了周院长，他说再看看", "when:01.12 | in-person | who:周院长? # 他说再看看"),
        ("王院长说再看看", "who:王院长? # 说再看看"),
        ("单工说泵漏油", "who:单工? # 说泵漏油"),
        ("施工说明发给他了", " # 施工说明发给他了"),
        ("跟欧阳副总电话", "who:欧阳副总? | phone"),
        ("老张 电话", "who:老张? | phone"),
        ("昨天成交，很高兴", "when:01.12 | felt:happy # 成交"),
        ("高总体来看可行", " # 高总体来看可行"),
        ("李代表公司来谈", " # 李代表公司来谈"),
        ("昨天电话，他让我问刘科长", "when:01.12 | phone # 他让我问刘科长"),
    ],
)
def test_somebody_nobody_knows_is_read_by_their_title_and_behind_what_was_done(line: str, expected: str) -> None:
    assert told(parse_entry(line, WEDNESDAY, people)).strip() == expected.strip()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("今天上午拜访王伟", "when:02.12 | in-person | who:王伟 # 上午"),
        ("今天上午10点拜访王伟", "when:02.12 10:00 | in-person | who:王伟"),
        ("昨晚拜访王伟", "when:01.12 | in-person | who:王伟"),
        ("昨晚8点拜访王伟", "when:01.12 20:00 | in-person | who:王伟"),
        ("王伟午饭，很开心，昨天下午", "who:王伟 | meal | felt:happy | when:01.12 # 下午"),
        ("王伟午饭，明天下午送样品", "who:王伟 | meal | next:下午送样品 @03.12"),
        ("王伟午饭，他明天下午发合同", "who:王伟 | meal | they promised:下午发合同 @03.12"),
        ("Anna lunch; call tomorrow afternoon", "who:Anna | meal | next:call tomorrow afternoon @03.12"),
        ("Anna lunch; promised tests by Fri morning", "who:Anna | meal | I promised:tests by Fri morning @04.12"),
    ],
)
def test_a_part_of_the_day_is_no_hour_and_stays_in_the_words(line: str, expected: str) -> None:
    assert told(parse_entry(line, WEDNESDAY, people)).strip() == expected


@pytest.mark.parametrize(
    ("line", "who", "promises"),
    [
        ("我答应王伟下周二带样机过去", ["王伟"], ["带样机过去"]),
        ("I promised Anna samples by Fri", ["Anna"], ["samples"]),
        ("promised Alex samples by Fri", ["Alex"], ["samples"]),  # one of two, who is asked about
        ("李娜电话；我答应王伟周五前发样品", ["李娜"], ["王伟 发样品"]),
        ("王伟电话；我答应王伟周五前发样品", ["王伟"], ["发样品"]),
        ("我答应王伟的样品周五前发", [], ["王伟的样品 发"]),
        ("promised Anna's samples by Fri", [], ["Anna's samples"]),
        ("王伟答应周五前付款", ["王伟"], ["付款"]),
    ],
)
def test_who_was_promised_something_is_who_it_was_with_where_nobody_else_is_named(
    line: str, who: list[str], promises: list[str]
) -> None:
    entry = parse_entry(line, WEDNESDAY, people)
    assert [one.name for one in entry.who] == who
    assert [one.text for one in entry.promises] == promises
