"""The ledger of promises: both sides of a year, in the words that were used, and how well each side keeps its word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from salesbook.domain.promise import Promise, PromiseState, Side
from salesbook.domain.promise_ledger import LedgerPromise, Rate, rates_of
from salesbook.domain.text import Text, counted
from salesbook.gui.insights.asked_section import AskedSection
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.widgets.rows_table import Column
from salesbook.gui.words import aside, button, in_clauses, label, named
from salesbook.operations.reminders import settle_promise
from salesbook.queries.period import Period
from salesbook.queries.promise_ledger import promises_in_ledger
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, medium_date, render, word

YEAR = 365
_ANSWERS = {
    PromiseState.KEPT: Text("Kept"),
    PromiseState.BROKEN: Text("Broken"),
    PromiseState.RELEASED: Text("Released"),
}


@dataclass(frozen=True)
class Ledger:
    """The promises of a year, the open ones first by their day, and the rates of keeping."""

    promises: tuple[LedgerPromise, ...]
    rates: tuple[Rate, ...]


class PromisesSection(AskedSection[LedgerPromise]):
    """One row a promise; what is overdue is said so."""

    shows = frozenset({"promise", "contact", "visit", "employment", "organisation"})

    def __init__(self, session: Session, requests: Requests, theme: Theme) -> None:
        super().__init__(
            session,
            requests,
            theme,
            _("Promises"),
            (
                Column(_("Whose"), lambda one: _("by me") if one.side is Side.ME else _("by them"), 84),
                Column(_("Contact"), lambda one: one.name, 160, bold=True),
                Column(_("In the words that were used"), lambda one: one.text),
                Column(
                    _("What became of it"),
                    _became,
                    160,
                    key=lambda one: (one.state.value, one.due or date.max),
                    late=lambda one: one.state is PromiseState.OPEN and one.days_late > 0,
                ),
            ),
        )
        self.kept = label("", "muted")
        self.kept.setWordWrap(True)
        self.above.addWidget(self.kept)
        self.table.opened.connect(lambda one: requests.contact_wanted.emit(one.contact_id))

    def ask(self, reader: NotebookReader) -> Any:
        """The promises of the last year and those still open."""
        today = self.session.today
        first = today - timedelta(days=YEAR)
        told = promises_in_ledger(reader, Period(first, today), today)
        still = [one for one in told if one.state is PromiseState.OPEN]
        settled = [one for one in told if one.state is not PromiseState.OPEN]
        settled.sort(key=lambda one: one.settled_on or date.min, reverse=True)
        return Ledger((*still, *settled), rates_of(told, first, today))

    def rows(self, found: Any) -> Sequence[LedgerPromise]:
        """One a promise."""
        ledger: Ledger = found
        return ledger.promises

    def answered(self, found: Any) -> None:
        """How well each side keeps its word, over the year and by quarter."""
        ledger: Ledger = found
        said = [_rate_words(ledger.rates, side) for side in Side]
        self.kept.setText("\n".join(words for words in said if words))
        self.kept.setVisible(bool(self.kept.text()))

    def summary_of(self, found: Any) -> str:
        """How many are open."""
        ledger: Ledger = found
        still = sum(one.state is PromiseState.OPEN for one in ledger.promises)
        return render(counted("{n} open, and those of a year", "{n} open, and those of a year", still))

    def nothing_yet(self) -> str:
        """Where promises come from."""
        return _("What you and they promise at visits stands here, with what became of it.")

    def same(self, row: LedgerPromise) -> object:
        """The promise itself."""
        return row.promise_id

    def chosen_contacts(self) -> tuple[str, ...]:
        """Whose it is."""
        row = self.table.current()
        return (row.contact_id,) if row else ()

    def tell(self, row: LedgerPromise) -> None:
        """The promise in full, and what can be said of it."""
        self.line(row.text, "subtitle")
        self.line(" · ".join(part for part in (row.name, row.organisation) if part), "muted")
        day = medium_date(row.given_on) if row.given_on else ""
        self.line(in_clauses(capitalised(word(row.side)), day))
        self.line(_became(row))
        if row.state is PromiseState.OPEN:
            acts = QHBoxLayout()
            for state, words in _ANSWERS.items():
                made = button(render(words), "small", named(render(words), row.text[:80]))
                made.clicked.connect(lambda _checked=False, one=state: self.settle(row, one))
                acts.addWidget(made)
            acts.addStretch(1)
            self.panel.addLayout(acts)
        opens = self.open_button(row.contact_id, row.name)
        self.panel.addWidget(opens, 0, Qt.AlignmentFlag.AlignLeft)

    def settle(self, row: LedgerPromise, state: PromiseState) -> None:
        """Say what became of a promise."""
        promise = self.session.reader.get(Promise, row.promise_id)
        if promise is not None:
            said = Text("Promise: {state}", state=_ANSWERS[state])
            done = lambda _result: self.requests.said.emit(said)  # noqa: E731
            self.session.do(settle_promise, promise, state, self.session.today, row.name, then=done)


def _became(one: LedgerPromise) -> str:
    if one.state is not PromiseState.OPEN:
        day = medium_date(one.settled_on) if one.settled_on else ""
        late = render(counted("{n} day late", "{n} days late", one.days_late)) if one.days_late else ""
        state = capitalised(render(_ANSWERS[one.state]))
        return aside(" ".join(part for part in (state, day) if part), late)
    if one.due is None:
        return _("open, no day")
    if one.days_late:
        return render(counted("{n} day overdue", "{n} days overdue", one.days_late))
    return _("due {day}").format(day=medium_date(one.due))


def _rate_words(rates: tuple[Rate, ...], side: Side) -> str:
    """`I kept 9 of 10 (2 late): Q3 4 of 4, Q4 5 of 6`; nothing where nothing was settled."""
    mine = [one for one in rates if one.side is side]
    settled = sum(one.settled for one in mine)
    if not settled:
        return ""
    kept, late = sum(one.kept for one in mine), sum(one.late for one in mine)
    if side is Side.ME:
        whole = _("I kept {kept} of {all}, {late} late") if late else _("I kept {kept} of {all}")
    else:
        whole = _("They kept {kept} of {all}, {late} late") if late else _("They kept {kept} of {all}")
    quarters = [
        _("{year} Q{quarter}: {kept} of {all}")
        .format(
            year=one.year,
            quarter=one.quarter,
            kept=one.kept,
            all=one.settled,
            # A line ends between two quarters, not within one.
        )
        .replace(" ", "\u00a0")
        for one in mine
    ]
    return f"{whole.format(kept=kept, all=settled, late=late)}  ·  {'  ·  '.join(quarters)}"
