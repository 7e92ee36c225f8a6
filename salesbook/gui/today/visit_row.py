"""One visit of the day beside what is due, and the line that says what time it is."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from salesbook.domain.emotion import Emotion
from salesbook.domain.visit import Visit, VisitState
from salesbook.gui.requests import Requests
from salesbook.gui.theme import Theme, font_of
from salesbook.gui.widgets.elided import ElidedLabel, literal_tip
from salesbook.gui.widgets.hairline import hairline
from salesbook.gui.widgets.marks import Face
from salesbook.gui.words import aside, button, label
from salesbook.queries.contacts import ContactLine
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, clock_time, listed, word

# The column of times, in the size of the text, and what stands between it and the words.
_TIMES, _GAP = 42, 12
# The room of the state, and what an organisation beside a name must have at least.
_STATE, _ENOUGH = 76, 32
# A button is higher than the line of text it stands in.
_RISE = 4


class VisitRow(QWidget):
    """When, with whom and what for, and how it stands, in a `room` of so many px. A click opens it where all is told."""

    def __init__(
        self,
        visit: Visit,
        people: tuple[ContactLine, ...],
        felt: Emotion | None,
        now: datetime,
        theme: Theme,
        requests: Requests,
        *,
        room: int,
        ruled: bool,
    ) -> None:
        super().__init__()
        self._visit, self._requests = visit, requests
        self._names = listed(tuple(one.name for one in people))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(literal_tip(aside(_("Open the visit"), visit.code or "")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if ruled:
            column.addWidget(hairline())
        row = QHBoxLayout()
        row.setContentsMargins(0, 8 - _RISE, 0, 8)
        row.setSpacing(_GAP)
        column.addLayout(row)
        at = label(clock_time(visit.at) if visit.at else "", "head")
        at.setFixedWidth(theme.px(_TIMES))
        at.setContentsMargins(0, _RISE, 0, 0)
        row.addWidget(at, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words(people, room - theme.px(_TIMES + _STATE) - 2 * _GAP), 1)
        state = _logged(felt, theme) if visit.state is VisitState.DONE else self._to_log(now)
        row.addWidget(state, 0, Qt.AlignmentFlag.AlignTop)

    def _words(self, people: tuple[ContactLine, ...], room: int) -> QVBoxLayout:
        visit = self._visit
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.setContentsMargins(0, _RISE, 0, 0)
        organisation = people[0].organisation if len(people) == 1 else ""
        left = room - QFontMetrics(font_of("body", bold=True)).horizontalAdvance(self._names)
        if organisation and left > _ENOUGH:
            texts.addLayout(_beside(self._names, organisation))
        else:
            texts.addWidget(_wrapped(self._names, "head"))
        if about := " · ".join(part for part in (channel_of(visit), visit.purpose or visit.place) if part):
            texts.addWidget(_wrapped(about, "small-muted"))
        return texts

    def _to_log(self, now: datetime) -> QPushButton:
        is_over = self._visit.at is not None and self._visit.at < now.time()
        words, look = (_("Not logged"), "link-warning") if is_over else (_("Log"), "link")
        made = button(words, look, _("Log the visit with {names}").format(names=self._names))
        made.clicked.connect(lambda _checked=False: self._requests.complete_wanted.emit(self._visit.id))
        return made

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open it."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._requests.visit_wanted.emit(self._visit.id)


class NowLine(QWidget):
    """A line across the column, with the time before it."""

    def __init__(self, now: datetime, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        self._at = label("", "now")
        self._at.setFixedWidth(theme.px(_TIMES))
        line = QFrame()
        line.setProperty("look", "now-line")
        row.addWidget(self._at)
        row.addWidget(line, 1)
        self.show_time(now)

    def show_time(self, now: datetime) -> None:
        """Say what time it is."""
        self._at.setText(clock_time(now.time()))


def channel_of(visit: Visit) -> str:
    """Its channel, as a word that begins a line; empty where nobody said."""
    return capitalised(word(visit.channel)) if visit.channel else ""


def _beside(names: str, organisation: str) -> QHBoxLayout:
    """Both in one line, of which the organisation is cut."""
    line = QHBoxLayout()
    line.setSpacing(6)
    line.addWidget(label(names, "head"))
    where = ElidedLabel("muted")
    where.show_text(organisation)
    line.addWidget(where, 1)
    return line


def _wrapped(text: str, look: str) -> QLabel:
    made = label(text, look)
    made.setWordWrap(True)
    return made


def _logged(felt: Emotion | None, theme: Theme) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, _RISE, 0, 0)
    if felt is not None:
        row.addWidget(Face(felt, theme, 18))
    row.addWidget(label(_("Logged"), "muted"))
    return box
