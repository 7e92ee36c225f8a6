"""Where the cards of a column stand."""

from __future__ import annotations

import pytest

from salesbook.gui.stages.card_look import CARD, GAP
from salesbook.gui.stages.card_places import AROUND, Places

SOME = [
    Places(5),
    Places(5, 0, 50),
    Places(5, 2, 50),
    Places(5, 4, 200),
    Places(1, 0, 32),
    Places(1),
    Places(5, 2, 50, lead=30),
]


def test_nobody_takes_no_room() -> None:
    assert Places().whole == 0


@pytest.mark.parametrize("places", SOME)
def test_the_cards_stand_below_each_other_with_a_gap_between_and_room_around(places: Places) -> None:
    assert places.top(0) == AROUND + places.lead
    for row in range(places.count - 1):
        assert places.top(row + 1) - (places.top(row) + places.height(row)) == GAP
    last = places.count - 1
    assert places.whole == places.top(last) + places.height(last) + AROUND


@pytest.mark.parametrize("places", SOME)
def test_every_height_belongs_to_the_card_that_stands_there_or_right_above(places: Places) -> None:
    for row in range(places.count):
        for height in range(places.top(row), places.top(row) + places.height(row) + GAP):
            assert places.row_at(height) == row, height
    assert places.row_at(0) < 0
    assert places.row_at(places.whole) >= places.count


def test_only_the_open_card_is_high() -> None:
    places = Places(3, 1, 50)
    assert [places.height(row) for row in range(3)] == [CARD, CARD + 50, CARD]
