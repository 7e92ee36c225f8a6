"""Files with the heads and habits of each program that writes contacts as CSV, value by value."""

from __future__ import annotations

from salesbook.domain.contact import Address
from salesbook.domain.important_date import Calendar, DateKind
from salesbook.domain.profile import Profile
from tests.formats.table_reading import kept, of_file


def reach(profile: Profile) -> list[tuple[str, str, bool]]:
    phones = [(one.value, one.label, one.preferred) for one in profile.phones]
    return phones + [(one.value, one.label, one.preferred) for one in profile.emails]


def days(profile: Profile) -> list[tuple[DateKind, int | None, int, int]]:
    return [(one.kind, one.year, one.month, one.day) for one in profile.dates]


def work(profile: Profile) -> list[tuple[str, str, str, str]]:
    names = {one.id: one.name for one in profile.organisations}
    return [
        (names.get(job.organisation_id or "", ""), job.department, job.title, job.profession)
        for job in profile.employments
    ]


def relations(profile: Profile) -> list[tuple[str, str]]:
    return [(one.word, one.name) for one in profile.relations]


def street_of(address: Address) -> tuple[str, str, str, str, str, str]:
    return address.label, address.street, address.city, address.region, address.postal_code, address.country


def test_google_of_today() -> None:
    batch = of_file("google.csv")
    assert batch.problems == ()
    assert [card.line for card in batch.cards] == [2, 6, 7]
    anna, wang, nobody = (card.profile for card in batch.cards)
    contact = anna.contact
    assert (contact.name, contact.family_name, contact.given_name, contact.middle_name, contact.prefix) == (
        *("Anna M. Berg", "Berg", "Anna", "M.", "Dr."),
    )
    assert contact.nicknames == ("Annie",)
    assert reach(anna) == [
        ("+49 171 5550101", "mobile", False),
        ("+49 172 5550102", "mobile", False),
        ("+49 30 5550103", "work fax", False),
        ("anna.berg@siemens.example", "work", True),
        ("berg@siemens.example", "work", True),
        ("anna@berg.example", "home", False),
    ]
    assert work(anna) == [("Siemens", "Purchasing", "Buyer", "")]
    assert [street_of(one) for one in anna.addresses] == [("work", "Hauptstr. 1", "Berlin", "", "10115", "DE")]
    assert days(anna) == [(DateKind.BIRTHDAY, 1980, 2, 29), (DateKind.ANNIVERSARY, 2010, 5, 1)]
    assert [tag.word for tag in anna.tags] == ["Fair 2026", "starred"]
    assert [note.text for note in anna.notes] == ['Met at the fair.\nLikes "green" tea, no sugar.']
    assert [(site.value, site.label) for site in anna.websites] == [("https://www.example.org/berg?a=1;b=2", "profile")]
    assert relations(anna) == [("spouse", "Ben")]
    assert [(one.service, one.value) for one in anna.messaging_ids] == [("WeChat", "annaberg")]
    assert kept(anna) == [("Grade", "A")]
    # A picture that is only linked is kept as a link, and never fetched.
    assert anna.photo is None
    assert ("PHOTO", "VALUE=uri") in [(line.name, line.parameters) for line in anna.card_properties]
    assert (wang.contact.name, reach(wang), days(wang)) == (
        "王小明",
        [("138 0013 8000", "mobile", True)],
        [(DateKind.BIRTHDAY, None, 3, 9)],
    )
    assert nobody.contact.name == "info@dhl.example"


def test_google_of_before_2024_in_utf_16() -> None:
    batch = of_file("google-old-utf16.csv")
    assert batch.problems == ()
    (lina,) = (card.profile for card in batch.cards)
    assert (lina.contact.name, lina.contact.family_name, lina.contact.phonetic_given_name) == ("李娜", "李", "na")
    assert work(lina) == [("DHL", "物流", "经理", "Engineer")]
    assert reach(lina) == [("13911112222", "mobile", False), ("lina@dhl.example", "other", True)]
    assert [(one.service, one.value, one.label) for one in lina.messaging_ids] == [("QQ", "10001", "work")]
    assert [street_of(one) for one in lina.addresses] == [("home", "人民路1号", "上海", "", "200000", "中国")]
    assert [interest.text for interest in lina.interests] == ["badminton"]
    assert [tag.word for tag in lina.tags] == ["展会"]
    assert kept(lina) == []


def test_outlook_of_today() -> None:
    batch = of_file("outlook-com.csv")
    assert batch.problems == ()
    (ann,) = (card.profile for card in batch.cards)
    assert (ann.contact.name, ann.contact.prefix) == ("Ann Lee", "Ms.")
    assert work(ann) == [("Northlake, Inc.", "Purchasing", "Head of Purchasing", "")]
    # The primary one is the mobile, and no further number.
    assert reach(ann) == [
        ("(212) 555-0100", "work", False),
        ("212-555-0101", "mobile", True),
        ("212-555-0102", "work fax", False),
        ("212-555-0103", "assistant", False),
        ("ann@example.com", "", False),
        ("lee@home.example", "", False),
    ]
    # The 28th of one shows that the month comes first in both.
    assert days(ann) == [(DateKind.BIRTHDAY, 1980, 2, 28), (DateKind.ANNIVERSARY, 2010, 5, 1)]
    assert [street_of(one) for one in ann.addresses] == [
        ("work", "1 Lake St\nSuite 2", "New York", "NY", "10001", "United States"),
        ("home", "", "Hoboken", "", "", ""),
    ]
    assert relations(ann) == [("boss", "Bo Ek"), ("assistant", "Cy Du"), ("spouse", "Dan")]
    assert [interest.text for interest in ann.interests] == ["golf"]
    assert kept(ann) == [("Office Location", "3rd floor")]


