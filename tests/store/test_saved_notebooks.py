"""Every notebook saved by a version of Salesbook opens in this one, with all that was in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from salesbook.domain.card import CardPlan, CardTemplate
from salesbook.domain.contact import Contact
from salesbook.domain.favour import Favour
from salesbook.domain.goal import Goal, GoalMember
from salesbook.domain.judgement import Judgement
from salesbook.domain.own_reminder import OwnReminder
from salesbook.domain.product_news import ProductNews
from salesbook.domain.refusal import Refusal
from salesbook.domain.self_review import SelfReview
from salesbook.domain.tier import Reward, Tier, TierWay
from salesbook.store.keys import WaysIn, key_path, unlock
from salesbook.store.migrations import LATEST
from salesbook.store.notebook import Notebook
from salesbook.store.nouns import NOUNS
from salesbook.system.secrets import Keychain
from tests.factories import new_notebook
from tests.images import Observer

SAVED = sorted((Path(__file__).parents[1] / "notebooks").glob("*.salesbook"))

# Nouns that came later than a saved notebook: by schema, those it cannot have.
OF_SCHEMA_3: set[type] = {
    Judgement,
    Refusal,
    Favour,
    Tier,
    TierWay,
    Reward,
    CardTemplate,
    CardPlan,
    ProductNews,
    OwnReminder,
    Goal,
    GoalMember,
    SelfReview,
}
LATER_NOUNS = {1: OF_SCHEMA_3, 2: OF_SCHEMA_3}


@pytest.fixture(params=SAVED, ids=lambda path: path.stem)
def saved(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Notebook]:
    """A copy of a saved notebook, opened by its own key file and brought up to date."""
    for path in (request.param, key_path(request.param)):
        shutil.copy(path, tmp_path)
    path = tmp_path / request.param.name
    notebook = Notebook.open(path, unlock(key_path(path), WaysIn(), Keychain()))
    yield notebook
    notebook.close()


def schema(notebook: Notebook) -> list[tuple[str, str]]:
    return notebook.rows("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE '%sqlite%' ORDER BY name")


def test_there_is_a_saved_notebook_of_every_schema() -> None:
    assert [path.name for path in SAVED] == [f"schema-{number}.salesbook" for number in range(1, LATEST + 1)]


def test_every_noun_in_it_can_be_read(saved: Notebook) -> None:
    number = int(saved.path.stem.split("-")[1])
    assert {noun for noun in NOUNS if not saved.select(noun)} == LATER_NOUNS.get(number, set())
    assert saved.kept("draft") == "half a note"


def test_its_rows_references_and_index_are_sound(saved: Notebook) -> None:
    observer = Observer(saved.path, saved.key)
    assert observer.connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert observer.broken_references() == []
    assert observer.index() == observer.rebuilt_index()
    observer.close()


def test_its_changes_can_be_undone_and_redone(saved: Notebook) -> None:
    names = [contact.name for contact in saved.select(Contact, "1 ORDER BY key")]
    saved.redo()
    assert len(saved.select(Contact)) == len(names) - 1
    for _ in range(3):
        saved.undo()
    assert [noun for noun in NOUNS if saved.select(noun) and noun.__name__ != "Photo"] == []
    saved.redo()
    saved.redo()
    assert [contact.name for contact in saved.select(Contact, "1 ORDER BY key")] == names


def test_brought_up_to_date_it_has_the_tables_of_a_new_notebook(saved: Notebook, tmp_path: Path) -> None:
    new = new_notebook(tmp_path, "new")
    assert schema(saved) == schema(new)
    new.close()
