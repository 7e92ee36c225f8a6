"""Escaped and listed values of vCard lines (RFC 2426, 5; RFC 6350, 3.4; vCard 2.1 escapes the semicolon only)."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"\\([\\;,:\"nN])")
_ESCAPE_2_1 = re.compile(r"\\([;,:])")


def unescaped(value: str, version: str) -> str:
    """The plain text of an escaped value, with line breaks as \\n and without blanks around it."""
    if "\\" in value:
        pattern = _ESCAPE_2_1 if version == "2.1" else _ESCAPE
        value = pattern.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
    if "\r" in value:
        value = value.replace("\r\n", "\n").replace("\r", "\n")
    return value.strip()


def parts(value: str, separator: str, version: str) -> list[str]:
    """The plain texts between unescaped separators, which are `;` or `,`."""
    if "\\" not in value:
        return [unescaped(part, version) for part in value.split(separator)]
    # NUL never stands in a value, so it can hold the place of escaped backslashes and separators meanwhile.
    held = value if version == "2.1" else value.replace("\\\\", "\0B")
    held = held.replace("\\" + separator, "\0S")
    restored = (part.replace("\0S", "\\" + separator).replace("\0B", "\\\\") for part in held.split(separator))
    return [unescaped(part, version) for part in restored]
