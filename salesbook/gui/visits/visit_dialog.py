"""Log a visit, or plan one: one line first, the same as a form below it. Ctrl+Enter saves; a draft survives a crash."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from salesbook.domain.contact import Channel, Contact
from salesbook.domain.entry_line import parse_entry, parse_plan
from salesbook.domain.entry_line_chips import Chip, ChipKind, Entry
from salesbook.domain.errors import Refused, SalesbookError
from salesbook.domain.text import Text
from salesbook.domain.visit import Visit
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.visits.chip_row import ChipRow
from salesbook.gui.visits.draft import PromiseLine, StepLine, VisitDraft
from salesbook.gui.visits.entry_field import EntryField
from salesbook.gui.visits.kept import Kept, kept_from
from salesbook.gui.visits.people_field import Person, newcomer
from salesbook.gui.visits.visit_form import VisitForm
from salesbook.gui.visits.visit_side import VisitSide
from salesbook.gui.words import button, label
from salesbook.operations.first_visits import log_first_visit, plan_first_visit
from salesbook.queries.entry_people import PeopleInLines
from salesbook.queries.settings import method
from salesbook.store.notebook import Notebook
from salesbook.system import clock
from salesbook.system.i18n import gettext as _
from salesbook.wording import clock_time, render

KEPT_AFTER_MS = 800


class VisitDialog(QDialog):
    """980 × 688; the middle scrolls. `planned` is the visit whose plan this completes."""

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
        super().__init__(parent)
        self._session, self._requests, self._planning = session, requests, planning
        self._plan = session.reader.get(Visit, planned) if planned else None
        self._on, self._day = on, on[0].isoformat() if on else ""
        self._is_gone = False
        self._evidence_of: str | None = None
        self._finder = PeopleInLines(session.reader)
        self._refused: frozenset[str] = frozenset()
        self._entry = Entry((), "")
        self._followed: set[str] = set()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "sheet")
        self.setWindowTitle(_("Plan a visit") if planning else _("Log a visit"))
        self.resize(980, 688)
        self.setMinimumSize(760, 560)
        self.line = EntryField(theme)
        self.chips = ChipRow(theme)
        self.form = VisitForm(session, theme, planning=planning)
        self.side = VisitSide(theme, method(session.reader).currency, planning=planning)
        self._lay_out()
        self._begin(contacts)
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(KEPT_AFTER_MS)
        self._keeper.timeout.connect(self._keep)
        session.closing.connect(self._on_closing)
        self._listen()
        self._bring_back(contacts)
        self.line.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(20, 14, 20, 12)
        top.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(label(self.windowTitle(), "subtitle"))
        head.addStretch(1)
        head.addWidget(label(_("Keep typing, or press Tab for the form"), "small-muted"))
        top.addLayout(head)
        top.addWidget(self.line)
        top.addWidget(self.chips)
        column.addLayout(top)
        line = QFrame()
        line.setProperty("look", "line")
        column.addWidget(line)
        inner = QWidget()
        middle = QVBoxLayout(inner)
        middle.setContentsMargins(20, 12, 20, 12)
        middle.setSpacing(12)
        if not self._planning:
            middle.addWidget(self.form.feelings())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.form, 53)
        row.addWidget(self.side, 47)
        middle.addLayout(row)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        column.addWidget(area, 1)
        column.addWidget(self._footer())

    def _footer(self) -> QFrame:
        footer = QFrame()
        footer.setProperty("look", "footer")
        row = QHBoxLayout(footer)
        row.setContentsMargins(20, 12, 20, 12)
        self.said = label("", "small-muted")
        row.addWidget(self.said)
        self.afresh = button(_("Start afresh"), "link")
        self.afresh.hide()
        self.afresh.clicked.connect(self._start_afresh)
        row.addWidget(self.afresh)
        row.addStretch(1)
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        words = _("Save the plan") if self._planning else _("Save visit")
        self.save = button(f"{words}   Ctrl+↵", "filled", words)
        self.save.clicked.connect(self.attempt)
        row.addWidget(cancel)
        row.addWidget(self.save)
        return footer

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
        self.side.changed.connect(self._keeper.start)
        self.side.promises.changed.connect(lambda: self._followed.add("promises"))
        self.side.steps.changed.connect(lambda: self._followed.add("steps"))

    def _read(self) -> None:
        """Read the line anew and show what it says wherever the rep has not said otherwise."""
        self._reader.stop()
        parse = parse_plan if self._planning else parse_entry
        self._entry = entry = parse(self.line.toPlainText(), self._session.today, self._finder, self._refused)
        self.line.show_chips(entry.chips)
        self.chips.show_chips(entry.chips)
        when, how = entry.when, entry.how
        self.form.show_draft(
            replace(
                self._base,
                day=when.day or self._base.day,
                at=when.at or self._base.at,
                lasted=when.lasted or self._base.lasted,
                channel=how.channel if how else self._base.channel,
                emotion=entry.emotion,
                note="" if self._planning else entry.note,
                purpose=self._purpose(entry),
                wanted_result=entry.wanted_result,
            )
        )
        if "people" not in self.form.touched and not (self._given and not entry.who):
            self.form.people.show_people(self._people(entry))
            self._show_evidence()
        if "promises" not in self._followed:
            self.side.promises.show_values([PromiseLine(one.side, one.text, one.due) for one in entry.promises])
        if "steps" not in self._followed:
            self.side.steps.show_values([StepLine(one.text, one.due, one.at) for one in entry.next_steps])
        self._keeper.start()

    def _purpose(self, entry: Entry) -> str:
        """What a plan says beyond who and when is what it is for: the paper prints the purpose."""
        said = entry.purpose or (entry.note.replace("\n", " ").strip() if self._planning else "")
        return said or self._base.purpose

    def _people(self, entry: Entry) -> list[Person]:
        # Whoever the line names counts; the page it was opened from is only the guess until then.
        given = [] if entry.who else [self.form.people.person(one) for one in self._base.people]
        named = []
        for who in entry.who:
            if len(who.candidates) >= 1:
                named.append(self.form.people.person(who.candidates[0].contact_id))
            else:
                before = next((one for one in self.form.people.people if one.newcomer and one.name == who.name), None)
                named.append(before or newcomer(who.name))
        return list({person.id: person for person in (*given, *named)}.values())

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
        self._keeper.start()

    def _show_evidence(self) -> None:
        people = self.form.people.people
        first = people[0].id if people else ""
        if first != self._evidence_of:
            self._evidence_of = first
            self.side.show_evidence(self._session.reader.get(Contact, first) if first else None)

    def draft(self) -> VisitDraft:
        """Everything the dialog says. Raises Refused for a time or an amount that is none."""
        side = self.side
        return replace(
            self.form.draft(),
            markers=side.markers() + self._marker_said(),
            activity=self._activity(),
            promises=side.promises.values(),
            steps=side.steps.values(),
            interests=side.interests.values(),
            needs=side.needs.values(),
            values=side.values.values(),
            objections=side.objections.values(),
            expenses=side.expenses.values(),
            planned=self._plan.id if self._plan else None,
        )

    def _marker_said(self) -> tuple[Any, ...]:
        how = self._entry.how
        said = how.marker if how and "channel" not in self.form.touched else None
        return (said,) if said and said not in self.side.markers() else ()

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
        newcomers = tuple(one.newcomer for one in self.form.people.people if one.newcomer is not None)
        operation = plan_first_visit if self._planning else log_first_visit
        self.save.setEnabled(False)
        self._session.do(
            operation, draft.entry(planning=self._planning), newcomers, then=self._saved, otherwise=self._refuse
        )

    def _must_be_sayable(self, draft: VisitDraft) -> None:
        if not draft.people:
            raise Refused(Text("Say who it was: type a name, or add a person."))
        if not self._planning and draft.day > self._session.today:
            raise Refused(Text("{day} is still to come; plan the visit instead.", day=draft.day))
        if self._planning and draft.day < self._session.today:
            raise Refused(Text("{day} is past; log the visit instead.", day=draft.day))

    def _refuse(self, error: SalesbookError) -> None:
        if self._is_gone:
            self._requests.refused.emit(error)
            return
        self.save.setEnabled(True)
        self.said.setText(render(error.text))
        self.said.setProperty("look", "warning")
        self.said.style().polish(self.said)

    def _saved(self, result: Any) -> None:
        self._keeper.stop()
        self._session.do(Notebook.keep, self._draft_name, None)
        if self._planning:
            self._requests.said.emit(Text("Visit planned, code {code}", code=result.code))
        else:
            self._requests.logged.emit(result)
        self.accept()

    @property
    def _draft_name(self) -> str:
        return "draft:plan" if self._planning else "draft:visit"

    def _on_closing(self) -> None:
        if self._keeper.isActive():
            self._keeper.stop()
            self._keep()
        self._is_gone = True

    def _keep(self) -> None:
        """Keep what is typed, so that it survives a crash; the newest draft of its kind stands."""
        kept = Kept(
            self.line.toPlainText(),
            tuple(sorted(self._refused)),
            self.form.note.toPlainText() if "note" in self.form.touched else None,
            self._plan.id if self._plan else None,
            tuple(person.id for person in self.form.people.people if person.newcomer is None),
            self._day,
        )
        if not kept.says_something:
            return
        words = _("Draft kept {time}").format(time=clock_time(clock.local_now().time()))
        self._session.do(Notebook.keep, self._draft_name, kept.text(), then=lambda _none: self._say(words))

    def _bring_back(self, contacts: tuple[str, ...]) -> None:
        """Show the draft of a visit that was never saved, where this one begins the same way."""
        kept = kept_from(self._session.reader.kept(self._draft_name))
        if kept is None or not kept.begins_like(self._plan.id if self._plan else None, contacts, self._day):
            return
        self._refused = frozenset(kept.refused)
        self.line.setPlainText(kept.line)
        if kept.note is not None:
            self.form.note.setPlainText(kept.note)
        self._say(_("Brought back what was not saved"))
        self.afresh.show()

    def _start_afresh(self) -> None:
        """Throw the draft that was brought back away."""
        self._session.do(Notebook.keep, self._draft_name, None)
        self._refused = frozenset()
        self.form.touched.clear()
        self.form.note.clear()
        self.line.clear()
        self.afresh.hide()
        self.said.setText("")
        self.line.setFocus()

    def done(self, result: int) -> None:
        """Closed: what is still being written has nobody to tell."""
        self._is_gone = True
        self._keeper.stop()
        super().done(result)

    def _say(self, words: str) -> None:
        if not self._is_gone and (self.isVisible() or not self.said.text()):
            self.said.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Ctrl+Enter saves from anywhere."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.attempt()
        elif not enter:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Cancel saves nothing and loses nothing: what was typed is brought back next time."""
        if not self._is_gone:
            self._keep()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Closing the window keeps the draft; only Cancel throws it away."""
        if self._keeper.isActive():
            self._keep()
        super().closeEvent(event)
