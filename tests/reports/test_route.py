"""The day route on paper: what it says in both languages, and what gives way when the day is full."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from salesbook.domain.channel import Channel
from salesbook.domain.stage import Stage
from salesbook.reports.marks import Block, Words
from salesbook.reports.page import A4, LETTER, MEASURE, MM, PAPERS, Paper, measures
from salesbook.reports.parts import Desk
from salesbook.reports.report import Document, render
from salesbook.reports.route import compose
from salesbook.reports.route_content import AlsoDue, Due, Route, RouteDay, Stop
from salesbook.reports.route_row import row
from salesbook.reports.route_words import free_time, how_many
from salesbook.reports.setting import Setter
from salesbook.system.i18n import LANGUAGES, in_language
from tests.reports.routes import ALSO_DUE, DAY, NEARBY, STOPS, route

GOLDEN = Path(__file__).parent.parent / "golden"
LONG = (
    "Everything they ever said about the warehouse " * 200,
    "很" * 10_000,
    "x" * 10_000,
    "（“‘《",
)


def printed(content: Route, language: str = "en", paper: Paper = A4) -> Document:
    return render(compose, content, language=language, paper=paper)


def pages_of(document: Document) -> list[str]:
    """The text of each page without spaces: the gaps between the scripts may show as some."""
    return ["".join(page.extract_text().split()) for page in PdfReader(BytesIO(document.pdf)).pages]


def text_of(content: Route, language: str = "en", paper: Paper = A4) -> str:
    (only,) = pages_of(printed(content, language, paper))
    return only


def row_of(stop: Stop, free: str = "", language: str = "en", *, stage: bool = True) -> Block:
    with in_language(language):
        return row(Desk(Setter(), measures(language)), stop, free, stage=stage)


def lines_of(block: Block) -> list[str]:
    return [mark.line.text for mark in block.marks if isinstance(mark, Words)]


def later(count: int) -> tuple[Stop, ...]:
    """So many visits of the picture, one every 45 minutes from six o'clock on."""
    start = datetime.combine(DAY, time(6))
    begins = [start + timedelta(minutes=45 * number) for number in range(count)]
    stops = (STOPS * 4)[:count]
    return tuple(
        replace(stop, at=begin.time(), until=(begin + timedelta(minutes=30)).time())
        for stop, begin in zip(stops, begins, strict=True)
    )


def full(text: str) -> Stop:
    """A visit with the text wherever there can be one."""
    return Stop(
        name=text,
        phonetic=text,
        also_there=(text, text),
        role=text,
        organisation=text,
        at=time(9),
        until=time(10),
        code="K7-33",
        channel=Channel.VIDEO,
        stage=Stage.DATING,
        emotion=STOPS[1].emotion,
        alarm=True,
        phone=text,
        place=text,
        purpose=text,
        reminder=Due(text, 4),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_route_says_what_the_golden_text_says(language: str) -> None:
    golden = (GOLDEN / f"route-{language}.txt").read_text(encoding="utf-8")
    assert text_of(route(STOPS[:4], nearby=NEARBY), language) == "".join(golden.split())


@pytest.mark.parametrize("paper", PAPERS)
def test_five_visits_have_all_parts_on_one_page(paper: Paper) -> None:
    said = text_of(route(), paper=paper)
    assert "Alsoduetoday" in said
    assert "Odometer,start" in said
    assert "Ontheway" in said
    assert said.endswith("Tue24Nov2026callsheetsB2-8Q,K7-3M,H5-2T,N9-6W,R3-4Dfollowinthisorder1/1")


def test_seven_visits_stand_on_one_page_without_on_the_way() -> None:
    said = text_of(route(later(7)))
    assert "Ontheway" not in said
    assert "Odometer,start" in said
    assert "Alsoduetoday" in said


def test_eight_visits_take_a_second_page_that_is_not_without_a_visit() -> None:
    first, second = pages_of(printed(route(later(8))))
    assert "Alsoduetoday" not in first
    for label in ("Done", "Whom", "Where", "Purpose,reminder"):
        assert label in first
        assert label in second
    assert "Ontheway" in second
    assert "11:15to11:45" in second
    assert (first[-3:], second[-3:]) == ("1/2", "2/2")


@pytest.mark.parametrize("count", [1, 5, 6, 7, 8, 9, 10, 14, 20])
@pytest.mark.parametrize("paper", PAPERS)
def test_every_visit_is_printed_once_and_in_order(count: int, paper: Paper) -> None:
    stops = later(count)
    pages = pages_of(printed(route(stops), paper=paper))
    assert len(pages) <= (1 if count <= 7 else 2 if count <= 14 else 3)
    said = "".join(pages)
    places = [said.index(f"{stop.at:%H:%M}to{stop.until:%H:%M}") for stop in stops[1:]]
    assert places == sorted(places)


def test_parts_give_way_in_order_while_rows_grow() -> None:
    """On the way, empty rows, odometer fields, then the short stage."""
    text = "Everything they ever said about the warehouse and the audit in June"
    seen = []
    for deep in range(8):
        stops = tuple(
            replace(stop, name=text, role=text, reminder=Due(text)) if number < deep else stop
            for number, stop in enumerate(later(7))
        )
        pages = pages_of(printed(route(stops), paper=LETTER))
        seen.append((len(pages), "Odometer" in pages[0], "Trust" in pages[0]))
    assert seen[0] == (1, True, True)
    assert seen == sorted(seen, key=lambda one: (one[0], -one[1], -one[2]))
    assert (1, False, True) in seen


def test_a_row_is_between_24_and_30_mm_high() -> None:
    for stop in STOPS:
        for free in ("", "1 h to the next"):
            for language in LANGUAGES:
                assert 24 * MM <= row_of(stop, free, language).last <= 30 * MM


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:8])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_a_row_runs_off_or_overlaps(text: str, language: str) -> None:
    block = row_of(full(text), "1 h 15 min to the next", language)
    columns: dict[float, list[float]] = {}
    for mark in block.marks:
        if isinstance(mark, Words):
            assert mark.y <= block.last
            assert mark.x + mark.line.width <= MEASURE + mark.size / 2 + 1e-6
            columns.setdefault(round(mark.x, 1), []).append(mark.y)
    for baselines in columns.values():
        assert all(below - above > 9 for above, below in pairwise(sorted(baselines)) if below != above)


