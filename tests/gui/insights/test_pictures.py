"""The pictures of people: who stands where, and choosing them by pointer and keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from salesbook.domain.emotion import Emotion, Expectation
from salesbook.domain.judgement import Judgement, LoyaltyFactor
from salesbook.domain.lenses.kotler import KOTLER
from salesbook.domain.money import Money
from salesbook.domain.purchase import Purchase
from salesbook.domain.setting import Method
from salesbook.gui.insights.curve_picture import Curve, CurvePicture, Share
from salesbook.gui.insights.grid_picture import CORNER, Corner, Dot, Grid, GridPicture
from salesbook.gui.insights.ladder_picture import LadderPicture, Rung
from salesbook.gui.insights.lens_look import KotlerGrid
from salesbook.gui.insights.picture import RADIUS, Picture
from salesbook.gui.insights.run_picture import Feeling, RunPicture, said
from salesbook.gui.insights.scale import Scale, round_steps
from salesbook.gui.theme import LIGHT
from salesbook.operations.contacts import add_contact
from salesbook.operations.loyalty import judge_factor
from salesbook.operations.sales import record_purchase
from salesbook.queries.lens_view import lens_view
from salesbook.system.i18n import in_language
from salesbook.wording import render
from tests.factories import TODAY, new_notebook, profile

CORNERS = (Corner("Butterfly", ""), Corner("True friend", ""), Corner("Stranger", ""), Corner("Barnacle", ""))
DOTS = (Dot("a", "Anna", 1, 80), Dot("b", "Bo", 4, 90), Dot("c", "陈立", 1, 10), Dot("d", "Dora", 2.5, 40))
GRID = Grid(DOTS, 2.5, 40, 5, CORNERS, "loyalty", "profit")


def shown(qtbot: QtBot, picture: Picture) -> Picture:
    qtbot.addWidget(picture)
    picture.resize(640, 340)
    picture.show()
    return picture


def grid(qtbot: QtBot) -> Picture:
    picture = GridPicture(LIGHT, "Kotler grid")
    picture.show_grid(GRID)
    return shown(qtbot, picture)


def ladder(qtbot: QtBot) -> Picture:
    picture = LadderPicture(LIGHT, "Ladder")
    picture.show_rungs((Rung("client", (("a", "Anna"), ("b", "Bo"))), Rung("suspect", (("c", "陈立"), ("d", "Dora")))))
    return shown(qtbot, picture)


def curve(qtbot: QtBot) -> Picture:
    picture = CurvePicture(LIGHT, "Pareto")
    shares = (Share("a", "Anna", 0.7, 0.7), Share("b", "Bo", 0.2, 0.9), Share("c", "陈立", 0.1, 1.0))
    picture.show_curve(Curve(shares, ((0.8, "A"), (0.95, "B"), (1, "C")), "contacts"))
    return shown(qtbot, picture)


def place(picture: Picture, contact_id: str) -> QPointF:
    spot = picture.spot_of(contact_id)
    assert spot is not None
    return spot.place


@pytest.mark.parametrize("made", [grid, ladder, curve])
def test_who_is_pressed_is_chosen_and_named_to_readers(qtbot: QtBot, made: Callable[[QtBot], Picture]) -> None:
    picture = made(qtbot)
    told: list[str] = []
    picture.chosen.connect(told.append)
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=place(picture, "b").toPoint())
    assert told == ["b"]
    assert picture.accessibleName().split(": ")[1].startswith("Bo, ")
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=place(picture, "b").toPoint())
    assert told == ["b"]


@pytest.mark.parametrize("made", [grid, ladder, curve])
def test_the_arrow_keys_reach_everybody_and_return_opens(qtbot: QtBot, made: Callable[[QtBot], Picture]) -> None:
    picture = made(qtbot)
    seen: set[str] = set()
    opened: list[str] = []
    picture.chosen.connect(seen.add)
    picture.opened.connect(opened.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up) * 4:
        for _again in range(3):
            QTest.keyClick(picture, key)
    QTest.keyClick(picture, Qt.Key.Key_Return)
    assert seen >= {"a", "b", "c"}
    assert opened == [picture.selected]


def test_a_line_of_the_grid_belongs_to_the_better_side(qtbot: QtBot) -> None:
    picture = grid(qtbot)
    assert isinstance(picture, GridPicture)
    assert [picture.corner_of(dot).name for dot in DOTS] == ["Butterfly", "True friend", "Stranger", "True friend"]
    spot = picture.spot_of("d")
    assert spot is not None
    assert spot.said == "Dora, True friend"


@pytest.mark.parametrize(("score", "position"), [(5, "Barnacle"), (1, "Stranger")])
def test_without_any_profit_the_grid_shows_what_the_lens_says(
    qtbot: QtBot, tmp_path: Path, score: int, position: str
) -> None:
    notebook, made = new_notebook(tmp_path), profile("Anna")
    add_contact(notebook, made)
    record_purchase(notebook, Purchase(made.contact.id, TODAY, Money(100_000, "CNY")), made.contact)
    for factor in LoyaltyFactor:
        judge_factor(notebook, Judgement(made.contact.id, factor, score, TODAY), made.contact)
    view = lens_view(notebook, KOTLER, TODAY)
    picture = KotlerGrid(LIGHT, "Kotler grid")
    picture.show_view(view, Method())
    shown(qtbot, picture)
    assert render(view.placed[0].standing.position.words) == position.lower()
    spot = picture.spot_of(made.contact.id)
    assert spot is not None
    assert spot.said == f"Anna, {position}"
    notebook.close()


@pytest.mark.parametrize(
    ("language", "height", "words"),
    [("en", 120, "Profit in 12 months, CNY thousand"), ("zh_CN", 12, "近 12 个月利润（万元）")],
)
def test_large_profits_stand_in_the_measure_of_the_language(
    qtbot: QtBot, tmp_path: Path, language: str, height: float, words: str
) -> None:
    notebook, made = new_notebook(tmp_path), profile("Anna")
    add_contact(notebook, made)
    profit = Money(12_000_000, "CNY")
    record_purchase(notebook, Purchase(made.contact.id, TODAY, Money(90_000_000, "CNY"), profit=profit), made.contact)
    for factor in LoyaltyFactor:
        judge_factor(notebook, Judgement(made.contact.id, factor, 5, TODAY), made.contact)
    picture = KotlerGrid(LIGHT, "Kotler grid")
    with in_language(language):
        picture.show_view(lens_view(notebook, KOTLER, TODAY), Method())
    assert picture._grid is not None
    assert ([dot.y for dot in picture._grid.dots], picture._grid.y_words) == ([height], words)
    qtbot.addWidget(picture)
    notebook.close()


def test_up_is_more_and_right_is_more(qtbot: QtBot) -> None:
    picture = grid(qtbot)
    assert place(picture, "b").y() < place(picture, "a").y() < place(picture, "d").y() < place(picture, "c").y()
    assert place(picture, "a").x() == place(picture, "c").x() < place(picture, "d").x() < place(picture, "b").x()


def test_a_loss_stands_below_the_axis_and_inside_the_picture(qtbot: QtBot) -> None:
    picture = GridPicture(LIGHT, "Kotler grid")
    picture.show_grid(Grid((Dot("a", "Anna", 7, -500), Dot("b", "Bo", 0, 0)), 2.5, 0, 5, CORNERS, "", ""))
    shown(qtbot, picture)
    assert picture.rect().contains(place(picture, "a").toPoint())
    assert place(picture, "a").y() > place(picture, "b").y()


def test_a_rung_of_thousands_shows_as_many_as_it_has_room_for(qtbot: QtBot) -> None:
    picture = LadderPicture(LIGHT, "Ladder")
    many = tuple((f"p{n}", f"Person {n}") for n in range(5_000))
    picture.show_rungs((Rung("client", many), Rung("suspect", ())))
    shown(qtbot, picture)
    assert picture.spot_of("p0") is not None
    assert picture.spot_of("p4999") is None


def test_those_without_room_on_a_rung_are_chosen_at_its_end(qtbot: QtBot) -> None:
    picture = LadderPicture(LIGHT, "Ladder")
    people = tuple((f"p{n}", f"Person {n}") for n in range(200))
    picture.show_rungs((Rung("client", (("a", "Anna"),)), Rung("suspect", people)))
    shown(qtbot, picture)
    last = max(n for n in range(200) if picture.spot_of(f"p{n}"))
    told: list[str] = []
    picture.chosen.connect(told.append)
    end = picture.rect().right() - 8
    high = picture.rung_height(QRectF(picture.rect()))
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=QPoint(end, int(high / 2)))
    assert told == []
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=QPoint(end, int(high * 1.5)))
    assert told == [f"p{last + 1}"]
    assert picture.selected == told[0]


@pytest.mark.parametrize("width", [640, 420])
def test_no_dot_of_the_grid_stands_in_the_way_of_what_to_do_in_a_quarter(qtbot: QtBot, width: int) -> None:
    advice = "raise the profit or let go"
    corners = (Corner("Butterfly", advice), Corner("True friend", advice), Corner("Stranger", advice), CORNERS[3])
    dots = tuple(Dot(f"{x}-{y}", "Anna", x, y) for x in range(6) for y in range(0, 90, 10))
    picture = GridPicture(LIGHT, "Kotler grid")
    picture.show_grid(Grid(dots, 2.5, 40, 5, corners, "loyalty", "profit"))
    shown(qtbot, picture)
    picture.resize(width, 300)
    plot = picture.plot_in(QRectF(picture.rect()))
    band = picture.band_in(plot)
    assert band == LIGHT.px(CORNER) * (2 if width < 640 else 1)
    heights = [place(picture, dot.contact_id).y() for dot in dots]
    assert min(heights) - RADIUS > plot.top() + band
    assert max(heights) + RADIUS < plot.bottom() - band


@pytest.mark.parametrize("number", range(1, 8))
def test_a_name_takes_no_dot_away(qtbot: QtBot, number: int) -> None:
    picture = LadderPicture(LIGHT, "Ladder")
    picture.show_rungs((Rung("client", tuple((f"p{n}", "Marie-Claire Fontaine") for n in range(number))),))
    shown(qtbot, picture)
    for width in range(460, 900, 3):
        picture.resize(width, 60)
        assert all(picture.spot_of(f"p{n}") for n in range(number))


def test_names_are_shown_literally_and_a_huge_one_is_cut(qtbot: QtBot) -> None:
    picture = LadderPicture(LIGHT, "Ladder")
    picture.show_rungs((Rung("client", (("x", "<b>R&D</b>" + "long " * 3_000),)),))
    shown(qtbot, picture)
    picture.choose("x")
    assert picture.accessibleName().startswith("Ladder: <b>R&D</b>")
    assert len(picture.accessibleName()) < 120
    picture.grab()


@pytest.mark.parametrize(
    ("least", "most", "steps"),
    [
        (0, 5, (0, 1, 2, 3, 4, 5)),
        (0, 120, (0, 50, 100)),
        (-30, 100, (0, 50, 100)),
        (0, 0, (0,)),
        (0, 0.5, (0, 0.1, 0.2, 0.3, 0.4, 0.5)),
    ],
)
def test_axes_go_in_round_steps(least: float, most: float, steps: tuple[float, ...]) -> None:
    found = round_steps(least, most, 5 if most <= 5 else 3)
    assert found == pytest.approx(steps)


def test_a_value_beyond_the_scale_stands_at_its_end() -> None:
    scale = Scale(0, 10, 100, 0)
    assert [scale.place(value) for value in (-5, 0, 5, 10, 99)] == [100, 100, 50, 0, 0]


def test_the_run_of_emotions_goes_up_and_down_and_opens_its_visits(qtbot: QtBot) -> None:
    picture = RunPicture(LIGHT, "How they felt")
    run = (
        Feeling("v1", date(2026, 3, 4), Emotion.HAPPY, Expectation.ABOVE),
        Feeling("v2", date(2026, 4, 4), Emotion.ANGRY, Expectation.BELOW),
        Feeling("v3", date(2026, 5, 4), None, Expectation.AS_EXPECTED),
        Feeling("v4", date(2026, 6, 4), Emotion.NEUTRAL),
    )
    picture.show_run(run)
    shown(qtbot, picture)
    heights = [place(picture, one.visit_id).y() for one in run]
    assert heights[0] < heights[2] == heights[3] < heights[1]
    opened: list[str] = []
    picture.opened.connect(opened.append)
    QTest.mouseDClick(picture, Qt.MouseButton.LeftButton, pos=place(picture, "v2").toPoint())
    assert opened == ["v2"]
    assert said(run[1]) == "4 Apr 2026, Angry, Below expectation"
    picture.choose("v1")
    picture.grab()


def test_a_single_feeling_stands_in_the_middle_and_none_draws_nothing(qtbot: QtBot) -> None:
    picture = RunPicture(LIGHT, "How they felt")
    shown(qtbot, picture)
    picture.grab()
    picture.show_run((Feeling("v", date(2026, 3, 4), Emotion.SAFE),))
    assert place(picture, "v").x() == pytest.approx(picture.width() / 2, abs=1)
