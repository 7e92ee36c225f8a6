"""The order of the list of contacts, as a chip of its own that says which one it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton

from salesbook.gui.icons import icon
from salesbook.gui.theme import Theme
from salesbook.gui.words import button, with_icon
from salesbook.queries.contact_list import Order
from salesbook.system.i18n import gettext as _


class Sorting:
    """The chip and its menu; `use` gets the order that was chosen."""

    def __init__(self, theme: Theme, use: Callable[[Order], None]) -> None:
        self._use = use
        self._order = Order.NAME
        self.button: QPushButton = with_icon(button(" ", "chip"), icon("arrow-up-down", theme.text, 14), 14)
        self.button.clicked.connect(lambda _checked=False: self.open())
        self.show_order(Order.NAME)

    def show_order(self, order: Order) -> None:
        """Say which order it is."""
        self._order = order
        words = _words()[order]
        self.button.setText("\u2005" + words)
        self.button.setAccessibleName(_("Order of the list: {order}").format(order=words))
        self.button.setToolTip(_("Order of the list"))

    def open(self) -> QMenu:
        """Show the orders under the chip."""
        menu = QMenu(self.button)
        group = QActionGroup(menu)
        for order, words in _words().items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(order is self._order)
            action.triggered.connect(lambda _checked=False, one=order: self._use(one))
            group.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))
        return menu


def _words() -> dict[Order, str]:
    return {Order.NAME: _("By name"), Order.TOUCH: _("By last touch")}
