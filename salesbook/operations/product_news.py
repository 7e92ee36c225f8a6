"""News about a product."""

from __future__ import annotations

from salesbook.domain.errors import Refused
from salesbook.domain.product_news import ProductNews
from salesbook.domain.purchase import Product
from salesbook.domain.text import Text
from salesbook.store.notebook import Notebook


def announce_news(notebook: Notebook, news: ProductNews, product: Product) -> None:
    """Note what changed about a product, so that those whom it concerns are told."""
    with notebook.change(Text("News about {product}", product=product.name)) as change:
        change.insert(news)


def change_news(notebook: Notebook, news: ProductNews, product: Product) -> None:
    """Correct what is noted; whoever was told stays told."""
    if not news.text.strip():
        raise Refused(Text("News needs words: what changed about the product."))
    with notebook.change(Text("News about {product}", product=product.name)) as change:
        change.update(news)


def withdraw_news(notebook: Notebook, news: ProductNews, product: Product) -> None:
    """Take news back; nobody is to be told any more."""
    with notebook.change(Text("Delete news about {product}", product=product.name)) as change:
        change.delete(news)
