"""The facts the lenses read, of one contact or of the whole book: one pass through the rows for each kind of fact.

Nothing after the day counts. Rows are read as tuples, and only what the book needs of everybody is read for one contact: who
bought what, because classes and thirds are the book's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, TypeAlias

from salesbook.domain.channel import Channel
from salesbook.domain.emotion import Emotion, Expectation
from salesbook.domain.evidence import MET_BY, Marker, markers_shown_by
from salesbook.domain.judgement import LoyaltyFactor
from salesbook.domain.lenses.book import BookFacts, book_facts
from salesbook.domain.lenses.buying import YEAR, Bought, Buying, buying_of
from salesbook.domain.lenses.facts import NEVER_VISITED, ContactLensFacts, Felt, Given, Judged, Visited
from salesbook.domain.lenses.tier_criteria import reached_by_stage
from salesbook.domain.purchase import PurchaseReason
from salesbook.domain.reminders.emotion import alarm_key
from salesbook.domain.setting import Method
from salesbook.domain.stage import Stage
from salesbook.domain.tier import Tier, TierWay
from salesbook.domain.visit import ValueKind
from salesbook.queries.settings import method
from salesbook.store.notebook import NotebookReader
from salesbook.store.visit_keys import keys_of_day

_Rows: TypeAlias = list[tuple[Any, ...]]

_ACTIVITIES = frozenset({Stage.DATING, Stage.TRUST})
_ACTIVITY_MARKERS = tuple(marker.value for marker in Marker if marker.stage in _ACTIVITIES)
_ACTIVITY_CHANNELS = tuple(
    channel.value for channel in Channel if any(marker.stage in _ACTIVITIES for marker in markers_shown_by(channel))
)

_STAGES = {stage.value: stage for stage in Stage}
_FELT = {emotion.value: (emotion, emotion.mood) for emotion in Emotion}
_NOT_FELT = (None, None)
_EXPECTATIONS = {expectation.value: expectation for expectation in Expectation}
_REASONS = {reason.value: reason for reason in PurchaseReason}
_KINDS = {kind.value: kind for kind in ValueKind}
_FACTORS = {factor.value: factor for factor in LoyaltyFactor}


def facts_of(notebook: NotebookReader, contact_id: str, day: date) -> ContactLensFacts | None:
    """The facts of one contact on a day; None for a colleague, and where there is no such contact."""
    book = notebook.while_unchanged(what_of_the_book(day), lambda: book_of(notebook, day))
    mine = _buyers(notebook, "contact_id", method(notebook), day, contact_id)
    found = list(_facts(_Asking(notebook, day, contact_id), book, mine))
    return found[0] if found else None


def each_of_book(notebook: NotebookReader, day: date) -> Iterator[ContactLensFacts]:
    """The facts of everybody on a day but colleagues, one after the other, in the order they were added."""
    steering = method(notebook)
    buyers = _buyers(notebook, "contact_id", steering, day)
    return _facts(_Asking(notebook, day, None), book_facts(buyers, steering, day, tiers_of(notebook)), buyers)


def facts_of_organisations(notebook: NotebookReader, day: date) -> list[ContactLensFacts]:
    """What organisations bought, by the id of each: all that the lenses which place organisations read."""
    steering = method(notebook)
    buyers = _buyers(notebook, "organisation_id", steering, day)
    book = book_facts(buyers, steering, day)
    return [ContactLensFacts(key, book, buying) for key, buying in buyers.items()]


def book_of(notebook: NotebookReader, day: date) -> BookFacts:
    """What the lenses must know of the whole book."""
    steering = method(notebook)
    return book_facts(_buyers(notebook, "contact_id", steering, day), steering, day, tiers_of(notebook))


def what_of_the_book(day: date) -> Hashable:
    """Under what a reader remembers the facts of the book on a day; while it does, one contact's facts are quickly asked."""
    return ("book facts", day)


def tiers_of(notebook: NotebookReader) -> tuple[tuple[Tier, tuple[TierWay, ...]], ...]:
    """The tiers of the notebook from the lowest, each with the ways to it; none where only the default ones hold."""
    ways = notebook.select(TierWay, "1 ORDER BY position, id")
    tiers = notebook.select(Tier, "1 ORDER BY position, id")
    return tuple((tier, tuple(way for way in ways if way.tier_id == tier.id)) for tier in tiers)


