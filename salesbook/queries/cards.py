"""Greeting cards: who gets one by which rhythm, which are due now, and what each says."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from salesbook.domain.card import CardPlan, CardTemplate, card_days
from salesbook.domain.card_text import CardText, fill_card, usual_words
from salesbook.domain.reminders import unanswered
from salesbook.domain.reminders.cards import card_key, cards_due
from salesbook.domain.reminders.facts import ReminderFacts
from salesbook.domain.reminders.reminder import Reminder
from salesbook.queries import due_facts
from salesbook.queries.contacts import ContactLine, contact_lines
from salesbook.queries.settings import method
from salesbook.queries.today import answers_to
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import in_language, language
from salesbook.wording import render, word

# A festival comes back within this many days, lunar ones with a leap month in between.
_A_YEAR = 400


@dataclass(frozen=True)
class CardLine:
    """A plan with whom it is for, the day of the card it has next (or has now), and the reminder where one is due."""

    plan: CardPlan
    contact: ContactLine
    day: date | None
    template: CardTemplate | None = None
    reminder: Reminder | None = None


@dataclass(frozen=True)
class Signature:
    """Who sends the cards."""

    my_name: str = ""
    my_company: str = ""


@dataclass(frozen=True)
class CardsOfBook:
    """Every plan, those with a card due now first, then by the day of the next; and the templates by name."""

    lines: tuple[CardLine, ...]
    templates: tuple[CardTemplate, ...]
    signature: Signature = Signature()

    @property
    def due(self) -> tuple[CardLine, ...]:
        """Those with a card to write now."""
        return tuple(line for line in self.lines if line.reminder is not None)


def cards_of_book(notebook: NotebookReader, day: date) -> CardsOfBook:
    """Who gets cards, on a day."""
    due = {one.subject: one for one in card_reminders(notebook, day)}
    lines = _lines(notebook, notebook.select(CardPlan), due, day)
    templates = notebook.select(CardTemplate, "1 ORDER BY name, id")
    return CardsOfBook(tuple(sorted(lines, key=_order)), tuple(templates), signature(notebook))


def signature(notebook: NotebookReader) -> Signature:
    """The rep's name and company, as the settings have them."""
    steering = method(notebook)
    return Signature(steering.my_name, steering.my_company)


def cards_due_on(notebook: NotebookReader, day: date, contact_id: str | None = None) -> tuple[CardLine, ...]:
    """The cards due on a day, by name; of one contact where one is named."""
    due = {one.subject: one for one in card_reminders(notebook, day)}
    plans = [plan for plan in notebook.select(CardPlan) if plan.id in due]
    lines = _lines(notebook, [plan for plan in plans if contact_id in (None, plan.contact_id)], due, day)
    return tuple(sorted(lines, key=lambda line: (line.contact.name, line.plan.id)))


def card_reminders(notebook: NotebookReader, day: date) -> list[Reminder]:
    """The reminders of cards on a day that nobody answered; also where Today leaves this kind out."""
    steering = method(notebook)
    facts = ReminderFacts(
        steering,
        {},
        calendar=due_facts.calendar_of(steering, day),
        cards=tuple(due_facts.card_plans(notebook, steering, day)),
    )
    occurring = {one.key: one for one in cards_due(facts, day)}
    return list(unanswered(occurring, answers_to(notebook, occurring), day))


def card_text(line: CardLine, template: CardTemplate | None, signed: Signature) -> CardText:
    """What the card of a plan says in the words of a template; in those that are usual where there is none."""
    with in_language(template.language if template and template.language else language()):
        by_festival = line.plan.festival is not None
        words = template.text if template else render(usual_words(by_festival=by_festival))
        return fill_card(words, card_values(line, signed))


def card_values(line: CardLine, signed: Signature) -> Mapping[str, str]:
    """What the fields of a card stand for, in the current language."""
    return {
        "name": line.contact.name,
        "organisation": line.contact.organisation,
        "my_name": signed.my_name,
        "my_company": signed.my_company,
        "festival": word(line.plan.festival) if line.plan.festival else "",
        "year": str(line.day.year) if line.day else "",
    }


def _lines(
    notebook: NotebookReader, plans: Iterable[CardPlan], due: Mapping[str, Reminder], day: date
) -> list[CardLine]:
    found = list(plans)
    people = contact_lines(notebook, tuple(dict.fromkeys(plan.contact_id for plan in found)))
    templates = {one.id: one for one in notebook.select(CardTemplate)}
    sent = {row[0] for row in notebook.rows(_ANSWERED)}
    return [
        CardLine(
            plan,
            people[plan.contact_id],
            _day(plan, due.get(plan.id), sent, day),
            templates.get(plan.template_id or ""),
            due.get(plan.id),
        )
        for plan in found
    ]


def _day(plan: CardPlan, reminder: Reminder | None, sent: Collection[str], day: date) -> date | None:
    """The day the card is for that is due, else that of the next one: one sent ahead of its day is over."""
    if reminder is not None:
        return date.fromisoformat(reminder.occurrence)
    coming = card_days(plan, day, day + timedelta(days=_A_YEAR))
    return next((one for one in coming if card_key(plan, one) not in sent), None)


def _order(line: CardLine) -> tuple[bool, date, str, str]:
    return line.reminder is None, line.day or date.max, line.contact.name, line.plan.id


_ANSWERED = "SELECT reminder FROM answer WHERE reminder BETWEEN 'card:' AND 'card;' AND kind <> 'snoozed'"
