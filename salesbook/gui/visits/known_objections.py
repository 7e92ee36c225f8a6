"""The library of objections for those who type one: asked for once, when the first row is there."""

from __future__ import annotations

from PySide6.QtCore import QObject, QStringListModel, Signal

from salesbook.domain.objection_library import KnownObjection
from salesbook.gui.asking import Questions
from salesbook.gui.session import Session
from salesbook.queries.objections import answer_known, objections_known


class KnownObjections(QObject):
    """`read` when the library is there; until then it knows nothing. `sayings` are its wordings, the most frequent first."""

    read = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self.sayings = QStringListModel(self)
        self._known: list[KnownObjection] = []
        self._is_wanted = False
        self._questions = Questions(session, self)
        self._questions.answered.connect(self._fill)

    def want(self) -> None:
        """Read the library, if nobody has wanted it before."""
        if not self._is_wanted:
            self._is_wanted = True
            self._questions.ask(objections_known)

    def answer_to(self, said: str) -> str:
        """The best answer known to what is said; empty where there is none."""
        return answer_known(self._known, said)

    def _fill(self, known: list[KnownObjection]) -> None:
        self._known = known
        self.sayings.setStringList([one.said for one in known])
        self.read.emit()
