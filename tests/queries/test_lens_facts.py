"""The facts of the lenses are read in haste and remembered in parts: whatever is written, they are what the objects say.

The reader stays the same from change to change, as that of a window does. What it finds is compared with facts put together
from the notebook's objects one by one, in no haste at all.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesbook.domain.channel import Channel
from salesbook.domain.contact import Contact
from salesbook.domain.emotion import Emotion, Expectation
from salesbook.domain.evidence import MET_BY, Evidence, Marker, markers_shown_by
from salesbook.domain.favour import Favour
from salesbook.domain.interest import Need
from salesbook.domain.judgement import Judgement, LoyaltyFactor
from salesbook.domain.lenses.book import book_facts
from salesbook.domain.lenses.buying import Bought, Buying, buying_of
from salesbook.domain.lenses.every import LENSES
from salesbook.domain.lenses.facts import ContactLensFacts, Felt, Given, Judged, Visited
from salesbook.domain.money import Money
from salesbook.domain.objection import Objection
from salesbook.domain.promise import Promise, PromiseState, Side
from salesbook.domain.purchase import Offer, OfferState, Purchase, PurchaseReason
from salesbook.domain.referral import Praise, Referral
from salesbook.domain.refusal import Refusal
from salesbook.domain.reminders.emotion import alarm_key
from salesbook.domain.reminders.reminder import Answer, AnswerKind
from salesbook.domain.setting import Method
from salesbook.domain.stage import Stage, StageChange, path_between
from salesbook.domain.text import Text
from salesbook.domain.visit import Participation, ValueGiven, ValueKind, Visit, VisitState
from salesbook.queries.lens_facts import each_of_book, facts_of
from salesbook.queries.standings import position_counts, standings_of
from salesbook.store.journal import JournalState
from salesbook.store.notebook import Notebook, NotebookReader
from tests.factories import TODAY, new_notebook

NOON = time(12)


def noon(day: date) -> datetime:
    """The moment at noon of a day where the rep is."""
    return datetime.combine(day, NOON).astimezone()


PEOPLE = (
    Contact("李雷", stage=Stage.DATING),
    Contact("韩梅梅"),
    Contact("Jo", disqualified="moved"),
    Contact("Ann", stage=Stage.TRUST, added=noon(TODAY - timedelta(days=100))),
    Contact("Bo", added=noon(TODAY - timedelta(days=300))),
)
COLLEAGUE = Contact("何静", colleague=True)
YEAR_AGO, YEARS_AGO = TODAY - timedelta(days=365), TODAY - timedelta(days=1095)

# Often on the borders, and sometimes still to come.
days = st.integers(-3, 1200).map(lambda back: TODAY - timedelta(days=back)) | st.sampled_from(
    [start - timedelta(days=off) for start in (TODAY, YEAR_AGO, YEARS_AGO) for off in (-1, 0, 1)]
)
people = st.sampled_from([one.id for one in (*PEOPLE, COLLEAGUE)])
money = st.builds(Money, st.integers(0, 10**7), st.sampled_from(("CNY", "CNY", "EUR")))
visits = st.builds(
    Visit,
    days,
    st.none() | st.integers(0, 23).map(time),
    st.sampled_from((VisitState.DONE, VisitState.DONE, *VisitState)),
    st.none() | st.sampled_from(Channel),
    by_contact=st.booleans(),
    created=st.none() | days.map(noon),
)


@st.composite
def meetings(draw: st.DrawFn) -> tuple[object, ...]:
    """A visit with those who took part, and what it brought."""
    visit = draw(visits)
    present = draw(st.lists(people, min_size=1, max_size=3, unique=True))
    found: list[object] = [visit]
    for contact in present:
        emotion, gap = draw(st.none() | st.sampled_from(Emotion)), draw(st.none() | st.sampled_from(Expectation))
        found.append(Participation(visit.id, contact, emotion, gap))
        if draw(st.booleans()):
            on = draw(st.just(visit.day) | days)
            found += [Evidence(contact, draw(st.sampled_from(Marker)), on, visit.id) for _ in range(2)]
        if draw(st.booleans()):
            kind = draw(st.sampled_from(ValueKind))
            found.append(ValueGiven(visit.id, contact, kind, trial=draw(st.booleans())))
        if draw(st.booleans()):
            reason = draw(st.none() | st.sampled_from(PurchaseReason))
            found.append(Objection("hm", visit.id, contact, kind=reason))
        if draw(st.booleans()):
            answer = draw(st.sampled_from(AnswerKind))
            found.append(Answer(alarm_key(contact, visit.id), answer, draw(days), contact))
    return tuple(found)


@st.composite
def ways(draw: st.DrawFn) -> tuple[StageChange, ...]:
    """Moves of one contact from stage to stage, the last of them to where they stand, in the order in which they were made."""
    contact = draw(st.sampled_from(PEOPLE[:2]))
    stages = [None, *draw(st.lists(st.none() | st.sampled_from(Stage), max_size=3)), contact.stage]
    steps = [step for start, end in pairwise(stages) if start is not end for step in path_between(start, end)]
    return tuple(
        StageChange(contact.id, start, end, noon(TODAY), draw(days), in_order=number)
        for number, (start, end) in enumerate(steps)
    )


things = st.one_of(
    meetings(),
    meetings(),
    st.tuples(
        st.builds(
            Purchase,
            people,
            days,
            money,
            profit=st.none() | money,
            reason=st.none() | st.sampled_from(PurchaseReason),
        )
    ),
    st.lists(st.builds(Purchase, people, days, money, profit=money), min_size=2, max_size=5).map(tuple),
    st.tuples(
        st.builds(
            Offer,
            people,
            money,
            days,
            state=st.sampled_from(OfferState),
            settled_on=st.none() | days,
            lost_to_competitor=st.booleans(),
        ),
        st.builds(Need, st.just("x"), people, since=st.none() | days),
        st.builds(Referral, people, st.just("x"), days),
        st.builds(Praise, people, st.just("x"), days),
        st.builds(Refusal, people, days),
        st.builds(Judgement, people, st.sampled_from(LoyaltyFactor), st.integers(0, 5), days),
        st.builds(Favour, people, st.sampled_from(Side), st.just("x"), days),
        st.builds(
            Promise,
            people,
            st.sampled_from(Side),
            st.just("x"),
            st.none() | days,
            given_on=st.none() | days,
            state=st.sampled_from(PromiseState),
            settled_on=st.none() | days,
        ),
    ),
)
books = st.lists(things, min_size=10, max_size=20).map(lambda found: tuple(thing for one in found for thing in one))
steps = st.lists(things | st.sampled_from(("undo", "take a purchase out", "a visit moves")), max_size=4)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(books, steps, st.lists(ways(), max_size=2, unique_by=lambda way: way[0].contact_id if way else ""), days)
def test_after_every_change_the_facts_are_those_of_the_objects(
    book: tuple[object, ...], changes: list[Any], moves: list[tuple[StageChange, ...]], past: date
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        notebook = new_notebook(Path(folder))
        with notebook.change(Text("x")) as change:
            change.insert(*PEOPLE, COLLEAGUE, *(move for way in moves for move in way))
        reader = NotebookReader.open(notebook.path, notebook.key)
        for one in (book, *changes):
            _do(notebook, one)
            then = [_without_order(facts) for facts in each_of_book(reader, past)]
            assert then == facts_of_objects(notebook, past)
            expected = facts_of_objects(notebook, TODAY)
            assert [_without_order(facts) for facts in each_of_book(reader, TODAY)] == expected
            for facts in expected:
                found = facts_of(reader, facts.id, TODAY)
                assert found is not None
                assert _without_order(found) == facts
                assert standings_of(reader, facts.id, TODAY) == tuple(lens.place(facts) for lens in LENSES)
            counts = position_counts(reader, TODAY)
            for lens in LENSES:
                names = [lens.position(facts).name for facts in expected]
                assert {one.position.name: one.count for one in counts[lens.name] if one.count} == {
                    name: names.count(name) for name in names
                }
        reader.close()
        notebook.close()


def _do(notebook: Notebook, step: Any) -> None:
    if step == "undo":
        # The first change brought the people.
        if sum(entry.state is JournalState.DONE for entry in notebook.journal()) > 1:
            notebook.undo()
        return
    with notebook.change(Text("x")) as change:
        if step == "take a purchase out":
            change.delete(*notebook.select(Purchase, "1 ORDER BY id LIMIT 1"))
        elif step == "a visit moves":
            for visit in notebook.select(Visit, "1 ORDER BY id LIMIT 1"):
                change.update(replace(visit, day=visit.day - timedelta(days=200), state=VisitState.DONE))
        else:
            change.insert(*step)


def _without_order(facts: ContactLensFacts) -> ContactLensFacts:
    """Value given has no order: it is counted."""
    return replace(facts, given=tuple(sorted(facts.given, key=lambda one: (one.day, one.kind.value))))


def facts_of_objects(notebook: NotebookReader, day: date) -> list[ContactLensFacts]:
    """Everybody's facts on a day as the rules tell them, from the objects of the notebook."""
    everybody = [one for one in notebook.select(Contact, "1 ORDER BY key") if not one.colleague]
    bought = {one.id: buying for one in everybody if (buying := _bought(notebook, one, day)).orders}
    book = book_facts(bought, Method(), day)
    found = []
    for one in everybody:
        begun = ContactLensFacts(one.id, book, _bought(notebook, one, day))
        facts = _facts(notebook, one, begun, day)
        nothing = ContactLensFacts(one.id, book, Buying(day), facts.stage, one.disqualified)
        if _by(one.added, day) or facts != nothing:
            found.append(facts)
    return found


