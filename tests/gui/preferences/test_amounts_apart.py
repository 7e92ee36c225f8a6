"""Amounts in a former currency, on the Settings page: told under the currency, and exchanged there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from salesbook.gui.application import Application
from salesbook.queries.amounts import AmountsApart, amounts_apart
from tests.gui.preferences.conftest import window_of
from tests.gui.settings_screens import settings_of
from tests.gui.settling import settle, until


def test_after_the_currency_is_changed_the_amounts_in_the_former_one_are_exchanged_here(sample: Application) -> None:
    window_of(sample).open_setting("currency")
    settle()
    page, session = settings_of(window_of(sample)), sample.session
    assert session is not None
    until(lambda: not page.amounts.isVisible())
    field = page.rows["currency"].editor
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, "EUR")
    QTest.keyClick(field, Qt.Key.Key_Return)
    until(lambda: ("CNY", "EUR") in page.amounts.blocks)
    block = page.amounts.blocks["CNY", "EUR"]
    ((_currency, count),) = ((one.currency, one.count) for one in amounts_apart(session.reader))
    assert block.said.text() == f"{count} amounts are in CNY: they count for no limit and in no lens."
    block.rate.setText("none")
    block.button.click()
    assert block.trouble.isVisible()
    assert "is no rate" in block.trouble.text()
    assert amounts_apart(session.reader)
    block.rate.setText("0.128")
    QTest.keyClick(block.rate, Qt.Key.Key_Return)
    until(lambda: not page.amounts.isVisible())
    assert amounts_apart(session.reader) == ()
    session.undo()
    until(page.amounts.isVisible)
    assert amounts_apart(session.reader) == (AmountsApart("CNY", count),)
