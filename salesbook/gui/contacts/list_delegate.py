"""How a contact looks in the list: name, pips and face above; organisation, title, last touch and mark below."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from salesbook.gui.contacts.list_model import RowRole, is_late, ordered_by
from salesbook.gui.icons import pixmap
from salesbook.gui.theme import Theme, font_of
from salesbook.gui.widgets.marks import paint_face, paint_pips, pips_width
from salesbook.queries.contact_list import ContactRow
from salesbook.queries.contact_order import Order
from salesbook.system.i18n import gettext as _

MARGIN, LINES = 16, 40
FACE, MARK = 18, 14
_VCENTER = Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight
_Index = QModelIndex | QPersistentModelIndex

# A name of ten thousand characters costs no more to draw than it can show.
_LONGEST = 200


class ContactListDelegate(QStyledItemDelegate):
    """Paints the rows; text of the notebook is drawn, never rendered."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.today = date.min
        self.order = Order.NAME
        self.ring = False

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:  # noqa: N802
        """Two lines."""
        return QSize(240, self._theme.rows.two_lines)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        row: ContactRow | None = index.data(RowRole)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, box, state)
        if row is not None:
            # Compact rows have less air around their lines, not smaller lines.
            air = max(1, (box.height() - self._theme.px(LINES)) // 2)
            inner = box.adjusted(MARGIN, air, -12, -air)
            half = inner.height() // 2
            self._upper(painter, QRect(inner.left(), inner.top(), inner.width(), half), row)
            self._lower(painter, QRect(inner.left(), inner.top() + half, inner.width(), half), row)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        theme = self._theme
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(theme.selection))
            painter.fillRect(box.left(), box.top(), 3, box.height(), QColor(theme.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(theme.hover))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, QColor(theme.line))
        if self.ring and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -2))

    def _upper(self, painter: QPainter, box: QRect, row: ContactRow) -> None:
        side = self._theme.px(FACE)
        face_left = box.right() - side
        pips_left = face_left - 10 - pips_width()
        if row.emotion is not None:
            paint_face(painter, face_left, box.center().y() - side // 2, row.emotion, self._theme, side)
        if not row.colleague:
            paint_pips(painter, pips_left, box.center().y(), row.stage, self._theme)
        painter.setFont(font_of("body", bold=True))
        painter.setPen(QColor(self._theme.text))
        _draw(painter, QRect(box.left(), box.top(), pips_left - 8 - box.left(), box.height()), row.name)

    def _lower(self, painter: QPainter, box: QRect, row: ContactRow) -> None:
        theme = self._theme
        right = box.right() + 1
        mark = ("triangle-alert", theme.emotion_negative) if row.alarm else ("snowflake", theme.dating)
        if row.alarm or row.cooling:
            side = theme.px(MARK)
            painter.drawPixmap(right - side - 2, box.center().y() - side // 2, pixmap(*mark, side))
            right -= side + 6
        painter.setFont(font_of("small"))
        said = ordered_by(row, self.today, self.order)
        late = self.order is Order.NEXT and is_late(row, self.today)
        painter.setPen(QColor(theme.warning if late else theme.text_muted))
        painter.drawText(QRect(box.left(), box.top(), right - box.left(), box.height()), _VCENTER | _RIGHT, said)
        right -= painter.fontMetrics().horizontalAdvance(said) + (8 if said else 0)
        painter.setPen(QColor(theme.text_muted))
        parts = (row.organisation, row.title, _("Colleague") if row.colleague else "")
        under = " · ".join(part[:_LONGEST] for part in parts if part)
        _draw(painter, QRect(box.left(), box.top(), right - box.left(), box.height()), under)


def _draw(painter: QPainter, box: QRect, text: str) -> None:
    flat = text[:_LONGEST].replace("\n", " ")
    shown = painter.fontMetrics().elidedText(flat, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, _VCENTER | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute, shown)
