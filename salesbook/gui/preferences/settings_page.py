"""The Settings page: sections at the left, their rows at the right. Fields save themselves and say so.

What is the notebook's is changed by one undoable operation; what is this computer's takes effect at once.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from salesbook.domain.errors import Refused, SalesbookError
from salesbook.domain.setting import parse_setting
from salesbook.domain.text import Text
from salesbook.gui.icons import icon
from salesbook.gui.page import Page
from salesbook.gui.preferences.preferences import Preferences
from salesbook.gui.preferences.row_view import RowView
from salesbook.gui.preferences.rows import SECTIONS, Section
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.words import label
from salesbook.operations.settings import change_setting
from salesbook.queries.settings import method
from salesbook.system.i18n import gettext as _
from salesbook.system.settings import is_understood
from salesbook.wording import listed, render

SECTIONS_WIDTH, WIDEST = 216, 800


class SettingsPage(Page):
    """All settings; `show_setting` goes to one."""

    shows = frozenset({"setting"})

    def __init__(self, session: Session, preferences: Preferences, requests: Requests, theme: Theme) -> None:
        super().__init__(session, requests, theme)
        self.preferences = preferences
        self.rows: dict[str, RowView] = {}
        self.sections = QListWidget()
        self.stack = QStackedWidget()
        self._lay_out()
        preferences.changed.connect(self._on_preference)
        session.closing.connect(self._flush)

    def refresh(self) -> None:
        """Show what is set."""
        known = {name.replace("_", "-"): value for name, value in asdict(method(self.session.reader)).items()}
        for key, view in self.rows.items():
            if view.row.here:
                view.show_words(str(getattr(self.preferences.settings, key.replace("-", "_"))))
            else:
                view.show_words(_typed(known[key]))

    def show_setting(self, key: str) -> None:
        """Go to a setting."""
        self.show_section(next(one.name for one in SECTIONS if key in {row.key for row in one.rows}))
        self.rows[key].editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_section(self, name: str) -> None:
        """Show the settings that belong together under this name."""
        self.sections.setCurrentRow([one.name for one in SECTIONS].index(name))

    def state(self) -> dict[str, Any]:
        """The section, and the setting one was at."""
        self._flush()
        at = next((key for key, view in self.rows.items() if view.editor.hasFocus()), "")
        return {"section": SECTIONS[self.sections.currentRow()].name, "at": at}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to them."""
        self.show_section(state["section"])
        if state["at"]:
            self.setFocusProxy(self.rows[state["at"]].editor)

    def _flush(self) -> None:
        """Save what was typed and is waiting for a pause."""
        for view in self.rows.values():
            view.editor.flush()

    def _on_preference(self, name: str) -> None:
        view = self.rows.get(name.replace("_", "-"))
        if view is not None and view.row.here:
            view.show_words(str(getattr(self.preferences.settings, name)))

    def _save(self, view: RowView, words: str) -> None:
        if view.row.here:
            self._save_here(view, words)
            return
        try:
            setting = parse_setting(view.row.key, words)
        except Refused as refused:
            view.refused(refused)
            return
        self.session.do(change_setting, setting, then=lambda _none: view.saved(), otherwise=view.refused)

    def _save_here(self, view: RowView, words: str) -> None:
        name = view.row.key.replace("-", "_")
        if not is_understood(name, words):
            view.refused(Refused(Text("This is a time such as 21:00, or nothing.")))
            return
        try:
            self.preferences.change(**{name: words})
        except OSError:
            view.refused(
                SalesbookError(Text("The settings cannot be written; check the disk and the folder's rights."))
            )
        else:
            view.saved()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.sections.setProperty("look", "sections")
        self.sections.setAccessibleName(_("Sections of the settings"))
        self.sections.setFixedWidth(self.theme.px(SECTIONS_WIDTH))
        self.sections.setIconSize(QSize(16, 16))
        for section in SECTIONS:
            item = QListWidgetItem(icon(section.icon, self.theme.text_muted, 16), render(section.words))
            item.setSizeHint(QSize(100, self.theme.px(36)))
            self.sections.addItem(item)
            self.stack.addWidget(self._made(section))
        self.sections.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.sections.setCurrentRow(0)
        self.setFocusProxy(self.sections)
        row.addWidget(self.sections)
        row.addWidget(self.stack, 1)

    def _made(self, section: Section) -> QWidget:
        """A section: its title, what it is for, its rows."""
        inner = QWidget()
        inner.setMaximumWidth(self.theme.px(WIDEST))
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 14, 16, 24)
        column.setSpacing(12)
        title = label(render(section.words), "title")
        title.setFixedHeight(self.theme.px(36))
        column.addWidget(title)
        note = label(render(section.note), "muted")
        note.setWordWrap(True)
        column.addWidget(note)
        for row in section.rows:
            self.rows[row.key] = view = RowView(row, self.theme, self._save)
            column.addWidget(view)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(render(section.words))
        area.setWidget(inner)
        return area


def _typed(value: Any) -> str:
    """A value of the method as it would be typed."""
    return listed(tuple(value)) if isinstance(value, tuple) else str(value)
