"""The toast: one sentence about what was done, and Undo. It goes by itself, later under the pointer or focus."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from salesbook.gui.words import button, label
from salesbook.system.i18n import gettext as _

STAYS_MS = 8000


class Toast(QFrame):
    """At the bottom middle of its parent, 16 px up. A new sentence replaces the old one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("look", "toast")
        self.words = label("")
        self._offer: QPushButton | None = None
        # What comes and goes with the offer: a line before it, its keys behind it.
        self._line, self._keys = QFrame(), label("", "toast-key")
        self._line.setProperty("look", "upright")
        self._is_new = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 4, 16, 4)
        self._row.addWidget(self.words)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go)
        parent.installEventFilter(self)
        self.hide()

    def offer(self, sentence: str, offer: str, act: Callable[[], None]) -> None:
        """Show a sentence with something new to do, which `accept` does too."""
        self.say(sentence, offer, act)
        self._is_new = True

    def say_done(self, sentence: str, undo: Callable[[], None]) -> None:
        """Show what was done, with the way to take it back and its keys."""
        keys = QKeySequence(QKeySequence.StandardKey.Undo).toString(QKeySequence.SequenceFormat.NativeText)
        self.say(sentence, _("Undo"), undo, keys)

    def say(self, sentence: str, offer: str = "", act: Callable[[], None] | None = None, keys: str = "") -> None:
        """Show a sentence, with one thing to do about it where there is one, such as to take it back."""
        self._is_new = False
        self.words.setText(sentence)
        if self._offer is not None:
            self._row.removeWidget(self._offer)
            # It goes only when the event loop has its turn, and must not be seen beside the new one until then.
            self._offer.hide()
            self._offer.deleteLater()
            self._offer = None
        if act is not None:
            self._offer = button(offer)
            # Pressed, it goes with the toast: the focus stays where the work is.
            self._offer.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._offer.clicked.connect(self.hide)
            self._offer.clicked.connect(lambda _checked=False: act())
            for part in (self._line, self._offer, self._keys):
                self._row.addWidget(part)
            # Where the toast is on the screen already, Qt would show it later, and the layout leaves out what is hidden.
            self._offer.show()
        self._keys.setText(keys)
        self._line.setVisible(act is not None)
        self._keys.setVisible(bool(keys))
        self.setAccessibleName(sentence)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(STAYS_MS)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def accept(self) -> bool:
        """Take what is offered, by key, and say whether anything was; never take back what was done."""
        offered = self.isVisible() and self._is_new and self._offer is not None
        if offered and self._offer is not None:
            self._offer.click()
        return offered

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keep the place when the window changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        parent = self._over
        self.setMaximumWidth(parent.width() - 32)
        # What the words and the button need is known to the layout only when it is asked again.
        self._row.invalidate()
        self._row.activate()
        self.resize(self.sizeHint().boundedTo(QSize(parent.width() - 32, parent.height())))
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - 16)

    def _go(self) -> None:
        if self.underMouse() or (self._offer is not None and self._offer.hasFocus()):
            self._timer.start(STAYS_MS)
        else:
            self.hide()

    def leaveEvent(self, event: Any) -> None:  # noqa: N802
        """The clock starts again when the pointer leaves."""
        super().leaveEvent(event)
        self._timer.start(STAYS_MS)
