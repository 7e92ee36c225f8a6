"""What the system asks of the running program: to open a file, as macOS does, and to end, which a hiding window never holds up."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shutil import copyfile

from salesbook.domain.contact import Contact
from salesbook.store.keys import WaysIn, key_path, unlock
from salesbook.store.notebook import NotebookReader
from salesbook.system.secrets import Keychain
from salesbook.system.settings import Settings, save_settings
from tests.gui.screens import Books

# On a desktop that has a tray, as Qt sees it: opens a file by an event, closes the window, which hides, and ends the program.
LIVE = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from salesbook.domain.contact import Contact
from salesbook.gui.entrance import run
from salesbook.gui.entrance import Program
from salesbook.gui.main_window import MainWindow
from salesbook.gui.transfer.import_dialog import ImportDialog

QSystemTrayIcon.isSystemTrayAvailable = lambda: True
home, book, card = map(Path, sys.argv[1:])
app = Program(sys.argv[:1])

def windows():
    return [one for one in app.topLevelWidgets() if isinstance(one, MainWindow) and one.is_open]

def review():
    for dialog in app.topLevelWidgets():
        # What an address book brings is reviewed first.
        if isinstance(dialog, ImportDialog) and dialog.isVisible() and not dialog.is_writing:
            dialog.attempt() if dialog.feet.currentIndex() == 0 else dialog.accept()
            return True
    return False

def live():
    if review():
        return
    for window in windows():
        if not window.isVisible():
            print("hidden", flush=True)
            timer.stop()
            app.quit()
        elif not asked:
            asked.append(True)
            QCoreApplication.postEvent(app, QFileOpenEvent(str(card)))
        elif window.session.reader.select(Contact) and not window.dialogs.is_working:
            window.close()

asked = []
timer = QTimer(interval=50)
timer.timeout.connect(live)
timer.start()
sys.exit(run(home, book))
"""


def test_a_file_comes_as_an_event_and_the_end_is_the_end_though_closing_only_hides(home: Path, books: Books) -> None:
    book, card = home / books.empty.name, home / "cards.vcf"
    copyfile(books.empty, book)
    copyfile(key_path(books.empty), key_path(book))
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:王小明\nEND:VCARD\n", "utf-8")
    save_settings(home, Settings(language="en", close_to_tray="yes"))
    ended = subprocess.run(
        [sys.executable, "-c", LIVE, str(home), str(book), str(card)],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (0, "hidden\n"), ended.stderr
    reader = NotebookReader.open(book, unlock(key_path(book), WaysIn(), Keychain()))
    assert [one.name for one in reader.select(Contact)] == ["王小明"]
    reader.close()
