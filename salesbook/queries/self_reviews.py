"""The rep's reviews of their own service, day by day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from salesbook.domain.self_review import ReviewItem, SelfReview
from salesbook.store.notebook import NotebookReader


@dataclass(frozen=True)
class ReviewDay:
    """What was judged on one day."""

    day: date
    scores: Mapping[ReviewItem, SelfReview]

    @property
    def mean(self) -> float:
        """The mean of the scores, 1 to 5."""
        return sum(one.score for one in self.scores.values()) / len(self.scores)


def service_reviews(notebook: NotebookReader) -> list[ReviewDay]:
    """Every day with a review, the newest first."""
    by_day: dict[date, dict[ReviewItem, SelfReview]] = {}
    for one in notebook.select(SelfReview, "1 ORDER BY day DESC, item"):
        by_day.setdefault(one.day, {})[one.item] = one
    return [ReviewDay(day, scores) for day, scores in by_day.items()]
