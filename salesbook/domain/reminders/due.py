"""What is due in order, each reminder made when it is looked at: of the twenty thousand of a neglected book Today shows twelve."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate, islice
from typing import overload

from salesbook.domain.reminders.reminder import Alike, Reminder


class Due(Sequence[Reminder]):
    """Reminders, of which those alike are kept together; they count one by one."""

    def __init__(self, parts: Iterable[Reminder | Alike] = ()) -> None:
        self.parts = tuple(parts)
        self._ends = tuple(accumulate(one.number for one in self.parts))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __iter__(self) -> Iterator[Reminder]:
        for one in self.parts:
            yield from one.each()

    @overload
    def __getitem__(self, place: int) -> Reminder: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Reminder, ...]: ...

    def __getitem__(self, place: int | slice) -> Reminder | tuple[Reminder, ...]:
        if isinstance(place, slice):
            return tuple(self[one] for one in range(*place.indices(len(self))))
        wanted = place + len(self) if place < 0 else place
        if not 0 <= wanted < len(self):
            raise IndexError(place)
        part = bisect_right(self._ends, wanted)
        start = self._ends[part] - self.parts[part].number
        return next(islice(self.parts[part].each(), wanted - start, None))

    def before(self, day: date) -> int:
        """How many fell due before a day."""
        return sum(one.number for one in self.parts if one.due < day)
