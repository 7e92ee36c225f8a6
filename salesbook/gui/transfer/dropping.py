"""Files dropped anywhere on a window: taken before the field or page under them would take them for text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from salesbook.gui.words import label
from salesbook.system.i18n import gettext as _

_EVENTS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.DragLeave, QEvent.Type.Drop)


def dropped_files(mime: QMimeData) -> tuple[Path, ...]:
    """The files and folders of this computer that are dropped; none where anything else is, such as a page of the web."""
    urls = mime.urls() if mime.hasUrls() else []
    if not urls or not all(url.isLocalFile() for url in urls):
        return ()
    return tuple(Path(url.toLocalFile()) for url in urls)


class DropDoor(QObject):
    """Hears the drags of a window as soon as it is shown. Text and links go on to whatever is under them."""

    def __init__(self, window: QWidget, may: Callable[[], bool], take: Callable[[tuple[Path, ...]], object]) -> None:
        super().__init__(window)
        self._window, self._may, self._take = window, may, take
        self.sign = _DropSign(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self._attach()

    def _attach(self) -> None:
        handle = self._window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Drags come to the window of the system first, and would go from there to the widget under them."""
        kind = event.type()
        if kind == QEvent.Type.Show and watched is self._window:
            self._attach()
            return False
        if kind not in _EVENTS or watched is self._window:
            return False
        return self._heard(event)

    def _heard(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragLeave:
            self.sign.hide()
            return False
        if not isinstance(event, QDropEvent):
            return False
        files = dropped_files(event.mimeData())
        # A dialog that waits for its answer comes first.
        if not files or not self._may() or QApplication.activeModalWidget() is not None:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self.sign.hide()
            # Later: whoever drags waits until the drop is answered.
            QTimer.singleShot(0, lambda: self._take(files))
        else:
            self.sign.show_over(len(files))
        return True


class _DropSign(QFrame):
    """Says over the window what a drop would do."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("look", "drop")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        self.words = label("", "subtitle")
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.words)
        self.hide()

    def show_over(self, files: int) -> None:
        """Cover the window, leaving a margin."""
        self.words.setText(_("Drop to import this file") if files == 1 else _("Drop to import these files"))
        self.setGeometry(self._window.rect().adjusted(16, 16, -16, -16))
        self.show()
        self.raise_()
