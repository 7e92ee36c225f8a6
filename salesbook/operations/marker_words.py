"""Evidence is recorded in the words that its marker has at that time; so it keeps them when the rep finds better ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from salesbook.domain.evidence import Evidence
from salesbook.domain.own_words import own_words
from salesbook.queries.settings import method
from salesbook.store.notebook import NotebookReader


def worded(notebook: NotebookReader, facts: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """New evidence in the rep's own words, where the marker has some; without, it is called what the program calls it."""
    known = tuple(facts)
    own = own_words(method(notebook)) if known else {}
    return tuple(replace(fact, wording=fact.wording or own.get(fact.marker, "")) for fact in known)
