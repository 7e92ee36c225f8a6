"""The board of the stages: who stands in which column, loudest first, and what a card says.

Who and in which order is asked for the whole book at once, what a card says for a page of cards at a time, as in the list of
contacts. Colleagues have no stage and are not on the board.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any

from salesbook.domain.evidence import Evidence, Marker, OfferedMove, missing_markers, offered_move
from salesbook.domain.reminders.cadence import cold_since
from salesbook.domain.reminders.emotion import alarm_key
from salesbook.domain.setting import Method
from salesbook.domain.stage import STAGES, Movement, Stage, days_stuck, movement_of, rank_of, stuck_before
from salesbook.queries.contact_list import ContactRow, contact_rows
from salesbook.queries.evidence import SPEAKS
from salesbook.queries.local_days import local_day
from salesbook.queries.settings import method
from salesbook.queries.tier_standing import tier_cadences
from salesbook.queries.today import negative_emotions, next_planned
from salesbook.store.notebook import NotebookReader
from salesbook.store.visit_keys import day_of_key, first_key_of

# Movement is told of so many days, and a move up is news for so many.
MOVEMENT_DAYS = 90
NEWS_DAYS = 7


class Mark(Enum):
    """What a card can be marked with, the loudest first."""

    ALARM = "alarm"
    COOLING = "cooling"
    STUCK = "stuck"


@dataclass(frozen=True)
class BoardColumn:
    """A stage (None: not met yet) and the contacts that stand there: the marked ones first, then the longest untouched."""

    stage: Stage | None
    ids: tuple[str, ...]


@dataclass(frozen=True)
class StageBoard:
    """The four columns, those not met yet, who is marked with what, and the movement of the last 90 days."""

    columns: tuple[BoardColumn, ...]
    not_met: BoardColumn
    marked: Mapping[Mark, frozenset[str]]
    movement: Movement

    @property
    def met(self) -> int:
        """How many contacts stand at a stage."""
        return sum(len(column.ids) for column in self.columns)

    @property
    def fullest(self) -> int:
        """How many contacts the fullest stage has: what the funnel is measured by."""
        return max(len(column.ids) for column in self.columns)


@dataclass(frozen=True)
class Card:
    """What a card says.

    `alarm_by` is the day to make an alarm good by; `days_stuck` and `days_cooling` are 0 where the contact is neither (and a
    cadence that ends today has cooled for 0 days). `moved_up` is the day of a move up that is still news. `missing` are the
    markers of the next stage, one of which is enough; `offered` is the move that recorded evidence speaks for.
    """

    row: ContactRow
    alarm_by: date | None = None
    days_stuck: int = 0
    days_cooling: int = 0
    moved_up: date | None = None
    missing: tuple[Marker, ...] = ()
    offered: OfferedMove | None = None

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks of the card, the loudest first."""
        worn = {Mark.ALARM: self.row.alarm, Mark.COOLING: self.row.cooling, Mark.STUCK: self.days_stuck > 0}
        return tuple(mark for mark in Mark if worn[mark])


def stage_board(notebook: NotebookReader, day: date) -> StageBoard:
    """The board on a day."""
    steering = method(notebook)
    people = notebook.rows(_PEOPLE, stuck_before(day, steering.stuck_after).isoformat())
    marked = _marked(notebook, people, steering, day)
    at: list[list[tuple[int, str]]] = [[] for _rank in range(len(STAGES) + 1)]
    for one, rank, touch, _added, _stuck in people:
        at[rank].append((touch or 0, one))
    not_met, *met = (_ranked(there, marked) for there in at)
    columns = tuple(BoardColumn(stage, ids) for stage, ids in zip(STAGES, met, strict=True))
    return StageBoard(columns, BoardColumn(None, not_met), marked, movement(notebook, day))


def _ranked(people: list[tuple[int, str]], marked: Mapping[Mark, frozenset[str]]) -> tuple[str, ...]:
    """The loudest first, and of those that are as loud the longest untouched; `people` are last touches and ids."""
    left = [one for _touch, one in sorted(people)]
    found: list[str] = []
    for mark in Mark:
        found += [one for one in left if one in marked[mark]]
        left = [one for one in left if one not in marked[mark]]
    return (*found, *left)


def movement(notebook: NotebookReader, day: date) -> Movement:
    """The steps between the stages in the 90 days up to a day."""
    since = day - timedelta(days=MOVEMENT_DAYS)
    rows = notebook.rows(_MOVEMENT, since.isoformat(), day.isoformat())
    return movement_of((_stage(start), _stage(end), times) for start, end, times in rows)


def board_cards(notebook: NotebookReader, contact_ids: tuple[str, ...], day: date) -> dict[str, Card]:
    """What the cards of these contacts say, by id; one that was deleted meanwhile is missing."""
    steering, wanted = method(notebook), json.dumps(contact_ids)
    shown: dict[str, list[Evidence]] = {}
    for one, marker, on, wording in notebook.rows(_EVIDENCE, wanted):
        shown.setdefault(one, []).append(Evidence(one, Marker(marker), date.fromisoformat(on), wording=wording))
    told = {row[0]: row[1:] for row in notebook.rows(_TOLD, wanted)}
    return {
        one: _card(row, steering, told[one], shown.get(one, []), day)
        for one, row in contact_rows(notebook, contact_ids, day).items()
    }


