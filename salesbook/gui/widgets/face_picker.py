"""The twelve emotions as faces with words. Left and Right move, a word's first letter chooses, the same again takes back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from salesbook.domain.emotion import Emotion, Mood
from salesbook.gui.icons import face
from salesbook.gui.theme import Theme
from salesbook.gui.widgets.beside import Beside
from salesbook.gui.words import ToolButton, icon_size
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, word


class FacePicker(QWidget):
    """One row of twelve, thin dividers between the groups; two where there is no room, the negative ones below.

    `picked` carries an Emotion or None.
    """

    picked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(_("Emotion they left with"))
        self._cells: dict[Emotion, ToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        well = self._faces(theme, [one for one in Emotion if one.mood is not Mood.NEGATIVE])
        badly = self._faces(theme, [one for one in Emotion if one.mood is Mood.NEGATIVE])
        column.addWidget(Beside(well, badly, gap=2))

    def choose(self, emotion: Emotion | None) -> None:
        """Show an emotion as chosen, or none, without telling."""
        for one, cell in self._cells.items():
            cell.setChecked(one is emotion)

    def chosen(self) -> Emotion | None:
        """The emotion that is chosen."""
        return next((one for one, cell in self._cells.items() if cell.isChecked()), None)

    @property
    def changed(self) -> SignalInstance:
        """The rep chose a face."""
        return self.picked

    def filled(self) -> Any:
        """The emotion that is chosen, by its name in code."""
        chosen = self.chosen()
        return chosen.value if chosen else None

    def fill(self, value: Any) -> None:
        """Choose an emotion by that name, without telling."""
        self.choose(Emotion(value) if value else None)

    def _faces(self, theme: Theme, emotions: list[Emotion]) -> QWidget:
        """Some of them in a row; a thin line before each group but the first."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for emotion in emotions:
            if self._cells and emotion.mood is not list(self._cells)[-1].mood:
                divider = QFrame()
                divider.setProperty("look", "upright")
                row.addWidget(divider)
            cell = self._cell(emotion, theme)
            self._cells[emotion] = cell
            row.addWidget(cell, 1)
        return holder

    def _cell(self, emotion: Emotion, theme: Theme) -> ToolButton:
        words = capitalised(word(emotion))
        cell = ToolButton()
        cell.setProperty("look", "face")
        cell.setCheckable(True)
        cell.setText(words)
        cell.setAccessibleName(words)
        cell.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        cell.setIcon(QIcon(face(emotion, theme.emotion(emotion), theme.px(26))))
        cell.setIconSize(icon_size(26))
        cell.setMinimumSize(theme.px(66), theme.px(56))
        cell.clicked.connect(lambda checked, one=emotion: self._click(one if checked else None))
        return cell

    def _click(self, emotion: Emotion | None) -> None:
        self.choose(emotion)
        self.picked.emit(emotion)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Left and Right go through the faces; a letter chooses the next word that begins so."""
        order = list(self._cells)
        at = next((place for place, one in enumerate(order) if self._cells[one].hasFocus()), 0)
        key, text = Qt.Key(event.key()), event.text().casefold()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key is Qt.Key.Key_Right else -1
            self._cells[order[(at + step) % len(order)]].setFocus(Qt.FocusReason.OtherFocusReason)
        elif text and text.isprintable() and text != " ":
            named = [
                one
                for one in (*order[at + 1 :], *order[: at + 1])
                if self._cells[one].text().casefold().startswith(text)
            ]
            if named:
                self._cells[named[0]].setFocus(Qt.FocusReason.OtherFocusReason)
                self._click(named[0])
        else:
            super().keyPressEvent(event)
