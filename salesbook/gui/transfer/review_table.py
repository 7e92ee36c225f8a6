"""The table of a review: arrows choose rows, M, A and S say what becomes of them, Enter and the pointer offer it as a menu."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from salesbook.domain.duplicates import Verdict
from salesbook.formats.format import RowProblem
from salesbook.gui.icons import pixmap
from salesbook.gui.theme import Theme, font_of
from salesbook.gui.transfer.choices import Choice
from salesbook.gui.transfer.review import CardRow, Row
from salesbook.gui.transfer.review_model import Column, ReviewModel, RowRole
from salesbook.gui.transfer.transfer_words import choice_words
from salesbook.system.i18n import gettext as _

KEYS = {Choice.MERGE: Qt.Key.Key_M, Choice.ADD: Qt.Key.Key_A, Choice.SKIP: Qt.Key.Key_S}
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
# The picture of what a row is, and where the words of the first column begin: under the title of the dialog.
MARK, LEFT_EDGE = 14, 20
# The columns at text of 100 %, the others share what is left; and the least of one.
WIDTHS, LEAST = {Column.NAME: 160, Column.ORGANISATION: 140, Column.CHOICE: 140}, 84
_BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_Index = QModelIndex | QPersistentModelIndex


class ReviewTable(QTableView):
    """`rows_chosen` comes when other rows are chosen."""

    rows_chosen = Signal()

    def __init__(self, model: ReviewModel, theme: Theme) -> None:
        super().__init__()
        self.review = model
        self._look = _ReviewDelegate(theme, model)
        self.setModel(model)
        self.setItemDelegate(self._look)
        self.setAccessibleName(_("What is in the files"))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.rows.table)
        self._lay_out_columns(theme)
        model.modelReset.connect(self.rows_chosen)

    def _lay_out_columns(self, theme: Theme) -> None:
        self._theme = theme
        head = self.horizontalHeader()
        head.setDefaultAlignment(_LEFT)
        head.setHighlightSections(False)
        head.setProperty("look", "wide")
        head.setMinimumSectionSize(theme.px(LEAST) - 4)
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for column, width in WIDTHS.items():
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            head.resizeSection(column, theme.px(width))
        head.setSectionResizeMode(Column.WHAT, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Name and organisation give way where the choice would be out of sight."""
        super().resizeEvent(event)
        px, head = self._theme.px, self.horizontalHeader()
        over = px(sum(WIDTHS.values()) + LEAST) - self.viewport().width()
        for column in (Column.ORGANISATION, Column.NAME):
            given = max(0, min(over, px(WIDTHS[column] - LEAST)))
            head.resizeSection(column, px(WIDTHS[column]) - given)
            over -= given

    def chosen_rows(self) -> list[Row]:
        """The chosen rows, in the order of the table."""
        ranges = self.selectionModel().selection()
        spans = sorted((ranges.at(n).top(), ranges.at(n).bottom()) for n in range(ranges.count()))
        return [row for first, last in spans for row in self.review.shown[first : last + 1]]

    def choose_first(self) -> None:
        """Begin at the top."""
        # Not selectRow, which toggles while somebody still holds Ctrl.
        flags = QItemSelectionModel.SelectionFlag
        if self.review.shown:
            self.selectionModel().setCurrentIndex(self.review.index(0, 0), flags.ClearAndSelect | flags.Rows)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802
        """The panel follows."""
        super().selectionChanged(selected, deselected)
        self.rows_chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """A letter chooses what becomes of the rows; Enter offers it as a menu."""
        self._look.ring = True
        key = Qt.Key(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        choice = next((one for one, its_key in KEYS.items() if its_key == key), None)
        if plain and choice is not None:
            self.review.choose(self.chosen_rows(), choice)
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._offer(self.currentIndex())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """No ring for the pointer."""
        self._look.ring = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click on what becomes of a card offers the other possibilities."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.column() == Column.CHOICE:
            self._offer(index)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """A ring for the keyboard."""
        self._look.ring = event.reason() in _BY_KEYS
        super().focusInEvent(event)

    def _offer(self, index: _Index) -> None:
        row = index.data(RowRole)
        if not isinstance(row, CardRow) or len(self.review.offered(row)) < 2:
            return
        menu = QMenu(self)
        menu.setAccessibleName(_("What becomes of it"))
        for choice in self.review.offered(row):
            act = menu.addAction(choice_words(choice, row.verdict))
            act.setCheckable(True)
            act.setChecked(self.review.choice_of(row) is choice)
            act.triggered.connect(lambda _checked=False, one=choice: self.review.choose(self.chosen_rows(), one))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box = self.visualRect(self.review.index(index.row(), Column.CHOICE))
        menu.popup(self.viewport().mapToGlobal(box.bottomLeft() + QPoint(4, 0)))


class _ReviewDelegate(QStyledItemDelegate):
    """Paints the cells; text of the files is drawn, never rendered."""

    def __init__(self, theme: Theme, model: ReviewModel) -> None:
        super().__init__()
        self._theme, self._model = theme, model
        self.ring = False

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:  # noqa: N802
        """One line."""
        return QSize(100, self._theme.rows.table)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one cell."""
        row: Row = index.data(RowRole)
        box: QRect = option.rect
        column = Column(index.column())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, box, option.state, column)
        room = box.adjusted(LEFT_EDGE if column is Column.NAME else 8, 0, -6, -1)
        if column is Column.WHAT:
            side = self._theme.px(MARK)
            painter.drawPixmap(room.left(), room.center().y() - side // 2, pixmap(*self._mark(row), side))
            room.setLeft(room.left() + side + 8)
        words = str(index.data() or "")
        if column is Column.CHOICE and isinstance(row, CardRow):
            self._choice(painter, room, words, free=len(self._model.offered(row)) > 1)
        else:
            painter.setFont(font_of("body", bold=column is Column.NAME and isinstance(row, CardRow)))
            painter.setPen(QColor(self._colour(row, column)))
            _draw(painter, room, words)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag, column: Column) -> None:
        theme = self._theme
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(theme.selection))
            if column is Column.NAME:
                painter.fillRect(box.left(), box.top(), 3, box.height(), QColor(theme.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(theme.hover))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, QColor(theme.line))
        if self.ring and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -2))

    def _mark(self, row: Row) -> tuple[str, str]:
        if isinstance(row, RowProblem):
            return "triangle-alert", self._theme.warning
        marks = {Verdict.NEW: "user-plus", Verdict.IDENTICAL: "check", Verdict.SAME_PERSON: "users"}
        return marks[row.verdict], self._theme.text_muted

    def _colour(self, row: Row, column: Column) -> str:
        is_quiet = column is Column.ORGANISATION or isinstance(row, RowProblem)
        skipped = self._model.choice_of(row) is Choice.SKIP
        if column is Column.WHAT and not skipped:
            return self._theme.text
        return self._theme.text_muted if is_quiet or skipped else self._theme.text

    def _choice(self, painter: QPainter, room: QRect, words: str, *, free: bool) -> None:
        theme = self._theme
        painter.setFont(font_of("small"))
        if not free:
            painter.setPen(QColor(theme.text_muted))
            _draw(painter, room.adjusted(11, 0, 0, 0), words)
            return
        side = theme.px(MARK)
        width = min(room.width(), painter.fontMetrics().horizontalAdvance(words) + side + 26)
        high = min(theme.px(24), room.height() - 2)
        chip = QRect(room.left(), room.center().y() - high // 2 + 1, width, high)
        painter.setPen(QPen(QColor(theme.line_strong), 1))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(chip, high / 2, high / 2)
        painter.setPen(QColor(theme.text))
        _draw(painter, chip.adjusted(11, 0, -side - 8, 0), words)
        chevron = pixmap("chevron-down", theme.text_muted, side)
        painter.drawPixmap(chip.right() - side - 5, chip.center().y() - side // 2, chevron)


def _draw(painter: QPainter, box: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, box.width()))
    painter.drawText(box, _LEFT, shown)
