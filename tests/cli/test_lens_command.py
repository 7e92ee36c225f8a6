"""`lens`, and the commands that tell it what sales and visits do not."""

from __future__ import annotations

import pytest

from salesbook.domain.lenses.every import LENSES
from tests.cli.program import Program, day


@pytest.fixture
def wang(program: Program) -> Program:
    """The program with 王小明 of 拜耳, who bought once, and 陈立."""
    program.say("add", "王小明", "--organisation", "拜耳")
    program.say("add", "陈立")
    program.say("purchase", "wxm", "1000", "--profit", "300", "--reason", "price", "--day", "-5d")
    return program


def test_every_lens_with_how_many_stand_where(wang: Program) -> None:
    found = wang.json("lens")
    assert found["day"] == day(0)
    assert [one["lens"] for one in found["lenses"]] == [lens.name for lens in LENSES]
    pareto = found["lenses"][1]
    assert pareto["name"] == "Pareto"
    assert pareto["positions"] == [
        {"position": "not-placed", "name": "not placed", "count": 1},
        {"position": "C", "name": "class C", "count": 0},
        {"position": "B", "name": "class B", "count": 0},
        {"position": "A", "name": "class A", "count": 1},
    ]
    lines = wang.say("lens")
    assert lines[0] == "Kotler grid  (kotler-grid)"
    assert "       1  class A" in lines


def test_everybody_in_one_lens_the_best_first(wang: Program) -> None:
    found = wang.json("lens", "loyalty-ladder")
    assert (found["lens"], found["name"]) == ("loyalty-ladder", "Loyalty ladder")
    there = {one["position"]: [who["contact"]["name"] for who in one["standings"]] for one in found["positions"]}
    assert there["first-time-buyer"] == ["王小明"]
    assert there["suspect"] == ["陈立"]
    assert found["positions"][0]["position"] == "advocate"
    assert wang.say("lens", "loyalty-ladder") == [
        "Loyalty ladder",
        "",
        "First-time buyer (1)",
        f"  王小明  1 purchase, the last on {_medium(-5)}; no referral yet",
        "",
        "Suspect (1)",
        "  陈立  no need, offer, visit or purchase yet",
    ]


def test_pareto_says_how_few_make_most_of_the_revenue(wang: Program) -> None:
    few = "Of all with revenue, 100 % bring 80 %"
    assert wang.say("lens", "pareto")[:2] == ["Pareto", few]
    assert wang.say("lens", "pareto", "--organisations")[:2] == ["Pareto", few]
    wang.say("undo")
    assert few not in wang.say("lens", "pareto")


def test_who_is_lost_is_marked_beside_the_rung(wang: Program) -> None:
    wang.say("purchase", "chenli", "500", "--day", "-731d")
    assert f"  陈立  now lost; 1 purchase, the last on {_medium(-731)}; no referral yet" in wang.say(
        "lens", "loyalty-ladder"
    )
    assert "Loyalty ladder: first-time buyer, now lost" in wang.say("lens", "loyalty-ladder", "chenli")
    assert "  Loyalty ladder: first-time buyer, now lost" in wang.say("show", "chenli")


def _medium(shift: int) -> str:
    from datetime import date

    from salesbook.wording import medium_date

    return medium_date(date.fromisoformat(day(shift)))


def test_one_contact_in_one_lens_with_why_and_what_to_do(wang: Program) -> None:
    found = wang.json("lens", "kind-of-loyalty", "wxm")
    assert found == {
        "day": day(0),
        "contact": {"id": wang.id_of("王小明"), "name": "王小明"},
        "lens": "kind-of-loyalty",
        "position": "impulse",
        "because": ["the last reason: price"],
        "to_move_up": ["give them a reason beside the price: service, or help beyond business"],
        "figures": {"reasons": ["price"]},
    }
    assert wang.say("lens", "kind-of-loyalty", "wxm") == [
        "王小明",
        "",
        "Kind of loyalty: impulse (price)",
        "  the last reason: price",
        "  to move up: give them a reason beside the price: service, or help beyond business",
    ]


def test_one_contact_in_every_lens_as_show_has_it_too(wang: Program) -> None:
    found = wang.json("lens", "wxm")
    assert [one["lens"] for one in found["lenses"]] == [lens.name for lens in LENSES]
    assert wang.json("show", "wxm")["lenses"] == found["lenses"]
    lines = wang.say("show", "wxm")
    assert lines[lines.index("Lenses") + 2] == "  Pareto: class A"


def test_another_day_and_organisations(wang: Program) -> None:
    before = wang.json("lens", "pareto", "wxm", "--day", "-5d")
    assert (before["position"], before["day"]) == ("A", day(-5))
    # Nobody stands anywhere before they were added, and before anything that was noted of them later.
    for words in (("pareto", "wxm"), ("wxm",)):
        said = wang.refused("lens", *words, "--day", "-6d")
        assert said == f"王小明 was not known yet on {_medium(-6)}; give a later day."
    assert all(one["count"] == 0 for one in wang.json("lens", "--day", "-6d")["lenses"][1]["positions"])
    found = wang.json("lens", "pareto", "--organisations")
    assert [one["organisation"]["name"] for one in found["positions"][0]["standings"]] == ["拜耳"]
    assert wang.refused("lens", "journey", "--organisations") == (
        "Organisations stand in pareto, customer-equity; name one of these, and nobody beside it."
    )


