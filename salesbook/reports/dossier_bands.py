"""The bands of a contact dossier: head, ways to reach, what they like, who is round them, promises. `paper.md`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from salesbook.domain.channel import Channel
from salesbook.domain.important_date import LunarDay
from salesbook.domain.label import language_text
from salesbook.domain.promise import Side
from salesbook.reports.call_sheet_content import AskItem, Wording
from salesbook.reports.call_sheet_items import known_when, talk_about
from salesbook.reports.call_sheet_words import said
from salesbook.reports.contact_facts import phone_label
from salesbook.reports.dossier_content import DatedDay, Dossier, Kept, Standing
from salesbook.reports.frame import title_block
from salesbook.reports.lists import Item, drawn, height, list_field
from salesbook.reports.marks import Block, Mark, Picture, Words, beside
from salesbook.reports.page import FIELD, HEAD_RULE, LABEL_BASELINE, MEASURE, MM, TEXT_SIZE, column, span
from salesbook.reports.parts import Desk, field, label, text_lines
from salesbook.reports.setting import Line
from salesbook.reports.signs import Ink, Span
from salesbook.reports.visit_report_content import ReportPromise
from salesbook.reports.visit_report_words import APART, due_of
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, day_of_year, listed, medium_date, render, word

PHOTO_WIDTH, PHOTO_HEIGHT = 23 * MM, 28 * MM
_PHOTO_TOP = HEAD_RULE + 3 * MM
_UNDER_PHOTO = 9.0
_SIGN_SIZE = 34
_ROLE_UNDER, _ROLE_SIZE, _ROLE_LEADING = 16, 10, 13
_MET_UNDER = 14
_BAND_AFTER_HEAD = 11.1

ONE, HALF = span(FIELD), span(2 * FIELD)
_WAY_LINES = 6
_ITEM_LINES = 2
_ROOM = 150.0  # pt, of a list that may go on for ever


def head(desk: Desk, dossier: Dossier) -> Block:
    """Name, role, how we met, and the photo at the right edge; `last` is where the first band's rule may stand."""
    width = MEASURE - PHOTO_WIDTH - 4 * MM
    named = title_block(desk, dossier.name, dossier.phonetic, width)
    marks: list[Mark] = [*named.marks, _photo(desk, dossier)]
    last = named.last
    role = _together(dossier.role, dossier.organisation)
    if role:
        lines = desk.setter.lines(role, _ROLE_SIZE, width, most=3)
        marks += text_lines(lines, 0, last + _ROLE_UNDER, _ROLE_LEADING, _ROLE_SIZE)
        last += _ROLE_UNDER + (len(lines) - 1) * _ROLE_LEADING
    met = "  ".join(part for part in (dossier.how_we_met, _language(dossier)) if part)
    if met:
        lines = desk.setter.lines(met, TEXT_SIZE, width, most=3)
        marks += text_lines(lines, 0, last + _MET_UNDER, desk.measures.text)
        last += _MET_UNDER + (len(lines) - 1) * desk.measures.text
    return Block(tuple(marks), max(last + _BAND_AFTER_HEAD, _PHOTO_TOP + PHOTO_HEIGHT + _UNDER_PHOTO))


def _photo(desk: Desk, dossier: Dossier) -> Picture:
    sign = desk.setter.line(dossier.name.strip()[:1].upper(), _SIGN_SIZE, ink=Ink.GREY)
    return Picture(MEASURE - PHOTO_WIDTH, _PHOTO_TOP, PHOTO_WIDTH, PHOTO_HEIGHT, dossier.photo, sign, _SIGN_SIZE)


def _language(dossier: Dossier) -> str:
    """The language by its name where it stands as a code, as it came from a card."""
    if not dossier.language:
        return ""
    return _("Language: {language}").format(language=render(language_text(dossier.language)))


def _together(role: str, organisation: str) -> str:
    if not (role and organisation):
        return role or organisation
    return _("{role}, {organisation}").format(role=role, organisation=organisation)


def reach(desk: Desk, dossier: Dossier) -> Block | None:
    """Phone, message and email, address, best time; one field each."""
    if not (dossier.phones or dossier.messages or dossier.addresses or dossier.best_hours or dossier.preferred):
        return None
    phones = [_way(value, said(phone_label(name)) if name else "") for value, name in dossier.phones]
    messages = [_way(said(name), value) if name else value for value, name in dossier.messages]
    columns = (
        (_("Phone"), phones),
        (_("Message, email"), messages),
        (_("Address"), dossier.addresses),
        (_("Best time"), _best_time(dossier)),
    )
    fields = [field(desk, words, ONE, _lines(desk, ways)) for words, ways in columns]
    return beside(fields, [column(number * FIELD) for number in range(len(fields))])


def _way(value: str, name: str) -> str:
    return f"{value} {name}".strip()


def _best_time(dossier: Dossier) -> list[str]:
    channel = dossier.preferred
    preferred = _("{channel} preferred").format(channel=capitalised(word(channel))) if channel else ""
    return [part for part in (dossier.best_hours, preferred) if part]


def _lines(desk: Desk, ways: Iterable[str]) -> tuple[Line, ...]:
    lines = [line for way in ways for line in desk.setter.lines(way, TEXT_SIZE, ONE, most=3)]
    return tuple(lines[:_WAY_LINES])


