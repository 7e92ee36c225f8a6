"""Where the cells of a table go: by the words over them, in English and Chinese, and nothing of them is lost."""

from __future__ import annotations

import pytest

from salesbook.domain.important_date import Calendar, DateKind
from salesbook.formats.column_heads import is_of_a_program, meaning_of, meanings_of
from salesbook.formats.columns import Field, Meaning, meaning_from
from salesbook.formats.table_import import NoNames
from tests.formats.table_reading import batch, kept, one, problems, profiles
from tests.formats.vcard_writing import read_again


@pytest.mark.parametrize(
    ("head", "key"),
    [
        ("姓名", "name"),
        ("姓 名*", "name"),
        ("Full Name:", "name"),
        ("E-MAIL", "email"),
        ("Email Address", "email"),
        ("email_address", "email"),
        ("公司名称", "organisation"),
        ("职务", "title"),
        ("手机号码", "phone/mobile"),
        ("手机2", "phone/mobile"),
        ("Phone 2", "phone"),
        ("Phone (work)", "phone/work"),
        ("电话（家庭）", "phone/home"),
        ("Phone (hotline)", "phone/hotline"),
        ("Phone (hotline) 3", "phone/hotline"),
        ("微信号", "messaging/WeChat"),
        ("Messaging (LINE)", "messaging/LINE"),
        ("地址", "address"),
        ("地址（单位）", "address/work#work"),
        ("City (home) 2", "city/home#home2"),
        ("Address 2", "address#2"),
        ("Company 2", "organisation#2"),
        ("Business Street 2", "street-2/work#work"),
        ("家庭地址", "address/home#home"),
        ("住宅地址 - 邮箱", "po-box/home#home"),
        ("出生日期", "date/birthday"),
        ("标签", "tags"),
        ("备注", "note"),
        ("Phone 1 - Value", "phone#google1"),
        ("E-mail 12 - Type", "email-label#google12"),
        ("User 1", "keep"),
        ("客户等级", None),
        ("", None),
        ("2", None),
    ],
)
def test_heads_are_known_by_their_words(head: str, key: str | None) -> None:
    found = meaning_of(head)
    assert (found.key if found else None) == key


def test_every_meaning_can_be_written_and_read() -> None:
    for meaning in (Meaning(Field.PHONE, "work"), Meaning(Field.STREET, "home", "home2"), Meaning(Field.NAME)):
        assert meaning_from(meaning.key) == meaning
    assert meaning_from("mobile") == Meaning(Field.PHONE, "mobile")
    assert meaning_from("colour") is None


def test_a_title_is_a_form_of_address_beside_a_job_title_only() -> None:
    assert [one.field for one in meanings_of(("Title", "Job Title")) if one] == [Field.PREFIX, Field.TITLE]
    assert [one.field for one in meanings_of(("Name", "Title")) if one] == [Field.NAME, Field.TITLE]


def test_only_what_a_program_wrote_is_taken_for_granted() -> None:
    assert is_of_a_program(("Name", "Phone 1 - Value"))
    assert is_of_a_program(("First Name", "Last Name", "E-mail Address"))
    assert is_of_a_program(("名", "姓", "电子邮件地址"))
    assert is_of_a_program(("姓名", "手机", "Salesbook ID"))
    assert not is_of_a_program(("姓名", "手机", "邮箱"))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1984-03-09", (1984, 3, 9)),
        ("1984/3/9", (1984, 3, 9)),
        ("1984/3/9 0:00", (1984, 3, 9)),
        ("1984-03-09T00:00:00Z", (1984, 3, 9)),
        ("19840309", (1984, 3, 9)),
        ("9.3.1984", (1984, 3, 9)),
        ("3/28/1984", (1984, 3, 28)),
        ("28/3/1984 12:00:00 AM", (1984, 3, 28)),
        ("1984年3月9日", (1984, 3, 9)),
        ("3月9日", (None, 3, 9)),
        ("--03-09", (None, 3, 9)),
        ("March 9, 1984", (1984, 3, 9)),
        ("9 Mar 1984", (1984, 3, 9)),
        ("9-Mar-1984", (1984, 3, 9)),
        ("1604-03-09", (None, 3, 9)),
        ("29.2.1980", (1980, 2, 29)),
    ],
)
def test_birthdays_are_read_as_they_are_written(text: str, day: tuple[int | None, int, int]) -> None:
    (date,) = one(f"Birthday={text}").dates
    assert (date.kind, (date.year, date.month, date.day)) == (DateKind.BIRTHDAY, day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("农历八月十五", (None, 8, 15, False)),
        ("农历1984年闰10月3日", (1984, 10, 3, True)),
        ("阴历正月初一", (None, 1, 1, False)),
        ("农历腊月廿三", (None, 12, 23, False)),
        ("lunar:8-15", (None, 8, 15, False)),
    ],
)
def test_lunar_birthdays_are_read(text: str, day: tuple[int | None, int, int, bool]) -> None:
    (date,) = one(f"生日={text}").dates
    assert date.calendar is Calendar.LUNAR
    assert (date.year, date.month, date.day, date.leap_month) == day


@pytest.mark.parametrize("text", ["never", "31.2.1980", "1984-13-01", "Mai", "99", "9/Mar/Apr/1984", "30月40日"])
def test_what_is_no_day_is_told_and_kept(text: str) -> None:
    table = f"Name,Birthday\nAnn,{text}\n"
    assert problems(table) == [(2, "Birthday")]
    (card,) = batch(table).cards
    assert card.profile.dates == ()
    assert kept(card.profile) == [("Birthday", text)]


