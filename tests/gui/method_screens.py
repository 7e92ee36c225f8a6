"""The screens of the method: what is recorded of a contact, and every kind of section of the Insights page."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from salesbook.domain.contact import Contact
from salesbook.gui.insights.cards_section import CardsSection
from salesbook.gui.insights.insights_page import InsightsPage
from salesbook.gui.insights.products_section import ProductsSection
from salesbook.gui.main_window import MainWindow
from salesbook.gui.widgets.rows_table import RowsTable
from tests.gui.settling import settle, shown

LOOKS = ("kotler-grid", "pareto", "loyalty-ladder", "value-balance", "emotional-memory")


def insights_screens(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    from salesbook.domain.lenses import LENSES
    from salesbook.gui.insights.lens_section import LensSection
    from salesbook.gui.insights.tiers_section import TiersSection

    window.show_page("insights")
    page = window.pages["insights"]
    assert isinstance(page, InsightsPage)
    # One lens of each look; the others differ in words.
    for name in LOOKS:
        page.choose(name)
        section = page.section()
        assert isinstance(section, LensSection)
        section.choose(section.table.lens.placed[2].contact_id)
        settle()
        yield f"insights-{name}", window
    for name in page.names()[len(LENSES) :]:
        page.choose(name)
        settle()
        table = getattr(page.section(), "table", None)
        if isinstance(table, RowsTable):
            table.setCurrentIndex(table.shown.index(0, 0))
            settle()
        yield f"insights-{name}", window
    tiers = page.section_of("tiers")
    assert isinstance(tiers, TiersSection)
    yield from shown("tier", tiers.ask_for(tiers.table.shown.rows[2]))
    yield from _card_screens(page)
    page.choose(LOOKS[0])
    section = page.section()
    assert isinstance(section, LensSection)
    dialog = section.set_a_goal()
    assert dialog is not None
    yield from shown("goal", dialog)


def _card_screens(page: InsightsPage) -> Iterator[tuple[str, QWidget]]:
    """The dialogs of the cards and of the product news."""
    cards, products = page.section_of("cards"), page.section_of("products")
    assert isinstance(cards, CardsSection)
    assert isinstance(products, ProductsSection)
    yield from shown("card-plan", cards.ask_for_plan())
    yield from shown("card-words", cards.edit_words())
    line = products.table.shown.rows[0]
    yield from shown("product-news", products.ask_for_news(line, line.news[0].news))


def record_screens(window: MainWindow, contact_id: str) -> Iterator[tuple[str, QWidget]]:
    from salesbook.gui.recording.kinds import RECORDS
    from salesbook.gui.recording.record_dialog import RecordDialog

    contact = window.session.reader.get(Contact, contact_id)
    assert contact is not None
    for kind in RECORDS:
        dialog = RecordDialog(window, window.session, window.requests, kind, contact)
        yield from shown(f"record-{kind.name}", dialog)
