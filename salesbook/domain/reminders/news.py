"""Product news: a product changed, and who bought it or needs just that should hear it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salesbook.domain.product_news import ProductNews, hearers
from salesbook.domain.reminders.facts import ReminderFacts
from salesbook.domain.reminders.reminder import Reminder, ReminderKind
from salesbook.domain.text import Text


def news_to_tell(facts: ReminderFacts, today: date) -> Iterator[Reminder]:
    """Each piece of news to each who should hear it, from its day for as long as the method keeps it."""
    heard = facts.heard
    for news in facts.news:
        if not 0 <= (today - news.day).days <= facts.method.news_kept:
            continue
        buyers = heard.buyers.get(news.product_id, frozenset())
        for contact_id, need in hearers(news, buyers, heard.needs).items():
            reason = _reason(news, heard.products.get(news.product_id, ""), need)
            # One piece of news has many who should hear it, so the contact is the occurrence.
            yield Reminder(ReminderKind.NEWS, contact_id, news.id, contact_id, news.day, reason)


def _reason(news: ProductNews, product: str, need: str) -> Text:
    if need:
        return Text("tell about {product}: {news}; they need “{need}”", product=product, news=news.text, need=need)
    return Text("tell about {product}: {news}; they bought it", product=product, news=news.text)
