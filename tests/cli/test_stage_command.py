"""`stage`: where a contact stands, what is missing, and moving."""

from __future__ import annotations

import pytest

from tests.cli.program import Program, day


@pytest.fixture
def wang(program: Program) -> Program:
    """The program with 王小明."""
    program.say("add", "王小明")
    return program


def test_somebody_not_met_yet_has_no_stage(wang: Program) -> None:
    assert wang.say("stage", "wxm") == [
        "王小明",
        "Stage: none yet",
        "Missing for recognition, one of: meet in person; leave a good first impression",
    ]
    assert wang.json("stage", "wxm") == {
        "contact": {"id": wang.id_of("王小明"), "name": "王小明"},
        "stage": None,
        "offered": None,
        "missing": ["for recognition: meet in person", "for recognition: leave a good first impression"],
        "evidence": [],
        "last_evidence": None,
        "history": [],
    }


def test_the_move_on_offer_names_its_evidence_and_is_accepted_in_one_word(wang: Program) -> None:
    visit = wang.json("log", "wxm", "--channel", "meal")["id"]
    standing = wang.json("stage", "wxm")
    meal = {"marker": "meal", "day": day(0), "visit": visit, "note": ""}
    met = {"marker": "met-in-person", "day": day(0), "visit": visit, "note": ""}
    assert (standing["stage"], standing["missing"]) == ("recognition", [])
    assert standing["offered"] == {"stage": "dating", "evidence": [meal]}
    assert sorted(standing["evidence"], key=str) == sorted([meal, met], key=str)
    assert standing["history"] == [{"day": day(0), "from": None, "to": "recognition", "because": "", "visit": visit}]
    assert wang.say("stage", "wxm")[-1].startswith("Offered: dating, because of meal (")

    lines = wang.say("stage", "wxm", "dating")
    assert lines[:3] == ["Moved 王小明 to dating.", "王小明", "Stage: dating"]
    assert lines[-1] == (
        "Missing for trust, one of: win their open support in front of others; share a private activity, such as a"
        " family outing or golf"
    )
    assert wang.labels()[0] == "Move 王小明 to dating"


def test_one_thing_missing_needs_no_list(wang: Program) -> None:
    wang.say("log", "wxm", "--channel", "in-person")
    assert wang.say("stage", "wxm")[-1] == (
        "Missing for dating: invite them out of the office, to a meal, sport, an exhibition or a seminar"
    )


def test_a_move_without_evidence_says_what_is_missing_for_each_stage_passed(wang: Program) -> None:
    wang.say("log", "wxm", "--channel", "meal")
    assert wang.refused("stage", "wxm", "ally") == (
        "Nothing recorded shows ally yet; log what happened, or give a reason with --because. Missing: trust: openly"
        " supports us, private activity; ally: introduces a decision maker, argues for us, gives information, refers a"
        " customer."
    )


def test_a_reason_moves_up_without_evidence_and_down(wang: Program) -> None:
    assert wang.json("stage", "wxm", "trust", "--because", "school friends")["history"] == [
        {"day": day(0), "from": None, "to": "recognition", "because": "school friends", "visit": None},
        {"day": day(0), "from": "recognition", "to": "dating", "because": "school friends", "visit": None},
        {"day": day(0), "from": "dating", "to": "trust", "because": "school friends", "visit": None},
    ]
    said = wang.refused("stage", "wxm", "dating")
    assert said == "Moving down to dating needs a reason; give it with --because."
    assert wang.json("stage", "wxm", "dating", "--because", "no answer since May")["stage"] == "dating"


def test_a_move_says_what_would_have_shown_the_stages_it_passes(wang: Program) -> None:
    wang.say("log", "wxm", "--channel", "private-activity")
    assert wang.say("stage", "wxm", "trust")[:2] == [
        "Moved 王小明 to trust.",
        "Dating would be shown by: joined an activity",
    ]
    assert wang.say("stage", "wxm", "ally", "--because", "he says so")[1] == (
        "Ally would be shown by: introduces a decision maker, argues for us, gives information, refers a customer"
    )


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        ("friend", "“friend” is not one of recognition, dating, trust, ally."),
        ("recognition", "王小明 is at this stage already: recognition."),
    ],
)
def test_a_move_that_leads_nowhere_is_refused(wang: Program, stage: str, said: str) -> None:
    wang.say("log", "wxm", "--channel", "in-person")
    assert wang.refused("stage", "wxm", stage) == said


def test_a_colleague_has_no_stage(wang: Program) -> None:
    wang.say("edit", "wxm", "colleague=yes")
    assert wang.refused("stage", "wxm", "ally") == "王小明 is a colleague; colleagues have no stage."
    assert wang.say("stage", "wxm") == ["王小明", "Stage: none yet"]


def test_evidence_seen_outside_a_visit_is_recorded_and_offers_the_move(wang: Program) -> None:
    standing = wang.json("evidence", "wxm", "gives-information", "--note", "the budget", "--day", "-2d")
    (fact,) = standing["evidence"]
    assert fact == {"marker": "gives-information", "day": day(-2), "visit": None, "note": "the budget"}
    assert (standing["stage"], standing["offered"]["stage"]) == (None, "ally")
    assert wang.labels()[0] == "Evidence for 王小明"


def test_having_met_in_person_sets_recognition_by_itself(wang: Program) -> None:
    assert wang.json("evidence", "wxm", "met-in-person")["stage"] == "recognition"
    wang.say("undo")
    assert wang.json("stage", "wxm")["stage"] is None


def test_evidence_of_tomorrow_or_of_a_colleague_or_an_unknown_marker_is_refused(wang: Program) -> None:
    assert wang.refused("evidence", "wxm", "golf", "--day", "tomorrow").endswith(
        " is still to come; give the day on which it happened."
    )
    assert "is not one of" in wang.refused("evidence", "wxm", "likes-me")
    wang.say("edit", wang.id_of("王小明"), "colleague=yes")
    assert wang.refused("evidence", "wxm", "golf") == "王小明 is a colleague; colleagues have no stage."


def test_how_old_the_newest_evidence_is_stands_with_the_stage(wang: Program) -> None:
    wang.say("log", "wxm", "--day", "-45d", "--channel", "meal")
    assert wang.json("stage", "wxm")["last_evidence"] == day(-45)
    assert "Last evidence: 6 weeks ago" in wang.say("stage", "wxm")
    assert "Last evidence: 6 weeks ago" in wang.say("show", "wxm")
