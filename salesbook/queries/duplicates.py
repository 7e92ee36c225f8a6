"""Reviewing what an import would bring, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass

from salesbook.domain.contact import OWN_UID, Contact
from salesbook.domain.duplicates import Verdict, compared, marks_of
from salesbook.domain.profile import Profile
from salesbook.queries.contacts import profile_of
from salesbook.store.notebook import NotebookReader


@dataclass(frozen=True)
class Reviewed:
    """A card and what it is: new, identical to a contact, or doubtful; `like` is the contact or card it resembles."""

    profile: Profile
    verdict: Verdict
    like: Contact | None = None


def reviewed(notebook: NotebookReader, profiles: tuple[Profile, ...]) -> list[Reviewed]:
    """Each card against the notebook, and against the cards before it."""
    earlier: dict[tuple[str, str], list[Profile]] = {}
    found = []
    for profile in profiles:
        known = {one.contact.id: one for mark in _marks(profile) for one in earlier.get(mark, ())}
        known |= {contact.id: profile_of(notebook, contact) for contact in _candidates(notebook, profile)}
        found.append(_review(profile, tuple(known.values())))
        if found[-1].verdict is not Verdict.IDENTICAL:
            for mark in _marks(profile):
                earlier.setdefault(mark, []).append(profile)
    return found


def _review(profile: Profile, known: tuple[Profile, ...]) -> Reviewed:
    """The strongest verdict against any of them."""
    doubtful = None
    for one in known:
        verdict = compared(one, profile)
        if verdict is Verdict.IDENTICAL:
            return Reviewed(profile, verdict, one.contact)
        if verdict is Verdict.DOUBTFUL and doubtful is None:
            doubtful = one.contact
    return Reviewed(profile, Verdict.DOUBTFUL if doubtful else Verdict.NEW, doubtful)


def _marks(profile: Profile) -> frozenset[tuple[str, str]]:
    marks = {mark for mark in marks_of(profile) if mark[0] == "email"} | {("name", profile.contact.name)}
    return frozenset(marks | ({("uid", profile.contact.uid)} if profile.contact.uid else set()))


def _candidates(notebook: NotebookReader, profile: Profile) -> list[Contact]:
    """Contacts with the same name, UID or an email in common."""
    found = notebook.select(Contact, "name = ?", profile.contact.name)
    if profile.contact.uid:
        found += notebook.select(Contact, "uid = ? AND uid <> ''", profile.contact.uid)
        found += notebook.select(Contact, "id = ?", profile.contact.uid.removeprefix(OWN_UID))
    for email in profile.emails:
        found += notebook.select(
            Contact, "id IN (SELECT contact_id FROM email WHERE value = ? COLLATE NOCASE)", email.value.strip()
        )
    return list({contact.id: contact for contact in found}.values())
