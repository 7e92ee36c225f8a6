"""A section of the Insights page: what is chosen on its left, shown on its right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from salesbook.domain.text import Text
from salesbook.gui.forms.form_dialog import FormDialog
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.words import label


class Section(QWidget):
    """One section. `shows` are the tables it is made of; a change of another leaves it alone."""

    shows: frozenset[str] = frozenset()

    def __init__(self) -> None:
        super().__init__()
        # Stands under the title; wrapped where it is too long, never cut.
        self.purpose = label("", "muted")
        self.purpose.setWordWrap(True)
        self._is_told = False
        self._waiting: list[Callable[[], None]] = []

    def refresh(self) -> None:
        """Ask the notebook and show the answer."""
        raise NotImplementedError

    def chosen_contacts(self) -> tuple[str, ...]:
        """Whom a visit would be with that is logged or planned from here."""
        return ()

    def when_told(self, act: Callable[[], None]) -> None:
        """Do something that needs what the section shows, now or as soon as it is there."""
        if self._is_told:
            act()
        else:
            self._waiting.append(act)

    def told(self) -> None:
        """The section shows what it asked."""
        self._is_told = True
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()

    def reopen(self, form: str, about: Mapping[str, Any]) -> FormDialog | None:
        """Open a form of the section again, by its name and what it is about; None where that is gone."""
        raise NotImplementedError

    def state(self) -> dict[str, Any]:
        """What must survive a language or theme switch."""
        return {}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to a state."""


@dataclass(frozen=True)
class SectionKind:
    """A section in the list: its name in code, its words, and what it is for, and what makes it when first looked at."""

    name: str
    words: Text
    purpose: Text
    make: Callable[[Session, Requests, Theme], Section]


@dataclass(frozen=True)
class SectionGroup:
    """Sections under one head of the list."""

    words: Text
    kinds: tuple[SectionKind, ...]
