"""A disk without room, or without permission: one clear sentence, and nothing lost."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from salesbook.domain.contact import Contact
from salesbook.domain.text import Text
from salesbook.store.errors import DiskFull
from salesbook.store.notebook import Notebook
from tests.factories import KEY, new_notebook
from tests.images import Observer

ROOT = Path(__file__).parents[2]
CAP_SYS_ADMIN = 1 << 21

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights and limits of files as POSIX has them")


def may_mount() -> bool:
    """Whether this process may mount a file system: being root in a container is not enough."""
    status = Path("/proc/self/status")
    rights = [line for line in status.read_text().splitlines() if line.startswith("CapEff")] if status.exists() else []
    return any(int(line.split()[1], 16) & CAP_SYS_ADMIN for line in rights)


def child(*arguments: str) -> list[str]:
    """What disk_child.py prints, in words."""
    command = [sys.executable, "-m", "tests.store.disk_child", *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split()


def add(notebook: Notebook) -> None:
    with notebook.change(Text("Add")) as change:
        change.insert(Contact("王小明", how_we_met="at the fair " * 200))


def add_until_full(notebook: Notebook) -> int:
    """How many contacts were added before there was no room."""
    for kept in range(10_000):
        try:
            add(notebook)
        except DiskFull:
            return kept
    raise AssertionError("there was always room")


@contextmanager
def tiny_disk(folder: Path) -> Iterator[Path]:
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1536k", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def assert_whole(path: Path, contacts: int) -> None:
    """So many contacts, and rows, journal and index tell the same."""
    observer = Observer(path)
    rows, journal = observer.rows(), observer.journal()
    assert len(rows["contact"]) == len(journal["change"]) == len(journal["change_row"]) == contacts
    assert observer.index() == observer.rebuilt_index()
    observer.close()


def test_a_file_that_cannot_grow_is_told_as_a_full_disk_and_loses_nothing(notebook: Notebook) -> None:
    pages = notebook.rows("PRAGMA page_count")[0][0]
    notebook.connection.execute(f"PRAGMA max_page_count = {pages + 20}")
    kept = add_until_full(notebook)
    assert len(notebook.select(Contact)) == kept
    notebook.connection.execute(f"PRAGMA max_page_count = {pages + 200}")
    add(notebook)
    assert_whole(notebook.path, kept + 1)


def test_a_limit_on_the_size_of_files_loses_nothing(tmp_path: Path) -> None:
    notebook = new_notebook(tmp_path)
    notebook.close()
    kept, error, left, at_last = child("full", str(notebook.path))
    assert error in ("DiskFull", "DiskFailed")
    assert int(kept) == int(left) == int(at_last) - 1 > 0
    assert_whole(notebook.path, int(at_last))


if may_mount():

    def test_a_really_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
        with tiny_disk(tmp_path) as disk:
            notebook = new_notebook(disk)
            kept = add_until_full(notebook)
            assert len(notebook.select(Contact)) == kept
            subprocess.run(["mount", "-o", "remount,size=16m", disk], check=True)
            add(notebook)
            notebook.close()
            assert_whole(notebook.path, kept + 1)

    def test_a_notebook_that_finds_no_room_is_not_made(tmp_path: Path) -> None:
        with tiny_disk(tmp_path) as disk:
            (disk / "film").write_bytes(bytes(1_400_000))
            with pytest.raises(DiskFull):
                Notebook.create(disk / "book.salesbook", KEY)
            assert [path.name for path in disk.iterdir()] == ["film"]


@pytest.mark.parametrize(("folder", "file"), [(0o555, 0o444), (0o555, 0o666), (0o755, 0o444)])
def test_where_one_may_not_write_the_notebook_says_so(folder: int, file: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        notebook = new_notebook(Path(place))
        add(notebook)
        notebook.close()
        notebook.path.chmod(file)
        Path(place).chmod(folder)
        before = notebook.path.read_bytes()
        said = child("read-only", str(notebook.path))
        may_make = folder == 0o755 and os.geteuid() != 0
        assert said == ["NotebookReadOnly", "written" if may_make else "NotebookReadOnly"]
        Path(place).chmod(0o755)
        assert notebook.path.read_bytes() == before
