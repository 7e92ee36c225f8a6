"""Where a contact has no address or number of their own, papers send the rep to where they work."""

from __future__ import annotations

import pytest

from salesbook.domain.contact import Address, Phone
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.profile import Profile
from salesbook.domain.text import Text
from salesbook.store.notebook import Notebook
from tests.factories import TODAY
from tests.reports.gathering import WANG, sheet_of


@pytest.mark.parametrize(
    ("house", "place"),
    [
        (Organisation("拜耳", place="北京", address="东三环北路27号", id="bayer"), "北京东三环北路27号"),
        (Organisation("拜耳", place="北京", address="北京市东三环北路27号", id="bayer"), "北京市东三环北路27号"),
        (Organisation("Bayer", place="London", address="27 Long Lane", id="bayer"), "27 Long Lane, London"),
        (Organisation("Bayer", place="London", id="bayer"), ""),
    ],
)
def test_where_a_contact_has_no_address_it_is_that_of_where_they_work(
    notebook: Notebook, house: Organisation, place: str
) -> None:
    works = Employment("wang", house.id)
    assert sheet_of(notebook, Profile(WANG, employments=(works,), organisations=(house,))).place == place


def test_a_contacts_own_address_and_number_count_before_those_of_the_organisation(notebook: Notebook) -> None:
    house = Organisation("拜耳", address="东三环北路27号", phone="010 1", id="bayer")
    own = Profile(
        WANG,
        phones=(Phone("wang", "138 2"),),
        addresses=(Address("wang", "长安街1号"),),
        employments=(Employment("wang", house.id),),
        organisations=(house,),
    )
    found = sheet_of(notebook, own)
    assert found.place == "长安街1号"
    assert [item.value for item in found.reach] == ["138 2"]


def test_where_a_contact_has_no_number_the_switchboard_stands(notebook: Notebook) -> None:
    house = Organisation("拜耳", address="东三环北路27号", phone="010 1", id="bayer")
    works = Employment("wang", house.id)
    reach = sheet_of(notebook, Profile(WANG, employments=(works,), organisations=(house,))).reach
    assert [(item.label, item.value) for item in reach] == [(Text("Main number"), "010 1")]


def test_what_they_left_says_nothing_of_where_they_are(notebook: Notebook) -> None:
    house = Organisation("拜耳", address="东三环北路27号", phone="010 1", id="bayer")
    left = Employment("wang", house.id, to_day=TODAY)
    found = sheet_of(notebook, Profile(WANG, employments=(left,), organisations=(house,)))
    assert (found.place, found.reach) == ("", ())
