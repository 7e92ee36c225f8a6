"""Settings that are lists with one entry for each of something: the rep's own words for markers, the rules switched off."""

from __future__ import annotations

import json

from salesbook.domain.evidence import Marker
from salesbook.domain.reminders.reminder import ReminderKind
from salesbook.domain.setting import Method, Setting


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
