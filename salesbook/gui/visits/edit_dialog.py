"""Correct a visit that was logged or planned: the same sheet, filled from the notebook. Ctrl+Enter saves."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from salesbook.domain.contact import Contact
from salesbook.domain.emotion import Emotion
from salesbook.domain.errors import Refused, SalesbookError
from salesbook.domain.text import Text
from salesbook.domain.visit import Visit, VisitState
from salesbook.domain.visit_entry import VisitEntry
from salesbook.gui.forms.kept import FIRST
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.visits.draft import VisitDraft
from salesbook.gui.visits.edited import draft_of, edited
from salesbook.gui.visits.visit_days import LOGGED, PLANNED
from salesbook.gui.visits.visit_sheet import VisitSheet
from salesbook.gui.widgets.careful import Loss, typed_words
from salesbook.gui.words import label
from salesbook.operations.first_visits import edit_visit_with
from salesbook.operations.visits import Logged
from salesbook.queries.visits import entry_of
from salesbook.system.i18n import gettext as _
from salesbook.wording import listed, word


class EditDialog(VisitSheet):
    """The sheet without the line: what is stored is put right field by field. Nobody else's words are touched."""

    def __init__(self, parent: QWidget, session: Session, requests: Requests, theme: Theme, visit: Visit) -> None:
        planned = visit.state is VisitState.PLANNED
        title = _("Edit the planned visit") if planned else _("Edit the visit")
        limit = PLANNED if planned else LOGGED
        super().__init__(parent, session, requests, theme, title, limit, planning=planned)
        self._before = entry_of(session.reader, visit)
        felt = self._felt_differently()
        self._lay_out(*([felt] if felt else []), saving=_("Save the changes"))
        self._show()
        self.keep_as("edit", {"visit": visit.id}, f"{FIRST}edit:{visit.id}")
        self._bring_back()
        self.form.changed.connect(self._show_evidence)
        self.form.changed.connect(self.keeper.touch)
        self.side.changed.connect(self.keeper.touch)
        self._begin()

    def draft(self) -> VisitDraft:
        """Everything the dialog says. Raises Refused for a day, a time or an amount that is none."""
        return self.side.draft_with(self.form.draft())

    def entry(self) -> VisitEntry:
        """The visit as it would be stored. Raises Refused for a day, a time or an amount that is none."""
        return edited(self._before, self._was, self.draft())

    def attempt(self) -> None:
        """Save what was changed; what is wrong is said and nothing is lost."""
        try:
            self.check()
            now = self.draft()
        except SalesbookError as error:
            self._refuse(error)
            return
        if now == self._was:
            self.keeper.forget()
            self.accept()
            return
        self.save.setEnabled(False)
        self.write(
            self._session,
            edit_visit_with,
            self._before,
            edited(self._before, self._was, now),
            self._newcomers(),
            then=self._saved,
            otherwise=self._refuse,
        )

    def loss(self) -> Loss | None:
        """What was changed; notes alone are brought back next time, unless they could not be kept."""
        return typed_words() if self._has_more_than_notes or self.keeper.was_refused else None

    def leave(self) -> None:
        """Close, and drop what was changed; notes alone are put aside."""
        if self._has_more_than_notes:
            self.keeper.forget()
        else:
            self.keeper.put_aside()
        super().leave()

    @property
    def _has_more_than_notes(self) -> bool:
        """Whether anything was changed that would be gone; what cannot be read was typed."""
        try:
            now = self.draft()
        except SalesbookError:
            return True
        return replace(now, note=self._was.note, private_note=self._was.private_note) != self._was

    def _show(self) -> None:
        draft = draft_of(self._before)
        self.form.show_draft(draft, everything=True)
        self.form.people.show_people([self.form.people.person(one) for one in draft.people])
        self.side.show_draft(draft)
        self._show_evidence()
        # As the fields say it, which may be less than is stored: seconds, line breaks in a single line.
        self._was = self.draft()
        self._judge_spending()

    def _begin(self) -> None:
        """Start where most is put right: in the note; of a plan in its day."""
        for field in (self.form.note, self.form.private):
            field.moveCursor(QTextCursor.MoveOperation.End)
        (self.form.day if self._planning else self.form.note).setFocus()

    def _felt_differently(self) -> QWidget | None:
        """Say it where those who took part left with different emotions: the faces show one, and choosing counts for all."""
        felt = [(part.contact_id, part.emotion) for part in self._before.participations]
        if len({emotion for _one, emotion in felt}) < 2:
            return None
        words = listed(tuple(self._who_felt(one, emotion) for one, emotion in felt))
        said = label(_("{felt}. An emotion chosen below counts for all of them.").format(felt=words), "small-muted")
        said.setWordWrap(True)
        return said

    def _who_felt(self, contact_id: str, emotion: Emotion | None) -> str:
        contact = self._session.reader.get(Contact, contact_id)
        felt = word(emotion) if emotion else _("no emotion")
        return _("{name}: {felt}").format(name=contact.name if contact else "", felt=felt)

    def check(self) -> None:
        """Refuse what cannot be saved as it stands."""
        self._must_be_sayable(self.draft())

    def _must_be_sayable(self, now: VisitDraft) -> None:
        self.form.people.must_be_chosen()
        if not now.people:
            raise Refused(Text("Say who it was: type a name, or add a person."))
        if now.day != self._was.day:
            self._limit.refuse(now.day, self._session.today)

    def _saved(self, brought: Logged) -> None:
        self.keeper.forget()
        self._requests.edited.emit(brought)
        self.accept()

    def _bring_back(self) -> None:
        """Show what was typed into this visit and never saved."""
        kept = self.keeper.found()
        if kept is None:
            return
        self.fill(dict(kept.filled))
        self._say(_("Brought back what was not saved"))
        self.afresh.show()

    def _start_afresh(self) -> None:
        """Show the visit as it is stored again."""
        self.keeper.forget()
        self.form.touched.clear()
        self.side.start_afresh(self._was)
        self._show()
        self.form.touched.clear()
        self.afresh.hide()
        self._forget_said()
        self._begin()
