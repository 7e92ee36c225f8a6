"""The review of an import before anything is written, and afterwards what was done. Ctrl+Enter imports from anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from salesbook.domain.duplicates import Verdict
from salesbook.domain.errors import SalesbookError
from salesbook.formats.table_import import Wishes
from salesbook.gui.forms.filled import Filled
from salesbook.gui.forms.form_dialog import FormDialog
from salesbook.gui.jobs import Job, progress_dialog
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme, grown_size
from salesbook.gui.transfer.card_panel import CardPanel
from salesbook.gui.transfer.choices import Choice, Counts, kind_of
from salesbook.gui.transfer.review import CardRow, Review, write
from salesbook.gui.transfer.review_chips import ReviewChips
from salesbook.gui.transfer.review_model import Column, ReviewModel
from salesbook.gui.transfer.review_table import ReviewTable
from salesbook.gui.transfer.transfer_words import done_sentence, outcome, problem_list, read_sentence, summary
from salesbook.gui.widgets.careful import Loss
from salesbook.gui.widgets.hairline import hairline
from salesbook.gui.words import button, label, relook
from salesbook.store.journal import JournalEntry
from salesbook.system.i18n import gettext as _
from salesbook.system.progress import Progress
from salesbook.wording import render


class ImportDialog(FormDialog):
    """Shows what a Review holds, lets the rep choose, and writes it as one step."""

    form = "import"

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        requests: Requests,
        theme: Theme,
        review: Review,
        files: tuple[Path, ...] = (),
        wishes: tuple[Wishes, ...] = (),
    ) -> None:
        super().__init__(parent)
        self._session, self._requests, self._theme = session, requests, theme
        self._review = review
        self._job: Job | None = None
        self._done: Counts | None = None
        self._before: JournalEntry | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Import contacts"))
        self.resize(grown_size(1120, 660, self.screen().availableSize()))
        self.setMinimumSize(860, 480)
        self.model = ReviewModel(review)
        self.table = ReviewTable(self.model, theme)
        self.panel = CardPanel(session, self.model, theme)
        self.head = label(read_sentence(review))
        self.head.setWordWrap(True)
        self.chips = ReviewChips(self.model)
        self.said = label("", "small-muted")
        self.said.setWordWrap(True)
        self.feet = QStackedWidget()
        # What waits while something is written; Cancel stands in a window of its own.
        self.body = QWidget()
        self._lay_out()
        said = [{"columns": dict(one.columns), "sheet": one.sheet} for one in wishes]
        self.attend(session, {"files": [str(file.resolve()) for file in files], "wishes": said}, {})
        self._listen()
        self._show_outcome()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.body)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(20, 14, 20, 10)
        top.setSpacing(8)
        self.title = label(self.windowTitle(), "subtitle")
        top.addWidget(self.title)
        top.addWidget(self.head)
        top.addWidget(self.chips)
        column.addLayout(top)
        column.addWidget(hairline())
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.table, 1)
        middle.addWidget(self.panel)
        column.addLayout(middle, 1)
        footer = QFrame()
        footer.setProperty("look", "footer")
        row = QHBoxLayout(footer)
        row.setContentsMargins(20, 12, 20, 12)
        row.addWidget(self.said, 1)
        self.feet.addWidget(self._acts_before())
        self.feet.addWidget(self._acts_after())
        row.addWidget(self.feet)
        column.addWidget(footer)

    def _acts_before(self) -> QWidget:
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        self.take = button(f"{_('Import')}   Ctrl+↵", "filled", _("Import"))
        self.take.clicked.connect(self.attempt)
        return _side_by_side(cancel, self.take)

    def _acts_after(self) -> QWidget:
        self.copy = button(_("Copy the list"))
        self.copy.setVisible(bool(self._review.problems))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(problem_list(self._review.problems)))
        self.back = button(_("Undo"))
        self.back.clicked.connect(self._take_back)
        self.close_it = button(_("Close"), "filled")
        self.close_it.clicked.connect(self.accept)
        return _side_by_side(self.copy, self.back, self.close_it)

    def _listen(self) -> None:
        self.table.rows_chosen.connect(self._show_rows)
        self.model.chosen.connect(self._show_outcome)
        self.model.chosen.connect(self._show_rows)
        self.model.chosen.connect(self.keeper.touch)
        self.panel.picked.connect(lambda choice: self.model.choose(self.table.chosen_rows(), choice))
        self.panel.picked_for_all.connect(self._choose_for_all)
        self.chips.picked.connect(self._filter)
        # Where something is to decide, the first of it is shown; else the import is one key away.
        doubtful = self.model.number_of(Verdict.SAME_PERSON)
        if doubtful:
            self.chips.choose(Verdict.SAME_PERSON)
        self.table.choose_first()
        (self.table if doubtful or not self._review.cards else self.take).setFocus()
        self._show_rows()

    def _show_rows(self) -> None:
        self.panel.show_rows(self.table.chosen_rows())

    def _choose_for_all(self, choice: Choice) -> None:
        first = next((row for row in self.table.chosen_rows() if isinstance(row, CardRow)), None)
        if first is not None:
            self.model.choose(self.model.of_kind(kind_of(first)), choice)

    def _filter(self) -> None:
        if self.chips.shows_all:
            self.model.show_all()
        else:
            self.model.show_only(self.chips.filter)
        self.table.setColumnHidden(Column.CHOICE, not self.chips.shows_all and self.chips.filter is None)
        self.table.choose_first()

    def _show_outcome(self) -> None:
        found = self.model.counts()
        self.said.setText(render(outcome(found)))
        relook(self.said, "small-muted")
        self.take.setEnabled(bool(found.added or found.merged))

    def attempt(self) -> None:
        """Write what was chosen, in a process of its own; cancelled or refused, nothing was written and the choices stand."""
        if self._job is not None or self._done is not None or not self.take.isEnabled():
            return
        what = self.model.wanted()
        write_apart = self._session.write_apart
        self._before = self._session.next_undo()

        def work(progress: Progress) -> None:
            write_apart(write, what, progress=progress)

        # The application's: it lives until its work has ended, whatever happens to the window.
        self._job = job = Job(work, QCoreApplication.instance())
        self._session.closing.connect(job.cancel)
        progress_dialog(job, _("Writing the contacts"), self)
        self.body.setEnabled(False)
        job.succeeded.connect(self._written)
        job.refused.connect(self._refuse)
        job.cancelled.connect(self._cancelled)
        job.ended.connect(self._ended)
        job.ended.connect(job.deleteLater)
        job.start()

    @property
    def is_writing(self) -> bool:
        """Whether it is being written just now."""
        return self._job is not None

    def _ended(self) -> None:
        self._job = None
        self.body.setEnabled(True)
        (self.close_it if self._done is not None else self.take).setFocus()

    def _cancelled(self) -> None:
        """Whoever cancels in the last moment may be too late; then it is said that it was written."""
        if self._session.next_undo() != self._before:
            self._written()
        else:
            self.said.setText(_("Cancelled. Nothing was imported."))

    def _refuse(self, error: SalesbookError) -> None:
        self.said.setText(render(error.text))
        relook(self.said, "warning")

    def _written(self, _nothing: object = None) -> None:
        """Say what was done, and list what could not be read."""
        self._done = found = self.model.counts()
        self._session.look_round()
        self.title.setText(_("Imported"))
        problems = len(self._review.problems)
        self.head.setText(done_sentence(found, problems))
        self.said.setText(_("One undo takes all of it back."))
        relook(self.said, "small-muted")
        self.chips.hide()
        self.panel.hide()
        self.model.is_written = True
        self.keeper.forget()
        if problems:
            self.model.show_only(None)
            self.table.setColumnHidden(Column.CHOICE, True)
        self.feet.setCurrentIndex(1)

    def _take_back(self) -> None:
        self._done = None
        self._session.undo()
        super().accept()

    def typed(self) -> Filled:
        """What was chosen by hand, and of how many cards."""
        return {"choices": self.model.by_hand(), "cards": len(self._review.cards)}

    def fill(self, values: Mapping[str, Any]) -> None:
        """Choose that again, where the files still hold as many cards."""
        if values["cards"] == len(self._review.cards):
            self.model.choose_again(values["choices"])

    def loss(self) -> Loss | None:
        """What was chosen card by card."""
        if not self.is_changed:
            return None
        return Loss(_("Discard what you chose for the cards?"), _("Keep choosing"), _("Discard"))

    def done(self, result: int) -> None:
        """Closed: the window says what was imported, with Undo."""
        if self._job is not None:
            return
        if self._done is not None:
            self._requests.said.emit(summary(self._done))
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Ctrl+Enter imports; Enter closes what is done; Escape leaves."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.feet.currentIndex() == 1:
            self.accept()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.attempt()
        elif not enter:
            super().keyPressEvent(event)


def _side_by_side(*buttons: QPushButton) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    for made in buttons:
        row.addWidget(made)
    return holder
