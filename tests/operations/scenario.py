"""One operation to try, and what it is given: see `test_every_operation`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.world import World


@dataclass(frozen=True)
class Scenario:
    """An operation, and what it is given in a notebook that holds a world."""

    operation: Callable[..., Any]
    given: Callable[[World], tuple[Any, ...]]
    what: str = ""

    def __str__(self) -> str:
        return f"{self.operation.__name__} {self.what}".strip().replace(" ", "_")
