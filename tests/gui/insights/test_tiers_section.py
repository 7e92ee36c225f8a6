"""The tiers: changing the usual ones, what is refused, who stands there, rewards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.domain.money import Money
from salesbook.domain.stage import Stage
from salesbook.domain.tier import Reward, Tier, TierWay
from salesbook.gui.insights.insights_page import InsightsPage
from salesbook.gui.insights.tier_dialog import TierDialog
from salesbook.gui.insights.tiers_section import TiersSection
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.operations.contacts import delete_part
from salesbook.operations.tiers import set_tiers
from salesbook.system.i18n import in_language


@pytest.fixture
def section(sample_session: Session, requests: Requests, qtbot: QtBot) -> Iterator[TiersSection]:
    """The section on the sample notebook, with the usual tiers again and nobody rewarded."""
    sample_session.do(set_tiers, (), ())
    for reward in sample_session.reader.select(Reward):
        sample_session.do(delete_part, reward, "")
    sample_session.wait()
    page = InsightsPage(sample_session, requests, LIGHT)
    qtbot.addWidget(page)
    page.resize(1166, 716)
    page.show()
    page.choose("tiers")
    found = page.section()
    assert isinstance(found, TiersSection)
    yield found
    page.close()
    sample_session.wait()


def names(section: TiersSection) -> list[str]:
    return [line.tier.name for line in section.table.shown.rows]


def choose(section: TiersSection, name: str) -> None:
    section.table.setCurrentIndex(section.table.shown.index(names(section).index(name), 0))


def dialog_of(section: TiersSection, name: str) -> TierDialog:
    return section.ask_for(next(line for line in section.table.shown.rows if line.tier.name == name))


def test_the_usual_tiers_hold_until_one_is_changed(
    section: TiersSection, sample_session: Session, qtbot: QtBot
) -> None:
    assert names(section) == ["bronze", "silver", "gold"]
    assert sample_session.reader.select(Tier) == []
    dialog = dialog_of(section, "gold")
    dialog.benefits.setText("a dinner; the hotline")
    dialog.cadence.setValue(14)
    dialog.ways.forms[0].revenue.setText("50,000")
    dialog.accept()
    qtbot.waitUntil(lambda: len(sample_session.reader.select(Tier)) == 3)
    (gold,) = sample_session.reader.select(Tier, "name = 'gold'")
    ways = sample_session.reader.select(TierWay, "tier_id = ? ORDER BY position", gold.id)
    assert (gold.benefits, gold.cadence) == (("a dinner", "the hotline"), 14)
    assert [(way.revenue, way.stage) for way in ways] == [(Money(5_000_000, "CNY"), None), (None, Stage.ALLY)]
    qtbot.waitUntil(section.usual.isVisible)
    section.usual.click()
    qtbot.waitUntil(lambda: sample_session.reader.select(Tier) == [])
    sample_session.undo()
    qtbot.waitUntil(lambda: len(sample_session.reader.select(Tier)) == 3)


def test_a_usual_tier_is_called_and_kept_as_it_is_translated(
    section: TiersSection, sample_session: Session, qtbot: QtBot
) -> None:
    with in_language("zh_CN"):
        dialog = dialog_of(section, "gold")
        assert dialog.name.text() == "金级"
        dialog.cadence.setValue(14)
        dialog.accept()
    qtbot.waitUntil(lambda: len(sample_session.reader.select(Tier)) == 3)
    assert {tier.name for tier in sample_session.reader.select(Tier)} == {"bronze", "silver", "gold"}


def test_a_tier_needs_a_name_and_a_way(section: TiersSection, sample_session: Session) -> None:
    dialog = section.ask_for(None)
    dialog.accept()
    assert dialog.trouble.text() == "A tier needs a name."
    dialog.name.setText("platinum")
    dialog.accept()
    assert dialog.trouble.text() == "Say what must hold to reach the tier."
    dialog.ways.forms[0].profit.setText("a lot")
    dialog.accept()
    assert dialog.trouble.isVisible()
    assert dialog.isVisible()
    assert sample_session.reader.select(Tier) == []


def test_a_new_tier_stands_above_the_others_and_can_be_removed(section: TiersSection, qtbot: QtBot) -> None:
    dialog = section.ask_for(None)
    dialog.name.setText("platinum")
    dialog.ways.forms[0].purchases.setValue(20)
    dialog.ways.add().referrals.setValue(5)
    dialog.accept()
    qtbot.waitUntil(lambda: names(section) == ["bronze", "silver", "gold", "platinum"])
    choose(section, "bronze")

    def remove() -> list[QPushButton]:
        found = section.findChildren(QPushButton)
        return [one for one in found if one.accessibleName() == "Remove: Bronze" and one.isVisible()]

    qtbot.waitUntil(lambda: len(remove()) == 1)
    remove()[0].click()
    qtbot.waitUntil(lambda: names(section) == ["silver", "gold", "platinum"])


def test_a_name_that_is_taken_is_refused_in_words_and_the_dialog_stays(section: TiersSection, qtbot: QtBot) -> None:
    dialog = dialog_of(section, "gold")
    dialog.name.setText("silver")
    dialog.accept()
    qtbot.waitUntil(dialog.trouble.isVisible)
    assert dialog.trouble.text() == "Every tier needs a name of its own."
    assert (dialog.isVisible(), dialog.name.text(), dialog.take.isEnabled()) == (True, "silver", True)
    dialog.leave()


def test_a_reward_is_due_once_a_year(section: TiersSection, sample_session: Session, qtbot: QtBot) -> None:
    dialog = dialog_of(section, "gold")
    dialog.benefits.setText("a dinner")
    dialog.accept()
    qtbot.waitUntil(lambda: len(sample_session.reader.select(Tier)) == 3)

    def due() -> list[str]:
        return [one.accessibleName() for one in section.findChildren(QPushButton) if one.text() == "Reward"]

    choose(section, "gold")
    qtbot.waitUntil(lambda: "Reward Daniel Osei" in due())
    (osei,) = sample_session.reader.select(Contact, "name = 'Daniel Osei'")
    section.reward(osei, Reward(osei.id, "gold", "a dinner", sample_session.today))
    qtbot.waitUntil(lambda: len(sample_session.reader.select(Reward)) == 1)
    qtbot.waitUntil(lambda: "Reward Daniel Osei" not in due())
