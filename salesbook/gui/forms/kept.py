"""A form with what was typed into it and not saved, as it is kept in the notebook: encrypted there as everything else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from salesbook.store.notebook import NotebookReader

# Drafts of forms stand beside those of facts (`draft:contact:`), which know their way back by themselves.
FIRST, LAST = "draft:", "draft;"


@dataclass(frozen=True)
class Kept:
    """What is needed to open the form again: its name, what it is about (ids and days), what stands in its fields.

    `is_open` says whether it stood on the screen when it was kept last, `at` when that was (UTC, ISO).
    """

    form: str
    about: Mapping[str, Any]
    filled: Mapping[str, Any]
    is_open: bool = True
    at: str = ""

    def text(self) -> str:
        """As it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False)

    def kept_at(self, now: datetime) -> Kept:
        """The same, kept at a moment."""
        return replace(self, at=now.isoformat())

    def put_aside(self) -> Kept:
        """The same, not on the screen."""
        return replace(self, is_open=False)


def kept_from(text: str | None) -> Kept | None:
    """What was kept; None where nothing was, or nothing of this kind."""
    found = json.loads(text) if text is not None else {}
    return Kept(**found) if isinstance(found, dict) and "form" in found else None


def kept_forms(reader: NotebookReader) -> dict[str, Kept]:
    """All forms that are kept, by the name they are kept under."""
    rows = reader.rows("SELECT name, value FROM kept WHERE name >= ? AND name < ? ORDER BY name", FIRST, LAST)
    found = {name: kept_from(value) for name, value in rows}
    return {name: kept for name, kept in found.items() if kept is not None}
