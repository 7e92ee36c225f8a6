"""What a lens says of a day gone by is what it said on that day, whatever was done since."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesbook.domain.channel import Channel
from salesbook.domain.contact import Contact
from salesbook.domain.emotion import Emotion
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.favour import Favour
from salesbook.domain.interest import Need
from salesbook.domain.judgement import Judgement, LoyaltyFactor
from salesbook.domain.lenses.every import LENSES
from salesbook.domain.lenses.lens import Standing
from salesbook.domain.money import Money
from salesbook.domain.profile import Profile
from salesbook.domain.promise import Promise, PromiseState, Side
from salesbook.domain.purchase import Offer, Purchase
from salesbook.domain.referral import Praise, Referral
from salesbook.domain.reminders.reminder import AnswerKind, Reminder, ReminderKind
from salesbook.domain.stage import Stage, StageChange
from salesbook.domain.text import Text
from salesbook.domain.tier import Tier, TierWay
from salesbook.domain.visit import Participation, Visit, VisitState
from salesbook.domain.visit_entry import VisitEntry
from salesbook.operations.contacts import add_contact, add_part
from salesbook.operations.evidence import record_evidence
from salesbook.operations.loyalty import judge_factor, record_favour
from salesbook.operations.reminders import answer_reminder, settle_promise
from salesbook.operations.sales import lose_offer, record_offer, record_praise, record_purchase, record_referral
from salesbook.operations.stages import move_to_stage
from salesbook.operations.visits import log_visit, plan_visit
from salesbook.queries.lens_facts import facts_of
from salesbook.queries.standings import standings_of_book
from salesbook.queries.tier_standing import tiers_reached
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, entry, new_notebook

LI = Contact("李雷")
NOON = time(12)


def noon(day: date) -> datetime:
    """The moment at noon of a day where the rep is, for what is stamped."""
    return datetime.combine(day, NOON).astimezone()


def yuan(amount: int) -> Money:
    """So many yuan."""
    return Money(amount * 100, "CNY")


@dataclass(frozen=True)
class Act:
    """Something a rep does on a day with somebody; `turn` chooses among what there is to do it with."""

    what: str
    who: int
    turn: int


@dataclass(frozen=True)
class Rep:
    """A rep who writes down on each day what happens on it."""

    notebook: Notebook

    def do(self, act: Act, day: date) -> None:
        """Do one thing."""
        there = self.notebook.select(Contact, "1 ORDER BY key")
        acts: dict[str, Callable[[Contact, int, date], None]] = {
            "meets": self._meets,
            "plans": self._plans,
            "moves": self._moves,
            "sells": self._sells,
            "offers": self._offers,
            "loses": self._loses,
            "promises": self._promises,
            "settles": self._settles,
            "hears": self._hears,
            "makes good": self._makes_good,
            "finds": self._finds,
        }
        acts[act.what](there[act.who % len(there)], act.turn, day)

    def finds(self, name: str, day: date) -> None:
        """Add a contact."""
        add_contact(self.notebook, Profile(Contact(name, added=noon(day))))

    def _finds(self, _contact: Contact, turn: int, day: date) -> None:
        self.finds(f"Jo {turn}", day)

    def _meets(self, contact: Contact, turn: int, day: date) -> None:
        emotions, channels = (None, *Emotion), tuple(Channel)
        met = entry(contact, day=day, channel=channels[turn % len(channels)], created=noon(day))
        felt = emotions[turn % len(emotions)]
        parts = tuple(Participation(met.visit.id, contact.id, felt) for _ in met.participations)
        log_visit(self.notebook, VisitEntry(met.visit, parts))

    def _plans(self, contact: Contact, turn: int, day: date) -> None:
        plan_visit(self.notebook, entry(contact, day=day + timedelta(days=turn), created=noon(day)))

    def _moves(self, contact: Contact, turn: int, day: date) -> None:
        stages = [stage for stage in Stage if stage is not contact.stage]
        move_to_stage(self.notebook, contact, stages[turn % len(stages)], day, "because")

    def _sells(self, contact: Contact, turn: int, day: date) -> None:
        record_purchase(self.notebook, Purchase(contact.id, day, yuan(turn), profit=yuan(turn // 2)), contact)

    def _offers(self, contact: Contact, turn: int, day: date) -> None:
        record_offer(self.notebook, Offer(contact.id, yuan(turn), day), contact)

    def _loses(self, _contact: Contact, turn: int, day: date) -> None:
        for offer in self.notebook.select(Offer, "state = 'open' ORDER BY id LIMIT 1"):
            contact = self.notebook.get(Contact, offer.contact_id)
            assert contact is not None
            lose_offer(self.notebook, offer, contact, day, "price", to_competitor=turn % 2 == 0)

    def _promises(self, contact: Contact, turn: int, day: date) -> None:
        due = day + timedelta(days=turn) if turn % 3 else None
        add_part(self.notebook, Promise(contact.id, Side.ME, "samples", due, given_on=day), contact.name)

    def _settles(self, contact: Contact, turn: int, day: date) -> None:
        states = (PromiseState.KEPT, PromiseState.BROKEN, PromiseState.RELEASED)
        for promise in self.notebook.select(Promise, "state = 'open' ORDER BY id LIMIT 1"):
            settle_promise(self.notebook, promise, states[turn % 3], day, contact.name)

    def _makes_good(self, contact: Contact, _turn: int, day: date) -> None:
        for visit in self.notebook.select(Visit, f"id IN ({_FELT_BY}) ORDER BY key DESC LIMIT 1", contact.id):
            alarm = Reminder(ReminderKind.ALARM, contact.id, contact.id, visit.id, day, Text("x"))
            answer_reminder(self.notebook, alarm, AnswerKind.DONE, day)

    def _hears(self, contact: Contact, turn: int, day: date) -> None:
        book = self.notebook
        factors, markers = tuple(LoyaltyFactor), tuple(Marker)
        match turn % 6:
            case 0:
                record_referral(book, Referral(contact.id, "Ann", day), contact)
            case 1:
                record_praise(book, Praise(contact.id, "quick", day), contact)
            case 2:
                judge_factor(book, Judgement(contact.id, factors[turn % len(factors)], turn % 6, day), contact)
            case 3:
                record_favour(book, Favour(contact.id, Side.ME, "a doctor", day), contact)
            case 4:
                record_evidence(book, contact, Evidence(contact.id, markers[turn % len(markers)], day))
            case _:
                add_part(book, Need("quiet", contact.id, since=day), contact.name)


_FELT_BY = "SELECT visit_id FROM participation WHERE contact_id = ? AND emotion IS NOT NULL"

_WHAT = (
    "meets",
    "meets",
    "plans",
    "moves",
    "sells",
    "offers",
    "loses",
    "promises",
    "settles",
    "hears",
    "makes good",
    "finds",
)
acts = st.builds(Act, st.sampled_from(_WHAT), st.integers(0, 3), st.integers(0, 60))
stretches = st.lists(st.tuples(st.lists(acts, min_size=1, max_size=6), st.integers(1, 250)), min_size=2, max_size=6)


def answers(notebook: Notebook, day: date) -> dict[str, dict[str, Standing]]:
    """Everybody's standing in every lens."""
    return {lens.name: standings_of_book(notebook, lens, day) for lens in LENSES}


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(stretches)
def test_a_day_gone_by_stands_as_it_stood(life: list[tuple[list[Act], int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        notebook = new_notebook(Path(folder))
        rep, day = Rep(notebook), TODAY
        rep.finds("李雷", day)
        said: dict[date, dict[str, dict[str, Standing]]] = {}
        for done, then in life:
            for act in done:
                rep.do(act, day)
            said[day] = answers(notebook, day)
            day += timedelta(days=then)
        for gone, was in said.items():
            assert answers(notebook, gone) == was
        notebook.close()


def test_somebody_had_the_stage_of_that_day(notebook: Notebook) -> None:
    """Made again after a step back, and noted late: the moves count in the order in which they were made."""
    li = replace(LI, stage=Stage.TRUST, added=noon(TODAY))
    path = (None, Stage.RECOGNITION, Stage.DATING, Stage.RECOGNITION, Stage.TRUST)
    gone = (90, 60, 30, 10)
    moves = [
        StageChange(li.id, start, end, noon(TODAY), TODAY - timedelta(days=back), in_order=number)
        for number, ((start, end), back) in enumerate(zip(pairwise(path), gone, strict=True))
    ]
    with notebook.change(Text("x")) as change:
        change.insert(replace(li, added=noon(TODAY - timedelta(days=91))), *moves)

    def stage_of(back: int) -> Stage | None:
        facts = facts_of(notebook, li.id, TODAY - timedelta(days=back))
        assert facts is not None
        return facts.stage

    assert [stage_of(back) for back in (91, 90, 61, 60, 30, 11, 10, 0, -5)] == [
        None,
        Stage.RECOGNITION,
        Stage.RECOGNITION,
        Stage.DATING,
        Stage.RECOGNITION,
        Stage.RECOGNITION,
        Stage.TRUST,
        Stage.TRUST,
        Stage.TRUST,
    ]
    assert facts_of(notebook, li.id, TODAY - timedelta(days=92)) is None


def test_who_was_added_with_a_stage_had_none_before(notebook: Notebook) -> None:
    added = TODAY - timedelta(days=10)
    with notebook.change(Text("x")) as change:
        change.insert(replace(LI, stage=Stage.ALLY, added=noon(added)))
        change.insert(Purchase(LI.id, TODAY - timedelta(days=50), yuan(1)))
    before, since = facts_of(notebook, LI.id, TODAY - timedelta(days=20)), facts_of(notebook, LI.id, added)
    assert before is not None, "an order was placed before: it was entered later"
    assert since is not None
    assert (before.stage, before.buying.times, since.stage) == (None, 1, Stage.ALLY)
    assert facts_of(notebook, LI.id, TODAY - timedelta(days=51)) is None


def test_a_visit_planned_then_was_to_be_whatever_came_of_it(notebook: Notebook) -> None:
    planned = TODAY - timedelta(days=30)
    happened = Visit(TODAY - timedelta(days=5), created=noon(planned))
    called_off = Visit(TODAY - timedelta(days=5), state=VisitState.DID_NOT_HAPPEN, created=noon(planned))
    to_come = Visit(TODAY + timedelta(days=5), state=VisitState.PLANNED, created=noon(planned))
    for visit in (happened, called_off, to_come):
        contact = Contact("Jo")
        with notebook.change(Text("x")) as change:
            change.insert(contact, visit, Participation(visit.id, contact.id, Emotion.HAPPY))
        facts = [facts_of(notebook, contact.id, planned - timedelta(days=back)) for back in (1, 0)]
        assert [one.visited.any for one in facts if one] == [False, True]
        assert [one.felt for one in facts if one] == [(), ()]


def test_a_promise_settled_since_was_open(notebook: Notebook) -> None:
    due, kept, given = (TODAY - timedelta(days=back) for back in (20, 10, 30))
    with notebook.change(Text("x")) as change:
        change.insert(LI, Promise(LI.id, Side.ME, "x", due, None, given, PromiseState.KEPT, kept))
        change.insert(Promise(LI.id, Side.ME, "x", due, None, given, PromiseState.RELEASED, kept))

    def counted(day: date) -> tuple[int, int]:
        facts = facts_of(notebook, LI.id, day)
        assert facts is not None
        return facts.promises_kept, facts.promises_due

    assert [counted(day) for day in (given, due, kept - timedelta(days=1), kept, TODAY)] == [
        (0, 0),
        (0, 2),
        (0, 2),
        (1, 1),
        (1, 1),
    ]


def test_tiers_of_a_past_day_go_by_the_stage_of_that_day(notebook: Notebook) -> None:
    tier = Tier("VIP", benefits=("tea",))
    moved = TODAY - timedelta(days=10)
    with notebook.change(Text("x")) as change:
        change.insert(tier, TierWay(tier.id, stage=Stage.ALLY), replace(LI, stage=Stage.ALLY))
        change.insert(StageChange(LI.id, Stage.TRUST, Stage.ALLY, noon(moved), moved))
    assert not tiers_reached(notebook, moved - timedelta(days=1))
    assert tiers_reached(notebook, moved) == {LI.id: tier}
