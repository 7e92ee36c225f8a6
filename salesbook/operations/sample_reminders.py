"""What comes up by itself in the sample notebook: cards, product news and reminders of the rep's own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from salesbook.domain.card import CardPlan, CardTemplate
from salesbook.domain.contact import Contact
from salesbook.domain.own_reminder import OwnReminder
from salesbook.domain.product_news import ProductNews
from salesbook.domain.purchase import Product
from salesbook.operations.cards import plan_cards
from salesbook.operations.contacts import add_part
from salesbook.operations.own_reminders import remind_me
from salesbook.operations.product_news import announce_news
from salesbook.operations.sample_data import Story, day_from, made
from salesbook.store.notebook import Notebook


def tell_what_comes_up(story: Story, notebook: Notebook, ids: Mapping[str, str], today: date) -> None:
    """Write it to a notebook that knows the story's contacts (`ids`, by their keys) and products."""
    _cards(notebook, story, ids, today)
    products = {product.name: product for product in notebook.select(Product)}
    for name, *row in story.product_news:
        product = products[name]
        announce_news(notebook, made(ProductNews, row, today, product_id=product.id), product)
    for row in story.own_reminders:
        text, start, rule, contact, at = [*row, "", "", ""][:5]
        whose = {"contact_id": ids[contact]} if contact else {}
        remind_me(notebook, made(OwnReminder, [text, start, rule, at], today, **whose))


def _cards(notebook: Notebook, story: Story, ids: Mapping[str, str], today: date) -> None:
    templates = {}
    for row in story.card_templates:
        template = made(CardTemplate, row, today)
        add_part(notebook, template, template.name)
        templates[template.name] = template.id
    for key, rhythm, since, festival, within, template in story.cards:
        contact = notebook.get(Contact, ids[key])
        assert contact is not None
        # A day that every month has.
        day = {"day": min(28, day_from(today, within).day)} if within != "" else {}
        given = {"contact_id": contact.id, "template_id": templates[template], **day}
        plan_cards(notebook, made(CardPlan, [rhythm, since, festival], today, **given), contact)
