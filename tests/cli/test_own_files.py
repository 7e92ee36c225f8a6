"""Whatever a command writes, it never writes over the notebook, its key, a backup or the settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import Program

WRITING = [
    ("export",),
    ("today", "--ics"),
    ("report", "stage-summary", "--output"),
]


@pytest.mark.parametrize("words", WRITING, ids=lambda words: words[0])
@pytest.mark.parametrize("name", ["book.salesbook", "book.salesbook-key", "settings.json", "kept.salesbook-backup"])
def test_a_file_of_salesbook_is_not_written_over(program: Program, words: tuple[str, ...], name: str) -> None:
    program.say("add", "王小明")
    program.say("backup", str(program.home / "kept.salesbook-backup"))
    before = (program.home / name).read_bytes()
    said = program.refused(*words, str(program.home / name))
    assert said == f"“{name}” is a file of Salesbook itself, so it stays; choose another name."
    assert (program.home / name).read_bytes() == before


def test_a_notebook_of_another_name_is_known_by_its_key_file(program: Program) -> None:
    program.say("add", "王小明")
    for ending in ("", "-key"):
        (program.home / f"book.salesbook{ending}").rename(program.home / f"mine.db{ending}")
    for name in ("mine.db", "mine.db-key"):
        ended = program.run("export", str(program.home / name), "--notebook", str(program.home / "mine.db"))
        assert (ended.status, ended.err) == (
            1,
            f"“{name}” is a file of Salesbook itself, so it stays; choose another name.\n",
        )


def test_a_link_to_the_notebook_is_the_notebook(program: Program, tmp_path: Path) -> None:
    program.say("add", "王小明")
    link = tmp_path / "contacts.vcf"
    link.symlink_to(program.book)
    assert program.refused("export", str(link)).startswith("“contacts.vcf” is a file of Salesbook itself")
