"""Bringing a backup into the place of a notebook that was put away, beside the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from salesbook.domain.text import Text
from salesbook.gui.jobs import Job, progress_dialog
from salesbook.store.restore import Restored, restore
from salesbook.store.unlocking import WaysIn
from salesbook.system.i18n import gettext as _
from salesbook.system.secrets import Keychain


def restoring(backup: Path, path: Path, ways: WaysIn, parent: QObject, over: QWidget) -> Job:
    """The work, to be listened to and started; over the window it says that it is at it."""
    job = Job(lambda _progress: restore(backup, path, ways, Keychain()), parent)
    progress_dialog(job, _("Bringing back the backup"), over)
    job.ended.connect(job.deleteLater)
    return job


def brought_back(found: Restored, backup: Path) -> Text:
    """What is said once the notebook is open again."""
    if found.verified:
        return Text("Brought back from {file}", file=backup.name)
    return Text("Brought back from {file}; it could not be verified while locked", file=backup.name)
