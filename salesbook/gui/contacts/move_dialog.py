"""Moving contacts to a stage: with the evidence that shows it, or else with a reason, which is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from salesbook.domain.evidence import Evidence
from salesbook.domain.stage import Stage
from salesbook.gui.words import button, label
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, medium_date, word

MOST_EVIDENCE = 5


class MoveDialog(QDialog):
    """Asks once; `move` is called with the reason, which is empty only where evidence stands for it."""

    def __init__(
        self,
        parent: QWidget,
        who: str,
        stage: Stage,
        evidence: Sequence[Evidence],
        move: Callable[[str], None],
        missing: str = "",
    ) -> None:
        super().__init__(parent)
        self._move = move
        self._needs_reason = not evidence
        self.setWindowTitle(_("Move to {stage}").format(stage=word(stage)))
        self.setMinimumWidth(440)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        title = label(_("{who}: move to {stage}").format(who=who[:80], stage=word(stage)), "subtitle")
        title.setWordWrap(True)
        column.addWidget(title)
        for fact in evidence[:MOST_EVIDENCE]:
            said = f"{capitalised(word(fact.marker))}, {medium_date(fact.day)}"
            line = label(f"{said}: {fact.note[:200]}" if fact.note else said)
            line.setWordWrap(True)
            column.addWidget(line)
        if missing:
            line = label(missing, "muted")
            line.setWordWrap(True)
            column.addWidget(line)
        words = _("Why? This is kept with the move.") if self._needs_reason else _("A word about it, if you like:")
        ask = label(words)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(words)
        ask.setBuddy(self.reason)
        column.addWidget(ask)
        column.addWidget(self.reason)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = button(_("Cancel"))
        self.take = button(_("Move"), "filled")
        cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self.accept)
        self.take.setDefault(True)
        row.addWidget(cancel)
        row.addWidget(self.take)
        column.addSpacing(8)
        column.addLayout(row)
        self.reason.textChanged.connect(lambda _text: self._allow())
        self._allow()

    def accept(self) -> None:
        """Move, where enough is said."""
        if self.take.isEnabled():
            super().accept()
            self._move(self.reason.text().strip())

    def _allow(self) -> None:
        ready = not self._needs_reason or bool(self.reason.text().strip())
        self.take.setEnabled(ready)
        self.take.setToolTip("" if ready else _("Nothing recorded shows this stage, so it needs a reason."))
