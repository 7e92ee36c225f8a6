"""The right of Today: the day's visits by time, what was probably met and not logged, and tomorrow in one line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from salesbook.domain.day_part import latest_time_of
from salesbook.domain.visit import Visit, VisitState
from salesbook.gui.icons import icon
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.widgets.hairline import hairline
from salesbook.gui.widgets.marks import Face
from salesbook.gui.words import button, label, with_icon
from salesbook.queries.visits import names_of, planned_on, visits_on
from salesbook.store.notebook import NotebookReader
from salesbook.store.visit_keys import LATEST_TIME
from salesbook.system import clock
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import ngettext
from salesbook.wording import capitalised, day_and_hour, day_and_month, hour_words, listed, word

# In the size of the text; narrower in a narrow window.
WIDTH, NARROW, SMALL = 356, 300, 250
# How many visits are made at once. A full day has more than a window shows; the rest waits until what is due is there.
AT_ONCE = 10
REST_MS = 150


class VisitsPanel(QFrame):
    """Made anew at every refresh: a day has few visits."""

    def __init__(self, session: Session, requests: Requests, theme: Theme) -> None:
        super().__init__()
        self._session, self._requests, self._theme = session, requests, theme
        self.setProperty("look", "side")
        self._width = WIDTH
        self.setFixedWidth(theme.px(WIDTH))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 14, 16, 14)
        head = QHBoxLayout()
        head.addWidget(label(_("Today's visits"), "head"))
        head.addStretch(1)
        self.sheets = with_icon(button(_("Call sheets"), "small"), icon("printer", theme.text, 14), 14)
        self.sheets.setObjectName("call-sheets")
        menu = QMenu(self.sheets)
        menu.addAction(_("Print…"), lambda: requests.printed_sheets_wanted.emit(session.today))
        menu.addAction(_("Save as PDF…"), lambda: requests.call_sheets_wanted.emit(session.today))
        self.sheets.setMenu(menu)
        head.addWidget(self.sheets)
        outer.addLayout(head)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area = area
        self._scrolled = 0
        area.verticalScrollBar().rangeChanged.connect(lambda _highest, lowest: self._come_back(lowest))
        outer.addWidget(area, 1)
        self.tomorrow = label("", "muted")
        self.tomorrow.setWordWrap(True)
        outer.addWidget(self.tomorrow)
        self._later: list[Callable[[], QWidget]] = []
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._make_rest)
        session.closing.connect(self._rest.stop)

    def fit(self, width: int) -> None:
        """Be as wide as one of the widths above; in a narrow panel a cross says that a visit did not happen."""
        if width != self._width:
            self._width = width
            self.setFixedWidth(self._theme.px(width))
            if self._area.widget() is not None:
                self.refresh()

    def refresh(self) -> None:
        """Ask for the day's visits and show them, with the same place in sight as before."""
        reader, today = self._session.reader, self._session.today
        visits, now = visits_on(reader, today), clock.local_now()
        self._scrolled = self._area.verticalScrollBar().value()
        waiting = probably_met(reader, now)
        pieces: list[Callable[[], QWidget]] = [
            partial(self._visit, reader, visit, now, ruled=place > 0) for place, visit in enumerate(visits)
        ]
        if not visits:
            pieces.append(_nothing)
        if waiting:
            pieces.append(partial(self._catch_up, reader, waiting))
        at_once = len(pieces) if self._scrolled or len(visits) + len(waiting) <= AT_ONCE else AT_ONCE
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 6, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._later = pieces
        self._make(at_once)
        self._area.setWidget(inner)
        if self._later:
            self._rest.start()
        self._come_back(self._area.verticalScrollBar().maximum())
        self.sheets.setEnabled(any(visit.state is VisitState.PLANNED for visit in visits))
        self.tomorrow.setText(_tomorrow_words(reader, today + timedelta(days=1)))

    def _come_back(self, lowest: int) -> None:
        """Scroll to where it was, as soon as so much has been laid out."""
        if 0 < self._scrolled <= lowest:
            self._area.verticalScrollBar().setValue(self._scrolled)
            self._scrolled = 0

    def _make(self, number: int) -> None:
        now, self._later = self._later[:number], self._later[number:]
        for piece in now:
            self._column.insertWidget(self._column.count() - 1, piece())

    def _make_rest(self) -> None:
        self._make(len(self._later))

    def _visit(self, reader: NotebookReader, visit: Visit, now: datetime, *, ruled: bool) -> QWidget:
        box = QWidget()
        whole = QVBoxLayout(box)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        if ruled:
            whole.addWidget(hairline())
        row = QHBoxLayout()
        whole.addLayout(row)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(12)
        hour, wide = capitalised(hour_words(visit.hour)), self._theme.px(42)
        at = label(hour, "head")
        fits = at.sizeHint().width() <= wide
        at.setText(hour if fits else "")
        at.setFixedWidth(wide)
        row.addWidget(at, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        who = label(listed(names_of(reader, visit.id)), "head")
        who.setWordWrap(True)
        texts.addWidget(who)
        said = ("" if fits else hour, _channel(visit), visit.purpose or visit.place)
        what = " · ".join(part for part in said if part)
        if what:
            second = label(what, "small-muted")
            second.setWordWrap(True)
            texts.addWidget(second)
        row.addLayout(texts, 1)
        row.addWidget(self._state(reader, visit, now), 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _state(self, reader: NotebookReader, visit: Visit, now: datetime) -> QWidget:
        if visit.state is VisitState.DONE:
            return self._logged(reader, visit)
        latest = latest_time_of(visit.hour)
        if latest is not None and latest < now.time():
            go = button(
                _("Not logged"),
                "link-warning",
                _("Log the visit with {names}").format(names=listed(names_of(reader, visit.id))),
            )
        else:
            go = button(
                visit.code or _("Log"),
                "link",
                _("Log the visit with {names}").format(names=listed(names_of(reader, visit.id))),
            )
        go.clicked.connect(lambda _checked=False: self._requests.complete_wanted.emit(visit.id))
        return go

    def _logged(self, reader: NotebookReader, visit: Visit) -> QWidget:
        from salesbook.domain.emotion import Emotion

        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        felt = reader.rows(
            "SELECT emotion FROM participation WHERE visit_id = ? AND emotion IS NOT NULL LIMIT 1", visit.id
        )
        if felt:
            row.addWidget(Face(Emotion(felt[0][0]), self._theme, 18))
        row.addWidget(label(_("Logged"), "muted"))
        return box

    def _off(self, names: str) -> QPushButton:
        """That a visit did not happen: in words, or by a cross where there is no room for them."""
        whole = _("The visit with {names} did not happen").format(names=names)
        if self._width == WIDTH:
            return button(_("Did not happen"), "quiet-small", whole)
        made = with_icon(button("", "quiet-small", whole), icon("x", self._theme.text_muted, 14), 14)
        made.setMinimumWidth(self._theme.px(26))
        made.setToolTip(_("Did not happen"))
        return made

    def _catch_up(self, reader: NotebookReader, waiting: list[Visit]) -> QWidget:
        box = QWidget()
        whole = QVBoxLayout(box)
        whole.setContentsMargins(0, 16, 0, 0)
        card = QFrame()
        whole.addWidget(card)
        card.setProperty("look", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 12, 12, 8)
        column.addWidget(label(_("Catch up"), "head"))
        column.addWidget(label(_("Probably met, not logged."), "small-muted"))
        for visit in waiting:
            column.addWidget(hairline())
            row = QHBoxLayout()
            texts = QVBoxLayout()
            texts.setSpacing(0)
            names = listed(names_of(reader, visit.id))
            who = label(names, "head")
            who.setWordWrap(True)
            texts.addWidget(who)
            when = day_and_hour(day_and_month(visit.day), visit.hour)
            texts.addWidget(label(" ".join(part for part in (_channel(visit), when) if part), "small-muted"))
            row.addLayout(texts, 1)
            log = button(_("Log"), "small", _("Log the visit with {names}").format(names=names))
            log.clicked.connect(lambda _checked=False, one=visit.id: self._requests.complete_wanted.emit(one))
            off = self._off(names)
            off.clicked.connect(lambda _checked=False, one=visit.id: self._requests.call_off_wanted.emit(one))
            row.addWidget(log)
            row.addWidget(off)
            column.addLayout(row)
        return box


def _nothing() -> QWidget:
    nothing = label(_("No visits today. Ctrl+Shift+P plans one."), "muted")
    nothing.setWordWrap(True)
    return nothing


def probably_met(reader: NotebookReader, now: datetime) -> list[Visit]:
    """Planned visits whose time has passed: of the last seven days, the latest first."""
    since = (now.date() - timedelta(days=7)).isoformat()
    return reader.select(
        Visit,
        f"state = 'planned' AND day >= ? AND (day < ? OR (day = ? AND {LATEST_TIME} < ?)) ORDER BY key DESC LIMIT 9",
        since,
        now.date().isoformat(),
        now.date().isoformat(),
        now.time().isoformat(),
    )


def _tomorrow_words(reader: NotebookReader, day: date) -> str:
    visits = planned_on(reader, day)
    if not visits:
        return _("Tomorrow: no visits yet")
    first = visits[0]
    words = ngettext("Tomorrow: {n} visit", "Tomorrow: {n} visits", len(visits)).format(n=len(visits))
    if first.hour is None:
        return words
    return _("{words}, first {time} with {names}").format(
        words=words, time=hour_words(first.hour), names=listed(names_of(reader, first.id))
    )


def _channel(visit: Visit) -> str:
    return capitalised(word(visit.channel)) if visit.channel else ""
