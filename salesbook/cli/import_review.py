"""What an import found, card by card: for people, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from salesbook.domain.duplicates import Verdict
from salesbook.formats.field_words import field_text
from salesbook.formats.format import ImportBatch, ImportedCard, RowProblem
from salesbook.queries.duplicates import Reviewed
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import ngettext
from salesbook.wording import render, word

_PROBLEM = "problem"


@dataclass(frozen=True)
class Review:
    """Cards and their verdicts, and how many are added and merged."""

    batch: ImportBatch
    found: tuple[Reviewed, ...]
    added: int
    merged: int

    @property
    def skipped(self) -> int:
        """How many cards bring nothing in."""
        return len(self.found) - self.added - self.merged

    @property
    def data(self) -> dict[str, Any]:
        """All of it as JSON."""
        return {
            "added": self.added,
            "merged": self.merged,
            "skipped": self.skipped,
            "problems": [_problem(problem) for problem in self.batch.problems],
            "doubtful": [_doubtful(card, one) for card, one in self._doubtful()],
            "cards": [self._card(thing) for thing in self._in_order()],
        }

    def lines(self) -> list[str]:
        """What was done, for people."""
        lines = [
            self._head(_("Added {added}, skipped {skipped}."), _("Added {added}, merged {merged}, skipped {skipped}."))
        ]
        doubtful = [] if self.merged else self._doubtful()
        n = len(doubtful)
        if n:
            said = ngettext(
                "{n} card looks like a contact there is already:", "{n} cards look like contacts there are already:", n
            )
            lines.append(said.format(n=n))
            lines += [f"  {card.file}:{card.line}  {one.profile.contact.name}" for card, one in doubtful]
        return lines + [f"{p.file}:{p.line}  {_field(p)}  {render(p.reason)}" for p in self.batch.problems]

    def lines_of_dry_run(self) -> list[str]:
        """What would be done, with a line for each card."""
        head = self._head(
            _("Would add {added}, would skip {skipped}."),
            _("Would add {added}, would merge {merged}, would skip {skipped}."),
        )
        return [head, *(_line(thing) for thing in self._in_order())]

    def _head(self, without: str, with_merged: str) -> str:
        said = with_merged if self.merged else without
        return said.format(added=self.added, merged=self.merged, skipped=self.skipped)

    def _doubtful(self) -> list[tuple[ImportedCard, Reviewed]]:
        pairs = zip(self.batch.cards, self.found, strict=True)
        return [(card, one) for card, one in pairs if one.verdict is Verdict.SAME_PERSON]

    def _in_order(self) -> Iterator[tuple[ImportedCard, Reviewed] | RowProblem]:
        """Cards and problems file by file, by their lines."""
        files: dict[str, int] = {}
        things: list[tuple[str, int, tuple[ImportedCard, Reviewed] | RowProblem]] = []
        things += [(pair[0].file, pair[0].line, pair) for pair in zip(self.batch.cards, self.found, strict=True)]
        things += [(problem.file, problem.line, problem) for problem in self.batch.problems]
        for file, _line_number, _thing in things:
            files.setdefault(file, len(files))
        for _file, _line_number, thing in sorted(things, key=lambda one: (files[one[0]], one[1])):
            yield thing

    def _card(self, thing: tuple[ImportedCard, Reviewed] | RowProblem) -> dict[str, Any]:
        if isinstance(thing, RowProblem):
            problem = _problem(thing)
            of_problem = {"name": thing.whose or None, "verdict": _PROBLEM, "like": None, "because": problem["reason"]}
            return {"file": thing.file, "line": thing.line, **of_problem}
        card, one = thing
        is_known = one.verdict is not Verdict.NEW
        return {
            "file": card.file,
            "line": card.line,
            "name": one.profile.contact.name,
            "verdict": one.verdict.value,
            "like": one.like.id if one.like and is_known else None,
            "because": one.because.value if one.because and is_known else None,
        }


def _problem(problem: RowProblem) -> dict[str, Any]:
    return {"file": problem.file, "line": problem.line, "field": problem.field, "reason": render(problem.reason)}


def _field(problem: RowProblem) -> str:
    return render(field_text(problem.field)) if problem.field else ""


def _doubtful(card: ImportedCard, one: Reviewed) -> dict[str, Any]:
    like = one.like.id if one.like else None
    return {"file": card.file, "line": card.line, "name": one.profile.contact.name, "like": like}


def _line(thing: tuple[ImportedCard, Reviewed] | RowProblem) -> str:
    if isinstance(thing, RowProblem):
        reason = f"{_('problem')}: {render(thing.reason)}"
        parts = (f"{thing.file}:{thing.line}", thing.whose, _field(thing), reason)
        return "  ".join(part for part in parts if part)
    card, one = thing
    said = f"{card.file}:{card.line}  {one.profile.contact.name}  {word(one.verdict)}"
    if one.verdict is not Verdict.SAME_PERSON or one.like is None or one.because is None:
        return said
    return f"{said}: {one.like.name} ({word(one.because)})"
