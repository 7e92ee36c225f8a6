"""The visits of the pictures in `look/paper`, as facts."""

from datetime import date, time

from salesbook.domain.contact import Channel
from salesbook.domain.emotion import Emotion
from salesbook.domain.evidence import Marker
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text
from salesbook.reports.call_sheet_content import (
    AskItem,
    CallSheet,
    ExpectedObjection,
    LastVisit,
    ReachItem,
    SheetPromise,
    SheetVisit,
    StageStep,
    TalkPoint,
)

DAY = date(2026, 11, 24)

WANG = SheetVisit(
    day=DAY,
    name="王小明",
    code="K7-3M",
    index=2,
    count=5,
    phonetic="Wang Xiaoming",
    role="Head of Cold Chain",
    organisation="Bayer 拜耳",
    at=time(10, 30),
    until=time(11, 15),
    channel=Channel.IN_PERSON,
    reach=(
        ReachItem(Text("Mobile"), "+86 138 1020 4456"),
        ReachItem("WeChat", "xm_wang77", "best after 17:00", preferred=True),
        ReachItem(Text("Assistant"), "Liu Fang 刘芳\n+86 10 5923 8817"),
    ),
    place="拜耳中国，北京市朝阳区东三环北路27号，B座12层",
    stage=Stage.DATING,
    stage_steps=(
        StageStep(Stage.RECOGNITION, date(2026, 3, 12), "Met at the cold chain fair; asked for samples."),
        StageStep(Stage.DATING, date(2026, 7, 6), "Badminton with two colleagues, Chaoyang club."),
        StageStep(Stage.TRUST),
        StageStep(Stage.ALLY),
    ),
    missing=(Marker.OPENLY_SUPPORTS_US, Marker.PRIVATE_ACTIVITY),
    next_markers=(Marker.OPENLY_SUPPORTS_US, Marker.PRIVATE_ACTIVITY),
    last=LastVisit(
        date(2026, 11, 16),
        Emotion.FRUSTRATED,
        Channel.IN_PERSON,
        "Samples nine days late, and nobody told him. No answer to the weekly delivery note: start with that, then the trial.",
    ),
    last_is_alarm=True,
    wanted_result="He agrees to a four-week trial: 20 loggers in Warehouse 2, from 7 December.",
    purpose="trial of the loggers",
    needs=(
        "A temperature record without gaps for the audit",
        "Delivery within five days",
        "One person to call for service",
    ),
    expected=(
        ExpectedObjection("Too expensive", "One lost pallet cost ¥86,000 in June. The trial is free."),
        ExpectedObjection("I must ask Director Liu", "Offer to show the audit file together, this week."),
        ExpectedObjection("Our supplier is fine", "Keep them. We take only the lane with the gaps."),
    ),
    ace="His June audit: 14 hours without a record. Page 3 is in the bag.",
    talk_about=(
        TalkPoint("Badminton, Wednesdays", common=True),
        TalkPoint("Daughter Duoduo 朵朵, 9: piano grade 4 in October"),
        TalkPoint("Longjing tea; reads Liu Cixin"),
    ),
    avoid=("his old firm", "flat prices"),
    my_promises=(
        SheetPromise("Price list with three years of service", date(2026, 11, 20), 4),
        SheetPromise("Name of a piano teacher", date(2026, 11, 30)),
    ),
    their_promises=(SheetPromise("Floor plan of Warehouse 2", date(2026, 11, 25)),),
    ask=(
        AskItem("Still reports to Director Liu?", date(2025, 8, 2)),
        AskItem("Birthday 农历八月初八?", never_confirmed=True),
        AskItem("Referral: who else watches cold chain here?"),
    ),
)

SARAH = SheetVisit(
    day=DAY,
    name="Sarah Whitfield",
    code="P4-9X",
    index=3,
    count=5,
    phonetic="莎拉·惠特菲尔德",
    role="采购总监",
    organisation="西门子医疗（Siemens Healthineers）",
    organisation_short="西门子医疗",
    at=time(14),
    until=time(15),
    channel=Channel.IN_PERSON,
    reach=(
        ReachItem(Text("Mobile"), "+86 139 1177 2083"),
        ReachItem("微信", "sarah_whit", "上午九点前最好找", preferred=True),
        ReachItem(Text("Email"), "sarah.whitfield@siemens-healthineers.com"),
    ),
    place="上海市浦东新区周祝公路278号，2号楼3层会议室",
    stage=Stage.TRUST,
    stage_steps=(
        StageStep(Stage.RECOGNITION, date(2025, 5, 18), "医博会上见面，主动要了样册。"),
        StageStep(Stage.DATING, date(2025, 9, 2), "一起看莫奈展，聊到孩子上学。"),
        StageStep(Stage.TRUST, date(2026, 4, 20), "内部评审会上公开支持我方方案。"),
        StageStep(Stage.ALLY),
    ),
    missing=(
        Marker.INTRODUCES_A_DECISION_MAKER,
        Marker.ARGUES_FOR_US,
        Marker.GIVES_INFORMATION,
        Marker.REFERS_A_CUSTOMER,
    ),
    next_markers=(
        Marker.INTRODUCES_A_DECISION_MAKER,
        Marker.ARGUES_FOR_US,
        Marker.GIVES_INFORMATION,
        Marker.REFERS_A_CUSTOMER,
    ),
    last=LastVisit(
        date(2026, 11, 5), Emotion.CARED_FOR, Channel.MEAL, "记得她女儿的考试，带了一本考级曲谱。她说：“只有你还记得。”"
    ),
    wanted_result="续签2027年框架合同，并同意引见采购副总裁陈立。",
    purpose="年度框架续签",
    needs=("明年价格不涨，账期六十天", "华东仓四十八小时到货", "每季度一次质量数据"),
    expected=(
        ExpectedObjection("总部要求再压价", "拆开报价：服务部分单列，总价不动，把培训送进去。"),
        ExpectedObjection("我要问问陈总", "“那我们一起见他，我带质量数据。”"),
        ExpectedObjection("再考虑考虑", "问清顾虑：钱、风险，还是时间？只解决那一个。"),
    ),
    ace="全年交付准时率99.6%，质量报告第2页有她部门的签字。",
    talk_about=(
        TalkPoint("周末跑步", common=True),
        TalkPoint("莫奈、印象派；十二月有新展"),
        TalkPoint("女儿Emma，11岁，钢琴六级"),
    ),
    avoid=("前任老板", "英国脱欧"),
    my_promises=(
        SheetPromise("发送2026年质量总结", date(2026, 11, 20), 4),
        SheetPromise("打听国际学校插班名额", date(2026, 12, 10)),
    ),
    their_promises=(
        SheetPromise("把合同初稿交法务", date(2026, 11, 25)),
        SheetPromise("告知新仓库地址", date(2026, 12, 1)),
    ),
    ask=(
        AskItem("还兼管华南区吗？", date(2025, 10, 9)),
        AskItem("转介绍：同行里谁也在找新供应商？"),
    ),
)


def sheet(*visits: SheetVisit) -> CallSheet:
    """A day's call sheets."""
    return CallSheet(DAY, visits)
