"""Setting a goal in a lens: how many, from which position to which, by when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from salesbook.domain.days import AFTER_TODAY
from salesbook.domain.errors import Refused
from salesbook.domain.goal import SET_ALREADY, Goal
from salesbook.domain.lenses.lens import NOT_PLACED
from salesbook.domain.text import counted
from salesbook.gui.forms.form_dialog import FormDialog
from salesbook.gui.session import Session
from salesbook.gui.theme import grown
from salesbook.gui.widgets.day_edit import DayEdit
from salesbook.gui.widgets.deciding import deciding
from salesbook.gui.words import label, number_edit
from salesbook.queries.lens_view import LensView
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, render

# A goal without another day is for the half year.
USUAL_DAYS = 180


class GoalDialog(FormDialog):
    """Asks once; `set_it` is called with the goal and the contacts that stand at its first position now."""

    form = "goal"

    def __init__(
        self, parent: QWidget, session: Session, view: LensView, set_it: Callable[[Goal, tuple[str, ...]], None]
    ) -> None:
        super().__init__(parent)
        self._view, self._today, self._set = view, session.today, set_it
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Set a goal"))
        self.setMinimumWidth(grown(420))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(label(_("{lens}: a goal").format(lens=capitalised(render(view.lens.words))), "subtitle"))
        self.start, self.end, self.count = QComboBox(), QComboBox(), number_edit()
        self.by = DayEdit(lambda: self._today, limit=AFTER_TODAY)
        self._fill()
        form = QFormLayout()
        form.setSpacing(8)
        # Beside the field: what is refused below it only would look like a field that takes no numbers.
        self.most = label("", "muted")
        how_many = QHBoxLayout()
        how_many.addWidget(self.count, 1)
        how_many.addWidget(self.most)
        for words, field, row in (
            (_("From"), self.start, self.start),
            (_("To"), self.end, self.end),
            (_("How many"), self.count, how_many),
            (_("By"), self.by, self.by),
        ):
            field.setAccessibleName(words)
            form.addRow(label(words, "muted"), row)
        column.addLayout(form)
        self.hint = label("", "small-muted")
        self.hint.setWordWrap(True)
        column.addWidget(self.hint)
        acts, self.take = deciding(self, _("Set the goal"))
        column.addLayout(acts)
        self.start.currentIndexChanged.connect(lambda _row: self._judge())
        self.end.currentIndexChanged.connect(lambda _row: self._judge())
        self.count.valueChanged.connect(lambda _count: self._judge())
        self.by.textChanged.connect(lambda _words: self._judge())
        self._judge()
        about = {"section": view.lens.name}
        self.attend(session, about, {"start": self.start, "end": self.end, "count": self.count, "by": self.by})

    def accept(self) -> None:
        """Set the goal."""
        if not self.take.isEnabled():
            return
        try:
            by = self.by.day()
        except Refused:
            self.by.complain()
            return
        super().accept()
        self._set(self._goal(by), self._people())

    def _goal(self, by: date) -> Goal:
        start, end = str(self.start.currentData()), str(self.end.currentData())
        return Goal(self._view.lens.name, start, end, self.count.value(), self._today, by)

    def _people(self) -> tuple[str, ...]:
        at = self.start.currentData()
        return tuple(one.contact_id for one in self._view.placed if one.standing.position.name == at)

    def _fill(self) -> None:
        places = [one for one in self._view.positions if one != NOT_PLACED]
        for position in places:
            self.start.addItem(capitalised(render(position.words)), position.name)
            self.end.addItem(capitalised(render(position.words)), position.name)
        fullest = max(range(len(places) - 1), key=lambda row: len(self._view.at(places[row])), default=0)
        self.start.setCurrentIndex(fullest)
        self.end.setCurrentIndex(len(places) - 1)
        self.count.setRange(1, 9_999)
        self.by.show_day(self._today + timedelta(days=USUAL_DAYS))

    def _judge(self) -> None:
        there = len(self._people())
        self.most.setText(_("at most {n}").format(n=there) if there else "")
        wrong = self._wrong(there)
        self.take.setEnabled(not wrong)
        fine = counted("{n} contact stands there now.", "{n} contacts stand there now.", there)
        self.hint.setText(wrong or render(fine))

    def _wrong(self, there: int) -> str:
        """Why the goal cannot be set; empty where it can. `there` stand where it begins."""
        if self.start.currentData() == self.end.currentData():
            return _("A goal leads from one position to another.")
        if not there:
            return _("Nobody stands there now; choose where to begin.")
        if self.count.value() > there:
            few = counted(
                "Only {n} contact stands there now; choose a smaller number.",
                "Only {n} contacts stand there now; choose a smaller number.",
                there,
            )
            return render(few)
        try:
            goal = self._goal(self.by.day())
        except Refused:
            # The field says itself what is wrong with the day, once it is left or the goal is set.
            return ""
        return render(SET_ALREADY) if any(goal.is_the_same(one.goal) for one in self._view.goals) else ""
