"""Every form of the window: how it is opened, and something typed into it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from salesbook.domain.contact import Contact
from salesbook.domain.purchase import Purchase
from salesbook.domain.stage import Stage
from salesbook.domain.visit import VisitState
from salesbook.gui.contacts.contacts_page import ContactsPage
from salesbook.gui.forms.form_dialog import FormDialog
from salesbook.gui.insights.cards_section import CardsSection
from salesbook.gui.insights.insights_page import InsightsPage
from salesbook.gui.insights.lens_section import LensSection
from salesbook.gui.insights.products_section import ProductsSection
from salesbook.gui.insights.section import Section
from salesbook.gui.insights.tiers_section import TiersSection
from salesbook.gui.main_window import MainWindow
from salesbook.gui.reporting.finding_field import FindingField
from salesbook.gui.visits.visit_sheet import VisitSheet
from salesbook.gui.widgets.day_edit import DayEdit
from salesbook.queries.contact_list import ListFilter
from tests.gui.screens import visit_of, wang_of
from tests.gui.settling import settle

WORDS = "王伟 & co: <b>late</b>, 价格审批"
Form = FormDialog | VisitSheet


def there(form: Form | None) -> Form:
    assert form is not None
    settle()
    return form


def section_of(window: MainWindow, name: str) -> Section:
    window.show_page("insights")
    page = window.pages["insights"]
    assert isinstance(page, InsightsPage)
    page.choose(name)
    settle()
    return page.section()


def tiers(window: MainWindow) -> TiersSection:
    found = section_of(window, "tiers")
    assert isinstance(found, TiersSection)
    return found


def products(window: MainWindow) -> ProductsSection:
    found = section_of(window, "products")
    assert isinstance(found, ProductsSection)
    return found


def cards(window: MainWindow) -> CardsSection:
    found = section_of(window, "cards")
    assert isinstance(found, CardsSection)
    return found


def contacts(window: MainWindow) -> ContactsPage:
    window.show_page("contacts")
    page = window.pages["contacts"]
    assert isinstance(page, ContactsPage)
    settle()
    return page


def offer(window: MainWindow) -> Form | None:
    from salesbook.gui.recording.record_dialog import RecordDialog
    from salesbook.gui.recording.sales import OFFER

    contact = window.session.reader.get(Contact, wang_of(window))
    assert contact is not None
    dialog = RecordDialog(window, window.session, window.requests, OFFER, contact)
    dialog.open()
    return dialog


def order(window: MainWindow) -> Form | None:
    return window.dialogs.edit_record(window.session.reader.select(Purchase, "1 ORDER BY id LIMIT 1")[0].id)


def move(window: MainWindow) -> Form | None:
    window.open_contact(wang_of(window))
    return contacts(window).contact.ask_to_move(Stage.ALLY)


def move_several(window: MainWindow) -> Form | None:
    page = contacts(window)
    page.selection.show_chosen((wang_of(window),))
    return page.selection.ask_to_move(Stage.TRUST)


def goal(window: MainWindow) -> Form | None:
    found = section_of(window, "pareto")
    assert isinstance(found, LensSection)
    return found.set_a_goal()


def reward(window: MainWindow) -> Form | None:
    contact = window.session.reader.get(Contact, wang_of(window))
    assert contact is not None
    section = tiers(window)
    return section.ask_for_reward(section.table.shown.rows[1].tier, contact)


def news(window: MainWindow) -> Form | None:
    section = products(window)
    row = next(one for one in section.table.shown.rows if one.news)
    return section.ask_for_news(row, row.news[0].news)


def on_a_day(window: MainWindow) -> Form | None:
    return window.dialogs.visit_on((), window.session.today + timedelta(days=3), None)


def with_state(state: VisitState) -> Callable[[MainWindow], str]:
    return lambda window: visit_of(window, wang_of(window), state)


PLANNED, DONE = with_state(VisitState.PLANNED), with_state(VisitState.DONE)

FORMS: dict[str, Callable[[MainWindow], Form | None]] = {
    "new contact": lambda window: window.dialogs.new_contact("Anna"),
    "remind me": lambda window: window.dialogs.remind((wang_of(window),)),
    "record": offer,
    "record put right": order,
    "move": move,
    "move several": move_several,
    "did not happen": lambda window: window.dialogs.call_off(PLANNED(window)),
    "goal": goal,
    "tier": lambda window: tiers(window).ask_for(tiers(window).table.shown.rows[1]),
    "new tier": lambda window: tiers(window).ask_for(None),
    "reward": reward,
    "news": news,
    "new product": lambda window: products(window).ask_for_new(),
    "name of a product": lambda window: products(window).ask_for_name(products(window).table.shown.rows[0]),
    "card plan": lambda window: cards(window).ask_for_plan(),
    "words of the cards": lambda window: cards(window).edit_words(),
    "filter": lambda window: contacts(window).panel.saved.ask_name(ListFilter(stage=Stage.ALLY.value)),
    "visit": lambda window: window.dialogs.visit((), planning=False),
    "visit with a contact": lambda window: window.dialogs.visit((wang_of(window),), planning=False),
    "plan": lambda window: window.dialogs.visit((), planning=True),
    "plan on a day": on_a_day,
    "completed plan": lambda window: window.dialogs.complete(PLANNED(window)),
    "edited visit": lambda window: window.dialogs.edit(DONE(window)),
    "edited plan": lambda window: window.dialogs.edit(PLANNED(window)),
}


def type_into(form: Form) -> None:
    """Fill every field that takes words, and choose something where there is no such field."""
    if isinstance(form, VisitSheet):
        type_into_sheet(form)
        return
    written = [one for one in form.findChildren(QLineEdit) if is_for_words(one)]
    for field in written:
        field.setText(f"{WORDS} {written.index(field)}")
    for area in form.findChildren(QPlainTextEdit):
        area.setPlainText(f"{WORDS}\nsecond line")
    if not written:
        box = form.findChildren(QComboBox)[0]
        box.setCurrentIndex((box.currentIndex() + 1) % box.count())
    settle()


def is_for_words(field: QLineEdit) -> bool:
    is_inner = field.objectName().startswith("qt_")
    # Who is found by typing is chosen, not written; a day's field tells of what is edited, not of what is set.
    is_inner = is_inner or isinstance(field, FindingField | DayEdit)
    return field.isVisible() and field.isEnabled() and not field.isReadOnly() and not is_inner


def type_into_sheet(form: VisitSheet) -> None:
    """Something of everything: the line where there is one, fields, rows that are new, what cannot be read."""
    line = getattr(form, "line", None)
    if line is not None:
        line.setPlainText("王小明 lunch, he likes the new loggers")
        settle()
    form.form.note.setPlainText(WORDS)
    for name in ("place", "at"):
        field = getattr(form.form, name)
        field.setText("soon" if name == "at" else WORDS)
        field.textEdited.emit(field.text())
    form.form.people.field.setText("half a na")
    form.form.people.field.textEdited.emit("half a na")
    rows: list[Any] = [form.side.objections]
    if not form.form.planning:
        form.form.faces._click(next(iter(form.form.faces._cells)))
        rows += [form.side.promises, form.side.steps, form.side.needs, form.side.values, form.side.expenses]
        next(iter(form.side._markers.values())).toggle()
    for one in rows:
        row = one._append(None)
        row.words.setText(WORDS)
        row.changed.emit()
        for cost in (getattr(row, "cost", None), getattr(row, "answer", None)):
            if cost is not None:
                cost.setText("a lot")
                cost.textEdited.emit("a lot")
    settle()
