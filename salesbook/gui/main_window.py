"""The frame: sidebar, top bar, pages, toast; it hears what pages ask for and runs the actions of the table.

The frame is painted before the notebook is opened, so what needs a notebook is imported by `open`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from salesbook.domain.text import Text
from salesbook.gui.actions import ACTIONS, PAGES, give_quit_key
from salesbook.gui.locking import lend_lock
from salesbook.gui.preferences.preferences import SEEN_EVERYWHERE, Preferences
from salesbook.gui.served_window import ServedWindow
from salesbook.gui.sidebar import Sidebar, shown_name
from salesbook.gui.theme import Theme
from salesbook.gui.top_bar import TopBar
from salesbook.gui.window_place import centred, keep_place
from salesbook.system.i18n import language
from salesbook.wording import render

if TYPE_CHECKING:
    from salesbook.domain.errors import SalesbookError
    from salesbook.gui.contacts.contacts_page import ContactsPage
    from salesbook.gui.page import Pages
    from salesbook.gui.palette import Palette
    from salesbook.gui.session import Session

NARROW_UNDER = 1100
QUESTION_WIDTH = 420


class MainWindow(ServedWindow):
    """One window on one notebook. A language or theme switch makes a new one in the state of the old (`rebuilt`).

    `painted` and `filled` come once, when the frame was seen first and when Today says what is due. Until `open` was called
    nothing in it does anything.
    """

    rebuild_wanted = Signal()
    lock_wanted = Signal()
    leave_wanted = Signal()
    painted = Signal()
    closed = Signal()

    pages: Pages

    def __init__(self, name: str, preferences: Preferences, theme: Theme) -> None:
        super().__init__()
        self.preferences, self.theme = preferences, theme
        self.is_open = self._was_painted = self._was_filled = False
        # Whether closing only hides it; whoever makes the window knows.
        self.stays: Callable[[], bool] = lambda: False
        self._question: QWidget | None = None
        # No personal data in the title: the notebook's name is the user's own word for it.
        self._title = f"{shown_name(name)} - Salesbook"
        self.setWindowTitle(self._title)
        self.setMinimumSize(1024, 640)
        # Several settings that change at once make one new window.
        self._rebuild_timer = QTimer(self)
        self._rebuild_timer.setSingleShot(True)
        self._rebuild_timer.timeout.connect(self.rebuild_wanted)
        self.stack = QStackedWidget()
        self._lay_out()

    def open(self, session: Session) -> None:
        """Show the pages of a notebook."""
        from salesbook.gui.today.asked_day import asked_ahead

        self.session = session
        # First, because another thread finds the day out while all else is loaded and made.
        self._day = asked_ahead(session, self)
        from salesbook.gui.page import Pages
        from salesbook.gui.page_makers import page_makers
        from salesbook.gui.requests import Requests

        self._leave_question()
        self.requests = Requests(self)
        self.pages = Pages(page_makers(self, self._day, self._count_today), self.stack.addWidget)
        self.top_bar.search.entered.connect(lambda: self.palette_list)
        self._listen()
        self._add_actions()
        self.is_open = True
        self.show_page("today")
        self._show_safety()
        self._offer_undo()
        self.open_office(at_once=self._was_filled)

    @cached_property
    def palette_list(self) -> Palette:
        """What the search field shows, made when the field is first entered."""
        from salesbook.gui.palette import Palette

        return Palette(self.session, self.requests, self.theme, self.top_bar.search, self.act)

    def shown_page(self) -> str:
        """The name of the page that is shown; empty before a notebook is open."""
        pages = self.pages.items() if self.is_open else ()
        return next((name for name, page in pages if page is self.stack.currentWidget()), "")

    def ask(self, question: QWidget) -> None:
        """Show something that must be answered before the notebook opens, in the middle and alone."""
        from salesbook.gui.help.help_desk import HelpDesk

        self._leave_question()
        question.setFixedWidth(self.theme.px(QUESTION_WIDTH))
        self._question = holder = centred(question)
        HelpDesk(question, self.theme, self.shown_page).give_key(question)
        give_quit_key(question, self.leave_wanted.emit)
        self.stack.setCurrentIndex(self.stack.addWidget(holder))
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
        # Who gives the focus back to the pages, such as the search field, gives it to the one that is shown.
        self.stack.setFocusProxy(self.pages[name])
        self.pages[name].setFocus()

    def act(self, name: str) -> None:
        """Run an action of the table."""
        if self.is_open:
            self._handlers()[name]()

    def state(self) -> dict[str, Any]:
        """What a rebuilt window must come back to."""
        return {
            "page": self.shown_page(),
            "pages": {name: page.state() for name, page in self.pages.items()},
            "today": self.sidebar.counted(),
        }

    def restore_state(self, state: dict[str, Any]) -> None:
        """Come back to the page and selection of another window."""
        # Counted anew when somebody looks at Today; until then it is what it was.
        self.sidebar.count_today(state["today"])
        for name, kept in state["pages"].items():
            self.pages[name].restore(kept)
        self.show_page(state["page"])

    def _lay_out(self) -> None:
        self.sidebar = Sidebar(self.theme, self.act)
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
        requests.report_wanted.connect(self.open_report)
        requests.contact_wanted.connect(self.open_contact)
        requests.organisation_wanted.connect(self.open_organisation)
        requests.visit_wanted.connect(self.open_visit)
        requests.lens_wanted.connect(self.open_lens)
        requests.said.connect(self.say)
        requests.told.connect(self._say_done)
        requests.setting_wanted.connect(self.open_setting)
        requests.safety_changed.connect(self._show_safety)
        requests.refused.connect(self.refuse)
        # Methods, not lambdas: Qt lets go of them when a language or theme switch replaces this window.
        self.session.done.connect(self._say_done)
        self.session.failed.connect(self.refuse)
        self.session.changed.connect(self._offer_undo)
        self.preferences.changed.connect(self._on_preference)

    def open_contact(self, contact_id: str) -> None:
        """Show a contact on the Contacts page."""
        self.show_page("contacts")
        self._contacts_page().open_contact(contact_id)

    def open_organisation(self, organisation_id: str) -> None:
        """Show an organisation on the Contacts page."""
        self.show_page("contacts")
        self._contacts_page().open_organisation(organisation_id)

    def open_report(self, name: str, values: dict[str, Any]) -> None:
        """Show a report on the Reports page, with these options."""
        from salesbook.gui.reporting.reports_page import ReportsPage
        from salesbook.reports import report_named

        page = self.pages["reports"]
        assert isinstance(page, ReportsPage)
        page.show_report(report_named(name), values)
        self.show_page("reports")

    def open_setting(self, key: str) -> None:
        """Show a setting on the Settings page."""
        from salesbook.gui.preferences.settings_page import SettingsPage

        self.show_page("settings")
        page = self.pages["settings"]
        assert isinstance(page, SettingsPage)
        page.show_setting(key)

    def open_visit(self, visit_id: str) -> None:
        """Show a visit in the timeline of the contact named first."""
        from salesbook.queries.visits import first_of

        if contact := first_of(self.session.reader, visit_id):
            self.show_page("contacts")
            self._contacts_page().open_visit(contact, visit_id)

    def open_lens(self, lens: str, contact_id: str) -> None:
        """Show a contact in a lens of the Insights page."""
        from salesbook.gui.insights.insights_page import InsightsPage

        self.show_page("insights")
        page = self.pages["insights"]
        assert isinstance(page, InsightsPage)
        page.open_lens(lens, contact_id)

    def say(self, text: Text) -> None:
        """A toast that says what was done and takes it back."""
        self.toast.say_done(render(text), self.session.undo)

    def refuse(self, error: SalesbookError) -> None:
        """A toast with the one sentence of a refusal."""
        self.toast.say(render(error.text))

    def _handlers(self) -> dict[str, Callable[[], object]]:
        dialogs = self.dialogs
        return {
            **{page.name: partial(self.show_page, page.name) for page in PAGES},
            "settings": partial(self.show_page, "settings"),
            "lock": self.lock_wanted.emit,
            "search": lambda: self.palette_list.open(),  # noqa: PLW0108 - made when it is first wanted
            "log-visit": lambda: self.requests.log_wanted.emit(self._chosen_contacts()),
            "plan-visit": lambda: self.requests.plan_wanted.emit(self._chosen_contacts()),
            "new-contact": lambda: self.requests.new_contact_wanted.emit(""),
            "remind": lambda: dialogs.remind(self._chosen_contacts()),
            "record": lambda: dialogs.record(self._chosen_contacts()),
            "delete-contact": self._delete_shown,
            "merge": lambda: dialogs.merge(self._chosen_contacts()),
            "import": dialogs.import_files,
            "export": lambda: dialogs.exporting.contacts(self._chosen_contacts()),
            "calendar": lambda: dialogs.exporting.calendar(),  # noqa: PLW0108 - made when it is first wanted
            "call-sheets": lambda: self.requests.call_sheets_wanted.emit(None),
            "print-sheets": lambda: self.requests.printed_sheets_wanted.emit(None),
            "accept": self._accept_offer,
            "back-up": self.acts.back_up,
            "restore": self.acts.ask_to_restore,
            "open-notebook": self.acts.open_notebook,
            "new-notebook": self.acts.make_new,
            "undo": self.session.undo,
            "redo": self.session.redo,
            "language": self._switch_language,
            **{f"theme-{one}": partial(self.preferences.change, theme=one) for one in ("light", "dark", "system")},
            "help": self.help_desk.open,
            "first-visit": self.requests.first_visit_wanted.emit,
            "shortcuts": dialogs.shortcuts,
            "about": dialogs.about,
            "quit": self.leave_wanted.emit,
        }

    def _delete_shown(self) -> None:
        if self.stack.currentWidget() is self.pages["contacts"]:
            self._contacts_page().delete_chosen()

    def _accept_offer(self) -> None:
        """What the toast offers, else what the page does; else what was offered last is shown again."""
        from salesbook.domain.errors import Refused

        if not (
            self.toast.accept() or self.pages[self.shown_page()].accept_offer() or self.office.outcomes.offer_again()
        ):
            self.refuse(Refused(Text("Nothing is offered here just now.")))

    def _chosen_contacts(self) -> tuple[str, ...]:
        from salesbook.gui.page import Page

        page = self.stack.currentWidget()
        return page.chosen_contacts() if isinstance(page, Page) else ()

    def _count_today(self, number: int) -> None:
        self.sidebar.count_today(number)
        if not self._was_filled:
            self._was_filled = True
            QTimer.singleShot(0, self.filled.emit)

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
        QGuiApplication.instance().focusWindowChanged.connect(self._lend_lock)  # type: ignore[union-attr]

    def _lend_lock(self) -> None:
        lend_lock(self)

    def _switch_language(self) -> None:
        self.preferences.change(language="en" if language() == "zh_CN" else "zh_CN")

    def _on_preference(self, name: str) -> None:
        if name in SEEN_EVERYWHERE:
            self._rebuild_timer.start()

    def _say_done(self, text: Text) -> None:
        self.toast.say(render(text))

    def _offer_undo(self) -> None:
        entry = self.session.next_undo()
        self.top_bar.offer_undo(entry.label if entry else None)

    def _show_safety(self) -> None:
        from salesbook.gui.safety import safety_of

        self.sidebar.safety.show_safety(self.session.name, safety_of(self.session))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A narrow window shows icons in the sidebar."""
        super().resizeEvent(event)
        self.sidebar.narrow(self.width() < self.theme.px(NARROW_UNDER))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The first time is told: what takes long begins after it."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Keep the window's place, and write what is queued; where the window only hides, it goes on unseen."""
        keep_place(self, self.preferences)
        if self.stays():
            event.ignore()
            self.hide()
            return
        super().closeEvent(event)
        self.closed.emit()
