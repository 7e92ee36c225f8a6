"""How often Python looks for objects that only hold on to each other.

A day, a board or the lenses of a big book make hundred thousands of rows and values, none of which is part of a cycle. As Python
comes, it walks through all of them again and again meanwhile: a fifth of the time of all lenses of 10,000 contacts, and more than
in proportion as the book grows.
"""

from __future__ import annotations

import gc

# Objects made, and passes over the young and the middle ones, until the collector of cycles goes on to the next.
_COLLECTED_AFTER = (20_000, 20, 20)


def collect_seldom() -> None:
    """Leave alone what is there already, the modules and classes, and look for cycles seldom."""
    gc.freeze()
    gc.set_threshold(*_COLLECTED_AFTER)
