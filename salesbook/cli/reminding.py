"""`remind`, `card` and `news`: what will be due by the rep's own word."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import click

from salesbook.cli.main import command
from salesbook.cli.naming import choice, contact_named
from salesbook.cli.shell import Reply, Shell
from salesbook.domain.card import CardPlan, CardRhythm, CardTemplate, Festival
from salesbook.domain.contact import Contact
from salesbook.domain.days import parse_day_and_time
from salesbook.domain.errors import Refused
from salesbook.domain.own_reminder import OwnReminder
from salesbook.domain.product_news import ProductNews, hearers
from salesbook.domain.purchase import Product
from salesbook.domain.repeating import parse_repeat, repeat_in_words
from salesbook.domain.text import Text
from salesbook.operations.cards import plan_cards, stop_cards
from salesbook.operations.own_reminders import remind_me
from salesbook.operations.product_news import announce_news
from salesbook.queries.contacts import contact_lines
from salesbook.queries.due_facts import who_may_hear
from salesbook.store.notebook import Notebook, NotebookReader
from salesbook.system.i18n import N_, ngettext
from salesbook.system.i18n import gettext as _
from salesbook.wording import clock_time, narrow_date, render, word

MONTHLY, NONE = CardRhythm.MONTHLY.value, "none"


@command(
    N_('Be reminded of "TEXT @DAY", or of "TEXT @DAY TIME"; without a text, list what there is. `delete` ends one.'),
    click.argument("text", metavar='"TEXT @DAY"', required=False),
    click.option("--every", metavar="WORDS", default="", help=N_("weekly, every 2 weeks, monthly … or an RRULE.")),
    click.option("--contact", metavar="CONTACT", help=N_("Whom it is about; about nobody otherwise.")),
)
def remind(shell: Shell, text: str | None, every: str, contact: str | None) -> Reply:
    """Make a reminder of the rep's own, or list them."""
    if text is None:
        return _listed(shell.reader())
    notebook = shell.notebook()
    words, found, day = f" {text}".rpartition(" @")
    said = (words if found else day).strip()
    if not said:
        raise Refused(Text("A reminder needs words before its day, such as “renew the permit @mon”."))
    start, at = parse_day_and_time(day, shell.today) if found else (shell.today, None)
    person = contact_named(notebook, contact) if contact else None
    made = OwnReminder(said, start, parse_repeat(every, start), at, person.id if person else None)
    remind_me(notebook, made)
    lines = [_("I will remind you: {what}").format(what=_in_words(made))]
    return Reply(_reminder_json(made), lines)


def _listed(notebook: NotebookReader) -> Reply:
    found = sorted(notebook.select(OwnReminder), key=lambda one: (one.start, one.id))
    lines = [f"{_in_words(one)}  {one.id}" for one in found] or [_("There are no reminders of your own yet.")]
    return Reply({"reminders": [_reminder_json(one) for one in found]}, lines)


def _in_words(one: OwnReminder) -> str:
    when = " ".join(part for part in (narrow_date(one.start), clock_time(one.at) if one.at else "") if part)
    return ", ".join(part for part in (one.text, when, render(repeat_in_words(one.rule))) if part)


def _reminder_json(one: OwnReminder) -> dict[str, Any]:
    return {
        "id": one.id,
        "text": one.text,
        "start": one.start.isoformat(),
        "at": one.at.strftime("%H:%M") if one.at else None,
        "rule": one.rule,
        "contact": one.contact_id,
    }


@command(
    N_("Plan greeting cards for CONTACT: monthly, by a festival such as spring-festival, or none any more."),
    click.argument("contact"),
    click.argument("rhythm", metavar="monthly|FESTIVAL|none"),
    click.option("--day", type=click.IntRange(1, 31), default=1, help=N_("Of a monthly card: the day of the month.")),
    click.option("--template", metavar="NAME", help=N_("The words of the card.")),
    click.option("--since", metavar="D", help=N_("From when on; today otherwise.")),
)
def card(shell: Shell, contact: str, rhythm: str, day: int, template: str | None, since: str | None) -> Reply:
    """Plan cards for a contact."""
    notebook = shell.notebook()
    person = contact_named(notebook, contact)
    if rhythm.strip().lower() == NONE:
        return _stopped(notebook, person)
    start = shell.day(since)
    plan = _plan(person, rhythm, day, start, _template(notebook, template))
    plan_cards(notebook, plan, person)
    what = word(plan.festival) if plan.festival else _("every month on day {day}").format(day=day)
    data = {
        "id": plan.id,
        "contact": person.id,
        "rhythm": plan.rhythm.value,
        "festival": plan.festival.value if plan.festival else None,
        "day": plan.day,
        "template": plan.template_id,
    }
    return Reply(data, [_("Cards for {name}: {what}.").format(name=person.name, what=what)])


