"""Merging two profiles: nothing of either is lost, and merging the same again changes nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salesbook.domain.contact import (
    OWN_UID,
    Address,
    CardProperty,
    Contact,
    Email,
    MessagingId,
    Note,
    Phone,
    Tag,
    Website,
    photo_of,
)
from salesbook.domain.important_date import DateKind, ImportantDate
from salesbook.domain.interest import Interest, InterestKind, Need
from salesbook.domain.merging import MERGED_UID, changed, identities, merged, photo_line
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.phone_number import is_personal, same_number
from salesbook.domain.profile import Profile
from salesbook.domain.relation import Relation
from salesbook.domain.stage import Stage

WORDS = st.sampled_from(["", "王", "小明", "Wang", "Dr", "a: b", "two\nlines", "采购经理"])
NAMES = st.sampled_from(["王小明", "Wang Xiaoming", "王", "老王"])
NUMBERS = st.sampled_from(["138 0013 8000", "+86 138 0013 8000", "010-59238817", "ask reception", "138 (wife)"])
LABELS = st.sampled_from(["", "mobile", "work", "his wife's"])
PHOTOS = st.none() | st.sampled_from([photo_of(b"one", "image/png"), photo_of(b"two", "image/jpeg")])
_FEW: dict[str, Any] = {"max_size": 2}


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    photo = draw(PHOTOS)
    contact = Contact(
        draw(NAMES),
        draw(WORDS),
        draw(WORDS),
        prefix=draw(WORDS),
        nicknames=tuple(draw(st.lists(NAMES, unique=True, **_FEW))),
        phonetic=draw(WORDS),
        uid=draw(st.sampled_from(["", "urn:uuid:1", "2"])),
        language=draw(WORDS),
        best_hours=draw(WORDS),
        how_we_met=draw(WORDS),
        stage=draw(st.none() | st.sampled_from(Stage)),
        matters_most=tuple(draw(st.lists(WORDS, unique=True, **_FEW))),
        photo=photo.id if photo else None,
    )
    mine = contact.id
    employers = (Organisation("拜耳"), Organisation("西门子"))[: draw(st.integers(0, 2))]
    at = st.none() | st.sampled_from([one.id for one in employers]) if employers else st.none()
    listed: dict[str, Any] = {
        "phones": st.builds(Phone, st.just(mine), NUMBERS, LABELS, st.booleans()),
        "emails": st.builds(Email, st.just(mine), st.sampled_from(["a@b.cn", "A@B.cn ", "c@d.cn"]), LABELS),
        "addresses": st.builds(Address, st.just(mine), WORDS, city=WORDS),
        "messaging_ids": st.builds(MessagingId, st.just(mine), st.sampled_from(["WeChat", "QQ"]), WORDS),
        "websites": st.builds(Website, st.just(mine), WORDS, LABELS),
        "tags": st.builds(Tag, st.just(mine), WORDS),
        "notes": st.builds(Note, WORDS, st.just(mine), private=st.booleans()),
        "employments": st.builds(Employment, st.just(mine), at, WORDS, WORDS, WORDS),
        "relations": st.builds(Relation, st.just(mine), WORDS, NAMES, detail=WORDS),
        "interests": st.builds(Interest, st.just(mine), WORDS, st.sampled_from(InterestKind), WORDS, st.booleans()),
        "needs": st.builds(Need, WORDS, st.just(mine), at),
        "dates": st.builds(
            ImportantDate, st.just(mine), st.sampled_from(DateKind), st.just(3), st.just(9), st.none() | st.just(1984)
        ),
        "card_properties": st.builds(
            CardProperty, st.just(mine), st.sampled_from(["X-A", "X-ABLabel"]), WORDS, st.sampled_from(["", "item1"])
        ),
    }
    lists = {name: tuple(draw(st.lists(each, **_FEW))) for name, each in listed.items()}
    return Profile(contact, **lists, organisations=employers, photo=photo)


_OWN = {"id", "contact_id", "position", "preferred", "organisation_id", "group_name", "label"}


def lost(profile: Profile, after: Profile) -> list[object]:
    """The values of a profile that are found nowhere in another."""
    contact, now = profile.contact, after.contact
    noted = "\n".join(note.text for note in after.notes)
    gone: list[object] = [name for name in (contact.name, *contact.nicknames) if name not in (now.name, *now.nicknames)]
    called = " ".join((now.name, *now.nicknames))
    for name in ("family_name", "given_name", "middle_name", "prefix", "suffix", "phonetic", "language", "best_hours"):
        value = getattr(contact, name)
        if value not in getattr(now, name) and value not in called and f": {value}" not in noted:
            gone.append((name, value))
    if contact.how_we_met != now.how_we_met and f": {contact.how_we_met}" not in noted and contact.how_we_met:
        gone.append(contact.how_we_met)
    gone += [one for one in contact.matters_most if one not in now.matters_most]
    if contact.uid and contact.uid not in identities(after):
        gone.append(contact.uid)
    if profile.photo and profile.photo != after.photo:
        line = photo_line(profile.photo, now.id)
        gone += [line.name] if line.value not in [one.value for one in after.card_properties] else []
    employers = {one.id: one.name for one in profile.organisations}
    employers_now = {one.id: one.name for one in after.organisations}
    for part in profile.parts:
        found = [one for one in after.parts if type(one) is type(part) and _says(one, part)]
        at = employers.get(getattr(part, "organisation_id", None) or "")
        if not [one for one in found if not at or employers_now.get(getattr(one, "organisation_id", None) or "") == at]:
            gone.append(part)
        label = getattr(part, "label", "")
        labels = {getattr(one, "label", "") for one in found}
        if label == "his wife's" and label not in labels and f": {label}" not in noted:
            gone.append((part, label))
    return gone


def _says(one: Any, part: Any) -> bool:
    """Whether a part says all of another; numbers and addresses as such, the rest letter by letter."""
    for name, value in vars(part).items():
        if name in _OWN or value in ("", None, False):
            continue
        here = getattr(one, name)
        same = here == value
        if name == "value" and isinstance(part, Phone):
            same = same_number(here, value)
        elif name == "value" and isinstance(part, Email):
            same = here.strip().lower() == value.strip().lower()
        if not same:
            return False
    return True


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(profiles(), profiles())
def test_merge_loses_no_value(keep: Profile, give: Profile) -> None:
    after = merged(keep, give).profile
    assert lost(keep, after) == []
    assert lost(give, after) == []
    assert {part.contact_id for part in after.parts} <= {keep.contact.id}


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(profiles(), profiles())
def test_merging_the_same_again_changes_nothing(keep: Profile, give: Profile) -> None:
    once = merged(keep, give).profile
    assert not changed(once, merged(once, give).profile)
    in_chinese = merged(once, give, words=lambda text: f"某：{dict(text.values).get('value', text)}").profile
    assert not changed(once, in_chinese)


def person(name: str = "王小明", **said: Any) -> Profile:
    return Profile(Contact(name, **said))


def test_empty_fields_are_filled_and_full_ones_stay() -> None:
    after = merged(person(prefix="Dr"), person(prefix="Prof", suffix="PhD", family_name="王")).profile
    assert (after.contact.prefix, after.contact.suffix, after.contact.family_name) == ("Dr", "PhD", "王")
    assert [(note.text, note.private) for note in after.notes] == [("Prefix: Prof", True)]


def test_the_other_name_becomes_a_nickname_and_its_parts_do_not_mix() -> None:
    after = merged(person(), person("Wang Xiaoming", family_name="Wang", given_name="Xiaoming")).profile
    assert (after.contact.name, after.contact.nicknames, after.contact.family_name) == (
        "王小明",
        ("Wang Xiaoming",),
        "",
    )
    assert after.notes == ()


def test_another_title_is_another_employment_and_a_missing_one_is_filled() -> None:
    keep, give = person(), person()
    at = Organisation("拜耳")
    keep = replace(keep, employments=(Employment(keep.contact.id, at.id, "buyer"),), organisations=(at,))
    there = Organisation("拜耳", place="上海")
    of_card = (Employment(give.contact.id, there.id, "", "pumps"), Employment(give.contact.id, there.id, "director"))
    after = merged(keep, replace(give, employments=of_card, organisations=(there,))).profile
    said = [(one.organisation_id, one.title, one.department) for one in after.employments]
    assert said == [(at.id, "buyer", "pumps"), (at.id, "director", "")]
    assert after.organisations == (replace(at, place="上海"),)


def test_a_second_uid_is_one_more_identity() -> None:
    keep = person(uid="1")
    after = merged(keep, person(uid="2")).profile
    assert [(line.name, line.value) for line in after.card_properties] == [(MERGED_UID, "2")]
    assert identities(after) == {"1", "2", OWN_UID + keep.contact.id}


def test_lines_of_one_group_stay_together_and_apart_from_those_of_the_other() -> None:
    def grouped(profile: Profile, page: str) -> Profile:
        mine = profile.contact.id
        lines = (CardProperty(mine, "X-PAGE", page, "item1"), CardProperty(mine, "X-ABLabel", "home", "item1"))
        return replace(profile, card_properties=lines)

    after = merged(grouped(person(), "a"), grouped(person(), "b")).profile
    assert [(line.group_name, line.value) for line in after.card_properties] == [
        ("item1", "a"),
        ("item1", "home"),
        ("item1-2", "b"),
        ("item1-2", "home"),
    ]


@pytest.mark.parametrize(
    ("number", "label", "personal"),
    [
        ("138 0013 8000", "", True),
        ("+86 138 0013 8000", "work", True),
        ("138 0013 8000", "fax", False),
        ("010-59238817", "mobile", False),
        ("400 810 8888", "", False),
        ("+1 212 555 0100", "work", False),
        ("+1 212 555 0100", "mobile", True),
        ("138", "mobile", False),
        ("ask reception", "mobile", False),
        ("+49 30 901820", "", False),
    ],
)
def test_a_number_of_a_place_is_nobodys(number: str, label: str, personal: bool) -> None:
    assert is_personal(Phone("x", number, label)) is personal


def test_a_number_is_the_same_with_and_without_its_country() -> None:
    assert same_number("+86 138 0013 8000", "13800138000")
    assert same_number("0086 10 5923 8817", "(010) 59238817")
    assert not same_number("138 0013 8000", "139 0013 8000")
    assert not same_number("138 0013 8000", "138 0013 8000 (wife)")
