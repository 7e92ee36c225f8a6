"""The words of a pop-up: with people's names and the rep's own words, or without where the rep hides them."""

from __future__ import annotations

from salesbook.domain.reminders.reminder import Reminder, ReminderKind
from salesbook.domain.text import Text, counted
from salesbook.domain.visit import Visit

_HIDDEN = {
    ReminderKind.ALARM: Text("Somebody left unhappy: make it good"),
    ReminderKind.PROMISE_BY_ME: Text("A promise is due"),
    ReminderKind.PROMISE_BY_THEM: Text("A promise to you is due"),
    ReminderKind.NEXT_STEP: Text("A follow-up is due"),
    ReminderKind.DATE: Text("An important date is near"),
    ReminderKind.CADENCE: Text("Somebody is going cold"),
}

Words = tuple[Text, Text | None]


def reminder_words(reminder: Reminder, names: tuple[str, ...]) -> Words:
    """Who and why; without names only what kind of thing is due."""
    if not names:
        return _HIDDEN.get(reminder.kind, Text("Due: {kind}", kind=reminder.kind)), None
    return Text("{names}", names=names), reminder.reason


def visit_words(visit: Visit, names: tuple[str, ...]) -> Words:
    """When and with whom, then what for and where; without names only when."""
    assert visit.at is not None
    if not names:
        return Text("Visit at {time}", time=visit.at), None
    what = tuple(Text("{text}", text=words) for words in (visit.purpose, visit.place) if words)
    return Text("{time}: visit with {names}", time=visit.at, names=names), Text("{parts}", parts=what) if what else None


def summary_words(must: int, worth: int, names: tuple[str, ...]) -> Words:
    """How much is due, and of whom the first are."""
    title = counted("{n} thing is due", "{n} things are due", must + worth)
    parts: tuple[Text, ...] = ()
    if names:
        more = Text("{names} and others", names=names) if must + worth > len(names) else Text("{names}", names=names)
        parts = (more,)
    if must and worth:
        parts += (Text("{must} must be done, {worth} worth doing", must=must, worth=worth),)
    return title, Text("{parts}", parts=parts) if parts else None
