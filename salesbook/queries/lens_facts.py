"""The facts the lenses read, of one contact or of the whole book: one pass through the rows for each kind of fact.

Nothing after the day counts: what was settled, moved or done since stands as it stood then, and nobody is there who was added
since, unless what is recorded of them begins earlier. That somebody is disqualified has no day, nor have the settings: they are
taken as they are. Of one contact only what the book needs of everybody is read beside their own: who bought what,
because classes and thirds are the book's. Of all of them, what there is most of stays a short text until a contact's turn comes:
ten thousand people's visits as objects would take longer to keep than to read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from salesbook.domain.judgement import LoyaltyFactor
from salesbook.domain.lenses.book import BookFacts, book_facts
from salesbook.domain.lenses.buying import Buying
from salesbook.domain.lenses.facts import ContactLensFacts, Given, Judged
from salesbook.domain.purchase import PurchaseReason
from salesbook.domain.reminders.emotion import alarm_key
from salesbook.domain.stage import Stage
from salesbook.domain.visit import ValueKind
from salesbook.queries.lens_asking import Asking, known_day
from salesbook.queries.lens_orders import REASONS, buyers, buyers_without_reasons
from salesbook.queries.lens_visits import felt_of, kept_up_by_evidence, visited_of, visits_told
from salesbook.queries.settings import method
from salesbook.queries.stages_then import stages_then
from salesbook.queries.tier_facts import CONTACTS, REFERRALS, STAGES, tiers_of
from salesbook.store.notebook import NotebookReader

_KINDS = {kind.value: kind for kind in ValueKind}
_FACTORS = {factor.value: factor for factor in LoyaltyFactor}


def facts_of(notebook: NotebookReader, contact_id: str, day: date) -> ContactLensFacts | None:
    """The facts of one contact on a day; None for a colleague, and where there was no such contact yet."""
    book = notebook.while_unchanged(what_of_the_book(day), lambda: book_of(notebook, day))
    mine = buyers(notebook, "contact_id", method(notebook), day, contact_id)
    found = list(_facts(Asking(notebook, day, contact_id), book, mine))
    return found[0] if found else None


def each_of_book(notebook: NotebookReader, day: date) -> Iterator[ContactLensFacts]:
    """The facts of everybody on a day but colleagues, one after the other, in the order they were added."""
    steering = method(notebook)
    bought = buyers(notebook, "contact_id", steering, day)
    return _facts(Asking(notebook, day), book_facts(bought, steering, day, tiers_of(notebook)), bought)


def facts_of_organisations(notebook: NotebookReader, day: date) -> list[ContactLensFacts]:
    """What organisations bought, by the id of each: all that the lenses which place organisations read."""
    steering = method(notebook)
    bought = buyers(notebook, "organisation_id", steering, day)
    book = book_facts(bought, steering, day)
    return [ContactLensFacts(key, book, buying) for key, buying in bought.items()]


def book_of(notebook: NotebookReader, day: date) -> BookFacts:
    """What the lenses must know of the whole book."""
    steering = method(notebook)
    return book_facts(buyers_without_reasons(notebook, steering, day), steering, day, tiers_of(notebook))


def what_of_the_book(day: date) -> Hashable:
    """Under what a reader remembers the facts of the book on a day; while it does, one contact's facts are quickly asked."""
    return ("book facts", day)


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
    answered: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    weighed: dict[str, list[tuple[date, PurchaseReason]]] = field(default_factory=lambda: defaultdict(list))
    given: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    visits: dict[str, list[str]] = field(default_factory=dict)
    kept_up: dict[str, int] = field(default_factory=dict)
    promises: dict[str, tuple[int, int]] = field(default_factory=dict)

    def tells_of(self, contact_id: str) -> bool:
        """Whether anything was read of a contact."""
        return any(contact_id in getattr(self, kind.name) for kind in fields(self))


def _facts(asking: Asking, book: BookFacts, bought: Mapping[str, Buying]) -> Iterator[ContactLensFacts]:
    read = _Read(visits=visits_told(asking), kept_up=kept_up_by_evidence(asking))
    _read_sales(read, asking)
    _read_said(read, asking)
    _read_value(read, asking)
    nothing, then = Buying(asking.day), stages_then(asking)
    for key, value, disqualified, added in asking.rows(CONTACTS, "id"):
        if added or key in bought or read.tells_of(key):
            stage = then.get(key, STAGES.get(value))
            yield _put_together(key, book, bought.get(key, nothing), stage, disqualified, read)


def _put_together(
    key: str, book: BookFacts, buying: Buying, stage: Stage | None, disqualified: str, read: _Read
) -> ContactLensFacts:
    kept, due = read.promises.get(key, (0, 0))
    visits, given = read.visits.get(key, ()), read.given.get(key, ())
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
        felt_of(visits),
        frozenset(read.answered.get(key, ())),
        _of(read.weighed, key),
        tuple([Given(_KINDS[kind], known_day(on)) for on, kind in map(str.split, given)]),
        key in read.tried,
        visited_of(visits, read.kept_up.get(key, 0)),
        kept,
        due,
    )


