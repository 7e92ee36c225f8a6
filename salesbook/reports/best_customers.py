"""The best-customer sheet, once a year: who they are, what they are worth, what matters to them, what is set for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from salesbook.domain.money import Money
from salesbook.domain.promise import Side
from salesbook.queries.best_customers import BestCustomer, MatterCount, best_customers, matters_of
from salesbook.queries.settings import method
from salesbook.reports.call_sheet_words import said
from salesbook.reports.figures import FIGURES_UNDER, Figure, figure_row
from salesbook.reports.frame import Frame, Piece, bound, one_line, owner_of, poured, section, title_block
from salesbook.reports.marks import Block, Mark, Rule, Words
from salesbook.reports.options import BestCustomersOptions
from salesbook.reports.page import BAND_GAP, LABEL_BASELINE, MEASURE, MM, TEXT_SIZE, Paper, column, measures, span
from salesbook.reports.parts import Desk, ending_at, label
from salesbook.reports.report import Document
from salesbook.reports.rows import CellLine, Row, cell
from salesbook.reports.setting import Line, Setter
from salesbook.reports.signs import Ink, Span
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language, ngettext
from salesbook.system.progress import Progress, silent
from salesbook.wording import capitalised, day_and_month, listed, medium_date, money, narrow_date, render

_WHO_WIDTH = span(3) - 4
_WORTH_LEFT, _WORTH = column(3), column(5) - 8
_MATTERS, _MATTERS_WIDTH = column(5), span(2) - 4
_SET, _SET_WIDTH = column(7), span(5)
_MOST_MATTERS, _MOST_TOLD = 3, 8
# With so many customers at most there is room for so many lines of what is set; with more, for fewer, so that twenty fit on
# two pages.
_FEW, _LINES_OF_FEW, _LINES_OF_MANY = 10, 7, 4
_HALF = span(6)
_BAR_LEFT, _BAR_LONGEST, _BAR, _UP = column(3), 22 * MM, 2 * MM, 2.9


@dataclass(frozen=True)
class BestCustomers:
    """The best customers, the best first, with the book's revenue of the year and how many years the estimate covers."""

    printed_on: date
    my_name: str = ""
    my_company: str = ""
    customers: tuple[BestCustomer, ...] = ()
    revenue: Money = field(default_factory=lambda: Money(0, "CNY"))
    years_ahead: int = 3

    def matters(self) -> tuple[MatterCount, ...]:
        """What matters most to them together."""
        return matters_of(self.customers)


def gather(
    notebook: NotebookReader, options: BestCustomersOptions, today: date, progress: Progress = silent
) -> BestCustomers:
    """The best customers as of a day."""
    progress(0, 2)
    steering = method(notebook)
    found, revenue = best_customers(notebook, today, options.most)
    money_of_book = Money(revenue, steering.currency)
    return BestCustomers(today, steering.my_name, steering.my_company, found, money_of_book, steering.equity_years)


def compose(content: BestCustomers, paper: Paper, progress: Progress = silent) -> Document:
    """The sheet in the current language."""
    desk = Desk(Setter(), measures(language()))
    progress(1, 2)
    day = medium_date(content.printed_on)
    frame = Frame(
        _("Best customers"),
        owner_of(content.my_name, content.my_company),
        (_("confidential"), day),
        (_("Printed {day}").format(day=day),),
    )
    title = title_block(desk, _("Best customers"), _("the year up to {day}").format(day=day))
    return bound(
        desk, poured(title, _pieces(desk, content, paper), paper), frame, paper, _("Best customers"), progress, 2
    )


def _pieces(desk: Desk, content: BestCustomers, paper: Paper) -> list[Piece]:
    if not content.customers:
        return [Piece(one_line(desk, _("No customer stands out yet: nobody bought anything within a year.")), 30)]
    pieces = [Piece(figure_row(desk, _figures(content)), FIGURES_UNDER)]
    matters = content.matters()[:_MOST_TOLD]
    if matters:
        pieces.append(Piece(_matter_bars(desk, matters), BAND_GAP + 6))
    columns = (
        (_WORTH_LEFT, _("What they are worth")),
        (_MATTERS, _("What matters most")),
        (_SET, _("What is set for them")),
    )
    rows = [_row(desk, content, place, one) for place, one in enumerate(content.customers, start=1)]
    return pieces + section(desk, _("Who they are"), rows, paper, columns=columns)


def _figures(content: BestCustomers) -> tuple[Figure, ...]:
    customers = content.customers
    revenue = sum(one.revenue.minor for one in customers)
    share = f"{revenue * 100 // content.revenue.minor} %" if content.revenue.minor else "–"
    n, years = len(customers), content.years_ahead
    return (
        ((str(n),), ngettext("best customer", "best customers", n)),
        ((_total(content, revenue),), _("revenue of the year")),
        ((share,), _("of all revenue")),
        ((_total(content, sum(one.profit.minor for one in customers)),), _("profit of the year")),
        (
            (_total(content, sum(one.expected.minor for one in customers)),),
            ngettext("expected in {n} year, estimated", "expected in {n} years, estimated", years).format(n=years),
        ),
        ((str(sum(one.rewarded is not None for one in customers)),), _("were rewarded")),
    )


def _total(content: BestCustomers, minor: int) -> str:
    return money(Money(minor, content.revenue.currency))


