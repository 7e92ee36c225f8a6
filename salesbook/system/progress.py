"""How slow work tells how far it is, and learns that nobody waits for it any more."""

from collections.abc import Callable
from typing import TypeAlias

# Called with (done, total); raises Cancelled where the user gave up.
Progress: TypeAlias = Callable[[int, int], None]


class Cancelled(Exception):
    """The user cancelled the work; nothing of it was kept."""


def silent(_done: int, _total: int) -> None:
    """Progress nobody looks at."""
