"""Reminders of the rep's own: made, and deleted with the answers they got."""

from __future__ import annotations

from salesbook.domain.own_reminder import OwnReminder
from salesbook.domain.reminders.reminder import Answer, ReminderKind
from salesbook.domain.text import Text
from salesbook.store.notebook import Notebook


def remind_me(notebook: Notebook, reminder: OwnReminder) -> None:
    """Be reminded of something from a day on."""
    with notebook.change(Text("Remind me: {text}", text=reminder.text)) as change:
        change.insert(reminder)


def forget_reminder(notebook: Notebook, reminder: OwnReminder) -> None:
    """Be reminded of it no more."""
    with notebook.change(Text("Delete a reminder: {text}", text=reminder.text)) as change:
        key = f"{ReminderKind.OWN.value}:{reminder.id}:"
        change.delete(*notebook.select(Answer, "substr(reminder, 1, ?) = ?", len(key), key))
        change.delete(reminder)
