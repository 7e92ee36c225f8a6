"""`remind`, `card` and `news`, and what `today` and `answer` do with them."""

from __future__ import annotations

import pytest

from tests.cli.program import Program, day


@pytest.fixture
def wang(program: Program) -> Program:
    """The program with 王小明, who bought a pump long ago, and 李雷, who needs a quiet one."""
    program.say("add", "王小明", "--organisation", "拜耳")
    program.say("add", "李雷", "--need", "a quiet pump")
    program.say("purchase", "wxm", "5000", "--product", "Pump 3", "--day", "-300d")
    return program


def keys(program: Program, kind: str, *words: str) -> list[str]:
    found = program.json("today", *words)
    return [reminder["key"] for reminder in (*found["must"], *found["worth"]) if reminder["kind"] == kind]


def test_a_reminder_of_ones_own_is_about_nobody(program: Program) -> None:
    made = program.json("remind", "renew the permit @today 16:00")
    assert made == {
        "id": made["id"],
        "text": "renew the permit",
        "start": day(0),
        "at": "16:00",
        "rule": "",
        "contact": None,
    }
    (reminder,) = program.json("today")["must"]
    assert reminder == {
        "key": f"own:{made['id']}:{day(0)}",
        "kind": "own",
        "contact": None,
        "reason": "renew the permit, at 16:00",
        "due": day(0),
    }
    assert program.say("today")[3].endswith("  For myself  renew the permit, at 16:00")
    assert program.say("answer", reminder["key"], "done") == ["Answered: For myself, renew the permit, at 16:00"]
    assert program.json("today")["must"] == []
    program.say("undo")
    assert len(program.json("today")["must"]) == 1


def test_a_reminder_repeats_and_may_be_about_a_contact(wang: Program) -> None:
    made = wang.json("remind", "ask about the tender @today", "--every", "every 2 weeks", "--contact", "wxm")
    assert (made["rule"], made["contact"]) == ("FREQ=WEEKLY;INTERVAL=2", wang.id_of("王小明"))
    assert keys(wang, "own", "--day", "+13d") == [f"own:{made['id']}:{day(0)}"]
    assert keys(wang, "own", "--day", "+14d") == [f"own:{made['id']}:{day(14)}"]
    assert made["id"] == wang.part("wxm", "own_reminder", "ask about the tender")


def test_reminders_are_listed_changed_and_deleted_with_their_answers(program: Program) -> None:
    assert program.say("remind") == ["There are no reminders of your own yet."]
    made = program.json("remind", "weekly report @today", "--every", "weekly")
    (line,) = program.say("remind")
    assert line.startswith("weekly report, ")
    assert line.endswith(f", every week  {made['id']}")
    assert program.json("remind")["reminders"] == [made]
    said = program.refused("edit", made["id"], "rule=FREQ=HOURLY")
    assert said.startswith("“FREQ=HOURLY” is no way to repeat; ")
    program.say("edit", made["id"], "rule=FREQ=DAILY")
    program.say("answer", keys(program, "own")[0], "skip")
    program.say("delete", made["id"])
    assert program.json("remind")["reminders"] == []
    assert program.rows()[0]["answer"] == []
    program.say("undo")
    assert program.json("remind")["reminders"][0]["rule"] == "FREQ=DAILY"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("@today",), "A reminder needs words before its day, such as “renew the permit @mon”."),
        (("x @someday",), "“someday” is not a day; write it like tomorrow, fri, 28 Feb, +3d or 2026-11-24."),
        (("x @mon 25:00",), "“25:00” is not a time; write it like 9:30 or 14:00."),
        (
            ("x", "--every", "often"),
            "“often” is no way to repeat; write weekly, every 2 weeks, or an RRULE by days or longer.",
        ),
        (("x", "--contact", "nobody"), "Nobody is found by “nobody”; check the name, or add the contact first."),
    ],
)
def test_a_reminder_that_makes_no_sense_is_refused(program: Program, words: tuple[str, ...], said: str) -> None:
    assert program.refused("remind", *words) == said


def test_a_monthly_card_comes_up_and_is_logged_when_it_was_sent(wang: Program) -> None:
    soon = int(day(3)[8:10])
    made = wang.json("card", "wxm", "monthly", "--day", str(soon), "--since", "-60d")
    assert (made["rhythm"], made["festival"], made["day"]) == ("monthly", None, soon)
    (key,) = keys(wang, "card", "--day", "+3d")
    wang.say("answer", key, "done", "--day", "+3d")
    assert keys(wang, "card", "--day", "+3d") == []
    assert wang.json("show", "wxm")["visits"][0]["channel"] == "card"
    assert wang.say("card", "wxm", "none") == ["No more cards for 王小明."]
    assert wang.rows()[0]["card_plan"] == []


def test_a_festival_card_names_its_festival(wang: Program) -> None:
    assert wang.say("card", "wxm", "spring-festival", "--since", "2026-01-01") == ["Cards for 王小明: Spring Festival."]
    found = wang.json("today", "--day", "2027-02-01")["worth"]
    assert [one["reason"] for one in found if one["kind"] == "card"] == ["card for Spring Festival, 6 Feb 2027"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("wxm", "easter"),
            "“easter” is not one of monthly, new-year, spring-festival, lantern-festival, dragon-boat-festival, "
            "mid-autumn-festival, national-day, christmas, none.",
        ),
        (("wxm", "none"), "No cards are planned for 王小明, so nothing was changed."),
        (("wxm", "monthly", "--template", "plain"), "There are no card templates yet, so leave --template out."),
    ],
)
def test_a_card_that_makes_no_sense_is_refused(wang: Program, words: tuple[str, ...], said: str) -> None:
    assert wang.refused("card", *words) == said


def test_news_say_who_should_hear_them_and_come_up_for_each(wang: Program) -> None:
    said = wang.json("news", "pump", "half as loud", "--say", "It whispers.", "--words", "quiet，安静")
    heard = {one["name"]: one["need"] for one in said["hearers"]}
    assert heard == {"王小明": "", "李雷": "a quiet pump"}
    found = {one["contact"]["name"]: one["reason"] for one in wang.json("today")["worth"] if one["kind"] == "news"}
    assert found == {
        "王小明": "tell about Pump 3: half as loud; they bought it",
        "李雷": "tell about Pump 3: half as loud; they need “a quiet pump”",
    }
    for key in keys(wang, "news"):
        wang.say("answer", key, "done")
    assert keys(wang, "news") == []
    assert wang.refused("delete", wang.json("news", "Pump 3", "again")["product"]).startswith("“Pump 3” was offered")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("fridge", "x"), "“fridge” names no single product; there are Pump 3."),
        (("Pump 3", " "), "News needs words: what changed about the product."),
    ],
)
def test_news_that_make_no_sense_are_refused(wang: Program, words: tuple[str, ...], said: str) -> None:
    assert wang.refused("news", *words) == said


def test_without_a_product_there_is_no_news(program: Program) -> None:
    said = program.refused("news", "pump", "x")
    assert said == "There are no products yet; add one with “salesbook product NAME” first."


def test_an_offer_past_its_day_and_a_purchase_come_up_by_themselves(wang: Program) -> None:
    wang.say("offer", "wxm", "9000", "--product", "Pump 4", "--day", "-20d", "--expected", "+10d")
    assert len(keys(wang, "offer")) == 1
    wang.say("offer", "wxm", "--won")
    assert keys(wang, "offer") == []
    (key,) = keys(wang, "thanks")
    wang.say("answer", key, "done")
    assert keys(wang, "thanks") == []
    assert len(keys(wang, "after-purchase", "--day", "+33d")) == 1
