"""What a day route says, gathered from the notebook: the visits of the day and who else could be seen or called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from salesbook.domain.channel import Channel
from salesbook.domain.contact import Address, Contact
from salesbook.domain.days import days_past
from salesbook.domain.profile import Profile
from salesbook.domain.reminders.cadence import cadence_due
from salesbook.domain.reminders.reminder import Reminder, ReminderKind
from salesbook.domain.text import Text, counted
from salesbook.domain.visit import Participation, Visit
from salesbook.queries.contacts import contact_lines, employment_now, profile_of
from salesbook.queries.settings import method
from salesbook.queries.today import contact_facts, today
from salesbook.queries.visits import names_of, planned_on
from salesbook.reports.contact_facts import (
    address_line,
    address_to_visit,
    ends_at,
    how_left,
    number_to_call,
    phonetic_of,
    place_to_visit,
)
from salesbook.reports.options import RouteOptions
from salesbook.reports.route_content import MOST_DUE, AlsoDue, Due, Nearby, Route, RouteDay, Stop
from salesbook.store.notebook import NotebookReader
from salesbook.system.progress import Progress, silent

_MOST_NEARBY = 3

# What to have in mind going in: what I owe comes first; the alarm stands in the row as a face already.
_FIRST = (
    ReminderKind.PROMISE_BY_ME,
    ReminderKind.PROMISE_BY_THEM,
    ReminderKind.NEXT_STEP,
    ReminderKind.DATE,
)
_WEIGHT = {kind: place for place, kind in enumerate(sorted(ReminderKind, key=lambda one: one not in _FIRST))}

# What a call between two visits does not do: it waits for the next time they meet.
_WANTS_A_VISIT = frozenset({ReminderKind.STUCK, ReminderKind.REFERRAL, ReminderKind.CONFIRM})


def gather(notebook: NotebookReader, options: RouteOptions, _today: date, progress: Progress = silent) -> Route:
    """The routes of the days with a planned visit; what is due is asked for each day itself."""
    steering = method(notebook)
    days = [options.first + timedelta(days=offset) for offset in range((options.last - options.first).days + 1)]
    routes: list[RouteDay] = []
    for day in days:
        progress(0, len(days))
        visits = planned_on(notebook, day)
        if visits:
            routes.append(_day(notebook, day, visits))
    return Route(options.first, options.last, steering.my_name, steering.my_company, tuple(routes))


def _day(notebook: NotebookReader, day: date, visits: Sequence[Visit]) -> RouteDay:
    due = today(notebook, day)
    reminders = (*due.must, *due.worth)
    met = {part.contact_id for visit in visits for part in notebook.of_visit(Participation, visit.id)}
    profiles = [_profile_of_first(notebook, visit) for visit in visits]
    stops = [
        _stop(notebook, visit, profile, reminders, day)
        for visit, profile in zip(visits, profiles, strict=True)
        if profile is not None
    ]
    calls = (reminder for reminder in reminders if reminder.kind not in _WANTS_A_VISIT)
    others = _loudest_of_each(reminder for reminder in calls if reminder.contact_id not in met)
    cities = {_city(address) for profile in profiles if profile and (address := address_to_visit(profile))}
    named = {reminder.contact_id for reminder in others[:MOST_DUE]}
    return RouteDay(
        day,
        tuple(stops),
        tuple(_also_due(notebook, reminder, day) for reminder in others),
        tuple(_nearby(notebook, day, cities - {""}, met | named)),
    )


def _profile_of_first(notebook: NotebookReader, visit: Visit) -> Profile | None:
    parts = notebook.of_visit(Participation, visit.id)
    contact = notebook.get(Contact, parts[0].contact_id) if parts else None
    return profile_of(notebook, contact) if contact else None


def _stop(notebook: NotebookReader, visit: Visit, profile: Profile, reminders: Iterable[Reminder], day: date) -> Stop:
    contact = profile.contact
    employment, organisation = employment_now(profile)
    left = how_left(notebook, contact.id)
    mine = [reminder for reminder in reminders if reminder.contact_id == contact.id]
    first = min(mine, key=lambda reminder: (_WEIGHT[reminder.kind], reminder.due), default=None)
    return Stop(
        name=contact.name,
        phonetic=phonetic_of(contact),
        also_there=names_of(notebook, visit.id)[1:],
        role=employment.title if employment else "",
        organisation=organisation.name if organisation else "",
        at=visit.at,
        until=ends_at(visit),
        code=visit.code,
        channel=visit.channel,
        stage=contact.stage,
        colleague=contact.colleague,
        emotion=left.last.emotion if left.last else None,
        alarm=left.alarm,
        phone=number_to_call(profile),
        place=visit.place or (place_to_visit(profile) if _goes_there(visit) else ""),
        purpose=visit.purpose or visit.wanted_result,
        reminder=_due(first, day) if first else None,
    )


def _goes_there(visit: Visit) -> bool:
    return visit.channel is None or visit.channel is Channel.IN_PERSON


def _loudest_of_each(reminders: Iterable[Reminder]) -> list[Reminder]:
    """The loudest reminder of each contact: one call settles them all; and each that is about nobody."""
    found: dict[str, Reminder] = {}
    for reminder in reminders:
        whose = reminder.contact_id or reminder.key
        if whose not in found or reminder.kind.loudness < found[whose].kind.loudness:
            found[whose] = reminder
    return list(found.values())


def _also_due(notebook: NotebookReader, reminder: Reminder, day: date) -> AlsoDue:
    contact = notebook.get(Contact, reminder.contact_id)
    if contact is None:
        return AlsoDue("", "", "", _due(reminder, day))
    line = contact_lines(notebook, (contact.id,))[contact.id]
    return AlsoDue(
        contact.name, phonetic_of(contact), line.organisation, _due(reminder, day), _phone(notebook, contact)
    )


def _phone(notebook: NotebookReader, contact: Contact) -> str:
    return number_to_call(profile_of(notebook, contact))


def _due(reminder: Reminder, day: date) -> Due:
    """Why, shorter than the reminder says it: how long overdue stands behind it anyway."""
    said = dict(reminder.reason.values)
    late = days_past(reminder.due, day)
    match reminder.kind:
        case ReminderKind.PROMISE_BY_ME:
            return Due(Text("Promised: {text}", text=said["text"]), late)
        case ReminderKind.PROMISE_BY_THEM:
            return Due(Text("They promised: {text}", text=said["text"]), late)
        case ReminderKind.NEXT_STEP:
            return Due(Text("{text}", text=said["text"]), late)
        case ReminderKind.ALARM:
            return Due(Text("Left {emotion}: make it good", emotion=said["emotion"]), late)
        case ReminderKind.CADENCE:
            n, allowed = said["n"], said["allowed"]
            assert isinstance(n, int)
            why = counted(
                "Cold for {n} day ({stage}: {allowed})",
                "Cold for {n} days ({stage}: {allowed})",
                n,
                stage=said["stage"],
                allowed=allowed,
            )
            return Due(why)
        case ReminderKind.OWN | ReminderKind.OFFER | ReminderKind.THANKS:
            return Due(reminder.reason, late)
        case _:
            return Due(reminder.reason)


def _nearby(notebook: NotebookReader, day: date, cities: set[str], passed_over: set[str]) -> Iterable[Nearby]:
    """Contacts with an address in one of the cities and no visit planned, the one longest past its day first."""
    steering = method(notebook)
    there = {address.contact_id: address for address in notebook.select(Address) if _city(address) in cities}
    facts = contact_facts(notebook, there.keys() - passed_over, day)
    due = {one.id: when for one in facts.values() if (when := cadence_due(one, steering)) is not None}
    chosen = sorted(due, key=lambda contact_id: (due[contact_id], contact_id))[:_MOST_NEARBY]
    lines = contact_lines(notebook, tuple(chosen))
    for contact_id in chosen:
        contact = notebook.get(Contact, contact_id)
        assert contact is not None
        address = address_line(there[contact_id])
        touched = facts[contact_id].last_touch
        yield Nearby(contact.name, lines[contact_id].organisation, address, touched, _phone(notebook, contact))


def _city(address: Address) -> str:
    """The city to compare by: 北京 and 北京市 are one."""
    return address.city.strip().casefold().removesuffix("市")
