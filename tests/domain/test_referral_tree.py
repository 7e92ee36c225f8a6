"""Who came by whom."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from salesbook.domain.referral import Referral
from salesbook.domain.referral_tree import Referred, referral_tree

MAY = date(2026, 5, 4)
NAMES = {"a": "Anna", "b": "Bo", "c": "陈立", "d": "Dora"}


def refers(one: str, to: str | None, day: int = 0, name: str = "") -> Referral:
    return Referral(one, name or NAMES.get(to or "", ""), MAY + timedelta(days=day), to)


def shape(node: Referred) -> tuple[object, ...]:
    return node.name, *(shape(child) for child in node.children)


def test_the_tree_goes_down_from_whoever_nobody_referred() -> None:
    (tree,) = referral_tree([refers("b", "c", 9), refers("a", "b"), refers("b", None, 3, "Mr Li")], NAMES)
    assert shape(tree) == ("Anna", ("Bo", ("Mr Li",), ("陈立",)))
    assert tree.reach == 3
    assert tree.children[0].day == MAY


def test_who_was_referred_twice_hangs_under_the_first() -> None:
    trees = referral_tree([refers("b", "c", 1), refers("a", "c", 0), refers("b", "d", 2)], NAMES)
    assert [shape(tree) for tree in trees] == [("Anna", ("陈立",)), ("Bo", ("陈立",), ("Dora",))]
    assert [(child.name, child.again) for child in trees[1].children] == [("陈立", True), ("Dora", False)]
    # Bo brought Dora, and nobody comes twice.
    assert [tree.reach for tree in trees] == [1, 1]


def test_who_only_referred_somebody_known_is_in_the_tree_all_the_same() -> None:
    trees = referral_tree([refers("a", "b", 0), refers("b", "c", 1), refers("d", "b", 2)], NAMES)
    assert [(shape(tree), tree.reach) for tree in trees] == [(("Anna", ("Bo", ("陈立",))), 2), (("Dora", ("Bo",)), 0)]


def test_a_circle_begins_with_whoever_began_it() -> None:
    (tree,) = referral_tree([refers("a", "b", 0), refers("b", "c", 1), refers("c", "a", 2), refers("a", "a", 3)], NAMES)
    assert shape(tree) == ("Anna", ("Bo", ("陈立", ("Anna",))))
    assert tree.reach == 2


def test_the_widest_tree_comes_first_and_without_referrals_there_is_none() -> None:
    trees = referral_tree([refers("a", "b"), refers("c", None, 0, "x"), refers("c", None, 0, "y")], NAMES)
    assert [tree.name for tree in trees] == ["陈立", "Anna"]
    assert referral_tree([], {}) == ()


def test_a_chain_of_thousands_is_no_obstacle() -> None:
    chain = [Referral(f"p{n}", "", MAY + timedelta(days=n), f"p{n + 1}") for n in range(5_000)]
    (tree,) = referral_tree(chain, {"p0": "first"})
    assert tree.name == "first"


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(["a", "b", "c", "d", None]), st.integers(0, 9))))
def test_everybody_stands_in_the_trees_at_most_once_and_every_referral_once(
    made: list[tuple[str, str | None, int]],
) -> None:
    trees = referral_tree([refers(one, to, day, "stranger") for one, to, day in made], NAMES)
    seen: list[str | None] = []
    referrals = 0
    waiting = list(trees)
    while waiting:
        node = waiting.pop()
        referrals += node.day is not None
        if not node.again:
            seen.append(node.contact_id)
        waiting += node.children
    assert referrals == sum(one != to for one, to, _day in made)
    known = [one for one in seen if one]
    assert len(known) == len(set(known))
    assert seen.count(None) == sum(to is None for _one, to, _day in made)
