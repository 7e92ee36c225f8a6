"""The rows of a visit report: one visit in five columns, and the parts of one that is taller than a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from salesbook.domain.day_part import hour_of
from salesbook.domain.emotion import Mood
from salesbook.domain.money import Money
from salesbook.reports.faces import IN_TEXT
from salesbook.reports.marks import Face, Words
from salesbook.reports.page import FIELD, LABEL_SIZE, MEASURE, MM, TEXT_SIZE, column, span
from salesbook.reports.parts import Desk, ending_at
from salesbook.reports.rows import CellLine, Row
from salesbook.reports.setting import Line
from salesbook.reports.signs import Ink, Span, is_hanzi
from salesbook.reports.visit_report_content import ReportPerson, ReportPromise, ReportStep, ReportVisit
from salesbook.reports.visit_report_words import (
    APART,
    bare,
    channel_and_length,
    due_of,
    move_in_words,
    reason_of,
    step_day,
    styled,
    what_became,
)
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language
from salesbook.wording import capitalised, hour_words, listed, money, word

WHOM, RESULT, PROMISES, AMOUNT = column(1), column(4), column(8), column(11)
_WHOM_WIDTH, _RESULT_WIDTH = span(FIELD), span(4)
_FACE_UP = 2.9  # from the baseline of the emotion to the centre of its face
_FEELING_AT = IN_TEXT + 4.5
_FACE_LEADING = 1.5  # more than that of text
_BETWEEN_AMOUNT = 4 * MM


@dataclass(frozen=True)
class Columns:
    """What all rows of a report share: the desk, the currency the label tells, the width of the promises."""

    desk: Desk
    currency: str
    promises: float


def _amount(amount: Money, currency: str) -> str:
    """An amount as it stands in its column: without the sign where the label tells the currency."""
    return bare(amount) if currency else money(amount)


def columns_for(desk: Desk, visits: Sequence[ReportVisit]) -> Columns:
    """The columns with room for the widest amount: it is never cut, so promises give way."""
    currencies = {amount.currency for visit in visits for amount in visit.expenses}
    currency = currencies.pop() if len(currencies) == 1 else ""
    amounts = [_amount(amount, currency) for visit in visits for amount in visit.expenses]
    widest = max((desk.setter.line(words, TEXT_SIZE).width for words in amounts), default=0.0)
    width = min(AMOUNT - _BETWEEN_AMOUNT, MEASURE - widest - _BETWEEN_AMOUNT) - PROMISES
    return Columns(desk, currency, width)


def row_of(columns: Columns, visit: ReportVisit) -> Row:
    """A visit as a row."""
    desk = columns.desk
    hour = capitalised(hour_words(hour_of(visit.at, visit.day_part)))
    # The column is made for times: a word is smaller.
    size = LABEL_SIZE if visit.at is None else TEXT_SIZE
    time = desk.setter.line(hour, size, bold=True) if hour else None
    amounts = [desk.setter.line(_amount(amount, columns.currency), TEXT_SIZE) for amount in visit.expenses]
    leading = desk.measures.text
    return Row(
        (
            (CellLine((Words(0, 0, time, size),), leading),) if time else (),
            tuple(_whom(desk, visit)),
            tuple(_result(columns, visit)),
            tuple(_agreed(columns, visit)),
            tuple(CellLine((ending_at(MEASURE, 0, line, TEXT_SIZE),), leading) for line in amounts),
        )
    )


def _text(
    desk: Desk, text: str | Sequence[Span], x: float, width: float, size: float = TEXT_SIZE, ink: Ink = Ink.BLACK
) -> Iterator[CellLine]:
    """A paragraph, whole."""
    lines: tuple[Line, ...] = desk.setter.lines(text, size, width, ink=ink)
    for line in lines:
        yield CellLine((Words(x, 0, line, size),), desk.measures.text)


def _whom(desk: Desk, visit: ReportVisit) -> Iterator[CellLine]:
    """Everybody who took part, those of one organisation over its name; then channel and length."""
    for organisation, people in groupby(visit.people, key=lambda person: person.organisation):
        for person in people:
            yield from _text(desk, _name(person), WHOM, _WHOM_WIDTH)
        if organisation:
            yield from _text(desk, organisation, WHOM, _WHOM_WIDTH)
    how = channel_and_length(visit)
    if how:
        yield from _text(desk, how, WHOM, _WHOM_WIDTH, ink=Ink.GREY)


def _name(person: ReportPerson) -> tuple[Span, ...]:
    # Who reads the report knows how names of its own script are said.
    own_script = any(is_hanzi(char) for char in person.name) == (language() == "zh_CN")
    name = Span(person.name, bold=True)
    return (name,) if own_script or not person.phonetic else (name, APART, Span(person.phonetic, ink=Ink.GREY))


def _result(columns: Columns, visit: ReportVisit) -> Iterator[CellLine]:
    desk = columns.desk
    if visit.state.value != "done":
        yield from _text(desk, what_became(visit), RESULT, _RESULT_WIDTH)
    for note in visit.notes:
        for paragraph in note.splitlines():
            if paragraph.strip():
                yield from _text(desk, paragraph, RESULT, _RESULT_WIDTH)
    for words in _seen(visit):
        yield from _text(desk, (Span(words, bold=True),), RESULT, _RESULT_WIDTH)
    for name, person in _feelings(visit.people):
        yield from _feeling(desk, name, person)


def _seen(visit: ReportVisit) -> Iterator[str]:
    """Moves and evidence, with the name where several took part."""
    several = len(visit.people) > 1
    for move in visit.moves:
        what, why = move_in_words(move), reason_of(move)
        what = _("{move} ({reason})").format(move=what, reason=why) if why else what
        if several:
            yield _("{name} moved up: {move}").format(name=move.name, move=what)
        else:
            yield _("Moved up: {move}").format(move=what)
    for fact in visit.evidence:
        stage, note = word(fact.marker.stage), fact.note or word(fact.marker)
        if several:
            yield _("Evidence for {stage}, {name}: {fact}").format(stage=stage, name=fact.name, fact=note)
        else:
            yield _("Evidence for {stage}: {fact}").format(stage=stage, fact=note)


def _feelings(people: Sequence[ReportPerson]) -> list[tuple[str, ReportPerson]]:
    """How they left: one line where all left alike, else one for each feeling with the names."""
    groups: dict[object, list[ReportPerson]] = {}
    for person in people:
        groups.setdefault((person.emotion, person.expectation), []).append(person)
    if len(groups) == 1:
        return [("", people[0])] if people[0].emotion or people[0].expectation else []
    named = [(listed(tuple(one.name for one in alike)), alike[0]) for alike in groups.values()]
    return [(name, person) for name, person in named if person.emotion or person.expectation]


def _feeling(desk: Desk, name: str, person: ReportPerson) -> Iterator[CellLine]:
    """The face and its words."""
    negative = person.emotion is not None and person.emotion.mood is Mood.NEGATIVE
    emotion = Span(word(person.emotion), bold=negative) if person.emotion else None
    against = Span(word(person.expectation), ink=Ink.GREY) if person.expectation else None
    if emotion and against:
        spans = styled(_("{emotion}, {expectation}"), emotion=emotion, expectation=against)
    else:
        spans = tuple(part for part in (emotion, against) if part)
    if name:
        spans = (*styled(_("{name}: "), name=Span(name)), *spans)
    face = Face(RESULT + IN_TEXT / 2, -_FACE_UP, IN_TEXT, person.emotion.mood) if person.emotion else None
    x = RESULT + (_FEELING_AT if face else 0)
    for number, line in enumerate(_text(desk, spans, x, RESULT + _RESULT_WIDTH - x)):
        marks = (face, *line.marks) if face and not number else line.marks
        yield CellLine(marks, line.leading + (0 if number else _FACE_LEADING))


def _agreed(columns: Columns, visit: ReportVisit) -> Iterator[CellLine]:
    """We, They and Next, each under the other; a due day is one piece."""
    for label, promises in ((_("We:"), visit.we), (_("They:"), visit.they)):
        for promise in promises:
            yield from _text(columns.desk, _promise(label, promise), PROMISES, columns.promises)
    for step in visit.next:
        yield from _text(columns.desk, _step(step), PROMISES, columns.promises)


def _promise(label: str, promise: ReportPromise) -> tuple[Span, ...]:
    due = due_of(promise)
    behind = (APART, due) if due else ()
    return (Span(label, bold=True), Span(" " + _with_name(promise.text, promise.name)), *behind)


def _step(step: ReportStep) -> tuple[Span, ...]:
    label, text, when = Span(_("Next:"), bold=True), _with_name(step.text, step.name), step_day(step)
    if not when:
        return (label, Span(" " + text))
    if not text:
        return (label, Span(" "), Span(when, whole=True))
    return (label, Span(" "), *styled(_("{what}, {when}"), what=Span(text), when=Span(when, whole=True)))


def _with_name(text: str, name: str) -> str:
    return _("{text} ({name})").format(text=text, name=name) if name else text
