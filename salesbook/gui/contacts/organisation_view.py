"""An organisation's page: its facts; its people with stage and buying role, offers, purchases, the last touch by anybody."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from salesbook.domain.contact import Contact
from salesbook.domain.organisation import Organisation
from salesbook.domain.purchase import OfferState
from salesbook.domain.text import Text
from salesbook.gui.contacts.beside_facts import BesideFacts
from salesbook.gui.contacts.list_model import touch_words
from salesbook.gui.contacts.organisation_facts import OrganisationFacts
from salesbook.gui.icons import icon
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme, grown
from salesbook.gui.widgets.elided import ElidedButton, ElidedLabel
from salesbook.gui.widgets.hairline import hairline
from salesbook.gui.widgets.marks import Face, StagePips
from salesbook.gui.words import button, label, with_icon
from salesbook.queries.organisation_page import OrganisationPage, Person, organisation_page
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, medium_date, money, render, word

# At text of 100 %: how wide the page is at most, and as much of a name as is shown anyway.
WIDEST, _NAME = 880, 110


class OrganisationView(QWidget):
    """Shows one organisation. `gone` says that it was deleted."""

    gone = Signal()

    def __init__(self, session: Session, requests: Requests, theme: Theme) -> None:
        super().__init__()
        self._session, self._requests, self._theme = session, requests, theme
        self.organisation_id = self.came_from = ""
        self.facts = OrganisationFacts(session, theme)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 14, 16, 0)
        outer.setSpacing(8)
        outer.addLayout(self._head())
        self.last = label("", "muted")
        self.last.setWordWrap(True)
        outer.addWidget(self.last)
        outer.addLayout(self._alike_row())
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(12, 10, 12, 16)
        self._column.setSpacing(4)
        self._made = QWidget()
        self._column.addWidget(self._made)
        self._column.addStretch(1)
        self.area.setWidget(inner)
        self.split = BesideFacts(self.facts, self.area, theme)
        outer.addWidget(self.split, 1)

    def show_organisation(self, organisation_id: str, came_from: str | None = None) -> None:
        """Show an organisation as it is now; `came_from` is the contact to go back to, None where that stays as it is."""
        page = organisation_page(self._session.reader, organisation_id, self._session.today)
        if page is None:
            self.gone.emit()
            return
        if organisation_id != self.organisation_id:
            self.facts.flush()
        self.organisation_id = organisation_id
        self.came_from = self.came_from if came_from is None else came_from
        self._show_way_back()
        self.name.show_text(page.organisation.name)
        self.last.setText(self._last_words(page))
        self._show_alike(page.alike)
        self._column.removeWidget(self._made)
        self._made.deleteLater()
        self._made = QWidget()
        self._made.setMaximumWidth(grown(WIDEST))
        column = QVBoxLayout(self._made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._people(column, page)
        # One grid, so that what was bought stands in the columns of what was offered.
        sales = _grid(column)
        self._offers(sales, page)
        self._purchases(sales, page)
        self._column.insertWidget(0, self._made)
        self.facts.show_organisation(page.organisation)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Narrow: facts above what is bought, and by whom."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """A double click on the name is for changing it."""
        if watched is self.name and event.type() is QEvent.Type.MouseButtonDblClick:
            self.facts.begin("name")
            return True
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        self.split.fit(self.width() - 36)

    def go_back(self) -> None:
        """To the contact from which this was opened."""
        if self.back.isVisibleTo(self):
            self._requests.contact_wanted.emit(self.came_from)

    def _show_way_back(self) -> None:
        contact = self._session.reader.get(Contact, self.came_from) if self.came_from else None
        self.back.setVisible(contact is not None)
        if contact is not None:
            said = render(Text("Back to {name} (Alt+←)", name=contact.name[:80]))
            self.back.show_text(contact.name, said, said)

    def _head(self) -> QGridLayout:
        """The way back above the name, and what can be done here."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setColumnStretch(0, 1)
        self.back = ElidedButton("link")
        with_icon(self.back, icon("chevron-left", self._theme.accent, 14), 14)
        self.back.clicked.connect(lambda _checked=False: self.go_back())
        self.name = ElidedLabel("title")
        self.name.setCursor(Qt.CursorShape.IBeamCursor)
        self.name.installEventFilter(self)
        self.merge = button(_("Merge…"), "", _("Merge with another organisation"))
        with_icon(self.merge, icon("merge", self._theme.text, 16))
        self.merge.clicked.connect(lambda _checked=False: self._ask_to_merge(""))
        self.add = button(_("Add a person here"))
        with_icon(self.add, icon("user-plus", self._theme.text, 16))
        self.add.clicked.connect(lambda _checked=False: self._requests.new_contact_at_wanted.emit(self.name.whole()))
        grid.addWidget(self.back, 0, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.name, 1, 0)
        grid.addWidget(self.facts.state, 1, 1)
        grid.addWidget(self.merge, 1, 2)
        grid.addWidget(self.add, 1, 3)
        return grid

    def _alike_row(self) -> QHBoxLayout:
        """That another organisation has the same name, and the act that makes one of both."""
        row = QHBoxLayout()
        row.setSpacing(8)
        self.alike = label("", "warning")
        self.alike.setWordWrap(True)
        self.merge_alike = button(_("Merge them"), "link", _("Merge the two organisations"))
        self.merge_alike.clicked.connect(lambda _checked=False: self._ask_to_merge(self._alike_id))
        row.addWidget(self.alike, 1)
        row.addWidget(self.merge_alike)
        return row

    def _show_alike(self, others: tuple[Organisation, ...]) -> None:
        self._alike_id = others[0].id if others else ""
        if others:
            self.alike.setText(_("“{name}” is probably the same organisation.").format(name=others[0].name[:80]))
        self.alike.setVisible(bool(others))
        self.merge_alike.setVisible(bool(others))

    def _ask_to_merge(self, other: str) -> None:
        self.facts.flush()
        self._requests.merge_organisation_wanted.emit(self.organisation_id, other)

    def _last_words(self, page: OrganisationPage) -> str:
        if page.last_touch is None:
            return _("You have not been in touch with anybody here yet.")
        return _("Last touch: {name}, {day}").format(
            name=page.last_touch.contact[:80], day=touch_words(page.last_touch.day, self._session.today)
        )

    def _people(self, column: QVBoxLayout, page: OrganisationPage) -> None:
        column.addWidget(label(_("People"), "head"))
        if not page.people:
            column.addWidget(label(_("Nobody works there as far as you know."), "muted"))
        grid = _grid(column)
        for number, person in enumerate(page.people):
            self._person(grid, number, person)

    def _person(self, grid: QGridLayout, number: int, person: Person) -> None:
        row = person.row
        grid.addWidget(self._link(row.id, row.name), number, 0)
        role = ElidedLabel("muted")
        role.show_text(person.title)
        grid.addWidget(role, number, 1)
        buying = capitalised(word(person.buying_role)) if person.buying_role else ""
        until = _("until {day}").format(day=medium_date(person.to_day)) if person.to_day else ""
        part = ElidedLabel("muted" if until else "")
        part.show_text(until or buying)
        grid.addWidget(part, number, 2)
        if not row.colleague:
            grid.addWidget(StagePips(row.stage, self._theme), number, 3)
        if row.emotion is not None:
            grid.addWidget(Face(row.emotion, self._theme, 18), number, 4)
        touched = touch_words(row.last_touch, self._session.today) if row.last_touch else ""
        grid.addWidget(label(touched, "small-muted"), number, 5, Qt.AlignmentFlag.AlignRight)

    def _offers(self, grid: QGridLayout, page: OrganisationPage) -> None:
        _next_part(grid, _("Offers"), "" if page.offers else _("No offers yet."))
        for offer in page.offers:
            number = grid.rowCount()
            self._sale(grid, number, offer.product or _("Offer"), money(offer.amount), offer.contact_id, offer.contact)
            grid.addWidget(
                label(capitalised(word(offer.state)), "head" if offer.state is OfferState.OPEN else "muted"), number, 3
            )
            grid.addWidget(label(medium_date(offer.day), "small-muted"), number, 4, Qt.AlignmentFlag.AlignRight)

    def _purchases(self, grid: QGridLayout, page: OrganisationPage) -> None:
        _next_part(grid, _("Purchases"), "" if page.purchases else _("No purchases yet."))
        for one in page.purchases:
            number = grid.rowCount()
            self._sale(grid, number, one.product or _("Purchase"), money(one.amount), one.contact_id, one.contact)
            grid.addWidget(label(medium_date(one.day), "small-muted"), number, 4, Qt.AlignmentFlag.AlignRight)

    def _sale(self, grid: QGridLayout, number: int, what: str, amount: str, contact_id: str, contact: str) -> None:
        product = ElidedLabel()
        product.show_text(what)
        grid.addWidget(product, number, 0)
        grid.addWidget(label(amount, "head"), number, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._link(contact_id, contact), number, 2)

    def _link(self, contact_id: str, name: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        made = ElidedButton("link")
        made.show_text(name)
        made.clicked.connect(lambda _checked=False: self._requests.contact_wanted.emit(contact_id))
        row.addWidget(made)
        row.addStretch(1)
        # Where it is narrow the role is cut first, the name last.
        holder.setMinimumWidth(min(made.sizeHint().width(), self._theme.px(_NAME)))
        return holder


def _next_part(grid: QGridLayout, words: str, nothing: str) -> None:
    """A line, with air on both sides, the head of what follows, and that there is nothing of it."""
    row = grid.rowCount()
    grid.setRowMinimumHeight(row, 8)
    grid.addWidget(hairline(), row + 1, 0, 1, 5)
    grid.setRowMinimumHeight(row + 2, 4)
    grid.addWidget(label(words, "head"), row + 3, 0, 1, 5)
    if nothing:
        grid.addWidget(label(nothing, "muted"), row + 4, 0, 1, 5)


def _grid(column: QVBoxLayout) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 2)
    column.addLayout(grid)
    return grid
