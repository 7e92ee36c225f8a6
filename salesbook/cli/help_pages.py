"""What a help page says besides its options: the groups of commands, what the words in capitals stand for, and examples.

Loaded only when a page is shown. A test runs every example on the sample notebook, in this order and in both languages;
KEY, CODE, ID and ENTRY stand there for what a command before it printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import Enum
from functools import partial

from salesbook.domain.card import Festival
from salesbook.domain.channel import Channel
from salesbook.domain.emotion import Emotion
from salesbook.domain.evidence import Marker
from salesbook.system.i18n import N_, gettext, language
from salesbook.wording import render, word

GROUPS = {
    N_("Notebooks"): "new demo backup restore check settings exchange undo redo journal self-test",
    N_("Contacts"): "add edit delete relate merge organisation organisations find show import export",
    N_("Visits"): "log plan move did-not-happen objections",
    N_("Stages and loyalty"): (
        "stage evidence lens goal goals tiers reward judge refusal favour disqualify review reviews"
    ),
    N_("Sales"): "offer purchase referral referrals praise product products news",
    N_("Reminders, cards, paper"): "today answer remind card cards card-words report",
}

_WORDS = {
    "CONTACT": N_("A name, pinyin, initials, phone or organisation that means one contact; an id; a visit's code."),
    "ORGANISATION": N_("The name of an organisation, or a part of it that only one has; its id."),
    "CODE": N_("What a planned visit is called on its call sheet, such as K7-33; “today” and “find” show it."),
    "D, DAY": N_("A day: 2026-11-24, today, tomorrow, yesterday, +3d, -2d, or mon … sun for the next such day."),
    "AMOUNT": N_("Money in the notebook's currency: 1200, 1,200.50, ¥1200 or 300 CNY."),
    "ID": N_("What “show --json” tells of a contact's phones, dates, visits and all else."),
}
_KINDS: dict[str, type[Enum]] = {"CHANNEL": Channel, "EMOTION": Emotion, "MARKER": Marker, "FESTIVAL": Festival}

EXAMPLES = {
    "new": ("salesbook new mine --password-file secret.txt",),
    "demo": ("salesbook demo --fresh",),
    "self-test": ("salesbook self-test",),
    "backup": ("salesbook backup mine.salesbook-backup",),
    "restore": ("salesbook restore mine.salesbook-backup",),
    "check": ("salesbook check",),
    "add": (N_('salesbook add "Li Na" --organisation Bayer --birthday lunar:8-15'),),
    "find": (N_("salesbook find cold chain --limit 5"), "salesbook find wxm"),
    "show": (N_("salesbook show Novak"),),
    "relate": (N_('salesbook relate Novak spouse "Jana Novak"'),),
    "edit": (N_("salesbook edit Novak phone=13800138000 birthday=1985-1-24"),),
    "log": (
        N_('salesbook log Novak --channel meal --emotion happy --promise "samples @fri"'),
        N_('salesbook log Novak Osei --emotion "Osei: worried" --expense "300 gift"'),
    ),
    "plan": (N_('salesbook plan Novak --at "tomorrow 10:00" --want "a trial"'),),
    "move": ('salesbook move CODE --at "mon 15:00"',),
    "did-not-happen": (N_('salesbook did-not-happen CODE --because "he was ill"'),),
    "objections": (N_("salesbook objections price"),),
    "stage": (N_("salesbook stage Novak"), N_("salesbook stage Novak dating")),
    "evidence": (N_("salesbook evidence Novak openly-supports-us --day yesterday"),),
    "lens": ("salesbook lens kotler-grid", N_("salesbook lens pareto Novak")),
    "goal": ("salesbook goal kotler-grid stranger butterfly 1 --by +90d",),
    "goals": ("salesbook goals",),
    "tiers": ("salesbook tiers",),
    "reward": (N_('salesbook reward Novak "a day of training"'),),
    "judge": (N_('salesbook judge Novak satisfaction 4 --note "no complaint"'),),
    "refusal": (N_('salesbook refusal Novak "the other side"'),),
    "favour": (N_('salesbook favour Novak "found him a doctor"'),),
    "disqualify": (N_('salesbook disqualify "Tom Hale" --because "left the trade"'),),
    "review": ("salesbook review listening 4",),
    "reviews": ("salesbook reviews --json",),
    "offer": (
        N_("salesbook offer Novak 12000 --product TL-20 --expected +14d"),
        N_("salesbook offer Novak --won"),
    ),
    "purchase": (N_("salesbook purchase Novak 8600 --profit 1900 --day -2d"),),
    "referral": (N_('salesbook referral Novak "Daniel Osei"'),),
    "referrals": ("salesbook referrals",),
    "praise": (N_('salesbook praise Novak "they never let me down"'),),
    "product": ("salesbook product TL-21",),
    "products": ("salesbook products",),
    "news": (N_('salesbook news TL-21 "reads at -90 degrees"'),),
    "today": ("salesbook today --day tomorrow", "salesbook today --ics today.ics"),
    "answer": ("salesbook answer KEY snooze --until mon",),
    "remind": (N_('salesbook remind "renew the permit @mon 9:00" --every monthly'),),
    "card": (N_("salesbook card Novak spring-festival"),),
    "cards": ("salesbook cards",),
    "card-words": (N_('salesbook card-words "New year" "Dear {name}, a happy {year}!"'),),
    "report": (
        "salesbook report call-sheet --output sheets.pdf --paper letter",
        "salesbook report visit-report --from -30d --to today --output month.pdf",
    ),
    "export": (N_("salesbook export contacts.vcf --contacts DHL"), "salesbook export customers.xlsx"),
    "import": ("salesbook import contacts.vcf --dry-run", "salesbook import customers.xlsx --duplicates merge"),
    "settings": ("salesbook settings paper letter",),
    "exchange": ("salesbook settings currency EUR", "salesbook exchange CNY 0.128"),
    "journal": ("salesbook journal --limit 5",),
    "undo": ("salesbook undo ENTRY", "salesbook undo"),
    "redo": ("salesbook redo",),
    "delete": ("salesbook delete ID",),
    "merge": (N_('salesbook merge "Peter Novak" "Daniel Osei"'),),
    "organisation": (
        "salesbook organisation Alpenlab",
        N_('salesbook organisation Alpenlab phone="0761 451230" address="Kaiserstr. 8"'),
        "salesbook organisation Alpenlab --merge DHL",
    ),
    "organisations": ("salesbook organisations",),
}


def examples_of(command: str) -> tuple[str, ...]:
    """How a command is typed, in the current language."""
    return tuple(gettext(example) for example in EXAMPLES.get(command, ()))


def words_in(page: str) -> list[tuple[str, str]]:
    """What the words in capitals on a help page stand for."""
    return [(name, said()) for name, said in _TOLD.items() if _stands_in(page, name.split(", "))]


def _stands_in(page: str, names: list[str]) -> bool:
    return any(re.search(rf"(?<![\w-]){name}(?!\w)", page) for name in names)


def _members(kind: type[Enum]) -> str:
    return _each((str(member.value), word(member)) for member in kind)


def _reports() -> str:
    from salesbook.reports import REPORTS

    return _each((report.name, render(report.words)) for report in REPORTS)


def _columns() -> str:
    from salesbook.formats.column_names import CHOICES, column_name
    from salesbook.formats.columns import meaning_from

    return _each((key, column_name(meaning)) for key in CHOICES if (meaning := meaning_from(key)))


def _each(words: Iterable[tuple[str, str]]) -> str:
    """Words as they are typed; in another language than English with what they mean."""
    if language() == "en":
        return ", ".join(typed for typed, _meaning in words)
    return "、".join(f"{typed} {meaning}" for typed, meaning in words)


_TOLD: dict[str, Callable[[], str]] = {
    **{name: partial(gettext, text) for name, text in _WORDS.items()},
    **{name: partial(_members, kind) for name, kind in _KINDS.items()},
    "MEANING": _columns,
    "REPORT": _reports,
}
