"""The column between the list and the paper: options, language and paper, which scroll; Print and Save as PDF at the foot."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from salesbook.gui.icons import icon
from salesbook.gui.reporting.options_form import OptionsForm
from salesbook.gui.theme import TITLE_ROW, Theme, grown
from salesbook.gui.words import button, label, with_icon
from salesbook.reports.page import PAPERS
from salesbook.system.i18n import LANGUAGES
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language as current_language
from salesbook.wording import render

WIDTH = 244
# Each language in its own words, as those who read it look for it.
LANGUAGE_NAMES = {"en": "English", "zh_CN": "简体中文"}
PAPER_NAMES = {"a4": "A4", "letter": "Letter"}


class OptionsPanel(QFrame):
    """`changed` when another language or paper was chosen; the form tells of its own."""

    changed = Signal()
    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, theme: Theme, paper: str) -> None:
        super().__init__()
        self.setProperty("look", "options")
        self.setFixedWidth(theme.px(WIDTH))
        self._form: OptionsForm | None = None
        self.head = label("", "head")
        self.head.setFixedHeight(grown(TITLE_ROW))
        self.languages, self.papers = self._choices(paper)
        self.print = with_icon(button(_("Print"), "filled"), icon("printer", theme.accent_text, 16))
        self.save = with_icon(button(_("Save as PDF") + "  Ctrl+S", "", _("Save as PDF")), icon("save", theme.text, 16))
        self.print.clicked.connect(lambda _checked=False: self.print_wanted.emit())
        self.save.clicked.connect(lambda _checked=False: self.save_wanted.emit())
        self._lay_out()
        self.allow(False)

    def show_form(self, form: OptionsForm) -> None:
        """Show the options of a report in the place of those before."""
        self.head.setText(render(form.report.words))
        if self._form is not None and self._form is not form:
            self._form.hide()
            self._holder.removeWidget(self._form)
        self._form = form
        self._holder.addWidget(form)
        form.show()

    def language(self) -> str:
        """The language of the paper."""
        return str(self.languages.currentData())

    def paper(self) -> str:
        """The size of the paper, by its name."""
        return str(self.papers.currentData())

    def allow(self, may: bool) -> None:
        """Whether there is a paper to print or save."""
        for one in (self.print, self.save):
            one.setEnabled(may)
            one.setToolTip("" if may else _("There is no paper to print yet."))

    def state(self) -> dict[str, Any]:
        """Language and paper; a language that was the window's follows the window."""
        own = self.language() != current_language()
        return {"language": self.language() if own else None, "paper": self.paper()}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to a state, without telling."""
        before = self.blockSignals(True)
        self.languages.setCurrentIndex(self.languages.findData(state["language"] or current_language()))
        self.papers.setCurrentIndex(self.papers.findData(state["paper"]))
        self.blockSignals(before)

    def _choices(self, paper: str) -> tuple[QComboBox, QComboBox]:
        languages, papers = QComboBox(), QComboBox()
        languages.setAccessibleName(_("Language of the paper"))
        papers.setAccessibleName(_("Size of the paper"))
        for code in LANGUAGES:
            languages.addItem(LANGUAGE_NAMES[code], code)
        for one in PAPERS:
            papers.addItem(PAPER_NAMES[one.name], one.name)
        languages.setCurrentIndex(languages.findData(current_language()))
        papers.setCurrentIndex(papers.findData(paper))
        for choice in (languages, papers):
            choice.currentIndexChanged.connect(lambda _index: self.changed.emit())
        return languages, papers

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 16)
        column.setSpacing(8)
        top = QVBoxLayout()
        top.setContentsMargins(16, 0, 16, 0)
        top.addWidget(self.head)
        column.addLayout(top)
        column.addWidget(self._scrolled(), 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 0, 16, 0)
        foot.setSpacing(8)
        foot.addWidget(self.print)
        foot.addWidget(self.save)
        column.addLayout(foot)

    def _scrolled(self) -> QScrollArea:
        inner = QWidget()
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(16, 0, 16, 8)
        outer.setSpacing(12)
        self._holder = QVBoxLayout()
        outer.addLayout(self._holder)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 4)
        grid.setColumnStretch(1, 3)
        for place, (words, choice) in enumerate(((_("Language"), self.languages), (_("Paper"), self.papers))):
            named = label(words, "muted")
            named.setBuddy(choice)
            grid.addWidget(named, 0, place)
            grid.addWidget(choice, 1, place)
        outer.addLayout(grid)
        outer.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(_("Options"))
        area.setWidget(inner)
        return area
