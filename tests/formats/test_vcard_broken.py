"""Foreign encodings, broken cards and hostile files: each costs only itself, and a refusal is one sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesbook.formats.encoding import charset_named, file_text
from salesbook.formats.format import UnreadableFile
from salesbook.formats.vcard import LARGEST_FILE, VCardImporter
from salesbook.system.progress import Cancelled, silent
from tests.formats.vcard_mutations import PIECES, check_is_harmless
from tests.formats.vcard_reading import batch, kept, problems, text_of

SIMPLIFIED = ["王小明", "李娜", "欧阳修", "䶮骉翀玥", "拜耳医药保健有限公司"]
TRADITIONAL = ["陳水扁", "鄭成功", "國泰人壽保險股份有限公司", "臺北市信義區"]
WESTERN = ["Müller", "José", "Åsa", "Ångström", "François", "Øyvind Æsøy", "Jürgen Groß"]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_any_unicode_file_is_read(codec: str) -> None:
    found = batch(text_of("FN:王小明", "ORG:拜耳").encode(codec))
    assert found.cards[0].profile.contact.name == "王小明"
    assert found.problems == ()


@pytest.mark.parametrize(
    ("name", "codec"),
    [(name, "gb18030") for name in SIMPLIFIED]
    + [(name, "big5") for name in TRADITIONAL]
    + [(name, "cp1252") for name in WESTERN],
)
def test_a_short_file_without_a_charset_is_known_by_its_looks(name: str, codec: str) -> None:
    found = batch(text_of(f"FN:{name}", version="2.1").encode(codec))
    assert found.cards[0].profile.contact.name == name
    assert found.problems == ()


def test_a_file_with_many_names_is_read_whatever_single_names_look_like() -> None:
    names = [*SIMPLIFIED, "联通"]  # the GBK bytes of the last happen to be good UTF-8
    text = "".join(text_of(f"FN:{name}", version="2.1") for name in names)
    assert [card.profile.contact.name for card in batch(text.encode("gb18030")).cards] == names


def test_lines_of_a_file_may_have_charsets_of_their_own() -> None:
    lines = [b"BEGIN:VCARD", "FN;CHARSET=GBK:王小明".encode("gbk"), "ORG:拜耳".encode(), b"END:VCARD"]
    found = batch(b"\n".join(lines)).cards[0].profile
    assert (found.contact.name, found.organisations[0].name) == ("王小明", "拜耳")


def test_a_letter_broken_by_a_fold_is_put_together() -> None:
    whole = "王小明".encode()
    found = batch(b"BEGIN:VCARD\r\nFN:" + whole[:4] + b"\r\n " + whole[4:] + b"\r\nEND:VCARD\r\n")
    assert found.cards[0].profile.contact.name == "王小明"
    assert found.problems == ()


def test_broken_bytes_cost_only_themselves() -> None:
    data = text_of("FN:王小明", "ORG:拜耳医药?", "TEL:1").encode().replace(b"?", b"\x80") + text_of("FN:李娜").encode()
    found = batch(data)
    assert [card.profile.contact.name for card in found.cards] == ["王小明", "李娜"]
    assert found.cards[0].profile.organisations[0].name == "拜耳医药"
    assert kept(found.cards[0].profile) == [("", "X-UNREADABLE-ORG", "", r"拜耳医药\x80")]
    assert problems(data) == [(4, "ORG")]


def test_nuls_are_dropped() -> None:
    found = batch(text_of("FN:A\0nn", "NOTE;ENCODING=QUOTED-PRINTABLE:a=00b").encode()).cards[0].profile
    assert (found.contact.name, found.notes[0].text) == ("Ann", "ab")


@pytest.mark.parametrize(
    "name", ["hex", "zip", "rot13", "idna", "punycode", "utf-7", "unicode_escape", "no such", "\0"]
)
def test_codecs_that_are_no_charset_are_not_used(name: str) -> None:
    assert charset_named(name) is None


def test_a_card_with_nobody_in_it_is_reported_with_its_line() -> None:
    text = text_of("FN:Ann") + text_of("BDAY:1980-01-02") + text_of("FN:Bo")
    found = batch(text)
    assert [card.profile.contact.name for card in found.cards] == ["Ann", "Bo"]
    assert [(problem.line, problem.file) for problem in found.problems] == [(5, "book.vcf")]
    assert "no name" in str(found.problems[0].reason)


def test_a_line_that_is_no_property_costs_only_itself() -> None:
    assert problems(text_of("FN:Ann").replace("VERSION:3.0", "what is this?")) == [(2, "")]


@pytest.mark.parametrize(
    "data", [b"", b"\0\1\2", b"hello", b"a,b\n1,2\n", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", b"\xff" * 99]
)
def test_what_is_no_vcard_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"There is no vCard in “book\.vcf”"):
        batch(data)


def test_a_file_beyond_the_size_is_refused_unread() -> None:
    with pytest.raises(UnreadableFile, match="larger than 200 MB"):
        batch(bytes(LARGEST_FILE + 1))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (
            b"BEGIN:VCARD\nFN:Ann\nNOTE:" + b"a" * 100_000_000 + b"\nEND:VCARD\n",
            "Line 3 of “book.vcf” is longer than 1 MB",
        ),
        (b"BEGIN:VCARD\nFN:Ann\nNOTE:a\n" + b" aaaaaaaaa\n" * 120_000 + b"END:VCARD\n", "Line 3 .* longer than 1 MB"),
        (b"BEGIN:VCARD\nPHOTO;ENCODING=b:" + b"A" * 20_000_001 + b"\nEND:VCARD\n", "Line 2 .* longer than 20 MB"),
        (b"BEGIN:VCARD\nEND:VCARD\n" * 1_000_000, "more than 100000 cards"),
        (b"BEGIN:VCARD\n" * 1_000_000, "more than 100000 cards"),
        (b"BEGIN:VCARD\n" + b"\n" * 11_000_000, "more than 10000000 lines"),
    ],
    ids=["long line", "long folded line", "huge photo", "empty cards", "cards without end", "empty lines"],
)
def test_a_hostile_file_ends_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words) as refusal:
        batch(data)
    assert len(str(refusal.value).split(". ")) == 1


def test_a_photo_may_be_longer_than_a_line() -> None:
    found = batch(b"BEGIN:VCARD\nFN:Ann\nPHOTO;ENCODING=b:/9j/" + b"A" * 2_000_000 + b"\nEND:VCARD\n")
    photo = found.cards[0].profile.photo
    assert photo is not None
    assert len(photo.data) == 1_500_003


@pytest.mark.parametrize(
    "lines",
    [
        ["AGENT:\r\nBEGIN:VCARD"] * 1_000,
        ["TEL;X=" + '":"' * 3_000 + ":1"],
        ["TEL" + ";" * 9_000 + ":1"],
        ["N:" + "\\" * 100_000, "ORG:" + "\\;" * 50_000, "ADR:" + ";" * 100_000],
        ["NOTE;ENCODING=QUOTED-PRINTABLE:" + "=\r\n" * 10_000],
        ["LANG;PREF=" + "9" * 9_000 + ":fr", "LANG:de"],
        ["X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;a;" + "9" * 9_000],
        ["PHOTO:data:" + "a;base64" * 10_000],
        [f"ORG:{n}\r\nTITLE:{n}" for n in range(5_000)],
        [f"LABEL;TYPE=x{n}:{n}" for n in range(5_000)],
    ],
)
def test_absurd_lines_are_read_all_the_same(lines: list[str]) -> None:
    assert batch(text_of("FN:Ann", *lines)).cards[0].profile.contact.name == "Ann"


def test_progress_is_told_and_may_cancel() -> None:
    told: list[tuple[int, int]] = []
    VCardImporter().read(text_of("FN:Ann").encode() * 1_000, "book.vcf", lambda done, total: told.append((done, total)))
    assert len(told) > 3
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]

    def give_up(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        VCardImporter().read(text_of("FN:Ann").encode(), "book.vcf", give_up)


@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=8), max_size=40))
def test_no_bytes_between_begin_and_end_raise(pieces: list[bytes]) -> None:
    check_is_harmless(b"BEGIN:VCARD\nFN:Ann\n" + b"".join(pieces) + b"\nEND:VCARD\n")


@given(st.binary(max_size=300))
def test_no_bytes_at_all_raise(data: bytes) -> None:
    check_is_harmless(data)
    assert "\0" not in file_text(data).text


def test_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(0):
        VCardImporter().read(text_of("FN:Ann", "BDAY:never", "junk").encode(), "book.vcf", silent)
    assert caplog.records == []
