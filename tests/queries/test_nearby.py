"""Whom else to see where the day's visits are: the same place, the most overdue first, nobody who is planned already."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from salesbook.domain.channel import Channel
from salesbook.domain.contact import Address, Contact
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.profile import Profile
from salesbook.domain.stage import Stage
from salesbook.operations.contacts import add_contact
from salesbook.operations.visits import log_visit, plan_visit
from salesbook.queries.nearby import nearby
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, entry

TOMORROW = TODAY + timedelta(days=1)


def added(notebook: Notebook, name: str, city: str = "", *, at: str = "", **fields: object) -> Contact:
    """A contact who came in long ago, with an address in a city or an organisation at a place."""
    long_ago = datetime(2026, 1, 5, 12, tzinfo=UTC)
    contact = replace(Contact(name, stage=Stage.TRUST, added=long_ago), **fields)  # type: ignore[arg-type]
    employer = Organisation(f"{name} Ltd", place=at)
    profile = Profile(
        contact,
        addresses=(Address(contact.id, city=city),) if city else (),
        employments=(Employment(contact.id, employer.id),) if at else (),
        organisations=(employer,) if at else (),
    )
    add_contact(notebook, profile)
    return contact


def names(notebook: Notebook) -> list[str]:
    return [row.name for row in nearby(notebook, TOMORROW, TODAY).contacts]


def test_those_in_the_same_place_are_offered_by_address_and_by_organisation(notebook: Notebook) -> None:
    plan_visit(notebook, entry(added(notebook, "Anna", "上海"), day=TOMORROW))
    added(notebook, "Bo", "上海")
    added(notebook, "Cai", at="上海")
    added(notebook, "Di", "北京")
    found = nearby(notebook, TOMORROW, TODAY)
    assert {row.name for row in found.contacts} == {"Bo", "Cai"}
    assert found.places == ("上海",)


def test_the_place_written_at_the_visit_counts_where_it_is_one_that_is_known(notebook: Notebook) -> None:
    plan_visit(notebook, entry(added(notebook, "Anna"), day=TOMORROW, place="苏州"))
    plan_visit(notebook, entry(added(notebook, "Ed"), day=TOMORROW, place="his office"))
    added(notebook, "Bo", "苏州")
    found = nearby(notebook, TOMORROW, TODAY)
    assert (found.places, [row.name for row in found.contacts]) == (("苏州",), ["Bo"])


def test_the_most_overdue_come_first_and_those_without_a_cadence_last(notebook: Notebook) -> None:
    plan_visit(notebook, entry(added(notebook, "Anna", "上海"), day=TOMORROW))
    added(notebook, "nobody met", "上海", stage=None)
    fresh, cold = added(notebook, "fresh", "上海"), added(notebook, "cold", "上海")
    log_visit(notebook, entry(fresh, day=TODAY - timedelta(days=2)))
    log_visit(notebook, entry(cold, day=TODAY - timedelta(days=60)))
    rows = nearby(notebook, TOMORROW, TODAY).contacts
    assert [(row.name, row.cooling) for row in rows] == [("cold", True), ("fresh", False), ("nobody met", False)]


def test_who_is_planned_already_and_colleagues_are_left_out(notebook: Notebook) -> None:
    plan_visit(notebook, entry(added(notebook, "Anna", "上海"), day=TOMORROW))
    plan_visit(notebook, entry(added(notebook, "later", "上海"), day=TOMORROW + timedelta(days=9)))
    added(notebook, "colleague", "上海", colleague=True, stage=None)
    assert names(notebook) == []


def test_a_call_takes_nobody_anywhere(notebook: Notebook) -> None:
    plan_visit(notebook, entry(added(notebook, "Anna", "上海"), day=TOMORROW, channel=Channel.PHONE))
    added(notebook, "Bo", "上海")
    assert nearby(notebook, TOMORROW, TODAY).places == ()


def test_a_former_organisation_is_no_place_and_no_more_than_asked_are_offered(notebook: Notebook) -> None:
    plan_visit(notebook, entry(added(notebook, "Anna", "上海"), day=TOMORROW))
    gone = Contact("gone")
    old = Organisation("Old", place="上海")
    add_contact(
        notebook,
        Profile(gone, employments=(Employment(gone.id, old.id, to_day=TODAY),), organisations=(old,)),
    )
    for number in range(7):
        added(notebook, f"Bo {number}", "上海")
    found = names(notebook)
    assert len(found) == 5
    assert "gone" not in found
