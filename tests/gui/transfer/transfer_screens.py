"""The screens of the import, the help and the first visit, for the tour."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from salesbook.gui.first_visit.first_visit import FirstVisit
from salesbook.gui.main_window import MainWindow
from salesbook.gui.transfer.import_dialog import ImportDialog
from salesbook.gui.transfer.review import Review, packed_rows
from salesbook.system.progress import silent
from tests.gui.screens import settle, until, wang_of
from tests.gui.transfer.cards import ANNA, card, written


def review_in_this_process(window: MainWindow, *files: Path) -> Review:
    """A review without a child: a tour has nothing to keep from waiting."""
    pieces = packed_rows(*window.session.book, files, silent)
    return Review(tuple(file.name for file in files), tuple(row for piece in pieces for row in pickle.loads(piece)))


def transfer_screens(window: MainWindow, folder: Path) -> Iterator[tuple[str, QWidget]]:
    """All of them."""
    yield from import_screens(window, folder)
    yield from help_screens(window)


def import_screens(window: MainWindow, folder: Path) -> Iterator[tuple[str, QWidget]]:
    """Somebody known, thirty new ones and a problem; then what could not be read; then what was done, which is undone."""
    phone = window.session.reader.rows("SELECT value FROM phone WHERE contact_id = ?", wang_of(window))[0][0]
    known = card("Wang Xiaoming", phone, "Bayer", "NOTE:met at the fair\r\n")
    more = (card(f"陈立{number}", f"137000000{number:02}", "Northlake Brewing") for number in range(30))
    review = review_in_this_process(window, written(folder / "phone.vcf", known, ANNA, *more))
    dialog = ImportDialog(window, window.session, window.requests, window.theme, review)
    dialog.show()
    settle()
    yield "import", dialog
    dialog.chips.choose(None)
    settle()
    yield "import-problems", dialog
    dialog.attempt()
    until(lambda: dialog.feet.currentIndex() == 1, 30_000)
    settle()
    yield "import-done", dialog
    dialog.back.click()
    window.session.wait()
    settle()
    window.toast.hide()


def help_screens(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The help on two of its topics, and the strip of the first visit."""
    shown = window.help_desk.open()
    settle()
    yield "help", shown
    shown.show_topic("stages")
    settle()
    yield "help-stages", shown
    shown.close()
    window.preferences.change(first_visit="find")
    visit = FirstVisit(window, window.preferences)
    settle()
    yield "first-visit", window
    visit.strip.end.click()
    settle()
