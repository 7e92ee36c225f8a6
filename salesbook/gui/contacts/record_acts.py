"""What can be done in the timeline with what was recorded of a contact: an offer or an order is put right, anything goes."""

from __future__ import annotations

from salesbook.domain.contact import Contact
from salesbook.domain.purchase import Offer, Purchase
from salesbook.domain.record import Recorded, words_of_record
from salesbook.domain.text import Text
from salesbook.gui.contacts.visit_acts import Act
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.operations.records import delete_record
from salesbook.queries.records import record_of
from salesbook.queries.timeline import Entry, EntryKind
from salesbook.system.i18n import gettext as _

_KINDS = (EntryKind.SALE, EntryKind.EVIDENCE)


class RecordActs:
    """Knows what was recorded under an entry; moves between stages are history and stay."""

    def __init__(self, session: Session, requests: Requests) -> None:
        self._session, self._requests = session, requests

    def of(self, entry: Entry) -> tuple[Act, ...]:
        """The acts of an entry, in the order of the menu."""
        record = record_of(self._session.reader, entry.id) if entry.kind in _KINDS else None
        if record is None:
            return ()
        delete = Act("delete", _("Delete"), "Del", lambda: self._delete(record))
        if not isinstance(record, Offer | Purchase):
            return (delete,)
        wanted = self._requests.edit_record_wanted
        return Act("edit", _("Edit…"), "Enter", lambda: wanted.emit(record.id)), delete

    def _delete(self, record: Recorded) -> None:
        contact = self._session.reader.get(Contact, record.contact_id)
        if contact is not None:
            said = Text("Deleted the {what}", what=words_of_record(record))
            self._session.do(delete_record, record, contact, then=lambda _done: self._requests.said.emit(said))
