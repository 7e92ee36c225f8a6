"""Planning cards for one contact, or for everybody of a stage, a tag, a tier or an organisation; or ending them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from salesbook.domain.card import CardPlan, CardRhythm, CardTemplate, Festival
from salesbook.domain.errors import SalesbookError
from salesbook.domain.text import Text, counted
from salesbook.gui.asking import Questions
from salesbook.gui.reporting.finding_field import contact_field
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.words import button, day_edit, day_in, label, show_day
from salesbook.operations.cards import plan_cards_for, stop_cards_for
from salesbook.queries.contact_groups import ContactGroup, contact_groups
from salesbook.store.notebook import Notebook
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, render, word


class CardPlanDialog(QDialog):
    """Stays open where the notebook refuses; nothing that was chosen is lost."""

    def __init__(
        self, parent: QWidget, session: Session, requests: Requests, templates: Sequence[CardTemplate]
    ) -> None:
        super().__init__(parent)
        self._session, self._requests = session, requests
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Plan greeting cards"))
        self.setMinimumWidth(460)
        self.groups = _choice(_("For whom"))
        self.groups.addItem(_("One contact"), None)
        self.contact = contact_field(_("Contact"), _("Type a name"), session)
        self.rhythm = _choice(_("Card"))
        for festival in Festival:
            self.rhythm.addItem(word(festival), festival)
        self.rhythm.addItem(_("Every month"), None)
        self.day = QSpinBox()
        self.day.setRange(1, 31)
        self.since = day_edit(_("From when on"))
        show_day(self.since, session.today)
        self.template = _choice(_("Words of the card"))
        self.template.addItem(_("The usual words"), None)
        for template in templates:
            self.template.addItem(template.name, template.id)
        self.trouble = label("", "warning-small")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self._lay_out()
        self.groups.currentIndexChanged.connect(lambda _row: self._judge())
        self.rhythm.currentIndexChanged.connect(lambda _row: self._judge())
        self.contact.changed.connect(self._judge)
        self._judge()
        # Who stands at which tier takes long in a large book.
        self._questions = Questions(session, self)
        self._questions.answered.connect(self._offer)
        self._questions.ask(partial(contact_groups, day=session.today))

    def chosen(self) -> tuple[str, ...]:
        """Whom it is about."""
        group: ContactGroup | None = self.groups.currentData()
        if group is not None:
            return group.contact_ids
        one = self.contact.chosen()
        return (one,) if one else ()

    def accept(self) -> None:
        """Plan the cards."""
        if not self.take.isEnabled():
            return
        festival: Festival | None = self.rhythm.currentData()
        plan = CardPlan(
            "",
            CardRhythm.FESTIVAL if festival else CardRhythm.MONTHLY,
            day_in(self.since),
            festival,
            self.day.value(),
            self.template.currentData(),
        )
        self._do(partial(plan_cards_for, plan=plan, contact_ids=self.chosen()), _planned)

    def stop(self) -> None:
        """End all cards of those who are chosen."""
        if self.end.isEnabled():
            self._do(partial(stop_cards_for, contact_ids=self.chosen()), _ended)

    def _offer(self, groups: tuple[ContactGroup, ...]) -> None:
        for group in groups:
            words = capitalised(render(group.words))
            self.groups.addItem(_("{group} ({n})").format(group=words, n=len(group.contact_ids)), group)

    def _do(self, operation: Callable[[Notebook], int], said: Callable[[int], Text]) -> None:
        for made in (self.take, self.end):
            made.setEnabled(False)
        self._session.do(operation, then=lambda n: self._done(said(n)), otherwise=self._refused)

    def _done(self, said: Text) -> None:
        super().accept()
        self._requests.said.emit(said)

    def _refused(self, error: SalesbookError) -> None:
        self._judge()
        self.trouble.setText(render(error.text))
        self.trouble.show()

    def _judge(self) -> None:
        """What cannot be chosen is hidden, and nothing is planned for nobody."""
        self.trouble.hide()
        self._form.setRowVisible(self.contact, self.groups.currentData() is None)
        self._form.setRowVisible(self.day, self.rhythm.currentData() is None)
        for made in (self.take, self.end):
            made.setEnabled(bool(self.chosen()))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(label(_("Plan greeting cards"), "subtitle"))
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(8)
        for words, widget in (
            (_("For whom"), self.groups),
            (_("Contact"), self.contact),
            (_("Card"), self.rhythm),
            (_("Day of the month"), self.day),
            (_("From when on"), self.since),
            (_("Words of the card"), self.template),
        ):
            named = label(words, "muted")
            named.setBuddy(widget)
            widget.setAccessibleName(words)
            self._form.addRow(named, widget)
        column.addLayout(self._form)
        column.addWidget(self.trouble)
        row = QHBoxLayout()
        self.end, cancel, self.take = (
            button(_("No more cards for them")),
            button(_("Cancel")),
            button(_("Plan"), "filled"),
        )
        self.end.clicked.connect(self.stop)
        cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self.accept)
        self.take.setDefault(True)
        row.addWidget(self.end)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.take)
        column.addLayout(row)


def _planned(n: int) -> Text:
    return counted("Cards planned for {n} contact", "Cards planned for {n} contacts", n)


def _ended(n: int) -> Text:
    return counted("{n} plan for cards ended", "{n} plans for cards ended", n)


def _choice(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(24)
    return made
