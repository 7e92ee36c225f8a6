"""Measuring against a floor: interleaved runs, medians, one printed line a figure, and the verdict.

Milliseconds differ from machine to machine and are only reported. The ratio to a floor measured in the same minute is what
must hold: measured and floor take turns, so that a busy machine slows both.
"""

from __future__ import annotations

import gc
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter

from salesbook.system.memory import collect_seldom


@dataclass(frozen=True)
class Figure:
    """Medians in seconds of what is measured and of its floor, and the largest ratio that passes."""

    name: str
    measured: float
    floor: float
    mark: float

    @property
    def ratio(self) -> float:
        """How many times the floor it takes."""
        return self.measured / self.floor

    @property
    def passes(self) -> bool:
        """Whether the ratio keeps to the mark."""
        return self.ratio <= self.mark


def seconds(act: Callable[[], object]) -> float:
    """How long one run takes."""
    start = perf_counter()
    act()
    return perf_counter() - start


def compared(
    name: str, measured: Callable[[], object], floor: Callable[[], object], mark: float, rounds: int = 15
) -> Figure:
    """Both in turns, each going first every other round, after one run of each that does not count; in a process as ours is."""
    collect_seldom()
    measured()
    floor()
    times: tuple[list[float], list[float]] = ([], [])
    gc.collect()
    for turn in range(rounds):
        for which in (0, 1) if turn % 2 else (1, 0):
            times[which].append(seconds((measured, floor)[which]))
    return Figure(name, statistics.median(times[0]), statistics.median(times[1]), mark)


def percentile(times: Sequence[float], share: float) -> float:
    """The time that this share of the times does not exceed."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def report(name: str, time: float, aim: str = "") -> None:
    """Print a time that is reported and not judged."""
    print(f"  {name:<44} {time * 1000:9.2f} ms{'  aim: ' + aim if aim else ''}")


def judge(*figures: Figure) -> int:
    """Print the figures; returns the exit status, 1 where one misses its mark."""
    print(f"  {'':<44} {'figure':>12} {'floor':>12} {'ratio':>7} {'mark':>7}")
    for figure in figures:
        print(
            f"  {figure.name:<44} {figure.measured * 1000:9.2f} ms {figure.floor * 1000:9.2f} ms"
            f" {figure.ratio:7.2f} {figure.mark:7.2f}  {'passes' if figure.passes else 'MISSES ITS MARK'}"
        )
    return 0 if all(figure.passes for figure in figures) else 1
