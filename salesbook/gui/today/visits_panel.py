"""The right of Today: the day's visits by time, what was probably met and not logged, and tomorrow in one line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from salesbook.domain.day_part import latest_time_of
from salesbook.domain.visit import Visit, VisitState
from salesbook.gui.icons import icon
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import TITLE_ROW, Theme, grown
from salesbook.gui.today.catch_up import CatchUp, probably_met
from salesbook.gui.today.visit_row import NowLine, VisitRow
from salesbook.gui.words import button, label, with_icon
from salesbook.queries.contacts import ContactLine
from salesbook.queries.visits import felt_at, names_of, planned_on, taking_part, visits_on
from salesbook.store.notebook import NotebookReader
from salesbook.system import clock
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import ngettext
from salesbook.wording import hour_words, listed

# In the size of the text; narrower in a narrow window.
WIDTH, NARROW, SMALL, EDGE = 356, 300, 250, 16
# How many visits are made at once. A full day has more than a window shows; the rest waits until what is due is there.
AT_ONCE = 10
REST_MS = 150
TICK_MS = 20_000

Piece = Callable[[], QWidget]


def always() -> time | None:
    """No evening: what was met is caught up with at once."""
    return None


class VisitsPanel(QFrame):
    """Made anew at every refresh: a day has few visits.

    `evening` tells from when on what was met today is to be caught up with; None is at once. `now` is asked what time it is.
    """

    def __init__(
        self,
        session: Session,
        requests: Requests,
        theme: Theme,
        evening: Callable[[], time | None] = always,
        now: Callable[[], datetime] = clock.local_now,
    ) -> None:
        super().__init__()
        self._session, self._requests, self._theme = session, requests, theme
        self._evening, self._ask_now = evening, now
        self._width = WIDTH
        self._later: list[Piece] = []
        self._now_line: NowLine | None = None
        # What time has made of the day, as it is shown.
        self._shown: object = None
        self._scrolled = 0
        self._lay_out()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._make_rest)
        ticking = QTimer(self)
        ticking.timeout.connect(self.tick)
        ticking.start(TICK_MS)
        for timer in (self._rest, ticking):
            session.closing.connect(timer.stop)

    def _lay_out(self) -> None:
        self.setProperty("look", "side")
        self.setFixedWidth(self._theme.px(WIDTH))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(EDGE, 14, EDGE, 14)
        head = QHBoxLayout()
        title = label(_("Today's visits"), "head")
        # As high as the title of the page beside it.
        title.setFixedHeight(grown(TITLE_ROW))
        head.addWidget(title)
        head.addStretch(1)
        self.sheets = with_icon(button(_("Call sheets"), "small"), icon("printer", self._theme.text, 14), 14)
        self.sheets.setObjectName("call-sheets")
        menu = QMenu(self.sheets)
        menu.addAction(_("Print…"), lambda: self._requests.printed_sheets_wanted.emit(self._session.today))
        menu.addAction(_("Save as PDF…"), lambda: self._requests.call_sheets_wanted.emit(self._session.today))
        self.sheets.setMenu(menu)
        head.addWidget(self.sheets)
        outer.addLayout(head)
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.verticalScrollBar().rangeChanged.connect(lambda _highest, lowest: self._come_back(lowest))
        outer.addWidget(area, 1)
        self.tomorrow = label("", "muted")
        self.tomorrow.setWordWrap(True)
        outer.addWidget(self.tomorrow)

    def fit(self, width: int) -> None:
        """Be as wide as one of the widths above; in a narrow panel a cross says that a visit did not happen."""
        if width != self._width:
            self._width = width
            self.setFixedWidth(self._theme.px(width))
            if self._area.widget() is not None:
                self.refresh()

    def refresh(self) -> None:
        """Ask for the day's visits and show them, with the same place in sight as before."""
        reader, today, now = self._session.reader, self._session.today, self._ask_now()
        visits, waiting = visits_on(reader, today), probably_met(reader, now, self._evening())
        self._shown = self._made_of_time(now, visits)
        self._scrolled = self._area.verticalScrollBar().value()
        self._later = self._pieces(reader, visits, waiting, now)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 6, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._make(len(self._later) if self._scrolled or len(visits) + len(waiting) <= AT_ONCE else AT_ONCE)
        self._area.setWidget(inner)
        if self._later:
            self._rest.start()
        self._come_back(self._area.verticalScrollBar().maximum())
        self.sheets.setEnabled(any(visit.state is VisitState.PLANNED for visit in visits))
        self.tomorrow.setText(_tomorrow_words(reader, today + timedelta(days=1)))

    def tick(self) -> None:
        """The line of now goes on; what has become late, or is to be caught up with by now, is shown so."""
        if self._area.widget() is None or not self.isVisible():
            return
        now = self._ask_now()
        if self._made_of_time(now, visits_on(self._session.reader, self._session.today)) != self._shown:
            self.refresh()
        elif self._now_line is not None:
            self._now_line.show_time(now)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Time went on while nobody looked."""
        super().showEvent(event)
        self.tick()

    def _made_of_time(self, now: datetime, visits: list[Visit]) -> object:
        evening = self._evening()
        return now.date(), evening is None or now.time() >= evening, _over(visits, now)

    def _pieces(self, reader: NotebookReader, visits: list[Visit], waiting: list[Visit], now: datetime) -> list[Piece]:
        """What makes the parts of the column, from the top."""
        self._now_line = None
        people = taking_part(reader, [visit.id for visit in (*visits, *waiting)])
        felt = felt_at(reader, [visit.id for visit in visits if visit.state is VisitState.DONE])
        # A long day has a scroll bar, which takes its room from the rows.
        bar = self._area.verticalScrollBar().sizeHint().width()
        over, room = _over(visits, now), self._theme.px(self._width) - 2 * EDGE - bar
        pieces: list[Piece] = []
        for place, visit in enumerate(visits):
            is_next = place == over and visit.hour is not None
            if is_next:
                pieces.append(partial(self._line_of_now, now))
            row = partial(VisitRow, visit, people[visit.id], felt.get(visit.id), now, self._theme, self._requests)
            pieces.append(partial(row, room=room, ruled=place > 0 and not is_next))
        if not visits:
            pieces.append(_nothing)
        if waiting:
            pieces.append(partial(self._catch_up, waiting, people))
        return pieces

    def _line_of_now(self, now: datetime) -> QWidget:
        self._now_line = NowLine(now, self._theme)
        return self._now_line

    def _catch_up(self, waiting: list[Visit], people: dict[str, tuple[ContactLine, ...]]) -> QWidget:
        box = QWidget()
        whole = QVBoxLayout(box)
        whole.setContentsMargins(0, 16, 0, 0)
        today, roomy = self._session.today, self._width == WIDTH
        whole.addWidget(CatchUp(waiting, people, today, self._theme, self._requests, whole_words=roomy))
        return box

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


def _over(visits: list[Visit], now: datetime) -> int:
    """How many of a day's visits, by time, have begun."""
    latest = (latest_time_of(visit.hour) for visit in visits)
    return sum(time is not None and time < now.time() for time in latest)


def _nothing() -> QWidget:
    nothing = label(_("No visits today. Ctrl+Shift+P plans one."), "muted")
    nothing.setWordWrap(True)
    return nothing


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
