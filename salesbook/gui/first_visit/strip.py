"""The strip of the first visit under the top bar, and the ring round what it points at. Neither takes the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from salesbook.gui.icons import pixmap
from salesbook.gui.theme import Theme, grown
from salesbook.gui.words import button, label
from salesbook.system.i18n import gettext as _

_AROUND = 5
_GLOW = 60  # of 255
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.EnabledChange)


class Strip(QFrame):
    """One step at a time: where one is, what to do, and three ways on without it."""

    skipped = Signal()
    put_off = Signal()
    ended = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("look", "guide")
        self.setAccessibleName(_("The two-minute first visit"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(8)
        mark = label("")
        mark.setPixmap(pixmap("lightbulb", theme.accent, grown(20)))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        self.title = label("", "head")
        self.words = label("")
        self.words.setWordWrap(True)
        texts.addWidget(self.title)
        texts.addWidget(self.words)
        row.addLayout(texts, 1)
        self.skip = button(_("Next step"), "small")
        self.later = button(_("Later"), "small", _("Later: go on with the first visit another time"))
        self.end = button(_("No more of this"), "small", _("End the first visit for good"))
        for made, told in ((self.skip, self.skipped), (self.later, self.put_off), (self.end, self.ended)):
            made.clicked.connect(lambda _checked=False, signal=told: signal.emit())
            row.addWidget(made)

    def show_step(self, title: str, words: str) -> None:
        """Show what to do now."""
        self.title.setText(title)
        self.words.setText(words)

    def show_end(self, title: str, words: str) -> None:
        """Say that the round is done."""
        self.show_step(title, words)
        self.skip.hide()
        self.later.hide()
        self.end.setText(_("Close"))
        self.end.setAccessibleName(_("Close"))


class Ring(QWidget):
    """A dashed line round a widget, as long as that is to be seen. The pointer goes through it."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._colour = theme.accent
        self._targets: tuple[QWidget, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def point_at(self, *targets: QWidget) -> None:
        """Go round the first of these that can be pressed just now, or, without any, away."""
        for before in self._targets:
            before.removeEventFilter(self)
        self._targets = targets
        for target in targets:
            target.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay with it."""
        if event.type() in _MOVES and watched in self._targets:
            self._follow()
        return False

    def _follow(self) -> None:
        window = self.parentWidget()
        target = next((one for one in self._targets if one.isVisible() and one.isEnabled()), None)
        if target is None or window is None:
            self.hide()
            return
        corner = target.mapTo(window, QPoint(0, 0))
        self.setGeometry(QRect(corner, target.size()).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND))
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """A dashed line in a soft glow, which nobody takes for the line of the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.rect().adjusted(3, 3, -3, -3)
        glow = QColor(self._colour)
        glow.setAlpha(_GLOW)
        painter.setPen(QPen(glow, 6))
        painter.drawRoundedRect(line, 8, 8)
        painter.setPen(QPen(QColor(self._colour), 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(line, 8, 8)
        painter.end()
