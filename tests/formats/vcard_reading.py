"""Short ways to read vCard text in tests."""

from __future__ import annotations

from salesbook.domain.profile import Profile
from salesbook.formats.format import ImportBatch
from salesbook.formats.vcard import VCardImporter
from salesbook.system.progress import silent


def batch(data: str | bytes) -> ImportBatch:
    """What the reader makes of a file's text or bytes."""
    return VCardImporter().read(data.encode("utf-8") if isinstance(data, str) else data, "book.vcf", silent)


def text_of(*lines: str, version: str = "3.0") -> str:
    """A card of these lines, with begin, version and end around them."""
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def profile(*lines: str, version: str = "3.0") -> Profile:
    """The profile of a card of these lines with the name Ann, without problems."""
    found = batch(text_of("FN:Ann", *lines, version=version))
    assert found.problems == ()
    assert len(found.cards) == 1
    return found.cards[0].profile


def problems(data: str | bytes) -> list[tuple[int, str]]:
    """Line and field of what could not be read."""
    return [(problem.line, problem.field) for problem in batch(data).problems]


def kept(of: Profile) -> list[tuple[str, str, str, str]]:
    """Group, name, parameters and value of the lines without a place."""
    return [(line.group_name, line.name, line.parameters, line.value) for line in of.card_properties]