def _by(stamp: datetime | None, day: date) -> bool:
    """Whether something was noted by the end of a day; of what has no stamp, it is not known to be later."""
    return stamp is None or stamp.astimezone().date() <= day


def _stage(notebook: NotebookReader, contact: Contact, day: date) -> Stage | None:
    moves = notebook.select(StageChange, "contact_id = ? ORDER BY in_order", contact.id)
    if all(one.day <= day for one in moves):
        return contact.stage if _by(contact.added, day) else None
    made = [one for one in moves if one.day <= day]
    return made[-1].to_stage if made else moves[0].from_stage


def _bought(notebook: NotebookReader, contact: Contact, today: date) -> Buying:
    def minor(amount: Money | None) -> int | None:
        return amount.minor if amount is not None and amount.currency == "CNY" else None

    orders = [one for one in notebook.select(Purchase, "contact_id = ?", contact.id) if one.day <= today]
    orders.sort(key=lambda one: (one.day, one.id))
    return buying_of(today, [Bought(one.day, minor(one.amount) or 0, minor(one.profit), one.reason) for one in orders])


def _facts(notebook: NotebookReader, contact: Contact, begun: ContactLensFacts, today: date) -> ContactLensFacts:
    def mine(noun: type[Any]) -> list[Any]:
        return notebook.select(noun, "contact_id = ? ORDER BY id", contact.id)

    def passed(found: Iterable[Any]) -> tuple[date, ...]:
        return tuple(sorted(one.day for one in found if one.day <= today))

    every = notebook.select(Visit, "1 ORDER BY key")
    done = {one.id: one for one in every if one.state is VisitState.DONE and one.day <= today}
    seen = [one for one in every if one.id in done or _is_planned(one, today)]
    lost = [one for one in mine(Offer) if one.state is OfferState.LOST and one.lost_to_competitor]
    values = [one for one in mine(ValueGiven) if one.visit_id in done]
    favours = [one for one in mine(Favour) if one.side is Side.ME and one.day <= today]
    given = [Given(one.kind, done[one.visit_id].day) for one in values]
    given += [Given(ValueKind.NON_BUSINESS, one.day) for one in favours]
    judgements = sorted((one for one in mine(Judgement) if one.day <= today), key=lambda one: (one.day, one.id))
    said = [one for one in mine(Answer) if one.kind is AnswerKind.DONE and one.day <= today]
    objections = [one for visit in done.values() for one in mine(Objection) if one.visit_id == visit.id and one.kind]
    kept, due = _promises(mine(Promise), today)
    return replace(
        begun,
        stage=_stage(notebook, contact, today),
        disqualified=contact.disqualified,
        needs_something=any(one.since is None or one.since <= today for one in mine(Need)),
        offered=any(one.given_on <= today for one in mine(Offer)),
        lost_to_competitor=tuple(
            one.settled_on or one.given_on
            for one in lost
            if one.given_on <= today and (one.settled_on or one.given_on) <= today
        ),
        referrals=passed(mine(Referral)),
        praise=passed(mine(Praise)),
        refusals=passed(mine(Refusal)),
        judgements={one.factor: Judged(one.score, one.day) for one in judgements},
        felt=_felt(list(done.values()), mine(Participation)),
        answered=frozenset(one.reminder.removeprefix(alarm_key(contact.id, "")) for one in said),
        weighed=tuple((done[one.visit_id].day, one.kind) for one in objections),
        given=tuple(sorted(given, key=lambda one: (one.day, one.kind.value))),
        tried=any(one.trial for one in values),
        visited=_visited(seen, done, mine(Participation), mine(Evidence), today),
        promises_kept=kept,
        promises_due=due,
    )