def test_outlook_on_a_desktop_in_the_encoding_of_windows() -> None:
    batch = of_file("outlook-desktop-cp1252.csv")
    assert batch.problems == ()
    (juergen,) = (card.profile for card in batch.cards)
    assert (juergen.contact.name, juergen.contact.prefix) == ("Jürgen Müller", "Frau")
    assert work(juergen) == [("Bäckerei Groß", "", "Geschäftsführer", "")]
    (address,) = juergen.addresses
    assert (address.street, address.po_box, address.city) == ("Straße 1\nHof", "PF 12", "Köln")
    # 0/0/00 is no anniversary.
    assert days(juergen) == [(DateKind.BIRTHDAY, 1980, 2, 28)]
    assert [tag.word for tag in juergen.tags] == ["Key account", "Fair"]
    assert relations(juergen) == [("child", "Eva"), ("child", "Tim"), ("referred-by", "Anna Berg")]
    # What Outlook fills in by itself says nothing; what somebody wrote is kept.
    assert kept(juergen) == [("Government ID Number", "12345"), ("User 1", "blue")]


def test_outlook_as_google_writes_it() -> None:
    batch = of_file("outlook-from-google.csv")
    assert batch.problems == ()
    (carl,) = (card.profile for card in batch.cards)
    assert work(carl) == [("Ohm AB", "", "VD", "Electrician")]
    # The whole address beside its parts says nothing new.
    assert [street_of(one) for one in carl.addresses] == [("home", "Gatan 1", "Stockholm", "", "111 22", "SE")]
    assert [tag.word for tag in carl.tags] == ["Sweden"]
    assert kept(carl) == []


def test_outlook_in_chinese() -> None:
    batch = of_file("outlook-zh-gbk.csv")
    assert batch.problems == ()
    wang, ouyang = (card.profile for card in batch.cards)
    assert (wang.contact.name, wang.contact.family_name, wang.contact.suffix) == ("王小明", "王", "先生")
    assert work(wang) == [("拜耳（中国）有限公司", "采购部", "采购经理", "")]
    assert reach(wang) == [
        ("021-55500101", "work", False),
        ("13800138000", "mobile", False),
        ("wang@bayer.example", "", False),
    ]
    first, second = wang.addresses
    assert (first.street, first.po_box, first.city, first.label) == ("南京西路1号\n8楼", "201信箱", "上海", "work")
    assert (second.city, second.label) == ("苏州", "home")
    assert days(wang) == [(DateKind.BIRTHDAY, 1984, 3, 9)]
    assert relations(wang) == [("spouse", "李芳"), ("referred-by", "陈立"), ("child", "王一"), ("child", "王二")]
    assert kept(wang) == []
    # Written in one piece, where only the family name belongs.
    assert (ouyang.contact.name, ouyang.contact.family_name) == ("欧阳锋", "")


def test_a_list_of_chinese_excel() -> None:
    batch = of_file("excel-zh-gb18030.csv")
    chen, liu = (card.profile for card in batch.cards)
    assert [card.line for card in batch.cards] == [4, 6]
    assert (chen.contact.name, work(chen)) == ("陈立", [("恒旭", "", "厂长", "")])
    assert reach(chen) == [
        ("13700000001", "mobile", False),
        ("0512-55500106", "work", False),
        ("chen@hengxu.example", "", False),
    ]
    assert [note.text for note in chen.notes] == ["爱喝茶，\n不喝酒"]
    assert [street_of(one) for one in chen.addresses] == [("", "苏州工业园区1号", "", "", "", "")]
    assert kept(chen) == [("客户等级", "A")]
    assert (liu.dates[0].calendar, liu.dates[0].month, liu.dates[0].day) == (Calendar.LUNAR, 8, 15)
    # A number that Excel has rounded is no number any more.
    assert reach(liu) == []
    assert kept(liu) == [("手机号码", "1.38E+10"), ("客户等级", "B")]
    assert [(one.line, one.field) for one in batch.problems] == [(1, "客户名单"), (6, "手机号码"), (7, "")]


def test_the_unicode_text_of_excel_and_a_list_with_semicolons() -> None:
    (chen,) = (card.profile for card in of_file("excel-unicode-text.txt").cards)
    assert (chen.contact.name, reach(chen)) == ("陈立", [("13700000001", "mobile", False)])
    assert days(chen) == [(DateKind.BIRTHDAY, 1975, 11, 3)]
    batch = of_file("excel-semicolon-cp1252.csv")
    assert batch.problems == ()
    (joerg,) = (card.profile for card in batch.cards)
    assert (joerg.contact.name, work(joerg)) == ("Jörg Weiß", [("Süd, West & Co", "", "", "")])
    assert reach(joerg) == [("0711/5550107", "", False)]
    assert [note.text for note in joerg.notes] == ["5,5 % Rabatt"]
