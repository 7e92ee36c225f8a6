"""Products on the Insights page: counts, news, who should hear them, and telling them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.domain.interest import Need
from salesbook.domain.money import Money
from salesbook.domain.product_news import ProductNews
from salesbook.domain.purchase import Product, Purchase
from salesbook.gui.insights.insights_page import InsightsPage
from salesbook.gui.insights.products_section import ProductsSection
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.operations.contacts import add_contact, add_part
from salesbook.operations.sales import record_purchase
from tests.factories import profile


@pytest.fixture
def section(empty_session: Session, requests: Requests, qtbot: QtBot) -> Iterator[ProductsSection]:
    """The section on a notebook with nothing in it."""
    page = InsightsPage(empty_session, requests, LIGHT)
    qtbot.addWidget(page)
    page.resize(1166, 716)
    page.show()
    page.choose("products")
    made = page.section()
    assert isinstance(made, ProductsSection)
    yield made
    page.close()
    empty_session.wait()


@pytest.fixture
def buyer(empty_session: Session) -> Contact:
    """王小明, who bought a pump."""
    new = profile("王小明")
    empty_session.do(add_contact, new)
    empty_session.do(
        record_purchase,
        Purchase(new.contact.id, empty_session.today, Money(100, "CNY")),
        new.contact,
        "pump",
    )
    empty_session.wait()
    return new.contact


def press(section: ProductsSection, qtbot: QtBot, words: str) -> None:
    def found() -> list[QPushButton]:
        return [one for one in section.findChildren(QPushButton) if one.text() == words and one.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    found()[0].click()


def told(section: ProductsSection) -> list[str]:
    return [one.text() for one in section.findChildren(QLabel) if one.isVisible()]


def choose_first(section: ProductsSection, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: section.table.shown.rowCount() == 1)
    section.table.setCurrentIndex(section.table.shown.index(0, 0))


def test_products_are_added_renamed_and_deleted_while_unused(
    section: ProductsSection, empty_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    assert section.nothing.isVisible()
    section.new_product("pump")
    choose_first(section, qtbot)
    row = section.table.current()
    assert row is not None
    section.rename(row, "quiet pump")
    qtbot.waitUntil(lambda: [one.product.name for one in section.table.shown.rows] == ["quiet pump"])
    with qtbot.waitSignal(requests.refused) as refused:
        section.new_product("Quiet Pump")
    assert str(refused.args[0]) == "There is a product “quiet pump” already."
    press(section, qtbot, "Delete")
    qtbot.waitUntil(section.nothing.isVisible)


def test_a_product_that_was_bought_is_not_deleted(
    section: ProductsSection, buyer: Contact, empty_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    choose_first(section, qtbot)
    with qtbot.waitSignal(requests.refused) as refused:
        press(section, qtbot, "Delete")
    assert "stays" in str(refused.args[0])
    assert len(empty_session.reader.select(Product)) == 1


def test_news_is_noted_and_told_to_buyers_and_to_whom_it_helps(
    section: ProductsSection, buyer: Contact, empty_session: Session, qtbot: QtBot
) -> None:
    new = profile("<b>Li</b>")
    empty_session.do(add_contact, new)
    empty_session.do(add_part, Need("a quiet one", new.contact.id), "Li")
    empty_session.wait()
    choose_first(section, qtbot)
    dialog = section.ask_for_news(section.table.shown.rows[0])
    assert not dialog.take.isEnabled()
    assert dialog.hearers.text() == "1 contact should hear it"
    dialog.text.setText("it whispers")
    dialog.words.setText("quiet，安静")
    dialog.sentence.setPlainText("Listen to this.")
    assert dialog.hearers.text() == "2 contacts should hear it"
    dialog.accept()
    qtbot.waitUntil(lambda: section.summary.text() == "2 still to be told")
    (stored,) = empty_session.reader.select(ProductNews)
    assert (stored.text, stored.words) == ("it whispers", ("quiet", "安静"))
    expected = {"it whispers", "bought it", "needs “a quiet one”"}
    qtbot.waitUntil(lambda: expected <= set(told(section)))
    press(section, qtbot, "Copy the sentence")
    assert QGuiApplication.clipboard().text() == "Listen to this."
    press(section, qtbot, "Told")
    qtbot.waitUntil(lambda: section.summary.text() == "1 still to be told")
    empty_session.undo()
    qtbot.waitUntil(lambda: section.summary.text() == "2 still to be told")
    press(section, qtbot, "All 2 are told")
    qtbot.waitUntil(lambda: section.summary.text() == "")
    qtbot.waitUntil(lambda: sum(words.startswith("told ") for words in told(section)) == 2)


def test_news_is_corrected_and_taken_back(
    section: ProductsSection, buyer: Contact, empty_session: Session, qtbot: QtBot
) -> None:
    (product,) = empty_session.reader.select(Product)
    empty_session.do(add_part, ProductNews(product.id, "blue", empty_session.today), "pump")
    choose_first(section, qtbot)
    qtbot.waitUntil(lambda: "blue" in told(section))
    row = section.table.current()
    assert row is not None
    dialog = section.ask_for_news(row, row.news[0].news)
    dialog.text.setText("red")
    dialog.accept()
    qtbot.waitUntil(lambda: "red" in told(section))
    assert [one.text for one in empty_session.reader.select(ProductNews)] == ["red"]
    current = section.table.current()
    assert current is not None
    section._withdraw(current, current.news[0])
    qtbot.waitUntil(lambda: section.summary.text() == "")
    assert empty_session.reader.select(ProductNews) == []
