"""The day of the picture `look/paper/route-en.png`, as facts."""

from datetime import date, time

from salesbook.domain.channel import Channel
from salesbook.domain.emotion import Emotion
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text, counted
from salesbook.reports.route_content import AlsoDue, Due, Nearby, Route, RouteDay, Stop

DAY = date(2026, 11, 24)

STOPS = (
    Stop(
        name="赵丽",
        phonetic="Zhao Li",
        role="Quality Manager",
        organisation="Novartis 诺华",
        at=time(9),
        until=time(9, 30),
        code="B2-8Q",
        channel=Channel.IN_PERSON,
        stage=Stage.TRUST,
        emotion=Emotion.GRATEFUL,
        phone="+86 137 0112 6630",
        place="朝阳区望京街10号，诺华大厦",
        purpose="Hand over the calibration report",
        reminder=Due("Thank her for the introduction to Ma Jun"),
    ),
    Stop(
        name="王小明",
        phonetic="Wang Xiaoming",
        role="Head of Cold Chain",
        organisation="Bayer 拜耳",
        at=time(10, 30),
        until=time(11, 15),
        code="K7-3M",
        channel=Channel.IN_PERSON,
        stage=Stage.DATING,
        emotion=Emotion.FRUSTRATED,
        alarm=True,
        phone="+86 138 1020 4456",
        place="东三环北路27号，B座12层",
        purpose="Trial of 20 loggers",
        reminder=Due(Text("Promised: {text}", text="price list"), 4),
    ),
    Stop(
        name="Daniel Osei",
        role="Regional Director",
        organisation="DHL Supply Chain",
        at=time(12, 15),
        until=time(13, 15),
        code="H5-2T",
        channel=Channel.MEAL,
        stage=Stage.ALLY,
        emotion=Emotion.HAPPY,
        phone="+86 186 0049 7713",
        place="Lunch, Din Tai Fung, Yuyang Hotel",
        purpose="Go through the tender outline",
        reminder=Due("Not asked for a referral since May"),
    ),
    Stop(
        name="欧阳文静",
        phonetic="Ouyang Wenjing",
        role="Buyer",
        organisation="Sinopharm Logistics 国药物流",
        at=time(14, 30),
        until=time(15),
        code="N9-6W",
        channel=Channel.IN_PERSON,
        stage=Stage.RECOGNITION,
        emotion=Emotion.NEUTRAL,
        phone="+86 135 2208 9914",
        place="海淀区知春路20号，中国医药大厦",
        purpose="Find out who signs and who uses",
        reminder=Due("Speaks Cantonese; prefers tea to coffee"),
    ),
    Stop(
        name="Marie-Claire Fontaine-Delacroix",
        role="Warehouse Services Manager",
        organisation="Sanofi 赛诺菲",
        at=time(16),
        until=time(16, 45),
        code="R3-4D",
        channel=Channel.IN_PERSON,
        stage=Stage.TRUST,
        emotion=Emotion.SAFE,
        phone="+86 139 0117 0352",
        place="建国路112号，中国惠普大厦7层",
        purpose="Renewal of the service contract",
        reminder=Due("Birthday on Thursday: take the card"),
    ),
)

ALSO_DUE = (
    AlsoDue(
        "林晓东",
        "Lin Xiaodong",
        "Roche",
        Due(Text("Promised: {text}", text="answer on the warranty"), 2),
        "+86 136 8811 0207",
    ),
    AlsoDue("Peter Novak", "", "Maersk", Due("Ask how the 40 loggers arrived"), "+420 602 113 845"),
    AlsoDue(
        "吴佳",
        "Wu Jia",
        "Sinovac 科兴",
        Due(
            counted(
                "Cold for {n} day ({stage}: {allowed})",
                "Cold for {n} days ({stage}: {allowed})",
                34,
                stage=Stage.TRUST,
                allowed=30,
            )
        ),
        "+86 133 0160 5528",
    ),
)

NEARBY = (
    Nearby("周敏", "西门子医疗", "北京市朝阳区望京中环南路7号", date(2026, 10, 12), "+86 138 1655 2907"),
    Nearby("Anna Meier", "Merck", "Tower C, 8 Jianguo Road, Beijing", None, "+86 139 4000 1122"),
)


def route(
    stops: tuple[Stop, ...] = STOPS, also_due: tuple[AlsoDue, ...] = ALSO_DUE, nearby: tuple[Nearby, ...] = ()
) -> Route:
    """The picture's day with other visits, calls or neighbours."""
    return Route(DAY, DAY, "Li Na", "Beijing East", (RouteDay(DAY, stops, also_due, nearby),))