def _buyers(
    notebook: NotebookReader, owner: str, steering: Method, day: date, only: str | None = None
) -> dict[str, Buying]:
    """All orders by who placed them, or those of one; `owner` is a column of ours."""
    orders: dict[str, list[Bought]] = defaultdict(list)
    whose, which = ("1", ()) if only is None else (f"{owner} = ?3", (only,))
    # Of one nobody needs to know: a colleague is never placed.
    colleagues = notebook.rows("SELECT id FROM contact WHERE colleague = 1") if only is None else []
    of_colleagues = {row[0] for row in colleagues}
    known = _known_day
    rows = notebook.rows(_ORDERS.format(owner, whose=whose), day.isoformat(), steering.currency, *which)
    for key, on, revenue, profit, reason, contact_id in rows:
        if contact_id not in of_colleagues:
            orders[key].append(Bought(known(on), revenue, profit, _REASONS.get(reason)))
    return {key: buying_of(day, bought) for key, bought in orders.items()}


@dataclass
class _Read:
    """The rows of each kind, by contact."""

    offered: set[str] = field(default_factory=set)
    needs: set[str] = field(default_factory=set)
    tried: set[str] = field(default_factory=set)
    lost: dict[str, list[date]] = field(default_factory=lambda: defaultdict(list))
    referrals: dict[str, list[date]] = field(default_factory=lambda: defaultdict(list))
    praise: dict[str, list[date]] = field(default_factory=lambda: defaultdict(list))
    refusals: dict[str, list[date]] = field(default_factory=lambda: defaultdict(list))
    judgements: dict[str, dict[LoyaltyFactor, Judged]] = field(default_factory=lambda: defaultdict(dict))
    felt: dict[str, list[Felt]] = field(default_factory=dict)
    answered: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    weighed: dict[str, list[tuple[date, PurchaseReason]]] = field(default_factory=lambda: defaultdict(list))
    given: dict[str, list[Given]] = field(default_factory=lambda: defaultdict(list))
    visited: dict[str, Visited] = field(default_factory=dict)
    promises: dict[str, tuple[int, int]] = field(default_factory=dict)


def facts_for_tiers(notebook: NotebookReader, day: date) -> Iterator[ContactLensFacts]:
    """The facts that the criteria of tiers read, of everybody who can stand at one.

    That is who bought, who recommended, and who stands at a stage that is enough. They are as `each_of_book` has them, without
    what tells of visits: a day asks for them.
    """
    steering = method(notebook)
    buyers = _buyers(notebook, "contact_id", steering, day)
    book = book_facts(buyers, steering, day, tiers_of(notebook))
    asking = _Asking(notebook, day, None)
    referrals: dict[str, list[date]] = defaultdict(list)
    for key, on in asking.rows(_REFERRALS):
        referrals[key].append(_known_day(on))
    nothing, enough = Buying(day), reached_by_stage(book)
    for key, value, _disqualified in asking.rows(_CONTACTS, "id"):
        stage = _STAGES.get(value)
        if key in buyers or key in referrals or stage in enough:
            yield ContactLensFacts(key, book, buyers.get(key, nothing), stage, referrals=_of(referrals, key))


def _facts(for_whom: _Asking, book: BookFacts, buyers: Mapping[str, Buying]) -> Iterator[ContactLensFacts]:
    read = _Read()
    _read_sales(read, for_whom)
    _read_visits(read, for_whom)
    _read_value(read, for_whom)
    nothing = Buying(for_whom.day)
    for key, stage, disqualified in for_whom.rows(_CONTACTS, "id"):
        yield _put_together(key, book, buyers.get(key, nothing), _STAGES.get(stage), disqualified, read)


def _put_together(
    key: str, book: BookFacts, buying: Buying, stage: Stage | None, disqualified: str, read: _Read
) -> ContactLensFacts:
    kept, due = read.promises.get(key, (0, 0))
    return ContactLensFacts(
        key,
        book,
        buying,
        stage,
        disqualified,
        key in read.needs,
        key in read.offered,
        _of(read.lost, key),
        _of(read.referrals, key),
        _of(read.praise, key),
        _of(read.refusals, key),
        read.judgements.get(key, {}),
        _of(read.felt, key),
        frozenset(read.answered.get(key, ())),
        _of(read.weighed, key),
        _of(read.given, key),
        key in read.tried,
        read.visited.get(key, NEVER_VISITED),
        kept,
        due,
    )


