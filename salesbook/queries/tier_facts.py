"""The facts that the criteria of tiers read: few of those the lenses read, because a day asks for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from salesbook.domain.lenses.book import book_facts
from salesbook.domain.lenses.buying import Buying
from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.lenses.tier_criteria import reached_by_stage
from salesbook.domain.stage import Stage
from salesbook.domain.tier import Tier, TierWay
from salesbook.queries.lens_asking import Asking, known_day
from salesbook.queries.lens_orders import buyers_without_reasons
from salesbook.queries.settings import method
from salesbook.queries.stages_then import stages_then
from salesbook.store.notebook import NotebookReader

STAGES = {stage.value: stage for stage in Stage}
# With a stage that nobody moved them to came who was added with one; before that they had none.
CONTACTS = """
    SELECT id, CASE WHEN {added} THEN stage END, disqualified, {added} FROM contact
    WHERE colleague = 0 AND {whose} ORDER BY key
""".replace("{added}", "coalesce(added <= {ends}, 1)")
REFERRALS = "SELECT contact_id, day FROM referral WHERE day <= {day} AND {whose} ORDER BY day"


def tiers_of(notebook: NotebookReader) -> tuple[tuple[Tier, tuple[TierWay, ...]], ...]:
    """The tiers of the notebook from the lowest, each with the ways to it; none where only the default ones hold."""
    ways = notebook.select(TierWay, "1 ORDER BY position, id")
    tiers = notebook.select(Tier, "1 ORDER BY position, id")
    return tuple((tier, tuple(way for way in ways if way.tier_id == tier.id)) for tier in tiers)


def facts_for_tiers(notebook: NotebookReader, day: date) -> Iterator[ContactLensFacts]:
    """The facts that the criteria of tiers read, of everybody who can stand at one.

    That is who bought, who recommended, and who stands at a stage that is enough. They are as `each_of_book` has them, without
    what tells of visits and of reasons.
    """
    steering = method(notebook)
    bought = buyers_without_reasons(notebook, steering, day)
    book = book_facts(bought, steering, day, tiers_of(notebook))
    asking = Asking(notebook, day)
    referrals: dict[str, list[date]] = defaultdict(list)
    for key, on in asking.rows(REFERRALS):
        referrals[key].append(known_day(on))
    nothing, enough, then = Buying(day), reached_by_stage(book), stages_then(asking)
    for key, value, _disqualified, _added in asking.rows(CONTACTS, "id"):
        stage = then.get(key, STAGES.get(value))
        if key in bought or key in referrals or stage in enough:
            yield ContactLensFacts(key, book, bought.get(key, nothing), stage, referrals=tuple(referrals.get(key, ())))
