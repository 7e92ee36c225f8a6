"""The recovery sheet: the 24 words that open a notebook when everything else is lost, in both languages, for the safe.

It is composed in memory and never written to disk by itself. It is none of the reports: a notebook does not know its words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from salesbook.reports.marks import Block, Mark, Rule, Words
from salesbook.reports.pad import Pad
from salesbook.reports.page import HEAD_BASELINE, LABEL_SIZE, MEASURE, MM, THIN, Paper, column, measures, span
from salesbook.reports.parts import Desk, foot, running_head, text_lines
from salesbook.reports.report import Document
from salesbook.reports.setting import Setter
from salesbook.reports.signs import Ink
from salesbook.system.i18n import LANGUAGES, in_language
from salesbook.system.i18n import gettext as _
from salesbook.system.progress import Progress, silent
from salesbook.wording import long_date

_ACROSS = 4
_WORD_SIZE, _NUMBER_SIZE, _ROW = 13, 8.5, 13 * MM
_TITLE_SIZE, _TITLE_AT = 18, HEAD_BASELINE + 16 * MM
_SAID_SIZE, _SAID_LEADING = 10, 15


@dataclass(frozen=True)
class RecoverySheet:
    """The notebook's name, the words in order, and the day they were made."""

    notebook: str
    words: tuple[str, ...] = field(repr=False)
    day: date


def compose(content: RecoverySheet, paper: Paper, progress: Progress = silent) -> Document:
    """One page: what it is in English and Chinese, then the words, numbered in rows of four."""
    desk = Desk(Setter(), measures("en"))
    pad = Pad(paper, "Salesbook", "en")
    pad.draw(_head(desk, content))
    y = _TITLE_AT
    for code in LANGUAGES:
        with in_language(code):
            block = _said(desk, content)
        pad.draw(block, y)
        y += block.last + 14 * MM
    pad.draw(_words(desk, content), y)
    pad.draw(foot(desk, paper, ("Salesbook",), None))
    pad.end_page()
    progress(1, 1)
    return Document(pad.finished(), pad.pages, tuple(desk.setter.missing))


def _head(desk: Desk, content: RecoverySheet) -> Block:
    parts = []
    for code in LANGUAGES:
        with in_language(code):
            parts.append(desk.setter.line(_("Recovery words"), LABEL_SIZE, bold=True))
            parts.append(desk.setter.line(long_date(content.day), LABEL_SIZE))
    return running_head(parts, ())


def _said(desk: Desk, content: RecoverySheet) -> Block:
    """The title and what the words are for, in the current language."""
    title = desk.setter.lines(
        _("Recovery words of “{name}”").format(name=content.notebook), _TITLE_SIZE, MEASURE, most=2, bold=True
    )
    said = desk.setter.lines(
        _(
            "These 24 words open the notebook when its password or the keychain is lost. Keep this sheet away from the"
            " computer; whoever has both can read everything. Type the words in this order, in small letters."
        ),
        _SAID_SIZE,
        MEASURE,
    )
    first = (len(title) - 1) * _TITLE_SIZE * 1.3 + 7 * MM
    marks = (
        *text_lines(title, 0, 0, _TITLE_SIZE * 1.3, _TITLE_SIZE),
        *text_lines(said, 0, first, _SAID_LEADING, _SAID_SIZE),
    )
    return Block(marks, first + (len(said) - 1) * _SAID_LEADING)


def _words(desk: Desk, content: RecoverySheet) -> Block:
    """The words, read along the rows."""
    marks: list[Mark] = []
    width = 12 // _ACROSS
    for place, word in enumerate(content.words):
        x, y = column(place % _ACROSS * width), place // _ACROSS * _ROW
        marks.append(Rule(x, y, span(width), THIN))
        number = desk.setter.line(str(place + 1), _NUMBER_SIZE, ink=Ink.GREY)
        marks.append(Words(x, y + 7 * MM, number, _NUMBER_SIZE))
        marks.append(Words(x + 7 * MM, y + 7 * MM, desk.setter.line(word, _WORD_SIZE, bold=True), _WORD_SIZE))
    return Block(tuple(marks), len(content.words) // _ACROSS * _ROW)
