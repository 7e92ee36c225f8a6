"""A contact's page: head, stage path, strip; below them facts and timeline, which alone scroll."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from salesbook.domain.contact import Contact
from salesbook.domain.stage import Stage
from salesbook.gui.contacts.beside_facts import BesideFacts
from salesbook.gui.contacts.facts_panel import FactsPanel
from salesbook.gui.contacts.head import ContactHead
from salesbook.gui.contacts.head_strip import HeadStrip
from salesbook.gui.contacts.move_dialog import MoveDialog
from salesbook.gui.contacts.moving import ask_to_move
from salesbook.gui.contacts.record_acts import RecordActs
from salesbook.gui.contacts.timeline_panel import TimelinePanel
from salesbook.gui.contacts.visit_acts import VisitActs
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.widgets.stage_path import StagePath
from salesbook.queries.contact_head import Head, contact_head, standing_shown
from salesbook.queries.contacts import profile_of
from salesbook.queries.standing import StageStanding

if TYPE_CHECKING:
    from salesbook.gui.stages.history_dialog import HistoryDialog

REPORTED_DAYS = 365


class ContactView(QWidget):
    """Shows one contact. `gone` says that it was deleted."""

    gone = Signal()

    def __init__(self, session: Session, requests: Requests, theme: Theme) -> None:
        super().__init__()
        self._session, self._requests, self._theme = session, requests, theme
        self.contact_id = ""
        self._standing: StageStanding | None = None
        self._contact: Contact | None = None
        self._head: Head | None = None
        self.facts = FactsPanel(session, requests, theme)
        self.head = ContactHead(session, requests, theme, self.facts.state)
        self.path = StagePath(theme)
        self.strip = HeadStrip(theme)
        visits, records = VisitActs(session, requests), RecordActs(session, requests)
        self.timeline = TimelinePanel(session, theme, lambda entry: visits.of(entry) or records.of(entry))
        self._lay_out()
        self._listen()

    def show_contact(self, contact_id: str, having: Mapping[str, int]) -> None:
        """Show a contact as it is now; `having` says how many contacts have each interest."""
        reader, today = self._session.reader, self._session.today
        contact = reader.get(Contact, contact_id)
        head = contact_head(reader, contact_id, today) if contact else None
        if contact is None or head is None:
            self.gone.emit()
            return
        if contact_id != self.contact_id:
            self.facts.flush()
        self.contact_id, self._contact, self._head = contact_id, contact, head
        self._standing = standing_shown(reader, contact)
        profile = profile_of(reader, contact)
        self.setUpdatesEnabled(False)
        self.head.show_profile(profile, head.row.planned)
        self.path.setVisible(not contact.colleague)
        if not contact.colleague:
            self.path.show_standing(self._standing, today)
        self.strip.show_head(head, today)
        self.facts.show_profile(profile, having)
        self.timeline.show_contact(contact_id)
        self._fit()
        self.setUpdatesEnabled(True)

    def reveal_visit(self, visit_id: str) -> None:
        """Go to a visit in the timeline."""
        self.timeline.reveal(visit_id)

    def ask_to_move(self, stage: Stage) -> MoveDialog | None:
        """Offer the move to a stage; nothing is asked where the contact stands there."""
        contact, standing = self._contact, self._standing
        if contact is None or standing is None:
            return None
        return ask_to_move(self, self._session, self._requests, contact, standing, stage)

    def show_history(self) -> HistoryDialog | None:
        """Show how the contact came to their stage."""
        if self._contact is None:
            return None
        from salesbook.gui.stages.history_dialog import HistoryDialog
        from salesbook.queries.stage_moves import moves_of

        moves = moves_of(self._session.reader, self._contact)
        dialog = HistoryDialog(self.window(), self._theme, self._contact.name, moves, self._session.today)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.visit_wanted.connect(self.reveal_visit)
        dialog.open()
        return dialog

    def offer_records(self) -> None:
        """Offer what can be recorded of the contact."""
        if self._contact is not None:
            from salesbook.gui.recording.record_menu import open_menu

            open_menu(self._recording(), self.head.record, self)

    def _recording(self) -> QMenu:
        from salesbook.gui.recording.record_menu import record_menu

        assert self._contact is not None
        return record_menu(self, self._session, self._requests, self._theme, self._contact)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Narrow: facts above the timeline. Low: markers go to tool tips."""
        super().resizeEvent(event)
        self._fit()

    def _call_sheet(self) -> None:
        if self._head is not None and self._head.row.planned is not None:
            self._requests.call_sheets_wanted.emit(self._head.row.planned)

    def _open_report(self, name: str) -> None:
        """A report on this contact; one of days tells of the last year."""
        today = self._session.today
        first = today - timedelta(days=REPORTED_DAYS)
        self._requests.report_wanted.emit(name, {"contact_id": self.contact_id, "first": first, "last": today})

    def _listen(self) -> None:
        requests = self._requests
        self.head.log_wanted.connect(lambda: requests.log_wanted.emit((self.contact_id,)))
        self.head.plan_wanted.connect(lambda: requests.plan_wanted.emit((self.contact_id,)))
        self.head.sheet_wanted.connect(self._call_sheet)
        self.head.record_wanted.connect(self.offer_records)
        self.head.organisation_wanted.connect(requests.organisation_wanted)
        self.head.report_wanted.connect(self._open_report)
        self.head.name_wanted.connect(lambda: self.facts.begin("field:name"))
        self.path.stage_wanted.connect(self.ask_to_move)
        self.path.visit_wanted.connect(self.reveal_visit)
        self.path.history_wanted.connect(self.show_history)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 16, 0)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.path)
        column.addWidget(self.strip)
        column.setSpacing(10)
        self.split = BesideFacts(self.facts, self.timeline, self._theme)
        column.addWidget(self.split, 1)

    def _fit(self) -> None:
        self.path.show_markers(not self.split.is_low)
        self.split.fit(self.width() - 36)
