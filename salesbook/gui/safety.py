"""What the safety light says: how the notebook is protected, and when a backup of it was last made and verified."""

from __future__ import annotations

from datetime import datetime

from salesbook.domain.errors import SalesbookError
from salesbook.gui.safety_light import Light, Safety
from salesbook.gui.session import Session
from salesbook.store.backup_notes import BackupNote, BackupState, last_backup
from salesbook.store.key_slots import SlotKind
from salesbook.store.unlocking import key_path, slots_of
from salesbook.system import clock
from salesbook.system.i18n import gettext as _
from salesbook.wording import day_and_month, medium_date


def safety_of(session: Session, now: datetime | None = None) -> Safety:
    """How safe the notebook is just now."""
    moment = now or clock.now()
    note = last_backup(session.reader)
    backup = note.state(moment)
    try:
        protected = SlotKind.UNPROTECTED not in slots_of(key_path(session.path))
    except SalesbookError:
        return Safety(Light.FAILED, _("The key file cannot be read"), backup_words(note, moment))
    if backup is BackupState.FAILED:
        return Safety(Light.FAILED, _("Backup failed; try again"), backup_words(note, moment))
    state = _("Protected") if protected else _("Not protected: anybody with the files can read it")
    good = protected and backup is BackupState.GOOD
    return Safety(Light.GOOD if good else Light.LATE, state, backup_words(note, moment))


def backup_words(note: BackupNote, now: datetime) -> str:
    """When the last verified backup was made."""
    if note.verified is None:
        return _("No backup yet")
    local, today = note.verified.astimezone(), now.astimezone().date()
    if local.date() == today:
        return _("Verified backup today {time}").format(time=f"{local:%H:%M}")
    day = day_and_month(local.date()) if local.year == today.year else medium_date(local.date())
    return _("Verified backup {day}").format(day=day)
