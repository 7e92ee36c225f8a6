"""The sample notebook: a believable rep's book, made by the operations a user has, in one undo step.

The story itself is data (`resources/sample`, read by `sample_data.py`); here it happens, in the order of its days.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from salesbook.domain.contact import Address, Contact, Email, MessagingId, Note, Phone, Tag, Website
from salesbook.domain.days import parse_time
from salesbook.domain.emotion import Emotion, Expectation
from salesbook.domain.evidence import Evidence
from salesbook.domain.favour import Favour
from salesbook.domain.interest import Interest, InterestKind, Need
from salesbook.domain.judgement import Judgement
from salesbook.domain.objection import Objection
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.profile import Profile
from salesbook.domain.promise import NextStep, NextStepState, Promise, PromiseState, Side
from salesbook.domain.purchase import Offer, Product, Purchase, PurchaseReason
from salesbook.domain.referral import Praise, Referral
from salesbook.domain.refusal import Refusal
from salesbook.domain.relation import Relation
from salesbook.domain.reminders.reminder import AnswerKind, ReminderKind
from salesbook.domain.setting import parse_setting
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text
from salesbook.domain.visit import Expense, Participation, ValueGiven, Visit
from salesbook.domain.visit_entry import VisitEntry
from salesbook.operations.contacts import add_contact, add_part, change_thing
from salesbook.operations.loyalty import judge_factor, record_favour, record_refusal
from salesbook.operations.reminders import answer_reminder
from salesbook.operations.sales import (
    lose_offer,
    record_offer,
    record_praise,
    record_purchase,
    record_referral,
    win_offer,
)
from salesbook.operations.sample_data import (
    Story,
    Table,
    Thing,
    day_from,
    filled,
    important_date,
    made,
    made_of_rows,
    read_story,
)
from salesbook.operations.sample_loyalty import set_what_is_wanted
from salesbook.operations.sample_reminders import tell_what_comes_up
from salesbook.operations.settings import change_setting
from salesbook.operations.stages import move_to_stage
from salesbook.operations.visits import did_not_happen, log_visit, move_visit, plan_visit
from salesbook.queries.today import reminders_of
from salesbook.store.notebook import Notebook

# Minutes a visit of a channel takes where the story does not say.
_LASTS = {"in-person": 40, "phone": 10, "video": 30, "meal": 90, "event": 180, "sport": 120, "private-activity": 240}

# Days before its day, or before today if that is earlier, on which a visit was planned.
_PLANNED_AHEAD = 7


def make_sample(notebook: Notebook, today: date, language: str = "en") -> None:
    """Fill an empty notebook with the sample, its days counted from `today`; one step for undo.

    In Chinese (`zh_CN`) it is a Chinese rep's own book; else that of one with contacts and notes in several languages.
    """
    story = read_story(today, language)
    with notebook.change(Text("Sample notebook")):
        teller = _Teller(notebook, story, today)
        teller.set_the_scene()
        teller.tell_the_past()
        teller.sell()
        teller.weigh()
        teller.plan()
        teller.remind()
        teller.answer()


class _Teller:
    """Tells one story to one notebook: `_ids` and `_organisations` are what its keys stand for there."""

    def __init__(self, notebook: Notebook, story: Story, today: date) -> None:
        self._notebook = notebook
        self._story = story
        self._today = today
        self._ids: dict[str, str] = {}
        self._organisations = {key: made(Organisation, row, today) for key, row in story.organisations.items()}

    def set_the_scene(self) -> None:
        """Settings, products, and the contacts as they are known before any visit."""
        for key, words in self._story.settings.items():
            change_setting(self._notebook, parse_setting(key, words))
        for row in self._story.products:
            product = made(Product, row, self._today)
            add_part(self._notebook, product, product.name)
        contacts = {key: self._contact(key, table) for key, table in self._story.contacts.items()}
        self._ids = {key: contact.id for key, contact in contacts.items()}
        for key, contact in contacts.items():
            add_contact(self._notebook, self._profile(contact, self._story.contacts[key]))
        for organisation, *row in self._story.organisation_needs:
            need = made(Need, row, self._today, organisation_id=self._organisations[organisation].id)
            add_part(self._notebook, need, self._organisations[organisation].name)

    def tell_the_past(self) -> None:
        """Everything that happened, day by day, with the moves between the stages it brought."""
        for table in sorted(self._story.visits, key=lambda visit: (visit["day"], visit.get("at", ""))):
            entry = self._entry(table)
            visit = log_visit(self._notebook, entry).visit
            first = self._get(table["who"][0])
            for row in table.get("refers", []):
                referral = made(
                    Referral, self._linked(row, 2), self._today, contact_id=first.id, day=visit.day, visit_id=visit.id
                )
                record_referral(self._notebook, referral, first)
            for words in table.get("praise", []):
                record_praise(self._notebook, Praise(first.id, words, visit.day, visit.id), first)
            self._move(table, visit.day)

    def sell(self) -> None:
        """Offers with what became of them, and orders that came without one."""
        for table in self._story.offers:
            self._offer(table)
        for table in self._story.purchases:
            contact = self._get(table["contact"])
            purchase = filled(Purchase, table, self._today, contact_id=contact.id, organisation_id=self._house(table))
            record_purchase(self._notebook, purchase, contact, table["product"])

    def weigh(self) -> None:
        """What the rep knows of their loyalty beside visits and sales."""
        for key, *row in self._story.judgements:
            contact = self._get(key)
            judge_factor(self._notebook, made(Judgement, row, self._today, contact_id=contact.id), contact)
        for key, *row in self._story.refusals:
            contact = self._get(key)
            record_refusal(self._notebook, made(Refusal, row, self._today, contact_id=contact.id), contact)
        set_what_is_wanted(self._story, self._notebook, self._ids, self._today)
        for key, *row in self._story.favours:
            contact = self._get(key)
            record_favour(self._notebook, made(Favour, row, self._today, contact_id=contact.id), contact)

    def plan(self) -> None:
        """The visits ahead, one that was moved and one that did not happen."""
        for table in self._story.plans:
            entry = self._entry(table)
            made_on = _stamp(min(entry.visit.day, self._today) - timedelta(days=_PLANNED_AHEAD))
            visit = plan_visit(self._notebook, replace(entry, visit=replace(entry.visit, created=made_on)))
            name = self._get(table["who"][0]).name
            if "moved_to" in table:
                days, at = table["moved_to"]
                move_visit(self._notebook, visit, day_from(self._today, days), parse_time(at), name)
            if "did_not_happen" in table:
                did_not_happen(self._notebook, visit, table["did_not_happen"], name)

    def remind(self) -> None:
        """What comes up by itself."""
        tell_what_comes_up(self._story, self._notebook, self._ids, self._today)

    def answer(self) -> None:
        """What the rep already answered on the days before."""
        for table in self._story.answers:
            day = day_from(self._today, table["day"])
            until = day_from(self._today, table["until"]) if "until" in table else None
            for reminder in reminders_of(self._notebook, self._ids[table["contact"]], day):
                if reminder.kind is ReminderKind(table["kind"]):
                    answer_reminder(self._notebook, reminder, AnswerKind(table["answer"]), day, until)

    def _contact(self, key: str, table: Table) -> Contact:
        """The contact itself; in `family|given` the bar parts a Chinese name, other names part at their last space."""
        chinese = "|" in table["name"]
        parts = table["name"].split("|") if chinese else table["name"].rsplit(" ", 1)[::-1]
        met = [visit["day"] for visit in self._story.visits if key in visit["who"]]
        added = day_from(self._today, table.get("added", min(met, default=-30)))
        return filled(
            Contact,
            table | {"name": table["name"].replace("|", "")},
            self._today,
            family_name=parts[0],
            given_name=parts[1],
            added=_stamp(added),
        )

    def _profile(self, contact: Contact, table: Table) -> Profile:
        def rows(noun: type[Thing], name: str) -> tuple[Thing, ...]:
            return made_of_rows(noun, table.get(name, []), self._today, contact_id=contact.id)

        work = table.get("work", [])
        houses = [self._organisations[row[0]] for row in work if row[0]]
        table = table | {
            "work": [[self._organisations[row[0]].id if row[0] else None, *row[1:]] for row in work],
            "tags": [[word] for word in table.get("tags", [])],
            "relations": [self._linked(row, 4) for row in table.get("relations", [])],
            "interests": table.get("interests", [])
            + [["topic", text, "", "", True] for text in table.get("avoid", [])],
        }
        dates = enumerate(table.get("dates", []))
        return Profile(
            contact=contact,
            phones=rows(Phone, "phones"),
            emails=rows(Email, "emails"),
            addresses=rows(Address, "addresses"),
            messaging_ids=rows(MessagingId, "messaging"),
            websites=rows(Website, "websites"),
            tags=rows(Tag, "tags"),
            notes=rows(Note, "notes"),
            employments=rows(Employment, "work"),
            relations=rows(Relation, "relations"),
            interests=rows(Interest, "interests"),
            needs=rows(Need, "needs"),
            dates=tuple(important_date(row, self._today, contact.id, place) for place, row in dates),
            organisations=tuple(houses),
        )

    def _entry(self, table: Table) -> VisitEntry:
        """A visit of the story with all its parts, carrying its id."""
        lasted = table.get("lasted", _LASTS.get(table["channel"]))
        visit = filled(Visit, table, self._today, lasted=lasted)
        visit = replace(visit, created=_stamp(visit.day))
        first = self._ids[table["who"][0]]
        notes = [(text, False) for text in _texts(table, "note")] + [(text, True) for text in _texts(table, "private")]

        def rows(noun: type[Thing], name: str, **given: str) -> tuple[Thing, ...]:
            return made_of_rows(noun, table.get(name, []), self._today, visit_id=visit.id, **given)

        return VisitEntry(
            visit=visit,
            participations=self._participations(visit, table),
            notes=tuple(Note(text, None, visit.id, private, place) for place, (text, private) in enumerate(notes)),
            evidence=tuple(
                made(
                    Evidence,
                    [*row[:2], self._ids[(*row, table["who"][0])[2]]],
                    self._today,
                    day=visit.day,
                    visit_id=visit.id,
                )
                for row in table.get("evidence", [])
            ),
            promises=(*self._promises(visit, first, table, Side.ME), *self._promises(visit, first, table, Side.THEM)),
            next_steps=tuple(_next_step(visit, first, *row) for row in table.get("next", [])),
            values=rows(ValueGiven, "value", contact_id=first),
            objections=rows(Objection, "objections" if "objections" in table else "expect", contact_id=first),
            expenses=rows(Expense, "spent"),
            interests=tuple(
                Interest(
                    first, text, InterestKind(kind), detail, since=visit.day, visit_id=visit.id, position=10 + place
                )
                for place, (kind, text, detail) in enumerate(table.get("learned", []))
            ),
            needs=tuple(_need(visit, first, 10 + place, *row) for place, row in enumerate(table.get("needs", []))),
        )

    def _participations(self, visit: Visit, table: Table) -> tuple[Participation, ...]:
        """Who took part; what is said of the visit counts for all but those it is said for one by one."""
        feelings = dict.fromkeys(table["who"], table.get("emotion")) | table.get("feelings", {})
        expected = table.get("expectation", "as-expected")
        return tuple(
            Participation(
                visit.id,
                self._ids[key],
                Emotion(feelings[key]) if feelings[key] else None,
                Expectation(expected) if feelings[key] else None,
                place,
            )
            for place, key in enumerate(table["who"])
        )

    def _promises(self, visit: Visit, contact_id: str, table: Table, side: Side) -> tuple[Promise, ...]:
        return tuple(
            _promise(visit, contact_id, side, place, *row) for place, row in enumerate(table.get(side.value, []))
        )

    def _move(self, table: Table, day: date) -> None:
        """The moves a visit brought: `stage` for the first-named, or a table of contacts and stages."""
        moves = table.get("stage", {})
        if isinstance(moves, str):
            moves = {table["who"][0]: moves}
        for key, stage in moves.items():
            move_to_stage(self._notebook, self._get(key), Stage(stage), day, table.get("stage_because", ""))

    def _offer(self, table: Table) -> None:
        contact = self._get(table["contact"])
        offer = filled(Offer, table, self._today, contact_id=contact.id, organisation_id=self._house(table))
        record_offer(self._notebook, offer, contact, table["product"])
        offer = self._stored(offer)
        if "won" in table:
            bought = win_offer(self._notebook, offer, contact, day_from(self._today, table["won"]))
            profit = replace(bought.amount, minor=table["profit"] * 100)
            bought = replace(bought, profit=profit, reason=PurchaseReason(table["reason"]))
            change_thing(self._notebook, bought, contact.name)
        elif "lost" in table:
            lost = day_from(self._today, table["lost"])
            lose_offer(
                self._notebook,
                offer,
                contact,
                lost,
                table["because"],
                to_competitor=table.get("to_competitor", False),
            )

    def _stored(self, offer: Offer) -> Offer:
        found = self._notebook.get(Offer, offer.id)
        assert found is not None
        return found

    def _get(self, key: str) -> Contact:
        found = self._notebook.get(Contact, self._ids[key])
        assert found is not None
        return found

    def _house(self, table: Table) -> str | None:
        return self._organisations[table["organisation"]].id if "organisation" in table else None

    def _linked(self, row: list[Any], place: int) -> list[Any]:
        """The row with the contact's key in this place, where there is one, as its id."""
        return [*row[:place], self._ids[row[place]]] if len(row) > place else row


