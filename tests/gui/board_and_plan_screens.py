"""The screens of the board and of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from PySide6.QtWidgets import QWidget

from salesbook.domain.stage import Stage
from salesbook.gui.main_window import MainWindow
from salesbook.gui.stages.stages_page import StagesPage
from tests.gui.settling import settle, shown


def stages_screens(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    window.show_page("stages")
    page = window.pages["stages"]
    assert isinstance(page, StagesPage)
    stuck = page.board.columns[2].view.cards.ids[0]
    page.board.choose(stuck)
    page.board.take_focus()
    settle()
    yield "stages", window
    page.show_not_met(True)
    settle()
    yield "stages-not-met", window
    page.show_not_met(False)
    dialog = page.ask_to_move(stuck, Stage.ALLY)
    assert dialog is not None
    yield from shown("move-unproved", dialog)


def plan_screens(window: MainWindow, contact_id: str) -> Iterator[tuple[str, QWidget]]:
    from salesbook.gui.plan.plan_page import PlanPage
    from salesbook.gui.plan.span import View

    window.show_page("plan")
    page = window.pages["plan"]
    assert isinstance(page, PlanPage)
    settle()
    yield "plan-week", window
    page.turn(1)
    page.look_at(View.MONTH)
    settle()
    yield "plan-month", window
    yield from shown("plan-on-a-day", window.dialogs.visit_on((contact_id,), page.view.span.last, time(10)))
