"""`goal`, `goals`, `tiers`, `reward`, `review`, `reviews`, `referrals`."""

from __future__ import annotations

import pytest

from salesbook.domain.tier import Tier, TierWay
from salesbook.operations.tiers import set_tiers
from salesbook.store.keys import WaysIn, key_path, unlock
from salesbook.store.notebook import Notebook
from salesbook.system.secrets import Keychain
from tests.cli.program import Program, day


@pytest.fixture
def buyers(program: Program) -> Program:
    """Two first-time buyers and one who bought twice."""
    for name in ("王小明", "陈立", "Anna Meier"):
        program.say("add", name)
        program.say("purchase", name, "1000")
    program.say("purchase", "Anna Meier", "2000")
    return program


def test_a_goal_takes_all_who_stand_there_and_counts_who_arrives(buyers: Program) -> None:
    made = buyers.json("goal", "loyalty-ladder", "first-time-buyer", "repeat-buyer", "1", "--by", "+30d")
    assert (made["by"], made["state"], made["arrived"]) == (day(30), "running", [])
    assert set(made["on_the_way"]) == {buyers.id_of("王小明"), buyers.id_of("陈立")}
    buyers.say("purchase", "chenli", "500")
    (now,) = buyers.json("goals")["goals"]
    assert (now["state"], now["arrived"]) == ("reached", [buyers.id_of("陈立")])
    (said,) = buyers.say("goals")
    assert "1 of 1 from first-time buyer to repeat buyer" in said
    assert "reached" in said
    buyers.say("delete", made["id"])
    assert buyers.say("goals") == ["No goal is set."]
    buyers.say("undo")
    assert len(buyers.json("goals")["goals"]) == 1


def test_a_goal_of_chosen_contacts(buyers: Program) -> None:
    words = ("goal", "loyalty ladder", "First-time buyer", "client", "1", "wxm", "--by", "+90d")
    assert buyers.json(*words)["on_the_way"] == [buyers.id_of("王小明")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ladder", "a", "b", "1"), "is no lens"),
        (("loyalty-ladder", "rich", "client", "1"), "is no position"),
        (("loyalty-ladder", "client", "client", "1"), "choose two"),
        (("loyalty-ladder", "first-time-buyer", "client", "3"), "cannot arrive"),
        (("loyalty-ladder", "client", "advocate", "1"), "cannot arrive"),
    ],
)
def test_a_goal_that_says_nothing_is_refused(buyers: Program, words: tuple[str, ...], said: str) -> None:
    assert said in buyers.refused("goal", *words, "--by", "+30d")


def test_the_tiers_say_what_they_ask_and_who_stands_there(buyers: Program) -> None:
    told = buyers.json("tiers")
    assert (told["own"], [one["tier"] for one in told["tiers"]]) == (False, ["bronze", "silver", "gold"])
    assert sum(one["contacts"] for one in told["tiers"]) == 3
    assert buyers.say("tiers")[1] == "  1 purchase"


def test_a_reward_is_noted_for_the_tier(buyers: Program) -> None:
    made = buyers.json("reward", "wxm", "a dinner")
    assert made["tier"] == "bronze"
    assert buyers.labels()[0] == "Reward for 王小明"
    buyers.say("add", "Nobody Yet")
    # One that was noted by mistake is found and deleted like anything else.
    assert buyers.part("wxm", "reward", "a dinner") == made["id"]
    buyers.say("delete", made["id"])
    assert all(part["kind"] != "reward" for part in buyers.json("show", "wxm")["parts"])
    assert "stands at no tier" in buyers.refused("reward", "Nobody Yet", "a dinner")


def test_a_review_is_judged_and_listed(program: Program) -> None:
    assert program.say("reviews") == ["No review yet."]
    program.say("review", "listening", "4", "--note", "ask more")
    program.say("review", "reflection", "2")
    (told,) = program.json("reviews")["reviews"]
    assert (told["day"], told["mean"], told["scores"]["listening"]) == (day(0), 3.0, {"score": 4, "note": "ask more"})
    assert program.refused("review", "listening", "9") == "Judge at least one item, each from 1 to 5."
    assert "is not one of" in program.refused("review", "charm", "5")


def test_the_referral_tree_is_indented(buyers: Program) -> None:
    assert buyers.say("referrals") == ["No referral was recorded yet."]
    buyers.say("referral", "wxm", "chenli", "--day", "today")
    buyers.say("referral", "chenli", "Mr Li", "--day", "today")
    told = buyers.json("referrals")["referrals"][0]
    assert [(one["name"], one["depth"], one["brought"]) for one in told] == [
        ("王小明", 0, 2),
        ("陈立", 1, 1),
        ("Mr Li", 2, 0),
    ]
    assert [line.split("  2")[0] for line in buyers.say("referrals")] == ["王小明", "  陈立", "    Mr Li"]


def test_deleting_a_tier_takes_its_ways_along(buyers: Program) -> None:
    tier = Tier("platinum")
    notebook = Notebook.open(buyers.book, unlock(key_path(buyers.book), WaysIn(), Keychain()))
    set_tiers(notebook, (tier,), (TierWay(tier.id, purchases=1),))
    notebook.close()
    assert buyers.json("tiers")["tiers"][0]["contacts"] == 3
    buyers.say("delete", tier.id)
    assert buyers.json("tiers")["own"] is False
