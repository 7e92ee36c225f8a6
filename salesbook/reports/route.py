"""The day route: the visits of a day in their order, who else is due, the car. `paper.md`, «Day route»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from salesbook.reports.frame import document_title
from salesbook.reports.marks import Block, Mark, Rule, Words
from salesbook.reports.pad import Pad
from salesbook.reports.page import (
    FOOT_SIZE,
    HEAD_BASELINE,
    LABEL_SIZE,
    MEASURE,
    MM,
    SHARED_GAP,
    TEXT_SIZE,
    THIN,
    Paper,
    measures,
)
from salesbook.reports.parts import Desk, ending_at, foot, running_head
from salesbook.reports.report import Document
from salesbook.reports.route_content import Route, RouteDay, Stop
from salesbook.reports.route_gather import gather as gather
from salesbook.reports.route_parts import AFTER_LIST, BEFORE_RULE, also_due, car_and_meals, empty_rows, on_the_way
from salesbook.reports.route_row import WHAT_FOR, WHERE, WHOM, row
from salesbook.reports.route_words import free_time, how_many, sheets_follow
from salesbook.reports.setting import Line, Setter
from salesbook.reports.signs import Ink
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language
from salesbook.system.progress import Progress, silent
from salesbook.wording import long_date, weekday_and_date, weekday_and_day_number, whole_month

_TITLE_AT = 26.8 * MM
_TITLE, _BESIDE, _BESIDE_SIZE = 24, 8, 11
_LABELS_OVER_RULE = 2.2 * MM
_FIRST_RULE = 35.1 * MM
_RULE_WITHOUT_TITLE = 24 * MM
_MOST_ON_ONE_PAGE = 7
_MOST_WITH_ALL = 5


@dataclass(frozen=True)
class _Fit:
    """What a page still has besides rows and who is also due."""

    on_the_way: bool = True
    empty: int = 2
    car: bool = True
    stage: bool = True


# What gives way, in this order.
_FITS = (
    _Fit(),
    _Fit(on_the_way=False),
    _Fit(on_the_way=False, empty=1),
    _Fit(on_the_way=False, empty=0),
    _Fit(on_the_way=False, empty=0, car=False),
    _Fit(on_the_way=False, empty=0, car=False, stage=False),
)


@dataclass(frozen=True)
class _Page:
    """The rows of one page, and on the last one what stands under them."""

    rows: tuple[Block, ...]
    under: tuple[tuple[Block, float], ...] = ()


def compose(content: Route, paper: Paper, progress: Progress = silent) -> Document:
    """The routes of the days in the current language, each beginning on a page of its own."""
    desk = Desk(Setter(), measures(language()))
    pad = Pad(paper, document_title(_("Day route"), long_date(content.first)), language())
    for done, day in enumerate(content.days, start=1):
        pages = _pages(desk, day, paper)
        for number, page in enumerate(pages, start=1):
            _draw(pad, desk, content, day, page, (number, len(pages)))
        progress(done, len(content.days))
    if not content.days:
        _nothing_planned(pad, desk, content)
    return Document(pad.finished(), pad.pages, tuple(desk.setter.missing))


def _nothing_planned(pad: Pad, desk: Desk, content: Route) -> None:
    pad.draw(running_head(_head_parts(desk, content), ()))
    when = desk.setter.line(long_date(content.first), TEXT_SIZE, bold=True)
    line = desk.setter.line(_("No visit is planned on this day."), TEXT_SIZE)
    top = HEAD_BASELINE + 10 * MM
    pad.draw(Block((Words(0, top, when, TEXT_SIZE), Words(when.width + 8, top, line, TEXT_SIZE)), 0))
    pad.end_page()


def _pages(desk: Desk, day: RouteDay, paper: Paper) -> list[_Page]:
    """The day on one page with as little left out as fits, or else on several with nothing left out but on the last."""
    stops = list(day.stops)
    if len(stops) <= _MOST_ON_ONE_PAGE:
        whole = _last_page(desk, day, stops, _FIRST_RULE, paper)
        if whole:
            return [whole]
    rows = list(_rows(desk, stops, stage=True))
    pages: list[_Page] = []
    while rows:
        top = _RULE_WITHOUT_TITLE if pages else _FIRST_RULE
        whole = _last_page(desk, day, stops[-len(rows) :], top, paper) if pages else None
        if whole:
            return [*pages, whole]
        taken = max(_fitting(rows, paper.bottom - top), 1)
        if taken == len(rows) > 1:
            # The last page is not to be without a visit.
            taken -= 1
        pages.append(_Page(tuple(_stretched(rows[:taken], paper.bottom - top))))
        rows = rows[taken:]
    return [*pages, _Page((), tuple(_under(desk, day, _Fit(on_the_way=False, empty=0), 0)))]


def _rows(desk: Desk, stops: Sequence[Stop], *, stage: bool) -> Iterator[Block]:
    for stop, following in zip(stops, [*stops[1:], None], strict=True):
        yield row(desk, stop, free_time(stop, following), stage=stage)


def _fitting(rows: Sequence[Block], room: float) -> int:
    """How many of the rows fit."""
    used, count = 0.0, 0
    for block in rows:
        used += block.last
        if used > room:
            break
        count += 1
    return count


def _stretched(rows: Sequence[Block], room: float) -> Iterator[Block]:
    """The rows with left-over height shared among them, up to a little each."""
    left_over = room - sum(block.last for block in rows)
    gap = min(SHARED_GAP, max(left_over, 0) / max(len(rows), 1))
    for block in rows:
        yield Block(block.marks, block.last + gap)


def _last_page(desk: Desk, day: RouteDay, stops: Sequence[Stop], top: float, paper: Paper) -> _Page | None:
    """These visits and all that stands under them on one page, as much of it as fits; None where even the least does not."""
    for fit in _FITS:
        if fit.on_the_way and len(stops) > _MOST_WITH_ALL:
            continue
        rows = list(_rows(desk, stops, stage=fit.stage))
        room = paper.bottom - top - sum(block.last for block in rows)
        under = list(_under(desk, day, fit, room))
        used = under[-1][1] + under[-1][0].last if under else 0.0
        if used <= room and _complete(under, fit, day):
            if not fit.on_the_way:
                rows = list(_stretched(rows, paper.bottom - top - used))
            return _Page(tuple(rows), tuple(under))
    return None


def _complete(under: Sequence[tuple[Block, float]], fit: _Fit, day: RouteDay) -> bool:
    """Whether everything that was to stand under the rows found its place."""
    wanted = (fit.empty > 0) + bool(day.also_due) + fit.car + fit.on_the_way
    return len(under) == wanted


def _under(desk: Desk, day: RouteDay, fit: _Fit, room: float) -> Iterator[tuple[Block, float]]:
    """The parts under the rows, each with the place of its rule under the last row's end."""
    y = 0.0
    if fit.empty:
        block = empty_rows(fit.empty)
        yield block, y
        y += block.last + BEFORE_RULE
    if day.also_due:
        block = also_due(desk, day.also_due)
        yield block, y
        y += block.last + AFTER_LIST
    if fit.car:
        block = car_and_meals(desk)
        yield block, y
        y += block.last + BEFORE_RULE
    if fit.on_the_way:
        near = on_the_way(desk, day.nearby, room - y)
        if near:
            yield near, y


