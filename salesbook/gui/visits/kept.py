"""What was typed and not saved yet, as it is kept in the notebook to survive a crash."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Kept:
    """The line with the chips taken away, the notes where they were written by hand, whom it was about, and the day it was
    begun on where one was chosen."""

    line: str
    refused: tuple[str, ...] = ()
    note: str | None = None
    planned: str | None = None
    people: tuple[str, ...] = ()
    day: str = ""
    private: str | None = None

    @property
    def says_something(self) -> bool:
        """Whether there is anything worth keeping."""
        return bool(self.line or self.note or self.private)

    def text(self) -> str:
        """As it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False)

    def begins_like(self, planned: str | None, people: tuple[str, ...], day: str = "") -> bool:
        """Whether a dialog on this plan, these people and this day goes on with it."""
        return (self.planned, self.day) == (planned, day) and (not people or people == self.people)


def kept_from(text: str | None) -> Kept | None:
    """What was kept; None where nothing was."""
    if text is None:
        return None
    found = json.loads(text)
    return Kept(
        found["line"],
        tuple(found["refused"]),
        found["note"],
        found["planned"],
        tuple(found["people"]),
        found.get("day", ""),
        found.get("private"),
    )
