"""The options of a report as a form, built from the fields of its dataclass.

Days, contact, organisation and group mean the same in every report (`reports/options.py`); any other field is a bool, an int or an
enum and brings its own words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import Field, fields
from datetime import date
from enum import Enum
from typing import Any, get_type_hints

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from salesbook.domain.organisation import Organisation
from salesbook.gui.reporting.days_field import DaysField
from salesbook.gui.reporting.finding_field import LONGEST, FindingField, Found, contact_field
from salesbook.gui.reporting.group_field import GroupField
from salesbook.gui.session import Session
from salesbook.gui.words import label, literal, number_edit
from salesbook.queries.organisations import organisations_matching
from salesbook.reports.report import Report
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, render, word

GAP_IN, GAP_BETWEEN = 4, 12


class OptionsForm(QWidget):
    """Made for one report. `changed` when anything is chosen; `values` are what its options are made of."""

    changed = Signal()

    def __init__(self, session: Session, report: Report) -> None:
        super().__init__()
        self._session = session
        self.report = report
        self._read: dict[str, Callable[[], Any]] = {}
        self._write: dict[str, Callable[[Any], None]] = {}
        self._finding: list[FindingField] = []
        self._groups: GroupField | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP_IN)
        kinds = get_type_hints(report.options)
        for entry in fields(report.options):
            self._add(entry, kinds[entry.name])
        self.show_values(usual_values(report, session.reader, session.today))

    def values(self) -> dict[str, Any]:
        """What is chosen, by the names of the fields."""
        return {name: read() for name, read in self._read.items()}

    def options(self) -> Any:
        """What is chosen, as the report's own options."""
        return self.report.options(**self.values())

    def refresh(self) -> None:
        """Show the names as the notebook has them now; one that was deleted is chosen no more."""
        for field in self._finding:
            if not field.is_being_typed:
                field.choose(field.chosen())
        if self._groups is not None and self._groups.isVisible():
            self._groups.ask()

    def show_values(self, values: dict[str, Any]) -> None:
        """Show these as chosen, without telling; fields that are not named stay as they are."""
        days = {name: values.get(name, known) for name, known in self._days().items()}
        if days:
            self.days.show_days((days["first"], max(days["first"], days["last"])))
        for name, write in self._write.items():
            if name in values:
                write(values[name])

    def _days(self) -> dict[str, date]:
        return {name: self._read[name]() for name in ("first", "last") if name in self._read}

    def _add(self, entry: Field[Any], kind: Any) -> None:
        if entry.name == "first":
            self._add_days()
        elif entry.name == "contact_id":
            name = _("Contact")
            self._add_finding(entry, name, contact_field(name, _hint(entry, _("Everybody")), self._session))
        elif entry.name == "organisation_id":
            name = _("Organisation")
            hint = _hint(entry, _("All of them"))
            field = FindingField(name, hint, self._organisations, self._organisation_name)
            self._add_finding(entry, name, field)
        elif entry.name == "group":
            self._add_group()
        elif entry.name != "last":
            self._add_by_kind(entry, kind)

    def _add_days(self) -> None:
        self.days = DaysField(lambda: self._session.today)
        self.days.changed.connect(self.changed)
        self._read["first"], self._read["last"] = lambda: self.days.days()[0], lambda: self.days.days()[1]
        self._place(self.days)

    def _add_finding(self, entry: Field[Any], name: str, field: FindingField) -> None:
        field.changed.connect(self.changed)
        self._finding.append(field)
        self._read[entry.name], self._write[entry.name] = field.chosen, field.choose
        self._place(field, name)
        trouble = label("", "warning-small")
        trouble.setWordWrap(True)
        trouble.hide()
        field.told.connect(trouble.setText)
        field.told.connect(lambda said: trouble.setVisible(bool(said)))
        self._column.addWidget(trouble)

    def _add_group(self) -> None:
        self._groups = field = GroupField(self._session)
        field.changed.connect(self.changed)
        self._read["group"], self._write["group"] = field.chosen, field.choose
        self._place(field, _("Group"))

    def _add_by_kind(self, entry: Field[Any], kind: Any) -> None:
        name = render(entry.metadata["words"])
        if kind is bool:
            box = QCheckBox(literal(name))
            box.toggled.connect(self.changed)
            self._read[entry.name], self._write[entry.name] = box.isChecked, self._quietly(box, box.setChecked)
            self._place(box)
        elif kind is int:
            number = number_edit()
            number.setRange(entry.metadata["least"], entry.metadata["most"])
            number.valueChanged.connect(self.changed)
            self._read[entry.name], self._write[entry.name] = number.value, self._quietly(number, number.setValue)
            self._place(number, name)
        elif issubclass(kind, Enum):
            self._add_choice(entry.name, name, kind)
        else:
            raise TypeError(f"no field for {entry.name}: {kind}")

    def _add_choice(self, key: str, name: str, kind: type[Enum]) -> None:
        choice = QComboBox()
        members = list(kind)
        choice.addItems([capitalised(word(member)) for member in members])
        choice.currentIndexChanged.connect(self.changed)
        self._read[key] = lambda: members[choice.currentIndex()]
        self._write[key] = self._quietly(choice, lambda member: choice.setCurrentIndex(members.index(member)))
        self._place(choice, name)

    def _quietly(self, widget: QWidget, write: Callable[[Any], Any]) -> Callable[[Any], None]:
        def quiet(value: Any) -> None:
            before = widget.blockSignals(True)
            write(value)
            widget.blockSignals(before)

        return quiet

    def _place(self, widget: QWidget, name: str = "") -> None:
        if self._column.count():
            self._column.addSpacing(GAP_BETWEEN - GAP_IN)
        if name:
            named = label(name, "muted")
            named.setBuddy(widget)
            widget.setAccessibleName(name)
            self._column.addWidget(named)
        self._column.addWidget(widget)

    def _organisations(self, words: str) -> list[Found]:
        return [(one.id, one.name, one.place) for one in organisations_matching(self._session.reader, words, LONGEST)]

    def _organisation_name(self, organisation_id: str) -> str:
        found = self._session.reader.get(Organisation, organisation_id)
        return found.name if found else ""


def _hint(entry: Field[Any], usual: str) -> str:
    return render(entry.metadata["hint"]) if "hint" in entry.metadata else usual


def usual_values(report: Report, notebook: NotebookReader, today: date) -> dict[str, Any]:
    """What the report's options are where nothing is chosen; today where even that would be nothing."""
    from salesbook.domain.errors import Refused

    try:
        usual = report.options.usual(notebook, today)
    except Refused:
        days = {entry.name: today for entry in fields(report.options) if entry.name in ("first", "last")}
        usual = report.options(**days)
    return {entry.name: getattr(usual, entry.name) for entry in fields(report.options)}
