"""The right of the plan: what stands on the chosen day, and whom else to see where its visits are."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from salesbook.domain.plan import PlanItem
from salesbook.domain.text import counted
from salesbook.gui.icons import icon, pixmap
from salesbook.gui.lunar import lunar_today
from salesbook.gui.plan.day_list import DayList, row_height
from salesbook.gui.theme import TITLE_ROW, Theme, grown
from salesbook.gui.widgets.elided import ElidedLabel
from salesbook.gui.widgets.hairline import hairline
from salesbook.gui.widgets.marks import StagePips
from salesbook.gui.words import button, label, with_icon
from salesbook.queries.contact_list import ContactRow
from salesbook.queries.nearby import Nearby
from salesbook.system.i18n import gettext as _
from salesbook.wording import date_in_words, listed, render

WIDTH, NARROW, NARROWEST = 308, 268, 220
# So many items are seen before the list scrolls, where the window is high enough.
_SEEN = 6


class DayPanel(QFrame):
    """`started` asks to plan on the day, with the contacts of its argument."""

    started = Signal(tuple)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("look", "side")
        self.setFixedWidth(theme.px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 12, 14)
        column.setSpacing(0)
        head = QHBoxLayout()
        self.title = label("", "head")
        self.title.setFixedHeight(grown(TITLE_ROW))
        self.lunar = label("", "small-muted")
        self.plan = with_icon(
            button(_("Plan"), "small", _("Plan a visit on this day")), icon("plus", theme.text, 14), 14
        )
        self.plan.clicked.connect(lambda: self.started.emit(()))
        head.addWidget(self.title)
        head.addSpacing(6)
        head.addWidget(self.lunar)
        head.addStretch(1)
        head.addWidget(self.plan)
        column.addLayout(head)
        column.addSpacing(6)
        self.empty = label(_("Nothing stands on this day."), "muted")
        self.empty.setWordWrap(True)
        column.addWidget(self.empty)
        self.list = DayList(theme)
        self.list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        column.addWidget(self.list, 1)
        self._holder = QVBoxLayout()
        self._holder.setContentsMargins(0, 16, 0, 0)
        column.addLayout(self._holder)
        column.addStretch(0)
        self._nearby: QWidget | None = None
        self._shown: tuple[Nearby, date] | None = None

    def show_day(self, day: date, items: tuple[PlanItem, ...], now: datetime) -> None:
        """Show what stands on a day."""
        self.title.setText(date_in_words(day, "EEE d MMM", "M月d日 EEE"))
        self.lunar.setText(lunar_today(day))
        is_past = day < now.date()
        self.plan.setText(("\u2005" + _("Log")) if is_past else ("\u2005" + _("Plan")))
        self.plan.setAccessibleName(_("Log a visit of this day") if is_past else _("Plan a visit on this day"))
        self.list.show_items(items, now)
        self.list.setVisible(bool(items))
        self.list.setMaximumHeight(row_height(self._theme) * len(items) + 2)
        self.empty.setVisible(not items)

    def show_nearby(self, found: Nearby, today: date) -> None:
        """Show whom else to see on the day; on a past day nobody is to be planned."""
        if (found, today) == self._shown:
            return
        self._shown = (found, today)
        if self._nearby is not None:
            self._holder.removeWidget(self._nearby)
            self._nearby.hide()
            self._nearby.deleteLater()
            self._nearby = None
        if found.day >= today:
            self._nearby = made = self._section(found, today)
            self._holder.addWidget(made)

    def _section(self, found: Nearby, today: date) -> QWidget:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(_("Nearby"), "head"))
        where = ElidedLabel("small-muted")
        where.show_text(listed(found.places))
        head.addWidget(where, 1)
        column.addLayout(head)
        column.addSpacing(2)
        for place, row in enumerate(found.contacts):
            if place:
                column.addWidget(hairline())
            column.addWidget(self._contact(row, today))
        if not found.contacts:
            words = _("Nobody else is to be seen there just now.") if found.places else _nowhere()
            said = label(words, "small-muted")
            said.setWordWrap(True)
            column.addWidget(said)
        return box

    def _contact(self, row: ContactRow, today: date) -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 6, 0, 6)
        across.setSpacing(8)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        name = ElidedLabel("head")
        name.show_text(row.name)
        upper = QHBoxLayout()
        upper.setSpacing(8)
        upper.addWidget(name)
        upper.addWidget(StagePips(row.stage, self._theme))
        upper.addStretch(1)
        texts.addLayout(upper)
        texts.addLayout(self._why(row, today))
        across.addLayout(texts, 1)
        plan = button(_("Plan"), "small", _("Plan a visit with {name} on this day").format(name=row.name[:200]))
        plan.clicked.connect(lambda: self.started.emit((row.id,)))
        across.addWidget(plan, 0, Qt.AlignmentFlag.AlignVCenter)
        return line

    def _why(self, row: ContactRow, today: date) -> QHBoxLayout:
        """Cooling for so many days, or when the last touch was."""
        across = QHBoxLayout()
        across.setSpacing(4)
        if row.cooling:
            flake = QLabel()
            flake.setPixmap(pixmap("snowflake", self._theme.dating, grown(14)))
            across.addWidget(flake)
        said = ElidedLabel("small-muted")
        said.show_text(why_words(row, today))
        across.addWidget(said, 1)
        return across


def why_words(row: ContactRow, today: date) -> str:
    """Why a contact is offered: cooling and since when, the last touch, or that nobody has met them yet."""
    if row.cooling and row.touch_by is not None:
        over = (today - row.touch_by).days
        cooling = render(counted("Cooling {n} day", "Cooling {n} days", over)) if over else _("Cooling")
        return " · ".join(part for part in (cooling, row.organisation[:200]) if part)
    if row.last_touch is None:
        return " · ".join(part for part in (_("No touch yet"), row.organisation[:200]) if part)
    ago = (today - row.last_touch).days
    touch = render(counted("Last touch {n} day ago", "Last touch {n} days ago", ago)) if ago else _("Last touch today")
    return " · ".join(part for part in (touch, row.organisation[:200]) if part)


def _nowhere() -> str:
    return _("Once a visit is planned on this day, contacts in the same place are offered here.")
