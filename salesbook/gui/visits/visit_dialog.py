"""Log a visit, or plan one: one line first, the same as a form below it. Ctrl+Enter saves; a draft survives a crash."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from salesbook.domain.contact import Channel
from salesbook.domain.entry_line import parse_entry, parse_plan
from salesbook.domain.entry_line_chips import Chip, Entry, Who
from salesbook.domain.entry_line_names import place_of_name
from salesbook.domain.errors import Refused, SalesbookError
from salesbook.domain.objection import Objection
from salesbook.domain.text import Text
from salesbook.domain.visit import Visit
from salesbook.domain.visit_entry import VisitEntry
from salesbook.gui.forms.filled import Filled
from salesbook.gui.forms.kept import Kept
from salesbook.gui.outcome_words import with_newcomers
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.visits.asked_row import Asked, AskedRow, meant_words
from salesbook.gui.visits.chip_row import ChipRow
from salesbook.gui.visits.doubt_line import DoubtLine
from salesbook.gui.visits.draft import VisitDraft
from salesbook.gui.visits.draft_offer import DraftOffer
from salesbook.gui.visits.edited import objection_lines
from salesbook.gui.visits.entry_field import EntryField
from salesbook.gui.visits.line_parts import show_parts, with_what_was_said
from salesbook.gui.visits.near_names import NearNames
from salesbook.gui.visits.people_field import Person, newcomer
from salesbook.gui.visits.places_of_drafts import adopted, place_of
from salesbook.gui.visits.visit_days import PLANNED, TO_LOG
from salesbook.gui.visits.visit_sheet import VisitSheet
from salesbook.gui.visits.whom import Whom, must_be_answered, on_those_known, open_names
from salesbook.gui.widgets.careful import Loss, typed_words
from salesbook.operations.first_visits import complete_plan, log_first_visit, plan_first_visit
from salesbook.queries.settings import method
from salesbook.queries.visits import visit_with_code
from salesbook.system.i18n import gettext as _


class VisitDialog(VisitSheet):
    """The sheet with the line over it. `planned` is the visit whose plan this completes; the line can say it by its code."""

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
        self._plan = self._begun_with = session.reader.get(Visit, planned) if planned else None
        self._on, self._contacts = on, contacts
        self._currency = method(session.reader).currency
        self._whom = Whom(session.reader)
        self._refused: frozenset[str] = frozenset()
        self._expected: tuple[Objection, ...] = ()
        self._entry = Entry((), "")
        self.line = EntryField(theme, planning=planning)
        self.chips = ChipRow(theme, lambda: session.today)
        self.asked, self.doubts = AskedRow(theme), DoubtLine()
        self.waiting, self._near = DraftOffer(session, planning=planning), NearNames(session, self)
        saving = _("Save the plan") if planning else _("Save visit")
        hint = _("Keep typing, or press Tab for the form")
        self._lay_out(self.line, self.chips, self.asked, self.doubts, self.waiting, hint=hint, saving=saving)
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
        self.waiting.look(self.keeper.name)
        self.line.setFocus()

    def _begin(self, contacts: tuple[str, ...]) -> None:
        """Start from the contacts given, or from the plan that is completed."""
        self._base = self._begun(contacts)
        self.form.show_draft(self._base, everything=True)
        self.form.people.show_people([self.form.people.person(one) for one in self._base.people])
        self._show_evidence()

    def _begun(self, contacts: tuple[str, ...]) -> VisitDraft:
        """What stands there before anything is said. What nobody says of a visit that was is not told: no channel is none."""
        day, at = self._on or (self._session.today, None)
        plan = self._plan
        # What was expected to be said against is heard now, or taken off the sheet.
        self._expected = tuple(self._session.reader.of_visit(Objection, plan.id)) if plan else ()
        if "objections" not in self.side.touched:
            self.side.objections.show_values(objection_lines(self._expected))
        if plan is None:
            self._given = bool(contacts)
            return VisitDraft(contacts, day, at, channel=Channel.IN_PERSON if self._planning else None)
        self._given = True
        part = "SELECT contact_id FROM participation WHERE visit_id = ? ORDER BY position"
        people = tuple(row[0] for row in self._session.reader.rows(part, plan.id))
        return VisitDraft(
            people, plan.day, plan.at, plan.lasted, plan.channel, plan.place, purpose=plan.purpose, planned=plan.id
        )

    def _follow(self, entry: Entry) -> None:
        """Go over to the planned visit whose code the line says, or back from it."""
        said = entry.plan.visit_id if entry.plan and self._begun_with is None else None
        plan = self._session.reader.get(Visit, said) if said else self._begun_with
        if plan == self._plan:
            return
        self._plan = plan
        self._base = self._begun(self._contacts)
        if "people" not in self.form.touched:
            self.form.people.show_people([self.form.people.person(one) for one in self._base.people])
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
        self._near.changed.connect(self._ask)
        self.waiting.go_on.clicked.connect(self._go_on_elsewhere)
        self.form.changed.connect(self._touched)
        self.side.changed.connect(self.keeper.touch)

    def _read(self) -> None:
        """Read the line anew and show what it says wherever the rep has not said otherwise."""
        self._reader.stop()
        self._entry = entry = self._parsed(self.line.toPlainText())
        self._follow(entry)
        self.line.show_chips(entry.chips)
        self._near.look_for(tuple(who.name for who in entry.who if not who.candidates))
        self._ask()
        self.doubts.judge(entry, of_a_plan=self._planning)
        when, how = entry.when, entry.how
        self.form.show_draft(
            replace(
                self._base,
                day=when.day or self._base.day,
                at=when.at or self._base.at,
                lasted=when.lasted or self._base.lasted,
                channel=how.channel if how else self._base.channel,
                place=entry.place or self._base.place,
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
        show_parts(self.side, entry, self._expected)
        self._judge_spending()
        self._judge_again()
        self.keeper.touch()

    def _parsed(self, line: str) -> Entry:
        today, people = self._session.today, self.form.people.people
        self._whom.there = [one.id for one in people] if "people" in self.form.touched else self._base.people
        if self._planning:
            return parse_plan(line, today, self._whom, self._refused)
        return parse_entry(line, today, self._whom, self._refused, codes=self._planned_as, currency=self._currency)

    def _planned_as(self, code: str) -> str | None:
        found = visit_with_code(self._session.reader, code)
        return found.id if found else None

    def _ask(self) -> None:
        """Show the chips, and below them what the line leaves open: whom it means, the day, the channel."""
        entry, touched = self._entry, self.form.touched
        near = {} if "people" in touched else self._near.found
        self.chips.show_chips(entry.chips, near)
        asked = list(self._whom.questions(self._open_names(), self._answer))
        asked += [
            Asked(meant_words(near[who.name].name), "user", partial(self._take_near, who.name))
            for who in entry.who
            if who.name in near and not who.candidates
        ]
        if (entry.chips or entry.note) and self._plan is None:
            if entry.when.day is None and self._on is None and "day" not in touched:
                asked.append(Asked(_("No day said: today"), "calendar", self.form.day.setFocus))
            if entry.how is None and "channel" not in touched:
                words = _("No channel said: in person") if self._planning else _("No channel said: shows no meeting")
                asked.append(Asked(words, "message-square", self._choose_channel))
        self.asked.show_asked(asked)

    def _open_names(self) -> list[Who]:
        """The names in the line of which it is open whom they mean; people and steps put in by hand leave none open."""
        by_hand = "steps" in self.side.touched
        return open_names(self._entry, of_people="people" not in self.form.touched, of_steps=not by_hand)

    def _answer(self, contact_id: str) -> None:
        self._whom.answers |= {contact_id}
        self.line.setFocus()
        self._read()

    def _choose_channel(self) -> None:
        self.form.channel.setFocus()
        self.form.channel.showPopup()

    def _take_near(self, name: str) -> None:
        """Put the contact who is meant where the mistyped name stands."""
        span = place_of_name(self._entry.chips, name)
        if span is not None and name in self._near.found:
            self.line.replace_words(*span, self._near.found[name].name)
            self.line.setFocus()
            self._read()

    def accept_offer(self) -> None:
        """Take the first contact a new name may mean."""
        self._catch_up()
        near = {} if "people" in self.form.touched else self._near.found
        name = next((who.name for who in self._entry.who if who.name in near and not who.candidates), None)
        if name is not None:
            self._take_near(name)

    def _purpose(self, entry: Entry) -> str:
        """What a plan says beyond who and when is what it is for: the paper prints the purpose."""
        said = entry.purpose or (entry.note.replace("\n", " ").strip() if self._planning else "")
        return said or self._base.purpose

    def _people(self, entry: Entry) -> list[Person]:
        # Whoever the line names counts; the page it was opened from is only the guess until then.
        given = [] if entry.who else [self.form.people.person(one) for one in self._base.people]
        named = [self._person(who) for who in entry.who if len(who.candidates) < 2]
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
        self._ask()
        self.keeper.touch()

    def draft(self) -> VisitDraft:
        """Everything the dialog says. Raises Refused for a day, a time or an amount that is none."""
        draft = self.side.draft_with(self.form.draft())
        draft = with_what_was_said(draft, self._entry, self.form.touched)
        steps = on_those_known(self._session.reader, draft.steps)
        return replace(draft, steps=steps, planned=self._plan.id if self._plan else None)

    def entry(self) -> VisitEntry:
        """The visit that will be logged or planned. Raises Refused for a day, a time or an amount that is none."""
        return self.draft().entry(planning=self._planning)

    def attempt(self) -> None:
        """Save; what is wrong is said and nothing is lost."""
        self._catch_up()
        try:
            self.check()
            draft = self.draft()
        except SalesbookError as error:
            self._refuse(error)
            if self._open_names():
                self.asked.focus_on_first()
            return
        self.save.setEnabled(False)
        written = (draft.entry(planning=self._planning), self._newcomers())
        if self._plan is not None:
            self.write(self._session, complete_plan, self._expected, *written, then=self._saved, otherwise=self._refuse)
            return
        operation = plan_first_visit if self._planning else log_first_visit
        self.write(self._session, operation, *written, then=self._saved, otherwise=self._refuse)

    def check(self) -> None:
        """Refuse what cannot be saved as it stands."""
        self._must_be_sayable(self.draft())

    def _must_be_sayable(self, draft: VisitDraft) -> None:
        self.form.people.must_be_chosen()
        must_be_answered(self._open_names())
        if not draft.people:
            raise Refused(Text("Say who it was: type a name, or add a person."))
        if self._plan is not None and self._session.today < draft.day == self._plan.day:
            raise Refused(Text("This visit is planned for {day}; if it has happened, say on which day.", day=draft.day))
        self._limit.refuse(draft.day, self._session.today)

    def _saved(self, result: Any) -> None:
        self.keeper.forget()
        if self._planning:
            self._requests.said.emit(
                with_newcomers(Text("Visit planned, code {code}", code=result.code), self._newcomers())
            )
        else:
            self._requests.logged.emit(result)
        self.accept()

    def typed(self) -> Filled:
        """The line with the chips taken away, and what was put by hand."""
        typed, line = super().typed(), self.line.toPlainText()
        if not typed and not line:
            return {}
        whom = [person.id for person in self.form.people.people if person.newcomer is None]
        return {
            **typed,
            "line": line,
            "refused": sorted(self._refused),
            "whom": whom,
            "meant": sorted(self._whom.answers),
        }

    def fill(self, values: Filled) -> None:
        """Put that into the sheet again."""
        self._refused = frozenset(values["refused"])
        self._whom.answers = frozenset(values.get("meant", ()))
        self.line.setPlainText(values["line"])
        self.line.moveCursor(QTextCursor.MoveOperation.End)
        self._read()
        super().fill(values)
        self._ask()

    def _go_on_elsewhere(self) -> None:
        """Put this sheet aside and open the one that waits."""
        self.leave()
        self.waiting.begin(self._requests)

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
        self._refused = self._whom.answers = frozenset()
        self.form.touched.clear()
        self.line.clear()
        self._begin(self._contacts)
        self.side.start_afresh(replace(self._base, objections=objection_lines(self._expected)))
        self._show_evidence()
        self._read()
        self.afresh.hide()
        self._forget_said()
        self.line.setFocus()
