"""The promise ledger: what both sides promised in their own words, what became of it, and how well each keeps its word.

A promise counts as settled once it was kept or broken; a released one counts for nobody. One kept after its day is kept late.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesbook.domain.contact import Contact
from salesbook.domain.organisation import Organisation
from salesbook.domain.promise import PromiseState, Side
from salesbook.domain.promise_ledger import LedgerPromise, Rate, rates_of
from salesbook.queries.period import Period
from salesbook.queries.promise_ledger import promises_in_ledger
from salesbook.queries.settings import method
from salesbook.reports.figures import FIGURES_UNDER, Figure, figure_row
from salesbook.reports.frame import (
    Frame,
    Piece,
    bound,
    days_in_head,
    document_title,
    one_line,
    owner_of,
    poured,
    section,
    title_block,
)
from salesbook.reports.marks import Block, Mark, Rule, Words, beside
from salesbook.reports.options import PromiseLedgerOptions
from salesbook.reports.page import (
    BAND_GAP,
    FIELD,
    LABEL_BASELINE,
    MM,
    TEXT_SIZE,
    Paper,
    column,
    measures,
    span,
)
from salesbook.reports.parts import Desk, ending_at, label
from salesbook.reports.report import Document
from salesbook.reports.rows import Row, cell
from salesbook.reports.setting import Setter
from salesbook.reports.signs import Ink, Span
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language, ngettext
from salesbook.system.progress import Progress, silent
from salesbook.wording import capitalised, medium_date, narrow_date, word

_HALF = span(2 * FIELD)
_WHOM, _WHOM_WIDTH = column(2), span(3) - 4
_WORDS, _WORDS_WIDTH = column(5), span(4)
_BECAME, _BECAME_WIDTH = column(9), span(3)
_BAR_LEFT, _BAR_LONGEST, _BAR = 22 * MM, 30 * MM, 2 * MM
_UP = 2.9


@dataclass(frozen=True)
class Ledger:
    """The ledger of some days, narrowed down to `about` where that is named."""

    first: date
    last: date
    printed_on: date
    about: str = ""
    my_name: str = ""
    my_company: str = ""
    promises: tuple[LedgerPromise, ...] = ()
    rates: tuple[Rate, ...] = ()

    def of(self, side: Side) -> tuple[LedgerPromise, ...]:
        """The promises of a side: the open ones by due day, then what was settled, latest first."""
        mine = [one for one in self.promises if one.side is side]
        still = [one for one in mine if one.state is PromiseState.OPEN]
        settled = sorted(
            (one for one in mine if one.state is not PromiseState.OPEN),
            key=lambda one: one.settled_on or date.min,
            reverse=True,
        )
        return (*still, *settled)


def gather(notebook: NotebookReader, options: PromiseLedgerOptions, today: date, progress: Progress = silent) -> Ledger:
    """The promises of the days as they stand today."""
    steering = method(notebook)
    period = Period(options.first, options.last, options.contact_id, options.organisation_id)
    told = promises_in_ledger(notebook, period, today, lambda: progress(0, 2))
    contact = notebook.get(Contact, options.contact_id) if options.contact_id else None
    organisation = notebook.get(Organisation, options.organisation_id) if options.organisation_id else None
    named = contact or organisation
    return Ledger(
        options.first,
        options.last,
        today,
        named.name if named else "",
        steering.my_name,
        steering.my_company,
        told,
        rates_of(told, options.first, options.last),
    )


def compose(content: Ledger, paper: Paper, progress: Progress = silent) -> Document:
    """The ledger in the current language."""
    desk = Desk(Setter(), measures(language()))
    progress(1, 2)
    days = days_in_head(content.first, content.last)
    title = title_block(desk, content.about or _("Promises"), days)
    pieces = _pieces(desk, content, paper)
    frame = Frame(
        _("Promise ledger"),
        owner_of(content.my_name, content.my_company),
        (content.about, days) if content.about else (days,),
        (_("Printed {day}").format(day=medium_date(content.printed_on)),),
    )
    whole = document_title(_("Promise ledger"), content.about)
    return bound(desk, poured(title, pieces, paper), frame, paper, whole, progress, 2)


def _pieces(desk: Desk, content: Ledger, paper: Paper) -> list[Piece]:
    if not content.promises:
        return [Piece(one_line(desk, _("No promise is recorded for these days.")), 30)]
    pieces = [Piece(figure_row(desk, _figures(content)), FIGURES_UNDER)]
    if content.rates:
        rates = beside((_rate_field(desk, content, side) for side in Side), (0, column(2 * FIELD)))
        pieces.append(Piece(rates, BAND_GAP + 6))
    columns = (
        (_WHOM, _("Contact")),
        (_WORDS, _("In the words that were used")),
        (_BECAME, _("What became of it")),
    )
    for side, words in ((Side.ME, _("What we promised")), (Side.THEM, _("What they promised"))):
        rows = [_row(desk, one) for one in content.of(side)]
        if rows:
            pieces += section(desk, words, rows, paper, columns=columns)
    return pieces


def _figures(content: Ledger) -> tuple[Figure, ...]:
    """Ours: given, open, late. Theirs: given, open, late."""
    figures: list[Figure] = []
    for side, words in ((Side.ME, _("promised by us")), (Side.THEM, _("promised by them"))):
        mine = content.of(side)
        still = [one for one in mine if one.state is PromiseState.OPEN]
        late = sum(one.days_late > 0 for one in still)
        figures += [
            ((str(len(mine)),), words),
            ((str(len(still)),), _("of these open")),
            ((str(late),), _("of these overdue")),
        ]
    return tuple(figures)


def _rate_field(desk: Desk, content: Ledger, side: Side) -> Block:
    """How a side kept its word by quarter: a bar for those kept, of a line for those settled."""
    words = _("Our word, by quarter") if side is Side.ME else _("Their word, by quarter")
    marks: list[Mark] = list(label(desk, words, _HALF, hint=_("kept of settled")))
    y = last = LABEL_BASELINE + desk.measures.to_text
    for rate in (one for one in content.rates if one.side is side):
        last = y
        named = desk.setter.line(_("Q{number} {year}").format(number=rate.quarter, year=rate.year), TEXT_SIZE)
        marks.append(Words(0, y, named, TEXT_SIZE))
        marks.append(Rule(_BAR_LEFT, y - _UP, _BAR_LONGEST, 0.5))
        if rate.kept:
            marks.append(Rule(_BAR_LEFT, y - _UP, _BAR_LONGEST * rate.kept / rate.settled, _BAR))
        marks.append(ending_at(_HALF, y, desk.setter.line(_rate_words(rate), TEXT_SIZE), TEXT_SIZE))
        y += desk.measures.text
    return Block(tuple(marks), last)


def _rate_words(rate: Rate) -> str:
    """`9 of 10, 2 late`."""
    words = _("{kept} of {all}").format(kept=rate.kept, all=rate.settled)
    return _("{kept}, {late} late").format(kept=words, late=rate.late) if rate.late else words


def _row(desk: Desk, promise: LedgerPromise) -> Row:
    setter = desk.setter
    given = setter.line(narrow_date(promise.given_on), TEXT_SIZE) if promise.given_on else None
    whom = (
        *setter.lines(promise.name, TEXT_SIZE, _WHOM_WIDTH, bold=True),
        *setter.lines(promise.organisation, TEXT_SIZE, _WHOM_WIDTH, ink=Ink.GREY),
    )
    words = setter.lines(promise.text, TEXT_SIZE, _WORDS_WIDTH)
    became = setter.lines(_became(promise), TEXT_SIZE, _BECAME_WIDTH)
    return Row(
        (
            cell(desk, (given,) if given else (), 0),
            cell(desk, whom, _WHOM),
            cell(desk, words, _WORDS),
            cell(desk, became, _BECAME),
        )
    )


def _became(promise: LedgerPromise) -> tuple[Span, ...]:
    """`24 Nov 2026, overdue 2 days` in red, `kept 3 Nov 2026, 2 days late`, or the state with what is known of it."""
    due = narrow_date(promise.due) if promise.due else ""
    if promise.state is PromiseState.OPEN:
        if not promise.days_late:
            words = _("open, due {day}").format(day=due) if due else _("open")
            return (Span(capitalised(words)),)
        late = ngettext("{day}, overdue {n} day", "{day}, overdue {n} days", promise.days_late)
        return (Span(late.format(day=due, n=promise.days_late), bold=True, ink=Ink.RED),)
    settled = capitalised(word(promise.state))
    if promise.settled_on:
        settled = _("{state} {day}").format(state=settled, day=narrow_date(promise.settled_on))
    bold = promise.state is PromiseState.BROKEN
    if promise.state is PromiseState.KEPT and promise.days_late:
        late = ngettext("{kept}, {n} day late", "{kept}, {n} days late", promise.days_late)
        return (Span(late.format(kept=settled, n=promise.days_late)),)
    return (Span(settled, bold=bold),)
