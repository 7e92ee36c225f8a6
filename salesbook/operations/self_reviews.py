"""The rep's look at their own service."""

from __future__ import annotations

from salesbook.domain.errors import Refused
from salesbook.domain.self_review import SelfReview
from salesbook.domain.text import Text
from salesbook.store.notebook import Notebook

BEST = 5


def review_service(notebook: Notebook, reviews: tuple[SelfReview, ...]) -> None:
    """Note how the rep judged their service; what was said of the same item on the same day is replaced."""
    if not reviews or not all(1 <= one.score <= BEST for one in reviews):
        raise Refused(Text("Judge at least one item, each from 1 to 5."))
    with notebook.change(Text("Service self-review")) as change:
        for one in reviews:
            change.delete(*notebook.select(SelfReview, "item = ? AND day = ?", one.item.value, one.day.isoformat()))
        change.insert(*reviews)
