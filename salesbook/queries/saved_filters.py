"""Filters of the list of contacts that the rep gave a name."""

from __future__ import annotations

import json

from salesbook.queries.contact_list import ListFilter, filter_from_json
from salesbook.store.notebook import NotebookReader

# What they are kept under in the notebook.
KEPT = "contact-filters"


def saved_filters(notebook: NotebookReader) -> dict[str, ListFilter]:
    """The kept filters by their names, in the order of these."""
    kept = notebook.kept(KEPT)
    found = json.loads(kept) if kept else {}
    return {name: filter_from_json(found[name]) for name in sorted(found)} if isinstance(found, dict) else {}
