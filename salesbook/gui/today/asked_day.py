"""What Today asks the notebook: all that is due, and the rows of what is shown of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QObject

from salesbook.gui.asking import Questions
from salesbook.gui.session import Session
from salesbook.queries.due_rows import DueRow, due_rows
from salesbook.queries.today import Today, today
from salesbook.store.notebook import NotebookReader

MOST_SHOWN = 12


@dataclass(frozen=True)
class Day:
    """The answer: what is due, and the rows of it that are shown."""

    found: Today
    must: list[DueRow]
    worth: list[DueRow]


def asked_ahead(session: Session, parent: QObject) -> Questions:
    """The questions of a page that is still to be made, of a large book asked for the day already."""
    questions = Questions(session, parent)
    questions.ask_ahead(partial(asked_day, day=session.today, shows_all=False))
    return questions


def asked_day(reader: NotebookReader, day: date, *, shows_all: bool) -> Day:
    """Ask what is due on a day, with the rows of the first twelve or of all."""
    found = today(reader, day)
    most = len(found.must) + len(found.worth) if shows_all else MOST_SHOWN
    must = found.must[:most]
    worth = found.worth[: max(0, most - len(must))]
    return Day(found, due_rows(reader, must), due_rows(reader, worth))
