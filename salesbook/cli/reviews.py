"""`review` and `reviews`: the rep's look at their own service. `referrals`: who came by whom."""

from __future__ import annotations

from typing import Any

import click

from salesbook.cli.main import command
from salesbook.cli.naming import choice
from salesbook.cli.shell import Reply, Shell
from salesbook.domain.referral_tree import Referred
from salesbook.domain.self_review import ReviewItem, SelfReview
from salesbook.operations.self_reviews import review_service
from salesbook.queries.referrals import referrals_as_tree
from salesbook.queries.self_reviews import ReviewDay, service_reviews
from salesbook.system.i18n import N_
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, medium_date, word


@command(
    N_(
        "Judge your own service: ITEM (active-contact, listening, individual-service, professional, problem-solving, "
        "consistency, reflection) with SCORE from 1 to 5."
    ),
    click.argument("item"),
    click.argument("score", type=int),
    click.option("--note", default="", help=N_("What to do about it.")),
)
def review(shell: Shell, item: str, score: int, note: str) -> Reply:
    """Judge one item of one's own service."""
    notebook = shell.notebook()
    made = SelfReview(choice(ReviewItem, item), score, shell.today, note)
    review_service(notebook, (made,))
    return Reply({"id": made.id, "item": made.item.value, "score": score}, [f"{capitalised(word(made.item))}: {score}"])


@command(N_("How you judged your own service, the newest first."))
def reviews(shell: Shell) -> Reply:
    """Answer with the reviews."""
    found = service_reviews(shell.reader())
    lines = [line for one in found for line in _review_lines(one)]
    return Reply({"reviews": [_review_json(one) for one in found]}, lines or [_("No review yet.")])


@command(N_("Who came by whom, as a tree; those who brought most come first."))
def referrals(shell: Shell) -> Reply:
    """Answer with the referral tree."""
    trees = referrals_as_tree(shell.reader())
    lines = [line for tree in trees for line in _tree_lines(tree)]
    return Reply({"referrals": [_tree_json(tree) for tree in trees]}, lines or [_("No referral was recorded yet.")])


def _review_lines(one: ReviewDay) -> list[str]:
    head = f"{medium_date(one.day)}  {one.mean:.1f}"
    return [head, *(f"  {word(item)} {said.score}  {said.note}".rstrip() for item, said in one.scores.items())]


def _review_json(one: ReviewDay) -> dict[str, Any]:
    scores = {item.value: {"score": said.score, "note": said.note} for item, said in one.scores.items()}
    return {"day": one.day.isoformat(), "mean": round(one.mean, 2), "scores": scores}


def _tree_lines(root: Referred) -> list[str]:
    """The tree with two blanks a level; without recursion, as a chain may be long."""
    lines, waiting = [], [(root, 0)]
    while waiting:
        one, depth = waiting.pop()
        day = f"  {medium_date(one.day)}" if one.day else ""
        before = f"  ({_('listed already')})" if one.again else ""
        lines.append("  " * depth + one.name + day + before)
        waiting += [(child, depth + 1) for child in reversed(one.children)]
    return lines


def _tree_json(root: Referred) -> list[dict[str, Any]]:
    """The tree as lines with their depth, so that a long chain needs no deep document."""
    lines, waiting = [], [(root, 0)]
    while waiting:
        one, depth = waiting.pop()
        day = one.day.isoformat() if one.day else None
        told = {"contact": one.contact_id, "name": one.name, "day": day, "brought": one.reach, "depth": depth}
        lines.append(told | {"again": one.again})
        waiting += [(child, depth + 1) for child in reversed(one.children)]
    return lines
