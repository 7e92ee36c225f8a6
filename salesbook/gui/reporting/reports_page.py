"""Reports: choose one, set its options, see the paper as it will be printed, print it or save it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from salesbook.domain.text import Text
from salesbook.gui.file_names import proposed_pdf
from salesbook.gui.jobs import Job
from salesbook.gui.page import Page
from salesbook.gui.papers import Nothing, Order, PaperFailed
from salesbook.gui.prompts import Prompts
from salesbook.gui.reporting.options_form import OptionsForm
from salesbook.gui.reporting.options_panel import OptionsPanel
from salesbook.gui.reporting.press import Press
from salesbook.gui.reporting.preview import Preview
from salesbook.gui.reporting.report_list import ReportList
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.reports import REPORTS, report_named
from salesbook.reports.report import Document, Report
from salesbook.store.nouns import NOUNS
from salesbook.store.records import record_of
from salesbook.store.saving import save
from salesbook.system.progress import Progress

# Typing and stepping through days makes one paper, not ten.
TYPED_MS = 250
# How long the press waits for somebody to come back to a page that is not shown.
REST_AFTER_MS = 60_000


class ReportsPage(Page):
    """The sixth page. `paper` is the one of the settings, `prompts` asks where to save."""

    # A report may tell of anything.
    shows = frozenset(record_of(noun).table for noun in NOUNS)

    def __init__(self, session: Session, requests: Requests, theme: Theme, paper: str, prompts: Prompts) -> None:
        super().__init__(session, requests, theme)
        self._prompts = prompts
        self._forms: dict[str, OptionsForm] = {}
        self.document: Document | None = None
        self.press = Press(self)
        self.press.start()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_AFTER_MS)
        self._rest.timeout.connect(self._send_to_rest)
        session.closing.connect(self.press.close)
        self.list = ReportList(theme, REPORTS)
        self.panel = OptionsPanel(theme, paper)
        self.preview = Preview(theme)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(TYPED_MS)
        self._typed.timeout.connect(self.make)
        self._lay_out()
        self._listen()
        self.show_report(REPORTS[0])

    @property
    def form(self) -> OptionsForm:
        """The options of the report that is chosen."""
        return self._forms[self.report.name]

    @property
    def is_waiting(self) -> bool:
        """Whether the paper that is chosen is still to come."""
        return self._typed.isActive() or self.press.is_busy

    def refresh(self) -> None:
        """Make the paper again: the notebook may say something else now."""
        self.form.refresh()
        self.make()

    def show_report(self, report: Report, values: dict[str, Any] | None = None) -> None:
        """Choose a report, with options where they are given; the others stay as they were chosen last."""
        self.report = report
        if report.name not in self._forms:
            made = self._forms[report.name] = OptionsForm(self.session, report)
            made.changed.connect(self._change)
        self.form.show_values(values or {})
        self.list.choose(report)
        self.panel.show_form(self.form)
        if self.isVisible():
            self.make()

    def make(self) -> None:
        """Order the paper that is chosen; until it is there, nothing can be printed."""
        self._typed.stop()
        self._forget_paper()
        self.preview.wait()
        language, paper = self.panel.language(), self.panel.paper()
        order = Order(self.report.name, self.form.options(), self.session.today, language, paper)
        self.press.make(self.session.book, order)

    def print_paper(self) -> None:
        """Ask for a printer and print what is shown."""
        from salesbook.gui.printing import print_pdf

        if self.document is not None:
            print_pdf(self, self.document.pdf, self.requests.refused.emit)

    def save_paper(self) -> None:
        """Ask for a place and save what is shown."""
        document = self.document
        if document is None:
            return
        path = self._prompts.place_for_pdf(
            proposed_pdf(self.session.reader, self.report.name, self.form.options(), self.session.today)
        )
        if path is None:
            return

        def work(_progress: Progress) -> str:
            save(document.pdf, path)
            return path.name

        job = Job(work, QCoreApplication.instance())
        job.succeeded.connect(lambda name: self.requests.saved.emit(Text("Saved as {name}", name=name), path))
        job.refused.connect(self.requests.refused)
        job.ended.connect(job.deleteLater)
        job.start()

    def state(self) -> dict[str, Any]:
        """The report, what was chosen for each, and how the paper is shown."""
        return {
            "report": self.report.name,
            "values": {name: form.values() for name, form in self._forms.items()},
            "panel": self.panel.state(),
            "preview": self.preview.state(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to a state."""
        if not state:
            return
        self.panel.restore(state["panel"])
        self.preview.restore(state["preview"])
        for name, values in state["values"].items():
            self.show_report(report_named(name), values)
        self.show_report(report_named(state["report"]))

    def showEvent(self, event: Any) -> None:  # noqa: N802
        """The press stands ready again, and is not sent to rest."""
        self._rest.stop()
        self.press.start()
        super().showEvent(event)

    def hideEvent(self, event: Any) -> None:  # noqa: N802
        """Nobody looks at papers for a while: the press need not stand about with its fonts."""
        super().hideEvent(event)
        self._rest.start()

    def focusInEvent(self, event: Any) -> None:  # noqa: N802
        """The keyboard begins at the list."""
        super().focusInEvent(event)
        self.list.take_focus()

    def _change(self) -> None:
        self._forget_paper()
        self._typed.start()

    def _forget_paper(self) -> None:
        self.document = None
        self.panel.allow(False)

    def _show_made(self, made: Document | Nothing) -> None:
        if self._typed.isActive():
            return
        if isinstance(made, Nothing):
            self.preview.show_nothing(made)
            return
        self.document = made
        self.preview.show_paper(made)
        self.panel.allow(True)

    def _show_failed(self, error: PaperFailed) -> None:
        why = Text("An error in the program kept this paper from being made ({name}).", name=str(error) or "-")
        self.preview.show_nothing(Nothing(why))
        self.requests.broken.emit(error)

    def _send_to_rest(self) -> None:
        if not self.is_waiting:
            self.press.close()

    def _give_up(self) -> None:
        self.press.stop()
        self.preview.give_up()

    def _listen(self) -> None:
        self.list.chosen.connect(self.show_report)
        self.panel.changed.connect(self._change)
        self.panel.print_wanted.connect(self.print_paper)
        self.panel.save_wanted.connect(self.save_paper)
        self.press.made.connect(self._show_made)
        self.press.progressed.connect(self.preview.show_progress)
        self.press.failed.connect(self._show_failed)
        self.preview.cancel_wanted.connect(self._give_up)
        self.preview.again_wanted.connect(self.make)
        self.preview.plan_wanted.connect(lambda: self.requests.plan_wanted.emit(()))
        self._make_keys()

    def _make_keys(self) -> None:
        for keys, act in (
            (QKeySequence(Qt.Key.Key_PageUp), partial(self.preview.turn, -1)),
            (QKeySequence(Qt.Key.Key_PageDown), partial(self.preview.turn, 1)),
            (QKeySequence("Ctrl+S"), self.save_paper),
        ):
            made = QShortcut(keys, self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(act)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.whole_frame())
        row.setContentsMargins(1, 1, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self.panel)
        row.addWidget(self.preview, 1)
