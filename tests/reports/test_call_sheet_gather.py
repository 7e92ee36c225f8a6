"""What a call sheet says, gathered from a notebook made by hand: every field of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import datetime, time
from pathlib import Path

import pytest

from salesbook.domain.contact import Channel
from salesbook.domain.day_part import DayPart
from salesbook.domain.emotion import Emotion
from salesbook.domain.evidence import Marker
from salesbook.domain.important_date import DateKind, LunarDay
from salesbook.domain.interest import Interest
from salesbook.domain.promise import Promise, Side
from salesbook.domain.relation import relation_text
from salesbook.domain.stage import Stage, StageChange
from salesbook.domain.text import Text
from salesbook.domain.visit import Participation, Visit
from salesbook.operations.visits import move_visit
from salesbook.reports.call_sheet_content import (
    AskItem,
    ExpectedObjection,
    LastVisit,
    ReachItem,
    SheetPromise,
    SheetVisit,
    StageStep,
    TalkPoint,
)
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, new_notebook
from tests.reports.gathering import INTERESTS, OLD, days, filled, sheet

EXPECTED = SheetVisit(
    day=TODAY,
    name="王小明",
    index=1,
    count=1,
    phonetic="Wang Xiaoming",
    role="冷链主管",
    organisation="拜耳",
    at=time(10),
    until=time(10, 45),
    channel=Channel.IN_PERSON,
    reach=(
        ReachItem(Text("Mobile"), "138 1020 4456"),
        ReachItem(Text("WeChat"), "xm_wang77", "after 17:00", preferred=True),
        ReachItem(Text("Assistant"), "刘芳\n010 5923 8817"),
        ReachItem(Text("Email"), "wang@bayer.cn"),
        ReachItem(Text("Office"), "010 5923 0000"),
    ),
    place="北京市东三环北路27号B座12层",
    stage=Stage.DATING,
    stage_steps=(
        StageStep(Stage.RECOGNITION, days(-200), "asked for samples"),
        StageStep(Stage.DATING, days(-90), "dumplings by the lake"),
        StageStep(Stage.TRUST),
        StageStep(Stage.ALLY),
    ),
    missing=(Marker.OPENLY_SUPPORTS_US, Marker.PRIVATE_ACTIVITY),
    last=LastVisit(days(-8), Emotion.FRUSTRATED, Channel.IN_PERSON, "samples nine days late start with that"),
    last_is_alarm=True,
    wanted_result="an order",
    purpose="trial",
    needs=("no gaps", "one person to call"),
    expected=(ExpectedObjection("too dear", "lifetime cost"),),
    ace="the audit",
    talk_about=(
        TalkPoint(Text("{what}, {detail}", what="羽毛球双打", detail="Wednesdays"), common=True),
        TalkPoint("龙井"),
        TalkPoint(
            Text("{relation} {name}: {detail}", relation=relation_text("daughter"), name="朵朵", detail="9, piano")
        ),
    ),
    avoid=("flat prices",),
    my_promises=(
        SheetPromise("price list", days(-4), 4),
        SheetPromise("a teacher", days(6)),
        SheetPromise("some day"),
    ),
    their_promises=(SheetPromise("floor plan", days(0)),),
    ask=(
        AskItem(Text("Still {title} at {organisation}?", title="冷链主管", organisation="拜耳"), OLD),
        AskItem(
            Text("{what} {day}?", what=Text("{kind}", kind=DateKind.BIRTHDAY), day=LunarDay(8, 8)),
            never_confirmed=True,
        ),
        AskItem(Text("{fact}, still so?", fact="138 1020 4456"), OLD),
        INTERESTS,
    ),
    next_markers=(Marker.OPENLY_SUPPORTS_US, Marker.PRIVATE_ACTIVITY),
    also_there=("刘芳",),
)


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    """A notebook with nobody in it."""
    opened = new_notebook(tmp_path)
    yield opened
    opened.close()


def test_everything_the_rep_should_know_is_on_the_sheet(notebook: Notebook) -> None:
    visit = filled(notebook)
    assert sheet(notebook) == replace(EXPECTED, code=visit.code)


def test_the_test_of_everything_leaves_no_field_at_its_default(notebook: Notebook) -> None:
    filled(notebook)
    full, default = sheet(notebook), SheetVisit(TODAY, "王小明")
    same = {field.name for field in fields(SheetVisit) if getattr(full, field.name) == getattr(default, field.name)}
    # Of a part of the day no visit is told that has its hour.
    assert same == {"day", "name", "index", "count", "organisation_short", "day_part"}


def test_a_visit_without_an_hour_tells_its_part_of_the_day(notebook: Notebook) -> None:
    visit = filled(notebook)
    move_visit(notebook, visit, visit.day, None, "王小明", DayPart.AFTERNOON)
    assert (sheet(notebook).at, sheet(notebook).until, sheet(notebook).day_part) == (None, None, DayPart.AFTERNOON)


def test_no_private_note_stands_anywhere_on_the_sheet(notebook: Notebook) -> None:
    filled(notebook)
    printed = repr(sheet(notebook))
    assert [secret for secret in ("never to be printed", "he drinks", "he swore") if secret in printed] == []


def test_a_history_of_another_contact_changes_nothing(notebook: Notebook) -> None:
    filled(notebook)
    before = sheet(notebook)
    with notebook.change(Text("Add")) as change:
        visit = Visit(days(-1), id="other")
        change.insert(visit, Participation("other", "liu", Emotion.HAPPY))
        change.insert(StageChange("liu", None, Stage.ALLY, datetime(2026, 1, 1), days(-9), id="moved"))
        change.insert(Promise("liu", Side.ME, "not his", days(-1)), Interest("liu", "opera"))
    assert sheet(notebook) == before
