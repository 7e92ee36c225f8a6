"""What a call sheet says, gathered from the notebook: everything the rep should know before going in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from salesbook.domain.contact import Channel, Contact, Phone
from salesbook.domain.evidence import MARKERS_OF
from salesbook.domain.important_date import Calendar, ImportantDate, LunarDay, SolarDay
from salesbook.domain.interest import Interest, Need
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.profile import Profile
from salesbook.domain.promise import Promise, Side
from salesbook.domain.relation import FAMILY_WORDS, Relation, relation_text
from salesbook.domain.setting import Method
from salesbook.domain.stage import STAGES, Stage, next_stage, rank_of
from salesbook.domain.text import Text
from salesbook.domain.visit_entry import VisitEntry
from salesbook.queries.contacts import employment_now, profile_of
from salesbook.queries.objections import answer_known, objections_known
from salesbook.queries.settings import method
from salesbook.queries.standing import StageStanding, standing_of
from salesbook.queries.visits import entry_of, names_of, planned_on, visits_of
from salesbook.reports.call_sheet_content import (
    AskItem,
    CallSheet,
    ExpectedObjection,
    LastVisit,
    ReachItem,
    SheetPromise,
    SheetVisit,
    StageStep,
    TalkPoint,
    Wording,
)
from salesbook.reports.contact_facts import (
    address_line,
    address_to_visit,
    ends_at,
    how_left,
    phones_best_first,
    phonetic_of,
)
from salesbook.reports.options import CallSheetOptions
from salesbook.store.notebook import NotebookReader
from salesbook.system.progress import Progress, silent

# Facts to confirm on one sheet, before the question for a referral.
_MOST_ASKED = 3


def gather(notebook: NotebookReader, options: CallSheetOptions, today: date, progress: Progress = silent) -> CallSheet:
    """The sheets of the planned visits, by time."""
    steering = method(notebook)
    days = [options.first + timedelta(days=offset) for offset in range((options.last - options.first).days + 1)]
    numbered = [
        (visit, (index, len(visits)))
        for day in days
        for visits in (planned_on(notebook, day),)
        for index, visit in enumerate(visits, start=1)
    ]
    sheets: list[SheetVisit] = []
    for visit, number in numbered:
        progress(0, len(numbered))
        entry = entry_of(notebook, visit)
        first = entry.participations[0].contact_id if entry.participations else None
        contact = notebook.get(Contact, first) if first else None
        mine = options.contact_id is None or any(p.contact_id == options.contact_id for p in entry.participations)
        if contact is not None and mine:
            sheets.append(_sheet(notebook, entry, contact, steering, number, today))
    return CallSheet(options.first, tuple(sheets))


def _sheet(
    notebook: NotebookReader,
    entry: VisitEntry,
    contact: Contact,
    steering: Method,
    number: tuple[int, int],
    today: date,
) -> SheetVisit:
    visit = entry.visit
    profile = profile_of(notebook, contact)
    employment, organisation = employment_now(profile)
    standing = standing_of(notebook, contact)
    last, alarm = _last(notebook, contact)
    promises = notebook.select(Promise, "contact_id = ? AND state = 'open' ORDER BY due IS NULL, due", contact.id)
    return SheetVisit(
        day=visit.day,
        name=contact.name,
        code=visit.code,
        index=number[0],
        count=number[1],
        phonetic=phonetic_of(contact),
        role=employment.title if employment else "",
        organisation=organisation.name if organisation else "",
        at=visit.at,
        until=ends_at(visit),
        channel=visit.channel,
        reach=tuple(_reach(notebook, profile)),
        place=visit.place or address_line(address_to_visit(profile)),
        stage=contact.stage,
        stage_steps=() if contact.colleague else tuple(_step(notebook, standing, stage) for stage in STAGES),
        missing=standing.missing,
        last=last,
        last_is_alarm=alarm,
        wanted_result=visit.wanted_result,
        purpose=visit.purpose,
        needs=tuple(need.text for need in _needs(notebook, profile, organisation)),
        expected=_expected(notebook, entry),
        ace=visit.ace,
        talk_about=tuple(_talk(profile, steering)),
        avoid=tuple(interest.text for interest in profile.interests if interest.avoid),
        my_promises=tuple(_promise(p, visit.day) for p in promises if p.side is Side.ME),
        their_promises=tuple(_promise(p, visit.day) for p in promises if p.side is Side.THEM),
        ask=tuple(_ask(profile, steering, employment, organisation, today)),
        next_markers=() if contact.colleague else MARKERS_OF[next_stage(contact.stage) or Stage.ALLY],
        also_there=names_of(notebook, visit.id)[1:],
    )


def _expected(notebook: NotebookReader, entry: VisitEntry) -> tuple[ExpectedObjection, ...]:
    """What to expect and the answer; where the rep wrote none, the one that worked elsewhere."""
    unanswered = any(not one.answer for one in entry.objections)
    library = objections_known(notebook) if unanswered else []
    return tuple(ExpectedObjection(o.said, o.answer or answer_known(library, o.said)) for o in entry.objections)


def _reach(notebook: NotebookReader, profile: Profile) -> Iterator[ReachItem]:
    """Ways to reach the contact, best first: a phone, a messaging name, whoever picks up for them, email, the rest."""
    wanted, hours = profile.contact.preferred_channel, profile.contact.best_hours
    by_phone = [_phone_item(phone, hours, preferred=wanted is Channel.PHONE) for phone in phones_best_first(profile)]
    by_message = [
        ReachItem(m.service, m.value, hours if wanted is Channel.MESSAGE else "", preferred=wanted is Channel.MESSAGE)
        for m in profile.messaging_ids
    ]
    by_email = [ReachItem(Text("Email"), email.value) for email in profile.emails]
    yield from by_phone[:1]
    yield from by_message[:1]
    yield from _assistant(notebook, profile)
    yield from by_email[:1]
    yield from (*by_phone[1:], *by_message[1:], *by_email[1:])


_PHONE_LABELS = {
    "": Text("Phone"),
    "mobile": Text("Mobile"),
    "work": Text("Office"),
    "home": Text("Home"),
    "main": Text("Main number"),
    "assistant": Text("Assistant"),
}


def _phone_item(phone: Phone, hours: str, *, preferred: bool) -> ReachItem:
    label: Wording = _PHONE_LABELS.get(phone.label, phone.label)
    return ReachItem(label, phone.value, hours if preferred else "", preferred)


def _assistant(notebook: NotebookReader, profile: Profile) -> Iterator[ReachItem]:
    for relation in profile.relations:
        if relation.word == "assistant":
            phones = notebook.of_contact(Phone, relation.other_id) if relation.other_id else []
            number = phones[0].value if phones else relation.detail
            yield ReachItem(Text("Assistant"), "\n".join(part for part in (relation.name, number) if part))


def _step(notebook: NotebookReader, standing: StageStanding, stage: Stage) -> StageStep:
    reached = standing.reached_on(stage)
    if reached is None:
        return StageStep(stage)
    facts = standing.evidence_for(stage)
    # The fact that opened the stage, which is the oldest, says more than the latest of its kind.
    noted = next((fact for fact in reversed(facts) if fact.note), None)
    if noted:
        return StageStep(stage, reached, noted.note)
    # The way down to a stage is no reason for having reached it.
    rises = [one for one in standing.history if one.to_stage is stage and rank_of(one.from_stage) < stage.rank]
    because = rises[-1].because if rises else ""
    if because:
        return StageStep(stage, reached, because)
    first = facts[-1] if facts else None
    said = _first_note(notebook, first.visit_id) if first and first.visit_id else ""
    return StageStep(stage, reached, said or (Text("{marker}", marker=first.marker) if first else ""))


def _first_note(notebook: NotebookReader, visit_id: str) -> str:
    rows = notebook.rows("SELECT text FROM note WHERE visit_id = ? AND private = 0 ORDER BY position LIMIT 1", visit_id)
    return rows[0][0] if rows else ""


def _last(notebook: NotebookReader, contact: Contact) -> tuple[LastVisit | None, bool]:
    """The last visit with an emotion, or else the last done one; and whether it is an alarm not made good yet."""
    left = how_left(notebook, contact.id)
    done = [visit for visit in visits_of(notebook, contact.id) if visit.state.value == "done"]
    visit = left.last.visit if left.last else done[0] if done else None
    if visit is None:
        return None, False
    rows = notebook.rows("SELECT text FROM note WHERE visit_id = ? AND private = 0 ORDER BY position", visit.id)
    cause = " ".join(row[0] for row in rows)
    return LastVisit(visit.day, left.last.emotion if left.last else None, visit.channel, cause), left.alarm


def _needs(notebook: NotebookReader, profile: Profile, organisation: Organisation | None) -> list[Need]:
    theirs = notebook.select(Need, "organisation_id = ?", organisation.id) if organisation else []
    return [need for need in (*profile.needs, *theirs) if need.met_on is None]


def _talk(profile: Profile, steering: Method) -> Iterator[TalkPoint]:
    """Common ground first, then the other interests, then the family."""
    mine = {interest.casefold() for interest in steering.my_interests}
    points = [
        TalkPoint(_with_detail(interest), any(_names(interest.text.casefold(), word) for word in mine))
        for interest in profile.interests
        if not interest.avoid
    ]
    yield from sorted(points, key=lambda point: not point.common)
    for relation in profile.relations:
        if relation.word in FAMILY_WORDS:
            yield TalkPoint(_family(relation))


def _names(text: str, word: str) -> bool:
    """Whether a text names an interest: tea is no part of team, 羽毛球 is one of 羽毛球拍."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None if word.isascii() else word in text


