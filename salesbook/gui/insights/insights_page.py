"""Insights: what the facts say. The sections on the left, the chosen one on the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
)

from salesbook.gui.insights.lens_section import LensSection
from salesbook.gui.insights.section import Section, SectionKind
from salesbook.gui.insights.sections import GROUPS
from salesbook.gui.page import Page
from salesbook.gui.requests import Requests
from salesbook.gui.session import ANYTHING, Session
from salesbook.gui.theme import TITLE_ROW, Theme, font_of, grown
from salesbook.gui.words import label
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, render

# In the size of the text: the list of sections, and in a page narrower than that.
LIST, NARROW_LIST, NARROW_UNDER = 200, 168, 1044
HEAD, FIRST_HEAD = 34, 24
_NAME = Qt.ItemDataRole.UserRole


class InsightsPage(Page):
    """The fifth page. A section is made when it is first chosen, and asks again when it is shown after a change."""

    # What concerns whom is the sections' to say.
    shows = ANYTHING

    def __init__(self, session: Session, requests: Requests, theme: Theme) -> None:
        super().__init__(session, requests, theme)
        self._kinds = {kind.name: kind for group in GROUPS for kind in group.kinds}
        self._made: dict[str, Section] = {}
        # Made, and not asked since something of theirs changed.
        self._old: set[str] = set()
        self.stack = QStackedWidget()
        self.list = QListWidget()
        self._lay_out()
        self.list.currentItemChanged.connect(lambda item, _before: self._show(item))
        self.choose(next(iter(self._kinds)))

    def choose(self, name: str) -> None:
        """Show a section."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_NAME) == name:
                self.list.setCurrentRow(row)

    def open_lens(self, lens: str, contact_id: str) -> None:
        """Show a contact in a lens."""
        self.choose(lens)
        section = self.section()
        if isinstance(section, LensSection):
            section.choose(contact_id)

    def chosen(self) -> str:
        """The name of the section that is shown."""
        return str(self.list.currentItem().data(_NAME))

    def names(self) -> tuple[str, ...]:
        """The names of all sections, in the order of the list."""
        return tuple(self._kinds)

    def section(self) -> Section:
        """The section that is shown."""
        return self.section_of(self.chosen())

    def refresh(self) -> None:
        """Ask again for the section that is shown, and for the others when they are looked at."""
        self._old = set(self._made)
        self._ask_again()

    def chosen_contacts(self) -> tuple[str, ...]:
        """Whom the section has chosen."""
        return self.section().chosen_contacts()

    def state(self) -> dict[str, Any]:
        """The section, and the state of those that were looked at."""
        return {"section": self.chosen(), "sections": {name: one.state() for name, one in self._made.items()}}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to a state."""
        for name, kept in state.get("sections", {}).items():
            if name in self._kinds:
                self.section_of(name).restore(kept)
        self.choose(state.get("section", ""))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The page's keys are the list's."""
        super().focusInEvent(event)
        self.list.setFocus(event.reason())

    def _on_changed(self, tables: frozenset[str]) -> None:
        touched = {name for name, one in self._made.items() if tables is ANYTHING or tables & one.shows}
        self._old |= touched
        if self.isVisible():
            self._ask_again()

    def showEvent(self, event: Any) -> None:  # noqa: N802
        """What changed while the page was hidden is asked for now."""
        super().showEvent(event)
        self._ask_again()

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        self.stack.setCurrentWidget(self.section_of(str(item.data(_NAME))))
        if self.isVisible():
            self._ask_again()

    def section_of(self, name: str) -> Section:
        """A section by its name, made when it is first asked for."""
        if name not in self._made:
            kind = self._kinds[name]
            made = kind.make(self.session, self.requests, self.theme)
            made.purpose.setText(render(kind.purpose))
            self._made[name] = made
            self._old.add(name)
            self.stack.addWidget(made)
        return self._made[name]

    def _ask_again(self) -> None:
        name = self.chosen()
        if name in self._old:
            self._old.discard(name)
            self._made[name].refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A narrow page leaves more to what is looked at."""
        super().resizeEvent(event)
        px = self.theme.px
        self._side.setFixedWidth(px(NARROW_LIST if self.width() < px(NARROW_UNDER) else LIST))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.whole_frame())
        row.setContentsMargins(1, 1, 0, 0)
        row.setSpacing(0)
        side = QFrame()
        side.setProperty("look", "column")
        self._side = side
        column = QVBoxLayout(side)
        column.setContentsMargins(8, 14, 8, 8)
        column.setSpacing(4)
        title = label(_("Insights"), "title")
        title.setFixedHeight(grown(TITLE_ROW))
        title.setContentsMargins(8, 0, 0, 0)
        column.addWidget(title)
        self._fill_list()
        column.addWidget(self.list, 1)
        row.addWidget(side)
        row.addWidget(self.stack, 1)

    def _fill_list(self) -> None:
        self.list.setProperty("look", "sections")
        self.list.setAccessibleName(_("What to look at"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for group in GROUPS:
            self._head(render(group.words))
            for kind in group.kinds:
                self._entry(kind)

    def _head(self, words: str) -> None:
        head = QListWidgetItem(words)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        head.setFont(font_of("small"))
        head.setForeground(self.palette().placeholderText())
        head.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        # A group stands apart from the one before it.
        head.setSizeHint(QSize(0, self.theme.px(HEAD if self.list.count() else FIRST_HEAD)))
        self.list.addItem(head)

    def _entry(self, kind: SectionKind) -> None:
        entry = QListWidgetItem(capitalised(render(kind.words)))
        entry.setData(_NAME, kind.name)
        self.list.addItem(entry)
