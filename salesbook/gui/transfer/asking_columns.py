"""Asking what the columns of tables hold, table by table, and remembering it in the notebook for tables of the same heads."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from salesbook.formats.table_import import Wishes
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.transfer.columns_dialog import ColumnsDialog
from salesbook.gui.transfer.tables import AskedTable
from salesbook.store.notebook import Notebook

_KEPT = "columns:"


class AskingColumns(QObject):
    """Shows a dialog for each table that nobody knows. `look_again` reads a file's other sheet: place and sheet."""

    def __init__(self, window: QWidget, session: Session, theme: Theme, look_again: Callable[[int, str], None]) -> None:
        super().__init__(window)
        self._window, self._session, self._theme, self._look_again = window, session, theme, look_again
        self.dialog: ColumnsDialog | None = None
        self._wishes: list[Wishes] = []
        self._tables: list[AskedTable] = []
        self._then: Callable[[tuple[Wishes, ...]], None] = lambda _wishes: None
        self._otherwise: Callable[[], None] = lambda: None

    def ask(
        self,
        files: Sequence[Path],
        tables: Sequence[AskedTable],
        then: Callable[[tuple[Wishes, ...]], None],
        otherwise: Callable[[], None],
    ) -> None:
        """Ask about the tables, and give what was said for each file; or that the rep gave up."""
        self._then, self._otherwise = then, otherwise
        self._wishes = [Wishes() for _file in files]
        self._tables = list(tables)
        self._next()

    def show_sheet(self, table: AskedTable) -> None:
        """Ask about another sheet of the file that was being asked about."""
        self._tables.insert(0, table)
        self._next(even_if_known=True)

    def _next(self, *, even_if_known: bool = False) -> None:
        if not self._tables:
            self._then(tuple(self._wishes))
            return
        table = self._tables.pop(0)
        self._wishes[table.place] = Wishes({}, table.sheet)
        if table.is_known and len(table.sheets) < 2 and not even_if_known:
            self._next()
            return
        self.dialog = dialog = ColumnsDialog(self._window, self._theme, table, self._remembered(table))
        dialog.finished.connect(lambda result: self._closed(dialog, result))
        dialog.sheet_wanted.connect(lambda sheet: self._other_sheet(dialog, sheet))
        dialog.open()

    def _closed(self, dialog: ColumnsDialog, result: int) -> None:
        if self.dialog is not dialog:
            return
        self.dialog = None
        table = dialog.asked
        # Given up too, or closed by the lock: what was said is there when the list is brought again.
        self._session.do(Notebook.keep, _KEPT + table.kind, json.dumps(dialog.meanings, ensure_ascii=False))
        if result != QDialog.DialogCode.Accepted:
            self._otherwise()
            return
        self._wishes[table.place] = Wishes(dict(dialog.meanings), table.sheet)
        self._next()

    def _other_sheet(self, dialog: ColumnsDialog, sheet: str) -> None:
        self.dialog = None
        dialog.reject()
        self._look_again(dialog.asked.place, sheet)

    def _remembered(self, table: AskedTable) -> dict[str, str]:
        rows = self._session.reader.rows("SELECT value FROM kept WHERE name = ?", _KEPT + table.kind)
        return {str(head): str(key) for head, key in json.loads(rows[0][0]).items()} if rows else {}
