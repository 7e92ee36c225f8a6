"""Real vCards with a few bytes changed, and what has to hold of whatever comes out of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from salesbook.domain.profile import Profile
from salesbook.formats.format import UnreadableFile
from tests.formats.vcard_reading import batch

FOLDER = Path(__file__).parent / "vcards"
PIECES = [
    *(
        b":",
        b";",
        b"=",
        b"\\",
        b"\r",
        b"\n",
        b"\n ",
        b'"',
        b"\0",
        b"\xff",
        b"\xe7\x8e",
        b",",
        b"\xc2\x85",
        b"\xed\xa0\x80",
    ),
    *(b"BEGIN:VCARD\n", b"END:VCARD\n", b"AGENT:\n", b"VERSION:2.1\n", b"X-ABLabel:", b"item1.", b"BDAY:", b"--0230"),
    *(b"ENCODING=QUOTED-PRINTABLE", b"ENCODING=b", b"=ED=A0=80", b"CHARSET=GBK", b"CHARSET=utf-16", b"CHARSET=idna"),
    *(
        b"CHARSET=hex",
        b"CHARSET=\0",
        b"CHARSET=iso2022_jp",
        b"CALSCALE=chinese",
        b"LANG;PREF=\xef\xbc\x91:",
        b"tel:%ff",
    ),
    *(b"X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;", b"IMPP:", b"data:;base64,", b"X-FCENCODED-00:"),
]


def mutated_cards(number: int, seed: int) -> Iterator[bytes]:
    """Real files with a few bytes changed, cut out, repeated or put in; the same ones for a seed."""
    chance = random.Random(seed)
    files = [path.read_bytes() for path in sorted(FOLDER.glob("*.vcf")) if path.stat().st_size < 4_000]
    for _ in range(number):
        data = bytearray(chance.choice(files))
        for _ in range(chance.randint(1, 12)):
            at, other = chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)
            change = chance.randrange(4)
            if change == 0:
                data[at:at] = chance.choice(PIECES)
            elif change == 1:
                del data[at : at + chance.randint(1, 60)]
            elif change == 2:
                data[at : at + 1] = bytes([chance.randrange(256)])
            else:
                data[at:at] = data[other : other + chance.randint(1, 80)]
        yield bytes(data)


def strings_of(profile: Profile) -> Iterator[str]:
    """Every text of a profile that a notebook would store."""
    yield from profile.contact.nicknames
    for noun in (profile.contact, *profile.parts, *profile.organisations):
        yield from (value for value in vars(noun).values() if isinstance(value, str))


def check_is_harmless(data: bytes) -> int:
    """Read a file whatever it is; what comes out can be stored. Returns the number of cards."""
    try:
        found = batch(data)
    except UnreadableFile:
        return 0
    for card in found.cards:
        assert card.profile.contact.name
        for text in strings_of(card.profile):
            assert "\0" not in text
            text.encode("utf-8")
    return len(found.cards)
