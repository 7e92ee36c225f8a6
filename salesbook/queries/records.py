"""What was recorded of a contact, by its id."""

from __future__ import annotations

from salesbook.domain.record import RECORDED, Recorded
from salesbook.store.notebook import NotebookReader


def record_of(notebook: NotebookReader, record_id: str) -> Recorded | None:
    """The offer, order, praise or whatever else was recorded under this id; None where it is gone, or was none of these."""
    found = (notebook.get(noun, record_id) for noun in RECORDED)
    return next((one for one in found if one is not None), None)
