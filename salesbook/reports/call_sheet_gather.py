"""What a call sheet says, gathered from the notebook: everything the rep should know before going in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from salesbook.domain.contact import Channel, Contact, Phone
from salesbook.domain.evidence import MARKERS_OF
from salesbook.domain.messaging_service import service_text
from salesbook.domain.profile import Profile
from salesbook.domain.promise import Promise, Side
from salesbook.domain.setting import Method
from salesbook.domain.stage import STAGES, Stage, next_stage
from salesbook.domain.text import Text
from salesbook.domain.visit_entry import VisitEntry
from salesbook.queries.contacts import employment_now, profile_of
from salesbook.queries.goals import goals_with
from salesbook.queries.objections import answer_known, objections_known
from salesbook.queries.settings import method
from salesbook.queries.standing import standing_of
from salesbook.queries.visits import entry_of, names_of, planned_on, visits_of
from salesbook.reports.call_sheet_content import (
    AskItem,
    CallSheet,
    ExpectedObjection,
    LastVisit,
    ReachItem,
    SheetPromise,
    SheetVisit,
)
from salesbook.reports.contact_facts import (
    ends_at,
    how_left,
    number_to_call,
    phone_label,
    phones_best_first,
    phonetic_of,
    place_to_visit,
)
from salesbook.reports.contact_topics import date_points, open_needs, questions, stage_step, talk_points
from salesbook.reports.options import CallSheetOptions
from salesbook.store.notebook import NotebookReader
from salesbook.system.progress import Progress, silent


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
    told = last.cause if last else ""
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
        place=visit.place or place_to_visit(profile),
        stage=contact.stage,
        stage_steps=() if contact.colleague else tuple(stage_step(notebook, standing, stage, told) for stage in STAGES),
        missing=standing.missing,
        last=last,
        last_is_alarm=alarm,
        wanted_result=visit.wanted_result,
        purpose=visit.purpose,
        needs=tuple(need.text for need in open_needs(notebook, profile, organisation)),
        expected=_expected(notebook, entry),
        ace=visit.ace,
        talk_about=(
            *date_points(notebook, profile, steering, visit.day, today),
            *talk_points(profile, steering),
        ),
        avoid=tuple(interest.text for interest in profile.interests if interest.avoid),
        my_promises=tuple(_promise(p, visit.day) for p in promises if p.side is Side.ME),
        their_promises=tuple(_promise(p, visit.day) for p in promises if p.side is Side.THEM),
        ask=(
            *(AskItem(goal) for goal in goals_with(notebook, contact.id, today)),
            *questions(profile, steering, employment, organisation, today),
        ),
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
    if not by_phone and (switchboard := number_to_call(profile)):
        by_phone.append(_phone_item(Phone(profile.contact.id, switchboard, "main"), hours, preferred=False))
    by_message = [
        ReachItem(
            service_text(m.service),
            m.value,
            hours if wanted is Channel.MESSAGE else "",
            preferred=wanted is Channel.MESSAGE,
        )
        for m in profile.messaging_ids
    ]
    by_email = [ReachItem(Text("Email"), email.value) for email in profile.emails]
    yield from by_phone[:1]
    yield from by_message[:1]
    yield from _assistant(notebook, profile)
    yield from by_email[:1]
    yield from (*by_phone[1:], *by_message[1:], *by_email[1:])


def _phone_item(phone: Phone, hours: str, *, preferred: bool) -> ReachItem:
    return ReachItem(phone_label(phone.label), phone.value, hours if preferred else "", preferred)


def _assistant(notebook: NotebookReader, profile: Profile) -> Iterator[ReachItem]:
    for relation in profile.relations:
        if relation.word == "assistant":
            phones = notebook.of_contact(Phone, relation.other_id) if relation.other_id else []
            number = phones[0].value if phones else relation.detail
            yield ReachItem(Text("Assistant"), "\n".join(part for part in (relation.name, number) if part))


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


def _promise(promise: Promise, day: date) -> SheetPromise:
    return SheetPromise(promise.text, promise.due, promise.days_overdue(day))
