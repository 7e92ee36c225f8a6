"""Human words for domain values, in the current language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from enum import Enum
from typing import TYPE_CHECKING, Any

from salesbook.domain.text import Text, Value
from salesbook.system.i18n import gettext, language, ngettext

if TYPE_CHECKING:
    from salesbook.domain.important_date import LunarDay, SolarDay
    from salesbook.domain.money import Money

# By the name of a member: words must not wait for every class of the domain, which a reading command has no use for.
_WORDS: dict[str, Text] = {
    "Stage.RECOGNITION": Text("recognition"),
    "Stage.DATING": Text("dating"),
    "Stage.TRUST": Text("trust"),
    "Stage.ALLY": Text("ally"),
    "Emotion.PLEASED": Text("pleased"),
    "Emotion.HAPPY": Text("happy"),
    "Emotion.CARED_FOR": Text("cared for"),
    "Emotion.SAFE": Text("safe"),
    "Emotion.GRATEFUL": Text("grateful"),
    "Emotion.NEUTRAL": Text("neutral"),
    "Emotion.FRUSTRATED": Text("frustrated"),
    "Emotion.ANGRY": Text("angry"),
    "Emotion.PUT_OFF": Text("put off"),
    "Emotion.WORRIED": Text("worried"),
    "Emotion.HELPLESS": Text("helpless"),
    "Emotion.INDIFFERENT": Text("indifferent"),
    "Mood.POSITIVE": Text("positive"),
    "Mood.NEUTRAL": Text("neutral"),
    "Mood.NEGATIVE": Text("negative"),
    "Expectation.BELOW": Text("below expectation"),
    "Expectation.AS_EXPECTED": Text("as expected"),
    "Expectation.ABOVE": Text("above expectation"),
    "Marker.MET_IN_PERSON": Text("met in person"),
    "Marker.GOOD_FIRST_IMPRESSION": Text("good first impression"),
    "Marker.JOINED_AN_ACTIVITY": Text("joined an activity"),
    "Marker.MEAL": Text("meal"),
    "Marker.SPORT": Text("sport"),
    "Marker.EXHIBITION": Text("exhibition"),
    "Marker.CONFERENCE": Text("conference"),
    "Marker.SEMINAR": Text("seminar"),
    "Marker.OPENLY_SUPPORTS_US": Text("openly supports us"),
    "Marker.PRIVATE_ACTIVITY": Text("private activity"),
    "Marker.FAMILY_OUTING": Text("family outing"),
    "Marker.GOLF": Text("golf"),
    "Marker.HOME_VISIT": Text("home visit"),
    "Marker.INTRODUCES_A_DECISION_MAKER": Text("introduces a decision maker"),
    "Marker.ARGUES_FOR_US": Text("argues for us"),
    "Marker.GIVES_INFORMATION": Text("gives information"),
    "Marker.REFERS_A_CUSTOMER": Text("refers a customer"),
    "Channel.IN_PERSON": Text("in person"),
    "Channel.PHONE": Text("phone call"),
    "Channel.VIDEO": Text("video call"),
    "Channel.MESSAGE": Text("message"),
    "Channel.MEAL": Text("meal"),
    "Channel.EVENT": Text("event"),
    "Channel.SPORT": Text("sport"),
    "Channel.PRIVATE_ACTIVITY": Text("private activity"),
    "Channel.GIFT": Text("gift"),
    "Channel.CARD": Text("card"),
    "DateKind.BIRTHDAY": Text("birthday"),
    "DateKind.ANNIVERSARY": Text("anniversary"),
    "DateKind.FESTIVAL": Text("festival"),
    "DateKind.OTHER": Text("important date"),
    "Calendar.SOLAR": Text("solar"),
    "Calendar.LUNAR": Text("lunar"),
    "InterestKind.HOBBY": Text("hobby"),
    "InterestKind.TOPIC": Text("topic"),
    "InterestKind.TASTE": Text("taste"),
    "InterestKind.VALUE": Text("value"),
    "InterestKind.FAMILY": Text("family"),
    "BuyingRole.DECIDES": Text("decides"),
    "BuyingRole.INFLUENCES": Text("influences"),
    "BuyingRole.USES": Text("uses"),
    "BuyingRole.GUARDS_THE_DOOR": Text("guards the door"),
    "BuyingRole.AGAINST_US": Text("against us"),
    "Side.ME": Text("I promised"),
    "Side.THEM": Text("they promised"),
    "PromiseState.OPEN": Text("open"),
    "PromiseState.KEPT": Text("kept"),
    "PromiseState.BROKEN": Text("broken"),
    "PromiseState.RELEASED": Text("released"),
    "NextStepState.OPEN": Text("open"),
    "NextStepState.DONE": Text("done"),
    "NextStepState.SKIPPED": Text("skipped"),
    "ReminderKind.ALARM": Text("alarm"),
    "ReminderKind.PROMISE_BY_ME": Text("my promise"),
    "ReminderKind.PROMISE_BY_THEM": Text("their promise"),
    "ReminderKind.NEXT_STEP": Text("follow-up"),
    "ReminderKind.DATE": Text("important date"),
    "ReminderKind.CADENCE": Text("cadence"),
    "ReminderKind.THANKS": Text("thanks after a purchase"),
    "ReminderKind.OFFER": Text("offer without an answer"),
    "ReminderKind.OWN": Text("own reminder"),
    "ReminderKind.CARD": Text("greeting card"),
    "ReminderKind.NEWS": Text("product news"),
    "ReminderKind.AFTER_PURCHASE": Text("how it goes after a purchase"),
    "ReminderKind.REWARD": Text("loyalty reward"),
    "ReminderKind.REFERRAL": Text("asking for a referral"),
    "ReminderKind.STUCK": Text("stuck at a stage"),
    "ReminderKind.CONFIRM": Text("facts to confirm"),
    "FactKind.PHONE": Text("phone"),
    "FactKind.EMAIL": Text("email"),
    "FactKind.ADDRESS": Text("address"),
    "FactKind.ROLE": Text("role"),
    "FactKind.FAMILY": Text("family"),
    "FactKind.INTEREST": Text("interest"),
    "FactKind.DATE": Text("important date"),
    "FactKind.NEED": Text("need"),
    "FactKind.LOYALTY": Text("judgement of loyalty"),
    "Festival.NEW_YEAR": Text("New Year"),
    "Festival.SPRING_FESTIVAL": Text("Spring Festival"),
    "Festival.LANTERN_FESTIVAL": Text("Lantern Festival"),
    "Festival.DRAGON_BOAT_FESTIVAL": Text("Dragon Boat Festival"),
    "Festival.MID_AUTUMN_FESTIVAL": Text("Mid-Autumn Festival"),
    "Festival.NATIONAL_DAY": Text("National Day"),
    "Festival.CHRISTMAS": Text("Christmas"),
    "CardRhythm.MONTHLY": Text("monthly"),
    "CardRhythm.FESTIVAL": Text("by festival"),
    "PlanKind.DATE": Text("important date"),
    "PlanKind.VISIT": Text("Visit"),
    "PlanKind.PROMISE_BY_ME": Text("my promise"),
    "PlanKind.PROMISE_BY_THEM": Text("their promise"),
    "PlanKind.NEXT_STEP": Text("Next step"),
    "AnswerKind.DONE": Text("done"),
    "AnswerKind.SNOOZED": Text("snoozed"),
    "AnswerKind.SKIPPED": Text("skipped"),
    "OfferState.OPEN": Text("open"),
    "OfferState.WON": Text("won"),
    "OfferState.LOST": Text("lost"),
    "PurchaseReason.PRICE": Text("price"),
    "PurchaseReason.LIKING": Text("liking"),
    "PurchaseReason.COMPARISON": Text("comparison"),
    "PurchaseReason.HABIT": Text("habit"),
    "LoyaltyFactor.SATISFACTION": Text("satisfaction"),
    "LoyaltyFactor.KEEPING_UP": Text("keeping up"),
    "LoyaltyFactor.REBUYING": Text("will to buy again"),
    "LoyaltyFactor.RECOMMENDING": Text("will to recommend"),
    "LoyaltyFactor.RESISTANCE": Text("resistance to competitors"),
    "ParetoClass.A": Text("class A"),
    "ParetoClass.B": Text("class B"),
    "ParetoClass.C": Text("class C"),
    "ReviewItem.ACTIVE_CONTACT": Text("active contact"),
    "ReviewItem.LISTENING": Text("listening"),
    "ReviewItem.INDIVIDUAL_SERVICE": Text("individual service"),
    "ReviewItem.PROFESSIONAL": Text("professional knowledge"),
    "ReviewItem.PROBLEM_SOLVING": Text("problem solving"),
    "ReviewItem.CONSISTENCY": Text("consistency"),
    "ReviewItem.REFLECTION": Text("reflection"),
    "VisitState.PLANNED": Text("planned"),
    "VisitState.DONE": Text("done"),
    "VisitState.DID_NOT_HAPPEN": Text("did not happen"),
    "SaleStep.NEED_FOUND": Text("need found"),
    "SaleStep.VALUE_SHOWN": Text("value shown"),
    "SaleStep.OBJECTIONS_MET": Text("objections met"),
    "SaleStep.CLOSED": Text("closed"),
    "SaleStep.NOT_CLOSED": Text("not closed"),
    "SaleStep.REFERRAL_ASKED": Text("referral asked for"),
    "ValueKind.PRODUCT": Text("product value"),
    "ValueKind.SERVICE": Text("service value"),
    "ValueKind.PRICE": Text("price value"),
    "ValueKind.NON_BUSINESS": Text("non-business value"),
    "ExpenseKind.HOSPITALITY": Text("hospitality"),
    "ExpenseKind.GIFT": Text("gift"),
    "ExpenseKind.TRAVEL": Text("travel"),
    "ExpenseKind.OTHER": Text("other"),
    "ReportGroup.TAKE_ALONG": Text("To take along"),
    "ReportGroup.VISITS": Text("Visits"),
    "ReportGroup.PEOPLE": Text("People"),
    "ReportGroup.PAPER": Text("Labels and cards"),
    "LabelSheet.SMALL": Text("24 on A4, 30 on Letter"),
    "LabelSheet.MEDIUM": Text("21 on A4, 14 on Letter"),
    "LabelSheet.LARGE": Text("14 on A4, 10 on Letter"),
    "Verdict.NEW": Text("new"),
    "Verdict.IDENTICAL": Text("identical"),
    "Verdict.SAME_PERSON": Text("the same person"),
    "Because.UID": Text("same UID"),
    "Because.EMAIL": Text("same email"),
    "Because.PHONE": Text("same phone"),
    "Because.NAME_AND_ORGANISATION": Text("same name and organisation"),
    "Because.NAME_AND_PHONE": Text("same name and phone"),
    "Because.NAME": Text("same name"),
}


def render(text: Text, today: date | None = None) -> str:
    """A Text in words of the current language; told `today`, it leaves the year off the days of this one."""
    values = dict(text.values)
    if text.plural is None:
        message = gettext(text.msgid)
    else:
        n = values["n"]
        message = ngettext(text.msgid, text.plural, n if isinstance(n, int) else 0)
    return message.format(**{name: word(value, today) for name, value in values.items()})


def word(value: Value, today: date | None = None) -> str:
    """A value of a Text, or any enum of the domain, in words of the current language."""
    if isinstance(value, Text):
        return render(value, today)
    if isinstance(value, Enum):
        return render(_WORDS[str(value)])
    if isinstance(value, tuple):
        words = tuple(word(part, today) for part in value)
        return joined(words) if any(isinstance(part, Text) for part in value) else listed(words)  # Texts hold commas
    if isinstance(value, date):
        is_near = today is not None and value.year == today.year
        return day_and_month(value) if is_near else medium_date(value)
    if isinstance(value, time):
        return clock_time(value)
    return str(value) if isinstance(value, str | int) else _money_or_day(value)


def _money_or_day(value: Money | LunarDay | SolarDay) -> str:
    from salesbook.domain.money import Money

    return money(value) if isinstance(value, Money) else day_of_year(value)


_own_words: dict[str, str] = {}


def use_own_words(words: Mapping[Any, str]) -> None:
    """From now on this process calls markers so: the words of the notebook that is open, as its rep put them."""
    _own_words.clear()
    _own_words.update({str(marker): said for marker, said in words.items()})


def marker_word(marker: Enum) -> str:
    """What a marker is called when it is still to be met: the rep's own words for it, or ours in the current language.

    Evidence that was recorded has words of its own (`Evidence.words`).
    """
    return _own_words.get(str(marker)) or word(marker)


def listed(words: tuple[str, ...]) -> str:
    """Words as a list in running text: with commas, or with 、 in Chinese."""
    return ("、" if language() == "zh_CN" else ", ").join(words)


def joined(words: tuple[str, ...]) -> str:
    """Longer wordings as a list in running text: with semicolons."""
    return ("；" if language() == "zh_CN" else "; ").join(words)


def capitalised(words: str) -> str:
    """With a capital first letter, for the start of a label."""
    return words[:1].upper() + words[1:]


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _formatted(day: date, en: str, zh: str) -> str:
    """By a pattern of UTS 35, as Babel would: its import takes longer than a whole command, and a test holds us to it."""
    english = language() == "en"
    month, weekday, sign = _MONTHS[day.month - 1], _WEEKDAYS[day.weekday()], "一二三四五六日"[day.weekday()]
    parts = {
        "yyyy": f"{day:%Y}",
        "MMMM": month,
        "MMM": month[:3],
        "MM": f"{day:%m}",
        "M": str(day.month),
        "dd": f"{day:%d}",
        "d": str(day.day),
        "EEEE": weekday if english else "星期" + sign,
        "EEE": weekday[:3] if english else "周" + sign,
    }
    return re.sub("y+|M+|d+|E+", lambda found: parts[found[0]], en if english else zh)


def medium_date(day: date) -> str:
    """`24 Nov 2026`, `2026年11月24日`."""
    return _formatted(day, "d MMM yyyy", "yyyy年M月d日")


def day_and_month(day: date) -> str:
    """`24 Nov`, `11月24日`."""
    return _formatted(day, "d MMM", "M月d日")


def weekday_and_day(day: date) -> str:
    """`Tue 24 Nov`, `11月24日 周二`."""
    return _formatted(day, "EEE d MMM", "M月d日 EEE")


def short_weekday(day: date) -> str:
    """`Tue`, `周二`: for a day of the week just gone."""
    return _formatted(day, "EEE", "EEE")


def long_date(day: date) -> str:
    """`Tuesday 24 November 2026`, `2026年11月24日 星期二`."""
    return _formatted(day, "EEEE d MMMM yyyy", "yyyy年M月d日 EEEE")


def weekday_and_day_number(day: date) -> str:
    """`Tuesday 24`, `24日 星期二`: the first part of a title that goes on with the month."""
    return _formatted(day, "EEEE d", "d日 EEEE")


def whole_month(day: date) -> str:
    """`November 2026`, `2026年11月`."""
    return _formatted(day, "MMMM yyyy", "yyyy年M月")


def weekday_and_date(day: date) -> str:
    """`Tue 24 Nov 2026`, and without the weekday in Chinese: `2026年11月24日`."""
    return _formatted(day, "EEE d MMM yyyy", "yyyy年M月d日")


def month_and_year(day: date) -> str:
    """`Aug 2025`, `2025年8月`."""
    return _formatted(day, "MMM yyyy", "yyyy年M月")


def narrow_date(day: date) -> str:
    """`24 Nov 2026`, and `2026-11-24` in Chinese: for narrow places."""
    return _formatted(day, "d MMM yyyy", "yyyy-MM-dd")


def clock_time(at: time) -> str:
    """`09:30`, in 24 hours everywhere."""
    return at.strftime("%H:%M")


def money(amount: Money) -> str:
    """`¥86,000` or `¥86,000.50`: decimals only where there are any; a sign of letters stands apart, `CHF 1,200`."""
    whole = amount.minor % 10**amount.decimals == 0
    figure = f"{abs(amount.major):,.0f}" if whole else f"{abs(amount.major):,.2f}"
    sign = _sign(amount.currency)
    gap = "\N{NO-BREAK SPACE}" if sign[-1].isalpha() else ""
    return ("-" if amount.minor < 0 else "") + sign + gap + figure


def _sign(currency: str) -> str:
    if currency == "CNY":
        return "¥"  # Babel's English writes CN¥; those who sell in yuan read ¥.
    from babel.numbers import get_currency_symbol

    return get_currency_symbol(currency, locale=language())


_LUNAR_MONTHS, _LUNAR_DIGITS = "正二三四五六七八九十冬腊", "十一二三四五六七八九"


def day_of_year(day: LunarDay | SolarDay) -> str:
    """A day that comes back: `12 Mar`, `3月12日`, or a lunar one."""
    from salesbook.domain.important_date import LunarDay

    return lunar_day(day) if isinstance(day, LunarDay) else day_and_month(date(2000, day.month, day.day))


def lunar_day(day: LunarDay) -> str:
    """`lunar 8/15`, and as it is said in Chinese: `农历八月十五`."""
    if language() != "zh_CN":
        return gettext("lunar {leap}{month}/{day}").format(
            leap=gettext("leap ") if day.leap_month else "", month=day.month, day=day.day
        )
    tens = "初" if day.day <= 10 else {1: "十", 2: "廿", 3: "三"}[day.day // 10]
    number = {20: "二十", 30: "三十"}.get(day.day, tens + _LUNAR_DIGITS[day.day % 10])
    return f"农历{'闰' if day.leap_month else ''}{_LUNAR_MONTHS[day.month - 1]}月{number}"


def long_day(day: date) -> str:
    """`Wednesday, 2 December`, `12月2日 星期三`: a day as a title."""
    return _formatted(day, "EEEE, d MMMM", "M月d日 EEEE")


def date_in_words(day: date, en: str, zh: str) -> str:
    """A day by the pattern of the current language (UTS 35), for titles that no other wording here fits."""
    return _formatted(day, en, zh)
