"""`report route` and `report visit-report`, and what each report may be narrowed to; `demo` without a screen."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from salesbook.reports import REPORTS
from salesbook.system.i18n import LANGUAGES
from tests.cli.program import Program, day

CARD = """BEGIN:VCARD
VERSION:3.0
N:王;小明
FN:王小明
ORG:Bayer Pharma
TEL;TYPE=CELL:138 1020 4456
ADR;TYPE=WORK:;;东三环北路27号;北京市;;100020;
BDAY:{birthday}
END:VCARD
"""


@pytest.fixture(scope="module")
def busy_home(home_with_a_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with visits behind and ahead, of two organisations whose names share a word; to be copied."""
    place = tmp_path_factory.mktemp("busy")
    program = Program(shutil.copytree(home_with_a_book, place / "home"))
    birthday = date.fromisoformat(day(7)).replace(year=1984)
    card = CARD.format(birthday=birthday.isoformat())
    (place / "card.vcf").write_text(card.replace("\n", "\r\n"), "utf-8", newline="")
    program.say("import", str(place / "card.vcf"))
    program.say("add", "Sarah Whitfield", "--organisation", "Siemens Pharma")
    program.say(
        "log", "wxm", "--day", "-1d", "--channel", "in-person", "--note", "talked about pallets", "--emotion", "happy"
    )
    program.say("log", "sarah", "--day", "-1d", "--channel", "in-person", "--note", "talked about the frame contract")
    given = ("--promise", "samples @+9d", "--expense", "200 hospitality")
    program.say("log", "wxm", "--day", "-1d", "--channel", "phone", *given)
    program.say("offer", "wxm", "500", "--expected", "+20d")
    program.say("purchase", "wxm", "900")
    program.say("card", "wxm", "monthly")
    program.say("plan", "wxm", "--at", "tomorrow 10:00", "--purpose", "order")
    program.say("plan", "sarah", "--at", "+2d 14:00")
    return program.home


@pytest.fixture
def busy(busy_home: Path, tmp_path: Path) -> Program:
    """The program in a copy of the busy home."""
    return Program(shutil.copytree(busy_home, tmp_path / "home"))


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    return tmp_path / "paper.pdf"


def said(path: Path) -> str:
    """The text of a paper without spaces, which the gaps between the scripts may show as."""
    return "".join("".join(page.extract_text().split()) for page in PdfReader(path).pages)


@pytest.mark.parametrize("name", [report.name for report in REPORTS])
def test_every_report_of_the_list_can_be_asked_for(busy: Program, paper: Path, name: str) -> None:
    whose = ("--contact", "wxm") if name == "contact-dossier" else ()
    found = busy.json("report", name, "--output", str(paper), *whose)
    # Every lens is on the summary, however small the book.
    assert (found["report"], found["pages"]) == (name, 2 if name == "stage-summary" else 1)
    assert "王小明" in said(paper)


def test_the_route_without_a_day_is_the_next_with_a_visit(busy: Program, paper: Path) -> None:
    assert busy.say("report", "route", "--output", str(paper)) == [f"Day route: wrote 1 page to {paper}."]
    assert "10:00" in said(paper)
    assert "order" in said(paper)
    busy.say("report", "route", "--output", str(paper), "--from", "today", "--to", "+3d")
    assert len(PdfReader(paper).pages) == 2


def test_a_route_needs_a_planned_visit(busy: Program, paper: Path) -> None:
    assert busy.refused("report", "route", "--output", str(paper), "--from", "today").startswith(
        "No visit is planned on "
    )
    assert not paper.exists()


def test_the_visit_report_takes_days_a_contact_or_an_organisation(busy: Program, paper: Path) -> None:
    days = ("--output", str(paper), "--from", "-1d", "--to", "today")
    busy.say("report", "visit-report", *days)
    assert "pallets" in said(paper)
    assert "framecontract" in said(paper)
    busy.say("report", "visit-report", *days, "--contact", "sarah")
    assert "pallets" not in said(paper)
    assert "framecontract" in said(paper)
    for words in ("Bayer Pharma", "bayer"):
        busy.say("report", "visit-report", *days, "--organisation", words)
        assert "pallets" in said(paper)
        assert "framecontract" not in said(paper)


def test_papers_about_many_contacts_take_a_group_by_its_key_or_its_words(busy: Program, paper: Path) -> None:
    for name in ("address-labels", "greeting-cards", "birthday-list"):
        for words, is_there in (
            ("buyers", True),
            ("all at Bayer Pharma", True),
            ("organisation:siemens pharma", False),
        ):
            busy.say("report", name, "--output", str(paper), "--group", words)
            assert ("王小明" in said(paper)) is is_there


def test_a_group_nobody_knows_is_refused_with_those_there_are(busy: Program, paper: Path) -> None:
    refused = busy.refused("report", "address-labels", "--output", str(paper), "--group", "friends")
    assert refused.startswith("There is no group “friends”; there are customers, buyers, ")
    refused = busy.refused("report", "route", "--output", str(paper), "--group", "buyers")
    assert refused == "The report “route” has no --group; leave it out."
    assert not paper.exists()


def test_days_without_a_visit_are_a_report_too(busy: Program, paper: Path) -> None:
    busy.say("report", "visit-report", "--output", str(paper), "--from", "-90d", "--to", day(-80))
    assert len(PdfReader(paper).pages) == 1


