"""What the fields of a card are called, where one of them could not be read."""

from __future__ import annotations

from salesbook.domain.text import Text, counted

_BIRTHDAY, _ANNIVERSARY, _NAME = Text("birthday"), Text("anniversary"), Text("name")
_KNOWN = {
    "N": _NAME,
    "FN": _NAME,
    "NICKNAME": Text("nickname"),
    "BDAY": _BIRTHDAY,
    "X-ALTBDAY": _BIRTHDAY,
    "ANNIVERSARY": _ANNIVERSARY,
    "X-ABDATE": Text("date"),
    "PHOTO": Text("photo"),
    "TEL": Text("phone"),
    "EMAIL": Text("email"),
    "ADR": Text("address"),
    "URL": Text("website"),
    "ORG": counted("organisation", "organisations", 1),
    "TITLE": Text("role"),
    "ROLE": Text("profession"),
    "NOTE": Text("note"),
    "CATEGORIES": Text("tags"),
    "KIND": Text("group"),
    "MEMBER": Text("members of the group"),
    "END": Text("end of the card"),
}


def field_text(name: str) -> Text:
    """A field of a card by what it is about; one that other programs made up stands as it is written."""
    last = name.rpartition("-")[2]
    return _KNOWN.get(name) or _KNOWN.get(last) or Text("{word}", word=name)
