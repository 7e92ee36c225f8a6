"""What is known of the last backup: kept in the notebook without a journal entry, and read by the safety light."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path

from salesbook.store.notebook import Notebook, NotebookReader

_NAME = "backup:last"
# A week of visits is what a rep can still remember.
LATE_AFTER = timedelta(days=7)


class BackupState(Enum):
    """How safe the notebook is by its backups."""

    GOOD = "good"
    LATE = "late"
    FAILED = "failed"


@dataclass(frozen=True)
class BackupNote:
    """When the last backup was made and verified, and to which file; when one failed since. In UTC."""

    verified: datetime | None = None
    file: str = ""
    failed: datetime | None = None

    def state(self, now: datetime) -> BackupState:
        """Failed until one succeeds again; late without one for a week."""
        if self.failed is not None:
            return BackupState.FAILED
        if self.verified is None or now - self.verified > LATE_AFTER:
            return BackupState.LATE
        return BackupState.GOOD


def last_backup(notebook: NotebookReader) -> BackupNote:
    """What is known of the last backup; what cannot be read is as good as none."""
    try:
        kept = json.loads(notebook.kept(_NAME) or "{}")
        return BackupNote(_moment(kept.get("verified")), str(kept.get("file", "")), _moment(kept.get("failed")))
    except (ValueError, TypeError, AttributeError):
        return BackupNote()


def note_backup(notebook: Notebook, file: Path, at: datetime) -> None:
    """A backup was made and verified."""
    _keep(notebook, BackupNote(at, str(file)))


def note_failed_backup(notebook: Notebook, at: datetime) -> None:
    """A backup was tried and failed; what is known of the last good one stays."""
    before = last_backup(notebook)
    _keep(notebook, BackupNote(before.verified, before.file, at))


def _keep(notebook: Notebook, note: BackupNote) -> None:
    moments = {
        name: value.isoformat() for name, value in (("verified", note.verified), ("failed", note.failed)) if value
    }
    notebook.keep(_NAME, json.dumps({"file": note.file, **moments}, ensure_ascii=False))


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
