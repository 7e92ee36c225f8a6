"""Whom the rep probably met and has not logged: one key each logs it, or it is said that it did not happen."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from salesbook.domain.visit import Visit
from salesbook.gui.icons import icon
from salesbook.gui.requests import Requests
from salesbook.gui.theme import Theme
from salesbook.gui.today.visit_row import channel_of
from salesbook.gui.widgets.hairline import hairline
from salesbook.gui.words import button, label, with_icon
from salesbook.queries.contacts import ContactLine
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import gettext as _
from salesbook.wording import clock_time, day_and_month, listed

# As many as there are keys.
MOST = 9


def probably_met(reader: NotebookReader, now: datetime, evening: time | None = None) -> list[Visit]:
    """Planned visits whose time has passed: of the last seven days, the latest first; the day's own from the evening on."""
    today, since = now.date().isoformat(), (now.date() - timedelta(days=7)).isoformat()
    until = now.time().isoformat() if evening is None or now.time() >= evening else ""
    return reader.select(
        Visit,
        f"state = 'planned' AND day >= ? AND (day < ? OR (day = ? AND at < ?)) ORDER BY key DESC LIMIT {MOST}",
        since,
        today,
        today,
        until,
    )


class CatchUp(QFrame):
    """The card; `whole_words` where it has room for them beside Log."""

    def __init__(
        self,
        waiting: list[Visit],
        people: dict[str, tuple[ContactLine, ...]],
        today: date,
        theme: Theme,
        requests: Requests,
        *,
        whole_words: bool,
    ) -> None:
        super().__init__()
        self._theme, self._requests, self._whole_words = theme, requests, whole_words
        self.setProperty("look", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 12, 8)
        column.addWidget(label(_("Catch up"), "head"))
        said = label(_("Probably met, not logged. One key each."), "small-muted")
        said.setWordWrap(True)
        column.addWidget(said)
        for number, visit in enumerate(waiting, 1):
            column.addWidget(hairline())
            column.addLayout(self._row(number, visit, listed(tuple(one.name for one in people[visit.id])), today))

    def _row(self, number: int, visit: Visit, names: str, today: date) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(str(number), "key"), 0, Qt.AlignmentFlag.AlignVCenter)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        who = label(names, "head")
        who.setWordWrap(True)
        texts.addWidget(who)
        when = [day_and_month(visit.day) if visit.day != today else "", clock_time(visit.at) if visit.at else ""]
        texts.addWidget(label(" ".join(part for part in (channel_of(visit), *when) if part), "small-muted"))
        row.addLayout(texts, 1)
        log = button(_("Log"), "small", _("Log the visit with {names}").format(names=names))
        # A line of text that has the keyboard takes the digit for itself.
        log.setShortcut(str(number))
        log.clicked.connect(lambda _checked=False: self._requests.complete_wanted.emit(visit.id))
        off = self._off(names)
        off.clicked.connect(lambda _checked=False: self._requests.call_off_wanted.emit(visit.id))
        row.addWidget(log)
        row.addWidget(off)
        return row

    def _off(self, names: str) -> QPushButton:
        """That a visit did not happen: in words, or by a cross where there is no room for them."""
        whole = _("The visit with {names} did not happen").format(names=names)
        if self._whole_words:
            return button(_("Did not happen"), "quiet-small", whole)
        made = with_icon(button("", "quiet-small", whole), icon("x", self._theme.text_muted, 14), 14)
        made.setMinimumWidth(self._theme.px(26))
        made.setToolTip(_("Did not happen"))
        return made
