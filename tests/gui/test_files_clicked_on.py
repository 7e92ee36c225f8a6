"""The program as a desktop starts it: by its icon, by a notebook, by an address book; in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from salesbook.store.keys import key_path
from salesbook.system.settings import Settings, save_settings
from tests.gui.screens import Books

# Looks at the window until there are so many contacts in the notebook that is open, tells what it sees and closes it.
LOOK = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from salesbook.domain.contact import Contact
from salesbook.gui.main_window import MainWindow
from salesbook.gui.transfer.import_dialog import ImportDialog
from salesbook.start import main

wanted = int(sys.argv.pop(1))
app = QApplication(sys.argv)

def look():
    for dialog in app.topLevelWidgets():
        # What an address book brings is reviewed first.
        if isinstance(dialog, ImportDialog) and dialog.isVisible() and not dialog.is_writing:
            dialog.attempt() if dialog.feet.currentIndex() == 0 else dialog.accept()
            return
    for window in app.topLevelWidgets():
        if isinstance(window, MainWindow) and window.is_open and len(window.session.reader.select(Contact)) == wanted:
            timer.stop()
            sizes = sorted(size.width() for size in app.windowIcon().availableSizes())
            print(json.dumps([window.windowTitle(), sizes, app.desktopFileName()]))
            window.close()

timer = QTimer(interval=20)
timer.timeout.connect(look)
timer.start()
sys.exit(main())
"""


@pytest.fixture
def user(tmp_path: Path, books: Books) -> Path:
    """The home of a user whose notebook is `empty`, with the sample as another file in a folder of theirs."""
    kept = tmp_path / "data" / "Salesbook"
    kept.mkdir(parents=True)
    for book, folder in ((books.empty, kept), (books.sample, tmp_path)):
        for file in (book, key_path(book)):
            copyfile(file, folder / file.name)
    save_settings(kept, Settings(books.empty.name, "en"))
    return tmp_path


def seen(user: Path, contacts: int, *words: str) -> Any:
    """What is seen once the notebook that is open has so many contacts: title, sizes of the icon, entry of the desktop."""
    environment = {
        "HOME": str(user),
        "XDG_DATA_HOME": str(user / "data"),
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(Path(__file__).parents[2]),
        # No screen is needed, and yet the program believes that there is one.
        "DISPLAY": ":none",
        "QT_QPA_PLATFORM": "minimal",
    }
    command = (sys.executable, "-c", LOOK, str(contacts), *words)
    ended = subprocess.run(command, cwd=user, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


def test_the_icon_opens_the_notebook_of_last_time_and_is_on_the_window(user: Path) -> None:
    assert seen(user, 0) == ["empty - Salesbook", [16, 24, 32, 48, 64, 128, 256, 512], "salesbook"]


@pytest.mark.parametrize("typed", ["demo.salesbook", "./demo.salesbook"])
def test_a_notebook_that_is_clicked_on_is_opened(user: Path, typed: str) -> None:
    assert seen(user, 40, typed)[0] == "demo - Salesbook"


def test_an_address_book_that_is_clicked_on_comes_into_the_notebook_of_last_time(user: Path) -> None:
    (user / "新客户.VCF").write_text("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:王小明\r\nEND:VCARD\r\n", "utf-8")
    assert seen(user, 1, "新客户.VCF")[0] == "empty - Salesbook"


def test_several_files_that_are_opened_together_open_the_notebook_among_them_with_the_others(user: Path) -> None:
    for name in ("王小明", "李雷"):
        (user / f"{name}.vcf").write_text(f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nEND:VCARD\r\n", "utf-8")
    copyfile(user / "data" / "Salesbook" / "empty.salesbook", user / "b.salesbook")
    copyfile(user / "data" / "Salesbook" / "empty.salesbook-key", user / "b.salesbook-key")
    assert seen(user, 2, "王小明.vcf", "b.salesbook", "李雷.vcf")[0] == "b - Salesbook"


def test_a_file_that_is_not_there_is_said(user: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "salesbook", "gone.salesbook"],
        cwd=user,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "gone.salesbook" in ended.stderr
