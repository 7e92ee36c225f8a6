"""Why somebody stands where they stand in a lens, and what would move them: the right of a lens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from salesbook.domain.goal import GoalProgress
from salesbook.domain.lenses.emotional_memory import MemoryFigures
from salesbook.domain.lenses.factors import Loyalty
from salesbook.domain.lenses.five_factor_loyalty import LoyaltyFigures
from salesbook.domain.lenses.kotler import KotlerFigures
from salesbook.domain.lenses.lens import Lens, Standing
from salesbook.domain.lenses.value_balance import ValueFigures
from salesbook.domain.text import Text
from salesbook.gui.icons import icon, pixmap
from salesbook.gui.insights.asked_section import clear
from salesbook.gui.insights.goal_card import GoalCard
from salesbook.gui.insights.measures import Measured, Measures
from salesbook.gui.insights.run_picture import Feeling, RunPicture
from salesbook.gui.theme import Theme, grown
from salesbook.gui.widgets.elided import ElidedLabel
from salesbook.gui.words import button, label, named, with_icon
from salesbook.queries.contact_list import ContactRow
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, medium_date, render, word

WIDTH, WIDEST = 328, 336
MOST_LOYAL = 5


class Explanation(QFrame):
    """`open_wanted` and `plan_wanted` are about the contact shown; `visit_wanted` carries a visit's id."""

    open_wanted = Signal()
    plan_wanted = Signal()
    visit_wanted = Signal(str)
    goal_wanted = Signal()
    drop_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("look", "side")
        self.setFixedWidth(min(theme.px(WIDTH), WIDEST))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(area)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        # The name shares its line with the title in the middle, which is higher.
        self._column.setContentsMargins(16, 19, 16, 16)
        self._column.setSpacing(8)
        area.setWidget(inner)
        self._make_parts()

    def show_nobody(self, words: str) -> None:
        """Say what the lens is about; nobody is chosen."""
        self._who.hide()
        self._position.hide()
        self._told.hide()
        self._hint.setText(words)
        self._hint.show()

    def show_standing(self, row: ContactRow, lens: Lens, standing: Standing, loyalty: Loyalty | None) -> None:
        """Show where somebody stands."""
        self._hint.hide()
        self._who.show()
        self.name.show_text(row.name)
        self.role.show_text(" · ".join(part for part in (row.organisation, row.title) if part))
        self.role.setVisible(bool(self.role.whole()))
        self.open.setAccessibleName(_("Open {name}").format(name=row.name[:100]))
        self.position.setText(capitalised(render(standing.words)))
        self._position.setAccessibleName(named(render(lens.words), self.position.text()))
        self._position.show()
        _fill(self.because, [capitalised(render(text)) for text in _not_drawn(standing, loyalty)])
        self._show_figures(standing, loyalty)
        self.moving.setText(_("What would move {name}").format(name=row.name[:60]))
        self.moving.setVisible(bool(standing.to_move_up))
        _fill(self.to_move_up, [capitalised(render(text)) for text in standing.to_move_up], self._theme)
        self._told.show()

    def show_acts(self, *, anybody: bool, organisations: bool) -> None:
        """A visit is planned with somebody; goals are set for contacts."""
        self.plan.setVisible(anybody and not organisations)
        self.goal.setVisible(not organisations)

    def show_goals(self, goals: Sequence[GoalProgress], words: dict[str, Text]) -> None:
        """Show the goals of the lens; `words` name its positions."""
        clear(self._goals)
        for one in goals:
            card = GoalCard(self._theme, one, words)
            card.drop_wanted.connect(lambda goal=one.goal: self.drop_wanted.emit(goal))
            self._goals.addWidget(card)

    def _show_figures(self, standing: Standing, loyalty: Loyalty | None) -> None:
        told = standing.figures
        lines: list[Measured] = []
        if isinstance(told, KotlerFigures | LoyaltyFigures) and loyalty is not None:
            lines = [
                Measured(
                    capitalised(word(one.factor)),
                    None if one.score is None else one.score / MOST_LOYAL,
                    "–" if one.score is None else f"{one.score:g}",
                )
                for one in loyalty.factors
            ]
        elif isinstance(told, ValueFigures):
            most = max((count for _kind, count in told.counts), default=0) or 1
            lines = [Measured(capitalised(word(kind)), count / most, str(count)) for kind, count in told.counts]
        self.measures.show_lines(lines)
        judged = [one for one in loyalty.factors if one.judged] if loyalty and lines else []
        self.judged.setVisible(bool(judged) and not isinstance(told, ValueFigures))
        self.judged.setText(
            "\n".join(
                _("{factor} is your judgement of {day}.").format(
                    factor=capitalised(word(one.factor)), day=medium_date(one.judged)
                )
                for one in judged
                if one.judged
            )
        )
        run = told.run if isinstance(told, MemoryFigures) else ()
        self.run.show_run([Feeling(one.visit_id, one.day, one.emotion, one.expectation) for one in run])
        self.run.setVisible(bool(run))

    def _make_parts(self) -> None:
        theme = self._theme
        self._hint = label("", "muted")
        self._hint.setWordWrap(True)
        self._column.addWidget(self._hint)
        self._who = self._head()
        self._column.addWidget(self._who)
        self._position = QFrame()
        self._position.setProperty("look", "strip")
        strip = QHBoxLayout(self._position)
        strip.setContentsMargins(12, 7, 12, 7)
        self.position = label("", "head")
        strip.addWidget(self.position)
        self._column.addWidget(self._position)
        self._told = QWidget()
        told = QVBoxLayout(self._told)
        told.setContentsMargins(0, 4, 0, 0)
        told.setSpacing(6)
        told.addWidget(label(_("Why here"), "head"))
        self.because = QVBoxLayout()
        self.because.setSpacing(4)
        told.addLayout(self.because)
        self.measures = Measures(theme)
        told.addWidget(self.measures)
        self.judged = label("", "small-muted")
        self.judged.setWordWrap(True)
        told.addWidget(self.judged)
        self.run = RunPicture(theme, _("How they felt, visit by visit"))
        self.run.opened.connect(self.visit_wanted)
        told.addWidget(self.run)
        told.addSpacing(6)
        self.moving = label("", "head")
        self.moving.setWordWrap(True)
        told.addWidget(self.moving)
        self.to_move_up = QVBoxLayout()
        self.to_move_up.setSpacing(6)
        told.addLayout(self.to_move_up)
        self._column.addWidget(self._told)
        self._goals = QVBoxLayout()
        self._goals.setSpacing(8)
        self._column.addSpacing(8)
        self._column.addLayout(self._goals)
        self._column.addLayout(self._acts())
        self._column.addStretch(1)

    def _head(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        self.name, self.role = ElidedLabel("subtitle"), ElidedLabel("muted")
        grid.addWidget(self.name, 0, 0)
        grid.addWidget(self.role, 1, 0, 1, 2)
        self.open = button(_("Open"), "small")
        self.open.clicked.connect(lambda _checked=False: self.open_wanted.emit())
        grid.addWidget(self.open, 0, 1)
        return holder

    def _acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.plan = with_icon(button(_("Plan a visit"), "small"), icon("calendar-days", self._theme.text, 14), 14)
        self.plan.clicked.connect(lambda _checked=False: self.plan_wanted.emit())
        self.goal = with_icon(button(_("Set a goal"), "small"), icon("target", self._theme.text, 14), 14)
        self.goal.clicked.connect(lambda _checked=False: self.goal_wanted.emit())
        row.addWidget(self.plan)
        row.addWidget(self.goal)
        row.addStretch(1)
        return row


def _not_drawn(standing: Standing, loyalty: Loyalty | None) -> tuple[Text, ...]:
    """Why somebody stands there, without what the bars show beside it: the five factors, and the counts of each kind."""
    told, because = standing.figures, standing.because
    if isinstance(told, LoyaltyFigures) and loyalty is not None:
        return because[:1]
    if isinstance(told, ValueFigures):
        return because[sum(count > 0 for _kind, count in told.counts) :]
    return because


def _fill(column: QVBoxLayout, lines: Sequence[str], dashed: Theme | None = None) -> None:
    """One line a sentence; what is still to do has a dashed circle before it."""
    clear(column)
    for words in lines:
        said = label(words)
        said.setWordWrap(True)
        if dashed is None:
            column.addWidget(said)
            continue
        row = QHBoxLayout()
        row.setSpacing(8)
        mark = QLabel()
        mark.setPixmap(pixmap("circle-dashed", dashed.accent, grown(16)))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(said, 1)
        column.addLayout(row)
