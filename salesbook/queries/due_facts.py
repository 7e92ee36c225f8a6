"""What the reminder rules are told beside contacts, promises, steps and dates: one query a kind, of what can be due on a day."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from salesbook.domain.card import CardPlan, Festival, festival_days
from salesbook.domain.fact_kind import FactKind
from salesbook.domain.own_reminder import OwnReminder
from salesbook.domain.product_news import ProductNews
from salesbook.domain.reminders.after_purchase import first_bought
from salesbook.domain.reminders.cards import card_span
from salesbook.domain.reminders.facts import AtStage, Bought, Heard, OldFacts, OpenOffer
from salesbook.domain.setting import Method
from salesbook.domain.stage import Stage
from salesbook.domain.work_calendar import WorkCalendar, work_calendar
from salesbook.queries.local_days import local_day
from salesbook.store.notebook import NotebookReader
from salesbook.store.visit_keys import first_key_of
from salesbook.system.holidays import holidays_of


def calendar_of(method: Method, day: date) -> WorkCalendar:
    """Which days around a day are worked: the year before and the year after included."""
    years = range(day.year - 1, day.year + 2)
    return work_calendar(method, *holidays_of(method.country, years))


def open_offers(notebook: NotebookReader, day: date) -> Iterator[OpenOffer]:
    """The open offers of which an answer was expected before a day."""
    for offer, contact, product, expected in notebook.rows(_OFFERS, day.isoformat()):
        yield OpenOffer(offer, contact, product, date.fromisoformat(expected))


def bought_lately(notebook: NotebookReader, method: Method, day: date) -> Iterator[Bought]:
    """The purchases that are to be thanked for or asked about."""
    first = first_bought(method.ask_after_purchase, day)
    for purchase, contact, on, product in notebook.rows(_PURCHASES, first.isoformat(), day.isoformat()):
        yield Bought(purchase, contact, date.fromisoformat(on), product)


def card_plans(notebook: NotebookReader, method: Method, day: date) -> list[CardPlan]:
    """The plans with a card around a day."""
    first, last = card_span(method, day)
    festivals = [one.value for one in Festival if festival_days(one, first, last)]
    days = {first + timedelta(days=n) for n in range((last - first).days + 1)}
    numbers = {one.day for one in days}
    # The last day of a short month is that of the days it does not have.
    numbers |= {31, 30, 29} if any((one + timedelta(days=1)).day == 1 for one in days) else set()
    return notebook.select(CardPlan, _CARDS, json.dumps(festivals), json.dumps(sorted(numbers)))


def news_kept(notebook: NotebookReader, method: Method, day: date) -> list[ProductNews]:
    """The product news that are not too old to tell."""
    first = day - timedelta(days=method.news_kept)
    return notebook.select(ProductNews, "day BETWEEN ? AND ?", first.isoformat(), day.isoformat())


def who_may_hear(notebook: NotebookReader, news: Iterable[ProductNews]) -> Heard:
    """The buyers of the products the news are about, and the open needs that hold a word of theirs."""
    told = list(news)
    if not told:
        return Heard()
    wanted = json.dumps(sorted({one.product_id for one in told}))
    buyers: dict[str, set[str]] = {}
    for product, contact in notebook.rows(_BUYERS, wanted):
        buyers.setdefault(product, set()).add(contact)
    return Heard(
        dict(notebook.rows("SELECT id, name FROM product WHERE id IN (SELECT value FROM json_each(?))", wanted)),
        {product: frozenset(found) for product, found in buyers.items()},
        tuple(_needs_with(notebook, {word.casefold() for one in told for word in one.words if word.strip()})),
    )


def _needs_with(notebook: NotebookReader, words: set[str]) -> Iterator[tuple[str, str]]:
    """The contacts with an open need that holds one of the words; an organisation's is that of all who work there now."""
    shared: dict[str, list[str]] = {}
    for contact, organisation, text in notebook.rows(_NEEDS) if words else ():
        said = text.casefold()
        if any(word in said for word in words):
            if contact is not None:
                yield contact, text
            elif organisation is not None:
                shared.setdefault(organisation, []).append(text)
    for contact, organisation in notebook.rows(_WHO_WORKS_AT, json.dumps(sorted(shared))) if shared else ():
        for text in shared[organisation]:
            yield contact, text


def standing_still(notebook: NotebookReader, method: Method, day: date) -> Iterator[AtStage]:
    """Who has stood at a stage, or as an ally without being asked for a referral, for as long as the method allows."""
    # A day later than the rules go by: the moment somebody was added is kept in UTC.
    stuck = day - timedelta(days=method.stuck_after - 1)
    allied = day - timedelta(days=method.referral_after - 1)
    asked = _asked_for_a_referral(notebook, method, day)
    for value, since, added, contacts in notebook.rows_at_once(4, _STANDING, stuck.isoformat(), allied.isoformat()):
        stage, on = Stage(value), date.fromisoformat(since) if since else local_day(added)
        together = tuple(contacts.split(","))
        if stage is not Stage.ALLY:
            yield AtStage(together, stage, on)
            continue
        for last, allies in _together((asked.get(one), one) for one in together):
            yield AtStage(allies, stage, on, last)


def _together(asked: Iterable[tuple[date | None, str]]) -> Iterator[tuple[date | None, tuple[str, ...]]]:
    """Allies by the day they were asked."""
    found: dict[date | None, list[str]] = {}
    for last, contact in asked:
        found.setdefault(last, []).append(contact)
    for last, allies in found.items():
        yield last, tuple(allies)


