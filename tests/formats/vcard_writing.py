"""Short ways to write profiles as vCards in tests, and to compare what comes back."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from salesbook.domain.profile import Profile
from salesbook.formats.vcard_write import VCardExporter
from salesbook.system.progress import silent
from tests.formats.vcard_reading import batch

WRITTEN_AT = datetime(2026, 11, 22, 19, 27, 0, tzinfo=UTC)
VERSIONS = ("3.0", "4.0")
_IDENTITIES = ("id", "contact_id", "organisation_id", "photo")


def written(*profiles: Profile, version: str = "3.0") -> bytes:
    """The file of these contacts."""
    return VCardExporter("vCard", version).write(profiles, WRITTEN_AT, silent)


def lines_of(profile: Profile, version: str = "3.0") -> list[str]:
    """The unfolded lines of a card but for those every card has."""
    text = written(profile, version=version).decode("utf-8").replace("\r\n ", "")
    framing = ("BEGIN:", "VERSION:", "PRODID:", "REV:", "END:", "UID:")
    return [line for line in text.split("\r\n") if line and not line.startswith(framing)]


def read_again(profile: Profile, version: str) -> Profile:
    """The contact after a way through a file, of which all could be read."""
    found = batch(written(profile, version=version))
    assert len(found.cards) == 1
    return found.cards[0].profile


def told(profile: Profile) -> dict[str, Any]:
    """All a profile says, without the ids that are born with every object."""
    names = {organisation.id: organisation.name for organisation in profile.organisations}
    said: dict[str, Any] = {
        "contact": _values(profile.contact),
        "photo": profile.photo,
        "organisations": [_values(organisation) for organisation in profile.organisations],
        "employers": [names.get(one.organisation_id or "") for one in profile.employments],
    }
    for part in profile.parts:
        said.setdefault(type(part).__name__, []).append(_values(part))
    return said


def _values(noun: Any) -> dict[str, Any]:
    return {field.name: getattr(noun, field.name) for field in fields(noun) if field.name not in _IDENTITIES}