def _of(by_contact: Mapping[str, list[Any]], key: str) -> tuple[Any, ...]:
    found = by_contact.get(key)
    return tuple(found) if found else ()


def _read_sales(read: _Read, asking: Asking) -> None:
    """Offers, needs, recommendations, refusals, the rep's judgements."""
    for key, lost_on in asking.rows(_OFFERS):
        read.offered.add(key)
        if lost_on is not None:
            read.lost[key].append(known_day(lost_on))
    read.needs = {row[0] for row in asking.rows(_NEEDS)}
    for days, sql in ((read.referrals, REFERRALS), (read.praise, _PRAISE), (read.refusals, _REFUSALS)):
        for key, on in asking.rows(sql):
            days[key].append(known_day(on))
    for key, factor, score, on in asking.rows(_JUDGEMENTS):
        read.judgements[key][_FACTORS[factor]] = Judged(score, known_day(on))


def _read_said(read: _Read, asking: Asking) -> None:
    """What was said to alarms, and by what they objected."""
    for key, reminder in asking.rows(_ANSWERED):
        read.answered[key].add(reminder.removeprefix(alarm_key(key, "")))
    for key, on, reason in asking.rows(_OBJECTIONS, "o.contact_id"):
        read.weighed[key].append((known_day(on), REASONS[reason]))


def _read_value(read: _Read, asking: Asking) -> None:
    """Value given, with favours by me, and promises by me that fell due in the year."""
    for sql, column in ((_VALUE, "g.contact_id"), (_FAVOURS, "contact_id")):
        for key, value, trial in asking.each_row(sql, column):
            read.given[key].append(value)
            if trial:
                read.tried.add(key)
    for key, kept, due in asking.rows(_PROMISES):
        read.promises[key] = (kept, due)


_OFFERS = """
    SELECT contact_id, CASE WHEN state = 'lost' AND lost_to_competitor = 1 AND coalesce(settled_on, given_on) <= {day}
                            THEN coalesce(settled_on, given_on) END
    FROM offer WHERE given_on <= {day} AND {whose}
"""

_NEEDS = "SELECT DISTINCT contact_id FROM need WHERE contact_id IS NOT NULL AND (since IS NULL OR since <= {day}) AND {whose}"

_PRAISE = "SELECT contact_id, day FROM praise WHERE day <= {day} AND {whose} ORDER BY day"
_REFUSALS = "SELECT contact_id, day FROM refusal WHERE day <= {day} AND {whose} ORDER BY day"

# The newest of each factor comes last, and stays.
_JUDGEMENTS = "SELECT contact_id, factor, score, day FROM judgement WHERE day <= {day} AND {whose} ORDER BY day, id"

_ANSWERED = """
    SELECT contact_id, reminder FROM answer
    WHERE reminder >= 'alarm:' AND reminder < 'alarm;' AND kind = 'done' AND day <= {day} AND {whose}
"""

_OBJECTIONS = """
    SELECT o.contact_id, v.day, o.kind FROM objection o CROSS JOIN visit v ON v.id = o.visit_id
    WHERE o.kind IS NOT NULL AND o.contact_id IS NOT NULL AND v.state = 'done' AND v.day <= {day} AND {whose}
    ORDER BY v.key, o.id
"""

# Day and kind in one text, as the visits are told.
_VALUE = """
    SELECT g.contact_id, v.day || ' ' || g.kind, g.trial FROM value_given g CROSS JOIN visit v ON v.id = g.visit_id
    WHERE v.state = 'done' AND v.day <= {day} AND {whose}
"""

_FAVOURS = "SELECT contact_id, day || ' non-business', 0 FROM favour WHERE side = 'me' AND day <= {day} AND {whose}"

# A promise counts on the day it was settled, or on the day it is due while it is open; one released counts as neither. One that
# was settled after the day was open then, and of one without a day of its own the visit tells when it was given.
_PROMISES = """
    SELECT contact_id, sum(state = 'kept'), count(*) FROM (
        SELECT contact_id, due, coalesce(given_on, (SELECT day FROM visit WHERE visit.id = visit_id)) AS given_on,
               CASE WHEN settled_on > {day} THEN 'open' ELSE state END AS state,
               CASE WHEN settled_on > {day} THEN NULL ELSE settled_on END AS settled_on
        FROM promise WHERE side = 'me' AND {whose})
    WHERE state <> 'released' AND coalesce(given_on, '') <= {day}
      AND coalesce(settled_on, due, date(given_on, '+7 days')) BETWEEN {year} AND {day}
    GROUP BY contact_id
"""
