"""The sheet a visit is written on: its form and its side between a head and a footer. Ctrl+Enter saves from anywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from salesbook.domain.contact import Contact
from salesbook.domain.days import Limit
from salesbook.domain.errors import SalesbookError
from salesbook.domain.visit_entry import VisitEntry
from salesbook.gui.forms.draft_keeper import DraftKeeper
from salesbook.gui.forms.filled import Filled
from salesbook.gui.forms.kept import Kept
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import FRAME, Theme
from salesbook.gui.visits.known_objections import KnownObjections
from salesbook.gui.visits.visit_form import VisitForm
from salesbook.gui.visits.visit_side import VisitSide
from salesbook.gui.widgets.beside import Beside
from salesbook.gui.widgets.careful import CarefulDialog
from salesbook.gui.widgets.hairline import hairline
from salesbook.gui.widgets.tab_order import order_tabs
from salesbook.gui.words import button, label, relook
from salesbook.queries.settings import method
from salesbook.system.i18n import gettext as _
from salesbook.wording import render


def sheet_size(px: Callable[[int], int], available: QSize) -> QSize:
    """980 × 688 in the size of the text, as far as the screen has room for it with its frame; 980 wide at least."""
    return QSize(px(980), px(688)).boundedTo(available - FRAME).expandedTo(QSize(980, 0))


class VisitSheet(CarefulDialog):
    """980 × 688; the middle scrolls. Whoever logs, plans or edits on it fills it and says what saving does."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        requests: Requests,
        theme: Theme,
        title: str,
        limit: Limit,
        *,
        planning: bool,
    ) -> None:
        super().__init__(parent)
        self._session, self._requests, self._planning = session, requests, planning
        self._limit = limit
        self._is_gone = False
        self._evidence_of: str | None = None
        # What is wrong stands until it is mended; what else is to be said waits so long.
        self._is_wrong, self._waits = False, ""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        size = sheet_size(theme.px, self.screen().availableSize())
        self.setMinimumSize(QSize(760, 560).boundedTo(size))
        self.resize(size)
        self.form = VisitForm(session, theme, limit, planning=planning)
        library = KnownObjections(session, self)
        currency = method(session.reader).currency
        self.side = VisitSide(theme, currency, library, lambda: session.today, planning=planning)
        if not planning:
            self.form.add_row(_("Promises"), self.side.promises)
            self.form.add_row(_("Next step"), self.side.steps)
        self.side.expenses.changed.connect(self._judge_spending)
        self.form.changed.connect(self._judge_spending)
        self.form.changed.connect(self._judge_again)
        self.side.changed.connect(self._judge_again)
        session.closing.connect(self._on_closing)

    def entry(self) -> VisitEntry:
        """The visit as the sheet says it. Raises Refused for a day, a time or an amount that is none."""
        raise NotImplementedError

    def check(self) -> None:
        """Refuse what cannot be saved as it stands."""
        raise NotImplementedError

    def accept_offer(self) -> None:
        """Take what the sheet offers, by the key that accepts everywhere."""

    def attempt(self) -> None:
        """Save; what is wrong is said and nothing is lost."""
        raise NotImplementedError

    def keep_as(self, form: str, about: Mapping[str, Any], name: str) -> None:
        """From now on keep what is typed, under a name; `about` is what opens the same sheet again."""
        self._form, self._about = form, about
        self.keeper = DraftKeeper(self, self._session, name, self._kept, self._say)

    def typed(self) -> Filled:
        """What the rep has typed or chosen by hand, by the names of the fields."""
        return {**self.form.filled(), **self.side.filled()}

    def fill(self, values: Filled) -> None:
        """Put that into the sheet again."""
        self.form.fill(values)
        self._show_evidence()
        self.side.fill(values)
        self._judge_spending()

    @property
    def is_stuck(self) -> bool:
        """Whether what was typed could not be kept."""
        return self.keeper.was_refused and not self.keeper.is_over

    def give_way(self) -> None:
        """Close as soon as what was typed is safe; asked again and again until then."""
        if not self.is_writing and not self.keeper.is_keeping and not self.keeper.is_over:
            self.keeper.keep(then=self._close)

    def _close(self) -> None:
        super().leave()

    def _kept(self) -> Kept | None:
        typed = self.typed()
        return Kept(self._form, self._about, typed) if typed else None

    def _lay_out(self, *above: QWidget, hint: str = "", saving: str) -> None:
        """Title and hint, what stands above the form, form and side, the footer: in the order the keyboard walks them."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(20, 14, 20, 12)
        top.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(label(self.windowTitle(), "subtitle"))
        head.addStretch(1)
        if hint:
            head.addWidget(label(hint, "small-muted"))
        top.addLayout(head)
        for widget in above:
            top.addWidget(widget)
        column.addLayout(top)
        column.addWidget(hairline())
        column.addWidget(self._middle(), 1)
        column.addWidget(self._footer(saving))

    def _middle(self) -> QScrollArea:
        inner = QWidget()
        middle = QVBoxLayout(inner)
        middle.setContentsMargins(20, 12, 20, 12)
        middle.setSpacing(12)
        if not self._planning:
            middle.addWidget(self.form.feelings())
        middle.addWidget(Beside(self.form, self.side, shares=(53, 47)))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        inner.installEventFilter(self)
        return area

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Lines and people came or went: Tab visits them where they stand."""
        if event.type() == QEvent.Type.LayoutRequest:
            order_tabs(self)
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Tab follows the eye from the start."""
        super().showEvent(event)
        order_tabs(self)

    def _footer(self, saving: str) -> QFrame:
        footer = QFrame()
        footer.setProperty("look", "footer")
        row = QHBoxLayout(footer)
        row.setContentsMargins(20, 12, 20, 12)
        self.said = label("", "small-muted")
        row.addWidget(self.said)
        self.afresh = button(_("Start afresh"), "link")
        self.afresh.hide()
        self.afresh.clicked.connect(self._start_afresh)
        row.addWidget(self.afresh)
        row.addStretch(1)
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        self.save = button(f"{saving}   Ctrl+↵", "filled", saving)
        self.save.clicked.connect(self._save_once)
        row.addWidget(cancel)
        row.addWidget(self.save)
        return footer

    def _save_once(self) -> None:
        """Save, unless it is being saved: a key held down, or pressed again on a slow disk, is one visit."""
        if not self.is_writing:
            self.attempt()

    def _start_afresh(self) -> None:
        """Throw the draft that was brought back away."""
        raise NotImplementedError

    def _show_evidence(self) -> None:
        """Offer the evidence of the one named first."""
        people = self.form.people.people
        first = people[0].id if people else ""
        if first != self._evidence_of:
            self._evidence_of = first
            self.side.show_evidence(self._session.reader.get(Contact, first) if first else None)

    def _judge_spending(self) -> None:
        """Warn where this comes to more than may be spent on somebody in a year."""
        if self.form.people.people:
            self.side.spending.judge(self._session.reader, self.entry, self._newcomers())

    def _newcomers(self) -> tuple[Contact, ...]:
        """Who is to be added with the visit."""
        return tuple(one.newcomer for one in self.form.people.people if one.newcomer is not None)

    def _refuse(self, error: SalesbookError) -> None:
        if self._is_gone:
            self._requests.refused.emit(error)
            return
        self.save.setEnabled(True)
        self._is_wrong = True
        self._show_said(render(error.text), "warning")

    def _judge_again(self) -> None:
        """Something was changed: what was refused may be mended, or wrong in another way."""
        if not self._is_wrong:
            return
        try:
            self.check()
        except SalesbookError as error:
            self._show_said(render(error.text), "warning")
        else:
            self._is_wrong = False
            self._show_said(self._waits, "small-muted")

    def _say(self, words: str) -> None:
        if self._is_gone:
            return
        self._waits = words
        if not self._is_wrong and (self.isVisible() or not self.said.text()):
            self._show_said(words, "small-muted")

    def _forget_said(self) -> None:
        self._is_wrong, self._waits = False, ""
        self._show_said("", "small-muted")

    def _show_said(self, words: str, look: str) -> None:
        self.said.setText(words)
        if self.said.property("look") != look:
            relook(self.said, look)

    def _on_closing(self) -> None:
        self._is_gone = True

    def done(self, result: int) -> None:
        """Closed: what is still being written has nobody to tell, and nothing is kept any more."""
        self._is_gone = True
        self.keeper.stop()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Ctrl+Enter saves from anywhere, with Shift it takes what is offered; Esc leaves."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            by_shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.accept_offer() if by_shift else self._save_once()
        elif event.key() == Qt.Key.Key_Escape:
            self.reject()
        elif not enter:
            super().keyPressEvent(event)
