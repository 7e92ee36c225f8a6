"""The items of a call sheet's lists, set in the lines of their field."""

from __future__ import annotations

from collections.abc import Sequence

from salesbook.reports.call_sheet_content import AskItem, ExpectedObjection, SheetPromise, TalkPoint
from salesbook.reports.call_sheet_words import said
from salesbook.reports.lists import INDENT, Item
from salesbook.reports.page import FIELD, MM, TEXT_SIZE, span
from salesbook.reports.parts import Desk
from salesbook.reports.setting import Line
from salesbook.reports.signs import Ink, Span
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import ngettext
from salesbook.wording import capitalised, day_and_month, listed, month_and_year

_AVOID_MORE = 1  # lines, than other items: it is never dropped
_ONE = span(FIELD)
_SAID, _BETWEEN = 35 * MM, 3 * MM
_ANSWER = span(2 * FIELD) - _SAID - _BETWEEN


def needs(desk: Desk, texts: Sequence[str], most: int) -> list[Item]:
    """Each need as an item of so many lines at most."""
    return [Item((desk.setter.lines(text, TEXT_SIZE, _ONE, most=most),)) for text in texts]


def expected(desk: Desk, objections: Sequence[ExpectedObjection], most: int) -> list[Item]:
    """What may be said, in quotation marks, and the answer beside it."""
    return [
        Item(
            (
                desk.setter.lines(_("“{said}”").format(said=one.said), TEXT_SIZE, _SAID, most=most, bold=True),
                desk.setter.lines(one.answer, TEXT_SIZE, _ANSWER, most=most),
            ),
            (0, _SAID + _BETWEEN),
        )
        for one in objections
    ]


def talk_about(desk: Desk, points: Sequence[TalkPoint], avoid: Sequence[str], most: int) -> list[Item]:
    """Dates that are near first, then common ground; what to avoid last: that never gives way."""
    items = []
    for point in sorted(points, key=lambda point: (not point.soon, not point.common)):
        words = capitalised(said(point.text)) if point.soon else said(point.text)
        if point.common:
            words = _("{interest} (you too)").format(interest=words)
        items.append(Item((desk.setter.lines(words, TEXT_SIZE, _ONE, most=most),)))
    if avoid:
        spans = (Span(_("Avoid:"), bold=True), Span(" " + listed(tuple(avoid))))
        items.append(Item((desk.setter.lines(spans, TEXT_SIZE, _ONE, most=most + _AVOID_MORE),), dropped_last=True))
    return items


def promises(desk: Desk, open_ones: Sequence[SheetPromise], most: int) -> list[Item]:
    """Oldest first, each with its day under it, in red and bold where it has passed."""
    items = []
    for promise in sorted(open_ones, key=lambda promise: (promise.due is None, str(promise.due))):
        lines = desk.setter.lines(promise.text, TEXT_SIZE, _ONE - INDENT, most=most)
        items.append(Item(((*lines, *_due(desk, promise)),), (INDENT,), ticked=True))
    return items


def _due(desk: Desk, promise: SheetPromise) -> tuple[Line, ...]:
    if promise.due is None:
        return ()
    day = day_and_month(promise.due)
    if promise.days_overdue < 1:
        return (desk.setter.line(day, TEXT_SIZE, ink=Ink.GREY),)
    late = ngettext("{day}, overdue {n} day", "{day}, overdue {n} days", promise.days_overdue)
    words = late.format(day=day, n=promise.days_overdue)
    return (desk.setter.line(words, TEXT_SIZE, bold=True, ink=Ink.RED),)


def ask(desk: Desk, items: Sequence[AskItem], most: int) -> list[Item]:
    """Questions with a box; behind a fact, in grey and in one piece, when it was last known."""
    return [Item((_question(desk, item, most),), (INDENT,), ticked=True) for item in items]


def _question(desk: Desk, item: AskItem, most: int) -> tuple[Line, ...]:
    width = _ONE - INDENT
    question = said(item.question)
    known = known_when(item)
    if not known:
        return desk.setter.lines(question, TEXT_SIZE, width, most=most)
    behind = Span(known, ink=Ink.GREY, whole=True)
    lines = desk.setter.lines((Span(question), Span(" "), behind), TEXT_SIZE, width, most=most)
    if not lines[-1].cut:
        return lines
    return (
        *desk.setter.lines(question, TEXT_SIZE, width, most=max(most - 1, 1)),
        *desk.setter.lines((behind,), TEXT_SIZE, width, most=1),
    )


def known_when(item: AskItem) -> str:
    """When a fact was last known, in brackets behind the question; empty where that says nothing."""
    if item.never_confirmed:
        return _("(never confirmed)")
    return _("({month})").format(month=month_and_year(item.last_known)) if item.last_known else ""
