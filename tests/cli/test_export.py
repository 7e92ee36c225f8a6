"""`export`: contacts into a vCard file, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from salesbook.formats.format import ImportBatch
from salesbook.formats.vcard import VCardImporter
from salesbook.operations.sample import make_sample
from salesbook.store.keys import WaysIn, key_path, unlock
from salesbook.store.notebook import Notebook
from salesbook.system.progress import silent
from salesbook.system.secrets import Keychain
from tests.cli.program import Program, today

PHOTO = "/9j/4AAQ"
REAL_CARDS = Path(__file__).parent.parent / "formats" / "vcards"


def read(path: Path) -> ImportBatch:
    return VCardImporter().read(path.read_bytes(), path.name, silent)


@pytest.fixture
def people(program: Program) -> Program:
    """Three contacts, one of them a colleague."""
    program.json(
        "add", "王小明", "--organisation", "拜耳", "--phone", "138 0013 8000", "--birthday", "lunar:1984-leap10-3"
    )
    program.json("add", "Ann Lee", "--email", "ann@example.com", "--need", "delivery in five days", "--tag", "vip")
    colleague = program.json("add", "Ben Wood", "--organisation", "拜耳")["id"]
    program.say("edit", colleague, "colleague=yes")
    return program


def test_all_contacts_go_out_in_the_order_they_came(people: Program, tmp_path: Path) -> None:
    file = tmp_path / "all.vcf"
    assert people.json("export", str(file)) == {"written": 3, "file": str(file)}
    found = read(file)
    assert found.problems == ()
    assert [card.profile.contact.name for card in found.cards] == ["王小明", "Ann Lee", "Ben Wood"]
    wang = found.cards[0].profile
    assert (wang.phones[0].value, wang.organisations[0].name, wang.dates[0].leap_month) == (
        "138 0013 8000",
        "拜耳",
        True,
    )
    assert b"VERSION:3.0\r\n" in file.read_bytes()


@pytest.mark.parametrize(
    ("name", "words", "begins"),
    [
        ("all.csv", (), b"\xef\xbb\xbfFirst Name,"),
        ("all.CSV", (), b"\xef\xbb\xbfFirst Name,"),
        ("all.xlsx", (), b"PK"),
        ("all.csv", ("--as", "vcard"), b"BEGIN:VCARD"),
        ("all.txt", ("--as", "csv"), b"\xef\xbb\xbfFirst Name,"),
        ("all.txt", (), b"BEGIN:VCARD"),
    ],
)
def test_the_ending_says_what_is_written_unless_it_is_said(
    people: Program, tmp_path: Path, name: str, words: tuple[str, ...], begins: bytes
) -> None:
    file = tmp_path / name
    assert people.json("export", str(file), *words)["written"] == 3
    assert file.read_bytes().startswith(begins)


def test_version_4_is_written_when_asked_for(people: Program, tmp_path: Path) -> None:
    file = tmp_path / "all.vcf"
    assert people.say("export", str(file), "--as", "vCard4") == [f"Wrote 3 contacts to {file}."]
    assert b"VERSION:4.0\r\n" in file.read_bytes()


@pytest.mark.parametrize(
    ("words", "names"),
    [("ann", ["Ann Lee"]), ("wxm", ["王小明"]), ("拜耳", ["王小明", "Ben Wood"]), ("vip", ["Ann Lee"])],
)
def test_words_choose_the_contacts(people: Program, tmp_path: Path, words: str, names: list[str]) -> None:
    file = tmp_path / "some.vcf"
    assert people.json("export", str(file), "--contacts", words)["written"] == len(names)
    assert sorted(card.profile.contact.name for card in read(file).cards) == sorted(names)


def test_an_id_chooses_one_contact(people: Program, tmp_path: Path) -> None:
    file = tmp_path / "one.vcf"
    assert people.json("export", str(file), "--contacts", people.id_of("Ben Wood"))["written"] == 1
    assert read(file).cards[0].profile.contact.name == "Ben Wood"


def test_what_is_private_stays_in_the_notebook(people: Program, tmp_path: Path) -> None:
    ann = people.id_of("Ann Lee")
    file = tmp_path / "all.vcf"
    people.say("edit", ann, "how_we_met=at a funeral", "best_hours=after ten")
    people.json("export", str(file))
    text = file.read_text("utf-8")
    assert not [words for words in ("five days", "funeral", "after ten") if words in text]


def test_an_import_goes_out_with_every_line_and_its_photo(program: Program, tmp_path: Path) -> None:
    card = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:Ann Lee",
        "UID:abc-1",
        f"PHOTO;ENCODING=b:{PHOTO}",
        "X-PET:Rex",
        "NOTE:tall",
    ]
    (tmp_path / "in.vcf").write_text("\r\n".join([*card, "END:VCARD", ""]), "utf-8")
    program.json("import", str(tmp_path / "in.vcf"))
    file = tmp_path / "out.vcf"
    program.json("export", str(file))
    written = file.read_bytes().decode("utf-8").split("\r\n")
    assert [line for line in card if line not in written] == [f"PHOTO;ENCODING=b:{PHOTO}"]
    assert f"PHOTO;ENCODING=b;TYPE=JPEG:{PHOTO}" in written


def test_an_export_comes_in_as_identical(people: Program, tmp_path: Path) -> None:
    file = tmp_path / "all.vcf"
    people.json("export", str(file))
    found = people.json("import", str(file), "--dry-run")
    assert found["problems"] == []
    assert found["added"] == 0


@pytest.mark.parametrize("version", ["vcard", "vcard4"])
def test_every_real_card_comes_back_as_identical(program: Program, tmp_path: Path, version: str) -> None:
    cards = sorted(map(str, REAL_CARDS.glob("*.vcf")))
    assert program.json("import", *cards)["added"] == 25
    program.json("export", str(tmp_path / "all.vcf"), "--as", version)
    found = program.json("import", str(tmp_path / "all.vcf"), "--dry-run")
    assert [card for card in found["cards"] if card["verdict"] != "identical"] == []


def test_nobody_to_export_is_refused(people: Program, newcomer: Program, tmp_path: Path) -> None:
    file = tmp_path / "none.vcf"
    assert people.refused("export", str(file), "--contacts", "zzz").startswith("Nobody is found by “zzz”")
    assert not file.exists()
    assert newcomer.run("new", "empty", "--unprotected").status == 0
    assert newcomer.run("export", str(file)).err == "There are no contacts to write yet; add or import some first.\n"
    assert not file.exists()


def test_a_place_that_cannot_be_written_is_refused(people: Program, tmp_path: Path) -> None:
    missing = tmp_path / "no such folder" / "all.vcf"
    assert people.refused("export", str(missing)).startswith(f"The folder “{missing.parent}” does not exist")
    assert people.refused("export", str(tmp_path)) == f"“{tmp_path}” may not be written; choose another place."
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_an_older_file_stands_until_the_new_one_is_whole(people: Program, tmp_path: Path) -> None:
    file = tmp_path / "all.vcf"
    file.write_text("older", "utf-8")
    people.json("export", str(file))
    assert len(read(file).cards) == 3
    assert sorted(os.listdir(tmp_path)) == ["all.vcf", "home"]  # noqa: PTH208


def test_exporting_changes_nothing(people: Program, tmp_path: Path) -> None:
    before = people.rows()
    people.json("export", str(tmp_path / "all.vcf"))
    assert people.rows() == before


def test_an_unknown_format_is_wrong_usage(people: Program, tmp_path: Path) -> None:
    assert "vcard4" in people.misused("export", str(tmp_path / "all.vcf"), "--as", "pdf")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("form", ["vcard", "vcard4", "csv", "xlsx"])
def test_the_sample_and_real_cards_exported_and_imported_again_change_nothing(
    program: Program, tmp_path: Path, form: str, language: str
) -> None:
    notebook = Notebook.open(program.book, unlock(key_path(program.book), WaysIn(), Keychain()))
    make_sample(notebook, today())
    notebook.close()
    program.json("import", *(str(file) for file in REAL_CARDS.glob("*.vcf")))
    file = tmp_path / f"all.{form.removesuffix('4').replace('vcard', 'vcf')}"
    program.say("export", str(file), "--as", form, "--language", language)
    before = program.contents()
    found = program.json("import", str(file))
    assert (found["added"], found["merged"], found["problems"]) == (0, 0, [])
    assert found["skipped"] > 50
    assert program.contents() == before
