"""What was typed and is not saved: kept in the notebook (so encrypted too) while typing, and offered back after a crash."""

from __future__ import annotations

import json
from dataclasses import dataclass

from salesbook.gui.session import Session
from salesbook.store.notebook import Notebook

# How long until what the disk had no room for is saved once more.
TRIES_AGAIN_MS = 5000


@dataclass(frozen=True)
class Draft:
    """Label and text of a fact as they were typed."""

    label: str
    text: str


class Drafts:
    """The drafts of contacts' facts, by contact and fact."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._kept: set[str] = set()

    def of(self, contact_id: str) -> dict[str, Draft]:
        """The drafts of a contact, by the key of the fact."""
        start = _name(contact_id, "")
        rows = self._session.reader.rows(
            "SELECT name, value FROM kept WHERE name >= ? AND name < ?", start, start + "\uffff"
        )
        self._kept.update(name for name, _value in rows)
        return {name[len(start) :]: Draft(**json.loads(value)) for name, value in rows}

    def keep(self, contact_id: str, key: str, draft: Draft) -> None:
        """Keep a draft."""
        name = _name(contact_id, key)
        self._kept.add(name)
        value = json.dumps({"label": draft.label, "text": draft.text}, ensure_ascii=False)
        # A draft that cannot be kept must not hide why the text itself cannot be saved.
        self._session.do(Notebook.keep, name, value, otherwise=lambda _error: None)

    def forget(self, contact_id: str, key: str) -> None:
        """Forget a draft, where one was kept."""
        name = _name(contact_id, key)
        if name in self._kept:
            self._kept.discard(name)
            self._session.do(Notebook.keep, name, None, otherwise=lambda _error: None)


def _name(contact_id: str, key: str) -> str:
    return f"draft:contact:{contact_id}:{key}"
