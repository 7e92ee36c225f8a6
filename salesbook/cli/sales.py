"""`offer`, `purchase`, `referral` and `praise`."""

from __future__ import annotations

from datetime import date

import click

from salesbook.cli.main import command
from salesbook.cli.naming import BY_NAME, choice, contact_if_named, contact_named
from salesbook.cli.shell import Reply, Shell
from salesbook.domain.contact import Contact
from salesbook.domain.days import parse_day
from salesbook.domain.errors import Refused
from salesbook.domain.money import parse_money
from salesbook.domain.purchase import Offer, OfferState, Purchase, PurchaseReason
from salesbook.domain.referral import Praise, Referral
from salesbook.domain.text import Text
from salesbook.operations.sales import (
    lose_offer,
    record_offer,
    record_praise,
    record_purchase,
    record_referral,
    win_offer,
)
from salesbook.queries.contacts import employment_now, profile_of
from salesbook.queries.settings import method
from salesbook.store.notebook import Notebook
from salesbook.system.i18n import N_
from salesbook.system.i18n import gettext as _
from salesbook.wording import money

_DAY = click.option("--day", metavar="D", help=N_("When; today otherwise."))
_PRODUCT = click.option("--product", default="", help=N_("What is sold."))


@command(
    N_("Record an offer of AMOUNT to CONTACT, or what became of the open one."),
    click.argument("contact"),
    click.argument("amount", required=False),
    _PRODUCT,
    click.option("--expected", metavar="D", help=N_("By when an answer is expected.")),
    click.option("--won", is_flag=True, help=N_("The open offer was accepted: it becomes a purchase.")),
    click.option("--lost", metavar="WHY", help=N_("The open offer was lost, and why.")),
    click.option("--to-competitor", is_flag=True, help=N_("With --lost: a competitor got it.")),
    _DAY,
)
def offer(
    shell: Shell,
    contact: str,
    amount: str | None,
    product: str,
    expected: str | None,
    won: bool,
    lost: str | None,
    to_competitor: bool,
    day: str | None,
) -> Reply:
    """Record an offer, or what became of the open one."""
    notebook = shell.notebook()
    person = contact_named(notebook, contact)
    on = shell.past_day(day)
    if won or lost is not None:
        return _settled(notebook, person, on, lost, won=won, to_competitor=to_competitor)
    if not amount:
        raise Refused(Text("An offer needs an amount, such as 12000."))
    by = parse_day(expected, on) if expected else None
    if by is not None and by < on:
        raise Refused(Text("The answer cannot be expected before the offer; give another day with --expected."))
    made = Offer(
        person.id,
        parse_money(amount, method(notebook).currency),
        on,
        organisation_id=_organisation(notebook, person),
        expected_by=by,
    )
    record_offer(notebook, made, person, product.strip())
    data = {"id": made.id, "contact": person.id, "amount": made.amount.minor, "currency": made.amount.currency}
    return Reply(data, [_("Offer to {name}: {amount}.").format(name=person.name, amount=money(made.amount))])


def _settled(
    notebook: Notebook, person: Contact, on: date, lost: str | None, *, won: bool, to_competitor: bool
) -> Reply:
    found = notebook.select(Offer, "contact_id = ? AND state = 'open' ORDER BY given_on", person.id)
    if len(found) != 1 or (won and lost is not None):
        raise Refused(
            Text("{name} has no single open offer; settle it by “salesbook edit” with its id.", name=person.name)
        )
    if won:
        purchase = win_offer(notebook, found[0], person, on)
        said = _("Won: {amount}, now a purchase of {name}.").format(amount=money(purchase.amount), name=person.name)
        return Reply({"id": found[0].id, "state": OfferState.WON.value, "purchase": purchase.id}, [said])
    lose_offer(notebook, found[0], person, on, lost or "", to_competitor=to_competitor)
    said = _("Lost: {amount} to {name}.").format(amount=money(found[0].amount), name=person.name)
    return Reply({"id": found[0].id, "state": OfferState.LOST.value}, [said])


@command(
    N_("Record an order of AMOUNT that CONTACT decided."),
    click.argument("contact"),
    click.argument("amount"),
    _PRODUCT,
    click.option("--profit", metavar="AMOUNT", help=N_("What was earned by it.")),
    click.option("--reason", metavar="WORD", help=N_("price, liking, comparison or habit.")),
    _DAY,
)
def purchase(
    shell: Shell, contact: str, amount: str, product: str, profit: str | None, reason: str | None, day: str | None
) -> Reply:
    """Record an order."""
    notebook = shell.notebook()
    person = contact_named(notebook, contact)
    currency = method(notebook).currency
    made = Purchase(
        person.id,
        shell.past_day(day),
        parse_money(amount, currency),
        _organisation(notebook, person),
        profit=parse_money(profit, currency) if profit else None,
        reason=choice(PurchaseReason, reason) if reason else None,
    )
    record_purchase(notebook, made, person, product.strip())
    data = {"id": made.id, "contact": person.id, "amount": made.amount.minor, "currency": made.amount.currency}
    return Reply(data, [_("Purchase by {name}: {amount}.").format(name=person.name, amount=money(made.amount))])


@command(
    N_("Record that CONTACT recommended the rep to TO, a contact or a name."),
    click.argument("contact"),
    click.argument("to"),
    click.option("--note", default="", help=N_("What was said.")),
    _DAY,
)
def referral(shell: Shell, contact: str, to: str, note: str, day: str | None) -> Reply:
    """Record a referral."""
    notebook = shell.notebook()
    person = contact_named(notebook, contact)
    other = contact_if_named(notebook, to, BY_NAME)
    on = shell.past_day(day)
    made = Referral(person.id, other.name if other else to, on, other.id if other else None, note)
    record_referral(notebook, made, person)
    said = _("{name} referred {other}.").format(name=person.name, other=made.to_name)
    return Reply({"id": made.id, "contact": person.id, "to": made.to_contact_id, "to_name": made.to_name}, [said])


@command(
    N_("Record that CONTACT spoke well of the rep or the product to others, and what they said."),
    click.argument("contact"),
    click.argument("text"),
    _DAY,
)
def praise(shell: Shell, contact: str, text: str, day: str | None) -> Reply:
    """Record praise."""
    notebook = shell.notebook()
    person = contact_named(notebook, contact)
    made = Praise(person.id, text, shell.past_day(day))
    record_praise(notebook, made, person)
    return Reply({"id": made.id, "contact": person.id}, [_("Praise by {name} noted.").format(name=person.name)])


def _organisation(notebook: Notebook, person: Contact) -> str | None:
    _employment, organisation = employment_now(profile_of(notebook, person))
    return organisation.id if organisation else None
