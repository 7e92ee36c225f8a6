"""What can matter most to a customer, in the words of the notebook or in those that are usual."""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

from salesbook.domain.contact import Contact
from salesbook.domain.matters import USUAL_MATTERS
from salesbook.domain.text import Text
from salesbook.queries.settings import method
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import LANGUAGES, in_language
from salesbook.wording import render, word

# One that is usual, so that it can be said in any language; else the rep's own words.
Matter: TypeAlias = "Text | str"


def matters_offered(notebook: NotebookReader) -> tuple[Matter, ...]:
    """What a rep ranks from: the list of the settings, or the usual one."""
    own = method(notebook).matters
    return tuple(map(matter_meant, own)) or USUAL_MATTERS


def matters_to_rank(notebook: NotebookReader, contact: Contact) -> tuple[str, ...]:
    """What is offered, in the current language; in the words that stand with the contact where these mean the same."""
    own = {matter_meant(words): words for words in contact.matters_most}
    return tuple(own.get(one, word(one)) for one in matters_offered(notebook))


def matter_meant(words: str) -> Matter:
    """The usual one that these words name in some language; the words themselves where they name none."""
    return _usual().get(words.strip().casefold(), words)


@cache
def _usual() -> dict[str, Text]:
    found: dict[str, Text] = {}
    for code in LANGUAGES:
        with in_language(code):
            found |= {render(one).casefold(): one for one in USUAL_MATTERS}
    return found
