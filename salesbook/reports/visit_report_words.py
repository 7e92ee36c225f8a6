"""The words of the visit report: titles of its days, what became of visits and promises, amounts, spans of styled text."""

from __future__ import annotations

from datetime import date
from string import Formatter

from salesbook.domain.channel import Channel
from salesbook.domain.money import Money
from salesbook.domain.promise import PromiseState
from salesbook.domain.visit import VisitState
from salesbook.reports import visit_report_content as content
from salesbook.reports.signs import Ink, Span
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import ngettext
from salesbook.wording import clock_time, date_in_words, day_and_month, medium_date, money, word

# Two spaces, of which the second may end a line.
APART = Span("\N{NO-BREAK SPACE} ")


def styled(template: str, **fields: Span) -> tuple[Span, ...]:
    """The template in plain black with its fields in styles of their own; a field's text is never read as a template."""
    spans: list[Span] = []
    for plain, name, _spec, _conversion in Formatter().parse(template):
        if plain:
            spans.append(Span(plain))
        if name:
            spans.append(fields[name])
    return tuple(spans)


def title_of(report: content.VisitReport) -> tuple[str, str]:
    """The days as a title, and what stands beside it in grey: `16 to 20`, `November 2026`."""
    first, last = report.first, report.last
    if report.span is content.Span.DAY:
        beside = date_in_words(first, "MMMM yyyy", "yyyy年 EEEE")
        return date_in_words(first, "EEEE d", "M月d日"), beside
    if report.span is content.Span.MONTH:
        return date_in_words(first, "MMMM", "M月"), date_in_words(first, "yyyy", "yyyy年")
    if first.year != last.year:
        start, end = (
            date_in_words(first, "d MMM yyyy", "yyyy年M月d日"),
            date_in_words(last, "d MMM yyyy", "yyyy年M月d日"),
        )
        return _("{first} to {last}").format(first=start, last=end), ""
    if first.month != last.month:
        start, end = date_in_words(first, "d MMMM", "M月d日"), date_in_words(last, "d MMMM", "M月d日")
        return _("{first} to {last}").format(first=start, last=end), date_in_words(first, "yyyy", "yyyy年")
    start, end = date_in_words(first, "d", "M月d日"), date_in_words(last, "d", "d日")
    return _("{first} to {last}").format(first=start, last=end), date_in_words(first, "MMMM yyyy", "yyyy年")


def period_in_head(report: content.VisitReport) -> str:
    """The days at the right of the running head: `week 47, 2026`."""
    if report.about or report.span is content.Span.DAYS:
        if report.first == report.last:
            return medium_date(report.first)
        return _("{first} to {last}").format(first=medium_date(report.first), last=medium_date(report.last))
    if report.span is content.Span.WEEK:
        year, week, _day = report.first.isocalendar()
        return _("week {week}, {year}").format(week=week, year=year)
    if report.span is content.Span.MONTH:
        return date_in_words(report.first, "MMMM yyyy", "yyyy年M月")
    return medium_date(report.first)


def day_heading(day: date, *, with_year: bool) -> tuple[str, str]:
    """A day over its rows, and the rest of it in grey: `Monday 16`, `November`."""
    if with_year:
        return date_in_words(day, "EEEE d", "M月d日"), date_in_words(day, "MMMM yyyy", "yyyy年 EEEE")
    return date_in_words(day, "EEEE d", "M月d日"), date_in_words(day, "MMMM", "EEEE")


def lasting(minutes: int) -> str:
    """`40 min`, `2 h`, `1 h 30`."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    if not rest:
        return _("{hours} h").format(hours=hours)
    return _("{hours} h {minutes:02}").format(hours=hours, minutes=rest)


def channel_and_length(visit: content.ReportVisit) -> str:
    """`in person, 40 min`, or as much of it as is known."""
    channel = word(visit.channel) if visit.channel else ""
    length = lasting(visit.lasted) if visit.lasted and visit.state is VisitState.DONE else ""
    if channel and length:
        return _("{channel}, {length}").format(channel=channel, length=length)
    return channel or length


def what_became(visit: content.ReportVisit) -> tuple[Span, ...]:
    """Why a planned visit did not happen, or that it is still open."""
    if visit.state is VisitState.DID_NOT_HAPPEN:
        if not visit.because:
            return (Span(_("Did not happen"), bold=True),)
        return styled("{label} {because}", label=Span(_("Did not happen:"), bold=True), because=Span(visit.because))
    return (Span(_("Planned, not logged yet"), bold=True),)


def move_in_words(move: content.ReportMove) -> str:
    """`trust to ally`, or `to recognition` from no stage."""
    if move.start is None:
        return _("to {stage}").format(stage=word(move.end))
    return _("{start} to {end}").format(start=word(move.start), end=word(move.end))


def reason_of(move: content.ReportMove) -> str:
    """What a move rests on, as part of a line: what the rep wrote, or else the marker."""
    return move.note.rstrip(" .。") or (word(move.marker) if move.marker else "")


def due_of(promise: content.ReportPromise, today: date | None = None) -> Span | None:
    """The day of a promise and what became of it, in one piece, red where it is late; None where there is nothing to say.

    With `today` a promise due on that day says so.
    """
    if promise.state is not PromiseState.OPEN:
        state = word(promise.state)
        if promise.settled_on is None:
            return Span(state, ink=Ink.GREY, whole=True)
        settled = _("{day}, {state}").format(day=day_and_month(promise.settled_on), state=state)
        return Span(settled, ink=Ink.GREY, whole=True)
    if promise.due is None:
        return None
    day = day_and_month(promise.due)
    if promise.days_overdue:
        late = ngettext("{day}, overdue {n} day", "{day}, overdue {n} days", promise.days_overdue)
        return Span(late.format(day=day, n=promise.days_overdue), bold=True, ink=Ink.RED, whole=True)
    if promise.due == today:
        day = _("{day}, due today").format(day=day)
    return Span(day, ink=Ink.GREY, whole=True)


def step_day(step: content.ReportStep) -> str:
    """`24 Nov, 10:30`, or as much of it as was agreed."""
    if step.due is None:
        return clock_time(step.at) if step.at else ""
    day = day_and_month(step.due)
    return _("{day}, {time}").format(day=day, time=clock_time(step.at)) if step.at else day


def sign_of(currency: str) -> str:
    """The sign amounts of a currency begin with."""
    return money(Money(0, currency)).removesuffix("0")


def bare(amount: Money) -> str:
    """An amount without its sign, where a label says the currency."""
    return money(amount).replace(sign_of(amount.currency), "", 1)


# What the office counts together; the rest stands for itself.
_TOGETHER: dict[Channel | None, str] = {
    Channel.PHONE: "remote",
    Channel.VIDEO: "remote",
    Channel.MESSAGE: "remote",
    Channel.MEAL: "outing",
    Channel.SPORT: "outing",
    Channel.EVENT: "outing",
    Channel.GIFT: "sent",
    Channel.CARD: "sent",
}


def channel_group(channel: Channel | None) -> str:
    """The words a channel is counted under."""
    named = {
        "remote": _("phone, video, message"),
        "outing": _("meal, sport, event"),
        "sent": _("gift, card"),
    }
    if channel in _TOGETHER:
        return named[_TOGETHER[channel]]
    return word(channel) if channel else _("without details")
