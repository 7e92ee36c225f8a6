"""What is sold: products by name."""

from __future__ import annotations

from dataclasses import replace

from salesbook.domain.errors import Refused
from salesbook.domain.purchase import Product
from salesbook.domain.text import Text
from salesbook.store.notebook import Notebook, NotebookReader


def add_product(notebook: Notebook, name: str) -> Product:
    """Add a product; refuses an empty name and one that is there already."""
    product = Product(_free_name(notebook, name, None))
    with notebook.change(Text("New product: {product}", product=product.name)) as change:
        change.insert(product)
    return product


def rename_product(notebook: Notebook, product: Product, name: str) -> None:
    """Call a product something else, wherever it was offered or bought."""
    wanted = _free_name(notebook, name, product)
    with notebook.change(Text("Rename {product} to {name}", product=product.name, name=wanted)) as change:
        change.update(replace(product, name=wanted))


def delete_product(notebook: Notebook, product: Product) -> None:
    """Take a product out that nothing names; refused while it was offered or bought, or has news."""
    if any(notebook.rows(f"SELECT 1 FROM {table} WHERE product_id = ? LIMIT 1", product.id) for table in _USES):
        raise Refused(
            Text(
                "“{product}” was offered or bought, or has news, so it stays; rename it, or delete those first.",
                product=product.name,
            )
        )
    with notebook.change(Text("Delete {name}", name=product.name)) as change:
        change.delete(product)


def _free_name(notebook: NotebookReader, name: str, own: Product | None) -> str:
    wanted = " ".join(name.split())
    if not wanted:
        raise Refused(Text("A product needs a name."))
    for known in notebook.select(Product):
        if known.name.casefold() == wanted.casefold() and (own is None or known.id != own.id):
            raise Refused(Text("There is a product “{product}” already.", product=known.name))
    return wanted


_USES = ("offer", "purchase", "product_news")
