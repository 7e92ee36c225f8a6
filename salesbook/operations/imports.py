"""Applying an import that was read and reviewed: one operation, one undo."""

from __future__ import annotations

from salesbook.domain.profile import Profile
from salesbook.domain.text import counted
from salesbook.operations.contacts import insert_profile
from salesbook.store.notebook import Notebook
from salesbook.system.progress import Progress, silent


def apply_import(notebook: Notebook, profiles: tuple[Profile, ...], progress: Progress = silent) -> None:
    """Add the contacts of an import as one step. Cancelling takes back what was written so far."""
    label = counted("Import {n} contact", "Import {n} contacts", len(profiles))
    with notebook.change(label) as change:
        for number, profile in enumerate(profiles):
            if number % 100 == 0:
                progress(number, len(profiles))
            insert_profile(notebook, change, profile)
