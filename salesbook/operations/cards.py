"""Plans for greeting cards."""

from __future__ import annotations

from salesbook.domain.card import CardPlan
from salesbook.domain.contact import Contact
from salesbook.domain.text import Text
from salesbook.store.notebook import Notebook


def plan_cards(notebook: Notebook, plan: CardPlan, contact: Contact) -> None:
    """Plan cards for a contact by a rhythm; a plan for the same occasion is replaced."""
    with notebook.change(Text("Cards for {name}", name=contact.name)) as change:
        mine = notebook.select(CardPlan, "contact_id = ?", contact.id)
        change.delete(*(one for one in mine if (one.rhythm, one.festival) == (plan.rhythm, plan.festival)))
        change.insert(plan)


def stop_cards(notebook: Notebook, plans: tuple[CardPlan, ...], contact: Contact) -> None:
    """Send a contact none of these cards any more."""
    with notebook.change(Text("No more cards for {name}", name=contact.name)) as change:
        change.delete(*plans)