def _is_planned(visit: Visit, today: date) -> bool:
    """Whether a visit was still to come on a day, and known already."""
    if visit.state is VisitState.PLANNED:
        return _by(visit.created, today)
    return visit.day > today and visit.created is not None and _by(visit.created, today)


def _felt(seen: list[Visit], parts: list[Participation]) -> tuple[Felt, ...]:
    return tuple(
        Felt(visit.day, visit.id, one.emotion, one.expectation, one.emotion.mood if one.emotion else None)
        for visit in seen
        for one in parts
        if one.visit_id == visit.id and (one.emotion or one.expectation)
    )


def _visited(
    seen: list[Visit], done: dict[str, Visit], parts: list[Participation], evidence: list[Evidence], today: date
) -> Visited:
    year_ago = today - timedelta(days=365)
    present = {one.visit_id for one in parts}
    mine = [one for one in done.values() if one.id in present]
    touches = [one for one in mine if one.channel is not Channel.CARD]
    of_the_year = [one for one in touches if one.day >= year_ago]
    activities = {Stage.DATING, Stage.TRUST}
    shown = {one.visit_id for one in evidence if one.marker.stage in activities and year_ago <= one.day <= today}
    kept_up = [
        one
        for one in of_the_year
        if one.by_contact or one.id in shown or any(m.stage in activities for m in markers_shown_by(one.channel))
    ]
    return Visited(
        any(one.id in present for one in seen),
        any(one.channel in MET_BY for one in mine),
        len(touches),
        len(of_the_year),
        len(kept_up),
        sum(one.day >= year_ago for one in mine),
    )


def _promises(promises: list[Promise], today: date) -> tuple[int, int]:
    year_ago = today - timedelta(days=365)
    due = []
    for promise in promises:
        is_later = promise.settled_on is not None and promise.settled_on > today
        one = replace(promise, state=PromiseState.OPEN, settled_on=None) if is_later else promise
        if one.given_on and one.given_on > today:
            continue
        on = one.settled_on or one.due or (one.given_on and one.given_on + timedelta(days=7))
        if one.side is Side.ME and one.state is not PromiseState.RELEASED and on and year_ago <= on <= today:
            due.append(one)
    return sum(one.state is PromiseState.KEPT for one in due), len(due)
