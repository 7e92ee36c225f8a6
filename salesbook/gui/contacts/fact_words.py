"""Labels and lists as people write them, and back: known words in the window's language, all others as written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from typing import TypeVar

from salesbook.domain.errors import Refused
from salesbook.domain.label import LABELS, LANGUAGES, label_text, language_text
from salesbook.domain.messaging_service import service_named, service_text
from salesbook.domain.organisation import Organisation
from salesbook.domain.relation import NARROWER_WORDS, RELATION_WORDS, Relation, detail_text, relation_text
from salesbook.domain.text import Text
from salesbook.wording import capitalised, listed, render, word

PHONE_LABELS = ("mobile", "work", "home", "fax")
PLACE_LABELS = ("work", "home")
# As much of what stands beside a fact as is shown.
_LONGEST = 200
_SERVICES = ("WeChat", "QQ", "WhatsApp", "Skype")

Choice = TypeVar("Choice", bound=Enum)


def label_words(label: str, none: Text) -> str:
    """A stored label in the window's language; `none` where there is none."""
    return capitalised(render(label_text(label, none)))


def label_from(words: str, none: Text) -> str:
    """What to store for a label somebody wrote."""
    said = " ".join(words.split())
    if said.casefold() == render(none).casefold():
        return ""
    return next((name for name, text in LABELS.items() if said.casefold() in (name, render(text).casefold())), said)


def shown_label(label: str, none: Text) -> str:
    """The label of what mostly is of work: what it is, unless its label says more than work."""
    return label_words("" if label.casefold() == "work" else label, none)


def stored_label(before: str, words: str, none: Text) -> str:
    """What to store for a label; one nobody changed stays what it was."""
    unchanged = words in (label_words(before, none), shown_label(before, none))
    return before if unchanged else label_from(words, none)


def service_words(stored: str) -> str:
    """How a messaging service is called in the window's language, by whatever name it was stored."""
    return render(service_text(stored))


def stored_service(before: str, words: str) -> str:
    """What to store for a service somebody wrote; one nobody changed stays what it was."""
    said = words.strip()
    return before if said in ("", service_words(before)) else service_named(said)


def service_labels() -> tuple[str, ...]:
    """The services that are offered."""
    return tuple(service_words(name) for name in _SERVICES)


def relation_words(stored: str) -> str:
    """How a relation is called."""
    return capitalised(render(relation_text(stored)))


def relation_from(words: str) -> str:
    """What to store for a relation somebody wrote; an unnamed one is a friend."""
    said = " ".join(words.split())
    same = (one for one in RELATION_WORDS if said.casefold() in (one, render(relation_text(one)).casefold()))
    return next(same, said or "friend")


def relation_said(one: Relation) -> str:
    """Who it is and what else is known: `李娜 · wife`."""
    return " · ".join(part for part in (one.name, render(detail_text(one.detail))) if part)


def relation_parts(words: str) -> tuple[str, str]:
    """Name and detail to store for what somebody wrote of a relation."""
    name, said = two_parts(words)
    known = (word for word, text in NARROWER_WORDS.items() if said.casefold() in (word, render(text).casefold()))
    return name, next(known, said)


def language_words(stored: str) -> str:
    """How the language that somebody speaks is called."""
    return render(language_text(stored)) if stored else ""


def language_from(before: str, words: str) -> str:
    """What to store for a language somebody wrote; one nobody changed stays what it was."""
    said = " ".join(words.split())
    if said == language_words(before):
        return before
    return next((code for code, text in LANGUAGES.items() if said.casefold() == render(text).casefold()), said)


def list_from(words: str) -> tuple[str, ...]:
    """Parts separated by commas, semicolons, 、 or line ends."""
    return tuple(part.strip() for part in re.split(r"[,;，；、\n]", words) if part.strip())


def choice_from(words: str, choices: Iterable[Choice]) -> Choice | None:
    """The one of the choices that the words name, None for no words; refuses others."""
    said = words.strip().casefold()
    if not said:
        return None
    offered = tuple(choices)
    for one in offered:
        if said in (one.value, word(one).casefold()):
            return one
    raise Refused(
        Text("“{words}” is none of these: {choices}.", words=words.strip(), choices=listed(tuple(map(word, offered))))
    )


def two_parts(words: str) -> tuple[str, str]:
    """`李娜 · 小学老师` as name and detail."""
    first, _dot, rest = " ".join(words.split()).partition(" · ")
    return first.strip(), rest.strip()


def is_phone(value: str) -> bool:
    """Whether something can be dialled; what cannot is kept as it was written, and marked."""
    digits = sum(one.isdigit() for one in value)
    return (
        3 <= digits <= 24
        and re.fullmatch(r"[\d\s+()./\-–*#,;]*(?:(?:ext|x|转|分机)\.?\s*\d+)?", value.strip(), re.I) is not None
    )


def is_email(value: str) -> bool:
    """Whether something looks like an address of mail."""
    return re.fullmatch(r"[^\s@<>]+@[^\s@<>]+", value.strip()) is not None


def phone_url(value: str) -> str:
    """What dials a number, in the system's own program."""
    return "tel:" + "".join(one for one in value if one in "+0123456789")


def page_url(value: str) -> str:
    """The address of a page on the web as a browser needs it; empty for what is none."""
    said = value.strip()
    if re.fullmatch(r"https?://\S+", said, re.I):
        return said
    return f"https://{said}" if re.fullmatch(r"[^\s:/@]+\.[^\s:/@.]{2,}(?:[:/]\S*)?", said) else ""


def found_at(organisation: Organisation | None) -> str:
    """How to reach where somebody works: its phone and its address, as far as they are known."""
    said = (organisation.phone, organisation.address) if organisation else ()
    return " · ".join(one[:_LONGEST] for one in said if one)
