"""`import` of the worst vCards: one sentence, exit status 1, and the notebook as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import Program


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"BEGIN:VCARD\nFN:Ann\nEND:VCARD\nBEGIN:VCARD\nFN:Bo\nNOTE:" + b"a" * 21_000_000, "Line 6 of “book.vcf”"),
        (b"BEGIN:VCARD\nFN:Ann\nEND:VCARD\n" * 100_001, "“book.vcf” has more than 100000 cards"),
        (bytes(5_000), "There is no vCard in “book.vcf”"),
        (b"", "There is no vCard in “book.vcf”"),
    ],
    ids=["a line without end", "too many cards", "NULs", "nothing"],
)
def test_a_hostile_file_leaves_the_notebook_as_it_was(
    program: Program, tmp_path: Path, content: bytes, words: str
) -> None:
    program.json("add", "王小明")
    file = tmp_path / "book.vcf"
    file.write_bytes(content)
    assert program.refused("import", str(file)).startswith(words)
    assert program.refused("import", str(file), "--dry-run").startswith(words)
    assert len(program.labels()) == 1