def _draw(pad: Pad, desk: Desk, content: Route, day: RouteDay, page: _Page, number: tuple[int, int]) -> None:
    line = desk.setter.line(how_many(day), LABEL_SIZE)
    pad.draw(running_head(_head_parts(desk, content, limit=MEASURE - line.width - 6 * MM), [(line, LABEL_SIZE)]))
    first = number[0] == 1
    y = _FIRST_RULE if first else _RULE_WITHOUT_TITLE
    if first:
        pad.draw(_title(desk, day))
    if page.rows:
        pad.draw(_labels(desk), y)
    for block in page.rows:
        pad.draw(Block((Rule(0, 0, MEASURE, THIN), *block.marks), 0), y)
        y += block.last
    if page.rows and not page.under:
        pad.draw(Block((Rule(0, 0, MEASURE, THIN),), 0), y)
    for block, below in page.under:
        pad.draw(block, y + below)
    pad.draw(_foot(desk, day, pad.paper, number))
    pad.end_page()


def _head_parts(desk: Desk, content: Route, limit: float = MEASURE) -> list[Line]:
    whose = content.rep or content.company
    if content.rep and content.company:
        whose = _("{name}, {organisation}").format(name=content.rep, organisation=content.company)
    named = desk.setter.line(_("Day route"), LABEL_SIZE, bold=True)
    if not whose:
        return [named]
    return [named, desk.setter.lines(whose, LABEL_SIZE, limit - named.width - 4 * MM, most=1)[0]]


def _title(desk: Desk, day: RouteDay) -> Block:
    title = desk.setter.line(weekday_and_day_number(day.day), _TITLE, bold=True)
    month = desk.setter.line(whole_month(day.day), _BESIDE_SIZE, ink=Ink.GREY)
    marks = (Words(0, _TITLE_AT, title, _TITLE), Words(title.width + _BESIDE, _TITLE_AT, month, _BESIDE_SIZE))
    return Block(marks, _TITLE_AT)


def _labels(desk: Desk) -> Block:
    """The labels of the columns over the first rule, which stands at 0."""
    named = ((0.0, _("Done")), (WHOM, _("Whom")), (WHERE, _("Where")), (WHAT_FOR, _("Purpose, reminder")))
    marks: list[Mark] = [
        Words(x, -_LABELS_OVER_RULE, desk.setter.line(words, LABEL_SIZE, bold=True), LABEL_SIZE) for x, words in named
    ]
    return Block(tuple(marks), 0)


def _foot(desk: Desk, day: RouteDay, paper: Paper, number: tuple[int, int]) -> Block:
    which = _("{page} / {pages}").format(page=number[0], pages=number[1])
    right = ending_at(MEASURE, paper.foot, desk.setter.line(which, FOOT_SIZE, ink=Ink.GREY), FOOT_SIZE)
    codes = tuple(stop.code for stop in day.stops if stop.code)
    parts = [part for part in (weekday_and_date(day.day), sheets_follow(codes)) if part]
    return foot(desk, paper, parts, right)
