"""A paper is written whole or not at all, and each failure has its sentence."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from salesbook.store.saving import DiskFull, FolderMissing, NotAllowed, NotWritten, refusal_of, save

FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from salesbook.store.saving import DiskFull, save

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
try:
    save(b"new" * 10_000, Path(sys.argv[1]))
except DiskFull:
    print("told")
"""


def test_a_paper_is_written_and_replaces_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    save(b"old", path)
    save(b"new", path)
    assert path.read_bytes() == b"new"
    assert [file.name for file in tmp_path.iterdir()] == ["sheet.pdf"]


def test_a_new_paper_is_its_owners_alone_and_an_old_one_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    save(b"old", path)
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    save(b"new", path)
    assert path.stat().st_mode & 0o777 == 0o644


@pytest.mark.skipif(sys.platform == "win32", reason="limits a process as only Unix can")
def test_a_disk_that_fills_up_leaves_the_old_paper_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"old")
    told = subprocess.run([sys.executable, "-c", FULL_DISK, str(path)], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "told"
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["sheet.pdf"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing) as told:
        save(b"new", tmp_path / "papers" / "sheet.pdf")
    assert str(tmp_path / "papers") in str(told.value)


def test_a_name_that_no_file_may_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotWritten):
        save(b"new", tmp_path / ("a" * 5000))


def test_a_folder_in_the_place_of_the_file_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "sheet.pdf").mkdir()
    with pytest.raises(NotAllowed):
        save(b"new", tmp_path / "sheet.pdf")
    assert [file.name for file in tmp_path.iterdir()] == ["sheet.pdf"]


@pytest.mark.parametrize(
    ("number", "refusal"),
    [
        (errno.ENOENT, FolderMissing),
        (errno.EACCES, NotAllowed),
        (errno.EROFS, NotAllowed),
        (errno.ENOSPC, DiskFull),
        (errno.EIO, NotWritten),
    ],
)
def test_each_failure_of_the_system_has_its_own_sentence(number: int, refusal: type[Exception]) -> None:
    told = refusal_of(Path("papers/sheet.pdf"), OSError(number, os.strerror(number)))
    assert type(told) is refusal
    assert str(told).endswith(".")