def _asked_for_a_referral(notebook: NotebookReader, method: Method, day: date) -> dict[str, date]:
    """The day each was last asked for a referral at a visit, or gave one, as far back as it makes a difference."""
    first = day - timedelta(days=2 * method.referral_after)
    key = first_key_of(first.isoformat(), None)
    found: dict[str, date] = {}
    for contact, on in (*notebook.rows_at_once(2, _ASKED, key), *notebook.rows_at_once(2, _REFERRED)):
        last = date.fromisoformat(on)
        found[contact] = max(last, found.get(contact, last))
    return found


def facts_grown_old(notebook: NotebookReader, method: Method, day: date) -> Iterator[OldFacts]:
    """Of each contact what was last confirmed more days ago than the method allows; `worth_asking`, for the whole book."""
    before = day - timedelta(days=method.confirm_after)
    kinds = {kind.value: place for place, kind in enumerate(FactKind)}
    found: dict[str, list[tuple[int, int, str]]] = {}
    for contact, kind, count, oldest in notebook.rows_at_once(4, _OLD, before.isoformat(), day.isoformat()):
        found.setdefault(contact, []).append((kinds[kind], count, oldest))
    members = tuple(FactKind)
    for contact, rows in found.items():
        yield OldFacts(
            contact,
            sum(count for _place, count, _oldest in rows),
            tuple(members[place] for place, _count, _oldest in sorted(rows)),
            date.fromisoformat(min(oldest for _place, _count, oldest in rows)),
        )


def own_begun(notebook: NotebookReader, day: date) -> list[OwnReminder]:
    """The rep's own reminders that have begun by a day."""
    return notebook.select(OwnReminder, "start <= ?", day.isoformat())


_OFFERS = """
    SELECT o.id, o.contact_id, coalesce(p.name, ''), o.expected_by
    FROM offer o LEFT JOIN product p ON p.id = o.product_id WHERE o.state = 'open' AND o.expected_by < ?
"""

_PURCHASES = """
    SELECT b.id, b.contact_id, b.day, coalesce(p.name, '')
    FROM purchase b LEFT JOIN product p ON p.id = b.product_id WHERE b.day BETWEEN ? AND ?
"""

_CARDS = """
    (rhythm = 'festival' AND festival IN (SELECT value FROM json_each(?)))
    OR (rhythm = 'monthly' AND day IN (SELECT value FROM json_each(?)))
"""

_BUYERS = """
    SELECT DISTINCT product_id, contact_id FROM purchase WHERE product_id IN (SELECT value FROM json_each(?))
"""

_NEEDS = """
    SELECT n.contact_id, n.organisation_id, n.text FROM need n LEFT JOIN contact c ON c.id = n.contact_id
    WHERE n.met_on IS NULL AND coalesce(c.colleague, 0) = 0
"""

_WHO_WORKS_AT = """
    SELECT e.contact_id, e.organisation_id FROM employment e JOIN contact c ON c.id = e.contact_id
    WHERE e.organisation_id IN (SELECT value FROM json_each(?)) AND e.to_day IS NULL AND c.colleague = 0
"""

# Those who came on one day are put together here, because thousands of rows would have to wait for the interpreter's lock one by
# one. No id holds a comma. LIMIT -1 limits nothing; without it SQLite looks up each day in three places.
_STANDING = """
    SELECT stage, day, CASE WHEN day IS NULL THEN added END AS since, group_concat(id) FROM (
        SELECT id, stage, added,
            (SELECT s.day FROM stage_change s WHERE s.contact_id = c.id ORDER BY s.in_order DESC LIMIT 1) AS day
        FROM contact c WHERE stage IS NOT NULL AND colleague = 0 LIMIT -1)
    WHERE (CASE stage WHEN 'ally' THEN ?2 ELSE ?1 END) >= coalesce(day, substr(added, 1, 10), '9999')
    GROUP BY stage, day, since
"""

_ASKED = """
    SELECT p.contact_id, max(v.day) FROM visit v CROSS JOIN participation p ON p.visit_id = v.id
    WHERE v.key >= ? AND v.state = 'done' AND instr(v.steps, 'referral-asked') GROUP BY p.contact_id
"""

_REFERRED = "SELECT contact_id, max(day) FROM referral GROUP BY contact_id"

_DATED = """
    SELECT contact_id, '{kind}' AS kind, count(*), min(confirmed_on) FROM {table}
    WHERE confirmed_on < ?1 AND {counts} GROUP BY contact_id
"""

_OLD = " UNION ALL ".join(
    (
        *(
            _DATED.format(kind=kind.value, table=table, counts=counts)
            for kind, table, counts in (
                (FactKind.PHONE, "phone", "1"),
                (FactKind.EMAIL, "email", "1"),
                (FactKind.ADDRESS, "address", "1"),
                (FactKind.ROLE, "employment", "(to_day IS NULL OR to_day > ?2)"),
                (FactKind.FAMILY, "relation", "1"),
                (FactKind.INTEREST, "interest", "1"),
                (FactKind.DATE, "important_date", "1"),
                (FactKind.NEED, "need", "met_on IS NULL AND contact_id IS NOT NULL"),
            )
        ),
        """
    SELECT contact_id, 'loyalty', count(*), min(day) FROM (
        SELECT contact_id, factor, max(day) AS day FROM judgement GROUP BY contact_id, factor)
    WHERE day < ?1 GROUP BY contact_id""",
    )
)
