"""`new` and `demo`: what they make, what the home opens next, and what they refuse."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from salesbook.store.keys import key_path
from tests.cli.program import NO_NOTEBOOK, Program


def opens_next(program: Program) -> str:
    settings = json.loads((program.home / "settings.json").read_text())
    return str(settings["notebook"])


def test_an_unprotected_notebook_says_that_it_is(newcomer: Program) -> None:
    assert newcomer.say("new", "book", "--unprotected") == [
        f"Made {newcomer.book}; Salesbook opens it from now on.",
        "It is not protected: whoever has both files can read it.",
    ]
    assert newcomer.files() == ["book.salesbook", "book.salesbook-key", "settings.json"]
    assert newcomer.json("journal") == {"entries": []}


def test_new_says_in_json_where_the_notebook_is(newcomer: Program) -> None:
    assert newcomer.json("new", "book", "--unprotected") == {
        "notebook": str(newcomer.book),
        "recovery_words": None,
    }


@pytest.mark.parametrize(
    ("locale", "currency", "country"),
    [("en_IE.UTF-8", "EUR", "IE"), ("de_CH@euro", "CHF", "CH"), ("zh_Hans_CN", "CNY", "CN"), ("C.UTF-8", "CNY", "CN")],
)
def test_a_new_notebook_counts_in_the_money_of_the_country_it_is_made_in(
    newcomer: Program, monkeypatch: pytest.MonkeyPatch, locale: str, currency: str, country: str
) -> None:
    monkeypatch.setenv("LANG", locale)
    newcomer.say("new", "book", "--unprotected")
    settings = newcomer.json("settings")
    assert (settings["currency"], settings["country"]) == (currency, country)
    assert newcomer.json("journal") == {"entries": []}


def test_new_sets_what_the_home_opens_next(program: Program) -> None:
    program.say("add", "王小明")
    program.say("new", "second", "--unprotected")
    assert opens_next(program) == "second.salesbook"
    assert program.json("find", "wxm")["contacts"] == []


def test_a_notebook_elsewhere_is_remembered_by_its_whole_path(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    program.say("new", "folder/mine", "--unprotected")
    assert opens_next(program) == str(tmp_path / "folder" / "mine.salesbook")


def test_no_notebook_is_ever_overwritten(program: Program) -> None:
    program.say("add", "王小明")
    said = program.refused("new", "book", "--unprotected")
    assert said == "There is a notebook “book” already; choose another name."
    assert len(program.json("find", "wxm")["contacts"]) == 1


def test_no_key_file_is_ever_overwritten(newcomer: Program) -> None:
    newcomer.home.mkdir()
    key = key_path(newcomer.book)
    key.write_text("of some other notebook")
    assert "key file" in newcomer.run("new", "book", "--unprotected").err
    assert (newcomer.files(), key.read_text()) == (["book.salesbook-key"], "of some other notebook")


def test_a_password_opens_the_notebook_and_nothing_else_does(newcomer: Program, tmp_path: Path) -> None:
    password, wrong = tmp_path / "password", tmp_path / "wrong"
    password.write_text("a horse of 3 colours\nthe second line is not read\n", "utf-8")
    wrong.write_text("a horse of 4 colours\n", "utf-8")
    newcomer.say("new", "book", "--password-file", str(password))
    assert newcomer.json("add", "王小明", "--password-file", str(password))["name"] == "王小明"
    assert len(newcomer.json("--password-file", str(password), "find", "wxm")["contacts"]) == 1

    ended = newcomer.run("find", "wxm", "--password-file", str(wrong))
    assert (ended.status, ended.out) == (3, "")
    assert ended.err == "The password is wrong; try again, or open the notebook another way.\n"
    ended = newcomer.run("find", "wxm")
    assert (ended.status, ended.out) == (3, "")
    assert ended.err == "The notebook is locked; it opens with: the password (--password-file FILE).\n"


def test_a_password_file_that_is_not_there_makes_nothing(newcomer: Program) -> None:
    said = newcomer.refused("new", "book", "--password-file", str(newcomer.home / "nope"))
    assert said == "The file “nope” cannot be read; check its name."


def test_an_empty_password_makes_nothing(newcomer: Program, tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("")
    assert newcomer.refused("new", "book", "--password-file", str(tmp_path / "empty")) == (
        "The password is empty; choose one."
    )


def test_unprotected_and_a_password_exclude_each_other(newcomer: Program, tmp_path: Path) -> None:
    (tmp_path / "password").write_text("x")
    said = newcomer.refused("new", "book", "--unprotected", "--password-file", str(tmp_path / "password"))
    assert said == "A notebook is either unprotected or has a password; leave one of the two out."


@pytest.mark.parametrize("name", ["", "  ", "/"])
def test_a_notebook_needs_a_name(newcomer: Program, name: str) -> None:
    assert newcomer.refused("new", name, "--unprotected") == "A notebook needs a name; type one."


def test_settings_that_cannot_be_read_stop_before_anything_is_made(newcomer: Program) -> None:
    newcomer.home.mkdir()
    (newcomer.home / "settings.json").write_text("{")
    for words in (("new", "book", "--unprotected"), ("--language", "en", "new", "book", "--unprotected")):
        said = newcomer.refused(*words)
        assert said == "The settings file settings.json cannot be read; mend it or delete it, and try again."


def test_a_home_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    program = Program(tmp_path / "file" / "home")
    for words in (("new", "book", "--unprotected"), ("settings", "paper", "letter")):
        ended = program.run(*words)
        assert (ended.status, ended.out, ended.err.count("\n")) == (1, "", 1)
        assert "may not write" in ended.err


def test_the_notebook_is_made_private_to_its_owner(newcomer: Program) -> None:
    newcomer.say("new", "book", "--unprotected")
    assert key_path(newcomer.book).stat().st_mode & 0o077 == 0


def test_the_demo_prints_its_day_names_its_papers_and_leaves_the_home_as_it_was(program: Program) -> None:
    program.say("add", "王小明")
    before, settings = program.rows(), (program.home / "settings.json").read_text()
    shown = program.json("demo")
    assert list(shown) == ["day", "must", "worth", "visits", "papers"]
    assert shown["must"] != []
    assert shown["worth"] != []
    assert len([paper for paper in shown["papers"] if "call-sheet" in paper]) == 2
    assert {Path(paper).read_bytes()[:5] for paper in shown["papers"]} == {b"%PDF-"}
    assert {Path(paper).parent for paper in shown["papers"]} == {program.home / "papers"}
    assert (program.rows(), (program.home / "settings.json").read_text()) == (before, settings)
    assert len(program.json("find", "wxm")["contacts"]) == 1


def test_the_demo_needs_no_notebook_and_makes_none_the_homes_own(newcomer: Program) -> None:
    last_line = newcomer.say("demo")[-1]
    assert last_line.endswith(".pdf.")
    assert not (newcomer.home / "settings.json").exists()
    assert newcomer.refused("today") == NO_NOTEBOOK


# A window has it open as the session of one does: with a connection that writes and one that reads.
HOLD = """
import sys
from pathlib import Path
from salesbook.store.keys import WaysIn, key_path, unlock
from salesbook.store.notebook import Notebook, NotebookReader
from salesbook.system.secrets import Keychain
path = Path(sys.argv[1])
key = unlock(key_path(path), WaysIn(), Keychain())
opened = Notebook.open(path, key), NotebookReader.open(path, key)
print("open", flush=True)
sys.stdin.read()
"""


def test_the_demo_is_not_made_anew_under_a_window_that_has_it_open(newcomer: Program) -> None:
    newcomer.say("demo")
    sample = newcomer.home / "demo.salesbook"
    newcomer.typed("--home", str(newcomer.home), "--notebook", str(sample), "add", "Nadja Entered")
    command = [sys.executable, "-c", HOLD, str(sample)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        ended = newcomer.run("demo", "--fresh")
        assert (ended.status, ended.out) == (1, "")
        assert ended.err == "The notebook is open in another Salesbook; close it there and try again.\n"
        holder.communicate("")
    found = newcomer.json("--notebook", str(sample), "find", "Nadja")
    assert [one["name"] for one in found["contacts"]] == ["Nadja Entered"]
    newcomer.say("demo", "--fresh")
    assert newcomer.json("--notebook", str(sample), "find", "Nadja")["contacts"] == []


def test_the_demo_opens_the_sample_as_it_was_left_and_makes_it_anew_only_when_told(newcomer: Program) -> None:
    newcomer.say("demo")
    sample = newcomer.home / "demo.salesbook"
    newcomer.typed("--home", str(newcomer.home), "--notebook", str(sample), "add", "Nadja Entered")
    newcomer.say("demo")
    found = newcomer.json("--notebook", str(sample), "find", "Nadja")
    assert [one["name"] for one in found["contacts"]] == ["Nadja Entered"]
    lines = newcomer.say("demo", "--fresh")
    assert lines[0] == f"Replaced the sample notebook {sample}, with all that was entered there."
    assert newcomer.json("--notebook", str(sample), "find", "Nadja")["contacts"] == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("demo",), "demo.salesbook"),
        (("new", "book", "--unprotected"), "book.salesbook"),
        (("settings", "paper", "letter"), "home"),
    ],
)
def test_a_home_that_is_a_file_is_refused(newcomer: Program, words: tuple[str, ...], name: str) -> None:
    newcomer.home.write_text("a letter", "utf-8")
    ended = newcomer.run(*words)
    assert (ended.status, ended.out) == (1, "")
    assert ended.err == f"Salesbook may not write “{name}” there; choose a folder of your own.\n"
    assert newcomer.home.read_text("utf-8") == "a letter"


@pytest.mark.parametrize("name", ["a\nb", "a:b", "what?", ".hidden", "..", "a" * 201, "客" * 70, "x."])
def test_a_name_that_some_computer_would_not_take_is_refused(newcomer: Program, name: str) -> None:
    said = newcomer.run("new", name, "--unprotected")
    assert (said.status, said.out) == (1, "")
    assert said.err.endswith(" on every computer; choose a plain, shorter name.\n")
    assert not newcomer.home.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("today", "--notebook", "a" * 5000),
        ("backup", "a" * 5000),
        ("import", "a" * 5000 + ".vcf"),
        ("--notebook", "/" + "a" * 5000, "find", "x"),
    ],
    ids=["notebook", "backup", "import", "path"],
)
def test_a_name_no_file_can_have_is_told_in_a_sentence(program: Program, words: tuple[str, ...]) -> None:
    assert program.refused(*words) == "A file cannot have so long a name as was given; give a shorter one."
