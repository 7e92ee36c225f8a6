"""Greeting cards: who gets one by which rhythm, which are due now, and what each says; marking them as sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QAbstractItemView, QComboBox, QFrame, QHBoxLayout, QVBoxLayout

from salesbook.domain.card import CardPlan, CardTemplate
from salesbook.domain.contact import Contact
from salesbook.domain.reminders.reminder import AnswerKind
from salesbook.domain.text import Text, counted
from salesbook.gui.forms.form_dialog import FormDialog
from salesbook.gui.insights.asked_section import AskedSection
from salesbook.gui.insights.card_plan_dialog import CardPlanDialog
from salesbook.gui.insights.card_words_dialog import CardWordsDialog
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.widgets.flow import Flow
from salesbook.gui.widgets.rows_table import ROW_ROLE, Column
from salesbook.gui.words import button, label
from salesbook.operations.cards import stop_cards, use_template
from salesbook.operations.reminders import answer_all
from salesbook.queries.cards import CardLine, CardsOfBook, Signature, card_text, cards_of_book
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, medium_date, render, word


class CardsSection(AskedSection[CardLine]):
    """One row a plan, those with a card due now first. Several rows can be chosen, to be marked as sent together."""

    shows = frozenset({"card_plan", "card_template", "contact", "employment", "organisation", "answer", "setting"})

    def __init__(self, session: Session, requests: Requests, theme: Theme) -> None:
        super().__init__(
            session,
            requests,
            theme,
            _("Greeting cards"),
            (
                Column(_("Contact"), lambda one: one.contact.name, bold=True),
                Column(_("Due"), _due, 192, key=lambda one: one.day or date.max, late=lambda one: bool(one.reminder)),
                Column(_("Card"), lambda one: occasion(one.plan), 140),
                Column(_("Words"), lambda one: template_name(one.template), 130),
            ),
        )
        self._found = CardsOfBook((), ())
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.opened.connect(lambda one: requests.contact_wanted.emit(one.plan.contact_id))
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._count())
        self.sent = button(_("Mark as sent"), "small")
        self.all_sent = button(_("Mark all as sent"), "small")
        self.papers = button(_("Print cards"), "small")
        self.labels = button(_("Print labels"), "small")
        self.add = button(_("Plan cards"), "small")
        self.words = button(_("Words of the cards"), "small")
        self._lay_out_acts()

    def ask(self, reader: NotebookReader) -> Any:
        """Every plan, with what is due."""
        return cards_of_book(reader, self.session.today)

    def rows(self, found: Any) -> Sequence[CardLine]:
        """One a plan."""
        told: CardsOfBook = found
        return told.lines

    def answered(self, found: Any) -> None:
        """Remember what is due, and offer what can be done with it."""
        self._found = found
        for made in (self.all_sent, self.papers, self.labels):
            made.setEnabled(bool(self._found.due))
        self._count()

    def summary_of(self, found: Any) -> str:
        """How many are due."""
        told: CardsOfBook = found
        return render(counted("{n} card due now", "{n} cards due now", len(told.due)))

    def nothing_yet(self) -> str:
        """How a card comes here."""
        return _("Nobody gets cards yet. A regular card keeps you in mind: plan one a month, or by festival.")

    def same(self, row: CardLine) -> object:
        """The plan itself."""
        return row.plan.id

    def chosen_contacts(self) -> tuple[str, ...]:
        """For whom the chosen cards are."""
        return tuple(dict.fromkeys(one.plan.contact_id for one in self.chosen()))

    def chosen(self) -> tuple[CardLine, ...]:
        """The chosen rows, in their order."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return tuple(self.table.shown.index(row, 0).data(ROW_ROLE) for row in rows)

    def tell(self, row: CardLine) -> None:
        """The card as it will read, in which words, and what can be said of it."""
        self.line(row.contact.name, "subtitle")
        self.line(row.contact.organisation, "muted")
        self.line(capitalised(occasion(row.plan)))
        self.line(_due(row), "warning-small" if row.reminder else "muted")
        self.panel.addWidget(card_preview(row, row.template, self._found.signature))
        choice = template_choice(self._found.templates, row.plan.template_id)
        choice.currentIndexChanged.connect(lambda _place: self.use(row, choice.currentData()))
        named = label(_("Words"), "muted")
        named.setBuddy(choice)
        self.panel.addWidget(named)
        self.panel.addWidget(choice)
        acts = QHBoxLayout()
        for words, act in (
            (_("Open"), lambda: self.requests.contact_wanted.emit(row.plan.contact_id)),
            (_("No more such cards"), partial(self.stop, row)),
        ):
            made = button(words, "small", _("{act}: {name}").format(act=words, name=row.contact.name[:80]))
            made.clicked.connect(lambda _checked=False, do=act: do())
            acts.addWidget(made)
        acts.addStretch(1)
        self.panel.addLayout(acts)

    def mark_sent(self, lines: Sequence[CardLine]) -> None:
        """Log the cards that are due among these, and answer their reminders; one step for undo."""
        due = tuple(one.reminder for one in lines if one.reminder is not None)
        said = counted("{n} card sent", "{n} cards sent", len(due))
        self.session.do(
            answer_all, due, AnswerKind.DONE, self.session.today, then=lambda _n: self.requests.said.emit(said)
        )

    def stop(self, row: CardLine) -> None:
        """End a plan."""
        contact = self.session.reader.get(Contact, row.plan.contact_id)
        if contact is not None:
            said = Text("No more cards for {name}", name=contact.name)
            self.session.do(stop_cards, (row.plan,), contact, then=lambda _none: self.requests.said.emit(said))

    def use(self, row: CardLine, template: CardTemplate | None) -> None:
        """Print other words on a plan's cards."""
        self.session.do(use_template, (row.plan,), template)

    def ask_for_plan(self) -> CardPlanDialog:
        """Plan cards for one contact or for many, or end them."""
        dialog = CardPlanDialog(self.window(), self.session, self.requests, self._found.templates)
        dialog.open()
        return dialog

    def edit_words(self) -> CardWordsDialog:
        """Write the words of the cards, seeing them for a contact."""
        chosen = self.table.current()
        sample = chosen or next(iter(self._found.lines), None)
        dialog = CardWordsDialog(self.window(), self.session, self.requests, self._found, sample)
        dialog.open()
        return dialog

    def reopen(self, form: str, _about: Mapping[str, Any]) -> FormDialog | None:
        """The plan or the words that were being written."""
        return self.ask_for_plan() if form == CardPlanDialog.form else self.edit_words()

    def _count(self) -> None:
        """Say how many of the chosen are due."""
        n = sum(one.reminder is not None for one in self.chosen())
        self.sent.setEnabled(n > 0)
        words = render(counted("Mark {n} as sent", "Mark {n} as sent", n)) if n > 1 else _("Mark as sent")
        self.sent.setText(words)
        self.sent.setAccessibleName(words)

    def _lay_out_acts(self) -> None:
        self.sent.clicked.connect(lambda _checked=False: self.mark_sent(self.chosen()))
        self.all_sent.clicked.connect(lambda _checked=False: self.mark_sent(self._found.due))
        self.papers.clicked.connect(lambda _checked=False: self.requests.report_wanted.emit("greeting-cards", {}))
        self.labels.clicked.connect(
            lambda _checked=False: self.requests.report_wanted.emit("address-labels", {"cards_due": True})
        )
        self.add.clicked.connect(lambda _checked=False: self.ask_for_plan())
        self.words.clicked.connect(lambda _checked=False: self.edit_words())
        for several in ((self.sent, self.all_sent, self.papers, self.labels), (self.add, self.words)):
            row = Flow(gap=8)
            for made in several:
                row.addWidget(made)
            self.above.addLayout(row)


