"""Help and the words about wrong usage: every one of them in the user's language, whatever chose it."""

from __future__ import annotations

import re
from importlib import import_module
from inspect import getsource
from pathlib import Path
from unicodedata import east_asian_width

import click
import pytest

from salesbook.app import demo
from salesbook.cli.help import CLICKS_WORDS, folded
from salesbook.cli.main import COMMANDS
from salesbook.system.i18n import gettext, in_language
from tests.cli.program import Program

# Three words of Latin letters with only spaces between them, the later ones small: a piece of an English sentence.
ENGLISH = re.compile(r"[A-Za-z'’]+ [a-z'’]+ [a-z'’]+")
NAMES = [*COMMANDS, "demo"]


def texts(name: str) -> list[str]:
    """The help of a command and of each of its options, as it was written down."""
    module, _, function = COMMANDS.get(name, "").partition(":")
    found: click.Command = getattr(import_module(f"salesbook.cli.{module}"), function) if module else demo
    options = [param.help for param in found.params if isinstance(param, click.Option)]
    return [str(found.help), *map(str, options)]


def flat(words: str) -> str:
    """The words without the line ends and spaces that depend on a terminal's width."""
    return re.sub(r"\s+", "", words)


def columns(line: str) -> int:
    """How many columns of a terminal a line takes."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in line)


@pytest.mark.parametrize("name", NAMES)
def test_a_commands_help_is_chinese_to_the_last_option(newcomer: Program, name: str) -> None:
    shown = newcomer.run("--language", "zh_CN", name, "--help").out
    with in_language("zh_CN"):
        chinese = {text: gettext(text) for text in texts(name)}
    assert [text for text, said in chinese.items() if said == text] == []
    assert [said for said in chinese.values() if flat(said) not in flat(shown)] == []
    # The examples are what one types, whose English words are the program's.
    assert ENGLISH.findall(re.sub("(?m)^  salesbook .*$", "", shown)) == []
    assert max(map(columns, shown.splitlines())) <= 80


@pytest.mark.parametrize("name", NAMES)
def test_a_commands_help_stays_english_after_it_was_shown_in_chinese(newcomer: Program, name: str) -> None:
    newcomer.run("--language", "zh_CN", name, "--help")
    shown = newcomer.run(name, "--help").out
    assert [text for text in texts(name) if flat(text) not in flat(shown)] == []
    assert not re.search("[一-鿿]", shown)


def test_the_list_of_commands_is_chinese(newcomer: Program) -> None:
    shown = newcomer.typed("--language", "zh_CN", "--help").out
    with in_language("zh_CN"):
        sentences = [gettext(texts(name)[0]).partition("。")[0] for name in NAMES]
    assert [said for said in sentences if flat(said) not in flat(shown)] == []
    assert shown.startswith("用法：salesbook")
    assert ENGLISH.findall(shown) == []
    assert max(map(columns, shown.splitlines())) <= 80


@pytest.mark.parametrize(
    "words",
    [
        ("--language", "zh_CN", "find", "--help"),
        ("find", "--language", "zh_CN", "--help"),
        ("find", "--help", "--language", "zh_CN"),
        ("--help", "--language=zh_CN"),
    ],
    ids=" ".join,
)
def test_the_option_may_stand_anywhere(newcomer: Program, words: tuple[str, ...]) -> None:
    assert "显示本帮助并退出。" in newcomer.run(*words).out


def test_the_settings_choose_the_language_of_help_too(newcomer: Program) -> None:
    newcomer.say("settings", "language", "zh_CN")
    assert "每类最多列出几条。" in newcomer.run("find", "--help").out
    assert "每类最多列出几条。" in newcomer.typed("find", "--help", "--home", str(newcomer.home)).out
    assert "从 vCard、CSV 和 Excel 文件导入联系人" in newcomer.run("--help").out
    assert "How many of each at most." in newcomer.run("find", "--help", "--language", "en").out


@pytest.mark.parametrize("variable", ["LC_ALL", "LC_MESSAGES", "LANG"])
def test_the_system_chooses_the_language_of_help_where_nobody_else_does(
    newcomer: Program, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, "zh_CN.UTF-8")
    assert "每类最多列出几条。" in newcomer.run("find", "--help").out
    assert "从 vCard、CSV 和 Excel 文件导入联系人" in newcomer.run("--help").out


def test_help_is_there_when_the_settings_are_damaged(newcomer: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    newcomer.home.mkdir()
    (newcomer.home / "settings.json").write_text("{not json")
    assert "How many of each at most." in newcomer.run("find", "--help").out
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert newcomer.run("--help").out.startswith("用法：")


def test_the_papers_language_is_not_the_helps(newcomer: Program) -> None:
    assert "The language of the paper." in newcomer.run("report", "--language", "zh_CN", "--help").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("frobnicate",), "用“salesbook --help”查看帮助。\n\n错误：没有 'frobnicate' 这个命令。"),
        (("find", "x", "--limt", "3"), "是不是想用 '--limit'？"),
        (("today", "--nonsense", "--language", "zh_CN"), "没有 '--nonsense' 这个选项。"),
        (("--nonsense",), "错误：没有 '--nonsense' 这个选项。"),
        (("find",), "错误：缺少参数 'WORDS...'"),
        (("plan", "wxm"), "错误：缺少选项 '--at'"),
        (("report",), "可选：\n\tcall-sheet"),
        (("find", "x", "--limit", "many"), "'--limit' 的值无效：'many' 不是有效的数值"),
        (("find", "x", "--limit", "0"), "0 不在 1<=x<=1000 的范围内。"),
        (("find", "x", "--limit"), "选项 '--limit' 需要一个值。"),
        (("find", "x", "--json=yes"), "选项 '--json' 不带值。"),
        (("redo", "x"), "多了一个参数（x）"),
        (("redo", "x", "y"), "多了几个参数（x y）"),
        (("answer", "x", "perhaps"), "'perhaps' 不在可选值之内：'done', 'skip', 'snooze'。"),
    ],
)
def test_wrong_usage_is_told_in_chinese(newcomer: Program, words: tuple[str, ...], said: str) -> None:
    ended = newcomer.run("--language", "zh_CN", *words)
    assert (ended.status, ended.out) == (2, "")
    assert said in ended.err
    assert ENGLISH.findall(ended.err) == []


def test_clicks_own_words_are_those_of_this_click() -> None:
    modules = ("core", "decorators", "exceptions", "formatting", "parser", "types")
    source = "\n".join(getsource(import_module(f"click.{module}")) for module in modules)
    assert [words for words in CLICKS_WORDS if f'"{words}"'.replace("\n\t", "\\n\\t") not in source] == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("No Chinese at all, however long it may be", "No Chinese at all, however long it may be"),
        ("生成报告", "\b\n生成报告"),
        ("用来归类的标签", "\b\n用来归类的\n标签"),
        ("用来归类的，标签", "\b\n用来归类\n的，标签"),
        ("给 CONTACT 的报价", "\b\n给 CONTACT\n的报价"),
        ("看（CONTACT）的", "\b\n看\n（CONTACT）\n的"),
    ],
)
def test_chinese_is_folded_by_columns(text: str, shown: str) -> None:
    assert folded(text, 10) == shown


def test_the_readme_lists_every_command_and_no_other() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    table = readme.partition("| | Commands |")[2].partition("\n## ")[0]
    assert set(re.findall(r"`([a-z-]+)`", table)) == {*NAMES, "self-test"}
