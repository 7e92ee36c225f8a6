"""The order of the list of contacts, as a chip of its own that says which one it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton

from salesbook.gui.icons import icon
from salesbook.gui.theme import Theme
from salesbook.gui.words import button, in_clauses, with_icon
from salesbook.queries.contact_order import Arrangement, Order
from salesbook.system.i18n import gettext as _

KEYS = "Ctrl+Shift+O"


class Sorting:
    """The chip and its menu; `use` gets the order that was chosen."""

    def __init__(self, theme: Theme, use: Callable[[Arrangement], None]) -> None:
        self._theme, self._use = theme, use
        self._arrangement = Arrangement()
        self.button: QPushButton = button(" ", "chip")
        self.button.clicked.connect(lambda _checked=False: self.open())
        self.show_arrangement(self._arrangement)

    def show_arrangement(self, arrangement: Arrangement) -> None:
        """Say which order it is."""
        self._arrangement = arrangement
        words, other_way = _words()[arrangement.order], arrangement.backwards
        with_icon(self.button, icon("arrow-up" if other_way else "arrow-up-down", self._theme.text, 14), 14)
        self.button.setText("\u2005" + words)
        said = in_clauses(words, _("the other way round") if other_way else "")
        self.button.setAccessibleName(_("Order of the list: {order}").format(order=said))
        self.button.setToolTip(_("Order of the list ({keys})").format(keys=KEYS))

    def open(self) -> QMenu:
        """Show the orders under the chip, and below them which way they run."""
        menu = QMenu(self.button)
        group = QActionGroup(menu)
        for order, words in _words().items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(order is self._arrangement.order)
            action.triggered.connect(lambda _checked=False, one=order: self._use(Arrangement(one)))
            group.addAction(action)
        menu.addSeparator()
        way = menu.addAction(_("The other way round"))
        way.setCheckable(True)
        way.setChecked(self._arrangement.backwards)
        way.triggered.connect(lambda on: self._use(replace(self._arrangement, backwards=on)))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))
        menu.setActiveAction(group.checkedAction())
        return menu


def _words() -> dict[Order, str]:
    return {
        Order.NAME: _("By name"),
        Order.ORGANISATION: _("By organisation"),
        Order.STAGE: _("By stage"),
        Order.TOUCH: _("By last touch"),
        Order.NEXT: _("By next visit or step"),
        Order.ADDED: _("By day added"),
    }
