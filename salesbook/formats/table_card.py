"""One row of a table as a contact: every filled cell goes where its column says, or is kept with the head of its column."""

from __future__ import annotations

import re
from collections.abc import Iterable

from salesbook.domain.important_date import DateKind
from salesbook.domain.interest import InterestKind
from salesbook.domain.profile import Profile
from salesbook.domain.text import Text
from salesbook.formats.column_heads import folded, meaning_of
from salesbook.formats.column_words import UNFILLED
from salesbook.formats.columns import Field
from salesbook.formats.format import RowProblem
from salesbook.formats.kept_columns import keep_column
from salesbook.formats.table_cells import Cell, Filled
from salesbook.formats.table_dates import MayBeTwoDays, is_no_date, read_table_date
from salesbook.formats.table_lists import several, tags_in
from salesbook.formats.table_names import read_names
from salesbook.formats.table_places import read_addresses, read_work
from salesbook.formats.table_reach import read_emails, read_messaging, read_phones, read_websites
from salesbook.formats.vcard_card import CardInProgress
from salesbook.formats.vcard_heads import read_head
from salesbook.formats.vcard_labels import label_of_words, relation_of
from salesbook.formats.vcard_lines import Property
from salesbook.formats.vcard_photos import is_link
from salesbook.formats.vcard_write_lines import escaped, uri

_NOBODY = Text("This row names nobody and was left out.")
_NO_DATE = Text("This is not a date Salesbook knows; it was kept as text.")
_KINDS = {kind.value: kind for kind in DateKind} | {
    "生日": DateKind.BIRTHDAY,
    "纪念日": DateKind.ANNIVERSARY,
    "节日": DateKind.FESTIVAL,
    "重要日子": DateKind.OTHER,
}
# A day with what it is called before it.
_CALLED = re.compile(r"(.+)[:：]\s*((?:lunar:)?[^:：]+)", re.DOTALL)
_LINK = read_head("PHOTO;VALUE=uri")
_LANGUAGE = read_head("LANG;PREF=1")
# Google's group of everybody.
_EVERYBODY = "mycontacts"


def read_row(cells: Iterable[Cell], line: int, file: str) -> tuple[Profile | None, list[RowProblem]]:
    """The contact of a row's filled cells, None where they name nobody, and what could not be read."""
    filled = Filled(cells)
    card = CardInProgress("4.0", {}, file)
    read_names(card, filled)
    read_work(card, filled)
    read_phones(card, filled, line)
    read_emails(card, filled, line)
    read_messaging(card, filled)
    read_addresses(card, filled)
    read_websites(card, filled)
    for cell in filled.of(Field.DATE):
        _read_date(card, filled, cell, line)
    for cell in filled.of(Field.RELATION):
        _read_relation(card, filled, cell)
    _read_person(card, filled)
    for cell in filled.of(Field.KEEP):
        if cell.text.casefold() not in UNFILLED.get(folded(cell.head), ()):
            keep_column(card, cell.head, cell.text)
    profile = card.profile()
    if profile is None:
        card.report(line, "", _NOBODY)
    return profile, card.problems


def _read_date(card: CardInProgress, filled: Filled, cell: Cell, line: int) -> None:
    if is_no_date(cell.text):
        return
    label = filled.beside(Field.DATE_LABEL, cell) or cell.meaning.label
    try:
        written = read_table_date(cell.text, cell.order)
        called = _CALLED.fullmatch(cell.text) if written is None else None
        if called is not None:
            written, label = read_table_date(called[2], cell.order), f"{label}: {called[1]}"
        reason = _NO_DATE
    except MayBeTwoDays as both:
        one, other = both.args
        written = None
        reason = Text("“{text}” may be {one} or {other}; it was kept as text.", text=cell.text, one=one, other=other)
    if written is None:
        card.report(line, cell.head, reason)
        keep_column(card, cell.head, cell.text)
    else:
        kind, own = _kind_of(label)
        card.add_date(kind, written, own)


def _kind_of(label: str) -> tuple[DateKind, str]:
    """The kind of a date and its label: `Anniversary`, `festival: 春节`, or a word of the user's own."""
    word = label.removeprefix("*").strip()
    kind, colon, own = word.partition(":")
    if kind.strip().casefold() in _KINDS:
        return _KINDS[kind.strip().casefold()], own.strip() if colon else ""
    return DateKind.OTHER, label_of_words(word)


def _read_relation(card: CardInProgress, filled: Filled, cell: Cell) -> None:
    word, detail = relation_of(
        filled.beside(Field.RELATION_LABEL, cell).removeprefix("*").strip() or cell.meaning.label
    )
    for name in tags_in(cell.text) if word == "child" else several(cell.text):
        card.add_relation(word, name, detail)


def _read_person(card: CardInProgress, filled: Filled) -> None:
    for cell in filled.of(Field.HOBBY, Field.TOPIC):
        kind = InterestKind.HOBBY if cell.meaning.field is Field.HOBBY else InterestKind.TOPIC
        for text in several(cell.text):
            card.add_interest(text, kind, "")
    for cell in filled.of(Field.TAGS):
        for word in tags_in(cell.text):
            # A star marks the groups that Google made itself.
            bare = word.removeprefix("* ").strip()
            if folded(bare) != _EVERYBODY:
                card.add_tag(bare)
    for cell in filled.of(Field.NOTE):
        known = meaning_of(cell.head)
        is_of_notes = known is not None and known.field is Field.NOTE
        card.add_note(cell.text if is_of_notes else f"{cell.head}: {cell.text}")
    for cell in filled.of(Field.LANGUAGE):
        if _LANGUAGE:
            card.languages.append(Property(0, _LANGUAGE, escaped(cell.text)))
    for cell in filled.of(Field.PHOTO):
        if _LINK and is_link(cell.text, _LINK):
            card.keep_as("PHOTO", uri(cell.text), parameters=_LINK.raw_parameters)
        else:
            keep_column(card, cell.head, cell.text)
    for cell in filled.of(Field.UID):
        card.uid = card.uid or cell.text
