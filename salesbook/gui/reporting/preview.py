"""The preview: the paper with its page and size above it, or why there is none, and how far the next one is."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from salesbook.gui.papers import Nothing
from salesbook.gui.reporting.paper_view import PaperView
from salesbook.gui.theme import TITLE_ROW, Theme, grown
from salesbook.gui.widgets.elided import ElidedLabel
from salesbook.gui.widgets.empty_page import EmptyPage
from salesbook.gui.words import button, label
from salesbook.reports.report import Document
from salesbook.system.i18n import gettext as _
from salesbook.wording import render

PROGRESS_AFTER_MS, CANCEL_AFTER_MS = 400, 2000
# How large the paper may be shown: fitted to the room, or a multiple of its own size. Their order is that of the choice.
SIZES: tuple[QPdfView.ZoomMode | float, ...] = (
    QPdfView.ZoomMode.FitToWidth,
    QPdfView.ZoomMode.FitInView,
    *(0.5, 0.75, 1.0, 1.5, 2.0),
)


class Preview(QFrame):
    """`cancel_wanted` when nobody waits for the paper any more, `plan_wanted` where a visit would make one,
    `again_wanted` after giving up."""

    cancel_wanted = Signal()
    again_wanted = Signal()
    plan_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.view = PaperView(theme, self)
        self.view.turned.connect(lambda _page: self._say_page())
        self.view.zoomed.connect(self._say_zoom)
        self.page, self.lacking = ElidedLabel("muted"), label("", "warning-small")
        self.lacking.setWordWrap(True)
        self.lacking.hide()
        self.zoom = self._zoom_choice()
        self.waiting = self._waiting_row()
        self.stack = QStackedWidget()
        self.empty = EmptyPage(theme, "file-text")
        self.plan = self.empty.offer(_("Plan a visit"), self.plan_wanted.emit, "Ctrl+Shift+P")
        self.again = self.empty.offer(_("Make it again"), self.again_wanted.emit)
        self.blank = QWidget()
        for part in (self.blank, self.view, self.empty):
            self.stack.addWidget(part)
        self._lay_out()
        self._show_timers()
        self._make_keys()

    def wait(self) -> None:
        """A paper is being made: after a moment say so, after a long one offer to give up. What is shown stays."""
        self.progress.setRange(0, 0)
        if not self._soon.isActive() and not self.progress.isVisible():
            self._soon.start()
            self._late.start()

    def show_progress(self, done: int, total: int) -> None:
        """How far it is; at the very beginning nobody knows."""
        self.progress.setRange(0, total if done else 0)
        self.progress.setValue(done)

    def show_paper(self, document: Document) -> None:
        """Show a finished paper, and name in one line what its font lacks."""
        self._stop_waiting()
        self.view.show_pdf(document.pdf)
        self.stack.setCurrentWidget(self.view)
        lacking = " ".join(document.missing_glyphs)
        self.lacking.setText(_("The font lacks {signs}; they are printed as 〓.").format(signs=lacking))
        self.lacking.setVisible(bool(lacking))
        self._show_tools(True)

    def show_nothing(self, nothing: Nothing) -> None:
        """Say why there is no paper, and what to do."""
        to_do = _("Plan one, or choose other days.") if nothing.plan else _("Choose something else at the left.")
        self._show_empty(render(nothing.why), to_do)
        self.plan.setVisible(nothing.plan)

    def give_up(self) -> None:
        """Nothing is being made any more; what was shown before is not what is chosen now, so it goes."""
        self._show_empty(_("You gave up before the paper was done."), _("Fewer days make a shorter paper."))
        self.again.show()

    def _show_empty(self, why: str, to_do: str) -> None:
        self._stop_waiting()
        self.empty.say(why, to_do)
        for act in (self.plan, self.again):
            act.hide()
        self.stack.setCurrentWidget(self.empty)
        self._show_tools(False)

    def turn(self, pages: int) -> None:
        """Go so many pages on, or back."""
        if self.stack.currentWidget() is self.view:
            self.view.turn(pages)

    def state(self) -> dict[str, Any]:
        """How large the paper is shown."""
        return {"zoom": self.zoom.currentIndex(), "factor": self.view.zoomFactor()}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to a size."""
        if state["zoom"] >= 0:
            self.zoom.setCurrentIndex(state["zoom"])
        else:
            self.view.zoom(state["factor"])
            self._say_zoom()

    def _stop_waiting(self) -> None:
        self._soon.stop()
        self._late.stop()
        self.waiting.hide()

    def _show_tools(self, shown: bool) -> None:
        self.page.setVisible(shown)
        self.zoom.setVisible(shown)
        if not shown:
            self.lacking.hide()
        self._say_page()

    def _say_page(self) -> None:
        self.page.show_text(_("Page {page} of {pages}").format(page=self.view.page + 1, pages=self.view.pages))

    def _say_zoom(self) -> None:
        """The size the keys made, where it is none of those offered."""
        factor = self.view.zoomFactor()
        before = self.zoom.blockSignals(True)
        self.zoom.setCurrentIndex(SIZES.index(factor) if factor in SIZES else -1)
        self.zoom.setPlaceholderText(_percent(factor))
        self.zoom.blockSignals(before)

    def _take_zoom(self) -> None:
        place = self.zoom.currentIndex()
        chosen = SIZES[place] if place >= 0 else None
        if isinstance(chosen, float):
            self.view.zoom(chosen)
        elif chosen is not None:
            self.view.setZoomMode(chosen)

    def _show_timers(self) -> None:
        self._soon, self._late = QTimer(self), QTimer(self)
        for timer, after, what in (
            (self._soon, PROGRESS_AFTER_MS, self._show_waiting),
            (self._late, CANCEL_AFTER_MS, lambda: self.cancel.setVisible(True)),
        ):
            timer.setSingleShot(True)
            timer.setInterval(after)
            timer.timeout.connect(what)

    def _show_waiting(self) -> None:
        self.cancel.hide()
        self.waiting.show()

    def _make_keys(self) -> None:
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.ZoomIn), lambda: self.view.zoom_by(1)),
            (QKeySequence("Ctrl+="), lambda: self.view.zoom_by(1)),
            (QKeySequence(QKeySequence.StandardKey.ZoomOut), lambda: self.view.zoom_by(-1)),
            (QKeySequence("Ctrl+0"), lambda: self.zoom.setCurrentIndex(0)),
        ):
            made = QShortcut(keys, self)
            made.setContext(Qt.ShortcutContext.WindowShortcut)
            made.activated.connect(act)

    def _zoom_choice(self) -> QComboBox:
        choice = QComboBox()
        choice.setAccessibleName(_("Size of the preview"))
        choice.addItems([_("Fit width"), _("Whole page")])
        choice.addItems([_percent(size) for size in SIZES if isinstance(size, float)])
        choice.setMinimumWidth(grown(104))
        choice.currentIndexChanged.connect(lambda _index: self._take_zoom())
        return choice

    def _waiting_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(AROUND_TOOLS, 0, AROUND_TOOLS, 0)
        row.setSpacing(12)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(_("Making the paper"))
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)
        self.cancel = button(_("Cancel"), "small")
        self.cancel.clicked.connect(lambda _checked=False: self.cancel_wanted.emit())
        row.addWidget(label(_("Making the paper"), "muted"))
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancel)
        holder.hide()
        return holder

    def _lay_out(self) -> None:
        self.setProperty("look", "desk")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setContentsMargins(AROUND_TOOLS, 0, AROUND_TOOLS, 0)
        row.setSpacing(16)
        row.addWidget(self.page)
        row.addWidget(self.lacking, 1)
        row.addStretch(0)
        row.addWidget(self.zoom)
        holder = QWidget()
        holder.setLayout(row)
        holder.setFixedHeight(grown(TITLE_ROW))
        column.addWidget(holder)
        column.addWidget(self.waiting)
        column.addWidget(self.stack, 1)
        self._show_tools(False)


AROUND_TOOLS = 24


def _percent(factor: float) -> str:
    return f"{round(factor * 100)} %"
