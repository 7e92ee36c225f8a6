"""A notebook of hostile names: whatever is in it is shown literally, and nothing grows by it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from salesbook.domain.contact import Contact
from salesbook.domain.profile import Profile
from salesbook.domain.promise import Promise, Side
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text
from salesbook.gui.contacts.contacts_page import ContactsPage
from salesbook.gui.contacts.move_dialog import MoveDialog
from salesbook.gui.contacts.moving import ask_to_move
from salesbook.gui.main_window import MainWindow
from salesbook.gui.plan.plan_model import ItemRow
from salesbook.gui.plan.plan_page import PlanPage
from salesbook.gui.plan.span import View
from salesbook.gui.stages.stages_page import StagesPage
from salesbook.gui.widgets.elided import ElidedLabel
from salesbook.operations.contacts import add_contact, add_part
from salesbook.operations.visits import log_visit
from salesbook.queries.contact_head import standing_shown
from tests.factories import entry
from tests.gui.screens import Books, Tour, settle, until

NAMES = {
    "html": "<h1>R&D</h1><img src=x><table><tr><td>1",
    "long": "Wolfeschlegelsteinhausen " * 400,
    "right-to-left": "שרה \u202eכהן\u202c & Co",
    "ampersand": "&File && Sons & <b>",
    "control": "Anna\x07\x1b[31m\u2028Berg\u200b",
}


def asked_to_move(window: MainWindow, contact: Contact) -> MoveDialog:
    session = window.session
    standing = standing_shown(session.reader, contact)
    found = ask_to_move(window, session, window.requests, contact, standing, Stage.TRUST)
    assert found is not None
    return found


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_hostile_name_is_shown_literally_everywhere(
    dressed: QApplication, books: Books, home: Path, name: str
) -> None:
    tour = Tour(dressed, home, books, "en", "light")
    with tour.window(books.empty) as window:
        contact = Contact(name)
        session = window.session
        session.do(add_contact, Profile(contact))
        session.do(
            add_part, Promise(contact.id, Side.ME, name[:500], session.today - timedelta(days=1)), contact.name[:80]
        )
        session.wait()
        settle()
        assert_sane(window)
        tour.contact(window, contact.id)
        page = window.pages["contacts"]
        assert isinstance(page, ContactsPage)
        heads = [one.whole() for one in page.contact.head.findChildren(ElidedLabel)]
        assert any(name[:40].strip() in whole for whole in heads), heads
        assert_sane(window)
        window.show_page("plan")
        plan = window.pages["plan"]
        assert isinstance(plan, PlanPage)
        for view in View:
            plan.look_at(view)
            plan.show_span(plan.view.span.at(session.today - timedelta(days=1)))
            settle()
            said = [one.item.names[0] for one in plan.view.plan.rows if isinstance(one, ItemRow)]
            assert said == [name]
            assert_sane(window)
        window.palette_list.open()
        settle()
        first = window.palette_list.list.item(0)
        assert first.text()[:20] == name[:20]
        window.palette_list.leave()
        window.say(Text("{name} added", name=name))
        settle()
        assert window.toast.words.textFormat() == Qt.TextFormat.PlainText
        assert_sane(window)
        logged = window.dialogs.visit((contact.id,), planning=False)
        settle()
        assert_sane(logged)
        logged.close()
        visit = entry(contact, day=session.today, note=name, place=name[:500])
        session.do(log_visit, visit)
        session.wait()
        edited = window.dialogs.edit(visit.visit.id)
        settle()
        assert edited is not None
        assert edited.form.note.toPlainText()[:10] == name[:10]
        assert_sane(edited)
        edited.close()
        move = asked_to_move(window, contact)
        settle()
        assert_sane(move)
        move.close()
        assert_on_the_board(window, contact)
        assert_on_paper(tour, window, contact)
        until(lambda: not session.is_busy)


def assert_on_the_board(window: MainWindow, contact: Contact) -> None:
    """The card, in whichever column it stands, and what asks about moving it."""
    window.show_page("stages")
    page = window.pages["stages"]
    assert isinstance(page, StagesPage)
    page.show_not_met(True)
    until(lambda: page.board.choose(contact.id))
    settle()
    view = next(column.view for column in page.board.columns if column.view.current() == contact.id)
    said = view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert contact.name[:20] in said
    assert_sane(window)
    asked = page.ask_to_move(contact.id, Stage.DATING)
    assert asked is not None
    settle()
    assert_sane(asked)
    asked.close()


def assert_on_paper(tour: Tour, window: MainWindow, contact: Contact) -> None:
    """A report on the contact, with the name in its field and on the paper."""
    page = tour.report(window, "visit-report", contact_id=contact.id)
    assert page.form.values()["contact_id"] == contact.id
    assert page.document is not None
    assert_sane(window)


def assert_sane(screen: QWidget) -> None:
    """No label takes markup for markup, and the screen is no larger than a screen."""
    assert screen.width() <= 1366
    assert screen.height() <= 768
    labels = [one for one in screen.findChildren(QLabel) if one.isVisible() and one.text()]
    assert [one.text()[:60] for one in labels if one.textFormat() != Qt.TextFormat.PlainText] == []
    for tip in (one.toolTip() for one in screen.findChildren(QPushButton)):
        assert not tip.startswith("<") or tip.startswith("<qt>"), tip[:60]
