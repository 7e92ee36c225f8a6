"""The screens of the method: what is recorded of a contact, and every kind of section of the Insights page."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from salesbook.domain.contact import Contact
from salesbook.domain.visit import ExpenseKind
from salesbook.gui.insights.cards_section import CardsSection
from salesbook.gui.insights.insights_page import InsightsPage
from salesbook.gui.insights.products_section import ProductsSection
from salesbook.gui.main_window import MainWindow
from salesbook.gui.visits.rows import Row
from salesbook.gui.widgets.rows_table import RowsTable
from salesbook.system.i18n import gettext as _
from tests.gui.settling import settle, shown

LOOKS = ("kotler-grid", "pareto", "loyalty-ladder", "value-balance", "emotional-memory")


def insights_screens(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    from salesbook.domain.lenses.every import LENSES
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
    for name in (name for name in page.names() if name not in {lens.name for lens in LENSES}):
        page.choose(name)
        settle()
        told = page.section()
        table = getattr(told, "table", None)
        if isinstance(table, RowsTable):
            table.setCurrentIndex(table.shown.index(0, 0))
            settle()
        yield f"insights-{name}", window
    page.choose("pareto")
    section = page.section()
    assert isinstance(section, LensSection)
    section.show_organisations(True)
    settle()
    section.choose(section.table.lens.placed[0].contact_id)
    settle()
    yield "insights-organisations", window
    section.show_organisations(False)
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
    yield from shown("product-name", products.ask_for_name(line))
    yield from shown("product-news", products.ask_for_news(line, line.news[0].news))


def contact_method_screens(window: MainWindow, contact_id: str) -> Iterator[tuple[str, QWidget]]:
    """How a contact came to their stage, and the tags to filter by; their page is shown."""
    from salesbook.gui.contacts.contacts_page import ContactsPage
    from salesbook.gui.widgets.choice_popup import ChoicePopup

    page = window.pages["contacts"]
    assert isinstance(page, ContactsPage)
    assert page.contact.contact_id == contact_id
    history = page.contact.show_history()
    assert history is not None
    yield from shown("stage-history", history)
    choices = [(tag, f"{tag}  {n}") for tag, n in page.panel.chips.choices.tags]
    tags = ChoicePopup(page.panel.chips.chips["tag"], _("Tag"), choices, "")
    tags.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    # The platform without a screen closes the first popup over a window by itself.
    tags.show()
    settle()
    yield from shown("choose-tag", tags)


def sheet_screens(window: MainWindow, contact_id: str) -> Iterator[tuple[str, QWidget]]:
    """The sheet of a visit with what is rarely used open, and an expense beyond the limit; a plan with a known answer."""
    from salesbook.domain.setting import parse_setting
    from salesbook.gui.visits.chip_row import ChipRow
    from salesbook.gui.visits.objection_row import ObjectionRow
    from salesbook.gui.visits.value_row import ValueRow
    from salesbook.operations.settings import change_setting

    window.session.do(change_setting, parse_setting("hospitality-limit", "500"))
    window.session.wait()
    settle()
    logged = window.dialogs.visit((contact_id,), planning=False)
    for rows in (logged.side.values, logged.side.expenses, logged.side.objections):
        rows.add.click()
    value, objection = logged.findChildren(ValueRow)[0], logged.findChildren(ObjectionRow)[0]
    for row in (value, objection):
        row.more.click()
    objection.words.setText("too expensive")
    (expense,) = (row for row in logged.findChildren(Row) if row.words.accessibleName() == _("Amount"))
    expense.words.setText("2600")
    expense.choice.setCurrentIndex(expense.choice.findData(ExpenseKind.HOSPITALITY))
    expense.changed.emit()
    logged.show()
    settle()
    (area,) = (one for one in logged.findChildren(QScrollArea) if not isinstance(one, ChipRow))
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    yield from shown("log-rarely-used", logged)
    planned = window.dialogs.visit((contact_id,), planning=True)
    planned.side.objections.add.click()
    known = planned.findChildren(ObjectionRow)[0]
    sayings = known.words.completer().model()
    known.words.setText(str(sayings.index(0, 0).data()))
    known.changed.emit()
    yield from shown("plan-known-answer", planned)


def record_screens(window: MainWindow, contact_id: str) -> Iterator[tuple[str, QWidget]]:
    from salesbook.gui.recording.kinds import RECORDS
    from salesbook.gui.recording.record_dialog import RecordDialog

    contact = window.session.reader.get(Contact, contact_id)
    assert contact is not None
    for kind in RECORDS:
        dialog = RecordDialog(window, window.session, window.requests, kind, contact)
        yield from shown(f"record-{kind.name}", dialog)
    for table in ("offer", "purchase"):
        for (record_id,) in window.session.reader.rows(f"SELECT id FROM {table} ORDER BY id LIMIT 1"):
            edited = window.dialogs.edit_record(record_id)
            assert edited is not None
            yield from shown(f"edit-{table}", edited)
