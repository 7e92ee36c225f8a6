"""What visits the lenses know of: how many of which kind there were with each contact, and what these left them with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from salesbook.domain.channel import Channel
from salesbook.domain.emotion import Emotion, Expectation
from salesbook.domain.evidence import MET_BY, Marker, markers_shown_by
from salesbook.domain.lenses.facts import NEVER_VISITED, Felt, Visited
from salesbook.domain.stage import Stage
from salesbook.queries.lens_asking import Asking, known_day

_ACTIVITIES = frozenset({Stage.DATING, Stage.TRUST})
_ACTIVITY_MARKERS = tuple(marker.value for marker in Marker if marker.stage in _ACTIVITIES)
_ACTIVITY_CHANNELS = tuple(
    channel.value for channel in Channel if any(marker.stage in _ACTIVITIES for marker in markers_shown_by(channel))
)

_FELT = {emotion.value: (emotion, emotion.mood) for emotion in Emotion} | {None: (None, None)}
_EXPECTATIONS = {expectation.value: expectation for expectation in Expectation} | {None: None}

# What a visit counts as, told by one number a visit: the places in `Seen.counts`, as the SQL below has them.
_KINDS = 8
_OF_THE_YEAR, _KEEPS_UP = 4, 2


@dataclass(slots=True)
class Seen:
    """The visits with one contact: how many of each kind, and the rows of those that say how they felt, the oldest first."""

    counts: list[int] = field(default_factory=lambda: [0] * _KINDS)
    rows: list[tuple[Any, ...]] = field(default_factory=list)

    @property
    def visited(self) -> Visited:
        """What they come to."""
        _planned_or_card, far_before, met_before, card, far, met, far_keeps_up, met_keeps_up = self.counts
        kept_up = far_keeps_up + met_keeps_up
        of_the_year = far + met + kept_up
        return Visited(
            True,
            bool(met_before or met or met_keeps_up),
            far_before + met_before + of_the_year,
            of_the_year,
            kept_up,
            card + of_the_year,
        )

    @property
    def felt(self) -> tuple[Felt, ...]:
        """What they left the contact with."""
        return tuple([_felt(*row) for row in self.rows])


def _felt(_key: str, _kind: int, day: str, visit_id: str, emotion: str | None, expectation: str | None) -> Felt:
    felt, mood = _FELT[emotion]
    return Felt(known_day(day), visit_id, felt, _EXPECTATIONS[expectation], mood)


def visits_seen(asking: Asking) -> dict[str, Seen]:
    """The visits with each contact.

    What is felt stays a row until that contact's turn comes: of ten thousand people at a time only one has it in full.
    """
    shown = set(asking.rows(_ACTIVITIES_SHOWN))
    seen: dict[str, Seen] = defaultdict(Seen)
    sql = _VISITS.replace("{joined}", _BY_VISIT if asking.contact_id is None else _BY_CONTACT)
    for row in asking.each_row(sql, "p.contact_id"):
        key, kind, _day, visit_id, emotion, expectation = row
        one = seen[key]
        if _OF_THE_YEAR <= kind < _OF_THE_YEAR + _KEEPS_UP and (key, visit_id) in shown:
            kind += _KEEPS_UP
        one.counts[kind] += 1
        if emotion is not None or expectation is not None:
            one.rows.append(row)
    return seen


def _listed(values: Iterable[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)


# CROSS JOIN, because the book is gone through in the order in which visits happened, and finds those who took part nearby; by
# contact each visit would be looked up far away. Of one contact they are.
_BY_VISIT = "visit v CROSS JOIN participation p ON p.visit_id = v.id"
_BY_CONTACT = "participation p CROSS JOIN visit v ON v.id = p.visit_id"

# What is planned, and an old card, count as nothing but a visit.
_VISITS = """
    SELECT p.contact_id,
           CASE WHEN v.state <> 'done' THEN 0
                WHEN v.key < {year_key} THEN
                    CASE WHEN v.channel = 'card' THEN 0 WHEN v.channel IN ({met}) THEN 2 ELSE 1 END
                WHEN v.channel = 'card' THEN 3
                ELSE 4 + coalesce(v.channel IN ({met}), 0)
                     + 2 * (v.by_contact OR coalesce(v.channel IN ({activities}), 0))
           END,
           v.day, v.id, p.emotion, p.expectation
    FROM {joined}
    WHERE (v.state = 'planned' OR (v.state = 'done' AND v.key <= {last_key})) AND {whose} ORDER BY v.key
""".replace("{met}", _listed(channel.value for channel in Channel if channel in MET_BY)).replace(
    "{activities}", _listed(_ACTIVITY_CHANNELS)
)

_ACTIVITIES_SHOWN = """
    SELECT contact_id, visit_id FROM evidence
    WHERE marker IN ({markers}) AND day BETWEEN {year} AND {day} AND visit_id IS NOT NULL AND {whose}
""".replace("{markers}", _listed(_ACTIVITY_MARKERS))
