"""What a paper's file is proposed to be called: what it is, whom it is about where that is one person, and its day."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from salesbook.domain.contact import Contact
from salesbook.queries.visits import planned_people
from salesbook.reports import report_named
from salesbook.store.notebook import NotebookReader
from salesbook.wording import render

# What a file system of one of our platforms refuses, or takes for a folder; and what would hide the file.
_NOT_IN_A_NAME = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+|^\.+')
# A name in UTF-8 may take three bytes a sign, and 255 bytes is the most a file's name may have.
_LONGEST = 60


def proposed_pdf(notebook: NotebookReader, report: str, options: Any, today: date) -> str:
    """The file's name for a report with its options, in the window's language: `call-sheet-王伟-2026-11-27.pdf`.

    The day is that of the options where they name one, else today. The rep may change it: it is only a proposal.
    """
    first, last = getattr(options, "first", None), getattr(options, "last", None)
    day = first if first is not None and first == last else today
    whom = getattr(options, "contact_id", None)
    if whom is None and report == "call-sheet" and day == first:
        people = planned_people(notebook, day)
        whom = people[0] if len(people) == 1 else None
    contact = notebook.get(Contact, whom) if whom else None
    name = in_a_file_name(contact.name) if contact else ""
    called = render(report_named(report).words).lower().replace(" ", "-")
    return "-".join(part for part in (called, name, day.isoformat()) if part) + ".pdf"


def in_a_file_name(words: str) -> str:
    """Words of the notebook as part of a file's name: nothing in it that a file system would not take."""
    return " ".join(_NOT_IN_A_NAME.sub(" ", words).split())[:_LONGEST].strip(" .")
