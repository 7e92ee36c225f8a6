"""What papers of bands and rows share: running head, title and foot, and pouring pieces onto as many pages as they need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from salesbook.reports.marks import Block, Mark, Rule, Words
from salesbook.reports.pad import Pad
from salesbook.reports.page import (
    FOOT_SIZE,
    HEAD_RULE,
    LABEL_BASELINE,
    LABEL_SIZE,
    MEASURE,
    MM,
    TEXT_SIZE,
    THICK,
    Paper,
)
from salesbook.reports.parts import Desk, ending_at, foot, running_head, text_lines
from salesbook.reports.report import Document
from salesbook.reports.rows import Row, in_parts
from salesbook.reports.setting import Line
from salesbook.reports.signs import Ink
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language
from salesbook.system.progress import Progress
from salesbook.wording import medium_date

TITLE_AT = 26.8 * MM
_TITLE, _LONG_TITLE, _LONG_LEADING = 24, 18, 22
_BESIDE, _BESIDE_SIZE, _UNDER = 8, 11, 16
# The first baseline, or the top of a band, on a page without a title.
PAGE_TOP = HEAD_RULE + 24
BAND_TOP = HEAD_RULE + 10

ROW_RULE = 0.3
ROW_UNDER = 13.0  # from the rule above a row to its first baseline
_SECTION_GAP = 14.0  # from the last baseline of a section to the rule of the next
_HEADING_UNDER = 1.5
RULE_AFTER = 7.0  # from the last baseline of a row to the rule of the next


@dataclass(frozen=True)
class Frame:
    """What stands on every page: the report, whose it is, words at the right of the head, what a lone sheet must say."""

    report: str
    owner: str = ""
    right: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()


@dataclass(frozen=True)
class Piece:
    """A block that stays whole, `gap` under the last baseline above it; `block.last` is its own.

    With `keeps` it takes the next piece along to the next page. `heading` stands above it where it begins a page.
    """

    block: Block
    gap: float
    keeps: bool = False
    heading: Block | None = None


Pages = list[list[tuple[Block, float]]]


def owner_of(my_name: str, my_company: str) -> str:
    """Whose report it is, for the running head."""
    if my_name and my_company:
        return _("{name}, {organisation}").format(name=my_name, organisation=my_company)
    return my_name or my_company


def document_title(*parts: str) -> str:
    """What a document is called where programs list it: the report, then whom or when it is about; empty parts say nothing."""
    return ("，" if language() == "zh_CN" else ", ").join(part for part in parts if part)


def days_in_head(first: date, last: date) -> str:
    """`24 Nov 2026`, or the first and the last day."""
    if first == last:
        return medium_date(first)
    return _("{first} to {last}").format(first=medium_date(first), last=medium_date(last))


def head_of(desk: Desk, frame: Frame) -> Block:
    """The running head; what does not fit is cut, the last words at the right never."""
    room = MEASURE / 2
    parts = [desk.setter.line(frame.report, LABEL_SIZE, bold=True)]
    if frame.owner:
        parts.append(desk.setter.lines(frame.owner, LABEL_SIZE, room - parts[0].width - 10, most=1)[0])
    right: list[tuple[Line, float]] = []
    for words in reversed(frame.right):
        room -= 10
        line = desk.setter.lines(words, LABEL_SIZE, max(room, 1), most=1)[0]
        room -= line.width
        right.insert(0, (line, float(LABEL_SIZE)))
    return running_head(parts, right)


def foot_of(desk: Desk, frame: Frame, paper: Paper, page: int, pages: int) -> Block:
    """The foot with the page number."""
    number = desk.setter.line(f"{page} / {pages}", FOOT_SIZE, ink=Ink.GREY)
    return foot(desk, paper, frame.foot, ending_at(MEASURE, paper.foot, number, FOOT_SIZE))


def title_block(desk: Desk, bold: str, grey: str = "", width: float = MEASURE) -> Block:
    """The title with what stands beside it in grey, or under it where it does not fit; `last` is the last baseline."""
    lines, size = desk.setter.lines(bold, _TITLE, width, most=1, bold=True), _TITLE
    if lines[0].cut:
        lines, size = desk.setter.lines(bold, _LONG_TITLE, width, most=2, bold=True), _LONG_TITLE
    marks: list[Mark] = list(text_lines(lines, 0, TITLE_AT, _LONG_LEADING, size))
    last = TITLE_AT + (len(lines) - 1) * _LONG_LEADING
    if grey:
        x = lines[-1].width + _BESIDE
        beside = desk.setter.lines(grey, _BESIDE_SIZE, width, most=1, ink=Ink.GREY)[0]
        if x + beside.width > width:
            x, last = 0.0, last + _UNDER
        marks.append(Words(x, last, beside, _BESIDE_SIZE))
    return Block(tuple(marks), last)


def one_line(desk: Desk, words: str) -> Block:
    """The one line of a paper that has nothing else to say, or of a note under a title."""
    lines = desk.setter.lines(words, TEXT_SIZE, MEASURE)
    return Block(text_lines(lines, 0, 0, desk.measures.text), (len(lines) - 1) * desk.measures.text)


def rows_of(desk: Desk, rows: Sequence[Row], heading: Block, paper: Paper) -> list[Piece]:
    """Rows with a rule between each two, under a heading that every page with them repeats.

    The first has no rule of its own: the heading ends with one, at its `last`.
    """
    room = paper.bottom - BAND_TOP - heading.last - ROW_UNDER
    parts = [part for row in rows for part in in_parts(desk, row, room)]
    pieces = []
    for number, part in enumerate(parts):
        plain = Block(tuple(part.block.marks), part.depth)
        if number == 0:
            pieces.append(Piece(plain, ROW_UNDER, heading=heading))
        else:
            ruled = Block((Rule(0, -ROW_UNDER, MEASURE, ROW_RULE), *plain.marks), part.depth)
            pieces.append(Piece(ruled, RULE_AFTER + ROW_UNDER, heading=heading))
    return pieces


def section(
    desk: Desk,
    words: str,
    rows: Sequence[Row],
    paper: Paper,
    *,
    hint: str = "",
    columns: Sequence[tuple[float, str]] = (),
) -> list[Piece]:
    """Rows under a heading with a thick rule, which takes the first of them along and stands again on each page.

    `columns` are the left edges of columns and what stands in them, `hint` the words at the right end.
    """

    def heading(beside: str) -> Block:
        width = columns[0][0] - 2 if columns else MEASURE
        named = desk.setter.lines(words, LABEL_SIZE, width, most=1, bold=True)[0]
        marks: list[Mark] = [Rule(0, 0, MEASURE, THICK), Words(0, LABEL_BASELINE, named, LABEL_SIZE)]
        for left, what in columns:
            marks.append(Words(left, LABEL_BASELINE, desk.setter.line(what, LABEL_SIZE, ink=Ink.GREY), LABEL_SIZE))
        if beside:
            marks.append(ending_at(MEASURE, LABEL_BASELINE, desk.setter.line(beside, LABEL_SIZE, ink=Ink.GREY)))
        return Block(tuple(marks), LABEL_BASELINE + _HEADING_UNDER)

    again = heading(hint if columns else _("continued"))
    return [Piece(heading(hint), _SECTION_GAP, keeps=True), *rows_of(desk, rows, again, paper)]


def poured(title: Block, pieces: Sequence[Piece], paper: Paper) -> Pages:
    """The pieces on pages, the first under the title; one that begins a page stands under its heading or at the top."""
    pages: Pages = [[(title, 0.0)]]
    y = title.last
    for number, piece in enumerate(pieces):
        if len(pages[-1]) and y + _need(pieces, number) > paper.bottom:
            pages.append([])
            y = BAND_TOP
            if piece.heading is not None:
                pages[-1].append((piece.heading, y))
                y += piece.heading.last
                pages[-1].append((_without_rule(piece.block), y + ROW_UNDER))
                y += ROW_UNDER + piece.block.last
                continue
            pages[-1].append((piece.block, y))
            y += piece.block.last
            continue
        pages[-1].append((piece.block, y + piece.gap))
        y += piece.gap + piece.block.last
    return pages


def _need(pieces: Sequence[Piece], number: int) -> float:
    """The height from the last baseline above to that of the piece, and of those it takes along."""
    need = pieces[number].gap + pieces[number].block.last
    while pieces[number].keeps and number + 1 < len(pieces):
        number += 1
        need += pieces[number].gap + pieces[number].block.last
    return need


def _without_rule(block: Block) -> Block:
    """A row under its heading has the heading's rule."""
    return Block(tuple(mark for mark in block.marks if not (isinstance(mark, Rule) and mark.y < 0)), block.last)


def bound(desk: Desk, pages: Pages, frame: Frame, paper: Paper, title: str, progress: Progress, steps: int) -> Document:
    """The pages as a document, each with head and foot; `progress` counts `steps` of which this is the last."""
    pad = Pad(paper, title, language())
    for number, blocks in enumerate(pages, start=1):
        pad.draw(head_of(desk, frame))
        for block, top in blocks:
            pad.draw(block, top)
        pad.draw(foot_of(desk, frame, paper, number, len(pages)))
        pad.end_page()
    progress(steps, steps)
    return Document(pad.finished(), pad.pages, tuple(desk.setter.missing))
