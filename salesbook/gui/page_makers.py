"""What makes each page of the window, by its name; a page's code is loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from salesbook.gui.asking import Questions
    from salesbook.gui.main_window import MainWindow
    from salesbook.gui.page import Page


def page_makers(window: MainWindow, day: Questions, count: Callable[[int], None]) -> dict[str, Callable[[], Page]]:
    """The makers; `day` is being asked what is due, and `count` is told how much of it must be done."""
    session, requests, theme, preferences = window.session, window.requests, window.theme, window.preferences

    def today() -> Page:
        from salesbook.gui.today.today_page import TodayPage

        page = TodayPage(session, requests, theme, day, preferences.evening)
        page.counted.connect(count)
        return page

    def contacts() -> Page:
        from salesbook.gui.contacts.contacts_page import ContactsPage

        return ContactsPage(session, requests, theme)

    def stages() -> Page:
        from salesbook.gui.stages.stages_page import StagesPage

        return StagesPage(session, requests, theme)

    def plan() -> Page:
        from salesbook.gui.plan.plan_page import PlanPage

        return PlanPage(session, requests, theme)

    def insights() -> Page:
        from salesbook.gui.insights.insights_page import InsightsPage

        return InsightsPage(session, requests, theme)

    def reports() -> Page:
        from salesbook.gui.reporting.reports_page import ReportsPage

        return ReportsPage(session, requests, theme, preferences.settings.paper, window.dialogs.prompts)

    def settings() -> Page:
        from salesbook.gui.preferences.settings_page import SettingsPage

        return SettingsPage(session, preferences, requests, theme)

    made = (today, contacts, stages, plan, insights, reports, settings)
    return {maker.__name__: maker for maker in made}
