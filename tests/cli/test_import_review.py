"""`import` with review: who each card is and why, and merging what is new into whom it is of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import Program


def card(name: str, *lines: str) -> str:
    return "\n".join(("BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *lines, "END:VCARD", ""))


MOBILE, LANDLINE, OFFICE = "TEL;TYPE=CELL:13800138000", "TEL;TYPE=WORK:010-59238817", "ORG:拜耳"
KNOWN = card("王小明", "UID:one", MOBILE, LANDLINE, OFFICE, "EMAIL:wang@bayer.cn")


@pytest.fixture
def file(program: Program, tmp_path: Path) -> Path:
    """A file to write cards to, in a notebook that knows 王小明."""
    path = tmp_path / "cards.vcf"
    path.write_text(KNOWN, "utf-8")
    program.say("import", str(path))
    return path


def found(program: Program, file: Path, *cards: str) -> list[dict[str, Any]]:
    file.write_text("".join(cards), "utf-8")
    answered: list[dict[str, Any]] = program.json("import", str(file), "--dry-run")["cards"]
    return answered


@pytest.mark.parametrize(
    ("line", "name", "verdict", "because"),
    [
        ("UID:one", "Somebody", "same-person", "uid"),
        ("EMAIL:WANG@bayer.cn", "Somebody", "same-person", "email"),
        ("TEL:+86 138 0013 8000", "Somebody", "same-person", "phone"),
        ("ORG:拜耳\nTITLE:buyer", "王小明", "same-person", "name-and-organisation"),
        ("TEL:01059238817\nNOTE:new", "王小明", "same-person", "name-and-phone"),
        ("TEL:010 5923 8817", "李娜", "new", None),
        ("TEL;TYPE=FAX:13800138000", "李娜", "new", None),
        ("ORG:西门子", "王小明", "new", None),
        ("NOTE:hello", "王小明", "new", None),
        ("ORG:拜耳", "李娜", "new", None),
    ],
)
def test_the_same_person_is_known_by_what_only_they_have(
    program: Program, file: Path, line: str, name: str, verdict: str, because: str | None
) -> None:
    [one] = found(program, file, card(name, line))
    like = program.id_of("王小明") if because else None
    assert one == {
        "file": "cards.vcf",
        "line": 1,
        "name": name,
        "verdict": verdict,
        "like": like,
        "because": because,
    }


def test_a_mobile_or_email_that_two_cards_share_tells_nobody(program: Program, file: Path) -> None:
    for line in (MOBILE, "EMAIL:wang@bayer.cn"):
        answered = found(program, file, card("李娜", line), card("赵六", line))
        assert [one["verdict"] for one in answered] == ["new", "new"]


def test_a_dry_run_has_a_line_for_each_card_and_problem_and_writes_nothing(program: Program, file: Path) -> None:
    cards = (KNOWN, card("李娜"), card("Wang", "UID:one"), "BEGIN:VCARD\nVERSION:3.0\nBDAY:never\nFN:Jo\nEND:VCARD\n")
    file.write_text("".join(cards), "utf-8")
    before = program.contents()
    said = program.say("import", str(file), "--dry-run", "--duplicates", "merge")
    assert said[0] == "Would add 2, would merge 1, would skip 1."
    assert said[1:4] == [
        "cards.vcf:1  王小明  identical",
        "cards.vcf:10  李娜  new",
        "cards.vcf:14  Wang  the same person: 王小明 (same UID)",
    ]
    (problem,) = (line for line in said[4:] if "problem: " in line)
    assert problem.startswith("cards.vcf:21  Jo  birthday  problem: ")
    (in_chinese,) = (
        line for line in program.say("import", str(file), "--dry-run", "--language", "zh_CN") if "cards.vcf:21" in line
    )
    assert in_chinese.startswith("cards.vcf:21  Jo  生日  ")
    assert program.json("import", str(file), "--dry-run")["problems"][0]["field"] == "BDAY", (
        "scripts get it as it is written"
    )
    verdicts = [one["verdict"] for one in program.json("import", str(file), "--dry-run")["cards"]]
    assert sorted(verdicts) == ["identical", "new", "new", "problem", "same-person"]
    assert program.contents() == before


def test_merging_loses_nothing_changes_nothing_again_and_is_one_undo(program: Program, file: Path) -> None:
    before = program.rows()[:2]
    new = ("TEL:+86 138 0013 8000", "EMAIL:wxm@qq.com", "TITLE:buyer", "UID:two", "NOTE:likes tea")
    file.write_text(card("Wang Xiaoming", *new) + card("李娜", OFFICE), "utf-8")
    merged = program.json("import", str(file), "--duplicates", "merge")
    assert (merged["added"], merged["merged"], merged["skipped"]) == (1, 1, 0)
    shown = program.json("show", "王小明")
    assert [email["value"] for email in shown["emails"]] == ["wang@bayer.cn", "wxm@qq.com"]
    assert [phone["value"] for phone in shown["phones"]] == ["13800138000", "010-59238817"]
    assert program.id_of("王小明") == program.json("find", "Wang Xiaoming")["contacts"][0]["id"]
    after = program.rows()
    for duplicates in ("merge", "keep", "skip"):
        again = program.json("import", str(file), "--duplicates", duplicates)
        assert (again["added"], again["merged"], again["skipped"]) == (0, 0, 2)
    assert program.rows() == after
    program.say("undo")
    assert program.rows()[:2] == before


def test_duplicates_may_be_skipped_or_kept(program: Program, file: Path) -> None:
    file.write_text(card("Wang", MOBILE), "utf-8")
    assert program.json("import", str(file), "--duplicates", "skip")["skipped"] == 1
    assert program.json("import", str(file))["added"] == 1
