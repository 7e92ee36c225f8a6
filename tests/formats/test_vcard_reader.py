"""The habits of other programs, each with a small card of its own: lines, labels, names, work."""

from __future__ import annotations

import pytest

from salesbook.domain.important_date import DateKind
from salesbook.domain.interest import InterestKind
from tests.formats.vcard_reading import batch, kept, problems, profile, text_of


def test_folded_lines_lose_the_fold_and_one_blank() -> None:
    found = profile("NOTE:a long", "  line with", "\ta tab")
    assert found.notes[0].text == "a long line witha tab"


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\r\r\n"])
def test_any_line_end_will_do(end: str) -> None:
    text = text_of("FN:Ann", "NOTE:one", " two", "TEL:1").replace("\r\n", end)
    found = batch(text).cards[0].profile
    assert (found.notes[0].text, found.phones[0].value) == ("onetwo", "1")


def test_a_line_without_a_colon_belongs_to_the_line_before_it() -> None:
    assert profile("NOTE:first", "second").notes[0].text == "first\nsecond"
    assert profile("NOTE:see", "http://example.com").notes[0].text == "see\nhttp://example.com"
    folded = "NOTE:" + "x" * 70
    assert profile(folded, "yz").notes[0].text == "x" * 70 + "yz"


def test_quoted_printable_goes_on_after_a_soft_line_break_with_or_without_a_blank() -> None:
    head = "NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"
    assert profile(head + "=E7=8E=8B=", "=E5=B0=8F", version="2.1").notes[0].text == "王小"
    assert profile(head + "=E7=8E=8B=", " =E5=B0=8F", version="2.1").notes[0].text == "王小"
    assert profile(head + "a=0D=0A=", "b: c", version="2.1").notes[0].text == "a\nb: c"


def test_a_soft_line_break_at_the_end_of_a_value_does_not_swallow_the_next_line() -> None:
    found = profile("NOTE;ENCODING=QUOTED-PRINTABLE:abc=", "TEL;CELL:123", version="2.1")
    assert (found.notes[0].text, found.phones[0].value) == ("abc", "123")


@pytest.mark.parametrize(
    ("charset", "codec"), [("GBK", "gbk"), ("GB2312", "gb18030"), ("Big5", "big5"), ("X-NONE", "utf-8"), ("", "gbk")]
)
def test_quoted_printable_is_read_in_its_charset_or_by_its_looks(charset: str, codec: str) -> None:
    quoted = "".join(f"={byte:02X}" for byte in "王小明".encode(codec))
    parameter = f";CHARSET={charset}" if charset else ""
    found = batch(text_of(f"FN{parameter};ENCODING=QUOTED-PRINTABLE:{quoted}", version="2.1"))
    assert found.cards[0].profile.contact.name == "王小明"
    assert found.problems == ()


def test_keywords_in_any_case_and_blanks_around_them() -> None:
    found = batch("begin:vcard\nversion:2.1\nfn:Ann\ntel;cell:1\nend:vcard \n").cards[0].profile
    assert (found.contact.name, found.phones[0].label) == ("Ann", "mobile")


def test_several_cards_know_the_lines_they_begin_on() -> None:
    found = batch(text_of("FN:Ann") + "\r\n" + text_of("FN:Bo"))
    assert [(card.profile.contact.name, card.line, card.file) for card in found.cards] == [
        ("Ann", 1, "book.vcf"),
        ("Bo", 6, "book.vcf"),
    ]


def test_junk_round_the_cards_is_reported_and_costs_nothing_else() -> None:
    text = "Dear Ann,\nhere they are:\n" + text_of("FN:Ann") + "--\nregards\n" + text_of("FN:Bo")
    assert [card.profile.contact.name for card in batch(text).cards] == ["Ann", "Bo"]
    assert problems(text) == [(1, ""), (7, "")]


def test_a_card_without_an_end_is_read_and_reported() -> None:
    text = "BEGIN:VCARD\nFN:Ann\nTEL:1\nBEGIN:VCARD\nFN:Bo\nTEL:2"
    found = [(card.profile.contact.name, card.profile.phones[0].value) for card in batch(text).cards]
    assert found == [("Ann", "1"), ("Bo", "2")]
    assert problems(text) == [(1, "END"), (4, "END")]


