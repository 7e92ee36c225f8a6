"""A dialog that asks for one line: the name of something, or what somebody gets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from salesbook.domain.errors import SalesbookError
from salesbook.gui.forms.form_dialog import FormDialog
from salesbook.gui.session import Session
from salesbook.gui.theme import grown
from salesbook.gui.widgets.deciding import deciding
from salesbook.gui.words import label
from salesbook.system.i18n import gettext as _
from salesbook.wording import render

Done: TypeAlias = Callable[[], None]
Refusing: TypeAlias = Callable[[SalesbookError], None]


@dataclass(frozen=True)
class Line:
    """What is asked: the title, the question, what opens the dialog again, what stands there at first, what is offered."""

    title: str
    question: str
    about: Mapping[str, Any]
    text: str = ""
    choices: tuple[str, ...] = ()


class LineDialog(FormDialog):
    """`take` is called with the line, and with what to do when that is done or refused; refused, the dialog stays."""

    form = "line"

    def __init__(
        self, parent: QWidget, session: Session, asked: Line, take: Callable[[str, Done, Refusing], None]
    ) -> None:
        super().__init__(parent)
        self._take = take
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(asked.title)
        self.setMinimumWidth(grown(380))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        question = label(asked.question)
        question.setWordWrap(True)
        column.addWidget(question)
        field = self._field(asked)
        field.setAccessibleName(asked.question)
        question.setBuddy(field)
        column.addWidget(field)
        self.trouble = label("", "warning-small")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        column.addWidget(self.trouble)
        column.addSpacing(8)
        row, self.take = deciding(self, _("Save"))
        column.addLayout(row)
        self.line.textChanged.connect(lambda _text: self._judge())
        self._judge()
        field.setFocus()
        self.attend(session, asked.about, {"line": self.line})

    def accept(self) -> None:
        """Hand the line over; an empty one is none."""
        if not self.take.isEnabled():
            return
        self.take.setEnabled(False)
        self._take(self.line.text().strip(), super().accept, self._refused)

    def _field(self, asked: Line) -> QWidget:
        """The line, or where something is offered a list that it can be chosen from."""
        if not asked.choices:
            self.line = QLineEdit(asked.text)
            self.line.selectAll()
            return self.line
        box = QComboBox()
        box.setEditable(True)
        box.addItems(asked.choices)
        line = box.lineEdit()
        assert line is not None
        self.line = line
        return box

    def _refused(self, error: SalesbookError) -> None:
        self._judge()
        self.trouble.setText(render(error.text))
        self.trouble.show()

    def _judge(self) -> None:
        self.trouble.hide()
        self.take.setEnabled(bool(self.line.text().strip()))
