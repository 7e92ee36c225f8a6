"""The row of an objection: heard, with the real reason, our answer and what they weigh by; or expected, with the answer."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from salesbook.domain.errors import Refused
from salesbook.domain.purchase import PurchaseReason
from salesbook.domain.text import Text
from salesbook.gui.theme import Theme
from salesbook.gui.visits.draft import ObjectionLine
from salesbook.gui.visits.known_objections import KnownObjections
from salesbook.gui.visits.rows import Row, choice_of, choose, write
from salesbook.gui.widgets.elided import ElidedButton
from salesbook.gui.widgets.suggesting import suggesting
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, word

MOST_SHOWN = 8


class ObjectionRow(Row):
    """What is typed is completed from the library; `planning` offers the answer that is known."""

    def __init__(self, theme: Theme, library: KnownObjections, *, planning: bool) -> None:
        super().__init__(theme, _("Objection"), second=_("Answer") if planning else _("Real reason"))
        self._library, self._planning = library, planning
        self._complete()
        self.suggested = ElidedButton("link")
        self.suggested.hide()
        self.suggested.clicked.connect(lambda _checked=False: self._take_the_answer())
        self.answer = QLineEdit()
        self.answer.setPlaceholderText(_("Our answer"))
        self.answer.setAccessibleName(_("Our answer"))
        judged = ((_("worked: not judged"), None), (_("it worked"), True), (_("it did not work"), False))
        self.worked = choice_of(_("Whether the answer worked"), judged)
        reasons = tuple((capitalised(word(one)), one) for one in PurchaseReason)
        self.kind = choice_of(_("What they weigh by"), ((_("weigh by: not known"), None), *reasons))
        if planning:
            self.outer.addWidget(self.suggested, 0, Qt.AlignmentFlag.AlignLeft)
            self.changed.connect(self._suggest)
            library.read.connect(self._suggest)
        else:
            self.put_below(_("Our answer, and what they weigh by"), self._more())
        library.want()

    @property
    def says_something(self) -> bool:
        """Whether anything was said or chosen in it."""
        line = self._line()
        said = bool(line.said or line.real_reason or line.answer)
        return said or (line.kind, line.worked) != (None, None) or super().says_something

    def parts(self) -> dict[str, QWidget]:
        """Those of every row, and what is rarely used."""
        return {**super().parts(), "answer": self.answer, "worked": self.worked, "kind": self.kind}

    @property
    def uses_below(self) -> bool:
        """Whether there is an answer, or what they weigh by."""
        judged = (self.kind.currentData(), self.worked.currentData()) != (None, None)
        return not self._planning and (judged or bool(self.answer.text().strip()))

    def show_line(self, line: ObjectionLine) -> None:
        """Show an objection; what is rarely used opens where it was used."""
        write(self.words, line.said)
        write(self.second, line.answer if self._planning else line.real_reason)
        write(self.answer, line.answer)
        choose(self.kind, line.kind)
        choose(self.worked, line.worked)
        self.open_below(wanted=bool(line.answer) or (line.kind, line.worked) != (None, None))
        self._suggest()

    def line(self) -> ObjectionLine:
        """What the row says. Refused where there is all but the objection itself."""
        line = self._line()
        if not line.said and not self.wordless:
            raise Refused(Text("Say what was said against, or take the objection away."))
        return line

    def _line(self) -> ObjectionLine:
        shown = self.shown if isinstance(self.shown, ObjectionLine) else ObjectionLine("")
        said, other = self.words.text().strip(), self.second.text().strip()
        if self._planning:
            return replace(shown, said=said, answer=other)
        return ObjectionLine(
            said, other, self.answer.text().strip(), self.kind.currentData(), self.worked.currentData(), self.of
        )

    def _more(self) -> QWidget:
        more = QWidget()
        grid = QGridLayout(more)
        grid.setContentsMargins(0, 0, 34, 4)
        grid.setSpacing(6)
        grid.addWidget(self.answer, 0, 0, 1, 2)
        grid.addWidget(self.worked, 1, 0)
        grid.addWidget(self.kind, 1, 1)
        self.answer.textEdited.connect(self.changed)
        for choice in (self.worked, self.kind):
            choice.currentIndexChanged.connect(self.changed)
        return more

    def _complete(self) -> None:
        completer = suggesting(self._library.sayings, self.words)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(MOST_SHOWN)
        completer.activated.connect(self._completed)
        self.words.setCompleter(completer)

    def _completed(self, said: str) -> None:
        self.words.setText(said)
        self.changed.emit()

    def _suggest(self) -> None:
        """Offer the best answer known, while none stands there."""
        found = "" if self.second.text().strip() else self._library.answer_to(self.words.text())
        self.suggested.show_text(
            _("Known answer: {answer}").format(answer=found), _("Take the known answer: {answer}").format(answer=found)
        )
        self.suggested.setVisible(self._planning and bool(found))

    def _take_the_answer(self) -> None:
        write(self.second, self._library.answer_to(self.words.text()))
        self.second.setFocus()
        self.changed.emit()
