"""`stage` and `evidence`: where a contact stands, moving them, and what shows it."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from salesbook.cli.main import command
from salesbook.cli.naming import choice, contact_named
from salesbook.cli.shell import Reply, Shell
from salesbook.domain.contact import Contact
from salesbook.domain.days import how_long_ago
from salesbook.domain.evidence import Evidence, Marker, skipped_without_evidence
from salesbook.domain.stage import Stage, next_stage
from salesbook.operations.evidence import record_evidence
from salesbook.operations.stages import move_to_stage
from salesbook.queries.standing import StageStanding, standing_of
from salesbook.system.i18n import N_
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, joined, listed, medium_date, render, word


@command(
    N_("Show where a contact stands, or move them to STAGE (recognition, dating, trust, ally)."),
    click.argument("contact"),
    click.argument("stage", required=False),
    click.option("--because", default="", help=N_("Why, where no evidence says so or the move goes down.")),
)
def stage(shell: Shell, contact: str, stage: str | None, because: str) -> Reply:
    """Answer with where a contact stands, or move them."""
    if stage is None:
        notebook = shell.reader()
        found = contact_named(notebook, contact)
        return _standing_reply(found, standing_of(notebook, found), shell.today)
    target = choice(Stage, stage)
    writable = shell.notebook()
    found = contact_named(writable, contact)
    shown = standing_of(writable, found).evidence
    move_to_stage(writable, found, target, shell.today, because)
    moved = writable.get(Contact, found.id)
    assert moved is not None
    reply = _standing_reply(moved, standing_of(writable, moved), shell.today)
    said = _("Moved {name} to {stage}.").format(name=moved.name, stage=word(target))
    return Reply(reply.data, [said, *_skipped(found.stage, target, shown), *reply.lines])


def _skipped(start: Stage | None, target: Stage, shown: tuple[Evidence, ...]) -> list[str]:
    """The stages that a move up came to or passed and nothing recorded shows, each with the markers that would."""
    return [
        _("{stage} would be shown by: {markers}").format(
            stage=capitalised(word(stage)), markers=listed(tuple(word(one) for one in markers))
        )
        for stage, markers in skipped_without_evidence(start, target, shown)
    ]


@command(
    N_("Record that CONTACT met MARKER outside any visit, such as openly-supports-us; the move it offers is named."),
    click.argument("contact"),
    click.argument("marker"),
    click.option("--day", metavar="D", help=N_("When; today otherwise.")),
    click.option("--note", default="", help=N_("What happened.")),
)
def evidence(shell: Shell, contact: str, marker: str, day: str | None, note: str) -> Reply:
    """Record evidence by hand."""
    writable = shell.notebook()
    found = contact_named(writable, contact)
    fact = Evidence(found.id, choice(Marker, marker), shell.past_day(day), note=note)
    record_evidence(writable, found, fact)
    now = writable.get(Contact, found.id)
    assert now is not None
    return _standing_reply(now, standing_of(writable, now), shell.today)


def standing_lines(standing: StageStanding, today: date) -> list[str]:
    """A standing in words: the stage, the way there, how old the evidence is, the offer, what is missing."""
    lines = [_("Stage: {stage}").format(stage=word(standing.stage) if standing.stage else _("none yet"))]
    for change in standing.history:
        to = word(change.to_stage) if change.to_stage else _("none yet")
        lines.append(f"  {medium_date(change.day)}  {to}  {change.because}".rstrip())
    if standing.last_evidence is not None:
        lines.append(_("Last evidence: {age}").format(age=render(how_long_ago(standing.last_evidence, today))))
    if standing.offered:
        evidence = evidence_shown(standing.offered.evidence)
        lines.append(
            _("Offered: {stage}, because of {evidence}").format(stage=word(standing.offered.to), evidence=evidence)
        )
    target = next_stage(standing.stage)
    if target and standing.advice:
        one = len(standing.advice) == 1
        said = _("Missing for {stage}: {advice}") if one else _("Missing for {stage}, one of: {advice}")
        lines.append(said.format(stage=word(target), advice=word(standing.advice)))
    return lines


def evidence_shown(facts: tuple[Evidence, ...]) -> str:
    """The newest three of them, each said once: two meals of a day are read as one."""
    return joined(tuple(dict.fromkeys(evidence_words(fact) for fact in facts))[:3])


def evidence_words(fact: Evidence) -> str:
    """One piece of evidence: the marker, its day, and the note."""
    return " ".join(part for part in (word(fact.words), f"({medium_date(fact.day)})", fact.note) if part)


def _standing_reply(contact: Contact, standing: StageStanding, today: date) -> Reply:
    offered: dict[str, Any] | None = None
    if standing.offered:
        offered = {
            "stage": standing.offered.to.value,
            "evidence": [evidence_json(fact) for fact in standing.offered.evidence],
        }
    data = {
        "contact": {"id": contact.id, "name": contact.name},
        "stage": standing.stage.value if standing.stage else None,
        "offered": offered,
        "missing": [render(text) for text in standing.missing_in_words],
        "evidence": [evidence_json(fact) for fact in standing.evidence],
        "last_evidence": standing.last_evidence.isoformat() if standing.last_evidence else None,
        "history": [
            {
                "day": change.day.isoformat(),
                "from": change.from_stage.value if change.from_stage else None,
                "to": change.to_stage.value if change.to_stage else None,
                "because": change.because,
                "visit": change.visit_id,
            }
            for change in standing.history
        ],
    }
    return Reply(data, [contact.name, *standing_lines(standing, today)])


def evidence_json(fact: Evidence) -> dict[str, Any]:
    """One piece of evidence as JSON."""
    return {"marker": fact.marker.value, "day": fact.day.isoformat(), "visit": fact.visit_id, "note": fact.note}
