"""Interests or tags as chips, with a field that adds one; a chip that is pressed goes into the field to be changed."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from salesbook.domain.errors import SalesbookError
from salesbook.gui.contacts.drafts import TRIES_AGAIN_MS, Draft, Drafts
from salesbook.gui.contacts.fact import Chip, ChipSection, Write
from salesbook.gui.icons import icon
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.widgets.flow import Flow
from salesbook.gui.widgets.hairline import hairline
from salesbook.gui.words import Button, button, icon_size, label, literal, relook, with_icon
from salesbook.store.errors import PASSES
from salesbook.system.i18n import gettext as _
from salesbook.wording import render

_LONGEST = 28


class ChipBox(QWidget):
    """Shows a ChipSection."""

    said = Signal(str)
    taken = Signal(object)
    confirmed = Signal(object)

    def __init__(self, session: Session, theme: Theme, drafts: Drafts) -> None:
        super().__init__()
        self._session, self._theme, self._drafts = session, theme, drafts
        self._section: ChipSection | None = None
        self._contact = ""
        self._changing = ""
        # Being written just now: leaving the field then writes it no second time.
        self._on_its_way = ""
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(TRIES_AGAIN_MS)
        self._again.timeout.connect(self.save)
        self.chips: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 6)
        column.setSpacing(4)
        self._title = label("", "head")
        column.addWidget(self._title)
        self._holder = QWidget()
        self._flow = Flow(self._holder)
        column.addWidget(self._holder)
        self.field = _Field()
        self.field.setProperty("look", "inline")
        self.field.returnPressed.connect(self.save)
        self.field.left.connect(self.save)
        self.field.given_up.connect(self._give_up)
        self.field.textEdited.connect(lambda _text: self._keep_draft())
        column.addWidget(self.field)
        self._state = label("", "danger-small")
        self._state.setWordWrap(True)
        self._state.hide()
        self._below = label("", "small-muted")
        self._below.setWordWrap(True)
        column.addWidget(self._state)
        column.addWidget(self._below)
        column.addWidget(self._asked_row())
        column.addSpacing(4)
        column.addWidget(hairline())

    def show_section(self, contact_id: str, section: ChipSection) -> None:
        """Show the chips of a contact; what is being typed for the same contact stays."""
        if contact_id != self._contact:
            self.flush()
            self._again.stop()
            self.field.clear()
            self._changing = self._on_its_way = ""
            self._state.hide()
        self._contact, self._section = contact_id, section
        self._title.setText(section.title)
        self.field.setPlaceholderText(section.add)
        self.field.setAccessibleName(section.add)
        self._below.setText(section.below)
        self._below.setVisible(bool(section.below))
        self._asked.setText(section.asked)
        self._asking.setVisible(section.confirm is not None)
        while len(self.chips) < len(section.chips):
            self._make_chip()
        for place, made in enumerate(self.chips):
            made.setVisible(place < len(section.chips))
            if place < len(section.chips):
                self._dress(made, section.chips[place])
        self._holder.setVisible(bool(section.chips))
        self._flow.invalidate()
        self._holder.updateGeometry()

    def offer_draft(self, draft: Draft) -> None:
        """What was typed into the field before."""
        if not self.field.text():
            self.field.setText(draft.text)
            self._show_state(_("Not saved before. Enter saves it, Esc drops it."))

    def change(self, place: int) -> None:
        """Take a chip into the field, to be changed; emptied there, it goes."""
        assert self._section is not None
        chip = self._section.chips[place]
        self._changing = chip.key
        self.field.setText(chip.text)
        self.field.setFocus()
        self.field.selectAll()

    def take(self, place: int) -> None:
        """Take a chip away."""
        assert self._section is not None
        self.taken.emit(self._section.remove(self._section.chips[place].key))
        self.field.setFocus()

    def flush(self) -> None:
        """Save what stands in the field."""
        if self.field.text().strip() and not self._state.isVisible():
            self.save()

    def save(self) -> None:
        """Save what stands in the field."""
        section, changing, text = self._section, self._changing, self.field.text().strip()
        if section is None or (not text and not changing) or (text and text == self._on_its_way):
            return
        self._changing = ""
        if not text:
            self.taken.emit(section.remove(changing))
            return
        unchanged = any(chip.key == changing and chip.text == text for chip in section.chips)
        if unchanged:
            self._clear(text)
            return
        self._do(section.write(changing, text), section.name, text, changing)

    def _asked_row(self) -> QWidget:
        """What is worth asking again, and the button that says it still holds."""
        self._asking = QWidget(self)
        row = QHBoxLayout(self._asking)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._asked = label("", "small-muted")
        self._asked.setWordWrap(True)
        self.still = with_icon(
            button("", "quiet-small", _("Confirm that they still hold")),
            icon("circle-help", self._theme.text_muted, 14),
            14,
        )
        self.still.setToolTip(_("Confirm that they still hold"))
        self.still.clicked.connect(lambda _checked=False: self._confirm())
        row.addWidget(self._asked, 1)
        row.addWidget(self.still, 0, Qt.AlignmentFlag.AlignTop)
        self._asking.hide()
        return self._asking

    def _confirm(self) -> None:
        if self._section is not None and self._section.confirm is not None:
            self.confirmed.emit(self._section.confirm)

    def _do(self, write: Write, name: str, text: str, changing: str) -> None:
        contact = self._contact

        def saved(_result: object) -> None:
            self._on_its_way = ""
            self._drafts.forget(contact, f"chip:{name}")
            if contact == self._contact:
                self._clear(text)
            self.said.emit(_("Saved"))

        def refused(error: SalesbookError) -> None:
            self._on_its_way = ""
            self._drafts.keep(contact, f"chip:{name}", Draft("", text))
            if contact == self._contact:
                self._changing = changing
                self._show_state(_("Not saved: {why}").format(why=render(error.text)))
                if isinstance(error, PASSES):
                    self._again.start()

        self._on_its_way = text
        self._session.do(write.operation, *write.arguments, then=saved, otherwise=refused)

    def _clear(self, text: str) -> None:
        self._state.hide()
        if self.field.text().strip() == text:
            self.field.clear()

    def _give_up(self) -> None:
        self._again.stop()
        self._changing = ""
        # As a key would: Ctrl+Z brings it back.
        self.field.selectAll()
        self.field.del_()
        self._state.hide()
        if self._section is not None:
            self._drafts.forget(self._contact, f"chip:{self._section.name}")

    def _keep_draft(self) -> None:
        if self._section is not None and self.field.text().strip():
            self._drafts.keep(self._contact, f"chip:{self._section.name}", Draft("", self.field.text()))

    def _show_state(self, words: str) -> None:
        self._state.setText(words)
        self._state.show()

    def _make_chip(self) -> None:
        made = _ChipButton()
        place = len(self.chips)
        made.clicked.connect(lambda _checked=False: self.change(place))
        made.delete_wanted.connect(lambda: self.take(place))
        self.chips.append(made)
        self._flow.addWidget(made)

    def _dress(self, made: QPushButton, chip: Chip) -> None:
        flat = " ".join(chip.text[:200].split())
        cut = flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"
        made.setText(literal(cut))
        made.setIcon(icon("users", self._theme.accent, 14) if chip.shared else QIcon())
        made.setIconSize(icon_size(14))
        words = _("{interest}, shared with you").format(interest=cut) if chip.shared else cut
        made.setAccessibleName(_("{words}: Enter changes it, Delete takes it away").format(words=words))
        made.setToolTip(chip.tip)
        look = "chip-on" if chip.shared else "chip"
        if made.property("look") != look:
            relook(made, look)


class _ChipButton(Button):
    delete_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "chip")
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Delete takes the chip away."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)


class _Field(QLineEdit):
    left = Signal()
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc gives up what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.given_up.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Leaving saves."""
        super().focusOutEvent(event)
        self.left.emit()
