"""Where contacts stand, read from a real notebook: what counts, what is too old or still to come, and who is asked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from salesbook.domain.channel import Channel
from salesbook.domain.contact import Contact
from salesbook.domain.emotion import Emotion
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.favour import Favour
from salesbook.domain.interest import Need
from salesbook.domain.judgement import Judgement, LoyaltyFactor
from salesbook.domain.lenses.every import LENSES, OF_ORGANISATIONS
from salesbook.domain.lenses.facts import ContactLensFacts
from salesbook.domain.money import Money
from salesbook.domain.objection import Objection
from salesbook.domain.organisation import Organisation
from salesbook.domain.promise import Promise, PromiseState, Side
from salesbook.domain.purchase import Offer, OfferState, Purchase, PurchaseReason
from salesbook.domain.referral import Praise, Referral
from salesbook.domain.refusal import Refusal
from salesbook.domain.reminders.emotion import alarm_key
from salesbook.domain.reminders.reminder import Answer, AnswerKind
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text
from salesbook.domain.tier import Tier, TierWay
from salesbook.domain.visit import Participation, ValueGiven, ValueKind, Visit, VisitState
from salesbook.operations.sample import make_sample
from salesbook.queries.lens_facts import each_of_book, facts_of
from salesbook.queries.standings import (
    position_counts,
    positions_of_book,
    standings_of,
    standings_of_book,
    standings_of_organisations,
)
from salesbook.store.notebook import Notebook, NotebookReader
from tests.factories import TODAY
from tests.world import world

LI = Contact("李雷", stage=Stage.DATING)
TOMORROW = TODAY + timedelta(days=1)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def yuan(amount: int) -> Money:
    return Money(amount * 100, "CNY")


def facts(notebook: Notebook, *things: object) -> ContactLensFacts:
    """The facts of 李雷 with these things recorded."""
    with notebook.change(Text("x")) as change:
        change.insert(LI, *things)
    found = facts_of(notebook, LI.id, TODAY)
    assert found is not None
    return found


def visit(days: int, channel: Channel | None = Channel.PHONE, emotion: Emotion | None = None, **fields: Any) -> Any:
    """A visit of 李雷 so many days ago, with their part in it."""
    made = Visit(ago(days), channel=channel, **fields)
    return made, Participation(made.id, LI.id, emotion)


def bought(days: int, amount: int = 100, profit: int | None = 30, **fields: Any) -> Purchase:
    return Purchase(LI.id, ago(days), yuan(amount), profit=None if profit is None else yuan(profit), **fields)


def test_orders_come_oldest_first_and_only_until_the_day(notebook: Notebook) -> None:
    found = facts(notebook, bought(5), bought(9, profit=None, reason=PurchaseReason.HABIT), bought(-1))
    assert [(one.day, one.revenue, one.profit, one.reason) for one in found.buying.orders] == [
        (ago(9), 10_000, None, PurchaseReason.HABIT),
        (ago(5), 10_000, 3_000, None),
    ]


def test_an_order_in_another_currency_is_an_order_and_no_money(notebook: Notebook) -> None:
    found = facts(notebook, Purchase(LI.id, ago(5), Money(99, "EUR"), profit=Money(9, "EUR")))
    assert (found.buying.times, found.buying.revenue_of_the_year, found.buying.profit_so_far) == (1, 0, 0)


def test_what_a_visit_counts_as(notebook: Notebook) -> None:
    planned = Visit(TOMORROW, state=VisitState.PLANNED)
    found = facts(
        notebook,
        *visit(400, Channel.IN_PERSON),
        *visit(365),
        *visit(366),
        *visit(9, Channel.CARD),
        *visit(8, Channel.MEAL),
        *visit(7, by_contact=True),
        *visit(6, None),
        *visit(5, Channel.IN_PERSON, state=VisitState.DID_NOT_HAPPEN),
        planned,
        Participation(planned.id, LI.id),
    ).visited
    assert found.any
    assert found.in_person
    assert found.touches == 6
    assert found.touches_of_the_year == 4
    assert found.visits_of_the_year == 5
    assert found.kept_up == 2


def test_a_visit_that_did_not_happen_is_none(notebook: Notebook) -> None:
    found = facts(notebook, *visit(5, Channel.IN_PERSON, state=VisitState.DID_NOT_HAPPEN))
    assert found.visited == type(found.visited)()


def test_evidence_of_dating_or_trust_at_a_visit_shows_that_they_keep_up(notebook: Notebook) -> None:
    (call, part), (other, other_part), (fair, fair_part) = visit(9), visit(8), visit(7, Channel.EVENT)
    found = facts(
        notebook,
        *(call, part, other, other_part, fair, fair_part),
        Evidence(LI.id, Marker.OPENLY_SUPPORTS_US, ago(9), call.id),
        Evidence(LI.id, Marker.GIVES_INFORMATION, ago(8), other.id),
        Evidence(LI.id, Marker.EXHIBITION, ago(7), fair.id),
        Evidence(LI.id, Marker.GOLF, ago(6)),
    )
    assert found.visited.kept_up == 2


def test_the_alarm_that_was_answered_done_is_made_good_and_a_skipped_one_is_not(notebook: Notebook) -> None:
    bad, part = visit(9, emotion=Emotion.ANGRY)
    skipped = Answer(alarm_key(LI.id, bad.id), AnswerKind.SKIPPED, TODAY, LI.id)
    found = facts(notebook, bad, part, skipped)
    assert found.alarm is not None
    assert found.alarm.visit_id == bad.id
    with notebook.change(Text("x")) as change:
        change.insert(Answer(alarm_key(LI.id, bad.id), AnswerKind.DONE, TODAY, LI.id))
    again = facts_of(notebook, LI.id, TODAY)
    assert again is not None
    assert again.alarm is None
    assert [one.visit_id for one in again.made_good] == [bad.id]


def test_what_was_felt_comes_by_day_and_time(notebook: Notebook) -> None:
    later, earlier = visit(5, emotion=Emotion.HAPPY), visit(9, emotion=Emotion.WORRIED)
    found = facts(notebook, *later, *earlier, *visit(3))
    assert [(one.day, one.emotion) for one in found.felt] == [(ago(9), Emotion.WORRIED), (ago(5), Emotion.HAPPY)]


def test_value_favours_and_trials(notebook: Notebook) -> None:
    seen, part = visit(9)
    found = facts(
        notebook,
        seen,
        part,
        ValueGiven(seen.id, LI.id, ValueKind.PRODUCT, trial=True),
        Favour(LI.id, Side.ME, "a doctor", ago(3)),
        Favour(LI.id, Side.THEM, "a lift", ago(3)),
    )
    assert sorted((one.kind.value, one.day) for one in found.given) == [("non-business", ago(3)), ("product", ago(9))]
    assert found.tried


def test_promises_by_me_of_the_year_kept_and_due(notebook: Notebook) -> None:
    def promise(due: int, state: PromiseState, settled: int | None = None, side: Side = Side.ME) -> Promise:
        on = None if settled is None else ago(settled)
        return Promise(LI.id, side, "x", ago(due), state=state, settled_on=on)

    found = facts(
        notebook,
        promise(9, PromiseState.KEPT, 10),
        promise(-9, PromiseState.KEPT, 2),
        promise(9, PromiseState.BROKEN, 5),
        promise(9, PromiseState.OPEN),
        promise(-9, PromiseState.OPEN),
        promise(9, PromiseState.RELEASED, 5),
        promise(400, PromiseState.KEPT, 366),
        promise(9, PromiseState.KEPT, 5, Side.THEM),
    )
    assert (found.promises_kept, found.promises_due) == (2, 4)


def test_sales_recommendations_and_what_the_rep_knows(notebook: Notebook) -> None:
    seen, part = visit(9)
    found = facts(
        notebook,
        seen,
        part,
        Offer(LI.id, yuan(9), ago(9), state=OfferState.LOST, settled_on=ago(4), lost_to_competitor=True),
        Offer(LI.id, yuan(9), ago(9), state=OfferState.LOST, settled_on=ago(3)),
        Referral(LI.id, "Jo", ago(5)),
        Referral(LI.id, "Jo", TOMORROW),
        Praise(LI.id, "quick", ago(4)),
        Refusal(LI.id, ago(3), "Acme"),
        Judgement(LI.id, LoyaltyFactor.REBUYING, 1, ago(9)),
        Judgement(LI.id, LoyaltyFactor.REBUYING, 4, ago(2)),
        Objection("too dear", seen.id, LI.id, kind=PurchaseReason.PRICE),
        Objection("hm", seen.id, LI.id),
        Need("quiet", LI.id),
    )
    assert found.offered
    assert found.lost_to_competitor == (ago(4),)
    assert (found.referrals, found.praise, found.refusals) == ((ago(5),), (ago(4),), (ago(3),))
    assert found.judgements[LoyaltyFactor.REBUYING] == (4, ago(2))
    assert found.weighed == ((ago(9), PurchaseReason.PRICE),)
    assert found.needs_something


def test_a_colleague_stands_nowhere_and_is_nobody_in_the_book(notebook: Notebook) -> None:
    colleague = Contact("何静", colleague=True)
    facts(notebook, bought(5), colleague, Purchase(colleague.id, ago(5), yuan(9_999), profit=yuan(9_999)))
    assert standings_of(notebook, colleague.id, TODAY) == ()
    assert set(standings_of_book(notebook, LENSES[0], TODAY)) == {LI.id}
    found = facts_of(notebook, LI.id, TODAY)
    assert found is not None
    assert found.book.revenue == 10_000
    assert standings_of(notebook, "nobody", TODAY) == ()


def test_one_contact_stands_where_the_book_says(notebook: Notebook) -> None:
    make_sample(notebook, TODAY)
    book = positions_of_book(notebook, TODAY)
    known = {facts.id: facts for facts in each_of_book(notebook, TODAY)}
    for contact_id in known:
        one = {standing.lens: standing.position.name for standing in standings_of(notebook, contact_id, TODAY)}
        assert one == {lens.name: book[lens.name][contact_id] for lens in LENSES}
    counts = position_counts(notebook, TODAY)
    assert all(sum(one.count for one in counts[lens.name]) == len(known) for lens in LENSES)


def test_the_same_facts_are_read_for_one_as_for_all(notebook: Notebook) -> None:
    make_sample(notebook, TODAY)
    for facts in each_of_book(notebook, TODAY):
        assert facts_of(notebook, facts.id, TODAY) == facts


def test_everything_of_a_world_can_be_read(notebook: Notebook) -> None:
    with notebook.change(Text("x")) as change:
        change.insert(*world().things)
    for lens in LENSES:
        assert len(standings_of_book(notebook, lens, TODAY)) == 2


def test_organisations_stand_by_what_all_their_people_bought(notebook: Notebook) -> None:
    bayer, alpenlab, other = Organisation("Bayer"), Organisation("Alpenlab"), Contact("Jo")
    facts(
        notebook,
        bayer,
        alpenlab,
        other,
        bought(5, 50, organisation_id=bayer.id),
        Purchase(other.id, ago(5), yuan(40), bayer.id),
        bought(5, 10, organisation_id=alpenlab.id),
        bought(5, 99),
    )
    pareto, equity = OF_ORGANISATIONS
    found = standings_of_organisations(notebook, pareto, TODAY)
    assert {key: one.position.name for key, one in found.items()} == {bayer.id: "A", alpenlab.id: "B"}
    assert set(standings_of_organisations(notebook, equity, TODAY)) == {bayer.id, alpenlab.id}


def test_the_tiers_of_the_notebook_go_before_the_default_ones(notebook: Notebook) -> None:
    tier = Tier("VIP")
    facts(notebook, bought(5), tier, TierWay(tier.id, purchases=1))
    names = [one.position.name for one in position_counts(notebook, TODAY)["service-tier"]]
    assert names == ["no-tier", "VIP"]
    assert {one.lens: one.position.name for one in standings_of(notebook, LI.id, TODAY)}["service-tier"] == "VIP"


@pytest.mark.parametrize("lens", LENSES, ids=lambda lens: lens.name)
def test_an_empty_notebook_has_nobody_anywhere(notebook: Notebook, lens: Any) -> None:
    assert all(one.count == 0 for one in position_counts(notebook, TODAY)[lens.name])
    assert standings_of_book(notebook, lens, TODAY) == {}


def test_what_lies_after_the_day_asked_for_does_not_count(notebook: Notebook) -> None:
    facts(
        notebook,
        *visit(5, Channel.MEAL, Emotion.ANGRY),
        bought(5),
        Offer(LI.id, yuan(9), ago(5)),
        Need("quiet", LI.id, since=ago(5)),
        Favour(LI.id, Side.ME, "a doctor", ago(5)),
        Judgement(LI.id, LoyaltyFactor.REBUYING, 4, ago(5)),
    )
    before, on_the_day = facts_of(notebook, LI.id, ago(6)), facts_of(notebook, LI.id, ago(5))
    assert before is not None
    assert on_the_day is not None
    assert before == ContactLensFacts(LI.id, before.book, before.buying, LI.stage)
    assert not before.buying.orders
    assert (on_the_day.visited.touches, on_the_day.buying.times, len(on_the_day.felt)) == (1, 1, 1)


def test_what_is_remembered_of_the_book_follows_what_is_written(notebook: Notebook) -> None:
    """Classes and thirds are the book's: a sale to somebody else moves a contact at once, on the reader that asked before."""
    other = Contact("韩梅梅")
    with notebook.change(Text("x")) as change:
        change.insert(LI, other, Purchase(LI.id, ago(10), yuan(100)))
    reader = NotebookReader.open(notebook.path, notebook.key)
    before = facts_of(reader, LI.id, TODAY)
    assert before is not None
    assert before.book.revenue == yuan(100).minor
    with notebook.change(Text("x")) as change:
        change.insert(Purchase(other.id, ago(5), yuan(900)))
    for asked in (reader, notebook):
        after = facts_of(asked, LI.id, TODAY)
        assert after is not None
        assert (after.book.pareto[LI.id].rank, after.book.revenue) == (2, yuan(1000).minor)
        assert facts_of(asked, LI.id, TODAY - timedelta(days=7)) != after
    reader.close()