def test_a_day_that_may_be_two_is_told_unless_another_row_shows_the_order() -> None:
    assert problems("Name,Birthday\nAnn,3/4/1984\n") == [(2, "Birthday")]
    ann, _bo = profiles("Name,Birthday\nAnn,3/4/1984\nBo,13/4/1984\n")
    assert (ann.dates[0].month, ann.dates[0].day) == (4, 3)
    ann, _bo = profiles("Name,Birthday\nAnn,3/4/1984\nBo,4/13/1984\n")
    assert (ann.dates[0].month, ann.dates[0].day) == (3, 4)
    # Two rows that contradict each other show nothing.
    assert problems("Name,Birthday\nAnn,3/4/1984\nBo,4/13/1984\nCy,13/4/1984\n") == [(2, "Birthday")]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("13800138000", ["13800138000"]),
        ("+86 138 0013 8000", ["+86 138 0013 8000"]),
        ("13800138000/13900139000", ["13800138000", "13900139000"]),
        ("021-5550001、13900139000", ["021-5550001", "13900139000"]),
        ("13800138000；13900139000", ["13800138000", "13900139000"]),
        ("021-55500101/02", ["021-55500101/02"]),
        ("0711/5550107", ["0711/5550107"]),
        ("'13800138000", ["13800138000"]),
        ("13800138000.0", ["13800138000"]),
        ("tel:+49-30-5550103", ["+49-30-5550103"]),
        ("无", []),
        ("-", []),
    ],
)
def test_numbers_are_read_one_by_one(text: str, numbers: list[str]) -> None:
    assert [phone.value for phone in one(f"电话={text}").phones] == numbers


@pytest.mark.parametrize("text", ["1.38E+10", "1,38E+10", "8.61381E+12", "1.38e10"])
def test_a_number_that_excel_rounded_is_told_and_never_a_number(text: str) -> None:
    table = f"姓名;手机\n王小明;{text}\n"
    assert problems(table) == [(2, "手机")]
    (card,) = batch(table).cards
    assert card.profile.phones == ()
    assert kept(card.profile) == [("手机", text)]


def test_one_number_in_two_columns_is_one_number() -> None:
    (phone,) = one("电话=13800138000", "手机=138 0013 8000").phones
    assert phone.label == "mobile"


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("ann@example.com", ["ann@example.com"]),
        ("ann@example.com; lee@example.com", ["ann@example.com", "lee@example.com"]),
        ("ann@example.com,lee@example.com", ["ann@example.com", "lee@example.com"]),
        ("Ann Lee <ann@example.com>", ["ann@example.com"]),
        ('"Lee, Ann" <ann@example.com>', ["ann@example.com"]),
        ("mailto:ann@example.com", ["ann@example.com"]),
        ("无", []),
    ],
)
def test_addresses_are_read_one_by_one(text: str, addresses: list[str]) -> None:
    assert [email.value for email in one(f"Email={text}").emails] == addresses


def test_what_is_no_address_is_told_and_kept() -> None:
    table = "Name,Email\nAnn,* Other\n"
    assert problems(table) == [(2, "Email")]
    assert kept(batch(table).cards[0].profile) == [("Email", "* Other")]


def test_two_organisations_keep_their_titles() -> None:
    found = one("Company=DHL", "Title=Manager", "Company 2=Bayer", "Title 2=Adviser", "Department 2=R&D")
    names = {organisation.id: organisation.name for organisation in found.organisations}
    assert [(names[job.organisation_id or ""], job.title, job.department) for job in found.employments] == [
        ("DHL", "Manager", ""),
        ("Bayer", "Adviser", "R&D"),
    ]


def test_a_second_column_of_what_there_is_one_of_is_kept() -> None:
    found = one("Company=DHL", "Employer=Bayer", "City=Wuhan", "Town=Xian")
    assert [organisation.name for organisation in found.organisations] == ["DHL"]
    assert kept(found) == [("Employer", "Bayer"), ("Town", "Xian")]


def test_what_is_said_of_a_column_comes_before_its_head() -> None:
    table = "Who,Where,Grade,Colour,Phone\nAnn Lee,DHL,A,blue,021-5550001\n"
    (found,) = profiles(table, Who="name", Where="organisation", Grade="note", Colour="leave-out", Phone="phone/home")
    assert (found.contact.name, found.organisations[0].name) == ("Ann Lee", "DHL")
    # A note says of what it is one.
    assert [note.text for note in found.notes] == ["Grade: A"]
    assert [(phone.value, phone.label) for phone in found.phones] == [("021-5550001", "home")]
    assert kept(found) == []


def test_without_a_column_of_names_the_table_is_refused_with_its_heads() -> None:
    with pytest.raises(NoNames, match=r"\(Colour, Phone\)"):
        batch("Colour,Phone\nblue,021-5550001\n")


def test_a_list_without_heads_loses_no_row() -> None:
    table = "王小明,13800138000\n李娜,13900139000,DHL\n"
    with pytest.raises(NoNames, match="#1, #2, #3"):
        batch(table)
    wang, lina = profiles(table, **{"#1": "name", "#2": "mobile", "#3": "organisation"})
    assert (wang.contact.name, wang.phones[0].value) == ("王小明", "13800138000")
    assert (lina.contact.name, lina.organisations[0].name) == ("李娜", "DHL")


def test_a_row_that_names_nobody_is_told() -> None:
    found = batch("Name,Grade\nAnn,A\n,B\n")
    assert [(problem.line, str(problem.reason)) for problem in found.problems] == [
        (3, "This row names nobody and was left out.")
    ]


def test_a_kept_column_goes_out_on_cards_and_comes_back() -> None:
    (found,) = profiles('Name,"客户;等级: ""A""",Note 2\nAnn,"one, two\nthree",x\n')
    again = read_again(found, version="3.0")
    assert kept(again) == kept(found) == [("客户;等级: 'A'", "one, two\nthree")]
