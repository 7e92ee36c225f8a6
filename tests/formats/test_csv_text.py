"""What a CSV file may look like: encodings, separators, quotes, ragged rows, and files made to hurt."""

from __future__ import annotations

import pytest

from salesbook.formats.csv_import import CSV_IMPORTER
from salesbook.formats.format import UnreadableFile
from salesbook.system.progress import Cancelled, silent
from tests.formats.table_reading import batch, kept, problems, profiles

PEOPLE = "姓名,手机,备注\r\n王小明,13800138000,喜欢羽毛球\r\n李娜,13900139000,\r\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encoding_and_separator_are_found(encoding: str, separator: str) -> None:
    found = profiles(PEOPLE.replace(",", separator).encode(encoding))
    assert [one.contact.name for one in found] == ["王小明", "李娜"]
    assert [one.phones[0].value for one in found] == ["13800138000", "13900139000"]
    assert found[0].notes[0].text == "喜欢羽毛球"


def test_western_letters_of_windows_are_read() -> None:
    (found,) = profiles("Name,Company\nJörg Weiß,Café Zoë\n".encode("cp1252"))
    assert (found.contact.name, found.organisations[0].name) == ("Jörg Weiß", "Café Zoë")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_quoted_cells_hold_separators_quotes_and_line_breaks(end: str) -> None:
    text = f'Name,Notes,Phone{end}"Li, Bo","said ""yes"",{end}then; left",021-5550001{end}Al,,021-5550002{end}'
    bo, al = profiles(text)
    assert (bo.contact.name, bo.notes[0].text) == ("Li, Bo", 'said "yes",\nthen; left')
    assert al.phones[0].value == "021-5550002"


def test_the_separator_is_that_of_the_table_and_not_of_its_texts() -> None:
    (found,) = profiles("Name;Phone;Notes\nBo;021-5550001;one, two, three, four\n")
    assert found.notes[0].text == "one, two, three, four"
    (other,) = profiles("Name,Notes\nBo,one; two; three\n")
    assert other.notes[0].text == "one; two; three"


def test_a_column_alone_is_a_table_too() -> None:
    assert [one.contact.name for one in profiles("Name\nBo Ek\nAl Fo\n")] == ["Bo Ek", "Al Fo"]


def test_a_cell_of_a_million_signs_comes_in_whole() -> None:
    note = "lange Notiz, " * 100_000
    (found,) = profiles(f'Name,Notes\nBo,"{note}"\n')
    assert found.notes[0].text == note.strip()


def test_short_rows_lack_something_and_long_rows_lose_nothing() -> None:
    text = "Name,Phone,Notes\nBo\nAl,021-5550001,tall,blue,,green\n"
    bo, al = (card.profile for card in batch(text).cards)
    assert (bo.contact.name, bo.phones) == ("Bo", ())
    assert kept(al) == [("#4", "blue"), ("#6", "green")]
    assert problems(text) == [(3, "")]


def test_a_column_without_a_head_is_kept() -> None:
    (found,) = profiles("Name,,Phone\nBo,blue,021-5550001\n")
    assert kept(found) == [("#2", "blue")]


def test_rows_of_nothing_count_for_nothing_and_lines_keep_their_numbers() -> None:
    found = batch('\n\nName,Phone\n,\n\nBo,1\n"Al\nFo",2\nCy,3\n')
    assert [(card.line, card.profile.contact.name) for card in found.cards] == [(6, "Bo"), (7, "Al Fo"), (9, "Cy")]


def test_titles_above_the_heads_are_told() -> None:
    text = "Customers 2026,,\n,,\nName,Phone,City\nBo,021-5550001,Wuhan\n"
    assert problems(text) == [(1, "Customers 2026")]
    assert len(batch(text).cards) == 1


def test_an_apostrophe_before_a_formula_is_taken_off() -> None:
    (found,) = profiles("Name,Phone,Notes\n'=Bo,'+86 138 0013 8000,'t Hooft\n")
    assert (found.contact.name, found.phones[0].value, found.notes[0].text) == (
        *("=Bo", "+86 138 0013 8000"),
        "'t Hooft",
    )


