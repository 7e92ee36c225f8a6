"""What is due, with what a row of Today shows beside the reason: who, their stage, last emotion and the background."""

from __future__ import annotations

import json
from dataclasses import dataclass

from salesbook.domain.emotion import Emotion
from salesbook.domain.reminders.reminder import Reminder, ReminderKind
from salesbook.domain.stage import Stage
from salesbook.queries.contacts import ContactLine, contact_lines, profile_of
from salesbook.queries.settings import method
from salesbook.queries.visits import last_time
from salesbook.store.notebook import NotebookReader


@dataclass(frozen=True)
class DueRow:
    """One row of Today. `background` is one line of what happened, in the rep's own words.

    The line of a reminder about nobody has no id and no name.
    """

    reminder: Reminder
    line: ContactLine
    stage: Stage | None
    emotion: Emotion | None
    background: str


def due_rows(notebook: NotebookReader, reminders: tuple[Reminder, ...]) -> list[DueRow]:
    """The rows of these reminders, in their order."""
    people = tuple(dict.fromkeys(one.contact_id for one in reminders))
    lines = contact_lines(notebook, people)
    stages = dict(notebook.rows(_STAGES, json.dumps(people)))
    nobody = ContactLine("", "", "", "")
    return [_row(notebook, one, lines.get(one.contact_id, nobody), stages.get(one.contact_id)) for one in reminders]


def _row(notebook: NotebookReader, reminder: Reminder, line: ContactLine, stage: str | None) -> DueRow:
    last = last_time(notebook, line.id) if line.id else None
    return DueRow(
        reminder,
        line,
        Stage(stage) if stage else None,
        last.emotion if last else None,
        _background(notebook, reminder, last.visit.id if last else None),
    )


def _background(notebook: NotebookReader, reminder: Reminder, last_visit: str | None) -> str:
    """What the rep noted about the thing itself, else at the visit it comes from, else at the last one with an emotion.

    Of facts to confirm, the facts.
    """
    if reminder.kind is ReminderKind.CONFIRM:
        return _worth_asking(notebook, reminder)
    said = _NOTED.get(reminder.kind)
    if said is not None:
        found = notebook.rows(said, reminder.subject)
        return found[0][0].replace("\n", " ") if found else ""
    visit = last_visit
    if reminder.kind in _VISIT_OF:
        found = notebook.rows(_VISIT_OF[reminder.kind], reminder.subject)
        visit = found[0][0] if found else None
    if visit is None:
        return ""
    rows = notebook.rows("SELECT text FROM note WHERE visit_id = ? ORDER BY position LIMIT 1", visit)
    return rows[0][0].replace("\n", " ") if rows else ""


def _worth_asking(notebook: NotebookReader, reminder: Reminder) -> str:
    """What is worth asking again, as it stands; what that needs is imported when such a row is shown."""
    from salesbook.domain.confirming import worth_asking
    from salesbook.domain.contact import Contact

    contact = notebook.get(Contact, reminder.contact_id)
    if contact is None:
        return ""
    after = method(notebook).confirm_after
    old = worth_asking(profile_of(notebook, contact), reminder.due, after)
    names = ("value", "text", "title", "name", "street", "label")
    said = (next((words for name in names if (words := getattr(part, name, ""))), "") for part in old)
    return " · ".join(words for words in said if words)


_STAGES = "SELECT id, stage FROM contact WHERE id IN (SELECT value FROM json_each(?))"

_VISIT_OF = {
    ReminderKind.PROMISE_BY_ME: "SELECT visit_id FROM promise WHERE id = ?",
    ReminderKind.PROMISE_BY_THEM: "SELECT visit_id FROM promise WHERE id = ?",
    ReminderKind.NEXT_STEP: "SELECT visit_id FROM next_step WHERE id = ?",
}

_NOTED = {
    ReminderKind.OFFER: "SELECT note FROM offer WHERE id = ?",
    ReminderKind.THANKS: "SELECT note FROM purchase WHERE id = ?",
    ReminderKind.AFTER_PURCHASE: "SELECT note FROM purchase WHERE id = ?",
    ReminderKind.NEWS: "SELECT sentence FROM product_news WHERE id = ?",
}
