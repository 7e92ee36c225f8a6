"""The form under the line: the same visit, field by field. A field the rep has touched no longer follows the line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from salesbook.domain.contact import Channel
from salesbook.domain.days import Limit, parse_time
from salesbook.domain.emotion import Expectation
from salesbook.domain.errors import Refused
from salesbook.gui.forms.filled import Filled, fill, filled
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme, grown
from salesbook.gui.visits.draft import VisitDraft
from salesbook.gui.visits.people_field import PeopleField
from salesbook.gui.visits.rows import write
from salesbook.gui.widgets.day_edit import DayEdit
from salesbook.gui.widgets.face_picker import FacePicker
from salesbook.gui.widgets.hairline import hairline
from salesbook.gui.widgets.segments import Segments
from salesbook.gui.words import label, number_edit, relook
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, clock_time, word

LABELS = 84
# What stands over a name so that it shares its line with the field, or with the link, beside it.
ABOVE, ABOVE_LINK = 6, 4


class VisitForm(QWidget):
    """Who, when, how and what happened. `touched` names the fields that were changed by hand."""

    changed = Signal()

    day: DayEdit
    at: QLineEdit
    lasted: QSpinBox
    channel: QComboBox
    place: QLineEdit
    note: QPlainTextEdit
    private: QPlainTextEdit
    purpose: QLineEdit
    want: QLineEdit
    ace: QLineEdit

    def __init__(self, session: Session, theme: Theme, limit: Limit, *, planning: bool) -> None:
        super().__init__()
        self.planning = planning
        self.touched: set[str] = set()
        self.faces = FacePicker(theme)
        self.expectation: Segments[Expectation] = Segments(
            [(one, capitalised(word(one))) for one in Expectation], _("Against expectation")
        )
        self.people = PeopleField(session)
        self.day = DayEdit(lambda: session.today, limit=limit)
        self._make_fields(theme.px)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._rows = self._grid()
        column.addLayout(self._rows)
        column.addStretch(1)
        self._listen()

    def feelings(self) -> QWidget:
        """The faces and the expectation: they stand over the form in its full width."""
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(_("Emotion they left with"), "head"))
        column.addWidget(self.faces)
        row = QHBoxLayout()
        row.addWidget(label(_("Against expectation"), "head"))
        row.addSpacing(12)
        row.addWidget(self.expectation, 1)
        column.addLayout(row)
        column.addWidget(hairline())
        return head

    def add_row(self, words: str, what: QWidget) -> None:
        """Put what somebody else made under the fields, by its name."""
        named = label(words, "muted")
        named.setContentsMargins(0, grown(ABOVE_LINK), 0, 0)
        place = self._rows.rowCount()
        self._rows.addWidget(named, place, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.addWidget(what, place, 1)

    def show_draft(self, draft: VisitDraft, *, everything: bool = False) -> None:
        """Show what the line says, in all fields nobody has touched; or everything."""
        shown: dict[str, Any] = {
            "day": lambda: self.day.show_day(draft.day),
            "at": lambda: self.at.setText(clock_time(draft.at) if draft.at else ""),
            "lasted": lambda: self.lasted.setValue(draft.lasted or 0),
            "channel": lambda: self.channel.setCurrentIndex(self.channel.findData(draft.channel)),
            "place": lambda: self.place.setText(draft.place),
            "emotion": lambda: self.faces.choose(draft.emotion),
            "expectation": lambda: self.expectation.choose(draft.expectation),
            "note": lambda: self.note.setPlainText(draft.note),
            "private": lambda: self.private.setPlainText(draft.private_note),
            "purpose": lambda: write(self.purpose, draft.purpose),
            "want": lambda: self.want.setText(draft.wanted_result),
            "ace": lambda: self.ace.setText(draft.ace),
        }
        self.blockSignals(True)
        self._quiet = True
        for name, show in shown.items():
            if everything or name not in self.touched:
                show()
        self._quiet = False
        self.blockSignals(False)

    def filled(self) -> Filled:
        """What stands in the fields that the rep has touched, as it was typed."""
        return filled({name: field for name, field in self._fields().items() if name in self.touched})

    def fill(self, values: Filled) -> None:
        """Put that into them again."""
        fields = {name: field for name, field in self._fields().items() if name in values}
        self._quiet = True
        fill(fields, values)
        self._quiet = False
        self.touched |= set(fields)
        self._judge_time()

    def _fields(self) -> dict[str, QWidget]:
        """All fields by name; `person` is who is being added just now."""
        return {
            "people": self.people,
            "person": self.people.field,
            "day": self.day,
            "at": self.at,
            "lasted": self.lasted,
            "channel": self.channel,
            "place": self.place,
            "emotion": self.faces,
            "expectation": self.expectation,
            "note": self.note,
            "private": self.private,
            "purpose": self.purpose,
            "want": self.want,
            "ace": self.ace,
        }

    def draft(self) -> VisitDraft:
        """What the form says. Refused where the day or the time is none."""
        return VisitDraft(
            people=tuple(person.id for person in self.people.people),
            day=self.day.day(),
            at=self._time(),
            lasted=self.lasted.value() or None,
            channel=self.channel.currentData(),
            place=self.place.text(),
            emotion=self.faces.chosen(),
            expectation=self.expectation.chosen(),
            note=self.note.toPlainText(),
            private_note=self.private.toPlainText(),
            purpose=self.purpose.text(),
            wanted_result=self.want.text(),
            ace=self.ace.text(),
        )

    def _time(self) -> time | None:
        text = self.at.text().strip()
        return parse_time(text) if text else None

    def _make_fields(self, px: Callable[[int], int]) -> None:
        self._quiet = False
        self.at = QLineEdit()
        self.at.setPlaceholderText("10:30")
        self.at.setMaximumWidth(px(80))
        self.lasted = number_edit(_("How long"))
        self.lasted.setRange(0, 1440)
        self.lasted.setSuffix(_(" min"))
        self.lasted.setFixedWidth(px(96))
        self.day.setMinimumWidth(px(170))
        self.channel = QComboBox()
        self.channel.setMinimumWidth(px(150))
        self.channel.setPlaceholderText(_("Not said"))
        for one in Channel:
            self.channel.addItem(capitalised(word(one)), one)
        self.place = QLineEdit()
        self.place.setPlaceholderText(_("Where"))
        self.note, self.private = QPlainTextEdit(), QPlainTextEdit()
        self.purpose, self.want, self.ace = QLineEdit(), QLineEdit(), QLineEdit()
        self.want.setPlaceholderText(_("What this visit should bring"))
        self.ace.setPlaceholderText(_("The one thing that wins the day"))
        for area, height in ((self.note, 76), (self.private, 44)):
            area.setTabChangesFocus(True)
            area.setFixedHeight(px(height))

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnMinimumWidth(0, grown(LABELS))
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(8)
        grid.setHorizontalSpacing(12)
        when, how = QHBoxLayout(), QHBoxLayout()
        when.setSpacing(8)
        how.setSpacing(8)
        for widget in (self.day, self.at, self.lasted):
            when.addWidget(widget)
        when.addStretch(1)
        how.addWidget(self.channel)
        how.addWidget(self.place, 1)
        rows: list[tuple[str, Any, QWidget]] = [
            (_("Who"), self.people, self.people.field),
            (_("When"), when, self.day),
            (_("Channel"), how, self.channel),
        ]
        if self.planning:
            rows += [
                (_("Purpose"), self.purpose, self.purpose),
                (_("Wanted result"), self.want, self.want),
                (_("Ace"), self.ace, self.ace),
            ]
        rows.append((_("What happened") if not self.planning else _("Note"), self.note, self.note))
        if not self.planning:
            rows.append((_("Private note"), self.private, self.private))
        for place, (words, what, buddy) in enumerate(rows):
            named = label(words, "muted")
            named.setWordWrap(True)
            named.setContentsMargins(0, grown(ABOVE), 0, 0)
            named.setBuddy(buddy)
            if not buddy.accessibleName():
                buddy.setAccessibleName(words)
            grid.addWidget(named, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(what, place, 1) if isinstance(what, QHBoxLayout) else grid.addWidget(what, place, 1)
        self.at.setAccessibleName(_("Time"))
        self.lasted.setAccessibleName(_("How long, in minutes"))
        self.place.setAccessibleName(_("Where"))
        return grid

    def _listen(self) -> None:
        for name, signal in (
            ("day", self.day.changed),
            ("at", self.at.textEdited),
            ("lasted", self.lasted.valueChanged),
            ("channel", self.channel.activated),
            ("place", self.place.textEdited),
            ("emotion", self.faces.picked),
            ("expectation", self.expectation.picked),
            ("note", self.note.textChanged),
            ("private", self.private.textChanged),
            ("purpose", self.purpose.textEdited),
            ("want", self.want.textEdited),
            ("ace", self.ace.textEdited),
            ("people", self.people.changed),
            ("person", self.people.field.textEdited),
        ):
            signal.connect(lambda *_ignored, one=name: self._touch(one))
        self.at.editingFinished.connect(self._judge_time)

    def _touch(self, name: str) -> None:
        if not self._quiet:
            self.touched.add(name)
            self.changed.emit()

    def _judge_time(self) -> None:
        """Mark a time that is none; it is kept as typed."""
        try:
            self._time()
        except Refused:
            relook(self.at, "wrong")
        else:
            relook(self.at, "")
