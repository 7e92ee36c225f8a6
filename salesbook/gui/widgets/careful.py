"""A dialog that asks before something in it is lost: Esc and the close button are pressed by mistake."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from salesbook.domain.errors import SalesbookError
from salesbook.gui.theme import grown
from salesbook.gui.widgets.whole_dialog import WholeDialog
from salesbook.gui.words import button, label
from salesbook.system.i18n import gettext as _

if TYPE_CHECKING:
    from salesbook.gui.session import Session


@dataclass(frozen=True)
class Loss:
    """What is asked before it is lost, and the words of the two answers; staying is the one that Enter and Esc give."""

    question: str
    stay: str
    leave: str


def typed_words() -> Loss:
    """What was typed and is not saved."""
    return Loss(_("Discard what you typed?"), _("Keep typing"), _("Discard"))


class CarefulDialog(WholeDialog):
    """Closes at once where `loss` says that nothing would be lost; else asks, and stays unless told to go."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.question: LossQuestion | None = None
        self._is_writing = False

    def loss(self) -> Loss | None:
        """What closing would lose just now."""
        raise NotImplementedError

    @property
    def is_writing(self) -> bool:
        """Whether what the dialog says is on its way into the notebook."""
        return self._is_writing

    def write(
        self,
        session: Session,
        operation: Callable[..., Any],
        *arguments: Any,
        then: Callable[[Any], None],
        otherwise: Callable[[SalesbookError], None],
    ) -> None:
        """Do what the dialog is for, once: until it is written or refused, a key pressed again does nothing, nor does Esc."""
        if self._is_writing:
            return
        self._is_writing = True

        def ended(tell: Callable[[Any], None]) -> Callable[[Any], None]:
            def told(what: Any) -> None:
                self._is_writing = False
                tell(what)

            return told

        session.do(operation, *arguments, then=ended(then), otherwise=ended(otherwise))

    def reject(self) -> None:
        """Close, or ask first."""
        if self._is_writing:
            return
        loss = self.loss()
        if loss is None:
            self.leave()
            return
        self.question = LossQuestion(self, loss)
        self.question.accepted.connect(self.leave)
        self.question.open()

    def leave(self) -> None:
        """Close without asking."""
        super().reject()

    @property
    def is_stuck(self) -> bool:
        """Whether it cannot give way just now: what stands in it is safe nowhere."""
        return False

    def give_way(self) -> None:
        """The notebook is to be locked, and nobody is there to answer."""
        if not self._is_writing:
            self.leave()


class LossQuestion(WholeDialog):
    """Accepted where the loss is."""

    def __init__(self, parent: QWidget, loss: Loss) -> None:
        super().__init__(parent)
        self.setWindowTitle("Salesbook")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(16)
        said = label(loss.question)
        said.setWordWrap(True)
        said.setMinimumWidth(grown(320))
        column.addWidget(said)
        self.stay, self.leave = button(loss.stay, "filled"), button(loss.leave)
        self.stay.clicked.connect(self.reject)
        self.leave.clicked.connect(self.accept)
        self.stay.setDefault(True)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.stay)
        column.addLayout(row)
        self.stay.setFocus()
