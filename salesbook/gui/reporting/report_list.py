"""The list of the reports, in the groups they are for; it holds what `REPORTS` holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from salesbook.gui.icons import icon_apart
from salesbook.gui.theme import TITLE_ROW, Theme, grown
from salesbook.gui.words import apart_size, button, label
from salesbook.reports.report import Report, ReportGroup
from salesbook.system.i18n import gettext as _
from salesbook.wording import render, word

WIDTH = 204


class ReportList(QFrame):
    """`chosen` carries the report that was clicked or reached by keys."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, reports: Sequence[Report]) -> None:
        super().__init__()
        self._theme = theme
        self._buttons: dict[str, QPushButton] = {}
        self._reports = {report.name: report for report in reports}
        self._group = QButtonGroup(self)
        self.setProperty("look", "column")
        self.setFixedWidth(theme.px(WIDTH))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 14, 8, 8)
        outer.setSpacing(0)
        title = label(_("Reports"), "title")
        title.setFixedHeight(grown(TITLE_ROW))
        title.setContentsMargins(9, 0, 0, 0)
        outer.addWidget(title)
        outer.addWidget(self._list(), 1)
        self._group.buttonToggled.connect(self._toggled)

    def choose(self, report: Report) -> None:
        """Mark a report as chosen, without telling."""
        before = self._group.blockSignals(True)
        self._buttons[report.name].setChecked(True)
        self._group.blockSignals(before)
        self._tint()

    def take_focus(self) -> None:
        """Let the keyboard be at the chosen one."""
        chosen = self._group.checkedButton()
        if chosen is not None:
            chosen.setFocus()

    def _toggled(self, made: QPushButton, checked: bool) -> None:
        if checked:
            self._tint()
            self.chosen.emit(self._reports[made.objectName()])

    def _tint(self) -> None:
        for name, made in self._buttons.items():
            colour = self._theme.accent if made.isChecked() else self._theme.text_muted
            made.setIcon(icon_apart(self._reports[name].icon, colour, 18))

    def _list(self) -> QScrollArea:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        for group in ReportGroup:
            mine = [report for report in self._reports.values() if report.group is group]
            if mine:
                head = label(word(group), "muted")
                head.setContentsMargins(9, 8, 0, 2)
                column.addWidget(head)
            for report in mine:
                column.addWidget(self._row(report))
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(_("Reports"))
        area.setWidget(inner)
        return area

    def _row(self, report: Report) -> QPushButton:
        made = button(render(report.words), "navigation")
        made.setObjectName(report.name)
        made.setCheckable(True)
        made.setIconSize(apart_size(18))
        self._group.addButton(made)
        self._buttons[report.name] = made
        return made
