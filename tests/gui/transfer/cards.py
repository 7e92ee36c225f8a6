"""Cards as phones write them, for imports."""

from __future__ import annotations

from pathlib import Path


def card(name: str, phone: str = "", organisation: str = "", more: str = "") -> str:
    """One vCard 3.0; `more` are further lines, each with its end."""
    lines = [f"ORG:{organisation}\r\n"] if organisation else []
    lines += [f"TEL;TYPE=CELL:{phone}\r\n"] if phone else []
    return f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\n{''.join(lines)}{more}END:VCARD\r\n"


WANG = card("王小明", "13800138000", "拜耳", "EMAIL:wang@bayer.example\r\n")
ANNA = card("Anna Berg", "13900139000", more="BDAY:no day\r\n")


def written(path: Path, *cards: str) -> Path:
    """A file with these cards."""
    path.write_bytes("".join(cards).encode())
    return path
