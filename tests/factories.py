"""Small builders the tests share: a notebook in a folder, a contact, a visit's entry."""

from __future__ import annotations

import tempfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from salesbook.domain.contact import Channel, Contact, Note, Phone
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.profile import Profile
from salesbook.domain.visit import Participation, Visit
from salesbook.domain.visit_entry import VisitEntry
from salesbook.store.notebook import Notebook

KEY = bytes(range(32))
TODAY = date(2026, 11, 24)


def new_notebook(folder: Path, name: str = "book") -> Notebook:
    """An empty notebook `NAME.salesbook` in the folder, open for writing with `KEY`."""
    path = folder / f"{name}.salesbook"
    path.write_bytes(_empty())
    return Notebook.open(path, KEY)


@cache
def _empty() -> bytes:
    """The file of an empty notebook; making one takes much longer than copying it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.salesbook"
        Notebook.create(path, KEY).close()
        return path.read_bytes()


def profile(name: str = "王小明", phone: str = "", organisation: str = "") -> Profile:
    """A contact's entry, with a phone and an organisation where they are given."""
    contact = Contact(name)
    employers = (Organisation(organisation),) if organisation else ()
    return Profile(
        contact,
        phones=(Phone(contact.id, phone, "mobile"),) if phone else (),
        employments=tuple(Employment(contact.id, employer.id) for employer in employers),
        organisations=employers,
    )


def entry(*contacts: Contact, day: date = TODAY, note: str = "", **fields: Any) -> VisitEntry:
    """A visit of these contacts, in person where nothing else is said, with a note where one is given."""
    visit = Visit(day, **{"channel": Channel.IN_PERSON, **fields})
    return VisitEntry(
        visit=visit,
        participations=tuple(Participation(visit.id, one.id, position=n) for n, one in enumerate(contacts)),
        notes=(Note(note, visit_id=visit.id),) if note else (),
    )
