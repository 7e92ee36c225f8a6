"""The open offers by the month in which an answer is expected, for the question what will close; those past their day first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from salesbook.domain.contact import Contact
from salesbook.domain.days import days_past
from salesbook.domain.money import Money
from salesbook.domain.organisation import Organisation
from salesbook.domain.purchase import Product
from salesbook.queries.contacts import contact_lines
from salesbook.queries.offers import open_offers
from salesbook.queries.settings import method
from salesbook.reports.figures import FIGURES_UNDER, Figure, figure_row
from salesbook.reports.frame import (
    Frame,
    Piece,
    bound,
    document_title,
    one_line,
    owner_of,
    poured,
    section,
    title_block,
)
from salesbook.reports.options import OpenOffersOptions
from salesbook.reports.page import MEASURE, TEXT_SIZE, Paper, column, measures, span
from salesbook.reports.parts import Desk, ending_at
from salesbook.reports.report import Document
from salesbook.reports.rows import CellLine, Row, cell
from salesbook.reports.setting import Setter
from salesbook.reports.signs import Ink, Span
from salesbook.reports.sums import sums
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language, ngettext
from salesbook.system.progress import Progress, silent
from salesbook.wording import date_in_words, medium_date, money, narrow_date

_WHOM, _WHOM_WIDTH = column(3), span(3) - 4
_WHAT, _WHAT_WIDTH = column(6), span(4) - 4
_EXPECTED_WIDTH = span(3) - 4


@dataclass(frozen=True)
class OpenOffer:
    """An offer with whom it is to. `expected_by` is the day an answer is expected, None where none was named."""

    name: str
    organisation: str
    product: str
    note: str
    amount: Money
    given_on: date
    expected_by: date | None = None


@dataclass(frozen=True)
class OpenOffers:
    """All open offers by the day an answer is expected, those without one last."""

    printed_on: date
    about: str = ""
    my_name: str = ""
    my_company: str = ""
    offers: tuple[OpenOffer, ...] = ()

    def past(self) -> tuple[OpenOffer, ...]:
        """Those whose day has passed."""
        return tuple(one for one in self.offers if days_past(one.expected_by, self.printed_on))

    def months(self) -> list[tuple[date | None, tuple[OpenOffer, ...]]]:
        """The others by the first day of their month; None for those without a day."""
        ahead = [one for one in self.offers if one not in self.past()]
        starts = dict.fromkeys(one.expected_by.replace(day=1) if one.expected_by else None for one in ahead)
        return [
            (start, tuple(one for one in ahead if (one.expected_by and one.expected_by.replace(day=1)) == start))
            for start in starts
        ]


def gather(
    notebook: NotebookReader, options: OpenOffersOptions, today: date, progress: Progress = silent
) -> OpenOffers:
    """The offers that are open today."""
    progress(0, 2)
    steering = method(notebook)
    found = open_offers(notebook, options.contact_id, options.organisation_id)
    lines = contact_lines(notebook, tuple(dict.fromkeys(one.contact_id for one in found)))
    products = {one.id: one.name for one in notebook.select(Product)}
    houses = {one.id: one.name for one in notebook.select(Organisation)}
    contact = notebook.get(Contact, options.contact_id) if options.contact_id else None
    about = contact.name if contact else houses.get(options.organisation_id or "", "")
    offers = tuple(
        OpenOffer(
            lines[one.contact_id].name,
            houses.get(one.organisation_id or "", lines[one.contact_id].organisation),
            products.get(one.product_id or "", ""),
            one.note,
            one.amount,
            one.given_on,
            one.expected_by,
        )
        for one in found
    )
    return OpenOffers(today, about, steering.my_name, steering.my_company, offers)


def compose(content: OpenOffers, paper: Paper, progress: Progress = silent) -> Document:
    """The offers in the current language."""
    desk = Desk(Setter(), measures(language()))
    progress(1, 2)
    day = medium_date(content.printed_on)
    frame = Frame(
        _("Open offers"),
        owner_of(content.my_name, content.my_company),
        (content.about, day) if content.about else (day,),
        (_("Printed {day}").format(day=day),),
    )
    pages = poured(title_block(desk, content.about or _("Open offers"), day), _pieces(desk, content, paper), paper)
    whole = document_title(_("Open offers"), content.about)
    return bound(desk, pages, frame, paper, whole, progress, 2)


def _pieces(desk: Desk, content: OpenOffers, paper: Paper) -> list[Piece]:
    if not content.offers:
        return [Piece(one_line(desk, _("No offer is open.")), 30)]
    pieces = [Piece(figure_row(desk, _figures(content)), FIGURES_UNDER)]
    past = content.past()
    if past:
        pieces += _month(desk, content, _("Past their day"), past, paper)
    for start, offers in content.months():
        named = date_in_words(start, "MMMM yyyy", "yyyy年M月") if start else _("No day named")
        pieces += _month(desk, content, named, offers, paper)
    return pieces


def _figures(content: OpenOffers) -> tuple[Figure, ...]:
    n, past = len(content.offers), content.past()
    return (
        ((str(n),), ngettext("open offer", "open offers", n)),
        (_total(content.offers), _("together")),
        ((str(len(past)),), _("past their day")),
        (_total(past), _("of these")),
    )


def _total(offers: Sequence[OpenOffer]) -> tuple[str, ...]:
    return tuple(money(one) for one in sums(offer.amount for offer in offers)) or ("0",)


def _month(desk: Desk, content: OpenOffers, named: str, offers: Sequence[OpenOffer], paper: Paper) -> list[Piece]:
    """The offers of a month with their sum at the right of the heading."""
    columns = ((_WHOM, _("Contact")), (_WHAT, _("What was offered")))
    rows = [_row(desk, content, one) for one in offers]
    return section(desk, named, rows, paper, columns=columns, hint=" ".join(_total(offers)))


def _row(desk: Desk, content: OpenOffers, offer: OpenOffer) -> Row:
    setter = desk.setter
    whom = (
        *setter.lines(offer.name, TEXT_SIZE, _WHOM_WIDTH, bold=True),
        *setter.lines(offer.organisation, TEXT_SIZE, _WHOM_WIDTH, ink=Ink.GREY),
    )
    what = (
        *setter.lines(offer.product, TEXT_SIZE, _WHAT_WIDTH),
        *setter.lines(offer.note, TEXT_SIZE, _WHAT_WIDTH, ink=Ink.GREY),
    )
    given = setter.lines(
        _("given {day}").format(day=narrow_date(offer.given_on)), TEXT_SIZE, _EXPECTED_WIDTH, ink=Ink.GREY
    )
    amount = setter.line(money(offer.amount), TEXT_SIZE, bold=True)
    return Row(
        (
            cell(desk, (*setter.lines(_expected(content, offer), TEXT_SIZE, _EXPECTED_WIDTH), *given), 0),
            cell(desk, whom, _WHOM),
            cell(desk, what, _WHAT),
            (CellLine((ending_at(MEASURE, 0, amount, TEXT_SIZE),), desk.measures.text),),
        )
    )


def _expected(content: OpenOffers, offer: OpenOffer) -> tuple[Span, ...]:
    """The day an answer is expected; red, with how long ago, where it has passed."""
    if offer.expected_by is None:
        return ()
    day = narrow_date(offer.expected_by)
    late = days_past(offer.expected_by, content.printed_on)
    if not late:
        return (Span(day, bold=True),)
    words = ngettext("{day}, overdue {n} day", "{day}, overdue {n} days", late).format(day=day, n=late)
    return (Span(words, bold=True, ink=Ink.RED),)
