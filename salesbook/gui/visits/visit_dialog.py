"""Log a visit, or plan one: one line first, the same as a form below it. Ctrl+Enter saves; a draft survives a crash."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from salesbook.domain.contact import Channel
from salesbook.domain.emotion import Emotion
from salesbook.domain.entry_line import parse_entry, parse_plan
from salesbook.domain.entry_line_chips import Chip, ChipKind, Entry, Who
from salesbook.domain.errors import Refused, SalesbookError
from salesbook.domain.evidence import Marker
from salesbook.domain.objection import Objection
from salesbook.domain.text import Text
from salesbook.domain.visit import Visit
from salesbook.domain.visit_entry import VisitEntry
from salesbook.gui.forms.filled import Filled
from salesbook.gui.forms.kept import Kept
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.visits.chip_row import ChipRow
from salesbook.gui.visits.doubt_line import DoubtLine
from salesbook.gui.visits.draft import PromiseLine, StepLine, VisitDraft
from salesbook.gui.visits.edited import objection_lines
from salesbook.gui.visits.entry_field import EntryField
from salesbook.gui.visits.people_field import Person, newcomer
from salesbook.gui.visits.places_of_drafts import adopted, place_of
from salesbook.gui.visits.visit_days import PLANNED, TO_LOG
from salesbook.gui.visits.visit_sheet import VisitSheet
from salesbook.gui.widgets.careful import Loss, typed_words
from salesbook.operations.first_visits import complete_plan, log_first_visit, plan_first_visit
from salesbook.queries.entry_people import PeopleInLines
from salesbook.system.i18n import gettext as _


class VisitDialog(VisitSheet):
    """The sheet with the line over it. `planned` is the visit whose plan this completes."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        requests: Requests,
        theme: Theme,
        contacts: tuple[str, ...],
        *,
        planning: bool = False,
        planned: str | None = None,
        on: tuple[date, time | None] | None = None,
    ) -> None:
        title = _("Plan a visit") if planning else _("Log a visit")
        limit = PLANNED if planning else TO_LOG
        super().__init__(parent, session, requests, theme, title, limit, planning=planning)
        self._plan = session.reader.get(Visit, planned) if planned else None
        self._on, self._contacts = on, contacts
        self._finder = PeopleInLines(session.reader)
        self._refused: frozenset[str] = frozenset()
        self._expected: tuple[Objection, ...] = ()
        self._entry = Entry((), "")
        self.line = EntryField(theme, planning=planning)
        self.chips, self.doubts = ChipRow(theme), DoubtLine()
        saving = _("Save the plan") if planning else _("Save visit")
        hint = _("Keep typing, or press Tab for the form")
        self._lay_out(self.line, self.chips, self.doubts, hint=hint, saving=saving)
        self._begin(contacts)
        about = {
            "contacts": contacts,
            "planning": planning,
            "planned": planned,
            "day": on[0].isoformat() if on else None,
            "at": on[1].isoformat() if on and on[1] else None,
        }
        self.keep_as("visit", about, place_of(about))
        self._listen()
        self._bring_back()
        self.line.setFocus()

    def _begin(self, contacts: tuple[str, ...]) -> None:
        """Start from the contacts given, or from the plan that is completed."""
        day, at = self._on or (self._session.today, None)
        draft = VisitDraft(contacts, day, at, channel=Channel.IN_PERSON)
        if (plan := self._plan) is not None:
            rows = self._session.reader.rows(
                "SELECT contact_id FROM participation WHERE visit_id = ? ORDER BY position", plan.id
            )
            contacts = tuple(row[0] for row in rows)
            draft = VisitDraft(
                contacts,
                plan.day,
                plan.at,
                plan.lasted,
                plan.channel,
                plan.place,
                purpose=plan.purpose,
                planned=plan.id,
            )
            # What was expected to be said against is heard now, or taken off the sheet.
            self._expected = tuple(self._session.reader.of_visit(Objection, plan.id))
            self.side.objections.show_values(objection_lines(self._expected))
        self.form.show_draft(draft, everything=True)
        self.form.people.show_people([self.form.people.person(one) for one in contacts])
        self._given = bool(contacts)
        self._base = draft
        self._show_evidence()

    def _listen(self) -> None:
        # Keys that come faster than a line is read are read together: the timer waits until none is left.
        self._reader = QTimer(self)
        self._reader.setSingleShot(True)
        self._reader.setInterval(0)
        self._reader.timeout.connect(self._read)
        self.line.edited.connect(self._reader.start)
        self.line.unchipped.connect(self._unchip_last)
        self.chips.removed.connect(self._unchip)
        self.form.changed.connect(self._touched)
        self.side.changed.connect(self.keeper.touch)

    def _read(self) -> None:
        """Read the line anew and show what it says wherever the rep has not said otherwise."""
        self._reader.stop()
        parse = parse_plan if self._planning else parse_entry
        self._entry = entry = parse(self.line.toPlainText(), self._session.today, self._finder, self._refused)
        self.line.show_chips(entry.chips)
        self.chips.show_chips(entry.chips)
        self.doubts.judge(entry)
        when, how = entry.when, entry.how
        self.form.show_draft(
            replace(
                self._base,
                day=when.day or self._base.day,
                at=when.at or self._base.at,
                lasted=when.lasted or self._base.lasted,
                channel=how.channel if how else self._base.channel,
                emotion=entry.emotion,
                # The rest of a plan is what it is for, unless that was said.
                note="" if self._planning and not entry.purpose else entry.note,
                purpose=self._purpose(entry),
                wanted_result=entry.wanted_result,
            )
        )
        if "people" not in self.form.touched and not (self._given and not entry.who):
            self.form.people.show_people(self._people(entry))
            self._show_evidence()
        if "promises" not in self.side.touched:
            self.side.promises.show_values([PromiseLine(one.side, one.text, one.due) for one in entry.promises])
        if "steps" not in self.side.touched:
            self.side.steps.show_values([StepLine(one.text, one.due, one.at) for one in entry.next_steps])
        self._judge_spending()
        self.keeper.touch()

    def _purpose(self, entry: Entry) -> str:
        """What a plan says beyond who and when is what it is for: the paper prints the purpose."""
        said = entry.purpose or (entry.note.replace("\n", " ").strip() if self._planning else "")
        return said or self._base.purpose

    def _people(self, entry: Entry) -> list[Person]:
        # Whoever the line names counts; the page it was opened from is only the guess until then.
        given = [] if entry.who else [self.form.people.person(one) for one in self._base.people]
        named = [self._person(who) for who in entry.who]
        return list({person.id: person for person in (*given, *named)}.values())

    def _person(self, who: Who) -> Person:
        if who.candidates:
            return self.form.people.person(who.candidates[0].contact_id)
        before = next((one for one in self.form.people.people if one.newcomer and one.name == who.name), None)
        return before or newcomer(who.name)

    def _unchip(self, chip: Chip) -> None:
        self._refused = self._refused | {chip.said}
        self._read()

    def _unchip_last(self) -> None:
        self._catch_up()
        if self._entry.chips:
            self._unchip(self._entry.chips[-1])

    def _catch_up(self) -> None:
        if self._reader.isActive():
            self._read()

    def _touched(self) -> None:
        self._show_evidence()
        self.keeper.touch()

    def draft(self) -> VisitDraft:
        """Everything the dialog says. Raises Refused for a day, a time or an amount that is none."""
        draft = self.side.draft_with(self.form.draft())
        return replace(
            draft,
            markers=draft.markers + self._marker_said(draft.markers),
            activity=self._activity(),
            felt=self._felt(),
            planned=self._plan.id if self._plan else None,
        )

    def entry(self) -> VisitEntry:
        """The visit that will be logged or planned. Raises Refused for a day, a time or an amount that is none."""
        return self.draft().entry(planning=self._planning)

    def _marker_said(self, ticked: tuple[Marker, ...]) -> tuple[Marker, ...]:
        how = self._entry.how
        said = how.marker if how and "channel" not in self.form.touched else None
        return (said,) if said and said not in ticked else ()

    def _felt(self) -> tuple[tuple[str, Emotion], ...]:
        """Who felt what by the line; a face chosen by hand counts for all."""
        if "emotion" in self.form.touched:
            return ()
        return tuple((who.candidates[0].contact_id, one.emotion) for one in self._entry.felt for who in one.people)

    def _activity(self) -> str:
        """The word the channel was said by, where the line said it."""
        if "channel" in self.form.touched:
            return ""
        return next((chip.said for chip in self._entry.chips if chip.kind is ChipKind.CHANNEL), "")

    def attempt(self) -> None:
        """Save; what is wrong is said and nothing is lost."""
        self._catch_up()
        try:
            draft = self.draft()
            self._must_be_sayable(draft)
        except SalesbookError as error:
            self._refuse(error)
            return
        self.save.setEnabled(False)
        written = (draft.entry(planning=self._planning), self._newcomers())
        if self._plan is not None:
            self._session.do(complete_plan, self._expected, *written, then=self._saved, otherwise=self._refuse)
            return
        operation = plan_first_visit if self._planning else log_first_visit
        self._session.do(operation, *written, then=self._saved, otherwise=self._refuse)

    def _must_be_sayable(self, draft: VisitDraft) -> None:
        self.form.people.must_be_chosen()
        if not draft.people:
            raise Refused(Text("Say who it was: type a name, or add a person."))
        self._limit.refuse(draft.day, self._session.today)

    def _saved(self, result: Any) -> None:
        self.keeper.forget()
        if self._planning:
            self._requests.said.emit(Text("Visit planned, code {code}", code=result.code))
        else:
            self._requests.logged.emit(result)
        self.accept()

    def typed(self) -> Filled:
        """The line with the chips taken away, and what was put by hand."""
        typed, line = super().typed(), self.line.toPlainText()
        if not typed and not line:
            return {}
        whom = [person.id for person in self.form.people.people if person.newcomer is None]
        return {**typed, "line": line, "refused": sorted(self._refused), "whom": whom}

    def fill(self, values: Filled) -> None:
        """Put that into the sheet again."""
        self._refused = frozenset(values["refused"])
        self.line.setPlainText(values["line"])
        self.line.moveCursor(QTextCursor.MoveOperation.End)
        self._read()
        super().fill(values)

    def loss(self) -> Loss | None:
        """Nothing: what was typed is brought back next time; unless it could not be kept."""
        return typed_words() if self.keeper.was_refused else None

    def leave(self) -> None:
        """Cancel saves nothing and loses nothing."""
        self.keeper.put_aside()
        super().leave()

    def _bring_back(self) -> None:
        """Show what was typed and never saved, where it began the same way."""
        kept, place = self.keeper.found(), adopted(self._session.reader, self._about)
        if kept is not None:
            self.go_on_with(self.keeper.name, kept)
        elif place is not None:
            self.go_on_with(*place)

    def go_on_with(self, name: str, kept: Kept) -> None:
        """Show what was kept under a name, and go on keeping it there."""
        self.keeper.take_over(name)
        self.fill(dict(kept.filled))
        self._say(_("Brought back what was not saved"))
        self.afresh.show()

    def _start_afresh(self) -> None:
        """Throw what was brought back away."""
        self.keeper.forget()
        self._refused = frozenset()
        self.form.touched.clear()
        self.line.clear()
        self._begin(self._contacts)
        self.side.start_afresh(replace(self._base, objections=objection_lines(self._expected)))
        self._show_evidence()
        self._read()
        self.afresh.hide()
        self.said.setText("")
        self.line.setFocus()
