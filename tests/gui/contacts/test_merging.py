"""Merging in the window: two that are chosen, and those that look like one person."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact, Phone
from salesbook.domain.profile import Profile
from salesbook.gui.contacts.merge_dialog import MergeDialog, Pair
from salesbook.gui.dialogs import Dialogs
from salesbook.gui.preferences.preferences import Preferences
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.operations.contacts import add_contact
from salesbook.operations.visits import log_visit, plan_visit
from tests.factories import entry


def added(session: Session, name: str, phone: str) -> Contact:
    contact = Contact(name)
    session.do(add_contact, Profile(contact, phones=(Phone(contact.id, phone),)))
    session.wait()
    return contact


def names(session: Session) -> list[str]:
    return sorted(contact.name for contact in session.reader.select(Contact))


def dialog_on(session: Session, requests: Requests, qtbot: QtBot, *pairs: Pair) -> MergeDialog:
    dialog = MergeDialog(None, session, requests, LIGHT, pairs)  # type: ignore[arg-type]
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_one_that_is_kept_takes_over_and_undo_brings_both_back(
    empty_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    one, other = added(empty_session, "李雷", "021 1"), added(empty_session, "Li Lei", "021 2")
    dialog = dialog_on(empty_session, requests, qtbot, Pair(one.id, other.id))
    assert dialog.list.isHidden()
    second = next(found for found in dialog.findChildren(QRadioButton) if found.accessibleName() == "Keep Li Lei")
    second.click()
    with qtbot.waitSignal(requests.said) as said:
        qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert str(said.args[0]) == "Merged 李雷 into Li Lei"
    assert not dialog.isVisible()
    assert names(empty_session) == ["Li Lei"]
    assert sorted(phone.value for phone in empty_session.reader.of_contact(Phone, other.id)) == ["021 1", "021 2"]
    empty_session.undo()
    empty_session.wait()
    assert names(empty_session) == ["Li Lei", "李雷"]


def test_with_several_pairs_it_goes_on_with_the_next_and_leaves_out_who_is_gone(
    empty_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    a, b, c, d = (added(empty_session, name, f"021 {name}") for name in "ABCD")
    pairs = (Pair(a.id, b.id, "same phone"), Pair(b.id, c.id, "same phone"), Pair(c.id, d.id, "same phone"))
    dialog = dialog_on(empty_session, requests, qtbot, *pairs)
    assert [dialog.list.item(row).text() for row in range(3)] == ["A · same phone", "B · same phone", "C · same phone"]
    with qtbot.waitSignal(requests.said):
        dialog.accept()
    assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == ["C · same phone"]
    assert dialog.isVisible()
    dialog.reject()
    assert names(empty_session) == ["A", "C", "D"]


def test_a_double_click_merges_the_pair_that_was_looked_at_and_not_the_next(
    empty_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    a, b, c, d = (added(empty_session, name, f"021 {name}") for name in "ABCD")
    dialog = dialog_on(empty_session, requests, qtbot, Pair(a.id, b.id), Pair(c.id, d.id))
    with qtbot.waitSignal(requests.said):
        dialog.take.click()
    dialog.take.click()
    dialog.accept()
    empty_session.wait_and_tell()
    assert names(empty_session) == ["A", "C", "D"]
    qtbot.waitUntil(dialog.take.isEnabled)
    with qtbot.waitSignal(requests.said):
        dialog.take.click()
    assert names(empty_session) == ["A", "C"]


def test_somebody_deleted_meanwhile_is_passed_over(empty_session: Session, requests: Requests, qtbot: QtBot) -> None:
    from salesbook.operations.contacts import delete_contact

    one, other = added(empty_session, "李雷", "021 1"), added(empty_session, "Li Lei", "021 2")
    dialog = dialog_on(empty_session, requests, qtbot, Pair(one.id, other.id))
    empty_session.do(delete_contact, other)
    empty_session.wait()
    dialog.accept()
    assert not dialog.isVisible()
    assert names(empty_session) == ["李雷"]


def test_the_command_finds_who_is_noted_twice_or_says_that_nobody_is(
    empty_session: Session, requests: Requests, preferences: Preferences, qtbot: QtBot
) -> None:
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    dialogs = Dialogs(window, empty_session, preferences, requests, LIGHT)
    with qtbot.waitSignal(requests.told) as told:
        dialogs.merge()
    assert str(told.args[0]) == "No two contacts look like one person."
    added(empty_session, "李雷", "139 0013 9000")
    added(empty_session, "Li Lei", "+86 139 0013 9000")
    dialogs.merge()
    qtbot.waitUntil(lambda: bool(window.findChildren(MergeDialog)))
    dialog = window.findChildren(MergeDialog)[0]
    assert {found.accessibleName() for found in dialog.findChildren(QRadioButton)} == {"Keep 李雷", "Keep Li Lei"}
    dialog.reject()


def test_plans_are_no_visits_of_the_two(empty_session: Session, requests: Requests, qtbot: QtBot) -> None:
    one, other = added(empty_session, "李雷", "021 1"), added(empty_session, "Li Lei", "021 2")
    empty_session.do(log_visit, entry(one))
    empty_session.do(plan_visit, entry(one, day=date(2099, 1, 1)))
    empty_session.wait()
    dialog = dialog_on(empty_session, requests, qtbot, Pair(one.id, other.id))
    said = [made.text() for made in dialog.findChildren(QLabel)]
    assert ("1 visit" in said, "0 visits" in said, "2 visits" in said) == (True, True, False)
