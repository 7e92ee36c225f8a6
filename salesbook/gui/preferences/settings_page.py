"""The Settings page: sections at the left, their rows at the right. Fields save themselves and say so.

What is the notebook's is changed by one undoable operation; what is this computer's takes effect at once.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from salesbook.domain.errors import Refused, SalesbookError
from salesbook.domain.text import Text
from salesbook.gui.icons import icon, pixmap
from salesbook.gui.page import Page
from salesbook.gui.preferences.amounts_apart import AmountsElsewhere
from salesbook.gui.preferences.notebook_section import NotebookSection
from salesbook.gui.preferences.preferences import Preferences
from salesbook.gui.preferences.row_values import shown, shown_here, stored, stored_here
from salesbook.gui.preferences.row_view import RowView
from salesbook.gui.preferences.rows import ME, NOTEBOOK, PROTECTION, SECTIONS, Kind, Row, Section
from salesbook.gui.preferences.ways_section import WaysSection
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import TITLE_ROW, Theme, grown
from salesbook.gui.widgets.elided import ElidedLabel
from salesbook.gui.words import icon_size, label
from salesbook.operations.settings import change_setting
from salesbook.queries.amounts import TABLES_WITH_AMOUNTS
from salesbook.queries.settings import method
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, render

SECTIONS_WIDTH, NARROW_SECTIONS, WIDEST = 216, 172, 800
# In the size of the text: a page narrower than this has names over their editors.
NARROW_UNDER = 800


class SettingsPage(Page):
    """All settings; `show_setting` goes to one."""

    shows = frozenset({"setting"}) | TABLES_WITH_AMOUNTS

    def __init__(self, session: Session, preferences: Preferences, requests: Requests, theme: Theme) -> None:
        super().__init__(session, requests, theme)
        self.preferences = preferences
        self.rows: dict[str, RowView] = {}
        self.ways = WaysSection(session.path, preferences, requests, theme)
        self.notebook = NotebookSection(session, preferences, requests, theme)
        self.amounts = AmountsElsewhere(session, requests, theme)
        self.sections = QListWidget()
        self.stack = QStackedWidget()
        self._lay_out()
        preferences.changed.connect(self._on_preference)
        session.closing.connect(self._flush)
        requests.safety_changed.connect(self._refresh_safety)

    def refresh(self) -> None:
        """Show what is set."""
        known = method(self.session.reader)
        for view in self.rows.values():
            here = view.row.here
            view.show_words(shown_here(view.row, self.preferences.settings) if here else shown(view.row, known))
            view.show_currency(known.currency)
        self.amounts.refresh()
        self._refresh_safety()

    def _refresh_safety(self) -> None:
        self.ways.refresh()
        self.notebook.refresh()

    def show_setting(self, name: str) -> None:
        """Go to a setting, by the name of its row."""
        self.show_section(next(one.name for one in SECTIONS if name in {row.name for row in one.rows}))
        self.rows[name].editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

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
            view.show_words(shown_here(view.row, self.preferences.settings))

    def _save(self, view: RowView, words: str) -> None:
        turn = view.turn
        try:
            if view.row.here:
                change = stored_here(view.row, words)
                self.preferences.change(**change)
                view.saved(turn)
            else:
                setting = stored(view.row, method(self.session.reader), words)
                self.session.do(
                    change_setting,
                    setting,
                    then=lambda _none: view.saved(turn),
                    otherwise=lambda error: view.refused(error, turn),
                )
        except Refused as refused:
            view.refused(refused, turn)
        except OSError:
            why = Text("The settings cannot be written; check the disk and the folder's rights.")
            view.refused(SalesbookError(why), turn)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A narrow page has the names over what they name."""
        super().resizeEvent(event)
        is_narrow = self.width() < self.theme.px(NARROW_UNDER)
        self._side.setFixedWidth(self.theme.px(NARROW_SECTIONS if is_narrow else SECTIONS_WIDTH))
        for view in self.rows.values():
            view.narrow(is_narrow)
        self.amounts.narrow(is_narrow=is_narrow)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.whole_frame())
        row.setContentsMargins(1, 1, 0, 0)
        row.setSpacing(0)
        self._side = self._list_of_sections()
        self.sections.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.sections.setCurrentRow(0)
        self.setFocusProxy(self.sections)
        row.addWidget(self._side)
        row.addWidget(self.stack, 1)

    def _list_of_sections(self) -> QFrame:
        """The page's title, and under it the sections, each made with its entry."""
        side = QFrame()
        side.setProperty("look", "column")
        side.setFixedWidth(self.theme.px(SECTIONS_WIDTH))
        column = QVBoxLayout(side)
        column.setContentsMargins(8, 14, 8, 8)
        column.setSpacing(4)
        title = label(_("Settings"), "title")
        title.setFixedHeight(grown(TITLE_ROW))
        title.setContentsMargins(9, 0, 0, 0)
        column.addWidget(title)
        self.sections.setProperty("look", "sections")
        self.sections.setAccessibleName(_("Sections of the settings"))
        self.sections.setIconSize(icon_size(16))
        for section in SECTIONS:
            item = QListWidgetItem(self._icon(section), render(section.words))
            item.setSizeHint(QSize(100, self.theme.px(34)))
            self.sections.addItem(item)
            self.stack.addWidget(self._made(section))
        column.addWidget(self.sections, 1)
        return side

    def _icon(self, section: Section) -> QIcon:
        """The icon of a section, in the accent where it is the chosen one."""
        made = icon(section.icon, self.theme.text_muted, 16)
        made.addPixmap(pixmap(section.icon, self.theme.accent, grown(16)), QIcon.Mode.Selected)
        return made

    def _made(self, section: Section) -> QWidget:
        """A section: its title, what it is for, its rows."""
        inner = QWidget()
        inner.setMaximumWidth(self.theme.px(WIDEST))
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 14, 16, 24)
        column.setSpacing(12)
        head = QHBoxLayout()
        title = label(render(section.words), "subtitle")
        title.setFixedHeight(grown(TITLE_ROW))
        head.addWidget(title)
        head.addStretch(1)
        if section.rows:
            undone = not any(row.here for row in section.rows)
            said = _("Changes save themselves; Undo takes them back.") if undone else _("Changes save themselves.")
            saving = ElidedLabel("small-muted")
            saving.show_text(said)
            head.addWidget(saving)
        column.addLayout(head)
        note = label(render(section.note), "muted")
        note.setWordWrap(True)
        column.addWidget(note)
        for under, rows in groupby(section.rows, lambda row: row.under):
            column.addLayout(self._group(under, tuple(rows)))
        if section is ME:
            column.addWidget(self.amounts)
        elif section is PROTECTION:
            column.addWidget(self.ways)
        elif section is NOTEBOOK:
            column.addWidget(self.notebook)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(render(section.words))
        area.setWidget(inner)
        return area

    def _group(self, under: Text | None, rows: tuple[Row, ...]) -> QVBoxLayout:
        """Rows that stand together, under their head where they have one; boxes to tick stand closer to each other."""
        column = QVBoxLayout()
        is_list = under is not None and all(row.kind is Kind.YES_NO for row in rows)
        column.setSpacing(2 if is_list else 12)
        if under is not None:
            head = label(capitalised(render(under)), "head")
            head.setContentsMargins(0, 8, 0, 0)
            column.addWidget(head)
        for row in rows:
            self.rows[row.name] = view = RowView(row, self.theme, self._save)
            column.addWidget(view)
        return column
