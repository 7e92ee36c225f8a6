"""News about a product."""

from __future__ import annotations

from salesbook.domain.product_news import ProductNews
from salesbook.domain.purchase import Product
from salesbook.domain.text import Text
from salesbook.store.notebook import Notebook


def announce_news(notebook: Notebook, news: ProductNews, product: Product) -> None:
    """Note what changed about a product, so that those whom it concerns are told."""
    with notebook.change(Text("News about {product}", product=product.name)) as change:
        change.insert(news)
