"""The contact dossier: what it gathers of one person, private notes only where ticked, and what stands where on paper."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from pypdf import PdfReader

from salesbook.domain.contact import Contact, Note, photo_of
from salesbook.domain.emotion import Emotion
from salesbook.domain.errors import Refused
from salesbook.domain.evidence import Marker
from salesbook.domain.money import Money
from salesbook.domain.profile import Profile
from salesbook.domain.promise import Promise, PromiseState, Side
from salesbook.domain.purchase import Purchase
from salesbook.domain.referral import Praise, Referral
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text
from salesbook.domain.visit import ValueGiven, ValueKind
from salesbook.operations.contacts import add_contact, add_part
from salesbook.operations.photos import set_photo
from salesbook.operations.visits import log_visit
from salesbook.reports.call_sheet_content import AskItem, TalkPoint
from salesbook.reports.dossier_content import Dossier, DossierLine, DossierVisit, Felt, Given, Kept, Quarter, Standing
from salesbook.reports.dossier_pictures import feeling
from salesbook.reports.marks import Face, Words
from salesbook.reports.options import DossierOptions, NothingToPrint
from salesbook.reports.page import A4, LETTER, measures
from salesbook.reports.parts import Desk
from salesbook.reports.setting import Setter
from salesbook.store.notebook import Notebook
from salesbook.system.i18n import LANGUAGES, in_language
from tests.factories import TODAY, entry
from tests.reports.gathering import WANG, days, filled
from tests.reports.papers import composed, gathered, pages_of, said_on


@pytest.fixture
def dossier(notebook: Notebook) -> Dossier:
    """王小明's, with something in every part."""
    filled(notebook)
    value = entry(WANG, day=days(-50), note="a free audit")
    given = ValueGiven(value.visit.id, "wang", ValueKind.SERVICE, "audit", Money(50_000, "CNY"))
    log_visit(notebook, replace(value, values=(given,)))
    for amount, profit, shift in ((3_200_000, 700_000, -120), (6_000_000, None, -20)):
        bought = Purchase("wang", days(shift), Money(amount, "CNY"), profit=Money(profit, "CNY") if profit else None)
        add_part(notebook, bought, "王小明")
    broken = Promise("wang", Side.THEM, "plan", days(-30), state=PromiseState.BROKEN)
    add_part(notebook, broken, "王小明")
    add_part(notebook, Referral("wang", "Zhao Li", days(-15), note="cold rooms"), "王小明")
    add_part(notebook, Praise("wang", "best logger in town", days(-10)), "王小明")
    made: Dossier = gathered(notebook, "contact-dossier", contact_id="wang")
    return made


def test_what_is_stored_in_english_or_in_codes_is_said_in_the_language_of_the_paper(dossier: Dossier) -> None:
    stored = replace(dossier, language="zh-Hans", phones=(*dossier.phones, ("010 5923 1111", "Work Fax")))
    english = said_on("contact-dossier", stored)
    assert all(said in english for said in ("WeChat xm_wang77", "Language: Chinese", "work fax"))
    chinese = said_on("contact-dossier", stored, "zh_CN")
    assert all(said in chinese for said in ("微信xm_wang77", "语言：中文", "工作传真"))


def test_everything_known_of_one_person_is_gathered(dossier: Dossier) -> None:
    assert (dossier.name, dossier.phonetic, dossier.role, dossier.organisation) == (
        "王小明",
        "Wang Xiaoming",
        "冷链主管",
        "拜耳",
    )
    assert dossier.phones == (("138 1020 4456", "mobile"), ("010 5923 0000", "work"))
    assert dossier.messages == (("xm_wang77", Text("WeChat")), ("wang@bayer.cn", ""))
    assert dossier.stage is Stage.DATING
    assert Marker.OPENLY_SUPPORTS_US in dossier.missing
    assert dossier.felt == (Felt(days(-8), Emotion.FRUSTRATED),)
    assert dossier.last_is_alarm
    assert dossier.interests[0] == TalkPoint(
        Text("{what}, {detail}", what="羽毛球双打", detail="Wednesdays"), common=True
    )
    assert dossier.avoid == ("flat prices",)
    assert len(dossier.relations) == 3
    assert dossier.needs == ("no gaps", "one person to call")
    assert [(one.text, one.days_overdue) for one in dossier.we] == [
        ("price list", 4),
        ("a teacher", 0),
        ("some day", 0),
    ]
    assert [one.text for one in dossier.they] == ["floor plan"]
    assert dossier.kept == (Kept(Side.ME, 1, 1), Kept(Side.THEM, 0, 1))
    assert Given(ValueKind.SERVICE, 1, (Money(50_000, "CNY"),)) in dossier.values
    assert Given(ValueKind.PRICE, 0) in dossier.values
    assert dossier.bought is not None
    assert (dossier.bought.orders, dossier.bought.amount, dossier.bought.profit) == (
        2,
        (Money(9_200_000, "CNY"),),
        (Money(700_000, "CNY"),),
    )
    assert dossier.bought.quarters[-1] == Quarter(2026, 4, Money(6_000_000, "CNY"))
    assert dossier.referrals[0] == DossierLine(days(-10), Text("praise"), "best logger in town")
    assert dossier.steps[0].what == Text("{start} to {end}", start=Stage.RECOGNITION, end=Stage.DATING)


