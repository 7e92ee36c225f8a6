"""The journal: undo and redo along one line of changes, and taking back an older change alone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from salesbook.domain.contact import Channel, Contact, Phone, photo_of
from salesbook.domain.money import Money
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text, counted
from salesbook.domain.visit import Participation, Visit
from salesbook.operations.contacts import add_contact, add_part, change_thing, delete_contact, delete_part
from salesbook.operations.stages import move_to_stage
from salesbook.operations.visits import delete_visit, did_not_happen, log_visit, move_visit, plan_visit
from salesbook.store.journal import (
    ChangedSince,
    NoSuchEntry,
    NothingToRedo,
    NothingToUndo,
)
from salesbook.store.labels import text_from_json, text_to_json
from salesbook.store.notebook import Notebook
from salesbook.system.i18n import set_default_language
from salesbook.wording import render
from tests.factories import KEY, TODAY, entry, profile
from tests.images import Observer, Rows

State = tuple[Rows, Rows]


def state(observer: Observer) -> State:
    """Rows and index, which must agree."""
    assert observer.index() == observer.rebuilt_index()
    assert observer.broken_references() == []
    return observer.rows(), observer.index()


def names(notebook: Notebook) -> list[str]:
    return [contact.name for contact in notebook.select(Contact, "1 ORDER BY key")]


def add(notebook: Notebook, *contacts: str) -> list[Contact]:
    for name in contacts:
        add_contact(notebook, profile(name))
    return [notebook.select(Contact, "name = ?", name)[0] for name in contacts]


def states_of(notebook: Notebook) -> list[tuple[int, str]]:
    """Number and state of every line, oldest first."""
    return [(line.number, line.state.value) for line in reversed(notebook.journal(10_000))]


def test_undo_goes_back_along_the_line_and_redo_forth(notebook: Notebook, observer: Observer) -> None:
    seen = [state(observer)]
    for name in ("王小明", "李雷", "韩梅梅"):
        add(notebook, name)
        seen.append(state(observer))
    for step in (2, 1, 0):
        notebook.undo()
        assert state(observer) == seen[step]
    with pytest.raises(NothingToUndo):
        notebook.undo()
    for step in (1, 2, 3):
        notebook.redo()
        assert state(observer) == seen[step]
    with pytest.raises(NothingToRedo):
        notebook.redo()


def test_undo_and_redo_say_what_they_took(notebook: Notebook) -> None:
    add(notebook, "王小明")
    label = Text("Add {name}", name="王小明")
    assert (notebook.undo().label, notebook.redo().label) == (label, label)


def test_a_new_change_closes_redo_for_good(notebook: Notebook) -> None:
    add(notebook, "王小明", "李雷")
    notebook.undo()
    add(notebook, "韩梅梅")
    with pytest.raises(NothingToRedo):
        notebook.redo()
    assert states_of(notebook) == [(1, "done"), (2, "closed"), (3, "done")]
    notebook.undo()
    notebook.undo()
    assert names(notebook) == []
    notebook.redo()
    notebook.redo()
    assert names(notebook) == ["王小明", "韩梅梅"]


def test_undo_and_redo_go_on_after_reopening(notebook: Notebook, observer: Observer) -> None:
    before = state(observer)
    add(notebook, "王小明")
    after = state(observer)
    notebook.close()
    for act, wanted in ((Notebook.undo, before), (Notebook.redo, after), (Notebook.undo, before)):
        again = Notebook.open(notebook.path, KEY)
        act(again)
        again.close()
        assert state(observer) == wanted


def test_another_process_undoes_what_this_one_did_and_the_other_way_round(notebook: Notebook) -> None:
    code = (
        "import sys; from pathlib import Path; from salesbook.store.notebook import Notebook\n"
        "from salesbook.operations.contacts import add_contact; from tests.factories import profile\n"
        "notebook = Notebook.open(Path(sys.argv[1]), bytes(range(32))); notebook.undo()\n"
        "add_contact(notebook, profile('李雷')); notebook.close()"
    )
    add(notebook, "王小明")
    subprocess.run([sys.executable, "-c", code, str(notebook.path)], cwd=Path(__file__).parents[2], check=True)
    assert names(notebook) == ["李雷"]
    assert states_of(notebook) == [(1, "closed"), (2, "done")]
    notebook.undo()
    assert names(notebook) == []


def test_an_older_change_is_taken_back_alone_and_that_can_be_undone(notebook: Notebook, observer: Observer) -> None:
    add(notebook, "王小明", "李雷", "韩梅梅")
    before = state(observer)
    notebook.take_back(2)
    assert names(notebook) == ["王小明", "韩梅梅"]
    line = notebook.journal()[0]
    assert (line.number, line.takes_back) == (4, 2)
    assert line.label == Text("Take back: {label}", label=Text("Add {name}", name="李雷"))
    after = state(observer)
    notebook.undo()
    assert state(observer) == before
    notebook.redo()
    assert state(observer) == after
    notebook.take_back(4)
    assert state(observer) == before


def test_what_was_taken_back_alone_is_taken_in_its_turn_by_undo(notebook: Notebook, observer: Observer) -> None:
    seen = [state(observer)]
    for name in ("王小明", "李雷"):
        add(notebook, name)
        seen.append(state(observer))
    notebook.take_back(1)
    for wanted in (seen[2], seen[1], seen[0]):
        notebook.undo()
        assert state(observer) == wanted


def test_only_a_change_that_stands_can_be_taken_back(notebook: Notebook) -> None:
    add(notebook, "王小明", "李雷")
    notebook.undo()
    for number in (0, 2, 3):
        with pytest.raises(NoSuchEntry, match=f"change {number} "):
            notebook.take_back(number)


def test_a_row_that_was_changed_again_names_the_change_in_the_way(notebook: Notebook, observer: Observer) -> None:
    (contact,) = add(notebook, "王小明")
    change_thing(notebook, replace(contact, best_hours="mornings"), "王小明")
    change_thing(notebook, replace(contact, best_hours="evenings"), "王小明")
    before = state(observer)
    with pytest.raises(ChangedSince, match=r"“Change 王小明” \(3\)"):
        notebook.take_back(1)
    with pytest.raises(ChangedSince, match=r"\(3\)"):
        notebook.take_back(2)
    assert state(observer) == before
    notebook.undo()
    notebook.take_back(2)
    assert notebook.get(Contact, contact.id) == contact


def test_a_change_taken_back_twice_is_in_its_own_way(notebook: Notebook) -> None:
    add(notebook, "王小明")
    notebook.take_back(1)
    with pytest.raises(ChangedSince, match=r"“Take back: .*” \(2\)"):
        notebook.take_back(1)


def added_and_called(notebook: Notebook) -> int:
    """A contact is added, and then given a phone."""
    (contact,) = add(notebook, "王小明")
    add_part(notebook, Phone(contact.id, "138"), contact.name)
    return 1


def added_and_visited(notebook: Notebook) -> int:
    """A contact is added, and then called."""
    (contact,) = add(notebook, "王小明")
    log_visit(notebook, entry(contact, channel=Channel.PHONE))
    return 1


def phone_deleted_and_contact_too(notebook: Notebook) -> int:
    """A phone is taken away, and then the contact it belonged to."""
    (contact,) = add(notebook, "王小明")
    phone = Phone(contact.id, "138")
    add_part(notebook, phone, contact.name)
    delete_part(notebook, phone, contact.name)
    delete_contact(notebook, contact)
    return 3


def visit_deleted_and_contact_too(notebook: Notebook) -> int:
    """A visit of two is deleted, and then one of the two."""
    first, second = add(notebook, "王小明", "李雷")
    visit = log_visit(notebook, entry(first, second, channel=Channel.PHONE)).visit
    delete_visit(notebook, visit, first.name)
    delete_contact(notebook, second)
    return 4


def code_given_away(notebook: Notebook) -> int:
    """A planned visit is called off, and its code is on another sheet since."""
    (contact,) = add(notebook, "王小明")
    visit = plan_visit(notebook, entry(contact))
    did_not_happen(notebook, visit, "ill", contact.name)
    other = plan_visit(notebook, entry(contact))
    change_thing(notebook, replace(other, code=visit.code), contact.name)
    return 3


@pytest.mark.parametrize(
    "story",
    [
        added_and_called,
        added_and_visited,
        phone_deleted_and_contact_too,
        visit_deleted_and_contact_too,
        code_given_away,
    ],
)
def test_what_a_later_change_rests_on_names_that_change(
    notebook: Notebook, observer: Observer, story: Callable[[Notebook], int]
) -> None:
    number = story(notebook)
    before = state(observer)
    newest = notebook.journal()[0]
    with pytest.raises(ChangedSince) as refused:
        notebook.take_back(number)
    assert dict(refused.value.text.values) == {"label": newest.label, "number": newest.number}
    assert state(observer) == before
    for _ in range(newest.number - number):
        notebook.undo()
    notebook.take_back(number)
    state(observer)


def test_a_contact_taken_back_gets_another_key_where_its_own_was_given_away(
    notebook: Notebook, observer: Observer
) -> None:
    (contact,) = add(notebook, "王小明")
    delete_contact(notebook, contact)
    add(notebook, "李雷")
    before = state(observer)
    notebook.take_back(2)
    assert sorted(names(notebook)) == ["李雷", "王小明"]
    after = state(observer)
    notebook.undo()
    assert state(observer) == before
    notebook.redo()
    assert state(observer) == after


def test_a_visit_moved_back_gets_another_key_of_its_minute_where_its_own_was_given_away(
    notebook: Notebook, observer: Observer
) -> None:
    (contact,) = add(notebook, "王小明")
    visit = plan_visit(notebook, entry(contact, at=time(9, 30)))
    move_visit(notebook, visit, TODAY + timedelta(days=1), None, contact.name)
    plan_visit(notebook, entry(contact, at=time(9, 30)))
    before = state(observer)
    notebook.take_back(3)
    assert [one.at for one in notebook.select(Visit, "day = ?", TODAY.isoformat())] == [time(9, 30)] * 2
    state(observer)
    notebook.undo()
    assert state(observer) == before


def test_photos_come_back_though_they_stand_outside_the_journal(notebook: Notebook, observer: Observer) -> None:
    photo = photo_of(b"\xff\xd8 picture", "image/jpeg")
    before = state(observer)
    shown = profile()
    add_contact(notebook, replace(shown, contact=replace(shown.contact, photo=photo.id), photo=photo))
    after = state(observer)
    assert after[0]["photo"] == [(photo.id, photo.media_type, photo.data)]
    notebook.undo()
    assert state(observer) == before
    notebook.redo()
    assert state(observer) == after
    assert not any("picture" in str(row) for row in observer.journal()["change_row"])


def test_a_label_follows_a_later_switch_of_language(notebook: Notebook) -> None:
    (contact,) = add(notebook, "王小明")
    move_to_stage(notebook, contact, Stage.DATING, TODAY, because="met before")
    label = notebook.journal()[0].label
    assert label == Text("Move {name} to {stage}", name="王小明", stage=Stage.DATING)
    assert render(label) == "Move 王小明 to dating"
    set_default_language("zh_CN")
    assert render(Text("{stage}", stage=Stage.DATING)) in render(label)


@pytest.mark.parametrize(
    "label",
    [
        Text("plain"),
        counted("{n} visit", "{n} visits", 3),
        Text(
            "{a} {b} {c} {d} {e} {f}",
            a=Stage.ALLY,
            b=Channel.MEAL,
            c=date(2024, 2, 29),
            d=time(23, 59),
            e=datetime(2026, 11, 24, 9, tzinfo=UTC),
            f=datetime(2026, 11, 24, 9, 30),
        ),
        Text("{inner}", inner=Text("{more}", more=counted("{n} day", "{n} days", 1, stage=Stage.DATING))),
        Text("{many}", many=(Stage.DATING, ("王", 1), Text("x"), ())),
        Text("{text} {plural} {values}", text="a", plural="b", values="c"),
        Text("sold for {amount}", amount=Money(8_600_050, "CNY")),
    ],
)
def test_labels_survive_as_texts(label: Text) -> None:
    assert text_from_json(text_to_json(label)) == label


def test_a_label_cannot_name_a_class_of_ours_that_is_no_word() -> None:
    with pytest.raises(KeyError):
        text_from_json('{"text": "x", "plural": null, "values": {"a": {"enum": "JournalState", "value": "done"}}}')


def test_a_change_from_before_a_column_existed_can_be_undone(notebook: Notebook, observer: Observer) -> None:
    (contact,) = add(notebook, "王小明")
    phone = Phone(contact.id, "138", "mobile", position=2)
    add_part(notebook, phone, contact.name)
    before = state(observer)
    change_thing(notebook, replace(phone, value="139"), contact.name)
    delete_part(notebook, replace(phone, value="139"), contact.name)
    observer.connection.execute(
        "UPDATE change_row SET before = json_remove(before, '$.label'), after = json_remove(after, '$.label')"
    )
    notebook.undo()
    assert notebook.select(Phone) == [replace(phone, value="139", label="")]
    notebook.undo()
    assert notebook.select(Phone) == [replace(phone, label="")]
    notebook.undo()
    notebook.redo()
    assert notebook.select(Phone) == [replace(phone, label="")]
    assert before[0]["contact"] == observer.rows()["contact"]


def test_participations_of_a_visit_are_undone_with_it(notebook: Notebook, observer: Observer) -> None:
    first, second = add(notebook, "王小明", "李雷")
    before = state(observer)
    logged = log_visit(notebook, entry(first, second, note="羽毛球"))
    assert len(notebook.of_visit(Participation, logged.visit.id)) == 2
    notebook.undo()
    assert state(observer) == before
