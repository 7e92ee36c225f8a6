"""Restoring while another process is in the way, or killed in the middle."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from salesbook.store import errors
from salesbook.store.keys import (
    WaysIn,
)
from salesbook.store.restore import restore
from tests.store.restore_parts import ROOT, OneSecret, made, names

HOLD = """
import sys
from pathlib import Path
from salesbook.store.keys import WaysIn, key_path, unlock
from salesbook.store.notebook import Notebook, NotebookReader
from salesbook.system.secrets import Keychain
path = Path(sys.argv[2])
key = unlock(key_path(path), WaysIn(), Keychain())
opened = {"writer": Notebook, "reader": NotebookReader}[sys.argv[1]].open(path, key)
opened.rows("SELECT count(*) FROM contact")
print("open", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("who", ["writer", "reader"])
def test_while_another_process_has_it_open_nothing_is_replaced(
    backup: Path, gone_on: Path, secrets: OneSecret, who: str
) -> None:
    command = [sys.executable, "-c", HOLD, who, str(gone_on)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        before = sorted(entry.name for entry in gone_on.parent.iterdir())
        with pytest.raises(errors.NotebookInUse):
            restore(backup, gone_on, WaysIn(), secrets)
        assert sorted(entry.name for entry in gone_on.parent.iterdir()) == before
        holder.communicate("")
    assert restore(backup, gone_on, WaysIn(), secrets).verified


# Leaves a change in the log, as a killed process does; then restores again and again, killed at the next step of those
# that Python reports (sys.audit: open, rename, remove …), and says what is found afterwards.
CRASHES = """
import os, shutil, sys
from pathlib import Path
from salesbook.domain.contact import Contact
from salesbook.domain.text import Text
from salesbook.store.errors import NotebookMissing
from salesbook.store.keys import WaysIn, key_path, unlock
from salesbook.store.notebook import Notebook, NotebookReader
from salesbook.store.restore import restore
from salesbook.system.secrets import Keychain

backup, template, work = map(Path, sys.argv[1:])
left = None

def hook(event, arguments):
    global left
    if left is not None and event.split(".")[0] in ("open", "os", "shutil"):
        left -= 1
        if left < 0:
            os._exit(9)

sys.addaudithook(hook)

def in_child(act):
    child = os.fork()
    if child == 0:
        act()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

def names(path):
    reader = NotebookReader.open(path, unlock(key_path(path), WaysIn(), Keychain()))
    found = [row[0] for row in reader.rows("SELECT name FROM contact ORDER BY key")]
    reader.close()
    return " ".join(found)

def leave_a_log():
    notebook = Notebook.open(template / "book.salesbook", unlock(template / "book.salesbook-key", WaysIn(), Keychain()))
    with notebook.change(Text("Add")) as change:
        change.insert(Contact("Logged"))
    os._exit(0)  # before the connection is closed, which would fold the log into the file

def killed_at(step):
    global left
    left = step
    restore(backup, work / "book.salesbook", WaysIn(), Keychain())

in_child(leave_a_log)
assert (template / "book.salesbook-wal").stat().st_size
step = 0
while True:
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(template, work)
    status = in_child(lambda: killed_at(step))
    book = work / "book.salesbook"
    try:
        state = names(book)
    except NotebookMissing:
        [previous] = (p for p in work.glob("*-before-restore-*") if not p.name.endswith(("-key", "-wal", "-shm")))
        state = "nothing, kept: " + names(previous)
    restore(backup, book, WaysIn(), Keychain())
    assert names(book) == "Old"
    print(state)
    step += 1
    if status == 0:
        break
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no fork")
def test_killed_at_any_step_a_restore_leaves_the_old_or_the_new_and_loses_nothing(
    backup: Path, tmp_path: Path, secrets: OneSecret
) -> None:
    standing = tmp_path / "standing"
    standing.mkdir()
    made(standing / "book.salesbook", secrets, contact="Other").close()
    command = [sys.executable, "-c", CRASHES, str(backup), str(standing), str(tmp_path / "work")]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    states = ran.stdout.splitlines()
    assert states[0] == "Other Logged"
    assert states[-1] == "Old"
    assert set(states) == {"Other Logged", "nothing, kept: Other Logged", "Old"}
    assert len(states) > 20


def test_a_log_left_by_a_crash_is_not_replayed_into_the_new_notebook(
    backup: Path, gone_on: Path, secrets: OneSecret
) -> None:
    log = gone_on.with_name(gone_on.name + "-wal")
    log.write_bytes(b"a log of a notebook that is no more" * 1000)
    restored = restore(backup, gone_on, WaysIn(), secrets)
    assert not log.exists()
    assert restored.previous is not None
    assert restored.previous.with_name(restored.previous.name + "-wal").exists()
    assert names(gone_on, secrets) == ["Old"]