def _of(by_contact: Mapping[str, list[Any]], key: str) -> tuple[Any, ...]:
    found = by_contact.get(key)
    return tuple(found) if found else ()


@dataclass(frozen=True)
class _Asking:
    """A notebook asked about one contact or all of them."""

    notebook: NotebookReader
    day: date
    contact_id: str | None

    def rows(self, sql: str, column: str = "contact_id") -> _Rows:
        """The rows of a query; `{whose}` in it picks the contact, `{day}` is today, `{year}` the first day of the year."""
        year = self.day - timedelta(days=YEAR)
        asked = sql.format(
            whose=f"{column} = ?1" if self.contact_id is not None else "1",
            day=f"'{self.day.isoformat()}'",
            year=f"'{year.isoformat()}'",
            year_key=keys_of_day(year)[0],
            last_key=keys_of_day(self.day)[1],
        )
        return self.notebook.rows(asked, *(() if self.contact_id is None else (self.contact_id,)))


def _read_sales(read: _Read, asking: _Asking) -> None:
    """Offers, needs, recommendations, refusals, the rep's judgements."""
    known = _known_day
    for key, lost_on in asking.rows(_OFFERS):
        read.offered.add(key)
        if lost_on is not None:
            read.lost[key].append(known(lost_on))
    read.needs = {row[0] for row in asking.rows(_NEEDS)}
    for days, sql in ((read.referrals, _REFERRALS), (read.praise, _PRAISE), (read.refusals, _REFUSALS)):
        for key, on in asking.rows(sql):
            days[key].append(known(on))
    for key, factor, score, on in asking.rows(_JUDGEMENTS):
        read.judgements[key][_FACTORS[factor]] = Judged(score, known(on))


def _read_visits(read: _Read, asking: _Asking) -> None:
    """What visits there were, what they left people with, and what they objected by."""
    activities = set(asking.rows(_ACTIVITIES_SHOWN))
    felt: dict[str, list[tuple[int, str, str, str | None, str | None]]] = defaultdict(list)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    for key, at, day, visit_id, met, touch, of_the_year, keeps_up, emotion, expectation in asking.rows(
        _VISITS, "p.contact_id"
    ):
        count = counts[key]
        count[0] |= met
        count[1] += touch
        if of_the_year:
            count[4] += 1
            if touch:
                count[2] += 1
                count[3] += keeps_up or (key, visit_id) in activities
        if emotion is not None or expectation is not None:
            felt[key].append((at, day, visit_id, emotion, expectation))
    read.visited = {key: Visited(bool(count), bool(count[0]), *count[1:]) for key, count in counts.items()}
    read.felt = {key: _felt(rows) for key, rows in felt.items()}
    for key, reminder in asking.rows(_ANSWERED):
        read.answered[key].add(reminder.removeprefix(alarm_key(key, "")))
    for key, on, reason in asking.rows(_OBJECTIONS, "o.contact_id"):
        read.weighed[key].append((_known_day(on), _REASONS[reason]))


# A book has thousands of visits, and far fewer days.
@lru_cache(maxsize=10_000)
def _known_day(day: str) -> date:
    return date.fromisoformat(day)


def _felt(rows: list[tuple[int, str, str, str | None, str | None]]) -> list[Felt]:
    """What one contact left visits with, the oldest first."""
    rows.sort()
    found = []
    for _at, day, visit_id, emotion, expectation in rows:
        felt, mood = _FELT[emotion] if emotion else _NOT_FELT
        found.append(Felt(_known_day(day), visit_id, felt, _EXPECTATIONS[expectation] if expectation else None, mood))
    return found


def _read_value(read: _Read, asking: _Asking) -> None:
    """Value given, with favours by me, and promises by me that fell due in the year."""
    for key, kind, trial, on in asking.rows(_VALUE, "g.contact_id"):
        read.given[key].append(Given(_KINDS[kind], _known_day(on)))
        if trial:
            read.tried.add(key)
    for key, on in asking.rows(_FAVOURS):
        read.given[key].append(Given(ValueKind.NON_BUSINESS, _known_day(on)))
    for key, kept, due in asking.rows(_PROMISES):
        read.promises[key] = (kept, due)


