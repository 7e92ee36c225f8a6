"""The console script as a process of its own: its streams and statuses, and `new` with and without a keychain."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(sys.executable).with_name("salesbook")

# A keychain that keeps its secrets in a file, as a desktop's does between two processes.
KEYCHAIN = """
import json, os, pathlib
from keyring.backend import KeyringBackend

class Keyring(KeyringBackend):
    priority = 1
    file = pathlib.Path(os.environ["KEYCHAIN_FILE"])

    def _all(self):
        return json.loads(self.file.read_text()) if self.file.exists() else {}

    def get_password(self, service, username):
        return self._all().get(service + "/" + username)

    def set_password(self, service, username, password):
        self.file.write_text(json.dumps(self._all() | {service + "/" + username: password}))
"""


def salesbook(home: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SCRIPT, "--home", home, *words],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env=os.environ | environment,
        check=False,
    )


@pytest.fixture
def keychain(tmp_path: Path) -> dict[str, str]:
    """The environment of a computer whose keychain works."""
    (tmp_path / "python").mkdir()
    (tmp_path / "python" / "filed_keychain.py").write_text(KEYCHAIN)
    return {
        "PYTHONPATH": str(tmp_path / "python"),
        "PYTHON_KEYRING_BACKEND": "filed_keychain.Keyring",
        "KEYCHAIN_FILE": str(tmp_path / "secrets.json"),
    }


def test_answers_go_to_standard_output_and_failures_to_standard_error(home: Path) -> None:
    made = salesbook(home, "new", "book", "--unprotected")
    assert (made.returncode, made.stderr, len(made.stdout.splitlines())) == (0, "", 2)
    failed = salesbook(home, "show", "nobody")
    assert (failed.returncode, failed.stdout) == (1, "")
    assert failed.stderr == "Nobody is found by “nobody”; check the name, or add the contact first.\n"
    misused = salesbook(home, "show")
    assert (misused.returncode, misused.stdout) == (2, "")


def test_the_module_is_the_same_program(home: Path) -> None:
    ended = subprocess.run([sys.executable, "-m", "salesbook", "--version"], capture_output=True, text=True, check=True)
    assert ended.stdout == salesbook(home, "--version").stdout


@pytest.mark.parametrize("backend", ["fail", "null"])
def test_without_a_keychain_new_refuses_and_names_the_choices(home: Path, backend: str) -> None:
    ended = salesbook(home, "new", "book", PYTHON_KEYRING_BACKEND=f"keyring.backends.{backend}.Keyring")
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (1, "", 1)
    assert "No keychain works here" in ended.stderr
    assert "--password-file FILE" in ended.stderr
    assert "--unprotected" in ended.stderr
    assert list(home.iterdir()) == []


def test_with_a_keychain_new_prints_the_recovery_words_once(
    home: Path, keychain: dict[str, str], tmp_path: Path
) -> None:
    made = salesbook(home, "new", "book", "--json", **keychain)
    assert (made.returncode, made.stderr) == (0, "")
    words = json.loads(made.stdout)["recovery_words"]
    assert len(words) == 24
    assert salesbook(home, "add", "王小明", **keychain).returncode == 0
    assert "王小明" in salesbook(home, "find", "wxm", **keychain).stdout

    # On a computer without that keychain, the words open it, and nothing else does.
    nowhere = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    locked = salesbook(home, "find", "wxm", **nowhere)
    assert (locked.returncode, locked.stdout, locked.stderr.count("\n")) == (3, "", 1)
    file = tmp_path / "words"
    file.write_text(" ".join(words) + "\n")
    opened = salesbook(home, "find", "wxm", "--recovery-file", str(file), **nowhere)
    assert (opened.returncode, opened.stderr) == (0, "")
    assert "王小明" in opened.stdout
    file.write_text(" ".join([*words[:-1], words[0]]))
    assert salesbook(home, "find", "wxm", "--recovery-file", str(file), **nowhere).returncode == 3


def test_the_recovery_words_are_printed_in_numbered_rows(home: Path, keychain: dict[str, str]) -> None:
    made = salesbook(home, "new", "book", **keychain)
    lines = made.stdout.splitlines()
    assert lines[2] == "Recovery words: write them down now, they are shown only this once."
    numbered = [part.strip() for line in lines[3:] for part in line.split("   ") if part.strip()]
    assert [int(part.split(".")[0]) for part in numbered] == list(range(1, 25))


def test_a_reader_that_leaves_early_is_no_failure_of_ours(home: Path) -> None:
    salesbook(home, "new", "book", "--unprotected")
    process = subprocess.Popen([SCRIPT, "--home", home, "settings"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    process.wait()
    assert said == b""


def test_the_language_of_the_system_is_spoken(home: Path) -> None:
    salesbook(home, "new", "book", "--unprotected")
    salesbook(home, "add", "王小明", "--birthday", "lunar:8-15")
    assert "农历八月十五" in salesbook(home, "show", "wxm", LANG="zh_CN.UTF-8", LC_ALL="zh_CN.UTF-8").stdout
