"""Applying an import: one step, taken back by one undo or by giving up half-way."""

from __future__ import annotations

import pytest

from salesbook.domain.contact import Contact, photo_of
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.profile import Profile
from salesbook.operations.contacts import add_contact
from salesbook.operations.imports import apply_import
from salesbook.store.notebook import Notebook
from salesbook.system.progress import Cancelled
from salesbook.wording import render
from tests.factories import profile
from tests.images import Observer


def test_an_import_is_one_step_of_the_journal(notebook: Notebook, observer: Observer) -> None:
    before = observer.rows(), observer.index()
    apply_import(notebook, (profile("王小明", "138 0013 8000", "拜耳"), profile("李娜")))
    after = observer.rows(), observer.index()
    assert [render(entry.label) for entry in notebook.journal()] == ["Import 2 contacts"]
    notebook.undo()
    assert (observer.rows(), observer.index()) == before
    notebook.redo()
    assert (observer.rows(), observer.index()) == after
    assert observer.index() == observer.rebuilt_index()


def test_a_single_contact_is_counted_as_one(notebook: Notebook) -> None:
    apply_import(notebook, (profile("王小明"),))
    assert render(notebook.journal()[0].label) == "Import 1 contact"


def test_organisations_are_shared_with_the_notebook_and_among_the_cards(notebook: Notebook) -> None:
    add_contact(notebook, profile("陈立", organisation="拜耳"))
    cards = (
        profile("王小明", organisation="拜耳"),
        profile("李娜", organisation="西门子"),
        profile("赵六", organisation="西门子"),
    )
    apply_import(notebook, cards)
    assert sorted(one.name for one in notebook.select(Organisation)) == ["拜耳", "西门子"]
    employers = {one.contact_id: one.organisation_id for one in notebook.select(Employment)}
    assert employers[cards[1].contact.id] == employers[cards[2].contact.id]
    assert len(set(employers.values())) == 2


def test_everybody_imported_is_stamped_as_added(notebook: Notebook) -> None:
    apply_import(notebook, (profile("王小明"), profile("李娜")))
    assert all(contact.added is not None for contact in notebook.select(Contact))


def test_progress_is_told_and_giving_up_leaves_nothing(notebook: Notebook, observer: Observer) -> None:
    before = observer.rows(), observer.index(), observer.journal()
    told = []

    def give_up(done: int, total: int) -> None:
        told.append((done, total))
        if done >= 200:
            raise Cancelled

    with pytest.raises(Cancelled):
        apply_import(notebook, tuple(profile(f"王{number}") for number in range(250)), give_up)
    assert told == [(0, 250), (100, 250), (200, 250)]
    assert (observer.rows(), observer.index(), observer.journal()) == before
    apply_import(notebook, (profile("王小明"),))
    assert [contact.name for contact in notebook.select(Contact)] == ["王小明"]


def test_a_card_that_cannot_be_written_takes_the_whole_import_back(notebook: Notebook, observer: Observer) -> None:
    before = observer.rows(), observer.journal()
    same = profile("王小明")
    with pytest.raises(Exception, match="UNIQUE"):
        apply_import(notebook, (profile("李娜"), same, same))
    assert (observer.rows(), observer.journal()) == before


def test_one_photo_on_two_cards_is_stored_once(notebook: Notebook) -> None:
    photo = photo_of(b"a face", "image/png")
    cards = tuple(Profile(Contact(name, photo=photo.id), photo=photo) for name in ("王小明", "李娜"))
    apply_import(notebook, cards)
    assert notebook.rows("SELECT count(*) FROM photo") == [(1,)]
    notebook.undo()
    assert notebook.select(Contact) == []
