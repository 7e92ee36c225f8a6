"""The examples of the help pages work as they stand, on the sample notebook, in both languages."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from salesbook.cli.help_pages import EXAMPLES, GROUPS, examples_of
from salesbook.operations.sample import make_sample
from salesbook.store.keys import Unprotected
from salesbook.store.making import make_notebook
from salesbook.system.i18n import in_language
from salesbook.system.secrets import Keychain
from tests.cli.program import Program, today
from tests.cli.test_help import NAMES, columns

# The one opens a window where there is a screen, the other is tried by its own tests.
TRIED_ELSEWHERE = {"demo", "self-test"}
OF_THE_SAMPLE = ("--notebook", "book")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the sample notebook as `book`."""
    home = tmp_path_factory.mktemp("sample") / "home"
    home.mkdir()
    notebook, _key = make_notebook(home / "book.salesbook", (Unprotected(),), Keychain())
    make_sample(notebook, today())
    notebook.close()
    return home


def meant(program: Program, example: str) -> list[str]:
    """The words of an example, with what other commands print in the place of KEY, CODE, ID and ENTRY."""

    def asked(*words: str) -> Any:
        return program.json(*words, *OF_THE_SAMPLE)

    found: dict[str, Callable[[], str]] = {
        "KEY": lambda: asked("today")["must"][0]["key"],
        "CODE": lambda: asked("plan", "周敏", "--at", "tomorrow 8:00")["code"],
        "ENTRY": lambda: str(next(one["entry"] for one in asked("journal")["entries"] if one["state"] == "done")),
        "ID": lambda: asked("remind")["reminders"][0]["id"],
    }
    return [found[word]() if word in found else word for word in shlex.split(example)[1:]]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_example_works_on_the_sample(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    program = Program(shutil.copytree(sample, tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    Path("secret.txt").write_text("open sesame", "utf-8")
    with in_language(language):
        examples = [example for name in EXAMPLES if name not in TRIED_ELSEWHERE for example in examples_of(name)]
    failed = []
    for example in examples:
        ended = program.run(*meant(program, example), *(() if " new " in example else OF_THE_SAMPLE))
        if (ended.status, ended.err) != (0, ""):
            failed.append((example, ended.err))
    assert failed == []


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("name", [*NAMES, "self-test"])
def test_every_page_ends_with_its_examples(newcomer: Program, name: str, language: str) -> None:
    shown = newcomer.run("--language", language, name, "--help").out
    with in_language(language):
        examples = examples_of(name)
    assert examples
    assert shown.splitlines()[-len(examples) :] == [f"  {example}" for example in examples]
    assert max(map(columns, examples)) <= 78


def test_the_groups_hold_every_command_once_as_the_readme_has_them(newcomer: Program) -> None:
    named = [name for names in GROUPS.values() for name in names.split()]
    assert sorted(named) == sorted([*NAMES, "self-test"])
    shown = newcomer.run("--help").out
    assert [name for name in named if not re.search(rf"(?m)^  {name} ", shown)] == []
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    rows = re.findall(r"(?m)^\| ([A-Z][^|]*) \| (`[^|]*) \|$", readme.partition("| | Commands |")[2])
    assert {head: " ".join(re.findall("`([a-z-]+)`", names)) for head, names in rows} == GROUPS


def test_the_commands_of_the_readme_work_as_they_are_printed(
    newcomer: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("FILE").write_text("open sesame", "utf-8")
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    printed = readme.partition("## The command line")[2].split("```")[1].split("\n")
    commands = [shlex.split(line, comments=True)[1:] for line in printed if line.startswith("salesbook ")]
    assert [words[0] for words in commands] == ["new", "add", "log", "plan", "today", "report"]
    for words in commands:
        assert newcomer.run("--password-file", "FILE", *words).err == ""
    assert Path("sheets.pdf").read_bytes().startswith(b"%PDF")
