"""Adding and deleting contacts: what comes along, what goes, what stays with others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from salesbook.domain.contact import Contact, Note, Phone, photo_of
from salesbook.domain.errors import Refused
from salesbook.domain.evidence import Evidence
from salesbook.domain.interest import Interest, Need
from salesbook.domain.money import Money
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.promise import Promise, Side
from salesbook.domain.purchase import Offer, Purchase
from salesbook.domain.referral import Referral
from salesbook.domain.relation import Relation
from salesbook.domain.reminders.reminder import Answer, AnswerKind
from salesbook.domain.stage import Stage, StageChange
from salesbook.domain.visit import Participation, Visit
from salesbook.operations.contacts import (
    add_contact,
    add_part,
    change_thing,
    delete_contact,
    delete_organisation,
    delete_part,
    relate,
)
from salesbook.operations.sales import record_offer, record_referral, win_offer
from salesbook.operations.visits import log_visit, plan_visit
from salesbook.queries.contacts import profile_of
from salesbook.store.notebook import Notebook
from salesbook.store.nouns import NOUNS
from salesbook.system import clock
from tests.factories import TODAY, entry, profile


def added(notebook: Notebook, name: str, organisation: str = "") -> Contact:
    made = profile(name, "138 0013 8000", organisation)
    add_contact(notebook, made)
    return now(notebook, made.contact)


def now(notebook: Notebook, contact: Contact) -> Contact:
    found = notebook.get(Contact, contact.id)
    assert found is not None
    return found


def everything(notebook: Notebook) -> dict[str, list[object]]:
    return {noun.__name__: sorted(notebook.select(noun), key=repr) for noun in NOUNS}


def test_a_contact_comes_with_all_that_belongs_to_it(notebook: Notebook) -> None:
    made = profile("王小明", "138 0013 8000", "拜耳")
    mine = made.contact.id
    photo = photo_of(b"not really a picture", "image/png")
    whole = replace(
        made,
        contact=replace(made.contact, photo=photo.id),
        interests=(Interest(mine, "羽毛球"),),
        needs=(Need("less noise", mine),),
        notes=(Note("met at the fair", mine),),
        photo=photo,
    )
    before = clock.now()
    add_contact(notebook, whole)
    found = profile_of(notebook, now(notebook, whole.contact))
    assert found.contact.added is not None
    assert before <= found.contact.added <= clock.now()
    assert replace(found, contact=whole.contact) == whole


def test_the_day_a_contact_came_in_is_kept_where_it_is_known(notebook: Notebook) -> None:
    long_ago = clock.now().replace(year=2020, day=1)
    made = profile("王小明")
    add_contact(notebook, replace(made, contact=replace(made.contact, added=long_ago)))
    assert now(notebook, made.contact).added == long_ago


def test_contacts_of_one_organisation_share_it(notebook: Notebook) -> None:
    wang, li = added(notebook, "王小明", "拜耳"), added(notebook, "李雷", "拜耳")
    added(notebook, "赵敏", "华为")
    assert sorted(one.name for one in notebook.select(Organisation)) == ["华为", "拜耳"]
    places = {one.contact_id: one.organisation_id for one in notebook.select(Employment)}
    assert places[wang.id] == places[li.id]


def test_a_part_is_changed_and_taken_away(notebook: Notebook) -> None:
    wang = added(notebook, "王小明")
    (phone,) = notebook.select(Phone)
    change_thing(notebook, replace(phone, label="work"), wang.name)
    assert [one.label for one in notebook.select(Phone)] == ["work"]
    delete_part(notebook, phone, wang.name)
    assert notebook.select(Phone) == []


def test_deleting_a_contact_leaves_nothing_of_theirs_and_undo_brings_all_back(notebook: Notebook) -> None:
    wang = added(notebook, "王小明", "拜耳")
    made = entry(wang, note="he laughed")
    log_visit(notebook, replace(made, promises=(Promise(wang.id, Side.ME, "call", visit_id=made.visit.id),)))
    plan_visit(notebook, entry(wang))
    add_part(notebook, Answer("cadence:x:y", AnswerKind.SKIPPED, TODAY, wang.id), wang.name)
    offer = Offer(wang.id, Money(8600000, "CNY"), TODAY)
    record_offer(notebook, offer, wang, "蓝牙音箱")
    win_offer(notebook, notebook.select(Offer)[0], wang, TODAY)
    record_referral(notebook, Referral(wang.id, "李雷", TODAY), wang)
    before = everything(notebook)
    delete_contact(notebook, now(notebook, wang))
    left = {noun.__name__ for noun in NOUNS if notebook.select(noun)}
    assert left == {"Organisation", "Product"}
    notebook.undo()
    assert everything(notebook) == before


def test_a_visit_shared_with_others_stays_with_the_others(notebook: Notebook) -> None:
    wang, li = added(notebook, "王小明"), added(notebook, "李雷")
    made = entry(wang, li, note="they both laughed")
    mine = made.visit.id
    log_visit(
        notebook,
        replace(
            made,
            promises=(
                Promise(wang.id, Side.ME, "for 王", visit_id=mine),
                Promise(li.id, Side.ME, "for 李", visit_id=mine),
            ),
        ),
    )
    alone = log_visit(notebook, entry(wang, note="only him")).visit
    delete_contact(notebook, now(notebook, wang))
    assert [visit.id for visit in notebook.select(Visit)] == [made.visit.id]
    assert notebook.get(Visit, alone.id) is None
    assert [part.contact_id for part in notebook.select(Participation)] == [li.id]
    assert [note.text for note in notebook.select(Note)] == ["they both laughed"]
    assert [promise.text for promise in notebook.select(Promise)] == ["for 李"]
    assert {fact.contact_id for fact in notebook.select(Evidence)} == {li.id}
    assert {line.contact_id for line in notebook.select(StageChange)} == {li.id}
    assert now(notebook, li).stage is Stage.RECOGNITION


def test_what_others_learned_at_a_visit_with_them_stays_known(notebook: Notebook) -> None:
    wang, li = added(notebook, "王小明"), added(notebook, "李雷")
    made = entry(wang)
    log_visit(notebook, replace(made, interests=(Interest(li.id, "tea", visit_id=made.visit.id),)))
    delete_contact(notebook, now(notebook, wang))
    assert [(one.contact_id, one.text, one.visit_id) for one in notebook.select(Interest)] == [(li.id, "tea", None)]


def test_links_to_a_deleted_contact_keep_the_name(notebook: Notebook) -> None:
    wang, li = added(notebook, "王小明"), added(notebook, "李雷")
    relate(notebook, Relation(li.id, "friend", "王小明", wang.id), "李雷")
    record_referral(notebook, Referral(li.id, "王小明", TODAY, wang.id), li)
    delete_contact(notebook, wang)
    assert [(one.name, one.other_id) for one in notebook.select(Relation)] == [("王小明", None)]
    assert [(one.to_name, one.to_contact_id) for one in notebook.select(Referral)] == [("王小明", None)]


def test_a_purchase_another_contact_decided_outlives_the_offer(notebook: Notebook) -> None:
    wang, li = added(notebook, "王小明", "拜耳"), added(notebook, "李雷", "拜耳")
    record_offer(notebook, Offer(wang.id, Money(8600000, "CNY"), TODAY), wang)
    win_offer(notebook, notebook.select(Offer)[0], li, TODAY)
    delete_contact(notebook, wang)
    assert notebook.select(Offer) == []
    assert [(one.contact_id, one.offer_id) for one in notebook.select(Purchase)] == [(li.id, None)]


def test_an_organisation_in_use_is_not_deleted(notebook: Notebook) -> None:
    wang = added(notebook, "王小明", "拜耳")
    (bayer,) = notebook.select(Organisation)
    with pytest.raises(Refused) as refused:
        delete_organisation(notebook, bayer)
    assert str(refused.value) == "“拜耳” is still used in 1 place; change that first."
    delete_contact(notebook, wang)
    delete_organisation(notebook, bayer)
    assert notebook.select(Organisation) == []