def test_a_card_inside_a_card_does_not_leak_into_it() -> None:
    inner = ("BEGIN:VCARD", "FN:Secretary", "TEL:2", "END:VCARD")
    found = profile("AGENT:", *inner, "TEL:1", version="2.1")
    assert [phone.value for phone in found.phones] == ["1"]
    assert kept(found) == [("", "AGENT", "", "\n".join(inner))]
    escaped = profile(r"AGENT:BEGIN:VCARD\nFN:Secretary\nTEL:2\nEND:VCARD\n", "TEL:1")
    assert [phone.value for phone in escaped.phones] == ["1"]
    assert escaped.card_properties[0].name == "AGENT"


def test_escapes_are_undone_once() -> None:
    assert profile(r"NOTE:a\, b\; c\: d\\n e\nf\Ng \"h\" C:\temp").notes[0].text == 'a, b; c: d\\n e\nf\ng "h" C:\\temp'
    assert profile(r"ORG:A\;B\\;C").organisations[0].name == "A;B\\"
    assert profile(r"NOTE:\\server\new a\;b", version="2.1").notes[0].text == r"\\server\new a;b"


def test_parameters_may_hold_colons_and_semicolons_in_quotes() -> None:
    found = profile('TEL;X-NOTE="a:b;c";TYPE="work,fax":123')
    assert (found.phones[0].value, found.phones[0].label) == ("123", "work fax")


@pytest.mark.parametrize(
    ("head", "label", "preferred"),
    [
        ("TEL", "", False),
        ("TEL;CELL;VOICE", "mobile", False),
        ("TEL;TYPE=cell,pref", "mobile", True),
        ("TEL;TYPE=WORK;TYPE=FAX", "work fax", False),
        ("TEL;TYPE=fax,home", "home fax", False),
        ("TEL;TYPE=work,cell", "work mobile", False),
        ("TEL;TYPE=CELL;PREF=1", "mobile", True),
        ("TEL;TYPE=CELL;PREF=2", "mobile", False),
        ("TEL;type=IPHONE;type=CELL;type=VOICE", "iPhone", False),
        ("TEL;TYPE=X-EVOLUTION-CALLBACK", "callback", False),
        ("TEL;TYPE=PAGER", "pager", False),
        ("TEL;TYPE=video", "video", False),
        ("TEL;TYPE=Yacht", "Yacht", False),
        ("X-MS-TEL;VOICE;COMPANY", "company", False),
    ],
)
def test_types_become_one_label(head: str, label: str, preferred: bool) -> None:
    phone = profile(f"{head}:123").phones[0]
    assert (phone.label, phone.preferred) == (label, preferred)


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("_$!<Mobile>!$_", "mobile"),
        ("_$!<HomeFAX>!$_", "home fax"),
        ("_$!<AssistantPhone>!$_", "assistant"),
        ("_$!<Other>!$_", "other"),
        ("Main", "main"),
        ("Boat, left side", "Boat, left side"),
        ("车间", "车间"),
    ],
)
def test_apple_labels_are_unwrapped_and_own_ones_kept(written: str, label: str) -> None:
    found = profile("item1.TEL;type=pref:123", f"item1.X-ABLabel:{written}")
    assert (found.phones[0].label, found.phones[0].preferred) == (label, True)
    assert found.card_properties == ()


def test_a_label_of_a_line_without_a_place_is_kept_with_it() -> None:
    assert kept(profile("item1.X-FOO:bar", "item1.X-ABLabel:Baz")) == [
        ("item1", "X-FOO", "", "bar"),
        ("item1", "X-ABLabel", "", "Baz"),
    ]


def test_a_label_without_a_group_names_nothing() -> None:
    found = profile("X-ABRELATEDNAMES:Eve", "X-ABLabel:Spouse", "TEL:1")
    assert (found.relations[0].word, found.phones[0].label) == ("other", "")
    assert kept(found) == [("", "X-ABLabel", "", "Spouse")]


def test_phone_uris_are_read() -> None:
    found = profile("TEL;VALUE=uri:tel:+1-418-656-9254;ext=102", "TEL:tel:%2B86-10-1;phone-context=x", version="4.0")
    assert [phone.value for phone in found.phones] == ["+1-418-656-9254 ext. 102", "+86-10-1"]
    assert profile("EMAIL:mailto:ann@example.com", version="4.0").emails[0].value == "ann@example.com"


