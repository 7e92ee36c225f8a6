"""The list of contacts: who is in it, in which order, and what the rows say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from salesbook.domain.contact import Address, Channel, Contact, Tag
from salesbook.domain.emotion import Emotion
from salesbook.domain.interest import Interest
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.promise import NextStep, NextStepState
from salesbook.domain.reminders.reminder import Answer, AnswerKind
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text
from salesbook.domain.visit import Participation
from salesbook.domain.visit_entry import VisitEntry
from salesbook.operations.contacts import add_contact
from salesbook.operations.visits import log_visit, plan_visit
from salesbook.queries.contact_list import (
    NO_STAGE,
    Choices,
    ListFilter,
    contact_rows,
    contacts_listed,
    filter_as_json,
    filter_choices,
    filter_from_json,
)
from salesbook.queries.contact_order import (
    KEPT,
    Arrangement,
    NameOrder,
    Order,
    arrangement_as_text,
    kept_arrangement,
)
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, entry, profile


def added(notebook: Notebook, name: str, organisation: str = "", **fields: object) -> Contact:
    new = profile(name, organisation=organisation)
    changed = replace(new, contact=replace(new.contact, **fields))  # type: ignore[arg-type]
    add_contact(notebook, changed)
    return changed.contact


def names(
    notebook: Notebook,
    wanted: ListFilter = ListFilter(),  # noqa: B008
    order: Order = Order.NAME,
    *,
    backwards: bool = False,
) -> list[str]:
    ids = contacts_listed(notebook, wanted, Arrangement(order, backwards), TODAY, NameOrder())
    rows = contact_rows(notebook, ids, TODAY)
    return [rows[one].name for one in ids]


def insert(notebook: Notebook, *things: object) -> None:
    with notebook.change(Text("More")) as change:
        change.insert(*things)


def felt(contact: Contact, emotion: Emotion, days_ago: int = 1) -> VisitEntry:
    new = entry(contact, day=TODAY - timedelta(days=days_ago))
    return replace(new, participations=(Participation(new.visit.id, contact.id, emotion),))


def test_chinese_names_stand_by_pinyin_among_the_latin_ones(notebook: Notebook) -> None:
    for name in ("周敏", "Zoe", "王伟", "Anna", "单国强", "Émile", "曾丽"):
        added(notebook, name)
    assert names(notebook) == ["Anna", "Émile", "单国强", "王伟", "曾丽", "周敏", "Zoe"]


def test_by_last_touch_the_newest_comes_first_and_the_untouched_by_name_after(notebook: Notebook) -> None:
    old, new = added(notebook, "Old"), added(notebook, "New")
    added(notebook, "Never B")
    added(notebook, "Never A")
    card = added(notebook, "Only a card")
    log_visit(notebook, entry(old, day=TODAY - timedelta(days=9)))
    log_visit(notebook, entry(new, day=TODAY - timedelta(days=2)))
    log_visit(notebook, entry(card, channel=Channel.CARD))
    assert names(notebook, order=Order.TOUCH) == ["New", "Old", "Never A", "Never B", "Only a card"]


def test_by_organisation_those_of_one_stand_together_and_who_has_none_comes_last(notebook: Notebook) -> None:
    for name, organisation in (("Zoe", "拜耳"), ("Anna", "Zeiss"), ("Jo", ""), ("Bo", "拜耳"), ("Cy", "abc")):
        added(notebook, name, organisation)
    left = added(notebook, "Left", "Zeiss")
    with notebook.change(Text("Leave")) as change:
        change.update(*(replace(one, to_day=TODAY) for one in notebook.of_contact(Employment, left.id)))
    assert names(notebook, order=Order.ORGANISATION) == ["Cy", "Bo", "Zoe", "Anna", "Jo", "Left"]
    assert names(notebook, order=Order.ORGANISATION, backwards=True) == ["Anna", "Bo", "Zoe", "Cy", "Jo", "Left"]


def test_of_two_places_of_work_the_first_counts_as_in_the_row(notebook: Notebook) -> None:
    one = added(notebook, "One", "Zeiss")
    added(notebook, "Two", "Mann")
    insert(notebook, second := Organisation("ABC"), Employment(one.id, second.id, position=1))
    assert names(notebook, order=Order.ORGANISATION) == ["Two", "One"]
    assert contact_rows(notebook, (one.id,), TODAY)[one.id].organisation == "Zeiss"


def test_by_stage_the_furthest_come_first(notebook: Notebook) -> None:
    for name, stage in (("B", Stage.TRUST), ("A", Stage.TRUST), ("C", Stage.ALLY), ("D", None), ("E", Stage.DATING)):
        added(notebook, name, stage=stage)
    assert names(notebook, order=Order.STAGE) == ["C", "A", "B", "E", "D"]
    assert names(notebook, order=Order.STAGE, backwards=True) == ["E", "A", "B", "C", "D"]


def test_by_what_comes_next_the_soonest_come_first_and_what_is_overdue_before_all(notebook: Notebook) -> None:
    soon, later, late, past, kept = (added(notebook, name) for name in ("Soon", "Later", "Late", "Past", "Kept"))
    plan_visit(notebook, entry(later, day=TODAY + timedelta(days=9)))
    plan_visit(notebook, entry(soon, day=TODAY))
    insert(notebook, NextStep(later.id, "call", TODAY + timedelta(days=3)))
    insert(notebook, NextStep(late.id, "call", TODAY - timedelta(days=3)), NextStep(kept.id, "some day"))
    insert(notebook, NextStep(kept.id, "called", TODAY, state=NextStepState.DONE))
    log_visit(notebook, entry(past, day=TODAY - timedelta(days=1)))
    assert names(notebook, order=Order.NEXT) == ["Late", "Soon", "Later", "Kept", "Past"]
    rows = contact_rows(notebook, (soon.id, later.id, late.id, kept.id), TODAY)
    assert [rows[one.id].next_day for one in (soon, later, late, kept)] == [
        TODAY,
        TODAY + timedelta(days=3),
        TODAY - timedelta(days=3),
        None,
    ]


def test_by_day_added_the_newest_come_first(notebook: Notebook) -> None:
    added(notebook, "First", added=datetime(2026, 3, 1, tzinfo=UTC))
    added(notebook, "Imported earlier", added=datetime(2025, 3, 1, tzinfo=UTC))
    added(notebook, "Last", added=datetime(2026, 3, 1, tzinfo=UTC))
    assert names(notebook, order=Order.ADDED) == ["Last", "First", "Imported earlier"]
    assert names(notebook, order=Order.ADDED, backwards=True) == ["Imported earlier", "First", "Last"]


def test_by_last_touch_the_other_way_the_longest_ago_comes_first_and_the_untouched_still_last(
    notebook: Notebook,
) -> None:
    old, new = added(notebook, "Old"), added(notebook, "New")
    added(notebook, "Never")
    log_visit(notebook, entry(old, day=TODAY - timedelta(days=9)))
    log_visit(notebook, entry(new, day=TODAY - timedelta(days=2)))
    assert names(notebook, order=Order.TOUCH, backwards=True) == ["Old", "New", "Never"]
    assert names(notebook, backwards=True) == ["Old", "New", "Never"]


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("backwards", [False, True])
def test_an_order_leaves_nobody_out_and_is_kept(notebook: Notebook, order: Order, *, backwards: bool) -> None:
    for name in ("Anna", "Bo", "Cy"):
        added(notebook, name)
    assert sorted(names(notebook, order=order, backwards=backwards)) == ["Anna", "Bo", "Cy"]
    notebook.keep(KEPT, arrangement_as_text(Arrangement(order, backwards)))
    assert kept_arrangement(notebook) == Arrangement(order, backwards)


@pytest.mark.parametrize("kept", [None, "", "[]", "{}", '{"order": "moon"}', "null", "no JSON"])
def test_an_order_nobody_knows_is_by_name(notebook: Notebook, kept: str | None) -> None:
    notebook.keep(KEPT, kept)
    assert kept_arrangement(notebook) == Arrangement()


def test_a_stage_lets_in_those_above_it_too(notebook: Notebook) -> None:
    for stage in (None, *Stage):
        added(notebook, stage.value if stage else "nobody", stage=stage)
    added(notebook, "colleague", colleague=True)
    assert names(notebook, ListFilter(stage="trust")) == ["ally", "trust"]
    assert names(notebook, ListFilter(stage=NO_STAGE)) == ["nobody"]
    assert names(notebook, ListFilter(colleagues=True)) == ["colleague"]


def test_tags_interests_and_places_narrow_the_list_together(notebook: Notebook) -> None:
    first, second, third = (added(notebook, name) for name in ("First", "Second", "Third"))
    insert(notebook, Tag(first.id, "茶"), Tag(second.id, "茶"), Interest(first.id, "golf"))
    insert(
        notebook, Interest(third.id, "golf", avoid=True), Address(first.id, city="苏州"), Address(third.id, city="苏州")
    )
    assert names(notebook, ListFilter(tag="茶")) == ["First", "Second"]
    assert names(notebook, ListFilter(interest="golf")) == ["First"]
    assert names(notebook, ListFilter(place="苏州")) == ["First", "Third"]
    assert names(notebook, ListFilter(tag="茶", place="苏州")) == ["First"]


def test_a_place_is_also_where_the_organisation_is(notebook: Notebook) -> None:
    added(notebook, "Jo", organisation="Neu GmbH")
    organisation = notebook.select(Organisation)[0]
    with notebook.change(Text("Move")) as change:
        change.update(replace(organisation, place="Köln"))
    assert names(notebook, ListFilter(place="Köln")) == ["Jo"]
    assert filter_choices(notebook).places == (("Köln", 1),)


def test_cooling_is_past_the_cadence_with_no_visit_planned(notebook: Notebook) -> None:
    cold, planned, fresh = (added(notebook, name, stage=Stage.DATING) for name in ("Cold", "Planned", "Fresh"))
    for contact, days in ((cold, 40), (planned, 40), (fresh, 3)):
        log_visit(notebook, entry(contact, day=TODAY - timedelta(days=days), channel=Channel.PHONE))
    plan_visit(notebook, entry(planned, day=TODAY + timedelta(days=1)))
    assert names(notebook, ListFilter(cooling=True)) == ["Cold"]
    rows = contact_rows(notebook, (cold.id, planned.id, fresh.id), TODAY)
    assert [rows[one.id].cooling for one in (cold, planned, fresh)] == [True, False, False]
    assert rows[fresh.id].touch_by == TODAY + timedelta(days=18)


def test_an_alarm_is_the_last_emotion_not_made_good(notebook: Notebook) -> None:
    angry, forgiven, answered = (added(notebook, name) for name in ("Angry", "Forgiven", "Answered"))
    log_visit(notebook, felt(angry, Emotion.ANGRY))
    log_visit(notebook, felt(forgiven, Emotion.ANGRY, 5))
    log_visit(notebook, felt(forgiven, Emotion.SAFE, 1))
    logged = log_visit(notebook, felt(answered, Emotion.WORRIED))
    insert(notebook, Answer(f"alarm:{answered.id}:{logged.visit.id}", AnswerKind.DONE, TODAY, answered.id))
    assert names(notebook, ListFilter(alarm=True)) == ["Angry"]
    rows = contact_rows(notebook, (angry.id, forgiven.id, answered.id), TODAY)
    assert [(rows[one.id].alarm, rows[one.id].emotion) for one in (angry, forgiven, answered)] == [
        (True, Emotion.ANGRY),
        (False, Emotion.SAFE),
        (False, Emotion.WORRIED),
    ]


def test_the_choices_count_contacts_the_commonest_first(notebook: Notebook) -> None:
    first, second = added(notebook, "First"), added(notebook, "Second")
    insert(notebook, Tag(first.id, "b"), Tag(second.id, "b"), Tag(second.id, "a"))
    assert filter_choices(notebook) == Choices((("b", 2), ("a", 1)), (), ())


def test_somebody_deleted_meanwhile_is_missing_from_the_rows(notebook: Notebook) -> None:
    assert contact_rows(notebook, ("nobody",), TODAY) == {}


@pytest.mark.parametrize("wanted", [ListFilter(), ListFilter("trust", "茶", "golf", "Köln", True, True, True)])
def test_a_filter_is_kept_whole_and_what_a_newer_version_wrote_does_no_harm(wanted: ListFilter) -> None:
    assert filter_from_json({**filter_as_json(wanted), "moon": "full"}) == wanted
