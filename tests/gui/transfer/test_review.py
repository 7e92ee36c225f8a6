"""Reading and writing apart: what is found is told row by row, what is bad in one sentence, what is given up leaves nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from salesbook.domain.contact import Contact
from salesbook.domain.duplicates import Because, Verdict
from salesbook.domain.errors import SalesbookError
from salesbook.formats.format import RowProblem
from salesbook.gui.session import Session
from salesbook.gui.transfer.choices import proposed, wanted
from salesbook.gui.transfer.review import CardRow, Review, Wanted, review_of, write
from salesbook.operations.contacts import delete_contact
from salesbook.system.progress import Cancelled, silent
from tests.gui.transfer.cards import ANNA, card, written
from tests.gui.transfer.conftest import names


def as_proposed(review: Review) -> Wanted:
    return wanted(review.cards, [proposed(row) for row in review.cards])


def bring_in(session: Session, *files: Path) -> None:
    session.write_apart(write, as_proposed(review_of(session.book, files, silent)), progress=silent)


def test_cards_and_problems_come_file_by_file_in_the_order_of_their_lines(
    empty_session: Session, file: Path, tmp_path: Path
) -> None:
    other = written(tmp_path / "a-other.vcf", card("李娜", "13911112222"))
    review = review_of(empty_session.book, (file, other), silent)
    assert review.files == ("mine.vcf", "a-other.vcf")
    assert [(row.file, row.line, type(row)) for row in review.rows] == [
        ("mine.vcf", 1, CardRow),
        ("mine.vcf", 8, CardRow),
        ("mine.vcf", 12, RowProblem),
        ("a-other.vcf", 1, CardRow),
    ]
    wang = review.cards[0]
    assert (wang.name, wang.organisation, wang.verdict) == ("王小明", "拜耳", Verdict.NEW)
    assert [one.value for one in wang.profile.emails] == ["wang@bayer.example"]
    assert review.problems[0].field == "BDAY"
    # Reading wrote nothing.
    assert names(empty_session) == []


def test_what_a_card_is_to_the_notebook_and_to_earlier_cards(
    empty_session: Session, file: Path, tmp_path: Path
) -> None:
    bring_in(empty_session, file)
    second = written(
        tmp_path / "second.vcf",
        ANNA,
        card("Wang Xiaoming", "13800138000", more="NOTE:met at the fair\r\n"),
        card("张三", "13700000001"),
        card("张三", "13700000001", more="NOTE:twice\r\n"),
    )
    same, known, new, twice = review_of(empty_session.book, (second,), silent).cards
    assert same.verdict is Verdict.IDENTICAL
    assert (known.verdict, known.because, known.like_name, known.like_is_card) == (
        *(Verdict.SAME_PERSON, Because.PHONE, "王小明"),
        False,
    )
    assert new.verdict is Verdict.NEW
    assert (twice.verdict, twice.like_id, twice.like_is_card) == (Verdict.SAME_PERSON, new.id, True)


def test_what_is_written_is_one_step_and_merging_loses_nothing(
    empty_session: Session, file: Path, tmp_path: Path
) -> None:
    bring_in(empty_session, file)
    second = written(
        tmp_path / "second.vcf", card("Wang Xiaoming", "13800138000", more="NOTE:met at the fair\r\n"), card("张三")
    )
    bring_in(empty_session, second)
    assert names(empty_session) == ["王小明", "Anna Berg", "张三"]
    wang = empty_session.reader.select(Contact, "name = '王小明'")[0]
    assert wang.nicknames == ("Wang Xiaoming",)
    assert empty_session.reader.rows("SELECT text FROM note") == [("met at the fair",)]
    empty_session.undo()
    empty_session.wait()
    assert names(empty_session) == ["王小明", "Anna Berg"]
    assert empty_session.reader.rows("SELECT count(*) FROM note") == [(0,)]


def test_the_same_file_again_changes_nothing(empty_session: Session, file: Path) -> None:
    bring_in(empty_session, file)
    before = empty_session.next_undo()
    review = review_of(empty_session.book, (file,), silent)
    assert {row.verdict for row in review.cards} == {Verdict.IDENTICAL}
    bring_in(empty_session, file)
    assert empty_session.next_undo() == before


def stop(_done: int, _total: int) -> None:
    raise Cancelled


def test_cancelled_reading_and_cancelled_writing_leave_nothing(empty_session: Session, file: Path) -> None:
    with pytest.raises(Cancelled):
        review_of(empty_session.book, (file,), stop)
    what = as_proposed(review_of(empty_session.book, (file,), silent))
    with pytest.raises(Cancelled):
        empty_session.write_apart(write, what, progress=stop)
    assert names(empty_session) == []
    empty_session.write_apart(write, what, progress=silent)
    assert names(empty_session) == ["王小明", "Anna Berg"]


@pytest.mark.parametrize("name", ["list.xls", "visits.ics", "letter.doc", "no-ending"])
def test_a_file_of_another_format_is_refused_by_its_name_with_what_to_do(
    empty_session: Session, file: Path, name: str
) -> None:
    other = file.with_name(name)
    other.write_bytes(file.read_bytes())
    with pytest.raises(SalesbookError, match=rf"{name}.*vCard"):
        review_of(empty_session.book, (file, other), silent)


@pytest.mark.parametrize("content", [b"", b"\x00\xff" * 5000, b"<html></html>", b"BEGIN:VCARD" * 3])
def test_a_file_without_a_card_is_refused_by_its_name(empty_session: Session, tmp_path: Path, content: bytes) -> None:
    bad = tmp_path / "bad.vcf"
    bad.write_bytes(content)
    with pytest.raises(SalesbookError, match=r"bad\.vcf"):
        review_of(empty_session.book, (bad,), silent)


def test_a_file_that_is_gone_and_a_folder_are_refused(empty_session: Session, tmp_path: Path) -> None:
    with pytest.raises(SalesbookError, match=r"gone\.vcf"):
        review_of(empty_session.book, (tmp_path / "gone.vcf",), silent)
    (tmp_path / "cards.vcf").mkdir()
    with pytest.raises(SalesbookError, match=r"cards\.vcf.*folder"):
        review_of(empty_session.book, (tmp_path / "cards.vcf",), silent)


def test_somebody_who_was_deleted_meanwhile_is_not_merged_into(
    empty_session: Session, file: Path, tmp_path: Path
) -> None:
    bring_in(empty_session, file)
    second = written(tmp_path / "second.vcf", card("Wang Xiaoming", "13800138000"), card("张三"))
    what = as_proposed(review_of(empty_session.book, (second,), silent))
    assert len(what.joined) == 1
    wang = empty_session.reader.select(Contact, "name = '王小明'")[0]
    empty_session.do(delete_contact, wang).result()
    with pytest.raises(SalesbookError, match="read them again"):
        empty_session.write_apart(write, what, progress=silent)
    assert names(empty_session) == ["Anna Berg"]


@pytest.mark.skipif(sys.platform == "win32", reason="limits of files as POSIX has them")
def test_a_full_disk_is_told_and_nothing_is_written(empty_session: Session, tmp_path: Path) -> None:
    import resource

    many = written(tmp_path / "many.vcf", *(card(f"王{n}", f"139{n:08}", more="NOTE:x\r\n") for n in range(3000)), ANNA)
    what = as_proposed(review_of(empty_session.book, (many,), silent))
    room = empty_session.path.stat().st_size + 100_000
    # The child inherits the limit.
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, unlimited[1]))
    try:
        with pytest.raises(SalesbookError) as told:
            empty_session.write_apart(write, what, progress=silent)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
    assert str(told.value)
    assert names(empty_session) == []
    empty_session.write_apart(write, what, progress=silent)
    assert len(names(empty_session)) == 3001
