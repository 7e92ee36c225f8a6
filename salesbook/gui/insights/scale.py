"""Axes: round steps, and where a value stands between two ends."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """Values from `least` to `most` on a line from `start` to `end`, in pixels."""

    least: float
    most: float
    start: float
    end: float

    def place(self, value: float) -> float:
        """Where a value stands; one beyond an end stands at the end."""
        wide = self.most - self.least
        share = 0.0 if wide <= 0 else min(1.0, max(0.0, (value - self.least) / wide))
        return self.start + share * (self.end - self.start)


def round_steps(least: float, most: float, about: int = 5) -> tuple[float, ...]:
    """About so many round values (1, 2 or 5 times a power of ten) within the two ends."""
    wide = most - least
    if wide <= 0 or not math.isfinite(wide):
        return (least,)
    rough = wide / max(1, about)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= rough)
    first = math.ceil(least / step)
    last = math.floor(most / step + 1e-9)
    return tuple(number * step for number in range(first, last + 1))
