"""Planning cards for one contact, or for everybody of a stage, a tag, a tier or an organisation; or ending them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from salesbook.domain.card import CardPlan, CardRhythm, CardTemplate, Festival
from salesbook.domain.days import Toward
from salesbook.domain.errors import Refused, SalesbookError
from salesbook.domain.text import Text, counted
from salesbook.gui.asking import Questions
from salesbook.gui.forms.form_dialog import FormDialog
from salesbook.gui.forms.kept import Kept
from salesbook.gui.reporting.finding_field import contact_field
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import grown
from salesbook.gui.widgets.day_edit import DayEdit
from salesbook.gui.words import button, label, number_edit
from salesbook.operations.cards import plan_cards_for, stop_cards_for
from salesbook.queries.contact_groups import ContactGroup, contact_groups
from salesbook.store.notebook import Notebook
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, render, word


class CardPlanDialog(FormDialog):
    """Stays open where the notebook refuses; nothing that was chosen is lost."""

    form = "card-plan"

    def __init__(
        self, parent: QWidget, session: Session, requests: Requests, templates: Sequence[CardTemplate]
    ) -> None:
        super().__init__(parent)
        self._session, self._requests = session, requests
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Plan greeting cards"))
        self.setMinimumWidth(grown(460))
        self.groups = _Groups(_("For whom"))
        self.contact = contact_field(_("Contact"), _("Type a name"), session)
        self.rhythm = _Choice(_("Card"))
        for festival in Festival:
            self.rhythm.addItem(word(festival), festival)
        self.rhythm.addItem(_("Every month"), None)
        self.day = number_edit()
        self.day.setRange(1, 31)
        self.since = DayEdit(lambda: session.today, toward=Toward.FUTURE)
        self.since.show_day(session.today)
        self.template = _Choice(_("Words of the card"))
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
        self.attend(session, {"section": "cards"}, self._choices())
        self._questions = Questions(session, self)
        self._questions.answered.connect(self.groups.offer)
        self._questions.ask(partial(contact_groups, day=session.today))

    def _choices(self) -> dict[str, QWidget]:
        return {
            "groups": self.groups,
            "contact": self.contact,
            "rhythm": self.rhythm,
            "day": self.day,
            "since": self.since,
            "template": self.template,
        }

    def bring_back(self, name: str, kept: Kept) -> None:
        """Whoever is chosen again can be planned for."""
        super().bring_back(name, kept)
        self._judge()

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
        try:
            since = self.since.day()
        except Refused:
            self.since.complain()
            return
        festival: Festival | None = self.rhythm.currentData()
        plan = CardPlan(
            "",
            CardRhythm.FESTIVAL if festival else CardRhythm.MONTHLY,
            since,
            festival,
            self.day.value(),
            self.template.currentData(),
        )
        self._do(partial(plan_cards_for, plan=plan, contact_ids=self.chosen()), _planned)

    def stop(self) -> None:
        """End all cards of those who are chosen."""
        if self.end.isEnabled():
            self._do(partial(stop_cards_for, contact_ids=self.chosen()), _ended)

    def _do(self, operation: Callable[[Notebook], int], said: Callable[[int], Text]) -> None:
        for made in (self.take, self.end):
            made.setEnabled(False)
        self.write(self._session, operation, then=lambda n: self._done(said(n)), otherwise=self._refused)

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


class _Choice(QComboBox):
    """As wide as the form, however long its words are."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(24)


class _Groups(_Choice):
    """One contact, or one of the groups, which are offered as soon as it is known who is in them."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._wanted: str | None = None
        self.addItem(_("One contact"), None)

    @property
    def changed(self) -> SignalInstance:
        """Another was chosen."""
        return self.currentIndexChanged

    def offer(self, groups: tuple[ContactGroup, ...]) -> None:
        """Offer these, and choose the one that was waited for."""
        for group in groups:
            words = capitalised(render(group.words))
            self.addItem(_("{group} ({n})").format(group=words, n=len(group.contact_ids)), group)
        wanted, self._wanted = self._wanted, None
        self.fill(wanted)

    def filled(self) -> Any:
        """What the chosen group is known by."""
        group: ContactGroup | None = self.currentData()
        return group.id if group else self._wanted

    def fill(self, value: Any) -> None:
        """Choose a group by that, as soon as it is offered."""
        offered = [group.id if group else None for group in map(self.itemData, range(self.count()))]
        if value in offered:
            self.setCurrentIndex(offered.index(value))
        elif self.count() == 1:
            self._wanted = value
