"""`judge`, `refusal`, `favour` and `disqualify`: what the lenses are told beside sales and visits."""

from __future__ import annotations

import click

from salesbook.cli.main import command
from salesbook.cli.naming import choice, contact_named
from salesbook.cli.shell import Reply, Shell
from salesbook.domain.errors import Refused
from salesbook.domain.favour import Favour
from salesbook.domain.judgement import Judgement, LoyaltyFactor
from salesbook.domain.promise import Side
from salesbook.domain.refusal import Refusal
from salesbook.domain.text import Text
from salesbook.operations.loyalty import (
    disqualify,
    judge_factor,
    record_favour,
    record_refusal,
    take_back_disqualifying,
)
from salesbook.system.i18n import N_
from salesbook.system.i18n import gettext as _
from salesbook.wording import word

_DAY = click.option("--day", metavar="D", help=N_("When; today otherwise."))


@command(
    N_(
        "Judge a FACTOR of the loyalty of CONTACT from 0 to 5: satisfaction, keeping-up, rebuying, recommending or "
        "resistance. It counts where the recorded facts are too few."
    ),
    click.argument("contact"),
    click.argument("factor"),
    click.argument("score", type=int),
    click.option("--note", default="", help=N_("Why.")),
    _DAY,
)
def judge(shell: Shell, contact: str, factor: str, score: int, note: str, day: str | None) -> Reply:
    """Record a judgement."""
    notebook = shell.notebook()
    person = contact_named(notebook, contact)
    on = shell.past_day(day)
    made = Judgement(person.id, choice(LoyaltyFactor, factor), score, on, note)
    judge_factor(notebook, made, person)
    said = _("Judged: {name}, {factor} {score} of 5.").format(name=person.name, factor=word(made.factor), score=score)
    return Reply({"id": made.id, "contact": person.id, "factor": made.factor.value, "score": score}, [said])


@command(
    N_("Record that CONTACT turned a competitor down."),
    click.argument("contact"),
    click.argument("competitor", default=""),
    click.option("--note", default="", help=N_("What was said.")),
    _DAY,
)
def refusal(shell: Shell, contact: str, competitor: str, note: str, day: str | None) -> Reply:
    """Record a refusal of a competitor."""
    notebook = shell.notebook()
    person = contact_named(notebook, contact)
    made = Refusal(person.id, shell.past_day(day), competitor, note)
    record_refusal(notebook, made, person)
    said = _("{name} turned a competitor down.").format(name=person.name)
    return Reply({"id": made.id, "contact": person.id, "competitor": competitor}, [said])


@command(
    N_("Record a favour outside business for CONTACT: a school place, a doctor, an introduction."),
    click.argument("contact"),
    click.argument("text"),
    click.option("--by-them", is_flag=True, help=N_("They did it for me.")),
    _DAY,
)
def favour(shell: Shell, contact: str, text: str, by_them: bool, day: str | None) -> Reply:
    """Record a favour."""
    notebook = shell.notebook()
    person = contact_named(notebook, contact)
    side = Side.THEM if by_them else Side.ME
    made = Favour(person.id, side, text, shell.past_day(day))
    record_favour(notebook, made, person)
    said = _("Favour by {name} noted.") if by_them else _("Favour for {name} noted.")
    return Reply({"id": made.id, "contact": person.id, "side": side.value}, [said.format(name=person.name)])


@command(
    N_("Mark CONTACT as one who will never buy, or take the mark back."),
    click.argument("contact"),
    click.option("--because", default="", help=N_("Why.")),
    click.option("--take-back", is_flag=True, help=N_("They may buy after all.")),
)
def disqualify_contact(shell: Shell, contact: str, because: str, take_back: bool) -> Reply:
    """Disqualify a contact, or take it back."""
    if take_back and because:
        raise Refused(Text("Give either --because or --take-back."))
    notebook = shell.notebook()
    person = contact_named(notebook, contact)
    if take_back:
        take_back_disqualifying(notebook, person)
        said = _("{name} is no longer disqualified.").format(name=person.name)
    else:
        disqualify(notebook, person, because)
        said = _("Disqualified: {name}, {reason}").format(name=person.name, reason=because)
    return Reply({"contact": person.id, "disqualified": "" if take_back else because.strip()}, [said])
