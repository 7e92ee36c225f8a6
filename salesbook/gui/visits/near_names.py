"""Whom the names in a line that nobody has may mean, asked anew when other names stand there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from salesbook.domain.entry_line_chips import Candidate
from salesbook.gui.asking import Questions
from salesbook.gui.session import Session
from salesbook.queries.near_names import near_names


class NearNames(QObject):
    """`changed` when it is known whom a name may mean: `found`, by the name as typed."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self.found: dict[str, Candidate] = {}
        self._names: tuple[str, ...] = ()
        self._questions = Questions(session, self, keeps_reader=True)
        self._questions.answered.connect(self._answer)

    def look_for(self, names: tuple[str, ...]) -> None:
        """Ask about these names, unless they were asked about last."""
        if names == self._names:
            return
        self._names = names
        if names:
            self._questions.ask(partial(near_names, names=names))

    def _answer(self, found: dict[str, Candidate]) -> None:
        self.found = found
        self.changed.emit()
