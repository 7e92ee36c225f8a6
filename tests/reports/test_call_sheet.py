"""The call sheet on paper: what it says in both languages, and that nothing ever runs off, overlaps or vanishes."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date, time
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from salesbook.domain.evidence import Marker
from salesbook.domain.stage import STAGES, Stage
from salesbook.reports.call_sheet import LIMIT, compose, upper_part
from salesbook.reports.call_sheet_content import (
    AskItem,
    CallSheet,
    ExpectedObjection,
    ReachItem,
    SheetPromise,
    SheetVisit,
    StageStep,
    TalkPoint,
)
from salesbook.reports.call_sheet_lower import FOLD
from salesbook.reports.marks import Block, Rule, Words
from salesbook.reports.page import A4, LETTER, MEASURE, MM, PAPERS, Paper, measures
from salesbook.reports.parts import Desk
from salesbook.reports.report import Document, render
from salesbook.reports.setting import Setter
from salesbook.system.i18n import LANGUAGES, in_language
from tests.reports.sheets import DAY, SARAH, WANG

GOLDEN = Path(__file__).parent.parent / "golden"
HOSTILE = (
    "<b>&amp;",
    "x" * 10_000,
    "很" * 10_000,
    "Everything they ever said about the warehouse " * 200,
    "שלום \u202eabc",
    "a\x00\n\ud83d😀",
    "（“‘《",
)


def printed(visits: tuple[SheetVisit, ...], language: str = "en", paper: Paper = A4) -> Document:
    return render(compose, CallSheet(DAY, visits), language=language, paper=paper)


def text_of(document: Document, page: int = 0) -> str:
    """The text of a page without spaces: the gaps between the scripts may show as some."""
    return "".join(PdfReader(BytesIO(document.pdf)).pages[page].extract_text().split())


def blocks_of(visit: SheetVisit, language: str = "en") -> list[tuple[Block, float]]:
    with in_language(language):
        return upper_part(Desk(Setter(), measures(language)), visit)


def words_of(visit: SheetVisit, language: str = "en") -> list[Words]:
    """The set lines of the upper part, with their baselines on the page."""
    return [
        replace(mark, y=mark.y + top)
        for block, top in blocks_of(visit, language)
        for mark in block.marks
        if isinstance(mark, Words)
    ]


def full(text: str) -> SheetVisit:
    """A sheet with the text wherever there can be one, as often as it can be there."""
    return SheetVisit(
        day=DAY,
        name=text,
        code="K7-3M",
        phonetic=text,
        role=text,
        organisation=text,
        at=time(10, 30),
        until=time(11, 15),
        reach=tuple(ReachItem(text, text, text, preferred=number == 2) for number in range(5)),
        place=text,
        stage=Stage.TRUST,
        stage_steps=tuple(StageStep(stage, DAY, text) for stage in STAGES),
        missing=SARAH.missing,
        next_markers=SARAH.missing,
        last=replace(WANG.last, cause=text) if WANG.last else None,
        wanted_result=text,
        purpose=text,
        needs=(text,) * 12,
        expected=(ExpectedObjection(text, text),) * 12,
        ace=text,
        talk_about=(TalkPoint(text, common=True),) * 12,
        avoid=(text,) * 3,
        my_promises=(SheetPromise(text, DAY, 4),) * 12,
        their_promises=(SheetPromise(text, DAY),) * 12,
        ask=(AskItem(text, DAY), AskItem(text)) * 6,
        also_there=(text,) * 3,
    )


@pytest.mark.parametrize(("visit", "language"), [(WANG, "en"), (SARAH, "zh_CN")])
def test_the_sheet_says_what_the_golden_text_says(visit: SheetVisit, language: str) -> None:
    golden = (GOLDEN / f"call-sheet-{language}.txt").read_text(encoding="utf-8")
    assert text_of(printed((visit,), language)) == "".join(golden.split())


def test_a_day_has_one_page_for_each_visit_in_order() -> None:
    document = printed((WANG, SARAH, WANG))
    assert (document.pages, len(PdfReader(BytesIO(document.pdf)).pages)) == (3, 3)
    assert "SarahWhitfield" in text_of(document, 1)


def test_a_day_without_visits_says_so_in_one_line() -> None:
    document = printed(())
    assert text_of(document) == "CallsheetTuesday24November2026Novisitisplannedonthisday."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS)
def test_every_sheet_is_well_formed_and_brings_its_own_fonts(language: str, paper: Paper, tmp_path: Path) -> None:
    document = printed((WANG, SARAH, SheetVisit(DAY, "陈岚")), language, paper)
    path = tmp_path / "sheet.pdf"
    path.write_bytes(document.pdf)
    subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True)
    fonts = subprocess.run(["pdffonts", str(path)], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    assert fonts
    for line in fonts:
        assert "+NotoSansSC-" in line
        assert line.split()[-5:-2] == ["yes", "yes", "yes"]


def test_identical_facts_make_identical_bytes() -> None:
    assert printed((WANG, SARAH)).pdf == printed((WANG, SARAH)).pdf


@pytest.mark.parametrize("paper", PAPERS)
def test_a_page_has_the_size_of_its_paper(paper: Paper) -> None:
    box: Any = PdfReader(BytesIO(printed((WANG,), paper=paper).pdf)).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((paper.width, paper.height), abs=0.01)


def test_rare_characters_of_names_stand_on_the_paper() -> None:
    document = printed((replace(WANG, name="䶮骉翀玥"),))
    assert "䶮骉翀玥" in text_of(document)
    assert document.missing_glyphs == ()


def test_a_character_the_font_lacks_is_printed_as_a_sign_and_named() -> None:
    document = printed((replace(WANG, name="Ana 😀"),))
    assert "Ana〓" in text_of(document)
    assert document.missing_glyphs == ("😀",)


def test_text_of_the_notebook_is_never_markup() -> None:
    assert "<b>&amp;</b>" in text_of(printed((replace(WANG, name="<b>&amp;</b>"),)))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:8].encode("unicode_escape").decode())
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_runs_off_whatever_the_notebook_holds(text: str, language: str) -> None:
    visit = full(text)
    for mark in words_of(visit, language):
        assert mark.y <= LIMIT + 1e-6
        # The last mark of a line may hang by its empty half.
        assert mark.x + mark.line.width <= MEASURE + mark.size / 2 + 1e-6
    assert printed((visit,), language).pages == 1


@pytest.mark.parametrize("visit", [WANG, SARAH, full("Chaoyang club"), full("冷链仓库"), SheetVisit(DAY, "陈岚")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_bands_follow_each_other_without_overlap(visit: SheetVisit, language: str) -> None:
    tops = [(top, top + block.last) for block, top in blocks_of(visit, language)]
    gaps = [later - last for (_, last), (later, _) in pairwise(tops[1:])]
    assert all(9.5 - 1e-6 <= gap <= 15.5 + 1e-6 for gap in gaps)


@pytest.mark.parametrize("visit", [WANG, full("Chaoyang club")])
def test_lines_of_one_column_never_touch(visit: SheetVisit) -> None:
    columns: dict[float, list[float]] = {}
    for mark in words_of(visit):
        columns.setdefault(round(mark.x, 1), []).append(mark.y)
    for baselines in columns.values():
        ordered = sorted(baselines)
        assert all(below - above > 9 for above, below in pairwise(ordered) if below != above)


def test_the_upper_part_is_the_same_on_both_papers_and_letter_loses_two_lines() -> None:
    a4, letter = printed((WANG,), paper=A4), printed((WANG,), paper=LETTER)
    assert text_of(a4) == text_of(letter)
    assert pytest.approx(193 * MM) == FOLD


def test_what_is_missing_stays_while_evidence_and_list_items_give_way() -> None:
    said = "".join(
        mark.line.text for mark in words_of(replace(full("Chaoyang club and more"), avoid=("his old firm",)))
    )
    assert "Missing:" in said
    assert "refers a customer." in said
    assert "Avoid: his old firm" in said
    assert "more in Salesbook" in said


def test_of_many_promises_the_overdue_ones_are_printed_first() -> None:
    promises = tuple(SheetPromise(f"Thing {day}", date(2026, 12, day)) for day in range(1, 9))
    late = SheetPromise("Price list", date(2026, 11, 20), 4)
    lines = [mark.line.text for mark in words_of(replace(WANG, my_promises=(*promises, late)))]
    assert lines[lines.index("I promised") + 1 : lines.index("I promised") + 3] == [
        "Price list",
        "20 Nov, overdue 4 days",
    ]


def test_only_what_asks_to_act_is_red() -> None:
    def red(visit: SheetVisit) -> list[str]:
        return [run.text for mark in words_of(visit) for run in mark.line.runs if run.ink.name == "RED"]

    assert red(WANG) == ["Frustrated", "20 Nov, overdue 4 days"]
    assert red(replace(WANG, last_is_alarm=False, my_promises=())) == []


def test_a_band_without_any_content_is_left_out() -> None:
    lines = [mark.line.text for mark in words_of(SheetVisit(DAY, "陈岚"))]
    assert lines == ["陈岚"]


def test_an_empty_field_beside_a_full_one_keeps_its_label() -> None:
    lines = [mark.line.text for mark in words_of(SheetVisit(DAY, "陈岚", needs=("Samples",)))]
    assert lines == ["陈岚", "Needs", "Samples", "Expect to hear, and answer", "Ace"]


def test_a_contact_without_stage_is_shown_what_opens_the_first_one() -> None:
    steps = tuple(StageStep(stage) for stage in STAGES)
    missing = (Marker.MET_IN_PERSON, Marker.GOOD_FIRST_IMPRESSION)
    document = printed((SheetVisit(DAY, "陈岚", stage_steps=steps, missing=missing, next_markers=missing),))
    text = text_of(document)
    assert "Missing:meetsyouinperson,oragoodfirstimpression." in text
    assert "Evidenceseenmetinpersongoodimpressionother" in text


def test_all_markers_of_an_ally_can_be_ticked() -> None:
    text = text_of(printed((SARAH,)))
    assert "introducesusarguesforusgivesinformationrefersothersother" in text


def test_a_sheet_without_a_code_shows_no_place_for_one() -> None:
    text = text_of(printed((replace(WANG, code=None),)))
    assert "visitcode" not in text
    assert text.endswith("foldbackatthemarkstowrite")


def test_a_long_role_is_cut_and_the_organisation_stands_whole_under_it() -> None:
    organisation = "Sanofi (China) Investment Co., Ltd. 赛诺菲（中国）投资有限公司"
    lines = [
        mark.line.text for mark in words_of(replace(WANG, role="Deputy Vice President " * 5, organisation=organisation))
    ]
    role, under = lines[2:4]
    assert role.endswith("...")
    assert under.replace(" ", "") == organisation.replace(" ", "")


def test_a_long_place_takes_two_fields_and_the_least_needed_way_gives_way() -> None:
    place = "Hewlett-Packard Building, 112 Jianguo Road, Chaoyang District, 7th floor, room 7-18; ask for badge B"
    lines = [mark.line.text for mark in words_of(replace(WANG, place=place))]
    assert "Assistant" not in lines
    assert "xm_wang77 (preferred)" in lines
    assert "".join(lines[lines.index("Place") + 1 :]).replace(" ", "").startswith(place.replace(" ", ""))


def test_the_preferred_way_to_reach_the_contact_is_never_left_out() -> None:
    ways = tuple(ReachItem("Email", f"{number}@example.com", preferred=number == 4) for number in range(5))
    lines = [mark.line.text for mark in words_of(replace(WANG, reach=ways))]
    assert "4@example.com (preferred)" in lines


def test_rules_are_thick_only_over_the_fields_that_matter_most() -> None:
    weights = [{mark.weight for mark in block.marks if isinstance(mark, Rule)} for block, _ in blocks_of(WANG)[1:]]
    assert weights == [{0.4}, {0.4, 0.9}, {0.4, 1.6}, {0.4, 1.6}, {0.4}]