def test_the_same_value_twice_is_united_and_nothing_else() -> None:
    found = profile(
        "TEL;CELL:138 0013 8000",
        "TEL;CELL;PREF:(138)0013-8000",
        "TEL;WORK:138 0013 8000",
        "TEL:1-800-FLOWERS",
        "TEL:1-800-CANDY",
        "EMAIL:Ann@example.com",
        "EMAIL:ann@example.com",
        "CATEGORIES:a,b",
        "CATEGORIES:b",
        version="2.1",
    )
    assert [(phone.value, phone.label, phone.preferred) for phone in found.phones] == [
        ("138 0013 8000", "mobile", True),
        ("138 0013 8000", "work", False),
        ("1-800-FLOWERS", "", False),
        ("1-800-CANDY", "", False),
    ]
    assert [phone.position for phone in found.phones] == [0, 1, 2, 3]
    assert [email.value for email in found.emails] == ["Ann@example.com"]
    assert [tag.word for tag in found.tags] == ["a", "b"]


def test_addresses_as_parts_as_text_and_as_label() -> None:
    found = profile("ADR;TYPE=HOME:;;1 Main St;Town;;;", "LABEL;TYPE=HOME:1 Main St", "LABEL;TYPE=WORK:Hall 3\\nTown")
    assert [(at.label, at.street, at.city) for at in found.addresses] == [
        ("home", "1 Main St", "Town"),
        ("work", "Hall 3\nTown", ""),
    ]
    assert kept(found) == [("", "LABEL", "TYPE=HOME", "1 Main St")]
    assert profile("ADR:;;;;;;", "ADR:").addresses == ()
    with_text = profile('ADR;TYPE=home;LABEL="Hall 3^nTown":;;;;;;', version="4.0")
    assert with_text.addresses[0].street == "Hall 3\nTown"


@pytest.mark.parametrize(
    ("line", "service", "name"),
    [
        ("X-QQ:10001", "QQ", "10001"),
        ("X-WECHAT:ann", "WeChat", "ann"),
        ("X-SKYPE-USERNAME:live:ann", "Skype", "live:ann"),
        ("IMPP:xmpp:ann@example.com", "Jabber", "ann@example.com"),
        ("IMPP;X-SERVICE-TYPE=Skype;type=HOME:skype:live:ann", "Skype", "live:ann"),
        ("IMPP;X-SERVICE-TYPE=微信:x-apple:ann", "WeChat", "ann"),
        ("IMPP;X-SERVICE-TYPE=Threads:x-apple:ann", "Threads", "ann"),
        ("IMPP:ann", "IM", "ann"),
        ("X-MS-IMADDRESS:ann@example.com", "IM", "ann@example.com"),
    ],
)
def test_messaging_services(line: str, service: str, name: str) -> None:
    found = profile(line).messaging_ids[0]
    assert (found.service, found.value) == (service, name)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["N:Wang;Ann;Mary;Dr.;PhD"], "Dr. Ann Mary Wang PhD"),
        (["N:王;小明"], "王小明"),
        (["N:王", "FN:"], "王"),
        (["NICKNAME:Bo", "ORG:ACME"], "Bo"),
        (["TEL:123", "EMAIL:a@b.c", "ORG:ACME;Sales"], "ACME"),
        (["TEL:123", "EMAIL:a@b.c"], "a@b.c"),
        (["NOTE:x", "TEL:123"], "123"),
        (["X-QQ:10001"], "10001"),
        (["NOTE:bought a printer\\nin May"], "bought a printer"),
    ],
)
def test_a_card_without_a_name_is_called_by_what_there_is(lines: list[str], name: str) -> None:
    assert batch(text_of(*lines)).cards[0].profile.contact.name == name


def test_phonetic_names() -> None:
    found = profile("X-PHONETIC-LAST-NAME:Wang", "X-PHONETIC-FIRST-NAME:Xiaoming", "X-PHONETIC-ORG:bai er", "ORG:拜耳")
    assert (found.contact.phonetic_family_name, found.contact.phonetic_given_name) == ("Wang", "Xiaoming")
    assert found.organisations[0].phonetic == "bai er"
    assert profile("SOUND;X-IRMC-N:Yamada;Taro;;;", version="2.1").contact.phonetic == "Yamada Taro"


