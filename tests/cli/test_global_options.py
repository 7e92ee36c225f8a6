"""Options before and after the command, which notebook is meant, wrong usage, and failures that nobody planned."""

from __future__ import annotations

from pathlib import Path

import pytest

from salesbook import __version__
from tests.cli.program import NO_NOTEBOOK, Program


def test_global_options_may_stand_before_or_after_the_command(program: Program) -> None:
    program.say("add", "王小明")
    home = ("--home", str(program.home))
    before = program.typed("--json", *home, "find", "wxm")
    after = program.typed("find", "wxm", *home, "--json")
    assert before.status == 0
    assert before.data == after.data
    assert [contact["name"] for contact in after.data["contacts"]] == ["王小明"]


def test_the_later_of_two_homes_counts(program: Program, tmp_path: Path) -> None:
    ended = program.typed("--home", str(tmp_path / "nowhere"), "today", "--home", str(program.home), "--json")
    assert (ended.status, ended.data["must"]) == (0, [])


def test_without_a_home_the_systems_folder_for_users_is_used(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(program.home / "share"))
    assert program.typed("today").status == 1
    assert program.typed("new", "mine", "--unprotected").status == 0
    assert (program.home / "share" / "Salesbook" / "mine.salesbook").exists()


def test_a_home_without_a_notebook_says_how_to_make_one(newcomer: Program) -> None:
    assert newcomer.refused("today") == NO_NOTEBOOK
    assert not newcomer.home.exists()


def test_another_notebook_is_opened_by_its_bare_name_or_its_path(program: Program, tmp_path: Path) -> None:
    program.say("add", "王小明")
    program.say("new", "other", "--unprotected")
    elsewhere = tmp_path / "elsewhere" / "third"
    program.say("new", str(elsewhere), "--unprotected")
    assert program.json("find", "wxm")["contacts"] == []
    for name in ("book", "book.salesbook", str(program.book), str(program.book.with_suffix(""))):
        assert len(program.json("--notebook", name, "find", "wxm")["contacts"]) == 1
    assert program.json("find", "wxm", "--notebook", "other")["contacts"] == []


def test_a_notebook_that_is_not_there_is_named(program: Program) -> None:
    expected = "There is no notebook “nope” here; make one with “salesbook new”, or check the name."
    assert program.refused("--notebook", "nope", "today") == expected


def test_a_path_is_a_path_even_without_a_folder_in_it(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    program.say("new", "./here", "--unprotected")
    assert (tmp_path / "here.salesbook").exists()
    monkeypatch.chdir("/")
    assert program.json("today")["visits"] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("frobnicate",), "No such command 'frobnicate'"),
        (("log",), "Missing argument 'CONTACT…'"),
        (("find",), "Missing argument 'WORDS...'"),
        (("add",), "Missing argument 'NAME'"),
        (("edit", "x"), "Missing argument 'FIELD=VALUE…'"),
        (("plan", "王小明"), "Missing option '--at'"),
        (("undo", "abc"), "is not a valid integer"),
        (("answer", "key", "perhaps"), "is not one of 'done', 'skip', 'snooze'"),
        (("report", "call-sheet"), "Missing option '--output'"),
        (("report", "novel", "--output", "x.pdf"), "'novel' is not"),
        (("find", "x", "--limit", "0"), "is not in the range"),
        (("log", "x", "--lasted", "0"), "is not in the range"),
        (("--language", "fr", "today"), "is not one of 'en', 'zh_CN'"),
        (("today", "--nonsense"), "No such option"),
        (("import",), "Missing argument 'FILE…'"),
        (("import", "x.vcf", "--duplicates", "perhaps"), "is not one of"),
    ],
)
def test_wrong_usage_ends_with_2(program: Program, words: tuple[str, ...], said: str) -> None:
    assert said in program.misused(*words)


def test_the_version_is_told(newcomer: Program) -> None:
    ended = newcomer.typed("--version")
    assert (ended.status, ended.out) == (0, f"Salesbook {__version__}\n")


def test_help_names_every_command_of_the_contract(newcomer: Program) -> None:
    ended = newcomer.typed("--help")
    commands = """demo new add edit delete relate find show log plan did-not-happen stage offer purchase referral praise
        today answer import report undo redo journal settings backup restore check"""
    assert ended.status == 0
    assert [name for name in commands.split() if f"\n  {name} " not in ended.out] == []


def test_every_command_explains_itself_with_its_options(newcomer: Program) -> None:
    ended = newcomer.typed("log", "--help")
    assert ended.status == 0
    assert "--their-promise" in ended.out
    assert "--home" in ended.out


def test_without_a_command_the_window_is_meant_which_needs_a_screen(program: Program) -> None:
    expected = "There is no screen here; “salesbook today” shows the day, “salesbook --help” every command."
    assert program.refused() == expected


def test_words_that_are_no_text_are_refused_in_words(program: Program) -> None:
    expected = "What was typed is not readable text (UTF-8), so nothing was done."
    assert program.refused("add", "\udcff\udcfeabc") == expected
    assert program.say("find", "\udcff") == ["Nothing found."]


def test_every_command_that_answers_from_a_notebook_does_so_in_chinese_too(program: Program) -> None:
    program.say("add", "王小明", "--birthday", "lunar:8-15")
    program.say("plan", "wxm", "--at", "tomorrow 10:00")
    for words in (("today",), ("show", "wxm"), ("stage", "wxm"), ("find", "wxm"), ("journal",), ("settings",)):
        ended = program.run("--language", "zh_CN", *words)
        assert (ended.status, ended.err) == (0, "")
        assert ended.out.strip()
    assert "农历八月十五" in program.run("--language", "zh_CN", "show", "wxm").out


def test_the_language_of_the_settings_holds_until_an_option_says_otherwise(program: Program) -> None:
    program.say("add", "王小明", "--birthday", "lunar:8-15")
    program.say("settings", "language", "zh_CN")
    assert "农历八月十五" in "\n".join(program.say("show", "wxm"))
    assert "lunar 8/15" in "\n".join(program.say("show", "wxm", "--language", "en"))
