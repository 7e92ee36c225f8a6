"""Setting a goal in a lens: how many, from which position to which, by when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QVBoxLayout, QWidget

from salesbook.domain.days import AFTER_TODAY
from salesbook.domain.errors import Refused
from salesbook.domain.goal import Goal
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
        for words, field in (
            (_("From"), self.start),
            (_("To"), self.end),
            (_("How many"), self.count),
            (_("By"), self.by),
        ):
            field.setAccessibleName(words)
            form.addRow(label(words, "muted"), field)
        column.addLayout(form)
        self.hint = label("", "small-muted")
        self.hint.setWordWrap(True)
        column.addWidget(self.hint)
        row, self.take = deciding(self, _("Set the goal"))
        column.addLayout(row)
        self.start.currentIndexChanged.connect(lambda _row: self._judge())
        self.end.currentIndexChanged.connect(lambda _row: self._judge())
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
        goal = Goal(
            self._view.lens.name,
            str(self.start.currentData()),
            str(self.end.currentData()),
            self.count.value(),
            self._today,
            by,
        )
        self._set(goal, self._people())

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
        self.count.setRange(1, 10_000)
        self.by.show_day(self._today + timedelta(days=USUAL_DAYS))

    def _judge(self) -> None:
        there, same = len(self._people()), self.start.currentData() == self.end.currentData()
        self.count.setMaximum(max(1, there))
        self.take.setEnabled(there > 0 and not same)
        if same:
            self.hint.setText(_("A goal leads from one position to another."))
        elif there:
            self.hint.setText(render(counted("{n} contact stands there now.", "{n} contacts stand there now.", there)))
        else:
            self.hint.setText(_("Nobody stands there now; choose where to begin."))
