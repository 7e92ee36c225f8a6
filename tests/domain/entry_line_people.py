"""The people that the lines of the entry's tests may name, without a notebook."""

from __future__ import annotations

import re

from salesbook.domain.entry_line_chips import Candidate, PersonNamed

_KNOWN = {
    "王伟": ("1",),
    "李娜": ("2",),
    "Anna": ("3",),
    "Bob": ("4",),
    "Alex": ("5", "6"),
}


def people(line: str) -> list[PersonNamed]:
    """Whoever of the known is named, in any case; Alex can be two."""
    named = [
        PersonNamed(found.start(), found.end(), tuple(Candidate(one, name) for one in ids))
        for name, ids in _KNOWN.items()
        for found in re.finditer(rf"(?<![A-Za-z]){name}(?![A-Za-z])" if name.isascii() else name, line, re.IGNORECASE)
    ]
    return sorted(named, key=lambda one: one.start)
