"""Plans for greeting cards, and the words that are printed on them."""

from __future__ import annotations

from dataclasses import replace

from salesbook.domain.card import CardPlan, CardTemplate
from salesbook.domain.card_text import check_card
from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.ids import new_id
from salesbook.domain.text import Text, counted
from salesbook.store.notebook import Notebook


def plan_cards(notebook: Notebook, plan: CardPlan, contact: Contact) -> None:
    """Plan cards for a contact by a rhythm; a plan for the same occasion is replaced."""
    with notebook.change(Text("Cards for {name}", name=contact.name)) as change:
        mine = notebook.select(CardPlan, "contact_id = ?", contact.id)
        change.delete(*(one for one in mine if (one.rhythm, one.festival) == (plan.rhythm, plan.festival)))
        change.insert(plan)


def plan_cards_for(notebook: Notebook, plan: CardPlan, contact_ids: tuple[str, ...]) -> int:
    """Plan the same cards for several contacts; returns for how many. Those that are gone are left out."""
    contacts = [one for one in (notebook.get(Contact, each) for each in contact_ids) if one is not None]
    if not contacts:
        raise Refused(Text("Nobody is in this group, so no cards were planned."))
    with notebook.change(counted("Cards for {n} contact", "Cards for {n} contacts", len(contacts))):
        for contact in contacts:
            plan_cards(notebook, replace(plan, contact_id=contact.id, id=new_id()), contact)
    return len(contacts)


def stop_cards(notebook: Notebook, plans: tuple[CardPlan, ...], contact: Contact) -> None:
    """Send a contact none of these cards any more."""
    with notebook.change(Text("No more cards for {name}", name=contact.name)) as change:
        change.delete(*plans)


def stop_cards_for(notebook: Notebook, contact_ids: tuple[str, ...]) -> int:
    """Send several contacts no cards at all any more; returns how many plans that ended."""
    plans = [plan for one in contact_ids for plan in notebook.select(CardPlan, "contact_id = ?", one)]
    if not plans:
        raise Refused(Text("Nobody in this group gets cards, so nothing was changed."))
    label = counted("No more cards for {n} contact", "No more cards for {n} contacts", len(_whose(plans)))
    with notebook.change(label) as change:
        change.delete(*plans)
    return len(plans)


def use_template(notebook: Notebook, plans: tuple[CardPlan, ...], template: CardTemplate | None) -> None:
    """Print other words on the cards of these plans; None for the usual ones."""
    label = counted("Words of the cards for {n} contact", "Words of the cards for {n} contacts", len(_whose(plans)))
    with notebook.change(label) as change:
        change.update(*(replace(plan, template_id=template.id if template else None) for plan in plans))


def save_template(notebook: Notebook, template: CardTemplate) -> None:
    """Keep the words of a card, new or changed; refuses one without a name, and fields that cards do not have."""
    if not template.name.strip():
        raise Refused(Text("The words of a card need a name to be found by."))
    check_card(template.text)
    known = notebook.select(CardTemplate, "name = ?", template.name.strip())
    if any(one.id != template.id for one in known):
        raise Refused(
            Text("There are words of cards called “{name}” already; choose another name.", name=template.name)
        )
    kept = replace(template, name=template.name.strip())
    with notebook.change(Text("Words of the card {name}", name=kept.name)) as change:
        if notebook.get(CardTemplate, kept.id) is None:
            change.insert(kept)
        else:
            change.update(kept)


def delete_template(notebook: Notebook, template: CardTemplate) -> None:
    """Take the words of a card away; the plans that used them use the usual ones."""
    with notebook.change(Text("Delete the words of the card {name}", name=template.name)) as change:
        plans = notebook.select(CardPlan, "template_id = ?", template.id)
        change.update(*(replace(plan, template_id=None) for plan in plans))
        change.delete(template)


def _whose(plans: list[CardPlan] | tuple[CardPlan, ...]) -> set[str]:
    return {plan.contact_id for plan in plans}
