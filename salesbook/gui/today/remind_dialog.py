"""Remind me: what, from which day, how often, and about whom, if about anybody."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from salesbook.domain.days import Toward, parse_time
from salesbook.domain.errors import Refused
from salesbook.domain.own_reminder import OwnReminder
from salesbook.domain.repeating import FREQUENCIES, is_of_a_day_of_the_year, repeat_in_words, repeat_rule
from salesbook.domain.text import Text
from salesbook.gui.forms.form_dialog import FormDialog
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import grown
from salesbook.gui.visits.people_field import PeopleField
from salesbook.gui.widgets.day_edit import DayEdit
from salesbook.gui.widgets.deciding import deciding
from salesbook.gui.words import label, number_edit, relook
from salesbook.operations.own_reminders import remind_me
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, render

LONGEST_TIME = 20


class RemindMe(FormDialog):
    """Makes a reminder of the rep's own. `contacts` are those it may be about: the first of them is."""

    form = "remind"

    def __init__(self, parent: QWidget, session: Session, requests: Requests, contacts: tuple[str, ...] = ()) -> None:
        super().__init__(parent)
        self._session, self._requests = session, requests
        self.setWindowTitle(_("Remind me"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(grown(460))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(label(self.windowTitle(), "subtitle"))
        column.addLayout(self._form(contacts))
        self.waits = label(_("On a day off it waits for the next working day."), "small-muted")
        self.waits.setWordWrap(True)
        column.addWidget(self.waits)
        row, self.take = deciding(self, _("Remind me"))
        column.addLayout(row)
        self.text.textChanged.connect(lambda _text: self._look())
        self.day.changed.connect(self._look)
        self.repeat.currentIndexChanged.connect(lambda _place: self._look())
        self.interval.valueChanged.connect(lambda _number: self._look())
        self.people.changed.connect(self._keep_one)
        self._look()
        fields = {"text": self.text, "day": self.day, "at": self.at, "repeat": self.repeat, "interval": self.interval}
        self.attend(session, {"contacts": contacts}, {**fields, "people": self.people, "person": self.people.field})

    def reminder(self) -> OwnReminder:
        """What was entered. Refused where the day or the time is none."""
        start, at = self.day.day(), self._time()
        frequency = self.repeat.currentData()
        rule = repeat_rule(frequency, self.interval.value(), start) if frequency else ""
        whom = self.people.people[0].id if self.people.people else None
        return OwnReminder(" ".join(self.text.text().split()), start, rule, at, whom)

    def accept(self) -> None:
        """Make it; the dialog stays where that is refused."""
        if not self.take.isEnabled():
            return
        try:
            self.people.must_be_chosen()
        except Refused as refused:
            self._refused(refused)
            return
        try:
            self._time()
        except Refused as refused:
            self.at.setFocus()
            self.at.selectAll()
            self._refused(refused)
            return
        try:
            made = self.reminder()
        except Refused:
            self.day.complain()
            return
        self.take.setEnabled(False)
        self.write(self._session, remind_me, made, then=lambda _done: self._made(made), otherwise=self._refused)

    def _form(self, contacts: tuple[str, ...]) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        self.text = QLineEdit()
        self.text.setMaxLength(500)
        self.text.setPlaceholderText(_("What to be reminded of"))
        self.day = DayEdit(lambda: self._session.today, toward=Toward.FUTURE)
        self.day.show_day(self._session.today)
        self.people = PeopleField(self._session, with_newcomers=False)
        self.people.show_people([self.people.person(one) for one in contacts[:1]])
        # A row of two fields has no field of its own for the label to belong to.
        for words, field, holder in (
            (_("What"), self.text, self.text),
            (_("From"), self.day, self._when()),
            (_("How often"), *self._how_often()),
            (_("About"), self.people.field, self.people),
        ):
            if not field.accessibleName():
                field.setAccessibleName(words)
            name = label(words, "muted")
            name.setBuddy(field)
            form.addRow(name, holder)
            if field is self.day:
                self.since = name
        return form

    def _when(self) -> QWidget:
        """The day, and beside it the time, which may stay unsaid."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.at = QLineEdit()
        self.at.setAccessibleName(_("Time"))
        self.at.setPlaceholderText("10:30")
        self.at.setMaxLength(LONGEST_TIME)
        self.at.setFixedWidth(grown(72))
        self.at.textChanged.connect(lambda _text: relook(self.at, ""))
        self.at.editingFinished.connect(self._judge_time)
        row.addWidget(self.day, 1)
        row.addWidget(self.at)
        return holder

    def _time(self) -> time | None:
        text = self.at.text().strip()
        return parse_time(text) if text else None

    def _judge_time(self) -> None:
        """Mark a time that is none; it is kept as typed."""
        try:
            self._time()
        except Refused:
            relook(self.at, "wrong")

    def _how_often(self) -> tuple[QComboBox, QWidget]:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.repeat = QComboBox()
        self.repeat.addItem(_("Once"), "")
        for frequency in FREQUENCIES:
            words = render(repeat_in_words(f"FREQ={frequency}"))
            self.repeat.addItem(capitalised(words), frequency)
        self.interval = number_edit()
        self.interval.setRange(1, 99)
        self.interval.setAccessibleName(_("Every how many"))
        self.interval.setFixedWidth(grown(72))
        self.said = label("", "muted")
        for widget in (self.repeat, self.interval, self.said):
            row.addWidget(widget)
        row.addStretch(1)
        return self.repeat, holder

    def _look(self) -> None:
        """It needs words; and what repeats says how."""
        repeats = bool(self.repeat.currentData())
        self.since.setText(_("From") if repeats else _("When"))
        self.interval.setVisible(repeats)
        self.said.setVisible(repeats)
        start = self.day.last_meant or self._session.today
        rule = repeat_rule(self.repeat.currentData(), self.interval.value(), start) if repeats else ""
        self.waits.setVisible(repeats and not is_of_a_day_of_the_year(rule))
        self.said.setText(render(repeat_in_words(rule)) if repeats else "")
        self.take.setEnabled(bool(self.text.text().strip()))

    def _keep_one(self) -> None:
        """It is about one contact: the one added last."""
        self.people.show_people(self.people.people[-1:])

    def _made(self, made: OwnReminder) -> None:
        super().accept()
        self._requests.said.emit(Text("I will remind you: {text}", text=made.text))

    def _refused(self, error: object) -> None:
        self.take.setEnabled(True)
        self._requests.refused.emit(error)