def test_a_quotation_mark_that_is_never_closed_costs_no_row() -> None:
    text = 'Name,Phone\nBo,021-5550001\n"Al,021-5550002\nCy,021-5550003\nDi,021-5550004\n'
    assert [card.profile.contact.name for card in batch(text).cards] == ["Bo", "Al", "Cy", "Di"]
    assert problems(text) == [(3, "")]


def test_an_inch_is_no_quotation_mark() -> None:
    (bo, al) = profiles('Name,Notes\nBo,5" pipe\nAl,plain\n')
    assert (bo.notes[0].text, al.notes[0].text) == ('5" pipe', "plain")


def test_bytes_that_are_no_text_are_told_and_the_rest_is_read() -> None:
    data = "Name,Notes\n王小明,喜欢羽毛球\n李娜,喜".encode() + b"\xff" + "欢茶".encode() + "\n陈立,茶\n".encode()
    found = batch(data)
    assert [card.profile.contact.name for card in found.cards] == ["王小明", "李娜", "陈立"]
    assert found.cards[1].profile.notes[0].text == "喜欢茶"
    assert [problem.line for problem in found.problems] == [3]


def test_nuls_are_left_out() -> None:
    (found,) = profiles(b"Name,Phone\nB\0o,021-5550001\n")
    assert found.contact.name == "Bo"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "There is nothing in “list.csv”"),
        (b"\r\n \r\n,,,\r\n", "There is nothing in “list.csv”"),
        ("\ufeff".encode("utf-16"), "There is nothing in “list.csv”"),
        (b"Dear Mr Wang,\nhow are you?\n", "No column of “list.csv” is known as one of names (Dear Mr Wang)"),
        (bytes(range(256)) * 100, "“list.csv” is no table of text"),
        (b"Name," + b"a," * 2000 + b"\nBo\n", "“list.csv” has more than 1000 columns"),
        (b"Name\n" + b"," * 50_000_000, "“list.csv” has more than 1000 columns"),
        (b"Name\n" + b"Bo\n" * 100_200, "“list.csv” has more than 100000 rows"),
        (b"\n" * 10_000_001, "“list.csv” has more than 100000 rows"),
        (b'Name\n"' + b"a" * 20_000_001 + b'"\n', "A cell of “list.csv” is longer than 20 MB"),
        (b"Name,Notes\n" + b'5","open\n' * 50, "The quotation marks in “list.csv” do not match"),
    ],
    ids=[
        *(
            "nothing",
            "blanks",
            "only a mark",
            "a letter",
            "no text",
            "many columns",
            "commas",
            "many rows",
            "empty lines",
        ),
        *("long cell", "open quotes"),
    ],
)
def test_what_is_no_list_of_contacts_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        batch(data)
    said = str(refused.value)
    assert said.startswith(words)
    assert said.endswith(".")
    assert "\n" not in said


def test_heads_alone_are_a_list_of_nobody() -> None:
    assert batch("Name,Phone\r\n").cards == ()


def test_reading_tells_how_far_it_is_and_can_be_given_up() -> None:
    data = ("Name,Phone\n" + "Bo,021-5550001\n" * 2_000).encode()
    told: list[tuple[int, int]] = []
    CSV_IMPORTER.read(data, "list.csv", lambda done, total: told.append((done, total)))
    assert len(told) > 10
    assert all(0 <= done <= total for done, total in told)
    parts = [done / total for done, total in told]
    assert parts == sorted(parts)
    assert parts[-1] == 1

    def give_up(done: int, total: int) -> None:
        if done * 2 > total:
            raise Cancelled

    with pytest.raises(Cancelled):
        CSV_IMPORTER.read(data, "list.csv", give_up)


def test_reading_changes_nothing_in_the_problems_of_another_file() -> None:
    CSV_IMPORTER.read(b"Name\nBo\n", "other.csv", silent)
    assert {problem.file for problem in batch("Name,Birthday\nBo,never\n").problems} == {"list.csv"}
