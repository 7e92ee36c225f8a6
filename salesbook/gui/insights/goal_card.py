"""A goal with how far it is, a piece of the bar for each contact that is to arrive."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from salesbook.domain.goal import Goal, GoalProgress, GoalState
from salesbook.domain.text import Text, counted
from salesbook.gui.icons import pixmap
from salesbook.gui.theme import Theme, grown
from salesbook.gui.words import button, label
from salesbook.system.i18n import gettext as _
from salesbook.wording import render

# Beyond so many pieces the bar is one.
MOST_PIECES = 20

# A target that can be hit.
SMALLEST = 26


class GoalCard(QFrame):
    """Says what is to be reached, how far it is, and lets the goal be dropped (undo brings it back)."""

    drop_wanted = Signal()

    def __init__(self, theme: Theme, progress: GoalProgress, words: dict[str, Text]) -> None:
        super().__init__()
        self.setProperty("look", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(6)
        row = QHBoxLayout()
        mark = QLabel()
        mark.setPixmap(pixmap("target", theme.text, grown(16)))
        row.addWidget(mark)
        row.addWidget(label(_("Goal"), "head"))
        row.addStretch(1)
        done, count = len(progress.arrived), progress.goal.count
        row.addWidget(label(_("{done} of {count}").format(done=done, count=count)))
        drop = button("×", "quiet-small", _("Drop this goal"))
        drop.setToolTip(_("Drop this goal"))
        drop.setMinimumWidth(grown(SMALLEST))
        drop.clicked.connect(lambda _checked=False: self.drop_wanted.emit())
        row.addWidget(drop)
        column.addLayout(row)
        said = label(render(goal_words(progress.goal, words)), "muted")
        said.setWordWrap(True)
        column.addWidget(said)
        column.addWidget(_Pieces(theme, min(done, count), count))
        state = state_words(progress)
        if state:
            looks = {GoalState.MISSED: "warning-small", GoalState.REACHED: "small"}
            column.addWidget(label(state, looks.get(progress.state, "small-muted")))


def goal_words(goal: Goal, words: dict[str, Text]) -> Text:
    """`3 from butterfly to true friend by 30 Jun 2026`."""
    return Text(
        "{count} from {start} to {end} by {day}",
        count=goal.count,
        start=words.get(goal.from_position, Text("{name}", name=goal.from_position)),
        end=words.get(goal.to_position, Text("{name}", name=goal.to_position)),
        day=goal.by,
    )


def state_words(progress: GoalProgress) -> str:
    """What is to be said beside the figures: reached, missed, or the days left."""
    if progress.state is GoalState.REACHED:
        return _("Reached")
    if progress.state is GoalState.MISSED:
        return _("The day has passed")
    return render(counted("{n} day left", "{n} days left", progress.days_left))


class _Pieces(QWidget):
    def __init__(self, theme: Theme, done: int, count: int) -> None:
        super().__init__()
        self._theme, self._done, self._count = theme, done, count
        self.setFixedHeight(6)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Filled pieces for those who arrived; in one piece where there would be too many."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pieces = self._count if self._count <= MOST_PIECES else 1
        wide = (self.width() - 4 * (pieces - 1)) / pieces
        for place in range(pieces):
            box = QRectF(place * (wide + 4), 0.5, wide, 5)
            share = self._done / self._count if pieces == 1 else float(place < self._done)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.line_strong), 1))
            painter.drawRoundedRect(box, 2.5, 2.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.accent))
            filled = QRectF(box)
            filled.setWidth(box.width() * share)
            painter.drawRoundedRect(filled, 2.5, 2.5)
        painter.end()
