"""`objections`: what is said against, the real reasons behind it, and the answers that worked."""

from __future__ import annotations

from typing import Any

import click

from salesbook.cli.main import command
from salesbook.cli.shell import Reply, Shell
from salesbook.domain.objection_library import AnswerGiven, KnownObjection, bare
from salesbook.domain.text import Text, counted
from salesbook.queries.objections import objections_known
from salesbook.system.i18n import N_
from salesbook.system.i18n import gettext as _
from salesbook.wording import render


@command(
    N_("What is said against, how often, the real reasons and the answers that worked; WORDS narrow it down."),
    click.argument("words", nargs=-1),
    click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help=N_("How many at most.")),
)
def objections(shell: Shell, words: tuple[str, ...], limit: int) -> Reply:
    """Answer with the library of objections."""
    wanted = bare("".join(words))
    known = objections_known(shell.reader())
    matching = [one for one in known if wanted in bare(one.said)]
    found = matching[:limit]
    lines = [line for one in found for line in _lines(one)]
    if len(matching) > limit:
        lines.append(_("There are more; --limit shows them."))
    none = _("Nothing found.") if known else _("No objection was recorded yet.")
    return Reply({"objections": [_json(one) for one in found]}, lines or [none])


def _lines(known: KnownObjection) -> list[str]:
    reasons = [
        "  " + _("behind it: {reason} ({times})").format(reason=reason, times=times) for reason, times in known.reasons
    ]
    return [render(how_often(known)), *reasons, *(f"  {render(answer_words(one))}" for one in known.answers)]


def how_often(known: KnownObjection) -> Text:
    """What was said, how often, and when last."""
    if known.last is None:
        return Text("“{said}”: expected, not heard yet", said=known.said)
    return counted(
        "“{said}”: {n} time, last {day}",
        "“{said}”: {n} times, last {day}",
        known.times,
        said=known.said,
        day=known.last,
    )


def answer_words(answer: AnswerGiven) -> Text:
    """An answer with how it went."""
    if not answer.worked and not answer.failed:
        return Text("answer: {text}", text=answer.text)
    return Text(
        "answer: {text} (worked {worked}, failed {failed})",
        text=answer.text,
        worked=answer.worked,
        failed=answer.failed,
    )


def _json(known: KnownObjection) -> dict[str, Any]:
    return {
        "said": known.said,
        "times": known.times,
        "contacts": list(known.contact_ids),
        "last": known.last.isoformat() if known.last else None,
        "reasons": [{"text": text, "times": times} for text, times in known.reasons],
        "answers": [
            {"text": one.text, "worked": one.worked, "failed": one.failed, "times": one.times} for one in known.answers
        ],
    }