def _matter_bars(desk: Desk, matters: Sequence[MatterCount]) -> Block:
    """What matters most to all of them together, in two columns, with a bar for how many name it."""
    marks: list[Mark] = list(label(desk, _("What matters most to them"), MEASURE, hint=_("named by / first for")))
    most = max(one.named for one in matters)
    half = (len(matters) + 1) // 2
    last = top = LABEL_BASELINE + desk.measures.to_text
    for place, one in enumerate(matters):
        left = column(6) * (place >= half)
        y = top + place % half * desk.measures.text
        last = max(last, y)
        words = desk.setter.lines(said(one.words), TEXT_SIZE, _BAR_LEFT - 4, most=1)[0]
        marks.append(Words(left, y, words, TEXT_SIZE))
        marks.append(Rule(left + _BAR_LEFT, y - _UP, max(_BAR_LONGEST * one.named / most, 1.5), _BAR))
        figures = desk.setter.line(f"{one.named} / {one.first}", TEXT_SIZE)
        marks.append(ending_at(left + _HALF - 8, y, figures, TEXT_SIZE))
    return Block(tuple(marks), last)


def _row(desk: Desk, content: BestCustomers, place: int, one: BestCustomer) -> Row:
    setter = desk.setter
    named = (Span(f"{place}  ", ink=Ink.GREY), Span(one.contact.name, bold=True))
    who = (
        *setter.lines(named, TEXT_SIZE, _WHO_WIDTH, most=2),
        *_lines(desk, one.contact.organisation, _WHO_WIDTH),
        *setter.lines(listed(tuple(map(render, one.positions))), TEXT_SIZE, _WHO_WIDTH, ink=Ink.GREY),
    )
    matters = [
        line
        for rank, words in enumerate(one.matters_most[:_MOST_MATTERS], start=1)
        for line in _lines(desk, f"{rank} {said(words)}", _MATTERS_WIDTH)
    ]
    return Row(
        (
            cell(desk, who, 0),
            tuple(_worth(desk, one)),
            cell(desk, matters, _MATTERS),
            tuple(_set_for(desk, content, one)),
        )
    )


def _lines(desk: Desk, words: str, width: float) -> tuple[Line, ...]:
    return desk.setter.lines(words, TEXT_SIZE, width, most=2) if words else ()


def _worth(desk: Desk, one: BestCustomer) -> Iterator[CellLine]:
    """Revenue, profit, what may be expected and the band of equity, each with its word before it."""
    for words, said_of_it, bold in (
        (_("revenue"), money(one.revenue), True),
        (_("profit"), money(one.profit), False),
        (_("expected"), money(one.expected), False),
        (_("equity"), render(one.equity), False),
    ):
        named = Words(_WORTH_LEFT, 0, desk.setter.line(words, TEXT_SIZE, ink=Ink.GREY), TEXT_SIZE)
        figure = ending_at(_WORTH, 0, desk.setter.line(said_of_it, TEXT_SIZE, bold=bold), TEXT_SIZE)
        yield CellLine((named, figure), desk.measures.text)


def _set_for(desk: Desk, content: BestCustomers, one: BestCustomer) -> Sequence[CellLine]:
    """Tier with benefits and the last reward, goals, open promises and next steps, the most pressing first.

    As many as there is room for: of many customers each has less.
    """
    setter = desk.setter
    lines: list[CellLine] = []
    if one.tier is not None:
        spans = (Span(capitalised(render(one.tier)), bold=True), Span(_tier_words(one)))
        lines += cell(desk, setter.lines(spans, TEXT_SIZE, _SET_WIDTH, most=2), _SET)
    for goal in one.goals:
        lines += cell(desk, setter.lines(render(goal), TEXT_SIZE, _SET_WIDTH, most=1), _SET)
    told = [
        *((_("We:") if it.side is Side.ME else _("They:"), it.text, it.due) for it in one.promises),
        *((_("Next:"), it.text, it.due) for it in one.next_steps),
    ]
    told.sort(key=lambda it: it[2] or date.max)
    lines += [CellLine(_told(desk, content, *it), desk.measures.text) for it in told]
    most = _LINES_OF_FEW if len(content.customers) <= _FEW else _LINES_OF_MANY
    if len(lines) <= most:
        return lines
    rest = len(lines) - most + 1
    words = ngettext("+{n} more in Salesbook", "+{n} more in Salesbook", rest).format(n=rest)
    return [*lines[: most - 1], *cell(desk, (setter.line(words, TEXT_SIZE, ink=Ink.GREY),), _SET)]


def _tier_words(one: BestCustomer) -> str:
    benefits = _(": {benefits}").format(benefits=listed(one.benefits)) if one.benefits else ""
    if one.rewarded is None:
        return benefits
    given = _("{what} {day}").format(what=one.rewarded.text, day=narrow_date(one.rewarded.day)).strip()
    return _("{benefits}; rewarded: {given}").format(benefits=benefits, given=given)


def _told(desk: Desk, content: BestCustomers, whose: str, words: str, due: date | None) -> tuple[Words, ...]:
    """Whose it is and what, on one line, with its day at the right end, red where it has passed."""
    late = due is not None and due < content.printed_on
    ink = Ink.RED if late else Ink.GREY
    day = desk.setter.line(_day(content, due), TEXT_SIZE, bold=late, ink=ink) if due else None
    room = _SET_WIDTH - (day.width + 6 if day else 0)
    line = desk.setter.lines((Span(f"{whose} ", bold=True), Span(words)), TEXT_SIZE, room, most=1)[0]
    marks = (Words(_SET, 0, line, TEXT_SIZE),)
    return (*marks, ending_at(MEASURE, 0, day, TEXT_SIZE)) if day else marks


def _day(content: BestCustomers, day: date) -> str:
    """With its year where that is not the year of the sheet."""
    return day_and_month(day) if day.year == content.printed_on.year else narrow_date(day)
