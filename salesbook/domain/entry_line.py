"""The one-line entry of Log a visit and Plan a visit: `王伟 lunch yesterday happy; promised samples by Fri; call Thu 10`.

A line is read anew at each keystroke, in English and Chinese mixed. What is understood becomes chips, everything else is
note; quotes switch parsing off. A chip that was taken away is told by its text, which then stays plain.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from salesbook.domain.days import Toward
from salesbook.domain.entry_line_chips import (
    Chip,
    ChipKind,
    ChipValue,
    CodeFinder,
    Entry,
    PeopleFinder,
    PersonNamed,
    PlanSaid,
    Who,
)
from salesbook.domain.entry_line_doubts import doubts
from salesbook.domain.entry_line_expenses import expenses
from salesbook.domain.entry_line_feelings import Feelings, Participant, feelings
from salesbook.domain.entry_line_labels import labelled, likings, places
from salesbook.domain.entry_line_names import connector_before, follows_on, is_with, unknown_person
from salesbook.domain.entry_line_numeric import points_of_days
from salesbook.domain.entry_line_plans import purposes
from salesbook.domain.entry_line_promises import Reading, promises_and_next_steps
from salesbook.domain.entry_line_text import (
    END,
    MASK,
    MAX_READ,
    START,
    Span,
    clauses,
    compiled,
    masked,
    note_of,
    read_text,
    trimmed,
    unread_spans,
)
from salesbook.domain.entry_line_times import Moment, moments
from salesbook.domain.entry_line_words import Said, channels_said, emotions_said
from salesbook.domain.visit_code import parse_code

__all__ = ["Chip", "ChipKind", "Entry", "parse_entry", "parse_plan", "prepare"]

_FILLING = (
    r"\b(?:with|and|we|i|the|a|an|was|is|for|at|in|on|by|this|morning|noon|afternoon|evening|night)\b|[跟和与同我在]|"
    "[上中下]午|早上|傍晚|晚上"
)

_OF_A_VISIT = (ChipKind.PLACE, ChipKind.OBJECTION, ChipKind.NEED, ChipKind.INTEREST)
_OF_A_PLAN = (ChipKind.PLACE, ChipKind.OBJECTION)
_CODE = START + "[a-z][2-9]-?[2-9a-z]{2}" + END

_OF_EVERYTHING = (
    "Anna lunch yesterday 10:30 for 2h; promised x by Fri 3pm; call in 2 weeks 10; met at 5, happy, half an hour",
    "45 min, 9 o'clock, 3 days ago, 3 days from now, 5 Dec, Dec 5, 2000-01-01, the 5th, end of the week, this morning",
    "28.2. lunch by 28/2",
    "next: x; I'll send x; he'll pay; likes x; objection: x; gift 350; spent 300 on dinner; at her office; K7-33",
    "跟甲吃午饭，很开心，答应周五前发样品；下周四10点打电话；12月5日，三天前，三天后，5号，月底，半小时，两小时，45分钟，上午，送了600元的茶叶",
)
"""Lines that between them need every pattern."""


def _no_code(_code: str) -> str | None:
    return None


def parse_entry(
    line: str,
    today: date,
    people: PeopleFinder,
    refused: frozenset[str] = frozenset(),
    *,
    codes: CodeFinder = _no_code,
    currency: str = "CNY",
) -> Entry:
    """A line about a visit that was: who, when, channel, emotion, promises, next steps, and what names itself.

    `refused` holds the texts (`Chip.said`) of chips that were taken away; `codes` knows the planned visits by the codes of
    their sheets; amounts are in the notebook's currency. The note and the chips' texts together are the whole line, but for
    separators; a line without chips is its own note. Never fails; reads 1,000 characters.
    """
    ground = _ground(line, today, people, refused, codes, _OF_A_VISIT)
    told = [*_spans(ground.channels), *_spans(ground.moments[Toward.PAST])]
    reading = Reading(
        line, ground.text, ground.people, ground.moments[Toward.FUTURE], ground.clauses, emotions_said(ground.text)
    )
    deeds = promises_and_next_steps(reading, lambda place: any(end <= place for _, end in told))
    return _entry(ground, deeds, Toward.PAST, refused, currency)


def parse_plan(line: str, today: date, people: PeopleFinder, refused: frozenset[str] = frozenset()) -> Entry:
    """A line about a visit to come: who, when (from today on), channel, place, purpose, wanted result and objections."""
    ground = _ground(line, today, people, refused, _no_code, _OF_A_PLAN)
    kept = [*_spans(ground.people), *_spans(ground.moments[Toward.FUTURE])]
    return _entry(ground, purposes(line, ground.text, ground.clauses, kept), Toward.FUTURE, refused)


def prepare() -> None:
    """Make all patterns ready, off the GUI thread: the first line that needs them would stall by their 200 ms."""
    day = date(2000, 1, 1)
    for line in _OF_EVERYTHING:
        doubts(parse_entry(line, day, lambda _: ()))
        doubts(parse_plan(line, day, lambda _: ()), of_a_plan=True)


@dataclass(frozen=True)
class _Ground:
    """A line with all that may become chips; in `text` quotes, refused texts, people and what names itself are masked."""

    line: str
    plain: str
    text: str
    clauses: list[Span]
    people: list[PersonNamed]
    moments: dict[Toward, list[Moment]]
    channels: list[Said]
    named: list[Chip]


def _ground(
    line: str,
    today: date,
    people: PeopleFinder,
    refused: frozenset[str],
    codes: CodeFinder,
    kinds: Sequence[ChipKind],
) -> _Ground:
    off = unread_spans(line, refused)
    plain = masked(read_text(line), off)
    found = [one for one in people(line[:MAX_READ]) if not _overlaps((one.start, one.end), off)]
    text = masked(plain, _spans(found))
    parts = clauses(masked(plain, points_of_days(text)))
    named = [*_codes_said(line, text, codes), *labelled(line, text, parts, kinds)]
    text = masked(text, _spans(named))
    when = moments(text, today)
    timed = [*_spans(when[Toward.PAST]), *_spans(when[Toward.FUTURE])]
    channels = [said for said in channels_said(text) if not _overlaps((said.start, said.end), timed)]
    return _Ground(line, plain, text, parts, found, when, channels, named)


def _codes_said(line: str, text: str, codes: CodeFinder) -> list[Chip]:
    """The code of a planned visit; one visit completes one."""
    for match in compiled(_CODE).finditer(text):
        code = parse_code(match[0])
        visit_id = codes(code) if code else None
        if code and visit_id:
            return [Chip(ChipKind.PLAN, *match.span(), PlanSaid(code, visit_id), line[slice(*match.span())])]
    return []


def _spans(found: Iterable[PersonNamed | Moment | Said | Chip]) -> list[Span]:
    return [(one.start, one.end) for one in found]


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _entry(ground: _Ground, deeds: list[Chip], toward: Toward, refused: frozenset[str], currency: str = "") -> Entry:
    """The deeds, and of all that lies outside them what one visit has: a moment, a channel, an emotion, its people."""
    deeds = [*ground.named, *deeds]
    if toward is Toward.PAST:
        free = masked(ground.text, _spans(deeds))
        ends = [start for start, _ in _spans([*emotions_said(free), *ground.moments[toward]])]
        deeds += likings(ground.line, free, ground.clauses, ground.people, ends)
    taken = _spans(deeds)
    text = masked(ground.text, taken)
    whens = [moment for moment in ground.moments[toward] if not _overlaps((moment.start, moment.end), taken)]
    if toward is Toward.PAST:
        coming = _spans(moment for moment in ground.moments[Toward.FUTURE] if moment.certain)
        whens = [moment for moment in whens if not _overlaps((moment.start, moment.end), coming)]
    channels = [said for said in ground.channels if not _overlaps((said.start, said.end), taken)]
    felt = emotions_said(masked(text, _spans(whens) + _spans(channels))) if toward is Toward.PAST else []
    people = [one for one in ground.people if not _overlaps((one.start, one.end), taken)]
    cover = [*taken, *_spans(whens), *_spans(channels), *_spans(felt), *_spans(people)]
    covered = masked(text, cover)
    spent = list(expenses(ground.line, text, covered, currency))
    where = list(places(ground.line, text, covered))
    round_words = _Places(text, ground.clauses, masked(covered, _spans([*spent, *where])))
    how = _channel_chip(ground, channels, spent, round_words)
    chips = [*deeds, *_when_chips(ground, whens, round_words), *how]
    chips += expenses(ground.line, text, covered, currency, next(iter(how), None)) if spent else []
    chips += [one for one in where if round_words.counts_at(one.start)][:1]
    felt = [one for one in felt if one.firm or round_words.is_bare(one.start)]
    there = _there(ground, people, round_words, felt)
    chips += _feeling_chips(ground, feelings(ground.plain, ground.clauses, people, there, felt))
    chips += _who_chips(ground, there) or _unknown(ground, masked(text, _spans(chips)))
    return _finished(ground.line, chips, refused)


@dataclass(frozen=True)
class _Places:
    """What stands round a word: the first clause, and clauses that say nothing but chips, are about the visit itself."""

    text: str
    clauses: list[Span]
    uncovered: str

    def is_first(self, place: int) -> bool:
        """Whether a place lies in the first clause that says something."""
        first = next((end for start, end in self.clauses if self.text[start:end].strip()), 0)
        return place <= first

    def is_bare(self, place: int) -> bool:
        """Whether the clause of a place has no words beside those that may become chips."""
        start, end = next((part for part in self.clauses if part[0] <= place <= part[1]), (0, 0))
        left = compiled(_FILLING).sub("", self.uncovered[start:end])
        return not any(letter.isalnum() for letter in left)

    def counts(self, said: Said) -> bool:
        """Whether a word is about the visit, wherever it stands."""
        return said.firm or self.counts_at(said.start)

    def counts_at(self, place: int) -> bool:
        """Whether what stands at a place is about the visit."""
        return self.is_first(place) or self.is_bare(place)


def _channel_chip(ground: _Ground, channels: Sequence[Said], spent: Sequence[Chip], round_words: _Places) -> list[Chip]:
    """The first channel; a word that tells what was spent is one only where no other is said: lunch; gift 350."""
    counted = [one for one in channels if round_words.counts(one)]
    counted.sort(key=lambda one: (_overlaps((one.start, one.end), _spans(spent)), one.start))
    return [_chip(ground, ChipKind.CHANNEL, one) for one in counted[:1]]


def _chip(ground: _Ground, kind: ChipKind, said: Said) -> Chip:
    return _made(ground, kind, (said.start, said.end), said.value)


def _made(ground: _Ground, kind: ChipKind, span: Span, value: ChipValue) -> Chip:
    start, end = trimmed(ground.plain, *span)
    return Chip(kind, start, end, value, ground.line[start:end])


def _when_chips(ground: _Ground, whens: Sequence[Moment], places: _Places) -> list[Chip]:
    """The moments that each add what none before it told: one day, one time, one length."""
    chips, told = [], [False] * 3
    for moment in whens:
        parts = [moment.when.day is not None, moment.when.at is not None, moment.when.lasted is not None]
        again = any(has and had for has, had in zip(parts, told, strict=True))
        if not again and (places.is_first(moment.start) or places.is_bare(moment.start)):
            chips.append(_made(ground, ChipKind.WHEN, (moment.start, moment.end), moment.when))
            told = [has or had for has, had in zip(parts, told, strict=True)]
    return chips


def _feeling_chips(ground: _Ground, found: Feelings) -> list[Chip]:
    """The feelings of some, and the one of all others."""
    chips = [_made(ground, ChipKind.EMOTION, span, felt) for span, felt in found.own]
    return [*chips, _chip(ground, ChipKind.EMOTION, found.common)] if found.common else chips


def _there(ground: _Ground, people: Sequence[PersonNamed], places: _Places, felt: Sequence[Said]) -> list[Participant]:
    """The first person named, whoever is listed with them, and others who took part; not who is only talked about."""
    there: list[Participant] = []
    # Who is listed with their feeling is listed as well: 王伟 happy, 李娜 worried about the price.
    apart = masked(ground.plain, _spans(felt)).replace(MASK, " ")
    ends = [*(other.start for other in people), len(ground.plain)]
    for one, after in zip(people, ends[1:], strict=True):
        who = Who(ground.line[one.start : one.end], one.candidates)
        feels = any(not ground.plain[one.end : said.start].strip() for said in felt if one.end <= said.start < after)
        listed = not there or follows_on(apart if feels else ground.plain, there[-1].end, one.start)
        part = is_with(ground.plain, one.start) and places.is_first(one.start)
        known = {other.who.candidates for other in there}
        if who.candidates not in known and (listed or part or places.is_bare(one.start)):
            there.append(Participant(one.start, one.end, who))
    return there


def _who_chips(ground: _Ground, there: Sequence[Participant]) -> list[Chip]:
    return [_made(ground, ChipKind.WHO, (connector_before(ground.plain, one.start), one.end), one.who) for one in there]


def _unknown(ground: _Ground, text: str) -> list[Chip]:
    """The person the line begins with, or was with, whom no contact is called."""
    span = unknown_person(ground.line, text)
    if span is None:
        return []
    who = Who(ground.line[span[0] : span[1]])
    return [_made(ground, ChipKind.WHO, (connector_before(ground.plain, span[0]), span[1]), who)]


def _finished(line: str, chips: Iterable[Chip], refused: frozenset[str]) -> Entry:
    """The chips in order, without overlaps and without what was refused, and the note beside them."""
    kept: list[Chip] = []
    for chip in sorted(chips, key=lambda one: (one.start, -one.end)):
        if chip.said in refused or chip.start >= chip.end or (kept and chip.start < kept[-1].end):
            continue
        kept.append(chip)
    return Entry(tuple(kept), note_of(line, _spans(kept)))
