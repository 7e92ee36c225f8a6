"""The dialogs of the window, and the small works that begin with one: each opened by a request or an action.

What a dialog needs is loaded with it, so that the start of the program does not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from salesbook import __version__
from salesbook.domain.errors import Refused
from salesbook.domain.text import Text, counted
from salesbook.gui.jobs import Job, progress_dialog
from salesbook.gui.preferences.preferences import Preferences
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme, grown_size
from salesbook.gui.words import button, label
from salesbook.queries.visits import next_day_with_a_visit
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language
from salesbook.system.progress import Progress
from salesbook.wording import word

if TYPE_CHECKING:
    from datetime import date, time

    from salesbook.gui.contacts.merge_dialog import Pair
    from salesbook.gui.contacts.merge_organisations import MergeOrganisations
    from salesbook.gui.contacts.new_contact import NewContact
    from salesbook.gui.papers import Sheets
    from salesbook.gui.prompts import Prompts
    from salesbook.gui.recording.record_dialog import RecordDialog
    from salesbook.gui.shortcuts import Shortcuts
    from salesbook.gui.today.remind_dialog import RemindMe
    from salesbook.gui.transfer.exporting import Exporting
    from salesbook.gui.transfer.importing import Importing
    from salesbook.gui.visits.call_off_dialog import CallOffDialog
    from salesbook.gui.visits.edit_dialog import EditDialog
    from salesbook.gui.visits.visit_dialog import VisitDialog


class Dialogs(QObject):
    """Opens dialogs over the window and keeps what runs behind them."""

    def __init__(
        self, window: QWidget, session: Session, preferences: Preferences, requests: Requests, theme: Theme
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._preferences = window, session, preferences
        self._requests, self._theme = requests, theme
        self._jobs: list[Job] = []
        self._importing: Importing | None = None
        requests.log_wanted.connect(lambda contacts: self.visit(contacts, planning=False))
        requests.plan_wanted.connect(lambda contacts: self.visit(contacts, planning=True))
        requests.visit_on_wanted.connect(self.visit_on)
        requests.complete_wanted.connect(self.complete)
        requests.edit_wanted.connect(self.edit)
        requests.edit_record_wanted.connect(self.edit_record)
        requests.call_off_wanted.connect(self.call_off)
        requests.merge_wanted.connect(self.merge)
        requests.merge_organisation_wanted.connect(self.merge_organisation)
        requests.new_contact_wanted.connect(self.new_contact)
        requests.new_contact_at_wanted.connect(lambda organisation: self.new_contact("", organisation))
        requests.call_sheets_wanted.connect(self.call_sheets)
        requests.printed_sheets_wanted.connect(self.print_sheets)

    @cached_property
    def prompts(self) -> Prompts:
        """What asks for files."""
        from salesbook.gui.prompts import Prompts

        return Prompts(self._window)

    @property
    def is_working(self) -> bool:
        """Whether slow work is going on behind the window."""
        return bool(self._jobs) or (self._importing is not None and self._importing.is_working)

    def visit(self, contacts: tuple[str, ...], *, planning: bool) -> VisitDialog:
        """Log or plan a visit with these contacts."""
        from salesbook.gui.visits.visit_dialog import VisitDialog

        dialog = VisitDialog(self._window, self._session, self._requests, self._theme, contacts, planning=planning)
        dialog.open()
        return dialog

    def visit_on(self, contacts: tuple[str, ...], day: date, at: time | None) -> VisitDialog:
        """Plan a visit on a day; on one that is past, log it."""
        from salesbook.gui.visits.visit_dialog import VisitDialog

        planning = day >= self._session.today
        dialog = VisitDialog(
            self._window, self._session, self._requests, self._theme, contacts, planning=planning, on=(day, at)
        )
        dialog.open()
        return dialog

    def complete(self, visit_id: str) -> VisitDialog:
        """Log what came of a planned visit."""
        from salesbook.gui.visits.visit_dialog import VisitDialog

        dialog = VisitDialog(self._window, self._session, self._requests, self._theme, (), planned=visit_id)
        dialog.open()
        return dialog

    def edit(self, visit_id: str) -> EditDialog | None:
        """Correct a visit that was logged or planned."""
        from salesbook.domain.visit import Visit
        from salesbook.gui.visits.edit_dialog import EditDialog

        visit = self._session.reader.get(Visit, visit_id)
        if visit is None:
            self._requests.refused.emit(Refused(Text("This was deleted meanwhile, so it cannot be changed.")))
            return None
        dialog = EditDialog(self._window, self._session, self._requests, self._theme, visit)
        dialog.open()
        return dialog

    def edit_record(self, record_id: str) -> RecordDialog | None:
        """Put right what was recorded of a contact."""
        from salesbook.domain.contact import Contact
        from salesbook.gui.recording.correcting import correction_of
        from salesbook.gui.recording.record_dialog import RecordDialog
        from salesbook.queries.records import record_of

        reader = self._session.reader
        record = record_of(reader, record_id)
        contact = reader.get(Contact, record.contact_id) if record else None
        kind = correction_of(reader, record) if record else None
        if contact is None or kind is None:
            self._requests.refused.emit(Refused(Text("This was deleted meanwhile, so it cannot be changed.")))
            return None
        dialog = RecordDialog(self._window, self._session, self._requests, kind, contact, record_id)
        dialog.open()
        return dialog

    def call_off(self, visit_id: str) -> CallOffDialog | None:
        """Ask why a planned visit did not happen; it may stay unsaid."""
        from salesbook.domain.visit import Visit
        from salesbook.gui.visits.call_off_dialog import CallOffDialog

        visit = self._session.reader.get(Visit, visit_id)
        if visit is None:
            self._requests.refused.emit(Refused(Text("This was deleted meanwhile, so it cannot be changed.")))
            return None
        dialog = CallOffDialog(self._window, self._session, self._requests, visit)
        dialog.open()
        return dialog

    def new_contact(self, name: str, organisation: str = "") -> NewContact:
        """Ask for the name and the most needed; the rest is edited on the contact's page."""
        from salesbook.gui.contacts.new_contact import NewContact

        dialog = NewContact(self._window, self._session, self._requests, name, organisation)
        dialog.open()
        return dialog

    def merge(self, contacts: tuple[str, ...] = ()) -> None:
        """Make one contact of the two that are chosen, or go through all that look like one person."""
        from salesbook.gui.contacts.merge_dialog import Pair

        if len(contacts) == 2:
            self._ask_to_merge([Pair(*contacts)])
            return

        def work(_progress: Progress) -> list[Pair]:
            from salesbook.queries.same_people import same_people

            reader = self._session.fresh_reader()
            try:
                return [Pair(found.one.id, found.other.id, word(found.because)) for found in same_people(reader)]
            finally:
                reader.close()

        self.run(Job(work, self), _("Looking for contacts noted twice"), self._ask_to_merge)

    def _ask_to_merge(self, pairs: list[Pair]) -> None:
        from salesbook.gui.contacts.merge_dialog import MergeDialog

        if pairs:
            MergeDialog(self._window, self._session, self._requests, self._theme, pairs).open()
        else:
            self._requests.told.emit(Text("No two contacts look like one person."))

    def merge_organisation(self, one_id: str, other_id: str) -> MergeOrganisations | None:
        """Make one organisation of two; which the other is may be asked."""
        from salesbook.domain.organisation import Organisation
        from salesbook.gui.contacts.merge_organisations import MergeOrganisations

        one, other = (self._session.reader.get(Organisation, found) for found in (one_id, other_id))
        if one is None:
            self._requests.refused.emit(Refused(Text("This was deleted meanwhile, so it cannot be changed.")))
            return None
        dialog = MergeOrganisations(self._window, self._session, self._requests, self._theme, one, other)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def remind(self, contacts: tuple[str, ...] = ()) -> RemindMe:
        """Ask what to be reminded of; about the first of these contacts, where there are any."""
        from salesbook.gui.today.remind_dialog import RemindMe

        dialog = RemindMe(self._window, self._session, self._requests, contacts)
        dialog.open()
        return dialog

    def record(self, contacts: tuple[str, ...]) -> QMenu | None:
        """Offer what can be recorded of the contact that is chosen."""
        from salesbook.domain.contact import Contact
        from salesbook.gui.recording.record_menu import open_menu, record_menu

        contact = self._session.reader.get(Contact, contacts[0]) if len(contacts) == 1 else None
        if contact is None:
            self._requests.refused.emit(Refused(Text("Choose one contact first; what you record is about them.")))
            return None
        menu = record_menu(self._window, self._session, self._requests, self._theme, contact)
        open_menu(menu, self._window.findChild(QPushButton, "record"), self._window)
        return menu

    def import_files(self, files: tuple[Path, ...] = ()) -> None:
        """Review address books, chosen here or handed over, and add what is wanted of them as one step."""
        chosen = files or self.prompts.files_to_import()
        if chosen:
            self.importing.begin(chosen)

    @property
    def importing(self) -> Importing:
        """What reads files and shows their review, made when it is first wanted."""
        from salesbook.gui.transfer.importing import Importing

        if self._importing is None:
            self._importing = Importing(self._window, self._session, self._requests, self._theme)
        return self._importing

    @cached_property
    def exporting(self) -> Exporting:
        """What saves contacts and the day for other programs, made when it is first wanted."""
        from salesbook.gui.transfer.exporting import Exporting

        return Exporting(self._session, self._requests, self.prompts, self.run)

    def call_sheets(self, day: date | None = None) -> None:
        """Save the call sheets of a day (the next with a visit) as PDF, in the window's language."""
        wanted = self._sheets(day)
        if wanted is None:
            return
        from salesbook.gui.file_names import proposed_pdf
        from salesbook.reports.options import CallSheetOptions

        options = CallSheetOptions(wanted.day, wanted.day)
        proposed = proposed_pdf(self._session.reader, "call-sheet", options, wanted.today)
        path = self.prompts.place_for_pdf(proposed)
        if path is None:
            return

        def work(progress: Progress) -> int:
            from salesbook.gui.apart import apart
            from salesbook.gui.papers import save_call_sheets

            return apart(save_call_sheets, self._session.book, wanted, path, progress=progress)

        self.run(Job(work, self), _("Composing the call sheets"), lambda pages: self._saved(pages, path))

    def print_sheets(self, day: date | None = None) -> None:
        """Print the call sheets of a day (the next with a visit), in the window's language."""
        wanted = self._sheets(day)
        if wanted is None:
            return

        def work(progress: Progress) -> bytes:
            from salesbook.gui.apart import apart
            from salesbook.gui.papers import call_sheets_to_print

            return apart(call_sheets_to_print, self._session.book, wanted, progress=progress)

        self.run(Job(work, self), _("Composing the call sheets"), self._print)

    def _print(self, pdf: bytes) -> None:
        from salesbook.gui.printing import print_pdf

        print_pdf(self._window, pdf, self._requests.refused.emit)
        self._requests.sheets_made.emit()

    def _sheets(self, day: date | None) -> Sheets | None:
        """The call sheets of a day, or of the next that has a visit, in the window's language."""
        from salesbook.gui.papers import Sheets

        today = self._session.today
        wanted = day or next_day_with_a_visit(self._session.reader, today)
        if wanted is None:
            self._requests.refused.emit(Refused(Text("No visit is planned, so there is no call sheet.")))
            return None
        return Sheets(wanted, today, language(), self._preferences.settings.paper)

    def _saved(self, pages: int, file: Path) -> None:
        self._requests.saved.emit(counted("{n} call sheet saved", "{n} call sheets saved", pages), file)
        self._requests.sheets_made.emit()

    def run(self, job: Job, words: str, then: Callable[..., object]) -> None:
        """Run slow work behind the window: progress once it takes long, its refusal as a toast, `then` with its result."""
        progress_dialog(job, words, self._window)
        job.succeeded.connect(then)
        job.refused.connect(self._requests.refused.emit)
        job.ended.connect(lambda: self._jobs.remove(job))
        self._jobs.append(job)
        job.start()

    def shortcuts(self) -> Shortcuts:
        """Every action with its keys, and the keys of one place."""
        from salesbook.gui.shortcuts import Shortcuts

        dialog = Shortcuts(self._window)
        dialog.open()
        return dialog

    def about(self) -> QDialog:
        """The program, its licence and those of what it stands on."""
        dialog, column = self._plain(_("About Salesbook"))
        area = QScrollArea()
        area.setAccessibleName(_("Licences"))
        area.setWidgetResizable(True)
        area.setMinimumSize(grown_size(520, 260, self._window.screen().availableSize()))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        texts = QVBoxLayout(inner)
        texts.addWidget(label(_("Salesbook {version}").format(version=__version__), "subtitle"))
        texts.addWidget(label(_("MIT licence. It stands on:"), "muted"))
        for name, licence in LICENCES:
            texts.addWidget(label(f"{name}: {licence}"))
        area.setWidget(inner)
        column.insertWidget(0, area)
        dialog.open()
        return dialog

    def _plain(self, title: str) -> tuple[QDialog, QVBoxLayout]:
        dialog = QDialog(self._window)
        dialog.setWindowTitle(title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(dialog)
        column.setContentsMargins(20, 16, 20, 16)
        close = button(_("Close"))
        close.clicked.connect(dialog.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        return dialog, column


LICENCES = (
    ("Qt, PySide6", "LGPL-3.0"),
    ("SQLite, SQLCipher, sqlcipher3", "public domain, BSD-3-Clause, zlib"),
    ("OpenSSL", "Apache-2.0"),
    ("sqlite-utils, phonenumbers", "Apache-2.0"),
    ("reportlab, click, Babel", "BSD-3-Clause"),
    ("cryptography", "Apache-2.0 or BSD-3-Clause"),
    ("keyring, mnemonic, platformdirs, borax, charset-normalizer, RapidFuzz", "MIT"),
    ("python-calamine", "MIT"),
    ("icalendar, XlsxWriter", "BSD-2-Clause"),
    ("Public holidays, from holidays", "MIT"),
    ("python-dateutil", "Apache-2.0 or BSD-3-Clause"),
    ("Noto Sans SC", "SIL Open Font License 1.1"),
    ("Lucide icons", "ISC"),
    ("Readings of Chinese characters, from pypinyin", "MIT"),
)
