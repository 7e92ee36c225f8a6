"""The library of objections: what is said against, the real reasons, the answers that worked, and who said it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from salesbook.domain.objection_library import KnownObjection
from salesbook.domain.text import Text, counted
from salesbook.gui.icons import icon
from salesbook.gui.insights.asked_section import AskedSection
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.widgets.elided import ElidedButton
from salesbook.gui.widgets.rows_table import Column
from salesbook.gui.words import button, with_icon
from salesbook.queries.contacts import contact_lines
from salesbook.queries.objections import objections_known
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import gettext as _
from salesbook.wording import medium_date, render

MOST_PEOPLE = 12


class ObjectionsSection(AskedSection[KnownObjection]):
    """One row an objection, the most frequent first."""

    shows = frozenset({"objection", "visit", "contact"})

    def __init__(self, session: Session, requests: Requests, theme: Theme) -> None:
        super().__init__(
            session,
            requests,
            theme,
            _("Objections"),
            (
                Column(_("What was said"), lambda one: one.said, bold=True),
                Column(_("Times"), lambda one: str(one.times or ""), 70, right=True, key=lambda one: one.times),
                Column(_("Best answer"), lambda one: one.best_answer),
                Column(_("Last"), _last, 120, key=lambda one: one.last or date.min),
            ),
        )

    def ask(self, reader: NotebookReader) -> Any:
        """Everything ever said against."""
        return objections_known(reader)

    def rows(self, found: Any) -> Sequence[KnownObjection]:
        """One a row."""
        known: list[KnownObjection] = found
        return known

    def summary_of(self, found: Any) -> str:
        """How many different ones."""
        return render(counted("{n} objection", "{n} objections", len(found)))

    def nothing_yet(self) -> str:
        """Where objections come from."""
        return _("What contacts say against grows here by itself, from the objections of the visits you log and plan.")

    def same(self, row: KnownObjection) -> object:
        """Its words."""
        return row.said

    def tell(self, row: KnownObjection) -> None:
        """The reasons, the answers with how they went, and who said it."""
        self.line(row.said, "subtitle")
        self.line(render(_how_often(row)), "muted")
        if row.reasons:
            self.line(_("The real reasons"), "head")
        for reason, times in row.reasons:
            self.line(render(counted("{reason} ({n} time)", "{reason} ({n} times)", times, reason=reason)))
        self.line(_("Answers"), "head")
        if not row.answers:
            self.line(_("None yet. Write one when you plan a visit, and say afterwards whether it worked."), "muted")
        for answer in row.answers:
            self.line(answer.text)
            self.line(_how_it_went(answer.worked, answer.failed), "small-muted")
        if row.best_answer:
            copy = with_icon(button(_("Copy the best answer"), "small"), icon("copy", self.theme.text, 14), 14)
            copy.clicked.connect(lambda _checked=False: QGuiApplication.clipboard().setText(row.best_answer))
            self.panel.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        self._people(row)

    def _people(self, row: KnownObjection) -> None:
        if not row.contact_ids:
            return
        self.line(_("Who said it"), "head")
        for line in contact_lines(self.session.reader, row.contact_ids[:MOST_PEOPLE]).values():
            link = ElidedButton("link")
            link.show_text(line.name)
            link.clicked.connect(lambda _checked=False, one=line.id: self.requests.contact_wanted.emit(one))
            self.panel.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)


def _last(row: KnownObjection) -> str:
    return medium_date(row.last) if row.last else _("expected")


def _how_often(row: KnownObjection) -> Text:
    if row.last is None:
        return Text("expected, not heard yet")
    return counted("said {n} time, last {day}", "said {n} times, last {day}", row.times, day=row.last)


def _how_it_went(worked: int, failed: int) -> str:
    if not worked and not failed:
        return _("Nobody has judged yet whether it works")
    return _("worked {worked}, failed {failed}").format(worked=worked, failed=failed)
