"""The birthday list: the important dates of some days, month by month, with solar and lunar day, age, and whom to call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from salesbook.domain.contact import Phone
from salesbook.domain.important_date import Calendar, DateKind, ImportantDate, LunarDay
from salesbook.domain.text import Text
from salesbook.queries.contact_groups import members_of
from salesbook.queries.contacts import contact_lines
from salesbook.queries.dates import dates_between
from salesbook.queries.settings import method
from salesbook.reports.call_sheet_content import Wording
from salesbook.reports.call_sheet_words import said
from salesbook.reports.frame import Frame, Piece, bound, days_in_head, one_line, owner_of, poured, section, title_block
from salesbook.reports.marks import Words
from salesbook.reports.options import BirthdayListOptions
from salesbook.reports.page import TEXT_SIZE, Paper, column, measures, span
from salesbook.reports.parts import LIST_TICK, Desk, tick_box
from salesbook.reports.report import Document
from salesbook.reports.rows import CellLine, Row, cell
from salesbook.reports.setting import Setter
from salesbook.reports.signs import Ink
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language, ngettext
from salesbook.system.progress import Progress, silent
from salesbook.wording import capitalised, date_in_words, lunar_day, medium_date

_BESIDE_BOX = 14.0
_WHOM, _WHOM_WIDTH = column(2), span(4) - 4
_WHAT, _WHAT_WIDTH = column(6), span(4) - 4
_PHONE, _PHONE_WIDTH = column(10), span(2)


@dataclass(frozen=True)
class ListedDate:
    """A date on the solar day it falls on, with its lunar day where it is counted so; `years` since it first was.

    `born` marks the contact's own birthday, on which the years are an age.
    """

    day: date
    name: str
    organisation: str
    what: Wording
    lunar: LunarDay | None = None
    years: int | None = None
    phone: str = ""
    born: bool = False


@dataclass(frozen=True)
class BirthdayList:
    """The dates of some days by day."""

    first: date
    last: date
    printed_on: date
    my_name: str = ""
    my_company: str = ""
    dates: tuple[ListedDate, ...] = ()


def gather(
    notebook: NotebookReader, options: BirthdayListOptions, today: date, progress: Progress = silent
) -> BirthdayList:
    """The dates that fall on the days, each as often as it does."""
    progress(0, 2)
    steering = method(notebook)
    found = dates_between(notebook, options.first, options.last, birthdays_only=options.birthdays_only)
    if options.group:
        members = members_of(notebook, options.group, today)
        found = [one for one in found if one[0].contact_id in members]
    lines = contact_lines(notebook, tuple(dict.fromkeys(entry.contact_id for entry, _day in found)))
    phones = {contact_id: _phone(notebook, contact_id) for contact_id in lines}
    listed = [
        ListedDate(
            day,
            lines[entry.contact_id].name,
            lines[entry.contact_id].organisation,
            entry.label or Text("{kind}", kind=entry.kind),
            LunarDay(entry.month, entry.day, entry.leap_month) if entry.calendar is Calendar.LUNAR else None,
            years_on(entry, day),
            phones[entry.contact_id],
            born=entry.kind is DateKind.BIRTHDAY and not entry.label,
        )
        for entry, day in found
    ]
    return BirthdayList(options.first, options.last, today, steering.my_name, steering.my_company, tuple(listed))


def _phone(notebook: NotebookReader, contact_id: str) -> str:
    """The number to try first."""
    numbers = notebook.of_contact(Phone, contact_id)
    best = sorted(numbers, key=lambda one: (not one.preferred, one.label not in ("", "mobile"), one.position))
    return best[0].value if best else ""


def years_on(entry: ImportantDate, day: date) -> int | None:
    """How many years it is on that day, by the calendar it is counted in; None where its year is not known or to come."""
    if entry.year is None:
        return None
    counted = (year for year in (day.year, day.year - 1) if entry.in_year(year) == day)
    years = next(counted, day.year) - entry.year
    return years if years > 0 else None


def compose(content: BirthdayList, paper: Paper, progress: Progress = silent) -> Document:
    """The list in the current language."""
    desk = Desk(Setter(), measures(language()))
    progress(1, 2)
    days = days_in_head(content.first, content.last)
    pieces: list[Piece] = []
    columns = ((_WHOM, _("Contact")), (_WHAT, _("Occasion")), (_PHONE, _("Phone")))
    for start, listed in groupby(content.dates, key=lambda one: one.day.replace(day=1)):
        rows = [_row(desk, one) for one in listed]
        month = date_in_words(start, "MMMM yyyy", "yyyy年M月")
        pieces += section(desk, month, rows, paper, columns=columns)
    if not content.dates:
        pieces = [Piece(one_line(desk, _("No important date falls on these days.")), 30)]
    frame = Frame(
        _("Birthday list"),
        owner_of(content.my_name, content.my_company),
        (days,),
        (_("Printed {day}").format(day=medium_date(content.printed_on)),),
    )
    pages = poured(title_block(desk, _("Birthdays and dates"), days), pieces, paper)
    return bound(desk, pages, frame, paper, _("Birthday list"), progress, 2)


def _row(desk: Desk, listed: ListedDate) -> Row:
    """A box to tick, the solar day, whom, what with its lunar day and the years, the phone."""
    setter = desk.setter
    day = setter.line(date_in_words(listed.day, "EEE d MMM", "M月d日 EEE"), TEXT_SIZE, bold=True)
    first = CellLine((tick_box(0, 0, LIST_TICK), Words(_BESIDE_BOX, 0, day, TEXT_SIZE)), desk.measures.text)
    whom = (
        *setter.lines(listed.name, TEXT_SIZE, _WHOM_WIDTH, bold=True),
        *setter.lines(listed.organisation, TEXT_SIZE, _WHOM_WIDTH, ink=Ink.GREY),
    )
    what = setter.lines(_what(listed), TEXT_SIZE, _WHAT_WIDTH)
    phone = setter.lines(listed.phone, TEXT_SIZE, _PHONE_WIDTH)
    return Row(((first,), cell(desk, whom, _WHOM), cell(desk, what, _WHAT), cell(desk, phone, _PHONE)))


def _what(listed: ListedDate) -> str:
    """`Birthday, lunar 8/8, turning 42`, `wedding day, 14 years`."""
    words = capitalised(said(listed.what))
    if listed.lunar:
        words = _("{what}, {day}").format(what=words, day=lunar_day(listed.lunar))
    if listed.years and listed.born:
        return _("{what}, turning {n}").format(what=words, n=listed.years)
    if listed.years:
        years = ngettext("{what}, {n} year", "{what}, {n} years", listed.years)
        return years.format(what=words, n=listed.years)
    return words
