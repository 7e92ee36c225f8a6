"""A rep's first day, as typed: the console script, a process a command, in words and as JSON."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from salesbook.system import clock

CARDS = Path(__file__).parents[1] / "formats" / "vcards"
ADD = 'add 王小明 --organisation 拜耳 --phone "138 0013 8000" --birthday lunar:8-15 --interest 羽毛球'
LOG = 'log wxm --channel meal --emotion happy --promise "send samples @+3d" --next "call @+7d" --note "聊了羽毛球"'
PLAN = 'plan wxm --at "tomorrow 10:00" --want "order" --objection "too expensive => lifetime cost"'
REPORT = "report call-sheet --output sheet.pdf --language zh_CN"

# The Mid-Autumn Festival, the fifteenth of the eighth month (Hong Kong Observatory).
MID_AUTUMN = [
    *(date(2025, 10, 6), date(2026, 9, 25), date(2027, 9, 15), date(2028, 10, 3), date(2029, 9, 22), date(2030, 9, 12)),
    *(date(2031, 10, 1), date(2032, 9, 19), date(2033, 9, 8), date(2034, 9, 27), date(2035, 9, 16)),
]


class Clone:
    """A fresh clone with the program on the PATH, and the real address books beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "salesbook"
        self.folder.mkdir()
        shutil.copytree(CARDS, folder / "shared" / "data" / "vcards")
        self.path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"

    def typed(self, line: str) -> str:
        """What `salesbook --home H …` answers, typed into a shell; it has to work."""
        ended = subprocess.run(
            ["bash", "-c", f"salesbook --home H {line}"],
            cwd=self.folder,
            env=os.environ | {"PATH": self.path},
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        assert (ended.returncode, ended.stderr) == (0, ""), line
        return ended.stdout

    def json(self, line: str) -> Any:
        """The same with `--json`."""
        return json.loads(self.typed(f"{line} --json"))

    def sheet(self) -> list[str]:
        """The words of the sheet that was printed, by line."""
        ended = subprocess.run(
            ["pdftotext", "-layout", self.folder / "sheet.pdf", "-"], capture_output=True, text=True, check=True
        )
        return ended.stdout.splitlines()


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """A clone of its own."""
    return Clone(tmp_path)


def day(shift: int) -> str:
    """The ISO day so many days from today."""
    return (clock.today() + timedelta(days=shift)).isoformat()


def next_mid_autumn() -> date:
    return next(found for found in MID_AUTUMN if found >= clock.today())


def check_sheet(lines: list[str]) -> None:
    """The sheet says in Chinese what the rep needs tomorrow at ten."""
    text = "\n".join(lines)
    tomorrow = clock.today() + timedelta(days=1)
    for said in ("王小明", "拜耳", "138 0013 8000", "10:00", "羽毛球", "order", "too expensive", "lifetime cost"):
        assert said in text
    # Between the scripts the sheet leaves a gap, which is no matter of words.
    close = re.sub(r"\s", "", text)
    for said in ("拜访单", "约会", "sendsamples", "农历八月十五", "聊了羽毛球", "快乐", "还缺：公开支持我方"):
        assert said in close
    assert f"{tomorrow.year}年{tomorrow.month}月{tomorrow.day}日" in close
    assert "〓" not in text


@pytest.mark.skipif(not shutil.which("pdftotext") and "CI" not in os.environ, reason="needs pdftotext (poppler-utils)")
def test_the_day_as_typed_is_answered_in_words(clone: Clone) -> None:
    made, warned = clone.typed("new book --unprotected").splitlines()
    assert made == "Made H/book.salesbook; Salesbook opens it from now on."
    assert warned == "It is not protected: whoever has both files can read it."

    assert clone.typed("import ../shared/data/vcards/*.vcf").splitlines()[0] == "Added 25, skipped 0."
    assert clone.typed("import ../shared/data/vcards/*.vcf").splitlines()[0] == "Added 0, skipped 25."

    added, birthday = clone.typed(ADD).splitlines()
    assert re.fullmatch(r"Added 王小明 \([0-9a-f-]{36}\)\.", added)
    festival = next_mid_autumn()
    assert birthday == f"Next birthday: {festival.day} {festival:%b} {festival.year}"
    for words in ("wxm", "小明", "wangxm", "0013"):
        (found,) = clone.typed(f"find {words}").splitlines()
        assert found.startswith("王小明  拜耳  no stage  ")

    logged, recognised, offered = clone.typed(LOG).splitlines()
    assert re.fullmatch(r"Logged: 王小明, \d+ \w+ \d{4}, meal\.", logged)
    assert recognised == "王小明 is now at recognition."
    assert offered.startswith("王小明 can move to dating: meal (")
    stage = clone.typed("stage wxm").splitlines()
    assert stage[:2] == ["王小明", "Stage: recognition"]
    assert stage[-1].startswith("Offered: dating, because of meal (")
    moved = clone.typed("stage wxm dating").splitlines()
    assert moved[0] == "Moved 王小明 to dating."
    assert moved[-1].startswith("Missing for trust, one of: ")

    (planned,) = clone.typed(PLAN).splitlines()
    assert re.fullmatch(r"Planned: 王小明, \w+ \d+ \w+ 10:00, code [A-Z][2-9]-[2-9A-Z]{2}\.", planned)
    due = clone.typed("today --day +3d").splitlines()
    assert due[2] == "Must (1)"
    assert due[3].endswith("  王小明, 拜耳  I promised: send samples")
    clone.typed(REPORT)
    check_sheet(clone.sheet())

    assert clone.typed("undo") == "Undid “Plan a visit: 王小明”\n"
    assert "Visits" not in clone.typed("today --day tomorrow")
    journal = [line.split("  ")[-1] for line in clone.typed("journal").splitlines()]
    assert journal[0] == "undone"
    assert journal[1:] == ["Move 王小明 to dating", "Log a visit: 王小明", "Add 王小明", "Import 25 contacts"]


@pytest.mark.skipif(not shutil.which("pdftotext") and "CI" not in os.environ, reason="needs pdftotext (poppler-utils)")
def test_the_day_as_typed_is_answered_in_json(clone: Clone) -> None:
    made = clone.json("new book --unprotected")
    assert made == {"notebook": "H/book.salesbook", "recovery_words": None}
    first, again = (clone.json("import ../shared/data/vcards/*.vcf") for _ in range(2))
    assert (first["added"], first["merged"], first["skipped"]) == (25, 0, 0)
    assert [problem["file"] for problem in first["problems"]] == ["John_Doe_ANDROID.vcf"]
    assert (again["added"], again["merged"], again["skipped"]) == (0, 0, 25)

    added = clone.json(ADD)
    mine = {"id": added["id"], "name": "王小明"}
    assert (added["organisation"], added["stage"], added["interests"]) == ("拜耳", None, ["羽毛球"])
    assert [(entry["calendar"], entry["next"]) for entry in added["dates"]] == [
        ("lunar", next_mid_autumn().isoformat())
    ]
    for words in ("wxm", "小明", "wangxm", "0013"):
        assert clone.json(f"find {words}") == {"contacts": [added], "visits": []}

    logged = clone.json(LOG)
    meal = {"marker": "meal", "day": day(0), "visit": logged["id"], "note": ""}
    assert (logged["contacts"], logged["recognised"]) == ([mine], [added["id"]])
    assert logged["offers"] == [{"contact": added["id"], "stage": "dating", "evidence": [meal]}]
    standing = clone.json("stage wxm")
    assert (standing["stage"], standing["offered"]) == ("recognition", {"stage": "dating", "evidence": [meal]})
    moved = clone.json("stage wxm dating")
    assert (moved["stage"], moved["offered"]) == ("dating", None)
    assert [step["to"] for step in moved["history"]] == ["recognition", "dating"]

    planned = clone.json(PLAN)
    assert (planned["day"], planned["at"], planned["wanted"]) == (day(1), "10:00", "order")
    due = clone.json("today --day +3d")
    assert due["day"] == day(3)
    reminders = [(one["kind"], one["contact"]["name"], one["reason"], one["due"]) for one in due["must"]]
    assert reminders == [("promise-by-me", "王小明", "I promised: send samples", day(3))]
    assert due["worth"] == due["visits"] == []

    written = clone.json(REPORT)
    assert written == {
        "report": "call-sheet",
        "file": "sheet.pdf",
        "pages": 1,
        "language": "zh_CN",
        "missing_glyphs": [],
    }
    sheet = clone.sheet()
    check_sheet(sheet)
    assert planned["code"] in "\n".join(sheet)

    undone = clone.json("undo")
    assert (undone["label"], undone["entry"]) == ("Plan a visit: 王小明", 5)
    assert clone.json("today --day tomorrow")["visits"] == []
    states = [(entry["entry"], entry["state"]) for entry in clone.json("journal")["entries"]]
    assert states == [(5, "undone"), (4, "done"), (3, "done"), (2, "done"), (1, "done")]
