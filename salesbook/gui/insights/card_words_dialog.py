"""The words of the greeting cards: a list of them, the chosen one to be written, and how it reads for a contact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from salesbook.domain.card import CardPlan, CardRhythm, CardTemplate, Festival, card_days
from salesbook.domain.card_text import CARD_FIELDS, check_card
from salesbook.domain.errors import Refused, SalesbookError
from salesbook.domain.text import Text
from salesbook.gui.forms.filled import Filled
from salesbook.gui.forms.form_dialog import FormDialog
from salesbook.gui.reporting.finding_field import contact_field
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import grown, grown_size
from salesbook.gui.words import button, label
from salesbook.operations.cards import delete_template, save_template
from salesbook.queries.cards import CardLine, CardsOfBook, card_text
from salesbook.queries.contacts import ContactLine, contact_lines
from salesbook.system.i18n import gettext as _
from salesbook.wording import render

_NOBODY = "—"
# A lunar festival comes back within this.
A_YEAR = 400
LIST, TEXT_HEIGHT = 170, 120


class CardWordsDialog(FormDialog):
    """Save keeps the chosen words and stays; what cannot be filled is said at once, in one sentence."""

    form = "card-words"

    def __init__(
        self, parent: QWidget, session: Session, requests: Requests, cards: CardsOfBook, sample: CardLine | None
    ) -> None:
        super().__init__(parent)
        self._session, self._requests, self._signed = session, requests, cards.signature
        self._templates = list(cards.templates)
        self._stored = {one.id: one for one in cards.templates}
        self._row = -1
        self._plan = sample.plan if sample else CardPlan("", CardRhythm.FESTIVAL, session.today, Festival.NEW_YEAR)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Words of the cards"))
        self.resize(grown_size(780, 560, self.screen().availableSize()))
        self.list = QListWidget()
        self.list.setProperty("look", "choices")
        self.list.setAccessibleName(_("Words of the cards"))
        self.list.setFixedWidth(grown(LIST))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.name = QLineEdit()
        self.language = QComboBox()
        for words, code in ((_("As the paper"), ""), ("English", "en"), ("中文", "zh_CN")):
            self.language.addItem(words, code)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(grown(TEXT_HEIGHT))
        self.contact = contact_field(_("Shown for"), _("Type a name"), session)
        self.preview = label("")
        self.preview.setWordWrap(True)
        self.preview.setAccessibleName(_("How it reads"))
        self.trouble = label("", "warning-small")
        self.trouble.setWordWrap(True)
        self._lay_out()
        self._fill_list(0)
        self.contact.choose(self._plan.contact_id)
        self.list.currentRowChanged.connect(self._show)
        for changed in (
            self.name.textChanged,
            self.text.textChanged,
            self.language.currentIndexChanged,
            self.contact.changed,
        ):
            changed.connect(lambda *_changed: self._read())
        self._show(0)
        self.attend(session, {"section": "cards"}, {})
        for signal in (self.name.textChanged, self.text.textChanged, self.language.currentIndexChanged):
            signal.connect(self.keeper.touch)

    def typed(self) -> Filled:
        """All words of the list as they are written now."""
        self._keep()
        return {"templates": [asdict(one) for one in self._templates], "row": self._row}

    def fill(self, values: Mapping[str, Any]) -> None:
        """Put them into the list again; what was stored meanwhile stays in it."""
        kept = [CardTemplate(**one) for one in values["templates"]]
        known = {one.id for one in kept}
        self._templates = [*kept, *(one for one in self._templates if one.id not in known)]
        self._row = -1
        self._fill_list(values["row"])

    @property
    def is_changed(self) -> bool:
        """Whether anything is not saved."""
        self._keep()
        return any(self._stored.get(one.id) != one for one in self._templates)

    def template(self) -> CardTemplate:
        """The words as they are written now."""
        return self._typed(self._templates[self.list.currentRow()])

    def add(self) -> None:
        """New words, to be written."""
        words = _("Dear {name},\n\n{my_name}")
        self._keep()
        self._templates.append(CardTemplate(_("New card"), words))
        self._fill_list(len(self._templates) - 1)
        self.name.setFocus()
        self.name.selectAll()

    def save(self) -> None:
        """Keep the chosen words; refused, they stay as they were typed."""
        if self._templates:
            told = self.template()
            self._session.do(save_template, told, then=lambda _none: self._saved(told), otherwise=self._say)

    def delete(self) -> None:
        """Take the chosen words away."""
        if not self._templates:
            return
        row = self.list.currentRow()
        gone = self._templates.pop(row)
        self._row = -1
        self._fill_list(max(row - 1, 0))
        if self._session.reader.get(CardTemplate, gone.id) is not None:
            said = Text("Words of the card deleted")
            self._session.do(delete_template, gone, then=lambda _none: self._requests.said.emit(said))

    def _saved(self, told: CardTemplate) -> None:
        places = [place for place, one in enumerate(self._templates) if one.id == told.id]
        if places:
            self._templates[places[0]] = self._stored[told.id] = replace(told, name=told.name.strip())
            self.list.item(places[0]).setText(told.name.strip())
        self.keeper.touch()
        self._requests.said.emit(Text("Words of the card saved"))

    def _fill_list(self, chosen: int) -> None:
        with QSignalBlocker(self.list):
            self.list.clear()
            self.list.addItems([one.name for one in self._templates])
            self.list.setCurrentRow(chosen if self._templates else -1)
        self._show(chosen)

    def _show(self, row: int) -> None:
        """Show the chosen words, to be written; none where there are none yet. What was typed into others is kept."""
        self._keep()
        self._row = row
        there = 0 <= row < len(self._templates)
        one = self._templates[row] if there else CardTemplate("", "")
        for field in (self.name, self.text, self.language, self.save_button, self.delete_button):
            field.setEnabled(there)
        with QSignalBlocker(self.name), QSignalBlocker(self.text), QSignalBlocker(self.language):
            self.name.setText(one.name)
            self.text.setPlainText(one.text)
            self.language.setCurrentIndex(max(self.language.findData(one.language), 0))
        self._read()

    def _keep(self) -> None:
        """Remember what was typed into the words that are shown."""
        if 0 <= self._row < len(self._templates):
            self._templates[self._row] = self._typed(self._templates[self._row])

    def _typed(self, known: CardTemplate) -> CardTemplate:
        return replace(known, name=self.name.text(), text=self.text.toPlainText(), language=self.language.currentData())

    def _read(self) -> None:
        """How the words read for the contact, and what is wrong with them."""
        self.trouble.setText("")
        if not self._templates:
            self.preview.setText(_("There are no words of your own yet; without them, cards use the usual ones."))
            return
        told = self.template()
        try:
            check_card(told.text)
        except Refused as refused:
            self._say(refused)
        self.preview.setText("\n".join(card_text(self._line(), told, self._signed).lines))

    def _line(self) -> CardLine:
        """The card of the contact that is chosen."""
        chosen = self.contact.chosen()
        person = contact_lines(self._session.reader, (chosen,)).get(chosen) if chosen else None
        today = self._session.today
        first, last = today, today + timedelta(days=A_YEAR)
        days = card_days(replace(self._plan, since=min(self._plan.since, today)), first, last)
        return CardLine(self._plan, person or ContactLine("", _NOBODY, "", ""), days[0] if days else today)

    def _say(self, error: SalesbookError) -> None:
        self.trouble.setText(render(error.text))

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 16, 20, 16)
        outer.setSpacing(12)
        outer.addWidget(label(_("Words of the cards"), "subtitle"))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(self._left())
        row.addLayout(self._right(), 1)
        outer.addLayout(row, 1)

    def _card(self) -> QScrollArea:
        """The preview, which scrolls where the card is long."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        card = QFrame()
        card.setProperty("look", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(14, 12, 14, 12)
        inner.addWidget(self.preview)
        inner.addStretch(1)
        area.setWidget(card)
        return area

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(self.list, 1)
        acts = QHBoxLayout()
        new, self.delete_button = button(_("New"), "small"), button(_("Delete"), "small")
        new.clicked.connect(self.add)
        self.delete_button.clicked.connect(self.delete)
        acts.addWidget(new)
        acts.addWidget(self.delete_button)
        acts.addStretch(1)
        column.addLayout(acts)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        for words, widget in (
            (_("What they are called"), self.name),
            (_("Language"), self.language),
            (_("Words"), self.text),
            (_("Shown for"), self.contact),
        ):
            named = label(words, "muted")
            named.setBuddy(widget)
            widget.setAccessibleName(words)
            form.addRow(named, widget)
        column.addLayout(form)
        fields = " ".join(f"{{{field}}}" for field in CARD_FIELDS)
        hint = label(_("Filled for each contact: {fields}").format(fields=fields), "small-muted")
        hint.setWordWrap(True)
        column.addWidget(hint)
        column.addWidget(self.trouble)
        column.addWidget(label(_("How it reads"), "head"))
        column.addWidget(self._card(), 1)
        acts = QHBoxLayout()
        acts.addStretch(1)
        close, self.save_button = button(_("Close")), button(_("Save"), "filled")
        close.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)
        self.save_button.setDefault(True)
        acts.addWidget(close)
        acts.addWidget(self.save_button)
        column.addLayout(acts)
        return column
