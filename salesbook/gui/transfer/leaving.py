"""Writing contacts and a day to files of other programs, in a process of its own with a reader of its own."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.text import Text
from salesbook.formats import EXPORTERS
from salesbook.gui.papers import Book
from salesbook.queries.profiles import chosen_contacts, profiles_of
from salesbook.store.notebook import NotebookReader
from salesbook.store.saving import save
from salesbook.system import clock
from salesbook.system.progress import Progress, silent


def save_contacts(book: Book, ids: Sequence[str], exporter_name: str, file: Path, progress: Progress = silent) -> int:
    """Write these contacts, or all where none are named, by an exporter; returns how many.

    Raises Cancelled, and what `saving.save` raises; then the file is as it was.
    """
    exporter = next(one for one in EXPORTERS if one.name == exporter_name)
    with closing(NotebookReader.open(*book)) as reader:
        found = [reader.get(Contact, one) for one in ids]
        wanted = [one for one in found if one is not None] if ids else chosen_contacts(reader)
        data = exporter.write(profiles_of(reader, wanted), clock.now(), progress)
    save(data, file)
    return len(wanted)


def save_day(book: Book, day: date, file: Path, progress: Progress = silent) -> int:
    """Write what is due on a day and its planned visits as events; returns how many. Refuses a day that has none."""
    from salesbook.queries.day_calendar import day_calendar
    from salesbook.queries.settings import speak_its_words

    progress(0, 0)
    with closing(NotebookReader.open(*book)) as reader:
        speak_its_words(reader)
        data, n = day_calendar(reader, day, clock.now())
    if not n:
        raise Refused(Text("Nothing is due today and no visit is planned, so there is nothing to save."))
    save(data, file)
    return n