def occasion(plan: CardPlan) -> str:
    """When a plan has a card: a festival, or a day of each month."""
    if plan.festival is not None:
        return word(plan.festival)
    return _("monthly, on day {day}").format(day=plan.day)


def template_name(template: CardTemplate | None) -> str:
    """What the words are called."""
    return template.name if template else _("the usual words")


def template_choice(templates: Sequence[CardTemplate], chosen: str | None) -> QComboBox:
    """A field to choose the words of cards from; the usual ones first."""
    choice = QComboBox()
    choice.setAccessibleName(_("Words of the card"))
    for one in (None, *templates):
        choice.addItem(capitalised(template_name(one)), one)
        if one is not None and one.id == chosen:
            choice.setCurrentIndex(choice.count() - 1)
    return choice


def card_preview(line: CardLine, template: CardTemplate | None, signed: Signature) -> QFrame:
    """The card as it reads for a contact, the line with the name large."""
    card = QFrame()
    card.setProperty("look", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(14, 12, 14, 12)
    column.setSpacing(4)
    said = card_text(line, template, signed)
    for place, words in enumerate(said.lines):
        made = label(words, "subtitle" if place == said.name_at else "")
        made.setWordWrap(True)
        column.addWidget(made)
    return card


def _due(one: CardLine) -> str:
    if one.day is None:
        return ""
    day = medium_date(one.day)
    return _("now, for {day}").format(day=day) if one.reminder else day
