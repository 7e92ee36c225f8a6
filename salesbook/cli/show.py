"""`show`: everything known about a contact."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import click

from salesbook.cli.contact_json import contact_json
from salesbook.cli.day import reminder_json
from salesbook.cli.lenses import standing_json, standing_line
from salesbook.cli.main import command
from salesbook.cli.naming import contact_named
from salesbook.cli.shell import Reply, Shell
from salesbook.cli.stages import standing_lines
from salesbook.domain.card import CardPlan
from salesbook.domain.contact import Contact
from salesbook.domain.favour import Favour
from salesbook.domain.important_date import Calendar, ImportantDate, LunarDay
from salesbook.domain.judgement import Judgement
from salesbook.domain.label import label_text
from salesbook.domain.messaging_service import service_text
from salesbook.domain.own_reminder import OwnReminder
from salesbook.domain.profile import Profile
from salesbook.domain.promise import NextStep, Promise, Side
from salesbook.domain.purchase import Offer, Purchase
from salesbook.domain.referral import Praise, Referral
from salesbook.domain.refusal import Refusal
from salesbook.domain.relation import detail_text, relation_text
from salesbook.domain.text import Text
from salesbook.domain.tier import Reward
from salesbook.domain.visit import Visit
from salesbook.domain.visit_entry import VisitEntry
from salesbook.domain.written_address import in_one_line
from salesbook.queries.contacts import contact_line, employment_now, profile_of
from salesbook.queries.missed_dates import missed_dates
from salesbook.queries.spending import SpentOfLimit, spent_of_limits
from salesbook.queries.standing import standing_of
from salesbook.queries.standings import standings_of
from salesbook.queries.today import reminders_of
from salesbook.queries.visits import entry_of, visits_of
from salesbook.store.notebook import NotebookReader
from salesbook.store.records import table_of
from salesbook.system.i18n import N_
from salesbook.system.i18n import gettext as _
from salesbook.wording import (
    clock_time,
    day_and_month,
    listed,
    lunar_day,
    medium_date,
    money,
    narrow_date,
    render,
    word,
)

# The lines for people; a script gets all.
MOST_VISITS, ALL = 20, 2**31


@command(N_("Everything known about CONTACT, with stage, what is missing, and reminders."), click.argument("contact"))
def show(shell: Shell, contact: str) -> Reply:
    """Answer with everything known about a contact."""
    notebook = shell.reader()
    found = contact_named(notebook, contact)
    profile = profile_of(notebook, found)
    due = reminders_of(notebook, found.id, shell.today)
    in_json = bool(shell.options.get("json"))
    visits = [entry_of(notebook, visit) for visit in visits_of(notebook, found.id, ALL if in_json else MOST_VISITS + 1)]
    data: dict[str, Any] = contact_json(notebook, found, shell.today)
    data["reminders"] = [reminder_json(contact_line(notebook, found.id), reminder) for reminder in due]
    data["visits"] = [_visit_json(entry, found.id) for entry in visits]
    data["promises"] = [_promise_json(promise) for promise in _promises(notebook, found)]
    data["next_steps"] = [_step_json(step) for step in _next_steps(notebook, found)]
    missed = missed_dates(notebook, found, shell.today)
    data["missed_dates"] = [{"date": one.entry.id, "day": one.day.isoformat()} for one in missed]
    standings = standings_of(notebook, found.id, shell.today)
    spent = spent_of_limits(notebook, found.id, shell.today.year)
    data["spent"] = [_spent_json(one) for one in spent]
    data["parts"] = [_part_json(part) for part in _parts(notebook, profile)]
    data["lenses"] = [standing_json(one) for one in standings]
    lines = [
        *_head(profile),
        *_reach(profile),
        *_person(profile, shell.today),
        *_ways(profile),
        "",
        *standing_lines(standing_of(notebook, found), shell.today),
        *_section(_("Due"), (f"{narrow_date(one.due)}  {render(one.reason)}" for one in due)),
        *_section(_("Open promises"), map(_promise_line, _promises(notebook, found))),
        *_section(_("Next steps"), map(_step_line, _next_steps(notebook, found))),
        *_section(_("Missed dates"), (f"{narrow_date(one.day)}  {_date_name(one.entry)}" for one in missed)),
        *_section(_("Offers, purchases, referrals"), _dealings(notebook, found)),
        *_section(_("Favours, judgements, refusals"), _signs(notebook, found)),
        *_section(_("Spent this year"), (render(one.words) for one in spent)),
        *_section(_("Lenses"), map(standing_line, standings)),
        *_section(_("Visits"), _visit_lines(visits, found.id)),
    ]
    return Reply(data, lines)


def _date_name(entry: ImportantDate) -> str:
    return entry.label or word(entry.kind)


def _head(profile: Profile) -> Iterable[str]:
    employment, organisation = employment_now(profile)
    contact = profile.contact
    yield contact.name + (f" ({contact.phonetic})" if contact.phonetic else "")
    title, house = employment.title if employment else "", organisation.name if organisation else ""
    works = _("{title}, {organisation}").format(title=title, organisation=house) if title and house else title or house
    if works:
        yield works
    if contact.how_we_met:
        yield _("How we met: {text}").format(text=contact.how_we_met)
    yield contact.id


def _reach(profile: Profile) -> Iterable[str]:
    for phone in profile.phones:
        yield _labelled(render(label_text(phone.label, Text("phone"))), phone.value)
    for email in profile.emails:
        yield _labelled(render(label_text(email.label, Text("email"))), email.value)
    for messaging in profile.messaging_ids:
        yield _labelled(render(service_text(messaging.service)), messaging.value)
    for site in profile.websites:
        yield _labelled(render(label_text(site.label, Text("website"))), site.value)
    for address in profile.addresses:
        yield _labelled(render(label_text(address.label, Text("address"))), in_one_line(address))


def _person(profile: Profile, today: date) -> Iterable[str]:
    for entry in profile.dates:
        yield _labelled(entry.label or word(entry.kind), _date_words(entry, today))
    for relation in profile.relations:
        detail = (render(detail_text(relation.detail)),) if relation.detail else ()
        yield _labelled(render(relation_text(relation.word)), listed((relation.name, *detail)))
    interests = tuple(interest.text for interest in profile.interests if not interest.avoid)
    avoid = tuple(interest.text for interest in profile.interests if interest.avoid)
    needs = tuple(need.text for need in profile.needs if need.met_on is None)
    tags = tuple(tag.word for tag in profile.tags)
    for label, words in ((_("interests"), interests), (_("avoid"), avoid), (_("needs"), needs), (_("tags"), tags)):
        if words:
            yield _labelled(label, listed(words))
    for note in profile.notes:
        yield _labelled(_("note"), note.text)


def _ways(profile: Profile) -> Iterable[str]:
    """How to deal with the person, and what they are to the rep."""
    contact, (employment, _organisation) = profile.contact, employment_now(profile)
    for label, words in (
        (_("nicknames"), listed(contact.nicknames)),
        (_("department"), employment.department if employment else ""),
        (_("buying role"), word(employment.buying_role) if employment and employment.buying_role else ""),
        (_("matters most"), listed(contact.matters_most)),
        (_("preferred channel"), word(contact.preferred_channel) if contact.preferred_channel else ""),
        (_("best hours"), contact.best_hours),
        (_("language"), contact.language),
        (_("disqualified"), contact.disqualified),
        (_("colleague"), _("yes") if contact.colleague else ""),
    ):
        if words:
            yield _labelled(label, words)


def _date_words(entry: ImportantDate, today: date) -> str:
    if entry.calendar is Calendar.LUNAR:
        written = lunar_day(LunarDay(entry.month, entry.day, entry.leap_month))
    else:
        # 2000 was a leap year, so that 29 February can be written.
        written = medium_date(entry.in_year(entry.year)) if entry.year else day_and_month(entry.in_year(2000))
    return _("{date}, next {day}").format(date=written, day=medium_date(entry.next_on_or_after(today)))


def _promises(notebook: NotebookReader, contact: Contact) -> list[Promise]:
    return notebook.select(Promise, "contact_id = ? AND state = 'open' ORDER BY due IS NULL, due", contact.id)


def _promise_line(promise: Promise) -> str:
    due = f"  {narrow_date(promise.due)}" if promise.due else ""
    return _("{what}: {note}").format(what=word(promise.side), note=promise.text) + due


def _next_steps(notebook: NotebookReader, contact: Contact) -> list[NextStep]:
    return notebook.select(NextStep, "contact_id = ? AND state = 'open' ORDER BY due IS NULL, due, at", contact.id)


def _step_line(step: NextStep) -> str:
    when = (narrow_date(step.due) if step.due else "", clock_time(step.at) if step.at else "")
    return "  ".join((step.text, " ".join(part for part in when if part))).rstrip()


def _dealings(notebook: NotebookReader, contact: Contact) -> Iterable[str]:
    for offer in notebook.select(Offer, "contact_id = ? ORDER BY given_on DESC", contact.id):
        yield f"{narrow_date(offer.given_on)}  {_('offer')}  {money(offer.amount)}  {word(offer.state)}"
    for purchase in notebook.select(Purchase, "contact_id = ? ORDER BY day DESC", contact.id):
        yield f"{narrow_date(purchase.day)}  {_('purchase')}  {money(purchase.amount)}"
    for referral in notebook.select(Referral, "contact_id = ? ORDER BY day DESC", contact.id):
        yield f"{narrow_date(referral.day)}  {_('referral')}  {referral.to_name}"
    for praise in notebook.select(Praise, "contact_id = ? ORDER BY day DESC", contact.id):
        yield f"{narrow_date(praise.day)}  {_('praise')}  {praise.text}"


def _signs(notebook: NotebookReader, contact: Contact) -> Iterable[str]:
    for favour in notebook.select(Favour, "contact_id = ? ORDER BY day DESC, id DESC", contact.id):
        said = _("favour for them") if favour.side is Side.ME else _("favour by them")
        yield f"{narrow_date(favour.day)}  {said}  {favour.text}"
    for judged in notebook.select(Judgement, "contact_id = ? ORDER BY day DESC, id DESC", contact.id):
        yield f"{narrow_date(judged.day)}  {word(judged.factor)} {judged.score}  {judged.note}".rstrip()
    for refusal in notebook.select(Refusal, "contact_id = ? ORDER BY day DESC, id DESC", contact.id):
        parts = (narrow_date(refusal.day), _("turned a competitor down"), refusal.competitor, refusal.note)
        yield "  ".join(part for part in parts if part)


def _spent_json(one: SpentOfLimit) -> dict[str, Any]:
    amounts = {"amount": one.spent.minor, "limit": one.limit.minor, "currency": one.limit.currency}
    apart = [{"amount": each.minor, "currency": each.currency} for each in one.apart]
    return {"kind": one.kind.value, **amounts, "not_counted": apart}


def _visit_lines(entries: list[VisitEntry], contact_id: str) -> Iterable[str]:
    yield from (_visit_line(entry, contact_id) for entry in entries[:MOST_VISITS])
    if len(entries) > MOST_VISITS:
        yield _("and older ones: “salesbook report contact-dossier” has them all")


def _visit_line(entry: VisitEntry, contact_id: str) -> str:
    visit = entry.visit
    felt = next((p.emotion for p in entry.participations if p.contact_id == contact_id), None)
    parts = (
        narrow_date(visit.day) + (f" {clock_time(visit.at)}" if visit.at else ""),
        word(visit.channel) if visit.channel else "",
        word(visit.state) if visit.state.value != "done" else "",
        visit.code or "",
        word(felt) if felt else "",
        " ".join(note.text for note in entry.notes) or visit.purpose,
    )
    return "  ".join(part for part in parts if part)


def _visit_json(entry: VisitEntry, contact_id: str) -> dict[str, Any]:
    visit: Visit = entry.visit
    return {
        "id": visit.id,
        "day": visit.day.isoformat(),
        "at": visit.at.strftime("%H:%M") if visit.at else None,
        "state": visit.state.value,
        "channel": visit.channel.value if visit.channel else None,
        "code": visit.code,
        "emotions": {p.contact_id: p.emotion.value for p in entry.participations if p.emotion},
        "notes": [note.text for note in entry.notes],
        "evidence": [fact.marker.value for fact in entry.evidence if fact.contact_id == contact_id],
    }


def _promise_json(promise: Promise) -> dict[str, Any]:
    return {
        "id": promise.id,
        "side": promise.side.value,
        "text": promise.text,
        "due": promise.due.isoformat() if promise.due else None,
    }


def _step_json(step: NextStep) -> dict[str, Any]:
    return {
        "id": step.id,
        "text": step.text,
        "due": step.due.isoformat() if step.due else None,
        "at": step.at.strftime("%H:%M") if step.at else None,
    }


_DEALINGS = (Offer, Purchase, Referral, Praise, Judgement, Refusal, Favour, Reward, CardPlan, OwnReminder)


def _parts(notebook: NotebookReader, profile: Profile) -> list[Any]:
    """All that `edit` and `delete` take by id, besides the contact, its visits, promises and next steps."""
    dealings = (notebook.of_contact(noun, profile.contact.id) for noun in _DEALINGS)
    return [*profile.parts, *profile.organisations, *(one for found in dealings for one in found)]


def _part_json(part: Any) -> dict[str, Any]:
    """A part by its id, its kind, and the first of its own words."""
    if isinstance(part, CardPlan):
        return {"id": part.id, "kind": table_of(CardPlan), "text": (part.festival or part.rhythm).value}
    said = (
        getattr(part, name, "") for name in ("value", "text", "name", "to_name", "word", "title", "label", "street")
    )
    return {"id": part.id, "kind": table_of(type(part)), "text": next((words for words in said if words), "")}


def _labelled(label: str, value: str) -> str:
    return "  " + _("{what}: {note}").format(what=label, note=value)


def _section(head: str, lines: Iterable[str]) -> list[str]:
    found = [f"  {line}" for line in lines]
    return ["", head, *found] if found else []
