"""The stage and loyalty summary: the funnel and its movement, where everybody stands in each lens, and how far goals are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from salesbook.domain.goal import GoalState
from salesbook.domain.lenses.every import LENSES
from salesbook.domain.lenses.lens import NOT_PLACED
from salesbook.domain.stage import STAGES, Stage
from salesbook.domain.text import Text
from salesbook.queries.goals import goals_of_book
from salesbook.queries.settings import method
from salesbook.queries.stage_board import Mark as BoardMark
from salesbook.queries.stage_board import stage_board
from salesbook.queries.stage_summary import Moved, movement_in, moves_between
from salesbook.queries.standings import PositionCount, position_counts
from salesbook.reports.figures import FIGURES_UNDER, Figure, figure_row
from salesbook.reports.frame import Frame, Piece, bound, days_in_head, one_line, owner_of, poured, section, title_block
from salesbook.reports.marks import Block, Mark, Rule, Words, beside
from salesbook.reports.options import StageSummaryOptions
from salesbook.reports.page import BAND_GAP, FIELD, LABEL_BASELINE, MM, TEXT_SIZE, Paper, column, measures, span
from salesbook.reports.parts import Desk, ending_at, label
from salesbook.reports.report import Document
from salesbook.reports.rows import Row, cell
from salesbook.reports.setting import Setter
from salesbook.reports.signs import Ink, Span
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language, ngettext
from salesbook.system.progress import Progress, silent
from salesbook.wording import capitalised, listed, medium_date, narrow_date, render, word

_HALF = span(2 * FIELD)
_BAR_LEFT, _BAR_LONGEST, _BAR, _UP = 38 * MM, 38 * MM, 2 * MM, 2.9
# Where something is said beside the bar.
_BAR_SHORT = 12 * MM
_WHOM, _WHOM_WIDTH = column(2), span(3)
_STEP, _STEP_WIDTH = column(5), span(3) - 4
_BECAUSE, _BECAUSE_WIDTH = column(8), span(4)
_GOAL_WIDTH = span(4) - 4
_ARRIVED, _WAITING = column(4), column(8)
_NAMED = 8
_STATES = {
    GoalState.RUNNING: Text("Under way"),
    GoalState.REACHED: Text("Reached"),
    GoalState.MISSED: Text("Missed"),
}


@dataclass(frozen=True)
class StageCount:
    """How many stand at a stage (None: not met yet), and how many of them are stuck or cooling."""

    stage: Stage | None
    count: int
    stuck: int = 0
    cooling: int = 0


@dataclass(frozen=True)
class LensCounts:
    """How many stand where in a lens, from the worst position to the best."""

    lens: Text
    positions: tuple[PositionCount, ...]


@dataclass(frozen=True)
class GoalTold:
    """A goal in words, with who arrived and who is on the way."""

    lens: Text
    start: Text
    end: Text
    count: int
    by: date
    state: GoalState
    arrived: tuple[str, ...] = ()
    on_the_way: tuple[str, ...] = ()


@dataclass(frozen=True)
class StageSummary:
    """Where everybody stands on the day of printing, and who moved on the days."""

    printed_on: date
    first: date
    last: date
    my_name: str = ""
    my_company: str = ""
    stages: tuple[StageCount, ...] = ()
    moves: tuple[Moved, ...] = ()
    lenses: tuple[LensCounts, ...] = ()
    goals: tuple[GoalTold, ...] = ()

    @property
    def everybody(self) -> int:
        """How many contacts there are but colleagues."""
        return sum(one.count for one in self.stages)


def gather(
    notebook: NotebookReader, options: StageSummaryOptions, today: date, progress: Progress = silent
) -> StageSummary:
    """Where everybody stands today, and the moves of the days."""
    progress(0, 2)
    steering = method(notebook)
    counts = position_counts(notebook, today)
    return StageSummary(
        today,
        options.first,
        options.last,
        steering.my_name,
        steering.my_company,
        tuple(_stages(notebook, today)),
        moves_between(notebook, options.first, options.last),
        tuple(LensCounts(lens.words, counts[lens.name]) for lens in LENSES),
        tuple(_goals(notebook, today)),
    )


def _stages(notebook: NotebookReader, today: date) -> Iterator[StageCount]:
    board = stage_board(notebook, today)
    stuck, cooling = board.marked[BoardMark.STUCK], board.marked[BoardMark.COOLING]
    for one in (*board.columns, board.not_met):
        here = frozenset(one.ids)
        yield StageCount(one.stage, len(here), len(here & stuck), len(here & cooling))


def _goals(notebook: NotebookReader, today: date) -> Iterator[GoalTold]:
    lines = goals_of_book(notebook, today)
    names = dict(notebook.rows("SELECT id, name FROM contact")) if lines else {}
    for line in lines:
        far = line.progress
        arrived, waiting = (
            tuple(sorted(names[one] for one in those if one in names)) for those in (far.arrived, far.on_the_way)
        )
        yield GoalTold(line.lens.words, line.start, line.end, far.goal.count, far.goal.by, far.state, arrived, waiting)


def compose(content: StageSummary, paper: Paper, progress: Progress = silent) -> Document:
    """The summary in the current language."""
    desk = Desk(Setter(), measures(language()))
    progress(1, 2)
    days = days_in_head(content.first, content.last)
    frame = Frame(
        _("Stages and loyalty"),
        owner_of(content.my_name, content.my_company),
        (days,),
        (_("Printed {day}").format(day=medium_date(content.printed_on)),),
    )
    pages = poured(title_block(desk, _("Stages and loyalty"), days), _pieces(desk, content, paper), paper)
    return bound(desk, pages, frame, paper, _("Stages and loyalty"), progress, 2)


def _pieces(desk: Desk, content: StageSummary, paper: Paper) -> list[Piece]:
    if not content.everybody:
        return [Piece(one_line(desk, _("There is no contact yet.")), 30)]
    pieces = [Piece(figure_row(desk, _figures(content)), FIGURES_UNDER)]
    pieces.append(Piece(beside((_funnel(desk, content), _steps(desk, content)), (0, column(2 * FIELD))), BAND_GAP + 6))
    goals = [_goal(desk, one) for one in content.goals]
    if goals:
        people = ((_ARRIVED, _("Arrived")), (_WAITING, _("Still on the way")))
        pieces += section(desk, _("Goals"), goals, paper, columns=people)
    pieces += _lenses(desk, content)
    if content.moves:
        columns = ((_WHOM, _("Contact")), (_STEP, _("From and to")), (_BECAUSE, _("Why")))
        pieces += section(desk, _("Who moved"), [_move(desk, one) for one in content.moves], paper, columns=columns)
    return pieces


def _figures(content: StageSummary) -> tuple[Figure, ...]:
    moved, n = movement_in(content.moves), content.everybody
    met = sum(one.count for one in content.stages if one.stage is not None)
    reached = sum(one.state is GoalState.REACHED for one in content.goals)
    goals = _("{reached} of {all}").format(reached=reached, all=len(content.goals)) if content.goals else "–"
    return (
        ((str(n),), ngettext("contact", "contacts", n)),
        ((str(met),), _("of these met")),
        ((str(moved.new),), _("met for the first time")),
        ((str(moved.forward),), _("moved up")),
        ((str(moved.back),), _("went back")),
        ((goals,), _("goals reached")),
    )


def _funnel(desk: Desk, content: StageSummary) -> Block:
    """A bar a stage, with those that are stuck or cooling."""
    lines = [
        (capitalised(_stage(one.stage)), one.count, _trouble(one)) for one in content.stages if one.stage or one.count
    ]
    return _bars(desk, _("Funnel"), lines, hint=_("contacts"))


def _trouble(one: StageCount) -> str:
    stuck = ngettext("{n} stuck", "{n} stuck", one.stuck).format(n=one.stuck) if one.stuck else ""
    cooling = ngettext("{n} cooling", "{n} cooling", one.cooling).format(n=one.cooling) if one.cooling else ""
    return listed(tuple(part for part in (stuck, cooling) if part))


def _steps(desk: Desk, content: StageSummary) -> Block:
    """How many steps there were into each stage, and back."""
    moved = movement_in(content.moves)
    lines = [
        (capitalised(_("to {stage}").format(stage=word(stage))), times, "")
        for stage, times in zip(STAGES, moved.arrived, strict=True)
    ]
    lines.append((capitalised(_("back")), moved.back, ""))
    return _bars(desk, _("Movement of these days"), lines, hint=_("steps"))


def _lenses(desk: Desk, content: StageSummary) -> list[Piece]:
    """Two lenses beside each other, the best position first; those that could not be placed last."""
    blocks = []
    for one in content.lenses:
        placed = [at for at in reversed(one.positions) if at.position != NOT_PLACED]
        rest = [at for at in one.positions if at.position == NOT_PLACED and at.count]
        lines = [(capitalised(render(at.position.words)), at.count, "") for at in (*placed, *rest)]
        blocks.append(_bars(desk, render(one.lens), lines))
    pairs = [blocks[at : at + 2] for at in range(0, len(blocks), 2)]
    return [Piece(beside(pair, (0, column(2 * FIELD))[: len(pair)]), BAND_GAP + 4) for pair in pairs]


def _bars(desk: Desk, words: str, lines: Sequence[tuple[str, int, str]], hint: str = "") -> Block:
    """A field of bars: words, how many, and what is to be said of them at the right."""
    marks: list[Mark] = list(label(desk, words, _HALF, hint=hint))
    most = max((count for _words, count, _said in lines), default=0) or 1
    longest = _BAR_SHORT if any(said for _words, _count, said in lines) else _BAR_LONGEST
    y = last = LABEL_BASELINE + desk.measures.to_text
    for named, count, said in lines:
        last = y
        ink = Ink.BLACK if count else Ink.GREY
        marks.append(Words(0, y, desk.setter.lines(named, TEXT_SIZE, _BAR_LEFT - 4, most=1, ink=ink)[0], TEXT_SIZE))
        long = longest * count / most
        if count:
            marks.append(Rule(_BAR_LEFT, y - _UP, max(long, 1.5), _BAR))
        figure = desk.setter.line(str(count), TEXT_SIZE, bold=bool(count), ink=ink)
        marks.append(Words(_BAR_LEFT + long + 4, y, figure, TEXT_SIZE))
        if said:
            room = _HALF - _BAR_LEFT - long - figure.width - 12
            marks.append(
                ending_at(_HALF, y, desk.setter.lines(said, TEXT_SIZE, room, most=1, ink=Ink.GREY)[0], TEXT_SIZE)
            )
        y += desk.measures.text
    return Block(tuple(marks), last)


def _goal(desk: Desk, goal: GoalTold) -> Row:
    """`2 of 3 from butterfly to true friend by 31 Dec 2026`, its lens, how it stands, and the people."""
    n = len(goal.arrived)
    far = _("{arrived} of {all} from {start} to {end} by {day}").format(
        arrived=n, all=goal.count, start=render(goal.start), end=render(goal.end), day=narrow_date(goal.by)
    )
    missed = goal.state is GoalState.MISSED
    state = Span(render(_STATES[goal.state]), bold=missed, ink=Ink.RED if missed else Ink.GREY)
    setter = desk.setter
    told = (
        *setter.lines(far, TEXT_SIZE, _GOAL_WIDTH, bold=True),
        *setter.lines((Span(f"{render(goal.lens)}  ", ink=Ink.GREY), state), TEXT_SIZE, _GOAL_WIDTH),
    )
    arrived, waiting = (
        setter.lines(_names(those), TEXT_SIZE, _GOAL_WIDTH) for those in (goal.arrived, goal.on_the_way)
    )
    return Row((cell(desk, told, 0), cell(desk, arrived, _ARRIVED), cell(desk, waiting, _WAITING)))


def _names(names: tuple[str, ...]) -> str:
    """The first of them, and how many more there are."""
    said = listed(tuple(names[:_NAMED]))
    rest = len(names) - _NAMED
    if rest <= 0:
        return said
    return ngettext("{names} and {n} more", "{names} and {n} more", rest).format(names=said, n=rest)


def _move(desk: Desk, one: Moved) -> Row:
    setter = desk.setter
    whom = (
        *setter.lines(one.contact.name, TEXT_SIZE, _WHOM_WIDTH, bold=True),
        *setter.lines(one.contact.organisation, TEXT_SIZE, _WHOM_WIDTH, ink=Ink.GREY),
    )
    step = _("{start} to {end}").format(start=_stage(one.start), end=_stage(one.end))
    return Row(
        (
            cell(desk, (setter.line(narrow_date(one.day), TEXT_SIZE),), 0),
            cell(desk, whom, _WHOM),
            cell(desk, setter.lines(capitalised(step), TEXT_SIZE, _STEP_WIDTH), _STEP),
            cell(desk, setter.lines(one.because, TEXT_SIZE, _BECAUSE_WIDTH), _BECAUSE),
        )
    )


def _stage(stage: Stage | None) -> str:
    return word(stage) if stage else _("not met yet")
