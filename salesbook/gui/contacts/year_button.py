"""The year of the timeline that is seen, and a menu to go to another; it stands there only where there are several."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu

from salesbook.gui.icons import icon
from salesbook.gui.theme import Theme
from salesbook.gui.words import Button, icon_size
from salesbook.system.i18n import gettext as _


class YearButton(Button):
    """`year_wanted` carries the year that was chosen."""

    year_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._years: tuple[int, ...] = ()
        self._year = 0
        self.setProperty("look", "quiet-small")
        self.setAutoDefault(False)
        self.setIcon(icon("chevron-down", theme.text_muted, 14))
        self.setIconSize(icon_size(14))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setToolTip(_("Go to another year (Ctrl+Page Down, Ctrl+Page Up)"))
        self.clicked.connect(lambda _checked=False: self.open())
        self.hide()

    def show_years(self, years: tuple[int, ...]) -> None:
        """Offer these years; a history of one year needs no button."""
        self._years = years
        self.setVisible(len(years) > 1)

    def show_year(self, year: int) -> None:
        """Say which year is seen."""
        self._year = year
        words = year_words(year) if year else ""
        self.setText(words)
        self.setAccessibleName(_("Year {year}, go to another").format(year=year))

    def open(self) -> QMenu:
        """Offer the years, newest first."""
        menu = QMenu(self)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for year in self._years:
            made = menu.addAction(year_words(year))
            made.setCheckable(True)
            made.setChecked(year == self._year)
            made.triggered.connect(lambda _checked=False, one=year: self.year_wanted.emit(one))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        return menu


def year_words(year: int) -> str:
    """A year as it is written."""
    return _("{year}").format(year=year)
