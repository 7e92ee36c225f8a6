"""A notebook asked for the facts of the lenses: about one contact, or about all of them by the same words of SQL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from salesbook.domain.lenses.buying import YEAR
from salesbook.store.notebook import NotebookReader
from salesbook.store.visit_keys import keys_of_day

_LAST_SECOND = time(23, 59, 59)


@dataclass(frozen=True)
class Asking:
    """A notebook asked about one contact, or about all of them (None), on a day."""

    notebook: NotebookReader
    day: date
    contact_id: str | None = None

    def rows(self, sql: str, column: str = "contact_id") -> list[tuple[Any, ...]]:
        """The rows of a query; `{whose}` in it picks the contact, `{day}` is the day, `{year}` the first day of its year.

        `{ends}` is the last second of the day where the rep is, as stamps are kept.
        """
        return self.notebook.rows(self._said(sql, column), *self._which)

    def each_row(self, sql: str, column: str = "contact_id") -> Iterator[tuple[Any, ...]]:
        """The same, one row after the other."""
        return self.notebook.each_row(self._said(sql, column), *self._which)

    @property
    def _which(self) -> tuple[str, ...]:
        return () if self.contact_id is None else (self.contact_id,)

    def _said(self, sql: str, column: str) -> str:
        year = self.day - timedelta(days=YEAR)
        ends = datetime.combine(self.day, _LAST_SECOND).astimezone(UTC)
        return sql.format(
            whose=f"{column} = ?1" if self.contact_id is not None else "1",
            day=f"'{self.day.isoformat()}'",
            year=f"'{year.isoformat()}'",
            ends=f"'{ends.isoformat()}'",
            year_key=keys_of_day(year)[0],
            last_key=keys_of_day(self.day)[1],
        )


# A book has thousands of visits, and far fewer days.
@lru_cache(maxsize=10_000)
def known_day(day: str) -> date:
    """The day of an ISO text."""
    return date.fromisoformat(day)
