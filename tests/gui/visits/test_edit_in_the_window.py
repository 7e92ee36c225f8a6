"""From the timeline to the sheet and back, in the whole window: E, another word, Ctrl+Enter, and the toast takes it back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from salesbook.domain.visit import Visit, VisitState
from salesbook.gui.contacts.contacts_page import ContactsPage
from salesbook.gui.visits.edit_dialog import EditDialog
from tests.gui.screens import Books, Tour, settle, until, visit_of, wang_of


def test_a_visit_is_put_right_from_the_timeline_by_keys_alone(
    dressed: QApplication, books: Books, home: Path, qtbot: QtBot
) -> None:
    tour = Tour(dressed, home, books, "en", "light")
    with tour.window(books.sample) as window:
        contact = wang_of(window)
        visit_id = visit_of(window, contact, VisitState.DONE)
        window.open_visit(visit_id)
        page = window.pages["contacts"]
        assert isinstance(page, ContactsPage)
        qtbot.keyClick(page.contact.timeline.list, Qt.Key.Key_E)
        (dialog,) = window.findChildren(EditDialog)
        assert dialog.isVisible()
        dialog.form.place.setText("Nordhof")
        qtbot.keyClick(dialog.form.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        until(lambda: window.toast.words.text() == "Visit changed")
        stored = window.session.reader.get(Visit, visit_id)
        assert stored is not None
        assert stored.place == "Nordhof"
        window.act("undo")
        until(lambda: getattr(window.session.reader.get(Visit, visit_id), "place", "") != "Nordhof")
        settle()
        window.dialogs.edit("nobody")
        assert "deleted meanwhile" in window.toast.words.text()
