"""Evidence is recorded in the words of its time, whoever records it, and keeps them."""

from __future__ import annotations

from datetime import date

import pytest

from salesbook.domain.contact import Contact
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.own_words import with_own_words
from salesbook.domain.profile import Profile
from salesbook.domain.referral import Referral
from salesbook.domain.stage import Stage
from salesbook.operations.contacts import add_contact
from salesbook.operations.evidence import record_evidence
from salesbook.operations.sales import record_referral
from salesbook.operations.settings import change_setting
from salesbook.operations.stages import move_to_stage
from salesbook.queries.settings import method
from salesbook.store.notebook import Notebook

DAY = date(2026, 11, 26)


@pytest.fixture
def contact(notebook: Notebook) -> Contact:
    made = Contact("王伟")
    add_contact(notebook, Profile(made))
    return made


def called(notebook: Notebook, marker: Marker, words: str) -> None:
    change_setting(notebook, with_own_words(method(notebook), marker, words))


def test_old_evidence_keeps_its_words_and_new_evidence_has_the_new_ones(notebook: Notebook, contact: Contact) -> None:
    for words in ("", "lunch together", "dinner"):
        called(notebook, Marker.MEAL, words)
        record_evidence(notebook, contact, Evidence(contact.id, Marker.MEAL, DAY))
    assert [fact.words for fact in notebook.of_contact(Evidence, contact.id)] == [
        Marker.MEAL,
        "lunch together",
        "dinner",
    ]


def test_a_move_and_a_referral_record_in_the_reps_words_too(notebook: Notebook, contact: Contact) -> None:
    called(notebook, Marker.GOOD_FIRST_IMPRESSION, "liked me at once")
    called(notebook, Marker.REFERS_A_CUSTOMER, "sent somebody")
    move_to_stage(notebook, contact, Stage.RECOGNITION, DAY, shown_by=Marker.GOOD_FIRST_IMPRESSION)
    record_referral(notebook, Referral(contact.id, to_name="Li", day=DAY), contact)
    assert {fact.wording for fact in notebook.of_contact(Evidence, contact.id)} == {"liked me at once", "sent somebody"}
