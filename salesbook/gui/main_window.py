"""The frame: sidebar, top bar, pages, toast; it hears what pages ask for and runs the actions of the table.

The frame is painted before the notebook is opened, so what needs a notebook is imported by `open`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QSize, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from salesbook.domain.stage import Stage
from salesbook.domain.text import Text
from salesbook.gui.actions import ACTIONS, PAGES
from salesbook.gui.preferences import Preferences
from salesbook.gui.sidebar import Sidebar
from salesbook.gui.theme import Theme
from salesbook.gui.top_bar import TopBar
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language
from salesbook.wording import render

if TYPE_CHECKING:
    from salesbook.domain.errors import SalesbookError
    from salesbook.gui.contacts.contacts_page import ContactsPage
    from salesbook.gui.dialogs import Dialogs
    from salesbook.gui.help.help_desk import HelpDesk
    from salesbook.gui.page import Page, Pages
    from salesbook.gui.palette import Palette
    from salesbook.gui.requests import Requests
    from salesbook.gui.session import Session
    from salesbook.gui.widgets.toast import Toast
    from salesbook.operations.visits import Logged

NARROW_UNDER = 1100
QUESTION_WIDTH = 420
# What the system draws over a window, at most; a window must not reach below the screen.
TITLE_BAR = 40


class MainWindow(QMainWindow):
    """One window on one notebook. A language or theme switch makes a new one in the state of the old (`rebuilt`).

    `painted` and `filled` come once, when the frame was seen first and when Today says what is due. Until `open` was called
    nothing in it does anything.
    """

    rebuild_wanted = Signal()
    painted = Signal()
    filled = Signal()
    closed = Signal()

    session: Session
    requests: Requests
    pages: Pages
    dialogs: Dialogs
    toast: Toast
    help_desk: HelpDesk

    def __init__(self, name: str, preferences: Preferences, theme: Theme) -> None:
        super().__init__()
        self.preferences, self.theme = preferences, theme
        self.is_open = self._was_painted = self._was_filled = False
        self._question: QWidget | None = None
        # No personal data in the title: the notebook's name is the user's own word for it.
        self._title = f"{name} - Salesbook"
        self.setWindowTitle(self._title)
        self.setMinimumSize(1024, 640)
        self.stack = QStackedWidget()
        self._lay_out()

    def open(self, session: Session) -> None:
        """Show the pages of a notebook."""
        from salesbook.gui.dialogs import Dialogs
        from salesbook.gui.help.help_desk import HelpDesk
        from salesbook.gui.page import Pages
        from salesbook.gui.requests import Requests
        from salesbook.gui.transfer.dropping import DropDoor
        from salesbook.gui.widgets.toast import Toast

        self._leave_question()
        self.session = session
        self.requests = Requests(self)
        makers = {
            "today": self._made_today_page,
            "contacts": self._made_contacts_page,
            "stages": self._made_stages_page,
            "plan": self._made_plan_page,
        }
        self.pages = Pages(makers, self.stack.addWidget)
        self.toast = Toast(self.stack)
        self.top_bar.search.entered.connect(lambda: self.palette_list)
        self.dialogs = Dialogs(self, session, self.preferences, self.requests, self.theme)
        DropDoor(self, lambda: self.is_open, self.dialogs.import_files)
        self.help_desk = HelpDesk(self, self.theme, self._shown_page)
        self._listen()
        self._add_actions()
        self.is_open = True
        self.show_page("today")
        self._show_safety()
        self._offer_undo()

    @cached_property
    def palette_list(self) -> Palette:
        """What the search field shows, made when the field is first entered."""
        from salesbook.gui.palette import Palette

        return Palette(self.session, self.requests, self.theme, self.top_bar.search, self.act)

    def _shown_page(self) -> str:
        shown = self.stack.currentWidget()
        return next((name for name, page in self.pages.items() if page is shown), "") if self.is_open else ""

    def ask(self, question: QWidget) -> None:
        """Show something that must be answered before the notebook opens, in the middle and alone."""
        from salesbook.gui.help.help_desk import HelpDesk

        self._leave_question()
        self._question = holder = QWidget()
        column = QVBoxLayout(holder)
        column.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(question)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
        question.setFixedWidth(QUESTION_WIDTH)
        HelpDesk(question, self.theme, self._shown_page).give_key(question)
        self.stack.addWidget(holder)
        self.stack.setCurrentWidget(holder)
        self.setWindowTitle("Salesbook")
        self._let_work(False)
        question.setFocus()

    def _leave_question(self) -> None:
        if self._question is not None:
            self.stack.removeWidget(self._question)
            self._question.deleteLater()
            self._question = None
            self.setWindowTitle(self._title)
        self._let_work(True)

    def _let_work(self, may: bool) -> None:
        self.sidebar.setVisible(may)
        self.top_bar.setVisible(may)

    def show_page(self, name: str) -> None:
        """Show a page of the sidebar."""
        if not self.is_open:
            return
        self.stack.setCurrentWidget(self.pages[name])
        self.sidebar.choose(name)
        self.pages[name].setFocus()

    def act(self, name: str) -> None:
        """Run an action of the table."""
        if self.is_open:
            self._handlers()[name]()

    def state(self) -> dict[str, Any]:
        """What a rebuilt window must come back to."""
        return {"page": self._shown_page(), "pages": {name: page.state() for name, page in self.pages.items()}}

    def restore_state(self, state: dict[str, Any]) -> None:
        """Come back to the page and selection of another window."""
        for name, kept in state["pages"].items():
            self.pages[name].restore(kept)
        self.show_page(state["page"])

    def _lay_out(self) -> None:
        self.sidebar = Sidebar(self.theme, self.show_page)
        self.top_bar = TopBar(self.theme, self.act)
        self.stack.setObjectName("pages")
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self.top_bar)
        self._column.addWidget(self.stack, 1)
        row.addLayout(self._column, 1)
        self.setCentralWidget(body)

    def show_above(self, strip: QWidget) -> None:
        """Show something between the top bar and the page, which covers neither."""
        self._column.insertWidget(1, strip)

    def _listen(self) -> None:
        requests = self.requests
        requests.page_wanted.connect(self.show_page)
        requests.contact_wanted.connect(self.open_contact)
        requests.organisation_wanted.connect(self.open_organisation)
        requests.visit_wanted.connect(self.open_visit)
        requests.logged.connect(self.logged)
        requests.edited.connect(self._edited)
        requests.said.connect(self.say)
        requests.refused.connect(self.refuse)
        # Methods, not lambdas: Qt lets go of them when a language or theme switch replaces this window.
        self.session.done.connect(self._say_done)
        self.session.failed.connect(self.refuse)
        self.session.changed.connect(self._offer_undo)

    def open_contact(self, contact_id: str) -> None:
        """Show a contact on the Contacts page."""
        self.show_page("contacts")
        self._contacts_page().open_contact(contact_id)

    def open_organisation(self, organisation_id: str) -> None:
        """Show an organisation on the Contacts page."""
        self.show_page("contacts")
        self._contacts_page().open_organisation(organisation_id)

    def open_visit(self, visit_id: str) -> None:
        """Show a visit in the timeline of the contact named first."""
        rows = self.session.reader.rows(
            "SELECT contact_id FROM participation WHERE visit_id = ? ORDER BY position LIMIT 1", visit_id
        )
        if rows:
            self.show_page("contacts")
            self._contacts_page().open_visit(rows[0][0], visit_id)

    def logged(self, result: Logged, *, edited: bool = False) -> None:
        """Say what was logged or corrected; where it opens the next stage, offer the move instead of Undo."""
        if not result.offers:
            self.say(Text("Visit changed") if edited else Text("Visit logged"))
            return
        from salesbook.domain.contact import Contact

        contact_id, offer = result.offers[0]
        contact = self.session.reader.get(Contact, contact_id)
        if contact is None:
            return
        said = (
            Text("Visit changed; {name} can move to {stage}", name=contact.name, stage=offer.to)
            if edited
            else Text("Visit logged; {name} can move to {stage}", name=contact.name, stage=offer.to)
        )
        accept = render(Text("Move to {stage}", stage=offer.to))
        self.toast.say(render(said), accept, lambda: self._accept(contact_id, offer.to))

    def _edited(self, result: Logged) -> None:
        self.logged(result, edited=True)

    def _accept(self, contact_id: str, stage: Stage) -> None:
        from salesbook.domain.contact import Contact
        from salesbook.operations.stages import move_to_stage

        contact = self.session.reader.get(Contact, contact_id)
        if contact is not None:
            said = Text("{name} is now at {stage}", name=contact.name, stage=stage)
            self.session.do(
                move_to_stage, contact, stage, self.session.today, then=lambda _done: self.requests.said.emit(said)
            )

    def say(self, text: Text) -> None:
        """A toast that says what was done and takes it back."""
        self.toast.say(render(text), _("Undo"), self.session.undo)

    def refuse(self, error: SalesbookError) -> None:
        """A toast with the one sentence of a refusal."""
        self.toast.say(render(error.text))

    def _handlers(self) -> dict[str, Callable[[], object]]:
        dialogs = self.dialogs
        return {
            **{page.name: partial(self.show_page, page.name) for page in PAGES},
            "search": lambda: self.palette_list.open(),  # noqa: PLW0108 - made when it is first wanted
            "log-visit": lambda: self.requests.log_wanted.emit(self._chosen_contacts()),
            "plan-visit": lambda: self.requests.plan_wanted.emit(self._chosen_contacts()),
            "new-contact": lambda: self.requests.new_contact_wanted.emit(""),
            "delete-contact": self._delete_shown,
            "import": dialogs.import_files,
            "call-sheets": lambda: self.requests.call_sheets_wanted.emit(None),
            "print-sheets": lambda: self.requests.printed_sheets_wanted.emit(None),
            "accept": self.toast.accept,
            "undo": self.session.undo,
            "redo": self.session.redo,
            "language": self._switch_language,
            "theme-light": lambda: self._switch_theme("light"),
            "theme-dark": lambda: self._switch_theme("dark"),
            "theme-system": lambda: self._switch_theme("system"),
            "help": self.help_desk.open,
            "first-visit": self.requests.first_visit_wanted.emit,
            "shortcuts": dialogs.shortcuts,
            "about": dialogs.about,
            "quit": self.close,
        }

    def _delete_shown(self) -> None:
        if self.stack.currentWidget() is self.pages["contacts"]:
            self._contacts_page().delete_chosen()

    def _chosen_contacts(self) -> tuple[str, ...]:
        from salesbook.gui.page import Page

        page = self.stack.currentWidget()
        return page.chosen_contacts() if isinstance(page, Page) else ()

    def _made_today_page(self) -> Page:
        from salesbook.gui.today.today_page import TodayPage

        page = TodayPage(self.session, self.requests, self.theme)
        page.counted.connect(self._count_today)
        return page

    def _count_today(self, number: int) -> None:
        self.sidebar.count_today(number)
        if not self._was_filled:
            self._was_filled = True
            QTimer.singleShot(0, self.filled.emit)

    def _made_contacts_page(self) -> Page:
        from salesbook.gui.contacts.contacts_page import ContactsPage

        return ContactsPage(self.session, self.requests, self.theme)

    def _made_stages_page(self) -> Page:
        from salesbook.gui.stages.stages_page import StagesPage

        return StagesPage(self.session, self.requests, self.theme)

    def _made_plan_page(self) -> Page:
        from salesbook.gui.plan.plan_page import PlanPage

        return PlanPage(self.session, self.requests, self.theme)

    def _contacts_page(self) -> ContactsPage:
        from salesbook.gui.contacts.contacts_page import ContactsPage

        page = self.pages["contacts"]
        assert isinstance(page, ContactsPage)
        return page

    def _add_actions(self) -> None:
        for action in ACTIONS:
            made = QAction(render(action.words), self)
            made.setShortcuts(action.shortcuts)
            made.setObjectName(action.name)
            made.triggered.connect(lambda _checked=False, name=action.name: self.act(name))
            self.addAction(made)

    def _switch_language(self) -> None:
        self.preferences.use_language("en" if language() == "zh_CN" else "zh_CN")
        QTimer.singleShot(0, self.rebuild_wanted.emit)

    def _switch_theme(self, name: str) -> None:
        self.preferences.change(theme=name)
        QTimer.singleShot(0, self.rebuild_wanted.emit)

    def _say_done(self, text: Text) -> None:
        self.toast.say(render(text))

    def _offer_undo(self) -> None:
        entry = self.session.next_undo()
        self.top_bar.offer_undo(entry.label if entry else None)

    def _show_safety(self) -> None:
        from salesbook.store.keys import SlotKind, key_path, slots_of

        kinds = slots_of(key_path(self.session.path))
        protected = SlotKind.UNPROTECTED not in kinds
        words = _("Protected") if protected else _("Not protected: anybody with the files can read it")
        self.sidebar.safety.show_state(self.session.name, words, good=protected)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A narrow window shows icons in the sidebar."""
        super().resizeEvent(event)
        self.sidebar.narrow(self.width() < NARROW_UNDER)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The first time is told: what takes long begins after it."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Keep the window's place, and write what is queued."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.preferences.change(window=geometry)
        super().closeEvent(event)
        self.closed.emit()

    def restore_place(self) -> None:
        """Where the window was last time; else 1366×768 in the middle."""
        kept = self.preferences.settings.window
        if not kept or not self.restoreGeometry(QByteArray.fromBase64(QByteArray(kept.encode()))):
            screen = QApplication.primaryScreen().availableGeometry()
            room = QSize(screen.width(), screen.height() - TITLE_BAR)
            self.resize(QSize(1366, 768).boundedTo(room))
            self.move(screen.center() - self.rect().center())
