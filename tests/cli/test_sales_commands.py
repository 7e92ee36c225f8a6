"""`offer`, `purchase`, `referral` and `praise`."""

from __future__ import annotations

import pytest

from tests.cli.program import Program, day


@pytest.fixture
def wang(program: Program) -> Program:
    """The program with 王小明 of 拜耳 and 陈立."""
    program.say("add", "王小明", "--organisation", "拜耳")
    program.say("add", "陈立")
    return program


def rows(program: Program, table: str) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = program.rows()[0][table]
    return found


def test_an_offer_is_recorded_with_product_and_organisation(wang: Program) -> None:
    made = wang.json("offer", "wxm", "¥86,000", "--product", "logger", "--expected", "+30d", "--day", "yesterday")
    assert made == {"id": made["id"], "contact": wang.id_of("王小明"), "amount": 8600000, "currency": "CNY"}
    ((organisation, *_),) = rows(wang, "organisation")
    ((product, name, _note),) = rows(wang, "product")
    assert name == "logger"
    (offer,) = rows(wang, "offer")
    assert {organisation, product, day(-1), day(29), "open"} <= set(offer)
    assert wang.say("offer", "chenli", "12.50") == ["Offer to 陈立: ¥12.50."]
    assert wang.labels()[:2] == ["Offer to 陈立", "Offer to 王小明"]


def test_an_offer_that_is_won_becomes_a_purchase(wang: Program) -> None:
    offer = wang.json("offer", "wxm", "86000", "--product", "logger")["id"]
    won = wang.json("offer", "wxm", "--won", "--day", "today")
    (purchase,) = rows(wang, "purchase")
    assert won == {"id": offer, "state": "won", "purchase": purchase[0]}
    assert {wang.id_of("王小明"), day(0), 8600000, offer} <= set(purchase)
    assert wang.refused("offer", "wxm", "--won") == (
        "王小明 has no single open offer; settle it by “salesbook edit” with its id."
    )
    wang.say("undo")
    assert rows(wang, "purchase") == []
    assert wang.say("offer", "wxm", "--won") == ["Won: ¥86,000, now a purchase of 王小明."]


def test_an_offer_that_is_lost_says_why_and_to_whom(wang: Program) -> None:
    wang.say("offer", "wxm", "86000")
    assert wang.say("offer", "wxm", "--lost", "too late", "--to-competitor") == ["Lost: ¥86,000 to 王小明."]
    (offer,) = rows(wang, "offer")
    assert {"lost", "too late", 1} <= set(offer)
    assert rows(wang, "purchase") == []


def test_with_two_open_offers_none_is_settled_by_guess(wang: Program) -> None:
    wang.say("offer", "wxm", "100")
    wang.say("offer", "wxm", "200")
    for words in (("--won",), ("--lost", "price")):
        assert "no single open offer" in wang.refused("offer", "wxm", *words)


def test_an_offer_is_not_won_and_lost_at_once(wang: Program) -> None:
    wang.say("offer", "wxm", "100")
    wang.refused("offer", "wxm", "--won", "--lost", "price")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("offer", "wxm"), "An offer needs an amount, such as 12000."),
        (("offer", "wxm", "a lot"), "“a lot” is not an amount of money; write it like 1200 or 1200.50."),
        (
            ("offer", "wxm", "€100"),
            "“€100” is not in CNY, the currency of this notebook; write it in that, or change it in the settings.",
        ),
        (("purchase", "wxm", "1", "--profit", "x"), "“x” is not an amount of money; write it like 1200 or 1200.50."),
        (("purchase", "wxm", "1", "--reason", "love"), "“love” is not one of price, liking, comparison, habit."),
        (
            ("purchase", "wxm", "1", "--day", "x"),
            "“x” is not a day; write it like tomorrow, fri, 28 Feb, +3d or 2026-11-24.",
        ),
    ],
)
def test_what_cannot_be_recorded_is_refused(wang: Program, words: tuple[str, ...], said: str) -> None:
    assert wang.refused(*words) == said


