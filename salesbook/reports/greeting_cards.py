"""Greeting cards to cut out and write on: one for each contact whose card is due, the name large. Two or four to a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from salesbook.domain.card_text import CardText
from salesbook.queries.cards import CardLine, Signature, card_text, cards_due_on, signature
from salesbook.queries.contact_groups import members_of
from salesbook.reports.frame import Frame, Piece, bound, one_line, poured, title_block
from salesbook.reports.marks import Block, Mark, Rule, Upright, Words
from salesbook.reports.options import GreetingCardsOptions
from salesbook.reports.pad import Pad
from salesbook.reports.page import MM, Paper, measures
from salesbook.reports.parts import Desk
from salesbook.reports.report import Document
from salesbook.reports.setting import Line, Setter
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language
from salesbook.system.progress import Progress, silent

_INSIDE = 15 * MM  # from the edge of a card to its words
_EDGE, _CUT, _CROSS = 5 * MM, 5 * MM, 3 * MM
# Of the text; the largest in which the whole card fits. The name is so many times as large.
_SIZES = (14.0, 12.5, 11.0, 10.0, 9.0, 8.0, 7.0)
_NAME = 1.8
_NAME_LINES = 2
_LEADING, _AFTER_NAME, _BETWEEN = 1.5, 0.9, 0.35


@dataclass(frozen=True)
class GreetingCards:
    """The cards in order, with who signs them and how they stand on the page."""

    cards: tuple[CardLine, ...] = ()
    signed: Signature = field(default_factory=Signature)
    large: bool = False
    cut_marks: bool = True


@dataclass(frozen=True)
class _Set:
    """A line of a card in its size, and the step to it from the baseline above."""

    line: Line
    size: float
    step: float


def gather(
    notebook: NotebookReader, options: GreetingCardsOptions, today: date, progress: Progress = silent
) -> GreetingCards:
    """The cards due on a day, by name."""
    progress(0, 2)
    found = cards_due_on(notebook, today, options.contact_id)
    if options.group:
        members = members_of(notebook, options.group, today)
        found = tuple(line for line in found if line.contact.id in members)
    return GreetingCards(found, signature(notebook), options.large, options.cut_marks)


def compose(content: GreetingCards, paper: Paper, progress: Progress = silent) -> Document:
    """The cards, each in the language of its own words; without any, one page that says so."""
    desk = Desk(Setter(), measures(language()))
    progress(1, 2)
    if not content.cards:
        pieces = [Piece(one_line(desk, _("No card is due.")), 30)]
        pages = poured(title_block(desk, _("Greeting cards")), pieces, paper)
        return bound(desk, pages, Frame(_("Greeting cards")), paper, _("Greeting cards"), progress, 2)
    columns, rows = (1, 2) if content.large else (2, 2)
    width, height = paper.width / columns, paper.height / rows
    pad = Pad(paper, _("Greeting cards"), language())
    for start in range(0, len(content.cards), columns * rows):
        if content.cut_marks:
            pad.draw(_cut_marks(paper, columns, rows), 0, -paper.left)
        for place, card in enumerate(content.cards[start : start + columns * rows]):
            row, across = divmod(place, columns)
            said = card_text(card, card.template, content.signed)
            block = card_block(desk, said, card.contact.name, width - 2 * _INSIDE, height - 2 * _INSIDE)
            pad.draw(block, row * height + _INSIDE, across * width + _INSIDE - paper.left)
        pad.end_page()
    progress(2, 2)
    return Document(pad.finished(), pad.pages, tuple(desk.setter.missing))


def card_block(desk: Desk, said: CardText, name: str, width: float, height: float) -> Block:
    """A card in the middle of its height, in the largest size in which all of it fits; in the smallest it is cut."""
    for size in _SIZES:
        lines = list(_lines(desk, said, name, size, width, int(height / (size * _LEADING)) + 1))
        depth = sum(one.step for one in lines)
        if depth <= height:
            break
    else:
        while depth > height:
            depth -= lines.pop().step
    marks: list[Mark] = []
    y = (height - depth) / 2
    for one in lines:
        y += one.step
        marks.append(Words(0, y, one.line, one.size))
    return Block(tuple(marks), y)


def _lines(desk: Desk, said: CardText, name: str, size: float, width: float, most: int) -> Iterator[_Set]:
    """The line with the name large; where no line holds it, the name alone above the others."""
    if said.name_at is None:
        yield from _large(desk, name, size, width)
    after = 0.0 if said.name_at == 0 else size * _AFTER_NAME
    for place, words in enumerate(said.lines):
        if place == said.name_at:
            yield from _large(desk, words, size, width)
            after = size * _AFTER_NAME
            continue
        for line in desk.setter.lines(words, size, width, most=most) if words else ():
            yield _Set(line, size, size * _LEADING + after)
            after = 0.0
        after = after or size * _BETWEEN


def _large(desk: Desk, words: str, size: float, width: float) -> Sequence[_Set]:
    large = size * _NAME
    lines = desk.setter.lines(words, large, width, most=_NAME_LINES, bold=True)
    return [_Set(line, large, large * _LEADING * 0.85) for line in lines]


def _cut_marks(paper: Paper, columns: int, rows: int) -> Block:
    """Short lines near the edges of the page where it is cut, and a cross where two cuts meet; from the page's left."""
    marks: list[Mark] = []
    for row in range(1, rows):
        y = row * paper.height / rows
        marks += [Rule(_EDGE, y, _CUT), Rule(paper.width - _EDGE - _CUT, y, _CUT)]
        if columns > 1:
            marks.append(Rule(paper.width / 2 - _CROSS, y, 2 * _CROSS))
    for across in range(1, columns):
        x = across * paper.width / columns
        marks += [Upright(x, _EDGE, _CUT), Upright(x, paper.height - _EDGE - _CUT, _CUT)]
        marks.append(Upright(x, paper.height / 2 - _CROSS, 2 * _CROSS))
    return Block(tuple(marks), 0)
