"""Ids: UUIDs of version 7 by RFC 9562, which sort by birth."""

from __future__ import annotations

import time
import uuid

from salesbook.domain.contact import Contact
from salesbook.domain.ids import new_id


def test_an_id_is_a_uuid_of_version_7() -> None:
    made = [new_id() for _ in range(100)]
    assert {str(uuid.UUID(one)) for one in made} == set(made)
    assert {uuid.UUID(one).version for one in made} == {7}
    assert {uuid.UUID(one).variant for one in made} == {uuid.RFC_4122}


def test_an_id_begins_with_the_millisecond_it_was_made_in() -> None:
    before = time.time_ns() // 1_000_000
    stamp = int(new_id().replace("-", "")[:12], 16)
    assert before <= stamp <= time.time_ns() // 1_000_000


def test_ids_of_different_milliseconds_sort_by_birth() -> None:
    made = []
    for _ in range(20):
        made.append(new_id())
        moment = time.time_ns() // 1_000_000
        while time.time_ns() // 1_000_000 == moment:
            pass
    assert made == sorted(made)


def test_ids_made_one_after_the_other_keep_their_order() -> None:
    made = [new_id() for _ in range(1000)]
    assert made == sorted(made)


def test_no_two_ids_are_alike() -> None:
    assert len({new_id() for _ in range(20_000)}) == 20_000


def test_a_thing_is_born_with_an_id_of_its_own() -> None:
    assert Contact("王小明").id != Contact("王小明").id
