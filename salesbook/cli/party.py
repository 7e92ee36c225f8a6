"""Who takes part in a visit, from what was typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from salesbook.cli.contacts import contact_of_name
from salesbook.cli.naming import contact_if_named
from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.text import Text
from salesbook.domain.visit import Participation, Visit
from salesbook.queries.visits import visit_with_code
from salesbook.store.notebook import NotebookReader


@dataclass(frozen=True)
class Party:
    """Those who take part, first-named first; `typed` says who was meant by which words.

    `strangers` are not in the notebook yet, `planned` is the visit whose code was typed.
    """

    people: tuple[Contact, ...]
    typed: Mapping[str, Contact]
    strangers: tuple[Contact, ...] = ()
    planned: Visit | None = None

    def member(self, name: str) -> Contact:
        """The one of them whom a name means: as typed for them, their whole name, or a part of it."""
        wanted = name.strip().casefold()
        if wanted in self.typed:
            return self.typed[wanted]
        whole = [contact for contact in self.people if contact.name.casefold() == wanted]
        meant = whole or [contact for contact in self.people if wanted and wanted in contact.name.casefold()]
        if len(meant) != 1:
            raise Refused(
                Text("“{name}” is not one of those who took part; write a name of theirs.", name=name.strip())
            )
        return meant[0]


def party_of(notebook: NotebookReader, names: tuple[str, ...], *, new: bool = False, option: str = "--note") -> Party:
    """Those named. A sheet's code stands for all who were planned; with `new`, a name nobody is found by for a stranger.

    `option` is where the words belong that somebody wrote behind the names, and that are none.
    """
    people: dict[str, Contact] = {}
    typed: dict[str, Contact] = {}
    strangers: dict[str, Contact] = {}
    planned = None
    for name in names:
        visit = visit_with_code(notebook, name)
        if visit is not None:
            planned = planned or visit
            people |= {contact.id: contact for contact in _planned_for(notebook, visit)}
            continue
        found = contact_if_named(notebook, name)
        if found is None and not new:
            raise _nobody(name, option if people else "")
        contact = found or strangers.setdefault(name.strip(), contact_of_name(name))
        people[contact.id] = contact
        typed[name.strip().casefold()] = contact
    return Party(tuple(people.values()), typed, tuple(strangers.values()), planned)


def _nobody(name: str, option: str) -> Refused:
    """The refusal of a name; after a first one people write on as they speak, 李娜 lunch, and are told of the option."""
    if not option:
        return Refused(Text("Nobody is found by “{words}”; check the name, or add the contact first.", words=name))
    return Refused(
        Text(
            "Nobody is found by “{words}”; check the name, or add the contact first; what is no name goes after {option}.",
            words=name,
            option=option,
        )
    )


def _planned_for(notebook: NotebookReader, visit: Visit) -> list[Contact]:
    found = (notebook.get(Contact, part.contact_id) for part in notebook.of_visit(Participation, visit.id))
    return [contact for contact in found if contact is not None]
