"""From what is stored to the words of a row, and back; what does not fit is refused in a sentence."""

from __future__ import annotations

from salesbook.domain.errors import Refused
from salesbook.domain.evidence import Marker
from salesbook.domain.own_words import own_words, reminds_of, with_own_words, with_reminders
from salesbook.domain.reminders.reminder import ReminderKind
from salesbook.domain.setting import Method, Setting, parse_setting
from salesbook.domain.text import Text
from salesbook.gui.preferences.rows import Row
from salesbook.system.settings import Settings, is_understood
from salesbook.wording import listed


def shown(row: Row, method: Method) -> str:
    """What a row of the notebook's shows."""
    if isinstance(row.part, Marker):
        return own_words(method).get(row.part, "")
    if isinstance(row.part, ReminderKind):
        return "yes" if reminds_of(method, row.part) else "no"
    value = getattr(method, row.key.replace("-", "_"))
    return listed(value) if isinstance(value, tuple) else f"{value:g}" if isinstance(value, float) else str(value)


def stored(row: Row, method: Method, words: str) -> Setting:
    """The setting that words make of a row. Raises Refused."""
    if isinstance(row.part, Marker):
        return with_own_words(method, row.part, words)
    if isinstance(row.part, ReminderKind):
        return with_reminders(method, row.part, given=words == "yes")
    return parse_setting(row.key, words, row.words)


def shown_here(row: Row, settings: Settings) -> str:
    """What a row of this computer's shows."""
    return str(getattr(settings, _field(row)))


def stored_here(row: Row, words: str) -> dict[str, str]:
    """What is to be kept, by the field's name. Raises Refused."""
    if not is_understood(_field(row), words):
        raise Refused(Text("This is a time such as 21:00, or nothing."))
    return {_field(row): words}


def _field(row: Row) -> str:
    return row.key.replace("-", "_")
