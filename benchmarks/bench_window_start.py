"""From process start to the window: frame painted, Today filled, and the memory it holds, against an empty QMainWindow.

Measured: a process that imports the program as the console script does and opens the window on 10,000 contacts; the time
from just before the process is made until the frame has been painted for the first time, and until Today has been filled and
painted, and the resident memory then. Floor: a process that imports QtWidgets and shows an empty QMainWindow until that has
been painted: no program in Qt widgets starts quicker. Both take turns, offscreen.

The figures of memory are megabytes, printed by the same table (1 ms stands for 1 MB).
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.big_notebook import KEY, make_big_notebook, scratch_folder
from benchmarks.figure import Figure, judge
from salesbook.store.key_file import KeyFile, key_check, write_key_file
from salesbook.store.key_slots import UnprotectedSlot
from salesbook.store.keys import key_path

ROUNDS = 9
CONTACTS, VISITS = 10_000, 20_000

# What both processes do alike: note when the window has been painted, and say so at the end.
_WATCH = """
import json, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
said = {}
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and "painted" not in said:
            said["painted"] = 0
            QTimer.singleShot(0, painted)
        return False
def tell():
    status = open("/proc/self/status").read()
    said["memory"] = int(status.split("VmRSS:")[1].split()[0]) / 1024
    print(json.dumps(said), flush=True)
    QApplication.quit()
watch = Watch()
"""

_FLOOR = (
    _WATCH
    + """
def painted():
    said["painted"] = time.monotonic()
    tell()
app = QApplication([])
window = QMainWindow()
window.installEventFilter(watch)
window.resize(1366, 768)
window.show()
app.exec()
"""
)

_WINDOW = (
    """
import salesbook.start
from salesbook.gui.application import Application
"""
    + _WATCH
    + """
from pathlib import Path
def painted():
    said["painted"] = time.monotonic()
    if "filled" in said:
        tell()
def filled():
    application.window.repaint()
    said["filled"] = time.monotonic()
    if said.get("painted"):
        tell()
app = QApplication([])
application = Application(Path(sys.argv[1]), app)
application.open(Path(sys.argv[1]) / "big.salesbook")
application.window.installEventFilter(watch)
application.window.filled.connect(filled)
app.exec()
"""
)


def main() -> int:
    """Start both in turns, and judge."""
    with scratch_folder() as folder:
        path = make_big_notebook(Path(folder) / "big.salesbook", CONTACTS, VISITS)
        write_key_file(key_path(path), KeyFile("big", key_check(KEY), (UnprotectedSlot(KEY),)))
        windows: list[dict[str, float]] = []
        floors: list[dict[str, float]] = []
        for turn in range(ROUNDS + 1):
            for found, code in ((windows, _WINDOW), (floors, _FLOOR))[:: -1 if turn % 2 else 1]:
                found.append(_started(code, folder))
    # The first of each reads the files into the memory of the computer.
    windows, floors = windows[1:], floors[1:]
    frame, empty = _median(windows, "painted"), _median(floors, "painted")
    return judge(
        Figure("frame painted, 10,000 contacts", frame, empty, 2.0),
        Figure("Today filled, 10,000 contacts", _median(windows, "filled"), empty, 4.0),
        Figure("memory, 1 ms for 1 MB", _median(windows, "memory"), _median(floors, "memory"), 3.0),
    )


def _started(code: str, folder: str) -> dict[str, float]:
    """Start a process; returns seconds until it painted and filled, and thousands of megabytes."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["QT_QPA_PLATFORM"] = "offscreen"
    start = time.monotonic()
    run = subprocess.run(
        (sys.executable, "-c", code, folder), env=environment, check=True, capture_output=True, text=True
    )
    said: dict[str, float] = json.loads(run.stdout.splitlines()[-1])
    return {name: value / 1000 if name == "memory" else value - start for name, value in said.items()}


def _median(found: list[dict[str, float]], name: str) -> float:
    return statistics.median(one[name] for one in found)


if __name__ == "__main__":
    sys.exit(main())
