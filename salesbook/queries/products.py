"""Products: how often each was offered and bought, its news, who should hear them, and who was told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from salesbook.domain.product_news import ProductNews, hearers
from salesbook.domain.purchase import Product
from salesbook.domain.reminders.facts import ReminderFacts
from salesbook.domain.reminders.news import news_to_tell
from salesbook.domain.reminders.reminder import Answer, AnswerKind, Reminder
from salesbook.queries.contacts import contact_lines
from salesbook.queries.due_facts import who_may_hear
from salesbook.queries.settings import method
from salesbook.queries.today import answers_to
from salesbook.store.notebook import NotebookReader


@dataclass(frozen=True)
class Hearer:
    """Somebody who should hear news: for the need it answers, or, where that is empty, because they bought the product.

    `told_on` is the day the rep told them, `skipped` whether they are not to be told. The reminder is what telling answers.
    """

    contact_id: str
    name: str
    need: str
    reminder: Reminder
    told_on: date | None = None
    skipped: bool = False

    @property
    def is_open(self) -> bool:
        """Whether they are still to be told."""
        return self.told_on is None and not self.skipped


@dataclass(frozen=True)
class NewsLine:
    """A piece of news with everybody who should hear it, those still to be told first."""

    news: ProductNews
    hearers: tuple[Hearer, ...]

    @property
    def waiting(self) -> tuple[Hearer, ...]:
        """Those still to be told."""
        return tuple(one for one in self.hearers if one.is_open)


@dataclass(frozen=True)
class ProductLine:
    """A product with how often it was offered and bought, and its news, the latest first."""

    product: Product
    offered: int
    bought: int
    news: tuple[NewsLine, ...]

    @property
    def waiting(self) -> int:
        """How many times somebody is still to be told."""
        return sum(len(line.waiting) for line in self.news)


def products_of_book(notebook: NotebookReader, day: date) -> tuple[ProductLine, ...]:
    """Every product, those with somebody to tell first, then by how often they were bought."""
    news = notebook.select(ProductNews, "1 ORDER BY day DESC, id DESC")
    lines = _news_lines(notebook, news, day)
    offered, bought = (_counts(notebook, table) for table in ("offer", "purchase"))
    found = [
        ProductLine(one, offered.get(one.id, 0), bought.get(one.id, 0), tuple(lines.get(one.id, ())))
        for one in notebook.select(Product, "1 ORDER BY name, id")
    ]
    return tuple(sorted(found, key=lambda line: (not line.waiting, -line.bought, -line.offered)))


def hearers_of(notebook: NotebookReader, news: ProductNews) -> dict[str, str]:
    """Who should hear this news, noted or not, each with the need it answers; empty for those who bought the product."""
    heard = who_may_hear(notebook, (news,))
    return hearers(news, sorted(heard.buyers.get(news.product_id, ())), heard.needs)


def _counts(notebook: NotebookReader, table: str) -> dict[str, int]:
    rows = notebook.rows(f"SELECT product_id, count(*) FROM {table} WHERE product_id IS NOT NULL GROUP BY product_id")
    return dict(rows)


def _news_lines(notebook: NotebookReader, news: Iterable[ProductNews], day: date) -> dict[str, list[NewsLine]]:
    """The news by product, with whom the rule would remind of it, however long ago it was."""
    told = tuple(news)
    oldest = max(((day - one.day).days for one in told), default=0)
    ever = replace(method(notebook), news_kept=max(oldest, 1))
    facts = ReminderFacts(ever, {}, news=told, heard=who_may_hear(notebook, told))
    by_news: dict[str, list[Reminder]] = defaultdict(list)
    for reminder in news_to_tell(facts, day):
        by_news[reminder.subject].append(reminder)
    everyone = [one for several in by_news.values() for one in several]
    keys = {one.key for one in everyone}
    answers = {one.reminder: one for one in answers_to(notebook, keys) if one.kind is not AnswerKind.SNOOZED}
    names = {who: line.name for who, line in contact_lines(notebook, _whose(everyone)).items()}
    found: dict[str, list[NewsLine]] = defaultdict(list)
    for one in told:
        people = [_hearer(each, names, answers.get(each.key)) for each in by_news[one.id]]
        people.sort(key=lambda hearer: (not hearer.is_open, hearer.name.casefold(), hearer.contact_id))
        found[one.product_id].append(NewsLine(one, tuple(people)))
    return found


def _whose(reminders: Iterable[Reminder]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.contact_id for one in reminders))


def _hearer(reminder: Reminder, names: Mapping[str, str], answer: Answer | None) -> Hearer:
    need = str(dict(reminder.reason.values).get("need", ""))
    done = answer is not None and answer.kind is AnswerKind.DONE
    skipped = answer is not None and not done
    told_on = answer.day if answer is not None and done else None
    return Hearer(reminder.contact_id, names[reminder.contact_id], need, reminder, told_on, skipped)
