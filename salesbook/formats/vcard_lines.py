"""The lines of vCard text, put together into cards of properties, whatever the writer did to them.

Read are vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350) with folded lines, quoted-printable line breaks, lines broken
without a mark, cards inside AGENT, cards without an end and junk around them. All steps take linear time.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from salesbook.domain.text import Text
from salesbook.formats.encoding import FileText, decoded
from salesbook.formats.format import UnreadableFile
from salesbook.formats.vcard_heads import LONGEST_HEAD, Head, read_head, split_at_colon

MEGABYTE = 1_000_000
LONGEST_LINE = 1 * MEGABYTE
LONGEST_PHOTO = 20 * MEGABYTE
MOST_LINES = 10_000_000
MOST_CARDS = 100_000
MOST_PROPERTIES = 3_000_000

_BINARY = {"PHOTO", "LOGO", "SOUND", "KEY"}
TEXTS = {"N", "FN", "NICKNAME", "ORG", "TITLE", "ROLE", "NOTE", "ADR", "LABEL", "EMAIL", "TEL", "URL", "CATEGORIES"}
# After a soft line break at the end of a value, a line like this is the next property and not its continuation.
_NEXT_PROPERTY = re.compile(
    r"(?:N|FN|TEL|EMAIL|ADR|ORG|TITLE|NOTE|URL|BDAY|PHOTO|CATEGORIES|X-[A-Z-]+)[;:]|(?:BEGIN|END):VCARD"
)
# A line folded before its value has begun: long parameters do that, and very long names.
_BEGUN_HEAD = re.compile(r"(?:[A-Za-z0-9_-]+\.)?[A-Za-z0-9/_-]+;|[A-Za-z0-9/._-]{60,}$")
# An address on a line of its own is the rest of the line before, and its scheme no property.
_SCHEMES = {"HTTP", "HTTPS", "FTP", "FILE"}
# Writers fold at 75 or 76; a line broken there without a mark goes on at once, a shorter one had its own line break.
_FOLDED_LENGTHS = range(72, 79)
_CHUNK = 1 << 20
_REMEMBERED_HEADS = 2_000


class Property(NamedTuple):
    """A line of a card. `value` is unfolded and decoded, but still escaped; `broken` is empty, or shows the value with
    the bytes that could not be read."""

    line: int
    head: Head
    value: str
    broken: str = ""


@dataclass
class RawCard:
    """A card's properties in order. `ended` is False where its END is missing; `stray` is the first line before its
    properties that is none, or 0."""

    line: int
    properties: list[Property] = field(default_factory=list)
    ended: bool = False
    stray: int = 0


class Stray(NamedTuple):
    """A line that belongs to no card, the first of its run."""

    line: int


def physical_lines(text: str) -> Iterator[str]:
    """The lines of a text with any of the line ends; `\\r\\r\\n`, as some phones write it, is one line end."""
    if "\r" in text:
        text = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    start = 0
    while start < len(text):
        end = text.find("\n", start + _CHUNK)
        end = len(text) if end < 0 else end
        yield from text[start:end].split("\n")
        start = end + 1


def raw_cards(source: FileText, file: str) -> Iterator[RawCard | Stray]:
    """The cards of a file and the lines outside them, in order. Raises UnreadableFile beyond the limits above."""
    assembly = _Assembly(source, file)
    for number, line in enumerate(physical_lines(source.text), 1):
        assembly.take(number, line)
        if assembly.finished:
            yield from assembly.finished
            assembly.finished.clear()
    assembly.close()
    yield from assembly.finished


def _is_address(head: Head, value: str) -> bool:
    return value.startswith("//") and head.key in _SCHEMES


class _Assembly:
    """The card, the property and the nested card that are being put together."""

    def __init__(self, source: FileText, file: str) -> None:
        self.finished: list[RawCard | Stray] = []
        self._charset = source.charset
        self._file = file
        self._heads: dict[str, Head | None] = {}
        self._card: RawCard | None = None
        self._straying = False
        self._begun: tuple[int, str] | None = None
        self._agent: list[str] = []
        self._agents = 0
        self._cards = self._properties = 0
        self._clear()

    def _clear(self) -> None:
        self._head: Head | None = None
        self._line = self._size = self._last_length = 0
        self._pieces: list[str] = []

    def take(self, number: int, line: str) -> None:
        """Take the next line of the file."""
        if self._agents:
            self._take_nested(line)
            return
        if self._begun is not None and line[:1] in (" ", "\t") and len(self._begun[1]) <= LONGEST_HEAD:
            number, line = self._begun[0], self._begun[1] + line[1:]
            self._begun = None
        else:
            self._close_head()
            if self._head is not None and self._continues(self._head, line):
                return
        if line and not line.isspace():
            self._take_whole(number, line, may_go_on=self._card is not None)

    def _close_head(self) -> None:
        """What looked like the begin of a head does not go on: it is all there is."""
        if self._begun is not None:
            (number, line), self._begun = self._begun, None
            self._take_whole(number, line, may_go_on=False)

    def _take_whole(self, number: int, line: str, *, may_go_on: bool) -> None:
        """A line that continues no other; the next may continue it before its value has begun."""
        split = split_at_colon(line)
        if may_go_on and (split is None or split[0].count('"') % 2) and _BEGUN_HEAD.match(line):
            self._begun = (number, line)
            return
        head = self._head_of(split[0]) if split else None
        if split is None or head is None or _is_address(head, split[1]):
            self._take_loose(number, line)
        elif head.key == "BEGIN" and split[1].strip().upper() == "VCARD":
            self._begin(number)
        elif head.key == "END" and split[1].strip().upper() == "VCARD":
            self._end(ended=True)
        elif self._card is None:
            self._stray(number)
        else:
            self._flush()
            self._head, self._line, self._size = head, number, 0
            self._add(split[1], len(line))

    def close(self) -> None:
        """The file is at its end."""
        self._close_head()
        if self._agents:
            self._close_agent()
        self._end(ended=False)

    def _continues(self, head: Head, line: str) -> bool:
        """Whether the line goes on with the property at hand; then it is taken."""
        if head.encoding == "QUOTED-PRINTABLE" and self._pieces[-1].endswith("="):
            if _NEXT_PROPERTY.match(line):
                return False
            self._add("\n" + (line[1:] if line[:1] in (" ", "\t") else line), len(line))
            return True
        if line[:1] in (" ", "\t"):
            self._add(line[1:], len(line))
            return True
        return False

    def _take_loose(self, number: int, line: str) -> None:
        """A line that is no property belongs to the property before it."""
        if self._card is None:
            self._stray(number)
        elif self._head is None:
            self._card.stray = self._card.stray or number
        else:
            self._add(line if self._last_length in _FOLDED_LENGTHS else "\n" + line, len(line))

    def _add(self, piece: str, length: int) -> None:
        self._size += len(piece)
        self._last_length = length
        self._pieces.append(piece)
        if self._size > LONGEST_LINE:
            self._refuse_beyond(LONGEST_PHOTO if self._head is not None and self._head.key in _BINARY else LONGEST_LINE)

    def _refuse_beyond(self, limit: int) -> None:
        if self._size > limit:
            raise _too_long(self._file, self._line, limit)

    def _head_of(self, text: str) -> Head | None:
        if text not in self._heads:
            if len(self._heads) >= _REMEMBERED_HEADS:
                self._heads.clear()
            clean = text.encode("utf-8", "ignore").decode("utf-8") if self._charset else text
            self._heads[text] = read_head(clean)
        return self._heads[text]

    def _begin(self, number: int) -> None:
        self._cards += 1
        if self._cards > MOST_CARDS:
            raise too_many_cards(self._file)
        if self._head is not None and self._head.key == "AGENT" and not "".join(self._pieces).strip():
            self._agents = 1
            self._agent = ["BEGIN:VCARD"]
            return
        self._end(ended=False)
        self._card = RawCard(number)

    def _end(self, *, ended: bool) -> None:
        self._flush()
        if self._card is not None:
            self._card.ended = ended
            self.finished.append(self._card)
            self._card = None
        self._straying = False

    def _stray(self, number: int) -> None:
        if not self._straying:
            self.finished.append(Stray(number))
        self._straying = True

    def _take_nested(self, line: str) -> None:
        """A card inside AGENT is kept as its own text, so that nothing of it gets into the card around it."""
        word = line.strip().upper()
        self._agents += {"BEGIN:VCARD": 1, "END:VCARD": -1}.get(word, 0)
        self._agent.append(line)
        self._size += len(line) + 1
        self._refuse_beyond(LONGEST_PHOTO)
        if not self._agents:
            self._close_agent()

    def _close_agent(self) -> None:
        self._agents = 0
        self._pieces = ["\n".join(self._agent)]

    def _flush(self) -> None:
        head, card = self._head, self._card
        if head is not None and card is not None:
            self._properties += 1
            if self._properties > MOST_PROPERTIES:
                raise UnreadableFile(
                    Text(
                        "“{file}” holds more than {limit} values; split it and import the parts one after another.",
                        file=self._file,
                        limit=MOST_PROPERTIES,
                    )
                )
            value = self._pieces[0] if len(self._pieces) == 1 else "".join(self._pieces)
            if head.encoding or (self._charset and not value.isascii()):
                value, broken = self._decoded(head, value)
                card.properties.append(Property(self._line, head, value, broken))
            else:
                card.properties.append(Property(self._line, head, value))
        self._clear()

    def _decoded(self, head: Head, value: str) -> tuple[str, str]:
        """The value in real text, and how it looks where some of its bytes are none."""
        raw = value.encode("utf-8", "surrogateescape")
        if head.encoding == "QUOTED-PRINTABLE":
            raw = binascii.a2b_qp(raw)
        elif head.encoding == "BASE64":
            raw = b"".join(raw.split())
            if head.key in TEXTS:
                raw = from_base64(raw)
        text, whole = decoded(raw, head.parameter("CHARSET"), self._charset)
        return text, "" if whole else raw.decode("utf-8", "backslashreplace").replace("\0", "")


def refuse_endless_line(data: bytes, file: str) -> None:
    """Raise UnreadableFile where a single line of the bytes is beyond every limit: such a file is not even decoded."""
    start = 0
    while len(data) - start > LONGEST_PHOTO + LONGEST_HEAD:
        last = start + LONGEST_PHOTO + LONGEST_HEAD
        end = max(data.rfind(b"\n", start, last), data.rfind(b"\r", start, last))
        if end < 0:
            number = max(data.count(b"\n", 0, start), data.count(b"\r", 0, start)) + 1
            head = read_head(data[start : start + LONGEST_HEAD].partition(b":")[0].decode("ascii", "ignore"))
            raise _too_long(file, number, LONGEST_PHOTO if head and head.key in _BINARY else LONGEST_LINE)
        start = end + 1


def _too_long(file: str, line: int, limit: int) -> UnreadableFile:
    return UnreadableFile(
        Text(
            "Line {line} of “{file}” is longer than {limit} MB; shorten it and import the file again.",
            file=file,
            line=line,
            limit=limit // MEGABYTE,
        )
    )


def too_many_cards(file: str) -> UnreadableFile:
    """The refusal of a file with more cards than the limit."""
    return UnreadableFile(
        Text(
            "“{file}” has more than {limit} cards; split it and import the parts one after another.",
            file=file,
            limit=MOST_CARDS,
        )
    )


def from_base64(text: bytes) -> bytes:
    """The bytes written in base 64, as far as they can be read; foreign characters are passed over."""
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", text)
    whole = letters[: len(letters) - 1] if len(letters) % 4 == 1 else letters
    return binascii.a2b_base64(whole + b"=" * (-len(whole) % 4))
