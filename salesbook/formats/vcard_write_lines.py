"""Lines of vCards as they are written: escaped, folded, in UTF-8, with nothing in a value that could begin a line.

RFC 2426, 2.6 and 5; RFC 6350, 3.2 to 3.4; RFC 6868 for quotes and line breaks in parameters.
"""

from __future__ import annotations

import re

# Octets of a written line without its line end, the blank of a folded one included.
LONGEST_WRITTEN_LINE = 75

_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Control characters but for line break and tab, and what could not be encoded or would be taken for a byte order mark.
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff]")
_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
_TO_ESCAPE = re.compile(r"[\\;,\n]")
_CARETS = {"^": "^^", '"': "^'", "\n": "^n"}
_PLAIN_PARAMETER = re.compile(r"[\w.+-]+")


def clean(text: str) -> str:
    """The text as a card can carry it: line breaks as \\n, no other control characters, no blanks around it."""
    return without_controls(text).strip()


def without_controls(text: str) -> str:
    """The text with line breaks as \\n and tabs, but without other control characters."""
    return text if text.isprintable() else _UNWANTED.sub("", _LINE_BREAKS.sub("\n", text))


def escaped(text: str) -> str:
    """The text as a value, or as a part of one."""
    return _TO_ESCAPE.sub(lambda found: _ESCAPED[found[0]], text)


def uri(text: str) -> str:
    """A URI as a value: it needs no escapes, unless somebody wrote into it what no URI contains."""
    return escaped(text) if "\\" in text or "\n" in text else text


def parameter(name: str, value: str) -> str:
    """A parameter with the semicolon before it, its value quoted where it has to be."""
    if not _PLAIN_PARAMETER.fullmatch(value):
        value = '"' + re.sub(r'[\^"\n]', lambda found: _CARETS[found[0]], value) + '"'
    return f";{name}={value}"


def folded(line: str) -> bytes:
    """The line with its line end, folded so that no character is cut (RFC 6350, 3.2)."""
    data = line.encode("utf-8")
    if len(data) <= LONGEST_WRITTEN_LINE:
        return data + b"\r\n"
    pieces = []
    start, room = 0, LONGEST_WRITTEN_LINE
    while start < len(data):
        end = start + room
        while end < len(data) and data[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(data[start:end])
        start, room = end, LONGEST_WRITTEN_LINE - 1
    return b"\r\n ".join(pieces) + b"\r\n"
