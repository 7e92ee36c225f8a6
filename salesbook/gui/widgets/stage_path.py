"""The stage path, wide: four columns with bar, name, date and up to two markers, and below what is missing.

A stage is a button: pressing one that is not the present stage offers the move there. Evidence is a button too: it opens
its visit.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from salesbook.domain.days import how_long_ago
from salesbook.domain.evidence import MARKERS_OF, Evidence, Marker
from salesbook.domain.stage import STAGES, Stage, next_stage, rank_of
from salesbook.gui.icons import icon, pixmap
from salesbook.gui.theme import Theme, grown
from salesbook.gui.widgets.elided import ElidedButton, ElidedLabel
from salesbook.gui.widgets.marks import stage_words
from salesbook.gui.words import button, icon_size, label, with_icon
from salesbook.queries.standing import StageStanding
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, day_and_month, joined, listed, marker_word, medium_date, render, word

MOST_MARKERS = 2


class StagePath(QWidget):
    """Emits the stage that was pressed, and the visit whose evidence was; `history_wanted` asks how they came here."""

    stage_wanted = Signal(object)
    visit_wanted = Signal(str)
    history_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(4)
        self.columns = {stage: _Column(stage, theme) for stage in STAGES}
        for stage, column in self.columns.items():
            row.addWidget(column, 1)
            column.name.clicked.connect(lambda _checked=False, one=stage: self.stage_wanted.emit(one))
            column.visit_wanted.connect(self.visit_wanted)
        outer.addLayout(row)
        self.strip = _Strip(theme)
        self.strip.move_wanted.connect(self.stage_wanted)
        self.strip.history.clicked.connect(lambda _checked=False: self.history_wanted.emit())
        outer.addWidget(self.strip)

    def show_standing(self, standing: StageStanding, today: date) -> None:
        """Show where a contact stands; dates of another year say so."""
        self.setAccessibleName(stage_words(standing.stage))
        for column in self.columns.values():
            column.show_standing(standing, today.year)
        self.strip.show_standing(standing, today)

    def show_markers(self, shown: bool) -> None:
        """In a low window the markers and the age of the evidence go to the tool tips."""
        for column in self.columns.values():
            column.show_markers(shown)
        self.strip.show_age(shown)


class _Column(QWidget):
    """One stage."""

    visit_wanted = Signal(str)

    def __init__(self, stage: Stage, theme: Theme) -> None:
        super().__init__()
        self._stage, self._theme = stage, theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._bar = _Bar(theme.stage(stage), theme.line_strong)
        column.addWidget(self._bar)
        head = QHBoxLayout()
        head.setContentsMargins(0, 3, 0, 0)
        head.setSpacing(8)
        self.name = button(capitalised(word(stage)), "link")
        self._day = label("", "small-muted")
        head.addWidget(self.name)
        head.addWidget(self._day)
        head.addStretch(1)
        column.addLayout(head)
        self.markers = [_MarkerLine(theme) for _place in range(MOST_MARKERS)]
        for line in self.markers:
            column.addWidget(line)
            line.visit_wanted.connect(self.visit_wanted)
        column.addStretch(1)

    def show_standing(self, standing: StageStanding, year: int) -> None:
        reached = rank_of(standing.stage) >= self._stage.rank
        day = standing.reached_on(self._stage)
        colour = self._theme.stage(self._stage) if reached else self._theme.text_muted
        self.name.setStyleSheet(f"padding: 0 2px; color: {colour};")
        self._bar.show_reached(reached)
        self._day.setText((day_and_month(day) if day.year == year else medium_date(day)) if day else "")
        words = capitalised(word(self._stage))
        state = (
            _("{stage}, reached").format(stage=words) if reached else _("{stage}, not reached yet").format(stage=words)
        )
        self.name.setAccessibleName(state)
        facts = _one_a_marker(standing.evidence_for(self._stage))
        missing = _not_yet(self._stage, facts)
        lines: list[Evidence | Marker] = [*facts, *missing]
        more = len(lines) - MOST_MARKERS
        for place, line in enumerate(self.markers):
            last = place == MOST_MARKERS - 1
            line.show_marker(
                lines[place] if place < len(lines) else None, self._stage, more if last and more > 0 else 0
            )
        self.name.setToolTip("\n".join([state, *(_words(one) for one in lines)]))

    def show_markers(self, shown: bool) -> None:
        for line in self.markers:
            line.setVisible(shown and line.holds)


class _Bar(QWidget):
    """The bar of a stage: filled where it is reached."""

    def __init__(self, colour: str, edge: str) -> None:
        super().__init__()
        self._colour, self._edge, self._reached = colour, edge, False
        self.setFixedHeight(6)

    def show_reached(self, reached: bool) -> None:
        self._reached = reached
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect()
        if self._reached:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colour))
            painter.drawRoundedRect(box, 3, 3)
        else:
            painter.setPen(QPen(QColor(self._edge), 1))
            painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.end()


class _MarkerLine(QWidget):
    """A marker: a check and a button to its visit where it is recorded, a dashed circle where it is not yet."""

    visit_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._visit = ""
        self.holds = False
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(6)
        self.setFixedHeight(grown(24))
        self._icon = QLabel()
        self._icon.setFixedSize(icon_size(14))
        self.words = ElidedLabel("small-muted")
        self.go = ElidedButton("link")
        self.go.setStyleSheet(
            f"font-size: {theme.px(12)}px; font-weight: 400; padding: 0; "
            f"min-height: {theme.px(24) - 2}px; color: {theme.text};"
        )
        self.go.clicked.connect(lambda _checked=False: self.visit_wanted.emit(self._visit))
        self._more = label("", "small-muted")
        row.addWidget(self._icon)
        row.addWidget(self.go)
        row.addWidget(self.words)
        row.addWidget(self._more)
        row.addStretch(1)

    def show_marker(self, what: Evidence | Marker | None, stage: Stage, more: int) -> None:
        self.holds = what is not None
        self.setVisible(self.holds)
        if what is None:
            return
        recorded = isinstance(what, Evidence)
        self._visit = what.visit_id or "" if isinstance(what, Evidence) else ""
        said = _words(what)
        picture = ("check", self._theme.stage(stage)) if recorded else ("circle-dashed", self._theme.text_muted)
        self._icon.setPixmap(pixmap(*picture, grown(14)))
        self.go.setVisible(bool(self._visit))
        self.words.setVisible(not self._visit)
        self.words.show_text(said)
        self.go.show_text(said, _("Evidence: {marker}; opens its visit").format(marker=said))
        if not recorded:
            self.words.setAccessibleName(_("Not yet: {marker}").format(marker=said))
        self._more.setText(f"+{more}" if more else "")


class _Strip(QFrame):
    """What is missing for the next stage, or the move that the evidence allows."""

    move_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._has_room = True
        self._to: Stage | None = None
        self.setProperty("look", "strip")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 12, 7)
        row.setSpacing(8)
        self._flag = QLabel()
        self.head = label("", "head")
        self.words = label("")
        self.words.setWordWrap(True)
        self.move_there: QPushButton = button("", "small")
        self.move_there.clicked.connect(lambda _checked=False: self.move_wanted.emit(self._to))
        self.age = label("", "small-muted")
        self.history = button(_("History"), "quiet-small", _("History: how they came to this stage"))
        row.addWidget(self._flag, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.head, 0, Qt.AlignmentFlag.AlignTop)
        # Its first line is the head's, however high the buttons beside it are.
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        for part, above in ((self._flag, 5), (self.head, 3), (self.words, 3)):
            part.setContentsMargins(0, above, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.move_there)
        row.addWidget(self.age)
        row.addWidget(self.history)

    def show_standing(self, standing: StageStanding, today: date) -> None:
        target = standing.offered.to if standing.offered else next_stage(standing.stage)
        self._to = target
        self._show_past(standing, today)
        self.setVisible(target is not None or bool(standing.history))
        self.move_there.setVisible(standing.offered is not None)
        self._flag.setVisible(target is not None)
        self.head.setVisible(target is not None)
        if target is None:
            self.words.setText("")
            return
        self._flag.setPixmap(pixmap("flag", self._theme.stage(target), grown(16)))
        name = capitalised(word(target))
        if standing.offered is not None:
            self.head.setText(_("Ready for {stage}:").format(stage=word(target)))
            shown = tuple(dict.fromkeys(_words(fact) for fact in standing.offered.evidence))
            words = capitalised(joined(shown[:3]))
            if standing.passed:
                passed = listed(tuple(word(one) for one in standing.passed))
                words = _("{shown}. Nothing recorded shows {stages} yet.").format(shown=words, stages=passed)
            self.words.setText(words)
            self.move_there.setText(_("Move to {stage}").format(stage=word(target)))
            self.move_there.setAccessibleName(_("Move to {stage}").format(stage=name))
            with_icon(self.move_there, icon("arrow-right", self._theme.text, 14), 14)
        else:
            self.head.setText(_("Missing for {stage}:").format(stage=word(target)))
            advice = tuple(render(one) for one in standing.advice)
            self.words.setText(_advice_words(advice[:2]))
            self.words.setToolTip("\n".join(capitalised(one) for one in advice))

    def accept(self) -> bool:
        """Ask for the move that is offered; says whether one is."""
        offered = self.move_there.isVisible()
        if offered:
            self.move_there.click()
        return offered

    def _show_past(self, standing: StageStanding, today: date) -> None:
        """How old the newest evidence is, and the way here."""
        newest = standing.last_evidence
        self.age.setText(_("last evidence {age}").format(age=render(how_long_ago(newest, today))) if newest else "")
        self.age.setToolTip(medium_date(newest) if newest else "")
        self.history.setToolTip(self.age.text())
        self.history.setVisible(bool(standing.history))
        self.show_age(self._has_room)

    def show_age(self, shown: bool) -> None:
        """Say how old the evidence is where there is room for it."""
        self._has_room = shown
        self.age.setVisible(shown and bool(self.age.text()))


def _advice_words(advice: tuple[str, ...]) -> str:
    """One thing a rep can do, or either of two."""
    if not advice:
        return ""
    if len(advice) == 1:
        return _("{advice}.").format(advice=capitalised(advice[0]))
    return _("{first}, or {second}.").format(first=capitalised(advice[0]), second=advice[1])


def _words(what: Evidence | Marker) -> str:
    return capitalised(word(what.words) if isinstance(what, Evidence) else marker_word(what))


def _one_a_marker(facts: tuple[Evidence, ...]) -> list[Evidence]:
    """The newest evidence of each marker."""
    return list({fact.marker: fact for fact in reversed(facts)}.values())[::-1]


def _not_yet(stage: Stage, facts: list[Evidence]) -> list[Marker]:
    met = {fact.marker.general for fact in facts}
    return [marker for marker in MARKERS_OF[stage] if marker not in met]
