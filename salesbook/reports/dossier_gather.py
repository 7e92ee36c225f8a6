"""What a contact dossier says, gathered from the notebook. Private notes are read only where that was ticked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from salesbook.domain.contact import Contact, Note
from salesbook.domain.favour import Favour
from salesbook.domain.lenses.kotler import KOTLER
from salesbook.domain.lenses.lens import NOT_PLACED
from salesbook.domain.lenses.lens import Standing as LensStanding
from salesbook.domain.lenses.loyalty_ladder import LOYALTY_LADDER
from salesbook.domain.lenses.pareto import PARETO
from salesbook.domain.lenses.service_tier import SERVICE_TIER
from salesbook.domain.lenses.three_proofs import THREE_PROOFS
from salesbook.domain.messaging_service import service_text
from salesbook.domain.money import Money
from salesbook.domain.profile import Profile
from salesbook.domain.promise import Promise, PromiseState, Side
from salesbook.domain.purchase import Purchase
from salesbook.domain.referral import Praise, Referral
from salesbook.domain.stage import STAGES, Stage
from salesbook.domain.text import Text
from salesbook.domain.visit import Participation, ValueGiven, ValueKind, Visit
from salesbook.queries.contacts import employment_now, profile_of
from salesbook.queries.lens_facts import facts_of
from salesbook.queries.settings import method
from salesbook.queries.standing import StageStanding, standing_of
from salesbook.reports.call_sheet_content import LastVisit, Wording
from salesbook.reports.contact_facts import address_line, how_left, phones_best_first, phonetic_of
from salesbook.reports.contact_topics import interest_points, open_needs, questions, relation_point, stage_step
from salesbook.reports.dossier_content import (
    Bought,
    DatedDay,
    Dossier,
    DossierLine,
    DossierVisit,
    Felt,
    Given,
    Kept,
    Quarter,
    Standing,
)
from salesbook.reports.options import DossierOptions
from salesbook.reports.sums import sums
from salesbook.reports.visit_report_content import ReportPromise
from salesbook.store.notebook import NotebookReader
from salesbook.system.progress import Progress, silent

_LAST_FELT = 7
# Those that say most of one person in one line each; Insights has them all.
SHOWN = (KOTLER, LOYALTY_LADDER, THREE_PROOFS, PARETO)
_QUARTERS = 4


def gather(notebook: NotebookReader, options: DossierOptions, today: date, progress: Progress = silent) -> Dossier:
    """Everything known of the contact on a day; of nobody, nothing."""
    progress(0, 2)
    steering = method(notebook)
    contact = notebook.get(Contact, options.contact_id) if options.contact_id else None
    if contact is None:
        return Dossier(today, steering.my_name)
    profile = profile_of(notebook, contact)
    employment, organisation = employment_now(profile)
    standing = standing_of(notebook, contact)
    promises = notebook.select(Promise, "contact_id = ? ORDER BY due IS NULL, due, id", contact.id)
    visits = _visits(notebook, contact.id, private=options.private)
    last, alarm = _last(notebook, contact.id)
    facts = facts_of(notebook, contact.id, today)
    stands = {lens.name: lens.place(facts) for lens in (*SHOWN, SERVICE_TIER)} if facts else {}
    asked = questions(profile, steering, employment, organisation, today)
    return Dossier(
        printed_on=today,
        my_name=steering.my_name,
        name=contact.name,
        phonetic=phonetic_of(contact),
        role=employment.title if employment else "",
        organisation=organisation.name if organisation else "",
        how_we_met=contact.how_we_met,
        language=contact.language,
        photo=profile.photo.data if profile.photo else b"",
        colleague=contact.colleague,
        phones=tuple((phone.value, phone.label) for phone in phones_best_first(profile)),
        messages=(
            *((one.value, service_text(one.service)) for one in profile.messaging_ids),
            *((one.value, "") for one in profile.emails),
        ),
        addresses=tuple(line for one in profile.addresses if (line := address_line(one))),
        preferred=contact.preferred_channel,
        best_hours=contact.best_hours,
        stage=contact.stage,
        stage_steps=() if contact.colleague else tuple(stage_step(notebook, standing, stage) for stage in STAGES),
        missing=standing.missing,
        felt=tuple(Felt(one.day, one.emotion) for one in reversed(visits) if one.emotion)[-_LAST_FELT:],
        last=last,
        last_is_alarm=alarm,
        matters_most=contact.matters_most,
        interests=tuple(interest_points(profile, steering)),
        avoid=tuple(interest.text for interest in profile.interests if interest.avoid),
        relations=tuple(relation_point(one) for one in profile.relations),
        dates=_dates(profile, today),
        needs=tuple(need.text for need in open_needs(notebook, profile, organisation)),
        ask_again=tuple(item for item in asked if item.last_known),
        values=_values(notebook.of_contact(ValueGiven, contact.id)),
        bought=_bought(notebook.of_contact(Purchase, contact.id), today),
        we=_open(promises, Side.ME, today),
        they=_open(promises, Side.THEM, today),
        kept=tuple(_kept(promises, side) for side in Side),
        tier=_tier(stands),
        standings=_standings(stands),
        visits=tuple(visits),
        favours=_favours(notebook, contact.id),
        referrals=_referrals(notebook, contact.id),
        steps=_steps(standing),
    )


def _standings(stands: Mapping[str, LensStanding]) -> tuple[Standing, ...]:
    """Where the lenses of a dossier put the contact, and what would move them that no lens above has said yet."""
    told: list[Standing] = []
    for lens in SHOWN:
        one = stands.get(lens.name)
        if one is not None and one.position != NOT_PLACED:
            known = {other.to_move for other in told}
            new = [step for step in one.to_move_up if step not in known]
            told.append(Standing(lens.words, one.words, new[0] if new else ""))
    return tuple(told)


def _tier(stands: Mapping[str, LensStanding]) -> Wording:
    """The tier of service that is reached; empty where none is, or none is set."""
    one = stands.get(SERVICE_TIER.name)
    return one.position.words if one and one.position != NOT_PLACED else ""


def _visits(notebook: NotebookReader, contact_id: str, *, private: bool) -> list[DossierVisit]:
    """The visits made, latest first."""
    found = notebook.select(
        Visit,
        """state = 'done' AND id IN (SELECT visit_id FROM participation WHERE contact_id = ?) ORDER BY key DESC""",
        contact_id,
    )
    mine = {one.visit_id: one for one in notebook.of_contact(Participation, contact_id)}
    notes: dict[str, list[str]] = {}
    where = """visit_id IN (SELECT visit_id FROM participation WHERE contact_id = ?) AND (private = 0 OR ?)
               ORDER BY visit_id, position"""
    for note in notebook.select(Note, where, contact_id, private):
        notes.setdefault(note.visit_id or "", []).append(note.text)
    return [
        DossierVisit(visit.day, visit.channel, tuple(notes.get(visit.id, ())), mine[visit.id].emotion)
        for visit in found
    ]


def _last(notebook: NotebookReader, contact_id: str) -> tuple[LastVisit | None, bool]:
    """How the contact left the last visit with an emotion, with what was written of it; and whether it is an alarm."""
    left = how_left(notebook, contact_id)
    if left.last is None:
        return None, False
    visit = left.last.visit
    rows = notebook.rows("SELECT text FROM note WHERE visit_id = ? AND private = 0 ORDER BY position", visit.id)
    return LastVisit(visit.day, left.last.emotion, visit.channel, " ".join(row[0] for row in rows)), left.alarm


def _dates(profile: Profile, today: date) -> tuple[DatedDay, ...]:
    return tuple(
        sorted((DatedDay(one, one.next_on_or_after(today)) for one in profile.dates), key=lambda one: one.next)
    )


def _values(given: Sequence[ValueGiven]) -> tuple[Given, ...]:
    """All four kinds, also those never given; nothing where none ever was."""
    if not given:
        return ()
    return tuple(
        Given(
            kind,
            sum(one.kind is kind for one in given),
            sums(one.cost for one in given if one.kind is kind and one.cost and one.cost.minor),
        )
        for kind in ValueKind
    )


def _bought(purchases: Sequence[Purchase], today: date) -> Bought | None:
    if not purchases:
        return None
    amounts = [one.amount for one in purchases]
    currencies = [amount.currency for amount in amounts]
    # Bars of several currencies cannot be compared; those of the usual one can.
    usual = max(dict.fromkeys(currencies), key=currencies.count)
    return Bought(
        len(purchases),
        sums(amounts),
        sums(one.profit for one in purchases if one.profit),
        tuple(_quarters(purchases, usual, today)),
    )


def _quarters(purchases: Sequence[Purchase], currency: str, today: date) -> Iterator[Quarter]:
    """The last four quarters, oldest first."""
    present = today.year * 4 + (today.month - 1) // 3
    for index in range(present - _QUARTERS + 1, present + 1):
        minor = sum(
            one.amount.minor
            for one in purchases
            if one.amount.currency == currency and one.day.year * 4 + (one.day.month - 1) // 3 == index
        )
        yield Quarter(index // 4, index % 4 + 1, Money(minor, currency))


def _open(promises: Iterable[Promise], side: Side, today: date) -> tuple[ReportPromise, ...]:
    return tuple(
        ReportPromise(one.text, one.due, one.state, one.settled_on, one.days_overdue(today))
        for one in promises
        if one.side is side and one.state is PromiseState.OPEN
    )


def _kept(promises: Sequence[Promise], side: Side) -> Kept:
    mine = [one.state for one in promises if one.side is side]
    kept = mine.count(PromiseState.KEPT)
    return Kept(side, kept, kept + mine.count(PromiseState.BROKEN))


def _favours(notebook: NotebookReader, contact_id: str) -> tuple[DossierLine, ...]:
    found = notebook.select(Favour, "contact_id = ? ORDER BY day DESC, id DESC", contact_id)
    said = {Side.ME: Text("from us"), Side.THEM: Text("from them")}
    return tuple(DossierLine(one.day, said[one.side], one.text) for one in found)


def _referrals(notebook: NotebookReader, contact_id: str) -> tuple[DossierLine, ...]:
    """Whom they sent and what they praised, latest first."""
    sent = [
        DossierLine(one.day, Text("referred {name}", name=one.to_name), one.note)
        for one in notebook.select(Referral, "contact_id = ?", contact_id)
    ]
    praised = [
        DossierLine(one.day, Text("praise"), one.text) for one in notebook.select(Praise, "contact_id = ?", contact_id)
    ]
    return tuple(sorted((*sent, *praised), key=lambda one: one.day, reverse=True))


def _steps(standing: StageStanding) -> tuple[DossierLine, ...]:
    """The history of the stages, latest first."""
    return tuple(
        DossierLine(one.day, _step(one.from_stage, one.to_stage), one.because) for one in reversed(standing.history)
    )


def _step(start: Stage | None, end: Stage | None) -> Text:
    if start is None or end is None:
        return Text("to {stage}", stage=end) if end else Text("no stage any more")
    return Text("{start} to {end}", start=start, end=end)
