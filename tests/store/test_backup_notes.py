"""What is known of the last backup, kept in the notebook without a journal entry."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from salesbook.store.backup_notes import BackupNote, BackupState, last_backup, note_backup, note_failed_backup
from salesbook.store.notebook import Notebook

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


def test_a_backup_is_noted_without_a_step_to_undo(notebook: Notebook) -> None:
    steps = len(notebook.journal(50))
    assert last_backup(notebook) == BackupNote()
    note_backup(notebook, Path("/safe/客户.salesbook-backup"), NOW)
    assert last_backup(notebook) == BackupNote(NOW, "/safe/客户.salesbook-backup")
    assert len(notebook.journal(50)) == steps


def test_a_failure_stands_beside_the_last_good_one_until_the_next(notebook: Notebook) -> None:
    note_backup(notebook, Path("one"), NOW)
    note_failed_backup(notebook, NOW + timedelta(days=1))
    assert last_backup(notebook) == BackupNote(NOW, "one", NOW + timedelta(days=1))
    note_backup(notebook, Path("two"), NOW + timedelta(days=2))
    assert last_backup(notebook) == BackupNote(NOW + timedelta(days=2), "two")


@pytest.mark.parametrize(
    ("note", "state"),
    [
        (BackupNote(), BackupState.LATE),
        (BackupNote(NOW), BackupState.GOOD),
        (BackupNote(NOW - timedelta(days=7)), BackupState.GOOD),
        (BackupNote(NOW - timedelta(days=7, seconds=1)), BackupState.LATE),
        (BackupNote(NOW, failed=NOW), BackupState.FAILED),
        (BackupNote(failed=NOW), BackupState.FAILED),
    ],
)
def test_a_week_without_a_backup_is_late(note: BackupNote, state: BackupState) -> None:
    assert note.state(NOW) is state


@pytest.mark.parametrize("kept", ["", "{", "3", "[]", '{"verified": "soon"}', '{"verified": 3}'])
def test_a_note_that_cannot_be_read_is_as_good_as_none(notebook: Notebook, kept: str) -> None:
    notebook.keep("backup:last", kept)
    assert last_backup(notebook) == BackupNote()
