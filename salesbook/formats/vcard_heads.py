"""What stands before the colon of a vCard line: group, name, parameters (RFC 2426, 4; RFC 6350, 3.3; vCard 2.1)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_HEAD = re.compile(r"\s*(?:([A-Za-z0-9_-]+)\.)?([A-Za-z0-9_/-]+)\s*(?:;(.*))?", re.DOTALL)
PARAMETER = re.compile(r'(?:[^";]|"[^"]*"?)+')
_CARET = {"^n": "\n", "^'": '"', "^^": "^"}
_TRANSFERS = {"QUOTED-PRINTABLE": "QUOTED-PRINTABLE", "BASE64": "BASE64", "B": "BASE64"}
ENCODINGS = {*_TRANSFERS, "8BIT", "7BIT"}
LONGEST_HEAD = 10_000
VALUES = {"INLINE", "URL", "CID", "CONTENT-ID"}


@dataclass(frozen=True, slots=True)
class Head:
    """The part of a line before its colon. `name` is as written, `key` in capitals; `parameters` by their names in
    capitals, with values as written; the bare words of vCard 2.1 stand under TYPE, ENCODING or VALUE. `encoding` is
    `QUOTED-PRINTABLE`, `BASE64` or nothing."""

    group: str
    name: str
    key: str
    raw_parameters: str
    parameters: Mapping[str, tuple[str, ...]]
    encoding: str

    def parameter(self, name: str) -> str:
        """The first value of a parameter, or nothing."""
        values = self.parameters.get(name)
        return values[0] if values else ""

    @property
    def types(self) -> tuple[str, ...]:
        """The values of TYPE, as written."""
        return self.parameters.get("TYPE", ())


def split_at_colon(line: str) -> tuple[str, str] | None:
    """The text before and after the first colon that stands outside quotes; None where there is no colon."""
    head, colon, value = line.partition(":")
    if not colon:
        return None
    end = len(head)
    while '"' in head and 0 <= end <= LONGEST_HEAD:
        if line.count('"', 0, end) % 2 == 0:
            return line[:end], line[end + 1 :]
        end = line.find(":", end + 1)
    return head, value


def read_head(text: str) -> Head | None:
    """The head in the text before a colon, or None where it cannot be one."""
    found = _HEAD.fullmatch(text) if len(text) <= LONGEST_HEAD else None
    if not found:
        return None
    raw = found[3] or ""
    parameters = _parameters(raw)
    encoding = _TRANSFERS.get(parameters.get("ENCODING", ("",))[0].upper(), "")
    return Head(found[1] or "", found[2], found[2].upper(), raw, parameters, encoding)


def _parameters(raw: str) -> Mapping[str, tuple[str, ...]]:
    parameters: dict[str, list[str]] = {}
    parts = PARAMETER.findall(raw) if '"' in raw else raw.split(";")
    for part in parts:
        name, equals, value = part.partition("=")
        name = name.strip().upper()
        if not equals:
            value = part.strip()
            name = "ENCODING" if name in ENCODINGS else "VALUE" if name in VALUES else "TYPE"
        value = value.replace('"', "").strip()
        if not value:
            continue
        values = [word.strip() for word in value.split(",")] if name == "TYPE" else [_without_carets(value)]
        parameters.setdefault(name, []).extend(values)
    return {name: tuple(values) for name, values in parameters.items()}


def _without_carets(value: str) -> str:
    """Line breaks and quotes in parameters (RFC 6868)."""
    return re.sub(r"\^[n'^]", lambda found: _CARET[found[0]], value) if "^" in value else value
