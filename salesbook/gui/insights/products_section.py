"""Products: how often each was offered and bought, its news, who should hear them, and who was told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from salesbook.domain.product_news import ProductNews
from salesbook.domain.reminders.reminder import AnswerKind
from salesbook.domain.text import Text, counted
from salesbook.gui.forms.form_dialog import FormDialog
from salesbook.gui.forms.line_dialog import Done, Line, LineDialog, Refusing
from salesbook.gui.insights.asked_section import AskedSection
from salesbook.gui.insights.news_dialog import NewsDialog
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.widgets.elided import ElidedButton
from salesbook.gui.widgets.flow import Flow
from salesbook.gui.widgets.rows_table import Column
from salesbook.gui.words import button, label
from salesbook.operations.product_news import withdraw_news
from salesbook.operations.products import add_product, delete_product, rename_product
from salesbook.operations.reminders import answer_all
from salesbook.queries.products import Hearer, NewsLine, ProductLine, products_of_book
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import gettext as _
from salesbook.wording import listed, medium_date, render

MOST_PEOPLE = 30


class ProductsSection(AskedSection[ProductLine]):
    """One row a product, those with somebody still to be told first."""

    shows = frozenset({"product", "product_news", "offer", "purchase", "need", "contact", "answer", "employment"})

    def __init__(self, session: Session, requests: Requests, theme: Theme) -> None:
        super().__init__(
            session,
            requests,
            theme,
            _("Products"),
            (
                Column(_("Product"), lambda one: one.product.name, bold=True),
                Column(
                    _("To tell"),
                    lambda one: str(one.waiting or ""),
                    80,
                    right=True,
                    key=lambda one: one.waiting,
                    late=lambda one: one.waiting > 0,
                ),
                Column(_("Offered"), lambda one: str(one.offered or ""), 80, right=True, key=lambda one: one.offered),
                Column(_("Bought"), lambda one: str(one.bought or ""), 80, right=True, key=lambda one: one.bought),
                Column(_("News"), _latest, 220),
            ),
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        self.add = button(_("Add a product"), "small")
        self.add.clicked.connect(lambda _checked=False: self.ask_for_new())
        row.addWidget(self.add)
        row.addStretch(1)
        self.above.addLayout(row)
        self.table.opened.connect(self.ask_for_news)

    def ask(self, reader: NotebookReader) -> Any:
        """Every product."""
        return products_of_book(reader, self.session.today)

    def rows(self, found: Any) -> Sequence[ProductLine]:
        """One a product."""
        told: tuple[ProductLine, ...] = found
        return told

    def summary_of(self, found: Any) -> str:
        """How many are still to be told something."""
        n = sum(line.waiting for line in found)
        return render(counted("{n} still to be told", "{n} still to be told", n)) if n else ""

    def nothing_yet(self) -> str:
        """How a product comes here."""
        return _("Products stand here. Add one, or name it in an offer or an order.")

    def same(self, row: ProductLine) -> object:
        """The product itself."""
        return row.product.id

    def tell(self, row: ProductLine) -> None:
        """The product, and each piece of news with who should hear it."""
        self._line(row.product.name, "subtitle")
        self._line(row.product.note, "muted")
        self._acts(
            row.product.name,
            (_("Add news"), partial(self.ask_for_news, row)),
            (_("Rename"), partial(self.ask_for_name, row)),
            (_("Delete"), partial(self.delete, row)),
        )
        for one in row.news:
            self._tell_news(row, one)

    def ask_for_news(self, row: ProductLine, news: ProductNews | None = None) -> NewsDialog:
        """Note what changed about a product, or correct it."""
        dialog = NewsDialog(self.window(), self.session, self.requests, row.product, news)
        dialog.open()
        return dialog

    def reopen(self, form: str, about: Mapping[str, Any]) -> FormDialog | None:
        """The news or the name that was being written; of a product that is gone, nothing."""
        lines = self.table.shown.rows
        row = next((one for one in lines if one.product.id == about["product"]), None)
        if form == LineDialog.form and about["product"] is None:
            return self.ask_for_new()
        if row is None:
            return None
        if form == LineDialog.form:
            return self.ask_for_name(row)
        return self.ask_for_news(row, next((one.news for one in row.news if one.news.id == about["news"]), None))

    def mark_told(self, hearers: Sequence[Hearer]) -> None:
        """Note that these heard it, which answers their reminders; one step for undo."""
        reminders = tuple(one.reminder for one in hearers)
        said = counted("{n} contact told", "{n} contacts told", len(reminders))
        self.session.do(
            answer_all, reminders, AnswerKind.DONE, self.session.today, then=lambda _n: self.requests.said.emit(said)
        )

    def new_product(self, name: str, then: Done | None = None, otherwise: Refusing | None = None) -> None:
        """Add a product."""
        self._do(Text("Product added"), add_product, name, then=then, otherwise=otherwise)

    def rename(self, row: ProductLine, name: str, then: Done | None = None, otherwise: Refusing | None = None) -> None:
        """Call a product something else."""
        self._do(Text("Product renamed"), rename_product, row.product, name, then=then, otherwise=otherwise)

    def delete(self, row: ProductLine) -> None:
        """Take a product out, where nothing names it."""
        self._do(Text("Product deleted"), delete_product, row.product)

    def _do(
        self,
        said: Text,
        operation: Any,
        *arguments: object,
        then: Done | None = None,
        otherwise: Refusing | None = None,
    ) -> None:
        def done(_result: object) -> None:
            if then is not None:
                then()
            self.requests.said.emit(said)

        self.session.do(operation, *arguments, then=done, otherwise=otherwise or self.requests.refused.emit)

    def ask_for_new(self) -> LineDialog:
        """Ask what a new product is called."""
        asked = Line(_("Add a product"), _("What is it called?"), {"section": "products", "product": None})
        return self._ask(asked, self.new_product)

    def ask_for_name(self, row: ProductLine) -> LineDialog:
        """Ask what a product is to be called."""
        about = {"section": "products", "product": row.product.id}
        asked = Line(_("Rename"), _("What is it called?"), about, row.product.name)
        return self._ask(asked, partial(self.rename, row))

    def _ask(self, asked: Line, take: Callable[[str, Done, Refusing], None]) -> LineDialog:
        dialog = LineDialog(self.window(), self.session, asked, take)
        dialog.open()
        return dialog

    def _tell_news(self, row: ProductLine, one: NewsLine) -> None:
        self._line(medium_date(one.news.day), "head")
        self._line(one.news.text)
        if one.news.sentence:
            self._line(_("“{sentence}”").format(sentence=one.news.sentence), "muted")
        if one.news.words:
            self._line(_("Needs with: {words}").format(words=listed(one.news.words)), "small-muted")
        acts = [
            (_("Change"), partial(self.ask_for_news, row, one.news)),
            (_("Delete"), partial(self._withdraw, row, one)),
        ]
        if one.news.sentence:
            acts.insert(0, (_("Copy the sentence"), partial(_copy, one.news.sentence)))
        self._acts(one.news.text, *acts)
        if not one.hearers:
            self._line(_("Nobody bought it, and no need holds these words."), "small-muted")
            return
        if len(one.waiting) > 1:
            words = render(counted("All {n} are told", "All {n} are told", len(one.waiting)))
            self._acts(one.news.text, (words, partial(self.mark_told, one.waiting)))
        for hearer in one.hearers[:MOST_PEOPLE]:
            self._tell_hearer(hearer)
        rest = len(one.hearers) - MOST_PEOPLE
        if rest > 0:
            self._line(render(counted("and {n} more", "and {n} more", rest)), "small-muted")

    def _tell_hearer(self, hearer: Hearer) -> None:
        row = QHBoxLayout()
        link = ElidedButton("link")
        link.show_text(hearer.name)
        link.clicked.connect(lambda _checked=False: self.requests.contact_wanted.emit(hearer.contact_id))
        row.addWidget(link)
        row.addStretch(1)
        if hearer.is_open:
            told = button(_("Told"), "small", _("{name} is told").format(name=hearer.name[:80]))
            told.clicked.connect(lambda _checked=False: self.mark_told((hearer,)))
            row.addWidget(told)
        else:
            row.addWidget(label(_state(hearer), "small-muted"))
        self.panel.addLayout(row)
        why = _("needs “{need}”").format(need=hearer.need) if hearer.need else _("bought it")
        self._line(why, "small-muted")

    def _withdraw(self, row: ProductLine, one: NewsLine) -> None:
        self._do(Text("News deleted"), withdraw_news, one.news, row.product)

    def _acts(self, about: str, *acts: tuple[str, Any]) -> None:
        holder = QWidget()
        row = Flow(holder)
        for words, act in acts:
            made = button(words, "small", _("{act}: {name}").format(act=words, name=about[:80]))
            made.clicked.connect(lambda _checked=False, do=act: do())
            row.addWidget(made)
        self.panel.addWidget(holder)

    def _line(self, words: str, look: str = "") -> None:
        if words:
            made = label(words, look)
            made.setWordWrap(True)
            made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.panel.addWidget(made)


def _copy(sentence: str) -> None:
    QGuiApplication.clipboard().setText(sentence)


def _latest(one: ProductLine) -> str:
    return one.news[0].news.text if one.news else ""


def _state(hearer: Hearer) -> str:
    return _("told {day}").format(day=medium_date(hearer.told_on)) if hearer.told_on else _("not to be told")
