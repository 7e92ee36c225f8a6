"""What a card says, in words: when it was touched last, its marks, and what is missing for the next stage."""

from __future__ import annotations

from datetime import date

from salesbook.gui.contacts.list_model import touch_words
from salesbook.gui.widgets.marks import stage_words
from salesbook.gui.words import in_clauses
from salesbook.queries.stage_board import Card, Mark
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import ngettext
from salesbook.wording import capitalised, listed, marker_word, word

# Up to so many days are counted; older touches are told by their month.
COUNTED_DAYS = 99


def ago_words(day: date | None, today: date) -> str:
    """`16 days ago`: on the board the distance matters, not the day."""
    if day is None:
        return _("no touch yet")
    ago = (today - day).days
    if 1 < ago <= COUNTED_DAYS:
        return ngettext("{n} day ago", "{n} days ago", ago).format(n=ago)
    return touch_words(day, today)


def brief_ago_words(day: date | None, today: date) -> tuple[str, ...]:
    """The same where there is hardly room, the longest first: `16 days`, `16 d`; none where there was no touch."""
    ago = (today - day).days if day else 0
    if ago <= 1:
        return ()
    return ngettext("{n} day", "{n} days", ago).format(n=ago), _("{n} d").format(n=ago)


def mark_words(card: Card, mark: Mark, today: date) -> str:
    """A mark, with how long or by when."""
    if mark is Mark.STUCK:
        return ngettext("stuck {n} day", "stuck {n} days", card.days_stuck).format(n=card.days_stuck)
    if mark is Mark.COOLING:
        if not card.days_cooling:
            return _("cooling from today")
        return ngettext("cooling {n} day", "cooling {n} days", card.days_cooling).format(n=card.days_cooling)
    return _alarm_words(card.alarm_by or today, today)


def _alarm_words(by: date, today: date) -> str:
    late = (today - by).days
    if late > 0:
        return ngettext("make good, {n} day overdue", "make good, {n} days overdue", late).format(n=late)
    if late == 0:
        return _("make good today")
    return _("make good tomorrow") if late == -1 else _("make good by {day}").format(day=touch_words(by, today))


def moved_words(card: Card, today: date) -> str:
    """When a contact who moved up of late did so; empty for others."""
    return _("here since {day}").format(day=touch_words(card.moved_up, today)) if card.moved_up else ""


def next_words(card: Card) -> str:
    """What is missing for the next stage, or the move that evidence allows; empty for an ally."""
    if card.offered is not None:
        facts = listed(tuple(dict.fromkeys(word(fact.words) for fact in card.offered.evidence)))
        return _("Can move to {stage}: {markers}").format(stage=word(card.offered.to), markers=facts)
    if not card.missing:
        return ""
    words = tuple(marker_word(marker) for marker in card.missing)
    choice = words[0]
    if len(words) > 1:
        choice = _("{first} or {last}").format(first=listed(words[:-1]), last=words[-1])
    return _("Missing: {markers}").format(markers=choice)


def role_words(card: Card) -> str:
    """Organisation and title in one line."""
    return " · ".join(part for part in (card.row.organisation, card.row.title) if part)


def tip_of(card: Card, today: date) -> str:
    """The marks in whole words, which a card that wears several shows as pictures; empty without any."""
    lines = [capitalised(mark_words(card, mark, today)) for mark in card.marks]
    if card.row.alarm:
        lines.insert(0, _("Alarm: the last emotion was negative and is not made good yet"))
    return "\n".join(lines)


def sentence(card: Card, today: date) -> str:
    """A card in one sentence, for readers and for tests."""
    row = card.row
    touched = (
        _("last touch {day}").format(day=ago_words(row.last_touch, today)) if row.last_touch else _("no touch yet")
    )
    parts = [row.name, row.organisation, row.title, stage_words(row.stage)]
    parts += [capitalised(word(row.emotion))] if row.emotion else []
    parts += [touched, in_clauses(*tip_of(card, today).split("\n")), moved_words(card, today), next_words(card)]
    return in_clauses(*parts)
