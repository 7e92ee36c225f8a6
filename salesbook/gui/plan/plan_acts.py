"""What can be done with an item of the plan: its menu, and Delete. A visit is asked for what the timeline asks it for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from salesbook.domain.errors import Refused
from salesbook.domain.plan import PlanItem, PlanKind
from salesbook.domain.text import Text
from salesbook.gui.contacts.visit_acts import Act, VisitActs
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.words import literal
from salesbook.system.i18n import gettext as _


class PlanActs:
    """Belongs to the page `over`. `opened` is what Enter does with an item."""

    def __init__(self, over: QWidget, session: Session, requests: Requests, opened: Callable[[PlanItem], None]) -> None:
        self._over, self._requests, self._opened = over, requests, opened
        self._visits = VisitActs(session, requests)
        self._menu: QMenu | None = None

    def offer(self, item: PlanItem, at: QPoint) -> None:
        """Show the menu at a place of the screen, the first entry chosen. Some platforms ask twice for one key."""
        if self._menu is not None:
            return
        self._menu = menu = QMenu(self._over)
        for one in self._of(item):
            if one.name == "delete":
                menu.addSeparator()
            made = menu.addAction(literal(one.words))
            made.setObjectName(one.name)
            if one.name == "delete":
                made.setShortcut(QKeySequence(one.key))
                made.setShortcutVisibleInContextMenu(True)
            made.triggered.connect(lambda _checked=False, act=one: act.do())
        menu.aboutToHide.connect(self._forget_menu)
        menu.popup(at)
        menu.setActiveAction(menu.actions()[0])

    def delete(self, item: PlanItem) -> None:
        """Delete a visit; the rest belongs to its contact."""
        found = next((one for one in self._of(item) if one.name == "delete"), None)
        if found is not None:
            found.do()
        else:
            self._requests.refused.emit(
                Refused(Text("Only a visit is deleted here; change this on the contact's page."))
            )

    def _of(self, item: PlanItem) -> tuple[Act, ...]:
        if item.kind is PlanKind.VISIT and item.state is not None:
            return self._visits.of_visit(item.id, item.state, item.day)
        return (Act("open", _("Open the contact"), "Enter", lambda: self._opened(item)),)

    def _forget_menu(self) -> None:
        menu, self._menu = self._menu, None
        if menu is not None:
            menu.deleteLater()