def test_the_next_day_of_a_lunar_date_is_told(dossier: Dossier) -> None:
    (birthday,) = dossier.dates
    assert birthday.is_lunar
    assert birthday.next >= TODAY
    assert "lunar 8/8" in said_on("contact-dossier", dossier)


def test_private_notes_stand_in_it_only_where_that_was_ticked(notebook: Notebook) -> None:
    filled(notebook)
    without = gathered(notebook, "contact-dossier", contact_id="wang")
    with_them = gathered(notebook, "contact-dossier", contact_id="wang", private=True)
    assert "he drinks" not in said_on("contact-dossier", without)
    assert "he swore" not in said_on("contact-dossier", without)
    assert "he drinks" in said_on("contact-dossier", with_them)
    assert [len(visit.notes) for visit in without.visits] == [1, 2, 0, 1]
    assert [len(visit.notes) for visit in with_them.visits] == [1, 3, 1, 1]


def test_what_matters_stands_on_the_first_page_in_both_languages(dossier: Dossier) -> None:
    first = pages_of(composed("contact-dossier", dossier))[0]
    for words in (
        "confidential",
        "Wang Xiaoming",
        "冷链主管",
        "138 1020 4456 Mobile",
        "WeChat xm_wang77",
        "Missing:",
        "Frustrated: samples nine days late start with that",
        "Avoid: flat prices",
        "Worth asking again:",
        "We: price list",
        "overdue 4 days",
        "Kept so far: 1 of 1 of ours, 0 of 1 of theirs",
        "¥92,000 in 2 orders, profit ¥7,000",
        "5 visits, latest first",
    ):
        assert words in first, words
    chinese = said_on("contact-dossier", dossier, "zh_CN")
    for words in ("联系人档案", "保密", "避开：flatprices", "该再问问", "我方1个兑现1个", "5次拜访，最近的在前"):
        assert words in chinese, words


def test_later_parts_follow_the_visits(dossier: Dossier) -> None:
    words = said_on("contact-dossier", dossier)
    parts = [words.index(one) for one in ("Visits", "Referrals and praise", "History of the stages")]
    assert parts == sorted(parts)
    assert "Referred Zhao Li cold rooms" in words


def test_a_long_history_goes_on_under_its_heading_on_each_page(dossier: Dossier) -> None:
    many = tuple(DossierVisit(days(-number), notes=(f"note {number}",)) for number in range(200))
    for paper in (A4, LETTER):
        pages = pages_of(composed("contact-dossier", replace(dossier, visits=many), paper=paper))
        assert len(pages) > 4
        for page in pages[1:-1]:
            assert "Visits continued" in page
        whole = " ".join(pages)
        assert all(f"note {number} " in whole + " " for number in range(200))


def test_a_note_longer_than_a_page_is_never_cut(dossier: Dossier) -> None:
    words = [f"word{number}" for number in range(3000)]
    found = said_on("contact-dossier", replace(dossier, visits=(DossierVisit(TODAY, notes=(" ".join(words),)),)))
    assert [word for word in words if word not in found] == []


def test_a_colleague_has_no_stages(notebook: Notebook) -> None:
    add_contact(notebook, Profile(Contact("Bo", colleague=True, id="bo")))
    words = said_on("contact-dossier", gathered(notebook, "contact-dossier", contact_id="bo"))
    assert "Recognition" not in words
    assert "Bo" in words


