"""What papers say of a contact beyond the facts: the path and what it rests on, what to talk about, what to ask again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from salesbook.domain.important_date import Calendar, ImportantDate, LunarDay, SolarDay
from salesbook.domain.interest import Interest, Need
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.profile import Profile
from salesbook.domain.relation import FAMILY_WORDS, NARROWER_WORDS, Relation, relation_text
from salesbook.domain.reminders.dates import date_key, occasion, span
from salesbook.domain.setting import Method
from salesbook.domain.stage import Stage, rank_of
from salesbook.domain.text import Text
from salesbook.queries.standing import StageStanding
from salesbook.reports.call_sheet_content import AskItem, StageStep, TalkPoint, Wording
from salesbook.reports.contact_facts import address_line
from salesbook.store.notebook import NotebookReader

# Facts to confirm on one sheet, before the question of the stage.
_MOST_ASKED = 3

# What the rep works on at each stage, as a question; nobody is asked for a referral before they are an ally.
_PROFILE = Text("Profile: what do they decide, and with whom?")
_AT_STAGE = {
    None: _PROFILE,
    Stage.RECOGNITION: _PROFILE,
    Stage.DATING: Text("Interests: what would they come along to?"),
    Stage.TRUST: Text("Help: what could I do for them beyond business?"),
    Stage.ALLY: Text("Referral: who else could use this?"),
}


def stage_step(notebook: NotebookReader, standing: StageStanding, stage: Stage, told: str = "") -> StageStep:
    """A stage of the path: when it was reached, and the fact or the words it rests on; not those `told` already."""
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
    said = "" if said in told else said
    return StageStep(stage, reached, said or (Text("{marker}", marker=first.words) if first else ""))


def _first_note(notebook: NotebookReader, visit_id: str) -> str:
    rows = notebook.rows("SELECT text FROM note WHERE visit_id = ? AND private = 0 ORDER BY position LIMIT 1", visit_id)
    return rows[0][0] if rows else ""


def open_needs(notebook: NotebookReader, profile: Profile, organisation: Organisation | None) -> list[Need]:
    """What the contact and the organisation want solved and is not yet."""
    theirs = notebook.select(Need, "organisation_id = ?", organisation.id) if organisation else []
    return [need for need in (*profile.needs, *theirs) if need.met_on is None]


def interest_points(profile: Profile, steering: Method) -> list[TalkPoint]:
    """The interests without those to avoid, common ground first."""
    mine = {interest.casefold() for interest in steering.my_interests}
    points = [
        TalkPoint(_with_detail(interest), any(_names(interest.text.casefold(), word) for word in mine))
        for interest in profile.interests
        if not interest.avoid
    ]
    return sorted(points, key=lambda point: not point.common)


def talk_points(profile: Profile, steering: Method) -> Iterator[TalkPoint]:
    """Common ground first, then the other interests, then the family; `date_points` stand before all of them."""
    yield from interest_points(profile, steering)
    for relation in profile.relations:
        if relation.word in FAMILY_WORDS:
            yield TalkPoint(relation_point(relation))


def date_points(
    notebook: NotebookReader, profile: Profile, steering: Method, day: date, today: date
) -> list[TalkPoint]:
    """The dates that Today would tell of on the day of a visit, without those answered; what is past by now is not said."""
    first, last = span(steering, day)
    falls = ((entry, entry.between(max(first, min(today, day)), last)) for entry in profile.dates)
    near = sorted(((on, entry) for entry, on in falls if on is not None), key=lambda pair: pair[0])
    return [
        TalkPoint(Text("{what}, {day}", what=occasion(entry, on), day=SolarDay(on.month, on.day)), soon=True)
        for on, entry in near
        if not notebook.rows("SELECT 1 FROM answer WHERE reminder = ? AND kind <> 'snoozed'", date_key(entry, on))
    ]


def _names(text: str, word: str) -> bool:
    """Whether a text names an interest: tea is no part of team, 羽毛球 is one of 羽毛球拍."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None if word.isascii() else word in text


def _with_detail(interest: Interest) -> Wording:
    if not interest.detail:
        return interest.text
    return Text("{what}, {detail}", what=interest.text, detail=interest.detail)


def relation_point(relation: Relation) -> Text:
    """Somebody round the contact in one line: `daughter Duoduo: 9, piano`."""
    who = relation_text(relation.word)
    if relation.detail:
        detail = NARROWER_WORDS.get(relation.detail, relation.detail)
        return Text("{relation} {name}: {detail}", relation=who, name=relation.name, detail=detail)
    return Text("{relation} {name}", relation=who, name=relation.name)


def questions(
    profile: Profile,
    steering: Method,
    employment: Employment | None,
    organisation: Organisation | None,
    today: date,
) -> Iterator[AskItem]:
    """Facts last confirmed too long ago, dates never confirmed, and last what the stage is worked on with."""
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
    if not profile.contact.colleague:
        yield AskItem(_AT_STAGE[profile.contact.stage])


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