def _with_detail(interest: Interest) -> Wording:
    if not interest.detail:
        return interest.text
    return Text("{what}, {detail}", what=interest.text, detail=interest.detail)


def _family(relation: Relation) -> Text:
    who = relation_text(relation.word)
    if relation.detail:
        return Text("{relation} {name}: {detail}", relation=who, name=relation.name, detail=relation.detail)
    return Text("{relation} {name}", relation=who, name=relation.name)


def _promise(promise: Promise, day: date) -> SheetPromise:
    return SheetPromise(promise.text, promise.due, promise.days_overdue(day))


def _ask(
    profile: Profile,
    steering: Method,
    employment: Employment | None,
    organisation: Organisation | None,
    today: date,
) -> Iterator[AskItem]:
    """Facts last confirmed too long ago, dates never confirmed, and the question for a referral last."""
    old = today - timedelta(days=steering.confirm_after)
    asked: list[AskItem] = []
    if employment and employment.confirmed_on and employment.confirmed_on < old:
        asked.append(AskItem(_work_question(employment.title, organisation), employment.confirmed_on))
    asked += [
        AskItem(Text("{fact}, still so?", fact=need.text), need.confirmed_on)
        for need in profile.needs
        if need.met_on is None and need.confirmed_on and need.confirmed_on < old
    ]
    asked += [
        AskItem(_date_question(entry), entry.confirmed_on, never_confirmed=entry.confirmed_on is None)
        for entry in profile.dates
        if entry.confirmed_on is None or entry.confirmed_on < old
    ]
    asked += [
        AskItem(Text("{fact}, still so?", fact=fact), confirmed_on)
        for fact, confirmed_on in _facts(profile)
        if confirmed_on and confirmed_on < old
    ]
    yield from asked[:_MOST_ASKED]
    yield AskItem(Text("Referral: who else could use this?"))


def _facts(profile: Profile) -> Iterator[tuple[str, date | None]]:
    """Ways to reach the contact and what they like, each with the day it was last confirmed."""
    yield from ((phone.value, phone.confirmed_on) for phone in profile.phones)
    yield from ((email.value, email.confirmed_on) for email in profile.emails)
    yield from ((address_line(address), address.confirmed_on) for address in profile.addresses)
    yield from ((interest.text, interest.confirmed_on) for interest in profile.interests if not interest.avoid)


def _work_question(title: str, organisation: Organisation | None) -> Text:
    if organisation is None:
        return Text("Still {title}?", title=title)
    if not title:
        return Text("Still at {organisation}?", organisation=organisation.name)
    return Text("Still {title} at {organisation}?", title=title, organisation=organisation.name)


def _date_question(entry: ImportantDate) -> Text:
    what: Text = Text("{label}", label=entry.label) if entry.label else Text("{kind}", kind=entry.kind)
    if entry.calendar is Calendar.LUNAR:
        return Text("{what} {day}?", what=what, day=LunarDay(entry.month, entry.day, entry.leap_month))
    return Text("{what} {day}?", what=what, day=SolarDay(entry.month, entry.day))
