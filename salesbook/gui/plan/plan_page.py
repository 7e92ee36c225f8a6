"""Plan: a week or a month of visits, next steps, dates and promises; what is planned is moved by dragging or by keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from salesbook.domain.errors import SalesbookError
from salesbook.domain.plan import PlanItem, PlanKind
from salesbook.domain.promise import NextStep, Promise
from salesbook.domain.text import Text
from salesbook.domain.visit import Visit
from salesbook.domain.work_calendar import WorkCalendar
from salesbook.gui.asking import SMALL, Questions
from salesbook.gui.icons import icon
from salesbook.gui.page import Page
from salesbook.gui.plan.day_panel import NARROW, NARROWEST, WIDTH, DayPanel
from salesbook.gui.plan.plan_acts import PlanActs
from salesbook.gui.plan.plan_model import DayRow
from salesbook.gui.plan.plan_view import PlanView
from salesbook.gui.plan.plan_words import who
from salesbook.gui.plan.span import Span, View
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import TITLE_ROW, Theme, grown
from salesbook.gui.widgets.elided import ElidedLabel
from salesbook.gui.widgets.segments import Segments
from salesbook.gui.words import button, icon_size
from salesbook.operations.due_days import move_next_step, move_promise
from salesbook.operations.visits import move_visit
from salesbook.queries.due_facts import calendar_of
from salesbook.queries.nearby import Nearby, nearby
from salesbook.queries.plan_span import plan_span
from salesbook.queries.settings import method
from salesbook.store.notebook import NotebookReader
from salesbook.system import clock
from salesbook.system.i18n import gettext as _
from salesbook.wording import clock_time, weekday_and_day

MINUTE_MS = 60_000
# Under this width of the page the panel takes less.
_NARROW_UNDER, _SMALL_UNDER = 1000, 700


class Answer(NamedTuple):
    """What stands on the days of a span, and which of them are worked."""

    items: tuple[PlanItem, ...]
    calendar: WorkCalendar


class PlanPage(Page):
    """One span of days and the chosen day beside it. A book of more than `small` contacts is asked on another thread."""

    shows = frozenset(
        {
            "contact",
            "visit",
            "participation",
            "promise",
            "next_step",
            "important_date",
            "setting",
            "employment",
            "organisation",
            "address",
            *("tier", "purchase", "referral"),
        }
    )

    def __init__(self, session: Session, requests: Requests, theme: Theme, small: int = SMALL) -> None:
        super().__init__(session, requests, theme)
        self._span = Span(View.WEEK, session.today)
        self._items: tuple[PlanItem, ...] = ()
        self._wanted = ""
        self._moving: dict[str, PlanItem] = {}
        self._day: date | None = None
        self._questions = Questions(session, self, small)
        self._questions.answered.connect(self._fill)
        self._nearby = Questions(session, self, small)
        self._nearby.answered.connect(self._fill_nearby)
        self.view = PlanView(theme, self._span)
        self.panel = DayPanel(theme)
        self._lay_out()
        self._listen()
        self._add_keys()
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._tick)
        self._tick()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """While nobody looked the clock has gone on."""
        super().showEvent(event)
        self._tick()

    # What is shown

    def refresh(self) -> None:
        """Ask for the days that are shown."""
        span = self._span
        self._questions.ask(lambda reader: asked_span(reader, span))

    def show_span(self, span: Span, key: str = "") -> None:
        """Go to other days, or to the other view; `key` is the row to choose there."""
        self._span, self._wanted = span, key
        self._say_where()
        self.refresh()

    def state(self) -> dict[str, Any]:
        """The view, the day and what is chosen."""
        span = self._span
        return {"view": span.view.value, "day": span.day.isoformat(), "key": self._wanted or self._key()}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to them."""
        self._span = Span(View(state["view"]), date.fromisoformat(state["day"]))
        self._wanted = state["key"]
        self._say_where()

    def _fill(self, answer: Answer) -> None:
        # What is being moved just now stands where it is moved to: the next key counts from there.
        self._items = self._as_moved(answer.items)
        self.view.plan.calendar = answer.calendar
        self._show(self._wanted or self._key())
        self._wanted = ""

    def _as_moved(self, items: tuple[PlanItem, ...]) -> tuple[PlanItem, ...]:
        there = [item for item in self._moving.values() if self._span.first <= item.day <= self._span.last]
        rest = [item for item in items if item.key not in self._moving]
        return tuple(sorted([*rest, *there], key=lambda item: item.order))

    def _key(self) -> str:
        row = self.view.row()
        return row.key if row is not None else ""

    def _show(self, key: str) -> None:
        self._day = None
        self.view.show_plan(self._span, self._items, clock.local_now(), key)

    def _show_day(self, day: date) -> None:
        """Follow the chosen day: its list, and whom to see there."""
        self._day = day
        self._span = self._span if self._span.view is View.MONTH and not self._span.holds(day) else self._span.at(day)
        today = self.session.today
        items = tuple(item for item in self._items if item.day == day)
        self.panel.show_day(day, items, clock.local_now())
        self._nearby.ask(lambda reader: nearby(reader, day, today))

    def _fill_nearby(self, found: Nearby) -> None:
        self.panel.show_nearby(found, self.session.today)

    def _tick(self) -> None:
        """The line of now goes on with each full minute; after midnight another day is today."""
        now = clock.local_now()
        self._clock.start(MINUTE_MS - clock.moment().local.second * 1000)
        if self.isVisible() and now.date() != self.view.plan.now.date():
            self.refresh()
        elif self.isVisible():
            self.view.tick(now)

    # The head

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        page = QFrame()
        page.setProperty("look", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 14, 1, 1)
        column.setSpacing(8)
        column.addLayout(self._title_row())
        column.addWidget(self.view, 1)
        row.addWidget(page, 1)
        row.addWidget(self.panel)
        self.setFocusProxy(self.view)

    def _title_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 15, 0)
        row.setSpacing(6)
        self.title = ElidedLabel("title")
        self.title.setFixedHeight(grown(TITLE_ROW))
        self.views: Segments[View] = Segments([(View.WEEK, _("Week")), (View.MONTH, _("Month"))], _("Show"))
        for made, key in zip(self.views.findChildren(QPushButton), "WM", strict=True):
            made.setToolTip(key)
        self.back = self._turner("chevron-left", -1)
        self.today = button(_("Today"), "small")
        self.today.setToolTip("T")
        self.on = self._turner("chevron-right", 1)
        row.addWidget(self.title)
        row.addStretch(1)
        for widget in (self.views, self.back, self.today, self.on):
            row.addWidget(widget)
        row.insertSpacing(3, 6)
        self._say_where()
        return row

    def _turner(self, picture: str, steps: int) -> QPushButton:
        made = button("", "small")
        made.setIcon(icon(picture, self.theme.text, 16))
        made.setIconSize(icon_size(16))
        made.setFixedWidth(self.theme.px(28))
        made.clicked.connect(lambda: self.turn(steps))
        return made

    def _say_where(self) -> None:
        """The title, the segment that is on, and what the arrows lead to."""
        self.title.show_text(self._span.title)
        self.views.choose(self._span.view)
        is_week = self._span.view is View.WEEK
        for made, key, words in (
            (self.back, "Page Up", _("Previous week") if is_week else _("Previous month")),
            (self.on, "Page Down", _("Next week") if is_week else _("Next month")),
        ):
            made.setAccessibleName(words)
            made.setToolTip(f"{words}  {key}")

    def _listen(self) -> None:
        self.views.picked.connect(lambda view: self.look_at(view or self._span.view))
        self.today.clicked.connect(self.go_to_today)
        view, panel = self.view, self.panel
        view.chosen.connect(self._choose_day)
        view.opened.connect(self._open)
        view.moved.connect(self._move)
        view.started.connect(lambda day, at: self.requests.visit_on_wanted.emit((), day, at))
        view.more.connect(lambda _day: panel.list.enter())
        view.left_by.connect(self._step_over)
        view.refused.connect(self.requests.refused)
        panel.list.opened.connect(self._open)
        panel.list.shifted.connect(self._shift)
        acts = self._acts = PlanActs(self, self.session, self.requests, self._open)
        for where in (view, panel.list):
            where.acts_wanted.connect(acts.offer)
            where.delete_wanted.connect(acts.delete)
        panel.list.left.connect(lambda: view.setFocus(Qt.FocusReason.ShortcutFocusReason))
        panel.started.connect(lambda contacts: self.requests.visit_on_wanted.emit(contacts, self._day, None))

    def _add_keys(self) -> None:
        for key, act in (
            ("T", self.go_to_today),
            ("W", partial(self.look_at, View.WEEK)),
            ("M", partial(self.look_at, View.MONTH)),
            ("PgUp", partial(self.turn, -1)),
            ("PgDown", partial(self.turn, 1)),
        ):
            made = QShortcut(QKeySequence(key), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(act)

    def turn(self, steps: int) -> None:
        """So many weeks or months on."""
        span = self._span.turned(steps)
        self.show_span(span, DayRow(span.day).key)

    def look_at(self, view: View) -> None:
        """The week or the month around the chosen day; what is chosen stays so."""
        self.show_span(Span(view, self._day or self._span.day), self._key())

    def go_to_today(self) -> None:
        """To the day that it is."""
        span = self._span.at(self.session.today)
        self.show_span(span, DayRow(span.day).key)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A narrow page leaves more to the days."""
        super().resizeEvent(event)
        px, wide = self.theme.px, self.width()
        self.panel.setFixedWidth(
            px(NARROWEST if wide < px(_SMALL_UNDER) else NARROW if wide < px(_NARROW_UNDER) else WIDTH)
        )

    # What the rep does

    def _choose_day(self, day: date) -> None:
        if day != self._day:
            self._show_day(day)

    def _step_over(self, steps: int) -> None:
        day = (self._span.last if steps > 0 else self._span.first).toordinal() + steps
        span = self._span.at(date.fromordinal(day))
        self.show_span(span, DayRow(span.day).key)

    def _open(self, item: PlanItem) -> None:
        """Log what came of a planned visit, correct one still to come, show one that was logged in its timeline."""
        if item.kind is not PlanKind.VISIT:
            self.requests.contact_wanted.emit(item.contact_ids[0])
        elif item.is_done:
            self.requests.visit_wanted.emit(item.id)
        elif item.day > self.session.today:
            self.requests.edit_wanted.emit(item.id)
        else:
            self.requests.complete_wanted.emit(item.id)

    def _shift(self, item: PlanItem, key: Qt.Key) -> None:
        self.view.choose(self.view.plan.place_of(item.key))
        self.view.shift(key)

    def _move(self, item: PlanItem, day: date, at: time | None) -> None:
        """Lay an item on another day or time, and follow it there."""
        name = who(item)
        when = weekday_and_day(day) + (f" {clock_time(at)}" if at else "")
        said = Text("{name} moved to {when}", name=name, when=when)
        moved = replace(item, day=day, at=at)
        then, otherwise = partial(self._moved, moved, said), partial(self._stayed, moved)
        reader = self.session.reader
        self._moving[item.key] = moved
        if item.kind is PlanKind.VISIT and (visit := reader.get(Visit, item.id)):
            self.session.do(move_visit, visit, day, at, name, then=then, otherwise=otherwise)
        elif item.kind is PlanKind.NEXT_STEP and (step := reader.get(NextStep, item.id)):
            self.session.do(move_next_step, step, day, at, name, then=then, otherwise=otherwise)
        elif promise := reader.get(Promise, item.id):
            self.session.do(move_promise, promise, day, name, then=then, otherwise=otherwise)
        self._items = self._as_moved(self._items)
        if self._span.first <= day <= self._span.last:
            self._show(item.key)
        else:
            self.show_span(self._span.at(day), item.key)

    def _moved(self, moved: PlanItem, said: Text, _done: object) -> None:
        self._forget(moved)
        self.requests.said.emit(said)

    def _stayed(self, moved: PlanItem, error: SalesbookError) -> None:
        self._forget(moved)
        self.requests.refused.emit(error)
        self.refresh()

    def _forget(self, moved: PlanItem) -> None:
        if self._moving.get(moved.key) == moved:
            del self._moving[moved.key]


def asked_span(reader: NotebookReader, span: Span) -> Answer:
    """Ask what stands on the days of a span, and which of them are worked."""
    return Answer(plan_span(reader, span.first, span.last), calendar_of(method(reader), span.day))
