"""The library of objections: what stands together, what is behind it, and which answer is the best."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from salesbook.domain.objection import Objection
from salesbook.domain.objection_library import AnswerGiven, known_as, objection_library

MAY = date(2026, 5, 4)


def heard(said: str, who: str = "w", *, days: int = 0, **more: object) -> tuple[Objection, date]:
    return Objection(said, "v", who, **more), MAY + timedelta(days=days)  # type: ignore[arg-type]


def test_what_is_said_in_nearly_the_same_words_stands_together_under_the_most_frequent_ones() -> None:
    (dear, think) = objection_library(
        [
            heard("Too expensive", "w"),
            heard("too expensive!", "l", days=3),
            heard("too expensive!", "w", days=9),
            heard("Too expensiv", "m"),
            heard("我再考虑考虑", "m", days=1),
        ]
    )
    assert (dear.said, dear.times, dear.contact_ids, dear.last) == (
        "too expensive!",
        4,
        ("w", "l", "m"),
        MAY + timedelta(9),
    )
    assert (think.said, think.times, think.contact_ids) == ("我再考虑考虑", 1, ("m",))


def test_the_reasons_behind_it_are_counted() -> None:
    (one,) = objection_library(
        [
            heard("not now", real_reason="no budget"),
            heard("not now", real_reason="no budget"),
            heard("not now", real_reason="does not want it"),
            heard("not now"),
        ]
    )
    assert one.reasons == (("no budget", 2), ("does not want it", 1))


def test_the_answer_that_worked_most_often_comes_first_and_one_that_only_failed_is_no_best_answer() -> None:
    (one,) = objection_library(
        [
            heard("too dear", answer="lower price", worked=False),
            heard("too dear", answer="lifetime cost", worked=True),
            heard("too dear", answer="lifetime cost", worked=True),
            heard("too dear", answer="lifetime cost", worked=False),
            heard("too dear", answer="pay in parts"),
            heard("too dear", answer="pay in parts"),
        ]
    )
    assert one.answers == (
        AnswerGiven("lifetime cost", 2, 1, 3),
        AnswerGiven("pay in parts", 0, 0, 2),
        AnswerGiven("lower price", 0, 1, 1),
    )
    assert one.best_answer == "lifetime cost"
    (failed,) = objection_library([heard("too dear", answer="lower price", worked=False)])
    assert failed.best_answer == ""


def test_the_known_objection_is_found_by_other_words_for_it_and_nothing_by_none() -> None:
    library = objection_library([heard("It is too expensive."), heard("I must ask my boss")])
    found = known_as(library, "it's too expensive")
    assert found is not None
    assert found.said == "It is too expensive."
    assert known_as(library, "the colour is wrong") is None
    assert known_as(library, "…") is None
    assert known_as([], "too expensive") is None


def test_what_is_only_expected_was_never_said_but_its_answer_is_known() -> None:
    expected = Objection("too dear", "p", "w", answer="lifetime cost")
    (one,) = objection_library([(expected, None)])
    assert (one.times, one.last, one.contact_ids, one.best_answer) == (0, None, (), "lifetime cost")
    (both,) = objection_library([(expected, None), heard("too dear", "l")])
    assert (both.times, both.last, both.contact_ids, both.best_answer) == (1, MAY, ("l",), "lifetime cost")


@given(st.lists(st.tuples(st.text(min_size=1), st.sampled_from(["", "a", "b"]), st.sampled_from([None, True, False]))))
def test_nothing_said_is_lost_or_counted_twice(said: list[tuple[str, str, bool | None]]) -> None:
    library = objection_library(heard(words, answer=answer, worked=worked) for words, answer, worked in said)
    assert sum(one.times for one in library) == len(said)
    assert sum(answer.times for one in library for answer in one.answers) == sum(bool(answer) for _, answer, _ in said)
