"""Moving contacts to a stage: with the evidence that shows it, or else with a reason, which is kept.

Where nothing recorded shows the stage, the marker that was met can be chosen here: it is recorded with the move.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text
from salesbook.gui.forms.form_dialog import FormDialog
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import grown
from salesbook.gui.widgets.deciding import deciding
from salesbook.gui.widgets.flow import Flow
from salesbook.gui.words import button, in_clauses, label, named
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, marker_word, medium_date, word

MOST_EVIDENCE = 5


@dataclass(frozen=True)
class Move:
    """A move that is asked about. `doing` gives the operation and its arguments for the reason, which is empty only where
    evidence stands for it, and for the marker that was chosen; `said` what the toast says of its result.

    With `may_prove`, the markers of the stage are offered where nothing is recorded. `about` opens the dialog again.
    """

    who: str
    stage: Stage
    doing: Callable[[str, Marker | None], tuple[Any, ...]]
    said: Callable[[Any, Marker | None], Text]
    about: Mapping[str, Any]
    evidence: Sequence[Evidence] = ()
    missing: str = ""
    may_prove: bool = False


class MoveDialog(FormDialog):
    """Asks, and stays where the notebook refuses."""

    form = "move"

    def __init__(self, parent: QWidget, session: Session, requests: Requests, move: Move) -> None:
        super().__init__(parent)
        self._session, self._requests, self._move = session, requests, move
        self._needs_reason = not move.evidence
        stage = move.stage
        self.markers = Markers()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Move to {stage}").format(stage=word(stage)))
        self.setMinimumWidth(grown(440))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        for line in _head(move):
            line.setWordWrap(True)
            column.addWidget(line)
        if move.may_prove and not move.evidence:
            column.addWidget(label(_("What shows it?")))
            self.markers.offer(stage)
            column.addWidget(self.markers)
            column.addSpacing(4)
        self._ask = label("")
        self.reason = QLineEdit()
        self._ask.setBuddy(self.reason)
        column.addWidget(self._ask)
        column.addWidget(self.reason)
        row, self.take = deciding(self, _("Move"))
        column.addSpacing(8)
        column.addLayout(row)
        self.reason.textChanged.connect(lambda _text: self._allow())
        # Whoever came by keys goes on typing: the reason, or the word about the evidence.
        self.reason.setFocus()
        self.markers.changed.connect(self._allow)
        self._allow()
        self.attend(session, move.about, {"reason": self.reason, "marker": self.markers})

    def accept(self) -> None:
        """Move, where enough is said."""
        if not self.take.isEnabled():
            return
        self.take.setEnabled(False)
        marker, words = self.markers.chosen(), self.reason.text().strip()
        self.write(
            self._session,
            *self._move.doing(words, marker),
            then=lambda result: self._moved(self._move.said(result, marker)),
            otherwise=self._refused,
        )

    def _moved(self, said: Text) -> None:
        super().accept()
        self._requests.said.emit(said)

    def _refused(self, error: object) -> None:
        self._allow()
        self._requests.refused.emit(error)

    def _allow(self) -> None:
        needs_reason = self._needs_reason and self.markers.chosen() is None
        if needs_reason:
            words = (
                _("Or why else? This is kept with the move.")
                if self.markers.chips
                else _("Why? This is kept with the move.")
            )
        else:
            words = _("A word about it, if you like:")
        self._ask.setText(words)
        self.reason.setAccessibleName(words)
        ready = not needs_reason or bool(self.reason.text().strip())
        self.take.setEnabled(ready)
        self.take.setToolTip("" if ready else _("Nothing recorded shows this stage, so it needs a reason."))


def _head(move: Move) -> Iterator[QLabel]:
    """Who moves where, the evidence for it, and what is missing."""
    yield label(_("{who}: move to {stage}").format(who=move.who[:80], stage=word(move.stage)), "subtitle")
    for fact in move.evidence[:MOST_EVIDENCE]:
        said = in_clauses(capitalised(word(fact.words)), medium_date(fact.day))
        yield label(named(said, fact.note[:200]) if fact.note else said)
    if move.missing:
        yield label(move.missing, "muted")


class Markers(QWidget):
    """One chip for each marker of a stage; pressing the chosen one again takes it back."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chips: dict[Marker, QPushButton] = {}
        self._flow = Flow(self)

    def offer(self, stage: Stage) -> None:
        """Offer the markers of a stage."""
        for marker in Marker:
            if marker.stage is stage:
                made = button(capitalised(marker_word(marker)), "chip")
                made.setCheckable(True)
                # Return moves, wherever the cursor is; Space chooses.
                made.setAutoDefault(False)
                made.clicked.connect(lambda checked=False, one=marker: self._choose(one if checked else None))
                self.chips[marker] = made
                self._flow.addWidget(made)

    def chosen(self) -> Marker | None:
        """The marker that was chosen, if any."""
        return next((one for one, made in self.chips.items() if made.isChecked()), None)

    def filled(self) -> Any:
        """The chosen one by its name in code."""
        chosen = self.chosen()
        return chosen.value if chosen else None

    def fill(self, value: Any) -> None:
        """Choose the one of that name."""
        self._choose(Marker(value) if value else None)

    def _choose(self, chosen: Marker | None) -> None:
        for marker, made in self.chips.items():
            made.setChecked(marker is chosen)
        self.changed.emit()
