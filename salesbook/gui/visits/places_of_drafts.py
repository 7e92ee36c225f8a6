"""Under which name what is typed into the sheet of a new visit is kept: by what the visit began with.

So a visit begun with one contact, and put aside, is not written over by the next one, begun with another.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from salesbook.gui.forms.kept import FIRST, Kept, kept_forms
from salesbook.store.notebook import NotebookReader


def place_of(about: Mapping[str, Any]) -> str:
    """The name for a sheet that begins so."""
    sheet = FIRST + ("plan" if about["planning"] else "visit")
    began = [about["planned"] or "", about["day"] or "", *about["contacts"]]
    return ":".join([sheet, *began]) if any(began) else sheet


def adopted(reader: NotebookReader, about: Mapping[str, Any]) -> tuple[str, Kept] | None:
    """What was typed with nobody chosen and came to be about just these contacts, with its name."""
    contacts = list(about["contacts"])
    if about["planned"] or about["day"] or not contacts:
        return None
    bare = place_of({**about, "contacts": ()})
    kept = kept_forms(reader).get(bare)
    return (bare, kept) if kept is not None and kept.filled["whom"] == contacts else None
