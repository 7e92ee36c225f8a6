"""The hospitality report: what was spent on each contact in each year, against the limits, and every single expense.

How an expense is shared out is told in `domain/spending.py`. Hospitality and gifts stand first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from salesbook.domain.contact import Contact
from salesbook.domain.money import Money
from salesbook.domain.organisation import Organisation
from salesbook.domain.spending import LIMITED, limit_on, shared
from salesbook.domain.visit import Expense, ExpenseKind
from salesbook.queries.contacts import contact_lines
from salesbook.queries.period import Period, done_visits_in, names_by_id
from salesbook.queries.settings import method
from salesbook.queries.spending import people_sharing
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
from salesbook.reports.options import HospitalityOptions
from salesbook.reports.page import LABEL_SIZE, MEASURE, TEXT_SIZE, Paper, column, measures, span
from salesbook.reports.parts import Desk, ending_at
from salesbook.reports.report import Document
from salesbook.reports.rows import CellLine, Row, cell
from salesbook.reports.setting import Setter
from salesbook.reports.signs import Ink
from salesbook.reports.sums import sums
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language
from salesbook.system.progress import Progress, silent
from salesbook.wording import capitalised, listed, medium_date, money, narrow_date, word

_NAME_WIDTH = span(4) - 4
# Where the amounts of a kind end, so that they can be added up by eye, and where what is said of the limit begins.
_AMOUNT_WIDTH = 52.0
_KIND_ENDS = {
    ExpenseKind.HOSPITALITY: column(4) + _AMOUNT_WIDTH,
    ExpenseKind.GIFT: column(7) + _AMOUNT_WIDTH,
}
_LIMIT_AFTER = 3.0
_LIMIT_WIDTH = span(3) - _AMOUNT_WIDTH - _LIMIT_AFTER

_WHOM, _WHOM_WIDTH = column(2), span(4) - 4
_WHAT, _WHAT_WIDTH = column(6), span(4) - 4


@dataclass(frozen=True)
class SpentOn:
    """What was spent on one contact in one year: by kind, one sum a currency."""

    year: int
    name: str
    organisation: str
    hospitality: tuple[Money, ...] = ()
    gifts: tuple[Money, ...] = ()
    rest: tuple[Money, ...] = ()


@dataclass(frozen=True)
class SpentAt:
    """One expense of a visit with those who took part."""

    day: date
    names: tuple[str, ...]
    kind: ExpenseKind
    amount: Money
    note: str = ""


@dataclass(frozen=True)
class Hospitality:
    """The report of some days. A limit is for one contact in one year; None where there is none."""

    first: date
    last: date
    printed_on: date
    about: str = ""
    my_name: str = ""
    my_company: str = ""
    hospitality_limit: Money | None = None
    gift_limit: Money | None = None
    spent: tuple[SpentOn, ...] = ()
    expenses: tuple[SpentAt, ...] = ()


def gather(
    notebook: NotebookReader, options: HospitalityOptions, today: date, progress: Progress = silent
) -> Hospitality:
    """What was spent at the visits of the days."""
    steering = method(notebook)
    period = Period(options.first, options.last, options.contact_id, options.organisation_id)
    visits = done_visits_in(notebook, period)
    shares: dict[tuple[int, str], list[Expense]] = {}
    expenses: list[SpentAt] = []
    progress(0, 2)
    for visit in visits:
        progress(0, 2)
        spent = notebook.of_visit(Expense, visit.id)
        if spent:
            people = people_sharing(notebook, (visit.id,)).get(visit.id, ())
            names = tuple(names_by_id(notebook, people).values())
            expenses += [SpentAt(visit.day, names, one.kind, one.amount, one.note) for one in spent]
            for one in spent:
                for contact_id, part in zip(people, shared(one.amount, len(people)), strict=True):
                    shares.setdefault((visit.day.year, contact_id), []).append(replace(one, amount=part))
    return Hospitality(
        options.first,
        options.last,
        today,
        _about(notebook, period),
        steering.my_name,
        steering.my_company,
        limit_on(ExpenseKind.HOSPITALITY, steering),
        limit_on(ExpenseKind.GIFT, steering),
        tuple(_spent(notebook, shares, options.contact_id)),
        tuple(expenses),
    )


def _spent(
    notebook: NotebookReader, shares: dict[tuple[int, str], list[Expense]], contact_id: str | None
) -> Iterable[SpentOn]:
    """By year, latest first; in a year those on whom most was spent first."""
    lines = contact_lines(notebook, tuple(dict.fromkeys(one for _year, one in shares)))
    wanted = {key: those for key, those in shares.items() if contact_id in (None, key[1])}
    order = sorted(wanted, key=lambda key: (-key[0], -sum(one.amount.minor for one in wanted[key]), key[1]))
    for year, one in order:
        those = wanted[year, one]

        def of(*kinds: ExpenseKind, those: Sequence[Expense] = those) -> tuple[Money, ...]:
            return sums(expense.amount for expense in those if expense.kind in kinds)

        yield SpentOn(
            year,
            lines[one].name,
            lines[one].organisation,
            of(ExpenseKind.HOSPITALITY),
            of(ExpenseKind.GIFT),
            of(*(kind for kind in ExpenseKind if kind not in LIMITED)),
        )


def _about(notebook: NotebookReader, period: Period) -> str:
    contact = notebook.get(Contact, period.contact_id) if period.contact_id else None
    organisation = notebook.get(Organisation, period.organisation_id) if period.organisation_id else None
    named = contact or organisation
    return named.name if named else ""


def over(amounts: Sequence[Money], limit: Money | None) -> bool:
    """Whether more was spent than the limit, in its currency."""
    return limit is not None and any(one.currency == limit.currency and one.minor > limit.minor for one in amounts)


def compose(content: Hospitality, paper: Paper, progress: Progress = silent) -> Document:
    """The report in the current language."""
    desk = Desk(Setter(), measures(language()))
    progress(1, 2)
    days = days_in_head(content.first, content.last)
    pieces = _pieces(desk, content, paper)
    frame = Frame(
        _("Hospitality report"),
        owner_of(content.my_name, content.my_company),
        (content.about, days) if content.about else (days,),
        (_("Printed {day}").format(day=medium_date(content.printed_on)),),
    )
    pages = poured(title_block(desk, content.about or _("Hospitality and gifts"), days), pieces, paper)
    whole = document_title(_("Hospitality report"), content.about)
    return bound(desk, pages, frame, paper, whole, progress, 2)


def _pieces(desk: Desk, content: Hospitality, paper: Paper) -> list[Piece]:
    if not content.expenses:
        return [Piece(one_line(desk, _("No expense is recorded for these days.")), 30)]
    pieces = [
        Piece(figure_row(desk, _figures(content)), FIGURES_UNDER),
        Piece(one_line(desk, _limits(content)), 22),
    ]
    kinds = ((ExpenseKind.HOSPITALITY, capitalised(word(ExpenseKind.HOSPITALITY))), (ExpenseKind.GIFT, _("Gifts")))
    columns = tuple((_KIND_ENDS[kind] - desk.setter.line(said, LABEL_SIZE).width, said) for kind, said in kinds)
    for year in dict.fromkeys(one.year for one in content.spent):
        rows = [_spent_row(desk, content, one) for one in content.spent if one.year == year]
        pieces += section(desk, str(year), rows, paper, columns=columns, hint=_("Travel and other"))
    rows = [_expense_row(desk, one) for one in content.expenses]
    named = ((_WHOM, _("Contact")), (_WHAT, _("What for")))
    return [*pieces, *section(desk, _("Each expense"), rows, paper, columns=named, hint=_("Amount"))]


def _figures(content: Hospitality) -> tuple[Figure, ...]:
    def total(*kinds: ExpenseKind) -> tuple[str, ...]:
        return tuple(money(one) for one in sums(e.amount for e in content.expenses if e.kind in kinds)) or ("0",)

    beyond = sum(
        over(one.hospitality, content.hospitality_limit) or over(one.gifts, content.gift_limit) for one in content.spent
    )
    rest = (kind for kind in ExpenseKind if kind not in LIMITED)
    return (
        (total(ExpenseKind.HOSPITALITY), word(ExpenseKind.HOSPITALITY)),
        (total(ExpenseKind.GIFT), _("gifts")),
        (total(*rest), _("travel and other")),
        ((str(len({one.name for one in content.spent})),), _("contacts")),
        ((str(len(content.expenses)),), _("expenses")),
        ((str(beyond),), _("over the limit")),
    )


def _limits(content: Hospitality) -> str:
    """What may be spent on one contact in a year, and how it was shared out."""
    limits = tuple(
        _("{kind} {amount}").format(kind=kind, amount=money(limit))
        for kind, limit in (
            (word(ExpenseKind.HOSPITALITY), content.hospitality_limit),
            (_("gifts"), content.gift_limit),
        )
        if limit
    )
    share = _("An expense is shared equally among the contacts who took part.")
    if not limits:
        return _("No limit is set.") + " " + share
    return _("Limit for one contact in a year: {limits}.").format(limits=listed(limits)) + " " + share


def _spent_row(desk: Desk, content: Hospitality, one: SpentOn) -> Row:
    setter = desk.setter
    whom = (
        *setter.lines(one.name, TEXT_SIZE, _NAME_WIDTH, bold=True),
        *setter.lines(one.organisation, TEXT_SIZE, _NAME_WIDTH, ink=Ink.GREY),
    )
    return Row(
        (
            cell(desk, whom, 0),
            tuple(_against(desk, one.hospitality, content.hospitality_limit, _KIND_ENDS[ExpenseKind.HOSPITALITY])),
            tuple(_against(desk, one.gifts, content.gift_limit, _KIND_ENDS[ExpenseKind.GIFT])),
            _amounts(desk, one.rest),
        )
    )


def _against(desk: Desk, amounts: Sequence[Money], limit: Money | None, right: float) -> Iterator[CellLine]:
    """`¥1,200 of ¥2,000`, the amount ending at `right`, and under the limit what is over; a currency after the other."""
    setter = desk.setter
    for one in amounts:
        is_over = over((one,), limit)
        ink = Ink.RED if is_over else Ink.BLACK
        amount = ending_at(right, 0, setter.line(money(one), TEXT_SIZE, bold=is_over, ink=ink), TEXT_SIZE)
        told = _of_limit(one, limit)
        lines = [line for said in told for line in setter.lines(said, TEXT_SIZE, _LIMIT_WIDTH, bold=is_over, ink=ink)]
        said = cell(desk, lines, right + _LIMIT_AFTER)
        yield CellLine((amount, *(said[0].marks if said else ())), desk.measures.text)
        yield from said[1:]


def _of_limit(amount: Money, limit: Money | None) -> Iterator[str]:
    """What an amount is measured against, in the currency of the limit, and what is over; nothing in another."""
    if limit is not None and amount.currency == limit.currency:
        yield _("of {limit}").format(limit=money(limit))
        if over((amount,), limit):
            yield _("{beyond} over").format(beyond=money(Money(amount.minor - limit.minor, limit.currency)))


def _amounts(desk: Desk, amounts: Sequence[Money]) -> tuple[CellLine, ...]:
    lines = [desk.setter.line(money(one), TEXT_SIZE) for one in amounts]
    return cell(desk, lines, 0, right=MEASURE)


def _expense_row(desk: Desk, one: SpentAt) -> Row:
    setter = desk.setter
    day = setter.line(narrow_date(one.day), TEXT_SIZE)
    whom = setter.lines(listed(one.names), TEXT_SIZE, _WHOM_WIDTH)
    kind = capitalised(word(one.kind))
    what = _("{kind}: {note}").format(kind=kind, note=one.note) if one.note else kind
    amount = setter.line(money(one.amount), TEXT_SIZE)
    return Row(
        (
            cell(desk, (day,), 0),
            cell(desk, whom, _WHOM),
            cell(desk, setter.lines(what, TEXT_SIZE, _WHAT_WIDTH), _WHAT),
            (CellLine((ending_at(MEASURE, 0, amount, TEXT_SIZE),), desk.measures.text),),
        )
    )
