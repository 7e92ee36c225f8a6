"""How the expected values of a card are written down in `johns_vcards` and `other_vcards`.

They were written out by hand from reading the files under `vcards/`.
Sizes and hashes of photos come from `base64 -d` and `sha256sum`, lengths of the long licence notes from `wc -m`.
"""

from __future__ import annotations

from dataclasses import dataclass

from salesbook.domain.important_date import DateKind

PREFERRED = True
BIRTHDAY, ANNIVERSARY, OTHER = DateKind.BIRTHDAY, DateKind.ANNIVERSARY, DateKind.OTHER


@dataclass(frozen=True)
class LongNote:
    """A note too long to write out: its start, its end and its length in characters."""

    start: str
    end: str
    length: int


@dataclass(frozen=True)
class Expected:
    """One card: each tuple as the fields of the domain object it stands for."""

    name: str
    parts: tuple[str, str, str, str, str] = ("", "", "", "", "")  # family, given, middle, prefix, suffix
    nicknames: tuple[str, ...] = ()
    phonetic: tuple[str, str] = ("", "")  # family, given
    uid: str = ""
    language: str = ""
    phones: tuple[tuple[str, str, bool] | tuple[str, str], ...] = ()  # value, label, preferred
    emails: tuple[tuple[str, str, bool] | tuple[str, str], ...] = ()
    addresses: tuple[tuple[str, ...], ...] = ()  # label, box, extended, street, city, region, code, country
    preferred_address: str = ""  # its label
    messaging_ids: tuple[tuple[str, str, str], ...] = ()  # service, value, label
    websites: tuple[tuple[str, str], ...] = ()  # value, label
    tags: tuple[str, ...] = ()
    notes: tuple[str | LongNote, ...] = ()
    work: tuple[tuple[str, str, str, str], ...] = ()  # organisation, title, department, profession
    relations: tuple[tuple[str, str, str], ...] = ()  # word, name, detail
    dates: tuple[tuple[DateKind, int | None, int, int, str], ...] = ()  # kind, year, month, day, label
    photo: tuple[int, str] | None = None  # bytes, SHA-256; all are JPEG
    kept: tuple[str, ...] = ()  # the names of the lines without a place
