"""News about a product: what changed, the sentence to say, and the words of the needs it answers."""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from salesbook.domain.days import Toward
from salesbook.domain.errors import Refused, SalesbookError
from salesbook.domain.product_news import ProductNews
from salesbook.domain.purchase import Product
from salesbook.domain.text import Text, counted
from salesbook.gui.forms.form_dialog import FormDialog
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import grown
from salesbook.gui.widgets.day_edit import DayEdit
from salesbook.gui.words import button, label
from salesbook.operations.product_news import announce_news, change_news
from salesbook.queries.products import hearers_of
from salesbook.system.i18n import gettext as _
from salesbook.wording import listed, render

SENTENCE_HEIGHT = 66


class NewsDialog(FormDialog):
    """Says while one types how many should hear it; stays open where the notebook refuses."""

    form = "news"

    def __init__(
        self, parent: QWidget, session: Session, requests: Requests, product: Product, news: ProductNews | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._requests, self._product = session, requests, product
        self._known = news
        told = news or ProductNews(product.id, "", session.today)
        self._news = told
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Product news"))
        self.setMinimumWidth(grown(520))
        self.text, self.words = QLineEdit(told.text), QLineEdit(listed(told.words))
        self.sentence = QPlainTextEdit(told.sentence)
        self.sentence.setTabChangesFocus(True)
        self.sentence.setFixedHeight(grown(SENTENCE_HEIGHT))
        self.words.setPlaceholderText(_("such as: noise, power cut"))
        self.day = DayEdit(lambda: session.today, toward=Toward.FUTURE)
        self.day.show_day(told.day)
        self.hearers = label("", "muted")
        self.trouble = label("", "warning-small")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self._lay_out()
        self.text.textChanged.connect(lambda _text: self._judge())
        self.words.textChanged.connect(lambda _text: self._judge())
        self._judge()
        about = {"section": "products", "product": product.id, "news": news.id if news else None}
        fields = {"text": self.text, "sentence": self.sentence, "words": self.words, "day": self.day}
        self.attend(session, about, fields)

    def news(self) -> ProductNews:
        """The news as they are typed; while the day is none yet, with the one they had."""
        words = tuple(part.strip() for part in re.split("[,，、]", self.words.text()) if part.strip())
        return replace(
            self._news,
            text=self.text.text().strip(),
            sentence=self.sentence.toPlainText().strip(),
            words=words,
            day=self.day.last_meant or self._news.day,
        )

    def accept(self) -> None:
        """Keep the news."""
        if not self.take.isEnabled():
            return
        try:
            self.day.day()
        except Refused:
            self.day.complain()
            return
        self.take.setEnabled(False)
        operation = announce_news if self._known is None else change_news
        self.write(
            self._session,
            operation,
            self.news(),
            self._product,
            then=lambda _none: self._noted(),
            otherwise=self._refused,
        )

    def _noted(self) -> None:
        super().accept()
        self._requests.said.emit(Text("News about {product} noted", product=self._product.name))

    def _refused(self, error: SalesbookError) -> None:
        self._judge()
        self.trouble.setText(render(error.text))
        self.trouble.show()

    def _judge(self) -> None:
        """Nothing is no news; and how many should hear it."""
        self.trouble.hide()
        self.take.setEnabled(bool(self.text.text().strip()))
        self.take.setToolTip("" if self.take.isEnabled() else _("Say what changed about the product."))
        n = len(hearers_of(self._session.reader, self.news()))
        self.hearers.setText(render(counted("{n} contact should hear it", "{n} contacts should hear it", n)))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        title = label(_("News about {product}").format(product=self._product.name[:80]), "subtitle")
        title.setWordWrap(True)
        column.addWidget(title)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        for words, widget in (
            (_("What changed"), self.text),
            (_("The sentence to say"), self.sentence),
            (_("Words of needs it answers"), self.words),
            (_("From when on"), self.day),
        ):
            named = label(words, "muted")
            named.setBuddy(widget)
            widget.setAccessibleName(words)
            form.addRow(named, widget)
        form.addRow("", self.hearers)
        column.addLayout(form)
        column.addWidget(self.trouble)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel, self.take = button(_("Cancel")), button(_("Save"), "filled")
        cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self.accept)
        self.take.setDefault(True)
        row.addWidget(cancel)
        row.addWidget(self.take)
        column.addLayout(row)
