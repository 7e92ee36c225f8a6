"""Twenty thousand mutated cards and the worst files, in a process with a limit to its memory and to each reading."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a process's memory")

ROOT = Path(__file__).parents[2]
MUTATED_CARDS_A_SEED = 10_000


def said_by_child(*arguments: str) -> str:
    """The last line of the child, which has to end well."""
    command = [sys.executable, "-m", "tests.formats.fuzz_child", *arguments]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout.strip()


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["1", "2"])
def test_mutated_cards_raise_nothing_hang_never_and_stay_in_memory(seed: str) -> None:
    assert (
        int(said_by_child("mutations", str(MUTATED_CARDS_A_SEED), seed)) > MUTATED_CARDS_A_SEED // 2
    )  # most of them still say something


LONG_LINE = "Line 3 of “book.vcf” is longer than 1 MB"
LONG_PHOTO = "Line 3 of “book.vcf” is longer than 20 MB"


@pytest.mark.parametrize(
    ("begin", "repeated", "times", "words"),
    [
        (b"NOTE:", b"a", 100_000_000, LONG_LINE),
        (b"NOTE:", b"\xff", 100_000_000, LONG_LINE),
        (b"NOTE:", b"\0", 100_000_000, LONG_LINE),
        (b"item1.PHOTO;ENCODING=b:/9j/", b"AAAA", 16_700_000, LONG_PHOTO),
        (b"PHOTO;ENCODING=b:/9j/\n", b" " + b"A" * 74 + b"\n", 900_000, LONG_PHOTO),
        (b"END:VCARD\n", b"begin:vcard\nend:vcard\n", 1_000_000, "“book.vcf” has more than 100000 cards"),
    ],
    ids=["long line", "long line of no text", "NULs", "photo of 50 MB", "folded photo of 50 MB", "a million cards"],
)
def test_the_worst_files_are_refused_in_one_sentence_with_the_limit(
    begin: bytes, repeated: bytes, times: int, words: str, tmp_path: Path
) -> None:
    file = tmp_path / "book.vcf"
    file.write_bytes(b"BEGIN:VCARD\nFN:Ann\n" + begin + repeated * times + b"\nEND:VCARD\n")
    refusal = said_by_child("file", str(file))
    file.unlink()
    assert refusal.startswith(words)
    assert refusal.endswith((" again.", " another."))
    assert refusal.count("\n") == 0