def test_an_organisation_nobody_knows_and_one_of_several_are_refused(busy: Program, paper: Path) -> None:
    asked = ("report", "visit-report", "--output", str(paper), "--organisation")
    assert busy.refused(*asked, "Roche") == "No organisation is found by “Roche”; check its name."
    assert busy.refused(*asked, " ") == "No organisation is found by “ ”; check its name."
    several = busy.refused(*asked, "pharma")
    assert several.startswith("“pharma” names several organisations: Bayer Pharma (")
    assert several.endswith("; type more.")


def test_an_option_that_a_report_does_not_have_is_named(busy: Program, paper: Path) -> None:
    refused = busy.refused("report", "route", "--output", str(paper), "--contact", "wxm")
    assert refused == "The report “route” has no --contact; leave it out."
    refused = busy.refused("report", "call-sheet", "--output", str(paper), "--organisation", "bayer")
    assert refused == "The report “call-sheet” has no --organisation; leave it out."


def test_a_report_that_is_not_about_days_takes_none(busy: Program, paper: Path) -> None:
    refused = busy.refused("report", "open-offers", "--output", str(paper), "--from", "today")
    assert refused == "The report “open-offers” is not about days; leave out --from and --to."


@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        ("contact-dossier", "A dossier is of one contact; choose whose."),
        ("hospitality", "No expense is recorded for these days; choose others, or log one with a visit."),
        ("birthday-list", "No important date falls on these days; choose others, or add one to a contact."),
    ],
)
def test_a_paper_that_would_be_empty_is_refused(busy: Program, paper: Path, name: str, refusal: str) -> None:
    days = () if name == "contact-dossier" else ("--from", "-400d")
    assert busy.refused("report", name, "--output", str(paper), *days) == refusal
    assert not paper.exists()


def test_what_a_report_has_beside_days_and_people_is_set_by_name(busy: Program, paper: Path) -> None:
    busy.say("log", "wxm", "--day", "-1d", "--private-note", "owes money")
    dossier = ("report", "contact-dossier", "--contact", "wxm", "--output", str(paper))
    busy.say(*dossier)
    assert "owesmoney" not in said(paper)
    busy.say(*dossier, "--set", "private=yes")
    assert "owesmoney" in said(paper)
    busy.say("report", "birthday-list", "--output", str(paper), "--set", "birthdays-only=yes")
    labels = ("report", "address-labels", "--output", str(paper))
    busy.say(*labels)
    before = paper.read_bytes()
    busy.say(*labels, "--set", "sheet=large", "--set", "first_label=3")
    assert paper.read_bytes() != before


@pytest.mark.parametrize(
    ("name", "words", "refusal"),
    [
        ("route", "private=yes", "The report “route” has no further options; leave out --set."),
        ("address-labels", "size=9", "The report “address-labels” can be set sheet, first-label, cards-due."),
        ("address-labels", "first-label=31", "“first-label” is a number from 1 to 30."),
        ("address-labels", "sheet", "“sheet” is one of small, medium, large."),
        ("birthday-list", "birthdays-only=maybe", "“birthdays-only” is one of yes, no."),
    ],
)
def test_an_option_or_a_value_a_report_does_not_know_is_refused(
    busy: Program, paper: Path, name: str, words: str, refusal: str
) -> None:
    assert busy.refused("report", name, "--output", str(paper), "--set", words) == refusal
    assert not paper.exists()


def test_a_last_day_needs_a_first_one(busy: Program, paper: Path) -> None:
    refused = busy.refused("report", "route", "--output", str(paper), "--to", "+3d")
    assert refused == "The last day needs a first one; give it with --from."


def test_a_contacts_call_sheet_without_a_day_is_their_next_visit(busy: Program, paper: Path) -> None:
    assert busy.json("report", "call-sheet", "--output", str(paper), "--contact", "sarah")["pages"] == 1
    assert "SarahWhitfield" in said(paper)


def test_the_code_on_a_sheet_logs_the_visit(busy: Program, paper: Path) -> None:
    code = busy.json("plan", "wxm", "--at", "today")["code"]
    busy.say("report", "call-sheet", "--output", str(paper))
    assert said(paper).count(code) == 2
    assert [visit["code"] for visit in busy.json("find", code.lower())["visits"]] == [code]
    logged = busy.say("log", code.replace("-", "").lower(), "--emotion", "pleased")
    assert "王小明" in logged[0]


def test_a_report_nobody_knows_is_wrong_usage(busy: Program, paper: Path) -> None:
    assert "visit-report" in busy.misused("report", "dossier", "--output", str(paper))


def test_demo_prints_the_day_and_writes_every_report_in_every_language(newcomer: Program) -> None:
    found = newcomer.json("demo")
    assert found["visits"]
    names = [Path(path).name for path in found["papers"]]
    for report in REPORTS:
        for language in LANGUAGES:
            assert (
                len([name for name in names if name.startswith(report.name) and name.endswith(f"-{language}.pdf")]) == 1
            )
    for path in found["papers"]:
        assert Path(path).parent == newcomer.home / "papers"
        assert len(PdfReader(path).pages) >= 1
    lines = newcomer.say("demo")
    assert sum(": wrote " in line for line in lines) == len(names)
