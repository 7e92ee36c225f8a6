"""How each page of the window is made: only when it is first asked for, and what it needs is loaded then."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from salesbook.gui.main_window import MainWindow
    from salesbook.gui.page import Page


def page_makers(window: MainWindow) -> dict[str, Callable[[], Page]]:
    """A maker for each page, by its name."""
    makers = {
        "today": _today,
        "contacts": _contacts,
        "stages": _stages,
        "plan": _plan,
        "reports": _reports,
        "settings": _settings,
    }
    return {name: partial(maker, window) for name, maker in makers.items()}


def _today(window: MainWindow) -> Page:
    from salesbook.gui.today.today_page import TodayPage

    page = TodayPage(window.session, window.requests, window.theme, window.day)
    page.counted.connect(window.count_today)
    return page


def _contacts(window: MainWindow) -> Page:
    from salesbook.gui.contacts.contacts_page import ContactsPage

    return ContactsPage(window.session, window.requests, window.theme)


def _stages(window: MainWindow) -> Page:
    from salesbook.gui.stages.stages_page import StagesPage

    return StagesPage(window.session, window.requests, window.theme)


def _plan(window: MainWindow) -> Page:
    from salesbook.gui.plan.plan_page import PlanPage

    return PlanPage(window.session, window.requests, window.theme)


def _reports(window: MainWindow) -> Page:
    from salesbook.gui.reporting.reports_page import ReportsPage

    paper = window.preferences.settings.paper
    return ReportsPage(window.session, window.requests, window.theme, paper, window.dialogs.prompts)


def _settings(window: MainWindow) -> Page:
    from salesbook.gui.preferences.settings_page import SettingsPage

    return SettingsPage(window.session, window.preferences, window.requests, window.theme)
