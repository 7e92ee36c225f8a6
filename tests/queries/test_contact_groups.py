"""Groups of contacts: which there are, in which order, and who is in one that is named again later."""

from __future__ import annotations

import json

from salesbook.domain.contact import Contact, Tag
from salesbook.domain.money import Money
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.profile import Profile
from salesbook.domain.purchase import Purchase
from salesbook.domain.stage import Stage
from salesbook.operations.contacts import add_contact
from salesbook.operations.sales import record_purchase
from salesbook.operations.stages import move_to_stage
from salesbook.queries.contact_groups import contact_groups, members_of
from salesbook.queries.contact_list import ListFilter, filter_as_json
from salesbook.queries.saved_filters import KEPT
from salesbook.store.notebook import Notebook
from salesbook.wording import render
from tests.factories import TODAY

ANNA, WANG = Contact("Anna", id="anna"), Contact("王伟", id="wang")


def filled(notebook: Notebook) -> None:
    """Anna with a tag and an order, 王伟 at trust and of 拜耳, a colleague, and two saved filters."""
    add_contact(notebook, Profile(ANNA, tags=(Tag("anna", "vip"),)))
    bayer = Organisation("拜耳")
    add_contact(notebook, Profile(WANG, employments=(Employment("wang", bayer.id),), organisations=(bayer,)))
    add_contact(notebook, Profile(Contact("Bo", colleague=True, id="bo")))
    move_to_stage(notebook, WANG, Stage.TRUST, TODAY, "known for years")
    record_purchase(notebook, Purchase("anna", TODAY, Money(100, "CNY")), ANNA)
    filters = {"mine": ListFilter(stage="dating"), "nobody": ListFilter(tag="gone")}
    notebook.keep(KEPT, json.dumps({name: filter_as_json(one) for name, one in filters.items()}))


def test_every_group_with_somebody_in_it_is_offered_by_its_words(notebook: Notebook) -> None:
    filled(notebook)
    assert [(one.key, render(one.words), one.contact_ids) for one in contact_groups(notebook, TODAY)] == [
        ("customers", "everybody but colleagues", ("anna", "wang")),
        ("buyers", "everybody who bought", ("anna",)),
        ("tier:bronze", "tier bronze", ("anna",)),
        ("stage:trust", "stage trust", ("wang",)),
        ("filter:mine", "filter mine", ("wang",)),
        ("tag:vip", "tag vip", ("anna",)),
        ("organisation:拜耳", "all at 拜耳", ("wang",)),
    ]


def test_who_is_in_a_group_is_asked_by_its_key_and_a_group_that_is_gone_has_nobody(notebook: Notebook) -> None:
    filled(notebook)
    assert members_of(notebook, "tag:vip", TODAY) == {"anna"}
    assert members_of(notebook, "filter:mine", TODAY) == {"wang"}
    assert members_of(notebook, "filter:nobody", TODAY) == frozenset()
    assert members_of(notebook, "tag:gone", TODAY) == frozenset()
