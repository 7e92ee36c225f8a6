"""The small pictures of a contact dossier: the run of faces, what was given by kind, what was bought by quarter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from salesbook.domain.money import Money
from salesbook.domain.visit import ValueKind
from salesbook.reports.call_sheet_words import said
from salesbook.reports.dossier_bands import HALF, ONE, words_at
from salesbook.reports.dossier_content import Bought, Dossier, Felt, Given, Quarter
from salesbook.reports.faces import IN_FIELD
from salesbook.reports.lists import Item, list_field
from salesbook.reports.marks import Block, Face, Mark, Rule, Words, beside
from salesbook.reports.page import FIELD, LABEL_BASELINE, LABEL_SIZE, MM, TEXT_SIZE, column
from salesbook.reports.parts import Desk, ending_at, field, label, text_lines
from salesbook.reports.signs import Ink, Span
from salesbook.reports.visit_report_words import bare
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language, ngettext
from salesbook.wording import capitalised, date_in_words, money, word

_LAST_FACE = 5.4 * MM
_FACES_AT = 20.0  # from the rule to the centres
_DAYS_AT, _CAUSE_UNDER = 36.0, 14.0
_BETWEEN_FACES = 1.5 * MM
_BETWEEN_DAYS = 3.0
_LONG_AGO = 300  # days
_BAR = 2 * MM
_BAR_LEFT = 22.5 * MM
_BAR_LONGEST = 36 * MM
_BAR_LEAST = 1.5
_UP = 2.9  # from a baseline to the middle of its line
_HIGHEST = 30.0
_QUARTER = HALF / 4
_QUARTER_BAR = 10 * MM
_GIVEN = {
    ValueKind.PRODUCT: lambda: _("product"),
    ValueKind.SERVICE: lambda: _("service"),
    ValueKind.PRICE: lambda: _("price"),
    ValueKind.NON_BUSINESS: lambda: _("non-business"),
}


def feeling(desk: Desk, dossier: Dossier) -> Block | None:
    """Left feeling over two fields, what matters most, tier."""
    if not (dossier.felt or dossier.matters_most or dossier.tier):
        return None
    ranked = [
        Item(
            (
                desk.setter.lines(str(rank), TEXT_SIZE, 5 * MM, bold=True),
                desk.setter.lines(what, TEXT_SIZE, ONE - 5 * MM, most=2),
            ),
            (0.0, 5 * MM),
        )
        for rank, what in enumerate(dossier.matters_most, start=1)
    ]
    tier = desk.setter.lines(said(dossier.tier), TEXT_SIZE, ONE, most=5) if dossier.tier else ()
    blocks = (
        _faces(desk, dossier),
        list_field(desk, _("What matters most"), ONE, ranked, 90.0),
        field(desk, _("Tier"), ONE, tier),
    )
    return beside(blocks, (0, column(2 * FIELD), column(3 * FIELD)))


def _faces(desk: Desk, dossier: Dossier) -> Block:
    """The last visits with an emotion on a line, oldest first; under them why the last one was so."""
    felt = dossier.felt
    hint = ngettext("last visit", "last {n} visits, oldest first", len(felt)).format(n=len(felt)) if felt else ""
    marks: list[Mark] = list(label(desk, _("Left feeling"), HALF, hint=hint))
    if not felt:
        return Block(tuple(marks), LABEL_BASELINE + desk.measures.to_text)
    step = (HALF - _LAST_FACE) / max(len(felt) - 1, 1)
    marks += _run(desk, dossier, felt, step)
    cause, last = dossier.last, _DAYS_AT
    if cause and cause.emotion:
        ink = Ink.RED if dossier.last_is_alarm else Ink.BLACK
        named = Span(_("{emotion}:").format(emotion=capitalised(word(cause.emotion))), bold=True, ink=ink)
        spans = (
            (named, Span(" " + cause.cause))
            if cause.cause
            else (Span(capitalised(word(cause.emotion)), bold=True, ink=ink),)
        )
        lines = desk.setter.lines(spans, TEXT_SIZE, HALF, most=3)
        marks += text_lines(lines, 0, last + _CAUSE_UNDER, desk.measures.text)
        last += _CAUSE_UNDER + (len(lines) - 1) * desk.measures.text
    return Block(tuple(marks), last)


def _run(desk: Desk, dossier: Dossier, felt: Sequence[Felt], step: float) -> Iterator[Mark]:
    """The faces with the line between them; a day that has no room beside that of the next is left out."""
    free = HALF
    for number, one in reversed(list(enumerate(felt))):
        final = number == len(felt) - 1
        alarm = final and dossier.last_is_alarm
        ink = Ink.RED if alarm else Ink.BLACK
        size = _LAST_FACE if final else IN_FIELD
        centre = _LAST_FACE / 2 + number * step
        yield Face(centre, _FACES_AT, size, one.emotion.mood, ink)
        if not final:
            start = centre + size / 2 + _BETWEEN_FACES
            yield Rule(start, _FACES_AT, max(step - size - 2 * _BETWEEN_FACES, 1), ink=Ink.GREY)
        words = _day_under(one.day, dossier.printed_on)
        day = desk.setter.line(words, LABEL_SIZE, bold=alarm, ink=Ink.RED if alarm else Ink.GREY)
        left = min(max(centre - day.width / 2, 0), HALF - day.width)
        if left + day.width <= free:
            yield Words(left, _DAYS_AT, day, LABEL_SIZE)
            free = left - _BETWEEN_DAYS


def _day_under(day: date, today: date) -> str:
    """`16 Nov`, `11-16`; of a day long ago its month: `Aug 2025`, `2025-08`."""
    if (today - day).days < _LONG_AGO:
        return date_in_words(day, "d MMM", "MM-dd")
    return date_in_words(day, "MMM yyyy", "yyyy-MM")


def given_and_bought(desk: Desk, dossier: Dossier) -> Block | None:
    """Value given by kind beside purchases by quarter."""
    if not (dossier.values or dossier.bought):
        return None
    return beside((_given(desk, dossier.values), _bought(desk, dossier.bought)), (0, column(2 * FIELD)))


def _given(desk: Desk, values: Sequence[Given]) -> Block:
    marks: list[Mark] = list(label(desk, _("Value given"), HALF, hint=_("times, cost") if values else ""))
    most = max((one.times for one in values), default=1) or 1
    y = last = LABEL_BASELINE + desk.measures.to_text
    for one in values:
        last = y
        long = max(_BAR_LONGEST * one.times / most, _BAR_LEAST)
        marks.append(words_at(desk, _GIVEN[one.kind](), 0, y))
        marks.append(Rule(_BAR_LEFT, y - _UP, long, _BAR if one.times else 0.5))
        marks.append(words_at(desk, str(one.times), _BAR_LEFT + long + 4, y, bold=True))
        cost = desk.setter.line(" ".join(money(amount) for amount in one.cost), TEXT_SIZE)
        if one.cost and cost.width < HALF - _BAR_LEFT - long - 20:
            marks.append(ending_at(HALF, y, cost, TEXT_SIZE))
        y += desk.measures.text
    return Block(tuple(marks), last)


def _bought(desk: Desk, bought: Bought | None) -> Block:
    """Bars of the last four quarters, each with its amount; all orders, their sum and profit in the hint."""
    if bought is None:
        return field(desk, _("Purchases"), HALF, ())
    marks: list[Mark] = list(label(desk, _("Purchases"), HALF, hint=_bought_words(bought)))
    base = LABEL_BASELINE + 12 + _HIGHEST
    most = max((one.amount.minor for one in bought.quarters), default=0)
    marks.append(Rule(0, base, HALF))
    for number, one in enumerate(bought.quarters):
        left = number * _QUARTER
        marks += _bar(desk, one, left, base, most)
        named = _("Q{number}").format(number=one.number)
        # The year stands where it begins.
        if number == 0 or one.number == 1:
            named = _("Q{number} {year}").format(number=one.number, year=one.year)
        marks.append(Words(left, base + 10, desk.setter.line(named, LABEL_SIZE, ink=Ink.GREY), LABEL_SIZE))
    return Block(tuple(marks), base + 10)


def _bar(desk: Desk, quarter: Quarter, left: float, base: float, most: int) -> Iterator[Mark]:
    if not quarter.amount.minor or not most:
        return
    high = max(_HIGHEST * quarter.amount.minor / most, 1)
    yield Rule(left, base - high / 2, _QUARTER_BAR, high)
    amount = desk.setter.line(_short(quarter.amount), LABEL_SIZE)
    yield Words(left + _QUARTER_BAR + 2, base - high + 6 if high > 8 else base - 3, amount, LABEL_SIZE)


def _short(amount: Money) -> str:
    """A figure that fits beside a bar: whole units, or of large ones thousands, in Chinese ten thousands."""
    whole = Money(round(amount.minor / 10**amount.decimals) * 10**amount.decimals, amount.currency)
    if whole.major < 100_000:
        return bare(whole)
    return f"{whole.major / 10_000:,.1f}万" if language() == "zh_CN" else f"{whole.major / 1000:,.0f}k"


def _bought_words(bought: Bought) -> str:
    amounts = " ".join(money(one) for one in bought.amount)
    orders = ngettext("{amount} in {n} order", "{amount} in {n} orders", bought.orders)
    words = orders.format(amount=amounts, n=bought.orders)
    if not bought.profit:
        return words
    return _("{orders}, profit {profit}").format(orders=words, profit=" ".join(money(one) for one in bought.profit))
