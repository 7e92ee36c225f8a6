"""A visit entry from what was typed: the options that `log` and `plan` share, and their small grammars."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import TypeVar

from salesbook.cli.naming import choice
from salesbook.cli.party import Party
from salesbook.domain.contact import Contact
from salesbook.domain.days import text_and_day
from salesbook.domain.emotion import Emotion, Expectation
from salesbook.domain.errors import Refused
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.money import parse_money
from salesbook.domain.objection import Objection
from salesbook.domain.promise import NextStep, Promise, Side
from salesbook.domain.purchase import PurchaseReason
from salesbook.domain.text import Text
from salesbook.domain.visit import Expense, ExpenseKind, Participation, ValueGiven, ValueKind, Visit

E = TypeVar("E", bound=Enum)

M = TypeVar("M")

TRIAL = "trial"
_WORKED = {"worked": True, "failed": False}


def participations(
    visit: Visit, party: Party, emotions: tuple[str, ...], expectations: tuple[str, ...]
) -> tuple[Participation, ...]:
    """Who took part, each with their emotion and expectation."""
    felt = said_for_each(party, emotions, lambda word: choice(Emotion, word))
    found = said_for_each(party, expectations, lambda word: choice(Expectation, word))
    return tuple(
        Participation(visit.id, contact.id, _last(felt[contact.id]), _last(found[contact.id]), position)
        for position, contact in enumerate(party.people)
    )


def said_for_each(party: Party, said: tuple[str, ...], parse: Callable[[str], E]) -> dict[str, list[E]]:
    """What counts for each contact: a bare word for all of them, `"NAME: word"` for one, who then has only that."""
    for_all = [parse(words) for words in said if ":" not in words]
    found = {contact.id: list(for_all) for contact in party.people}
    for name in dict.fromkeys(words.rpartition(":")[0] for words in said if ":" in words):
        own = [parse(words.rpartition(":")[2]) for words in said if ":" in words and words.rpartition(":")[0] == name]
        found[party.member(name).id] = own
    return found


def _last(values: list[E]) -> E | None:
    return values[-1] if values else None


def evidence(visit: Visit, party: Party, said: tuple[str, ...]) -> tuple[Evidence, ...]:
    """Evidence seen at the visit, of all or of the one named."""
    markers = said_for_each(party, said, lambda word: choice(Marker, word))
    return tuple(
        Evidence(contact.id, marker, visit.day, visit.id)
        for contact in party.people
        for marker in dict.fromkeys(markers[contact.id])
    )


def promises(visit: Visit, contact: Contact, mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[Promise, ...]:
    """`"TEXT @DAY"` of both sides."""
    said = [(Side.ME, words) for words in mine] + [(Side.THEM, words) for words in theirs]
    found = []
    for position, (side, words) in enumerate(said):
        text, due = _text_and_day(words, visit.day)
        found.append(Promise(contact.id, side, text, due, visit.id, visit.day, position=position))
    return tuple(found)


def next_steps(visit: Visit, contact: Contact, said: tuple[str, ...]) -> tuple[NextStep, ...]:
    """`"TEXT @DAY"` of what was agreed to happen next."""
    found = []
    for position, words in enumerate(said):
        text, due = _text_and_day(words, visit.day)
        found.append(NextStep(contact.id, text, due, visit_id=visit.id, position=position))
    return tuple(found)


def objections_heard(
    visit: Visit, contact: Contact, said: tuple[str, ...], answered: tuple[str, ...] = ()
) -> tuple[Objection, ...]:
    """`"SAID => REAL REASON [KIND]"` of a visit that was, and `"SAID => ANSWER [worked]"` of what was answered.

    The kind is what they weigh by: price, liking, comparison, habit. An answer to what was not named is an objection too.
    """
    found: list[Objection] = []
    for words in said:
        rest, kind = _bracketed(words, {reason.value: reason for reason in PurchaseReason})
        first, second = _pair(rest)
        found.append(Objection(first, visit.id, contact.id, real_reason=second, position=len(found), kind=kind))
    for words in answered:
        rest, worked = _bracketed(words, _WORKED)
        first, second = _pair(rest)
        if not second:
            raise Refused(Text("“{words}” has no answer; write what was said, “ => ”, and the answer.", words=words))
        place = next((at for at, one in enumerate(found) if one.said == first and not one.answer), len(found))
        known = found[place] if place < len(found) else Objection(first, visit.id, contact.id, position=place)
        found[place:] = [replace(known, answer=second, worked=worked), *found[place + 1 :]]
    return tuple(found)


def _bracketed(words: str, known: Mapping[str, M]) -> tuple[str, M | None]:
    """What stands before a last `[word]`, and its meaning; brackets with other words belong to what was said."""
    rest, bracket, word = words.rstrip().removesuffix("]").rpartition("[")
    if bracket and words.rstrip().endswith("]") and word.strip().lower() in known:
        return rest.rstrip(), known[word.strip().lower()]
    return words, None


def objections_expected(visit: Visit, contact: Contact, said: tuple[str, ...]) -> tuple[Objection, ...]:
    """`"SAID => ANSWER"` of a visit to come."""
    pairs = [_pair(words) for words in said]
    return tuple(
        Objection(first, visit.id, contact.id, answer=second, position=at) for at, (first, second) in enumerate(pairs)
    )


def _pair(words: str) -> tuple[str, str]:
    first, found, second = words.rpartition(" => ")
    first, second = (first.strip(), second.strip()) if found else (words.strip(), "")
    _must_say_something(first)
    return first, second


def values_given(visit: Visit, contact: Contact, said: tuple[str, ...]) -> tuple[ValueGiven, ...]:
    """`KIND:NOTE` of value given: product, service, price or non-business; `trial` is a product given to try, or a sample."""
    found = []
    for position, words in enumerate(said):
        word, _, note = words.partition(":")
        trial = word.strip().lower() == TRIAL
        kind = ValueKind.PRODUCT if trial else choice(ValueKind, word)
        found.append(ValueGiven(visit.id, contact.id, kind, note.strip(), position=position, trial=trial))
    return tuple(found)


def expenses(visit: Visit, said: tuple[str, ...], currency: str) -> tuple[Expense, ...]:
    """`"AMOUNT KIND"` of money spent, in the notebook's currency."""
    found = []
    for position, words in enumerate(said):
        amount, _, kind = words.strip().rpartition(" ")
        if not amount or any(sign.isdigit() for sign in kind):
            # An amount alone: 12, 1 200, CNY 300.
            amount, kind = words, ExpenseKind.OTHER.value
        found.append(Expense(visit.id, parse_money(amount, currency), choice(ExpenseKind, kind), position=position))
    return tuple(found)


def _text_and_day(words: str, day: date) -> tuple[str, date | None]:
    # The blank lets "@+3d" alone be seen as a day without words.
    text, due = text_and_day(f" {words}", day)
    _must_say_something(text)
    return text, due


def _must_say_something(text: str) -> None:
    if not text:
        raise Refused(Text("A promise, next step or objection needs words before its day or answer."))