def test_the_organisation_stands_whole_where_the_role_is_cut() -> None:
    organisation = "Sanofi (China) Investment Co., Ltd. 赛诺菲（中国）投资有限公司"
    lines = lines_of(row_of(replace(STOPS[0], role="Deputy Vice President " * 5, organisation=organisation)))
    assert any(line.startswith("Deputy") and line.endswith("...") for line in lines)
    assert organisation.replace(" ", "") in "".join(lines).replace(" ", "")


def test_a_reading_that_does_not_fit_beside_the_name_goes_before_the_role() -> None:
    lines = lines_of(row_of(replace(STOPS[0], name="Marie-Claire Fontaine", phonetic="玛丽克莱尔")))
    assert "玛丽克莱尔" in lines[lines.index("Marie-Claire Fontaine") + 1]


def test_an_alarm_is_red_and_what_is_overdue_stays_in_sight() -> None:
    def red(block: Block) -> str:
        marks = [mark for mark in block.marks if isinstance(mark, Words)]
        return "".join(run.text for mark in marks for run in mark.line.runs if run.ink.name == "RED")

    assert red(row_of(STOPS[1])) == "Frustratedoverdue 4 days"
    assert red(row_of(replace(STOPS[1], alarm=False, reminder=None))) == ""
    assert "overdue 4 days" in red(row_of(full(LONG[0])))


@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:8])
def test_what_is_overdue_stays_in_sight_in_the_list_too(text: str) -> None:
    due = AlsoDue(text, text, text, Due(text, 2), text)
    assert text_of(route(STOPS[:1], (due,) * 3)).count("overdue2days") == 3


def test_of_many_who_are_due_five_are_named_and_the_rest_counted() -> None:
    due = tuple(replace(ALSO_DUE[0], name=f"Caller {number}", phonetic="") for number in range(9))
    said = text_of(route(STOPS[:2], due))
    assert "Caller4" in said
    assert "Caller5" not in said
    assert "+4moreinSalesbook" in said


def test_a_day_on_which_nobody_else_is_due_has_no_such_list() -> None:
    assert "Alsoduetoday" not in text_of(route(also_due=()))


def test_a_colleague_has_no_stage_and_a_stranger_none_yet() -> None:
    colleague = lines_of(row_of(replace(STOPS[0], colleague=True, stage=None, emotion=None)))
    assert "Not met yet" not in colleague
    assert "Trust" not in colleague
    assert "Not met yet" in lines_of(row_of(replace(STOPS[0], stage=None)))


def test_a_call_says_that_nobody_has_to_go_there() -> None:
    assert "Phone call" in lines_of(row_of(replace(STOPS[0], channel=Channel.PHONE, place="")))
    assert "Video call, Zoom" in lines_of(row_of(replace(STOPS[0], channel=Channel.VIDEO, place="Zoom")))


def test_a_visit_without_a_time_or_code_shows_no_place_for_them() -> None:
    lines = lines_of(row_of(Stop("陈岚")))
    assert lines == ["陈岚", "Not met yet"]


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (time(9, 30), "0 min to the next"),
        (time(9, 50), "20 min to the next"),
        (time(10, 30), "1 h to the next"),
        (time(12, 15), "2 h 45 min to the next"),
        (time(9, 10), "overlaps the next by 20 min"),
        (None, ""),
    ],
)
def test_the_free_time_to_the_next_visit(start: time | None, said: str) -> None:
    assert free_time(STOPS[0], replace(STOPS[1], at=start)) == said
    assert free_time(STOPS[0], None) == ""
    assert free_time(replace(STOPS[0], until=None), STOPS[1]) == ""


def test_the_head_counts_the_visits_and_says_from_when_to_when() -> None:
    assert how_many(RouteDay(DAY, STOPS)) == "5 visits, 09:00 to 16:45"
    assert how_many(RouteDay(DAY, (replace(STOPS[0], until=None),))) == "1 visit, from 09:00"
    assert how_many(RouteDay(DAY, (Stop("陈岚"),))) == "1 visit"


def test_each_day_begins_on_a_page_of_its_own_with_progress() -> None:
    days = tuple(RouteDay(date(2026, 11, day), STOPS[:2]) for day in (24, 25, 27))
    content = Route(days[0].day, days[-1].day, days=days)
    told: list[tuple[int, int]] = []
    document = compose(content, A4, lambda *far: told.append(far))
    pages = pages_of(document)
    assert ["Tuesday24" in pages[0], "Wednesday25" in pages[1], "Friday27" in pages[2]] == [True] * 3
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_days_without_a_visit_say_so_in_one_line() -> None:
    assert text_of(Route(DAY, DAY)) == "DayrouteTuesday24November2026Novisitisplannedonthisday."


def test_names_places_and_phones_of_every_row_are_printed_whole() -> None:
    said = text_of(route())
    for stop in STOPS:
        for part in (stop.name, stop.place, stop.phone, stop.code or ""):
            assert "".join(part.split()) in said
