"""Identifiers: text, sortable by birth, born with the object.

They are UUIDs of version 7 (RFC 9562, section 5.7): 48 bits of Unix time in milliseconds, 12 bits of its fraction
(section 6.2, method 3), then randomness, so that things of one visit keep the order they were said in. This is the one
place besides `system/clock.py` that looks at a clock; no rule depends on what it reads.
"""

import os
import time


def new_id() -> str:
    """A new UUIDv7 as 36 characters of text."""
    stamp, rest = divmod(time.time_ns(), 1_000_000)
    number = (stamp & (1 << 48) - 1) << 80 | 0x7 << 76 | (rest << 12) // 1_000_000 << 64
    number |= int.from_bytes(os.urandom(8), "big")
    number = number & ~(0x3 << 62) | 0x2 << 62
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