def work(*lines: str) -> list[tuple[str, str, str, str]]:
    found = profile(*lines)
    names = {organisation.id: organisation.name for organisation in found.organisations}
    return [
        (names.get(job.organisation_id or "", ""), job.department, job.title, job.profession)
        for job in found.employments
    ]


def test_employments() -> None:
    assert work("ORG:ACME;Sales;North", "TITLE:Head", "ROLE:Engineer") == [
        ("ACME", "Sales / North", "Head", "Engineer")
    ]
    assert work("ORG:ACME", "ROLE:Engineer") == [("ACME", "", "Engineer", "")]
    assert work("TITLE:Head") == [("", "", "Head", "")]
    assert work("X-PROFESSION:Doctor") == [("", "", "", "Doctor")]
    assert work("ORG:;Sales") == [("", "Sales", "", "")]
    assert work("ORG:ACME", "ORG:Bayer", "TITLE:Head", "TITLE:Adviser") == [
        ("ACME", "", "Head", ""),
        ("Bayer", "", "Adviser", ""),
    ]
    assert work("a.ORG:ACME", "b.ORG:Bayer", "b.TITLE:Adviser", "a.TITLE:Head") == [
        ("ACME", "", "Head", ""),
        ("Bayer", "", "Adviser", ""),
    ]
    assert work("ORG:ACME", "TITLE:Head", "TITLE:Adviser") == [("ACME", "", "Head", ""), ("ACME", "", "Adviser", "")]


def test_relations() -> None:
    found = profile(
        "X-SPOUSE:A",
        "X-KADDRESSBOOK-X-SpouseName:B",
        "X-EVOLUTION-MANAGER:C",
        "X-MS-CHILD:D",
        "RELATED;TYPE=co-worker;VALUE=text:E",
        "RELATED;TYPE=friend:urn:uuid:f81d4fae",
        "item1.X-ABRELATEDNAMES:F",
        "item1.X-ABLabel:师傅",
    )
    assert [(who.word, who.name) for who in found.relations] == [
        ("spouse", "A"),
        ("spouse", "B"),
        ("boss", "C"),
        ("child", "D"),
        ("colleague", "E"),
        ("师傅", "F"),
    ]
    assert kept(found) == [("", "RELATED", "TYPE=friend", "urn:uuid:f81d4fae")]


def test_interests_and_languages() -> None:
    found = profile(
        "HOBBY;LEVEL=high:羽毛球", "INTEREST:jazz", "EXPERTISE:printing", "LANG;PREF=2:en", "LANG;PREF=1:zh"
    )
    assert [(what.kind, what.text, what.detail) for what in found.interests] == [
        (InterestKind.HOBBY, "羽毛球", "high"),
        (InterestKind.TOPIC, "jazz", ""),
        (InterestKind.TOPIC, "printing", "expertise"),
    ]
    assert found.contact.language == "zh"
    assert kept(found) == [("", "LANG", "PREF=2", "en")]


def test_lines_of_android() -> None:
    item = "X-ANDROID-CUSTOM:vnd.android.cursor.item/"
    found = profile(
        item + "nickname;Bo;1;;;;;;;;;;;;;",
        item + "contact_event;2001-02-03;1;;;;;;;;;;;;;",
        item + "relation;Eve;14;;;;;;;;;;;;;",
        item + "unheard_of;x;1;",
        version="2.1",
    )
    assert found.contact.nicknames == ("Bo",)
    assert [(day.kind, day.year) for day in found.dates] == [(DateKind.ANNIVERSARY, 2001)]
    assert [(who.word, who.name) for who in found.relations] == [("spouse", "Eve")]
    assert [line[3] for line in kept(found)] == ["vnd.android.cursor.item/unheard_of;x;1;"]


def test_unknown_lines_are_kept_as_they_came() -> None:
    found = profile('g.X-Foo;A=b;C="d:e":1\\,2\\n3', "GENDER:F", "X-QP;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B", "PRODID:x")
    assert kept(found) == [
        ("g", "X-Foo", 'A=b;C="d:e"', r"1\,2\n3"),
        ("", "GENDER", "", "F"),
        ("", "X-QP", "ENCODING=QUOTED-PRINTABLE", "王"),
    ]