def _plan(person: Contact, rhythm: str, day: int, since: date, template: str | None) -> CardPlan:
    if rhythm.strip().lower() == MONTHLY:
        return CardPlan(person.id, CardRhythm.MONTHLY, since, day=day, template_id=template)
    try:
        festival = choice(Festival, rhythm)
    except Refused:
        known = (MONTHLY, *(one.value for one in Festival), NONE)
        raise Refused(Text("“{word}” is not one of {known}.", word=rhythm, known=known)) from None
    return CardPlan(person.id, CardRhythm.FESTIVAL, since, festival, template_id=template)


def _stopped(notebook: Notebook, person: Contact) -> Reply:
    plans = tuple(notebook.select(CardPlan, "contact_id = ?", person.id))
    if not plans:
        raise Refused(Text("No cards are planned for {name}, so nothing was changed.", name=person.name))
    stop_cards(notebook, plans, person)
    said = _("No more cards for {name}.").format(name=person.name)
    return Reply({"contact": person.id, "stopped": [plan.id for plan in plans]}, [said])


def _template(notebook: NotebookReader, name: str | None) -> str | None:
    if name is None:
        return None
    found = notebook.select(CardTemplate, "name = ? LIMIT 1", name.strip())
    if not found:
        known = tuple(one.name for one in notebook.select(CardTemplate))
        if not known:
            raise Refused(Text("There are no card templates yet, so leave --template out."))
        raise Refused(Text("There is no card template “{name}”; there are {known}.", name=name, known=known))
    return found[0].id


@command(
    N_("Note what changed about PRODUCT, so that who bought it or needs it is told."),
    click.argument("product"),
    click.argument("text"),
    click.option("--say", default="", metavar="SENTENCE", help=N_("The sentence to say to them.")),
    click.option(
        "--words", default="", metavar="WORDS", help=N_("With commas: who needs one of these should hear it.")
    ),
    click.option("--day", metavar="D", help=N_("When; today otherwise.")),
)
def news(shell: Shell, product: str, text: str, say: str, words: str, day: str | None) -> Reply:
    """Note news about a product, and say who should hear it."""
    notebook = shell.notebook()
    if not text.strip():
        raise Refused(Text("News needs words: what changed about the product."))
    about = product_named(notebook, product)
    wanted = tuple(part.strip() for part in re.split("[,，、]", words) if part.strip())
    on = shell.day(day)
    made = ProductNews(about.id, text.strip(), on, say.strip(), wanted)
    announce_news(notebook, made, about)
    heard = who_may_hear(notebook, (made,))
    told = hearers(made, sorted(heard.buyers.get(about.id, ())), heard.needs)
    people = contact_lines(notebook, tuple(told))
    n = len(people)
    said = ngettext(
        "News about {product}: {n} contact should hear it.", "News about {product}: {n} contacts should hear it.", n
    )
    data = {
        "id": made.id,
        "product": about.id,
        "hearers": [{"id": one.id, "name": one.name, "need": told[one.id]} for one in people.values()],
    }
    lines = [said.format(product=about.name, n=n), *(f"  {one.name}" for one in people.values())]
    return Reply(data, lines)


def product_named(notebook: NotebookReader, words: str) -> Product:
    """The one product that words name: its whole name, or a part of only this one's."""
    known = notebook.select(Product, "1 ORDER BY name")
    wanted = words.strip().casefold()
    whole = [one for one in known if one.name.casefold() == wanted or one.id == words]
    meant = whole or [one for one in known if wanted and wanted in one.name.casefold()]
    if len(meant) == 1:
        return meant[0]
    if not known:
        raise Refused(Text("There are no products yet; add one with “salesbook product NAME” first."))
    listed = tuple(one.name for one in meant or known)
    raise Refused(Text("“{words}” names no single product; there are {known}.", words=words, known=listed))
