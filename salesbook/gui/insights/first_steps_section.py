"""Do this first: the few contacts with whom one step brings most, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from salesbook.gui.asking import SMALL_TO_PLACE
from salesbook.gui.icons import icon
from salesbook.gui.insights.asked_section import AskedSection
from salesbook.gui.insights.lens_section import LensSection
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.widgets.rows_table import Column
from salesbook.gui.words import button, label, with_icon
from salesbook.queries.first_steps import FirstStep, first_steps
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, render


class FirstStepsSection(AskedSection[FirstStep]):
    """One row a contact, the most urgent first; Return opens them."""

    shows, small = LensSection.shows, SMALL_TO_PLACE

    def __init__(self, session: Session, requests: Requests, theme: Theme) -> None:
        super().__init__(
            session,
            requests,
            theme,
            _("Do this first"),
            (
                Column(_("Contact"), lambda one: one.name, 170, bold=True),
                Column(_("Why"), lambda one: capitalised(render(one.why.value)), 180),
                Column(_("What to do"), lambda one: capitalised(render(one.step))),
            ),
        )
        self.table.opened.connect(lambda one: requests.contact_wanted.emit(one.contact_id))

    def ask(self, reader: NotebookReader) -> Any:
        """At most a handful of the whole book."""
        return first_steps(reader, self.session.today)

    def rows(self, found: Any) -> Sequence[FirstStep]:
        """One a contact."""
        told: tuple[FirstStep, ...] = found
        return told

    def summary_of(self, _found: Any) -> str:
        """The title says it."""
        return ""

    def nothing_yet(self) -> str:
        """Who would stand here, and what makes that known."""
        return _(
            "Nobody is in alarm, and no true friend is going cold. Log how visits end, and record orders with their profit:"
            " from these it is known with whom to begin."
        )

    def same(self, row: FirstStep) -> object:
        """The contact."""
        return row.contact_id

    def chosen_contacts(self) -> tuple[str, ...]:
        """The chosen contact."""
        row = self.table.current()
        return (row.contact_id,) if row else ()

    def tell(self, row: FirstStep) -> None:
        """Why they stand here, what to do, and the ways there."""
        self.line(row.name, "subtitle")
        self.line(row.organisation, "muted")
        self.line(capitalised(render(row.why.value)), "head")
        for reason in row.because:
            self.line(capitalised(render(reason)))
        self.panel.addWidget(label(_("What to do"), "head"))
        self.line(capitalised(render(row.step)))
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.open_button(row.contact_id, row.name))
        plan = with_icon(button(_("Plan a visit"), "small"), icon("calendar-days", self.theme.text, 14), 14)
        plan.clicked.connect(partial(self._plan, row))
        acts.addWidget(plan)
        acts.addStretch(1)
        self.panel.addLayout(acts)

    def _plan(self, row: FirstStep, _checked: bool = False) -> None:
        self.requests.plan_wanted.emit((row.contact_id,))
