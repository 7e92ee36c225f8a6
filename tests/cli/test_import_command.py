"""`import`: what comes in, what is skipped, and that a slip imports nothing at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import Program

FILES = sorted(str(path) for path in (Path(__file__).parents[1] / "formats" / "vcards").glob("*.vcf"))

WANG = """BEGIN:VCARD
VERSION:3.0
N:王;小明;;;
FN:王小明
ORG:拜耳
TEL;TYPE=CELL:13800138000
EMAIL:wang@bayer.cn
END:VCARD
"""
LI = (
    WANG.replace("王;小明", "李;娜")
    .replace("王小明", "李娜")
    .replace("13800138000", "13911112222")
    .replace("wang@", "li@")
)


@pytest.fixture
def wang(tmp_path: Path) -> str:
    """A file with the card of 王小明."""
    path = tmp_path / "wang.vcf"
    path.write_text(WANG, "utf-8")
    return str(path)


def counts(found: dict[str, object]) -> tuple[object, ...]:
    return found["added"], found["merged"], found["skipped"]


def test_cards_come_in_as_one_step(program: Program, wang: str, tmp_path: Path) -> None:
    (tmp_path / "li.vcf").write_text(LI, "utf-8")
    found = program.json("import", wang, str(tmp_path / "li.vcf"))
    assert list(found) == ["added", "merged", "skipped", "problems", "doubtful", "cards"]
    assert (counts(found), found["problems"], found["doubtful"]) == ((2, 0, 0), [], [])
    assert program.labels() == ["Import 2 contacts"]
    shown = program.json("show", "wxm")
    assert (shown["organisation"], shown["phones"]) == ("拜耳", [{"label": "mobile", "value": "13800138000"}])
    program.say("undo")
    assert program.json("find", "lina")["contacts"] == []


def test_the_real_files_come_in_and_coming_again_changes_nothing(program: Program) -> None:
    first = program.json("import", *FILES)
    assert counts(first) == (25, 0, 0)
    assert [list(problem) for problem in first["problems"]] == [["file", "line", "field", "reason"]]
    before = program.rows()
    again = program.json("import", *FILES)
    assert counts(again) == (0, 0, 25)
    assert program.rows() == before


def test_a_second_import_says_that_nothing_is_new(program: Program, wang: str) -> None:
    assert program.say("import", wang) == ["Added 1, skipped 0."]
    assert program.say("import", wang) == ["Added 0, skipped 1."]
    assert program.labels() == ["Import 1 contact"]


def test_a_dry_run_says_what_would_happen_and_changes_nothing(program: Program, wang: str) -> None:
    before = program.contents()
    assert counts(program.json("import", wang, "--dry-run")) == (1, 0, 0)
    assert program.say("import", wang, "--dry-run") == ["Would add 1, would skip 0.", "wang.vcf:1  王小明  new"]
    assert program.contents() == before


def test_doubtful_cards_are_kept_and_listed_or_skipped_when_wanted(program: Program, wang: str) -> None:
    program.say("import", wang)
    Path(wang).write_text(WANG.replace("13800138000", "13800138001"), "utf-8")
    skipped = program.json("import", wang, "--duplicates", "skip")
    known = program.id_of("王小明")
    assert counts(skipped) == (0, 0, 1)
    assert skipped["doubtful"] == [{"file": "wang.vcf", "line": 1, "name": "王小明", "like": known}]
    assert program.say("import", wang) == [
        "Added 1, skipped 0.",
        "1 card looks like a contact there is already:",
        "  wang.vcf:1  王小明",
    ]
    assert len(program.json("find", "wxm")["contacts"]) == 2


def test_a_broken_card_costs_only_itself_and_is_reported(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "mixed.vcf"
    path.write_text(WANG + "BEGIN:VCARD\nVERSION:3.0\nFN:cut off\n\n" + LI, "utf-8")
    found = program.json("import", str(path))
    assert found["added"] >= 2
    assert len(program.json("find", "lina")["contacts"]) == 1
    assert found["problems"] != []
    assert {problem["file"] for problem in found["problems"]} == {"mixed.vcf"}


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [
        ("nope.vcf", (), "The file “nope.vcf” cannot be read; check its name."),
        (
            "letter.doc",
            (),
            "Salesbook cannot read “letter.doc”; export it as vCard (.vcf), CSV or .xlsx and try again.",
        ),
        (
            "letter.doc",
            ("--as", "vcard"),
            "There is no vCard in “letter.doc”; export it as vCard (.vcf) and try again.",
        ),
        ("folder", ("--as", "vcard"), "“folder” is a folder; choose the files in it."),
    ],
)
def test_with_one_file_that_cannot_be_read_nothing_is_imported(
    program: Program, wang: str, tmp_path: Path, name: str, words: tuple[str, ...], said: str
) -> None:
    (tmp_path / "letter.doc").write_text("Dear Mr Wang")
    (tmp_path / "folder").mkdir()
    assert program.refused("import", wang, str(tmp_path / name), *words) == said
    assert program.refused("import", str(tmp_path / name), wang, *words) == said


def test_a_pattern_the_terminal_left_alone_is_expanded(program: Program, wang: str, tmp_path: Path) -> None:
    assert counts(program.json("import", str(tmp_path / "*.vcf"))) == (1, 0, 0)
    pattern = str(tmp_path / "*.nothing")
    said = program.refused("import", pattern)
    assert said == f"No file is called “{pattern}”; check the folder and the name."


def test_an_unknown_format_is_refused(program: Program, wang: str) -> None:
    said = program.refused("import", wang, "--as", "papyrus")
    assert "wang.vcf" in said


def test_the_files_imported_are_left_as_they_were(program: Program, wang: str) -> None:
    folder = Path(wang).parent
    before = Path(wang).read_bytes(), sorted(folder.iterdir())
    program.say("import", wang)
    assert (Path(wang).read_bytes(), sorted(folder.iterdir())) == before
