"""The menu of what can be recorded of a contact."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from salesbook.domain.contact import Contact
from salesbook.gui.icons import icon
from salesbook.gui.recording.asked import Asking, RecordKind
from salesbook.gui.recording.kinds import RECORDS
from salesbook.gui.recording.record_dialog import RecordDialog
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.system.i18n import gettext as _
from salesbook.wording import render


def record_menu(over: QWidget, session: Session, requests: Requests, theme: Theme, contact: Contact) -> QMenu:
    """What fits the contact now, each opening its dialog; the menu goes when it is closed."""
    menu = QMenu(over)
    menu.setAccessibleName(_("Record"))
    asking = Asking(session.reader, contact, session.today)
    for kind in RECORDS:
        if kind.fits(asking):
            words = render(kind.words)
            action = menu.addAction(icon(kind.icon, theme.text_muted, 16), _("{what}…").format(what=words))
            action.setObjectName(kind.name)
            action.triggered.connect(partial(_open, over, session, requests, kind, contact))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def open_menu(menu: QMenu, beside: QWidget | None, over: QWidget) -> None:
    """Below its button, or amid the window; with the first entry chosen, so that Enter takes it."""
    if beside is not None and beside.isVisible():
        menu.popup(beside.mapToGlobal(beside.rect().bottomLeft()))
    else:
        menu.popup(over.mapToGlobal(over.rect().center()))
    menu.setActiveAction(menu.actions()[0])


def _open(
    over: QWidget, session: Session, requests: Requests, kind: RecordKind, contact: Contact, _checked: bool = False
) -> None:
    RecordDialog(over.window(), session, requests, kind, contact).open()
