"""The notebook as a file, on the Settings page: where it lies, how safe it is, its backups, and other notebooks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from salesbook.gui.icons import pixmap
from salesbook.gui.preferences.preferences import Preferences
from salesbook.gui.requests import Requests
from salesbook.gui.safety import safety_of
from salesbook.gui.session import Session
from salesbook.gui.sidebar import shield
from salesbook.gui.theme import Theme, grown
from salesbook.gui.widgets.elided import ElidedButton
from salesbook.gui.words import button, label
from salesbook.store.backup_notes import last_backup
from salesbook.system.i18n import gettext as _

MOST_OTHERS = 5


class NotebookSection(QWidget):
    """Facts, and a button for each act."""

    def __init__(self, session: Session, preferences: Preferences, requests: Requests, theme: Theme) -> None:
        super().__init__()
        self._session, self._preferences, self._theme = session, preferences, theme
        self._requests = requests
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, theme.px(200))
        grid.setColumnStretch(1, 1)
        self.place, self.light, self.state = _selectable(), QLabel(), label("")
        self.backup, self.file = label(""), _selectable()
        for row, (words, shown) in enumerate(
            (
                (_("Place"), self.place),
                (_("Safety"), self._with_light()),
                (_("Last backup"), self.backup),
                (_("Its file"), self.file),
            )
        ):
            grid.addWidget(label(words), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(shown, row, 1)
        column.addLayout(grid)
        self.back_up = button(_("Back up now"), "filled")
        self.restore = button(_("Restore a backup"))
        self.back_up.clicked.connect(lambda _checked=False: requests.back_up_wanted.emit())
        self.restore.clicked.connect(lambda _checked=False: requests.restore_wanted.emit())
        column.addLayout(_row(self.back_up, self.restore))
        column.addSpacing(8)
        column.addWidget(label(_("Other notebooks"), "head"))
        self.others = QVBoxLayout()
        self.others.setSpacing(4)
        column.addLayout(self.others)
        self.other, self.new = button(_("Open another notebook")), button(_("New notebook"))
        self.other.clicked.connect(lambda _checked=False: requests.notebook_wanted.emit(None))
        self.new.clicked.connect(lambda _checked=False: requests.new_notebook_wanted.emit())
        column.addLayout(_row(self.other, self.new))

    def refresh(self) -> None:
        """Ask how things stand."""
        safety = safety_of(self._session)
        note = last_backup(self._session.reader)
        self.place.setText(str(self._session.path))
        self.light.setPixmap(pixmap(*shield(safety.light, self._theme), grown(16)))
        self.state.setText(safety.state)
        self.backup.setText(safety.backup)
        self.file.setText(note.file or _("None"))
        self._show_others()

    def _show_others(self) -> None:
        while (item := self.others.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        others = [path for path in self._preferences.recent() if path != self._session.path][:MOST_OTHERS]
        for path in others:
            made = ElidedButton("link")
            made.show_text(str(path), _("Open {file}").format(file=path))
            made.clicked.connect(lambda _checked=False, path=path: self._requests.notebook_wanted.emit(path))
            self.others.addWidget(made)
        if not others:
            self.others.addWidget(label(_("None was opened lately."), "muted"))

    def _with_light(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.state.setWordWrap(True)
        row.addWidget(self.light, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.state, 1)
        return holder


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for made in buttons:
        row.addWidget(made)
    row.addStretch(1)
    return row


def _selectable() -> QLabel:
    """A path that can be copied."""
    made = label("")
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
