"""Moving contacts to a stage: with the evidence that shows it, or else with a reason, which is kept.

Where nothing recorded shows the stage, the marker that was met can be chosen here: it is recorded with the move.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.stage import Stage
from salesbook.gui.widgets.deciding import deciding
from salesbook.gui.widgets.flow import Flow
from salesbook.gui.words import button, in_clauses, label, named
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, marker_word, medium_date, word

MOST_EVIDENCE = 5


class MoveDialog(QDialog):
    """Asks once; `move` is called with the reason, which is empty only where evidence stands for it.

    With `prove`, the markers of the stage are offered where nothing is recorded; it is called with the chosen one and a note.
    """

    def __init__(
        self,
        parent: QWidget,
        who: str,
        stage: Stage,
        evidence: Sequence[Evidence],
        move: Callable[[str], None],
        missing: str = "",
        prove: Callable[[Marker, str], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._move, self._prove = move, prove
        self._needs_reason = not evidence
        self.markers: dict[Marker, QPushButton] = {}
        self.setWindowTitle(_("Move to {stage}").format(stage=word(stage)))
        self.setMinimumWidth(440)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        title = label(_("{who}: move to {stage}").format(who=who[:80], stage=word(stage)), "subtitle")
        title.setWordWrap(True)
        column.addWidget(title)
        for fact in evidence[:MOST_EVIDENCE]:
            said = in_clauses(capitalised(word(fact.words)), medium_date(fact.day))
            line = label(named(said, fact.note[:200]) if fact.note else said)
            line.setWordWrap(True)
            column.addWidget(line)
        if missing:
            line = label(missing, "muted")
            line.setWordWrap(True)
            column.addWidget(line)
        if prove is not None and not evidence:
            self._offer_markers(column, stage)
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
        self._allow()

    def marker(self) -> Marker | None:
        """The marker that was chosen, if any."""
        return next((one for one, made in self.markers.items() if made.isChecked()), None)

    def accept(self) -> None:
        """Move, where enough is said."""
        if not self.take.isEnabled():
            return
        super().accept()
        marker, words = self.marker(), self.reason.text().strip()
        if marker is not None and self._prove is not None:
            self._prove(marker, words)
        else:
            self._move(words)

    def _offer_markers(self, column: QVBoxLayout, stage: Stage) -> None:
        """One chip for each marker of the stage; pressing the chosen one again takes it back."""
        column.addWidget(label(_("What shows it?")))
        holder = QWidget()
        flow = Flow(holder)
        for marker in Marker:
            if marker.stage is stage:
                made = button(capitalised(marker_word(marker)), "chip")
                made.setCheckable(True)
                # Return moves, wherever the cursor is; Space chooses.
                made.setAutoDefault(False)
                made.clicked.connect(lambda checked=False, one=marker: self._choose(one if checked else None))
                self.markers[marker] = made
                flow.addWidget(made)
        column.addWidget(holder)
        column.addSpacing(4)

    def _choose(self, chosen: Marker | None) -> None:
        for marker, made in self.markers.items():
            made.setChecked(marker is chosen)
        self._allow()

    def _allow(self) -> None:
        needs_reason = self._needs_reason and self.marker() is None
        if needs_reason:
            words = (
                _("Or why else? This is kept with the move.") if self.markers else _("Why? This is kept with the move.")
            )
        else:
            words = _("A word about it, if you like:")
        self._ask.setText(words)
        self.reason.setAccessibleName(words)
        ready = not needs_reason or bool(self.reason.text().strip())
        self.take.setEnabled(ready)
        self.take.setToolTip("" if ready else _("Nothing recorded shows this stage, so it needs a reason."))
