"""Who came by whom: the referrals of the book as a tree."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from salesbook.domain.referral_tree import Referred
from salesbook.domain.text import counted
from salesbook.gui.asking import Questions
from salesbook.gui.insights.section import Section
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import TITLE_ROW, Theme, font_of, grown
from salesbook.gui.words import label
from salesbook.queries.referrals import referrals_as_tree
from salesbook.system.i18n import gettext as _
from salesbook.wording import medium_date, render

_ID = Qt.ItemDataRole.UserRole
_LONGEST = 200
NAME, REACH, DAY = range(3)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ReferralsSection(Section):
    """The widest trees first; Return opens the contact."""

    shows = frozenset({"referral", "contact"})

    def __init__(self, session: Session, requests: Requests, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.summary = label("", "muted")
        self.nothing = label(
            _("Who recommended you to whom stands here. Record a referral when somebody names you to another."), "muted"
        )
        self.nothing.setWordWrap(True)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(_("Referral tree"))
        self.tree.setHeaderLabels([_("Contact"), _("Brought"), _("Referred")])
        self.tree.headerItem().setTextAlignment(REACH, _RIGHT)
        self.tree.setColumnWidth(NAME, theme.px(360))
        self.tree.setUniformRowHeights(True)
        self.tree.itemActivated.connect(lambda item, _column: self._open(requests, item))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 16, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        title = label(_("Referral tree"), "subtitle")
        title.setFixedHeight(grown(TITLE_ROW))
        head.addWidget(title)
        head.addWidget(self.summary, 1)
        column.addLayout(head)
        column.addWidget(self.purpose)
        column.addWidget(self.nothing)
        column.addWidget(self.tree, 1)
        self._questions = Questions(session, self)
        self._questions.answered.connect(self._fill)

    def refresh(self) -> None:
        """Ask who came by whom."""
        self._questions.ask(referrals_as_tree)

    def chosen_contacts(self) -> tuple[str, ...]:
        """The chosen contact; a name alone is nobody yet."""
        item = self.tree.currentItem()
        chosen = item.data(NAME, _ID) if item is not None else None
        return (str(chosen),) if chosen else ()

    def state(self) -> dict[str, Any]:
        """Who is chosen."""
        return {"chosen": self.chosen_contacts()}

    def _fill(self, trees: tuple[Referred, ...]) -> None:
        self.tree.clear()
        self.tree.addTopLevelItems([self._item(tree) for tree in trees])
        self.tree.expandAll()
        self.nothing.setVisible(not trees)
        self.tree.setVisible(bool(trees))
        reach = sum(tree.reach for tree in trees)
        self.summary.setText(render(counted("{n} came by others", "{n} came by others", reach)) if trees else "")

    def _item(self, root: Referred) -> QTreeWidgetItem:
        """A tree of items, without recursion: a chain of referrals may be long."""
        made = self._line(root)
        waiting: list[tuple[QTreeWidgetItem, Iterable[Referred]]] = [(made, root.children)]
        while waiting:
            parent, children = waiting.pop()
            for child in children:
                item = self._line(child)
                parent.addChild(item)
                waiting.append((item, child.children))
        return made

    def _line(self, one: Referred) -> QTreeWidgetItem:
        day = medium_date(one.day) if one.day else ""
        item = QTreeWidgetItem([one.name[:_LONGEST], str(one.reach) if one.reach else "", day])
        item.setData(NAME, _ID, one.contact_id)
        item.setFont(NAME, font_of("body", bold=one.contact_id is not None))
        item.setTextAlignment(REACH, _RIGHT)
        item.setSizeHint(NAME, QSize(0, self._theme.rows.table))
        if one.contact_id is None:
            item.setToolTip(NAME, _("Not a contact yet"))
        if one.again:
            item.setText(REACH, _("listed already"))
            item.setToolTip(REACH, _("Stands elsewhere in the tree, where they came first"))
        return item

    def _open(self, requests: Requests, item: QTreeWidgetItem) -> None:
        chosen = item.data(NAME, _ID)
        if chosen:
            requests.contact_wanted.emit(str(chosen))
