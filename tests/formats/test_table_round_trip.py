"""What we write as CSV and as a workbook comes back: of any contact, of every real card, and of the whole sample."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesbook.domain.contact import Address, Contact, Email, MessagingId, Note, Phone, Tag, Website, uid_in_cards
from salesbook.domain.duplicates import Verdict, compared, person_of
from salesbook.domain.important_date import Calendar, DateKind, ImportantDate
from salesbook.domain.interest import Interest, InterestKind
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.profile import Profile
from salesbook.domain.relation import Relation
from salesbook.formats.csv_import import CSV_IMPORTER
from salesbook.formats.csv_write import CSVExporter
from salesbook.formats.format import Exporter
from salesbook.formats.table_import import TableImporter
from salesbook.formats.vcard import VCardImporter
from salesbook.formats.vcard_write_carried import carried
from salesbook.formats.xlsx_import import XLSX_IMPORTER
from salesbook.formats.xlsx_write import LONGEST_CELL, XLSXExporter
from salesbook.operations.sample import make_sample
from salesbook.queries.profiles import chosen_contacts, profiles_of
from salesbook.system.i18n import LANGUAGES, in_language
from salesbook.system.progress import silent
from tests.factories import new_notebook
from tests.formats.table_reading import FOLDER as TABLES

CARDS = sorted((Path(__file__).parent / "vcards").glob("*.vcf"))
TODAY = date(2026, 11, 26)
AT = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
ME = "01932c4e-0000-7000-8000-000000000001"
KINDS: tuple[tuple[Exporter, TableImporter], ...] = ((CSVExporter(), CSV_IMPORTER), (XLSXExporter(), XLSX_IMPORTER))
each_kind = pytest.mark.parametrize(("exporter", "importer"), KINDS, ids=["CSV", "XLSX"])
each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Profile]]:
    """Everybody of the sample notebook, in each language."""
    found = {}
    for language in LANGUAGES:
        notebook = new_notebook(tmp_path_factory.mktemp(language))
        make_sample(notebook, TODAY, language)
        found[language] = profiles_of(notebook, chosen_contacts(notebook), pictures=False)
        notebook.close()
    return found


def again(exporter: Exporter, importer: TableImporter, *profiles: Profile) -> list[Profile]:
    """The contacts after a way through a file, of which all could be read."""
    found = importer.read(exporter.write(profiles, AT, silent), "out", silent)
    assert [(one.line, one.field, str(one.reason)) for one in found.problems] == []
    return [card.profile for card in found.cards]


def check_nothing_is_new(before: Profile, after: Profile) -> None:
    known, card = person_of(before), person_of(after)
    said = card.said - known.said - {("uid", uid_in_cards(before.contact))}
    assert compared(known, card)[0] is Verdict.IDENTICAL, said


@each_kind
@each_language
def test_everybody_of_the_sample_comes_back_identical(
    samples: dict[str, list[Profile]], exporter: Exporter, importer: TableImporter, language: str
) -> None:
    sample = samples[language]
    with in_language(language):
        found = again(exporter, importer, *sample)
    assert len(found) == len(sample) > 30
    for before, after in zip(sample, found, strict=True):
        check_nothing_is_new(before, after)
        # And nothing that a table can say is missing.
        lost = person_of(carried(before)).said - person_of(after).said
        assert {what for what, *_rest in lost} <= {"photo", "property", "family_name", "given_name", "employment"}


@each_kind
@pytest.mark.parametrize("file", CARDS, ids=lambda file: file.stem)
def test_everybody_on_real_cards_comes_back_identical(exporter: Exporter, importer: TableImporter, file: Path) -> None:
    profiles = [card.profile for card in VCardImporter().read(file.read_bytes(), file.name, silent).cards]
    found = again(exporter, importer, *profiles)
    assert len(found) == len(profiles)
    for before, after in zip(profiles, found, strict=True):
        check_nothing_is_new(before, after)


@each_kind
@pytest.mark.parametrize("name", sorted(path.name for path in TABLES.glob("*.csv")))
def test_what_came_from_tables_comes_back_with_its_own_columns(
    exporter: Exporter, importer: TableImporter, name: str
) -> None:
    profiles = [card.profile for card in CSV_IMPORTER.read((TABLES / name).read_bytes(), name, silent).cards]
    found = importer.read(exporter.write(profiles, AT, silent), "out", silent)
    for before, card in zip(profiles, found.cards, strict=True):
        check_nothing_is_new(before, card.profile)
        kept = {line.said for line in before.card_properties if line.name != "PHOTO"}
        assert kept <= {line.said for line in card.profile.card_properties}


HOSTILE = st.sampled_from(
    [
        *("王小明", "a;b,c:d", 'say "yes"', "two\nlines", "=1+1", "+1+1", "-2+3", "@SUM(A1)", "'=1", "''+x", '"=1"'),
        *(
            "＝1",
            "\u200fשלום",
            "👩‍👧",
            "_x0041_",
            "a ::: b",
            "1e5",
            "TRUE",
            "0123",
            "1984-03-09",
            "#N/A",
            "a\tb",
            "x\u0085y",
        ),
        *("'t Hooft", " padded ", "<b>&amp;</b>", "http://x.example", "a=b", "- 4", "*", "***", "无", "\ufdd0"),
    ]
)
TEXT = st.one_of(HOSTILE, st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), min_size=1, max_size=20))


@st.composite
def contacts(draw: st.DrawFn) -> Profile:
    """Any contact that a table carries."""
    organisation = Organisation(draw(TEXT))
    label = st.sampled_from(["", "mobile", "work", "home", "老家", "work fax"])
    year, month, day = draw(st.sampled_from([(1984, 3, 9), (None, 2, 29), (1900, 12, 31), (2023, 2, 10)]))
    calendar = draw(st.sampled_from(list(Calendar))) if day < 30 else Calendar.SOLAR
    return Profile(
        Contact(draw(TEXT), id=ME),
        phones=(
            Phone(ME, draw(st.sampled_from(["+86 138 0013 8000", "021-55500101/02", "13800138000"])), draw(label)),
        ),
        emails=(Email(ME, "ann@example.com", draw(label), preferred=draw(st.booleans())),),
        addresses=tuple(Address(ME, street=draw(TEXT), city=draw(TEXT), label=draw(label)) for _ in range(2)),
        messaging_ids=(MessagingId(ME, draw(st.sampled_from(["WeChat", "QQ", "Threema", "IM"])), draw(TEXT)),),
        websites=(Website(ME, "https://example.com/?a=1;b=2"),),
        tags=tuple(Tag(ME, draw(TEXT)) for _ in range(2)),
        notes=tuple(Note(draw(TEXT), ME) for _ in range(3)),
        employments=(Employment(ME, organisation.id, draw(TEXT), draw(st.sampled_from(["", "R&D / Lab"]))),),
        organisations=(organisation,),
        relations=(Relation(ME, draw(st.sampled_from(["spouse", "child", "boss", "golf partner"])), draw(TEXT)),),
        interests=(Interest(ME, draw(TEXT)), Interest(ME, draw(TEXT), InterestKind.TOPIC)),
        dates=(
            ImportantDate(ME, DateKind.BIRTHDAY, month, day, year, calendar),
            ImportantDate(
                ME, draw(st.sampled_from(list(DateKind))), 5, 1, label=draw(st.sampled_from(["", "春节", "Birthday"]))
            ),
        ),
    )


def as_a_table_carries(profile: Profile) -> Profile:
    """Without what the signs between several values in a cell cannot say, and places that say nothing is there."""
    plain = carried(profile)
    said = [one for one in plain.messaging_ids if one.value not in ("无", "-") and ":::" not in one.value]
    return replace(plain, messaging_ids=tuple(said))


@each_kind
@settings(max_examples=150, deadline=None)
@given(profile=contacts(), language=st.sampled_from(LANGUAGES))
def test_any_contact_comes_back(exporter: Exporter, importer: TableImporter, profile: Profile, language: str) -> None:
    before = as_a_table_carries(profile)
    texts = " ".join(str(part) for part in (*before.parts, before.contact, before.organisations))
    with in_language(language):
        (after,) = again(exporter, importer, before)
    if ":::" not in texts:
        check_nothing_is_new(before, after)
        assert {word for what, word in person_of(before).marks} <= {word for what, word in person_of(after).marks}


def rows_of(data: bytes) -> Iterator[list[str]]:
    yield from csv.reader(io.StringIO(data.decode("utf-8-sig")))


def test_no_cell_of_csv_is_a_formula_and_numbers_keep_their_plus() -> None:
    profile = Profile(
        Contact("=cmd|' /C calc'!A0", id=ME),
        phones=(Phone(ME, "+86 138 0013 8000", "mobile"), Phone(ME, "+1+cmd", "work")),
        notes=(Note("-2+3", ME), Note("＝1", ME)),
        tags=(Tag(ME, "@SUM(A1)"),),
    )
    data = CSVExporter().write([profile], AT, silent)
    cells = [cell for row in rows_of(data) for cell in row]
    assert "+86 138 0013 8000" in cells
    assert [cell for cell in cells if cell.lstrip()[:1] in "=+-@＝" and cell and cell != "+86 138 0013 8000"] == []
    assert {"'-2+3", "'@SUM(A1)", "'＝1", "'+1+cmd"} <= set(cells)
    (after,) = again(CSVExporter(), CSV_IMPORTER, profile)
    check_nothing_is_new(profile, after)


def test_csv_has_googles_columns_and_says_that_it_is_utf_8() -> None:
    profile = Profile(Contact("Ann Lee", id=ME), phones=(Phone(ME, "1234567", "work", preferred=True),))
    data = CSVExporter().write([profile], AT, silent)
    assert data.startswith(b"\xef\xbb\xbfFirst Name,Middle Name,Last Name,")
    heads, row = rows_of(data)
    assert heads[16:] == ["Labels", "Phone 1 - Label", "Phone 1 - Value", "Salesbook ID"]
    assert (row[0], row[2], row[17], row[18]) == ("Ann", "Lee", "* Work", "1234567")


def test_a_workbook_holds_texts_alone_under_a_head_that_stays() -> None:
    profile = Profile(Contact("=1+1", id=ME), phones=(Phone(ME, "13800138000", "mobile"),))
    with in_language("zh_CN"):
        data = XLSXExporter().write([profile], AT, silent)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        texts = parts.read("xl/sharedStrings.xml").decode()
    assert 'state="frozen"' in sheet
    assert "<f>" not in sheet
    assert sheet.count(' t="s"') == sheet.count("<v>") == 6
    assert all(f"<t>{text}</t>" in texts for text in ("姓名", "手机", "=1+1", "13800138000"))


def test_a_note_longer_than_a_cell_of_excel_goes_on_in_the_next() -> None:
    note = "长" * (LONGEST_CELL + 100)
    profile = Profile(Contact("Ann", id=ME), notes=(Note(note, ME), Note("short", ME)))
    (after,) = again(XLSXExporter(), XLSX_IMPORTER, profile)
    assert "".join(one.text for one in after.notes if one.text != "short") == note


@each_kind
def test_what_is_private_stays_in_the_notebook(exporter: Exporter, importer: TableImporter) -> None:
    profile = Profile(
        Contact("Ann", id=ME, how_we_met="at a funeral"),
        notes=(Note("secret", ME, private=True),),
        interests=(Interest(ME, "politics", avoid=True),),
    )
    (after,) = again(exporter, importer, profile)
    assert (after.notes, after.interests, after.contact.how_we_met) == ((), (), "")


@each_kind
def test_nobody_is_a_table_too(exporter: Exporter, importer: TableImporter) -> None:
    assert exporter.write([], AT, silent)
