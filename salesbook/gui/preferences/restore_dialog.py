"""Asks before a backup takes the notebook's place: what it is, what it replaces, and what opens it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from salesbook.domain.text import Text, counted
from salesbook.gui.preferences.way_fields import WayFields
from salesbook.gui.session import Session
from salesbook.gui.theme import grown
from salesbook.gui.widgets.whole_dialog import WholeDialog
from salesbook.gui.words import button, label
from salesbook.store.backup_file import BackupSeen
from salesbook.store.keys import SlotKind
from salesbook.system.i18n import gettext as _
from salesbook.wording import medium_date, render


class RestoreDialog(WholeDialog):
    """`wanted` carries the WaysIn that were typed. One of them verifies the backup first; without, it is brought back unseen."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget, session: Session, backup: Path, seen: BackupSeen) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Restore a backup"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(grown(500))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(label(_("Restore a backup"), "subtitle"))
        moment = f"{medium_date(seen.made.date())} {seen.made:%H:%M}"
        for said, look in (
            (
                _("“{file}”, made on {day}, takes the place of “{name}”.").format(
                    file=backup.name[:120], day=moment, name=session.name[:80]
                ),
                "",
            ),
            (_replaced(session), "warning"),
            (_("What is there now is kept beside it as a file, and can be opened again."), "muted"),
        ):
            line = label(said, look)
            line.setWordWrap(True)
            column.addWidget(line)
        self.ways = WayFields(_typed(seen), _("What opened the notebook then; with it the backup is verified first:"))
        column.addWidget(self.ways)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        self.take = button(_("Restore"), "danger")
        self.take.clicked.connect(self.accept)
        row.addWidget(cancel)
        row.addWidget(self.take)
        column.addLayout(row)
        (*self.ways.fields.values(), cancel)[0].setFocus()

    def accept(self) -> None:
        """Bring it back."""
        ways = self.ways.ways()
        super().accept()
        self.wanted.emit(ways)


def _typed(seen: BackupSeen) -> tuple[SlotKind, ...]:
    if SlotKind.UNPROTECTED in seen.ways:
        return ()
    return tuple(kind for kind in (SlotKind.PASSWORD, SlotKind.RECOVERY) if kind in seen.ways)


def _replaced(session: Session) -> str:
    """How much is there now, and how new it is."""
    rows = session.reader.rows("SELECT (SELECT count(*) FROM contact), (SELECT count(*) FROM visit)")
    contacts, visits = rows[0]
    newest = session.reader.journal(1)
    parts: tuple[Text, ...] = (
        counted("{n} contact", "{n} contacts", contacts),
        counted("{n} visit", "{n} visits", visits),
    )
    if not newest:
        return _("Replaced: {what}.").format(what=render(Text("{parts}", parts=parts)))
    last = newest[0].at.astimezone()
    return _("Replaced: {what}; last changed on {day}.").format(
        what=render(Text("{parts}", parts=parts)), day=f"{medium_date(last.date())} {last:%H:%M}"
    )
