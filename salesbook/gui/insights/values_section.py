"""Value given: who got which of the four kinds within a year, at what cost, and what somebody never got."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from salesbook.domain.text import Text, counted
from salesbook.domain.visit import ValueKind
from salesbook.gui.insights.asked_section import AskedSection
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.widgets.rows_table import Column
from salesbook.gui.words import label
from salesbook.queries.values import ValueLine, value_given_to, values_by_contact
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, listed, medium_date, money, render, word

MOST_TOLD = 40
_WIDTH = 92
_HEADS = {
    ValueKind.PRODUCT: Text("Product"),
    ValueKind.SERVICE: Text("Service"),
    ValueKind.PRICE: Text("Price"),
    ValueKind.NON_BUSINESS: Text("Non-business"),
}


class ValuesSection(AskedSection[ValueLine]):
    """Those who got least come first."""

    shows = frozenset({"value_given", "favour", "visit", "participation", "contact", "setting"})

    def __init__(self, session: Session, requests: Requests, theme: Theme) -> None:
        kinds = tuple(
            Column[ValueLine](
                render(_HEADS[kind]),
                partial(_times, kind=kind),
                _WIDTH,
                right=True,
                key=partial(_count, kind=kind),
            )
            for kind in ValueKind
        )
        super().__init__(
            session,
            requests,
            theme,
            _("Value given"),
            (
                Column(_("Contact"), lambda one: one.name, bold=True),
                *kinds,
                Column(_("Cost"), lambda one: money(one.cost) if one.cost.minor else "", 90, right=True, key=_cost),
            ),
        )
        self.table.opened.connect(lambda one: requests.contact_wanted.emit(one.contact_id))

    def ask(self, reader: NotebookReader) -> Any:
        """Everybody met within a year."""
        return values_by_contact(reader, self.session.today)

    def rows(self, found: Any) -> Sequence[ValueLine]:
        """One a contact."""
        lines: list[ValueLine] = found
        return lines

    def summary_of(self, found: Any) -> str:
        """Of how many it is told."""
        return render(counted("{n} contact met within a year", "{n} contacts met within a year", len(found)))

    def nothing_yet(self) -> str:
        """Where value comes from."""
        return _("What you give at visits (a product, a service, a price, help outside business) is counted here.")

    def same(self, row: ValueLine) -> object:
        """Whose it is."""
        return row.contact_id

    def chosen_contacts(self) -> tuple[str, ...]:
        """The chosen contact."""
        row = self.table.current()
        return (row.contact_id,) if row else ()

    def tell(self, row: ValueLine) -> None:
        """What they never got, and everything they did."""
        self.panel.addWidget(label(row.name, "subtitle"))
        if row.never:
            self.line(_("Not within a year: {kinds}").format(kinds=listed(tuple(word(one) for one in row.never))))
        if len(row.counts) == 1 and row.total > 1:
            self.line(_("Only ever one kind. Good value is tangible, repeatable, and dearer to them than to you."))
        opens = self.open_button(row.contact_id, row.name)
        self.panel.addWidget(opens, 0, Qt.AlignmentFlag.AlignLeft)
        for one in value_given_to(self.session.reader, row.contact_id, self.session.today)[:MOST_TOLD]:
            parts = (capitalised(word(one.kind)), medium_date(one.day), money(one.cost) if one.cost else "")
            self.line(" · ".join(part for part in (*parts, _felt(one.felt)) if part), "small-muted")
            if one.note:
                self.line(one.note)


def _count(one: ValueLine, kind: ValueKind) -> int:
    return one.counts.get(kind, 0)


def _times(one: ValueLine, kind: ValueKind) -> str:
    return str(one.counts[kind]) if one.counts.get(kind) else ""


def _cost(one: ValueLine) -> int:
    return one.cost.minor


def _felt(felt: bool | None) -> str:
    return "" if felt is None else _("they felt it") if felt else _("they did not feel it")
