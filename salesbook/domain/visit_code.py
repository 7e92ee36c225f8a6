"""The short code of a planned visit, written on its sheet: `K7-33`.

Letter, digit, any sign, check sign, from 29 signs that cannot be mistaken for one another. The check sign is
(1a + 2b + 3c) mod 29, with signs counted from 0; as 29 is a prime, every single slip and every swap is noticed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container

SIGNS = "23456789ABCDEFGHJKMNPQRSTWXYZ"
_DIGITS, _LETTERS = SIGNS[:8], SIGNS[8:]
_SHAPE = re.compile(r"([A-Z])([2-9])-?([2-9A-Z])([2-9A-Z])")


def check_sign(code: str) -> str:
    """The fourth sign of a code whose first three are given."""
    return SIGNS[sum(weight * SIGNS.index(sign) for weight, sign in enumerate(code, start=1)) % len(SIGNS)]


def parse_code(text: str) -> str | None:
    """The code as it is stored (`K7-33`), typed in any case and with or without the dash; None if it is none."""
    found = _SHAPE.fullmatch(text.strip().upper())
    if not found or any(sign not in SIGNS for sign in found.groups()):
        return None
    return f"{found[1]}{found[2]}-{found[3]}{found[4]}" if check_sign("".join(found.groups()[:3])) == found[4] else None


def looks_like_code(text: str) -> bool:
    """Whether words can be nothing but a code, though a mistyped one: `K7-34`, or one without its dash that checks."""
    return parse_code(text) is not None or (len(text) == 5 and _SHAPE.fullmatch(text.upper()) is not None)


def code_for(visit_id: str, taken: Container[str]) -> str:
    """A code for a visit, drawn from its id, that is not taken."""
    attempt = 0
    while True:
        drawn = hashlib.sha256(f"{visit_id}/{attempt}".encode()).digest()
        signs = _LETTERS[drawn[0] % len(_LETTERS)] + _DIGITS[drawn[1] % len(_DIGITS)] + SIGNS[drawn[2] % len(SIGNS)]
        code = f"{signs[:2]}-{signs[2]}{check_sign(signs)}"
        if code not in taken:
            return code
        attempt += 1
