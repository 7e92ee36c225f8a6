"""The last touch and the last emotion of each contact, as their visits come, change and go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeAlias

import pytest

from salesbook.domain.channel import Channel
from salesbook.domain.contact import Contact
from salesbook.domain.emotion import Emotion
from salesbook.domain.text import Text
from salesbook.domain.visit import Participation, Visit, VisitState
from salesbook.store.changes import Change
from salesbook.store.newest import newest_matches
from salesbook.store.notebook import Notebook
from salesbook.store.visit_keys import day_of_key
from tests.factories import TODAY
from tests.images import Observer

LABEL = Text("Try")
CONTACT, OTHER = Contact("王小明"), Contact("Anna Meier")
DAY_BEFORE, DAY_AFTER = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
VISIT = Visit(TODAY, channel=Channel.MEAL)
PART = Participation(VISIT.id, CONTACT.id, Emotion.WORRIED)
EARLIER = Visit(DAY_BEFORE, channel=Channel.PHONE)
PART_EARLIER = Participation(EARLIER.id, CONTACT.id, Emotion.HAPPY)

Newest: TypeAlias = "tuple[date, date | None, str | None] | None"


@pytest.fixture
def met(notebook: Notebook) -> Notebook:
    """Someone met on two days, worried on the second, and somebody never met."""
    with notebook.change(LABEL) as change:
        change.insert(CONTACT, OTHER, EARLIER, PART_EARLIER, VISIT, PART)
    return notebook


def newest(notebook: Notebook, contact: Contact = CONTACT) -> Newest:
    """Days of the last touch and of the last emotion, and the emotion."""
    found = notebook.rows("SELECT touch, felt, emotion FROM newest WHERE contact_id = ?", contact.id)
    return (day_of_key(found[0][0]), found[0][1] and day_of_key(found[0][1]), found[0][2]) if found else None


def another(day: date, channel: Channel | None, emotion: Emotion | None, state: VisitState) -> tuple[object, ...]:
    visit = Visit(day, channel=channel, state=state)
    return visit, Participation(visit.id, CONTACT.id, emotion)


def adding(day: date, channel: Channel | None, emotion: Emotion | None, state: VisitState = VisitState.DONE) -> CaseAct:
    return lambda change: change.insert(*another(day, channel, emotion, state))


CaseAct: TypeAlias = Callable[[Change], None]
WORRIED: Newest = (TODAY, TODAY, "worried")

CASES: dict[str, tuple[CaseAct, Newest]] = {
    "a later visit": (adding(DAY_AFTER, Channel.PHONE, Emotion.PLEASED), (DAY_AFTER, DAY_AFTER, "pleased")),
    "a later visit without an emotion": (adding(DAY_AFTER, Channel.PHONE, None), (DAY_AFTER, TODAY, "worried")),
    "a touch without details": (adding(DAY_AFTER, None, None), (DAY_AFTER, TODAY, "worried")),
    "a card is no touch": (adding(DAY_AFTER, Channel.CARD, None), WORRIED),
    "a visit logged late": (adding(DAY_BEFORE - timedelta(days=3), Channel.PHONE, Emotion.PLEASED), WORRIED),
    "a planned visit is no touch": (adding(DAY_AFTER, Channel.PHONE, None, VisitState.PLANNED), WORRIED),
    "one that did not happen is none": (adding(DAY_AFTER, Channel.PHONE, None, VisitState.DID_NOT_HAPPEN), WORRIED),
    "the visit moves on": (
        lambda change: change.update(replace(VISIT, day=DAY_AFTER)),
        (DAY_AFTER, DAY_AFTER, "worried"),
    ),
    "the visit moves behind the other": (
        lambda change: change.update(replace(VISIT, day=DAY_BEFORE - timedelta(days=1))),
        (DAY_BEFORE, DAY_BEFORE, "happy"),
    ),
    "the visit turns out a card": (
        lambda change: change.update(replace(VISIT, channel=Channel.CARD)),
        (DAY_BEFORE, TODAY, "worried"),
    ),
    "the emotion was another": (
        lambda change: change.update(replace(PART, emotion=Emotion.GRATEFUL)),
        (TODAY, TODAY, "grateful"),
    ),
    "the emotion is taken back": (
        lambda change: change.update(replace(PART, emotion=None)),
        (TODAY, DAY_BEFORE, "happy"),
    ),
    "it was somebody else": (
        lambda change: change.update(replace(PART, contact_id=OTHER.id)),
        (DAY_BEFORE, DAY_BEFORE, "happy"),
    ),
    "the visit goes": (lambda change: change.delete(PART, VISIT), (DAY_BEFORE, DAY_BEFORE, "happy")),
    "both go": (lambda change: change.delete(PART, VISIT, PART_EARLIER, EARLIER), None),
}


@pytest.mark.parametrize(("act", "expected"), CASES.values(), ids=CASES)
def test_what_is_newest_follows_the_visits_there_and_back(
    met: Notebook, observer: Observer, act: CaseAct, expected: Newest
) -> None:
    assert newest(met) == WORRIED
    with met.change(LABEL) as change:
        act(change)
    assert newest(met) == expected
    assert observer.index()["newest"] == observer.rebuilt_index()["newest"]
    met.undo()
    assert newest(met) == WORRIED
    met.redo()
    assert newest(met) == expected


def test_whoever_was_there_instead_has_it_as_theirs(met: Notebook) -> None:
    assert newest(met, OTHER) is None
    with met.change(LABEL) as change:
        change.update(replace(PART, contact_id=OTHER.id))
    assert newest(met, OTHER) == WORRIED


def test_a_wrong_newest_is_noticed(met: Notebook, observer: Observer) -> None:
    assert newest_matches(met.connection)
    observer.connection.execute("UPDATE newest SET emotion = 'happy'")
    assert not newest_matches(met.connection)
