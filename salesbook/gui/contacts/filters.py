"""The chips above the list: each narrows it by one thing; one that is on says so and goes off when pressed again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from salesbook.domain.stage import STAGES, Stage
from salesbook.gui.widgets.choice_popup import ChoicePopup
from salesbook.gui.widgets.flow import Flow
from salesbook.gui.words import button, literal, relook
from salesbook.queries.contact_list import NO_STAGE, Choices, ListFilter
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, word

# As much of a value as a chip shows.
_LONGEST = 24


class FilterChips(QWidget):
    """Emits the filter whenever a chip changes it."""

    filter_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.filter = ListFilter()
        self.choices = Choices()
        self._flow = Flow(self)
        self.chips: dict[str, QPushButton] = {}
        for name, words in self._names().items():
            chip = button(words, "chip")
            chip.setObjectName(name)
            chip.clicked.connect(lambda _checked=False, one=name: self._press(one))
            self.chips[name] = chip
            self._flow.addWidget(chip)

    def add(self, chip: QWidget) -> None:
        """Put another chip behind those that filter."""
        self._flow.addWidget(chip)

    def show_filter(self, wanted: ListFilter) -> None:
        """Show a filter on the chips, without telling anybody."""
        self.filter = wanted
        for name, words in self._names().items():
            said = self._value(name)
            chip = self.chips[name]
            chip.setText(literal(f"{said}  ×" if said else words))
            chip.setAccessibleName(_("Filter on: {words}; press to take it off").format(words=said) if said else words)
            chip.setToolTip(said if len(said) > _LONGEST else "")
            look = "chip-on" if said else "chip"
            if chip.property("look") != look:
                relook(chip, look)
        self._flow.invalidate()
        self.updateGeometry()

    def _names(self) -> dict[str, str]:
        return {
            "stage": _("Stage"),
            "tag": _("Tag"),
            "interest": _("Interest"),
            "cooling": _("Cooling"),
            "alarm": _("Alarm"),
            "place": _("Place"),
            "colleagues": _("Colleagues"),
        }

    def _value(self, name: str) -> str:
        """What a chip that is on says; empty while it is off."""
        value = getattr(self.filter, name)
        if not value:
            return ""
        if value is True:
            return self._names()[name]
        said = _stage_words(value) if name == "stage" else _cut(value)
        return _("{name}: {value}").format(name=self._names()[name], value=said)

    def _press(self, name: str) -> None:
        value = getattr(self.filter, name)
        if value:
            self._set(name, False if value is True else "")
        elif name in ("cooling", "alarm", "colleagues"):
            self._set(name, True)
        else:
            self._offer(name)

    def _offer(self, name: str) -> QWidget:
        """The stages as a menu; what may be many as a list with a line to find in."""
        chip = self.chips[name]
        if name == "stage":
            menu = QMenu(self)
            for value in (*(one.value for one in STAGES), NO_STAGE):
                action = menu.addAction(literal(_stage_words(value)))
                action.triggered.connect(lambda _checked=False, one=value: self._set(name, one))
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))
            return menu
        found = {"tag": self.choices.tags, "interest": self.choices.interests, "place": self.choices.places}[name]
        choices = [(value, f"{_cut(value)}  {count}") for value, count in found]
        nothing = _("Nothing is called so") if found else _("Nothing to choose from yet")
        popup = ChoicePopup(chip, self._names()[name], choices, nothing)
        popup.chosen.connect(lambda value: self._set(name, value))
        popup.open()
        return popup

    def _set(self, name: str, value: str | bool) -> None:
        changed: dict[str, Any] = {name: value}
        self.show_filter(replace(self.filter, **changed))
        self.filter_changed.emit(self.filter)


def _stage_words(value: str) -> str:
    if value == NO_STAGE:
        return _("no stage yet")
    stage = Stage(value)
    name = capitalised(word(stage))
    return name if stage is STAGES[-1] else _("{stage} and above").format(stage=name)


def _cut(value: str) -> str:
    flat = " ".join(value[:200].split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"
