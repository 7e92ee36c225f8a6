"""The stages contacts had on a day, of those who moved since."""

from __future__ import annotations

from collections.abc import Mapping

from salesbook.domain.stage import Stage
from salesbook.queries.lens_asking import Asking


def stages_then(asking: Asking) -> Mapping[str, Stage | None]:
    """The stage at which each stood on the day who moved after it; of all others it is the one they stand at.

    Moves go in the order in which they were made: one of a day gone by that was noted late follows those noted before it.
    """
    found: dict[str, str | None] = {}
    for contact_id, start, end, made in asking.rows(_MOVES):
        if made:
            found[contact_id] = end
        else:
            found.setdefault(contact_id, start)
    return {key: Stage(value) if value else None for key, value in found.items()}


# The index of moves by contact tells who moved since, without a look at the moves themselves.
_MOVES = """
    SELECT contact_id, from_stage, to_stage, day <= {day} FROM stage_change
    WHERE contact_id IN (SELECT contact_id FROM stage_change WHERE day > {day}) AND {whose}
    ORDER BY contact_id, in_order
"""
