"""The library of objections: what is said against, the real reasons behind it, and the answers that worked.

It grows from visits by itself: everything heard or expected at one is read, and what was said in nearly the same words stands
together. What is only expected counts as never said; its answer is known all the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from rapidfuzz import fuzz, process

from salesbook.domain.objection import Objection

# How alike two wordings are that mean the same, of 100 (rapidfuzz's ratio, a normalised indel distance).
ALIKE = 85
# How many of the most frequent sayings the others are compared with; the rest stands by itself unless said word for word.
COMPARED = 500
_NO_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class AnswerGiven:
    """An answer, and how often it worked, did not, and was given in all."""

    text: str
    worked: int
    failed: int
    times: int


@dataclass(frozen=True)
class KnownObjection:
    """An objection in its most frequent wording: how often and by whom it was said, last on `last` (None: only expected).

    `reasons` are the real reasons with how often each, the most frequent first; `answers` the best first.
    """

    said: str
    times: int
    contact_ids: tuple[str, ...]
    last: date | None
    reasons: tuple[tuple[str, int], ...]
    answers: tuple[AnswerGiven, ...]

    @property
    def best_answer(self) -> str:
        """The answer that worked most often; empty where none is known that did not only fail."""
        return next((one.text for one in self.answers if one.worked >= one.failed), "")


Heard: TypeAlias = "tuple[Objection, date | None]"
"""An objection with the day of the visit it was heard at; None for one that is expected at a planned visit."""


def objection_library(heard: Iterable[Heard]) -> list[KnownObjection]:
    """Everything that was said against or is expected, the most frequent first."""
    groups: dict[str, list[Heard]] = {}
    for one, day in heard:
        groups.setdefault(bare(one.said), []).append((one, day))
    largest_first = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    together: dict[str, list[Heard]] = {}
    compared: list[str] = []
    for key, members in largest_first:
        like = process.extractOne(key, compared, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if like is not None:
            together[like[0]] += members
            continue
        together[key] = list(members)
        if len(compared) < COMPARED:
            compared.append(key)
    known = [_known(members) for members in together.values()]
    return sorted(known, key=lambda one: (-one.times, -(one.last or date.min).toordinal(), one.said))


def known_as(library: Sequence[KnownObjection], said: str) -> KnownObjection | None:
    """The objection of the library that these words mean; None where there is none like it."""
    wanted = bare(said)
    like = process.extractOne(wanted, [bare(one.said) for one in library], scorer=fuzz.ratio, score_cutoff=ALIKE)
    return library[like[2]] if wanted and like is not None else None


def bare(said: str) -> str:
    """The words without case, punctuation and spaces, by which two sayings are compared."""
    return _NO_WORDS.sub("", said.casefold())


def _known(members: list[Heard]) -> KnownObjection:
    wordings = Counter(one.said.strip() for one, _day in members)
    reasons = Counter(one.real_reason.strip() for one, _day in members if one.real_reason.strip())
    people = dict.fromkeys(one.contact_id for one, day in members if one.contact_id and day is not None)
    days = [day for _one, day in members if day is not None]
    return KnownObjection(
        said=max(wordings, key=lambda words: (wordings[words], words)),
        times=len(days),
        contact_ids=tuple(people),
        last=max(days, default=None),
        reasons=tuple(reasons.most_common()),
        answers=_answers(one for one, _day in members),
    )


def _answers(objections: Iterable[Objection]) -> tuple[AnswerGiven, ...]:
    given: dict[str, list[Objection]] = {}
    for one in objections:
        if one.answer.strip():
            given.setdefault(one.answer.strip(), []).append(one)
    answers = [
        AnswerGiven(
            text,
            sum(one.worked is True for one in members),
            sum(one.worked is False for one in members),
            len(members),
        )
        for text, members in given.items()
    ]
    return tuple(sorted(answers, key=lambda one: (one.failed - one.worked, -one.times, one.text)))
