"""The help beside the work: contents, pages with links, back and forward, and a search through all of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from salesbook.gui.help.help_view import HelpView
from salesbook.gui.help.topics import TOPICS, text_of, title_of
from salesbook.gui.icons import icon
from salesbook.gui.theme import Theme, grown, grown_size
from salesbook.gui.words import aside, button, label
from salesbook.system.i18n import gettext as _

CONTENTS_WIDTH = 204


class HelpWindow(QDialog):
    """Not modal: one reads and works. Escape closes it."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Help"))
        self.resize(grown_size(880, 620, self.screen().availableSize()))
        self.setMinimumSize(640, 420)
        self._theme = theme
        self._seen: list[str] = []
        self._at = -1
        self.contents = QListWidget()
        self.view = HelpView(theme)
        self.back = self._arrow("chevron-left", _("Back"), theme, -1)
        self.forward = self._arrow("chevron-right", _("Forward"), theme, 1)
        self.field = _FindField(theme.px(240))
        self.found = label("", "small-muted")
        self._lay_out()
        self._listen()
        # One reads: the page keys scroll the text, and Tab leads to the contents.
        self.view.setFocus()

    def show_topic(self, topic: str) -> None:
        """Show a topic, and note the way there."""
        if self._seen[self._at : self._at + 1] != [topic]:
            self._seen[self._at + 1 :] = [topic]
            self._at = len(self._seen) - 1
        self._show()

    def go(self, step: int) -> None:
        """A page back, or forward again."""
        if 0 <= self._at + step < len(self._seen):
            self._at += step
            self._show()

    def find_words(self, *, back: bool = False) -> None:
        """The next place of the words, on this page and then on the others."""
        words = self.field.text().strip()
        if not words or self.view.find_next(words, back=back):
            self.found.setText("")
            return
        place, step = TOPICS.index(self.view.topic), -1 if back else 1
        others = [TOPICS[(place + step * number) % len(TOPICS)] for number in range(1, len(TOPICS) + 1)]
        for topic in others:
            if words.casefold() in text_of(topic).casefold():
                self.show_topic(topic)
                if back:
                    self.view.moveCursor(self.view.textCursor().MoveOperation.End)
                if self.view.find_next(words, back=back):
                    self.found.setText("")
                    return
        self.found.setText(_("Not found"))

    def _show(self) -> None:
        topic = self._seen[self._at]
        self.view.show_topic(topic)
        self.contents.blockSignals(True)
        self.contents.setCurrentRow(TOPICS.index(topic))
        self.contents.blockSignals(False)
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at < len(self._seen) - 1)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.contents.setAccessibleName(_("Contents"))
        self.contents.setProperty("look", "contents")
        self.contents.setFixedWidth(self._theme.px(CONTENTS_WIDTH))
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for topic in TOPICS:
            item = QListWidgetItem(title_of(topic))
            item.setSizeHint(QSize(CONTENTS_WIDTH, self._theme.px(34)))
            self.contents.addItem(item)
        row.addWidget(self.contents)
        column = QVBoxLayout()
        column.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.addWidget(self.back)
        bar.addWidget(self.forward)
        bar.addStretch(1)
        bar.addWidget(self.found)
        bar.addWidget(self.field)
        column.addLayout(bar)
        column.addWidget(self.view, 1)
        row.addLayout(column, 1)

    def _listen(self) -> None:
        self.contents.currentRowChanged.connect(lambda place: self.show_topic(TOPICS[place]))
        self.view.topic_wanted.connect(self.show_topic)
        self.field.returnPressed.connect(self.find_words)
        self.field.back_wanted.connect(lambda: self.find_words(back=True))
        for keys, act in (
            (QKeySequence.StandardKey.Find, self._enter_field),
            (QKeySequence.StandardKey.FindNext, self.find_words),
            (QKeySequence("Alt+Left"), lambda: self.go(-1)),
            (QKeySequence("Alt+Right"), lambda: self.go(1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _enter_field(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _arrow(self, picture: str, words: str, theme: Theme, step: int) -> QPushButton:
        made = button("", "quiet", words)
        made.setIcon(icon(picture, theme.text_muted, 16))
        made.setFixedWidth(grown(36))
        made.setToolTip(aside(words, f"Alt+{'←' if step < 0 else '→'}"))
        made.clicked.connect(lambda _checked=False: self.go(step))
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter is the field's; Escape closes."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)


class _FindField(QLineEdit):
    """Enter goes on, Shift+Enter back."""

    back_wanted = Signal()

    def __init__(self, wide: int) -> None:
        super().__init__()
        self.setPlaceholderText(_("Find in the help    Ctrl+F"))
        self.setAccessibleName(_("Find in the help"))
        self.setFixedWidth(wide)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Shift+Enter is no Enter."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)
