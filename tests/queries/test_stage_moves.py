"""Moves between the stages with what speaks for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from salesbook.domain.channel import Channel
from salesbook.domain.contact import Contact
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text
from salesbook.operations.contacts import add_contact
from salesbook.operations.evidence import record_evidence
from salesbook.operations.stages import move_to_stage
from salesbook.operations.visits import log_visit
from salesbook.queries.stage_moves import StageMove, moves_between, moves_of, people_at
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, entry, profile

R, D, T, A = Stage.RECOGNITION, Stage.DATING, Stage.TRUST, Stage.ALLY


def added(notebook: Notebook, name: str, *, colleague: bool = False, stage: Stage | None = None) -> Contact:
    made = profile(name)
    contact = replace(made.contact, colleague=colleague, stage=stage)
    add_contact(notebook, replace(made, contact=contact))
    return contact


def now(notebook: Notebook, contact: Contact) -> Contact:
    found = notebook.get(Contact, contact.id)
    assert found is not None
    return found


def move(notebook: Notebook, contact: Contact, to: Stage, day: date, because: str = "") -> None:
    move_to_stage(notebook, now(notebook, contact), to, day, because)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_a_move_says_the_evidence_of_that_time_and_its_visit(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    meal = entry(wang, day=ago(40), channel=Channel.MEAL)
    log_visit(notebook, meal)
    move(notebook, wang, D, ago(30))
    log_visit(notebook, entry(wang, day=ago(5), channel=Channel.SPORT))
    met, dated = moves_of(notebook, now(notebook, wang))
    assert (met.change.from_stage, met.change.to_stage, met.visit_id) == (None, R, meal.visit.id)
    assert dated.evidence is not None
    assert (dated.change.to_stage, dated.evidence.marker, dated.visit_id) == (D, Marker.MEAL, meal.visit.id)
    assert [one.is_up for one in (met, dated)] == [True, True]


def test_a_step_back_rests_on_its_reason_alone(notebook: Notebook) -> None:
    wang = added(notebook, "王小明", stage=D)
    record_evidence(notebook, wang, Evidence(wang.id, Marker.MET_IN_PERSON, ago(20)))
    move(notebook, wang, R, ago(10), "went quiet")
    last = moves_of(notebook, now(notebook, wang))[-1]
    assert (last.is_up, last.evidence, last.visit_id, last.change.because) == (False, None, "", "went quiet")


def test_everybodys_moves_of_some_days_come_newest_first_without_colleagues(notebook: Notebook) -> None:
    wang, li = added(notebook, "王小明"), added(notebook, "李雷")
    move(notebook, wang, R, ago(89), "met")
    move(notebook, li, R, ago(3), "met")
    move(notebook, wang, D, ago(2), "tea")
    former = added(notebook, "Cy")
    move(notebook, former, R, ago(1), "met")
    with notebook.change(Text("x")) as change:
        change.update(replace(now(notebook, former), colleague=True))

    def told(moves: list[StageMove]) -> list[tuple[str, Stage | None]]:
        return [(one.name, one.change.to_stage) for one in moves]

    assert told(moves_between(notebook, ago(89), TODAY)) == [("王小明", D), ("李雷", R), ("王小明", R)]
    assert told(moves_between(notebook, ago(88), ago(3))) == [("李雷", R)]


def test_everybody_stands_at_their_stage_by_name(notebook: Notebook) -> None:
    bo, anna = added(notebook, "Bo", stage=T), added(notebook, "Anna", stage=T)
    new = added(notebook, "Di")
    added(notebook, "Cy", colleague=True)
    assert people_at(notebook) == {T: ((anna.id, "Anna"), (bo.id, "Bo")), None: ((new.id, "Di"),)}
