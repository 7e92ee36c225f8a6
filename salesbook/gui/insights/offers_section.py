"""Offers: the open ones by the month in which an answer is expected, then the won and the lost with why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from salesbook.domain.contact import Contact
from salesbook.domain.money import Money
from salesbook.domain.purchase import Offer, OfferState
from salesbook.domain.text import counted
from salesbook.gui.insights.asked_section import AskedSection
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.widgets.rows_table import Column
from salesbook.gui.words import button, label, named
from salesbook.queries.settings import method
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, listed, medium_date, money, month_and_year, render, word


@dataclass(frozen=True)
class OfferRow:
    """An offer with whom it is to and what it is of."""

    offer: Offer
    name: str
    product: str


@dataclass(frozen=True)
class AllOffers:
    """Every offer, the open ones first by the day an answer is expected; `months` sums what is open in our currency."""

    rows: tuple[OfferRow, ...]
    months: tuple[tuple[date | None, Money], ...]


class OffersSection(AskedSection[OfferRow]):
    """One row an offer; one past its day is said so."""

    shows = frozenset({"offer", "purchase", "contact", "product", "setting"})

    def __init__(self, session: Session, requests: Requests, theme: Theme) -> None:
        super().__init__(
            session,
            requests,
            theme,
            _("Offers"),
            (
                Column(_("Contact"), lambda one: one.name, 170, bold=True),
                Column(_("Product"), lambda one: one.product),
                Column(
                    _("Amount"),
                    lambda one: money(one.offer.amount),
                    96,
                    right=True,
                    key=lambda one: one.offer.amount.minor,
                ),
                Column(
                    _("Given on"), lambda one: medium_date(one.offer.given_on), 124, key=lambda one: one.offer.given_on
                ),
                Column(_("Answer"), partial(_answer, session=session), 190, late=partial(_is_late, session=session)),
            ),
        )
        self.months = label("", "muted")
        self.months.setWordWrap(True)
        self.above.addWidget(self.months)
        self.table.opened.connect(lambda one: requests.contact_wanted.emit(one.offer.contact_id))

    def ask(self, reader: NotebookReader) -> Any:
        """Every offer."""
        return all_offers(reader)

    def rows(self, found: Any) -> Sequence[OfferRow]:
        """One an offer."""
        told: AllOffers = found
        return told.rows

    def answered(self, found: Any) -> None:
        """What will close, month by month."""
        told: AllOffers = found
        parts = [
            _("{month}: {amount}").format(month=month_and_year(month) if month else _("no day"), amount=money(amount))
            for month, amount in told.months
        ]
        self.months.setText("  ·  ".join(parts))
        self.months.setVisible(bool(parts))

    def summary_of(self, found: Any) -> str:
        """How many are open."""
        told: AllOffers = found
        still = sum(one.offer.state is OfferState.OPEN for one in told.rows)
        return render(counted("{n} open", "{n} open", still))

    def nothing_yet(self) -> str:
        """How an offer comes here."""
        return _("Offers stand here. Record one from the contact's page, by Ctrl+Shift+R.")

    def same(self, row: OfferRow) -> object:
        """The offer itself."""
        return row.offer.id

    def chosen_contacts(self) -> tuple[str, ...]:
        """To whom it is."""
        row = self.table.current()
        return (row.offer.contact_id,) if row else ()

    def tell(self, row: OfferRow) -> None:
        """The offer, and what became of it."""
        offer = row.offer
        self.line(row.name, "subtitle")
        self.line(listed(tuple(part for part in (row.product, money(offer.amount)) if part)))
        self.line(_("given {day}").format(day=medium_date(offer.given_on)), "muted")
        self.line(capitalised(_answer(row, self.session)))
        if offer.lost_because:
            self.line(offer.lost_because)
        if offer.lost_to_competitor:
            self.line(_("A competitor got it"), "muted")
        if offer.note:
            self.line(offer.note, "muted")
        acts = QHBoxLayout()
        if offer.state is OfferState.OPEN:
            for words, kind in ((_("Won"), "offer-won"), (_("Lost"), "offer-lost")):
                made = button(words, "small", named(words, row.name[:80]))
                made.clicked.connect(lambda _checked=False, name=kind: self.settle(offer, name))
                acts.addWidget(made)
        opens = self.open_button(offer.contact_id, row.name)
        acts.addWidget(opens)
        acts.addStretch(1)
        self.panel.addLayout(acts)

    def settle(self, offer: Offer, name: str) -> None:
        """Say what became of an offer."""
        from salesbook.gui.recording.kinds import RECORDS
        from salesbook.gui.recording.record_dialog import RecordDialog

        contact = self.session.reader.get(Contact, offer.contact_id)
        if contact is not None:
            kind = next(one for one in RECORDS if one.name == name)
            dialog = RecordDialog(self.window(), self.session, self.requests, kind, contact)
            dialog.choose("offer", offer)
            dialog.open()


def all_offers(reader: NotebookReader) -> AllOffers:
    """Every offer with its names, and the sums of what is open by month."""
    names = dict(reader.rows("SELECT id, name FROM contact"))
    products = dict(reader.rows("SELECT id, name FROM product"))
    found = reader.select(
        Offer, "1 ORDER BY state <> 'open', CASE WHEN state = 'open' THEN coalesce(expected_by, '9') END, given_on DESC"
    )
    rows = tuple(OfferRow(one, names.get(one.contact_id, ""), products.get(one.product_id or "", "")) for one in found)
    currency = method(reader).currency
    sums: dict[date | None, int] = {}
    for one in found:
        if one.state is OfferState.OPEN and one.amount.currency == currency:
            month = one.expected_by.replace(day=1) if one.expected_by else None
            sums[month] = sums.get(month, 0) + one.amount.minor
    ordered = sorted(sums.items(), key=lambda pair: pair[0] or date.max)
    return AllOffers(rows, tuple((month, Money(minor, currency)) for month, minor in ordered))


def _is_late(one: OfferRow, session: Session) -> bool:
    return one.offer.days_overdue(session.today) > 0


def _answer(one: OfferRow, session: Session) -> str:
    offer = one.offer
    if offer.state is not OfferState.OPEN:
        day = f" {medium_date(offer.settled_on)}" if offer.settled_on else ""
        return word(offer.state) + day
    if offer.expected_by is None:
        return _("open, no day")
    if _is_late(one, session):
        late = offer.days_overdue(session.today)
        return render(counted("{n} day overdue", "{n} days overdue", late))
    return _("expected {day}").format(day=medium_date(offer.expected_by))
