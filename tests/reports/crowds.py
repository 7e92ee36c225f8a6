"""Notebooks for papers: a day on which everything that can be printed is full of one text."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from salesbook.domain.card import CardPlan, CardRhythm, CardTemplate
from salesbook.domain.channel import Channel
from salesbook.domain.contact import Address, Contact, Email, MessagingId, Note, Phone
from salesbook.domain.emotion import Emotion, Expectation
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.favour import Favour
from salesbook.domain.goal import Goal
from salesbook.domain.important_date import DateKind, ImportantDate
from salesbook.domain.interest import Interest, InterestKind, Need
from salesbook.domain.money import Money
from salesbook.domain.objection import Objection
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.profile import Profile
from salesbook.domain.promise import NextStep, Promise, Side
from salesbook.domain.purchase import Offer, Product, Purchase
from salesbook.domain.referral import Praise, Referral
from salesbook.domain.relation import Relation
from salesbook.domain.stage import Stage, StageChange
from salesbook.domain.visit import Expense, ExpenseKind, Participation, ValueGiven, ValueKind, Visit
from salesbook.domain.visit_entry import VisitEntry
from salesbook.operations.contacts import add_contact, add_part
from salesbook.operations.goals import set_goal
from salesbook.operations.visits import log_visit, plan_visit
from salesbook.store.notebook import Notebook

LATE, SOON = timedelta(days=-9), timedelta(days=9)


def crowd(notebook: Notebook, day: date, text: str, visits: int, things: int) -> None:
    """Contacts made of the text, each with a visit done on the day and one planned for it, and so many things of each kind.

    A third as many more contacts live nearby and wait for a call.
    """
    house = Organisation(text)
    people = [_profile(text, house, day, things) for _ in range(visits + visits // 3 + 1)]
    for profile in people:
        add_contact(notebook, profile)
        _sell(notebook, profile.contact, house, day, text, things)
    goal = Goal("kotler-grid", "true-friend", "butterfly", 1, day + LATE, day + SOON)
    set_goal(notebook, goal, tuple(profile.contact.id for profile in people))
    for number, profile in enumerate(people):
        log_visit(notebook, _done(profile.contact, people[0].contact, day + LATE * (number % 2), text, things, number))
    for number, profile in enumerate(people[:visits]):
        plan_visit(notebook, _planned(profile.contact, people[-1].contact, day, text, things, number))


def _sell(notebook: Notebook, contact: Contact, house: Organisation, day: date, text: str, things: int) -> None:
    """Offers open and late, purchases, referrals, praise, favours of both sides."""
    product = Product(text)
    add_part(notebook, product, text[:80])
    template = CardTemplate(text, f"{{name}}\n{text}")
    card = CardPlan(contact.id, CardRhythm.MONTHLY, day - timedelta(days=60), day=day.day, template_id=template.id)
    add_part(notebook, template, text[:80])
    add_part(notebook, card, text[:80])
    amount = Money(123_456_789_00, "CNY")
    for place in range(things):
        due = day + (LATE if place % 2 else SOON)
        parts = (
            Offer(contact.id, amount, day + LATE, product.id, house.id, due, note=text),
            Purchase(contact.id, day - timedelta(days=80 * place), amount, house.id, profit=amount, note=text),
            Referral(contact.id, text, day, note=text),
            Praise(contact.id, text, day),
            Favour(contact.id, Side.ME, text, day),
            StageChange(contact.id, Stage.DATING, Stage.TRUST, datetime(2026, 11, 1, 8, tzinfo=UTC), day, text),
        )
        for part in parts:
            add_part(notebook, part, text[:80])


def _profile(text: str, house: Organisation, day: date, things: int) -> Profile:
    contact = Contact(text, phonetic=text, best_hours=text, preferred_channel=Channel.PHONE, stage=Stage.TRUST)
    mine = contact.id
    return Profile(
        contact,
        phones=tuple(Phone(mine, text, text) for _ in range(things)),
        emails=tuple(Email(mine, text) for _ in range(things)),
        addresses=(Address(mine, text, text, city="上海"),),
        messaging_ids=tuple(MessagingId(mine, text, text) for _ in range(things)),
        employments=(Employment(mine, house.id, text, confirmed_on=day - timedelta(days=999)),),
        relations=tuple(Relation(mine, word, text, detail=text) for word in ("daughter", "assistant")),
        interests=tuple(
            Interest(mine, text, InterestKind.TOPIC, text, avoid=number == 0, position=number)
            for number in range(things)
        ),
        needs=tuple(Need(text, mine, position=number) for number in range(things)),
        dates=(ImportantDate(mine, DateKind.BIRTHDAY, day.month, day.day, label=text),),
        organisations=(house,),
    )


def _done(contact: Contact, other: Contact, day: date, text: str, things: int, number: int) -> VisitEntry:
    visit = Visit(day, time(8 + number % 10), channel=Channel.MEAL, lasted=45, place=text, purpose=text)
    return VisitEntry(
        visit,
        _parts(visit, contact, other, Emotion.FRUSTRATED, Expectation.BELOW),
        notes=tuple(Note(text, visit_id=visit.id, position=place) for place in range(things)),
        evidence=(Evidence(contact.id, Marker.OPENLY_SUPPORTS_US, day, visit.id, text),),
        promises=tuple(
            Promise(contact.id, side, text, day + shift, visit.id, day, position=place)
            for side in Side
            for shift in (LATE, SOON)
            for place in range(things)
        ),
        next_steps=tuple(NextStep(contact.id, text, day, visit_id=visit.id) for _ in range(things)),
        values=(ValueGiven(visit.id, contact.id, ValueKind.SERVICE, text, Money(123_456_789, "CNY")),),
        expenses=tuple(Expense(visit.id, Money(98_765_432, "CNY"), kind, text) for kind in ExpenseKind),
    )


def _planned(contact: Contact, other: Contact, day: date, text: str, things: int, number: int) -> VisitEntry:
    at = time(8 + number % 10, 30)
    done = _done(contact, other, day, text, things, number)
    visit = replace(done.visit, at=at, channel=Channel.IN_PERSON, wanted_result=text, ace=text)
    visit = replace(visit, id=Visit(day).id)
    return VisitEntry(
        visit,
        _parts(visit, contact, other, None, None),
        objections=tuple(Objection(text, visit.id, contact.id, answer=text) for _ in range(things)),
    )


def _parts(
    visit: Visit, contact: Contact, other: Contact, emotion: Emotion | None, expectation: Expectation | None
) -> tuple[Participation, ...]:
    both = (contact, other) if other.id != contact.id else (contact,)
    return tuple(
        Participation(visit.id, one.id, emotion, expectation, position=place) for place, one in enumerate(both)
    )
