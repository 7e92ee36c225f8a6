"""The rep's own words for markers, and the kinds of reminders that are switched off."""

from __future__ import annotations

from dataclasses import replace

import pytest

from salesbook.domain.errors import Refused
from salesbook.domain.evidence import Marker
from salesbook.domain.own_words import of_known_names, own_words, reminds_of, with_own_words, with_reminders
from salesbook.domain.reminders.reminder import ReminderKind
from salesbook.domain.setting import Method, method_of, parse_setting


@pytest.mark.parametrize("words", ["聚餐", "went out, with me", "a=b", "、"])
def test_own_words_are_kept_as_they_are(words: str) -> None:
    method = method_of([with_own_words(Method(), Marker.MEAL, words)])
    assert own_words(method) == {Marker.MEAL: words}


def test_one_marker_leaves_the_others_alone_and_no_words_give_ours_back() -> None:
    method = method_of([with_own_words(Method(), Marker.MEAL, "lunch")])
    method = method_of([with_own_words(method, Marker.GOLF, "18 holes")])
    method = method_of([with_own_words(method, Marker.MEAL, "dinner")])
    assert own_words(method) == {Marker.MEAL: "dinner", Marker.GOLF: "18 holes"}
    assert own_words(method_of([with_own_words(method, Marker.MEAL, "")])) == {Marker.GOLF: "18 holes"}


def test_markers_of_a_newer_version_are_left_alone() -> None:
    method = replace(Method(), marker_words=("sings=a song", "meal=lunch"))
    assert own_words(method) == {Marker.MEAL: "lunch"}
    assert "sings=a song" in with_own_words(method, Marker.MEAL, "dinner").value


@pytest.mark.parametrize("kind", ReminderKind)
def test_a_kind_is_switched_off_and_on_again(kind: ReminderKind) -> None:
    off = method_of([with_reminders(Method(), kind, given=False)])
    assert [one for one in ReminderKind if not reminds_of(off, one)] == [kind]
    assert method_of([with_reminders(off, kind, given=True)]) == Method()


@pytest.mark.parametrize(
    ("key", "words", "said"),
    [
        ("rules-off", "cadense", "“cadense” is not one of"),
        ("rules-off", "card, promises", "“promises” is not one of"),
        ("marker-words", "gulf=18 holes", "“gulf” is not one of"),
        ("marker-words", "golf", "are written as golf=18 holes"),
    ],
)
def test_a_typed_name_that_nothing_has_is_refused(key: str, words: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        of_known_names(parse_setting(key, words))
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("key", "words"),
    [("rules-off", "cadence, card"), ("rules-off", ""), ("marker-words", "golf=18 holes"), ("matters", "x")],
)
def test_what_is_typed_rightly_stays_as_it_is(key: str, words: str) -> None:
    assert of_known_names(parse_setting(key, words)) == parse_setting(key, words)
