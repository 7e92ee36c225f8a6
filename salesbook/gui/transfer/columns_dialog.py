"""What the columns of a table hold, said by the rep before the review: guessed where the heads tell, as it was said before."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from salesbook.formats.column_names import CHOICES, column_name
from salesbook.formats.columns import NAMING, Field, Meaning, meaning_from
from salesbook.gui.theme import Theme, grown_size
from salesbook.gui.transfer.tables import AskedColumn, AskedTable
from salesbook.gui.widgets.choice_popup import ChoicePopup
from salesbook.gui.widgets.hairline import hairline
from salesbook.gui.widgets.rows_table import Column, RowsTable
from salesbook.gui.words import button, label, relook
from salesbook.system.i18n import gettext as _

_HEAD, _FIELD = 200, 220
_KEEP = Meaning(Field.KEEP).key
_WHAT = 2


class ColumnsDialog(QDialog):
    """Accepted, `meanings` say what each column holds. `sheet_wanted` asks for another sheet of the file."""

    sheet_wanted = Signal(str)

    def __init__(self, parent: QWidget, theme: Theme, table: AskedTable, remembered: Mapping[str, str]) -> None:
        super().__init__(parent)
        self.asked = table
        self.meanings = {column.head: remembered.get(column.head, column.guess) for column in table.columns}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "sheet")
        self.setWindowTitle(_("What the columns hold"))
        self.resize(grown_size(860, 560, self.screen().availableSize()))
        self.popup: ChoicePopup | None = None
        self.said = label("", "small-muted")
        self.said.setWordWrap(True)
        self.go_on = button(f"{_('Continue')}   Ctrl+↵", "filled", _("Continue"))
        self.go_on.clicked.connect(self.attempt)
        self.table: RowsTable[AskedColumn] = RowsTable(theme, self._columns(), self.windowTitle(), lambda row: row.head)
        self.table.setSortingEnabled(False)
        self.table.opened.connect(self.offer)
        self.table.clicked.connect(self._clicked)
        self._lay_out(table)
        self.table.show_rows(table.columns)
        self.table.setCurrentIndex(self.table.shown.index(self._first_to_say(), 0))
        self.table.setFocus()
        self._judge()

    def _columns(self) -> tuple[Column[AskedColumn], ...]:
        return (
            Column(_("Column"), lambda row: row.head or _("Without a head"), _HEAD, bold=True),
            Column(_("What stands there"), lambda row: row.samples),
            Column(_("Becomes"), lambda row: _named(self.meanings[row.head]) + "  ▾", _FIELD),
        )

    def _lay_out(self, table: AskedTable) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(20, 14, 20, 10)
        top.setSpacing(8)
        top.addWidget(label(self.windowTitle(), "subtitle"))
        words = _("{file}: say what each column holds; Enter offers the fields. What has no field is kept as it is.")
        line = label(words.format(file=table.file))
        line.setWordWrap(True)
        top.addWidget(line)
        if len(table.sheets) > 1:
            top.addLayout(self._sheets(table))
        column.addLayout(top)
        column.addWidget(hairline())
        column.addWidget(self.table, 1)
        footer = QFrame()
        footer.setProperty("look", "footer")
        row = QHBoxLayout(footer)
        row.setContentsMargins(20, 12, 20, 12)
        row.addWidget(self.said, 1)
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        row.addWidget(self.go_on)
        column.addWidget(footer)

    def _sheets(self, table: AskedTable) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(_("Sheet"), "muted"))
        self.sheets = QComboBox()
        self.sheets.setAccessibleName(_("Sheet"))
        self.sheets.addItems(table.sheets)
        self.sheets.setCurrentText(table.sheet)
        self.sheets.activated.connect(lambda place: self.sheet_wanted.emit(table.sheets[place]))
        row.addWidget(self.sheets)
        row.addStretch(1)
        return row

    def _first_to_say(self) -> int:
        """The first column nobody knows, else the first of all."""
        kept = (place for place, one in enumerate(self.asked.columns) if self.meanings[one.head] == _KEEP)
        return next(kept, 0)

    def offer(self, column: AskedColumn) -> None:
        """Let the rep choose what a column holds."""
        now = self.meanings[column.head]
        keys = list(dict.fromkeys((*(key for key in (now, column.guess) if key not in CHOICES), *CHOICES)))
        choices = [(key, _named(key)) for key in keys]
        place = self.table.shown.rows.index(column)
        # Under the cell that it is about; the popup of a hidden widget would be hidden too.
        under = QWidget(self.table.viewport())
        under.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        under.setGeometry(self.table.visualRect(self.table.shown.index(place, _WHAT)))
        under.show()
        name = _("What “{head}” becomes").format(head=(column.head or _("Without a head"))[:60])
        self.popup = ChoicePopup(under, name, choices, _("There is no such field."))
        # What it is just now is marked.
        self.popup.list.setCurrentRow(keys.index(now))
        self.popup.chosen.connect(lambda key: self.say(column, key))
        self.popup.destroyed.connect(under.deleteLater)
        self.popup.open()

    def say(self, column: AskedColumn, key: str) -> None:
        """A column holds this."""
        self.meanings[column.head] = key
        self.table.show_rows(self.asked.columns)
        self._judge()

    def _clicked(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if index.column() == _WHAT:
            self.offer(self.asked.columns[index.row()])

    def _judge(self) -> None:
        """A table needs a column that names somebody; the others may be anything."""
        fields = [meaning.field for key in self.meanings.values() if (meaning := meaning_from(key))]
        named = any(field in NAMING for field in fields)
        kept = sum(field is Field.KEEP for field in fields)
        self.go_on.setEnabled(named)
        if not named:
            self.said.setText(_("Say which column holds the name."))
        else:
            self.said.setText(_("Columns kept as they are: {n}").format(n=kept) if kept else "")
        relook(self.said, "small-muted" if named else "warning")

    def attempt(self) -> None:
        """Go on, where somebody is named."""
        if self.go_on.isEnabled():
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Ctrl+Enter goes on; Enter alone belongs to the table."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.attempt()
        elif not enter:
            super().keyPressEvent(event)


def _named(key: str) -> str:
    meaning = meaning_from(key)
    return column_name(meaning) if meaning else key
