"""Files on the command line in the place of a command: they are for the window, and every command stays what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from salesbook.cli.main import COMMANDS
from salesbook.cli.opening import is_for_the_window, notebook_among
from tests.cli.program import Program


@pytest.mark.parametrize("word", ["cards.vcf", "/home/me/王 cards.VCF", "book.salesbook", "./a.vcard"])
def test_a_notebook_or_an_address_book_is_for_the_window(word: str) -> None:
    assert is_for_the_window(word)


@pytest.mark.parametrize("word", [*COMMANDS, "--minimised", "-x.vcf", "notes.pdf", "cards", ""])
def test_anything_else_is_not(word: str) -> None:
    assert not is_for_the_window(word)


def test_the_first_notebook_is_opened_and_every_path_is_a_full_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    book, others = notebook_among(("a.vcf", "b.salesbook", "c.salesbook"))
    assert book == tmp_path / "b.salesbook"
    assert others == (tmp_path / "a.vcf", tmp_path / "c.salesbook")
    assert notebook_among(()) == (None, ())


@pytest.mark.parametrize("words", [["cards.vcf"], ["cards.vcf", "more.vcf"], ["book.salesbook"], ["--minimised"]])
def test_without_a_screen_it_says_so(
    newcomer: Program, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for word in words:
        Path(word).touch()
    said = newcomer.run(*words)
    assert said.status == 1
    assert "There is no screen here" in said.err


def test_a_file_that_is_not_there_is_named(newcomer: Program) -> None:
    said = newcomer.run("nowhere.vcf")
    assert (said.status, said.err) == (1, "The file “nowhere.vcf” cannot be read; check its name.\n")


def test_a_file_after_a_command_is_the_commands(newcomer: Program) -> None:
    said = newcomer.run("import", "nowhere.vcf")
    assert "screen" not in said.err


def test_a_word_that_is_neither_is_still_no_command(newcomer: Program) -> None:
    assert "No such command" in newcomer.run("postcards").err
