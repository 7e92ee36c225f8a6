"""`today --ics`: the day as a file that calendars read."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from icalendar import Calendar

from tests.cli.program import Program, day


def events(file: Path) -> list[Any]:
    return Calendar.from_ical(file.read_bytes()).walk("VEVENT")


def test_what_is_due_is_of_the_whole_day_and_a_visit_has_its_time(program: Program, tmp_path: Path) -> None:
    program.say("add", "王小明")
    program.say("log", "wxm", "--channel", "phone", "--day", "-3d", "--promise", "寄样品; soon, or later @today")
    program.say("remind", "renew the permit @today")
    program.say("plan", "wxm", "--at", "today 10:00", "--purpose", "演示", "--lasted", "45", "--place", "2 楼, A")
    file = tmp_path / "day.ics"
    assert program.json("today", "--ics", str(file)) == {"written": 3, "file": str(file)}
    found = {str(event["summary"]): event for event in events(file)}
    promise, visit = (
        next(event for said, event in found.items() if said.startswith(start))
        for start in ("王小明: I promised", "王小明: 演示")
    )
    # The promise is three days overdue; it stands on the day itself, where it is seen.
    assert promise["dtstart"].dt == date.fromisoformat(day(0))
    assert "寄样品; soon, or later" in str(promise["summary"])
    assert visit["dtstart"].dt == datetime.fromisoformat(f"{day(0)}T10:00")
    assert visit["dtend"].dt == datetime.fromisoformat(f"{day(0)}T10:45")
    assert str(visit["location"]) == "2 楼, A"
    assert "Renew the permit" in found
    assert len({str(event["uid"]) for event in found.values()}) == 3


def test_a_visit_of_a_part_of_the_day_is_of_the_whole_day_and_says_which(program: Program, tmp_path: Path) -> None:
    program.say("add", "王小明")
    program.say("plan", "wxm", "--at", "today afternoon", "--purpose", "演示")
    file = tmp_path / "day.ics"
    program.json("today", "--ics", str(file))
    (event,) = events(file)
    assert (str(event["summary"]), event["dtstart"].dt) == ("Afternoon · 王小明: 演示", date.fromisoformat(day(0)))


def test_a_file_that_cannot_be_written_is_refused_in_a_sentence(program: Program, tmp_path: Path) -> None:
    said = program.refused("today", "--ics", str(tmp_path / "none" / "day.ics"))
    assert said == f"The folder “{tmp_path / 'none'}” does not exist; make it or choose another."
