"""Whether a key is that of an encrypted file whose first page cannot be read.

SQLCipher gives each page a MAC of its own (version 4, "Design", zetetic.net/sqlcipher/design): the last 64 of the 80 bytes at
its end, HMAC-SHA512 over what stands before and the page's number, by a key made of the data key and the file's salt.
"""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path

from salesbook.store.driver import PAGE_BYTES

_SALT = 16
_MAC = 64
# Bits turned in the salt of the file make the salt of the MAC's key; two rounds, since the data key is no password.
_TURNED, _ROUNDS = 0x3A, 2
# Enough to find one that is whole beside some that are not.
_TRIED = 8


def key_fits(path: Path, key: bytes) -> bool:
    """Whether one of the pages behind the first has its MAC by this key: then the key is right and the first is damaged.

    Damage in the first 16 bytes, the salt, lets no page fit.
    """
    with path.open("rb") as file:
        salt = file.read(PAGE_BYTES)[:_SALT]
        mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(one ^ _TURNED for one in salt), _ROUNDS, len(key))
        return any(_is_whole(file.read(PAGE_BYTES), number, mac_key) for number in range(2, 2 + _TRIED))


def _is_whole(page: bytes, number: int, mac_key: bytes) -> bool:
    told = hmac.digest(mac_key, page[:-_MAC] + number.to_bytes(4, "little"), "sha512")
    return len(page) == PAGE_BYTES and hmac.compare_digest(told, page[-_MAC:])