def test_somebody_of_whom_only_the_name_is_known_has_a_head_and_a_path(notebook: Notebook) -> None:
    add_contact(notebook, Profile(Contact("Anna", id="anna")))
    document = composed("contact-dossier", gathered(notebook, "contact-dossier", contact_id="anna"))
    assert document.pages == 1
    (page,) = pages_of(document)
    assert "Anna" in page
    for empty in ("Phone", "Interests", "Value given", "Visits"):
        assert empty not in page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("apart", [1, 40, 400])
def test_the_days_under_the_faces_never_overlap(dossier: Dossier, language: str, apart: int) -> None:
    felt = tuple(Felt(days(-apart * number), Emotion.WORRIED) for number in range(6, -1, -1))
    with in_language(language):
        band = feeling(Desk(Setter(), measures(language)), replace(dossier, felt=felt))
    assert band is not None
    assert sum(isinstance(mark, Face) for mark in band.marks) == 7
    faces = [mark for mark in band.marks if isinstance(mark, Face)]
    under = faces[0].y + 16
    line = sorted(
        (mark.x, mark.x + mark.line.width) for mark in band.marks if isinstance(mark, Words) and mark.y == under
    )
    assert len(line) >= 4
    for (_left, right), (left, _right) in pairwise(line):
        assert right < left


def test_a_photo_is_printed_and_a_broken_one_is_not_in_the_way(notebook: Notebook) -> None:
    from PIL import Image

    file = BytesIO()
    Image.new("RGB", (40, 60), (200, 30, 30)).save(file, "PNG")
    add_contact(notebook, Profile(Contact("Anna", id="anna")))
    sizes = []
    for data in (b"", file.getvalue(), b"\x89PNG no picture at all"):
        if data:
            set_photo(notebook, "anna", photo_of(data, "image/png"))
        content = gathered(notebook, "contact-dossier", contact_id="anna")
        document = composed("contact-dossier", content)
        assert document == composed("contact-dossier", content)
        sizes.append(b"/Subtype /Image" in document.pdf)
    assert sizes == [False, True, False]


def test_standings_find_their_place_beside_the_promises(dossier: Dossier) -> None:
    stands = Standing(Text("Kotler grid"), "butterfly", "trial on time")
    words = said_on("contact-dossier", replace(dossier, standings=(stands,)))
    assert "Where they stand" in words
    assert "butterfly" in words
    assert "Where they stand" not in said_on("contact-dossier", replace(dossier, standings=()))


def test_the_lenses_and_the_tier_say_where_the_contact_stands(dossier: Dossier) -> None:
    lenses = [str(one.lens) for one in dossier.standings]
    assert lenses == ["Kotler grid", "Loyalty ladder", "Three proofs", "Pareto"]
    said = [one.to_move for one in dossier.standings if one.to_move]
    assert len(set(said)) == len(said) > 0
    first = pages_of(composed("contact-dossier", dossier))[0]
    for one in dossier.standings:
        assert str(one.lens) in first


def test_nobody_chosen_or_somebody_gone_is_refused(notebook: Notebook) -> None:
    for options in (DossierOptions.usual(notebook, TODAY), DossierOptions("nobody")):
        with pytest.raises(NothingToPrint) as refused:
            options.check(notebook)
        assert str(refused.value.text) == "A dossier is of one contact; choose whose."
    assert issubclass(NothingToPrint, Refused)


def test_a_private_note_of_the_contact_never_stands_in_it(notebook: Notebook) -> None:
    secret = Note("has debts", "anna", private=True)
    add_contact(notebook, Profile(Contact("Anna", id="anna"), notes=(secret,)))
    assert "debts" not in said_on("contact-dossier", gathered(notebook, "contact-dossier", contact_id="anna"))


def test_the_document_is_called_in_the_language_of_the_paper(dossier: Dossier) -> None:
    for language, title in (("en", "Contact dossier, 王小明"), ("zh_CN", "联系人档案，王小明")):
        told = PdfReader(BytesIO(composed("contact-dossier", dossier, language).pdf)).metadata
        assert told is not None
        assert told.title == title


def test_what_is_worth_asking_again_says_since_when_in_the_brackets_of_the_language(dossier: Dossier) -> None:
    asked = replace(dossier, ask_again=(AskItem(Text("Phone, still right?"), days(-500)),))
    assert f"({days(-500):%b %Y})" in said_on("contact-dossier", asked)
    day = days(-500)
    assert f"（{day.year}年{day.month}月）" in said_on("contact-dossier", asked, "zh_CN")
