"""Important dates on the solar days they fall on."""

from __future__ import annotations

from datetime import date

from salesbook.domain.important_date import ImportantDate
from salesbook.store.notebook import NotebookReader


def dates_between(
    notebook: NotebookReader, first: date, last: date, *, birthdays_only: bool = False
) -> list[tuple[ImportantDate, date]]:
    """The dates that fall on the days, each as often as it does, by day."""
    where = "kind = 'birthday'" if birthdays_only else "1"
    found = [(entry, day) for entry in notebook.select(ImportantDate, where) for day in entry.all_between(first, last)]
    return sorted(found, key=lambda pair: (pair[1], pair[0].contact_id, pair[0].position, pair[0].id))
