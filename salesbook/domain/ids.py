"""Identifiers: text, sortable by birth, born with the object.

They are UUIDs of version 7 (RFC 9562, section 5.7): 48 bits of Unix time in milliseconds, then randomness. This is the
one place besides `system/clock.py` that looks at a clock; no rule depends on what it reads.
"""

import os
import time


def new_id() -> str:
    """A new UUIDv7 as 36 characters of text."""
    stamp = time.time_ns() // 1_000_000
    number = (stamp & (1 << 48) - 1) << 80 | int.from_bytes(os.urandom(10), "big")
    number = number & ~(0xF << 76) | 0x7 << 76
    number = number & ~(0x3 << 62) | 0x2 << 62
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
