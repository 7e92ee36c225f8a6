"""Whatever a rep does, undoes, redoes and takes back, in whatever order: the notebook is where its line of changes says.

The model is the line itself: the images of the notebook before each standing change, and those that redo would bring.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from salesbook.domain.contact import Channel, Contact, Phone
from salesbook.domain.errors import Refused
from salesbook.domain.money import Money
from salesbook.domain.organisation import Organisation
from salesbook.domain.promise import Promise, Side
from salesbook.domain.purchase import Offer, OfferState
from salesbook.domain.referral import Referral
from salesbook.domain.relation import Relation
from salesbook.domain.stage import Stage
from salesbook.domain.visit import Visit, VisitState
from salesbook.operations.contacts import (
    add_contact,
    add_part,
    change_thing,
    delete_contact,
    delete_organisation,
    delete_part,
    relate,
)
from salesbook.operations.imports import apply_import
from salesbook.operations.organisations import merge_organisations, write_organisation
from salesbook.operations.sales import record_offer, record_referral, win_offer
from salesbook.operations.stages import move_to_stage
from salesbook.operations.visits import delete_visit, did_not_happen, log_visit, move_visit, plan_visit
from salesbook.store.journal import ChangedSince, JournalState, NothingToRedo, NothingToUndo
from salesbook.store.notebook import Notebook
from tests.factories import KEY, TODAY, entry, new_notebook, profile
from tests.images import Observer, Rows

NAMES = st.sampled_from(["王小明", "李雷", "Anna Meier", "单雄信", "O'Neil"])
EMPLOYERS = st.sampled_from(["", "拜耳", "Bayer AG"])
DAYS = st.integers(-1, 1).map(lambda days: TODAY + timedelta(days=days))
TIMES = st.sampled_from([None, time(9, 30), time(10)])
CHANNELS = st.sampled_from([Channel.IN_PERSON, Channel.PHONE, Channel.MEAL])
WORDS = st.sampled_from(["", "羽毛球 samples", "the order", "quiet pump"])
WHICH = st.integers(0, 50)


class LineOfChanges(RuleBasedStateMachine):
    """A notebook worked on at random, and the images its changes left."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.notebook = new_notebook(Path(self.folder.name))
        self.observer = Observer(self.notebook.path)
        self.past: list[tuple[Rows, Rows]] = []
        self.future: list[tuple[Rows, Rows]] = []
        self.now = self.image()

    def image(self) -> tuple[Rows, Rows]:
        return self.observer.rows(), self.observer.index()

    def do(self, operation: Callable[..., Any], *given: Any) -> None:
        """Run an operation; a refused one, and one that changes nothing, leave no trace."""
        try:
            operation(self.notebook, *given)
        except Refused:
            assert self.image() == self.now
            return
        after = self.image()
        if after != self.now:
            self.past.append(self.now)
            self.future.clear()
            self.now = after

    def one(self, noun: type[Any], which: int, where: str = "1", order: str = "key") -> Any:
        """One of the things that meet a condition, or None; the order does not depend on their ids."""
        found = self.notebook.select(noun, f"{where} ORDER BY {order}")
        return found[which % len(found)] if found else None

    @rule(name=NAMES, employer=EMPLOYERS)
    def add_a_contact(self, name: str, employer: str) -> None:
        self.do(add_contact, profile(name, "138 0013 8000", employer))

    @rule(names=st.lists(NAMES, min_size=1, max_size=4), employer=EMPLOYERS)
    def import_some(self, names: list[str], employer: str) -> None:
        self.do(apply_import, tuple(profile(name, "+49 30 901820", employer) for name in names))

    @rule(which=WHICH, name=NAMES)
    def rename_a_contact(self, which: int, name: str) -> None:
        if contact := self.one(Contact, which):
            self.do(change_thing, replace(contact, name=name), contact.name)

    @rule(which=WHICH, name=EMPLOYERS)
    def rename_an_organisation(self, which: int, name: str) -> None:
        if organisation := self.one(Organisation, which, order="name"):
            self.do(write_organisation, organisation, {"name": name, "phone": "0755 99", "notes": name})

    @rule(which=WHICH, other=WHICH)
    def merge_two_organisations(self, which: int, other: int) -> None:
        if keep := self.one(Organisation, which, order="name"):
            self.do(merge_organisations, keep, self.one(Organisation, other, order="name"))

    @rule(which=WHICH)
    def add_a_phone(self, which: int) -> None:
        if contact := self.one(Contact, which):
            self.do(add_part, Phone(contact.id, "0755 1234"), contact.name)

    @rule(which=WHICH)
    def delete_a_phone(self, which: int) -> None:
        contact = self.one(Contact, which)
        if contact and (phone := self.one(Phone, 0, f"contact_id = '{contact.id}'", "value")):
            self.do(delete_part, phone, contact.name)

    @rule(which=WHICH, other=WHICH)
    def relate_two(self, which: int, other: int) -> None:
        if contact := self.one(Contact, which):
            friend = self.one(Contact, other)
            self.do(relate, Relation(contact.id, "friend", friend.name, friend.id), contact.name)

    @rule(which=WHICH, other=WHICH, day=DAYS, at=TIMES, channel=CHANNELS, note=WORDS)
    def log_a_visit(self, which: int, other: int, day: Any, at: Any, channel: Channel, note: str) -> None:
        if contact := self.one(Contact, which):
            with_whom = dict.fromkeys((contact, self.one(Contact, other)))
            logged = entry(*with_whom, day=day, at=at, channel=channel, note=note)
            promises = (Promise(contact.id, Side.ME, note, visit_id=logged.visit.id),) if note else ()
            self.do(log_visit, replace(logged, promises=promises))

    @rule(which=WHICH, day=DAYS, at=TIMES)
    def plan_a_visit(self, which: int, day: Any, at: Any) -> None:
        if contact := self.one(Contact, which):
            self.do(plan_visit, entry(contact, day=day, at=at))

    @rule(which=WHICH, day=DAYS, at=TIMES)
    def move_a_visit(self, which: int, day: Any, at: Any) -> None:
        if visit := self.one(Visit, which, f"state = '{VisitState.PLANNED.value}'"):
            self.do(move_visit, visit, day, at, "x")

    @rule(which=WHICH)
    def call_a_visit_off(self, which: int) -> None:
        if visit := self.one(Visit, which):
            self.do(did_not_happen, visit, "ill", "x")

    @rule(which=WHICH)
    def delete_a_visit(self, which: int) -> None:
        if visit := self.one(Visit, which):
            self.do(delete_visit, visit, "x")

    @rule(which=WHICH, stage=st.sampled_from(Stage), because=WORDS)
    def move_a_contact(self, which: int, stage: Stage, because: str) -> None:
        if contact := self.one(Contact, which):
            self.do(move_to_stage, contact, stage, TODAY, because)

    @rule(which=WHICH, other=WHICH)
    def be_referred(self, which: int, other: int) -> None:
        if contact := self.one(Contact, which):
            self.do(record_referral, Referral(contact.id, "x", TODAY, self.one(Contact, other).id), contact)

    @rule(which=WHICH)
    def offer_something(self, which: int) -> None:
        if contact := self.one(Contact, which):
            self.do(record_offer, Offer(contact.id, Money(100, "CNY"), TODAY), contact, "pump")

    @rule(which=WHICH, winner=WHICH)
    def win_an_offer(self, which: int, winner: int) -> None:
        contact = self.one(Contact, which)
        if contact and (
            offer := self.one(Offer, 0, f"contact_id = '{contact.id}' AND state = '{OfferState.OPEN.value}'", "1")
        ):
            self.do(win_offer, offer, self.one(Contact, winner), TODAY)

    @rule(which=WHICH)
    def delete_a_contact(self, which: int) -> None:
        if contact := self.one(Contact, which):
            self.do(delete_contact, contact)

    @rule(which=WHICH)
    def delete_an_organisation(self, which: int) -> None:
        if organisation := self.one(Organisation, which, order="name"):
            self.do(delete_organisation, organisation)

    @rule(times=st.integers(1, 3))
    def undo(self, times: int) -> None:
        for _ in range(times):
            try:
                self.notebook.undo()
            except NothingToUndo:
                assert self.past == []
                return
            self.future.append(self.now)
            self.now = self.past.pop()
            assert self.image() == self.now

    @rule(times=st.integers(1, 3))
    def redo(self, times: int) -> None:
        for _ in range(times):
            try:
                self.notebook.redo()
            except NothingToRedo:
                assert self.future == []
                return
            self.past.append(self.now)
            self.now = self.future.pop()
            assert self.image() == self.now

    @precondition(lambda self: self.past)
    @rule(which=WHICH)
    def take_back(self, which: int) -> None:
        standing = [line for line in self.notebook.journal(1000) if line.state is JournalState.DONE]
        assert len(standing) == len(self.past)
        line = standing[which % len(standing)]
        try:
            self.notebook.take_back(line.number)
        except ChangedSince as refused:
            named = dict(refused.text.values)["number"]
            assert self.image() == self.now
            assert named in [later.number for later in standing[: standing.index(line)]]
            return
        self.past.append(self.now)
        self.future.clear()
        self.now = self.image()
        if line == standing[0]:
            assert self.now == self.past[-2]

    @rule()
    def reopen(self) -> None:
        self.notebook.close()
        self.notebook = Notebook.open(self.notebook.path, KEY)

    @invariant()
    def the_index_is_what_the_rows_make_it(self) -> None:
        assert self.observer.index() == self.observer.rebuilt_index()

    @invariant()
    def no_row_names_one_that_is_not_there(self) -> None:
        assert self.observer.broken_references() == []

    @invariant()
    def visits_come_newest_first(self) -> None:
        days = [row[0] for row in self.notebook.rows("SELECT day FROM visit ORDER BY key DESC")]
        assert days == sorted(days, reverse=True)

    @invariant()
    def all_that_was_done_can_be_undone_in_the_end(self) -> None:
        lines = [line.state for line in self.notebook.journal(1000)]
        assert lines.count(JournalState.DONE) == len(self.past)
        assert lines.count(JournalState.UNDONE) == len(self.future)

    def teardown(self) -> None:
        if not hasattr(self, "notebook"):
            return
        while self.past:
            self.notebook.undo()
            assert self.image() == self.past.pop()
        self.observer.close()
        self.notebook.close()
        self.folder.cleanup()


TestLineOfChanges = LineOfChanges.TestCase
TestLineOfChanges.settings = settings(
    max_examples=40, stateful_step_count=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