def likes(desk: Desk, dossier: Dossier) -> Block | None:
    """Interests with what to avoid, family and relations, important dates, needs with what is worth asking again."""
    if not (dossier.interests or dossier.avoid or dossier.relations or dossier.dates or dossier.needs):
        return None
    asked = [Item((_asked(desk, dossier.ask_again),), dropped_last=True)] if dossier.ask_again else []
    columns: tuple[tuple[str, list[Item]], ...] = (
        (_("Interests"), talk_about(desk, dossier.interests, dossier.avoid, _ITEM_LINES)),
        (_("Family and relations"), _items(desk, dossier.relations)),
        (_("Important dates"), [Item((_date(desk, one),)) for one in dossier.dates]),
        (_("Needs"), [*_items(desk, dossier.needs), *asked]),
    )
    blocks = [list_field(desk, words, ONE, items, _ROOM) for words, items in columns]
    return beside(blocks, [column(number * FIELD) for number in range(len(blocks))])


def _items(desk: Desk, texts: Iterable[Wording]) -> list[Item]:
    return [Item((desk.setter.lines(capitalised(said(one)), TEXT_SIZE, ONE, most=_ITEM_LINES),)) for one in texts]


def _date(desk: Desk, one: DatedDay) -> tuple[Line, ...]:
    """`Birthday lunar 8/8, next 8 Sep 2027`; a solar day is its own next one."""
    entry = one.entry
    named = Span(entry.label or capitalised(word(entry.kind)), bold=True)
    if one.is_lunar:
        lunar = day_of_year(LunarDay(entry.month, entry.day, entry.leap_month))
        when = _("{day}, next {next}").format(day=lunar, next=medium_date(one.next))
    else:
        when = medium_date(one.next)
    return desk.setter.lines((named, APART, Span(when)), TEXT_SIZE, ONE, most=3)


def _asked(desk: Desk, items: Sequence[AskItem]) -> tuple[Line, ...]:
    spans = [Span(_("Worth asking again:"), bold=True)]
    for item in items:
        spans += [Span(" " + said(item.question)), Span(" " + known_when(item), ink=Ink.GREY, whole=True)]
    return desk.setter.lines(spans, TEXT_SIZE, ONE, most=6)


def promises(desk: Desk, dossier: Dossier) -> Block | None:
    """Open promises of both sides with how many were kept; beside them where the contact stands, once lenses say it."""
    settled = [one for one in dossier.kept if one.settled]
    if not (dossier.we or dossier.they or settled or dossier.standings):
        return None
    width = HALF if dossier.standings else MEASURE
    items = [
        *(_promise(desk, _("We:"), one, width) for one in dossier.we),
        *(_promise(desk, _("They:"), one, width) for one in dossier.they),
    ]
    if settled:
        kept = desk.setter.lines(_kept_words(dossier.kept), TEXT_SIZE, width, most=2, ink=Ink.GREY)
        items.append(Item((kept,), dropped_last=True))
    block = list_field(desk, _("Open promises"), width, items, _ROOM)
    if not dossier.standings:
        return block
    return beside((block, _standings(desk, dossier.standings)), (0, column(2 * FIELD)))


def _promise(desk: Desk, side: str, promise: ReportPromise, width: float) -> Item:
    """Whose, the words as they were given, and its day, which is never cut off."""
    due = due_of(promise)
    spans = (Span(side, bold=True), APART, Span(promise.text))
    if due is None:
        return Item((desk.setter.lines(spans, TEXT_SIZE, width, most=_ITEM_LINES),))
    whole = desk.setter.lines((*spans, APART, due), TEXT_SIZE, width, most=_ITEM_LINES)
    if not whole[-1].cut:
        return Item((whole,))
    return Item(((*desk.setter.lines(spans, TEXT_SIZE, width, most=1), *desk.setter.lines((due,), TEXT_SIZE, width)),))


def _kept_words(kept: Sequence[Kept]) -> str:
    """`Kept so far: 9 of 10 of ours, 3 of 4 of theirs`; a side that settled nothing yet is left out."""
    said_of = {Side.ME: _("{kept} of {all} of ours"), Side.THEM: _("{kept} of {all} of theirs")}
    sides = tuple(said_of[one.side].format(kept=one.kept, all=one.settled) for one in kept if one.settled)
    return _("Kept so far: {sides}").format(sides=listed(sides))


def _standings(desk: Desk, standings: Sequence[Standing]) -> Block:
    """Lens, position, what would move the contact: 22.5, 22.5 and 41 mm."""
    lefts = (0.0, 22.5 * MM, 45 * MM)
    items = [
        Item(
            (
                desk.setter.lines(said(one.lens), TEXT_SIZE, 21 * MM, most=2),
                desk.setter.lines(said(one.position), TEXT_SIZE, 21 * MM, most=2, bold=True),
                desk.setter.lines(said(one.to_move), TEXT_SIZE, 41 * MM, most=2, ink=Ink.GREY),
            ),
            lefts,
        )
        for one in standings
    ]
    marks = (*label(desk, _("Where they stand"), HALF), *drawn(desk, items))
    return Block(marks, LABEL_BASELINE + height(desk, items))


def channel_words(channel: Channel | None) -> str:
    """A channel as it stands under a day."""
    return word(channel) if channel else ""


def words_at(desk: Desk, words: str, x: float, y: float, *, ink: Ink = Ink.BLACK, bold: bool = False) -> Words:
    """One line of text at a place."""
    return Words(x, y, desk.setter.line(words, TEXT_SIZE, bold=bold, ink=ink), TEXT_SIZE)
