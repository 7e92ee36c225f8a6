"""The self-test as it is run on a built program: in an empty folder with an empty home, here from the source."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from salesbook.self_test import STEPS
from salesbook.system.paths import resources

# What a built program says of where its resources are.
BUILT = "import sys; sys._MEIPASS = sys.argv.pop(1); from salesbook.app import main; sys.exit(main())"


def tried(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python with these words, in an empty home and an empty folder beside it."""
    folder = home.with_name("here")
    folder.mkdir()
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    environment["PYTHONPATH"] = str(Path(__file__).parent.parent)
    command = (sys.executable, *words)
    ended = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert [*home.rglob("*"), *folder.rglob("*")] == []
    return ended


def test_every_step_works_and_says_so_in_a_line_of_its_own(home: Path) -> None:
    ended = tried(home, "-m", "salesbook", "self-test")
    lines = ended.stdout.splitlines()
    assert [line for line in lines if not line.startswith("works: ")] == []
    assert (ended.returncode, len(lines)) == (0, len(STEPS))
    assert "An address book comes in, in a process of its own (1 contact added)" in ended.stdout


def test_it_speaks_chinese_and_json(home: Path) -> None:
    ended = tried(home, "-m", "salesbook", "self-test", "--json", "--language", "zh_CN")
    found = json.loads(ended.stdout)
    assert (ended.returncode, found["worked"]) == (0, True)
    assert [step["name"] for step in found["steps"]] == [step.name for step in STEPS]
    assert {step["name"]: step["seen"] for step in found["steps"]}["import"] == "已添加 1 位联系人"


@pytest.mark.parametrize(
    ("without", "failing"),
    [
        ("fonts/NotoSansSC-Bold.ttf", {"resources", "papers-en", "papers-zh_CN"}),
        (
            "i18n/zh_CN/LC_MESSAGES/salesbook.mo",
            {"resources", "languages", "window-zh_CN", "papers-en", "papers-zh_CN"},
        ),
        ("icons/calendar-check.svg", {"resources", "window-en", "window-zh_CN"}),
        ("sample/00-book.toml", {"resources", "sample", "papers-en", "papers-zh_CN"}),
    ],
)
def test_what_is_missing_in_a_built_program_is_found(
    home: Path, tmp_path: Path, without: str, failing: set[str]
) -> None:
    bundle = tmp_path / "bundle"
    shutil.copytree(resources(), bundle / "resources")
    (bundle / "resources" / without).unlink()
    ended = tried(home, "-c", BUILT, str(bundle), "self-test", "--json")
    found = json.loads(ended.stdout)
    assert {step["name"] for step in found["steps"] if not step["worked"]} == failing
    assert (ended.returncode, found["worked"]) == (1, False)
    assert ended.stderr.splitlines()[-1] == f"{len(failing)} steps of the self-test fail."
