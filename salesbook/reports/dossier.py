"""The contact dossier: everything about one person, for a successor or before a talk that matters. `paper.md`."""

from __future__ import annotations

from salesbook.reports.call_sheet_bands import path
from salesbook.reports.call_sheet_words import said
from salesbook.reports.dossier_bands import channel_words, head, likes, promises, reach
from salesbook.reports.dossier_content import Dossier, DossierLine, DossierVisit
from salesbook.reports.dossier_gather import gather as gather
from salesbook.reports.dossier_pictures import feeling, given_and_bought
from salesbook.reports.faces import IN_TEXT
from salesbook.reports.frame import Frame, Piece, bound, document_title, one_line, poured, section, title_block
from salesbook.reports.marks import Face, Words
from salesbook.reports.page import BAND_GAP, TEXT_SIZE, Paper, column, measures, span
from salesbook.reports.parts import Desk
from salesbook.reports.report import Document
from salesbook.reports.rows import CellLine, Row, cell
from salesbook.reports.setting import Setter
from salesbook.reports.signs import Ink
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language, ngettext
from salesbook.system.progress import Progress, silent
from salesbook.wording import capitalised, medium_date, narrow_date, word

_NOTE, _NOTE_WIDTH = column(2), span(7)
_FEELING = column(9) + 4.0
_FACE_UP, _BESIDE_FACE = 2.9, IN_TEXT + 4.5
_EVIDENCE_LINES, _MISSING_LINES = 3, 5


def compose(content: Dossier, paper: Paper, progress: Progress = silent) -> Document:
    """The dossier in the current language."""
    desk = Desk(Setter(), measures(language()))
    progress(1, 2)
    if content.name:
        title = head(desk, content)
        pieces = [*_bands(desk, content), *_visits(desk, content, paper), *_later(desk, content, paper)]
    else:
        title = title_block(desk, _("Contact dossier"))
        pieces = [Piece(one_line(desk, _("No contact was chosen.")), 30)]
    frame = Frame(
        _("Contact dossier"),
        _("kept by {name}").format(name=content.my_name) if content.my_name else "",
        (_("confidential"), medium_date(content.printed_on)),
        tuple(part for part in (_whose(content), medium_date(content.printed_on)) if part),
    )
    whole = document_title(_("Contact dossier"), content.name)
    return bound(desk, poured(title, pieces, paper), frame, paper, whole, progress, 2)


def _whose(content: Dossier) -> str:
    if not (content.name and content.organisation):
        return content.name
    return _("{name}, {organisation}").format(name=content.name, organisation=content.organisation)


def _bands(desk: Desk, content: Dossier) -> list[Piece]:
    """The bands that have anything to say, the first right under the head."""
    bands = (
        reach(desk, content),
        path(
            desk,
            content.stage,
            content.stage_steps,
            content.missing,
            lines=_EVIDENCE_LINES,
            missing_lines=_MISSING_LINES,
        ),
        feeling(desk, content),
        likes(desk, content),
        given_and_bought(desk, content),
        promises(desk, content),
    )
    found = [band for band in bands if band is not None]
    return [Piece(band, BAND_GAP if number else 0) for number, band in enumerate(found)]


def _visits(desk: Desk, content: Dossier, paper: Paper) -> list[Piece]:
    """Every visit, latest first: what fits under the bands, the rest on the next pages."""
    if not content.visits:
        return []
    n = len(content.visits)
    hint = ngettext("{n} visit, latest first", "{n} visits, latest first", n).format(n=n)
    rows = [_visit(desk, visit) for visit in content.visits]
    return section(desk, _("Visits"), rows, paper, hint=hint)


def _visit(desk: Desk, visit: DossierVisit) -> Row:
    setter = desk.setter
    day = cell(desk, (setter.line(narrow_date(visit.day), TEXT_SIZE, bold=True),), 0)
    channel = setter.lines(channel_words(visit.channel), TEXT_SIZE, span(2), ink=Ink.GREY)
    notes = [line for note in visit.notes for line in setter.lines(note, TEXT_SIZE, _NOTE_WIDTH)]
    return Row(((*day, *cell(desk, channel, 0)), cell(desk, notes, _NOTE), _felt(desk, visit)))


def _felt(desk: Desk, visit: DossierVisit) -> tuple[CellLine, ...]:
    if visit.emotion is None:
        return ()
    mood = visit.emotion.mood
    named = desk.setter.line(word(visit.emotion), TEXT_SIZE, bold=mood.value == "negative")
    face = Face(_FEELING + IN_TEXT / 2, -_FACE_UP, IN_TEXT, mood)
    return (CellLine((face, Words(_FEELING + _BESIDE_FACE, 0, named, TEXT_SIZE)), desk.measures.text),)


def _later(desk: Desk, content: Dossier, paper: Paper) -> list[Piece]:
    """Favours, referrals and praise, the history of the stages."""
    sections = (
        (_("Favours"), content.favours),
        (_("Referrals and praise"), content.referrals),
        (_("History of the stages"), content.steps),
    )
    return [
        piece
        for words, lines in sections
        if lines
        for piece in section(desk, words, [_line(desk, one) for one in lines], paper)
    ]


def _line(desk: Desk, line: DossierLine) -> Row:
    day = desk.setter.line(narrow_date(line.day), TEXT_SIZE, bold=True)
    what = desk.setter.lines(capitalised(said(line.what)), TEXT_SIZE, span(3))
    note = desk.setter.lines(line.note, TEXT_SIZE, span(7))
    return Row((cell(desk, (day,), 0), cell(desk, what, column(2)), cell(desk, note, column(5))))
