"""Settings that are lists with one entry for each of something: the rep's own words for markers, the rules switched off."""

from __future__ import annotations

import json

from salesbook.domain.errors import Refused
from salesbook.domain.evidence import Marker
from salesbook.domain.reminders.reminder import ReminderKind
from salesbook.domain.setting import Method, Setting
from salesbook.domain.text import Text


def own_words(method: Method) -> dict[Marker, str]:
    """The rep's own words, by marker; entries of markers nobody knows are left alone."""
    known = {marker.value: marker for marker in Marker}
    pairs = (entry.partition("=") for entry in method.marker_words)
    return {known[name]: words for name, _equals, words in pairs if name in known and words}


def with_own_words(method: Method, marker: Marker, words: str) -> Setting:
    """The setting in which a marker is called so; without words it is called what the program calls it."""
    others = [entry for entry in method.marker_words if entry.partition("=")[0] != marker.value]
    entries = [*others, f"{marker.value}={words}"] if words else others
    return Setting("marker-words", json.dumps(sorted(entries), ensure_ascii=False))


def reminds_of(method: Method, kind: ReminderKind) -> bool:
    """Whether reminders of a kind are given."""
    return kind.value not in method.rules_off


def with_reminders(method: Method, kind: ReminderKind, *, given: bool) -> Setting:
    """The setting in which reminders of a kind are given, or not."""
    others = [name for name in method.rules_off if name != kind.value]
    return Setting("rules-off", json.dumps(sorted(others if given else [*others, kind.value])))


def of_known_names(setting: Setting) -> Setting:
    """The setting, where what was typed names kinds of reminders and markers that there are; refused otherwise.

    A slip of the finger would else switch off nothing, and nobody would say so.
    """
    known = _NAMES.get(setting.id, ())
    for entry in json.loads(setting.value) if known else ():
        name, equals, _words = entry.partition("=")
        if setting.id == "marker-words" and not equals:
            raise Refused(Text("Words for a marker are written as golf=18 holes, with commas between them."))
        if name not in known:
            raise Refused(Text("“{word}” is not one of {known}.", word=name, known=known))
    return setting


_NAMES = {
    "rules-off": tuple(kind.value for kind in ReminderKind),
    "marker-words": tuple(marker.value for marker in Marker),
}