def test_words_that_name_nothing_are_refused(wang: Program) -> None:
    assert wang.refused("lens", "kotler", "wxm").startswith("“kotler” is no lens; the lenses are kotler-grid, pareto")
    assert (
        wang.refused("lens", "pareto", "Wang", "Xiaoming")
        == "Name one contact; put a name of several words into quotes."
    )
    assert wang.refused("lens", "nobody") == ("Nobody is found by “nobody”; check the name, or add the contact first.")


def test_a_colleague_stands_in_no_lens(wang: Program) -> None:
    wang.say("edit", "chenli", "colleague=yes")
    said = "陈立 is a colleague; colleagues stand in no lens."
    assert wang.refused("lens", "chenli") == said
    assert wang.refused("judge", "chenli", "rebuying", "3") == said
    assert wang.refused("refusal", "chenli") == said
    assert wang.refused("disqualify", "chenli", "--because", "x") == said
    assert wang.json("show", "chenli")["lenses"] == []
    wang.say("favour", "chenli", "packed it after hours", "--by-them")


def test_a_judgement_stands_in_where_facts_are_too_few(wang: Program) -> None:
    made = wang.json("judge", "wxm", "satisfaction", "4", "--note", "he smiles", "--day", "yesterday")
    assert made == {"id": made["id"], "contact": wang.id_of("王小明"), "factor": "satisfaction", "score": 4}
    factors = wang.json("lens", "five-factor-loyalty", "wxm")["figures"]["factors"]
    assert factors[0] == {"factor": "satisfaction", "score": 4.0, "judged": day(-1)}
    assert wang.say("judge", "wxm", "keeping-up", "0") == ["Judged: 王小明, keeping up 0 of 5."]
    assert wang.refused("judge", "wxm", "rebuying", "6") == "A judgement is a number from 0 to 5, such as 3."
    assert wang.refused("judge", "wxm", "charm", "3").startswith("“charm” is not one of satisfaction, keeping-up")
    assert wang.labels()[0] == "Judge the loyalty of 王小明"
    wang.say("delete", made["id"])
    assert wang.json("lens", "five-factor-loyalty", "wxm")["figures"]["factors"][0]["score"] is None


def test_a_refusal_of_a_competitor_raises_the_resistance(wang: Program) -> None:
    def resistance() -> float:
        return float(wang.json("lens", "five-factor-loyalty", "wxm")["figures"]["factors"][4]["score"])

    assert resistance() == 2.5
    made = wang.json("refusal", "wxm", "Acme", "--note", "showed me their offer")
    assert made == {"id": made["id"], "contact": wang.id_of("王小明"), "competitor": "Acme"}
    assert resistance() == 3.5
    assert wang.say("refusal", "wxm") == ["王小明 turned a competitor down."]


def test_a_favour_is_non_business_value(wang: Program) -> None:
    wang.say("log", "wxm", "--value", "service:report")
    assert wang.say("favour", "wxm", "a doctor for his father") == ["Favour for 王小明 noted."]
    assert wang.say("favour", "wxm", "an introduction", "--by-them") == ["Favour by 王小明 noted."]
    found = wang.json("lens", "value-balance", "wxm")
    assert found["position"] == "balanced"
    assert ["non-business", 1] in found["figures"]["counts"]
    assert wang.refused("favour", "wxm", " ") == "A favour needs words that say what it was."


def test_disqualifying_and_taking_it_back(wang: Program) -> None:
    assert wang.refused("disqualify", "wxm") == "Disqualifying needs a reason; give it with --because."
    assert wang.say("disqualify", "wxm", "--because", "moved abroad") == ["Disqualified: 王小明, moved abroad"]
    assert wang.json("lens", "loyalty-ladder", "wxm")["position"] == "disqualified"
    assert wang.refused("disqualify", "wxm", "--because", "x", "--take-back") == (
        "Give either --because or --take-back."
    )
    assert wang.say("disqualify", "wxm", "--take-back") == ["王小明 is no longer disqualified."]
    assert wang.json("lens", "loyalty-ladder", "wxm")["position"] == "first-time-buyer"
    assert wang.refused("disqualify", "wxm", "--take-back") == "王小明 is not disqualified."


def test_a_trial_and_the_kind_of_an_objection_are_logged(wang: Program) -> None:
    wang.say("log", "chenli", "--value", "trial:two loggers for a week")
    assert wang.json("lens", "growth-of-trust", "chenli")["position"] == "trying"
    wang.say("log", "wxm", "--objection", "too dear => no budget [comparison]", "--objection", "the [old] one is fine")
    rows = wang.rows()[0]["objection"]
    assert sorted(("no budget" in row, "comparison" in row, "the [old] one is fine" in row) for row in rows) == [
        (False, False, True),
        (True, True, False),
    ]
    assert wang.json("lens", "kind-of-loyalty", "wxm")["figures"]["reasons"] == ["comparison", "price"]


def test_the_lenses_are_said_in_chinese(wang: Program) -> None:
    assert wang.say("--language", "zh_CN", "lens")[0] == "科特勒矩阵  (kotler-grid)"
    assert wang.say("--language", "zh_CN", "lens", "pareto", "wxm")[2] == "帕累托：A 类"


def test_a_lens_of_an_empty_notebook_says_that_nobody_stands_there(program: Program) -> None:
    assert program.say("lens", "pareto") == ["Pareto", "Nobody stands here yet."]
    assert program.say("lens", "pareto", "--organisations") == ["Pareto", "Nobody stands here yet."]
