"""The call sheet: one page a planned visit, never two. `paper.md`, «Call sheet»; what gives way when it is full is here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from salesbook.reports.call_sheet_bands import last_and_wanted, needs_to_ace, path, talk_to_ask
from salesbook.reports.call_sheet_content import CallSheet, SheetVisit
from salesbook.reports.call_sheet_gather import gather as gather
from salesbook.reports.call_sheet_head import reach, sheet_foot, sheet_head, title
from salesbook.reports.call_sheet_lower import fold, tick_rows, writing_room
from salesbook.reports.frame import document_title
from salesbook.reports.marks import Block, Words
from salesbook.reports.pad import Pad
from salesbook.reports.page import BAND_GAP, HEAD_BASELINE, LABEL_SIZE, MM, SHARED_GAP, TEXT_SIZE, Paper, measures
from salesbook.reports.parts import Desk, running_head
from salesbook.reports.report import Document
from salesbook.reports.setting import Setter
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language
from salesbook.system.progress import Progress, silent
from salesbook.wording import long_date

LIMIT = 163 * MM  # the last baseline above the tick rows at most


@dataclass(frozen=True)
class _Fit:
    """How much has given way already, in the order of `paper.md`: ways to reach, evidence, lists, cause and ace."""

    fewer_ways: bool = False
    only_present: bool = False
    evidence_lines: int = 3
    lists: bool = False
    cause_lines: int = 2
    ace_lines: int = 4
    reach_lines: int = 3
    missing_lines: int = 5
    item_lines: int = 2


# What gives way, in this order; a step that brings nothing is passed over.
_STEPS: tuple[Callable[[_Fit], _Fit], ...] = (
    lambda fit: replace(fit, fewer_ways=True),
    lambda fit: replace(fit, only_present=True),
    lambda fit: replace(fit, evidence_lines=2),
    lambda fit: replace(fit, only_present=True, evidence_lines=2),
    lambda fit: replace(fit, lists=True),
    lambda fit: replace(fit, cause_lines=1),
    lambda fit: replace(fit, ace_lines=3),
    # Only texts nobody writes by hand get here.
    lambda fit: replace(fit, reach_lines=2, missing_lines=3, item_lines=1, ace_lines=2),
)


def compose(content: CallSheet, paper: Paper, progress: Progress = silent) -> Document:
    """The sheets of the days in the current language."""
    desk = Desk(Setter(), measures(language()))
    pad = Pad(paper, document_title(_("Call sheet"), long_date(content.day)), language())
    for done, visit in enumerate(content.visits, start=1):
        _sheet(pad, desk, visit)
        pad.end_page()
        progress(done, len(content.visits))
    if not content.visits:
        _nothing_planned(pad, desk, content)
        pad.end_page()
    return Document(pad.finished(), pad.pages, tuple(desk.setter.missing))


def _nothing_planned(pad: Pad, desk: Desk, content: CallSheet) -> None:
    parts = [
        desk.setter.line(_("Call sheet"), LABEL_SIZE, bold=True),
        desk.setter.line(long_date(content.day), LABEL_SIZE),
    ]
    pad.draw(running_head(parts, ()))
    line = desk.setter.line(_("No visit is planned on this day."), TEXT_SIZE)
    pad.draw(Block((Words(0, HEAD_BASELINE + 10 * MM, line, TEXT_SIZE),), 0))


def _sheet(pad: Pad, desk: Desk, visit: SheetVisit) -> None:
    pad.draw(sheet_head(desk, visit))
    for block, top in upper_part(desk, visit):
        pad.draw(block, top)
    pad.draw(tick_rows(desk, visit))
    pad.draw(fold(pad.paper))
    pad.draw(writing_room(desk, visit, pad.paper))
    pad.draw(sheet_foot(desk, visit, pad.paper))


def upper_part(desk: Desk, visit: SheetVisit) -> list[tuple[Block, float]]:
    """Title and bands above the tick rows, each with the height its top stands at."""
    head = title(desk, visit)
    bands = _fitted(desk, visit, head.last)
    gaps = max(len(bands) - 1, 1)
    shared = min(SHARED_GAP, max(LIMIT - _last(bands, head.last), 0) / gaps)
    placed = [(head, 0.0)]
    y = head.last
    for band in bands:
        placed.append((band, y))
        y += band.last + BAND_GAP + shared
    return placed


def _last(bands: list[Block], top: float) -> float:
    """The last baseline with the gaps at their smallest."""
    return top + sum(band.last for band in bands) + BAND_GAP * max(len(bands) - 1, 0)


def _fitted(desk: Desk, visit: SheetVisit, top: float) -> list[Block]:
    """The bands under the title, with as little left out as makes them end above the limit."""
    fit = _Fit()
    bands = _bands(desk, visit, top, fit)
    for step in _STEPS:
        if _last(bands, top) <= LIMIT:
            break
        tighter = _bands(desk, visit, top, step(fit))
        if _last(tighter, top) < _last(bands, top):
            fit, bands = step(fit), tighter
    return bands


def _bands(desk: Desk, visit: SheetVisit, top: float, fit: _Fit) -> list[Block]:
    """The bands that have anything to say."""
    upper = [
        reach(desk, visit, fewer=fit.fewer_ways, lines=fit.reach_lines),
        path(
            desk,
            visit.stage,
            visit.stage_steps,
            visit.missing,
            lines=fit.evidence_lines,
            missing_lines=fit.missing_lines,
            only_present=fit.only_present,
        ),
        last_and_wanted(desk, visit, cause_lines=fit.cause_lines),
    ]
    bands = [band for band in upper if band]
    room = LIMIT - top - sum(band.last + BAND_GAP for band in bands)
    return bands + _lists(desk, visit, fit, room)


def _lists(desk: Desk, visit: SheetVisit, fit: _Fit, room: float) -> list[Block]:
    """The two bands of lists; where they must share, the first takes half of the room, or what the second leaves."""

    def upper(space: float | None) -> Block | None:
        return needs_to_ace(desk, visit, room=space, item_lines=fit.item_lines, ace_lines=fit.ace_lines)

    def lower(space: float | None) -> Block | None:
        return talk_to_ask(desk, visit, room=space, item_lines=fit.item_lines)

    first, second = upper(None), lower(None)
    if fit.lists and first and second:
        both, least = room - BAND_GAP, lower(0)
        first = upper(min(max(both / 2, both - second.last), both - (least.last if least else 0)))
        second = lower(both - first.last) if first else None
    elif fit.lists:
        first, second = upper(room), lower(room)
    return [band for band in (first, second) if band]
