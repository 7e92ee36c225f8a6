"""What visits the lenses know of: how many of which kind there were with each contact, and what these left them with.

A visit is told by one short text, such as `4` or `4 2026-11-20 VISIT pleased above`: what it counts as, then, where it says how
they felt, the day, the visit, the emotion and the expectation. A book has a hundred thousand of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

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

# What a visit left them with, by the end of its text.
_LEFT_WITH = {
    f"{emotion.value if emotion else ''} {gap.value if gap else ''}": (emotion, gap, emotion.mood if emotion else None)
    for emotion in (None, *Emotion)
    for gap in (None, *Expectation)
}


def visits_told(asking: Asking) -> dict[str, list[str]]:
    """The visits with each contact, the oldest first, as texts."""
    told: dict[str, list[str]] = defaultdict(list)
    sql = _VISITS.replace("{joined}", _BY_VISIT if asking.contact_id is None else _BY_CONTACT)
    for key, visit in asking.each_row(sql, "p.contact_id"):
        told[key].append(visit)
    return told


def kept_up_by_evidence(asking: Asking) -> dict[str, int]:
    """How many touches of the year show only by their evidence that the contact keeps up."""
    return dict(asking.rows(_KEPT_UP_BY_EVIDENCE, "e.contact_id"))


def visited_of(told: Sequence[str], kept_up_by_evidence: int) -> Visited:
    """What the visits with one contact come to."""
    if not told:
        return NEVER_VISITED
    kinds = "".join([visit[0] for visit in told])
    far_before, met_before, card, far, met, far_kept_up, met_kept_up = [kinds.count(kind) for kind in "1234567"]
    of_the_year = far + met + far_kept_up + met_kept_up
    return Visited(
        any=True,
        in_person=bool(met_before or met or met_kept_up),
        touches=far_before + met_before + of_the_year,
        touches_of_the_year=of_the_year,
        kept_up=far_kept_up + met_kept_up + kept_up_by_evidence,
        visits_of_the_year=card + of_the_year,
    )


def felt_of(told: Sequence[str]) -> tuple[Felt, ...]:
    """What visits left one contact with."""
    found = []
    for visit in told:
        if len(visit) > 1:
            _kind, day, visit_id, left_with = visit.split(" ", 3)
            emotion, expectation, mood = _LEFT_WITH[left_with]
            found.append(Felt(known_day(day), visit_id, emotion, expectation, mood))
    return tuple(found)


def _listed(values: Iterable[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)


_MET = f"coalesce(v.channel IN ({_listed(channel.value for channel in Channel if channel in MET_BY)}), 0)"
_KEPT_UP = f"(v.by_contact OR coalesce(v.channel IN ({_listed(_ACTIVITY_CHANNELS)}), 0))"

# CROSS JOIN, because the book is gone through in the order in which visits happened, and finds those who took part nearby; by
# contact each visit would be looked up far away. Of one contact they are.
_BY_VISIT = "visit v CROSS JOIN participation p ON p.visit_id = v.id"
_BY_CONTACT = "participation p CROSS JOIN visit v ON v.id = p.visit_id"

# 0 is what is planned, or was on the day, and a card of before the year, which count as nothing but a visit; 1 and 2 a touch of
# before, afar and in person; 3 a card of the year; 4 and 5 a touch of the year, afar and in person; 6 and 7 one that shows that
# they keep up.
_VISITS = f"""
    SELECT p.contact_id,
           CASE WHEN v.state <> 'done' OR v.key > {{last_key}} THEN 0
                WHEN v.key < {{year_key}} THEN CASE WHEN v.channel = 'card' THEN 0 ELSE 1 + {_MET} END
                WHEN v.channel = 'card' THEN 3
                ELSE 4 + {_MET} + 2 * {_KEPT_UP} END
           || CASE WHEN v.state <> 'done' OR v.key > {{last_key}} OR (p.emotion IS NULL AND p.expectation IS NULL) THEN ''
                   ELSE ' ' || v.day || ' ' || v.id || ' ' || coalesce(p.emotion, '') || ' ' || coalesce(p.expectation, '') END
    FROM {{joined}}
    WHERE CASE WHEN v.state = 'planned' THEN coalesce(v.created <= {{ends}}, 1)
               WHEN v.key > {{last_key}} THEN v.created <= {{ends}}
               ELSE v.state = 'done' END
          AND {{whose}}
    ORDER BY v.key
"""

_KEPT_UP_BY_EVIDENCE = f"""
    SELECT e.contact_id, count(DISTINCT v.id)
    FROM evidence e CROSS JOIN visit v ON v.id = e.visit_id
         CROSS JOIN participation p ON p.contact_id = e.contact_id AND p.visit_id = v.id
    WHERE e.marker IN ({_listed(_ACTIVITY_MARKERS)}) AND e.day BETWEEN {{year}} AND {{day}}
      AND v.state = 'done' AND v.key BETWEEN {{year_key}} AND {{last_key}} AND v.channel IS NOT 'card' AND NOT {_KEPT_UP}
      AND {{whose}}
    GROUP BY +e.contact_id
"""
