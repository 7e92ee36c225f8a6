"""What is proposed for a card, and what the choices come to."""

from __future__ import annotations

import pickle

import pytest

from salesbook.domain.duplicates import Because, Verdict
from salesbook.gui.transfer.choices import Choice, counts, offered, proposed, wanted
from salesbook.gui.transfer.review import CardRow
from tests.factories import profile

NEW, SAME, IDENTICAL = Verdict.NEW, Verdict.SAME_PERSON, Verdict.IDENTICAL


def row(name: str, verdict: Verdict, like: str = "", because: Because | None = None, *, card: bool = False) -> CardRow:
    return CardRow(name, name, "", "a.vcf", 1, verdict, pickle.dumps(profile(name)), like, like, card, because)


@pytest.mark.parametrize(
    ("verdict", "because", "choice"),
    [
        (NEW, None, Choice.ADD),
        (IDENTICAL, None, Choice.SKIP),
        *((SAME, because, Choice.MERGE) for because in (Because.UID, Because.EMAIL, Because.PHONE)),
        # A name may be another person's: nobody is merged by a name alone unless the rep says so.
        *((SAME, because, Choice.ADD) for because in (Because.NAME_AND_ORGANISATION, Because.NAME_AND_PHONE)),
    ],
)
def test_what_is_proposed(verdict: Verdict, because: Because | None, choice: Choice) -> None:
    made = row("王小明", verdict, "known" if because else "", because)
    assert proposed(made) is choice
    assert choice in offered(made)


def test_a_card_that_says_nothing_new_can_only_be_skipped_and_only_somebody_known_merged() -> None:
    assert offered(row("a", IDENTICAL)) == (Choice.SKIP,)
    assert Choice.MERGE not in offered(row("a", NEW))
    assert set(offered(row("a", SAME, "b", Because.EMAIL))) == set(Choice)


CARDS = (
    row("first", NEW),
    row("second", SAME, "first", Because.EMAIL, card=True),
    row("third", SAME, "first", Because.EMAIL, card=True),
    row("known", SAME, "contact", Because.PHONE),
    row("again", SAME, "known", Because.PHONE, card=True),
)
ADD, MERGE, SKIP = Choice.ADD, Choice.MERGE, Choice.SKIP


@pytest.mark.parametrize(
    ("choices", "added", "joined"),
    [
        (
            (ADD, MERGE, MERGE, MERGE, MERGE),
            ["first"],
            [("first", "second"), ("first", "third"), ("contact", "known"), ("contact", "again")],
        ),
        # The card the others were to join is skipped: the next takes its place.
        (
            (SKIP, MERGE, MERGE, SKIP, MERGE),
            ["second"],
            [("second", "third"), ("contact", "again")],
        ),
        ((ADD, ADD, MERGE, ADD, MERGE), ["first", "second", "known"], [("first", "third"), ("known", "again")]),
        ((SKIP, SKIP, SKIP, SKIP, SKIP), [], []),
    ],
)
def test_what_the_choices_come_to(choices: tuple[Choice, ...], added: list[str], joined: list[tuple[str, str]]) -> None:
    what = wanted(CARDS, choices)
    assert [one.id for one in what.added] == added
    assert [(into, one.id) for into, one in what.joined] == joined
    found = counts(CARDS, what)
    assert (found.added, found.merged, found.skipped) == (len(added), len(joined), 5 - len(added) - len(joined))
