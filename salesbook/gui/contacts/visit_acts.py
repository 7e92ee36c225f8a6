"""What can be done with an entry of the timeline: the acts of its menu, with the keys that do the same without it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from salesbook.domain.text import Text
from salesbook.domain.visit import Visit, VisitState
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.operations.visits import delete_visit
from salesbook.queries.timeline import Entry, EntryKind
from salesbook.queries.visits import names_of
from salesbook.system.i18n import gettext as _
from salesbook.wording import listed


@dataclass(frozen=True)
class Act:
    """One act: its words, its key as it is shown, and what it does."""

    name: str
    words: str
    key: str
    do: Callable[[], None]


class VisitActs:
    """Knows what a visit can still be asked for; other entries have nothing to be done with them here."""

    def __init__(self, session: Session, requests: Requests) -> None:
        self._session, self._requests = session, requests

    def of(self, entry: Entry) -> tuple[Act, ...]:
        """The acts of an entry, in the order of the menu."""
        if entry.kind is not EntryKind.VISIT or entry.state is None:
            return ()
        return self.of_visit(entry.id, entry.state, entry.day)

    def of_visit(self, visit: str, state: VisitState, day: date) -> tuple[Act, ...]:
        """The acts of a visit by its id, how it stands and its day."""
        requests = self._requests
        delete = Act("delete", _("Delete"), "Del", lambda: self._delete(visit))
        if state is VisitState.DID_NOT_HAPPEN:
            return (delete,)
        is_done = state is VisitState.DONE
        edit = Act("edit", _("Edit…"), "Enter" if is_done else "E", lambda: requests.edit_wanted.emit(visit))
        if is_done:
            return (edit, delete)
        return (
            Act("log", _("Log what came of it…"), "Enter", lambda: requests.complete_wanted.emit(visit)),
            edit,
            Act("sheet", _("Call sheet…"), "", lambda: requests.call_sheets_wanted.emit(day)),
            Act("off", _("Did not happen…"), "", lambda: requests.call_off_wanted.emit(visit)),
            delete,
        )

    def _delete(self, visit_id: str) -> None:
        visit = self._session.reader.get(Visit, visit_id)
        if visit is not None:
            said = Text("Visit deleted")
            self._session.do(delete_visit, visit, self._names(visit), then=lambda _done: self._requests.said.emit(said))

    def _names(self, visit: Visit) -> str:
        return listed(names_of(self._session.reader, visit.id))