_CONTACTS = "SELECT id, stage, disqualified FROM contact WHERE colleague = 0 AND {whose} ORDER BY key"

_ORDERS = """
    SELECT {0}, day, CASE WHEN amount_currency = ?2 THEN amount ELSE 0 END,
           CASE WHEN profit_currency = ?2 THEN profit END, reason, contact_id
    FROM purchase WHERE day <= ?1 AND {0} IS NOT NULL AND {whose} ORDER BY day, id
"""

_OFFERS = """
    SELECT contact_id, CASE WHEN state = 'lost' AND lost_to_competitor = 1 AND coalesce(settled_on, given_on) <= {day}
                            THEN coalesce(settled_on, given_on) END
    FROM offer WHERE given_on <= {day} AND {whose}
"""

_NEEDS = "SELECT DISTINCT contact_id FROM need WHERE contact_id IS NOT NULL AND (since IS NULL OR since <= {day}) AND {whose}"

_REFERRALS = "SELECT contact_id, day FROM referral WHERE day <= {day} AND {whose} ORDER BY day"
_PRAISE = "SELECT contact_id, day FROM praise WHERE day <= {day} AND {whose} ORDER BY day"
_REFUSALS = "SELECT contact_id, day FROM refusal WHERE day <= {day} AND {whose} ORDER BY day"

# The newest of each factor comes last, and stays.
_JUDGEMENTS = "SELECT contact_id, factor, score, day FROM judgement WHERE day <= {day} AND {whose} ORDER BY day, id"


def _listed(values: Iterable[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)


# What is planned counts as nothing but a visit. CROSS JOIN, because going through those who took part in the order they were
# written finds the visits in theirs; SQLite would go by contact and look each visit up far away.
_VISITS = """
    SELECT p.contact_id, v.key, v.day, v.id,
           v.state = 'done' AND coalesce(v.channel IN ({met}), 0),
           v.state = 'done' AND v.channel IS NOT 'card',
           v.state = 'done' AND v.key >= {year_key},
           v.by_contact = 1 OR coalesce(v.channel IN ({activities}), 0),
           p.emotion, p.expectation
    FROM participation p CROSS JOIN visit v ON v.id = p.visit_id
    WHERE (v.state = 'planned' OR (v.state = 'done' AND v.key <= {last_key})) AND {whose}
""".replace("{met}", _listed(channel.value for channel in Channel if channel in MET_BY)).replace(
    "{activities}", _listed(_ACTIVITY_CHANNELS)
)

_ACTIVITIES_SHOWN = """
    SELECT contact_id, visit_id FROM evidence
    WHERE marker IN ({markers}) AND day BETWEEN {year} AND {day} AND visit_id IS NOT NULL AND {whose}
""".replace("{markers}", _listed(_ACTIVITY_MARKERS))

_ANSWERED = """
    SELECT contact_id, reminder FROM answer
    WHERE reminder >= 'alarm:' AND reminder < 'alarm;' AND kind = 'done' AND day <= {day} AND {whose}
"""

_OBJECTIONS = """
    SELECT o.contact_id, v.day, o.kind FROM objection o JOIN visit v ON v.id = o.visit_id
    WHERE o.kind IS NOT NULL AND o.contact_id IS NOT NULL AND v.state = 'done' AND v.day <= {day} AND {whose}
"""

_VALUE = """
    SELECT g.contact_id, g.kind, g.trial, v.day FROM value_given g JOIN visit v ON v.id = g.visit_id
    WHERE v.state = 'done' AND v.day <= {day} AND {whose}
"""

_FAVOURS = "SELECT contact_id, day FROM favour WHERE side = 'me' AND day <= {day} AND {whose}"

# A promise counts on the day it was settled, or on the day it is due while it is open; one released counts as neither.
_PROMISES = """
    SELECT contact_id, sum(state = 'kept'), count(*) FROM promise
    WHERE side = 'me' AND state <> 'released' AND coalesce(settled_on, due, date(given_on, '+7 days')) BETWEEN {year} AND {day}
      AND {whose}
    GROUP BY contact_id
"""