def test_a_purchase_is_recorded(wang: Program) -> None:
    made = wang.json(
        "purchase", "wxm", "5000", "--product", "label", "--profit", "900", "--reason", "habit", "--day", "-3d"
    )
    assert made == {"id": made["id"], "contact": wang.id_of("王小明"), "amount": 500000, "currency": "CNY"}
    (purchase,) = rows(wang, "purchase")
    assert {day(-3), 500000, 90000, "habit"} <= set(purchase)


def test_amounts_are_in_the_currency_of_the_notebook(wang: Program) -> None:
    wang.say("settings", "currency", "jpy")
    assert wang.json("purchase", "wxm", "5000")["currency"] == "JPY"
    assert wang.refused("purchase", "wxm", "50.5").startswith("“50.5” is not an amount of money")


def test_amounts_of_a_former_currency_are_told_and_exchanged(wang: Program) -> None:
    wang.say("purchase", "wxm", "5000", "--profit", "900")
    assert wang.say("settings", "currency", "eur") == [
        "currency = EUR",
        "2 amounts are in CNY and count for no limit and in no lens; see “salesbook exchange --help”.",
    ]
    assert wang.json("settings", "currency") == {"currency": "EUR"}
    assert wang.refused("exchange", "cny", "some").startswith("“some” is no rate;")
    assert wang.json("exchange", "cny", "0.1") == {"from": "CNY", "to": "EUR", "count": 2}
    assert {50000, 9000, "EUR"} <= set(rows(wang, "purchase")[0])
    assert wang.say("settings", "currency") == ["currency = EUR"]
    assert wang.refused("exchange", "CNY", "1") == "No amount is in CNY."
    wang.say("undo")
    assert wang.say("exchange", "CNY", "1") == ["2 amounts are in EUR now."]


def test_a_referral_names_a_contact_or_somebody_else_and_is_evidence_of_an_ally(wang: Program) -> None:
    known = wang.json("referral", "wxm", "chenli", "--note", "same floor")
    assert (known["to"], known["to_name"]) == (wang.id_of("陈立"), "陈立")
    stranger = wang.json("referral", "wxm", "赵六", "--day", "-1d")
    assert (stranger["to"], stranger["to_name"]) == (None, "赵六")
    assert wang.json("stage", "wxm")["offered"]["stage"] == "ally"
    assert wang.say("referral", "wxm", "孙七") == ["王小明 referred 孙七."]
    assert wang.refused("referral", "wxm", "wxm") == "Nobody refers themselves; name whom 王小明 referred you to."


def test_praise_is_kept_in_its_words(wang: Program) -> None:
    made = wang.json("praise", "wxm", "the only one who calls back")
    assert made == {"id": made["id"], "contact": wang.id_of("王小明")}
    assert "the only one who calls back" in "\n".join(wang.say("show", "wxm"))
    assert wang.say("praise", "wxm", "again") == ["Praise by 王小明 noted."]


@pytest.mark.parametrize(
    "words",
    [
        ("purchase", "wxm", "100"),
        ("offer", "wxm", "100"),
        ("praise", "wxm", "well done"),
        ("referral", "wxm", "Ann"),
        ("favour", "wxm", "a doctor"),
        ("refusal", "wxm"),
        ("judge", "wxm", "satisfaction", "3"),
        ("evidence", "wxm", "meal"),
    ],
    ids=lambda words: words[0],
)
def test_what_happened_did_not_happen_in_days_to_come(program: Program, words: tuple[str, ...]) -> None:
    program.say("add", "王小明")
    assert program.refused(*words, "--day", "+1d").endswith(" is still to come; give the day on which it happened.")
    program.say(*words, "--day", "-1d")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("praise", "wxm", " "), "Praise needs words: what was said, or about what."),
        (("referral", "wxm", ""), "A referral needs a name: to whom they recommended you."),
        (
            ("offer", "wxm", "100", "--expected", "-1d"),
            "The answer cannot be expected before the offer; give another day with --expected.",
        ),
    ],
    ids=["praise", "referral", "offer"],
)
def test_what_says_nothing_is_refused(program: Program, words: tuple[str, ...], said: str) -> None:
    program.say("add", "王小明")
    assert program.refused(*words) == said
