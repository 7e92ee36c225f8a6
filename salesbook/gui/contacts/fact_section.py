"""A head of the facts column with its lines, and a button that adds one. Lines are used again for the next contact."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from salesbook.gui.contacts.drafts import Draft, Drafts
from salesbook.gui.contacts.fact import Fact, Section
from salesbook.gui.contacts.fact_row import FactRow
from salesbook.gui.icons import icon
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.widgets.hairline import hairline
from salesbook.gui.words import ToolButton, icon_size, label, literal
from salesbook.system.i18n import gettext as _


class FactSection(QWidget):
    """Shows a Section. `blank` makes an empty fact of a kind."""

    said = Signal(str)
    removed = Signal(object)
    confirmed = Signal(object)
    link_wanted = Signal(str)

    def __init__(self, session: Session, theme: Theme, drafts: Drafts) -> None:
        super().__init__()
        self._session, self._theme, self._drafts = session, theme, drafts
        self._contact = ""
        self._section = Section("", "")
        self._blank: Callable[[str], Fact | None] = lambda _kind: None
        self._new: list[Fact] = []
        self.rows: list[FactRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        self._title = label("", "head")
        head.addWidget(self._title)
        head.addStretch(1)
        self.add = ToolButton()
        self.add.setProperty("look", "quiet")
        self.add.setIcon(icon("plus", theme.text_muted, 14))
        self.add.setIconSize(icon_size(14))
        self.add.setFixedSize(icon_size(24))
        self.add.clicked.connect(lambda _checked=False: self._press_add())
        head.addWidget(self.add)
        column.addLayout(head)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        column.addLayout(self._lines)
        column.addSpacing(6)
        column.addWidget(hairline())

    def show_section(self, contact_id: str, section: Section, blank: Callable[[str], Fact | None]) -> None:
        """Show a section of a contact; lines being added stay while it is the same contact's."""
        if contact_id != self._contact:
            self._new = []
        self._contact, self._section, self._blank = contact_id, section, blank
        self._title.setText(section.title)
        known = {fact.key for fact in section.facts}
        self._new = [fact for fact in self._new if fact.key not in known]
        self.add.setVisible(bool(section.adds))
        words = section.adds[0][1] if len(section.adds) == 1 else section.title
        self.add.setAccessibleName(_("Add: {what}").format(what=words))
        self.add.setToolTip(_("Add: {what}").format(what=words))
        self._show_rows()

    def add_fact(self, kind: str) -> FactRow | None:
        """Begin a new fact of a kind, with the cursor in it."""
        fact = self._blank(kind)
        if fact is None:
            return None
        self._new.append(fact)
        self._show_rows()
        row = self.row_of(fact.key)
        if row is not None:
            row.value.setFocus()
        return row

    def offer_draft(self, key: str, draft: Draft, blank: Fact | None) -> None:
        """Offer back what was typed into a fact; into a new one where it was never saved."""
        if self.row_of(key) is None and blank is not None:
            self._new.append(blank)
            self._show_rows()
        row = self.row_of(key)
        if row is not None:
            row.offer_draft(draft)

    def row_of(self, key: str) -> FactRow | None:
        """The line that shows a fact."""
        shown = (row for row in self.rows if not row.isHidden())
        return next((row for row in shown if row.fact is not None and row.fact.key == key), None)

    def flush(self) -> None:
        """Save what waits."""
        for row in self.rows:
            row.flush()

    def _show_rows(self) -> None:
        facts = (*self._section.facts, *self._new)
        while len(self.rows) < len(facts):
            self._make_row()
        self._keep_typed_in_place([fact.key for fact in facts])
        for row, fact in zip(self.rows, facts, strict=False):
            row.show_fact(self._contact, fact, blank=fact in self._new)
            row.show()
        for row in self.rows[len(facts) :]:
            row.flush()
            row.fact = None
            row.hide()

    def _keep_typed_in_place(self, keys: list[str]) -> None:
        """A line that is being typed into goes with its fact, cursor and all."""
        for row in [one for one in self.rows if one.fact is not None and (one.dirty or one.value.hasFocus())]:
            assert row.fact is not None
            if row.fact.key in keys:
                wanted, now = keys.index(row.fact.key), self.rows.index(row)
                if wanted != now:
                    self.rows.insert(wanted, self.rows.pop(now))
                    self._lines.insertWidget(wanted, row)

    def _make_row(self) -> None:
        row = FactRow(self._session, self._theme, self._drafts)
        row.said.connect(self.said)
        row.removed.connect(self.removed)
        row.confirmed.connect(self.confirmed)
        row.link_wanted.connect(self.link_wanted)
        row.emptied.connect(lambda: self._drop_new(row))
        self.rows.append(row)
        self._lines.addWidget(row)

    def _drop_new(self, row: FactRow) -> None:
        self._new = [fact for fact in self._new if row.fact is None or fact.key != row.fact.key]
        row.fact = None
        self._show_rows()

    def _press_add(self) -> None:
        adds = self._section.adds
        if len(adds) == 1:
            self.add_fact(adds[0][0])
            return
        menu = QMenu(self)
        for kind, words in adds:
            menu.addAction(literal(words)).triggered.connect(lambda _checked=False, one=kind: self.add_fact(one))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))
