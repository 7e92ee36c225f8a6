"""Today: what must be done and what is worth doing, answered by one key; the day's visits beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout

from salesbook.domain.errors import SalesbookError
from salesbook.domain.reminders.reminder import AnswerKind, Reminder
from salesbook.domain.text import Text, counted
from salesbook.gui.asking import Questions
from salesbook.gui.icons import icon
from salesbook.gui.lunar import lunar_today
from salesbook.gui.page import Page
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import TITLE_ROW, Theme, grown
from salesbook.gui.today.asked_day import Day, asked_day
from salesbook.gui.today.due_list import DueList
from salesbook.gui.today.visits_panel import NARROW, SMALL, WIDTH, VisitsPanel, always
from salesbook.gui.widgets.elided import ElidedLabel
from salesbook.gui.widgets.empty_page import EmptyPage
from salesbook.gui.words import button, label, with_icon
from salesbook.queries.today import Today
from salesbook.system.i18n import gettext as _
from salesbook.wording import long_day

# In the size of the text: the page without the sidebar of icons, in a window of 1100 and one of 800.
NARROW_UNDER, SMALL_UNDER = 1044, 744
# How long after the last of several changes a page that nobody sees counts anew what must be done.
RECOUNT_MS = 400

_SAID = {
    AnswerKind.DONE: Text("Done"),
    AnswerKind.SNOOZED: Text("Snoozed"),
    AnswerKind.SKIPPED: Text("Skipped"),
}


class TodayPage(Page):
    """The first page. `counted` tells the sidebar how much must be done, each time the page has been filled.

    `questions` may have been asked for the day already; `evening` is the panel's of visits.
    """

    counted = Signal(int)
    shows = frozenset(
        {
            "contact",
            "visit",
            "participation",
            "promise",
            "next_step",
            "important_date",
            "answer",
            "setting",
            "employment",
            *("stage_change", "offer", "purchase", "product", "product_news", "need", "referral"),
            *("card_plan", "own_reminder", "reward", "tier", "judgement"),
            *("phone", "email", "address", "relation", "interest"),
        }
    )

    def __init__(
        self,
        session: Session,
        requests: Requests,
        theme: Theme,
        questions: Questions | None = None,
        evening: Callable[[], time | None] = always,
    ) -> None:
        super().__init__(session, requests, theme)
        self._all = False
        self._found: Today | None = None
        self._empty: EmptyPage | None = None
        # Answered, and of these written, but shown until the day is asked again: a row answered twice would log two touches.
        self._answered: set[str] = set()
        self._written: set[str] = set()
        self._questions = questions or Questions(session, self)
        self._questions.answered.connect(self._fill)
        self._recount = QTimer(self)
        self._recount.setSingleShot(True)
        self._recount.setInterval(RECOUNT_MS)
        self._recount.timeout.connect(self._ask)
        session.closing.connect(self._recount.stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        page = QFrame()
        page.setProperty("look", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 14, 16, 8)
        column.addLayout(self._title_row())
        self.list = DueList(theme)
        column.addWidget(self.list, 1)
        row.addWidget(page, 1)
        self.visits = VisitsPanel(session, requests, theme, evening)
        row.addWidget(self.visits)
        self.setFocusProxy(self.list)
        self.list.done.connect(lambda one: self._answer(one, AnswerKind.DONE))
        self.list.skip.connect(lambda one: self._answer(one, AnswerKind.SKIPPED))
        self.list.snooze.connect(self._offer_days)
        self.list.log.connect(lambda one: requests.log_wanted.emit((one.contact_id,)))
        self.list.opened.connect(lambda one: requests.contact_wanted.emit(one.contact_id))
        self.list.more.connect(self._show_all)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A narrow page leaves more to what is due."""
        super().resizeEvent(event)
        px, wide = self.theme.px, self.width()
        self.visits.fit(SMALL if wide < px(SMALL_UNDER) else NARROW if wide < px(NARROW_UNDER) else WIDTH)
        self.lunar.setVisible(wide >= px(SMALL_UNDER))

    def refresh(self) -> None:
        """Ask for the day; it is shown when the answer is there."""
        day = self.session.today
        self.title.show_text(long_day(day))
        self.lunar.setText(lunar_today(day))
        self.visits.refresh()
        self._ask()

    def _ask(self) -> None:
        self._questions.ask(partial(asked_day, day=self.session.today, shows_all=self._all))

    def _on_changed(self, tables: frozenset[str]) -> None:
        super()._on_changed(tables)
        if self._stale:
            # Nobody looks at the page, but the sidebar says how much must be done.
            self._recount.start()

    def _fill(self, answer: Day) -> None:
        self._found = found = answer.found
        self._answered -= self._written
        self._written.clear()
        total = len(found.must) + len(found.worth)
        self.list.show_day((answer.must, answer.worth), (len(found.must), len(found.worth)), found.day)
        # The list stays, though empty: hidden it would lose the focus, and an undo brings its rows back.
        self._say_nothing(is_wanted=total == 0)
        self.spread.setVisible(found.late > 1)
        self.counted.emit(len(found.must))

    def _say_nothing(self, *, is_wanted: bool) -> None:
        """Over the empty list that nothing is due; made when it is first needed, for a start has no time for it."""
        if self._empty is None and is_wanted:
            how = _("Promises, follow-ups, important dates and whoever is going cold come here by themselves.")
            self._empty = EmptyPage(self.theme, "calendar-check", _("Nothing is due."), how)
            self._empty.offer(_("Log a visit"), lambda: self.requests.log_wanted.emit(()), "Ctrl+L")
            QVBoxLayout(self.list.viewport()).addWidget(self._empty)
        if self._empty is not None:
            self._empty.setVisible(is_wanted)

    def state(self) -> dict[str, Any]:
        """Whether everything is shown."""
        return {"all": self._all}

    def restore(self, state: dict[str, Any]) -> None:
        """Show as much as before."""
        self._all = bool(state.get("all"))

    def _title_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        # Its words begin where those of the heads below do.
        row.setContentsMargins(8, 0, 0, 0)
        self.title = ElidedLabel("title")
        self.title.setFixedHeight(grown(TITLE_ROW))
        self.lunar = label("", "muted")
        self.spread = with_icon(
            button(_("Spread the overdue"), "small"), icon("calendar-clock", self.theme.text, 14), 14
        )
        self.spread.clicked.connect(self._spread)
        self.spread.hide()
        row.addWidget(self.title)
        row.addSpacing(8)
        row.addWidget(self.lunar)
        row.addStretch(1)
        row.addWidget(self.spread)
        return row

    def _answer(self, reminder: Reminder, kind: AnswerKind, until: date | None = None) -> None:
        from salesbook.operations.reminders import about_whom, answer_reminder

        if reminder.key in self._answered:
            return
        self._answered.add(reminder.key)
        name = about_whom(self.session.reader, reminder)
        said = Text("{answer}: {name}", answer=_SAID[kind], name=name)
        if until is not None:
            said = Text("Snoozed until {day}: {name}", day=until, name=name)
        self.session.do(
            answer_reminder,
            reminder,
            kind,
            self.session.today,
            until,
            then=lambda _done: self._was_answered(reminder.key, said),
            otherwise=partial(self._not_answered, reminder.key),
        )

    def _was_answered(self, key: str, said: Text) -> None:
        self._written.add(key)
        self.requests.said.emit(said)

    def _not_answered(self, key: str, error: SalesbookError) -> None:
        self._answered.discard(key)
        self.session.failed.emit(error)

    def _offer_days(self, reminder: Reminder) -> None:
        """Snooze in words; any other day by the calendar."""
        from salesbook.gui.today.snooze_day import days_to_snooze_to

        menu = QMenu(self)
        for words, day in days_to_snooze_to(reminder, self.session.today):
            self._add(menu, words, partial(self._answer, reminder, AnswerKind.SNOOZED, day))
        menu.addSeparator()
        self._add(menu, _("Another day…"), lambda: self._ask_day(reminder))
        menu.popup(self.list.below_answer("snooze"))
        menu.setActiveAction(menu.actions()[0])

    def _add(self, menu: QMenu, words: str, act: Callable[[], None]) -> None:
        action = QAction(words, menu)
        action.triggered.connect(lambda _checked=False: act())
        menu.addAction(action)

    def _ask_day(self, reminder: Reminder) -> None:
        from salesbook.gui.today.snooze_day import SnoozeDay

        dialog = SnoozeDay(self, self.session.today)
        dialog.accepted.connect(lambda: self._answer(reminder, AnswerKind.SNOOZED, dialog.day()))
        dialog.open()

    def _spread(self) -> None:
        from salesbook.operations.reminders import spread_overdue

        assert self._found is not None
        late = (*self._found.must, *self._found.worth)
        self.session.do(
            spread_overdue,
            late,
            self.session.today,
            then=lambda spread: self._say_spread(*spread),
        )

    def _say_spread(self, number: int, last: date | None) -> None:
        if last is None:
            # Nothing was done that could be taken back.
            self.requests.told.emit(Text("Alarms and my own promises are not spread: they get worse by waiting."))
            return
        said = counted(
            "{n} reminder spread until {day}; alarms and my own promises stay",
            "{n} reminders spread until {day}; alarms and my own promises stay",
            number,
            day=last,
        )
        self.requests.said.emit(said)

    def _show_all(self) -> None:
        self._all = True
        self.refresh()
