"""Mutated tables of every program: each is read or refused, and nothing else is ever raised."""

from __future__ import annotations

import contextlib
import io
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesbook.formats import IMPORTERS
from salesbook.formats.files import importer_of
from salesbook.formats.format import UnreadableFile
from salesbook.system.progress import silent
from tests.formats.table_reading import FOLDER, batch

FILES = sorted(FOLDER.iterdir(), key=lambda path: path.name)
PIECES = (
    *(
        b",",
        b";",
        b"\t",
        b'"',
        b'""',
        b"\r",
        b"\n",
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b":::",
        b"=1+1",
        b"'",
        b"\x80",
    ),
    *("农历", "年", "E+10", "lunar:", "（", "Phone 1 - Value", "姓名", "0/0/00", "\ufdd0", "闰13月99日"),
)
CHANGES_A_FILE = 60


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The file with a few pieces cut, doubled, put in or made other."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(changed) + 1)
        match chance.randrange(4):
            case 0:
                del changed[place : place + chance.randint(1, 40)]
            case 1:
                changed[place:place] = changed[place : place + chance.randint(1, 80)]
            case 2:
                piece = chance.choice(PIECES)
                changed[place:place] = (
                    piece if isinstance(piece, bytes) else piece.encode(chance.choice(("utf-8", "gbk")), "ignore")
                )
            case _:
                changed[place : place + 1] = bytes([chance.randrange(256)])
    return bytes(changed)


def mutated_file(file: Path, chance: random.Random) -> bytes:
    """A file mutated; of a workbook one of its parts, because hardly any change of a compressed file leaves one."""
    if file.suffix != ".xlsx":
        return mutated(file.read_bytes(), chance)
    made = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w") as new:
        chosen = chance.choice(old.namelist())
        for name in old.namelist():
            new.writestr(name, mutated(old.read(name), chance) if name == chosen else old.read(name))
    return made.getvalue()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_mutated_file_is_read_or_refused(file: Path) -> None:
    importer = importer_of(file)
    assert importer in IMPORTERS
    chance = random.Random(file.name)
    read = 0
    for _ in range(CHANGES_A_FILE):
        try:
            found = importer.read(mutated_file(file, chance), file.name, silent)
        except UnreadableFile:
            continue
        read += 1
        for card in found.cards:
            assert card.profile.contact.name.strip()
            assert "\n" not in card.profile.contact.name
            assert all(
                part.contact_id == card.profile.contact.id for part in card.profile.parts if hasattr(part, "contact_id")
            )
        assert all(str(problem.reason) for problem in found.problems)
    assert read > CHANGES_A_FILE // 4


@settings(max_examples=150, deadline=None)
@given(data=st.binary(max_size=400), head=st.sampled_from([b"", b"Name,Phone,Birthday\n", "姓名;备注\n".encode("gbk")]))
def test_any_bytes_are_read_or_refused(data: bytes, head: bytes) -> None:
    with contextlib.suppress(UnreadableFile):
        batch(head + data)
