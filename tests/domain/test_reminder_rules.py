"""The rules beside promises, dates, cadence and alarms, by hand-worked cases: the day before, the day, the day after.

The calendar of the cases is one on which every day is worked, unless a case is about days off.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from salesbook.domain.card import CardPlan, CardRhythm, Festival
from salesbook.domain.fact_kind import FactKind
from salesbook.domain.own_reminder import OwnReminder
from salesbook.domain.product_news import ProductNews
from salesbook.domain.reminders import occurring, unanswered
from salesbook.domain.reminders.facts import (
    AtStage,
    AtTier,
    Bought,
    Heard,
    OldFacts,
    OpenOffer,
    ReminderFacts,
    Untouched,
)
from salesbook.domain.reminders.reminder import Answer, AnswerKind, Reminder, ReminderKind
from salesbook.domain.setting import Method
from salesbook.domain.stage import Stage
from salesbook.domain.work_calendar import WorkCalendar, work_calendar
from salesbook.system.holidays import holidays_of
from salesbook.system.i18n import in_language
from salesbook.wording import render

DAY = date(2026, 11, 24)  # a Tuesday
CHINA = work_calendar(Method(), *holidays_of("CN", (2025, 2026, 2027)))


def days(number: int) -> timedelta:
    return timedelta(days=number)


def told(method: Method | None = None, **found: object) -> ReminderFacts:
    return ReminderFacts(method or Method(), {}, **found)  # type: ignore[arg-type]


def due(facts: ReminderFacts, day: date, *answers: Answer) -> list[Reminder]:
    return list(unanswered(occurring(facts, day), answers, day))


def offer(facts_day: date = DAY) -> ReminderFacts:
    return told(offers=(OpenOffer("o", "wang", "pump", facts_day),))


def bought(*ago: int) -> ReminderFacts:
    return told(purchases=tuple(Bought(f"p{n}", "wang", DAY - days(n), "pump") for n in ago))


def news(**fields: object) -> ReminderFacts:
    one = replace(ProductNews("pump", "quieter", DAY, id="n"), **fields)  # type: ignore[arg-type]
    heard = Heard({"pump": "Pump 3"}, {"pump": frozenset({"wang"})}, (("li", "A QUIET pump"), ("wu", "a cheap one")))
    return told(news=(one,), heard=heard)


def standing(stage: Stage, since: date, asked: date | None = None) -> ReminderFacts:
    return told(stages=(AtStage(("wang",), stage, since, asked),))


def old(oldest: date) -> ReminderFacts:
    return told(old_facts=(OldFacts("wang", 2, (FactKind.PHONE, FactKind.ROLE), oldest),))


def tier(rewarded: date | None = None, benefits: tuple[str, ...] = ("a dinner",)) -> ReminderFacts:
    return told(tiers=(AtTier("wang", "gold", benefits, rewarded),))


def own(rule: str = "", contact: str | None = None) -> ReminderFacts:
    return told(own=(OwnReminder("report", DAY, rule, None, contact, "r"),))


def monthly(day: int, since: date = date(2026, 1, 1)) -> ReminderFacts:
    return told(cards=(CardPlan("wang", CardRhythm.MONTHLY, since, day=day, id="c"),))


def by_festival(festival: Festival, **more: object) -> ReminderFacts:
    return replace(told(cards=(CardPlan("wang", CardRhythm.FESTIVAL, date(2025, 1, 1), festival, id="c"),)), **more)  # type: ignore[arg-type]


K = ReminderKind
# Kind, what is known, the first day on which it is due, and the last (None where it stays until it is answered).
BORDERS: tuple[tuple[ReminderKind, ReminderFacts, date, date | None], ...] = (
    (K.OFFER, offer(), DAY + days(1), None),
    (K.THANKS, bought(0), DAY, DAY + days(29)),
    (K.AFTER_PURCHASE, bought(0), DAY + days(30), DAY + days(90)),
    (K.NEWS, news(), DAY, DAY + days(60)),
    (K.STUCK, standing(Stage.RECOGNITION, DAY), DAY + days(91), None),
    (K.REFERRAL, standing(Stage.ALLY, DAY), DAY + days(180), None),
    (K.REFERRAL, standing(Stage.ALLY, DAY - days(900), DAY), DAY + days(180), None),
    (K.CONFIRM, old(DAY), DAY + days(366), None),
    (K.REWARD, tier(DAY), DAY + days(365), None),
    (K.OWN, own(), DAY, None),
    (K.CARD, monthly(30, since=date(2026, 11, 1)), date(2026, 11, 23), date(2026, 12, 14)),
    # The last day of February has the card of the 31st.
    (K.CARD, monthly(31, since=date(2027, 2, 1)), date(2027, 2, 21), date(2027, 3, 14)),
    # 春节 2027 is 6 February, 中秋 2026 is 25 September.
    (K.CARD, by_festival(Festival.SPRING_FESTIVAL), date(2027, 1, 30), date(2027, 2, 20)),
    (K.CARD, by_festival(Festival.MID_AUTUMN_FESTIVAL), date(2026, 9, 18), date(2026, 10, 9)),
    (K.CARD, by_festival(Festival.CHRISTMAS), date(2026, 12, 18), date(2027, 1, 8)),
)
_NAMES = [f"{kind.word}-{number}" for number, (kind, *_rest) in enumerate(BORDERS)]


def kinds_on(facts: ReminderFacts, day: date) -> set[ReminderKind]:
    return {one.kind for one in due(facts, day)}


@pytest.mark.parametrize(("kind", "facts", "first", "last"), BORDERS, ids=_NAMES)
def test_it_comes_on_its_day_and_leaves_after_its_last(
    kind: ReminderKind, facts: ReminderFacts, first: date, last: date | None
) -> None:
    assert kind not in kinds_on(facts, first - days(1))
    assert kind in kinds_on(facts, first)
    assert kind in kinds_on(facts, first + days(1))
    if last is not None:
        assert kind in kinds_on(facts, last)
        assert kind not in kinds_on(facts, last + days(1))
    elif kind is not K.OFFER:
        assert kind in kinds_on(facts, first + days(1000))


@pytest.mark.parametrize(("kind", "facts", "first", "last"), BORDERS, ids=_NAMES)
def test_a_kind_that_is_switched_off_is_silent(
    kind: ReminderKind, facts: ReminderFacts, first: date, last: date | None
) -> None:
    off = replace(facts, method=replace(facts.method, rules_off=(kind.word,)))
    assert kind not in kinds_on(off, first)


@pytest.mark.parametrize(("kind", "facts", "first", "last"), BORDERS, ids=_NAMES)
def test_what_was_answered_is_silent_and_what_was_snoozed_comes_back(
    kind: ReminderKind, facts: ReminderFacts, first: date, last: date | None
) -> None:
    (one,) = [one for one in due(facts, first) if one.kind is kind and one.contact_id in ("wang", "")]
    for answer in (AnswerKind.DONE, AnswerKind.SKIPPED):
        given = Answer(one.key, answer, first, None)
        assert one.key not in {found.key for found in due(facts, first, given)}
        assert one.key not in {found.key for found in due(facts, first + days(1), given)}
    snoozed = Answer(one.key, AnswerKind.SNOOZED, first, None, first + days(2))
    assert one.key not in {found.key for found in due(facts, first + days(1), snoozed)}
    assert one.key in {found.key for found in due(facts, first + days(2), snoozed)}


TUNED: tuple[tuple[str, int, ReminderKind, ReminderFacts, date], ...] = (
    ("ask_after_purchase", 10, K.AFTER_PURCHASE, bought(0), DAY + days(10)),
    ("stuck_after", 20, K.STUCK, standing(Stage.TRUST, DAY), DAY + days(21)),
    ("referral_after", 20, K.REFERRAL, standing(Stage.ALLY, DAY), DAY + days(20)),
    ("reward_every", 20, K.REWARD, tier(DAY), DAY + days(20)),
    ("confirm_after", 20, K.CONFIRM, old(DAY), DAY + days(21)),
    ("card_lead", 20, K.CARD, by_festival(Festival.CHRISTMAS), date(2026, 12, 5)),
)


@pytest.mark.parametrize(("setting", "number", "kind", "facts", "first"), TUNED, ids=[row[0] for row in TUNED])
def test_the_settings_move_the_first_day(
    setting: str, number: int, kind: ReminderKind, facts: ReminderFacts, first: date
) -> None:
    tuned = replace(facts, method=replace(facts.method, **{setting: number}))  # type: ignore[arg-type]
    assert kind not in kinds_on(tuned, first - days(1))
    assert kind in kinds_on(tuned, first)


def test_the_settings_move_the_day_of_thanks_and_how_long_news_are_kept() -> None:
    (thanked,) = due(replace(bought(0), method=Method(thank_within=5)), DAY)
    assert thanked.due == DAY + days(5)
    kept = replace(news(), method=Method(news_kept=3))
    assert K.NEWS in kinds_on(kept, DAY + days(3))
    assert K.NEWS not in kinds_on(kept, DAY + days(4))


# What each says, and whom it is about.


@pytest.mark.parametrize(
    ("facts", "day", "said"),
    [
        (offer(), DAY + days(1), "no answer to the offer of pump, expected by 2026-11-24"),
        (bought(1), DAY, "thank them for pump, bought on 2026-11-23"),
        (bought(30), DAY, "ask how it goes with pump, bought on 2026-10-25"),
        (standing(Stage.TRUST, DAY - days(100)), DAY, "at Stage.TRUST for 100 days: bring it forward"),
        (standing(Stage.ALLY, DAY - days(200)), DAY, "an ally, and not asked for a referral since 2026-05-08"),
        # Nobody looks further back than twice 180 days: an ally for longer may have been asked before.
        (standing(Stage.ALLY, DAY - days(900)), DAY, "an ally, and not asked for a referral since 2025-11-29"),
        (
            standing(Stage.ALLY, DAY - days(900), DAY - days(180)),
            DAY,
            "last asked for a referral, or gave one, on 2026-05-28",
        ),
        (tier(), DAY, "gold: a reward is due (('a dinner',))"),
        (tier(DAY - days(365)), DAY, "gold: a reward is due, the last was on 2025-11-24"),
        (by_festival(Festival.CHRISTMAS), date(2026, 12, 18), "card for Festival.CHRISTMAS, 2026-12-25"),
        (monthly(30), DAY, "this month's card, 2026-11-30"),
        (own(), DAY, "report"),
    ],
)
def test_each_says_why(facts: ReminderFacts, day: date, said: str) -> None:
    assert [str(one.reason) for one in due(facts, day)] == [said]


def test_what_must_be_done_and_what_is_worth_doing() -> None:
    must = {kind for kind in ReminderKind if kind.must}
    assert must == {
        *(K.ALARM, K.PROMISE_BY_ME, K.PROMISE_BY_THEM, K.NEXT_STEP, K.DATE),
        *(K.OFFER, K.THANKS, K.OWN),
    }


def test_who_bought_three_things_is_thanked_once_for_the_newest() -> None:
    assert [one.subject for one in due(bought(3, 1, 2), DAY)] == ["p1"]
    done = Answer("thanks:p1:", AnswerKind.DONE, DAY, "wang")
    assert due(bought(3, 1, 2), DAY, done) == []


def test_who_bought_and_whose_need_holds_a_word_hear_the_news_each_once() -> None:
    found = {one.contact_id: str(one.reason) for one in due(news(words=("quiet", "silent")), DAY)}
    assert found == {
        "wang": "tell about Pump 3: quieter; they bought it",
        "li": "tell about Pump 3: quieter; they need “A QUIET pump”",
    }
    assert {one.contact_id for one in due(news(), DAY)} == {"wang"}
    assert {one.contact_id for one in due(news(words=(" ",)), DAY)} == {"wang"}


def test_allies_are_not_stuck_and_others_are_not_asked_for_referrals() -> None:
    assert kinds_on(standing(Stage.ALLY, DAY - days(900)), DAY) == {K.REFERRAL}
    assert kinds_on(standing(Stage.TRUST, DAY - days(900)), DAY) == {K.STUCK}


def test_a_usual_tier_is_named_in_the_language_of_the_rep() -> None:
    own = told(tiers=(AtTier("wang", "VIP", ("a dinner",)),))
    with in_language("zh_CN"):
        assert [render(one.reason) for one in due(tier(), DAY)] == ["金级：该给回馈了（a dinner）"]
        assert [render(one.reason) for one in due(own, DAY)] == ["VIP：该给回馈了（a dinner）"]


def test_a_reward_that_was_skipped_is_asked_again_when_the_next_is_due_and_not_at_new_year() -> None:
    def at_tier(rewarded: date | None, skipped: date | None) -> ReminderFacts:
        return told(tiers=(AtTier("wang", "gold", ("a dinner",), rewarded, skipped),))

    december = date(2026, 12, 30)
    for facts in (at_tier(None, december), at_tier(december - days(400), december)):
        assert due(facts, december + days(364)) == []
        (again,) = due(facts, december + days(365))
        assert again.key == "reward:wang:2026-12-30:gold"
    (later,) = due(at_tier(december + days(1), december), december + days(366))
    assert later.key == "reward:wang:2026-12-31:gold", "rewarded after it was skipped"


def test_a_first_reward_stays_the_same_one_over_new_year() -> None:
    (before,), (after,) = due(tier(), date(2026, 12, 31)), due(tier(), date(2027, 1, 1))
    assert before.key == after.key


def test_a_tier_without_benefits_brings_no_reward() -> None:
    assert due(tier(benefits=()), DAY) == []


def test_a_stricter_tier_shortens_the_cadence_and_a_looser_one_does_not_lengthen_it() -> None:
    wang = Untouched(("wang",), Stage.ALLY, DAY, tier_cadence=10)
    strict = told(untouched=(wang,))
    assert due(strict, DAY + days(9)) == []
    (one,) = due(strict, DAY + days(10))
    assert str(one.reason) == "no touch for 10 days; the service tier allows 10"
    loose = told(untouched=(wang._replace(tier_cadence=90),))
    assert due(loose, DAY + days(44)) == []
    assert len(due(loose, DAY + days(45))) == 1


def test_what_stands_is_due_today_and_asked_again_after_a_while_when_it_was_skipped() -> None:
    facts = standing(Stage.DATING, DAY - days(91))
    (one,) = due(facts, DAY)
    skipped = Answer(one.key, AnswerKind.SKIPPED, DAY, "wang")
    assert due(facts, DAY + days(89), skipped) == []
    (again,) = due(facts, DAY + days(90), skipped)
    assert again.due == DAY + days(90)


def test_a_contact_with_two_plans_has_one_card_to_write_and_then_the_other() -> None:
    plans = (
        CardPlan("wang", CardRhythm.MONTHLY, DAY, day=20, id="m"),
        CardPlan("wang", CardRhythm.FESTIVAL, DAY, Festival.CHRISTMAS, id="f"),
    )
    facts, day = told(cards=plans), date(2026, 12, 18)
    assert [one.subject for one in due(facts, day)] == ["m"]
    sent = Answer("card:m:2026-12-20", AnswerKind.DONE, day, "wang")
    assert [one.subject for one in due(facts, day, sent)] == ["f"]


def test_no_card_is_due_for_a_day_before_its_plan_began() -> None:
    assert due(monthly(20, since=date(2026, 11, 21)), date(2026, 11, 21)) == []
    assert len(due(monthly(20, since=date(2026, 11, 20)), date(2026, 11, 21))) == 1


# Own reminders.


def test_only_the_newest_occurrence_shows_and_an_answer_ends_it_alone() -> None:
    facts = own("FREQ=WEEKLY")
    month = due(facts, DAY + days(29))
    assert [(one.due, one.occurrence, one.contact_id) for one in month] == [(DAY + days(28), "2026-12-22", "")]
    done = Answer("own:r:2026-12-22", AnswerKind.DONE, DAY + days(29), None)
    assert due(facts, DAY + days(34), done) == []
    assert [one.due for one in due(facts, DAY + days(35), done)] == [DAY + days(35)]


def test_an_own_reminder_may_be_about_somebody() -> None:
    assert [one.contact_id for one in due(own(contact="wang"), DAY)] == ["wang"]


# Working days.


def cold(last: date) -> ReminderFacts:
    return told(untouched=(Untouched(("wang",), Stage.RECOGNITION, last),), calendar=CHINA)


@pytest.mark.parametrize(
    ("falls", "shown"),
    [
        ("2026-02-13", "2026-02-13"),
        ("2026-02-14", "2026-02-14"),  # a Saturday that is worked
        ("2026-02-15", "2026-02-24"),
        ("2026-02-16", "2026-02-25"),
        ("2026-02-19", "2026-02-28"),  # on a Saturday that is worked
    ],
)
def test_cadence_waits_for_the_days_after_the_spring_festival(falls: str, shown: str) -> None:
    facts = cold(date.fromisoformat(falls) - days(14))
    first = date.fromisoformat(shown)
    assert due(facts, first - days(1)) == []
    assert [one.due for one in due(facts, first)] == [first]


def at(calendar: WorkCalendar) -> Callable[[ReminderFacts], ReminderFacts]:
    return lambda facts: replace(facts, calendar=calendar)


SUNDAY, MONDAY, TUESDAY = (date(2026, 11, 22) + days(n) for n in range(3))


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        (K.STUCK, standing(Stage.DATING, SUNDAY - days(91))),
        (K.REFERRAL, standing(Stage.ALLY, SUNDAY - days(180))),
        (K.CONFIRM, old(SUNDAY - days(366))),
        (K.AFTER_PURCHASE, told(purchases=(Bought("p", "wang", SUNDAY - days(30), ""),))),
    ],
    ids=lambda value: value.word if isinstance(value, ReminderKind) else "",
)
def test_what_may_wait_for_a_working_day_does(kind: ReminderKind, facts: ReminderFacts) -> None:
    there = at(CHINA)(facts)
    assert kind not in kinds_on(there, SUNDAY)
    assert kind not in kinds_on(there, MONDAY)
    assert kind in kinds_on(there, TUESDAY)
    assert kind in kinds_on(at(WorkCalendar())(facts), SUNDAY)


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        (K.OFFER, offer(SUNDAY - days(1))),
        (K.THANKS, told(purchases=(Bought("p", "wang", SUNDAY, ""),))),
        (K.OWN, replace(own(), own=(OwnReminder("x", SUNDAY),))),
        (K.NEWS, news(day=SUNDAY)),
    ],
    ids=lambda value: value.word if isinstance(value, ReminderKind) else "",
)
def test_what_must_be_done_never_waits(kind: ReminderKind, facts: ReminderFacts) -> None:
    assert kind in kinds_on(at(CHINA)(facts), SUNDAY)


def test_a_card_is_written_on_a_working_day_and_never_after_its_festival() -> None:
    # Six days before 元旦 2027 is Saturday 26 December, and the next day worked is Monday.
    facts = by_festival(Festival.NEW_YEAR, calendar=CHINA, method=Method(card_lead=6))
    assert due(facts, date(2026, 12, 27)) == []
    assert [one.due for one in due(facts, date(2026, 12, 28))] == [date(2026, 12, 28)]
    # One day before 春节 2026 nobody works until after it, so the card is written on the day at the latest.
    late = by_festival(Festival.SPRING_FESTIVAL, calendar=CHINA, method=Method(card_lead=1))
    assert [one.due for one in due(late, date(2026, 2, 17))] == [date(2026, 2, 17)]