def _texts(table: Table, name: str) -> list[str]:
    return [table[name]] if name in table else []


def _promise(
    visit: Visit,
    contact_id: str,
    side: Side,
    place: int,
    text: str,
    within: int,
    state: str = "open",
    settled: int = -1,
) -> Promise:
    """A promise due `within` days of its visit, settled so many days after it (on its day where not said)."""
    settled_on = visit.day + timedelta(days=within if settled < 0 else settled)
    return Promise(
        contact_id,
        side,
        text,
        visit.day + timedelta(days=within),
        visit.id,
        visit.day,
        PromiseState(state),
        None if state == "open" else settled_on,
        place,
    )


def _next_step(visit: Visit, contact_id: str, text: str, within: int, state: str = "open", at: str = "") -> NextStep:
    """A next step `within` days of its visit; a done one was done on its day."""
    due = visit.day + timedelta(days=within)
    settled = None if state == "open" else due
    return NextStep(contact_id, text, due, parse_time(at) if at else None, visit.id, NextStepState(state), settled)


def _need(visit: Visit, contact_id: str, place: int, text: str, met_within: int | None = None) -> Need:
    """A need learned at a visit; one that was met, so many days later."""
    met_on = None if met_within is None else visit.day + timedelta(days=met_within)
    return Need(text, contact_id, None, visit.day, visit.id, met_on, visit.day, place)


def _stamp(day: date) -> datetime:
    """A moment of that day in UTC that is the same day wherever the rep lives, nearly."""
    return datetime.combine(day, time(11), UTC)
