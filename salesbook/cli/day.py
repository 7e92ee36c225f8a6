"""`today` and `answer`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from salesbook.cli.main import command
from salesbook.cli.shell import Reply, Shell
from salesbook.domain.days import parse_day
from salesbook.domain.errors import Refused
from salesbook.domain.reminders.reminder import AnswerKind, Reminder
from salesbook.domain.text import Text
from salesbook.domain.visit import Visit
from salesbook.queries.contacts import ContactLine, contact_line, contact_lines
from salesbook.queries.today import Today
from salesbook.queries.today import today as day_of
from salesbook.queries.visits import names_of
from salesbook.store.notebook import NotebookReader
from salesbook.store.saving import save
from salesbook.system import clock
from salesbook.system.i18n import N_, ngettext
from salesbook.system.i18n import gettext as _
from salesbook.wording import clock_time, day_and_month, listed, long_date, render


@command(
    N_("What is due: must, worth doing, and the planned visits."),
    click.option("--day", metavar="D", help=N_("Another day: 2026-11-24, tomorrow, +3d, mon.")),
    click.option(
        "--ics", metavar="FILE", help=N_("Write the day to a file for the calendar of a phone or of Outlook.")
    ),
)
def today(shell: Shell, day: str | None, ics: str | None) -> Reply:
    """Answer with the day."""
    notebook = shell.reader()
    wanted = shell.day(day)
    return _written(notebook, wanted, ics) if ics else today_reply(notebook, wanted)


def _written(notebook: NotebookReader, day: date, file: str) -> Reply:
    from salesbook.queries.day_calendar import day_calendar

    data, n = day_calendar(notebook, day, clock.now())
    save(data, Path(file))
    said = ngettext("Wrote {n} event to {file}.", "Wrote {n} events to {file}.", n).format(n=n, file=file)
    return Reply({"written": n, "file": file}, [said])


def today_reply(notebook: NotebookReader, day: date) -> Reply:
    """A day as JSON and as lines."""
    found = day_of(notebook, day)
    due = (*found.must, *found.worth)
    known = contact_lines(notebook, tuple(dict.fromkeys(reminder.contact_id for reminder in due)))
    data = {
        "day": day.isoformat(),
        "must": [reminder_json(known.get(reminder.contact_id), reminder) for reminder in found.must],
        "worth": [reminder_json(known.get(reminder.contact_id), reminder) for reminder in found.worth],
        "visits": [visit_json(notebook, visit) for visit in found.visits],
    }
    return Reply(data, _day_lines(notebook, found, known))


def reminder_json(line: ContactLine | None, reminder: Reminder) -> dict[str, Any]:
    """A reminder as JSON; `key` is what `answer` takes, `contact` null where it is about nobody."""
    return {
        "key": reminder.key,
        "kind": reminder.kind.value,
        "contact": {"id": line.id, "name": line.name, "organisation": line.organisation} if line else None,
        "reason": render(reminder.reason),
        "due": reminder.due.isoformat(),
    }


def visit_json(notebook: NotebookReader, visit: Visit) -> dict[str, Any]:
    """A planned visit as JSON."""
    return {
        "id": visit.id,
        "code": visit.code,
        "day": visit.day.isoformat(),
        "at": visit.at.strftime("%H:%M") if visit.at else None,
        "contacts": list(names_of(notebook, visit.id)),
        "channel": visit.channel.value if visit.channel else None,
        "place": visit.place,
        "purpose": visit.purpose,
        "wanted": visit.wanted_result,
    }


def _day_lines(notebook: NotebookReader, found: Today, known: dict[str, ContactLine]) -> list[str]:
    lines = [long_date(found.day)]
    for head, reminders in ((_("Must"), found.must), (_("Worth doing"), found.worth)):
        if reminders:
            lines += [
                "",
                f"{head} ({len(reminders)})",
                *(_reminder_line(known.get(one.contact_id), one, found.day) for one in reminders),
            ]
    if found.visits:
        lines += ["", f"{_('Visits')} ({len(found.visits)})"]
        lines += [_visit_line(notebook, visit) for visit in found.visits]
    if len(lines) == 1:
        lines += ["", _("Nothing is due.")]
    return lines


def _reminder_line(contact: ContactLine | None, reminder: Reminder, day: date) -> str:
    said = contact.name if contact else _("For myself")
    if contact and contact.organisation:
        said = _("{name}, {organisation}").format(name=contact.name, organisation=contact.organisation)
    return f"  {day_and_month(reminder.due)}  {said}  {render(reminder.reason, day)}"


def _visit_line(notebook: NotebookReader, visit: Visit) -> str:
    at = clock_time(visit.at) if visit.at else "     "
    return f"  {at}  {visit.code}  {listed(names_of(notebook, visit.id))}  {visit.purpose}".rstrip()


@command(
    N_("Answer a reminder by its key, as `today --json` gives it."),
    click.argument("reminder", metavar="KEY"),
    click.argument("answer", type=click.Choice(["done", "skip", "snooze"])),
    click.option("--until", metavar="D", help=N_("For snooze: the day it comes back.")),
    click.option("--day", metavar="D", help=N_("As of another day.")),
)
def answer_reminder(shell: Shell, reminder: str, answer: str, until: str | None, day: str | None) -> Reply:
    """Answer one reminder."""
    from salesbook.operations.reminders import answer_reminder as answer_it

    notebook = shell.notebook()
    as_of = shell.day(day)
    found = day_of(notebook, as_of)
    meant = next((one for one in (*found.must, *found.worth) if one.key == reminder), None)
    if meant is None:
        raise Refused(Text("Nothing with this key is due; “salesbook today --json” lists the keys."))
    kind = {"done": AnswerKind.DONE, "skip": AnswerKind.SKIPPED, "snooze": AnswerKind.SNOOZED}[answer]
    answer_it(notebook, meant, kind, as_of, parse_day(until, as_of) if until else None)
    name = contact_line(notebook, meant.contact_id).name if meant.contact_id else _("For myself")
    said = _("Answered: {name}, {reason}").format(name=name, reason=render(meant.reason))
    return Reply(
        {"key": meant.key, "answer": kind.value, "until": until and parse_day(until, as_of).isoformat()}, [said]
    )
