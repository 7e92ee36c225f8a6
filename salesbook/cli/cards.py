"""`cards`, `card-words`, `products` and `product`: who gets cards in which words, and what is sold with its news."""

from __future__ import annotations

from typing import Any

import click

from salesbook.cli.main import command
from salesbook.cli.reminding import product_named
from salesbook.cli.shell import Reply, Shell
from salesbook.domain.card import CardTemplate
from salesbook.domain.errors import Refused
from salesbook.domain.reminders.reminder import AnswerKind
from salesbook.domain.text import Text, counted
from salesbook.operations.cards import delete_template, save_template
from salesbook.operations.products import add_product, delete_product, rename_product
from salesbook.operations.reminders import answer_all
from salesbook.queries.cards import CardLine, CardsOfBook, card_text, cards_due_on, cards_of_book
from salesbook.queries.products import NewsLine, ProductLine, products_of_book
from salesbook.system.i18n import N_
from salesbook.system.i18n import gettext as _
from salesbook.wording import narrow_date, render, word


@command(
    N_("Who gets greeting cards, the ones due now first, and what those say."),
    click.option("--sent", is_flag=True, help=N_("Mark all that are due as sent.")),
)
def cards(shell: Shell, sent: bool) -> Reply:
    """Answer with the cards, or send them."""
    if sent:
        notebook = shell.notebook()
        due = tuple(line.reminder for line in cards_due_on(notebook, shell.today) if line.reminder)
        n = answer_all(notebook, due, AnswerKind.DONE, shell.today)
        return Reply({"sent": n}, [render(counted("{n} card sent", "{n} cards sent", n))])
    book = cards_of_book(shell.reader(), shell.today)
    lines = [words for line in book.lines for words in _card_lines(line, book)]
    return Reply({"cards": [_card_json(line, book) for line in book.lines]}, lines or [_("Nobody gets cards yet.")])


@command(
    N_("The words of the cards; with NAME and TEXT, keep these. Fields such as {name} are filled for each contact."),
    click.argument("name", required=False),
    click.argument("text", required=False),
    click.option("--language", type=click.Choice(["en", "zh_CN"]), default=None, help=N_("The language of the words.")),
    click.option("--delete", is_flag=True, help=N_("Take the words of this name away.")),
)
def card_words(shell: Shell, name: str | None, text: str | None, language: str | None, delete: bool) -> Reply:
    """List, keep or delete the words of cards."""
    if name is None:
        found = shell.reader().select(CardTemplate, "1 ORDER BY name, id")
        lines = [line for one in found for line in (one.name, *(f"  {part}" for part in one.text.splitlines()))]
        listed = [{"id": one.id, "name": one.name, "text": one.text, "language": one.language} for one in found]
        return Reply({"words": listed}, lines or [_("There are no words of your own yet.")])
    notebook = shell.notebook()
    known = next(iter(notebook.select(CardTemplate, "name = ?", name.strip())), None)
    if delete:
        if known is None:
            raise Refused(Text("There are no words of cards called “{name}”.", name=name))
        delete_template(notebook, known)
        return Reply({"deleted": known.id}, [_("Words of the card deleted: {name}").format(name=known.name)])
    spoken = language if language is not None else known.language if known else ""
    same = {"id": known.id} if known else {}
    kept = CardTemplate(name.strip(), (text or "").replace("\\n", "\n"), spoken, **same)
    save_template(notebook, kept)
    return Reply({"id": kept.id, "name": kept.name}, [_("Words of the card kept: {name}").format(name=kept.name)])


@command(N_("What is sold, how often it was offered and bought, its news, and who is still to be told."))
def products(shell: Shell) -> Reply:
    """Answer with the products."""
    found = products_of_book(shell.reader(), shell.today)
    lines = [words for one in found for words in _product_lines(one)]
    return Reply({"products": [_product_json(one) for one in found]}, lines or [_("There are no products yet.")])


@command(
    N_("Add the product NAME; or rename or delete it."),
    click.argument("name"),
    click.option("--rename", metavar="NEW", help=N_("What it is called from now on.")),
    click.option("--delete", is_flag=True, help=N_("Take it out, where nothing names it.")),
)
def product(shell: Shell, name: str, rename: str | None, delete: bool) -> Reply:
    """Add, rename or delete a product."""
    if rename is not None and delete:
        raise Refused(Text("Give either --rename or --delete."))
    notebook = shell.notebook()
    if rename is None and not delete:
        made = add_product(notebook, name)
        return Reply({"id": made.id, "name": made.name}, [_("Product added: {name}").format(name=made.name)])
    known = product_named(notebook, name)
    if delete:
        delete_product(notebook, known)
        return Reply({"deleted": known.id}, [_("Product deleted: {name}").format(name=known.name)])
    rename_product(notebook, known, rename or "")
    return Reply({"id": known.id, "name": rename}, [_("Product renamed: {name}").format(name=rename)])


def _occasion(line: CardLine) -> str:
    plan = line.plan
    return word(plan.festival) if plan.festival else _("monthly, on day {day}").format(day=plan.day)


def _card_lines(line: CardLine, book: CardsOfBook) -> list[str]:
    """Whose, which and when; of one that is due also its words."""
    day = narrow_date(line.day) if line.day else ""
    if line.reminder is None:
        return ["  ".join(part for part in (line.contact.name, _occasion(line), day) if part)]
    said = card_text(line, line.template, book.signature).lines
    due = _("now, for {day}").format(day=day)
    return ["  ".join((line.contact.name, _occasion(line), due)), *(f"    {words}" for words in said)]


def _card_json(line: CardLine, book: CardsOfBook) -> dict[str, Any]:
    return {
        "id": line.plan.id,
        "contact": line.plan.contact_id,
        "name": line.contact.name,
        "rhythm": line.plan.rhythm.value,
        "festival": line.plan.festival.value if line.plan.festival else None,
        "day": line.day.isoformat() if line.day else None,
        "reminder": line.reminder.key if line.reminder else None,
        "text": list(card_text(line, line.template, book.signature).lines),
    }


def _product_lines(one: ProductLine) -> list[str]:
    counts = _("offered {offered}, bought {bought}").format(offered=one.offered, bought=one.bought)
    return [f"{one.product.name}  {counts}", *(words for line in one.news for words in _news_lines(line))]


def _news_lines(line: NewsLine) -> list[str]:
    waiting = [_("to tell: {name}").format(name=one.name) for one in line.waiting]
    return [f"  {narrow_date(line.news.day)}  {line.news.text}", *(f"    {words}" for words in waiting)]


def _product_json(one: ProductLine) -> dict[str, Any]:
    return {
        "id": one.product.id,
        "name": one.product.name,
        "offered": one.offered,
        "bought": one.bought,
        "news": [
            {
                "id": line.news.id,
                "text": line.news.text,
                "day": line.news.day.isoformat(),
                "sentence": line.news.sentence,
                "hearers": [
                    {
                        "contact": one.contact_id,
                        "name": one.name,
                        "need": one.need,
                        "told_on": one.told_on.isoformat() if one.told_on else None,
                        "reminder": one.reminder.key,
                    }
                    for one in line.hearers
                ],
            }
            for line in one.news
        ],
    }
