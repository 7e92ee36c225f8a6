"""Whether a card is somebody the notebook knows: identical, doubtful or new, and never by the name alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from salesbook.domain.contact import Address, CardProperty, Contact, Email, Note, Phone, Tag, photo_of
from salesbook.domain.duplicates import Because, Verdict
from salesbook.domain.important_date import parse_important_date
from salesbook.domain.interest import Interest
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.profile import Profile
from salesbook.domain.setting import parse_setting
from salesbook.operations.contacts import add_contact, add_part, change_thing
from salesbook.operations.imports import apply_import
from salesbook.operations.settings import change_setting
from salesbook.operations.visits import log_visit
from salesbook.queries.duplicates import reviewed
from salesbook.store.notebook import Notebook
from tests.factories import entry


def card(name: str = "王小明", organisation: str = "", **said: Any) -> Profile:
    """A card as it comes from a file: phones, emails, notes and tags by their texts, fields of the contact by name."""
    parts = {key: said.pop(key, ()) for key in ("phones", "emails", "notes", "tags", "streets", "birthdays")}
    contact = Contact(name, **said)
    mine = contact.id
    employers = (Organisation(organisation),) if organisation else ()
    return Profile(
        contact,
        phones=tuple(Phone(mine, number, "mobile") for number in parts["phones"]),
        emails=tuple(Email(mine, address) for address in parts["emails"]),
        addresses=tuple(Address(mine, street) for street in parts["streets"]),
        notes=tuple(Note(text, mine) for text in parts["notes"]),
        tags=tuple(Tag(mine, word) for word in parts["tags"]),
        dates=tuple(parse_important_date(text, mine) for text in parts["birthdays"]),
        employments=tuple(Employment(mine, employer.id) for employer in employers),
        organisations=employers,
    )


def verdicts(notebook: Notebook, *cards: Profile) -> list[Verdict]:
    return [one.verdict for one in reviewed(notebook, cards)]


FULL: dict[str, Any] = {
    "organisation": "拜耳",
    "phones": ("138 0013 8000",),
    "emails": ("wang@bayer.cn",),
    "notes": ("met at the fair",),
    "birthdays": ("1984-3-9",),
    "uid": "urn:uuid:1",
}


@pytest.mark.parametrize("written", ["BAYER ag", " Bayer  AG", "Ｂａｙｅｒ　ＡＧ"])
def test_an_organisation_is_known_however_a_card_writes_it(notebook: Notebook, written: str) -> None:
    add_contact(notebook, card(organisation="Bayer AG"))
    assert verdicts(notebook, card(organisation=written)) == [Verdict.IDENTICAL]
    (one,) = reviewed(notebook, (card(organisation=written, phones=("010 5555",)),))
    assert (one.verdict, one.because) == (Verdict.SAME_PERSON, Because.NAME_AND_ORGANISATION)


def test_a_card_with_only_the_name_of_somebody_is_new_and_says_whose_name_it_has(notebook: Notebook) -> None:
    add_contact(notebook, card(phones=("138 0013 8000",)))
    (one,) = reviewed(notebook, (card(phones=("139 0013 9000",)),))
    assert (one.verdict, one.like and one.like.name, one.because) == (Verdict.NEW, "王小明", Because.NAME)


def test_the_same_card_is_identical(notebook: Notebook) -> None:
    add_contact(notebook, card(**FULL))
    (one,) = reviewed(notebook, (card(**FULL),))
    assert (one.verdict, one.like and one.like.name) == (Verdict.IDENTICAL, "王小明")


def test_a_card_that_says_less_is_identical(notebook: Notebook) -> None:
    add_contact(notebook, card(**FULL))
    for gone in ("organisation", "phones", "emails", "notes", "birthdays", "uid"):
        assert verdicts(notebook, card(**{key: said for key, said in FULL.items() if key != gone})) == [
            Verdict.IDENTICAL
        ]


@pytest.mark.parametrize(
    "more",
    [
        {"phones": ("138 0013 8000", "010 5923 8817")},
        {"emails": ("wang@bayer.cn", "wxm@qq.com")},
        {"notes": ("met at the fair", "likes tea")},
        {"tags": ("vip",)},
        {"streets": ("东三环北路27号",)},
        {"birthdays": ("1984-3-9", "lunar:8-15")},
        {"prefix": "Dr."},
        {"nicknames": ("小王",)},
        {"organisation": "Bayer"},
    ],
)
def test_a_card_that_says_more_of_the_same_person_is_doubtful(notebook: Notebook, more: dict[str, Any]) -> None:
    add_contact(notebook, card(**FULL))
    assert verdicts(notebook, card(**(FULL | more))) == [Verdict.SAME_PERSON]


def test_a_phone_number_is_the_same_however_it_is_written(notebook: Notebook) -> None:
    add_contact(notebook, card(phones=("138-0013-8000",)))
    assert verdicts(notebook, card(phones=("(138) 0013 8000",))) == [Verdict.IDENTICAL]


@pytest.mark.parametrize(
    ("known", "again"),
    [
        ("087 555 0199", "+353 87 555 0199"),
        ("+353 87 555 0199", "0875550199"),
        ("+44 7911 123456", "07911 123456"),
        ("00353875550199", "+353 87 555 0199"),
    ],
)
def test_a_number_as_it_is_called_at_home_is_the_one_with_its_country_code(
    notebook: Notebook, known: str, again: str
) -> None:
    add_contact(notebook, card("Niamh Byrne", phones=(known,)))
    assert verdicts(notebook, card("Niamh Byrne", phones=(again,))) == [Verdict.IDENTICAL]


def test_numbers_of_two_countries_are_two(notebook: Notebook) -> None:
    add_contact(notebook, card("Niamh Byrne", phones=("+353 87 555 0199",)))
    assert verdicts(notebook, card("Niamh Byrne", phones=("+44 87 555 0199",))) == [Verdict.NEW]


def test_a_number_without_country_code_is_one_of_the_country_of_the_notebook(notebook: Notebook) -> None:
    change_setting(notebook, parse_setting("country", "IE"))
    add_contact(notebook, card("Niamh Byrne", phones=("087 555 0199",)))
    (found,) = reviewed(notebook, (card("N. Byrne", phones=("+353 87 555 0199",)),))
    assert found.because is Because.PHONE


def test_a_title_before_the_name_makes_nobody_else_of_them(notebook: Notebook) -> None:
    add_contact(notebook, card("Dr. Amara Okafor", organisation="St. Brigid's"))
    (found,) = reviewed(
        notebook, (card("Amara Okafor", organisation="St. Brigid's", emails=("amara@brigids.example",)),)
    )
    assert found.because is Because.NAME_AND_ORGANISATION


def test_an_email_is_the_same_in_any_case(notebook: Notebook) -> None:
    add_contact(notebook, card(emails=("Wang@Bayer.CN",)))
    assert verdicts(notebook, card(emails=(" wang@bayer.cn",))) == [Verdict.IDENTICAL]


@pytest.mark.parametrize(
    ("known", "came"),
    [
        ({"phones": ("138 0013 8000",)}, {"phones": ("139 1111 2222",)}),
        ({"organisation": "拜耳"}, {"organisation": "西门子"}),
        ({"emails": ("a@b.cn",)}, {"emails": ("c@d.cn",)}),
        ({"phones": ("138 0013 8000",)}, {}),
        ({"notes": ("likes tea",)}, {}),
        ({}, {"phones": ("138 0013 8000",)}),
        ({"uid": "1"}, {"uid": "2"}),
        ({"streets": ("here",)}, {"streets": ("there",)}),
    ],
)
def test_the_name_alone_never_makes_two_people_one(
    notebook: Notebook, known: dict[str, Any], came: dict[str, Any]
) -> None:
    add_contact(notebook, card(**known))
    assert verdicts(notebook, card(**came)) == [Verdict.NEW]


def test_a_shared_landline_or_company_never_makes_two_people_one(notebook: Notebook) -> None:
    add_contact(notebook, card("王小明", "拜耳", phones=("010 5923 8817",), streets=("东三环北路27号",)))
    came = card("李娜", "拜耳", phones=("010 5923 8817",), streets=("东三环北路27号",))
    assert verdicts(notebook, came) == [Verdict.NEW]


@pytest.mark.parametrize(
    "shared",
    [{"phones": ("138 0013 8000",)}, {"organisation": "拜耳"}, {"emails": ("wang@bayer.cn",)}, {"uid": "urn:uuid:1"}],
)
def test_the_name_and_one_thing_more_make_a_doubt(notebook: Notebook, shared: dict[str, Any]) -> None:
    add_contact(notebook, card(notes=("the old note",), **shared))
    (one,) = reviewed(notebook, (card(notes=("a new note",), **shared),))
    assert (one.verdict, one.like and one.like.name) == (Verdict.SAME_PERSON, "王小明")


@pytest.mark.parametrize("shared", [{"emails": ("wang@bayer.cn",)}, {"uid": "urn:uuid:1"}])
def test_an_email_or_identity_in_common_makes_a_doubt_under_another_name(
    notebook: Notebook, shared: dict[str, Any]
) -> None:
    add_contact(notebook, card("王小明", **shared))
    assert verdicts(notebook, card("Wang Xiaoming", **shared)) == [Verdict.SAME_PERSON]


def test_bare_names_are_identical_to_each_other_only(notebook: Notebook) -> None:
    add_contact(notebook, card("王伟"))
    assert verdicts(notebook, card("王伟")) == [Verdict.IDENTICAL]
    assert verdicts(notebook, card("王伟", nicknames=("伟哥",))) == [Verdict.NEW]


def test_two_identical_cards_in_one_file_are_one(notebook: Notebook) -> None:
    cards = (card(**FULL), card("李娜"), card(**FULL), card("李娜"))
    found = reviewed(notebook, cards)
    assert [one.verdict for one in found] == [Verdict.NEW, Verdict.NEW, Verdict.IDENTICAL, Verdict.IDENTICAL]
    assert [one.like for one in found] == [None, None, cards[0].contact, cards[1].contact]


def test_two_cards_of_one_person_in_one_file_are_a_doubt(notebook: Notebook) -> None:
    assert verdicts(notebook, card(**FULL), card(**(FULL | {"notes": ("another",)}))) == [
        Verdict.NEW,
        Verdict.SAME_PERSON,
    ]


def test_the_photo_counts_by_its_content(notebook: Notebook) -> None:
    first, second = photo_of(b"one", "image/png"), photo_of(b"two", "image/png")
    one = card(**FULL)
    add_contact(notebook, replace(one, contact=replace(one.contact, photo=first.id), photo=first))
    again, other = card(**FULL), card(**FULL)
    again = replace(again, contact=replace(again.contact, photo=first.id), photo=first)
    other = replace(other, contact=replace(other.contact, photo=second.id), photo=second)
    assert verdicts(notebook, again, other) == [Verdict.IDENTICAL, Verdict.SAME_PERSON]


def with_line(profile: Profile) -> Profile:
    return replace(profile, card_properties=(CardProperty(profile.contact.id, "X-KEPT", "yes"),))


def test_a_line_kept_from_a_card_counts_too(notebook: Notebook) -> None:
    add_contact(notebook, card(**FULL))
    assert verdicts(notebook, with_line(card(**FULL))) == [Verdict.SAME_PERSON]


@pytest.mark.parametrize(
    "said",
    [
        FULL,
        {"phones": ("138 0013 8000",)},
        {"organisation": "拜耳"},
        {"streets": ("东三环北路27号",)},
        {"notes": ("met at the fair",)},
        {"birthdays": ("3-9",)},
        {"tags": ("vip",)},
        {"uid": "urn:uuid:1"},
    ],
)
def test_what_the_rep_adds_later_does_not_bring_the_card_in_again(notebook: Notebook, said: dict[str, Any]) -> None:
    first = card(**said)
    apply_import(notebook, (first,))
    mine = first.contact.id
    add_part(notebook, Phone(mine, "139 9999 9999", "mobile", position=9), "王小明")
    add_part(notebook, Email(mine, "new@bayer.cn", position=9), "王小明")
    add_part(notebook, Interest(mine, "羽毛球"), "王小明")
    add_part(notebook, Note("a private word", mine, private=True), "王小明")
    known = notebook.get(Contact, mine)
    assert known is not None
    change_thing(notebook, replace(known, best_hours="after 17:00", how_we_met="at the fair"), "王小明")
    log_visit(notebook, entry(known, note="and a visit"))
    assert verdicts(notebook, card(**said)) == [Verdict.IDENTICAL]


def test_a_value_the_rep_changed_makes_a_doubt_and_no_loss(notebook: Notebook) -> None:
    first = card(**FULL)
    apply_import(notebook, (first,))
    change_thing(notebook, replace(first.phones[0], value="139 9999 9999"), "王小明")
    assert verdicts(notebook, card(**FULL)) == [Verdict.SAME_PERSON]
