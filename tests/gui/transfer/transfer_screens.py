"""The screens of the import, the help and the first visit, for the tour."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from salesbook.gui.first_visit.first_visit import FirstVisit
from salesbook.gui.main_window import MainWindow
from salesbook.gui.transfer.columns_dialog import ColumnsDialog
from salesbook.gui.transfer.import_dialog import ImportDialog
from salesbook.gui.transfer.review import Review, packed_rows
from salesbook.gui.transfer.tables import asked_tables
from salesbook.system.progress import silent
from tests.gui.screens import settle, until, wang_of
from tests.gui.transfer.cards import ANNA, card, written


def review_in_this_process(window: MainWindow, *files: Path) -> Review:
    """A review without a child: a tour has nothing to keep from waiting."""
    pieces = packed_rows(*window.session.book, files, (), silent)
    return Review(tuple(file.name for file in files), tuple(row for piece in pieces for row in pickle.loads(piece)))


def transfer_screens(window: MainWindow, folder: Path) -> Iterator[tuple[str, QWidget]]:
    """All of them."""
    yield from import_screens(window, folder)
    yield from columns_screens(window, folder)
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


LIST = """姓名,单位,职务,手机号码,生日,客户等级,上次拜访,Assistant's mail
王小明,拜耳（中国）,采购经理,13800138000,1984/3/9,A,2026/10/1,lin@bayer.example
李娜,Northlake Brewing,,13900139000,农历八月十五,B,,
陈立,恒旭,厂长,13700000001,,,2026/9/12,chen@hengxu.example
"""


def columns_screens(window: MainWindow, folder: Path) -> Iterator[tuple[str, QWidget]]:
    """What the columns of a list hold, most of them known; and the fields to choose from."""
    file = folder / "customers.csv"
    file.write_text(LIST, "utf-8")
    (table,) = asked_tables((file,), {}, silent)
    dialog = ColumnsDialog(window, window.theme, table, {})
    dialog.show()
    settle()
    yield "import-columns", dialog
    dialog.offer(table.columns[5])
    assert dialog.popup is not None
    dialog.popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    settle()
    # The platform without a screen closes the first popup over a window by itself.
    dialog.popup.open()
    settle()
    yield "import-column-fields", dialog.popup
    dialog.popup.close()
    dialog.reject()
    settle()


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
