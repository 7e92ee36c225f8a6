"""The week of the pictures in `look/paper`, as facts."""

from datetime import date, time

from salesbook.domain.channel import Channel
from salesbook.domain.emotion import Emotion, Expectation
from salesbook.domain.evidence import Marker
from salesbook.domain.money import Money
from salesbook.domain.promise import PromiseState
from salesbook.domain.stage import Stage
from salesbook.domain.visit import ExpenseKind, VisitState
from salesbook.reports.visit_report_content import (
    DayAhead,
    Figures,
    ReportEvidence,
    ReportMove,
    ReportPerson,
    ReportPromise,
    ReportStep,
    ReportVisit,
    Span,
    VisitReport,
)

MONDAY, FRIDAY = date(2026, 11, 16), date(2026, 11, 20)
ABOVE, AS_EXPECTED, BELOW = Expectation.ABOVE, Expectation.AS_EXPECTED, Expectation.BELOW

OSEI = ReportMove("Daniel Osei", Stage.TRUST, Stage.ALLY, Marker.GIVES_INFORMATION)
WANG_WEI = ReportMove("王伟", Stage.RECOGNITION, Stage.DATING, Marker.SPORT, "badminton")
PRICE_LIST = ReportPromise("Price list with three years of service", FRIDAY, name="王小明")


def november(day: int) -> date:
    return date(2026, 11, day)


def yuan(amount: int) -> Money:
    return Money(amount * 100, "CNY")


VISITS = (
    ReportVisit(
        MONDAY,
        time(9),
        channel=Channel.IN_PERSON,
        lasted=40,
        people=(ReportPerson("赵丽", "Zhao Li", "Novartis 诺华", Emotion.GRATEFUL, ABOVE),),
        notes=("Calibration report explained line by line; she will use it in the audit.",),
        evidence=(ReportEvidence("赵丽", Marker.REFERS_A_CUSTOMER, "named Ma Jun"),),
        we=(ReportPromise("Send the blank audit form", november(18), PromiseState.KEPT, november(18)),),
        next=(ReportStep("Call Ma Jun", november(23)),),
    ),
    ReportVisit(
        MONDAY,
        time(15, 30),
        channel=Channel.IN_PERSON,
        lasted=25,
        people=(
            ReportPerson("刘芳", "Liu Fang", "Bayer 拜耳", Emotion.NEUTRAL, AS_EXPECTED),
            ReportPerson("王小明", "Wang Xiaoming", "Bayer 拜耳", Emotion.FRUSTRATED, BELOW),
        ),
        notes=("Late samples still a sore point. He said: “Not “soon”, a day.”",),
        we=(ReportPromise("Price list with three years of service", FRIDAY, name="王小明"),),
        they=(ReportPromise("Floor plan of Warehouse 2", november(25)),),
        next=(ReportStep("Visit", november(24), time(10, 30)),),
        expenses=(yuan(36),),
    ),
    ReportVisit(
        november(17),
        time(10),
        channel=Channel.MEAL,
        lasted=90,
        people=(ReportPerson("Daniel Osei", "丹尼尔", "DHL Supply Chain", Emotion.HAPPY, ABOVE),),
        notes=("Told us who decides in Tianjin and when the tender opens.",),
        moves=(OSEI,),
        they=(ReportPromise("Introduce us to Tianjin", november(14), days_overdue=6),),
        expenses=(yuan(412),),
    ),
    ReportVisit(
        november(18),
        None,
        VisitState.DID_NOT_HAPPEN,
        because="She was called to Shanghai.",
        people=(ReportPerson("陈雨", "Chen Yu", "Fosun 复星"),),
    ),
    ReportVisit(
        november(18),
        time(19),
        channel=Channel.SPORT,
        lasted=120,
        people=(
            ReportPerson("王伟", "Wang Wei", "Fosun 复星", Emotion.HAPPY, ABOVE),
            ReportPerson("周敏", "Zhou Min", "Fosun 复星", Emotion.HAPPY, ABOVE),
        ),
        notes=("Badminton doubles. Wang Wei came for the first time and stayed for tea.",),
        moves=(WANG_WEI,),
        expenses=(yuan(180),),
    ),
)

WEEK = VisitReport(
    MONDAY,
    FRIDAY,
    FRIDAY,
    Span.WEEK,
    my_name="Li Na",
    my_company="Beijing East",
    figures=Figures(4, 6, 4, 2, 2, 1, (yuan(628),)),
    visits=VISITS,
    moves=(OSEI, WANG_WEI),
    expenses=((ExpenseKind.HOSPITALITY, yuan(412)), (ExpenseKind.TRAVEL, yuan(36)), (ExpenseKind.OTHER, yuan(180))),
    channels=((Channel.IN_PERSON, 2), (Channel.MEAL, 1), (Channel.SPORT, 1)),
    open_promises=(
        PRICE_LIST,
        ReportPromise("Answer on the warranty", november(22), name="林晓东"),
        ReportPromise("Service number", november(10), days_overdue=10, name="Marie-Claire Fontaine"),
    ),
    ahead=(
        DayAhead(november(24), (("赵丽", "Novartis 诺华"), ("王小明", "Bayer 拜耳"))),
        DayAhead(november(26), (), (ReportStep("Quote", november(26), name="张建国"),)),
    ),
    visits_ahead=2,
)
