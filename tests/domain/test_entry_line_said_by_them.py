"""What they said they will do, or asked for, by a day: a promise or a next step of theirs or ours, and never of nobody's."""

from __future__ import annotations

import pytest

from salesbook.domain.entry_line import parse_entry
from tests.domain.entry_line_people import people
from tests.domain.test_entry_line import WEDNESDAY, told


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("他说下周三下午3点再谈", "next:再谈 @09.12 15:00"),
        ("王伟说下周三下午3点再谈", "who:王伟 | next:再谈 @09.12 15:00"),
        ("王伟说周三3点再谈", "who:王伟 | next:再谈 @09.12 15:00"),
        ("王伟拜访，他说周五再联系", "who:王伟 | in-person | next:再联系 @04.12"),
        ("王伟拜访，他说过两天再联系", "who:王伟 | in-person | next:再联系 @04.12"),
        ("王伟拜访，周五再说", "who:王伟 | in-person | next:再说 @04.12"),
        ("王伟拜访，说好周五一起吃饭", "who:王伟 | in-person | next:一起吃饭 @04.12"),
        ("王伟拜访，改到周五下午见面", "who:王伟 | in-person | next:下午见面 @04.12"),
        ("王伟拜访，定于12月5日下午2点开会", "who:王伟 | in-person | next:开会 @05.12 14:00"),
        ("王伟拜访，周四下午3点带样品再去", "who:王伟 | in-person | next:带样品再去 @03.12 15:00"),
        ("王伟拜访，下周三他来我们公司", "who:王伟 | in-person | next:他来我们公司 @09.12"),
        ("王伟拜访，见面改到下周三下午3点", "who:王伟 | in-person | next:见面 @09.12 15:00"),
        ("王伟拜访，周五前必须报价", "who:王伟 | in-person | next:必须报价 @04.12"),
        ("王伟拜访，下下周再联系", "who:王伟 | in-person | next:再联系 @14.12"),
        ("王伟拜访，价格不错，周五再谈", "who:王伟 | in-person | next:再谈 @04.12 # 价格不错"),
        ("Anna lunch; meeting moved to Friday 3pm", "who:Anna | meal | next:meeting @04.12 15:00"),
        ("Anna said to call back next Wed 3pm", "who:Anna | next:call back @09.12 15:00"),
        ("Anna lunch; he says let's talk again next Wed at 3pm", "who:Anna | meal | next:talk again @09.12 15:00"),
        ("Anna lunch; she wants to meet again next Tuesday", "who:Anna | meal | next:meet again @08.12"),
        ("Anna lunch; we agreed to meet Friday 3pm", "who:Anna | meal | next:meet @04.12 15:00"),
        ("Anna lunch; I'm to send samples by Friday", "who:Anna | meal | next:send samples @04.12"),
        ("Anna lunch; follow-up call Fri", "who:Anna | meal | next:follow-up call @04.12"),
    ],
)
def test_what_is_agreed_for_a_day_is_the_next_step_whoever_said_it(line: str, expected: str) -> None:
    assert told(parse_entry(line, WEDNESDAY, people)).strip() == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("王伟电话，让我下周三再联系他", "who:王伟 | phone | next:再联系他 @09.12"),
        ("王伟拜访，他让我周五下午把报价发给他", "who:王伟 | in-person | next:下午把报价发给他 @04.12"),
        ("王伟拜访，要求周五前报价", "who:王伟 | in-person | next:报价 @04.12"),
        ("Anna lunch; she asked me to call her on Friday", "who:Anna | meal | next:call her @04.12"),
    ],
)
def test_what_they_asked_for_by_a_day_is_a_next_step_and_no_promise(line: str, expected: str) -> None:
    assert told(parse_entry(line, WEDNESDAY, people)).strip() == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("王伟拜访，他说周五前给答复", "who:王伟 | in-person | they promised:给答复 @04.12"),
        ("王伟说周五前给答复", "who:王伟 | 王伟 promised:给答复 @04.12"),
        ("王伟拜访，客户说下周下单", "who:王伟 | in-person | they promised:下单 @07.12"),
        ("王伟拜访，他说下周三再给我们答复", "who:王伟 | in-person | they promised:再给我们答复 @09.12"),
        ("王伟拜访，我说周五给他回话", "who:王伟 | in-person | I promised:给他回话 @04.12"),
        ("王伟拜访，我周五前一定报价", "who:王伟 | in-person | I promised:一定报价 @04.12"),
        ("Anna lunch; she said she would call me on Friday", "who:Anna | meal | they promised:call me @04.12"),
        ("Anna lunch; she's going to send the order by Fri", "who:Anna | meal | they promised:send the order @04.12"),
        ("Anna said she would send the order by Fri", "who:Anna | Anna promised:send the order @04.12"),
        ("Anna lunch; he'll call me Friday", "who:Anna | meal | they promised:call me @04.12"),
    ],
)
def test_what_one_side_said_it_does_by_a_day_is_its_promise(line: str, expected: str) -> None:
    assert told(parse_entry(line, WEDNESDAY, people)).strip() == expected


@pytest.mark.parametrize(
    "said",
    [
        # Who delivers is not said; nor is it known whose a journey, a meeting or a wish is.
        "他说周五送样品",
        "他说周五去北京",
        "他说周五开会",
        "他要周五出差",
        "他希望周五前收到样品",
        "他说上周三下午3点谈过了",
        "她说周五来不了",
        # It is denied, or only may be.
        "他不让我周五再去",
        "不用周五再联系",
        "他说不用下周三再谈",
        "别下周三再去",
        "他没答应周五付款",
        "他没说周五给答复",
        "他可能下周三再来",
        "如果下周三再谈就晚了",
    ],
)
def test_what_may_be_anybodys_stays_in_the_note(said: str) -> None:
    assert told(parse_entry(f"王伟拜访，{said}", WEDNESDAY, people)) == f"who:王伟 | in-person # {said}"


@pytest.mark.parametrize(
    "said",
    [
        "no need to call next Friday",
        "she didn't want to meet next Tuesday",
        "she said not to call before Friday",
        "she might call Friday",
        "if we meet next Tuesday it is late",
    ],
)
def test_what_is_denied_or_only_may_be_stays_in_the_note(said: str) -> None:
    assert told(parse_entry(f"Anna lunch; {said}", WEDNESDAY, people)) == f"who:Anna | meal # {said}"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("王伟说昨天收到样品了", "who:王伟 # 说昨天收到样品了"),
        ("王伟电话里说周五来不了", "who:王伟 | phone # 里说周五来不了"),
        ("王伟说下午没空", "who:王伟 # 说下午没空"),
        ("Anna said the samples came yesterday", "who:Anna # said the samples came yesterday"),
        ("昨天王伟来电说价格高", "when:01.12 | who:王伟 | phone # 说价格高"),
        ("Anna said yesterday the price is high", "who:Anna | when:01.12 # said the price is high"),
    ],
)
def test_the_day_of_what_they_told_of_is_not_that_of_the_visit(line: str, expected: str) -> None:
    assert told(parse_entry(line, WEDNESDAY, people)) == expected