def _card(
    row: ContactRow,
    steering: Method,
    told: tuple[Any, ...],
    shown: list[Evidence],
    day: date,
) -> Card:
    added, felt, moved_on, start, end = told
    moved = date.fromisoformat(moved_on) if moved_on else None
    went_up = rank_of(_stage(end)) > rank_of(_stage(start))
    return Card(
        row,
        day_of_key(felt) + timedelta(days=steering.alarm_within) if row.alarm and felt else None,
        days_stuck(row.stage, moved or _day_or_none(added), day, steering.stuck_after),
        (day - row.touch_by).days if row.cooling and row.touch_by else 0,
        moved if moved and went_up and (day - moved).days < NEWS_DAYS else None,
        missing_markers(row.stage, shown),
        offered_move(row.stage, shown),
    )


def _marked(
    notebook: NotebookReader, people: list[tuple[Any, ...]], steering: Method, day: date
) -> dict[Mark, frozenset[str]]:
    settled = {row[0] for row in notebook.rows("SELECT reminder FROM answer WHERE kind <> 'snoozed'")}
    here = {row[0] for row in people}
    alarms = [
        last.contact_id
        for last in negative_emotions(notebook)
        if last.contact_id in here and alarm_key(last.contact_id, last.visit_id) not in settled
    ]
    return {
        Mark.ALARM: frozenset(alarms),
        Mark.COOLING: frozenset(_cooling(notebook, people, steering, day)),
        Mark.STUCK: frozenset(_stuck(people, steering, day)),
    }


def _stuck(people: list[tuple[Any, ...]], steering: Method, day: date) -> Iterator[str]:
    """Those who have stood at their stage for too long; of whom no move is known, since they were added."""
    for one, rank, _touch, added, is_stuck in people:
        if not 0 < rank < len(STAGES):
            continue
        if is_stuck or (
            is_stuck is None and days_stuck(STAGES[rank - 1], _day_or_none(added), day, steering.stuck_after)
        ):
            yield one


def _cooling(notebook: NotebookReader, people: list[tuple[Any, ...]], steering: Method, day: date) -> Iterator[str]:
    """Those past their cadence with no visit planned; compared by keys, which are quicker to tell than days."""
    planned = next_planned(notebook, day)
    cold = [date.min, *(cold_since(stage, day, steering) for stage in STAGES)]
    first_warm = [_first_after(last) for last in cold]
    by_tier = tier_cadences(notebook, day)
    for one, rank, touch, added, _stuck in people:
        if rank and one not in planned:
            last, warm = cold[rank], first_warm[rank]
            if one in by_tier:
                last = cold_since(STAGES[rank - 1], day, steering, by_tier[one])
                warm = _first_after(last)
            if touch < warm if touch else local_day(added) <= last:
                yield one


def _first_after(day: date) -> int:
    return first_key_of((day + timedelta(days=1)).isoformat(), None)


_STAGES = {stage.value: stage for stage in STAGES}


def _stage(value: str | None) -> Stage | None:
    return _STAGES[value] if value else None


def _day_or_none(stamp: str | None) -> date | None:
    return local_day(stamp) if stamp else None


# Id, rank of the stage, last touch, when added where one of the others is not known, and whether they came to the stage before
# a day. max() makes the day that of its row (SQLite, "Bare columns in an aggregate query"). Numbers instead of words, because
# ten thousand rows of words are more than a processor holds at hand.
_PEOPLE = f"""
    SELECT c.id, CASE c.stage {" ".join(f"WHEN '{stage.value}' THEN {stage.rank}" for stage in STAGES)} ELSE 0 END, n.touch,
        CASE WHEN n.touch IS NULL OR s.day IS NULL THEN c.added END, s.day < ?
    FROM contact c LEFT JOIN newest n ON n.contact_id = c.id
    LEFT JOIN (SELECT contact_id, day, max(in_order) FROM stage_change GROUP BY contact_id) s ON s.contact_id = c.id
    WHERE c.colleague = 0
"""

_MOVEMENT = """
    SELECT s.from_stage, s.to_stage, count(*) FROM stage_change s JOIN contact c ON c.id = s.contact_id
    WHERE s.day > ? AND s.day <= ? AND c.colleague = 0 GROUP BY s.from_stage, s.to_stage
"""

_TOLD = """
    SELECT c.id, c.added, n.felt, s.day, s.from_stage, s.to_stage
    FROM json_each(?) AS wanted CROSS JOIN contact c ON c.id = wanted.value
    LEFT JOIN newest n ON n.contact_id = c.id
    LEFT JOIN stage_change s ON s.id = (
        SELECT id FROM stage_change WHERE contact_id = c.id ORDER BY in_order DESC LIMIT 1)
"""

_EVIDENCE = f"""
    SELECT contact_id, marker, max(day), wording
    FROM json_each(?) AS wanted CROSS JOIN evidence ON contact_id = wanted.value
    WHERE {SPEAKS} GROUP BY contact_id, marker
"""
