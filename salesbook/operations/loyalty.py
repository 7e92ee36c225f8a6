"""What the rep knows of somebody's loyalty: judgements of it, competitors refused, favours, and that one will never buy."""

from __future__ import annotations

from dataclasses import replace

from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.favour import Favour
from salesbook.domain.judgement import LEAST_SCORE, MOST_SCORE, Judgement
from salesbook.domain.refusal import Refusal
from salesbook.domain.text import Text
from salesbook.store.notebook import Notebook


def judge_factor(notebook: Notebook, judgement: Judgement, contact: Contact) -> None:
    """Record the rep's own judgement of a factor of loyalty; the older ones stay, as what was thought then."""
    _must_have_lenses(contact)
    if not LEAST_SCORE <= judgement.score <= MOST_SCORE:
        raise Refused(
            Text("A judgement is a number from {least} to {most}, such as 3.", least=LEAST_SCORE, most=MOST_SCORE)
        )
    with notebook.change(Text("Judge the loyalty of {name}", name=contact.name)) as change:
        change.insert(judgement)


def record_refusal(notebook: Notebook, refusal: Refusal, contact: Contact) -> None:
    """Record that a contact turned a competitor down."""
    _must_have_lenses(contact)
    with notebook.change(Text("Competitor refused: {name}", name=contact.name)) as change:
        change.insert(refusal)


def record_favour(notebook: Notebook, favour: Favour, contact: Contact) -> None:
    """Record help outside business, by either side."""
    if not favour.text.strip():
        raise Refused(Text("A favour needs words that say what it was."))
    with notebook.change(Text("Favour: {name}", name=contact.name)) as change:
        change.insert(favour)


def disqualify(notebook: Notebook, contact: Contact, because: str) -> None:
    """Mark a contact as one who will never buy, and why."""
    _must_have_lenses(contact)
    if not because.strip():
        raise Refused(Text("Disqualifying needs a reason; give it with --because."))
    with notebook.change(Text("Disqualify {name}", name=contact.name)) as change:
        change.update(replace(_present(notebook, contact), disqualified=because.strip()))


def take_back_disqualifying(notebook: Notebook, contact: Contact) -> None:
    """Take the mark of one who will never buy back."""
    present = _present(notebook, contact)
    if not present.disqualified:
        raise Refused(Text("{name} is not disqualified.", name=contact.name))
    with notebook.change(Text("Take back disqualifying {name}", name=contact.name)) as change:
        change.update(replace(present, disqualified=""))


def _present(notebook: Notebook, contact: Contact) -> Contact:
    """What the notebook holds now, so that two quick changes of one contact cannot undo each other."""
    present = notebook.get(Contact, contact.id)
    if present is None:
        raise Refused(Text("This was deleted meanwhile, so it cannot be changed."))
    return present


def _must_have_lenses(contact: Contact) -> None:
    if contact.colleague:
        raise Refused(Text("{name} is a colleague; colleagues stand in no lens.", name=contact.name))
