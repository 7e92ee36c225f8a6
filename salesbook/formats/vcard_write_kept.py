"""Lines of imported cards that have no place in the notebook, brought into the form in which they are written back."""

from __future__ import annotations

import re

from salesbook.domain.contact import CardProperty
from salesbook.formats.vcard_card import CardInProgress
from salesbook.formats.vcard_heads import ENCODINGS, LONGEST_HEAD, PARAMETER, VALUES
from salesbook.formats.vcard_lines import TEXTS
from salesbook.formats.vcard_write_lines import clean, without_controls

_NAME = re.compile(r"[A-Za-z0-9_/-]+")
_GROUP = re.compile(r"[A-Za-z0-9_-]+")
# What frames a card is the writer's own; PROFILE only repeats that this is a vCard.
_FRAME = {"BEGIN", "END", "VERSION", "PRODID", "REV", "PROFILE"}
_BASE_64 = re.compile("[A-Za-z0-9+/]+={0,2}")
_IN_BASE_64 = "ENCODING=b"
_LOST_IN_UNICODE = {"CHARSET", "QUOTED-PRINTABLE", "8BIT", "7BIT"}


def carry_kept_line(card: CardInProgress, line: CardProperty) -> None:
    """Keep the line for writing, in the form of versions 3.0 and 4.0; one that would frame a card is passed over.

    The line is one of a 2.1 card maybe: its value is decoded already, so its transfer encoding and charset go, and bare
    parameters get their names. A value in base 64 stays that, if it is.
    """
    parameters = _parameters(clean(line.parameters).replace("\n", " "), line.name.upper() in TEXTS)
    value = without_controls(line.value)
    named = parameters.split(";")
    if _IN_BASE_64 in named:
        value = "".join(value.split())
        if len(value) % 4 or not _BASE_64.fullmatch(value):
            parameters = ";".join(one for one in named if one != _IN_BASE_64)
    value = value.replace("\n", "\\n")
    if not _NAME.fullmatch(line.name) or line.name.upper() in _FRAME or not value or value.isspace():
        return
    group = line.group_name if _GROUP.fullmatch(line.group_name) else ""
    if len(group) + len(line.name) + len(parameters) + 2 > LONGEST_HEAD:
        parameters = ""
    card.keep_as(line.name, value, group, parameters)


def _parameters(raw: str, is_text: bool) -> str:
    """The raw parameters as `NAME=value;…`, each once."""
    found = (_parameter(part, is_text) for part in PARAMETER.findall(raw))
    return ";".join(dict.fromkeys(part for part in found if part))


def _parameter(part: str, is_text: bool) -> str:
    name, equals, value = part.partition("=")
    name = name.strip()
    if not equals:
        value, upper = name, name.upper()
        name = "ENCODING" if upper in ENCODINGS else "VALUE" if upper in VALUES else "TYPE"
    inner = value.replace('"', "").strip()
    if name.upper() == "ENCODING" and inner.upper() in ("BASE64", "B"):
        return "" if is_text else _IN_BASE_64
    if not inner or not _NAME.fullmatch(name) or {name.upper(), inner.upper()} & _LOST_IN_UNICODE:
        return ""
    has_to_be_quoted = ":" in inner or ";" in inner or ("," in inner and '"' in value)
    return f'{name}="{inner}"' if has_to_be_quoted else f"{name}={inner}"
