"""What reaches the terminal, whatever it is: full devices, other encodings, signs a terminal would obey, Ctrl+C."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from salesbook.store.keys import key_path
from tests.cli.program import Program

# What a card can bring along: a colour, a bell, and a sequence that begins with one sign (C1).
WILD = "\x1b[31mred\x07 \x9b2J"
on_linux = pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full is Linux's")


def process(program: Program, *words: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own."""
    command = [sys.executable, "-m", "salesbook", "--home", str(program.home), *words]
    return subprocess.run(command, stderr=subprocess.PIPE, check=False, **options)  # type: ignore[call-overload, no-any-return]


@on_linux
@pytest.mark.parametrize("words", [("add", "王小明"), ("add", "王小明", "--json")])
def test_an_answer_that_finds_no_room_says_so_and_the_change_stands(program: Program, words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = process(program, *words, stdout=full)
    assert (done.returncode, done.stderr.decode()) == (
        1,
        "It is done, but the answer could not be written; make room where it goes, and do not repeat a change.\n",
    )
    assert program.labels() == ["Add 王小明"]


@on_linux
def test_an_error_of_ours_is_one_sentence_and_its_place_is_in_the_log(program: Program) -> None:
    with Path("/dev/full").open("wb") as full:
        done = process(program, "--help", stdout=full)
    log = program.home / "salesbook.log"
    assert (done.returncode, done.stderr.decode()) == (
        1,
        f"Something went wrong in Salesbook itself; nothing you saved is lost, and {log} says where, for a report.\n",
    )
    assert "OSError" in log.read_text("utf-8")
    assert "No space left" not in log.read_text("utf-8")


def test_a_terminal_of_another_encoding_shows_what_it_can(program: Program) -> None:
    env = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    done = process(program, "add", "José 王", env=env, stdout=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith("Added José ? (".encode("latin-1"))
    found = process(program, "find", "José", "--json", env=env, stdout=subprocess.PIPE)
    assert json.loads(found.stdout.decode("ascii"))["contacts"][0]["name"] == "José 王"


def test_no_terminal_obeys_what_a_card_brought_along(program: Program, tmp_path: Path) -> None:
    card = tmp_path / "wild.vcf"
    card.write_text(f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann\r\nNOTE:{WILD}\r\nORG:{WILD}\r\nEND:VCARD\r\n", "utf-8")
    program.say("import", str(card))
    wild = set("\x1b\x07\x9b")
    for words in (("show", "Ann"), ("find", "Ann"), ("show", "Ann", "--json")):
        assert not wild & set(program.run(*words).out)
    assert not wild & set(program.run("show", WILD).err)
    assert "\x9b2J" in program.json("show", "Ann")["organisation"]


@pytest.mark.skipif(sys.platform == "win32", reason="opens a terminal as only Unix can")
def test_ctrl_c_ends_with_a_sentence(newcomer: Program, tmp_path: Path) -> None:
    import pty

    secret = tmp_path / "password"
    secret.write_text("open sesame\n", "utf-8")
    newcomer.say("new", "book", "--password-file", str(secret))
    child, terminal = pty.fork()
    if child == 0:
        # Whoever runs the tests in the background has Ctrl+C ignored, and a new program inherits that.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.execv(sys.executable, [sys.executable, "-m", "salesbook", "--home", str(newcomer.home), "today"])
    shown = b""
    while b"Password: " not in shown:
        shown += os.read(terminal, 1000)
    os.write(terminal, b"\x03")
    rest = _to_the_end(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 1
    assert rest.split(b"\r\n")[-2] == b"Stopped; what was not finished was not done."
    assert b"Traceback" not in rest
    assert key_path(newcomer.book).exists()


def _to_the_end(terminal: int) -> bytes:
    """All that a program still writes to its terminal; Linux ends that with an error, macOS with nothing."""
    rest = b""
    while True:
        try:
            more = os.read(terminal, 1000)
        except OSError:
            return rest
        if not more:
            return rest
        rest += more


def test_a_refusal_is_one_line_whatever_was_typed(program: Program) -> None:
    assert program.refused("show", "nobody\nat all") == (
        "Nobody is found by “nobody at all”; check the name, or add the contact first."
    )
