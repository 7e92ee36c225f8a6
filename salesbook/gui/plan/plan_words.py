"""The plan in words: what a line in a cell says, what stands at its end, and the sentence a reader says."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from salesbook.domain.errors import Refused
from salesbook.domain.plan import PlanItem, PlanKind
from salesbook.domain.text import Text, counted
from salesbook.domain.visit import VisitState
from salesbook.domain.work_calendar import WorkCalendar
from salesbook.gui.lunar import lunar_on_calendar, lunar_today
from salesbook.gui.words import in_clauses
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language
from salesbook.wording import (
    capitalised,
    clock_time,
    date_in_words,
    listed,
    render,
    word,
)

ICONS = {
    PlanKind.VISIT: "calendar-clock",
    PlanKind.NEXT_STEP: "phone",
    PlanKind.PROMISE_BY_ME: "handshake",
    PlanKind.PROMISE_BY_THEM: "handshake",
    PlanKind.DATE: "cake",
}
# In the words of the reminders.
_PROMISED = {PlanKind.PROMISE_BY_ME: "I promised: {text}", PlanKind.PROMISE_BY_THEM: "they promised: {text}"}
# What a cell shows of a name of ten thousand characters.
_LONGEST = 200


def who(item: PlanItem) -> str:
    """Everybody named, on one line."""
    return listed(tuple(one[:_LONGEST].replace("\n", " ") for one in item.names))


def purpose(item: PlanItem) -> str:
    """What it is for in a narrow place: without the channel, and without who promised."""
    return capitalised(render(item.what)[:_LONGEST].replace("\n", " "))


def what(item: PlanItem) -> str:
    """What it is for, on one line: channel and purpose of a visit, who promised what, the step, the occasion."""
    promised = _PROMISED.get(item.kind)
    if promised is not None:
        return capitalised(render(Text(promised, text=render(item.what)[:_LONGEST].replace("\n", " "))))
    channel = capitalised(word(item.channel)) if item.channel else ""
    return " · ".join(part for part in (channel, purpose(item)) if part)


def status(item: PlanItem, now: datetime) -> str:
    """How it stands, where that is not as planned: logged, not logged, or so many days overdue."""
    if item.is_done:
        return _("Logged")
    if item.is_missed(now):
        return _("Not logged")
    late = item.days_late(now.date())
    return render(counted("{n} day overdue", "{n} days overdue", late)) if late else ""


def warns(item: PlanItem, now: datetime) -> bool:
    """Whether what is said of it is a warning."""
    return item.is_missed(now) or item.days_late(now.date()) > 0


def item_sentence(item: PlanItem, now: datetime) -> str:
    """An item as a reader says it."""
    planned = _("planned") if item.state is VisitState.PLANNED and not item.is_missed(now) else ""
    at = clock_time(item.at) if item.at else ""
    # What a promise or a date is, its words say.
    kind = capitalised(word(item.kind)) if item.kind in (PlanKind.NEXT_STEP, PlanKind.VISIT) else ""
    return in_clauses(at, who(item), kind, what(item), planned, status(item, now))


def item_tip(item: PlanItem, now: datetime) -> str:
    """The same under the pointer, with how to move it where that can be done."""
    try:
        item.must_be_movable()
    except Refused:
        return item_sentence(item, now)
    return _("{item}. Drag it, or press Ctrl and an arrow, to move it.").format(item=item_sentence(item, now))


def day_mark(day: date, calendar: WorkCalendar) -> str:
    """What a calendar prints beside a day that is off though it is usually worked, or worked instead of another; else ""."""
    if not calendar.stands_out(day):
        return ""
    return _("Working day") if calendar.is_worked(day) else _("Day off")


def day_sentence(day: date, today: date, count: int, calendar: WorkCalendar) -> str:
    """A day as a reader says it: which it is, whether it is today, a weekend or off, its lunar day and how much is on it."""
    parts = [date_in_words(day, "EEEE d MMMM yyyy", "yyyy年M月d日 EEEE")]
    parts += [_("today")] if day == today else []
    parts += [_("weekend")] if day.weekday() > 4 else []
    if calendar.stands_out(day):
        parts.append(_("worked in place of another day") if calendar.is_worked(day) else _("day off"))
    parts += [lunar_today(day), render(counted("{n} entry", "{n} entries", count)) if count else _("nothing planned")]
    return in_clauses(*parts)


def more_words(count: int) -> str:
    """What stands under a day that has more than fits."""
    return render(counted("+{n} more", "+{n} more", count))


def lunar_of(day: date) -> str:
    """The lunar day as calendars print it."""
    return _lunar_in(language(), day)


@lru_cache(maxsize=500)
def _lunar_in(_language: str, day: date) -> str:
    """In each language by itself: the window's may be changed."""
    return lunar_on_calendar(day)
